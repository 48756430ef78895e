//! Parts of a whole as one bar with a label at each part: expenditure by kind, income by source.

use rust_decimal::Decimal;

use super::frame::{Frame, linked};
use super::scale::{Percent, Stacks};
use super::stack::{BAR, Side, Stack};
use super::svg::Svg;
use super::{Figure, Head};

/// Draws `parts` in the order given; the whole is their sum. A part without a length (zero, absent, withheld, below
/// zero) is named below the others. Nothing for no parts.
#[must_use]
pub fn split(head: &Head<'_>, parts: &[Figure<'_>]) -> Option<String> {
    if parts.is_empty() {
        return None;
    }
    let amounts: Vec<Decimal> = parts.iter().filter_map(|part| part.mark.amount()).collect();
    let stack = Stack::new(&head.id, parts, Stacks::over([&amounts[..]].into_iter()));
    let height = stack.height().saturating_add(BAR);
    let mut svg = Svg::with_capacity(900 + parts.len() * 640);
    let frame = Frame { name: "split", head, height, room: 0, linked: linked(parts) };
    frame.open(&mut svg, &stack.tones());
    stack.draw(&mut svg, 0, (Side::Below, Percent::FULL));
    frame.close(&mut svg);
    Some(svg.finish())
}

#[cfg(test)]
mod tests {
    use super::super::Mark;
    use super::super::svg::tests::assert_sound;
    use super::*;

    #[test]
    fn splits_are_sound() {
        let head = Head::new("p", "题", "述");
        assert_eq!(split(&head, &[]), None);
        let long = "市级统筹推进数字政府基础设施（含政务云、政务外网）运行维护及网络安全保障能力提升专项经费";
        let parts = [
            Figure::new("甲", Mark::Value(Decimal::from(10), "10".into())).key("basic").note("占 50 %"),
            Figure::new(long, Mark::Value(Decimal::from(9), "9".into())).href("a.html"),
            Figure::new(long, Mark::Value(Decimal::new(1, 5), "0.00001".into())),
            Figure::new("丙", Mark::Value(Decimal::from(-3), "-3".into())),
            Figure::new("丁", Mark::Withheld("不公开".into())),
            Figure::new("戊", Mark::Absent("未填".into())),
            Figure::new("己", Mark::NotApplicable("不适用".into())),
            Figure::new("庚", Mark::Value(Decimal::MAX, "1".repeat(80).into())),
        ];
        for end in 1..=parts.len() {
            let svg = split(&head, &parts[..end]).expect("a chart");
            assert_sound(&svg);
            assert_eq!(Some(svg), split(&head, &parts[..end]));
        }
    }
}
