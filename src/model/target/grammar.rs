//! The grammar of a cell: items between separators, each a deadline, a grade, a quantity, a quantity behind its label, or
//! words. An item that none of them reads whole makes the cell not understood, up to where reading came.

use std::cell::OnceCell;

use super::comparator::Comparator;
use super::cursor::{Cursor, is_han};
use super::date::{self, Notation};
use super::deadline::{Deadline, Every, Moment, Part, Stated};
use super::grade;
use super::name::{self, Hint};
use super::number;
use super::prose::{self, Clause};
use super::quantity::{self, Change, Read};
use super::unit::{self, Standing};
use super::words::{Letters, Words, words};
use super::{Meaning, Single};

/// Longest label before a quantity, in characters: 用户满意度≥95%.
const LABEL: usize = 40;

/// Reads the whole of a cell.
pub(super) fn cell(text: &str, name: Option<&str>) -> Meaning {
    let mut reader = Reader { name, hint: OnceCell::new(), reached: 0 };
    let mut singles = Singles { first: None, more: Vec::new() };
    let (mut worded, mut bare_at) = (false, None);
    let mut cur = Cursor::new(text);
    cur.blank();
    let mut ordinal = 1;
    loop {
        if enumerator(&mut cur, ordinal) {
            ordinal += 1;
            cur.blank();
        }
        reader.reached = reader.reached.max(cur.at());
        match reader.item(&mut cur) {
            Some(Item::Single(single)) => singles.push(single),
            Some(Item::Words) => {
                worded = true;
                singles.push(Single::Qualitative);
            }
            Some(Item::Bare) => bare_at = bare_at.or(Some(reader.reached)),
            None => return unknown(reader.reached),
        }
        // Only a date may be followed by its quantity without a mark: 2023年底前达到95%.
        if !boundary(cur) {
            continue;
        }
        match separator(&mut cur) {
            Next::End => break,
            Next::Item => {}
            Next::Unclear => return unknown(cur.at()),
        }
    }
    match bare_at {
        Some(at) if !worded => unknown(at),
        _ => singles.meaning(),
    }
}

/// Where understanding ended; 4 GiB is the most that is told of.
fn unknown(at: usize) -> Meaning {
    Meaning::Unknown { understood_up_to: u32::try_from(at).unwrap_or(u32::MAX) }
}

/// The targets of a cell, of which there is nearly always one.
struct Singles {
    first: Option<Single>,
    more: Vec<Single>,
}

impl Singles {
    /// Words that follow words say nothing new.
    fn push(&mut self, single: Single) {
        let wordless = matches!(single, Single::Quantity(_) | Single::Grade(_));
        if self.first.is_none() {
            self.first = Some(single);
        } else if wordless || self.more.last().or(self.first.as_ref()) != Some(&single) {
            self.more.push(single);
        }
    }

    fn meaning(mut self) -> Meaning {
        match self.first {
            None => unknown(0),
            Some(first) if self.more.is_empty() => Meaning::One(first),
            Some(first) => {
                self.more.insert(0, first);
                Meaning::Several(self.more.into_boxed_slice())
            }
        }
    }
}

enum Item {
    Single(Single),
    Words,
    /// Text without a known word.
    Bare,
}

/// What stands behind an item.
enum Next {
    End,
    Item,
    /// `5、10`: two numbers, or one with its list mark, or a thousands separator; nobody can tell.
    Unclear,
}

struct Reader<'a> {
    name: Option<&'a str>,
    hint: OnceCell<Option<Hint>>,
    /// The furthest that anything was understood.
    reached: usize,
}

