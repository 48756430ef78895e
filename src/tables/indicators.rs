//! Indicators of one form: levels, wordings as published, and what they are understood to mean. With results, where the
//! form reports them.

use std::borrow::Cow;

use super::{Source, level_label, polarity_word, published_first, published_second};
use crate::language::Language;
use crate::model::amount::grouped;
use crate::model::declaration::{Content, Declaration};
use crate::model::indicator::{Indicator, IndicatorColumns, IndicatorGroup, IndicatorResult};
use crate::model::stated::Stated;
use crate::model::target::{self, Comparator, Deadline, Every, Grade, Part, Quantity, Single, Target};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};
use crate::words::Words;

/// One row an indicator, in the form's order; a level that the form lists empty has a row that says so.
#[must_use]
pub fn rows<'s>(source: Source<'s>, declaration: &'s Declaration, caption: String) -> RowSet<'s> {
    let layout = Layout::of(declaration);
    row_set(source, (layout, layout.id()), (declaration, declaration.indicator_groups()), caption)
}

/// The name of the table that a form's indicators stand in on the page of its subject.
#[must_use]
pub fn table(declaration: &Declaration) -> &'static str {
    Layout::of(declaration).id()
}

/// The same of the indicators for the whole period, where the form lists them apart from the year's.
#[must_use]
pub fn period_rows<'s>(source: Source<'s>, declaration: &'s Declaration, caption: String) -> RowSet<'s> {
    let layout = Layout::of_groups(declaration.period_indicators());
    row_set(source, (layout, "period-indicators"), (declaration, declaration.period_indicators()), caption)
}

fn row_set<'s>(
    source: Source<'s>,
    (layout, id): (Layout, &'static str),
    (declaration, groups): (&'s Declaration, &'s [IndicatorGroup]),
    caption: String,
) -> RowSet<'s> {
    let words = source.words;
    let mut rows = Vec::new();
    let is_promise =
        std::ptr::eq(groups, declaration.indicator_groups()) && source.site.is_promise(declaration);
    for group in groups {
        let levels = levels(words, group);
        let index_level = level_label(words, group.level.modern());
        for indicator in &group.indicators {
            let mut cells = Vec::with_capacity(MOST_COLUMNS);
            cells.extend_from_slice(&levels);
            extend(&mut cells, words, layout, indicator);
            cells.push(Cell::text(index_level));
            let row = Row::new(cells).about(indicator.hash);
            // One that only a self-evaluation names is no promise, and has no page among the promises.
            let is_promised =
                is_promise || source.site.indicators().entry(group.level, indicator.hash).is_some();
            let page = Page::Indicator(group.level.modern(), indicator.hash);
            rows.push(if is_promised { row.link(NAME, page) } else { row });
        }
        if group.indicators.is_empty() {
            let mut cells = levels.to_vec();
            cells.push(Cell::Note(words.text("level_left_empty")));
            cells.resize(layout.columns(words).len(), Cell::Absent);
            rows.push(Row::new(cells));
        }
    }
    RowSet { id: id.into(), caption, columns: layout.columns(words), rows }
}

/// Where the indicator's name stands: behind its two levels.
const NAME: usize = 2;

/// Room for the cells of any row.
const MOST_COLUMNS: usize = 25;

/// Which columns a form has.
#[derive(Clone, Copy)]
enum Layout {
    /// 实施周期指标值 and 年度指标值.
    PeriodAndYear,
    /// One column of targets.
    Year,
    /// Targets and results.
    Results,
    /// The same, of an evaluation.
    Evaluation,
}

impl Layout {
    fn of(declaration: &Declaration) -> Layout {
        match declaration.content {
            Content::SelfEvaluation(_) => return Layout::Results,
            Content::Evaluation(_) => return Layout::Evaluation,
            Content::DepartmentTargets(_) | Content::ProjectTargets(_) => {}
        }
        Layout::of_groups(declaration.indicator_groups())
    }

    fn of_groups(groups: &[IndicatorGroup]) -> Layout {
        let mut indicators = groups.iter().flat_map(|group| &group.indicators);
        let two = indicators.any(|indicator| !indicator.period_target.is_absent());
        if two { Layout::PeriodAndYear } else { Layout::Year }
    }

