//! Units behind a number: `个`, `次/秒`, `（%）`, `台（套）`, `次每秒`, `元/人·天`; and rates before it: `每人每天`. A unit stays
//! as written, except that its signs are half-width, a percent is `%`, and 每 is a slash.

use super::cursor::{Cursor, is_han};
use super::number::{self, Script, magnitude};
use super::short::Short;
use super::unit_words::{COUNTS, MEASURES, SIGNS};
use super::words::{Letters, Table, WordList, words};

/// A unit that was read.
pub(super) struct Unit {
    /// Without its 百千万亿.
    pub(super) text: Short,
    /// The power of ten of a 万 within the unit's own bracket: `（万元）`.
    pub(super) exponent: u32,
    /// Whether the lists know it, so that it cannot be a stray word.
    pub(super) standing: Standing,
}

/// How sure it is that a word is a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// The lists know it.
    Known,
    /// It stands where a unit stands, and looks like one.
    Open,
}

/// What deaths and illnesses are counted per.
const TEN_MYRIADS: &str = "10万";

/// Longest noun behind a counted unit, and longest unit that the lists do not know.
const NOUN: usize = 8;
const OPEN: usize = 4;

/// Most factors behind the first, and most rates before a number.
pub(super) const FACTORS: usize = 4;

/// Words that end a unit because they say something about the number.
const STOPS: &WordList = words![
    "完成",
    "达标",
    "合格",
    "到位",
    "满意",
    "覆盖",
    "办结",
    "建成",
    "通过",
    "落实",
    "解决",
    "整改",
    "提升",
    "提高",
    "增长",
    "增加",
    "上升",
    "下降",
    "降低",
    "减少",
    "投入",
    "缩短",
    "压缩",
    "压减",
    "缩减",
    "削减",
    "节约",
    "节省",
    "递增",
    "递减",
    "实现",
    "全部",
    "正常",
    "及时",
    "按时",
    "有效",
    "左右",
    "上下",
    "全覆盖",
    "标准执行",
    "执行",
];

/// Characters of a noun that is not to be dropped.
const CHANGING: [char; 6] = ['增', '减', '升', '降', '涨', '跌'];

/// Reads the unit behind a number.
pub(super) fn unit(cur: &mut Cursor<'_>, script: Script) -> Option<Unit> {
    let mut ahead = *cur;
    let mut unit = Unit { text: Short::EMPTY, exponent: 0, standing: Standing::Known };
    if ahead.eat('(') {
        unit.exponent = magnitude(&mut ahead);
        factors(&mut ahead, &mut unit, Script::Chinese)?;
        ahead.eat(')').then_some(())?;
        // `（个）/年` is still going on.
        more_factors(&mut ahead, &mut unit);
    } else if ahead.eat('/') {
        // 5/年: so many of what the name says.
        unit.text.push('/');
        denominator(&mut ahead, &mut unit.text, Script::Chinese)?;
        (!is_several(unit.text.as_str())).then_some(())?;
        more_factors(&mut ahead, &mut unit);
    } else {
        factors(&mut ahead, &mut unit, script)?;
    }
    *cur = ahead;
    Some(unit)
}

/// A unit that fills `text`, of known words only, as in the bracket of an indicator's name.
pub(super) fn whole(cur: &mut Cursor<'_>) -> Option<Unit> {
    let mut unit = Unit { text: Short::EMPTY, exponent: magnitude(cur), standing: Standing::Known };
    factors(cur, &mut unit, Script::Chinese)?;
    (unit.standing == Standing::Known).then(|| in_percent(unit))
}

/// 成 is ten percent, wherever it stands.
fn in_percent(unit: Unit) -> Unit {
    if unit.text.is("成") {
        Unit { text: Short::new("%"), exponent: unit.exponent + 1, ..unit }
    } else {
        unit
    }
}

/// A unit that is all of a column of its own, where any word may be one: `单`, `（万元）`, `元/人·月`.
pub(super) fn column(mut cur: Cursor<'_>) -> Option<Unit> {
    let bracket = cur.eat('(');
    let mut unit = Unit { text: Short::EMPTY, exponent: magnitude(&mut cur), standing: Standing::Known };
    factors(&mut cur, &mut unit, Script::Arabic)?;
    (!bracket || cur.eat(')')).then_some(())?;
    cur.blank();
    cur.peek().is_none().then(|| in_percent(unit))
}

/// Whether a unit that is counted or measured comes next.
pub(super) fn counted(cur: Cursor<'_>) -> bool {
    let (mut count, mut measure) = (cur, cur);
    // 一次性 counts nothing.
    (count.longest(COUNTS).is_some() && count.peek() != Some('性'))
        || measure.longest(MEASURES).is_some_and(|word| word != "级")
}

/// Whether `text` is a unit that is counted: so, or at least beginning so.
pub(super) fn counts(text: &str, whole: bool) -> bool {
    let mut cur = Cursor::new(text);
    cur.longest(COUNTS).is_some_and(|word| !whole || word.len() == text.len())
}

