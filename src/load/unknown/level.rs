//! What to say of a word that is no level of indicators, or a level in the place of another.

use super::dash_without_space;
use crate::finding::Said;
use crate::load::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS, label};
use crate::model::indicator::FirstLevel;

/// Message and help for a word that is none of `words` by mistake: one character off, on another level, or no word at all.
/// `None` where it is a level that the office has of its own.
pub(in crate::load) fn level<L: Copy>(written: &str, words: &'static [LevelWord<L>]) -> Option<(Said, Said)> {
    if let Some(said) = dash_without_space(written).or_else(|| on_another_level(written)) {
        return Some(said);
    }
    let message =
        Said::new(format!("不认识指标级别“{written}”"), format!("unknown indicator level “{written}”"));
    let (zh, en) = usual(words);
    let known = || words.iter().flat_map(|word| word.en.iter().chain(word.zh));
    let slip = known()
        .filter(|known| known.ends_with("指标") && known.chars().count() > 3)
        .find(|known| strsim::damerau_levenshtein(known, written) == 1);
    let help = match slip {
        Some(near) => Said::new(
            format!("是否想写“{near}”？这里可写：{zh}"),
            format!("did you mean “{near}”? Known here: {en}"),
        ),
        None if written.chars().any(char::is_alphabetic) => return None,
        None => Said::new(format!("这里可写：{zh}"), format!("known here: {en}")),
    };
    Some((message, help))
}

/// Message and help for a level that only some offices have.
pub(in crate::load) fn own_level<L: Copy>(written: &str, words: &'static [LevelWord<L>]) -> (Said, Said) {
    let (zh, en) = usual(words);
    let message = Said::new(
        format!("“{written}”不是常用的指标级别，按原文公开，目录中归入上一级或“其他指标”"),
        format!(
            "“{written}” is no usual level: it is published as written, and indexed under the level above or “other”"
        ),
    );
    let help = Said::new(
        format!("表中确实如此就不必改；常用的是：{zh}"),
        format!("leave it if the form says so; usual are: {en}"),
    );
    (message, help)
}

/// The words that we write for the levels.
fn usual<L>(words: &'static [LevelWord<L>]) -> (String, String) {
    let (zh, en): (Vec<_>, Vec<_>) = words.iter().map(|word| (word.zh[0], word.en[0])).unzip();
    (zh.join("、"), en.join(", "))
}

/// A first level among second ones, or the reverse. Called where it is known not to be of this level.
fn on_another_level(written: &str) -> Option<(Said, Said)> {
    // Words that evaluations and some offices use on either level are levels of their own there.
    let is_target_level =
        |first: FirstLevel| !matches!(first, FirstLevel::Decision | FirstLevel::Process | FirstLevel::Other);
    let second = LevelWord::find(SECOND_LEVELS, written).filter(|second| is_target_level(second.first()));
    if let Some(second) = second {
        let (zh, en) = label(FIRST_LEVELS, second.first());
        let message = Said::new(
            format!("“{written}”是二级指标，上面缺一级指标"),
            format!("“{written}” is a second level, and the first level above it is missing"),
        );
        let help = Said::new(
            format!("在它上面加一行“{}:”，与它对齐；然后在“{written}:”和它下面各行的行首再加两个空格", zh),
            format!(
                "add the line “{}:” above it, in line with it; then indent “{written}:” and what follows by two more spaces",
                en
            ),
        );
        return Some((message, help));
    }
    FIRST_LEVELS
        .iter()
        .find(|word| is_target_level(word.level) && [word.zh[0], word.en[0]].contains(&written))?;
    let message = Said::new(
        format!("“{written}”是一级指标，写在了二级指标的位置"),
        format!("“{written}” is a first level, and stands in the place of a second"),
    );
    let help = Said::new(
        format!("删去“{written}:”行首的两个空格，与上面的一级指标对齐"),
        format!("take two spaces away before “{written}:”, so that it is in line with the first level above"),
    );
    Some((message, help))
}
