//! Releases: what was published changes only with a correction, never vanishes unsaid, and is recorded together with the
//! output or not at all.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use gongkai::finding::Finding;
use gongkai::ledger::Ledger;
use gongkai::model::date::Date;
use gongkai::release::{Draft, Outcome};
use gongkai::sink::Sink;

use crate::site::Folder;

const BUSES: &str = "content/2025/gz-zwsj/buses.targets.yaml";

/// A site with a bus subsidy and something beside it that never changes.
fn site(settings: &str) -> Folder {
    let settings = format!("标题: 测试\n网址: https://gk.example\n{settings}");
    Folder::site(&[
        ("content/site.yaml", &settings),
        (BUSES, &buses("1200.00", "")),
        (
            "content/2025/gz-cgj/roads.targets.yaml",
            "表: 项目支出绩效目标申报表\n年度: 2025\n部门: gz-cgj\n项目: roads\n名称: 道路养护\n资金: {合计: 88.00}\n",
        ),
    ])
}

fn buses(total: &str, more: &str) -> String {
    format!(
        "表: 项目支出绩效目标申报表\n年度: 2025\n部门: gz-zwsj\n项目: buses\n名称: 公交补贴\n资金: {{合计: {total}}}\n绩效指标:\n  产出指标:\n    数量指标:\n      - {{名称: 线路数, 年度指标值: ≥36条}}\n{more}"
    )
}

pub(crate) fn run(folder: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(words)
        .args(["--lang", "zh-CN", "--site"])
        .arg(folder)
        .output()
        .expect("the program")
}

/// Runs a command that must end well; what it said.
pub(crate) fn good(folder: &Folder, words: &[&str]) -> String {
    let output = run(folder.path(), words);
    let said = said(&output);
    assert!(output.status.success(), "{words:?}: {said}");
    said
}

/// Runs a command that findings must stop; what it said.
pub(crate) fn stopped(folder: &Folder, words: &[&str]) -> String {
    let output = run(folder.path(), words);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{words:?}: {said}");
    said
}

pub(crate) fn said(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(both).expect("UTF-8")
}

pub(crate) fn release(folder: &Folder, day: &str) -> String {
    good(folder, &["release", "--as-of", day])
}

pub(crate) fn read(folder: &Folder, path: &str) -> String {
    let bytes = std::fs::read(folder.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    String::from_utf8(bytes).expect("UTF-8")
}

/// Every file below a folder of the site, but the program's own memory.
pub(crate) fn files(folder: &Folder, name: &str) -> BTreeMap<String, Vec<u8>> {
    let root = folder.path().join(name);
    let mut all = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            let inside = path.strip_prefix(&root).expect("inside").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if !inside.starts_with(".gongkai/") && inside != ".gitignore" {
                all.insert(inside, std::fs::read(&path).expect("a file"));
            }
        }
    }
    all
}

/// What a release on the next day finds, after one release and a change of the site.
fn found(settings: &str, change: impl Fn(&Folder)) -> Vec<Finding> {
    let folder = site(settings);
    if settings.contains("审批人数") {
        good(&folder, &["approve", "--by", "甲", "--as-of", "2026-03-01"]);
    }
    release(&folder, "2026-03-01");
    change(&folder);
    let draft = Draft::open(folder.path(), Date::parse("2026-03-02").expect("a day")).expect("a site");
    let mut findings = draft.findings(&draft.differences(), &[]).expect("findings");
    let theme = gongkai::build::theme(folder.path(), &draft.opened.site).expect("a theme");
    if let Outcome::Faulty(faults) = draft.release(theme, Sink::nothing()).expect("a draft") {
        findings.extend(faults);
    }
    findings
}

fn corrected(total: &str) -> String {
    let entry = format!("{{字段: funding.total, 原值: 1200, 更正为: {total}, 原因: 核减, 日期: 2026-03-02}}");
    buses(total, &format!("更正: [{entry}]\n"))
}

pub(crate) fn a_value_changed() -> Vec<Finding> {
    found("", |folder| folder.put(BUSES, buses("1300.00", "").as_bytes()))
}

pub(crate) fn a_correction_removed() -> Vec<Finding> {
    found("", |folder| {
        folder.put(BUSES, corrected("1300").as_bytes());
        release(folder, "2026-03-02");
        folder.put(BUSES, buses("1300", "").as_bytes());
    })
}

