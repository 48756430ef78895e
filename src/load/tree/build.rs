//! Events of the YAML parser → nodes with spans. Knows the limits and what we refuse of YAML; stops at the first place
//! where the text is not YAML and says where it was.

mod alias;
mod refuse;
mod suspect;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, StructureStyle};

use super::{Entry, Key, MAX_DEPTH, MAX_NODES, MAX_TEXT, Node, Scalar, Style, Value};
use crate::finding::{Finding, Said};
use crate::source::Span;

use alias::Weight;

/// What one reading of a text brought.
pub(super) struct Built<'t> {
    /// The tree; none in an empty file.
    pub(super) root: Option<Node<'t>>,
    /// What is wrong although it could be read.
    pub(super) findings: Vec<Finding>,
    /// Why reading ended before the end.
    pub(super) stop: Option<Stop>,
}

/// Why reading ended before the end of the text.
pub(super) enum Stop {
    /// A limit: nothing more is to be had from this file.
    Limit(Box<Finding>),
    /// Not YAML from here on.
    Syntax(Fault),
}

/// A place that cannot be read, with what was known there.
pub(super) struct Fault {
    /// Byte where the parser gave up.
    pub(super) at: usize,
    /// Why.
    pub(super) why: Why,
    /// The last text before it, which may run on over several lines by mistake; empty if it was in quotation marks.
    pub(super) last: (usize, usize),
    /// The outermost bracket that is still open.
    pub(super) bracket: Option<usize>,
}

/// Why a place cannot be read.
pub(super) enum Why {
    /// The parser's reason.
    Yaml(ErrorKind),
    /// A key without a value in brackets, which holds a colon: `{名称：x}`.
    ColonInKey,
    /// A number in brackets that its comma divides in two: `{甲: 49,057.92}`, `{甲: ≥3,415人次}`.
    CommaInNumber,
    /// A key without a value in brackets, which is the rest of a text with a comma: `{名称: 培训,线上}`.
    CommaInText,
    /// A key that begins with a full-width space.
    SpaceBeforeKey,
    /// The sign at the place has a meaning in YAML that cannot be meant here.
    Sign,
    /// The sign at the place takes what ends in a colon for a name of its own.
    SignBeforeName,
    /// The whole file is one text.
    OnlyText,
    /// Fields in full-width brackets, which read as one text or key.
    WideBracket,
}

/// Reads `text` of the file at `path`.
pub(super) fn build<'t>(text: &'t str, path: &Arc<str>) -> Built<'t> {
    let mut options = Options::default();
    options.emit_unresolved_aliases = true;
    options.block_scalar_eof_without_line_feed = true;
    let mut builder = Builder {
        text,
        path,
        at: 0,
        last: (0, 0),
        nodes: 0,
        copied: 0,
        stack: Vec::new(),
        root: None,
        anchors: HashMap::new(),
        unused: BTreeMap::new(),
        findings: Vec::new(),
        documents: 0,
    };
    let mut stop = None;
    for next in Parser::new_from_str_with_options(text, options) {
        let step = match next {
            Ok((event, span)) => builder.event(event, span),
            Err(error) => Err(builder.syntax(&error)),
        };
        match step {
            Ok(Go::On) => {}
            Ok(Go::Enough) => break,
            Err(why) => {
                stop = Some(why);
                break;
            }
        }
    }
    if stop.is_none() {
        builder.anchors_for_text();
    }
    Built { root: builder.root, findings: builder.findings, stop }
}

/// A parser's span in bytes.
fn bytes(span: granit_parser::Span) -> (usize, usize) {
    let start = span.start.byte_offset().unwrap_or(span.start.index());
    (start, span.end.byte_offset().unwrap_or(span.end.index()))
}

enum Go {
    On,
    Enough,
}

/// A group or list that is still open.
struct Frame<'t> {
    start: usize,
    brackets: bool,
    anchor: usize,
    whole: bool,
    kind: Kind<'t>,
}

enum Kind<'t> {
    List(Vec<Node<'t>>),
    Map(Vec<Entry<'t>>, Next<'t>),
}

