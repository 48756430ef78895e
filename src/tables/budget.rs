//! 预算整体情况 of a department, block by block in the form's order.

use super::{Source, part_word};
use crate::index::DepartmentYear;
use crate::model::amount::Amount;
use crate::model::declaration::{Declaration, DepartmentTargets, Part};
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
            let label = part_word(path);
            // A form that prints no total has no such row; every other blank is shown as one.
            if amount.is_absent() && label == "field_total" {
                continue;
            }
            let label =
                if label == "field_own" { Cell::text(own.clone()) } else { Cell::text(words.text(label)) };
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
        Column::new(words, "share", ColumnKind::Percent),
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

fn blocks<'s>(form: &'s DepartmentTargets, declaration: &Declaration) -> [Block<'s>; 4] {
    let (budget, unit) = (&form.budget, declaration.unit);
    let whole = budget.total_expenditure(unit);
    let [basic, projects, special, other] = budget.expenditure_parts();
    let [fiscal, other_funds] = budget.income_parts();
    let expenditure_total = ("budget.expenditure.total", &budget.expenditure.total);
    let income_total = ("budget.income.total", &budget.income.total);
    [
        Block { heading: "block_expenditure", whole, items: vec![basic, projects, expenditure_total] },
        Block {
            heading: "block_income",
            whole: budget.total_income(unit),
            items: vec![fiscal, other_funds, income_total],
        },
        Block { heading: "block_development", whole, items: vec![special, other] },
        Block {
            heading: "block_levels",
            whole: budget.total_levels(unit),
            items: budget.level_parts().into(),
        },
    ]
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
