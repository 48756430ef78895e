//! Targets that are moved, and results that miss theirs: what stands in a form before, what behind, and what is to be
//! said of it.

use crate::demo::promises::{Promise, Told};
use crate::judge::{Move, State};
use crate::model::indicator::SecondLevel;

/// A promise is told anew, or missed. It takes the place of a promise of the project's own.
#[derive(Debug)]
pub(super) struct Case {
    /// The level of the indicator.
    level: SecondLevel,
    when: When,
    /// The indicator until then; none where it is new.
    pub(super) before: Option<Told>,
    /// The indicator from then on; none where it is dropped.
    pub(super) after: Option<Told>,
    /// What is to be said of the change.
    pub(super) moves: &'static [Move],
    /// The result of the year that does not keep the promise, and what is to be said of it.
    pub(super) missed: Option<(&'static str, State)>,
}

/// Between which forms a target moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// From one year's to the next.
    Years,
    /// From the first edition of a year to the second.
    Editions,
    /// From the targets to the self-evaluation of one year; the next year promises as before.
    Restated,
    /// It does not: a result is missed.
    Never,
    /// The same, and what is promised falls due in the last year of the city, before which nobody can tell.
    NotYetDue,
}

/// Which form of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::demo) enum Form {
    /// The first edition of the targets.
    Targets,
    /// The second.
    Adjusted,
    /// What came of them.
    SelfEvaluation,
}

/// An indicator's name behind that of the project's task, its target, and a result that keeps it. `{年}` is the year,
/// `{末}` the last year of the city.
const fn told(name: &'static str, target: &'static str, kept: &'static str) -> Option<Told> {
    Some(Told { name, target, kept })
}

const fn moved(
    level: SecondLevel,
    when: When,
    before: Option<Told>,
    after: Option<Told>,
    moves: &'static [Move],
) -> Case {
    Case { level, when, before, after, moves, missed: None }
}

