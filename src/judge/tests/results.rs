//! Triples of target, result and day, in the budget year 2023: what is said of the result.

use std::collections::BTreeSet;

use super::{polarity, rows, stated, year};
use crate::judge::{Case, judge, points};
use crate::model::date::Date;

/// Target | result | declared direction | day, 2024-03-31 if none | state | ground | completion in percent | why.
const TRIPLES: &str = "
≥95% | 97% | | | met | Allowed | | above the floor
≥95% | 95% | | | met | Allowed | | at the floor
≥95% | 95.00% | | | met | Allowed | | decimals say nothing
>95% | 95% | | | partly-met | FallsShort | 100.00 | more than was promised
≥95% | 94% | | | partly-met | FallsShort | 98.95 | just below
≥95% | 57% | | | partly-met | FallsShort | 60.00 | at the bound of partly
≥95% | 56.9% | | | not-met | FallsShort | 59.89 | below the bound of partly
≥95% | 0% | | | not-met | FallsShort | 0.00 | nothing at all
≥100人 | 120人 | | | met | Allowed | | people
≥100人 | 60人 | | | partly-met | FallsShort | 60.00 | sixty of a hundred
≥100人 | 59人 | | | not-met | FallsShort | 59.00 | fifty-nine of a hundred
≥100人 | 100 | | | met | Allowed | | a result without a unit has the target's
≥3万次 | 29000次 | | | partly-met | FallsShort | 96.67 | 万 multiplied out
≥3公里 | 3200米 | | | met | Allowed | | another unit of length
≥3公里 | 2800米 | | | partly-met | FallsShort | 93.33 | converted and short
≥100万元 | 98万元 | | | partly-met | FallsShort | 98.00 | money
≥15亩 | 1公顷 | | | met | Allowed | | fifteen 亩 are one hectare
≥5‰ | 0.6% | | | met | Allowed | | per cent beside per mille
≥10个 | 10项 | | | cannot-be-judged | OtherUnit | | items are no pieces
≥95% | 95个 | | | cannot-be-judged | OtherUnit | | a number is no share
≥95% | 0.96 | | | cannot-be-judged | OtherUnit | | 96 % or less than one: it cannot be told
≥0.95 | 80% | | | cannot-be-judged | OtherUnit | | the other way round
≤500 | 450万元 | | | cannot-be-judged | OtherUnit | | 500 of what?
≥3 | 2800米 | | | cannot-be-judged | OtherUnit | | likewise
≥95% | 96 | | | met | Allowed | | only percent can be meant
≥1600元/亩 | 1700元/户 | | | cannot-be-judged | OtherUnit | | for each of something else
≤5秒 | 4秒 | | | met | Allowed | | below the ceiling
≤5秒 | 5秒 | | | met | Allowed | | at the ceiling
≤5秒 | 6秒 | | | partly-met | GoesBeyond | 83.33 | turned round
≤5秒 | 10秒 | | | not-met | GoesBeyond | 50.00 | twice as long
≤2小时 | 90分钟 | | | met | Allowed | | converted
≤2小时 | 150分钟 | | | partly-met | GoesBeyond | 80.00 | converted and beyond
<5% | 5% | | | partly-met | GoesBeyond | 100.00 | less was promised
不超过250万元 | 249.5万元 | | | met | Allowed | | in words
不超过250万元 | 260万元 | | | partly-met | GoesBeyond | 96.15 | in words, beyond
控制在3%以内 | 2.8% | | | met | Allowed | | within
≤0起 | 0起 | | | met | Allowed | | none at most
≤0起 | 1起 | | | not-met | Zero | | zero has no quotient
0起 | 0起 | | | met | Allowed | | none
0起 | 2起 | | | not-met | Zero | | below none nothing can be
零事故 | 0起 | | | met | Allowed | | none, in words
≥0个 | 0个 | | | met | Allowed | | zero or more
500人 | 500人 | | | met | Allowed | | the number itself
500人 | 600人 | | | cannot-be-judged | DirectionUnknown | | is more better? Nobody says
500人 | 400人 | | | cannot-be-judged | DirectionUnknown | | likewise
500人 | 600人 | 正向 | | met | Better | | the form says that more is better
500人 | 400人 | 正向 | | partly-met | FallsShort | 80.00 | likewise
500人 | 200人 | 正向 | | not-met | FallsShort | 40.00 | likewise
10件 | 8件 | 反向 | | met | Better | | less is better
10件 | 12件 | 反向 | | partly-met | GoesBeyond | 83.33 | likewise
10件 | 20件 | 反向 | | not-met | GoesBeyond | 50.00 | likewise
26度 | 27度 | 适度 | | not-met | OutsideRange | | neither more nor less is better
=100% | 100% | | | met | Allowed | | all of it
=100% | 98% | | | partly-met | FallsShort | 98.00 | nothing can exceed all
100% | 98.5% | | | partly-met | FallsShort | 98.50 | likewise, without its sign
100% | 50% | | | not-met | FallsShort | 50.00 | half of it
=95% | 96% | | | cannot-be-judged | DirectionUnknown | | exactly that was promised, and no direction
1000人左右 | 1000人 | | | met | Allowed | | exactly
1000人左右 | 920人 | | | met | Allowed | | within the tolerance
1000人左右 | 1100人 | | | met | Allowed | | at the tolerance
1000人左右 | 880人 | | | not-met | BeyondTolerance | | beyond the tolerance
1000人左右 | 1200人 | | | not-met | BeyondTolerance | | beyond it upwards
80%-90% | 85% | | | met | Allowed | | within the range
80%-90% | 90% | | | met | Allowed | | at its end
80%-90% | 92% | | | not-met | OutsideRange | | above it
80%-90% | 70% | | | not-met | OutsideRange | | below it
80%-90% | 82%-88% | | | met | Allowed | | a range within a range
80%-90% | 85%-95% | | | cannot-be-judged | Straddles | | partly within
≥80% | 82%-88% | | | met | Allowed | | all of the range
≥80% | 75%-85% | | | cannot-be-judged | Straddles | | a part of the range
≥80% | 60%-70% | | | partly-met | FallsShort | 87.50 | none of the range; the nearer end counts
≥80% | ≥85% | | | met | Allowed | | whatever it is, it is enough
≥80% | ≥75% | | | cannot-be-judged | Straddles | | it may be enough
≤80 | ≤75 | | | met | Allowed | | whatever it is, it is not too much
≤80 | ≤90 | | | cannot-be-judged | Straddles | | it may be too much
≥3000人 | 3000人左右 | | | cannot-be-judged | Straddles | | about may be below
≥3000人 | 4000人左右 | | | met | Allowed | | even the least of it is enough
增长5%以上 | 增长6% | | | met | Allowed | | a larger rise
增长5%以上 | 增长4% | | | partly-met | FallsShort | 80.00 | a smaller rise
增长5%以上 | 增长1% | | | not-met | FallsShort | 20.00 | a much smaller rise
增长5%以上 | 下降2% | | | not-met | OtherDirection | | it fell
增长5%以上 | 6% | | | cannot-be-judged | OtherKind | | a level or a change: it cannot be told
下降10%以上 | 下降12% | | | met | Allowed | | a larger fall
下降10%以上 | 下降6% | | | partly-met | FallsShort | 60.00 | a smaller fall
下降10%以上 | 增长1% | | | not-met | OtherDirection | | it rose
下降4% | 下降4% | | | met | Allowed | | that fall
下降4% | 下降5% | | | met | Better | | who promises a fall promises at least that one
下降4% | 下降2% | | | not-met | FallsShort | 50.00 | half of it
增长5% | 增长7% | | | met | Better | | at least that rise
≥-5% | -3% | | | met | Allowed | | below zero and above the floor
2023年12月底前 | 2023年11月30日 | | | met | InTime | | before it
2023年12月底前 | 2023年11月 | | | met | InTime | | a month before it
2023年12月底前 | 2023年12月31日 | | | met | InTime | | on the last day
2023年12月底前 | 2024年1月5日 | | | not-met | Late | | after it
2023年6月底前 | 2023年7月 | | | not-met | Late | | the month after
2023年6月底前 | 2023年 | | | cannot-be-judged | Straddles | | some day of the year
6月底前 | 5月20日 | | | met | InTime | | a date without a year is of the budget year
6月底前 | 7月20日 | | | not-met | Late | | likewise
6月底前 | 2023年6月30日前 | | | met | InTime | | by that day at the latest
6月底前 | 2023年9月底前 | | | cannot-be-judged | Straddles | | it may have been before
第三季度前 | 9月 | | | met | InTime | | the last month of the quarter
2023年内 | 2023年12月 | | | met | InTime | | within the year
2023年内 | 2024年2月 | | | not-met | Late | | the year after
12月底前 | 及时 | | | cannot-be-judged | NotMeasurable | | the result names no day
及时 | 及时 | | | cannot-be-judged | NotMeasurable | | neither does the target
12月底前 | 100% | | | cannot-be-judged | OtherKind | | a share is no day
12月底前 | 已完成 | | | cannot-be-judged | OtherKind | | words are no day
每月底前 | 12月 | | | cannot-be-judged | DayUnknown | | what recurs has no one day
优 | 优 | | | met | MarkReached | | the mark
优 | 良 | | | not-met | MarkMissed | | a lower one
良 | 优 | | | met | MarkReached | | a better one is no fault
良好以上 | 良 | | | met | MarkReached | | the lowest that counts
良好以上 | 中 | | | not-met | MarkMissed | | below it
优良 | 优 | | | met | MarkReached | | either of the two
优良 | 优良 | | | met | MarkReached | | the same words
优 | 优良 | | | cannot-be-judged | Straddles | | which of the two?
三级 | 三级 | | | met | MarkReached | | the same level
三级 | 二级 | | | cannot-be-judged | ScaleUnknown | | which end is better?
优 | 95分 | | | cannot-be-judged | OtherKind | | points are no mark
稳步提高 | 稳步提高 | | | cannot-be-judged | NotMeasurable | | words are not scored by force
稳步提高 | 95% | | | cannot-be-judged | NotMeasurable | | nor by a number
有效改善 | 明显改善 | | | cannot-be-judged | NotMeasurable | | nor by other words
≥95% | 稳步提高 | | | cannot-be-judged | OtherKind | | words beside a number
≥95% | 基本完成 | | | cannot-be-judged | OtherKind | | likewise
≥95% | 三百五 | | | cannot-be-judged | ResultNotUnderstood | | the result is not understood
三百五 | 350 | | | cannot-be-judged | TargetNotUnderstood | | nor is the target
三百五 | 三百五 | | | cannot-be-judged | TargetNotUnderstood | | nor both
≥95% | | | | cannot-be-judged | NoResult | | nothing reported after the year
≥95% | 不公开 | | | cannot-be-judged | Withheld | | held back
≥95% | 不适用 | | | cannot-be-judged | NotApplicable | | said not to apply
 | 97% | | | cannot-be-judged | NoTarget | | nothing promised
