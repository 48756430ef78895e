//! Targets and results that have a place on one scale, and those that have none.

use super::stated;
use crate::judge::beside;

/// Target | result | least, most and reached, or nothing.
const PAIRS: &str = "
≥95% | 97% | 95 .. : 97
>95% | 97% | 95 .. : 97
≤5秒 | 6秒 | .. 5 : 6
500人 | 400人 | 500 .. 500 : 400
80%-90% | 85% | 80 .. 90 : 85
100人左右 | 95人 | 90 .. 110 : 95
≥3公里 | 3200米 | 3 .. : 3.2
下降10%以上 | 下降12% | 10 .. : 12
≥95% | 稳步提高 |
≥95% | 95%以上 |
≥95% | 95个 |
≥95% | 0.96 |
≤500 | 450万元 |
增加10% | 减少5% |
2023年12月底前 | 2023年11月 |
≥95% | |
";

#[test]
fn numbers_of_one_unit_lie_on_one_scale() {
    for row in PAIRS.lines().filter(|row| !row.is_empty()) {
        let [target, actual, expected] = row.split('|').map(str::trim).collect::<Vec<_>>()[..] else {
            panic!("three columns: {row}")
        };
        let (target, actual) = (stated(target), stated(actual));
        let found = target.given().zip(actual.given()).and_then(|(target, actual)| beside(target, actual));
        let end = |value: Option<rust_decimal::Decimal>| {
            value.map_or(String::new(), |value| value.normalize().to_string())
        };
        let said = found.map_or(String::new(), |found| {
            let ends = format!("{} .. {}", end(found.low), end(found.high));
            format!("{} : {}", ends.trim(), found.actual.normalize())
        });
        assert_eq!(said, expected, "{row}");
    }
}
