//! Dashes of a list that are none to YAML, and lists that have no dashes at all.

use super::{MAX_ABOVE, Trouble};
use crate::finding::{FieldPath, Finding, Said};
use crate::language::how_many;
use crate::load::keys::is_a_key;
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};
use crate::load::tree::mend::Mend;
use crate::load::tree::{Node, Value};
use crate::source::{SourceFile, Span};

/// What people put before the items of a list.
const DASHES: [char; 10] = ['-', '－', '—', '–', '•', '·', '●', '◆', '*', '+'];

/// What stands behind a dash that is none: `-名称: x`, `－ 名称: x`.
fn behind_dash(body: &str) -> Option<(&str, &str)> {
    let sign = body.chars().next().filter(|sign| DASHES.contains(sign))?;
    let behind = &body[sign.len_utf8()..];
    let item = behind.trim_start_matches(|c: char| c == sign || ">,，.*|:： ".contains(c));
    let is_dash = sign == '-' && (item.is_empty() || behind.starts_with(' '));
    (!is_dash).then_some((&body[..sign.len_utf8()], item))
}

/// `-名称: 接听量`: a field of an item, whose dash is none.
pub(super) fn no_dash(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let (dash, behind) = behind_dash(line.body())?;
    let key = behind.split([':', '：']).next()?;
    if key.len() == behind.len() || !is_a_key(key.trim_matches(['{', ' '])) {
        return None;
    }
    let start = line.body_start();
    let (message, help) = said(dash, behind);
    let range = start..start + line.body().len() - behind.len();
    let mut trouble = Trouble::new(&rules::NO_SPACE_AFTER_DASH, start..start + dash.len(), message, help)
        .at(line, text)
        .mend(range, "- ");
    trouble.field = FieldPath(trouble.field.0[..trouble.field.0.len().saturating_sub(1)].to_vec())
        .key(key.trim_matches(['{', ' ']));
    Some(trouble)
}

fn said(dash: &str, item: &str) -> (Said, Said) {
    let item = shorten(item);
    let message = if dash == "-" {
        Said::new(
            "“-”后面没有空格，读不成列表的一项",
            "there is no space behind “-”, so this is no item of a list",
        )
    } else {
        Said::new(
            format!("“{dash}”不是列表的短横，读不成列表的一项"),
            format!("“{dash}” is no dash of a list, so this is no item"),
        )
    };
    let help = Said::new(
        format!("列表的每一项，行首用英文短横加一个空格：“- {item}”"),
        format!("begin each item with a plain dash and a space: “- {item}”"),
    );
    (message, help)
}

/// The first item has no dash, and a later one has: the line where it is missing.
pub(super) fn dash_missing(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let column = line.body_start() - line.start;
    if !line.is_item() || line.key().is_none() {
        return None;
    }
    let mut first = None;
    let mut next = line.above(text);
    while let Some(above) = next.filter(|above| above.is_blank() || above.indent() >= column) {
        if !above.is_blank() {
            first = (above.indent() == column).then_some(above).or(first);
        }
        next = above.above(text);
    }
    let first = first.filter(|_| next.is_some_and(|parent| parent.opens_group()))?;
    let dash = first.start + line.indent();
    let shown = shorten(first.body());
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            first.body_start()..first.end(),
            Said::new(
                "这一项的行首少了“- ”，下面的各项都有",
                "this item lacks the “- ” that the items below have",
            ),
            Said::new(
                format!("把这一行行首的最后两个空格换成“- ”：“- {shown}”"),
                format!("write “- ” for the last two spaces before it: “- {shown}”"),
            ),
        )
        .at(&first, text)
        .mend(dash..dash + 2, "- "),
    )
}

/// The dash of an item was deleted, and its other fields stand one space further in than its first.
pub(super) fn dash_deleted(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let first = line.above(text)?;
    let own = line.indent();
    let parent = first.above(text).filter(|parent| parent.opens_group() && parent.indent() + 4 == own)?;
    let is_field = |line: &Line<'_>| !line.is_item() && line.key().is_some_and(|(key, _)| is_a_key(key));
    if first.indent() + 1 != own || !is_field(&first) || !is_field(line) || parent.start == first.start {
        return None;
    }
    let shown = shorten(first.body());
    Some(
        Trouble::new(
            &rules::YAML_SYNTAX,
            first.body_start()..first.end(),
            Said::new("这一项的行首少了“- ”", "this item lacks its “- ”"),
            Said::new(
                format!("行首写 {} 个空格和“- ”：“- {shown}”", own - 2),
                format!("put {} and “- ” before it: “- {shown}”", how_many(own - 2, "space")),
            ),
        )
        .at(&first, text)
        .mend(first.start + own - 2..first.start + first.indent(), "- "),
    )
}