不公开 | 97% | | | cannot-be-judged | NoTarget | | what was promised is held back
不适用 | 97% | | | cannot-be-judged | NotApplicable | | said not to apply
≥1060个, ≥4个 | 1100个, 5个 | | | met | Allowed | | both
≥1060个, ≥4个 | 1100个, 3个 | | | partly-met | FallsShort | 75.00 | one of two
≥1060个, ≥4个 | 100个, 5个 | | | partly-met | FallsShort | | one far below, one met
≥1060个, ≥4个 | 100个, 1个 | | | not-met | FallsShort | 9.43 | neither
≥1060个, ≥4人 | 1100个 | | | cannot-be-judged | NumbersDiffer | | two promised, one reported
≥1060个 | 1100个, 5个 | | | cannot-be-judged | NumbersDiffer | | one promised, two reported
城市≥660元，农村≥440元 | 城市670元，农村450元 | | | met | Allowed | | by label
城市≥660元，农村≥440元 | 农村450元，城市670元 | | | met | Allowed | | by label, not by place
城市≥660元，农村≥440元 | 城市670元，农村400元 | | | partly-met | FallsShort | 90.91 | one label short
≥1060个, ≥4个 | 1061个 | | | cannot-be-judged | NumbersDiffer | | which of the two?
≥85%<95% | 90% | | | met | Allowed | | between two bounds
≥85%<95% | 80% | | | partly-met | FallsShort | 94.12 | below the first
0起 | 0起 | | 2023-06-30 | not-yet-due | NotYetDue | | half a year may still bring one
80%-90% | 85% | | 2023-06-30 | not-yet-due | NotYetDue | | it may still leave the range
500人 | 230人 | | 2023-06-30 | not-yet-due | NotYetDue | | on the way, whatever the direction
2月底前 | 2023年2月20日 | | | met | InTime | | February ends on the 28th that year
2月底前 | 2023年3月2日 | | | not-met | Late | | likewise
三级以上 | 三级以上 | | | met | MarkReached | | the same words
劣于Ⅴ类 | Ⅴ类 | | | cannot-be-judged | ScaleUnknown | | worse than it is not it
≥95% | | | 2023-06-30 | not-yet-due | NotYetDue | | the year is not over
≥95% | 50% | | 2023-06-30 | not-yet-due | NotYetDue | | half-way, and time is left
≥95% | 97% | | 2023-06-30 | met | Allowed | | reached early
≥95% | 50% | | 2023-12-31 | not-met | FallsShort | 52.63 | the last day has come
≤5秒 | 6秒 | | 2023-06-30 | not-yet-due | NotYetDue | | it may still come down
≤100万元 | 80万元 | | 2023-06-30 | not-yet-due | NotYetDue | | more may still be spent
100% | 60% | | 2023-09-30 | not-yet-due | NotYetDue | | on the way
2023年12月底前 | | | 2023-11-30 | not-yet-due | NotYetDue | | a month is left
2023年12月底前 | | | 2024-01-15 | cannot-be-judged | NoResult | | the day is over and nothing was reported
2024年6月底前 | | | 2024-03-31 | not-yet-due | NotYetDue | | due only after the data's date
2024年6月底前 | 正在推进 | | 2024-03-31 | not-yet-due | NotYetDue | | words say how far it is, and time is left
2024年6月底前 | 正在推进 | | 2024-12-31 | cannot-be-judged | OtherKind | | words beside a day that is over
2024年6月底前 | 2024年2月 | | 2024-03-31 | met | InTime | | done early
2024年6月底前 | 2024年5月 | | 2024-03-31 | not-yet-due | NotYetDue | | a day that is expected, and is still to come
6月底前 | 7月20日 | | 2023-09-30 | not-met | Late | | its own day is over, though the year is not
6月底前 | | | 2023-09-30 | cannot-be-judged | NoResult | | likewise
稳步提高 | | | 2023-06-30 | not-yet-due | NotYetDue | | words, and the year is not over
优 | 良 | | 2023-06-30 | not-yet-due | NotYetDue | | a mark for the whole year
优 | 优 | | 2023-06-30 | met | MarkReached | | reached early
≥95% | 不公开 | | 2023-06-30 | cannot-be-judged | Withheld | | held back is held back on any day
≥1060个, ≥4个 | 1100个, 3个 | | 2023-06-30 | not-yet-due | NotYetDue | | one of two, and time is left
";