impl Reader<'_> {
    fn item(&mut self, cur: &mut Cursor<'_>) -> Option<Item> {
        if let Some(deadline) = self.deadline(cur) {
            return Some(Item::Single(Single::Deadline(deadline)));
        }
        let mut ahead = *cur;
        if let Some(found) = grade::grade(&mut ahead).filter(|_| boundary(ahead)) {
            *cur = ahead;
            return Some(Item::Single(Single::Grade(found.grade)));
        }
        let mut ahead = *cur;
        if let Some(read) = self.quantity(&mut ahead)
            && let Some(read) = self.unless_date(read)
        {
            *cur = ahead;
            return Some(Item::Single(Single::Quantity(read.quantity)));
        }
        if let Some(single) = self.labelled(cur) {
            return Some(Item::Single(single));
        }
        Some(match prose::clause(cur)? {
            Clause::Worded => Item::Words,
            Clause::Timely => Item::Single(Single::Deadline(Deadline::Unstated)),
            Clause::Bare => Item::Bare,
        })
    }

    /// A deadline and what is to be done by then.
    fn deadline(&mut self, cur: &mut Cursor<'_>) -> Option<Deadline> {
        let name = self.name;
        let asked = || name.is_some_and(name::asks_for_time);
        let mut ahead = *cur;
        ahead.blank();
        let mut year = ahead;
        if let Some(found) = date::deadline(&mut ahead) {
            self.reached = self.reached.max(ahead.at());
            let clear = found.notation == Notation::Clear || asked();
            if clear && (ends_with_words(&mut ahead) || self.quantity_follows(ahead, found.stated)) {
                *cur = ahead;
                return Some(Deadline::Stated(found.stated));
            }
        }
        // A bare 2023 is a year only where the name asks for a time.
        let number = date::year_number(&mut year).filter(|_| boundary(year) && asked())?;
        *cur = year;
        let value = Moment { year: Some(number), part: Part::Year };
        let (comparator, every) = (Comparator::Equal, Every::Once);
        Some(Deadline::Stated(Stated { comparator, every, value, upper: None }))
    }

    /// Whether what is to be reached by a date follows at once: 2023年底前达到95%. A number directly behind a date that
    /// has no ending might be part of it (2023年2月30日).
    fn quantity_follows(&mut self, mut cur: Cursor<'_>, stated: Stated) -> bool {
        let named = stated.value.year.is_some() || stated.value.part != Part::Year;
        let ended = stated.comparator == Comparator::AtMost;
        if !named || (!ended && cur.peek().is_some_and(|c| c == ' ' || number::may_begin(c))) {
            return false;
        }
        self.quantity(&mut cur).is_some_and(|read| !read.bare)
    }

    /// A quantity up to the end of the item, with what the indicator's name adds.
    fn quantity(&mut self, cur: &mut Cursor<'_>) -> Option<Read> {
        let mut read = quantity::quantity(cur, &mut self.reached)?;
        if !boundary(*cur) {
            let time = read.within && is_time(read.quantity.unit.as_str());
            remark(cur, time).filter(|()| !read.quantity.unit.is_empty())?;
        }
        if read.quantity.unit.is_empty() {
            self.add_from_name(&mut read)?;
        }
        read.rate.apply(&mut read.quantity.unit);
        Some(read)
    }

    fn add_from_name(&mut self, read: &mut Read) -> Option<()> {
        let name = self.name;
        let Some(hint) = self.hint.get_or_init(|| name.and_then(name::hint)) else { return Some(()) };
        let quantity = &mut read.quantity;
        if !read.scaled {
            quantity.value = number::scale_up(quantity.value, hint.unit.exponent)?;
            quantity.upper = match quantity.upper {
                Some(upper) => Some(number::scale_up(upper, hint.unit.exponent)?),
                None => None,
            };
        }
        quantity.unit = hint.unit.text.clone();
        if quantity.upper.is_some() && quantity.unit.is("月") {
            // 3 ~ 5 月 would be March to May.
            quantity.unit = super::Short::new("个月");
        }
        if let Some(comparator) = hint.comparator.filter(|_| read.bare) {
            quantity.comparator = comparator;
        }
        Some(())
    }

    /// The quantity, unless its figures may as well be a date: `2023.07`, `20231231`.
    fn unless_date(&self, read: Read) -> Option<Read> {
        let figures = read.bare && read.quantity.unit.is_empty();
        let value = read.quantity.value;
        let date = figures
            && (date::is_month_of_year(value) || date::is_day(value))
            && self.name.is_none_or(name::asks_for_time);
        (!date).then_some(read)
    }

    /// A quantity behind a label or a verb: 用户满意度≥95%, 开展培训3次, 降低能耗5%以上.
    fn labelled(&mut self, cur: &mut Cursor<'_>) -> Option<Single> {
        let mut start = *cur;
        start.blank();
        let mut ahead = start;
        let mut year = ahead;
        if date::year_number(&mut year).is_some() && year.eat('年') {
            ahead = year;
        }
        let named = ahead;
        // 每年开展培训3次
        let rate = quantity::named_rates(start);
        let (mut han, mut latin, mut figures) = (false, false, false);
        for _ in 0..LABEL {
            let c = ahead.peek()?;
            if (han || (latin && !c.is_ascii_digit())) && may_open(c) {
                let mut behind = ahead;
                let label = ahead.since(named).trim();
                let reached = self.reached;
                if let Some(mut read) = self.quantity(&mut behind) {
                    let dozens = c == '十' && label.ends_with(['数', '几']);
                    if fits(label, &read) && !dozens && (!figures || read.is_firm()) {
                        read.quantity.change = changed(label, &read)?;
                        rate.apply(&mut read.quantity.unit);
                        *cur = behind;
                        return Some(Single::Quantity(read.quantity));
                    }
                    self.reached = reached;
                    // What was compared stays so: 避免超过5次 is not 5次.
                    (!read.is_firm()).then_some(())?;
                } else if turns(label) {
                    self.reached = reached;
                }
            }
            if han && (may_open(c) || GRADE_OPENERS.has(c)) {
                let mut behind = ahead;
                let found = grade::grade(&mut behind).filter(|found| found.stands && boundary(behind));
                if let Some(found) = found
                    && !turns(ahead.since(start))
                {
                    *cur = behind;
                    return Some(Single::Grade(found.grade));
                }
            }
            if c.is_ascii_digit() {
                // 5G基站, 12345热线, PM2.5: a number that counts nothing may be part of a label.
                number::number(&mut ahead).filter(|_| !unit::counted(ahead))?;
                figures = true;
                continue;
            }
            han |= is_han(c);
            latin |= c.is_ascii_alphabetic();
            (is_han(c) || c.is_ascii_alphabetic() || LABEL_MARKS.has(c)).then_some(())?;
            ahead.bump();
        }
        None
    }
}

