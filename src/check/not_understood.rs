//! What to say of a wording that is not understood: what was understood up to where, and what would be. The rule
//! `target-not-understood` says it of declarations, `gongkai target` of wordings that are tried.

use crate::finding::Said;
use crate::model::target::{Kind, Target};

/// The halves of what is said.
#[derive(Debug)]
pub(crate) struct NotUnderstood {
    /// The wording, or its beginning.
    pub(crate) text: String,
    /// What was understood and what was not, as it goes on behind the wording's name: 指标值“……”, the target “…”.
    pub(crate) what: Said,
    /// How it would be understood: the next action.
    pub(crate) mend: Said,
}

/// Longest part of a wording that is repeated, in characters.
const LONGEST: usize = 40;

/// What is said of `target`; nothing if it is understood.
pub(crate) fn not_understood(target: &Target) -> Option<NotUnderstood> {
    let (followed, rest) = target.not_understood()?;
    let (followed, rest) = (followed.trim(), rest.trim());
    // What it would mean without the rest: said, never taken for it.
    let alone = Some(Target::parse(followed, None)).filter(|alone| alone.kind() != Kind::Unknown);
    let (what, mend) = match (followed.is_empty(), rest.is_empty(), alone) {
        _ if matches!(target.text.trim(), "无" | "没有") => nothing(),
        _ if ["不涉及", "未涉及", "暂无", "尚无", "涉密", "不公开", "不予公开"]
            .contains(&target.text.trim()) =>
        {
            not_stated()
        }
        (_, _, None) | (false, false, _) if of_another(&target.text) => fraction(),
        (true, true, _) => (Said::new("没有内容", "is empty"), general()),
        (true, false, _) => (Said::new("看不懂", "is not understood"), general()),
        (false, true, Some(alone)) => beside_columns(followed, &alone),
        (false, true, None) => incomplete(followed),
        (false, false, Some(alone)) => in_part(short(followed), short(rest), &alone),
        (false, false, None) => {
            let (said, more) = (short(followed), short(rest));
            let what = Said::new(
                format!("看到“{said}”还明白，从“{more}”起看不懂"),
                format!("is followed up to “{said}”, but not from “{more}” on"),
            );
            (what, general())
        }
    };
    Some(NotUnderstood { text: short(&target.text), what, mend })
}

/// 无 may say that nothing is to occur, or that there is no such target.
fn nothing() -> (Said, Said) {
    let what = Said::new(
        "看不出是没有这项指标值，还是要求一件也不发生",
        "may say that there is no such target, or that nothing is to occur",
    );
    let mend = Said::new(
        "没有这项指标值的，写成 不适用；一件也不许发生的，写成 0起、0次",
        "where there is no target write 不适用; where nothing is to occur write 0起 or 0次",
    );
    (what, mend)
}

/// 不涉及, 暂无, 涉密: no target, for a reason that has a way of its own to be written.
fn not_stated() -> (Said, Said) {
    let what = Said::new("没有说要达到什么", "does not say what is to be reached");
    let mend = Said::new(
        "不适用的写 不适用；表中空着的，后面什么也不写；依法不公开的写 {不公开: 依据}",
        "write 不适用 where it does not apply, nothing where the form is blank, and {不公开: legal ground} where it is held back",
    );
    (what, mend)
}

/// Whether one number stands over another: 4/5, 36/36条.
fn of_another(text: &str) -> bool {
    let whole = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    text.trim().split_once(['/', '／']).is_some_and(|(over, under)| {
        let under = under.trim_end_matches(|c: char| !c.is_ascii_digit() && !c.is_ascii_punctuation());
        whole(over) && whole(under)
    })
}

/// 4/5 may be a share, four of five, or a day.
fn fraction() -> (Said, Said) {
    let what = Said::new(
        "有几种意思：几分之几、几个里的几个，或者几月几日",
        "can mean several things: a share, so many of so many, or a day",
    );
    let mend = Said::new(
        "是比例的，写成 80%；是完成数的，写成 4个；是日期的，写成 4月5日",
        "write a share as 80%, what was done as 4个, and a day as 4月5日",
    );
    (what, mend)
}

/// Every word is known, and they make no target together.
fn incomplete(text: &str) -> (Said, Said) {
    if text.contains(char::is_numeric) {
        let what = Said::new(
            "每个字都认得，合起来前后矛盾，或者有几种意思",
            "is read to its end, but contradicts itself or can mean several things",
        );
        let mend = Said::new(
            "只留一种说法，例如 ≥95% 或 95%以上；日期写全，例如 2023年12月底前",
            "leave one of the statements, like ≥95% or 95%以上; write dates in full, like 2023年12月底前",
        );
        return (what, mend);
    }
    let said = short(text);
    let mend = Said::new(
        format!("在“{said}”后面写上数和单位，例如 {said}90%"),
        format!("add a number and its unit behind “{said}”, like {said}90%"),
    );
    (Said::new("说到一半，后面缺一个数", "breaks off before its number"), mend)
}

