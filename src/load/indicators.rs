//! 绩效指标: first level → second level → items, with the levels as published and the place that they have today.

use super::at::At;
use super::levels::{FIRST_LEVELS, LevelWord, SECOND_LEVELS};
use super::record::{Reader, Record, is_blank_as_printed};
use super::rules as rule;
use super::tree::{Entry, Node, Value};
use super::unknown;
use super::vocabulary::Field;
use crate::finding::Said;
use crate::model::indicator::{
    FirstLevel, Indicator, IndicatorColumns, IndicatorGroup, IndicatorHash, IndicatorResult, Labels, Level,
    Polarity, SecondLevel,
};
use crate::model::target::{Columns, Target};

/// First level → second level → items, or first level → items where the form names no second level.
pub(super) fn indicators(
    reader: &mut Reader<'_>,
    (record, key): (&Record<'_, '_>, &'static str),
    at: &At<'_>,
) -> Vec<IndicatorGroup> {
    let Some(node) = record.node(key) else { return Vec::new() };
    let count = |entry: &Entry<'_>| entry.value.entries().map_or(1, |inner| inner.len().max(1));
    let mut groups: Vec<IndicatorGroup> =
        Vec::with_capacity(node.entries().unwrap_or_default().iter().map(count).sum());
    let (at, fields) = (at.key(key), record.inner(key));
    if node.items().is_some() {
        only_findings(reader, (node, fields), &at);
    }
    for entry in levels(reader, node, &at) {
        let Some((first, label)) = first_level(reader, entry, &at) else {
            only_findings(reader, (&entry.value, fields), &at);
            continue;
        };
        let place =
            Place { level: Level { first, second: None }, labels: Labels { first: label, second: None } };
        if groups.iter().any(|group| place.shares_first_level_with(group)) {
            level_twice(reader, entry, &at.key(place.first_key()));
            only_findings(reader, (&entry.value, fields), &at);
            continue;
        }
        let at = at.key(place.first_key());
        match &entry.value.value {
            Value::Map(inner) if !inner.is_empty() => {
                second_levels(reader, (&entry.value, fields), (&mut groups, &place), &at)
            }
            _ => groups.push(group(reader, (&entry.value, fields), place.clone(), &at)),
        }
    }
    groups
}

fn second_levels(
    reader: &mut Reader<'_>,
    (node, fields): (&Node<'_>, &'static [Field]),
    (groups, first): (&mut Vec<IndicatorGroup>, &Place),
    at: &At<'_>,
) {
    for entry in levels(reader, node, at) {
        let written = entry.key.text.trim();
        let Some((second, label)) = second_level(reader, entry, at) else {
            only_findings(reader, (&entry.value, fields), at);
            continue;
        };
        let mut place = first.clone();
        place.level.second = second;
        place.labels.second = label;
        let key = match second {
            Some(level) => level.name(),
            None => written,
        };
        let at = at.key(key);
        let is_there = |group: &&IndicatorGroup| {
            group.level == place.level && (second.is_some() || group.labels == place.labels)
        };
        if groups.iter().filter(|group| place.shares_first_level_with(group)).any(|group| is_there(&group)) {
            level_twice(reader, entry, &at);
            only_findings(reader, (&entry.value, fields), &at);
            continue;
        }
        groups.push(group(reader, (&entry.value, fields), place, &at));
    }
}

/// A group's place while it is read.
#[derive(Clone)]
struct Place {
    level: Level,
    labels: Labels,
}

impl Place {
    /// Of first levels that only some offices have there may be several.
    fn shares_first_level_with(&self, group: &IndicatorGroup) -> bool {
        self.level.first == group.level.first
            && (self.level.first != FirstLevel::Other || self.labels.first == group.labels.first)
    }

    fn first_key(&self) -> &str {
        match self.level.first {
            FirstLevel::Other => self.labels.first.as_deref().unwrap_or(FirstLevel::Other.name()),
            known => known.name(),
        }
    }
}

/// What stands under a level that nobody knows is read for its mistakes, so that one run tells all of them.
fn only_findings(reader: &mut Reader<'_>, (node, fields): (&Node<'_>, &'static [Field]), at: &At<'_>) {
    let place = Place { level: Level { first: FirstLevel::Other, second: None }, labels: Labels::default() };
    match node.entries() {
        Some(entries) => entries.iter().for_each(|entry| only_findings(reader, (&entry.value, fields), at)),
        None => _ = group(reader, (node, fields), place, at),
    }
}

/// Two spellings of one level.
fn level_twice(reader: &mut Reader<'_>, entry: &Entry<'_>, at: &At<'_>) {
    let written = &entry.key.text;
    let message = Said::new(
        format!("指标级别“{written}”上面已经有了，只是写法不同"),
        format!("the level “{written}” stands above already, in another spelling"),
    );
    let help = Said::new("把两处的指标合在一处", "put the indicators of both places into one");
    reader.find(&rule::FIELD_WRITTEN_TWICE, at, entry.key.span, (message, help));
}

/// The entries of a group of levels.
fn levels<'n, 't>(reader: &mut Reader<'_>, node: &'n Node<'t>, at: &At<'_>) -> &'n [Entry<'t>] {
    if let (None, false) = (node.entries(), matches!(node.value, Value::Unread) || says_none(node)) {
        reader.not_levels(node, at);
    }
    node.entries().unwrap_or_default()
}

