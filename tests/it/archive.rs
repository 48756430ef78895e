//! Archives: a year that is sealed is whole, says all that it was made from, is made again byte by byte, and shows whatever
//! anybody did to it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::{Path, PathBuf};

use gongkai::archive;
use gongkai::finding::Finding;
use gongkai::seals::Seal;
use gongkai::signature::{PublicKey, SecretKey};
use gongkai::zip::{Day, Packed, Reader, Writer, packed};

use crate::release::{files, good, read, release, run, said, stopped};
use crate::site::Folder;

const BUSES: &str = "content/2025/gz-zwsj/buses.targets.yaml";
/// What the archive of the first edition is called.
pub(crate) const FIRST: &str = "archives/2025-yx-1.zip";

/// A site with two years, of which the later takes up a project of the earlier.
fn site(settings: &str) -> Folder {
    let settings = format!(
        "标题: 测试\n规则: {{grade-differs-from-score: 提示}}\n官方联系方式: [\"@example.org\"]\n归档: {{编号: yx}}\n{settings}"
    );
    Folder::site(&[
        ("content/site.yaml", &settings),
        ("content/2024/gz-zwsj/buses.targets.yaml", &buses(2024, "1100.00", "")),
        (BUSES, &buses(2025, "1200.00", "")),
        (
            "content/2025/gz-zwsj/secret.targets.yaml",
            &buses(2025, "777.77", "状态: 草稿\n").replace("buses", "secret"),
        ),
        ("content/2026/gz-zwsj/buses.targets.yaml", &buses(2026, "1300.00", "")),
    ])
}

fn buses(year: u32, total: &str, more: &str) -> String {
    format!(
        "# 内部备注\n表: 项目支出绩效目标申报表\n年度: {year}\n部门: gz-zwsj\n项目: buses\n名称: 公交补贴\n资金: {{合计: {total}}}\n绩效指标:\n  产出指标:\n    数量指标:\n      - {{名称: 线路数, 年度指标值: ≥36条}}\n{more}"
    )
}

/// The site with its year 2025 sealed, and the archive's bytes.
pub(crate) fn sealed(settings: &str) -> (Folder, Vec<u8>) {
    let folder = site(settings);
    release(&folder, "2026-03-01");
    good(&folder, &["archive", "2025", "--as-of", "2026-03-02"]);
    let bytes = std::fs::read(folder.path().join(FIRST)).expect("an archive");
    (folder, bytes)
}

/// The files of an archive, by path within its folder.
fn contents(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut reader = Reader::open(Cursor::new(bytes)).expect("bytes").expect("an archive");
    let names: Vec<String> = reader.entries().iter().map(|entry| entry.name.to_string()).collect();
    let mut contents = BTreeMap::new();
    for (nth, name) in names.iter().enumerate() {
        let inside = name.split_once('/').expect("one folder").1;
        let bytes = reader.bytes(nth, 1 << 30).expect("bytes").expect("a whole file").expect("a short file");
        contents.insert(inside.to_owned(), bytes);
    }
    contents
}

fn text(contents: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = contents.get(path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(bytes.clone()).expect("text")
}

/// Writes files as an archive has them.
fn zipped(folder: &str, contents: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let packed = contents.iter().map(|(path, bytes)| (path.clone(), packed(bytes).expect("bytes")));
    rezipped(folder, &packed.collect())
}

fn rezipped(folder: &str, files: &BTreeMap<String, Packed>) -> Vec<u8> {
    let day = Day::of(gongkai::model::date::Date::parse("2026-03-02").expect("a day"));
    let mut writer = Writer::new(Vec::new(), day);
    for (path, Packed { crc, size, bytes }) in files {
        let name = format!("{folder}/{path}");
        writer.put(&name, (*crc, *size), (&bytes[..], bytes.len() as u64)).expect("a file");
    }
    writer.finish().expect("an archive")
}

/// What is found in a copy of an archive that lies alone.
fn found(name: &str, bytes: &[u8]) -> Vec<Finding> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    archive::prove(&path).expect("it can be read").findings
}

fn places(findings: &[Finding]) -> BTreeSet<String> {
    findings.iter().map(|finding| finding.place.file.to_string()).collect()
}

fn unpacked(bytes: &[u8], into: &Path) -> PathBuf {
    let folder = into.join("2025-yx-1");
    for (path, bytes) in contents(bytes) {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("folders");
        std::fs::write(file, bytes).expect("a file");
    }
    folder
}