/// The cell is clear by itself, so that only what stands beside it can speak against it.
fn beside_columns(text: &str, alone: &Target) -> (Said, Said) {
    let what = Said::new(
        format!("本身看得懂（{alone}），但和旁边的指标性质、度量单位或名称里的单位对不上"),
        format!(
            "is understood by itself ({alone}), but the comparator, the unit or the name beside it says otherwise"
        ),
    );
    let mend = if may_be_month(text) {
        Said::new(
            "是月份的，写成 12月底前；是几个月的，单位写 个月；都不是的，比较方式和单位各只留一种",
            "write a month of the year as 12月底前, so many months with the unit 个月; else state comparator and unit once",
        )
    } else {
        Said::new(
            "比较方式和单位各只留一种：写在指标值里，或写在指标性质、度量单位里；两处都写时要写得一样",
            "state comparator and unit once, with the value or in the fields beside it; where both state them, alike",
        )
    };
    (what, mend)
}

/// Whether a number is all that is written, with or without a comparator and 月, and could be that of a month.
fn may_be_month(text: &str) -> bool {
    let number = text.trim_matches(|c: char| matches!(c, '≤' | '≥' | '<' | '>' | '=' | '月' | ' '));
    number.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number))
}

/// `said` is a target by itself, and what is behind it cannot be followed.
fn in_part(said: String, more: String, alone: &Target) -> (Said, Said) {
    const BOUNDS: [&str; 9] = ["以上", "以下", "及以", "（含）以", "以内", "之内", "内", "左右", "之间"];
    let listed = said.ends_with(|c: char| c.is_ascii_digit()) && more.starts_with(['、', ',', '，', ' ']);
    let numbered = more.contains(char::is_numeric);
    let mend = if listed {
        Said::new(
            "是几个目标的，各带单位，用分号隔开，例如 5个；10个；是一个大数的，连着写，例如 1200",
            "several targets have a unit each and semicolons between them, like 5个；10个; a large number has no gap, like 1200",
        )
    } else if BOUNDS.iter().any(|bound| more.starts_with(bound)) {
        Said::new(
            format!("“{said}”和“{more}”两种说法只留一种，例如 ≥95% 或 95%以上"),
            format!("leave one of “{said}” and “{more}”, like ≥95% or 95%以上"),
        )
    } else if numbered && more.starts_with([':', '：']) {
        Said::new(
            "一格里只写本年度的指标值，例如 95%；其他年度的，写在那一年的表里",
            "state the target of the year alone, like 95%; those of other years belong into the forms of those years",
        )
    } else if numbered && more.starts_with(['(', '（']) {
        Said::new(
            "括号里的数是另一个目标的，用分号隔开，例如 3期；150人；只是说明的，写到备注里",
            "a number in brackets that is another target has a semicolon before it, like 3期；150人; what only explains belongs into 备注",
        )
    } else if more.contains(may_mean) {
        let general = general();
        Said::new(
            format!("“{more}”会改变意思，不要只把它删掉；{}", general.zh),
            format!("“{more}” may change what is meant, so do not just delete it; {}", general.en),
        )
    } else {
        let general = general();
        Said::new(
            format!("如果就是“{alone}”的意思，删掉“{more}”；如果不是，{}", general.zh),
            format!("if “{alone}” is all that is meant, delete “{more}”; if not, {}", general.en),
        )
    };
    let what = Said::new(
        format!("没有全看懂：“{said}”看懂了（{alone}），从“{more}”起看不懂"),
        format!("is understood in part: “{said}” is ({alone}), but not from “{more}” on"),
    );
    (what, mend)
}

/// Whether a character may belong to a number, a unit or a word, so that leaving it out would change what is said.
fn may_mean(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '/' | '／' | '%' | '％' | '‰' | '±' | '+' | '＋' | '-' | '~' | '～' | '—' | '√' | '×')
}

fn general() -> Said {
    Said::new(
        "改成这样的说法：≥95%、不超过5天、10～20个（比较词、数、单位），2023年12月底前（期限），优良（等级），稳步提高（文字）",
        "write it like ≥95%, 不超过5天, 10～20个 (comparator, number, unit), 2023年12月底前 (a deadline), 优良 (a grade) or 稳步提高 (words)",
    )
}