/// Characters other than numerals that a quantity may begin with behind a label.
const OPENERS: &Letters =
    &Letters::new("><=≥≤≈》《不大小高低多少短至最起上下超等约达控保维稳介为是在:降提增减每负-");

/// Characters other than those that a grade may begin with behind a label.
const GRADE_OPENERS: &Letters = &Letters::new("评优甲乙丙丁ⅠⅡⅢⅣⅤIV");

/// Characters of labels beside Chinese and Latin ones.
const LABEL_MARKS: &Letters = &Letters::new(" :()“”‘’\"、《》·");

/// Whether a quantity may begin with `c` behind a label.
fn may_open(c: char) -> bool {
    number::may_begin(c) || OPENERS.has(c)
}

/// Whether label and quantity make one statement. A sign stands by itself; a word may be turned round by what is before
/// it (避免超过); a bare number needs a known unit or a label that is a measure.
fn fits(label: &str, read: &Read) -> bool {
    const FORBIDDING: &Letters = &Letters::new("不未没勿禁免防止");
    const DOUBTING: &Letters = &Letters::new("不未无没勿禁除第前逾近排");
    let mut back = label.chars().rev();
    if matches!(back.next(), None | Some('第' | '前' | '每')) {
        return false;
    }
    // 一天一次 is not a number of 一天.
    let mut amount = Cursor::new(label);
    if number::number(&mut amount).is_some() && unit::counted(amount) {
        return false;
    }
    if read.is_firm() {
        return !label.chars().rev().take(2).any(|c| FORBIDDING.has(c));
    }
    if label.chars().any(|c| DOUBTING.has(c)) {
        return false;
    }
    let measure = label.ends_with(['率', '度', '比', '例', '数', '量', '额', '值', ':']);
    measure || (!read.quantity.unit.is_empty() && read.standing == Standing::Known)
}

/// Whether a label may turn round or rank what follows: 未达到95%, 前10名.
fn turns(label: &str) -> bool {
    const TURNING: &Letters = &Letters::new("不未无没勿禁免防除第前逾近排");
    label.chars().any(|c| TURNING.has(c))
}

/// The change that a label speaks of: 降低能耗 does, 增长率 and 平台用户 do not. Nothing where it cannot be told whether a
/// level or a change is meant: 提升满意度≥95%.
fn changed(label: &str, read: &Read) -> Option<Change> {
    let mut cur = Cursor::new(label);
    let change = quantity::change(&mut cur);
    if change == Change::None {
        return Some(read.quantity.change);
    }
    let points = read.quantity.unit.as_str().ends_with("百分点");
    let unclear = label.ends_with(['率', '度', '比', '例', '值']) && !points;
    (!unclear && read.quantity.change == Change::None).then_some(change)
}

/// Whether an item may end here.
fn boundary(mut cur: Cursor<'_>) -> bool {
    let from = cur.at();
    cur.spaces();
    let spaced = cur.at() > from;
    match cur.peek() {
        None | Some(',' | ';' | '、' | '。' | '\n' | '/' | '!' | '且' | '和' | '与' | '并' | '及') => {
            true
        }
        Some('.') => {
            cur.bump();
            matches!(cur.peek(), None | Some(' ' | '\n'))
        }
        Some('>' | '<' | '=' | '≥' | '≤') => spaced,
        Some(_) => cur.sees(words!["以及", "同时"]),
    }
}

