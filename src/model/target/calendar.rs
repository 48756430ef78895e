//! Months and quarters of which a name makes a date: 完成时间 ≤ 12 月 is due in December, 建设工期 ≤ 12 月 is as long as a
//! year. The unit has to be 月: 12 个月 is a length whatever the name says.

use rust_decimal::Decimal;

use super::comparator::Comparator;
use super::deadline::{Deadline, Due, Every, Moment, Part};
use super::quantity::Change;
use super::read::Read;

/// What months beside a name are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Months {
    /// Those of the calendar: the name is that of a moment at which something is finished or begins.
    Calendar,
    /// It may be the one or the other: 时间, 完成时限.
    Unclear,
    /// So many of them.
    Counted,
}

/// What months beside `name` are.
pub(super) fn months(name: Option<&str>) -> Months {
    const MOMENTS: &[&str] =
        &["完成", "完工", "竣工", "建成", "验收", "投用", "使用", "开工", "启动", "截止", "结束"];
    const ACTIONS: &[&str] =
        &["交付", "发放", "拨付", "支付", "兑付", "报送", "上报", "提交", "办结", "结题", "结项", "到位"];
    let Some(name) = name.and_then(|name| name.split(['(', '（']).next()).map(str::trim) else {
        return Months::Counted;
    };
    let after = |words: &[&str], rest: &str| words.iter().any(|word| rest.ends_with(word));
    if name.ends_with("日期") || name.ends_with("月份") {
        Months::Calendar
    } else if let Some(of) = name.strip_suffix("时间") {
        match of {
            "" => Months::Unclear,
            _ if after(MOMENTS, of) => Months::Calendar,
            _ if after(ACTIONS, of) => Months::Unclear,
            _ => Months::Counted,
        }
    } else if let Some(of) = name.strip_suffix("时限") {
        if of.is_empty() || after(MOMENTS, of) { Months::Unclear } else { Months::Counted }
    } else {
        Months::Counted
    }
}

/// The month or quarter of the calendar that a quantity beside a name is; nothing where it is a quantity. The inner
/// nothing says that it may be either. `months` are those beside the name.
pub(super) fn date(
    name: Option<&str>,
    read: &Read,
    months: impl FnOnce() -> Months,
) -> Option<Option<Deadline>> {
    let quantity = &read.quantity;
    let most = match quantity.unit.as_str() {
        "月" | "月份" => 12,
        "季度" | "季" => 4,
        "日" | "号" if name.is_some_and(|name| name.ends_with("日期")) => return Some(None),
        _ => return None,
    };
    let number = u8::try_from(quantity.value).ok().filter(|number| (1..=most).contains(number));
    let number = number.filter(|_| quantity.value.scale() == 0 && quantity.value > Decimal::ZERO)?;
    let one = quantity.upper.is_none() && quantity.change == Change::None;
    match months() {
        Months::Counted => None,
        Months::Calendar if one && !matches!(quantity.comparator, Comparator::About | Comparator::Range) => {
            let part = if most == 12 { Part::Month(number) } else { Part::Quarter(number) };
            let (comparator, named) = (quantity.comparator, Moment { year: None, part });
            let value = if comparator == Comparator::AtMost { named.last_day() } else { named };
            Some(Some(Deadline::Stated(Due { comparator, every: Every::Once, value, upper: None })))
        }
        Months::Calendar | Months::Unclear => Some(None),
    }
}
