//! Lines whose indentation agrees with none of the lines above: how far they are meant to be indented, and which lines
//! go with them.

use super::Trouble;
use crate::finding::Said;
use crate::language::how_many;
use crate::load::keys::{is_a_key, is_a_long_text};
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};
use crate::load::tree::mend::Mend;

/// A field or item that is indented like nothing above it.
pub(super) fn wrong_indent(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let own = line.indent();
    if let Some(trouble) = whole_file_indented(text, line) {
        return Some(trouble);
    }
    let right = right_indent(text, line).filter(|right| *right != own)?;
    let lines = lines_along(text, line, right);
    let shown = format!("{}{}", " ".repeat(right), shorten(line.body_with_dash()));
    let count = lines.iter().filter(|line| line.indent() == own).count();
    let several = match count {
        0 | 1 => Said::new("", ""),
        _ => Said::new(
            format!("；下面几行也一样，共 {count} 行"),
            format!("; the same for {count} lines in all"),
        ),
    };
    let mut trouble = Trouble::new(
        &rules::YAML_SYNTAX,
        line.start + own..line.end(),
        Said::new(
            format!("行首有 {own} 个空格，与上面的行对不齐，应当是 {right} 个"),
            format!(
                "the line begins with {}, in line with nothing above; {right} are right",
                how_many(own, "space")
            ),
        ),
        Said::new(
            format!("行首写 {right} 个空格：“{shown}”{}", several.zh),
            format!("put {} before it: “{shown}”{}", how_many(right, "space"), several.en),
        ),
    )
    .at(line, text);
    trouble.mends = lines.iter().map(|line| moved(line, own, right)).collect();
    trouble.unclear = true;
    Some(trouble)
}

/// The line moved as far as one from `own` to `right`.
fn moved(line: &Line<'_>, own: usize, right: usize) -> Mend {
    let indent = (line.indent() + right).saturating_sub(own);
    Mend { range: line.start..line.start + line.indent(), text: " ".repeat(indent) }
}

/// The columns at which a line here could stand; the nearest is meant.
fn right_indent(text: &str, line: &Line<'_>) -> Option<usize> {
    let own = line.indent();
    let is_item = line.is_item();
    let mut columns = Vec::new();
    let mut limit = usize::MAX;
    let mut next = line.above(text);
    while let Some(above) = next.filter(|_| limit > 0) {
        next = above.above(text);
        if above.is_blank() {
            continue;
        }
        let column = above.body_start() - above.start;
        if limit == usize::MAX {
            if above.opens_group() {
                columns.push(column + 2);
            } else if own > column && !line.key().is_some_and(|(key, _)| is_a_key(key)) {
                // Most likely the text above goes on.
                return None;
            }
        }
        let beside = if is_item { above.indent() } else { column };
        if beside < limit && (!is_item || above.is_item()) {
            columns.push(beside);
        }
        limit = limit.min(above.indent());
    }
    columns.into_iter().min_by_key(|column| column.abs_diff(own))
}

/// The lines that go with a line when it is moved: those below that are indented as it or further, or, where it stands
/// too far to the left, what belongs to it.
fn lines_along<'t>(text: &'t str, line: &Line<'t>, right: usize) -> Vec<Line<'t>> {
    let own = line.indent();
    let floor = if own > right {
        own
    } else if line.opens_group() {
        right + 1
    } else {
        usize::MAX
    };
    let below = std::iter::successors(line.below(text), |below| below.below(text));
    let along = below.take_while(|below| below.is_blank() || below.indent() >= floor);
    std::iter::once(*line).chain(along.filter(|below| !below.is_blank())).collect()
}

/// Only the first lines of the file are indented, or stand behind a dash.
fn whole_file_indented(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let lines = || std::iter::successors(Some(Line::at(text, 0)), |line| line.below(text));
    let first = lines().find(|line| !line.is_blank() && !line.text.starts_with("---"))?;
    let width = first.body_start() - first.start;
    if line.indent() > 0 || width == 0 || first.start >= line.start || first.key().is_none() {
        return None;
    }
    let shown = shorten(first.body());
    let (zh, en) = if first.is_item() { ("“- ”", "the “- ”") } else { ("空格", "the spaces") };
    let mut trouble = Trouble::new(
        &rules::YAML_SYNTAX,
        first.start..first.end(),
        Said::new(
            format!("第一个字段前面多了{zh}，与后面的字段对不齐"),
            format!("the first field stands behind {en}, out of line with those below"),
        ),
        Said::new(
            format!("删去行首的{zh}，从最左边写起：“{shown}”；下面的字段同样从最左边写起"),
            format!("delete {en} and begin at the left: “{shown}”; so do the fields below"),
        ),
    )
    .at(&first, text);
    let before = lines().take_while(|other| other.start < line.start);
    trouble.mends = before
        .filter(|other| other.start >= first.start && !other.is_blank())
        .map(|other| {
            let blank = if other.start == first.start { width } else { other.indent().min(width) };
            Mend { range: other.start..other.start + blank, text: String::new() }
        })
        .filter(|mend| !mend.range.is_empty())
        .collect();
    Some(trouble)
}

