//! Words before the comparator of a quantity: leading words that leave its meaning as it is (应, 力争), rates (每人每天) and
//! changes with what they are measured against (较上年提高).

use super::cursor::{Cursor, is_han};
use super::quantity::Change;
use super::short::Short;
use super::unit;
use super::words::{Table, WordList, words};
use super::year;

/// The words before comparator and number: how often, and whether it is a change. Where no word comes, as before most
/// quantities, none of them is looked for.
#[inline]
pub(super) fn preface(cur: &mut Cursor<'_>) -> (Rates, Change) {
    if !cur.first().is_some_and(is_han) {
        return (Rates::NONE, Change::None);
    }
    leading_words(cur);
    let mut rates = rates(cur);
    let change = change(cur);
    rates.extend_with(cur);
    (rates, change)
}

/// The 每人每天 before a number, as it stands in a unit: `/人/天`.
pub(super) struct Rates(Short);

/// The 每年 at the beginning of a label, and the 日 of 日供水3万吨. A 日均 there names the measure and stays out of the unit.
pub(super) fn named_rates(mut cur: Cursor<'_>) -> Rates {
    let period = match cur.peek() {
        Some('每') => return rates(&mut cur),
        Some('日') => "/日",
        Some('月') => "/月",
        Some('年') => "/年",
        _ => return Rates::NONE,
    };
    cur.bump();
    let produces = words![
        "供水", "供气", "供电", "供热", "处理", "产", "生产", "加工", "发电", "接待", "运输", "运送", "输送",
        "清运", "转运", "收运", "用水", "用电", "耗", "排放", "检测"
    ];
    if cur.sees(produces) { Rates(Short::new(period)) } else { Rates::NONE }
}

fn rates(cur: &mut Cursor<'_>) -> Rates {
    let mut rates = Rates::NONE;
    rates.extend_with(cur);
    rates
}

impl Rates {
    /// None.
    pub(super) const NONE: Rates = Rates(Short::EMPTY);

    pub(super) fn extend_with(&mut self, cur: &mut Cursor<'_>) {
        for _ in 0..unit::FACTORS {
            let Some(per) = unit::per(cur) else { return };
            self.0.push('/');
            self.0.push_str(per.as_str());
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Behind the unit, unless the unit says the same already. Nothing where the unit cannot have it (每两年100元).
    pub(super) fn apply(&self, unit: &mut Short) -> Option<()> {
        let said =
            unit.as_str().ends_with(self.0.as_str()) || (self.0.is("/日") && unit.as_str().ends_with("/天"));
        if !self.0.is_empty() && !said {
            (!unit::is_several(self.0.as_str()) || unit::counts(unit.as_str(), false)).then_some(())?;
            unit.push_str(self.0.as_str());
        }
        Some(())
    }
}

/// Words before a quantity that leave its meaning as it is.
pub(super) fn leading_words(cur: &mut Cursor<'_>) {
    const LEADING: &WordList = words![
        "应当",
        "应",
        "须",
        "需",
        "确保",
        "保证",
        "力争",
        "争取",
        "预计",
        "计划",
        "目标值",
        "目标",
        "均",
        "全部",
        "共计",
        "总计",
        "合计",
        "累计",
        "共",
        "全年",
        "完成",
        "实现",
        "总数",
        "总量",
        "数量",
        "新增",
        "平均",
        "仅",
        "要求",
        "定量",
    ];
    for _ in 0..4 {
        if cur.any(LEADING).is_none() {
            return;
        }
    }
}

/// 较上年提高, 同比下降: that the number is a change. Not where the word begins a measure's name (增长率) or says how far
/// something is to come (提高到).
pub(super) fn change(cur: &mut Cursor<'_>) -> Change {
    const VERBS: &Table<Change> = &Table::new(&[
        ("提高", Change::Rise),
        ("提升", Change::Rise),
        ("增长", Change::Rise),
        ("增加", Change::Rise),
        ("上升", Change::Rise),
        ("上涨", Change::Rise),
        ("上浮", Change::Rise),
        ("上调", Change::Rise),
        ("递增", Change::Rise),
        ("递减", Change::Fall),
        ("下浮", Change::Fall),
        ("下调", Change::Fall),
        ("增幅", Change::Rise),
        ("下降", Change::Fall),
        ("降低", Change::Fall),
        ("减少", Change::Fall),
        ("减排", Change::Fall),
        ("减量", Change::Fall),
        ("缩短", Change::Fall),
        ("压减", Change::Fall),
        ("压缩", Change::Fall),
        ("缩减", Change::Fall),
        ("削减", Change::Fall),
        ("节约", Change::Fall),
        ("节省", Change::Fall),
        ("降幅", Change::Fall),
    ]);
    let mut ahead = *cur;
    base(&mut ahead);
    ahead.any(words!["稳步", "逐年", "持续", "有效", "平均", "每年"]);
    match ahead.look_up(VERBS) {
        Some(change) if !ahead.sees(words!["到", "至", "率", "幅", "比", "额", "量", "值", "度", "数"]) =>
        {
            ahead.any(words!["了", "幅度"]);
            *cur = ahead;
            change
        }
        _ => Change::None,
    }
}

/// What a change is measured against: 同比, 较上年, 比2022年同期. Whether anything is said.
pub(super) fn base(cur: &mut Cursor<'_>) -> bool {
    if cur.any(words!["同比", "环比"]).is_some() {
        return true;
    }
    let mut ahead = *cur;
    if ahead.any(words!["相较于", "相比", "较", "比", "与"]).is_none() {
        return false;
    }
    let year = year::year_number(&mut ahead).is_some() && ahead.eat('年');
    if !year
        && ahead
            .any(words![
                "上一年度",
                "上一年",
                "上年度",
                "上年",
                "去年",
                "往年",
                "年初",
                "上期",
                "计划",
                "预期",
                "目标"
            ])
            .is_none()
    {
        return false;
    }
    ahead.any(words!["度"]);
    ahead.any(words!["同期"]);
    ahead.any(words!["相比", "比"]);
    *cur = ahead;
    true
}
