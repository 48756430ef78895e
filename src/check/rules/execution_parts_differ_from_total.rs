//! 年度资金总额 = the sum of its sources, and of 基本支出 and 项目支出 where a department reports, in each column of the funding
//! grid.

use crate::check::{Check, CheckRule, sums};
use crate::finding::{Finding, Rule, Severity};
use crate::model::amount::Amount;
use crate::model::budget::{BudgetLine, ExecutionRow, Money, MoneyRow};
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "execution-parts-differ-from-total",
        severity: Severity::Error,
        explain: include_str!("execution_parts_differ_from_total.md"),
    },
    check: Check::Declaration(check),
};

/// A column: its key, and its amount in a row.
type Column = (&'static str, fn(&ExecutionRow) -> &Stated<Amount>);

static COLUMNS: [Column; 3] = [
    ("initial_budget", |row| &row.initial_budget),
    ("adjusted_budget", |row| &row.adjusted_budget),
    ("executed", |row| &row.executed),
];

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Some(grid) = declaration.execution().filter(|grid| !grid.lines.is_empty()) else { return };
    for (key, amount) in COLUMNS {
        let path = |row: MoneyRow<'_>| row.path("execution").key(key);
        let lines = grid.lines.each(|row| amount(row).clone());
        let money = Money { total: amount(&grid.total).clone(), lines };
        findings.extend(sums::sources_differ(&RULE.rule, declaration, &money, path));
        let kinds = [BudgetLine::Basic, BudgetLine::Projects]
            .map(|line| (path(MoneyRow::Line(line)).to_string(), money.lines.amount(line)));
        let total = sums::Total {
            path: &path(MoneyRow::Total).to_string(),
            printed: &money.total,
            parts_are_all: sums::all_stated(&kinds),
        };
        findings.extend(sums::total_differs(&RULE.rule, declaration, &total, &kinds));
    }
}
