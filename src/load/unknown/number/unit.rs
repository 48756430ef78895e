//! A figure with a unit behind it: the figure in the form's unit where that is certain, else what was written and what the
//! form counts in. A wrong number offered here is another sum of money.

use rust_decimal::Decimal;

use super::typed_otherwise;
use crate::finding::Said;
use crate::load::signs::ambiguous_number;
use crate::model::amount::{Amount, AmountUnit, plain, read_decimal};

/// What stands before a figure and changes nothing of it.
pub(super) const BEFORE: [char; 9] = ['约', '共', '计', '合', '近', '大', '人', '民', '币'];

/// What stands behind a figure or its unit and changes nothing.
const BEHIND: [&str; 5] = ["左右", "上下", "整", "正", "。"];

/// Multiples as they stand behind a figure, with their powers of ten; each before those that it ends in.
const MULTIPLES: [(&str, u32); 10] = [
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("亿", 8),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("万", 4),
    ("千", 3),
    ("百", 2),
];

/// Signs of a unit of money or a multiple of it.
const SIGNS_OF_MONEY: [char; 9] = ['元', '圆', '块', '角', '毛', '万', '亿', '镑', '币'];

/// Help for `120万元`, `约320元`, `320（元）`; none where no unit is written.
pub(super) fn written(text: &str, form: Option<AmountUnit>) -> Option<Said> {
    let certain = figure_and_power(text, form.is_some());
    let converted = certain.and_then(|(number, power)| converted(&number, power, form));
    match (converted, form) {
        (Some(number), Some(form)) => Some(Said::new(
            format!("只写数字；本表的金额以{}为单位，写成：{number}", form.name()),
            format!("write the digits alone; the amounts of this form are in {}: {number}", form.name()),
        )),
        (Some(number), None) => {
            Some(Said::new(format!("写成：{number}"), format!("write the number in full: {number}")))
        }
        (None, Some(form)) if text.contains(SIGNS_OF_MONEY) || is_multiple(text) || is_foreign(text) => {
            Some(Said::new(
                format!(
                    "本表的金额以{0}为单位，而这里写的是“{text}”：按所写的单位换算成{0}，只写数字",
                    form.name()
                ),
                format!(
                    "the amounts of this form are in {0}, and “{text}” is written here: convert it to {0} and write the digits alone",
                    form.name()
                ),
            ))
        }
        (None, None) if text.contains('‰') => {
            Some(Said::new("换算成百分数，只写数字", "convert it to percent and write the digits alone"))
        }
        (None, None) if is_multiple(text) && !text.contains("百分") => {
            Some(Said::new("写全数字，不带单位", "write the number in full, without a unit"))
        }
        _ => None,
    }
}

/// Whether it is money of another country by its sign; words for it are no unit that is known here.
pub(super) fn is_foreign(text: &str) -> bool {
    text.contains(['$', '＄', '€', '£'])
}

/// Whether digits stand beside a multiple: 3千.
fn is_multiple(text: &str) -> bool {
    text.contains(['百', '千', '万', '亿']) && text.contains(|c: char| c.is_ascii_digit())
}

/// The figure of a text and the power of ten of the unit behind it; none where there is no unit, or it is not certain.
fn figure_and_power(text: &str, is_money: bool) -> Option<(String, u32)> {
    let text = without_more(text.trim_start_matches(BEFORE).trim());
    let opened = |c: char| matches!(c, '(' | '（' | '[' | '【');
    let text = match text.strip_suffix([')', '）', ']', '】']) {
        Some(inside) => {
            let (figure, unit) = inside.rsplit_once(opened)?;
            let is_unit = !figure.is_empty() && !unit.contains(|c: char| c.is_ascii_digit());
            is_unit.then_some(())?;
            format!("{}{}", figure.trim(), unit.trim())
        }
        None => text.to_owned(),
    };
    let (text, has_yuan) = match text.strip_suffix('元') {
        Some(before) if is_money => (before, true),
        _ if is_money => (&*text, false),
        _ => (text.trim_end_matches(['个', '人', '项', '家', '次', '件', '名']), false),
    };
    let multiple = MULTIPLES.iter().find_map(|(word, power)| Some((text.strip_suffix(word)?, *power)));
    let (figure, power) = multiple.or(has_yuan.then_some((text, 0)))?;
    // 3千 in a form in 万元 may be 3千万元 to whoever wrote it.
    if is_money && !has_yuan && power < 4 {
        return None;
    }
    let figure = figure.trim();
    if ambiguous_number(figure).is_some() || is_foreign(figure) {
        return None;
    }
    let number = typed_otherwise(figure).unwrap_or_else(|| figure.to_owned());
    read_decimal(&number).ok().map(|_| (number, power))
}

/// The number, of 10 to the `power` yuan, in the form's unit; in full where no money is counted. None past what a form
/// may hold.
fn converted(number: &str, power: u32, form: Option<AmountUnit>) -> Option<String> {
    let value = read_decimal(number).ok()?;
    let times = |power: u32| value.checked_mul(Decimal::from(10_u64.checked_pow(power)?));
    let converted = match form {
        None => plain(times(power)?.normalize()),
        Some(form) => {
            let unit = AmountUnit::ALL.into_iter().rfind(|unit| unit.power() <= power)?;
            if (unit, unit.power()) == (form, power) {
                return Some(number.to_owned());
            }
            let value = if unit.power() == power { value } else { times(power - unit.power())? };
            plain(Amount { value, unit }.in_unit(form).value.normalize())
        }
    };
    read_decimal(&converted).is_ok().then(|| converted.into())
}

/// A text without what changes nothing behind it.
pub(super) fn without_more(text: &str) -> &str {
    let mut text = text.trim_end_matches(['。', '；', ';', '，', ',']).trim();
    while let Some(before) = BEHIND.into_iter().find_map(|word| text.strip_suffix(word)) {
        text = before.trim();
    }
    text
}
