//! Signed approvals: where a site lists keys, only what one of them signed counts, and whatever is done to it is found.

use std::path::Path;
use std::process::{Command, Output};

use gongkai::finding::{Finding, Severity};
use gongkai::ledger::Ledger;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::release::Draft;
use gongkai::signature::{Cost, PublicKey, SecretKey};

use crate::site::Folder;

const DAY: &str = "2026-03-01";

/// A site that wants so many approvals by these keys; their secret halves lie beside it as `0.key`, `1.key`.
struct Office {
    site: Folder,
    beside: tempfile::TempDir,
    keys: Vec<PublicKey>,
}

impl Office {
    fn new(wanted: usize) -> Office {
        let beside = tempfile::tempdir().expect("a temporary folder");
        let secret = |at: usize| {
            let key = SecretKey::generate().expect("random numbers");
            let text = key.file(Some(("口令", Cost::LEAST))).expect("a file");
            std::fs::write(beside.path().join(format!("{at}.key")), text.as_bytes()).expect("a file");
            key.public()
        };
        let keys: Vec<PublicKey> = (0..3).map(secret).collect();
        let project = "表: 项目支出绩效目标申报表\n年度: 2025\n部门: gz-cgj\n项目: roads\n名称: 道路养护\n资金: {合计: 88.00}\n";
        let site = Folder::site(&[("content/2025/gz-cgj/roads.targets.yaml", project)]);
        let office = Office { site, beside, keys };
        office.list(wanted, &[0, 1]);
        office
    }

    /// Lists keys in the settings.
    fn list(&self, wanted: usize, keys: &[usize]) {
        let keys: Vec<String> = keys.iter().map(|at| self.keys[*at].to_string()).collect();
        let settings = format!("标题: 测试\n发布: {{审批人数: {wanted}, 审批公钥: [{}]}}\n", keys.join(", "));
        self.site.put("content/site.yaml", settings.as_bytes());
    }

    fn run(&self, password: &str, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongkai"));
        let command = command.current_dir(self.beside.path()).env("GONGKAI_KEY_PASSWORD", password);
        command.args(words).args(["--site"]).arg(self.site.path()).output().expect("the program")
    }

    /// Runs a command; what it said.
    fn ends(&self, code: i32, words: &[&str]) -> String {
        let output = self.run("口令", &[words, &["--lang", "zh-CN"]].concat());
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
        said
    }

    fn approve(&self, by: &str, key: &str) -> String {
        self.ends(0, &["approve", "--as-of", DAY, "--by", by, "--sign", key])
    }

    fn release(&self, code: i32) -> String {
        self.ends(code, &["release", "--as-of", DAY])
    }

    /// The files of approvals, by name.
    fn files(&self) -> Vec<String> {
        let folder = self.site.path().join("releases/approvals");
        let names =
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> =
            names.map(|name| format!("releases/approvals/{}", name.to_string_lossy())).collect();
        names.sort_unstable();
        names
    }

    fn read(&self, path: &str) -> Vec<u8> {
        std::fs::read(load::join(self.site.path(), path)).expect("a file")
    }

    /// What the record of releases is found to be.
    fn proved(&self) -> Vec<Finding> {
        let (ledger, _) = Ledger::open(self.site.path()).expect("a ledger");
        let (config, _) = load::config(self.site.path()).expect("settings");
        ledger.verify_approvals(&config.gates.approval_keys).expect("files that can be read")
    }

    /// What stands in the way of a release.
    fn found(&self) -> Vec<Finding> {
        let draft = Draft::open(self.site.path(), Date::parse(DAY).expect("a day")).expect("a site");
        draft.findings(&draft.differences(), &[]).expect("findings")
    }
}

pub(crate) fn an_approval_altered() -> Vec<Finding> {
    let office = Office::new(1);
    office.approve("张三", "0.key");
    let path = &office.files()[0];
    let text = String::from_utf8(office.read(path)).expect("UTF-8");
    office.site.put(path, text.replace("张三", "李四").as_bytes());
    office.proved()
}

pub(crate) fn a_key_taken_out() -> Vec<Finding> {
    let office = Office::new(1);
    office.approve("张三", "0.key");
    office.list(1, &[1]);
    office.proved()
}

pub(crate) fn an_approval_unsigned() -> Vec<Finding> {
    let office = Office::new(1);
    office.ends(0, &["approve", "--as-of", DAY, "--by", "张三"]);
    office.found()
}

#[test]
fn only_what_a_listed_key_signed_counts_and_each_key_once() {
    let office = Office::new(2);
    let said = office.ends(0, &["approve", "--as-of", DAY, "--by", "张三"]);
    assert!(said.contains("不算数") && said.contains("minisign -S"), "{said}");
    let said = office.release(1);
    assert!(said.contains("张三 的批准不算数：没有签名") && said.contains("有 0 人批准"), "{said}");
    let unsigned = office.files();
    // The approval stays as it was, whatever day it is.
    let said = office.ends(0, &["approve", "--as-of", "2026-03-02", "--by", "张三", "--sign", "0.key"]);
    assert!(said.contains(&office.keys[0].id().to_string()) && !said.contains("不算数"), "{said}");
    let signed = office.files();
    assert_eq!(signed, [unsigned[0].clone(), format!("{}.minisig", unsigned[0])]);
    let text = String::from_utf8(office.read(&signed[1])).expect("UTF-8");
    assert!(
        text.contains(&format!("date:{DAY} by:张三")) && text.contains("gongkai approval facts:"),
        "{text}"
    );
    let kept = office.read(&signed[1]);
    let said = office.ends(0, &["approve", "--as-of", "2026-03-02", "--by", "张三"]);
    assert!(!said.contains("不算数"), "its signature is there: {said}");
    office.approve("张三", "0.key");
    assert_eq!(office.read(&signed[1]), kept, "the same bytes");

    office.approve("李四", "0.key");
    let said = office.release(1);
    assert!(said.contains("同一把密钥已经替") && said.contains("有 1 人批准"), "{said}");
    office.approve("李四", "1.key");
    office.release(0);
    assert!(office.ends(0, &["verify"]).contains("1 次发布的记录完好"));
    let said = office.ends(2, &["approve", "--by", "王五", "--sign", "2.key"]);
    assert!(said.contains(&office.keys[2].to_string()), "{said}");
    assert_eq!(office.files().len(), 4, "nothing was recorded");
}