#[test]
fn a_sealed_year_holds_its_pages_and_all_that_they_were_made_from() {
    let (_folder, bytes) = sealed("");
    let contents = contents(&bytes);
    for path in [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "README.txt",
        "seal.json",
        "facts.txt",
        "data/index.html",
        "data/2025/index.html",
        "data/2025/gz-zwsj/buses.html",
        "data/2025/gz-zwsj/buses.targets.yaml",
        "data/projects/gz-zwsj/buses.html",
        "data/data/2025.projects.csv",
        "data/datapackage.json",
        "data/source/content/site.yaml",
        "data/source/content/2024/gz-zwsj/buses.targets.yaml",
        "data/source/built-in-theme/templates/base.html",
    ] {
        assert!(contents.contains_key(path), "{path} of {:?}", contents.keys());
    }
    let others: Vec<_> = contents
        .keys()
        .filter(|path| path.contains("2026") || path.starts_with("data/2024/") || path.contains("secret"))
        .collect();
    assert!(others.is_empty(), "{others:?}");
    // What is the office's own business stays with it.
    let all: Vec<u8> = contents.values().flatten().copied().collect();
    let all = String::from_utf8_lossy(&all);
    for own in ["内部备注", "grade-differs-from-score", "example.org", "777.77", "草稿"] {
        assert!(!text(&contents, "data/source/content/site.yaml").contains(own), "{own}");
        assert!(own == "grade-differs-from-score" || !all.contains(own), "{own}");
    }
    let seal = Seal::decode(text(&contents, "seal.json").as_bytes()).expect("a seal");
    assert_eq!((seal.release.as_str(), seal.before, seal.edition), ("0001", None, 1));
    let page = text(&contents, "data/2025/gz-zwsj/buses.html");
    assert!(page.contains("年度归档第 1 版，2026-03-02 封存"), "{page}");
    // The page of the year before is not here; without an address of the site nothing leads to it.
    let across = text(&contents, "data/projects/gz-zwsj/buses.html");
    assert!(across.contains("title=\"不在本归档中\""), "{across}");
    assert!(!across.contains("2024/gz-zwsj/buses.html"), "{across}");
}

#[test]
fn with_an_address_of_the_site_links_lead_out_there() {
    let (_folder, bytes) = sealed("网址: https://gk.example\n");
    let across = text(&contents(&bytes), "data/projects/gz-zwsj/buses.html");
    assert!(across.contains("href=\"https://gk.example/2024/gz-zwsj/buses.html"), "{across}");
}

#[test]
fn the_same_is_sealed_into_the_same_bytes_and_made_again_from_them() {
    let (folder, bytes) = sealed("");
    let (_, again) = sealed("");
    assert!(bytes == again, "two sites that say the same");
    assert!(found("2025-yx-1.zip", &bytes).is_empty());
    let said = good(&folder, &["verify", &folder.path().join(FIRST).display().to_string(), "--rebuild"]);
    assert!(said.contains("每个字节都相同"), "{said}");
    let into = tempfile::tempdir().expect("a folder");
    let lies = unpacked(&bytes, into.path());
    assert!(archive::prove(&lies).expect("a folder").findings.is_empty());
}

#[test]
fn a_file_that_is_altered_removed_added_or_renamed_is_named() {
    let (_folder, bytes) = sealed("");
    let whole = contents(&bytes);
    let mut files: BTreeMap<String, Packed> =
        whole.iter().map(|(path, bytes)| (path.clone(), packed(bytes).expect("bytes"))).collect();
    // Every list, and every third of the rest: each proof reads all of them.
    let listed = whole.iter().enumerate().filter(|(nth, (path, _))| !path.contains('/') || nth % 3 == 0);
    for (_, (path, bytes)) in listed {
        let own = format!("2025-yx-1.zip/{path}");
        let sealed = files.remove(path).expect("a file");
        let named = places(&found("2025-yx-1.zip", &rezipped("2025-yx-1", &files)));
        assert!(named.contains(&own), "removed {path}: {named:?}");
        files.insert(path.clone(), packed(&[&bytes[..], b" "].concat()).expect("bytes"));
        let named = places(&found("2025-yx-1.zip", &rezipped("2025-yx-1", &files)));
        assert!(named.contains(&own), "altered {path}: {named:?}");
        files.insert(path.clone(), sealed);
    }
    for added in ["data/more.html", "more.txt", "data/source/content/2025/gz-zwsj/more.targets.yaml"] {
        let mut more = whole.clone();
        more.insert(added.to_owned(), b"more".to_vec());
        let named = found("2025-yx-1.zip", &zipped("2025-yx-1", &more));
        assert_eq!(places(&named), [format!("2025-yx-1.zip/{added}")].into(), "added {added}");
    }
    let mut renamed = whole.clone();
    let page = renamed.remove("data/2025/index.html").expect("a page");
    renamed.insert("data/2025/index2.html".to_owned(), page);
    let named = places(&found("2025-yx-1.zip", &zipped("2025-yx-1", &renamed)));
    assert!(named.contains("2025-yx-1.zip/data/2025/index.html"), "{named:?}");
    assert!(named.contains("2025-yx-1.zip/data/2025/index2.html"), "{named:?}");
    // Another name of the folder, or of the file.
    assert!(!found("2025-yx-1.zip", &zipped("2024-yx-1", &whole)).is_empty());
    assert!(!found("2025-yx-2.zip", &bytes).is_empty());
}

