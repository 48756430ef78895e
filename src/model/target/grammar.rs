//! The grammar of a cell: items between separators, each a deadline, a grade, a quantity, a quantity behind its label, or
//! words. An item that none of them reads whole makes the cell not understood, up to where reading came.

mod labelled;

use std::cell::OnceCell;

use super::aside;
use super::between::{Next, boundary, enumerator, separator};
use super::calendar::{self, Months};
use super::columns::{Columns, Given, Nature};
use super::comparator::Comparator;
use super::cursor::{Cursor, is_han};
use super::date::{self, Notation};
use super::deadline::{Deadline, Due, Every, Moment, Part};
use super::event;
use super::grade::{self, Mark};
use super::label;
use super::number;
use super::pair;
use super::phrase::quantity;
use super::prose::{self, Clause};
use super::rank;
use super::read::{Label, Read};
use super::unit::is_time;
use super::words::{WordList, words};
use super::year;
use super::{Meaning, Single};

/// Reads the whole of a cell, which may stand in quotes.
pub(super) fn cell(text: &str, columns: Columns<'_>) -> Meaning {
    // It may be that nothing is to occur, or that there is no target.
    if matches!(text.trim(), "无" | "没有") {
        return unknown(0);
    }
    let inner = unquoted(text);
    match items(inner.unwrap_or(text), columns) {
        Meaning::Unknown { .. } if columns.make_qualitative(text) => Meaning::One(Single::Qualitative),
        Meaning::Unknown { understood_up_to } => {
            let quote = inner.and_then(|inner| text.find(inner)).unwrap_or_default();
            unknown(quote + usize::try_from(understood_up_to).unwrap_or_default())
        }
        meaning => meaning,
    }
}

/// What stands in the one pair of quotes that is around all of the text.
fn unquoted(text: &str) -> Option<&str> {
    // A glance first: “ is E2 80 9C.
    if !matches!(text.as_bytes(), [b'"' | b' ', ..] | [0xE2, 0x80, ..]) {
        return None;
    }
    let text = text.trim();
    let inner = [('“', '”'), ('"', '"'), ('”', '”'), ('‘', '’')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))?;
    (!inner.is_empty() && !inner.contains(['“', '”', '"', '‘', '’'])).then_some(inner)
}

/// Reads items up to the end.
fn items(text: &str, columns: Columns<'_>) -> Meaning {
    let mut reader = Reader::new(columns);
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
            Some(Item::Quantity(read)) => {
                reader.contradicted |= read.contradicted;
                if let Some(ends) = read.ends {
                    let [low, high] = read.quantity.apart(ends);
                    singles.push(Single::Quantity(low), read.label);
                    singles.push(Single::Quantity(high), read.label);
                } else {
                    singles.push(Single::Quantity(read.quantity), read.label);
                }
            }
            Some(Item::Single(single, label)) => singles.push(reader.beside_columns(single), label),
            Some(Item::Words) => {
                worded = true;
                singles.push(Single::Qualitative, None);
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
        _ if reader.contradicted => unknown(text.len()),
        _ => singles.meaning(text),
    }
}

/// Where understanding ended; 4 GiB is the most that is told of.
fn unknown(at: usize) -> Meaning {
    Meaning::Unknown { understood_up_to: u32::try_from(at).unwrap_or(u32::MAX) }
}

/// The targets of a cell, of which there is nearly always one, with the places of their labels.
struct Singles {
    first: Option<(Single, Label)>,
    more: Vec<(Single, Label)>,
}

impl Singles {
    /// Words that follow words say nothing new.
    fn push(&mut self, single: Single, label: Label) {
        let wordless = matches!(single, Single::Quantity(_) | Single::Grade(_));
        let last = self.more.last().or(self.first.as_ref()).map(|(last, _)| last);
        if self.first.is_none() {
            self.first = Some((single, label));
        } else if wordless || last != Some(&single) {
            self.more.push((single, label));
        }
    }

    fn meaning(self, text: &str) -> Meaning {
        let Some((first, label)) = self.first else { return unknown(0) };
        if self.more.is_empty() {
            return Meaning::One(first);
        }
        let (mut singles, mut labels) = (vec![first], vec![label]);
        for (single, label) in self.more {
            singles.push(single);
            labels.push(label);
        }
        let labels = match labels.iter().all(Option::is_none) {
            true => Box::default(),
            false => labels.into_iter().map(|label| written(text, label).into()).collect(),
        };
        Meaning::Several { singles: singles.into_boxed_slice(), labels }
    }
}

/// A label as it is written, without the colon behind it.
fn written(text: &str, label: Label) -> &str {
    let label = label.and_then(|(from, to)| text.get(from..to)).unwrap_or_default();
    label.trim().trim_end_matches([':', '：']).trim_end()
}

