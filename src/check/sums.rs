//! What the rules about sums share: adding up stated parts exactly, and saying both sides with every part.

use super::{mend_or_record, place};
use crate::finding::{FieldPath, Finding, Rule, Said, key};
use crate::model::amount::Amount;
use crate::model::budget::{BudgetLine, Money, MoneyRow, Part, own_source, sum_of};
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;

/// One side of a sum.
pub(super) type Parts<'d> = [Part<'d>];

/// The sum of the parts that are given; `None` where none is, or one is withheld.
pub(super) fn sum(declaration: &Declaration, parts: &Parts<'_>) -> Option<Amount> {
    let parts: Vec<_> = parts.iter().map(|(_, part)| *part).collect();
    sum_of(&[], &parts, declaration.unit)
}

/// The parts as an addition: `11,381.42 + 37,676.50`.
pub(super) fn addition(parts: &Parts<'_>) -> String {
    let given: Vec<_> =
        parts.iter().filter_map(|(_, part)| part.given().map(|amount| amount.grouped())).collect();
    given.join(" + ")
}

/// A field as the author wrote it; in the funding grid the row before the column.
pub(super) fn mention(path: &str) -> String {
    if let Some(label) = own_source(path) {
        return format!("“{label}”");
    }
    match path.rsplit_once('.') {
        Some((row, _)) if path.starts_with("execution.") => format!("{}{}", key(row), key(path)),
        _ => key(path),
    }
}

/// The fields of the parts, as the author wrote them, in each language's manner of listing.
pub(super) fn named(parts: &Parts<'_>) -> Said {
    let given: Vec<_> =
        parts.iter().filter(|(_, part)| part.given().is_some()).map(|(path, _)| mention(path)).collect();
    Said::new(given.join("、"), given.join(", "))
}

/// A total as a form prints it.
#[derive(Clone, Copy)]
pub(super) struct Total<'d> {
    /// Its field.
    pub(super) path: &'d str,
    /// What is printed.
    pub(super) printed: &'d Stated<Amount>,
    /// Whether the parts that the form fills in are all that there are. Some forms print a few of them (其中：财政拨款).
    pub(super) parts_are_all: bool,
}

/// Whether every part is filled in.
pub(super) fn all_stated(parts: &Parts<'_>) -> bool {
    parts.iter().all(|(_, part)| !part.is_absent())
}

/// A printed total that its parts do not give: they exceed it, or they are all there are and fall short.
pub(super) fn total_differs(
    rule: &'static Rule,
    declaration: &Declaration,
    total: &Total<'_>,
    parts: &Parts<'_>,
) -> Option<Finding> {
    let Total { path: total_path, printed, parts_are_all } = *total;
    let (total, sum) = (*printed.given()?, sum(declaration, parts)?);
    if total == sum || (sum < total && !parts_are_all) {
        return None;
    }
    let difference = difference(total, sum);
    let message = Said::new(
        format!("{} {total}，各项相加 {sum}，相差 {difference}", mention(total_path)),
        format!("{} is {total}, its parts make {sum}: {difference} apart", mention(total_path)),
    );
    let label = Said::new(
        format!("{} = {}", addition(parts), sum.grouped()),
        format!("{} = {}", addition(parts), sum.grouped()),
    );
    let (total_key, parts_named) = (mention(total_path), named(parts));
    let help = mend_or_record(
        &format!("{total_key}、{}", parts_named.zh),
        &format!("{total_key}, {}", parts_named.en),
    );
    let finding = Finding::new(rule, place(declaration, FieldPath::keys(total_path)), message, help);
    let finding = if parts.iter().filter(|(_, part)| part.given().is_some()).count() > 1 {
        finding.label(label)
    } else {
        finding
    };
    Some(finding.values(total.grouped(), sum.grouped()))
}

/// A printed total that the sources of money do not give; `path` is the field of a line, or of the total. Whether 财政拨款
/// holds what comes from higher levels, forms do not say: where the sum without those is the total, it is right.
pub(super) fn sources_differ(
    rule: &'static Rule,
    declaration: &Declaration,
    money: &Money,
    path: impl Fn(MoneyRow<'_>) -> FieldPath,
) -> Option<Finding> {
    let Money { total, lines } = money;
    let add = |without: Option<BudgetLine>| {
        let without = without.map(MoneyRow::Line);
        let sources = lines.sources().filter(|(line, _)| Some(*line) != without);
        let amounts: Vec<_> = sources.map(|(_, amount)| amount).collect();
        sum_of(&[], &amounts, declaration.unit).filter(|_| without.is_none() || amounts.len() > 1)
    };
    // Nearly always the sum is right, and then no path is asked for.
    let printed = total.given()?;
    if add(None).as_ref() == Some(printed) {
        return None;
    }
    if lines.get(BudgetLine::UpperLevel).is_some()
        && add(Some(BudgetLine::UpperLevel)).as_ref() == Some(printed)
    {
        return None;
    }
    let all: Vec<Part<'_>> =
        lines.sources().map(|(source, amount)| (path(source).to_string(), amount)).collect();
    let path = path(MoneyRow::Total).to_string();
    let printed = Total { path: &path, printed: total, parts_are_all: money.lists_all_sources() };
    total_differs(rule, declaration, &printed, &all)
}

/// How far two amounts are apart, never negative.
pub(super) fn difference(a: Amount, b: Amount) -> Amount {
    let (larger, smaller) = if a > b { (a, b) } else { (b, a) };
    larger.minus(smaller).unwrap_or(larger)
}