/// Alters a file of an archive, and mends the lists to fit.
fn alter(contents: &mut BTreeMap<String, Vec<u8>>, path: &str, (from, to): (&str, &str)) {
    let before = text(contents, path);
    assert!(before.contains(from), "{path}: {before}");
    let after = before.replace(from, to);
    let line = |text: &str| format!("{}  {path}\n", gongkai::sha256::of(text));
    let (old, new) = (line(&before), line(&after));
    contents.insert(path.to_owned(), after.into_bytes());
    match path {
        "tagmanifest-sha256.txt" => {}
        path if path.starts_with("data/") => alter(contents, "manifest-sha256.txt", (&old, &new)),
        _ => alter(contents, "tagmanifest-sha256.txt", (&old, &new)),
    }
}

/// An archive as another version would have sealed it.
fn by_another_version(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut other = contents(bytes);
    for path in ["seal.json", "bag-info.txt", "README.txt"] {
        alter(&mut other, path, (&gongkai::ledger::Entry::tool(), "gongkai 9.9.9"));
    }
    other
}

/// What is said of an archive that is made again, and the files that are named.
fn rebuilt(contents: &BTreeMap<String, Vec<u8>>, language: &str) -> (Option<i32>, String, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("2025-yx-1.zip");
    std::fs::write(&path, zipped("2025-yx-1", contents)).expect("a file");
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gongkai"));
    let output = command.args(["--lang", language, "verify", "--rebuild"]).arg(&path).output();
    let output = output.expect("the program");
    let named = String::from_utf8(output.stdout.clone()).expect("text").lines().map(str::to_owned).collect();
    (output.status.code(), String::from_utf8(output.stderr).expect("text"), named)
}

#[test]
fn an_archive_of_another_version_has_the_same_facts_and_the_rest_is_listed() {
    let (_folder, bytes) = sealed("");
    let mut other = by_another_version(&bytes);
    let (code, said, named) = rebuilt(&other, "zh-CN");
    assert_eq!((code, named), (Some(0), Vec::new()), "{said}");
    assert!(said.contains("网页和数据文件也都相同。封存它的是 gongkai 9.9.9"), "{said}");
    let page = "data/2025/gz-zwsj/buses.html";
    alter(&mut other, page, ("</h1>", "！</h1>"));
    alter(&mut other, "data/datapackage.json", ("\n", "\n\n"));
    let (code, said, named) = rebuilt(&other, "zh-CN");
    assert_eq!(named, [page, "data/datapackage.json"], "{said}");
    assert!(said.contains("归档没有改动，事实相同") && said.contains("有 2 个文件不同"), "{said}");
    assert_eq!(code, Some(0));
    let (_, said, _) = rebuilt(&other, "en");
    assert!(said.contains("the facts are the same. gongkai 9.9.9 sealed it"), "{said}");
}

