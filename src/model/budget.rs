//! The money of a form: its lines and totals, over a department or a project, and sums that are true or not made.

mod lines;

pub use self::lines::{BudgetLine, Lines, MoneyRow, OwnLine, own_source};

use rust_decimal::Decimal;

use super::amount::{Amount, AmountUnit};
use super::stated::Stated;

/// 预算整体情况 of a department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// 部门预算支出.
    pub expenditure: Expenditure,
    /// 事业发展性支出.
    pub development: Development,
    /// 收入来源.
    pub income: Money,
    /// 按预算级次划分.
    pub levels: Levels,
}

/// 部门预算支出.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expenditure {
    /// 合计, where the form prints one.
    pub total: Stated<Amount>,
    /// 基本支出.
    pub basic: Stated<Amount>,
    /// 人员经费, a part of basic expenditure.
    pub personnel: Stated<Amount>,
    /// 公用经费, a part of basic expenditure.
    pub operating: Stated<Amount>,
    /// 项目支出.
    pub projects: Stated<Amount>,
    /// 其他支出: 经营支出, 上缴上级支出 and the like.
    pub other: Stated<Amount>,
}

/// 事业发展性支出.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Development {
    /// 财政专项资金.
    pub special: Stated<Amount>,
    /// 其他事业发展性支出.
    pub other: Stated<Amount>,
}

/// 按预算级次划分.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// 本级使用资金.
    pub own: Stated<Amount>,
    /// 拟用于对下转移支付资金.
    pub transfers: Stated<Amount>,
}

/// A part of a sum: its field's path, and its amount.
pub type Part<'d> = (String, &'d Stated<Amount>);

impl Budget {
    /// What expenditure is made of, in the form's order.
    #[must_use]
    pub fn expenditure_parts(&self) -> [Part<'_>; 5] {
        let Expenditure { basic, projects, other, .. } = &self.expenditure;
        [
            ("budget.expenditure.basic".to_owned(), basic),
            ("budget.expenditure.projects".to_owned(), projects),
            ("budget.expenditure.other".to_owned(), other),
            ("budget.development.special".to_owned(), &self.development.special),
            ("budget.development.other".to_owned(), &self.development.other),
        ]
    }

    /// What the budget levels use.
    #[must_use]
    pub fn level_parts(&self) -> [Part<'_>; 2] {
        [
            ("budget.levels.own".to_owned(), &self.levels.own),
            ("budget.levels.transfers".to_owned(), &self.levels.transfers),
        ]
    }

    /// The department's expenditure: the printed total, or else the sum of its kinds, in the file's unit. `None` where the
    /// form states too little for a sum to be true: basic and project expenditure must be there, nothing may be withheld.
    #[must_use]
    pub fn total_expenditure(&self, unit: AmountUnit) -> Option<Amount> {
        let Expenditure { total, basic, projects, other: rest, .. } = &self.expenditure;
        let Development { special, other } = &self.development;
        total_or(total, || sum_of(&[basic, projects], &[rest, special, other], unit))
    }

    /// The same, with the ground on which a printed total is withheld.
    #[must_use]
    pub fn stated_expenditure(&self, unit: AmountUnit) -> Stated<Amount> {
        match (self.total_expenditure(unit), &self.expenditure.total) {
            (Some(total), _) => Stated::Given(total),
            (None, Stated::Withheld(ground)) => Stated::Withheld(ground.clone()),
            (None, _) => Stated::Absent,
        }
    }

    /// The department's income: the printed total, or else the sum of its sources; the appropriation must be there.
    #[must_use]
    pub fn total_income(&self, unit: AmountUnit) -> Option<Amount> {
        let lines = &self.income.lines;
        let first = match lines.amount(BudgetLine::Fiscal) {
            Stated::Absent => lines.amount(BudgetLine::GeneralBudget),
            fiscal => fiscal,
        };
        let all: Vec<_> = lines.sources().map(|(_, amount)| amount).collect();
        total_or(&self.income.total, || sum_of(&[first], &[], unit).and_then(|_| sum_of(&[], &all, unit)))
    }

    /// The sum over budget levels; what is used at the own level must be there.
    #[must_use]
    pub fn total_levels(&self, unit: AmountUnit) -> Option<Amount> {
        sum_of(&[&self.levels.own], &[&self.levels.transfers], unit)
    }
}

/// A printed total, or the sum where the form prints none. A total that is withheld is not found out by adding.
fn total_or(total: &Stated<Amount>, sum: impl FnOnce() -> Option<Amount>) -> Option<Amount> {
    match total {
        Stated::Absent | Stated::NotApplicable => sum(),
        Stated::Given(total) => Some(*total),
        Stated::Withheld(_) => None,
    }
}

/// The sum of parts. `None` where one that is needed is blank, or any is withheld: the sum would not be true.
#[must_use]
pub fn sum_of(needed: &[&Stated<Amount>], others: &[&Stated<Amount>], unit: AmountUnit) -> Option<Amount> {
    let all = || needed.iter().chain(others);
    let is_true =
        needed.iter().all(|part| !part.is_absent()) && !all().any(|part| matches!(part, Stated::Withheld(_)));
    let mut given = all().filter_map(|part| part.given().copied()).peekable();
    given.peek()?;
    if is_true { Amount::sum(given, unit) } else { None }
}