/// A level, and its label where the form words it in its own way.
type Found<L> = (L, Option<Box<str>>);

fn first_level(reader: &mut Reader<'_>, entry: &Entry<'_>, at: &At<'_>) -> Option<Found<FirstLevel>> {
    let written = entry.key.text.trim();
    if let Some(level) = LevelWord::find(FIRST_LEVELS, written) {
        return Some((level, own_label(FIRST_LEVELS, written)));
    }
    is_kept(reader, entry, FIRST_LEVELS, at).then(|| (FirstLevel::Other, Some(written.into())))
}

fn second_level(
    reader: &mut Reader<'_>,
    entry: &Entry<'_>,
    at: &At<'_>,
) -> Option<Found<Option<SecondLevel>>> {
    let written = entry.key.text.trim();
    if let Some(level) = LevelWord::find(SECOND_LEVELS, written) {
        return Some((Some(level), own_label(SECOND_LEVELS, written)));
    }
    is_kept(reader, entry, SECOND_LEVELS, at).then(|| (None, Some(written.into())))
}

/// The label as published, unless it is the usual one or our English key.
fn own_label<L: Copy>(words: &'static [LevelWord<L>], written: &str) -> Option<Box<str>> {
    let is_usual = words.iter().any(|word| word.zh[0] == written || word.en.contains(&written));
    (!is_usual).then(|| written.into())
}

/// Whether a label that nobody knows is one that the office has of its own, which is kept as published.
fn is_kept<L: Copy>(
    reader: &mut Reader<'_>,
    entry: &Entry<'_>,
    words: &'static [LevelWord<L>],
    at: &At<'_>,
) -> bool {
    let written = entry.key.text.trim();
    let mistake = unknown::level(written, words);
    let is_kept = mistake.is_none();
    let (rule, said) = match mistake {
        Some(said) => (&rule::LEVEL_UNKNOWN, said),
        None => (&rule::LEVEL_NOT_USUAL, unknown::own_level(written, words)),
    };
    reader.find(rule, &at.key(written), entry.key.span, said);
    is_kept
}

/// Whether the form says that there are none at this level.
fn says_none(node: &Node<'_>) -> bool {
    node.text().is_some_and(|text| matches!(text.trim(), "无" | "不适用" | "/" | "-" | "—" | "——" | "none"))
}