pub(crate) fn a_declaration_removed() -> Vec<Finding> {
    found("", |folder| std::fs::remove_file(folder.path().join(BUSES)).expect("a file"))
}

pub(crate) fn an_amount_tripled() -> Vec<Finding> {
    found("发布: {金额变动: 50%}\n", |folder| folder.put(BUSES, corrected("3600").as_bytes()))
}

pub(crate) fn an_amount_changed_a_little() -> Vec<Finding> {
    found("发布: {合计变动: 10%}\n", |folder| folder.put(BUSES, corrected("1321").as_bytes()))
}

pub(crate) fn nobody_approved() -> Vec<Finding> {
    found("发布: {审批人数: 1}\n", |folder| folder.put(BUSES, corrected("1210").as_bytes()))
}

pub(crate) fn an_indicator_renamed() -> Vec<Finding> {
    found("", |folder| folder.put(BUSES, read(folder, BUSES).replace("线路数", "公交线路").as_bytes()))
}

pub(crate) fn an_entry_altered() -> Vec<Finding> {
    found("", |folder| {
        let (path, bytes) = entry(folder);
        folder.put(&path, &[&bytes[..], b"\n"].concat());
    })
}

pub(crate) fn an_entry_lost() -> Vec<Finding> {
    found("", |folder| {
        let (first, _) = entry(folder);
        folder.put(BUSES, corrected("1210").as_bytes());
        release(folder, "2026-03-02");
        std::fs::remove_file(folder.path().join(first)).expect("a file");
    })
}

pub(crate) fn a_fact_altered() -> Vec<Finding> {
    let folder = site("");
    release(&folder, "2026-03-01");
    let facts =
        files(&folder, "releases").into_keys().find(|path| path.starts_with("facts/")).expect("facts");
    let path = format!("releases/{facts}");
    folder.put(&path, read(&folder, &path).replace("88.00", "89.00").replace("1200", "1201").as_bytes());
    let (ledger, chain) = Ledger::open(folder.path()).expect("a ledger");
    chain.into_iter().chain(ledger.verify().expect("files that can be read")).collect()
}

/// The first entry of the ledger.
fn entry(folder: &Folder) -> (String, Vec<u8>) {
    let ledger = files(folder, "releases");
    let first = ledger.into_iter().find(|(path, _)| path.starts_with("entries/0001")).expect("an entry");
    (format!("releases/{}", first.0), first.1)
}

#[test]
fn a_changed_amount_stops_the_release_until_its_correction_says_why() {
    let folder = site("");
    release(&folder, "2026-03-01");
    let before = files(&folder, "output");
    folder.put(BUSES, buses("1300.00", "").as_bytes());
    let said = stopped(&folder, &["release", "--as-of", "2026-03-02"]);
    assert!(said.contains("published-value-changed-without-correction"), "{said}");
    assert!(said.contains("1200.00") && said.contains("1300.00"), "both values: {said}");
    assert_eq!(files(&folder, "output"), before, "nothing was written");
    let waiting = read(&folder, BUSES);
    let entry = "更正:\n  - 字段: funding.total\n    原值: \"1200.00\"\n    更正为: \"1300.00\"\n    原因:\n    日期: 2026-03-02\n";
    assert!(waiting.ends_with(entry), "{waiting}");
    let said = stopped(&folder, &["release", "--as-of", "2026-03-02"]);
    assert!(said.contains("原因"), "the reason is asked for: {said}");
    assert_eq!(read(&folder, BUSES), waiting, "the entry stands there once");

    folder.put(BUSES, waiting.replace("原因:\n", "原因: 漏列上级资金\n").as_bytes());
    let said = release(&folder, "2026-03-02");
    assert!(said.contains("已发布 0002"), "{said}");
    let page = read(&folder, "output/2025/gz-zwsj/buses.html");
    assert!(page.contains("漏列上级资金") && page.contains("1200.00"), "the page tells of it");
    let changes = read(&folder, "output/changes/index.html");
    assert!(changes.contains("漏列上级资金") && changes.contains("1,200.00 万元"), "{changes}");
    let feed = read(&folder, "output/feed.xml");
    assert!(
        feed.contains("漏列上级资金") && feed.contains("https://gk.example/changes/index.html#r-0002"),
        "{feed}"
    );
    let facts = read(&folder, "output/2025/gz-zwsj/buses.targets.yaml");
    assert!(facts.contains("漏列上级资金"), "the download tells of it: {facts}");

    // What was told once stays told.
    folder.put(BUSES, buses("1300.00", "").as_bytes());
    let said = stopped(&folder, &["release", "--as-of", "2026-03-03"]);
    assert!(said.contains("published-correction-removed"), "{said}");
}