/// A line of a text whose `|` stands above, which is not indented as far as it or its other lines are.
pub(super) fn block_not_indented(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let belongs = |above: &Line<'_>| above.is_blank() || above.indent() > line.indent();
    let mut above = std::iter::successors(line.above(text), |above| above.above(text));
    let header = above.find(|above| !belongs(above))?;
    let (_, value) = header.key()?;
    let sign = text[value..header.end()].chars().next().filter(|sign| matches!(sign, '|' | '>'))?;
    let column = header.body_start() - header.start;
    let mut inside = std::iter::successors(header.below(text), |below| below.below(text));
    let first = inside.find(|below| !below.is_blank())?;
    let indent = if first.indent() > column { first.indent() } else { column + 2 };
    let message = if first.start == line.start {
        Said::new(
            format!("上一行有“{sign}”，它下面的文字却没有缩进"),
            format!("“{sign}” stands above, but the text below it is not indented"),
        )
    } else {
        Said::new(
            format!("这一行属于上面“{sign}”后面的文字，行首的空格却比它的第一行少"),
            format!(
                "this line belongs to the text behind “{sign}” above, but is indented less than its first line"
            ),
        )
    };
    let shown = format!("{}{}", " ".repeat(indent), shorten(line.body()));
    let help = Said::new(
        format!("这段文字的每一行，行首写 {indent} 个空格：“{shown}”"),
        format!("put {} before each line of the text: “{shown}”", how_many(indent, "space")),
    );
    let range = line.start + line.indent()..line.end();
    let mut trouble = Trouble::new(&rules::YAML_SYNTAX, range, message, help).at(&header, text);
    trouble.mends = text_lines(text, line, indent);
    Some(trouble)
}

/// `目标2：…` below `年度目标: 目标1：…` or `年度目标: |`: a line of a long text that is not indented, and whose colon makes
/// it look like a field.
pub(super) fn text_not_indented(text: &str, line: &Line<'_>) -> Option<Trouble> {
    if line.is_item() || !line.body().contains('：') || names_a_field(line) {
        return None;
    }
    let mut above = std::iter::successors(line.above(text), |above| above.above(text));
    let header = above.find(|above| !above.is_blank())?;
    let (key, value) = header.key()?;
    let column = header.body_start() - header.start;
    if line.indent() > column {
        return None;
    }
    if text[value..header.end()].starts_with(['|', '>']) {
        return block_not_indented(text, line);
    }
    if !is_a_long_text(key) || line.indent() < column {
        return None;
    }
    let indent = column + 2;
    let shown = format!("{}{}", " ".repeat(indent), shorten(line.body()));
    let message = Said::new(
        format!("这一行没有缩进，读不成上面“{key}”的文字，也读不成字段"),
        format!("this line is not indented, so it is neither text of “{key}” above nor a field"),
    );
    let help = Said::new(
        format!(
            "它若是“{key}”的文字：冒号后面写“|”，文字都写在下面，每一行行首写 {indent} 个空格：“{shown}”；它若是字段，用英文冒号加一个空格"
        ),
        format!(
            "if it is text of “{key}”, write “|” behind that colon and the whole text below, with {} before each line: “{shown}”; if it is a field, write a plain colon and a space",
            how_many(indent, "space")
        ),
    );
    let range = line.start + line.indent()..line.end();
    let mut trouble = Trouble::new(&rules::YAML_SYNTAX, range, message, help).at(&header, text);
    trouble.mends = text_lines(text, line, indent);
    trouble.unclear = true;
    Some(trouble)
}

/// The line and those below that are no fields, indented as the text that they belong to.
fn text_lines(text: &str, line: &Line<'_>, indent: usize) -> Vec<Mend> {
    let plain = |below: &Line<'_>| below.is_blank() || below.key().is_none() && !names_a_field(below);
    std::iter::successors(Some(*line), |below| below.below(text))
        .take_while(plain)
        .filter(|line| !line.text.trim().is_empty() && line.indent() < indent)
        .map(|line| Mend { range: line.start..line.start + line.indent(), text: " ".repeat(indent) })
        .collect()
}

/// Whether what stands before a full-width colon is the key of a field: `年度：2024`.
fn names_a_field(line: &Line<'_>) -> bool {
    line.body().split_once('：').is_some_and(|(word, _)| is_a_key(word.trim_end()))
}
