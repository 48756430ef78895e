//! What a release must pass beside the rules: what was published may only change with a correction that says why, and
//! never vanishes unsaid; large changes are asked about; as many as the site wants have approved. Finds; decides nothing.

mod approvals;

use std::sync::Arc;

use rust_decimal::Decimal;

pub use self::approvals::approvals;

use crate::config::Config;
use crate::diff::{Change, Changed, Differences};
use crate::facts::Value;
use crate::finding::{FieldPath, Finding, Place, Rule, Said, Step, rules};
use crate::index::Site;
use crate::ledger::{correction_of, written};
use crate::load::emit::Doc;
use crate::load::{SITE_FILE, vocabulary};
use crate::model::amount::{Amount, AmountUnit};
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;
use crate::model::year::FiscalYear;

rules! {
    /// A published value that changed, and no correction says why.
    CHANGED_WITHOUT_CORRECTION = "published-value-changed-without-correction", Error, "rules/published_value_changed_without_correction.md";
    /// A correction that was published, and is not there any more.
    CORRECTION_REMOVED = "published-correction-removed", Error, "rules/published_correction_removed.md";
    /// A declaration that was published, and is neither there nor withdrawn.
    DECLARATION_MISSING = "published-declaration-missing", Error, "rules/published_declaration_missing.md";
    /// An amount that changed by more than the site lets pass unasked.
    AMOUNT_CHANGED_GREATLY = "amount-changed-greatly", Error, "rules/amount_changed_greatly.md";
    /// A total that changed by more than the site lets pass unasked.
    TOTAL_CHANGED_GREATLY = "total-changed-greatly", Error, "rules/total_changed_greatly.md";
    /// Fewer have approved than the site wants.
    APPROVALS_MISSING = "approvals-missing", Error, "rules/approvals_missing.md";
    /// An approval that does not count, because the site wants signed ones.
    APPROVAL_NOT_COUNTED = "approval-not-counted", Warning, "rules/approval_not_counted.md";
}

/// The rules that a release can break.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// The rules that whoever releases may let pass by naming them: they ask, where the others refuse.
pub fn acceptable() -> impl Iterator<Item = &'static Rule> {
    [&AMOUNT_CHANGED_GREATLY, &TOTAL_CHANGED_GREATLY].into_iter()
}

/// Everything that changes from the last release to this one, held against the gates. `held` are the declarations that
/// the site has and does not show.
#[must_use]
pub fn check(
    differences: &Differences<'_>,
    (before, after): (&Site, &Site),
    held: &[Declaration],
) -> Vec<Finding> {
    let config = &after.config;
    let mut findings = Vec::new();
    for changed in &differences.changed {
        let uncorrected =
            changed.changes.iter().filter(|change| correction_of(changed.after, change).is_none());
        findings.extend(uncorrected.map(|change| without_correction(changed, change)));
        findings.extend(changed.changes.iter().filter_map(|change| large(config, changed, change)));
    }
    for old in before.declarations().iter().filter(|declaration| !declaration.corrections.is_empty()) {
        let Some(new) = after.declaration(&old.key) else { continue };
        let lost = old.corrections.iter().filter(|correction| !new.corrections.contains(correction));
        findings.extend(lost.map(|correction| correction_removed(new, &correction.field)));
    }
    findings.extend(differences.removed.iter().filter_map(|gone| missing(after, held, gone)));
    findings.extend(years(config, (before, after)));
    findings
}

/// Corrections of one file that wait for their reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The file.
    pub file: Arc<str>,
    /// The entries.
    pub entries: Vec<Doc>,
}

/// The corrections that are missing, by file, ready to be filled in with the reason.
#[must_use]
pub fn ready(differences: &Differences<'_>, as_of: Date) -> Vec<Ready> {
    let of = |changed: &Changed<'_>| {
        let missing = changed.changes.iter().filter(|change| correction_of(changed.after, change).is_none());
        let entries: Vec<Doc> = missing.map(|change| entry(change, as_of)).collect();
        (!entries.is_empty()).then(|| Ready { file: changed.after.file.clone(), entries })
    };
    differences.changed.iter().filter_map(of).collect()
}