#[test]
fn a_fresh_clone_makes_the_next_release_with_the_same_differences() {
    let folder = site("");
    release(&folder, "2026-03-01");
    let more = "更正: [{字段: funding.total, 原值: \"1,200\", 更正为: 1250, 原因: 核减, 日期: 2026-03-05}]\n";
    folder.put(BUSES, buses("1250.00", more).as_bytes());
    let clone = Folder::with(&[]);
    for name in ["content", "releases"] {
        for (path, bytes) in files(&folder, name) {
            clone.put(&format!("{name}/{path}"), &bytes);
        }
    }
    let diff = |folder: &Folder| good(folder, &["diff", "--format", "json", "--as-of", "2026-03-05"]);
    assert_eq!(diff(&clone), diff(&folder));
    assert!(diff(&clone).contains("\"release\": \"0001\""), "{}", diff(&clone));
    for folder in [&folder, &clone] {
        release(folder, "2026-03-05");
    }
    assert_eq!(files(&clone, "output"), files(&folder, "output"));
    assert_eq!(files(&clone, "releases"), files(&folder, "releases"));
}

#[test]
fn the_record_names_every_file_and_a_build_gives_the_same_ones() {
    let folder = site("");
    release(&folder, "2026-03-01");
    let output = files(&folder, "output");
    let ledger = files(&folder, "releases");
    let manifests: Vec<_> = ledger.iter().filter(|(path, _)| path.starts_with("manifests/")).collect();
    let [(name, manifest)] = manifests[..] else { panic!("one manifest") };
    let manifest = String::from_utf8(manifest.clone()).expect("UTF-8");
    assert_eq!(*name, format!("manifests/{}.txt", gongkai::sha256::of(&manifest)));
    let listed: BTreeMap<&str, &str> = manifest
        .lines()
        .map(|line| line.split_once("  ").expect("hash and path"))
        .map(|(h, p)| (p, h))
        .collect();
    let found: BTreeMap<String, String> =
        output.iter().map(|(path, bytes)| (path.clone(), gongkai::sha256::of(bytes))).collect();
    assert_eq!(listed, found.iter().map(|(path, hash)| (path.as_str(), hash.as_str())).collect());
    good(&folder, &["build", "--as-of", "2026-03-01"]);
    assert_eq!(files(&folder, "output"), output, "a build on the same day is the release");
    let said = release(&folder, "2026-03-01");
    assert!(said.contains("没有要发布的"), "{said}");
    assert_eq!(files(&folder, "releases"), ledger, "and makes no entry");
}

#[test]
fn drafts_and_what_waits_for_its_day_are_on_no_page() {
    let folder = site("");
    let secret =
        buses("98765.43", "状态: 草稿\n").replace("公交补贴", "不可说工程").replace("buses", "secret");
    folder.put("content/2025/gz-zwsj/secret.targets.yaml", secret.as_bytes());
    let later = secret.replace("secret", "later").replace("状态: 草稿", "公开日期: 2026-05-01");
    folder.put("content/2025/gz-zwsj/later.targets.yaml", later.as_bytes());
    release(&folder, "2026-03-01");
    for (path, bytes) in files(&folder, "output").iter().chain(&files(&folder, "releases")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("不可说") && !text.contains("98,765.43") && !text.contains("98765"), "{path}");
        assert!(!path.contains("secret") && !path.contains("later"), "{path}");
    }
    let list = |which: &str, day: &str| good(&folder, &["list", which, "--as-of", day]);
    assert!(list("drafts", "2026-03-01").contains("secret.targets.yaml\t草稿"));
    assert!(list("future", "2026-03-01").contains("later.targets.yaml\t待公开\t2026-05-01"));
    assert!(list("published", "2026-05-01").contains("later.targets.yaml\t已公开\t2026-05-01"));
    let json = good(&folder, &["list", "drafts", "--as-of", "2026-03-01", "--format", "json"]);
    assert!(json.contains("\"state\": \"draft\""), "{json}");
    let said = release(&folder, "2026-05-01");
    assert!(said.contains("新地址  2025/gz-zwsj/later.html"), "{said}");
    assert!(read(&folder, "output/2025/gz-zwsj/later.html").contains("98,765.43"), "its day has come");
    // What was published is not a draft again.
    folder.put("content/2025/gz-zwsj/later.targets.yaml", secret.replace("secret", "later").as_bytes());
    let said = stopped(&folder, &["release", "--as-of", "2026-05-02"]);
    assert!(said.contains("published-declaration-missing"), "{said}");
}

