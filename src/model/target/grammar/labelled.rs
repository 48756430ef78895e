//! A quantity, a place in an order or a grade behind its label: 用户满意度≥95%, 排名全省前三.

use super::{Item, Reader};
use crate::model::target::Single;
use crate::model::target::between::boundary;
use crate::model::target::cursor::{Cursor, is_han};
use crate::model::target::grade;
use crate::model::target::label;
use crate::model::target::leading::{self, Rates};
use crate::model::target::number;
use crate::model::target::quantity::Change;
use crate::model::target::rank;
use crate::model::target::read::Read;
use crate::model::target::unit;
use crate::model::target::words::words;
use crate::model::target::year;

/// Where a label begins, and what its beginning says of the unit.
struct Opening<'t> {
    /// The beginning of the item.
    start: Cursor<'t>,
    /// The label itself, behind a year.
    named: Cursor<'t>,
    /// What the quantity is for each of: 每年开展培训3次, 日供水3万吨.
    rate: Rates,
    /// Whether it is so for the word 每.
    each: bool,
}

impl<'t> Opening<'t> {
    /// Nothing where what follows is of another year.
    fn of(mut start: Cursor<'t>) -> Option<Opening<'t>> {
        start.blank();
        let mut named = start;
        let mut year = start;
        if year::year_number(&mut year).is_some() && year.eat('年') {
            // 2024年目标96% is of another year, perhaps.
            (!year.sees(words![":", "目标"])).then_some(())?;
            named = year;
        }
        let (rate, each) = (leading::named_rates(start), start.peek() == Some('每'));
        Some(Opening { start, named, rate, each })
    }
}

impl Reader<'_> {
    /// A place in an order or a grade behind its label: 排名全省前三, 考核结果为优秀.
    fn rank_or_grade<'t>(&mut self, at: Cursor<'t>, label: &str) -> Option<(Item, Cursor<'t>)> {
        let first = at.peek()?;
        let mut behind = at;
        if matches!(first, '前' | '第') && rank::follows(label) {
            let read = self.quantity(&mut behind).filter(|read| read.quantity.unit.is(rank::UNIT))?;
            let place = Some((at.at() - label.len(), at.at()));
            return Some((Item::Quantity(Read { label: place, ..read }), behind));
        }
        if !label::may_open_grade(first) {
            return None;
        }
        let found = grade::grade(&mut behind).filter(|found| found.stands && boundary(behind))?;
        let place = Some((at.at() - label.len(), at.at()));
        (!label::turns(label)).then_some((Item::Single(Single::Grade(found.grade), place), behind))
    }

    /// A quantity behind a label or a verb: 用户满意度≥95%, 开展培训3次, 降低能耗5%以上.
    pub(super) fn labelled(&mut self, cur: &mut Cursor<'_>) -> Option<Item> {
        let Opening { start, named, rate, each } = Opening::of(*cur)?;
        let mut ahead = named;
        let (mut han, mut latin, mut figures, mut counted) = (false, false, false, false);
        for _ in 0..label::LONGEST {
            let c = ahead.peek()?;
            if (han || (latin && !c.is_ascii_digit()))
                && label::may_open(c)
                && !(label::may_end_word(c) && label::within_word(ahead.since(named), c))
                && (!counted || label::is_measure(ahead.since(named)))
            {
                let mut behind = ahead;
                let text = ahead.since(named).trim();
                let reached = self.reached;
                if let Some(mut read) = self.quantity(&mut behind) {
                    let fits = label::fits(text, &read, c, each && !rate.is_empty());
                    if fits && (!figures || read.is_firm()) {
                        read.quantity.change = label::changed(text, &read)?;
                        // 年产量增长5% is no share of each year.
                        let level = read.quantity.change == Change::None && !read.quantity.unit.is("%");
                        if each || level {
                            rate.apply(&mut read.quantity.unit)?;
                        }
                        // Of 安全生产零事故 all is the label.
                        let end = read.label.filter(|_| c == '零').map_or(ahead.at(), |(_, end)| end);
                        read.label = Some((start.at(), end));
                        *cur = behind;
                        return Some(Item::Quantity(read));
                    }
                    self.reached = reached;
                    // What was compared stays so: 避免超过5次 is not 5次.
                    (!read.is_firm()).then_some(())?;
                } else if label::turns(text) {
                    self.reached = reached;
                }
            }
            if han
                && !counted
                && let Some((item, behind)) = self.rank_or_grade(ahead, ahead.since(start))
            {
                *cur = behind;
                return Some(item);
            }
            if c.is_ascii_digit() {
                // 5G基站, 12345热线, PM2.5: a number that counts nothing may be part of a label, one that does only of a
                // measure (5岁以下儿童死亡率).
                number::number(&mut ahead)?;
                counted |= unit::counted(ahead);
                figures = true;
                continue;
            }
            han |= is_han(c);
            latin |= c.is_ascii_alphabetic();
            label::may_hold(c).then_some(())?;
            ahead.bump();
        }
        None
    }
}