/// What the next node of a group is.
enum Next<'t> {
    Key,
    Value(Key<'t>),
    /// The value of a key that was refused.
    Dropped,
}

struct Builder<'t, 'f> {
    text: &'t str,
    path: &'f Arc<str>,
    /// Behind the last sign that was read.
    at: usize,
    last: (usize, usize),
    nodes: usize,
    /// Bytes that aliases have copied.
    copied: usize,
    stack: Vec<Frame<'t>>,
    root: Option<Node<'t>>,
    anchors: HashMap<usize, (Node<'t>, Weight)>,
    /// Where the texts stand whose anchors nothing has repeated so far.
    unused: BTreeMap<usize, Span>,
    findings: Vec<Finding>,
    documents: usize,
}

impl<'t> Builder<'t, '_> {
    fn event(&mut self, event: Event<'t>, span: granit_parser::Span) -> Result<Go, Stop> {
        let (start, end) = bytes(span);
        match event {
            Event::DocumentStart(..) => return self.document(start, end),
            Event::Scalar(text, style, anchor, tag) => {
                self.begin(start)?;
                self.suspect_anchor(anchor, start)?;
                if tag.is_some() {
                    self.tag(tag, span);
                    return self.leaf(Leaf::Unread, (start, end.max(start)), anchor).map(|()| Go::On);
                }
                self.scalar(text, style, (start, end), anchor)?;
            }
            Event::Alias(id) => self.alias(id, start, end)?,
            Event::UnresolvedAlias(_) => return Err(self.fault(start, Why::Sign)),
            Event::SequenceStart(style, anchor, tag) => {
                self.begin(start)?;
                self.suspect_anchor(anchor, start)?;
                let start = if style == StructureStyle::Block { self.indicator(b"-", start) } else { start };
                self.open((start, end), style, anchor, Kind::List(Vec::new()))?;
                self.tag(tag, span);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.begin(start)?;
                self.suspect_anchor(anchor, start)?;
                let brackets = self.text.as_bytes().get(start) == Some(&b'{');
                let style = if brackets { style } else { StructureStyle::Block };
                self.open((start, end), style, anchor, Kind::Map(Vec::new(), Next::Key))?;
                self.tag(tag, span);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end)?,
            _ => {}
        }
        Ok(Go::On)
    }

    fn document(&mut self, start: usize, end: usize) -> Result<Go, Stop> {
        self.documents += 1;
        if self.documents == 1 {
            // Without `---` the parser's span is that of what comes first, which is still to be read.
            let is_written = self.text.get(start..end).is_some_and(|sign| sign.starts_with("---"));
            self.at = if is_written { end } else { start };
            return Ok(Go::On);
        }
        self.several_documents(Span::new(start, end.max(start)));
        Ok(Go::Enough)
    }

