//! 执行率 = 全年执行数 ÷ 全年预算数, to the decimals that the form prints.

use rust_decimal::Decimal;

use crate::check::{Check, CheckRule, mend_or_record, place};
use crate::finding::{Finding, Rule, Said, Severity, key};
use crate::language::how_many;
use crate::model::amount::percent;
use crate::model::budget::{ExecutionRow, MoneyRow};
use crate::model::declaration::Declaration;

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: "execution-rate-differs",
        severity: Severity::Error,
        explain: include_str!("execution_rate_differs.md"),
    },
    check: Check::Declaration(check),
};

fn check(declaration: &Declaration, findings: &mut Vec<Finding>) {
    let Some(grid) = declaration.execution() else { return };
    findings.extend(grid.rows().filter_map(|(at, row)| row_differs(declaration, at, row)));
}

fn row_differs(declaration: &Declaration, at: MoneyRow<'_>, row: &ExecutionRow) -> Option<Finding> {
    let (printed, executed, budget) =
        (row.rate.given()?, row.executed.given()?, row.adjusted_budget.given()?);
    let computed = percent(executed.value, budget.value, printed.scale())?;
    if computed == *printed {
        return None;
    }
    let places = printed.scale();
    let field = at.path("execution").key("rate");
    let message = Said::new(
        format!(
            "执行率写的是 {printed}%，按执行数 {executed} ÷ 全年预算数 {budget} 应为 {computed}%（取 {places} 位小数）"
        ),
        format!(
            "the execution rate says {printed}%; executed {executed} ÷ adjusted budget {budget} is {computed}% (to {})",
            how_many(places, "decimal")
        ),
    );
    let help = as_percentage(printed, row).unwrap_or_else(|| {
        let rate = key(&field.to_string());
        mend_or_record(&format!("{rate} 与两个金额"), &format!("{rate} and both amounts"))
    });
    let label = format!("{} ÷ {} = {computed}%", executed.grouped(), budget.grouped());
    let finding = Finding::new(&RULE.rule, place(declaration, field.clone()), message, help)
        .label(Said::new(label.clone(), label));
    Some(finding.values(format!("{printed}%"), format!("{computed}%")))
}

/// Help where a rate was written as a share of one, 0.9 for 90%, which the two amounts bear out.
fn as_percentage(printed: &Decimal, row: &ExecutionRow) -> Option<Said> {
    let rate = printed.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    let computed = percent(row.executed.given()?.value, row.adjusted_budget.given()?.value, rate.scale())?;
    let known = key("known_errors");
    (computed == rate).then(|| {
        Said::new(
            format!("写成：{rate}%；公布的表印的就是 {printed}% 时，写入 {known}"),
            format!("write {rate}%; if the published form prints {printed}%, record it in {known}"),
        )
    })
}
