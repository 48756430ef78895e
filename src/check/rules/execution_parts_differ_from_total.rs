//! 年度资金总额 = 当年财政拨款 + 上年结转资金 + 其他资金, in each column of a self-evaluation's funding grid.

use crate::check::scores::SelfEvaluation;
use crate::check::{Check, CheckRule, sums};
use crate::finding::{Finding, Rule, Severity};
use crate::model::amount::Amount;
use crate::model::declaration::{Declaration, ExecutionRow};
use crate::model::stated::Stated;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "execution-parts-differ-from-total",
        severity: Severity::Error,
        explain: include_str!("execution_parts_differ_from_total.md"),
    },
    check: Check::Declaration(check),
};

/// A column: its field in the rows of the total, the appropriation, what is carried over, other funds.
type Column = ([&'static str; 4], fn(&ExecutionRow) -> &Stated<Amount>);

static COLUMNS: [Column; 3] = [
    (
        [
            "execution.total.initial_budget",
            "execution.fiscal.initial_budget",
            "execution.carried_over.initial_budget",
            "execution.other.initial_budget",
        ],
        |row| &row.initial_budget,
    ),
    (
        [
            "execution.total.adjusted_budget",
            "execution.fiscal.adjusted_budget",
            "execution.carried_over.adjusted_budget",
            "execution.other.adjusted_budget",
        ],
        |row| &row.adjusted_budget,
    ),
    (
        [
            "execution.total.executed",
            "execution.fiscal.executed",
            "execution.carried_over.executed",
            "execution.other.executed",
        ],
        |row| &row.executed,
    ),
];

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Some(SelfEvaluation { execution: grid, .. }) = SelfEvaluation::of(declaration) else { return };
    for ([total, fiscal, carried_over, other], amount) in &COLUMNS {
        let parts = [
            (*fiscal, amount(&grid.fiscal)),
            (*carried_over, amount(&grid.carried_over)),
            (*other, amount(&grid.other)),
        ];
        let total = sums::Total {
            path: total,
            printed: amount(&grid.total),
            parts_are_all: sums::all_stated(&parts),
        };
        findings.extend(sums::total_differs(&RULE.rule, declaration, &total, &parts));
    }
}
