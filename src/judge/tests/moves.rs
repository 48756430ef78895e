//! Pairs of wordings, from a form of 2023 to one of 2024: how the target moved.

use std::collections::BTreeSet;

use super::{polarity, rows, stated, year};
use crate::judge::{Move, moved};

/// Before | after | declared direction | moves, by their names | why.
const PAIRS: &str = "
≥95% | ≥95% | | | the same
≥95% | ≥ 95 % | | | blanks say nothing
≥95% | ＞＝95％ | | | full-width signs are signs
≥95% | >=95% | | | another spelling of the sign
≥95% | 不低于95% | | | the sign in words
≥95% | 95%以上 | | | the bound behind the number
≥95% | 达到95% | | | 达到 is at least
≥95% | ≥百分之九十五 | | | the number in words
≥3万次 | ≥30000次 | | | 万 multiplied out
≥1,200个 | ≥1200个 | | | the comma groups
≥95% | ≥90% | | loosened | a lower floor
≥90% | ≥95% | | tightened | a higher floor
≥95% | ≥94.9% | | loosened | by a little
≥95% | >95% | | tightened | the bound itself no longer counts
>95% | ≥95% | | loosened | the bound itself counts now
≥100万元 | ≥90万元 | | loosened | money
≥100万元 | ≥1000000元 | | | the same money in another unit
≥100万元 | ≥900000元 | | loosened | less money in another unit
≥3公里 | ≥3000米 | | | kilometres and metres
≥3公里 | ≥2500米 | | loosened | less in metres
≥15亩 | ≥1公顷 | | | fifteen 亩 are one hectare
≥10吨 | ≥9000公斤 | | loosened | less in kilograms
≥5‰ | ≥0.5% | | | per mille and per cent
≥5‰ | ≥0.4% | | loosened | less in per cent
≤5秒 | ≤5秒 | | | the same ceiling
≤5秒 | ≤8秒 | | loosened | for a ceiling higher is looser
≤8秒 | ≤5秒 | | tightened | for a ceiling lower is stricter
≤2小时 | ≤120分钟 | | | hours and minutes
≤2小时 | ≤180分钟 | | loosened | longer in minutes
≤1天 | ≤24小时 | | | a day has 24 hours
<5% | ≤5% | | loosened | the bound itself counts now
≤5% | <5% | | tightened | the bound itself no longer counts
不超过250万元 | 不超过300万元 | | loosened | a higher ceiling in words
控制在5%以内 | 控制在3%以内 | | tightened | a lower ceiling in words
≤3次 | 3次以内 | | | 以内 is at most
≤10% | ≤10.5% | | loosened | by a little
≥0个 | ≥1个 | | tightened | from nothing to one
≤0起 | ≤1起 | | loosened | one is allowed now
≤0起 | 0起 | | comparator-dropped | none at most became none
≥80M | 80M | | comparator-dropped | as a real form did
≥90% | 90% | | comparator-dropped | the same number without its sign
≥90% | =90% | | comparator-dropped | “equal” has no direction either
≥90% | 85% | | loosened comparator-dropped | lower by the direction that it had
≥90% | 95% | | tightened comparator-dropped | higher by the direction that it had
≤5秒 | 5秒 | | comparator-dropped | a ceiling without its sign
≤5秒 | 6秒 | | loosened comparator-dropped | higher by the direction that it had
≤5秒 | 4秒 | | tightened comparator-dropped | lower by the direction that it had
90% | ≥90% | | comparator-added | a sign where there was none
85% | ≥90% | | tightened comparator-added | higher by the direction that it has
95% | ≥90% | | loosened comparator-added | lower by the direction that it has
6秒 | ≤5秒 | | tightened comparator-added | lower ceiling
10个 | 10个 | | | the same number
10个 | 10 | | | the unit left out, the number stays
10 | 10个 | | | the unit added
≤90 | ≤90万元 | | unit-changed | 90 of what?
10个 | 12个 | | shifted | no sign and no direction: it cannot be told
12个 | 10个 | | shifted | likewise
10个 | 12个 | 正向 | tightened | the form says that more is better
12个 | 10个 | 正向 | loosened | likewise
10起 | 12起 | 反向 | loosened | the form says that less is better
12起 | 10起 | 反向 | tightened | likewise
10度 | 12度 | 适度 | shifted | neither more nor less is better
100% | 98% | | shifted | no sign: what it allows is another value
100% | 98% | 正向 | loosened | with the direction it is told
10个 | 10项 | | unit-changed | items are no pieces
10个 | 10人 | | unit-changed | nor people
≥95% | ≥95个 | | unit-changed | a share became a number
≥100人 | ≥100人次 | | unit-changed | visits are no visitors
≥1600元/亩 | ≥1600元/户 | | unit-changed | for each of something else
≥2万元/公里 | ≥20000元/公里 | | | the same for each kilometre
80%-90% | 80%-90% | | | the same range
80%-90% | 80%～90% | | | another dash
≥80%且≤90% | 80%-90% | | | a floor and a ceiling are the range
80%-90% | ≥80%且≤95% | | loosened | the ceiling went up
80%-90% | 75%-95% | | loosened | wider on both sides
80%-90% | 82%-88% | | tightened | narrower on both sides
80%-90% | 85%-95% | | shifted | moved upwards
80%-90% | ≥80% | | loosened | no upper end
80%-90% | ≥90% | | shifted | only the end is common
85% | 80%-90% | | loosened | a range around it
80%-90% | 85% | | tightened | one value of the range
1000人左右 | 1000人左右 | | | the same about
1000人左右 | 1000人 | | tightened | no longer about
1000人 | 1000人左右 | | loosened | about is more
1000人左右 | 1050人左右 | | shifted | about something else
增长5%以上 | 增长5%以上 | | | the same rise
增长5%以上 | 增长3%以上 | | loosened | a smaller rise
增长3%以上 | 增长5%以上 | | tightened | a larger rise
下降10%以上 | 下降5%以上 | | loosened | a smaller fall
下降5%以上 | 下降10%以上 | | tightened | a larger fall
增长5% | 增长3% | | loosened | a rise is at least that one
下降10% | 下降12% | | tightened | a fall is at least that one
增长5%以上 | ≥5% | | shifted | a change became a level
增长5%以上 | 下降5%以上 | | shifted | a rise became a fall
≥5% | 增长5%以上 | | shifted | a level became a change
2023年12月底前 | 2024年12月底前 | | | the end of its own year, both times
2023年6月底前 | 2024年12月底前 | | loosened | later in its year
2023年12月底前 | 2024年6月底前 | | tightened | earlier in its year
2023年12月底前 | 2025年6月底前 | | loosened | only in the year after
2023年12月底前 | 2023年12月底前 | | tightened | a year earlier than before, by the budget year
2025年12月底前 | 2025年12月底前 | | | the project's own end, carried over
2025年12月底前 | 2026年6月底前 | | loosened | put off
2025年12月底前 | 2025年6月底前 | | tightened | brought forward
2月底前 | 3月底前 | | loosened | a month later
12月底前 | 12月底前 | | | a date without a year is of its own
6月底前 | 9月底前 | | loosened | later
9月底前 | 6月底前 | | tightened | earlier
12月31日前 | 12月底前 | | | the same day
第三季度前 | 12月底前 | | loosened | a later quarter
上半年 | 下半年 | | loosened | the other half
2023年内 | 2024年内 | | | each its own year
12月底前 | 及时 | | made-unmeasurable | the day is gone
及时 | 12月底前 | | made-measurable | a day where there was none
及时 | 按期 | | reworded | neither states a day
每月底前 | 每季度底前 | | shifted | another rhythm
≤30天 | 12月底前 | | shifted | a duration became a day
优 | 优 | | | the same mark
优 | 良 | | loosened | a lower mark
良 | 优 | | tightened | a higher mark
良好以上 | 优秀 | | tightened | no longer the second
优良 | 良好以上 | | | either of the two, both times
优良 | 优 | | tightened | only the best
优 | 优良 | | loosened | the second counts too
中 | 良 | | tightened | one up
三级 | 二级 | | shifted | which end is better depends on the scale
三级 | 三级 | | | the same level
优 | ≥90分 | | shifted | a mark became a number
≥90分 | 优 | | shifted | a number became a mark
优 | 稳步提高 | | made-unmeasurable | a mark became words
稳步提高 | 稳步提高 | | | the same words
稳步提高 | 有效改善 | | reworded | other words
稳步提高 | ≥95% | | made-measurable | words became a number
≥95% | 稳步提高 | | made-unmeasurable | a number became words
250万 | 控制在预算内 | | made-unmeasurable | as a real form did
≥95% | 显著提升 | | made-unmeasurable | a floor became words
≤5秒 | 快速响应 | | made-unmeasurable | a ceiling became words
明显增强 | 12月底前 | | made-measurable | words became a day
持续提升 | 优 | | made-measurable | words became a mark
≥95% | | | made-unmeasurable | the target was left out
 | ≥95% | | made-measurable | a target where there was none
 | | | | nothing, both times
