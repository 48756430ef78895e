//! Remarks in brackets behind a whole target (100%（应检尽检）, 95.3%（抽样）). They are left out of the meaning where they
//! cannot be another target or change the one before them: no number, no unit, no word that compares, denies or narrows.

use super::between::boundary;
use super::cursor::{Cursor, is_han};
use super::number;
use super::unit;
use super::words::{Letters, WordList, words};

/// Longest remark that is left out, in characters.
const LONGEST: usize = 20;

/// Passes a remark that ends its item, and says where it stands in the text.
pub(super) fn aside(cur: &mut Cursor<'_>) -> Option<(usize, usize)> {
    const CHANGING: &Letters = &Letters::new(
        "不未无没非除外仅只均同比较上下增减升降涨跌提超约近含达以内左右至到或每多少高低最前后初末底等预估拟暂基节缩压折占其\
         日天月年元季周",
    );
    const WORDS: &WordList = words!["部分", "小时", "分钟", "满分", "目标", "计划", "要求"];
    if cur.first() != Some('(') {
        return None;
    }
    let mut ahead = *cur;
    ahead.eat('(');
    let (start, mut length) = (ahead, 0);
    while let Some(c) = ahead.peek().filter(|c| *c != ')') {
        let plain = (is_han(c) && !CHANGING.has(c) && !number::may_begin(c)) || matches!(c, '、' | ',' | ' ');
        (plain && length < LONGEST && !ahead.sees(WORDS)).then_some(())?;
        length += 1;
        ahead.bump();
    }
    let said = ahead.since(start);
    (said.chars().any(is_han) && !unit::counted(start)).then_some(())?;
    let end = ahead.at();
    (ahead.eat(')') && boundary(ahead)).then(|| *cur = ahead)?;
    Some((start.at(), end))
}
