//! Triples of target, result and day, in the budget year 2023: what is said of the result.

use std::collections::BTreeSet;

use super::{polarity, rows, stated, year};
use crate::judge::{Case, judge, points};
use crate::model::date::Date;
use crate::model::stated::Stated;
use crate::model::target::Target;

/// Target | result | declared direction | day, 2024-03-31 if none | state | ground | completion in percent | why.
const TRIPLES: &str = "
≥95% | 97% | | | met | Allowed | | above the floor
≥95% | 95% | | | met | Allowed | | at the floor
≥95% | 95.00% | | | met | Allowed | | decimals say nothing
>95% | 95% | | | partly-met | NotBeyond | | more than that was promised
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
<5% | 5% | | | partly-met | NotBeyond | | less than that was promised
大于200人 | 200人 | | | partly-met | NotBeyond | | just the bound, in words
≥100000人 | 99999人 | | | partly-met | FallsShort | 99.99 | nearly all is not all
≥95% | 不到95% | | | not-met | NoRatio | | how far below, nobody says
≤5天 | 超过5天 | | | not-met | NoRatio | | how far beyond, nobody says
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
100% | 120% | | | cannot-be-judged | DirectionUnknown | | more than all: of a budget, or of a plan?
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
3-5天 | 2天 | | | cannot-be-judged | DirectionUnknown | | faster than was promised
3-5天 | 6天 | | | not-met | OutsideRange | | slower
7-15个工作日 | 5个工作日 | | | cannot-be-judged | DirectionUnknown | | faster, in working days
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
下降4% | 下降5% | | | cannot-be-judged | DirectionUnknown | | of staff or of accidents? Nobody says
下降4% | 下降5% | 反向 | | met | Better | | the form says that less is better
下降4% | 下降2% | 反向 | | not-met | FallsShort | 50.00 | half of it
下降4% | 下降5% | 正向 | | cannot-be-judged | DirectionUnknown | | the more of the fall, or of what falls?
增长5% | 增长7% | | | cannot-be-judged | DirectionUnknown | | of income or of debt? Nobody says
增长5% | 增长7% | 正向 | | met | Better | | the form says that more is better
增长5% | 增长7% | 反向 | | partly-met | GoesBeyond | 71.43 | the form says that less is better
增长5%-8% | 增长9% | | | cannot-be-judged | DirectionUnknown | | further than was promised
增长5%-8% | 增长3% | | | not-met | OutsideRange | | not as far
≥-5% | -3% | | | met | Allowed | | below zero and above the floor
≥-5% | -10% | | | not-met | NoRatio | | levels below zero have no quotient
≤-18℃ | -15℃ | | | not-met | NoRatio | | likewise
前10名 | 第12名 | | | not-met | NoRatio | | a place has no quotient
前10名 | 第8名 | | | met | Allowed | | a better place
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
第三季度前 | 9月 | | | cannot-be-judged | DayUnknown | | before it begins or before it ends?
第三季度前 | 6月 | | | met | InTime | | before either
第三季度前 | 10月 | | | not-met | Late | | after either
2024年前 | 2024年1月 | | | cannot-be-judged | DayUnknown | | before the year begins or before it ends?
12月前 | 12月前 | | | met | InTime | | the same words
全年 | 1-6月 | | | cannot-be-judged | Straddles | | half of the year is not the year
全年 | 1-12月 | | | met | InTime | | all of it
2023年内 | 2023年12月 | | | met | InTime | | within the year
2023年内 | 2024年2月 | | | not-met | Late | | the year after
12月底前 | 及时 | | | cannot-be-judged | OtherKind | | the result names no day
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
≥85%<95% | 80% | | | not-met | OutsideRange | | below the first
≥98%且≤102% | 103% | | | not-met | OutsideRange | | above the second
80%＜x≤90% | 80% | | | not-met | OutsideRange | | just the bound that is excluded
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
2024年6月底前 | 正在推进 | | 2024-12-31 | cannot-be-judged | ResultInDoubt | | under way on a day that is over
2024年6月底前 | 2024年2月 | | 2024-03-31 | met | InTime | | done early
≥10个 | 预计10个 | | 2023-06-30 | not-yet-due | NotYetDue | | what is expected, and time is left
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
            name: "",
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
    assert_eq!(grounds.len(), 30, "a ground stands in no row: {grounds:?}");
}

