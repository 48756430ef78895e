//! What an indicator's name says about its target: the unit in its bracket (`可用率(%)`, `成本（单位：万元）`), a pattern to
//! be filled in (`满意度（≥**%）`), and whether it asks for a time.

use super::comparator::{self, Comparator};
use super::cursor::Cursor;
use super::unit::{self, Unit};
use super::words::words;

/// A unit that a name states.
pub(super) struct Hint {
    /// The unit.
    pub(super) unit: Unit,
    /// The comparator of a pattern.
    pub(super) comparator: Option<Comparator>,
}

/// The unit in the last bracket of `name` that holds one.
pub(super) fn hint(name: &str) -> Option<Hint> {
    let mut rest = name;
    while let Some(open) = rest.rfind(['(', '（']) {
        if let Some(hint) = inside(&rest[open..]) {
            return Some(hint);
        }
        rest = &rest[..open];
    }
    None
}

/// Reads a bracket whole: `(%)`, `（单位：个）`, `（≥**%）`.
fn inside(bracket: &str) -> Option<Hint> {
    let mut cur = Cursor::new(bracket);
    cur.eat('(').then_some(())?;
    cur.any(words!["计量单位", "度量单位", "单位"]);
    cur.eat(':');
    let comparator = comparator::firm(&mut cur);
    cur.spaces();
    while matches!(cur.peek(), Some('*' | 'X' | 'x' | '_' | '×' | '○' | '—' | '…')) {
        cur.bump();
    }
    let unit = unit::whole(&mut cur)?;
    cur.eat(')').then_some(Hint { unit, comparator })
}

/// Whether the name asks for a date, so that `2023` or `2023.07` is one.
pub(super) fn asks_for_time(name: &str) -> bool {
    #[cfg(test)]
    super::tests::steps::count(name.len());
    ["时间", "日期", "期限", "时限", "年份", "年度", "周期", "进度", "节点", "工期", "服务期", "实施期"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::hint;

    #[test]
    fn a_bracket_is_a_unit_only_if_it_is_one() {
        for (name, unit) in [
            ("政务外网核心平台可用率(%)", "%"),
            ("办结率（％）", "%"),
            ("培训人数（单位：人次）", "人次"),
            ("补助标准（元/亩）", "元/亩"),
            ("满意度（≥**%）", "%"),
            ("满意度（ ≥ XX％ ）（含线上）", "%"),
        ] {
            assert_eq!(hint(name).map(|h| h.unit.text.to_string()).as_deref(), Some(unit), "{name}");
        }
        let cost = hint("成本(万元)").map(|h| (h.unit.exponent, h.unit.text.to_string()));
        assert_eq!(cost, Some((4, "元".to_owned())));
        for name in [
            "日均交换数据量（政务信息共享子系统）",
            "数据发送成功率(消息交换子系统)",
            "满意度",
            "率(",
            "(）",
            "（",
        ] {
            assert!(hint(name).is_none(), "{name}");
        }
    }
}
