//! 年度重点工作任务 of a department: in the form's order.

use super::Source;
use crate::index::DepartmentYear;
use crate::model::amount::AmountUnit;
use crate::model::stated::Stated;
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

/// One row a key task, with its share of the department's project expenditure.
#[must_use]
pub fn rows<'s>(source: Source<'s>, department: &DepartmentYear<'s>, unit: AmountUnit) -> RowSet<'s> {
    let words = source.words;
    let whole = department.whole().and_then(|whole| whole.department_targets());
    let projects = whole.and_then(|(_, form)| form.budget.expenditure.projects.given().copied());
    let rows = department
        .key_tasks()
        .into_iter()
        .filter_map(|task| {
            let (form, page) = (task.project_targets()?, Page::ProjectYear(task.year, task.project_id()?));
            let funding = task.funding();
            let row = Row::new(vec![
                Cell::stated_number(&form.key_task),
                Cell::text(task.name()),
                Cell::stated_amount(&funding),
                Cell::share(funding.given().copied(), projects),
                narrative(&form.content),
                narrative(&form.annual_goal),
            ]);
            Some(row.link(1, page))
        })
        .collect();
    let columns = vec![
        Column::new(words, "number", ColumnKind::Number),
        Column::text(words, "project"),
        Column::new(words, "funding", ColumnKind::Amount(unit)),
        Column::new(words, "share_of_projects", ColumnKind::Percent),
        Column::text(words, "content").at(ColumnPlace::Data),
        Column::text(words, "annual_goal").at(ColumnPlace::Data),
    ];
    let caption = words.say(
        "caption_key_tasks",
        &[("department", department.name()), ("year", &department.year.to_string())],
    );
    RowSet { id: "key-tasks".into(), caption, columns, rows }
}

fn narrative(text: &Stated<Box<str>>) -> Cell<'_> {
    Cell::stated_text(text)
}