/// Passes what stands between two items.
fn separator(cur: &mut Cursor<'_>) -> Next {
    let number_before = cur.before().is_some_and(|c| c.is_ascii_digit());
    cur.spaces();
    match cur.peek() {
        None => return Next::End,
        Some(',' | '、' | '/') => {
            let mark = *cur;
            cur.bump();
            if number_before && cur.peek().is_some_and(|c| c.is_ascii_digit()) {
                *cur = mark;
                return Next::Unclear;
            }
        }
        Some('>' | '<' | '=' | '≥' | '≤') => return Next::Item,
        Some('且' | '和' | '与' | '并' | '及' | '以' | '同') => {
            cur.any(words!["并且", "以及", "同时", "且", "和", "与", "并", "及"]);
            if cur.peek().is_none() {
                return Next::Unclear;
            }
        }
        Some(_) => {
            cur.bump();
        }
    }
    while matches!(cur.peek(), Some(',' | ';' | '、' | '。' | '\n' | ' ' | '!' | '.')) {
        cur.bump();
    }
    cur.any(words!["并且", "而且", "以及", "同时", "且"]);
    if cur.peek().is_none() { Next::End } else { Next::Item }
}

/// The sign or word between the two ends of a range.
pub(super) fn dash(cur: &mut Cursor<'_>) -> bool {
    let mut ahead = *cur;
    ahead.spaces();
    let first = ahead.bump();
    match first {
        Some('-' | '—' | '~') => {
            if ahead.peek() == first {
                ahead.bump();
            }
        }
        Some('至' | '到') => {}
        _ => return false,
    }
    *cur = ahead;
    true
}

/// `1.`, `2、`, `（3）`, `④`, `五、` at the beginning of an item, only in their order and never before a number.
fn enumerator(cur: &mut Cursor<'_>, ordinal: u32) -> bool {
    let mut ahead = *cur;
    let circled = char::from_u32('①' as u32 + ordinal - 1).filter(|_| ordinal <= 20);
    if circled.is_some() && ahead.peek() == circled {
        ahead.bump();
        *cur = ahead;
        return true;
    }
    let bracket = ahead.eat('(');
    let mut found = 0;
    while let Some(digit) = ahead.peek().and_then(|c| c.to_digit(10)).filter(|_| found < 100) {
        found = found * 10 + digit;
        ahead.bump();
    }
    if found == 0
        && let Some(digit) = ahead.peek().and_then(number::chinese_digit).and_then(|d| u32::try_from(d).ok())
    {
        found = digit;
        ahead.bump();
    }
    let mark = if bracket { ahead.eat(')') } else { ahead.any(words!["、", ".", ")"]).is_some() };
    ahead.blank();
    let text = ahead.peek().is_some_and(|c| !number::may_begin(c) && !matches!(c, '-' | '%' | '+'));
    let fits = found == ordinal && mark && text;
    if fits {
        *cur = ahead;
    }
    fits
}

/// What is to be done by a date, if anything is said: 2023年12月底前完成验收.
fn ends_with_words(cur: &mut Cursor<'_>) -> bool {
    boundary(*cur) || remark(cur, true).is_some()
}

/// Words behind a target that do not change it: 100%完成, 3个月内办结. Behind a time any clean clause will do, behind
/// another quantity only one that begins or ends with a word of completion.
fn remark(cur: &mut Cursor<'_>, time: bool) -> Option<()> {
    const COMPLETION: &Words = words![
        "全覆盖",
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
        "投入使用",
    ];
    let start = *cur;
    let mut ahead = *cur;
    let clause = prose::clause(&mut ahead)?;
    let said = ahead.since(start);
    let completes = start.sees(COMPLETION) || COMPLETION.iter().any(|word| said.trim_end().ends_with(word));
    (time || completes).then_some(())?;
    let turned = said.contains(['不', '未', '无', '没', '除', '率', '度'])
        || ["提高", "提升", "增长", "增加", "下降", "降低", "减少"].iter().any(|word| said.contains(word));
    (clause != Clause::Bare && !turned).then(|| *cur = ahead)
}

/// Units of time, behind which any action may be named.
fn is_time(unit: &str) -> bool {
    matches!(
        unit.strip_prefix('个').unwrap_or(unit),
        "年" | "月" | "周" | "天" | "日" | "小时" | "分钟" | "秒" | "毫秒"
    ) || unit.ends_with("工作日")
        || unit.ends_with("自然日")
}
