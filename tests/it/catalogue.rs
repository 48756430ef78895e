//! Rule pages are tests: what they say fails must fail with that rule, and what they say passes must pass.

use gongkai::catalogue;
use gongkai::config::Config;
use gongkai::finding::{Finding, Rule, Severity};
use gongkai::index::Site;
use gongkai::language::Language;
use gongkai::model::declaration::Declaration;
use gongkai::model::department::Registry;
use gongkai::scan::{self, Scanner};
use gongkai::verify::Verifier;
use gongkai::{check, load, report, verify};

use crate::site::{DEPARTMENTS, Folder, SITE};
use crate::{approvals, archive, release};

/// What breaks a rule, built here because no page could show it.
type Breaks = fn() -> Vec<Finding>;

/// Rules whose examples cannot stand on a page, each with what breaks it.
static BUILT: [(&str, Breaks); 21] = [
    ("archive-damaged", archive::without_its_checksum),
    ("archive-file-differs", archive::with_a_byte_more),
    ("archive-signature-not-good", archive::signed_by_another),
    ("archive-out-of-line", archive::without_the_one_before),
    ("file-too-large", more_than_is_read),
    ("text-not-utf8", a_file_in_gb18030),
    ("published-value-changed-without-correction", release::a_value_changed),
    ("published-correction-removed", release::a_correction_removed),
    ("published-declaration-missing", release::a_declaration_removed),
    ("amount-changed-greatly", release::an_amount_tripled),
    ("total-changed-greatly", release::an_amount_changed_a_little),
    ("approvals-missing", release::nobody_approved),
    ("approval-not-counted", approvals::an_approval_unsigned),
    ("approval-signature-wrong", approvals::an_approval_altered),
    ("approval-key-unlisted", approvals::a_key_taken_out),
    ("released-address-gone", release::an_indicator_renamed),
    ("release-entry-damaged", release::an_entry_altered),
    ("releases-forked", release::an_entry_lost),
    ("release-record-differs", release::a_fact_altered),
    ("held-back-published", a_draft_on_a_page),
    ("container-not-readable", a_damaged_archive),
];

/// A file with one byte more than is read.
fn more_than_is_read() -> Vec<Finding> {
    let mut bytes = b"\xE8\xA1\xA8: ".to_vec();
    bytes.resize(8 * 1024 * 1024 + 1, b'a');
    declared(&bytes)
}

/// `年度: 2023` as old editors save it.
fn a_file_in_gb18030() -> Vec<Finding> {
    declared(b"\xC4\xEA\xB6\xC8: 2023\n")
}

/// The name of a draft on a page.
fn a_draft_on_a_page() -> Vec<Finding> {
    let head = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 路灯节能改造试点\n";
    let folder = Folder::site(&[("content/2023/gz-zwsj/a.targets.yaml", head)]);
    let held = load::load(folder.path()).expect("a site").declarations;
    scanned(&held, ("index.html", "<p>路灯节能改造试点</p>".as_bytes()))
}

fn a_damaged_archive() -> Vec<Finding> {
    scanned(&[], ("a.zip", b"PK\x03\x04"))
}

/// What the scan finds in a file of a site without public declarations.
fn scanned(held: &[Declaration], (address, bytes): (&str, &[u8])) -> Vec<Finding> {
    let site = Site::new(Config::default(), Registry::default(), Vec::new());
    let scanner = Scanner::new(&site, held, &[]);
    scanner.file(address, bytes);
    scanner.finish()
}

fn declared(bytes: &[u8]) -> Vec<Finding> {
    let files: [(&str, &[u8]); 3] = [
        ("content/site.yaml", SITE.as_bytes()),
        ("content/departments.yaml", DEPARTMENTS.as_bytes()),
        ("content/2023/gz-zwsj/a.targets.yaml", bytes),
    ];
    Folder::with(&files).findings().0
}