    fn id(self) -> &'static str {
        match self {
            Layout::PeriodAndYear | Layout::Year => "indicators",
            Layout::Results => "results",
            Layout::Evaluation => "evaluation",
        }
    }

    fn columns(self, words: &Words) -> Vec<Column> {
        let mut columns = vec![
            Column::text(words, "first_level").at(ColumnPlace::Group),
            Column::text(words, "second_level").at(ColumnPlace::Group),
            Column::text(words, "indicator"),
        ];
        if let Layout::PeriodAndYear = self {
            columns.push(Column::text(words, "period_target"));
        }
        columns.push(Column::text(words, "annual_target"));
        columns.extend(OWN.map(|key| if_filled(Column::text(words, key))));
        if self.has_results() {
            columns.push(Column::text(words, "actual"));
            columns.push(if_filled(Column::new(words, "completion", ColumnKind::Percent)));
            columns.push(Column::new(words, "weight", ColumnKind::Number));
            columns.push(Column::new(words, "score", ColumnKind::Number));
            columns.push(Column::text(words, "deviation"));
            columns.push(if_filled(Column::text(words, "corrective_action")));
        } else {
            columns.push(if_filled(Column::new(words, "weight", ColumnKind::Number)));
            columns.push(Column::text(words, "meaning"));
        }
        columns.push(if_filled(Column::text(words, "notes")));
        columns.extend(NOTES.map(|key| Column::text(words, key).at(ColumnPlace::Data)));
        columns.extend(understood_columns(words));
        columns.push(Column::text(words, "index_level").at(ColumnPlace::Data));
        columns
    }

    fn has_results(self) -> bool {
        matches!(self, Layout::Results | Layout::Evaluation)
    }
}

/// Sign, unit and direction, where the form has columns for them.
const OWN: [&str; 3] = ["sign", "unit", "polarity"];
/// What some forms say of an indicator besides. A page has room for one column of it, a data file for each.
const NOTES: [&str; 5] = ["standard", "explanation", "scoring", "data_source", "remarks"];

/// A column that only some forms have.
fn if_filled(column: Column) -> Column {
    column.at(ColumnPlace::PageIfFilled)
}

/// What an indicator says of itself, behind its levels.
fn extend<'s>(cells: &mut Vec<Cell<'s>>, words: &'s Words, layout: Layout, indicator: &'s Indicator) {
    cells.push(Cell::text(&*indicator.name));
    if let Layout::PeriodAndYear = layout {
        cells.push(wording(&indicator.period_target));
    }
    cells.push(wording(&indicator.annual_target));
    cells.extend(own(words, indicator));
    let target = leading(indicator);
    match (&indicator.result, layout.has_results()) {
        (Some(result), true) => {
            let IndicatorResult { actual, completion, score, deviation, corrective_action } = &**result;
            cells.push(wording(actual));
            cells.push(Cell::stated(completion, |rate| Cell::Percent(*rate)));
            cells.push(Cell::stated_number(indicator.weight()));
            cells.push(Cell::stated_number(score));
            cells.push(Cell::stated_text(deviation));
            cells.push(Cell::stated_text(corrective_action));
        }
        _ => {
            cells.push(Cell::stated_number(indicator.weight()));
            cells.push(target.map_or(Cell::Absent, |target| Cell::text(meaning(words, target))));
        }
    }
    let notes = notes(indicator);
    cells.push(together(words, &notes));
    cells.extend(notes);
    cells.extend(understood(target));
}

/// Sign, unit and direction of an indicator, where the form has columns for them.
#[must_use]
pub fn own<'s>(words: &'s Words, indicator: &'s Indicator) -> [Cell<'s>; 3] {
    match indicator.columns.as_deref() {
        Some(columns) => [
            Cell::stated_text(&columns.comparator),
            Cell::stated_text(&columns.unit),
            columns.polarity.map_or(Cell::Absent, |polarity| Cell::text(words.text(polarity_word(polarity)))),
        ],
        None => [const { Cell::Absent }; 3],
    }
}

