//! The lines of a money table, and its rows: which there are, in the order of forms, and which is a part of which.

use crate::finding::{FieldPath, Step};
use crate::model::amount::Amount;
use crate::model::stated::Stated;

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