/// The spellings of the key of the list of corrections, those of the declaration's own language first.
#[must_use]
pub fn corrections_keys(declaration: &str) -> Vec<&'static str> {
    let fields = vocabulary::PROJECT_TARGETS;
    let field = vocabulary::find(fields, "corrections").map(|at| &fields[at]);
    // Who writes English keys goes on in English.
    let is_english = declaration.lines().any(|line| line.starts_with("year:") || line.starts_with("form:"));
    let keys = field.into_iter().flat_map(|field| field.zh.iter().copied().chain([field.key]));
    let mut keys: Vec<&'static str> = keys.collect();
    if is_english {
        keys.reverse();
    }
    keys
}

/// An entry with the keys of who writes English ones.
#[must_use]
pub fn with_english_keys(entry: Doc) -> Doc {
    let of_list = vocabulary::PROJECT_TARGETS.iter().find(|field| field.key == "corrections");
    let fields = match of_list.map(|field| field.kind) {
        Some(vocabulary::Kind::Records(fields)) => fields,
        _ => &[],
    };
    let key = |zh: String| {
        let known = fields.iter().chain(vocabulary::WITHHELD).find(|field| field.zh.contains(&&*zh));
        known.map_or(zh, |field| field.key.to_owned())
    };
    match entry {
        Doc::Map(entries) => {
            Doc::Map(entries.into_iter().map(|(zh, value)| (key(zh), with_english_keys(value))).collect())
        }
        Doc::Text(text) if text == "不适用" => Doc::Text("n/a".to_owned()),
        other => other,
    }
}

fn entry(change: &Change<'_>, as_of: Date) -> Doc {
    let value = |stated: &Stated<Value<'_>>| match written(stated) {
        Stated::Absent => None,
        Stated::Given(text) => Some(Doc::Text(text.into_owned())),
        Stated::NotApplicable => Some(Doc::Text("不适用".to_owned())),
        Stated::Withheld(ground) => {
            let key = vocabulary::WITHHELD[0].zh[0].to_owned();
            Some(Doc::Map(vec![(key, Doc::Text(ground.into()))]))
        }
    };
    let fields = [
        ("字段", Some(Doc::Text(change.path.to_string()))),
        ("原值", value(&change.before)),
        ("更正为", value(&change.after)),
        ("原因", Some(Doc::Empty)),
        ("日期", Some(Doc::Plain(as_of.to_string()))),
    ];
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Doc::Map(fields.collect())
}

fn place(declaration: &Declaration, field: FieldPath) -> Place {
    Place { file: declaration.file.clone(), field, span: None }
}

fn without_correction(changed: &Changed<'_>, change: &Change<'_>) -> Finding {
    let shown = |stated: &Stated<Value<'_>>| match written(stated) {
        Stated::Absent => String::new(),
        Stated::Given(text) => beginning(&text),
        Stated::NotApplicable => "不适用".to_owned(),
        Stated::Withheld(ground) => format!("不公开（{ground}）"),
    };
    let (was, is) = (shown(&change.before), shown(&change.after));
    let label = change.label.join(" › ");
    let message = match (was.is_empty(), is.is_empty()) {
        (true, _) => Said::new(
            format!("公布时没有“{label}”，现在是 {is}，没有更正说明"),
            format!("{} was not published, is {is} now, and no correction says why", change.path),
        ),
        (_, true) => Said::new(
            format!("公布的“{label}”是 {was}，现在没有了，没有更正说明"),
            format!("{} was published as {was}, is gone now, and no correction says why", change.path),
        ),
        _ => Said::new(
            format!("公布的“{label}”是 {was}，现在是 {is}，没有更正说明"),
            format!("{} was published as {was}, is {is} now, and no correction says why", change.path),
        ),
    };
    let help = Said::new(
        "确实要更正的，gongkai release 已在文件末尾写好“更正”，填上原因；不该改的，改回公布的值",
        "if it is a correction, gongkai release writes the entry at the end of the file: fill in why; if not, put the published value back",
    );
    Finding::new(&CHANGED_WITHOUT_CORRECTION, place(changed.after, change.path.clone()), message, help)
}

/// The beginning of a long text: the difference itself is told whole before.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn correction_removed(declaration: &Declaration, field: &str) -> Finding {
    let message = Said::new(
        format!("对 {field} 的更正公布过，现在没有了，或者改动了"),
        format!("the correction of {field} was published, and is gone or altered"),
    );
    let help = Said::new(
        "把公布过的更正原样放回；又有变化的，另写一条",
        "put the published correction back as it was; write another for what changed since",
    );
    Finding::new(&CORRECTION_REMOVED, place(declaration, FieldPath::keys("corrections")), message, help)
}

