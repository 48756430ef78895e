//! What keeps two wordings from being held against each other although each is understood by itself: words beside the result
//! that say it is not done yet or is of something else, numbers on scales that nobody wrote down, periods of which only a
//! part is told. Words that the indicator's name or its target have as well are what was promised, and raise no doubt.

use rust_decimal::Decimal;

use super::deadline::{self, days};
use super::result::{Case, Ground};
use super::units;
use crate::model::date::Date;
use crate::model::target::{Comparator, Deadline, Quantity, Single, Stated, Target};
use crate::model::year::FiscalYear;

/// Words that say wherever they stand that something is not done, or not yet.
const NOT_DONE: [&str; 35] = [
    "预计",
    "预期",
    "拟建",
    "正在",
    "在建",
    "在途",
    "停工",
    "停建",
    "延期",
    "推迟",
    "取消",
    "还差",
    "尚差",
    "相差",
    "剩余",
    "结余",
    "仅完成",
    "只完成",
    "一半",
    "部分完成",
    "尚未",
    "未",
    "待验",
    "待完",
    "待建",
    "待开",
    "待支",
    "待拨",
    "待审",
    "待定",
    "应完成",
    "应建",
    "应发",
    "开工",
    "动工",
];
/// Words that say so at the beginning: 完成计划100% is done, 计划100% is not.
const NOT_DONE_AT_FIRST: [&str; 8] = ["计划", "目标", "拟", "缺", "剩", "欠", "原定", "约定"];
/// Words that a result may have before its number, or around its day, and still be the result: what is done with public money,
/// how much of it, since when. What is none of them, nor a word of the indicator, may say anything.
const PLAIN: [&str; 125] = [
    "完成率",
    "达标率",
    "完成",
    "实际",
    "已经",
    "已",
    "共计",
    "合计",
    "总计",
    "累计",
    "一共",
    "共",
    "总",
    "全年",
    "本年",
    "当年",
    "全部",
    "全市",
    "全县",
    "全区",
    "全省",
    "全",
    "达到",
    "达成",
    "达",
    "实现",
    "建成",
    "新建",
    "新增",
    "改建",
    "扩建",
    "改造",
    "举办",
    "开展",
    "组织",
    "培训",
    "发放",
    "采购",
    "购置",
    "购买",
    "维修",
    "维护",
    "支出",
    "支付",
    "拨付",
    "实施",
    "覆盖",
    "服务",
    "接待",
    "办理",
    "受理",
    "检查",
    "巡查",
    "处理",
    "印发",
    "补助",
    "补贴",
    "资助",
    "救助",
    "奖励",
    "安置",
    "种植",
    "修复",
    "更新",
    "安装",
    "配备",
    "编制",
    "出版",
    "制作",
    "发布",
    "通过",
    "验收",
    "竣工",
    "完工",
    "交付",
    "到位",
    "投入使用",
    "上线",
    "结束",
    "落实",
    "兑现",
    "顺利",
    "按时",
    "如期",
    "不少于",
    "不低于",
    "不超过",
    "不高于",
    "不大于",
    "不小于",
    "至少",
    "最多",
    "高于",
    "低于",
    "大于",
    "小于",
    "超过",
    "不到",
    "不足",
    "约",
    "近",
    "控制在",
    "增长",
    "增加",
    "下降",
    "减少",
    "降低",
    "提高",
    "提升",
    "同比",
    "较上年",
    "平均",
    "每",
    "人均",
    "每人",
    "每天",
    "每户",
    "每月",
    "发生",
    "比上年",
    "较去年",
    "比去年",
    "上年",
    "同期",
    "百分之",
];
/// Signs of words, dates and numbers that say nothing by themselves.
const SMALL: &str = "了的为是于在至到和及与各均按年月日号底末初前内旬上中下半季度第零一二三四五六七八九十百千万亿两几个户点成之壹贰叁肆伍陆柒捌玖拾佰仟〇";
/// Words before a share that leave open what it is of.
const NEUTRAL: [&str; 2] = ["完成率", "达标率"];

/// Why a result is not held against its target; `None` where nothing speaks against it.
pub(super) fn doubt(case: &Case<'_>, target: &Target, actual: &Target) -> Option<Ground> {
    let is_known = |word: &str| target.text.contains(word) || case.name.contains(word);
    let said = &*actual.text;
    if says(&NOT_DONE, said, is_known) || at_first(said, is_known) {
        return Some(Ground::ResultInDoubt);
    }
    if other_share(said, is_known)
        || base_year(&target.text).zip(base_year(said)).is_some_and(|(a, b)| a != b)
    {
        return Some(Ground::ResultInDoubt);
    }
    match (target.singles(), actual.singles()) {
        ([Single::Quantity(_)], [Single::Quantity(_)]) if has_other_words(before_number(said), is_known) => {
            Some(Ground::ResultInDoubt)
        }
        ([Single::Quantity(wanted)], [Single::Quantity(got)]) => {
            of_quantities((target, wanted), (said, got), is_known)
        }
        ([Single::Deadline(Deadline::Stated(wanted))], [Single::Deadline(Deadline::Stated(got))]) => {
            if has_other_words(said, is_known) {
                return Some(Ground::ResultInDoubt);
            }
            of_deadlines((&target.text, wanted), got, case.year)
        }
        _ => None,
    }
}

fn says(words: &[&str], said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    words.iter().any(|word| said.contains(word) && !is_known(word))
}