/// Money by its sources: 资金 of a project, 收入来源 of a department.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// 年度资金总额, 合计, where the form prints one.
    pub total: Stated<Amount>,
    /// The sources that the form fills in.
    pub lines: Lines<Stated<Amount>>,
}

impl Money {
    /// The whole: the printed total, or else the sum of the sources; withheld where a source is.
    #[must_use]
    pub fn total(&self, unit: AmountUnit) -> Stated<Amount> {
        if !self.total.is_absent() {
            return self.total.clone();
        }
        let sources: Vec<_> = self.lines.sources().map(|(_, amount)| amount).collect();
        match sources
            .iter()
            .find_map(|source| if let Stated::Withheld(ground) = source { Some(ground) } else { None })
        {
            Some(ground) => Stated::Withheld(ground.clone()),
            None => sum_of(&[], &sources, unit).map_or(Stated::Absent, Stated::Given),
        }
    }

    /// The sources that stand for themselves, with their fields' paths below `at`.
    #[must_use]
    pub fn parts(&self, at: &str) -> Vec<Part<'_>> {
        self.lines.sources().map(|(source, amount)| (source.amount_path(at).to_string(), amount)).collect()
    }

    /// Whether the sources that the form fills in are all that there are: it has a line for the rest (其他资金) beside at
    /// least one other. Forms that print only some of the sources (其中：财政拨款) have none.
    #[must_use]
    pub fn lists_all_sources(&self) -> bool {
        !self.lines.amount(BudgetLine::Other).is_absent() && self.lines.sources().count() > 1
    }
}

/// The funding grid of a self-evaluation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Execution {
    /// 年度资金总额.
    pub total: ExecutionRow,
    /// The other rows that the form fills in.
    pub lines: Lines<ExecutionRow>,
}

impl Execution {
    /// Every row, the total first.
    pub fn rows(&self) -> impl Iterator<Item = (MoneyRow<'_>, &ExecutionRow)> {
        let lines = self.lines.iter().map(|(line, row)| (MoneyRow::Line(line), row));
        std::iter::once((MoneyRow::Total, &self.total)).chain(lines).chain(self.lines.own_rows())
    }
}

/// One row of the funding grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExecutionRow {
    /// 年初预算数.
    pub initial_budget: Stated<Amount>,
    /// 全年预算数.
    pub adjusted_budget: Stated<Amount>,
    /// 全年执行数.
    pub executed: Stated<Amount>,
    /// 分值, points.
    pub weight: Stated<Decimal>,
    /// 执行率 as printed, in percent.
    pub rate: Stated<Decimal>,
    /// 得分, points.
    pub score: Stated<Decimal>,
    /// 偏差原因分析及改进措施 of the row.
    pub deviation: Stated<Box<str>>,
}

impl ExecutionRow {
    /// The points that execution earns by 财预〔2020〕10号: 全年执行数 ÷ 全年预算数 × 分值, at most all, not rounded.
    #[must_use]
    pub fn points(&self) -> Option<Decimal> {
        let (executed, budget) = (self.executed.given()?, self.adjusted_budget.given()?);
        let rate = executed.value.checked_div(budget.in_unit(executed.unit).value)?;
        rate.min(Decimal::ONE).checked_mul(*self.weight.given()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(value: i64) -> Stated<Amount> {
        Stated::Given(Amount { value: Decimal::from(value), unit: AmountUnit::TenThousandYuan })
    }

    fn sources(lines: &[BudgetLine]) -> Vec<String> {
        let lines = Lines::new(lines.iter().map(|line| (*line, amount(1))));
        lines.sources().map(|(source, _)| source.path("").to_string()).collect()
    }

    #[test]
    fn a_source_by_a_label_of_its_own_is_a_part_of_the_whole() {
        let own = vec![OwnLine { label: "1.专项债券".into(), value: amount(120) }];
        let lines =
            Lines::new([(BudgetLine::Fiscal, amount(200)), (BudgetLine::Other, amount(0))]).with_own(own);
        let money = Money { total: Stated::Absent, lines };
        assert_eq!(money.total(AmountUnit::TenThousandYuan), amount(320));
        let paths: Vec<_> = money.parts("funding").into_iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["funding.fiscal", "funding.other", "funding.other_sources[1.专项债券].amount"]);
    }

    #[test]
    fn nothing_is_counted_twice() {
        use BudgetLine::{Basic, Central, Fiscal, GeneralBudget, Municipal, Other, Provincial, UpperLevel};
        assert_eq!(sources(&[Fiscal, GeneralBudget, Other]), ["fiscal", "other"]);
        assert_eq!(sources(&[GeneralBudget, Other]), ["general_budget", "other"]);
        assert_eq!(sources(&[UpperLevel, Central, Provincial, Municipal]), ["upper_level", "municipal"]);
        assert_eq!(sources(&[Central, Provincial, Municipal]), ["central", "provincial", "municipal"]);
        assert_eq!(sources(&[Fiscal, Central, Municipal]), ["fiscal"]);
        assert_eq!(sources(&[Basic, Fiscal]), ["fiscal"]);
    }

    #[test]
    fn lines_stand_in_the_order_of_forms() {
        assert!(BudgetLine::ALL.is_sorted());
        let lines = Lines::new([(BudgetLine::Other, amount(1)), (BudgetLine::Fiscal, amount(2))]);
        assert_eq!(lines.iter().map(|(line, _)| line.name()).collect::<Vec<_>>(), ["fiscal", "other"]);
    }
}
