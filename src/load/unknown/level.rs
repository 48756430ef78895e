//! What to say of a word that is no level of indicators, or a level in the place of another.

use super::{LIKE, dash_without_space, likeness};
use crate::finding::Said;
use crate::load::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use crate::model::indicator::{FirstLevel, SecondLevel};

/// Message and help for a word that is none of `words`.
pub(in crate::load) fn level<L: Copy>(written: &str, words: &'static [LevelWord<L>]) -> (Said, Said) {
    if let Some(said) = dash_without_space(written) {
        return said;
    }
    let message =
        Said::new(format!("不认识指标级别“{written}”"), format!("unknown indicator level “{written}”"));
    if let Some(said) = on_another_level(written) {
        return said;
    }
    let zh: Vec<_> = words.iter().map(|word| word.zh[0]).collect();
    let en: Vec<_> = words.iter().map(|word| word.en[0]).collect();
    let (zh, en) = (zh.join("、"), en.join(", "));
    let near = words
        .iter()
        .flat_map(|word| word.en.iter().chain(word.zh))
        .map(|known| (likeness(written, known), known))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let help = match near {
        Some((_, near)) => Said::new(
            format!("是否想写“{near}”？这里可写：{zh}"),
            format!("did you mean “{near}”? Known here: {en}"),
        ),
        None => Said::new(format!("这里可写：{zh}"), format!("known here: {en}")),
    };
    (message, help)
}

/// A first level among second ones, or the reverse. Called where it is known not to be of this level.
fn on_another_level(written: &str) -> Option<(Said, Said)> {
    if let Some(second) = LevelWord::find(SECOND_LEVELS, written) {
        let first = first_of(second);
        let message = Said::new(
            format!("“{written}”是二级指标，上面缺一级指标"),
            format!("“{written}” is a second level, and the first level above it is missing"),
        );
        let help = Said::new(
            format!(
                "在它上面加一行“{}:”，与它对齐；然后在“{written}:”和它下面各行的行首再加两个空格",
                first.zh[0]
            ),
            format!(
                "add the line “{}:” above it, in line with it; then indent “{written}:” and what follows by two more spaces",
                first.en[0]
            ),
        );
        return Some((message, help));
    }
    LevelWord::find(FIRST_LEVELS, written)?;
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

/// The first level that a second one stands under.
fn first_of(second: SecondLevel) -> &'static LevelWord<FirstLevel> {
    use SecondLevel as S;
    let nth = match second {
        S::Quantity | S::Quality | S::Timeliness | S::OutputCost => 0,
        S::EconomicCost | S::SocialCost | S::EnvironmentalCost => 1,
        S::EconomicBenefit | S::SocialBenefit | S::EcologicalBenefit | S::Sustainability => 2,
        S::ClientSatisfaction => 3,
    };
    &FIRST_LEVELS[nth]
}