/// A time that is more than one of its kind: 两年, 3个月, 半年; as text, `2年`.
fn times(cur: &mut Cursor<'_>) -> Option<Short> {
    let mut ahead = *cur;
    let mut text = Short::EMPTY;
    if ahead.eat('半') {
        text.push('半');
    } else {
        let number = match ahead.peek()? {
            '0'..='9' => number::number(&mut ahead)?.value,
            c if number::may_begin(c) => number::chinese(&mut ahead)?.value,
            _ => return None,
        };
        let whole = u8::try_from(number).ok().filter(|n| number.scale() == 0 && (2..100).contains(n))?;
        text.push_str(&whole.to_string());
    }
    text.push_str(ahead.any(words!["个月", "年", "周", "天", "小时", "个季度", "个学期", "学期"])?);
    *cur = ahead;
    Some(text)
}

/// Reads 每年, 每万人, 人均: what the number is counted per.
pub(super) fn per(cur: &mut Cursor<'_>) -> Option<Short> {
    const MEANS: &Table<&str> = &Table::new(&[
        ("年均", "年"),
        ("月均", "月"),
        ("日均", "日"),
        ("人均", "人"),
        ("户均", "户"),
        ("车均", "车"),
    ]);
    if let Some(mean) = cur.look_up(MEANS) {
        return Some(Short::new(mean));
    }
    let mut ahead = *cur;
    ahead.eat('每').then_some(())?;
    let mut text = Short::EMPTY;
    denominator(&mut ahead, &mut text, Script::Chinese)?;
    *cur = ahead;
    Some(text)
}

fn factors(cur: &mut Cursor<'_>, unit: &mut Unit, script: Script) -> Option<()> {
    cur.spaces();
    unit.standing = factor(cur, &mut unit.text, script)?;
    let start = *cur;
    // 台（套）, 人（次）: the bracket belongs to the unit.
    let mut inside = Short::EMPTY;
    let mut ahead = *cur;
    let percent = unit.text.is("%") || unit.text.is("‰");
    if !percent
        && ahead.eat('(')
        && factor(&mut ahead, &mut inside, Script::Chinese).is_some()
        && ahead.eat(')')
    {
        unit.text.push_str(ahead.since(start).trim());
        *cur = ahead;
    }
    more_factors(cur, unit);
    Some(())
}

/// The `/秒`, `每秒`, `·天` behind the first factor.
fn more_factors(cur: &mut Cursor<'_>, unit: &mut Unit) {
    for _ in 0..FACTORS {
        let mut ahead = *cur;
        ahead.spaces();
        let sign = match ahead.bump() {
            Some('/' | '每') => '/',
            Some('·' | '*' | '×') => '·',
            // 元/生.年, where a full stop cannot be meant.
            Some('.') if ahead.peek().is_some_and(is_han) && unit.text.as_str().contains('/') => '·',
            _ => return,
        };
        ahead.spaces();
        let mut text = Short::EMPTY;
        let Some(standing) = denominator(&mut ahead, &mut text, Script::Arabic) else { return };
        // 3次/2年 is a rate, 3天/5天 is two of them.
        if is_several(text.as_str()) && !counts(unit.text.as_str(), false) {
            return;
        }
        if standing == Standing::Open {
            unit.standing = Standing::Open;
        }
        unit.text.push(sign);
        unit.text.push_str(text.as_str());
        *cur = ahead;
    }
}

/// The `/年` of 12次以上/年, where nothing but a known unit follows the slash.
pub(super) fn rate_behind(cur: &mut Cursor<'_>, text: &mut Short) {
    let mut ahead = *cur;
    let mut unit = Unit { text: text.clone(), exponent: 0, standing: Standing::Known };
    if !text.is_empty() {
        more_factors(&mut ahead, &mut unit);
    }
    if unit.standing == Standing::Known && super::between::boundary(ahead) {
        *text = unit.text;
        *cur = ahead;
    }
}

/// Whether a rate is per two years, half a year: only what is counted has such a one.
pub(super) fn is_several(rate: &str) -> bool {
    !rate.contains(TEN_MYRIADS) && rate.contains(|c: char| c.is_ascii_digit() || c == '半')
}

/// What stands below the slash, which may be 百人, 万人 or a number of a unit: `元/10公里` is not read.
fn denominator(cur: &mut Cursor<'_>, text: &mut Short, script: Script) -> Option<Standing> {
    if let Some(times) = times(cur) {
        text.push_str(times.as_str());
        return Some(Standing::Known);
    }
    // 18/10万 is a rate of health; of whom, its name says.
    let mut ahead = *cur;
    if ahead.any(words!["10万", "十万"]).is_some() {
        text.push_str(TEN_MYRIADS);
        *cur = ahead;
        factor(cur, text, Script::Chinese);
        return Some(Standing::Known);
    }
    let mut ahead = *cur;
    if let Some(many @ ('百' | '千' | '万' | '亿')) = ahead.peek() {
        ahead.bump();
        let mut counted = Short::EMPTY;
        let standing = factor(&mut ahead, &mut counted, Script::Chinese)?;
        text.push(many);
        text.push_str(counted.as_str());
        *cur = ahead;
        return Some(standing);
    }
    // 每一次 is 每次.
    cur.eat('一');
    factor(cur, text, script)
}

