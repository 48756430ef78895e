//! Lines that begin with the wrong kind of space, or are in line with nothing.

use granit_parser::ErrorKind;

use super::align::{block_not_indented, wrong_indent};
use super::dash::{dash_deleted, dash_missing};
use super::{Trouble, char_end};
use crate::finding::Said;
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};
use crate::load::tree::mend::Mend;

pub(super) const WIDE_SPACES: [char; 2] = ['\u{3000}', '\u{a0}'];

/// Spaces of other scripts in front of a line.
pub(super) fn wide_indent(text: &str, line: &Line<'_>) -> Trouble {
    let blank = line.text.len() - line.text.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
    let spaces = likely_indent(text, line);
    let range = line.start..line.start + blank;
    let shown = format!("{}{}", " ".repeat(spaces), shorten(&line.text[blank..]));
    Trouble::new(
        &rules::FULL_WIDTH_SPACE,
        range.clone(),
        Said::new(
            "行首用了中文空格，读不出这一行属于哪一项",
            "the line begins with full-width spaces, so it is unclear what it belongs to",
        ),
        Said::new(
            format!("删去行首的中文空格，用键盘输入 {spaces} 个普通空格：“{shown}”"),
            format!("delete them and type {spaces} plain spaces: “{shown}”"),
        ),
    )
    .at(line, text)
    .mend(range, " ".repeat(spaces))
}

/// How far a line is most likely meant to be indented: as its neighbours.
pub(super) fn likely_indent(text: &str, line: &Line<'_>) -> usize {
    let plain =
        |next: &Line<'_>| !next.text.trim_start_matches(' ').starts_with(WIDE_SPACES) && !next.is_blank();
    let above = std::iter::successors(line.above(text), |next| next.above(text)).find(plain);
    let below = std::iter::successors(line.below(text), |next| next.below(text)).find(plain);
    match (above, below) {
        (Some(above), Some(below)) if above.opens_group() && below.indent() > above.indent() => {
            below.indent()
        }
        (Some(above), _) if above.opens_group() => above.indent() + 2,
        (Some(above), _) => above.body_start() - above.start,
        (None, below) => below.map_or(0, |below| below.indent()),
    }
}

pub(super) fn has_tab_indent(line: &Line<'_>) -> bool {
    !line.is_blank() && line.text.trim_start_matches(' ').starts_with('\t')
}

/// How far a line with a tab is indented that leads from the group above to lines two levels further in.
fn between(text: &str, line: &Line<'_>) -> Option<usize> {
    let filled = |line: &Line<'_>| !line.is_blank();
    let above = std::iter::successors(line.above(text), |next| next.above(text)).find(filled)?;
    let below = std::iter::successors(line.below(text), |next| next.below(text)).find(filled)?;
    let inner = above.indent() + 2;
    let is_group = above.opens_group() && !has_tab_indent(&above) && line.opens_group();
    (is_group && below.indent() > inner).then_some(inner)
}

/// Tabs in front of lines: one mistake, however many lines there are.
pub(super) fn tabs(text: &str) -> Option<Trouble> {
    let lines = || std::iter::successors(Some(Line::at(text, 0)), |line| line.below(text));
    let unit = lines().map(|line| line.indent()).filter(|indent| *indent > 0).min().unwrap_or(2).min(8);
    let mut mends = Vec::new();
    let mut first = None;
    for line in lines().filter(has_tab_indent) {
        let blank = line.text.len() - line.text.trim_start_matches([' ', '\t']).len();
        let tab = line.start + line.indent();
        first.get_or_insert((line, tab..line.start + blank));
        let tabs: usize = line.text[..blank].bytes().map(|b| if b == b'\t' { unit } else { 1 }).sum();
        let width = if line.indent() > 0 {
            likely_indent(text, &line)
        } else {
            between(text, &line).map_or(tabs, |inner| inner.max(tabs))
        };
        mends.push(Mend { range: line.start..line.start + blank, text: " ".repeat(width) });
    }
    let (line, range) = first?;
    let count = mends.len();
    let shown = format!("{}{}", mends[0].text, shorten(line.text.trim_start()));
    let mut trouble = Trouble::new(
        &rules::TAB_INDENTATION,
        range,
        Said::new(
            format!("行首用了制表符（Tab 键），共 {count} 行"),
            format!("lines are indented with tabs: {count} of them"),
        ),
        Said::new(
            format!("行首的 Tab 全部换成空格：“{shown}”"),
            format!("write spaces for the tabs: “{shown}”"),
        ),
    )
    .at(&line, text);
    trouble.mends = mends;
    Some(trouble)
}

/// A line that fits nowhere: no colon, indentation that agrees with nothing, a dash among fields.
pub(super) fn misplaced(text: &str, line: &Line<'_>, at: usize, kind: &ErrorKind) -> Trouble {
    let has_key = line.key().is_some();
    let is_item = line.is_item();
    let is_bracket =
        matches!(kind, ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. });
    let found = match (is_bracket, has_key || is_item) {
        (true, _) => None,
        (false, true) => {
            dash_missing(text, line).or_else(|| dash_deleted(text, line)).or_else(|| wrong_indent(text, line))
        }
        (false, false) => block_not_indented(text, line),
    };
    if let Some(trouble) = found {
        return trouble;
    }
    let (message, help) = match kind {
        _ if is_bracket => (
            Said::new("这里的括号没有配对", "this bracket has no partner"),
            Said::new(
                "删去多余的括号，或者补上缺少的一半；文字里的括号要放进单引号",
                "delete the extra bracket or add its other half; brackets of a text need single quotation marks",
            ),
        ),
        _ if has_key || is_item => (
            Said::new(
                "这一行与上下行对不齐，读不出它属于哪一项",
                "this line is not in line with its neighbours, so it is unclear what it belongs to",
            ),
            Said::new(
                "它若是上一行文字的续写，接到上一行末尾，英文冒号改成中文冒号；它若是字段，行首的空格要与同一组的其他行一样多",
                "if it continues the text above, put it at the end of that line, with “：” for the colon; if it is a field, put as \
                 many spaces before it as before the others of its group",
            ),
        ),
        _ => (
            Said::new("这一行里没有“字段名: 内容”", "this line is not of the form “name: content”"),
            Said::new(
                "它若是上一行文字的续写，接到上一行末尾；它若是字段，写成“字段名: 内容”",
                "if it continues the text above, put it at the end of that line; if it is a field, write “name: content”",
            ),
        ),
    };
    let whole = line.with_what_belongs(text);
    let value_follows = line.key().is_some_and(|(_, value)| value < line.end());
    let end = if value_follows { line.end() } else { whole.end };
    if matches!(kind, ErrorKind::MisplacedFlowCollectionEnd) && (line.start..line.end()).contains(&at) {
        let range = at..char_end(text, at);
        return Trouble::new(&rules::YAML_SYNTAX, range.clone(), message, help)
            .at(line, text)
            .mend(range, " ");
    }
    let range = line.start + line.indent()..line.end();
    let trouble =
        Trouble::new(&rules::YAML_SYNTAX, range, message, help).at(line, text).mend(whole.start..end, "");
    Trouble { unclear: true, ..trouble }
}
