//! Fields that hold figures: amounts in the file's unit, points and counts, percentages.

use rust_decimal::Decimal;

use super::{Reader, Record, is_blank_as_printed};
use crate::finding::Said;
use crate::load::at::At;
use crate::load::tree::Entry;
use crate::load::vocabulary;
use crate::load::{rules as rule, unknown};
use crate::model::amount::{Amount, AmountUnit, NotANumber, read_decimal};
use crate::model::stated::Stated;

impl Reader<'_> {
    /// Money in the file's unit.
    pub(in crate::load) fn amount(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Amount> {
        let unit = self.unit;
        self.unit_of_key(record, key, &at.key(key));
        self.figure(record, key, at, (read_decimal, Some(unit))).map(|value| Amount { value: *value, unit })
    }

    /// Holds the unit that a key names in brackets, of a figure or of a group of them, against the file's.
    pub(in crate::load) fn unit_of_key(&mut self, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) {
        if let Some(entry) = record.entry(key)
            && let Some(other) = vocabulary::unit_of_key(&entry.key.text).filter(|other| *other != self.unit)
        {
            self.units_disagree(entry, other, at);
        }
    }

    /// Points, counts and other plain numbers.
    pub(in crate::load) fn number(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Decimal> {
        let read = |text: &str| read_decimal(text.strip_suffix('分').map_or(text, str::trim_end));
        self.figure(record, key, at, (read, None))
    }

    /// A percentage; its sign may stand or not.
    pub(in crate::load) fn rate(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
    ) -> Stated<Decimal> {
        let read = |text: &str| read_decimal(text.trim_end_matches(['%', '％']).trim_end());
        self.figure(record, key, at, (read, None))
    }

    fn figure(
        &mut self,
        record: &Record<'_, '_>,
        key: &'static str,
        at: &At<'_>,
        (read, unit): (impl Fn(&str) -> Result<Decimal, NotANumber>, Option<AmountUnit>),
    ) -> Stated<Decimal> {
        let (text, span) = match self.stated(record, key, at) {
            // Only of money it matters whether a dash means nothing, zero, or not to be said.
            Stated::Given((text, _)) if unit.is_none() && is_blank_as_printed(text.trim()) => {
                return Stated::Absent;
            }
            Stated::Given(given) => given,
            Stated::Absent => return Stated::Absent,
            Stated::NotApplicable => return Stated::NotApplicable,
            Stated::Withheld(ground) => return Stated::Withheld(ground),
        };
        match read(text.trim()) {
            Ok(value) => {
                // Parts of a budget may be below zero (what is taken back), a whole is not.
                let is_whole = || key == "total" || at.path().to_string().ends_with("total");
                if value < Decimal::ZERO && (unit.is_none() || is_whole()) {
                    self.below_zero(record, key, (at, span));
                }
                Stated::Given(value)
            }
            Err(why) => {
                let said = unknown::number(text, why, unit);
                self.find(&rule::NUMBER_NOT_READABLE, &at.key(key), span, said);
                Stated::Absent
            }
        }
    }

    /// A finding that a key names another unit than the file.
    fn units_disagree(&mut self, entry: &Entry<'_>, other: AmountUnit, at: &At<'_>) {
        let (written, unit, other) = (&entry.key.text, self.unit.name(), other.name());
        let message = Said::new(
            format!("“{written}”写的是{other}，而本表金额单位是{unit}"),
            format!("“{written}” says {other}, and the unit of this form is {unit}"),
        );
        let help = Said::new(
            format!(
                "整张表都用{other}时，另起一行写 金额单位: {other}；否则换算成{unit}，并删去括号里的单位"
            ),
            format!(
                "if the whole form is in {other}, add a line amount_unit: {other}; else convert the figure to {unit} and take the unit out of the key"
            ),
        );
        self.find(&rule::AMOUNT_UNITS_DISAGREE, at, entry.key.span, (message, help));
    }
}
