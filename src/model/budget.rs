//! The money of a form: its lines and totals, over a department or a project, and sums that are true or not made.

use rust_decimal::Decimal;

use super::amount::{Amount, AmountUnit};
use super::stated::Stated;
use crate::finding::{FieldPath, Step};

/// A line of a money table, beside its total: where money comes from, or what kind of expenditure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BudgetLine {
    /// 基本支出, in the grid of a department.
    Basic,
    /// 项目支出, in the grid of a department.
    Projects,
    /// 财政拨款, 财政资金, 本级财政资金.
    Fiscal,
    /// 一般公共预算, a part of the appropriation.
    GeneralBudget,
    /// 政府性基金预算, a part of the appropriation.
    GovernmentFund,
    /// 国有资本经营预算, a part of the appropriation.
    StateCapital,
    /// 上级资金: transfers from higher levels.
    UpperLevel,
    /// 中央资金.
    Central,
    /// 省级资金.
    Provincial,
    /// 市级资金.
    Municipal,
    /// 县（区）级资金.
    County,
    /// 地方资金, beside 中央资金.
    Local,
    /// 财政专户管理资金.
    SpecialAccount,
    /// 上年结转（结余）资金.
    CarriedOver,
    /// 事业收入.
    BusinessIncome,
    /// 经营收入.
    OperatingIncome,
    /// 上级补助收入 of a public institution; not a transfer between budgets.
    SubsidyIncome,
    /// 附属单位上缴收入.
    AffiliateIncome,
    /// 单位资金.
    UnitFunds,
    /// 自有资金, 自筹资金.
    OwnFunds,
    /// 其他资金: what is left.
    Other,
}

impl BudgetLine {
    /// Every line, in the order in which forms list them.
    pub const ALL: [BudgetLine; 21] = [
        BudgetLine::Basic,
        BudgetLine::Projects,
        BudgetLine::Fiscal,
        BudgetLine::GeneralBudget,
        BudgetLine::GovernmentFund,
        BudgetLine::StateCapital,
        BudgetLine::UpperLevel,
        BudgetLine::Central,
        BudgetLine::Provincial,
        BudgetLine::Municipal,
        BudgetLine::County,
        BudgetLine::Local,
        BudgetLine::SpecialAccount,
        BudgetLine::CarriedOver,
        BudgetLine::BusinessIncome,
        BudgetLine::OperatingIncome,
        BudgetLine::SubsidyIncome,
        BudgetLine::AffiliateIncome,
        BudgetLine::UnitFunds,
        BudgetLine::OwnFunds,
        BudgetLine::Other,
    ];

    /// The English key: `general_budget`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            BudgetLine::Basic => "basic",
            BudgetLine::Projects => "projects",
            BudgetLine::Fiscal => "fiscal",
            BudgetLine::GeneralBudget => "general_budget",
            BudgetLine::GovernmentFund => "government_fund",
            BudgetLine::StateCapital => "state_capital",
            BudgetLine::UpperLevel => "upper_level",
            BudgetLine::Central => "central",
            BudgetLine::Provincial => "provincial",
            BudgetLine::Municipal => "municipal",
            BudgetLine::County => "county",
            BudgetLine::Local => "local",
            BudgetLine::SpecialAccount => "special_account",
            BudgetLine::CarriedOver => "carried_over",
            BudgetLine::BusinessIncome => "business_income",
            BudgetLine::OperatingIncome => "operating_income",
            BudgetLine::SubsidyIncome => "subsidy_income",
            BudgetLine::AffiliateIncome => "affiliate_income",
            BudgetLine::UnitFunds => "unit_funds",
            BudgetLine::OwnFunds => "own_funds",
            BudgetLine::Other => "other",
        }
    }

    /// The lines that this one is a part of, where the form has them (其中：…): the nearest first.
    #[must_use]
    pub fn within(self) -> &'static [BudgetLine] {
        match self {
            BudgetLine::GeneralBudget | BudgetLine::GovernmentFund | BudgetLine::StateCapital => {
                &[BudgetLine::Fiscal]
            }
            BudgetLine::Central | BudgetLine::Provincial => &[BudgetLine::UpperLevel, BudgetLine::Fiscal],
            BudgetLine::Municipal | BudgetLine::County | BudgetLine::Local => &[BudgetLine::Fiscal],
            _ => &[],
        }
    }

    /// Whether the line says what kind of expenditure it is, not where the money comes from.
    #[must_use]
    pub fn is_kind_of_expenditure(self) -> bool {
        matches!(self, BudgetLine::Basic | BudgetLine::Projects)
    }
}

/// The lines that a form fills in: those that are known, in the order of [`BudgetLine::ALL`], then those that it has by a
/// label of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines<T> {
    known: Vec<(BudgetLine, T)>,
    own: Vec<OwnLine<T>>,
}