enum Item {
    Single(Single, Label),
    Quantity(Read),
    Words,
    /// Text without a known word.
    Bare,
}

struct Reader<'a> {
    columns: Columns<'a>,
    nature: Nature,
    given: OnceCell<Given>,
    asks_for_time: OnceCell<bool>,
    months: OnceCell<Months>,
    /// The furthest that anything was understood.
    reached: usize,
    /// The grade that was read without a label: 优、良 is one or the other, not both.
    mark: Option<Mark>,
    /// Whether a column says something else than the cell.
    contradicted: bool,
}

impl<'a> Reader<'a> {
    fn new(columns: Columns<'a>) -> Reader<'a> {
        Reader {
            columns,
            nature: columns.nature(),
            given: OnceCell::new(),
            asks_for_time: OnceCell::new(),
            months: OnceCell::new(),
            reached: 0,
            mark: None,
            contradicted: false,
        }
    }

    /// Whether name or unit ask for a date; looked up once, for a cell may hold many dates and a name be long.
    fn asks_for_time(&self) -> bool {
        *self.asks_for_time.get_or_init(|| self.columns.ask_for_time())
    }

    /// What months beside the name are; looked up once as well.
    fn months(&self) -> Months {
        *self.months.get_or_init(|| calendar::months(self.columns.name))
    }

    fn item(&mut self, cur: &mut Cursor<'_>) -> Option<Item> {
        if let Some(deadline) = self.deadline(cur) {
            return Some(Item::Single(Single::Deadline(deadline), None));
        }
        let mut ahead = *cur;
        let graded = grade::grade(&mut ahead);
        let label = aside::aside(&mut ahead).filter(|_| graded.is_some());
        if let Some(found) = graded.filter(|_| boundary(ahead)) {
            if self.mark.replace(found.grade.mark.clone()).is_some_and(|mark| mark != found.grade.mark) {
                return None;
            }
            *cur = ahead;
            return Some(Item::Single(Single::Grade(found.grade), label));
        }
        let mut ahead = *cur;
        if let Some(read) = self.quantity(&mut ahead)
            && let Some(read) = self.unless_date(read)
        {
            *cur = ahead;
            return Some(match calendar::date(self.columns.name, &read, || self.months()) {
                Some(Some(deadline)) if !read.contradicted => Item::Single(Single::Deadline(deadline), None),
                Some(_) => Item::Quantity(Read { contradicted: true, ..read }),
                None => Item::Quantity(read),
            });
        }
        if let Some(item) = self.labelled(cur) {
            return Some(item);
        }
        Some(match prose::clause(cur)? {
            Clause::Worded | Clause::Stated => Item::Words,
            Clause::Timely => Item::Single(Single::Deadline(Deadline::Unstated), None),
            Clause::Bare => Item::Bare,
        })
    }

    /// A grade or a deadline, with what the columns add to it.
    fn beside_columns(&mut self, mut single: Single) -> Single {
        let agrees = match &mut single {
            Single::Deadline(Deadline::Unstated) if self.nature == Nature::Worded => {
                single = Single::Qualitative;
                true
            }
            Single::Deadline(Deadline::Stated(stated)) => {
                self.nature.fit_deadline(stated) && !self.columns.count_time(stated, || self.months())
            }
            Single::Grade(grade) => self.nature.fit_grade(grade),
            _ => true,
        };
        self.contradicted |= !agrees;
        single
    }

    /// A deadline and what is to be done by then.
    fn deadline(&mut self, cur: &mut Cursor<'_>) -> Option<Deadline> {
        let mut ahead = *cur;
        ahead.blank();
        let mut year = ahead;
        if let Some(found) = date::deadline(&mut ahead) {
            self.reached = self.reached.max(ahead.at());
            let clear = found.notation == Notation::Clear || self.asks_for_time();
            // 2023年：95%；2024年：96%: what each year has, and no year to be ready by.
            let heads = ahead.sees(words![":", "目标"]) && found.stated.comparator.is_open();
            let clear = clear && !heads;
            // Behind ≤2023年 a number is what is compared.
            let ends = if found.signed {
                clear && boundary(ahead)
            } else {
                clear && (ends_with_words(&mut ahead) || self.quantity_follows(ahead, found.stated))
            };
            if ends {
                *cur = ahead;
                return Some(Deadline::Stated(found.stated));
            }
        }
        let mut ahead = *cur;
        if event::unstated(&mut ahead) && ends_with_words(&mut ahead) {
            *cur = ahead;
            return Some(Deadline::Unstated);
        }
        // A bare 2023 is a year only where the name asks for a time.
        let number = year::year_number(&mut year).filter(|_| boundary(year) && self.asks_for_time())?;
        *cur = year;
        let value = Moment { year: Some(number), part: Part::Year };
        let (comparator, every) = (Comparator::Equal, Every::Once);
        Some(Deadline::Stated(Due { comparator, every, value, upper: None }))
    }

    /// Whether what is to be reached by a date follows at once: 2023年底前达到95%. A number directly behind a date that
    /// has no ending might be part of it (2023年2月30日).
    fn quantity_follows(&mut self, mut cur: Cursor<'_>, stated: Due) -> bool {
        let named = stated.value.year.is_some() || stated.value.part != Part::Year;
        let ended = matches!(cur.before(), Some('底' | '末' | '前' | '内' | '止'));
        let at_once = cur.peek().is_some_and(|c| c == ' ' || number::may_begin(c));
        if !named || (!ended && at_once) {
            return false;
        }
        // 年底前3个月, 年底前10名: the 前 may belong to the number.
        let counted = |unit: &str| !is_time(unit) && !unit.starts_with(['名', '位', '强']);
        self.quantity(&mut cur)
            .is_some_and(|read| !read.bare && (!at_once || counted(read.quantity.unit.as_str())))
    }

    /// A quantity up to the end of the item, with what the indicator's name and the columns add.
    fn quantity(&mut self, cur: &mut Cursor<'_>) -> Option<Read> {
        let other = match cur.first() {
            Some('前' | '第') => rank::rank(cur),
            Some('一') => pair::once_each(cur),
            Some('零') => pair::none_of(cur),
            _ => None,
        };
        let mut read = match other {
            Some(read) => read,
            None => quantity(cur, &mut self.reached)?,
        };
        read.label = aside::aside(cur).or(read.label);
        if !boundary(*cur) {
            let period = is_time(read.quantity.unit.as_str());
            if period && let Some(times) = pair::frequency(cur, &read).filter(|_| boundary(*cur)) {
                read = times;
            } else if !pair::another_follows(*cur, &read) && !measure_behind(cur, &read) {
                remark(cur, read.within && period).filter(|()| !read.quantity.unit.is_empty())?;
            }
        }
        if self.nature != Nature::Unstated {
            self.nature.fit(&mut read);
        }
        let columns = self.columns;
        if read.quantity.unit.is_empty() || columns.unit.is_some() {
            let counted = !read.quantity.unit.is_empty();
            self.given.get_or_init(|| columns.given()).add_to(&mut read)?;
            // 3-5 of the unit 月 may be months of the year.
            read.contradicted |= !counted
                && read.quantity.upper.is_some()
                && matches!(read.quantity.unit.as_str(), "个月" | "个季度")
                && self.months() != Months::Counted;
        }
        read.rate.apply(&mut read.quantity.unit)?;
        Some(read)
    }

    /// The quantity, unless its figures may as well be a date: `2023.07`, `20231231`.
    fn unless_date(&self, read: Read) -> Option<Read> {
        let value = read.quantity.value;
        let asked = |otherwise| if self.columns.name.is_none() { otherwise } else { self.asks_for_time() };
        let dated = || year::is_month_of_year(value) || year::is_day(value);
        // ≤2023 beside 完成时间 is no number either.
        let year = || value.scale() == 0 && u32::try_from(value).ok().and_then(year::plausible).is_some();
        let date = read.quantity.unit.is_empty()
            && ((read.bare && (year::is_whole_day(value) || (asked(true) && dated())))
                || (asked(false) && (dated() || year())));
        (!date).then_some(read)
    }
}

/// What is to be done by a date, if anything is said: 2023年12月底前完成验收.
fn ends_with_words(cur: &mut Cursor<'_>) -> bool {
    boundary(*cur) || remark(cur, true).is_some()
}

/// Passes the measure that stands behind its percentage: 85%以上成活率, 100%覆盖率.
fn measure_behind(cur: &mut Cursor<'_>, read: &Read) -> bool {
    const TURNING: &[char] =
        &['不', '未', '无', '没', '除', '提', '增', '减', '升', '降', '比', '超', '的', '、'];
    let mut ahead = *cur;
    let clause = read.quantity.unit.is("%").then(|| prose::clause(&mut ahead)).flatten();
    let said = ahead.since(*cur).trim();
    let short = said.ends_with(['率', '度']) && said.chars().count() <= label::LONGEST / 4;
    let passed = clause.is_some() && short && said.chars().all(is_han) && !said.contains(TURNING);
    if passed {
        *cur = ahead;
    }
    passed
}

/// Words behind a target that do not change it: 100%完成, 3个月内办结. Behind a time any clean clause will do, behind
/// another quantity only one that begins or ends with a word of completion.
fn remark(cur: &mut Cursor<'_>, time: bool) -> Option<()> {
    const COMPLETION: &WordList = words![
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
    (!matches!(clause, Clause::Bare | Clause::Stated) && !turned).then(|| *cur = ahead)
}