/// What stands before the first number in digits.
fn before_number(said: &str) -> &str {
    said.split(|c: char| c.is_numeric()).next().unwrap_or_default()
}

/// Whether there is a word that is neither a plain one nor the indicator's: two characters of it in a row.
fn has_other_words(said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let mut rest = said;
    while let Some(first) = rest.chars().next() {
        let two = rest.char_indices().nth(2).map_or(rest, |(at, _)| &rest[..at]);
        let plain = PLAIN.iter().filter(|word| rest.starts_with(**word)).map(|word| word.len()).max();
        let step = match plain {
            Some(length) => length,
            None if !is_han(first) || SMALL.contains(first) => first.len_utf8(),
            // Of 培训学员 beside 培训 the second half of one word may be the first of another.
            None if two.chars().all(is_han) && is_known(two) => match rest[two.len()..].chars().next() {
                Some(next) if is_known(&[&two[first.len_utf8()..], &*next.to_string()].concat()) => {
                    first.len_utf8()
                }
                _ => two.len(),
            },
            None => return true,
        };
        rest = &rest[step..];
    }
    false
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether it begins with what was to be, behind a date if there is one: 2023年计划10个.
fn at_first(said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let rest =
        said.trim_start_matches(|c: char| c.is_numeric() || c.is_whitespace() || "年月日底全".contains(c));
    NOT_DONE_AT_FIRST.iter().any(|word| rest.starts_with(word) && !is_known(word))
}

/// Whether the number is the share of something that neither the indicator nor its target names: 投诉率 beside 满意度.
fn other_share(said: &str, is_known: impl Fn(&str) -> bool) -> bool {
    let lead = said.split(|c: char| c.is_numeric() || "≥≤＞＜>=<＝".contains(c)).next().unwrap_or_default();
    let lead = lead.trim_end_matches(|c: char| c.is_whitespace() || "达到为是约：:".contains(c));
    let is_share = lead.ends_with('率') || lead.ends_with("满意度") || lead.ends_with("占比");
    let start = lead.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    is_share && !is_known(&lead[start..]) && (is_known("率") || !NEUTRAL.contains(&&lead[start..]))
}

/// The year to which a change is compared: 较2020年下降18%.
fn base_year(text: &str) -> Option<&str> {
    let at = ["较", "比"].iter().find_map(|word| text.find(word).map(|at| at + word.len()))?;
    text[at..].get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))
}

fn of_quantities(
    (target, wanted): (&Target, &Quantity),
    (said, got): (&str, &Quantity),
    is_known: impl Fn(&str) -> bool,
) -> Option<Ground> {
    let is_percent = wanted.unit.as_str() == "%" || got.unit.as_str() == "%";
    let (of_target, of_result) = (wanted.value.abs(), got.value.abs());
    if is_bare(said) {
        // Spreadsheets hold 96 % as 0.96, whatever the column beside it says.
        let may_be_share = is_percent && of_result <= Decimal::ONE && of_target > Decimal::ONE;
        // Of 1.3 beside 1.2万人 nobody can say whether it is 13,000, nor of 3,185,000 beside 320 in 万元 whether it is in 元.
        let is_far = |small: Decimal, large: Decimal| small.saturating_mul(Decimal::ONE_HUNDRED) < large;
        let may_be_scaled = is_scaled(&target.text) && is_far(of_result, of_target)
            || units::has_scales(wanted.unit.as_str())
                && (is_far(of_result, of_target) || is_far(of_target, of_result));
        if !got.value.is_zero() && (may_be_share || may_be_scaled) {
            return Some(Ground::OtherUnit);
        }
    }
    // A fall that is promised by a number above zero and told by one below.
    let is_fall = || ["降", "减", "节约", "压缩"].iter().any(|word| is_known(word));
    let crosses = wanted.value.is_sign_positive() != got.value.is_sign_positive() && !got.value.is_zero();
    (crosses && wanted.change == got.change && is_fall()).then_some(Ground::DirectionUnknown)
}

/// Digits and nothing else.
fn is_bare(text: &str) -> bool {
    text.trim().chars().all(|c| c.is_numeric() || ".．,，-−".contains(c))
}

/// Whether a number is written in ten thousands or the like: 1.2万人, 百万. A percentage in words is not.
fn is_scaled(text: &str) -> bool {
    let mut before = ' ';
    text.replace("百分", "").chars().any(|c| {
        let is_scale = matches!(c, '千' | '万' | '亿')
            && (before.is_numeric() || "一二两三四五六七八九十百千几".contains(before));
        before = c;
        is_scale
    })
}

fn of_deadlines((text, target): (&str, &Stated), got: &Stated, year: FiscalYear) -> Option<Ground> {
    let (first, last) = days(target.value, year)?;
    let (from, to) = (days(got.value, year)?.0, deadline::last_day(got, year)?);
    // Before October may mean before it begins as well as before it ends: a day within it is not judged.
    let first = if text.contains("年前") {
        Date::of(last.year(), 1, 1)
    } else if text.contains("月前") {
        Date::of(last.year(), last.month(), 1)
    } else {
        text.contains("季度前").then_some(first)
    };
    let names_days = !matches!(got.comparator, Comparator::AtMost | Comparator::LessThan);
    if names_days && from <= last && first.is_some_and(|first| to >= first) {
        return Some(Ground::DayUnknown);
    }
    let is_whole = ["全年", "常年"].iter().any(|word| text.contains(word));
    (is_whole && to < last).then_some(Ground::Straddles)
}
