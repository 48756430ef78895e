//! Lines that begin with the wrong kind of space, or are in line with nothing.

use granit_parser::ErrorKind;

use super::{Trouble, char_end};
use crate::finding::Said;
use crate::load::rules;
use crate::load::tree::line::Line;
use crate::load::tree::mend::Mend;

pub(super) const WIDE_SPACES: [char; 2] = ['\u{3000}', '\u{a0}'];

/// Spaces of other scripts in front of a line.
pub(super) fn wide_indent(text: &str, line: &Line<'_>) -> Trouble {
    let blank = line.text.len() - line.text.trim_start_matches([' ', '\u{3000}', '\u{a0}']).len();
    let spaces = likely_indent(text, line);
    let range = line.start..line.start + blank;
    Trouble::new(
        &rules::FULL_WIDTH_SPACE,
        range.clone(),
        Said::new(
            "行首用了中文空格，读不出这一行属于哪一项",
            "the line begins with full-width spaces, so it is unclear what it belongs to",
        ),
        Said::new(
            "删去行首的中文空格，用普通空格缩进，与同一组的其他行对齐",
            "delete them and indent with plain spaces, in line with the others of the group",
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
        let width: usize = line.text[..blank].bytes().map(|b| if b == b'\t' { unit } else { 1 }).sum();
        mends.push(Mend { range: line.start..line.start + blank, text: " ".repeat(width) });
    }
    let (line, range) = first?;
    let count = mends.len();
    let mut trouble = Trouble::new(
        &rules::TAB_INDENTATION,
        range,
        Said::new(
            format!("行首用了制表符（Tab 键），共 {count} 行"),
            format!("lines are indented with tabs: {count} of them"),
        ),
        Said::new(
            "行首只能用空格：每一层两个空格，例如“  基本支出: 100”",
            "indent with spaces only, two for each level, as in “  basic: 100”",
        ),
    )
    .at(&line, text);
    trouble.mends = mends;
    Some(trouble)
}

/// A line that fits nowhere: no colon, indentation that agrees with nothing, a dash among fields.
pub(super) fn misplaced(text: &str, line: &Line<'_>, at: usize, kind: &ErrorKind) -> Trouble {
    let has_key = line.key().is_some();
    let is_item = line.text.trim_start().starts_with("- ") || line.text.trim() == "-";
    let (message, help) = match kind {
        ErrorKind::MisplacedFlowCollectionEnd | ErrorKind::MismatchedFlowCollectionEnd { .. } => (
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
                "检查行首的空格：同一组的各行要对齐，下一层多两个空格；如果它是上一行文字的续写，在那一段开头写“|”，整段缩进",
                "look at the spaces in front: lines of a group stand in line, the next level has two more; if it \
                 continues the text above, begin that text with “|” and indent all of it",
            ),
        ),
        _ => (
            Said::new("这一行里没有“字段名: 内容”", "this line is not of the form “name: content”"),
            Said::new(
                "写成“字段名: 内容”；如果它是上一行文字的续写，在那一段开头写“|”，整段缩进两个空格",
                "write “name: content”; if it continues the text above, begin that text with “|” and indent all of it \
                 by two spaces",
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
