//! 预算整体情况 of a department, block by block in the form's order.

use super::Source;
use crate::index::DepartmentYear;
use crate::model::amount::Amount;
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
    let budget = &form.budget;
    let expenditure = budget.total_expenditure(unit);
    let own = own_label(source, department);
    let blocks: [(&str, Option<Amount>, Vec<(String, &Stated<Amount>)>); 4] = [
        (
            "block_expenditure",
            expenditure,
            vec![
                (words.text("field_basic").to_owned(), &budget.expenditure.basic),
                (words.text("field_projects").to_owned(), &budget.expenditure.projects),
                (words.text("field_total").to_owned(), &budget.expenditure.total),
            ],
        ),
        (
            "block_income",
            budget.total_income(unit),
            vec![
                (words.text("field_fiscal").to_owned(), &budget.income.fiscal),
                (words.text("field_other_funds").to_owned(), &budget.income.other),
                (words.text("field_total").to_owned(), &budget.income.total),
            ],
        ),
        (
            "block_development",
            expenditure,
            vec![
                (words.text("field_special").to_owned(), &budget.development.special),
                (words.text("field_other_development").to_owned(), &budget.development.other),
            ],
        ),
        (
            "block_levels",
            budget.total_levels(unit),
            vec![
                (own, &budget.levels.own),
                (words.text("field_transfers").to_owned(), &budget.levels.transfers),
            ],
        ),
    ];
    let mut rows = Vec::new();
    for (block, whole, items) in blocks {
        for (label, amount) in items {
            // A form that prints no total has no such row; every other blank is shown as one.
            if amount.is_absent() && label == words.text("field_total") {
                continue;
            }
            rows.push(Row::new(vec![
                Cell::text(words.text(block)),
                Cell::text(label),
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
    let caption = words
        .say("caption_budget", &[("department", department.name()), ("year", &department.year.to_string())]);
    RowSet { id: "budget".into(), caption, columns, rows }
}

/// 市本级使用资金, 区本级使用资金 …: forms name the tier of the region.
fn own_label(source: Source<'_>, department: &DepartmentYear<'_>) -> String {
    let region =
        source.site.department(department.id).and_then(|of| source.site.registry.regions.get(&of.region));
    let tier = region.and_then(|region| region.tier.as_deref()).unwrap_or("");
    source.words.say("field_own", &[("tier", tier)])
}