/// A part on one line, of one that is too long its beginning.
fn short(part: &str) -> String {
    let mut chars = part.chars();
    let kept: String = chars.by_ref().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if chars.next().is_some() { kept + "…" } else { kept }
}

#[cfg(test)]
mod tests {
    use super::not_understood;
    use crate::model::target::{Columns, Target};

    fn told(target: &Target) -> [String; 2] {
        let told = not_understood(target).expect("a wording that is not understood");
        [told.what.zh + "。" + &told.mend.zh, told.what.en + ". " + &told.mend.en]
    }

    #[test]
    fn it_is_said_what_was_understood_up_to_where() {
        for (text, zh, en) in [
            (
                "≥95%以下",
                "没有全看懂：“≥95%”看懂了（≥ 95 %），从“以下”起看不懂。“≥95%”和“以下”两种说法只留一种",
                "is understood in part: “≥95%” is (≥ 95 %), but not from “以下” on. leave one of",
            ),
            (
                "1.2.3",
                "没有全看懂：“1.2”看懂了（= 1.2），从“.3”起看不懂。“.3”会改变意思，不要只把它删掉；改成",
                "“.3” may change what is meant, so do not just delete it; write it like",
            ),
            (
                "95%#",
                "如果就是“= 95 %”的意思，删掉“#”；如果不是，改成",
                "if “= 95 %” is all that is meant, delete “#”; if not, write it like",
            ),
            ("2种/300册", "“/300册”会改变意思，不要只把它删掉", "“/300册” may change what is meant"),
            ("≤100%预算", "“预算”会改变意思，不要只把它删掉", "“预算” may change what is meant"),
            (
                "无",
                "没有这项指标值的，写成 不适用；一件也不许发生的，写成 0起",
                "where there is no target write 不适用",
            ),
            ("不涉及", "不适用的写 不适用", "write 不适用 where it does not apply"),
            ("涉密", "依法不公开的写 {不公开: 依据}", "{不公开: legal ground}"),
            (
                "4/5",
                "有几种意思：几分之几、几个里的几个，或者几月几日。是比例的，写成 80%",
                "write a share as 80%",
            ),
            ("36/36条", "是完成数的，写成 4个", "what was done as 4个"),
            ("2023年：95%；2024年：96%", "一格里只写本年度的指标值", "state the target of the year alone"),
            ("3期（150人）", "用分号隔开，例如 3期；150人", "has a semicolon before it"),
            ("≥XX%", "看到“≥”还明白，从“XX%”起看不懂。改成", "is followed up to “≥”, but not from “XX%” on"),
            ("???", "看不懂。改成", "is not understood. write it like ≥95%"),
            ("  ", "没有内容。改成", "is empty. write it"),
            (
                "不少于",
                "说到一半，后面缺一个数。在“不少于”后面写上数和单位，例如 不少于90%",
                "breaks off before its number. add a number",
            ),
            (
                "90%-80%",
                "前后矛盾，或者有几种意思。只留一种说法",
                "contradicts itself or can mean several things. leave one",
            ),
            (
                "5、10",
                "“5”看懂了（= 5），从“、10”起看不懂。是几个目标的，各带单位",
                "several targets have a unit each",
            ),
        ] {
            let [said_zh, said_en] = told(&Target::parse(text, None));
            assert!(said_zh.contains(zh) && said_en.contains(en), "{text}\n{said_zh}\n{said_en}");
        }
        assert!(not_understood(&Target::parse("≥95%", None)).is_none());
    }

    #[test]
    fn a_column_that_speaks_against_the_cell_is_named() {
        let columns = Columns { comparator: Some("≤"), ..Columns::default() };
        let [zh, en] = told(&Target::parse_in("≥90%", columns));
        assert!(zh.starts_with("本身看得懂（≥ 90 %），但和旁边的指标性质"), "{zh}");
        assert!(en.starts_with("is understood by itself (≥ 90 %), but the comparator"), "{en}");
        let columns = Columns { name: Some("完成时限"), comparator: Some("≤"), unit: Some("月") };
        let [zh, en] = told(&Target::parse_in("12", columns));
        assert!(zh.contains("是月份的，写成 12月底前；是几个月的，单位写 个月"), "{zh}");
        assert!(en.contains("write a month of the year as 12月底前"), "{en}");
    }

    #[test]
    fn a_long_wording_is_not_repeated_whole() {
        let [zh, en] = told(&Target::parse(&format!("95{}", "?".repeat(100_000)), None));
        assert!(zh.len() < 1000 && en.len() < 1000);
    }
}
