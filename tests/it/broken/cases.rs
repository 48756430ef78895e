//! Broken declarations as files, one mistake each: what is said of it, to the letter, in both languages.

use std::collections::BTreeMap;
use std::path::Path;

use gongkai::finding::{Finding, Severity};

use super::hold;
use crate::site::Folder;

/// Mistakes that are several in their file, and how many findings they are.
const SEVERAL: [(&str, usize); 9] = [
    ("colon-full-width-everywhere", 10),
    ("dash-missing-before-fields-on-one-line", 2),
    ("dashes-as-points-in-braces", 2),
    ("indentation-none", 3),
    ("many-mistakes", 5),
    ("space-missing-behind-every-colon", 3),
    ("space-missing-in-braces", 2),
    ("two-fields-on-one-line-full-width", 2),
    ("unknown-group", 2),
];

/// Where a case stands in a site: its name says the form, `amount-wan.project.yaml`.
fn place(form: &str) -> &'static str {
    match form {
        "project" => "content/2023/gz-zwsj/a.targets.yaml",
        "department" => "content/2023/gz-zwsj/department.targets.yaml",
        "evaluation" => "content/2023/gz-zwsj/a.self-evaluation.yaml",
        other => panic!("no form {other}"),
    }
}

/// Every case: its mistake's name, its place and its text.
fn all() -> BTreeMap<String, (&'static str, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/broken/cases");
    let files = std::fs::read_dir(folder).expect("the folder of cases");
    let case = |file: std::fs::DirEntry| {
        let name = file.file_name().into_string().expect("a name");
        let (mistake, form) =
            name.strip_suffix(".yaml").and_then(|stem| stem.split_once('.')).expect("a form");
        (mistake.to_owned(), (place(form), std::fs::read(file.path()).expect("a file")))
    };
    files.map(|file| case(file.expect("a file"))).collect()
}

#[test]
fn each_mistake_is_told_once_and_its_message_is_held() {
    let cases = all();
    assert!(cases.len() >= 180, "{}", cases.len());
    let mut wrong = Vec::new();
    for (mistake, (path, bytes)) in &cases {
        let folder = Folder::site(&[(path, std::str::from_utf8(bytes).expect("text"))]);
        hold(mistake, &folder);
        let (findings, _) = folder.findings();
        let told = findings.iter().filter(|finding| finding.severity > Severity::Note).count();
        let expected = SEVERAL.iter().find(|(name, _)| name == mistake).map_or(1, |(_, count)| *count);
        if told != expected {
            wrong.push(format!("{mistake}: {told} findings, not {expected}"));
        }
        for finding in &findings {
            assert!(finding.place.span.is_some(), "{mistake}: no line for {finding:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_stands_behind_a_mistake_is_read_all_the_same() {
    // Mistakes after which nothing can be told of what follows.
    let ends = ["document-end-marker", "document-marker"];
    for (mistake, (path, bytes)) in all() {
        let text = String::from_utf8(bytes).expect("text");
        if ends.contains(&&*mistake) || text.contains("总分") || !text.ends_with("次\n") {
            continue;
        }
        let indent = text.lines().last().map_or(0, |line| line.len() - line.trim_start().len());
        let broken = format!("{text}{}多余的: 1\n", " ".repeat(indent));
        let (findings, _) = Folder::site(&[(path, &broken)]).findings();
        let told = findings.iter().any(|finding| finding.message.zh.contains("多余的"));
        assert!(told, "{mistake}: the key behind it was not read");
    }
}

/// What a message proposes to type, put in place; none where it proposes nothing that a machine could type.
fn mended(text: &str, finding: &Finding) -> Option<String> {
    const VALUES: [&str; 4] = ["写成：", "引号：", "重新输入：", "数字："];
    let (help, span) = (&finding.help.zh, finding.place.span?.range());
    let value = VALUES.iter().find_map(|mark| help.split_once(mark)).map(|(_, value)| value);
    if let Some(value) = value.filter(|value| !value.starts_with('“')) {
        let value = value.split('；').next()?;
        return Some(format!("{}{value}{}", &text[..span.start], &text[span.end..]));
    }
    let line = help.split_once('“')?.1;
    let line = &line[..line.find("”；").or_else(|| line.rfind('”'))?];
    let is_more = help.starts_with("删去“") || finding.message.zh.contains("，共 3 行");
    if line.contains(['…', '”']) || !line.contains(':') || line == "字段名: 内容" || is_more {
        return None;
    }
    let start = text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let blank = text[start..end].len() - text[start..end].trim_start().len();
    let dash = if text[start + blank..end].starts_with("- ") { 2 } else { 0 };
    // A line that is shown with its spaces is meant with them; without, it begins where the text of the line does.
    let from = match line.chars().next()? {
        ' ' => start,
        '-' => start + blank,
        _ if help.starts_with("删去行首") => start,
        _ => start + blank + dash,
    };
    if finding.message.zh.starts_with("缺少") {
        return Some(format!("{}{line}\n{}", &text[..start], &text[start..]));
    }
    Some(format!("{}{line}{}", &text[..from], &text[end..]))
}

/// The claim of this folder, as far as a machine can take a message at its word: what it proposes to type mends the file.
#[test]
fn what_a_message_proposes_mends_the_file() {
    let (mut count, mut wrong) = (0, Vec::new());
    for (mistake, (path, bytes)) in all() {
        let text = String::from_utf8(bytes).expect("text");
        let (findings, _) = Folder::site(&[(path, &text)]).findings();
        let mut told = findings.iter().filter(|finding| finding.severity > Severity::Note);
        let (Some(finding), None) = (told.next(), told.next()) else { continue };
        let Some(mended) = mended(&text, finding) else { continue };
        count += 1;
        let (left, _) = Folder::site(&[(path, &mended)]).findings();
        // A figure that can be read at last may turn out not to fit the others.
        let is_left = |left: &&Finding| {
            left.rule.name == finding.rule.name || left.severity == Severity::Error && left.values.is_none()
        };
        let left: Vec<_> = left.iter().filter(is_left).collect();
        if let [first, ..] = &left[..] {
            wrong.push(format!("{mistake}: {}\n{mended}", first.message.zh));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}: {}", wrong.len(), wrong.join("\n\n"));
    assert!(count >= 80, "only {count} messages propose what to type");
}
