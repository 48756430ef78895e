//! Units that measure the same on another scale: 万元 and 元, 公里 and 米, % and ‰.

use std::borrow::Cow;

use rust_decimal::Decimal;

/// Units by what they measure, each with how many of the first it is: numerator and denominator.
const SCALES: &[&[(&str, i64, i64)]] = &[
    &[("元", 1, 1), ("角", 1, 10), ("千元", 1_000, 1), ("万元", 10_000, 1), ("亿元", 100_000_000, 1)],
    &[("%", 1, 1), ("‰", 1, 10)],
    &[
        ("米", 1, 1),
        ("m", 1, 1),
        ("公里", 1_000, 1),
        ("千米", 1_000, 1),
        ("km", 1_000, 1),
        ("厘米", 1, 100),
        ("cm", 1, 100),
        ("毫米", 1, 1_000),
        ("mm", 1, 1_000),
    ],
    &[
        ("平方米", 1, 1),
        ("㎡", 1, 1),
        ("m²", 1, 1),
        ("平方公里", 1_000_000, 1),
        ("公顷", 10_000, 1),
        ("亩", 2_000, 3),
    ],
    &[("立方米", 1, 1), ("m³", 1, 1), ("升", 1, 1_000)],
    &[
        ("克", 1, 1),
        ("公斤", 1_000, 1),
        ("千克", 1_000, 1),
        ("kg", 1_000, 1),
        ("斤", 500, 1),
        ("吨", 1_000_000, 1),
    ],
    &[
        ("秒", 1, 1),
        ("s", 1, 1),
        ("毫秒", 1, 1_000),
        ("ms", 1, 1_000),
        ("分钟", 60, 1),
        ("小时", 3_600, 1),
        ("h", 3_600, 1),
        ("天", 86_400, 1),
        ("日", 86_400, 1),
    ],
    &[("年", 12, 1), ("个月", 1, 1), ("月", 1, 1)],
];

/// Other spellings of one unit, which say nothing of a scale.
const SPELLINGS: &[&[&str]] = &[
    &["平方米", "㎡", "m²", "m2", "平米"],
    &["平方公里", "平方千米", "km²", "km2"],
    &["立方米", "m³", "m3", "方"],
    &["毫克/升", "mg/L"],
    &["微克/立方米", "μg/m³", "ug/m3", "µg/m³"],
    &["分贝", "dB", "dB(A)"],
    &["千瓦时", "kWh"],
    &["场", "场次"],
    &["人", "名"],
];

/// The first spelling of a unit; `元/人·月` and `元/人/月` are one.
fn spelled(unit: &str) -> Cow<'_, str> {
    let unit: Cow<'_, str> = if unit.contains('·') { unit.replace('·', "/").into() } else { unit.into() };
    let known =
        SPELLINGS.iter().find(|spellings| spellings.iter().any(|one| one.eq_ignore_ascii_case(&unit)));
    known.map_or(unit, |spellings| spellings[0].into())
}

/// How many of `to` one of `from` is, as a fraction. `None` where they measure different things, or one of them is of no
/// list and not the other. What stands behind a slash has to be the same.
pub(super) fn factor(from: &str, to: &str) -> Option<(Decimal, Decimal)> {
    let (from, to) = (spelled(from), spelled(to));
    if from == to {
        return Some((Decimal::ONE, Decimal::ONE));
    }
    let (from, per_from) = split(&from);
    let (to, per_to) = split(&to);
    if per_from != per_to {
        return None;
    }
    SCALES.iter().find_map(|scale| {
        let of = |unit: &str| scale.iter().find(|(name, ..)| name.eq_ignore_ascii_case(unit));
        let ((_, from, from_below), (_, to, to_below)) = (of(from)?, of(to)?);
        Some((Decimal::from(from * to_below), Decimal::from(from_below * to)))
    })
}

/// Whether numbers of this unit are often stated on another scale, so that a number without a unit may be of either.
pub(super) fn has_scales(unit: &str) -> bool {
    let (unit, _) = split(unit);
    !matches!(unit, "%" | "‰") && SCALES.iter().any(|scale| scale.iter().any(|(name, ..)| *name == unit))
}

/// Whether a unit is one of time: 个工作日 as well.
pub(super) fn measure_time(unit: &str) -> bool {
    let (unit, _) = split(unit);
    ["秒", "分钟", "小时", "天", "日", "周", "月", "年"].iter().any(|ending| unit.ends_with(ending))
        || matches!(unit, "s" | "ms" | "h")
}

fn split(unit: &str) -> (&str, &str) {
    unit.split_once('/').unwrap_or((unit, ""))
}

#[cfg(test)]
mod tests {
    use super::factor;

    #[test]
    fn units_of_one_kind_convert_and_others_do_not() {
        let told = |from, to| factor(from, to).map(|(over, under)| (over / under).normalize().to_string());
        for (from, to, factor) in [
            ("万元", "元", Some("10000")),
            ("元", "万元", Some("0.0001")),
            ("公里", "米", Some("1000")),
            ("公顷", "亩", Some("15")),
            ("‰", "%", Some("0.1")),
            ("小时", "分钟", Some("60")),
            ("万元/公里", "元/公里", Some("10000")),
            ("元/公里", "元/亩", None),
            ("个", "个", Some("1")),
            ("个", "人", None),
            ("元", "%", None),
            ("平米", "㎡", Some("1")),
            ("m2", "亩", Some("0.0015")),
            ("mg/l", "毫克/升", Some("1")),
            ("元/人·月", "元/人/月", Some("1")),
            ("人次", "人", None),
        ] {
            assert_eq!(told(from, to).as_deref(), factor, "{from} → {to}");
        }
    }
}
