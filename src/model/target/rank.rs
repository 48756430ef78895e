//! Places in an order: 前三名, 第1位, 前10. As a quantity they are a number of 名次, of which less is better.

use rust_decimal::Decimal;

use super::between::boundary;
use super::comparator::Comparator;
use super::cursor::{Cursor, is_han};
use super::number;
use super::quantity::{Change, Quantity};
use super::read::Read;
use super::short::Short;
use super::unit::Standing;
use super::words::words;

/// The unit of a place.
pub(super) const UNIT: &str = "名次";

/// Reads a place: 前三名 is at most 3, 第一名 is 1.
#[inline(never)]
pub(super) fn rank(cur: &mut Cursor<'_>) -> Option<Read> {
    let top = match cur.first()? {
        '前' => true,
        '第' => false,
        _ => return None,
    };
    let mut ahead = *cur;
    ahead.eat(if top { '前' } else { '第' });
    let number = number::number(&mut ahead)?;
    let whole = number.value.scale() == 0 && number.value >= Decimal::ONE && number.unit.is_empty();
    let named = ahead.any(words!["名以内", "位以内", "名次", "位次", "名", "位"]).is_some();
    // 前3 and 全省第一 are places, 第3 is anything.
    let told = named || top || cur.before().is_some_and(is_han);
    (whole && boundary(ahead) && told).then(|| *cur = ahead)?;
    let comparator = if top { Comparator::AtMost } else { Comparator::Equal };
    let (unit, change) = (Short::new(UNIT), Change::None);
    Some(Read::new(
        Quantity { comparator, value: number.value, upper: None, unit, change },
        Standing::Known,
        None,
    ))
}

/// Whether a label leads up to a place: 排名全省, 进入全国.
pub(super) fn follows(label: &str) -> bool {
    const LEADING: &[&str] = &[
        "排名", "排在", "位次", "名次", "位列", "位居", "列", "居", "进入", "跻身", "保持", "达到", "获得",
        "取得", "全省", "全市", "全县", "全区", "全国", "系统",
    ];
    LEADING.iter().any(|word| label.ends_with(word))
}
