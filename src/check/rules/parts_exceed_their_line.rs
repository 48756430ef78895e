//! 其中：… is at most what it is a part of.

use crate::check::{Check, CheckRule, mend_or_record, place, sums};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::model::amount::Amount;
use crate::model::budget::{BudgetLine, ExecutionRow, Lines, Part};
use crate::model::declaration::{Content, Declaration};
use crate::model::stated::Stated;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "parts-exceed-their-line",
        severity: Severity::Error,
        explain: include_str!("parts_exceed_their_line.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let mut look = |lines: &Lines<Stated<Amount>>, path: &dyn Fn(&str) -> String| {
        for (outer, whole) in lines.iter() {
            for dimension in DIMENSIONS {
                let parts = parts_of(outer, (lines, dimension), path);
                if !parts.is_empty() {
                    findings.extend(exceed(declaration, (path(outer.name()), whole), &parts));
                }
            }
        }
    };
    match &declaration.content {
        Content::DepartmentTargets(form) => {
            look(&form.budget.income.lines, &|key| format!("budget.income.{key}"));
            let spent = &form.budget.expenditure;
            let path = |key: &str| format!("budget.expenditure.{key}");
            if spent.personnel.is_absent() && spent.operating.is_absent() {
                return;
            }
            let parts = [(path("personnel"), &spent.personnel), (path("operating"), &spent.operating)];
            findings.extend(exceed(declaration, (path("basic"), &spent.basic), &parts));
        }
        Content::ProjectTargets(form) => {
            look(&form.funding.lines, &|key| format!("funding.{key}"));
            look(&form.period_funding.lines, &|key| format!("period_funding.{key}"));
        }
        Content::SelfEvaluation(_) | Content::Evaluation(_) => {
            for (column, amount) in COLUMNS {
                let Some(grid) = declaration.execution() else { continue };
                let lines = grid.lines.each(|row| amount(row).clone());
                look(&lines, &|key| format!("execution.{key}.{column}"));
            }
        }
    }
}

/// The ways in which forms divide a line: by budget, by level of government. Each is a division of the whole.
static DIMENSIONS: [&[BudgetLine]; 2] = [
    &[BudgetLine::GeneralBudget, BudgetLine::GovernmentFund, BudgetLine::StateCapital],
    &[
        BudgetLine::Central,
        BudgetLine::Provincial,
        BudgetLine::Municipal,
        BudgetLine::County,
        BudgetLine::Local,
    ],
];

/// A column of the funding grid: its key, and its amount in a row.
type Column = (&'static str, fn(&ExecutionRow) -> &Stated<Amount>);

static COLUMNS: [Column; 3] = [
    ("initial_budget", |row| &row.initial_budget),
    ("adjusted_budget", |row| &row.adjusted_budget),
    ("executed", |row| &row.executed),
];

/// The lines of one division that stand within `outer`.
fn parts_of<'d>(
    outer: BudgetLine,
    (lines, dimension): (&'d Lines<Stated<Amount>>, &[BudgetLine]),
    path: &dyn Fn(&str) -> String,
) -> Vec<Part<'d>> {
    let within = |line: BudgetLine| dimension.contains(&line) && lines.enclosing(line) == Some(outer);
    let parts = lines.iter().filter(|(line, _)| within(*line));
    parts.map(|(line, amount)| (path(line.name()), amount)).collect()
}

fn exceed(
    declaration: &Declaration,
    (path, whole): (String, &Stated<Amount>),
    parts: &[Part<'_>],
) -> Option<Finding> {
    let (whole, sum) = (*whole.given()?, sums::sum(declaration, parts)?);
    if sum <= whole {
        return None;
    }
    let difference = sums::difference(whole, sum);
    let message = Said::new(
        format!("{} {whole}，其中各项相加 {sum}，多 {difference}", key(&path)),
        format!("{} is {whole}, and what it holds makes {sum}: {difference} too much", key(&path)),
    );
    let named = sums::named(parts);
    let help =
        mend_or_record(&format!("{}、{}", key(&path), named.zh), &format!("{}, {}", key(&path), named.en));
    let label = format!("{} = {}", sums::addition(parts), sum.grouped());
    let finding = Finding::new(&RULE.rule, place(declaration, FieldPath::keys(&path)), message, help);
    Some(finding.label(Said::new(label.clone(), label)).values(whole.grouped(), sum.grouped()))
}