/// One unit word, added to `text`.
fn factor(cur: &mut Cursor<'_>, text: &mut Short, script: Script) -> Option<Standing> {
    let mut ahead = *cur;
    if ahead.word("百分比") {
        text.push('%');
        *cur = ahead;
        return Some(Standing::Known);
    }
    if let Some(sign) = ahead.longest(SIGNS).filter(|_| !ahead.peek().is_some_and(in_latin_unit)) {
        text.push_str(sign);
        *cur = ahead;
        return Some(Standing::Known);
    }
    let (mut measure, mut count) = (*cur, *cur);
    let measured = measure.longest(MEASURES);
    let counted = count.longest(COUNTS);
    match (measured, counted) {
        (Some(word), _) if measure.at() >= count.at() => {
            text.push_str(if word == "人民币" { "元" } else { word });
            *cur = measure;
            // 5万亩高标准农田: the noun is no part of the unit.
            if !matches!(word, "倍" | "百分点" | "个百分点" | "级" | "成" | "月" | "日") {
                let dropped = noun(cur);
                // 5元涨幅 is more than 5元.
                // 24小时值班 is a way of working.
                let shift = |noun: &str| word == "小时" && ["值班", "值守", "服务", "在线"].contains(&noun);
                dropped.is_none_or(|noun| !noun.contains(CHANGING) && !shift(noun)).then_some(())?;
            }
        }
        // 一次性 counts nothing.
        (_, Some(_)) if count.peek() == Some('性') => return None,
        (_, Some(word)) => {
            text.push_str(word);
            *cur = count;
            noun(cur).into_iter().for_each(|noun| text.push_str(noun));
        }
        _ if script == Script::Arabic => return open(cur, text),
        _ => return None,
    }
    Some(Standing::Known)
}

/// The noun behind a unit, `项目` in `10个项目`; nothing is taken where it is too long to be one. What is to become of it
/// (增收 in 500户增收) is passed and is no part of the unit.
fn noun<'a>(cur: &mut Cursor<'a>) -> Option<&'a str> {
    const FATES: &[&str] = &["上线运行", "投入运行", "增收", "增产", "脱贫", "受益", "建设", "就业", "上线"];
    let start = *cur;
    let mut ahead = start;
    let length = run(&mut ahead, NOUN + 1);
    (1..=NOUN).contains(&length).then(|| *cur = ahead)?;
    let noun = cur.since(start);
    Some(FATES.iter().find_map(|fate| noun.strip_suffix(fate)).unwrap_or(noun))
}

/// A unit that no list knows: a few Chinese characters or a few letters.
fn open(cur: &mut Cursor<'_>, text: &mut Short) -> Option<Standing> {
    let mut ahead = *cur;
    let mut length = run(&mut ahead, OPEN + 1);
    if length > 0 {
        text.push_str(ahead.since(*cur));
    } else {
        while let Some(c) = ahead.peek().filter(|c| in_latin_unit(*c) && length <= 2 * OPEN) {
            text.push(c);
            length += 1;
            ahead.bump();
        }
    }
    (1..=2 * OPEN).contains(&length).then_some(())?;
    // 30几个, 30来人: the number is not all of it.
    (!matches!(cur.peek(), Some('几' | '来' | '许' | '把' | '数'))).then_some(())?;
    (!ahead.peek().is_some_and(|c| is_han(c) && may_be_in_noun(c))).then_some(())?;
    *cur = ahead;
    Some(Standing::Open)
}

/// Passes Chinese characters that may be part of a noun, at most `most`, and stops before a word of another kind.
fn run(cur: &mut Cursor<'_>, most: usize) -> usize {
    let mut length = 0;
    while length < most && cur.peek().is_some_and(may_be_in_noun) && !cur.sees(STOPS) {
        cur.bump();
        length += 1;
    }
    length
}

/// Not the characters that carry grammar: negation, conjunctions, comparisons, numerals, place and time.
fn may_be_in_noun(c: char) -> bool {
    const GRAMMAR: &Letters = &Letters::new(
        "的了是不未无没非以及或且和与并之在按为至到等其均都将由对从向被比较约左内前后底末超达过余多每第负\
                           零一二两三四五六七八九十百千万亿半仅共于应须需得含除因如若则已",
    );
    is_han(c) && !GRAMMAR.has(c)
}

fn in_latin_unit(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, 'μ' | 'Ω' | '°' | '²' | '³' | '㎡' | '㎥' | '℃')
}

/// Units of time, behind which any action may be named.
pub(super) fn is_time(unit: &str) -> bool {
    matches!(
        unit.strip_prefix('个').unwrap_or(unit),
        "年" | "月" | "周" | "天" | "日" | "小时" | "分钟" | "秒" | "毫秒"
    ) || unit.ends_with("工作日")
        || unit.ends_with("自然日")
}
