//! Files that cannot stand in a repository as such: other encodings, line breaks of other systems, sizes and depths.

use std::fmt::Write as _;

use super::hold;
use crate::site::{DEPARTMENTS, Folder, SITE};

const PATH: &str = "content/2023/gz-zwsj/a.targets.yaml";
const GOOD: &str = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 热线运行\n";
/// The beginning of [`GOOD`] in GB18030.
const IN_GB18030: &[u8] =
    b"\xB1\xED: \xCF\xEE\xC4\xBF\xD6\xA7\xB3\xF6\xBC\xA8\xD0\xA7\xC4\xBF\xB1\xEA\xC9\xEA\xB1\xA8\xB1\xED\n\xC4\xEA\xB6\xC8: 2023\n";

fn folder(bytes: &[u8]) -> Folder {
    Folder::with(&[
        ("content/site.yaml", SITE.as_bytes()),
        ("content/departments.yaml", DEPARTMENTS.as_bytes()),
        (PATH, bytes),
    ])
}

fn utf16(text: &str, bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn files_that_are_no_text_in_utf_8() {
    let with_mark = format!("\u{feff}{GOOD}");
    for (name, bytes) in [
        ("encoding-gb18030", IN_GB18030.to_vec()),
        ("encoding-utf-16-le", utf16(GOOD, u16::to_le_bytes)),
        ("encoding-utf-16-be", utf16(GOOD, u16::to_be_bytes)),
        ("encoding-utf-16-le-with-mark", utf16(&with_mark, u16::to_le_bytes)),
        ("encoding-utf-16-be-with-mark", utf16(&with_mark, u16::to_be_bytes)),
        ("encoding-broken", [GOOD.as_bytes(), b"\xFF\xFF\xFF"].concat()),
        ("encoding-mixed", [GOOD.as_bytes(), IN_GB18030].concat()),
        ("control-nul", GOOD.replace("热线", "热\0线").into_bytes()),
        ("spreadsheet", b"PK\x03\x04\x14\0\x06\0".to_vec()),
        ("old-office-file", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec()),
        ("control-everywhere", "\u{7}".repeat(5_000).into_bytes()),
    ] {
        hold(name, &folder(&bytes));
    }
}

#[test]
fn files_without_a_field() {
    for (name, text) in [
        ("empty", ""),
        ("empty-but-blank-lines", "\n  \n\n"),
        ("empty-but-comments", "# 表: 项目支出绩效目标申报表\n# 年度: 2023\n"),
        ("empty-but-marker", "---\n"),
        ("empty-but-null", "null\n"),
        ("only-a-text", "2023年热线运行项目的绩效目标\n"),
        ("only-a-text-of-several-lines", "热线运行\n受理来电\n回访\n"),
    ] {
        hold(name, &folder(text.as_bytes()));
    }
}

#[test]
fn line_breaks_and_marks_of_other_systems_do_not_matter() {
    let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    let old_mac = GOOD.replace('\n', "\r");
    for text in [&*windows, &*old_mac] {
        let (findings, _) = folder(text.as_bytes()).findings();
        assert_eq!(findings.len(), 0, "{findings:?}");
    }
    hold("mistake-between-line-breaks-of-windows", &folder(windows.replace("年度: ", "年度：").as_bytes()));
    hold("mistake-between-line-breaks-of-old-macs", &folder(old_mac.replace("年度: ", "年度：").as_bytes()));
    hold("mistake-behind-a-mark", &folder(format!("\u{feff}{}", GOOD.replace("表: ", "表：")).as_bytes()));
}

/// Whatever a file holds, reading it ends soon and says one thing. Not the time is held here but that reading stops at a
/// limit, and at which.
#[test]
fn sizes_and_depths_have_limits() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let before = format!("*a{}, ", level - 1).repeat(10);
        writeln!(bomb, "a{level}: &a{level} [{before}]").expect("memory");
    }
    let nested = (0..10_000).map(|level| format!("{}a:\n", " ".repeat(level.min(200)))).collect::<String>();
    for (name, text) in [
        ("alias-bomb", bomb),
        ("nested-10000-deep-by-brackets", "[".repeat(10_000)),
        ("nested-10000-deep-by-lines", nested),
        ("nested-10000-deep-by-dashes", "- ".repeat(10_000)),
        ("text-of-50-mb", format!("{GOOD}主要内容: {}\n", "x".repeat(50 << 20))),
        ("text-of-2-mb", format!("{GOOD}主要内容: {}\n", "字".repeat(700_000))),
        ("list-of-300000", format!("{GOOD}绩效指标:\n{}", "  - 甲\n".repeat(300_000))),
    ] {
        hold(name, &folder(text.as_bytes()));
    }
}

#[test]
fn five_megabytes_of_one_sign_are_one_finding() {
    for sign in [
        "[", "{", "-", "\"", "'", "&a ", "&", ":", "a: ", "|", ">", "*", "!", "%", "}", "：", "｛", "年度 ",
        "\u{7}",
    ] {
        let text = sign.repeat((5 << 20) / sign.len());
        let (findings, _) = folder(text.as_bytes()).findings();
        let told: Vec<_> = findings.iter().map(|finding| finding.rule.name).collect();
        let limit = ["file-too-large", "nested-too-deeply", "control-character"];
        assert!(matches!(&told[..], [one] if limit.contains(one)), "{sign:?}: {told:?}");
    }
}

#[test]
fn a_thousand_mistakes_are_told_as_far_as_they_can_be() {
    let items = |field: &str| {
        (0..1_000).fold(format!("{GOOD}绩效指标:\n  产出指标:\n    数量指标:\n"), |text, nth| {
            format!("{text}      - 名称: 甲{nth}\n        {field}\n")
        })
    };
    // One key that is wrong in every row is one mistake.
    let findings = folder(items("年度指标植: ≥4次").as_bytes()).findings().0;
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.zh.ends_with("，共 1000 处"), "{}", findings[0].message.zh);
    // After each of the others the file is read again, and at some time that ends.
    let findings = folder(items("年度指标值: >=4次").as_bytes()).findings().0;
    let ends = findings.iter().filter(|finding| finding.message.zh.contains("笔误太多")).count();
    assert!((100..1_000).contains(&findings.len()), "{}", findings.len());
    assert_eq!(ends, 1);
}