#[test]
fn what_would_leak_stops_the_release() {
    let folder = site("主题: own\n");
    let secret =
        buses("98765.43", "状态: 草稿\n").replace("公交补贴", "地下管廊普查工程").replace("buses", "secret");
    folder.put("content/2025/gz-zwsj/secret.targets.yaml", secret.as_bytes());
    folder.put(
        "themes/own/templates/footer.html",
        "<footer>下一步：地下管廊普查工程，13812345678</footer>".as_bytes(),
    );
    let said = stopped(&folder, &["release", "--as-of", "2026-03-01"]);
    assert!(said.contains("held-back-published") && said.contains("secret.targets.yaml"), "{said}");
    assert!(said.contains("personal-data-published") && !said.contains("13812345678"), "{said}");
    assert!(files(&folder, "output").is_empty() && files(&folder, "releases").is_empty());
    folder.put("themes/own/templates/footer.html", "<footer>下一步</footer>".as_bytes());
    release(&folder, "2026-03-01");
}

#[test]
fn a_status_that_cannot_be_read_publishes_nothing() {
    for words in ["状态: 差不多", "公开日期: 五月", "公开日期: 不适用", "撤回: {内容: 表}"]
    {
        let folder = site("");
        folder.put(BUSES, buses("1200.00", &format!("{words}\n")).as_bytes());
        let said = stopped(&folder, &["build", "--as-of", "2026-03-01"]);
        assert!(said.contains("buses.targets.yaml"), "{words}: {said}");
    }
}

#[test]
fn faults_of_a_draft_are_told_and_stand_in_nobodys_way() {
    let folder = site("");
    let draft = buses("十二", "状态: 草稿\n").replace("buses", "draft");
    folder.put("content/2025/gz-zwsj/draft.targets.yaml", draft.as_bytes());
    let said = good(&folder, &["check", "--as-of", "2026-03-01"]);
    assert!(said.contains("draft.targets.yaml") && said.contains("十二"), "{said}");
    good(&folder, &["build", "--as-of", "2026-03-01"]);
}

#[test]
fn what_is_withdrawn_leaves_a_notice_at_every_address() {
    let folder = site("英文界面: 是\n");
    release(&folder, "2026-03-01");
    let before = files(&folder, "output");
    let withdrawn = "撤回: {内容: 公交补贴绩效目标表, 原因: 误报了他项目的表, 日期: 2026-04-01}\n";
    folder.put(BUSES, buses("1200.00", withdrawn).as_bytes());
    let said = release(&folder, "2026-04-01");
    assert!(said.contains("已发布 0002"), "{said}");
    let after = files(&folder, "output");
    for address in before.keys().filter(|address| gongkai::route::is_promised(address)) {
        assert!(after.contains_key(address), "{address} is gone");
    }
    for address in
        ["2025/gz-zwsj/buses.html", "en/2025/gz-zwsj/buses.html", "2025/gz-zwsj/buses.targets.yaml"]
    {
        let text = String::from_utf8_lossy(&after[address]).into_owned();
        assert!(text.contains("误报了他项目的表"), "{address}: {text}");
        assert!(!text.contains("1,200.00") && !text.contains("线路数"), "{address} says what was withdrawn");
    }
    assert!(String::from_utf8_lossy(&after["changes/index.html"]).contains("误报了他项目的表"));
    // The file itself has to stay: it is what says why.
    std::fs::remove_file(folder.path().join(BUSES)).expect("a file");
    let said = stopped(&folder, &["release", "--as-of", "2026-04-02"]);
    assert!(said.contains("released-address-gone"), "{said}");
}