fn notes(indicator: &Indicator) -> [Cell<'_>; 5] {
    match indicator.columns.as_deref() {
        Some(IndicatorColumns { standard, explanation, scoring, data_source, remarks, .. }) => {
            [standard, explanation, scoring, data_source, remarks].map(Cell::stated_text)
        }
        None => [const { Cell::Absent }; 5],
    }
}

/// The notes in one cell, each behind its label.
fn together<'s>(words: &'s Words, notes: &[Cell<'s>; 5]) -> Cell<'s> {
    let labelled: Vec<_> = NOTES
        .iter()
        .zip(notes)
        .filter(|(_, note)| **note != Cell::Absent)
        .map(|(key, note)| {
            let note = note.shown(ColumnKind::Text, words);
            words.say("labelled", &[("label", words.text(&format!("column_{key}"))), ("text", &note)])
        })
        .collect();
    if labelled.is_empty() { Cell::Absent } else { Cell::text(labelled.join(words.text("list_semicolon"))) }
}

fn levels<'s>(words: &'s Words, group: &'s IndicatorGroup) -> [Cell<'s>; 2] {
    [Cell::text(published_first(words, group)), Cell::text(published_second(words, group))]
}

/// The target that counts for the year: the annual one, or else the one for the whole period.
#[must_use]
pub fn leading(indicator: &Indicator) -> Option<&Target> {
    indicator.annual_target.given().or_else(|| indicator.period_target.given())
}

/// A wording as written.
#[must_use]
pub fn wording(target: &Stated<Target>) -> Cell<'_> {
    Cell::stated(target, |target| Cell::text(&*target.text))
}

/// What a wording is understood to mean, in a few words: `不少于 30,000 次/秒`.
#[must_use]
pub fn meaning(words: &Words, target: &Target) -> String {
    let part = |(label, single): (&str, &Single)| match label {
        "" => single_meaning(words, single),
        label => words.say("labelled", &[("label", label), ("text", &single_meaning(words, single))]),
    };
    let mut parts = target.labelled().map(part);
    let Some(mut said) = parts.next() else { return words.text("target_not_understood").to_owned() };
    for part in parts {
        said.push('；');
        said.push_str(&part);
    }
    said
}

fn single_meaning(words: &Words, single: &Single) -> String {
    match single {
        Single::Quantity(quantity) => {
            let value = grouped(quantity.value, 0);
            let upper = quantity.upper.map(|upper| grouped(upper, 0)).unwrap_or_default();
            let unit = unit_behind(quantity.unit.as_str());
            let parts = [("value", &*value), ("upper", &*upper), ("unit", &*unit)];
            changed(words, quantity, words.say(comparator_word(quantity.comparator), &parts))
        }
        Single::Deadline(Deadline::Unstated) => words.text("target_in_time").to_owned(),
        Single::Deadline(Deadline::Stated(stated)) => {
            let when = match words.language() {
                Language::Chinese => Deadline::Stated(*stated).to_string(),
                Language::English => in_english(stated),
            };
            words.say("target_deadline", &[("when", &when)])
        }
        Single::Grade(grade) => grade_meaning(words, grade),
        Single::Qualitative => words.text("target_qualitative").to_owned(),
    }
}

/// A deadline as a model prints it in Chinese, in English: `every year by 12-31`.
#[must_use]
pub fn in_english(deadline: &target::Due) -> String {
    let target::Due { comparator, every, value, upper } = deadline;
    let recurs = match every {
        Every::Once => "",
        Every::Year => "every year ",
        Every::Quarter => "every quarter ",
        Every::Month => "every month ",
    };
    let last = || if value.part == Part::End { "its last day".to_owned() } else { value.iso() };
    let when = match (upper, comparator) {
        (Some(upper), _) => format!("from {} to {}", value.iso(), upper.iso()),
        (None, Comparator::AtMost) => format!("by {}", last()),
        (None, Comparator::LessThan) => format!("before {}", value.iso()),
        (None, Comparator::AtLeast) => format!("not before {}", value.iso()),
        (None, Comparator::MoreThan) => format!("after {}", value.iso()),
        (None, _) if matches!(value.part, Part::Day(..)) => format!("on {}", value.iso()),
        (None, _) => format!("within {}", value.iso()),
    };
    format!("{recurs}{when}")
}

