//! Bank cards: the length and first digits that issuers have, and Luhn's check digit.

use std::ops::Range;

use super::identity::has_place_and_date;
use super::run::Run;

/// Words before a number that is none of a card.
const CODES: [&str; 17] = [
    "编码",
    "编号",
    "代码",
    "文号",
    "单号",
    "流水",
    "序列",
    "条码",
    "批号",
    "税号",
    "识别号",
    "证书",
    "合同号",
    "备案",
    "ISBN",
    "IMEI",
    "ICCID",
];

/// Words before a number that is one of a card, whatever else stands there.
const CARDS: [&str; 7] = ["卡号", "账号", "帐号", "账户", "帐户", "开户", "银行卡"];

/// How cards are printed: in fours, or the issuer apart from the rest.
const PRINTED: [&[usize]; 7] =
    [&[4, 4, 4, 4], &[4, 4, 4, 4, 1], &[4, 4, 4, 4, 2], &[4, 4, 4, 4, 3], &[6, 13], &[6, 10], &[4, 6, 5]];

/// The card number that begins with the run.
pub(super) fn of(run: &Run<'_>) -> Option<Range<usize>> {
    let first = run.first().clone();
    let (range, digits) = match first.len() {
        15..=19 => (first.clone(), run.digits().to_vec()),
        4 | 6 => whole_chain(run)?,
        _ => return None,
    };
    let is_code = run.follows(&CODES) && !run.follows(&CARDS);
    let is_card = is_issued(&digits) && luhn(&digits) && !has_place_and_date(&digits);
    (is_card && !is_code && !run.is_glued(&range)).then_some(range)
}

/// The run with all that are joined to it by the same mark, if that is how a card is printed.
fn whole_chain(run: &Run<'_>) -> Option<(Range<usize>, Vec<u8>)> {
    let mark = run.groups.get(1)?.mark;
    let alike = 1 + run.groups[1..].iter().take_while(|group| group.mark == mark).count();
    let is_first = !run.is_behind_digits();
    PRINTED
        .iter()
        .filter(|lengths| is_first && lengths.len() == alike)
        .find_map(|lengths| run.in_groups(lengths))
}

/// Whether an issuer has numbers of this length that begin so. Codes that begin with a place, as those of projects do, are
/// left out where no issuer is known to begin so.
fn is_issued(digits: &[u8]) -> bool {
    let begins = |length: usize| {
        digits[..length].iter().fold(0_u32, |number, digit| number * 10 + u32::from(digit - b'0'))
    };
    match digits.len() {
        15 => matches!(begins(2), 34 | 37),
        16 => match begins(2) {
            // Codes of Guangdong and Hainan.
            44 | 46 => !(1..=53).contains(&(begins(4) % 100)),
            40..=49 => true,
            51..=55 | 62 | 36 | 38 => true,
            35 => (28..=89).contains(&(begins(4) % 100)),
            _ => false,
        },
        17 => begins(2) == 62,
        // 6200 to 6207 are Gansu.
        18 => begins(2) == 62 && begins(3) != 620,
        19 => begins(2) == 62 || matches!(begins(4), 9558 | 9559 | 4367 | 4563 | 6013),
        _ => false,
    }
}

fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let value = u32::from(digit - b'0') << (at % 2);
            if value > 9 { value - 9 } else { value }
        })
        .sum();
    sum.is_multiple_of(10)
}