#[test]
fn a_program_of_the_same_version_that_makes_other_pages_says_that_the_archive_is_whole() {
    let (folder, bytes) = sealed("");
    let mut other = contents(&bytes);
    alter(&mut other, "data/2025/gz-zwsj/buses.html", ("</h1>", "！</h1>"));
    let (code, said, named) = rebuilt(&other, "zh-CN");
    assert_eq!((code, named), (Some(1), vec!["data/2025/gz-zwsj/buses.html".to_owned()]), "{said}");
    assert!(said.contains("归档没有改动") && said.contains("开发中的程序"), "{said}");
    // The same files, packed by other means.
    let deflated = |bytes: &[u8]| {
        let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packer, bytes).expect("bytes");
        Packed { bytes: packer.finish().expect("bytes"), ..packed(bytes).expect("bytes") }
    };
    let files = contents(&bytes).iter().map(|(path, bytes)| (path.clone(), deflated(bytes))).collect();
    folder.put(FIRST, &rezipped("2025-yx-1", &files));
    std::fs::remove_file(folder.path().join(format!("{FIRST}.sha256"))).expect("a file");
    let path = folder.path().join(FIRST).display().to_string();
    let said = stopped(&folder, &["verify", &path, "--rebuild"]);
    assert!(said.contains("每个文件都相同，只有 zip 的压缩不同"), "{said}");
    // A folder has no bytes to compare with.
    let lies = unpacked(&bytes, folder.path()).display().to_string();
    let output = run(folder.path(), &["verify", &lies, "--rebuild"]);
    assert_eq!(output.status.code(), Some(2), "{}", said_of(&output));
    assert!(said_of(&output).contains("解开以前的 .zip"), "{}", said_of(&output));
}

/// Lists that were mended to fit what was altered still do not fit the seal, nor the record of releases.
#[test]
fn an_archive_whose_facts_were_forged_is_not_the_one_that_was_sealed() {
    let (folder, bytes) = sealed("");
    let mut forged = contents(&bytes);
    let path = "data/source/content/2025/gz-zwsj/buses.targets.yaml";
    alter(&mut forged, path, ("1200.00", "9200.00"));
    let forged = zipped("2025-yx-1", &forged);
    assert!(places(&found("2025-yx-1.zip", &forged)).contains(&format!("2025-yx-1.zip/{path}")));
    release(&folder, "2026-03-03");
    folder.put(FIRST, &forged);
    let line = format!("{}  2025-yx-1.zip\n", gongkai::sha256::of(&forged));
    folder.put(&format!("{FIRST}.sha256"), line.as_bytes());
    let said = stopped(&folder, &["verify"]);
    assert!(said.contains("第 0002 次发布的是另一份同名的归档"), "{said}");
}

/// At 300 places: a byte changed, the file cut off, something put behind it.
#[test]
fn no_byte_of_an_archive_can_be_changed_unseen() {
    let (folder, bytes) = sealed("");
    let path = folder.path().join(FIRST);
    for round in 0..300_usize {
        // Anywhere, and the same places in every run.
        let hash = gongkai::sha256::of(round.to_string());
        let number = usize::from_str_radix(&hash[..12], 16).expect("digits");
        let (at, bit) = (number / 8 % bytes.len(), number % 8);
        let mut bad = bytes.clone();
        match round % 10 {
            0 => bad.truncate(at),
            1 => bad.extend_from_slice(&bytes[at..]),
            _ => bad[at] ^= 1 << bit,
        }
        std::fs::write(&path, &bad).expect("a file");
        let proof = archive::prove(&path).expect("it can be read");
        assert!(!proof.findings.is_empty(), "round {round} at {at}");
    }
}

#[test]
fn a_year_is_sealed_once_and_again_only_where_its_facts_are_others() {
    let (folder, first) = sealed("");
    let said = good(&folder, &["archive", "2025", "--as-of", "2026-03-03"]);
    assert!(said.contains("不必再封"), "{said}");
    let entry = "{字段: funding.total, 原值: 1200, 更正为: 1250, 原因: 核减, 日期: 2026-03-04}";
    folder.put(BUSES, buses(2025, "1250.00", &format!("更正: [{entry}]\n")).as_bytes());
    let output = run(folder.path(), &["archive", "2025", "--as-of", "2026-03-04"]);
    assert_eq!(output.status.code(), Some(2), "{}", said_of(&output));
    release(&folder, "2026-03-04");
    let page = read(&folder, "output/archive/index.html");
    assert!(page.contains(">1 处</a>") && page.contains("（核减）"), "{page}");
    good(&folder, &["archive", "2025", "--as-of", "2026-03-05"]);
    let shelf = files(&folder, "archives");
    assert!(shelf["2025-yx-1.zip"] == first, "an older edition stays as it was");
    let second =
        Seal::decode(text(&contents(&shelf["2025-yx-2.zip"]), "seal.json").as_bytes()).expect("a seal");
    assert_eq!((second.edition, second.release.as_str()), (2, "0002"));
    let names: Vec<&str> = shelf.keys().map(String::as_str).collect();
    assert_eq!(names, ["2025-yx-1.zip", "2025-yx-1.zip.sha256", "2025-yx-2.zip", "2025-yx-2.zip.sha256"]);
    release(&folder, "2026-03-05");
    let page = read(&folder, "output/archive/index.html");
    assert!(page.contains("2025年度 第 2 版") && page.contains("第 1 版（已有新版）"), "{page}");
    assert!(files(&folder, "output")["archive/2025-yx-1.zip"] == first);
    good(&folder, &["verify"]);
}