/// What is said of a declaration that was public and is not shown any more; nothing where it was withdrawn.
fn missing(after: &Site, held: &[Declaration], gone: &Declaration) -> Option<Finding> {
    if after.withdrawn.iter().any(|withdrawn| withdrawn.key == gone.key) {
        return None;
    }
    let is_held = held.iter().any(|declaration| declaration.key == gone.key);
    let message = if is_held {
        Said::new(
            "这份申报表公布过，现在是草稿，或未到公开日期",
            "this was published, and is a draft now, or waits for its day",
        )
    } else {
        Said::new("这份申报表公布过，现在没有了", "this was published, and is not there any more")
    };
    let help = Said::new(
        "要撤回的，保留文件并写“撤回: {内容: …, 原因: …, 日期: …}”；改了编号的，在 site.yaml 写“改址”，并由新编号“承接”；否则恢复原样",
        "to withdraw it, keep the file and write “withdrawn: {what: …, why: …, when: …}”; if its id changed, write “moved” in site.yaml and “continues” in the new declaration; otherwise restore it",
    );
    let root = if is_held { FieldPath::keys("status") } else { FieldPath::root() };
    Some(Finding::new(&DECLARATION_MISSING, place(gone, root), message, help))
}

/// An amount that changes by more than the site lets pass.
fn large(config: &Config, changed: &Changed<'_>, change: &Change<'_>) -> Option<Finding> {
    let difference = change.difference()?;
    let is_total = matches!(change.path.0.last(), Some(Step::Key(key)) if **key == *"total");
    let total = config.gates.total_change.filter(|_| is_total).map(|limit| (&TOTAL_CHANGED_GREATLY, limit));
    let amount = config.gates.amount_change.map(|limit| (&AMOUNT_CHANGED_GREATLY, limit));
    let after = difference.before.plus(difference.amount)?;
    let (rule, limit) = [total, amount]
        .into_iter()
        .flatten()
        .find(|(_, limit)| is_beyond((difference.before, after), *limit))?;
    let what = Said::new(format!("“{}”", change.label.join(" › ")), change.path.to_string());
    let place = place(changed.after, change.path.clone());
    Some(greatly(rule, place, (what, difference.before, after), limit))
}

/// What all departments of a year spend together, before and after.
fn years(config: &Config, (before, after): (&Site, &Site)) -> Vec<Finding> {
    let Some(limit) = config.gates.total_change else { return Vec::new() };
    let total = |site: &Site, year: FiscalYear| {
        Amount::sum(site.departments_of(year).filter_map(|at| at.expenditure()), AmountUnit::TenThousandYuan)
    };
    let large = before.years().filter_map(|year| {
        let (was, is) = (total(before, year)?, total(after, year)?);
        let what =
            Said::new(format!("{year}年各部门支出合计"), format!("expenditure of all departments in {year}"));
        let place =
            Place { file: SITE_FILE.into(), field: FieldPath::keys("release.total_change"), span: None };
        is_beyond((was, is), limit).then(|| greatly(&TOTAL_CHANGED_GREATLY, place, (what, was, is), limit))
    });
    large.collect()
}

/// Whether money changed by more than so many percent; from nothing to something always.
fn is_beyond((was, is): (Amount, Amount), limit: Decimal) -> bool {
    let Some(by) = is.minus(was) else { return true };
    let was = was.in_unit(by.unit).value.abs();
    if was.is_zero() {
        return !by.value.is_zero();
    }
    by.value
        .abs()
        .checked_mul(Decimal::ONE_HUNDRED)
        .zip(was.checked_mul(limit))
        .is_none_or(|(by, most)| by > most)
}

fn greatly(
    rule: &'static Rule,
    place: Place,
    (what, was, is): (Said, Amount, Amount),
    limit: Decimal,
) -> Finding {
    let shown = |amount: Amount| format!("{} {}", amount.grouped(), amount.unit.name());
    let message = Said::new(
        format!("{}由 {} 变为 {}，超过 {}%", what.zh, shown(was), shown(is), limit.normalize()),
        format!("{} goes from {} to {}, by more than {}%", what.en, shown(was), shown(is), limit.normalize()),
    );
    let help = Said::new(
        format!("核对金额和单位；无误的，发布时写 --accept {}", rule.name),
        format!("check the amount and its unit; if it is right, release with --accept {}", rule.name),
    );
    Finding::new(rule, place, message, help)
}