fn group(
    reader: &mut Reader<'_>,
    (node, fields): (&Node<'_>, &'static [Field]),
    place: Place,
    at: &At<'_>,
) -> IndicatorGroup {
    let Place { level, labels } = place;
    // A level that is listed and left empty: blank, 无, or {}.
    let is_empty = says_none(node) || node.entries().is_some_and(<[_]>::is_empty);
    let items = match is_empty || reader.pasted_rows(node, fields, at) {
        true => &[],
        false => reader.items(node, at).unwrap_or_default(),
    };
    let mut indicators: Vec<Indicator> = Vec::with_capacity(items.len());
    let has_results = fields.iter().any(|field| field.key == "actual");
    for item in items {
        if reader.pasted_rows(item, fields, at) || reader.indicator_by_name(item, fields, at) {
            continue;
        }
        let before = reader.findings.len();
        let record = reader.record(item, fields, at);
        let name = reader.name(&record, at);
        if name.is_empty() {
            continue;
        }
        if is_placeholder(&name, &record) {
            reader.placeholder(&record, &name, at);
            continue;
        }
        let nth = 1 + indicators.iter().filter(|before| before.name == name).count();
        let (list, at) = (at, at.item(&name, u32::try_from(nth).unwrap_or(u32::MAX)));
        reader.belong_to(before, (list, &at));
        let columns = columns(reader, &record, &at);
        let beside = Columns {
            name: Some(&name),
            comparator: columns.as_deref().and_then(|columns| columns.comparator.given()).map(|sign| &**sign),
            unit: columns.as_deref().and_then(|columns| columns.unit.given()).map(|unit| &**unit),
        };
        let period_target = reader.target(&record, "period_target", (&at, beside), None);
        let annual_target = reader.target(&record, "annual_target", (&at, beside), period_target.given());
        let result = has_results.then(|| result(reader, &record, (&at, beside), annual_target.given()));
        indicators.push(Indicator {
            hash: IndicatorHash::of(level, &name),
            period_target,
            annual_target,
            result,
            columns,
            name,
        });
    }
    IndicatorGroup { level, labels, indicators }
}

/// Whether a row is one that the form's template prints and nobody filled in: 指标2, ……, with nothing beside it.
fn is_placeholder(name: &str, record: &Record<'_, '_>) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_held_ready =
        name.strip_prefix("指标").is_some_and(is_number) || name.chars().all(|c| "…./—-".contains(c));
    let is_filled = |key| match record.node(key) {
        Some(node) => {
            node.text().map(str::trim).is_none_or(|text| !text.is_empty() && !is_blank_as_printed(text))
        }
        None => false,
    };
    is_held_ready && !record.written().filter(|key| *key != "name").any(is_filled)
}

/// The keys of [`IndicatorColumns`].
const COLUMNS: [&str; 9] = [
    "weight",
    "comparator",
    "unit",
    "polarity",
    "standard",
    "explanation",
    "scoring",
    "data_source",
    "remarks",
];

/// What stands in columns that only some forms have; `None` where nothing does.
fn columns(reader: &mut Reader<'_>, record: &Record<'_, '_>, at: &At<'_>) -> Option<Box<IndicatorColumns>> {
    if !record.written().any(|key| COLUMNS.contains(&key)) {
        return None;
    }
    let words = Polarity::ALL.map(|one| (one, one.name(), one.zh()));
    let columns = IndicatorColumns {
        weight: reader.number(record, "weight", at),
        comparator: reader.text(record, "comparator", at),
        unit: reader.text(record, "unit", at),
        polarity: reader.word(record, ("polarity", &words), at),
        standard: reader.text(record, "standard", at),
        explanation: reader.text(record, "explanation", at),
        scoring: reader.text(record, "scoring", at),
        data_source: reader.text(record, "data_source", at),
        remarks: reader.text(record, "remarks", at),
    };
    (columns != IndicatorColumns::default()).then(|| Box::new(columns))
}

/// What a self-evaluation adds. The sign beside a target is not the result's: 96 is what was reached, and not at least 96.
fn result(
    reader: &mut Reader<'_>,
    record: &Record<'_, '_>,
    (at, beside): (&At<'_>, Columns<'_>),
    target: Option<&Target>,
) -> Box<IndicatorResult> {
    let target = target.filter(|_| beside.comparator.is_none());
    Box::new(IndicatorResult {
        actual: reader.target(record, "actual", (at, Columns { comparator: None, ..beside }), target),
        completion: reader.rate(record, "completion", at),
        score: reader.number(record, "score", at),
        deviation: reader.text(record, "deviation", at),
        corrective_action: reader.text(record, "corrective_action", at),
    })
}
