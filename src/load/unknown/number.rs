//! A text that is no number → what to type instead, computed from what is there wherever that is possible.

mod unit;

use rust_decimal::Decimal;

use crate::finding::Said;
use crate::load::signs::{ambiguous_number, half_width, is_invisible};
use crate::model::amount::{AmountUnit, NotANumber, read_decimal};

/// Message and help for a text that is no number; `unit` is the file's where money is wanted.
pub(in crate::load) fn number(text: &str, why: NotANumber, unit: Option<AmountUnit>) -> (Said, Said) {
    let shown: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let shown = shown.trim();
    let message = if shown.len() < text.trim().len() {
        Said::new(
            format!("“{shown}”里有看不见的字符，读不成数字"),
            format!("“{shown}” holds a character that nobody sees, and so is no number"),
        )
    } else {
        Said::new(format!("“{shown}”不是数字"), format!("“{shown}” is not a number"))
    };
    if shown.len() < text.trim().len() && read_decimal(shown).is_ok() {
        return (message, Said::new(format!("删去重新输入：{shown}"), format!("delete it and type {shown}")));
    }
    (message, help(shown, why, unit))
}

fn help(text: &str, why: NotANumber, unit: Option<AmountUnit>) -> Said {
    if why == NotANumber::TooLong {
        return Said::new(
            "最多 14 位整数、6 位小数；核对是否多打了数字",
            "at most 14 digits and 6 decimals: is there a digit too many?",
        );
    }
    if is_held_back(text) {
        return Said::new(
            "依法不公开的写 {不公开: 依据}，依据写到法律条款，页面照此说明；为零写 0；不适用写 不适用",
            "write {withheld: legal ground} where it is held back by law, which the page then says; 0 for zero; n/a where it does not apply",
        );
    }
    if is_blank(text) {
        return Said::new(
            "为零写 0；表中空着就删去这一项；不适用写 不适用；依法不公开写 {不公开: 依据}",
            "write 0 for zero; leave it out where the form is blank; n/a where it does not apply; {withheld: legal ground} where it is held back",
        );
    }
    if let Some(help) = ambiguous_number(text) {
        return help;
    }
    if let Some(number) = typed_otherwise(text).filter(|_| !unit::is_foreign(text)) {
        return Said::new(format!("写成：{number}"), format!("write {number}"));
    }
    if let (Some(unit), true) = (unit, text.ends_with(['%', '％', '‰']) || text.starts_with("百分")) {
        return Said::new(
            format!("这里要写金额，不是百分比：照表中的金额写数字，单位是{}", unit.name()),
            format!(
                "an amount belongs here, not a percentage: write the figure of the form in {}",
                unit.name()
            ),
        );
    }
    if let Some(help) = unit::written(text, unit) {
        return help;
    }
    let around = bare(text, unit.is_some());
    let number = if read_decimal(around).is_ok() { Some(around.to_owned()) } else { typed_otherwise(around) };
    if let Some(number) = number {
        return Said::new(format!("只写数字：{number}"), format!("write the digits alone: {number}"));
    }
    if text.contains(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千']) {
        return Said::new("用阿拉伯数字写，例如一百写 100", "write it in digits: 100 for 一百");
    }
    Said::new(
        "照表中的数写成 49057.92 或 49,057.92 这样的数字；表中空着就删去这一项",
        "write the form's figure as in 49057.92 or 49,057.92; leave it out where the form is blank",
    )
}

/// Whether this is what forms print where there is nothing.
fn is_blank(text: &str) -> bool {
    let half: String = text.chars().filter_map(half_width).collect();
    const NOTHING: [&str; 12] =
        ["/", "\\", "无", "没有", "暂无", "尚无", "不涉及", "未涉及", "无此项", "空", "空白", "待定"];
    NOTHING.contains(&&*half) || !half.is_empty() && half.chars().all(|c| c == '-')
}

/// Whether it says that the figure is a secret.
fn is_held_back(text: &str) -> bool {
    ["涉密", "保密", "秘密", "不公开", "不予公开", "不宜公开"].iter().any(|word| text.contains(word))
}

/// The number that a text is but for the way of typing it.
fn typed_otherwise(text: &str) -> Option<String> {
    let half: String = text.chars().filter_map(half_width).collect();
    let half = half.trim_end_matches([';', ',', '.']).replace('_', "");
    let mut half = half.strip_prefix('+').unwrap_or(&half).to_owned();
    if half.starts_with('.') {
        half.insert(0, '0');
    }
    let looks =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | 'O' | 'o' | 'l' | 'I' | 'e' | 'E');
    let has_base = half.len() > 1 && half.starts_with('0') && half[1..].starts_with(char::is_alphabetic);
    if has_base || !half.starts_with(|c: char| c.is_ascii_digit() || c == '-') || !half.chars().all(looks) {
        return None;
    }
    if let (Some(point), Some(comma)) = (half.find('.'), half.rfind(',')) {
        if point < comma {
            half = half.replace('.', "").replace(',', ".");
        }
    } else if half.contains(['e', 'E']) {
        half = Decimal::from_scientific(&half).ok()?.to_string();
    }
    half = half.replace(['O', 'o'], "0").replace(['l', 'I'], "1");
    match read_decimal(&half) {
        Ok(_) => (half != text).then_some(half),
        Err(NotANumber::Grouping) => {
            let digits = half.replace(',', "");
            read_decimal(&digits).is_ok().then_some(digits)
        }
        Err(_) => None,
    }
}