/// The blocks of a page that open with `fence`.
fn blocks<'p>(page: &'p str, fence: &str) -> Vec<&'p str> {
    let open = format!("```{fence}\n");
    page.split(open.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

/// The folder that a block describes: files behind `# content/…` lines, and the usual settings where it brings none.
fn folder(block: &str) -> Folder {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in block.lines() {
        match line
            .strip_prefix("# ")
            .filter(|path| path.starts_with("content/") && (path.ends_with(".yaml") || path.ends_with(".md")))
        {
            Some(path) => files.push((path.to_owned(), String::new())),
            None => {
                if files.is_empty() {
                    files.push(("content/2023/gz-zwsj/department.targets.yaml".to_owned(), String::new()));
                }
                let (_, text) = files.last_mut().expect("just made");
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    for (path, text) in [("content/site.yaml", SITE), ("content/departments.yaml", DEPARTMENTS)] {
        if !files.iter().any(|(own, _)| own == path) && !block.contains(&format!("# no {path}")) {
            files.push((path.to_owned(), text.to_owned()));
        }
    }
    Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

/// What the proof of pages and the scan find in a piece of one, on a site of two pages.
fn proved(html: &str) -> Vec<Finding> {
    let verifier = Verifier::new(["index.html", "2023/index.html", "assets/logo.png"].into_iter());
    verifier.page("2023/index.html", html.as_bytes(), std::iter::empty());
    verifier.page("index.html", b"<title>x</title>", std::iter::empty());
    let mut findings = verifier.finish();
    findings.extend(scanned(&[], ("2023/index.html", html.as_bytes())));
    findings
}

fn fires(rule: &Rule, findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.rule.name == rule.name)
}

#[test]
fn names_are_unique_and_pages_are_headed_by_them() {
    let mut names = std::collections::BTreeSet::new();
    for rule in catalogue::rules() {
        assert!(names.insert(rule.name), "{} stands twice", rule.name);
        assert!(rule.explain.starts_with(&format!("# {}\n", rule.name)), "{} has another heading", rule.name);
        for part in ["## 中文", "## English"] {
            assert!(rule.explain.contains(part), "{} has no part {part}", rule.name);
        }
    }
}

#[test]
fn a_page_begins_with_a_sentence_for_the_list() {
    for rule in catalogue::rules() {
        for (language, stop, longest) in [(Language::Chinese, '。', 90), (Language::English, '.', 200)] {
            let summary = catalogue::summary(rule, language);
            assert!(summary.ends_with(stop), "{}: {summary}", rule.name);
            assert!(summary.chars().count() <= longest, "{}: {summary}", rule.name);
            assert!(catalogue::page(rule, language).contains(catalogue::explanation(rule, language)));
        }
    }
}

/// No rule is without an example that breaks it and one that keeps it, and none is only ever written down.
#[test]
fn every_rule_fires_on_what_its_page_shows_or_on_what_is_built_here() {
    for rule in catalogue::rules() {
        let is_of_pages = verify::catalogue().chain(scan::catalogue()).any(|own| own.name == rule.name);
        let fence = if is_of_pages { "html" } else { "yaml" };
        let (fails, passes) = (
            blocks(rule.explain, &format!("{fence} fails")),
            blocks(rule.explain, &format!("{fence} passes")),
        );
        let findings = |block: &str| if is_of_pages { proved(block) } else { folder(block).findings().0 };
        match BUILT.iter().find(|(name, _)| *name == rule.name) {
            Some((_, build)) => {
                assert!(rule.explain.contains("这里不能举例"), "{} does not say why not", rule.name);
                assert!(fails.is_empty() && passes.is_empty(), "{} has examples", rule.name);
                assert!(fires(rule, &build()), "{} does not fire on what is built", rule.name);
            }
            None => assert!(!(fails.is_empty() || passes.is_empty()), "{} lacks an example", rule.name),
        }
        for block in fails {
            assert!(fires(rule, &findings(block)), "{} does not fail:\n{block}", rule.name);
        }
        for block in passes {
            assert!(!fires(rule, &findings(block)), "{} does not pass:\n{block}", rule.name);
        }
    }
}

/// Pages about reading show a piece of a file, not a whole declaration; `load` holds those to the letter.
#[test]
fn whole_examples_show_one_fault_or_none() {
    for rule in load::catalogue().chain(check::catalogue()) {
        let whole = |block: &&str| block.contains("# content/");
        for block in blocks(rule.explain, "yaml fails").into_iter().filter(whole) {
            let (findings, _) = folder(block).findings();
            for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
                assert_eq!(finding.rule.name, rule.name, "{}: {:?}\n{block}", rule.name, finding.message);
            }
        }
        for block in blocks(rule.explain, "yaml passes").into_iter().filter(whole) {
            let (findings, _) = folder(block).findings();
            let bad: Vec<_> = findings.iter().filter(|finding| finding.severity != Severity::Note).collect();
            assert!(bad.is_empty(), "{} does not pass:\n{block}\n{bad:?}", rule.name);
        }
    }
}

/// The entry that a report prints for a known error, copied into the form, takes the finding away, until a value changes.
#[test]
fn a_printed_known_error_excuses_what_it_was_printed_for() {
    let mut tried = 0;
    for rule in check::catalogue() {
        for block in blocks(rule.explain, "yaml fails") {
            let (findings, files) = folder(block).findings();
            let Some(finding) = findings.iter().find(|f| f.rule.name == rule.name && f.values.is_some())
            else {
                continue;
            };
            let text = report::text(std::slice::from_ref(finding), &files, Language::Chinese);
            let text = anstream::adapter::strip_str(&text).to_string();
            let entry =
                text.split("已知错误: - ").nth(1).and_then(|rest| rest.lines().next()).expect("an entry");
            let with = |entry: &str| {
                let folder = folder(block);
                let own = &files[&finding.place.file].text;
                let known = format!("{own}\n已知错误:\n  - {entry}\n");
                folder.put(&finding.place.file, known.as_bytes());
                folder.findings().0
            };
            let left = with(entry);
            assert!(left.iter().all(|other| other.place.field != finding.place.field), "{entry}\n{left:?}");
            assert!(left.iter().all(|other| other.rule.name != "known-error-does-not-apply"), "{left:?}");
            for value in ["公布值: \"", "计算值: \""] {
                let left = with(&entry.replace(value, &format!("{value}7")));
                assert!(fires(rule, &left), "{entry}: {left:?}");
                assert!(left.iter().any(|other| other.rule.name == "known-error-does-not-apply"), "{left:?}");
            }
            tried += 1;
        }
    }
    assert!(tried > 8, "{tried}");
}

/// Whatever a rule finds in a declaration can be let pass for now, at the field that it names.
#[test]
fn a_finding_about_content_can_be_waived() {
    for rule in check::catalogue() {
        // A waiver is no way round what is said of known errors and of waivers.
        if ["known-error-does-not-apply", "waiver-expired", "waiver-excuses-nothing"].contains(&rule.name) {
            continue;
        }
        for block in blocks(rule.explain, "yaml fails") {
            let (findings, files) = folder(block).findings();
            let finding = findings.iter().find(|finding| finding.rule.name == rule.name).expect("it fails");
            let folder = folder(block);
            let field = finding.place.field.to_string().replace('\'', "''");
            let waiver =
                format!("豁免: [{{规则: {}, 字段: '{field}', 理由: 待核, 截至: 2026-12-31}}]\n", rule.name);
            let text = format!("{}\n{waiver}", files[&finding.place.file].text);
            folder.put(&finding.place.file, text.as_bytes());
            let (left, _) = folder.findings();
            let own = left.iter().find(|other| other.message.zh.starts_with(&finding.message.zh));
            let own = own.map(|own| (own.severity, own.waived.is_some()));
            assert_eq!(own, Some((Severity::Note, true)), "{}: {left:?}", rule.name);
        }
    }
}

/// A rule that holds two figures against each other says on its page how far apart they may be.
#[test]
fn a_rule_about_figures_prints_its_tolerance() {
    for rule in check::catalogue() {
        let compares = blocks(rule.explain, "yaml fails").into_iter().any(|block| {
            let (findings, _) = folder(block).findings();
            findings.iter().any(|finding| finding.rule.name == rule.name && finding.values.is_some())
        });
        let states = rule.explain.contains("容差") && rule.explain.contains("tolerance");
        assert!(!compares || states, "{} does not state its tolerance", rule.name);
    }
}