    /// Before each node: counts it and passes the dash in front of it.
    fn begin(&mut self, start: usize) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(self.too_many(start));
        }
        if let Some(Frame { brackets: false, kind: Kind::List(_), .. }) = self.stack.last() {
            let dash = self.indicator(b"-", self.at);
            if self.text.as_bytes().get(dash) == Some(&b'-') {
                self.at = dash + 1;
            }
        }
        Ok(())
    }

    /// The next of `signs` behind the last sign read, past blanks, comments, anchors and tags; else `otherwise`.
    fn indicator(&self, signs: &[u8], otherwise: usize) -> usize {
        let bytes = self.text.as_bytes();
        let line_end =
            |from: usize| bytes[from..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| from + n);
        let mut at = self.at;
        while let Some(byte) = bytes.get(at) {
            match byte {
                sign if signs.contains(sign) => return at,
                b'#' => at = line_end(at),
                b'&' | b'!' => {
                    at += bytes[at..].iter().take_while(|b| !b.is_ascii_whitespace()).count();
                }
                b' ' | b'\t' | b'\n' | b'\r' | b':' | b'?' => at += 1,
                _ => break,
            }
        }
        otherwise
    }

    fn scalar(
        &mut self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        (start, end): (usize, usize),
        anchor: usize,
    ) -> Result<(), Stop> {
        if end.saturating_sub(start) > MAX_TEXT {
            return Err(self.too_long(start));
        }
        let style = match style {
            ScalarStyle::Plain if start == end => {
                if anchor != 0 {
                    let sign = self.indicator(b"&", start);
                    return Err(self.fault(sign, Why::Sign));
                }
                let at = self.nothing();
                return self.leaf(Leaf::Nothing, (at, at), anchor);
            }
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = self.indicator(b"|>", start);
                let end = block_end(self.text, start, end);
                return self.leaf(Leaf::Text(Scalar { text, style: Style::Block }), (start, end), anchor);
            }
            _ => Style::Quoted,
        };
        self.leaf(Leaf::Text(Scalar { text, style }), (start, end), anchor)
    }

    /// Where nothing stands: behind the colon, behind the dash, behind the key.
    fn nothing(&self) -> usize {
        let bytes = self.text.as_bytes();
        let awaits_value =
            matches!(self.stack.last(), Some(Frame { kind: Kind::Map(_, Next::Value(_)), .. }));
        let blanks = bytes[self.at..].iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
        if awaits_value && bytes.get(self.at + blanks) == Some(&b':') {
            self.at + blanks + 1
        } else {
            self.at
        }
    }

    fn leaf(&mut self, leaf: Leaf<'t>, (start, end): (usize, usize), anchor: usize) -> Result<(), Stop> {
        let span = Span::new(start, end);
        self.at = self.at.max(end);
        let plain = matches!(&leaf, Leaf::Text(Scalar { style: Style::Plain, .. }));
        self.last = if plain { (start, end) } else { (end, end) };
        if matches!(self.stack.last(), Some(Frame { kind: Kind::Map(_, Next::Key), .. })) {
            if anchor != 0 {
                let value = leaf.clone().value();
                self.remember(anchor, &Node { span, value, whole: true })?;
            }
            return self.key(leaf, span);
        }
        let value = leaf.value();
        self.suspect(&value, start)?;
        let whole = value != Value::Unread;
        self.attach(Node { span, value, whole }, anchor)
    }

    fn key(&mut self, leaf: Leaf<'t>, span: Span) -> Result<(), Stop> {
        let refused = match leaf {
            Leaf::Text(Scalar { text, style: Style::Plain }) if text == "<<" => {
                self.merge_key(span);
                true
            }
            Leaf::Text(Scalar { text, style }) => {
                if style == Style::Plain && text.starts_with(['\u{3000}', '\u{a0}']) {
                    return Err(self.fault(span.start as usize, Why::SpaceBeforeKey));
                }
                if style == Style::Plain && super::opens_wide(&text) {
                    return Err(self.fault(span.start as usize, Why::WideBracket));
                }
                return self.accept(Key { text, span });
            }
            Leaf::Nothing => {
                let before = |colon: &usize| self.text[span.range().start..*colon].trim().is_empty();
                let colon = self.text[span.range().start..].find(':').map(|at| span.range().start + at);
                let colon = colon.filter(before).map_or(span, |colon| Span::new(colon, colon + 1));
                self.key_not_text(
                    colon,
                    Said::new("冒号前面没有写字段名", "there is no name before the colon"),
                );
                true
            }
            Leaf::Unread => true,
        };
        if refused && let Some(frame) = self.stack.last_mut() {
            frame.whole = false;
            if let Kind::Map(_, next) = &mut frame.kind {
                *next = Next::Dropped;
            }
        }
        Ok(())
    }

    fn accept(&mut self, key: Key<'t>) -> Result<(), Stop> {
        if let Some(Frame { start, brackets, kind: Kind::Map(entries, next), .. }) = self.stack.last_mut() {
            if !*brackets && entries.is_empty() {
                *start = key.span.start as usize;
            }
            *next = Next::Value(key);
        }
        Ok(())
    }

    fn open(
        &mut self,
        (start, end): (usize, usize),
        style: StructureStyle,
        anchor: usize,
        kind: Kind<'t>,
    ) -> Result<(), Stop> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(self.too_deep(start));
        }
        let brackets = style == StructureStyle::Flow;
        self.at = self.at.max(if brackets { end } else { start });
        self.stack.push(Frame { start, brackets, anchor, whole: true, kind });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Stop> {
        let Some(mut frame) = self.stack.pop() else { return Ok(()) };
        if frame.brackets {
            self.at = self.at.max(end);
        }
        let value = match std::mem::replace(&mut frame.kind, Kind::List(Vec::new())) {
            Kind::List(items) => Value::List(items),
            Kind::Map(entries, _) => {
                let entries = self.unique(entries);
                Value::Map(entries)
            }
        };
        let end = if frame.brackets { end } else { last_end(&value).unwrap_or(self.at) };
        let node = Node { span: Span::new(frame.start, end), value, whole: frame.whole };
        self.attach(node, frame.anchor)
    }

    fn attach(&mut self, node: Node<'t>, anchor: usize) -> Result<(), Stop> {
        if anchor != 0 {
            self.remember(anchor, &node)?;
        }
        let Some(frame) = self.stack.last_mut() else {
            self.root = (!node.is_null() || !node.span.range().is_empty()).then_some(node);
            return Ok(());
        };
        match &mut frame.kind {
            Kind::List(items) => items.push(node),
            Kind::Map(entries, next) => match std::mem::replace(next, Next::Key) {
                Next::Value(key) => entries.push(Entry { key, value: node }),
                Next::Dropped => {}
                Next::Key => {
                    *next = Next::Dropped;
                    frame.whole = false;
                    self.key_in_brackets(node.span);
                }
            },
        }
        Ok(())
    }

    /// Keeps the first of those that share a key.
    fn unique(&mut self, entries: Vec<Entry<'t>>) -> Vec<Entry<'t>> {
        if !has_twice(&entries) {
            return entries;
        }
        let mut first: HashMap<Cow<'t, str>, Span> = HashMap::new();
        let mut kept = Vec::with_capacity(entries.len());
        for entry in entries {
            match first.get(&entry.key.text) {
                Some(span) => self.written_twice(&entry.key, *span),
                None => {
                    first.insert(entry.key.text.clone(), entry.key.span);
                    kept.push(entry);
                }
            }
        }
        kept
    }
}