/// Where a list is needed, `node` is a text or a group of fields.
pub(crate) fn instead_of_list(file: &SourceFile, node: &Node<'_>, field: FieldPath) -> Finding {
    let text = file.text.get(node.span.range()).unwrap_or_default();
    let first = text.lines().next().unwrap_or_default().trim_end();
    let mut rule = &rules::VALUE_OF_WRONG_KIND;
    let (message, help) = match (&node.value, behind_dash(first)) {
        (Value::Map(_), _) => fields(first),
        (_, Some((dash, item))) => {
            rule = &rules::NO_SPACE_AFTER_DASH;
            said(dash, item)
        }
        _ => texts(text, first),
    };
    let end = node.span.start as usize + first.len();
    let span = Span::new(node.span.start as usize, end);
    Finding::new(rule, crate::load::tree::place(file, field, span), message, help)
}

/// Help where an item in braces has no dash before it.
fn dash_before(braces: &str) -> Said {
    let shown = if braces.chars().count() > 60 { shorten(braces) } else { braces.to_owned() };
    Said::new(format!("行首加“- ”：“- {shown}”"), format!("put “- ” before it: “- {shown}”"))
}

/// Items in braces, none of which has its dash: the lines from the first on.
pub(super) fn braces_without_dash(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let is_such = |other: &Line<'_>| {
        let first = other.text.trim_start().strip_prefix('{').and_then(|inner| inner.split(':').next());
        other.indent() == line.indent() && first.is_some_and(|key| is_a_key(key.trim()))
    };
    let above = std::iter::successors(Some(*line), |line| line.above(text)).take(MAX_ABOVE);
    let first = above.take_while(is_such).last()?;
    let lines = std::iter::successors(Some(first), |line| line.below(text)).take_while(is_such);
    let mends: Vec<Mend> = lines
        .map(|line| line.start + line.indent())
        .map(|at| Mend { range: at..at, text: "- ".to_owned() })
        .collect();
    let message = Said::new(
        format!("行首少了“- ”，读不成列表的一项，共 {} 行", mends.len()),
        format!("“- ” is missing before items of a list: {}", how_many(mends.len(), "line")),
    );
    let help = dash_before(first.body().trim_end());
    let range = first.body_start()..first.end();
    Some(Trouble { mends, ..Trouble::new(&rules::YAML_SYNTAX, range, message, help).at(&first, text) })
}

fn fields(first: &str) -> (Said, Said) {
    let message = Said::new(
        "这里需要一个列表，每项以“- ”开头，现在是一组字段",
        "a list is needed here, each item behind “- ”; found a group of fields",
    );
    if first.starts_with('{') {
        return (message, dash_before(first));
    }
    let key = first.split(':').next().unwrap_or_default().trim();
    if !is_a_key(key) && first.len() > key.len() {
        let item = shorten(first[key.len() + 1..].trim());
        let help = Said::new(
            format!("每一行的“{key}:”换成“- ”，例如“- {item}”"),
            format!("write “- ” for “{key}:” on each line, as in “- {item}”"),
        );
        return (message, help);
    }
    let help = Said::new(
        format!("第一行行首加“- ”：“- {}”；同一项的其他行再多两个空格，与它的字段名对齐", shorten(first)),
        format!(
            "put “- ” before the first line: “- {}”; indent the other lines of the item by two more spaces",
            shorten(first)
        ),
    );
    (message, help)
}

fn texts(text: &str, first: &str) -> (Said, Said) {
    let message = Said::new(
        format!("这里需要一个列表，每项以“- ”开头，现在是“{}”", shorten(first)),
        format!("a list is needed here, each item behind “- ”; found “{}”", shorten(first)),
    );
    if matches!(text.trim(), "无" | "没有" | "不适用" | "-" | "none" | "n/a") {
        return (message, Said::new("没有内容就删去这一行", "leave the line out if there is nothing"));
    }
    let bare = text.trim().trim_matches(['【', '】', '［', '］', '〔', '〕', '（', '）', '(', ')']);
    let number =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '．' | '）' | ')' | '(' | '（' | ' ');
    let first = bare.lines().next().unwrap_or_default().split(['，', ',']).next().unwrap_or_default();
    let stripped = first.trim_start_matches(number);
    let item = shorten(if stripped.is_empty() { first } else { stripped });
    let help = Said::new(
        format!("每项另起一行，行首写两个空格和“- ”，例如“  - {item}”"),
        format!("write each item on a line of its own, behind two spaces and “- ”, as in “  - {item}”"),
    );
    (message, help)
}