#[test]
fn a_site_that_withdraws_all_it_has_can_be_released() {
    let folder = Folder::site(&[(BUSES, &buses("1200.00", ""))]);
    release(&folder, "2026-03-01");
    let notice = "撤回: {内容: 公交补贴, 原因: 误公开, 日期: 2026-03-02}\n";
    folder.put(BUSES, buses("1200.00", notice).as_bytes());
    release(&folder, "2026-03-02");
    assert!(read(&folder, "output/index.projects.csv").contains("误公开"));
    good(&folder, &["verify"]);
}

#[test]
fn an_id_that_changed_leads_to_the_new_one() {
    let folder = site("");
    release(&folder, "2026-03-01");
    let moved = read(&folder, BUSES).replace("项目: buses", "项目: bus-subsidy\n承接: buses");
    std::fs::remove_file(folder.path().join(BUSES)).expect("a file");
    folder
        .put("content/2025/gz-zwsj/bus-subsidy.targets.yaml", moved.replace("承接: buses\n", "").as_bytes());
    let said = stopped(&folder, &["release", "--as-of", "2026-03-02"]);
    assert!(said.contains("published-declaration-missing"), "{said}");
    let settings =
        "标题: 测试\n网址: https://gk.example\n改址: [{原址: gz-zwsj/buses, 现址: gz-zwsj/bus-subsidy}]\n";
    folder.put("content/site.yaml", settings.as_bytes());
    release(&folder, "2026-03-02");
    let old = read(&folder, "output/2025/gz-zwsj/buses.html");
    assert!(old.contains("url=bus-subsidy.html"), "{old}");
    let (old, new) = ("buses.targets.yaml", "bus-subsidy.targets.yaml");
    let read = |name: &str| read(&folder, &format!("output/2025/gz-zwsj/{name}"));
    assert_eq!(read(old), read(new), "a data file stands at both addresses");
}

#[test]
fn a_correction_of_a_file_with_english_keys_stands_ready_in_english() {
    let english = |total: &str| {
        format!(
            "form: project-targets\nyear: 2025\ndepartment: gz-zwsj\nproject: buses\nname: 公交补贴\nfunding: {{total: {total}}}\n"
        )
    };
    let folder = Folder::site(&[(BUSES, &english("1200.00"))]);
    release(&folder, "2026-03-01");
    folder.put(BUSES, english("1300.00").as_bytes());
    stopped(&folder, &["release", "--as-of", "2026-03-02"]);
    let entry = "corrections:\n  - field: funding.total\n    old: \"1200.00\"\n    new: \"1300.00\"\n    why:\n    when: 2026-03-02\n";
    assert!(read(&folder, BUSES).ends_with(entry), "{}", read(&folder, BUSES));
}

#[test]
fn an_id_that_changed_twice_leads_to_the_last_one_and_one_that_came_back_is_there() {
    let folder = site("");
    release(&folder, "2026-03-01");
    let mut id = "buses";
    let mut told = String::new();
    for (day, next) in [("2026-03-02", "bus-subsidy"), ("2026-03-03", "bus-fares"), ("2026-03-04", "buses")] {
        let path = |id: &str| format!("content/2025/gz-zwsj/{id}.targets.yaml");
        let text = read(&folder, &path(id)).replace(&format!("项目: {id}"), &format!("项目: {next}"));
        std::fs::remove_file(folder.path().join(path(id))).expect("a file");
        folder.put(&path(next), text.as_bytes());
        told += &format!("  - {{原址: gz-zwsj/{id}, 现址: gz-zwsj/{next}}}\n");
        let settings = format!("标题: 测试\n网址: https://gk.example\n改址:\n{told}");
        folder.put("content/site.yaml", settings.as_bytes());
        release(&folder, day);
        id = next;
        for old in ["buses", "bus-subsidy", "bus-fares"] {
            let address = |file: &str| format!("output/2025/gz-zwsj/{file}");
            if !folder.path().join(address(&format!("{old}.html"))).exists() {
                continue;
            }
            let page = read(&folder, &address(&format!("{old}.html")));
            assert_eq!(page.contains(&format!("url={id}.html")), old != id, "{old} on {day}: {page}");
            let of = |id: &str| read(&folder, &address(&format!("{id}.targets.yaml")));
            assert_eq!(of(old), of(id), "{old} on {day}");
        }
    }
}

