//! Fields that run into each other or into their values: two on one line, a colon that is missing. Here words matter, so
//! the vocabulary is asked whether one is a key of any form.

use super::Trouble;
use super::signs::{value_end, value_start};
use crate::finding::Said;
use crate::load::rules;
use crate::load::tree::line::{Line, shorten};
use crate::load::unknown::{is_a_group, is_a_key};

/// `年度: 2023 部门: gz`, `资金: 合计: 120`; `at` is the second colon.
pub(super) fn two_fields(text: &str, line: &Line<'_>, at: usize) -> Option<Trouble> {
    let value = value_start(line);
    let before = text.get(value..at)?.trim_end();
    let apart = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | ';' | '；' | '、');
    let word = before.rsplit(apart).next().filter(|word| is_a_key(word))?;
    let start = value + before.len() - word.len();
    let (first, _) = line.key()?;
    let second = shorten(&text[start..value_end(text, line, start)]);
    let column = line.body_start() - line.start;
    let message = Said::new(
        format!("一行里写了两个字段：“{first}”和“{word}”"),
        format!("two fields stand on one line: “{first}” and “{word}”"),
    );
    let rule = &rules::FIELDS_ON_ONE_LINE;
    if start == value && !is_a_group(first) {
        return None;
    }
    if start == value {
        let below = line.below(text).map_or(0, |below| below.indent());
        let inner = if below > column { below } else { column + 2 };
        let help = Said::new(
            format!("“{first}:”后面换行，下一行行首写 {inner} 个空格，再写“{second}”"),
            format!("go to the next line behind “{first}:”, and write {inner} spaces and “{second}” there"),
        );
        let colon = line.body_start() + text[line.body_start()..value].trim_end().len();
        let trouble = Trouble::new(rule, start..start + word.len(), message, help).at(line, text);
        return Some(trouble.mend(colon..value, format!("\n{}", " ".repeat(inner))));
    }
    let end = value + before[..before.len() - word.len()].trim_end_matches(apart).len();
    let first_line = shorten(&text[line.body_start()..end]);
    let help = Said::new(
        format!("分成两行，行首对齐：“{first_line}”和“{second}”；如果是一段文字，就整段放进英文引号"),
        format!(
            "write them on two lines, in line with each other: “{first_line}” and “{second}”; if it is one text, put all of it in quotation marks"
        ),
    );
    let trouble = Trouble::new(rule, start..start + word.len(), message, help).at(line, text);
    Some(trouble.mend(end..start, format!("\n{}", " ".repeat(column))))
}

/// `年度 2023`, `年度 = 2023`, `资金`.
pub(super) fn colon_missing(text: &str, line: &Line<'_>) -> Option<Trouble> {
    if line.key().is_some() {
        return None;
    }
    let body = line.body().trim_end();
    let apart = |c: char| c.is_whitespace() || matches!(c, '=' | '＝' | ';' | '；' | '.' | '。' | '｜' | '|');
    let word = body.split(apart).next().filter(|word| is_a_key(word))?;
    let rest = body[word.len()..].trim_start_matches(apart);
    let start = line.body_start();
    let behind = start + word.len()..start + body.len() - rest.len();
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
    .mend(behind, colon);
    trouble.field = trouble.field.key(word);
    Some(trouble)
}
