//! Wordings side by side, and what is said of them.

use super::{Case, Ground, Move, State, judge, moved};
use crate::model::date::Date;
use crate::model::stated::Stated;
use crate::model::target::Target;
use crate::model::year::FiscalYear;

fn stated(text: &str) -> Stated<Target> {
    if text.is_empty() { Stated::Absent } else { Stated::Given(Target::parse(text, None)) }
}

fn year(number: &str) -> FiscalYear {
    FiscalYear::parse(number).expect("a year")
}

#[test]
fn a_result_is_held_against_what_its_target_allows() {
    let on = Date::parse("2024-03-31").expect("a day");
    for (target, actual, state, ground) in [
        ("≥95%", "97%", State::Met, Ground::Allowed),
        ("≤5秒", "6秒", State::PartlyMet, Ground::GoesBeyond),
        ("500人", "600人", State::CannotBeJudged, Ground::DirectionUnknown),
        ("2023年12月底前", "2023年11月", State::Met, Ground::InTime),
        ("≥3公里", "2800米", State::PartlyMet, Ground::FallsShort),
        ("0起", "1起", State::NotMet, Ground::Zero),
    ] {
        let case =
            Case { target: &stated(target), actual: &stated(actual), polarity: None, year: year("2023"), on };
        let judged = judge(case);
        assert_eq!((judged.state, judged.ground), (state, ground), "{target} | {actual}");
    }
}

#[test]
fn a_target_moves_by_what_it_allows() {
    let moves = |a, b| moved((&stated(a), year("2023")), (&stated(b), year("2024")), None);
    assert_eq!(moves("≥80M", "80M"), [Move::ComparatorDropped]);
    assert_eq!(moves("≥90%", "≥85%"), [Move::Loosened]);
    assert_eq!(moves("≤90", "≤95"), [Move::Loosened]);
    assert_eq!(moves("2023年12月底前", "2024年12月底前"), []);
    assert_eq!(moves("2023年12月底前", "2025年12月底前"), [Move::Loosened]);
}