/// A node without parts.
#[derive(Clone)]
enum Leaf<'t> {
    Text(Scalar<'t>),
    Nothing,
    Unread,
}

impl<'t> Leaf<'t> {
    fn value(self) -> Value<'t> {
        match self {
            Leaf::Text(scalar) if scalar.style == Style::Plain && is_null(&scalar.text) => Value::Null,
            Leaf::Text(scalar) => Value::Scalar(scalar),
            Leaf::Nothing => Value::Null,
            Leaf::Unread => Value::Unread,
        }
    }
}

/// Whether a key stands twice.
pub(super) fn has_twice(entries: &[Entry<'_>]) -> bool {
    if entries.len() <= 24 {
        let before = |at: usize, key: &str| entries[..at].iter().any(|entry| entry.key.text == key);
        return entries.iter().enumerate().any(|(at, entry)| before(at, &entry.key.text));
    }
    let mut seen = HashSet::with_capacity(entries.len());
    !entries.iter().all(|entry| seen.insert(&*entry.key.text))
}

/// Whether a text without quotation marks means nothing.
pub(super) fn is_null(text: &str) -> bool {
    matches!(text, "~" | "null" | "Null" | "NULL")
}

/// Where the last part of a group or list ends.
fn last_end(value: &Value<'_>) -> Option<usize> {
    let last = match value {
        Value::List(items) => items.last()?,
        Value::Map(entries) => &entries.last()?.value,
        _ => return None,
    };
    Some(last.span.end as usize)
}

/// The end of the last line of a `|` text that is not blank; of the sign and its additions if there is none.
fn block_end(text: &str, start: usize, end: usize) -> usize {
    let additions =
        text[start..].bytes().take_while(|b| matches!(b, b'|' | b'>' | b'+' | b'-' | b'0'..=b'9')).count();
    let header = start + additions;
    let Some(body) = text.get(header..end) else { return header };
    let first_line = body.find('\n').unwrap_or(body.len());
    if body[first_line..].trim_ascii().is_empty() { header } else { header + body.trim_ascii_end().len() }
}