/// Name | target | result, told on 2024-03-31 | state | ground | why.
const DOUBTS: &str = "
建设数量 | ≥10个 | 预计10个 | cannot-be-judged | ResultInDoubt | expected is not done
建设数量 | ≥10个 | 计划10个 | cannot-be-judged | ResultInDoubt | nor planned
建设数量 | ≥10个 | 2023年计划10个 | cannot-be-judged | ResultInDoubt | likewise behind a year
建设数量 | ≥10个 | 应完成10个 | cannot-be-judged | ResultInDoubt | nor owed
建设数量 | ≥10个 | 正在建设10个 | cannot-be-judged | ResultInDoubt | under way
建设数量 | ≥10个 | 10个（在建） | cannot-be-judged | ResultInDoubt | likewise in brackets
建设数量 | ≥10个 | 开工10个 | cannot-be-judged | ResultInDoubt | begun
建设数量 | ≥10个 | 待验收10个 | cannot-be-judged | ResultInDoubt | to be accepted
建设数量 | ≥10个 | 缺10个 | cannot-be-judged | ResultInDoubt | missing
建设数量 | ≥10个 | 还差10个 | cannot-be-judged | ResultInDoubt | still missing
建设数量 | ≥10个 | 剩余10个 | cannot-be-judged | ResultInDoubt | left over
建设数量 | ≥10个 | 完成10个 | met | Allowed | done
建设数量 | ≥10个 | 实际建成12个 | met | Allowed | done, in other words
在建项目巡查数量 | ≥10个 | 巡查在建项目10个 | met | Allowed | the indicator itself is about what is under way
计划完成数量 | ≥10个 | 计划10个 | met | Allowed | the word is the indicator's own
满意度 | ≥95% | 满意度96% | met | Allowed | the share that was promised
群众满意度 | ≥95% | 群众满意度达到96% | met | Allowed | likewise
满意度 | ≥95% | 投诉率96% | cannot-be-judged | ResultInDoubt | another share
治疗效果 | 治愈率≥90% | 死亡率91% | cannot-be-judged | ResultInDoubt | another share than the target's
工程进度 | ≥95% | 完成率96% | met | Allowed | of what was to be done
验收情况 | ≥95% | 失败率96% | cannot-be-judged | ResultInDoubt | of what nobody promised
促进就业人数 | ≥500人 | 失业500人 | cannot-be-judged | ResultInDoubt | the opposite
建成数量 | ≥3座 | 拆除3座 | cannot-be-judged | ResultInDoubt | the opposite
拆除数量 | ≥3座 | 拆除3座 | met | Allowed | what was promised
能耗 | 较2020年下降18%以上 | 较2022年下降18.2% | cannot-be-judged | ResultInDoubt | another year to compare with
能耗 | 较2020年下降18%以上 | 较2020年下降18.2% | met | Allowed | the same year
完成率（%） | 95 | 0.96 | cannot-be-judged | OtherUnit | 96 % in a spreadsheet
完成率（%） | ≤5 | 0.8 | cannot-be-judged | OtherUnit | less than one percent, or eighty
参加人数 | ≥1.2万人 | 1.3 | cannot-be-judged | OtherUnit | 13,000?
支付金额（万元） | ≤320 | 3185000 | cannot-be-judged | OtherUnit | in 元?
支付金额（万元） | ≤320 | 318.5 | met | Allowed | in 万元
参加人数 | ≥1.2万人 | 13000 | met | Allowed | written out
参加人数 | ≥1.2万人 | 1.3万 | met | Allowed | on the same scale
能耗降低率 | ≥5% | -6% | cannot-be-judged | DirectionUnknown | a fall, told by its sign
增长率 | ≥5% | -6% | not-met | OtherDirection | it fell
完成时间 | 2023年11月底前 | 截至2023年11月仅完成一半 | cannot-be-judged | ResultInDoubt | half
完成时间 | 2023年11月底前 | 预计2023年11月完成 | cannot-be-judged | ResultInDoubt | expected
完成时间 | 2023年11月底前完工 | 2023年10月开工 | cannot-be-judged | ResultInDoubt | begun
完成时间 | 2023年11月底前验收 | 2023年11月提交验收申请 | cannot-be-judged | ResultInDoubt | asked for
开工时间 | 2023年11月底前 | 2023年10月开工 | met | InTime | to begin was promised
完成时间 | 2023年11月底前 | 2023年11月完成 | met | InTime | done
";

#[test]
fn words_that_raise_doubt_keep_a_result_from_being_judged() {
    let mut wrong = Vec::new();
    for [name, target, actual, state, ground, why] in rows(DOUBTS) {
        let cell = |text: &str| Stated::Given(Target::parse(text, Some(name)));
        let judged = judge(Case {
            name,
            target: &cell(target),
            actual: &cell(actual),
            polarity: None,
            year: year("2023"),
            on: Date::parse("2024-03-31").expect("a day"),
        });
        let found = (judged.state.name(), format!("{:?}", judged.ground));
        if found != (state, ground.to_owned()) {
            wrong.push(format!("{name} | {target} | {actual}: {found:?}, not {state} {ground}: {why}"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
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
            name: "",
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
            let judged = judge(Case {
                name: "",
                target: &target,
                actual: &actual,
                polarity: None,
                year: year("2023"),
                on,
            });
            let _ = points(judged, "100".parse().expect("points"));
            let _ = crate::judge::moved((&target, year("2023")), (&actual, year("2024")), None);
        }
    }
}
