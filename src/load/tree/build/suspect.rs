//! What YAML can read and nobody means.

use super::{Builder, Entry, Frame, Key, Kind, Next, Scalar, Stop, Style, Value, Why};
use crate::finding::Said;
use crate::load::keys::is_a_key;
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};
use crate::source::Span;

impl<'t> Builder<'t, '_> {
    /// Refuses what YAML can read and nobody means.
    pub(super) fn suspect(&self, value: &Value<'t>, start: usize) -> Result<(), Stop> {
        match (self.stack.last(), value) {
            (Some(Frame { brackets: true, kind: Kind::Map(_, Next::Value(key)), .. }), Value::Null)
                if key.text.contains([':', '：']) =>
            {
                Err(self.fault(key.span.start as usize, Why::ColonInKey))
            }
            (Some(Frame { brackets: true, kind: Kind::Map(entries, Next::Value(key)), .. }), Value::Null)
                if entries.last().is_some_and(|before| {
                    is_rest_of_number(self.text, before, key) || is_rest_of_figure(self.text, before, key)
                }) =>
            {
                Err(self.fault(key.span.start as usize, Why::CommaInNumber))
            }
            (Some(Frame { brackets: true, kind: Kind::Map(entries, Next::Value(key)), .. }), Value::Null)
                if entries.last().is_some_and(|before| is_rest_of_text(self.text, before, key)) =>
            {
                Err(self.fault(key.span.start as usize, Why::CommaInText))
            }
            (None, Value::Scalar(scalar)) if scalar.style == Style::Plain => {
                Err(self.fault(start, Why::OnlyText))
            }
            (Some(_), Value::Scalar(Scalar { text, style: Style::Plain })) if self.is_field(text, start) => {
                Err(self.fault(start, Why::OnlyText))
            }
            (_, Value::Scalar(Scalar { text, style: Style::Plain })) if text.starts_with('｛') => {
                Err(self.fault(start, Why::WideBracket))
            }
            _ => Ok(()),
        }
    }

    /// Refuses an anchor, of the node at `start`, that takes a field's colon into its name: `&gz-zwsj:`.
    pub(super) fn suspect_anchor(&self, anchor: usize, start: usize) -> Result<(), Stop> {
        if anchor == 0 {
            return Ok(());
        }
        let sign = self.indicator(b"&", start);
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
        let named = self.text[sign..].split(ends).next().unwrap_or_default();
        if named.starts_with('&') && named.ends_with(':') {
            return Err(self.fault(sign, Why::SignBeforeName));
        }
        Ok(())
    }

    /// Whether a text that begins its line is a field whose colon is wrong.
    fn is_field(&self, text: &str, start: usize) -> bool {
        let begins_line = self.text[..start].trim_end_matches(' ').ends_with('\n');
        let runs_on = self.text[self.last.0..self.last.1].contains('\n');
        let colon = text.find([':', '：']).filter(|_| begins_line || runs_on && self.is_item());
        colon.is_some_and(|colon| is_a_key(text[..colon].trim_end()))
    }

    fn is_item(&self) -> bool {
        matches!(self.stack.last(), Some(Frame { brackets: false, kind: Kind::List(_), .. }))
    }

    /// A finding for each text that seems to begin with `&`, `&热线 运行`: what follows the sign was taken for a name under
    /// which the text could be repeated, and nothing repeats it.
    pub(super) fn anchors_for_text(&mut self) {
        for span in std::mem::take(&mut self.unused).into_values() {
            let before = &self.text[..span.start as usize];
            let Some(sign) = before.rfind('&').filter(|sign| !before[*sign..].is_ascii()) else { continue };
            let written = &self.text[sign..span.end as usize];
            let field = Line::at(self.text, sign).field(self.text);
            self.find(
                &rules::VALUE_NEEDS_QUOTES,
                Span::new(sign, span.end as usize),
                Said::new(
                    format!("“{}”以“&”开头，不加引号就读不全", shorten(written)),
                    format!(
                        "“{}” begins with “&” and cannot be read without quotation marks",
                        shorten(written)
                    ),
                ),
                Said::new(
                    format!("把整段文字放进英文引号：'{}'", shorten(written)),
                    format!("put the whole text in quotation marks: '{}'", shorten(written)),
                ),
            );
            if let Some(finding) = self.findings.last_mut() {
                finding.place.field = field;
            }
        }
    }
}

/// Whether `key` is only what follows the comma of a text: `线上` in `{名称: 培训,线上}`.
fn is_rest_of_text(text: &str, before: &Entry<'_>, key: &Key<'_>) -> bool {
    let is_text = |value: &Value<'_>| matches!(value, Value::Scalar(scalar) if scalar.style == Style::Plain);
    let behind = text[key.span.range().end..].trim_start_matches(' ');
    is_text(&before.value.value)
        && behind.starts_with([',', '}'])
        && key.text.starts_with(char::is_alphabetic)
        && !key.text.contains([':', '：'])
        && !is_a_key(&key.text)
        && text[before.value.span.range().end..key.span.range().start].trim() == ","
}

/// Whether `key` is only what follows the comma of a number: `057.92` in `{甲: 49,057.92}`.
fn is_rest_of_number(text: &str, before: &Entry<'_>, key: &Key<'_>) -> bool {
    let span = before.value.span.range();
    let number = text.get(span.clone()).unwrap_or_default();
    span.end + 1 == key.span.start as usize
        && number.ends_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|b| matches!(b, b'0'..=b'9' | b'_' | b'-' | b'+'))
        && key.text.starts_with(|c: char| c.is_ascii_digit())
        && key.text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'.'))
}

/// Whether `key` is only what follows the comma of a figure with words around it: `415人次` in `{实际完成值: ≥3,415人次}`.
fn is_rest_of_figure(text: &str, before: &Entry<'_>, key: &Key<'_>) -> bool {
    let is_plain = matches!(&before.value.value, Value::Scalar(scalar) if scalar.style == Style::Plain);
    let span = before.value.span.range();
    let written = text.get(span.clone()).unwrap_or_default();
    let head = written.trim_end_matches(|c: char| c.is_ascii_digit());
    is_plain
        && span.end + 1 == key.span.start as usize
        && (1..=3).contains(&(written.len() - head.len()))
        && !head.ends_with(['.', ',', '_'])
        && key.text.bytes().take_while(u8::is_ascii_digit).count() == 3
}