/// A text without what stands around its figure. Of money only what changes nothing is taken off; of a count or of points
/// what is counted as well.
fn bare(text: &str, is_money: bool) -> &str {
    let text = text.trim_start_matches(unit::BEFORE).trim();
    if is_money {
        return unit::without_more(text);
    }
    text.trim_start_matches('第').trim_end_matches(|c: char| !c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_computed_is_said() {
        let wan = AmountUnit::TenThousandYuan;
        for (text, number) in [
            ("１２０", "120"),
            ("￥120", "120"),
            ("12 000", "12000"),
            ("－120", "-120"),
            ("+5", "5"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1，234", "1,234"),
            ("1_000", "1000"),
            ("1.234,56", "1234.56"),
            ("1e3", "1000"),
            ("12O.00", "120.00"),
            ("120.00；", "120.00"),
            ("“120.00”", "120.00"),
            ("\u{200b}120", "120"),
            ("约120", "120"),
            ("8.6分", "8.6"),
        ] {
            let why = read_decimal(text).expect_err(text);
            let (_, help) = number_help(text, why, None);
            assert!(help.ends_with(number), "{text}: {help}");
        }
        for (text, unit, number) in [
            ("12万", wan, "12"),
            ("49057.92万元", wan, "49057.92"),
            ("1,200,000元", wan, "120.00"),
            ("1亿", wan, "10000"),
            ("12万", AmountUnit::Yuan, "120000"),
            ("约320元", wan, "0.0320"),
            ("320.00元整", wan, "0.032000"),
            ("320（元）", wan, "0.0320"),
            ("320千元", wan, "32.00"),
            ("3.2百万", wan, "320"),
            ("3.2百万元", AmountUnit::Yuan, "3200000"),
            ("3.2千万元", wan, "3200"),
            ("3.2亿左右", wan, "32000.0"),
            ("人民币３２０万元。", wan, "320"),
            ("-320元", wan, "-0.0320"),
            ("120.00；", wan, "120.00"),
            ("约120", wan, "120"),
        ] {
            let (_, help) = number_help(text, NotANumber::Malformed, Some(unit));
            let written = help.rsplit(' ').next().and_then(|last| read_decimal(last).ok());
            assert_eq!(written, read_decimal(number).ok(), "{text}: {help}");
        }
    }

    #[test]
    fn no_number_is_offered_where_the_unit_is_not_certain() {
        let wan = AmountUnit::TenThousandYuan;
        for text in [
            "320美元",
            "$320",
            "$320万",
            "320余万元",
            "320多元",
            "3千",
            "(320元)",
            "1,00元",
            "320万元至350万元",
            "320万元（含上年50万元）",
            "三百二十元",
            "元320",
            "320块",
            "3百",
            "1元",
            "3万2千元",
        ] {
            let unit = if text == "1元" { AmountUnit::HundredMillionYuan } else { wan };
            let (_, help) = number_help(text, NotANumber::Malformed, Some(unit));
            let offers = help.split([' ', ':']).any(|word| read_decimal(word).is_ok());
            assert!(!offers && help.contains(unit.name()) && help.contains(text), "{text}: {help}");
        }
        for (text, number) in [("3千个", "3000"), ("1.2万", "12000"), ("8.6分", "8.6"), ("95个百分点", "95")]
        {
            let (_, help) = number_help(text, NotANumber::Malformed, None);
            assert!(help.ends_with(&format!(": {number}")), "{text}: {help}");
        }
        let (_, help) = number_help("95‰", NotANumber::Malformed, None);
        assert!(!help.contains("95"), "{help}");
    }

    #[test]
    fn what_stands_for_nothing_gets_the_four_cases() {
        for text in ["无", "/", "不涉及", "暂无", "—", "空白"] {
            let (_, help) = number(text, NotANumber::Malformed, Some(AmountUnit::TenThousandYuan));
            assert!(
                help.zh.starts_with("为零写 0；表中空着") && help.zh.contains("{不公开: 依据}"),
                "{text}: {}",
                help.zh
            );
        }
        for text in ["涉密", "不予公开", "（涉密）"] {
            let (_, help) = number(text, NotANumber::Malformed, Some(AmountUnit::TenThousandYuan));
            assert!(help.zh.starts_with("依法不公开的写 {不公开: 依据}"), "{text}: {}", help.zh);
        }
    }

    #[test]
    fn what_may_be_one_number_or_another_is_left_to_the_form() {
        for (text, one, other) in [
            ("1,00", "1.00", "100"),
            ("1,2345", "1.2345", "12345"),
            ("49057，9", "49057.9", "490579"),
            ("(120)", "120", "-120"),
            ("（120.5）", "120.5", "-120.5"),
        ] {
            let why = read_decimal(text).expect_err(text);
            let (_, help) = number_help(text, why, None);
            assert!(help.contains(&format!("write {one} if")), "{text}: {help}");
            assert!(help.contains(&format!(", {other} if")), "{text}: {help}");
        }
    }

    fn number_help(text: &str, why: NotANumber, unit: Option<AmountUnit>) -> (String, String) {
        let (message, help) = number(text, why, unit);
        (message.en, help.en)
    }
}