/// Restated more loosely, so that the result misses what was declared.
const fn glossed_over(
    level: SecondLevel,
    before: Option<Told>,
    after: Option<Told>,
    missed: (&'static str, State),
) -> Case {
    Case { missed: Some(missed), ..moved(level, Restated, before, after, &[Move::Loosened]) }
}

const fn missed(level: SecondLevel, told: Option<Told>, result: &'static str, state: State) -> Case {
    Case { level, when: Never, before: told, after: told, moves: &[], missed: Some((result, state)) }
}

use Move::{
    Added, ComparatorAdded, ComparatorDropped, Dropped, Loosened, MadeMeasurable, MadeUnmeasurable, Renamed,
    Reworded, Shifted, Tightened, UnitChanged,
};
use SecondLevel::{ClientSatisfaction, Quality, Quantity, Sustainability, Timeliness};
use State::{CannotBeJudged, NotMet, NotYetDue, PartlyMet};
use When::{Editions, Never, Restated, Years};

/// Every case.
pub(super) static CASES: [Case; 38] = [
    moved(Quality, Years, told("抽查合格率", "≥95%", "96%"), told("抽查合格率", "≥90%", "93%"), &[Loosened]),
    moved(Quality, Years, told("抽样达标率", "≥90%", "95%"), told("抽样达标率", "≥94%", "96%"), &[Tightened]),
    moved(Quantity, Years, told("隐患整改数量", "≥120个", "126个"), None, &[Dropped]),
    moved(Quantity, Years, None, told("回访服务对象数量", "≥300人", "320人"), &[Added]),
    moved(
        Quality,
        Years,
        told("隐患整改率", "≥95%", "97%"),
        told("隐患整改及时率", "≥95%", "97%"),
        &[Renamed],
    ),
    moved(
        Quantity,
        Years,
        told("宣传覆盖数量", "≥2000人次", "2100人次"),
        told("宣传覆盖数量", "≥40场", "42场"),
        &[UnitChanged],
    ),
    moved(
        Quality,
        Years,
        told("抽检通过率", "≥92%", "93%"),
        told("抽检通过率", "92%", "92%"),
        &[ComparatorDropped],
    ),
    moved(
        Quality,
        Years,
        told("一次验收通过率", "≥95%", "96%"),
        told("一次验收通过率", "较高", "较高"),
        &[MadeUnmeasurable],
    ),
    moved(
        Quality,
        Years,
        told("作业规范执行情况", "符合相关规定", "符合相关规定"),
        told("作业规范执行情况", "≥90%", "94%"),
        &[MadeMeasurable],
    ),
    moved(
        Sustainability,
        Years,
        told("管护成效", "持续发挥作用", "持续发挥作用"),
        told("管护成效", "显著", "显著"),
        &[Reworded],
    ),
    moved(
        Quality,
        Years,
        told("资料完备率", "95%", "95%"),
        told("资料完备率", "≥95%", "98%"),
        &[ComparatorAdded],
    ),
    moved(
        Timeliness,
        Years,
        told("竣工时间", "{年}年6月底前", "{年}年6月20日"),
        told("竣工时间", "{年}年10月底前", "{年}年10月18日"),
        &[Loosened],
    ),
    moved(
        Timeliness,
        Years,
        told("方案批复时间", "{年}年9月30日前", "{年}年9月8日"),
        told("方案批复时间", "{年}年5月31日前", "{年}年5月22日"),
        &[Tightened],
    ),
    moved(
        Timeliness,
        Years,
        told("办理时限", "≤5个工作日", "4个工作日"),
        told("办理时限", "≤8个工作日", "7个工作日"),
        &[Loosened],
    ),
    moved(
        Quantity,
        Years,
        told("日均服务人次", "80-100人次", "90人次"),
        told("日均服务人次", "90-130人次", "112人次"),
        &[Shifted],
    ),
    moved(
        Quality,
        Years,
        told("综合评定等次", "优", "优"),
        told("综合评定等次", "良好以上", "良好"),
        &[Loosened],
    ),
    moved(
        Quality,
        Years,
        told("设备完好率", "≥98%", "98.5%"),
        told("主要设备完好率", "≥95%", "96%"),
        &[Loosened, Renamed],
    ),
    moved(
        Quantity,
        Years,
        told("业务量", "同比增长10%以上", "增长12%"),
        told("业务量", "同比增长5%以上", "增长6%"),
        &[Loosened],
    ),
    glossed_over(
        Quantity,
        told("走访户数", "≥500户", "520户"),
        told("走访户数", "≥400户", "410户"),
        ("410户", PartlyMet),
    ),
    moved(Quantity, Restated, told("现场指导场次", "≥12场", "13场"), None, &[Dropped]),
    moved(
        Quality,
        Restated,
        told("设施完好率", "≥96%", "97%"),
        told("设施完好率", "96%", "96%"),
        &[ComparatorDropped],
    ),
    moved(Quantity, Restated, None, told("媒体报道篇数", "≥6篇", "8篇"), &[Added]),
    moved(
        Quantity,
        Editions,
        told("改造点位数量", "≥60处", "63处"),
        told("改造点位数量", "≥45处", "46处"),
        &[Loosened],
    ),
    moved(Quantity, Editions, told("外聘专家人次", "≥20人次", "22人次"), None, &[Dropped]),
    moved(
        Quality,
        Editions,
        told("复检合格率", "≥93%", "95%"),
        told("复检合格率", "≥96%", "97%"),
        &[Tightened],
    ),
    missed(Quantity, told("巡检次数", "≥240次", "252次"), "96次", NotMet),
    missed(Quality, told("数据准确率", "≥95%", "97%"), "88.5%", PartlyMet),
    missed(Timeliness, told("平均处置时长", "≤24小时", "20小时"), "31小时", PartlyMet),
    missed(Quality, told("质量事故起数", "0起", "0起"), "1起", NotMet),
    missed(Timeliness, told("完工时间", "{年}年9月底前", "{年}年9月25日"), "{年}年11月8日", NotMet),
    missed(Quality, told("竣工验收等次", "优", "优"), "中", NotMet),
    missed(Quantity, told("设施负荷率", "60%-80%", "70%"), "91%", NotMet),
    missed(Quality, told("办结率", "线上≥98%，线下≥95%", "线上99%，线下96%"), "线上99%，线下90%", PartlyMet),
    missed(Quality, told("来电接通率", "≥95%", "97%"), "基本达到", CannotBeJudged),
    missed(Quantity, told("新增泊位数量", "≥300个", "320个"), "1.2万平方米", CannotBeJudged),
    missed(ClientSatisfaction, told("服务对象满意度", "≥90%", "93%"), "", CannotBeJudged),
    missed(Quality, told("群众投诉办结率", "≥98%", "99%"), "不适用", CannotBeJudged),
    Case {
        when: When::NotYetDue,
        ..missed(Timeliness, told("决算批复时间", "{末}年12月底前", "正在推进"), "正在推进", NotYetDue)
    },
];

impl Case {
    /// From which year to which it can happen.
    pub(super) fn years(&self, (first, last): (u16, u16)) -> std::ops::RangeInclusive<u16> {
        match self.when {
            Years => first + 1..=last,
            Editions => first..=last,
            Restated | Never => first..=last.saturating_sub(1),
            When::NotYetDue => last.saturating_sub(1).max(first)..=last.saturating_sub(1),
        }
    }

    pub(super) fn when(&self) -> When {
        self.when
    }

    pub(super) fn is_adjustment(&self) -> bool {
        self.when == Editions
    }

    /// Whether a form of a year that is so many years behind the event's has the promise as it is behind it.
    fn holds(&self, years_behind: i32, form: Form) -> bool {
        match self.when {
            Years => years_behind >= 0,
            Editions => years_behind > 0 || years_behind == 0 && form != Form::Targets,
            Restated => years_behind == 0 && form == Form::SelfEvaluation,
            Never | When::NotYetDue => true,
        }
    }

    /// Puts the promise, as it is in a form of a year that is so many years behind the event's, in the place of another.
    pub(super) fn retell(&self, promises: &mut Vec<Promise>, (years_behind, form): (i32, Form), task: &str) {
        let is_of_level = |promise: &Promise| promise.level.modern().second == Some(self.level);
        let Some(first) = promises.iter().position(is_of_level) else { return };
        // What the goal of the year names stays: the first indicator, the fifth and the last.
        let is_free = |at: &usize| {
            promises.get(*at).is_some_and(is_of_level) && *at > 0 && *at != 4 && at + 1 < promises.len()
        };
        let Some(at) = (first..promises.len()).find(is_free) else { return };
        match if self.holds(years_behind, form) { self.after } else { self.before } {
            Some(told) => {
                promises[at].name = told.name(task);
                promises[at].told = Some(told);
            }
            None => _ = promises.remove(at),
        }
    }
}