fn said_of(output: &std::process::Output) -> String {
    said(output)
}

#[test]
fn only_what_was_released_is_sealed() {
    let folder = site("");
    let output = run(folder.path(), &["archive", "2025", "--as-of", "2026-03-01"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("先运行 gongkai release"), "{}", said(&output));
    let output = run(folder.path(), &["archive", "2021", "--as-of", "2026-03-01"]);
    assert!(said(&output).contains("网站没有 2021 年度；有的是 2024、2025、2026"), "{}", said(&output));
    release(&folder, "2026-03-01");
    let output = run(folder.path(), &["archive", "2021", "--as-of", "2026-03-01"]);
    assert!(said(&output).contains("网站没有 2021 年度；有的是 2024、2025、2026"), "{}", said(&output));
    assert!(files(&folder, "archives").is_empty());
}

#[test]
fn a_release_seals_the_years_that_are_closed_and_lists_them() {
    let folder = site("");
    let settings = read(&folder, "content/site.yaml");
    let closed = settings.replace("{编号: yx}", "{编号: yx, 已结年度: [2024, 2025]}");
    folder.put("content/site.yaml", closed.as_bytes());
    let said = release(&folder, "2026-03-01");
    assert!(said.contains("2024年度已封存") && said.contains("已发布 0002"), "{said}");
    let shelf = files(&folder, "archives");
    let seal =
        Seal::decode(text(&contents(&shelf["2025-yx-1.zip"]), "seal.json").as_bytes()).expect("a seal");
    let before = seal.before.expect("an archive of the year before");
    assert_eq!(before.file, "2024-yx-1.zip");
    assert_eq!(before.sha256, gongkai::sha256::of(&shelf["2024-yx-1.zip"]));
    assert!(files(&folder, "output")["archive/2025-yx-1.zip"] == shelf["2025-yx-1.zip"]);
    good(&folder, &["verify"]);
    // Nothing more to seal.
    let said = release(&folder, "2026-03-02");
    assert!(!said.contains("已封存"), "{said}");
    // The archive of the year before was replaced.
    std::fs::remove_file(folder.path().join("archives/2024-yx-1.zip")).expect("a file");
    std::fs::remove_file(folder.path().join("archives/2024-yx-1.zip.sha256")).expect("a file");
    let said = stopped(&folder, &["verify"]);
    assert!(said.contains("2024-yx-1.zip"), "{said}");
}

#[test]
fn what_is_no_longer_as_sealed_is_not_published() {
    let (folder, mut bytes) = sealed("");
    let last = bytes.len() / 2;
    bytes[last] ^= 4;
    folder.put(FIRST, &bytes);
    let output = run(folder.path(), &["build", "--as-of", "2026-03-03"]);
    assert!(!output.status.success(), "{}", said(&output));
    std::fs::remove_file(folder.path().join(format!("{FIRST}.sha256"))).expect("a file");
    let said = stopped(&folder, &["build", "--as-of", "2026-03-03"]);
    assert!(said.contains("archive-damaged"), "{said}");
}

/// What is there and cannot be read is another trouble than what is not there: to restore it would not help.
#[test]
fn a_checksum_that_cannot_be_read_is_not_called_missing() {
    let (folder, _) = sealed("");
    let checksum = format!("{FIRST}.sha256");
    // No text, so none of its own.
    folder.put(&checksum, b"\xff\xfe");
    assert!(stopped(&folder, &["build", "--as-of", "2026-03-03"]).contains("archive-damaged"));
    std::fs::remove_file(folder.path().join(&checksum)).expect("a file");
    std::fs::create_dir(folder.path().join(&checksum)).expect("a folder in its place");
    let output = run(folder.path(), &["build", "--as-of", "2026-03-03"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("读不了") && said.contains("2025-yx-1.zip.sha256"), "{said}");
}

/// What a build finds where an archive has lost its checksum.
pub(crate) fn without_its_checksum() -> Vec<Finding> {
    let (folder, _) = sealed("");
    std::fs::remove_file(folder.path().join(format!("{FIRST}.sha256"))).expect("a file");
    folder.open().findings
}

/// What is found in an archive that was made longer.
pub(crate) fn with_a_byte_more() -> Vec<Finding> {
    let (_folder, mut bytes) = sealed("");
    bytes.push(0);
    found("2025-yx-1.zip", &bytes)
}

/// What is found where the archive of the year before is gone.
pub(crate) fn without_the_one_before() -> Vec<Finding> {
    let folder = site("");
    release(&folder, "2026-03-01");
    good(&folder, &["archive", "2024", "--as-of", "2026-03-01"]);
    good(&folder, &["archive", "2025", "--as-of", "2026-03-01"]);
    for name in ["2024-yx-1.zip", "2024-yx-1.zip.sha256"] {
        std::fs::remove_file(folder.path().join("archives").join(name)).expect("a file");
    }
    let (shelf, _) = gongkai::seals::Shelf::open(folder.path()).expect("archives");
    let (ledger, _) = gongkai::ledger::Ledger::open(folder.path()).expect("releases");
    archive::prove_shelf(&shelf, &ledger).expect("they can be read")
}

/// What is found in an archive that another key signed than the one that is asked about.
pub(crate) fn signed_by_another() -> Vec<Finding> {
    let (folder, _) = sealed("");
    let path = folder.path().join(FIRST);
    let seal = archive::prove(&path).expect("an archive").seal.expect("a seal");
    let [own, other] = [(); 2].map(|()| SecretKey::generate().expect("a key"));
    archive::sign(&path, (&seal, &own)).expect("a signature");
    assert!(archive::prove_signature(&path, (&seal, &own.public())).expect("a file").is_none());
    archive::prove_signature(&path, (&seal, &other.public())).expect("a file").into_iter().collect()
}

#[test]
fn a_signature_is_made_once_proved_and_published() {
    let (folder, _) = sealed("");
    let key = folder.path().join("office.key");
    good(&folder, &["key", "new", &key.display().to_string(), "--without-password"]);
    let key = key.display().to_string();
    let archive = folder.path().join(FIRST).display().to_string();
    let public = folder.path().join("office.pub").display().to_string();
    let said = stopped(&folder, &["verify", &archive, "--key", &public]);
    assert!(said.contains("旁边没有签名"), "{said}");
    good(&folder, &["archive", "2025", "--as-of", "2026-03-03", "--sign", &key]);
    let first = read(&folder, &format!("{FIRST}.minisig"));
    assert!(first.contains("gongkai archive 2025-yx-1.zip year:2025 edition:1 date:2026-03-02"), "{first}");
    let said = good(&folder, &["archive", "2025", "--as-of", "2026-03-03", "--sign", &key]);
    assert!(said.contains("已有签名") && read(&folder, &format!("{FIRST}.minisig")) == first, "{said}");
    let said = good(&folder, &["verify", &archive, "--key", &public]);
    assert!(said.contains("签名成立"), "{said}");
    release(&folder, "2026-03-03");
    assert_eq!(read(&folder, "output/archive/2025-yx-1.zip.minisig"), first);
    assert!(read(&folder, "output/archive/index.html").contains("2025-yx-1.zip.minisig"));
    folder.put(&format!("{FIRST}.minisig"), first.replace("edition:1", "edition:2").as_bytes());
    let said = stopped(&folder, &["verify", &archive, "--key", &public]);
    assert!(said.contains("archive-signature-not-good"), "{said}");
}

/// Archives that earlier versions made lie in tests/archive/kept: each is proved, and its facts are read as they were sealed.
#[test]
fn archives_of_every_version_are_verified() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/archive/kept");
    let names = std::fs::read_dir(&kept).expect("a folder").map(|entry| entry.expect("an entry").path());
    let zips: Vec<PathBuf> =
        names.filter(|path| path.extension().is_some_and(|ending| ending == "zip")).collect();
    assert!(!zips.is_empty());
    let key = std::fs::read_to_string(kept.join("office.pub")).expect("a key");
    let key = PublicKey::parse(&key).expect("a key");
    for zip in zips {
        let proof = archive::prove(&zip).expect("an archive");
        assert!(proof.findings.is_empty(), "{}: {:?}", zip.display(), proof.findings);
        let seal = proof.seal.expect("a seal");
        assert!(archive::prove_signature(&zip, (&seal, &key)).expect("a signature").is_none());
        let rebuilt = archive::rebuild(&zip, &seal).expect("pages");
        assert_eq!(rebuilt.facts, Vec::<String>::new(), "{}", zip.display());
    }
}