稳步提高 | | | | words left out: nothing measurable is gone
≥95% | 不适用 | | made-unmeasurable | said not to apply any more
不适用 | ≥95% | | made-measurable | applies now
≥95% | 不公开 | | | held back: nothing can be told
不公开 | ≥95% | | | likewise
不公开 | 不公开 | | | likewise
≥1060个, ≥4个 | ≥1060个, ≥4个 | | | both the same
≥1060个, ≥4个 | ≥1000个, ≥4个 | | loosened | one of two is lower
≥1060个, ≥4个 | ≥1100个, ≥5个 | | tightened | both are higher
≥1060个, ≥4个 | ≥1000个, ≥5个 | | shifted | lower in one, higher in the other
≥1060个, ≥4个 | ≥1060个 | | loosened | one of two is gone
≥1060个 | ≥1060个, ≥4个 | | tightened | another one was added
城市≥660元，农村≥440元 | 城市≥660元，农村≥440元 | | | labelled, both the same
城市≥660元，农村≥440元 | 农村≥440元，城市≥660元 | | | by label, not by place
城市≥660元，农村≥440元 | 城市≥660元，农村≥400元 | | loosened | the second label is lower
城市≥660元，农村≥440元 | 城市≥700元，农村≥400元 | | shifted | one up, one down
≥95%≤98% | ≥90%≤98% | | loosened | a lower floor under the same ceiling
三百五 | ≥350 | | reworded | the first is not understood
≥350 | 三百五 | | reworded | the second is not understood
三百五 | 三百五 | | | not understood, and the same
=100% | 100% | | | “equal” and the bare number are one
=100% | ≥100% | | comparator-added | a direction where there was none
≥10场次 | ≥8场次 | | loosened | fewer sessions
1:25 | 1:20 | | shifted | another quotient, without a sign
零事故 | 0起 | | | none, in words
翻一番 | 增长100% | | | twice as much is one hundred percent more
≥2次/年 | ≥2次/月 | | unit-changed | as often in another time
≥30000次/秒 | ≥3万次每秒 | | | the same rate in words
≥95% | ≥95%（抽样） | | | a remark without a number
近3000人 | 3000人左右 | | | both are about
≤8分钟 | ≤0.5小时 | | loosened | half an hour is longer
-5% | -8% | | shifted | below zero, without a sign
≥-5% | ≥-8% | | loosened | a lower floor below zero
";

#[test]
fn each_pair_moves_as_the_table_says() {
    let mut wrong = Vec::new();
    let mut seen: BTreeSet<Move> = BTreeSet::new();
    let mut count = 0;
    for [before, after, direction, moves, why] in rows(PAIRS) {
        count += 1;
        let found =
            moved((&stated(before), year("2023")), (&stated(after), year("2024")), polarity(direction));
        seen.extend(found.iter().copied());
        let found: Vec<&str> = found.into_iter().map(Move::name).collect();
        if found != moves.split_whitespace().collect::<Vec<_>>() {
            wrong.push(format!("{before} → {after} {direction}: {found:?}, not “{moves}”: {why}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 150, "{count}");
    let of_targets = [
        Move::Loosened,
        Move::Tightened,
        Move::Shifted,
        Move::ComparatorDropped,
        Move::ComparatorAdded,
        Move::UnitChanged,
        Move::MadeUnmeasurable,
        Move::MadeMeasurable,
        Move::Reworded,
    ];
    assert!(of_targets.iter().all(|one| seen.contains(one)), "{seen:?}");
}
