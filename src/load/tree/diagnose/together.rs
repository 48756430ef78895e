//! Fields that run into each other or into their values: two on one line, a colon that is missing. Here words matter, so
//! the vocabulary is asked whether one is a key of any form.

use super::Trouble;
use super::signs::{value_end, value_start};
use crate::finding::Said;
use crate::language::how_many;
use crate::load::keys::{is_a_group, is_a_key};
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};

/// `年度: 2023 部门: gz`, `资金: 合计: 120`; `at` is the second colon.
pub(super) fn two_fields(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let value = value_start(line);
    let before = text.get(value..at)?.trim_end();
    let word = last_key(before)?;
    let start = value + before.len() - word.len();
    if before[..before.len() - word.len()].trim_matches([' ', '-']).is_empty() {
        return inner_on_line(text, line, start);
    }
    let (first, _) = line.key()?;
    let second = shorten(&text[start..value_end(text, line, start)]);
    let column = line.body_start() - line.start;
    let end = value + before[..before.len() - word.len()].trim_end_matches(apart).len();
    let first_line = shorten(&text[line.body_start()..end]);
    let help = Said::new(
        format!("分成两行，行首对齐：“{first_line}”和“{second}”；如果是一段文字，就整段放进英文引号"),
        format!(
            "write them on two lines, in line with each other: “{first_line}” and “{second}”; if it is one text, put all of it in quotation marks"
        ),
    );
    let message = on_one_line(first, word);
    let trouble = Trouble::new(&rules::FIELDS_ON_ONE_LINE, start..start + word.len(), message, help);
    Some(trouble.at(line, text).mend(end..start, format!("\n{}", " ".repeat(column))))
}

/// `资金: 合计: 120`, `数量指标: - 名称: 培训`: what belongs to a group stands on the line of its key; `at` is its own key.
pub(super) fn inner_on_line(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let (first, value) = line.key().filter(|(first, _)| is_a_group(first))?;
    let word = text[at..line.end()].split(':').next().unwrap_or_default().trim_end();
    let second = shorten(&text[value..value_end(text, line, value)]);
    let column = line.body_start() - line.start;
    let below = line.below(text).map_or(0, |below| below.indent());
    let is_item = text[value..].starts_with("- ");
    let opens_group = text[at..line.end()].trim_end().strip_suffix(':').is_some_and(is_a_group);
    let inner = if below > column && !is_item && !opens_group { below } else { column + 2 };
    let help = Said::new(
        format!("“{first}:”后面换行，下一行行首写 {inner} 个空格，再写“{second}”"),
        format!(
            "go to the next line behind “{first}:”, and write {} and “{second}” there",
            how_many(inner, "space")
        ),
    );
    let colon = line.body_start() + text[line.body_start()..value].trim_end().len();
    let message = on_one_line(first, word);
    let trouble = Trouble::new(&rules::FIELDS_ON_ONE_LINE, at..at + word.len(), message, help);
    Some(trouble.at(line, text).mend(colon..value, format!("\n{}", " ".repeat(inner))))
}

fn on_one_line(first: &str, second: &str) -> Said {
    Said::new(
        format!("一行里写了两个字段：“{first}”和“{second}”"),
        format!("two fields stand on one line: “{first}” and “{second}”"),
    )
}

fn apart(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；' | '、')
}

/// The key at the end of a text, also where nothing divides them: `gz-zwsj项目`.
fn last_key(before: &str) -> Option<&str> {
    let word = before.rsplit(apart).next()?;
    let ends = word.char_indices().map(|(at, _)| &word[at..]).filter(|end| end.chars().nth(1).is_some());
    std::iter::once(word).chain(ends).find(|end| is_a_key(end))
}

/// `年度 2023`, `年度 = 2023`, `资金`.
pub(super) fn colon_missing(text: &str, line: &Line<'_>) -> Option<Trouble> {
    if line.key().is_some() {
        return None;
    }
    let body = line.body().trim_end();
    let apart = |c: char| !c.is_alphanumeric() && !matches!(c, '_' | '(' | ')' | '（' | '）' | '/' | '、');
    let word = body.split(apart).next().filter(|word| is_a_key(word))?;
    let behind = &body[word.len()..];
    let rest = behind.trim_start_matches(|c: char| apart(c) && !"<>≥≤＞＜±￥\"'".contains(c));
    let start = line.body_start();
    let gap = start + word.len()..start + body.len() - rest.len();
    let colon = if rest.is_empty() { ":" } else { ": " };
    let mut trouble = Trouble::new(
        &rules::COLON_MISSING,
        start..start + word.len(),
        Said::new(
            format!("“{word}”后面没有冒号，读不出这个字段"),
            format!("no colon stands behind “{word}”, so this field cannot be read"),
        ),
        Said::new(
            format!("写成“{word}{colon}{}”", shorten(rest)),
            format!("write “{word}{colon}{}”", shorten(rest)),
        ),
    )
    .at(line, text)
    .mend(gap, colon);
    trouble.field = trouble.field.key(word);
    Some(trouble)
}