#[test]
fn each_result_is_said_to_be_what_the_table_says() {
    let mut wrong = Vec::new();
    let (mut count, mut grounds) = (0, BTreeSet::new());
    for [target, actual, direction, day, state, ground, completion, why] in rows(TRIPLES) {
        count += 1;
        let on = Date::parse(if day.is_empty() { "2024-03-31" } else { day }).expect("a day");
        let (target_cell, actual_cell) = (stated(target), stated(actual));
        let judged = judge(Case {
            target: &target_cell,
            actual: &actual_cell,
            polarity: polarity(direction),
            year: year("2023"),
            on,
        });
        let found = (
            judged.state.name(),
            format!("{:?}", judged.ground),
            judged.completion.map_or_else(String::new, |percent| percent.to_string()),
        );
        if found != (state, ground.to_owned(), completion.to_owned()) {
            wrong.push(format!("{target} | {actual} | {direction} | {day}: {found:?}, not {state} {ground} {completion}: {why}"));
        }
        grounds.insert(found.1);
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 150, "{count}");
    assert_eq!(grounds.len(), 27, "a ground stands in no row: {grounds:?}");
}

/// Target | result | weight | points by 财预〔2020〕10号 | why.
const POINTS: &str = "
≥95% | 97% | 10 | 10 | met: all of them
≥95% | 47.5% | 10 | 5.00 | half of the target, half of the points
≥90% | 88% | 10 | 9.78 | rounded to two places
≤5秒 | 6秒 | 10 | 8.33 | turned round
≤0起 | 1起 | 10 | | no quotient, no points worked out
稳步提高 | 稳步提高 | 10 | | words are the office's to score
500人 | 600人 | 10 | | no direction
100% | 86.18% | 20 | 17.24 | of twenty
≥95% | 97% | 0 | 0 | nothing to be had
≥1060个, ≥4个 | 100个, 5个 | 10 | | one of two: no one quotient
";