#[test]
fn the_option_signs_under_its_former_name_too() {
    let office = Office::new(1);
    office.ends(0, &["approve", "--as-of", DAY, "--by", "张三", "--key", "0.key"]);
    assert!(office.files().iter().any(|file| file.ends_with(".minisig")), "{:?}", office.files());
}

#[test]
fn a_key_that_cannot_be_opened_records_nothing() {
    let office = Office::new(1);
    let output = office.run("别的", &["approve", "--by", "张三", "--sign", "0.key", "--lang", "zh-CN"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("密码不对") && !office.site.path().join("releases").exists(), "{said}");
    let settings = office.site.path().join("content/site.yaml");
    for (file, what) in
        [("nowhere.key", "没有这个文件"), (settings.to_str().expect("text"), "不是 minisign 私钥")]
    {
        let said = office.ends(2, &["approve", "--by", "张三", "--sign", file]);
        assert!(said.contains(what) && said.contains(file), "{said}");
    }
}

#[test]
fn whatever_is_done_to_a_signed_approval_is_found_with_its_file() {
    let office = Office::new(1);
    office.approve("张三", "0.key");
    office.release(0);
    assert!(office.proved().is_empty());
    let files = office.files();
    let [approval, signature] = &files[..] else { panic!("{files:?}") };
    let text = String::from_utf8(office.read(signature)).expect("UTF-8");
    let foreign = office.keys[0].to_string().replace("RW", "RX");
    let altered = [
        (
            approval,
            String::from_utf8(office.read(approval)).expect("UTF-8").replace(DAY, "2026-03-09"),
            "内容与签名时不同",
        ),
        (signature, text.replace("by:张三", "by:李四"), "说明被改过"),
        (signature, text[..text.len() / 2].to_owned(), "签名文件不完整"),
        (signature, foreign, "签名文件不完整"),
    ];
    for (path, text, what) in altered {
        let kept = office.read(path);
        office.site.put(path, text.as_bytes());
        let said = office.ends(1, &["verify"]);
        assert!(
            said.contains("approval-signature-wrong") && said.contains(path) && said.contains(what),
            "{said}"
        );
        let findings = office.found();
        let counts = findings.iter().find(|finding| finding.rule.name == "approval-not-counted");
        assert!(counts.is_some_and(|finding| finding.message.zh.contains(what)), "{what}: {findings:?}");
        office.site.put(path, &kept);
    }
    office.list(1, &[1]);
    let findings = office.proved();
    assert_eq!(findings.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Note]);
    office.ends(0, &["verify"]);
    std::fs::remove_file(office.site.path().join(approval)).expect("a file");
    assert!(office.ends(1, &["verify"]).contains("它所签的批准没有了"));
}

#[test]
fn minisign_proves_an_approval_and_signs_one() {
    if !crate::signature::is_installed() {
        return;
    }
    let office = Office::new(1);
    office.approve("张三", "0.key");
    let minisign = |words: &[&str]| {
        let mut command = Command::new("minisign");
        let output = command.current_dir(office.site.path()).args(words).output().expect("minisign");
        assert!(output.status.success(), "{output:?}");
    };
    let path = office.files()[0].clone();
    minisign(&["-V", "-P", &office.keys[0].to_string(), "-m", &path]);

    let (public, secret) = (Path::new("theirs.pub"), Path::new("theirs.key"));
    let beside = |file: &Path| office.beside.path().join(file).to_str().expect("text").to_owned();
    let (public, secret) = (beside(public), beside(secret));
    minisign(&["-G", "-W", "-p", &public, "-s", &secret]);
    let line = std::fs::read_to_string(&public).expect("a key").lines().nth(1).expect("a line").to_owned();
    office.site.put(
        "content/site.yaml",
        format!("标题: 测试\n发布: {{审批人数: 1, 审批公钥: [{line}]}}\n").as_bytes(),
    );
    assert!(office.release(1).contains("不在“审批公钥”里"));
    minisign(&["-S", "-s", &secret, "-m", &path]);
    office.release(0);
}

#[test]
fn keys_in_the_settings_are_public_and_enough() {
    let office = Office::new(1);
    office.list(3, &[0, 0, 1]);
    let told = |office: &Office| {
        let (_, findings) = load::config(office.site.path()).expect("settings");
        findings.into_iter().map(|finding| finding.message.zh).collect::<Vec<_>>()
    };
    assert_eq!(told(&office), ["要 3 人批准，只有 2 把公钥：永远凑不齐"]);
    let secret = std::fs::read_to_string(office.beside.path().join("0.key")).expect("a key");
    let line = secret.lines().nth(1).expect("a line");
    office.site.put("content/site.yaml", format!("标题: 测试\n发布: {{审批公钥: [{line}]}}\n").as_bytes());
    assert_eq!(told(&office), ["这像是一把私钥，不能写在这里"]);
    office.site.put("content/site.yaml", "title: a\nrelease: {approval_keys: [RW, x]}\n".as_bytes());
    assert_eq!(told(&office), ["“RW”不是公钥"]);
    assert!(
        office.release(1).contains("setting-not-usable"),
        "nothing is released with less than was asked for"
    );
}