/// A grade in words: `等级：良及以上`.
fn grade_meaning(words: &Words, grade: &Grade) -> String {
    let mark = grade.mark.as_str();
    match grade.comparator {
        Comparator::Equal => words.say("target_grade", &[("grade", mark)]),
        Comparator::AtLeast => words.say("target_grade_at_least", &[("grade", mark)]),
        Comparator::AtMost => words.say("target_grade_at_most", &[("grade", mark)]),
        _ => words.say("target_grade", &[("grade", &grade.to_string())]),
    }
}

/// The number of a result with its unit, as understood: `30,000 次/秒`; the wording itself where it is more than a number.
#[must_use]
pub fn reached(words: &Words, actual: &Target) -> String {
    match actual.singles() {
        [Single::Quantity(quantity)] if quantity.upper.is_none() => {
            let value = grouped(quantity.value, 0);
            let unit = unit_behind(quantity.unit.as_str());
            let mut said = String::with_capacity(value.len() + unit.len());
            said.push_str(&value);
            said.push_str(&unit);
            changed(words, quantity, said)
        }
        _ => actual.text.to_string(),
    }
}

/// A unit as it stands behind its number: with a space that does not break, unless it is a sign.
#[must_use]
pub fn unit_behind(unit: &str) -> Cow<'_, str> {
    match unit {
        "" | "%" | "‰" => Cow::Borrowed(unit),
        _ => Cow::Owned(["\u{a0}", unit].concat()),
    }
}

/// The word that says a comparator of its value.
fn comparator_word(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::AtLeast => "target_ge",
        Comparator::AtMost => "target_le",
        Comparator::MoreThan => "target_gt",
        Comparator::LessThan => "target_lt",
        Comparator::Equal => "target_eq",
        Comparator::About => "target_about",
        Comparator::Range => "target_range",
    }
}

/// What is `said` of a quantity, as a level or as a change.
fn changed(words: &Words, quantity: &Quantity, said: String) -> String {
    match quantity.change.name() {
        Some(change) => words.say(&format!("target_{change}"), &[("quantity", &said)]),
        None => said,
    }
}

/// The columns that hold what a wording is understood to mean, for spreadsheets.
#[must_use]
pub fn understood_columns(words: &Words) -> [Column; 4] {
    [
        Column::text(words, "target_comparator").at(ColumnPlace::Data),
        Column::new(words, "target_value", ColumnKind::Number).at(ColumnPlace::Data),
        Column::new(words, "target_upper", ColumnKind::Number).at(ColumnPlace::Data),
        Column::text(words, "target_unit").at(ColumnPlace::Data),
    ]
}

/// Comparator, value, upper value and unit of a wording that is one quantity; nothing for any other.
#[must_use]
pub fn understood<'s>(target: Option<&'s Target>) -> [Cell<'s>; 4] {
    match target.map(Target::singles) {
        Some([Single::Quantity(quantity)]) => [
            Cell::text(quantity.comparator.name()),
            Cell::Number(quantity.value),
            quantity.upper.map_or(Cell::Absent, Cell::Number),
            Cell::text(quantity.unit.as_str()),
        ],
        _ => [Cell::Absent, Cell::Absent, Cell::Absent, Cell::Absent],
    }
}

#[cfg(test)]
mod tests {
    use super::meaning;
    use crate::language::Language;
    use crate::model::target::Target;
    use crate::words::Words;

    #[test]
    fn several_targets_are_told_apart_by_their_labels() {
        let words = Words::new(Language::Chinese);
        let told = meaning(&words, &Target::parse("城市≥660元，农村≥440元", None));
        assert!(told.starts_with("城市：") && told.contains("；农村："), "{told}");
        // The indicator has a name.
        let alone = meaning(&words, &Target::parse("城市≥660元", None));
        assert!(!alone.contains("城市") && alone.contains("660"), "{alone}");
    }
}