#[test]
fn points_follow_the_rule() {
    for [target, actual, weight, expected, why] in rows(POINTS) {
        let (target_cell, actual_cell) = (stated(target), stated(actual));
        let judged = judge(Case {
            target: &target_cell,
            actual: &actual_cell,
            polarity: None,
            year: year("2023"),
            on: Date::parse("2024-03-31").expect("a day"),
        });
        let points = points(judged, weight.parse().expect("points"));
        assert_eq!(
            points.map_or_else(String::new, |points| points.to_string()),
            expected,
            "{target} {actual}: {why}"
        );
    }
}

#[test]
fn the_largest_and_smallest_numbers_are_held_against_each_other() {
    let numbers = [
        "0",
        "79228162514264337593543950335",
        "-79228162514264337593543950335",
        "0.0000000000000000000000000001",
    ];
    let units = ["", "%", "元", "万元", "亿元", "毫米", "公里"];
    let signs = ["", "≥", "≤", ">", "<", "=", "约"];
    let mut wordings = Vec::new();
    for number in numbers {
        for unit in units {
            wordings.extend(signs.map(|sign| format!("{sign}{number}{unit}")));
        }
    }
    for target in &wordings {
        for actual in wordings.iter().step_by(3) {
            let (target, actual) = (stated(target), stated(actual));
            let on = Date::parse("2024-03-31").expect("a day");
            let judged =
                judge(Case { target: &target, actual: &actual, polarity: None, year: year("2023"), on });
            let _ = points(judged, "100".parse().expect("points"));
            let _ = crate::judge::moved((&target, year("2023")), (&actual, year("2024")), None);
        }
    }
}
