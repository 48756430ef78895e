//! 预算整体情况 of a department, block by block in the form's order.

use super::{Source, part_word};
use crate::index::DepartmentYear;
use crate::model::amount::Amount;
use crate::model::budget::{BudgetLine, Part, own_source};
use crate::model::declaration::{Declaration, DepartmentTargets};
use crate::model::stated::Stated;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// The four blocks of the form: expenditure, income, development, budget levels. Shares are of the block's total.
#[must_use]
pub fn rows<'s>(
    source: Source<'s>,
    department: &DepartmentYear<'s>,
    (declaration, form): (&'s Declaration, &'s DepartmentTargets),
) -> RowSet<'s> {
    let (words, unit) = (source.words, declaration.unit);
    let own = own_label(source, department);
    let mut rows = Vec::new();
    for Block { heading, whole, items } in blocks(form, declaration) {
        for (path, amount) in items {
            let label = part_word(&path);
            // The lines that every form has are shown blank; the others only where the form fills them in.
            if amount.is_absent() && !ALWAYS.contains(&label) {
                continue;
            }
            let label = match own_source(&path) {
                Some(source) => Cell::text(source),
                None if label == "field_own" => Cell::text(own.clone()),
                None => Cell::text(words.text(label)),
            };
            rows.push(Row::new(vec![
                Cell::text(words.text(heading)),
                label,
                Cell::stated_amount(amount),
                Cell::share(amount.given().copied(), whole),
            ]));
        }
    }
    let columns = vec![
        Column::text(words, "block").at(ColumnPlace::Group),
        Column::text(words, "item"),
        Column::new(words, "amount", ColumnKind::Amount(unit)),
        Column::new(words, "share_of_block", ColumnKind::Percent),
    ];
    let year = department.year.to_string();
    let caption = words.say("caption_budget", &[("department", department.name()), ("year", &year)]);
    RowSet { id: "budget".into(), caption, columns, rows }
}

/// A block of the form: its heading, what its shares are of, and its lines.
struct Block<'s> {
    heading: &'static str,
    whole: Option<Amount>,
    items: Vec<Part<'s>>,
}

/// The lines that are shown where they are blank, too.
const ALWAYS: [&str; 8] = [
    "field_basic",
    "field_projects",
    "field_fiscal",
    "field_other_funds",
    "field_special",
    "field_other_development",
    "field_own",
    "field_transfers",
];

fn blocks<'s>(form: &'s DepartmentTargets, declaration: &Declaration) -> [Block<'s>; 4] {
    let (budget, unit) = (&form.budget, declaration.unit);
    let whole = budget.total_expenditure(unit);
    let [basic, projects, rest, special, other] = budget.expenditure_parts();
    let of = |key: &str, amount| -> Part<'s> { (format!("budget.expenditure.{key}"), amount) };
    let expenditure = &budget.expenditure;
    let spent = vec![
        basic,
        of("personnel", &expenditure.personnel),
        of("operating", &expenditure.operating),
        projects,
        rest,
        of("total", &expenditure.total),
    ];
    [
        Block { heading: "block_expenditure", whole, items: spent },
        Block { heading: "block_income", whole: budget.total_income(unit), items: income(form) },
        Block { heading: "block_development", whole, items: vec![special, other] },
        Block {
            heading: "block_levels",
            whole: budget.total_levels(unit),
            items: budget.level_parts().into(),
        },
    ]
}

/// Every line of income that the form fills in; the appropriation and the rest always.
fn income(form: &DepartmentTargets) -> Vec<Part<'_>> {
    let money = &form.budget.income;
    let part = |key: &str, amount| (format!("budget.income.{key}"), amount);
    let mut lines: Vec<Part<'_>> =
        money.lines.iter().map(|(line, amount)| part(line.name(), amount)).collect();
    let has = |line| money.lines.get(line).is_some();
    if !has(BudgetLine::Fiscal) && !has(BudgetLine::GeneralBudget) {
        lines.insert(0, part("fiscal", &Stated::Absent));
    }
    if !has(BudgetLine::Other) {
        lines.push(part("other", &Stated::Absent));
    }
    let own = money.lines.own_rows();
    lines.extend(own.map(|(row, amount)| (row.amount_path("budget.income").to_string(), amount)));
    lines.push(part("total", &money.total));
    lines
}

/// 市本级使用资金, 区本级使用资金 …: forms name the tier of the region.
fn own_label(source: Source<'_>, department: &DepartmentYear<'_>) -> String {
    let region =
        source.site.department(department.id).and_then(|of| source.site.registry.regions.get(&of.region));
    match region.and_then(|region| region.tier.as_deref()) {
        Some(tier) => source.words.say("field_own", &[("tier", tier)]),
        None => source.words.text("field_own_plain").to_owned(),
    }
}