/// A source of money that only this office lists, by its label: 专项债券.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnLine<T> {
    /// As published.
    pub label: Box<str>,
    /// What the form says of it.
    pub value: T,
}

/// A row of a money table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyRow<'l> {
    /// 合计.
    Total,
    /// A line that is known.
    Line(BudgetLine),
    /// A source that stands under other_sources by its label, and which of those that share it, from 1.
    Own(&'l str, u32),
}

impl MoneyRow<'_> {
    /// Where the row stands in the table at `table`.
    #[must_use]
    pub fn path(self, table: &str) -> FieldPath {
        let table = FieldPath::keys(table);
        match self {
            MoneyRow::Total => table.key("total"),
            MoneyRow::Line(line) => table.key(line.name()),
            MoneyRow::Own(label, nth) => table.key("other_sources").item(label, nth),
        }
    }

    /// Where its amount stands in a table of amounts alone.
    #[must_use]
    pub fn amount_path(self, table: &str) -> FieldPath {
        match self {
            MoneyRow::Own(..) => self.path(table).key("amount"),
            MoneyRow::Total | MoneyRow::Line(_) => self.path(table),
        }
    }
}

impl<T> Default for Lines<T> {
    fn default() -> Lines<T> {
        Lines { known: Vec::new(), own: Vec::new() }
    }
}

impl<T: Default + PartialEq> Lines<T> {
    /// The lines of which something is said.
    pub fn new(lines: impl IntoIterator<Item = (BudgetLine, T)>) -> Lines<T> {
        let mut known: Vec<_> = lines.into_iter().filter(|(_, value)| *value != T::default()).collect();
        known.sort_by_key(|(line, _)| *line);
        Lines { known, own: Vec::new() }
    }

    /// The same with lines by labels of the form's own.
    #[must_use]
    pub fn with_own(self, own: Vec<OwnLine<T>>) -> Lines<T> {
        Lines { own, ..self }
    }

    /// One figure of each line.
    #[must_use]
    pub fn each<U: Default + PartialEq>(&self, of: impl Fn(&T) -> U) -> Lines<U> {
        let own = self.own.iter().map(|line| OwnLine { label: line.label.clone(), value: of(&line.value) });
        Lines::new(self.iter().map(|(line, value)| (line, of(value)))).with_own(own.collect())
    }
}

impl<T> Lines<T> {
    /// What the form says of a line.
    pub fn get(&self, line: BudgetLine) -> Option<&T> {
        self.known.iter().find(|(own, _)| *own == line).map(|(_, value)| value)
    }

    /// Every known line that the form fills in.
    pub fn iter(&self) -> impl Iterator<Item = (BudgetLine, &T)> {
        self.known.iter().map(|(line, value)| (*line, value))
    }

    /// Every line that the form has by a label of its own.
    #[must_use]
    pub fn own(&self) -> &[OwnLine<T>] {
        &self.own
    }

    /// The same as rows of the table.
    pub fn own_rows(&self) -> impl Iterator<Item = (MoneyRow<'_>, &T)> {
        self.own.iter().enumerate().map(|(at, line)| {
            let before = self.own[..at].iter().filter(|before| before.label == line.label).count();
            (MoneyRow::Own(&line.label, u32::try_from(1 + before).unwrap_or(u32::MAX)), &line.value)
        })
    }

    /// Whether the form fills in none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty() && self.own.is_empty()
    }

    /// The line of the form that `line` is a part of (其中：…); `None` where it stands for itself.
    #[must_use]
    pub fn enclosing(&self, line: BudgetLine) -> Option<BudgetLine> {
        line.within().iter().copied().find(|outer| self.get(*outer).is_some())
    }

    /// The sources of money that stand for themselves, so that adding them counts nothing twice.
    pub fn sources(&self) -> impl Iterator<Item = (MoneyRow<'_>, &T)> {
        let stands = |line: BudgetLine| !line.is_kind_of_expenditure() && self.enclosing(line).is_none();
        let known = self.iter().filter(move |(line, _)| stands(*line));
        known.map(|(line, value)| (MoneyRow::Line(line), value)).chain(self.own_rows())
    }
}

impl Lines<Stated<Amount>> {
    /// What is stated of a line; absent where the form does not have it.
    #[must_use]
    pub fn amount(&self, line: BudgetLine) -> &Stated<Amount> {
        self.get(line).unwrap_or(&Stated::Absent)
    }
}

/// The label in the path of a source that stands under other_sources.
#[must_use]
pub fn own_source(path: &str) -> Option<String> {
    let path: FieldPath = path.parse().ok()?;
    path.0.windows(2).find_map(|steps| match steps {
        [Step::Key(list), Step::Item(label, _)] if **list == *"other_sources" => Some(label.to_string()),
        _ => None,
    })
}

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