#[test]
fn large_changes_are_asked_about_and_approvals_count_for_what_was_approved() {
    let folder = site("发布: {审批人数: 1, 金额变动: 50%, 合计变动: 10%}\n");
    let said = stopped(&folder, &["release", "--as-of", "2026-03-01"]);
    assert!(said.contains("approvals-missing"), "{said}");
    good(&folder, &["approve", "--by", "张三", "--as-of", "2026-03-01"]);
    release(&folder, "2026-03-01");
    let more =
        "更正: [{字段: funding.total, 原值: 1200.00, 更正为: 1400.00, 原因: 追加, 日期: 2026-03-05}]\n";
    folder.put(BUSES, buses("1400.00", more).as_bytes());
    let said = stopped(&folder, &["release", "--as-of", "2026-03-05"]);
    assert!(said.contains("approvals-missing"), "the facts are others now: {said}");
    assert!(said.contains("total-changed-greatly"), "{said}");
    good(&folder, &["approve", "--by", "张三", "--as-of", "2026-03-05"]);
    let said = stopped(&folder, &["release", "--as-of", "2026-03-05"]);
    assert!(!said.contains("approvals-missing") && said.contains("total-changed-greatly"), "{said}");
    good(&folder, &["release", "--as-of", "2026-03-05", "--accept", "total-changed-greatly"]);
}

#[test]
fn whatever_is_done_to_the_record_is_found() {
    let folder = site("");
    release(&folder, "2026-03-01");
    assert!(good(&folder, &["verify"]).contains("1 次发布的记录完好"));
    for (path, bytes) in files(&folder, "releases") {
        let path = format!("releases/{path}");
        let mut altered = bytes.clone();
        altered[bytes.len() / 2] ^= 1;
        folder.put(&path, &altered);
        let said = stopped(&folder, &["verify"]);
        assert!(said.contains(path.trim_start_matches("releases/")), "{path} altered: {said}");
        std::fs::remove_file(folder.path().join(&path)).expect("a file");
        // The last entry is the head of the chain: without it, what it names belongs to nothing.
        assert!(stopped(&folder, &["verify"]).contains("releases/"), "{path} removed");
        folder.put(&path, &bytes);
    }
    folder.put("releases/facts/00/more.yaml", b"a: 1\n");
    assert!(stopped(&folder, &["verify"]).contains("more.yaml"));
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = site("");
    let said = good(&folder, &["release", "--dry-run", "--as-of", "2026-03-01"]);
    assert!(said.contains("可以发布 0001"), "{said}");
    assert!(files(&folder, "output").is_empty() && files(&folder, "releases").is_empty());
    release(&folder, "2026-03-01");
    folder.put(BUSES, buses("1300.00", "").as_bytes());
    let said = stopped(&folder, &["release", "--dry-run", "--as-of", "2026-03-02"]);
    assert!(said.contains("字段: funding.total"), "the entry is shown: {said}");
    assert_eq!(read(&folder, BUSES), buses("1300.00", ""), "and not written");
}

#[test]
fn a_damaged_record_and_two_releases_made_apart_are_found() {
    let folder = site("");
    release(&folder, "2026-03-01");
    let before = files(&folder, "releases");
    let more = |total: &str| {
        buses(
            total,
            &format!(
                "更正: [{{字段: funding.total, 原值: 1200.00, 更正为: {total}, 原因: 改, 日期: 2026-03-05}}]\n"
            ),
        )
    };
    folder.put(BUSES, more("1210.00").as_bytes());
    release(&folder, "2026-03-05");
    let mine = files(&folder, "releases");
    let other = site("");
    for (path, bytes) in &before {
        other.put(&format!("releases/{path}"), bytes);
    }
    other.put(BUSES, more("1220.00").as_bytes());
    release(&other, "2026-03-06");
    for (path, bytes) in files(&other, "releases") {
        folder.put(&format!("releases/{path}"), &bytes);
    }
    let said = stopped(&folder, &["release", "--as-of", "2026-03-07"]);
    assert!(said.contains("releases-forked"), "{said}");
    let entry = mine.keys().find(|path| path.starts_with("entries/0002")).expect("an entry");
    folder.put(&format!("releases/{entry}"), b"{}\n");
    let said = stopped(&folder, &["check"]);
    assert!(said.contains("release-entry-damaged"), "{said}");
}
