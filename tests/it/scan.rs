//! The scan of the output: silent on what is public, and loud on what is not, wherever it lies.

use std::collections::BTreeMap;
use std::io::Write as _;

use gongkai::build::{self, Built, Opened, Plain};
use gongkai::config::Config;
use gongkai::demo::{self, Plan};
use gongkai::facts;
use gongkai::finding::{Finding, Severity};
use gongkai::index::Site;
use gongkai::model::declaration::Declaration;
use gongkai::model::department::Registry;
use gongkai::model::year::FiscalYear;
use gongkai::scan::{self, Pattern, Scanner};
use gongkai::sink::Sink;
use proptest::prelude::*;

use crate::site::{Folder, asked, pages};

/// Strings with what they hold, by pattern.
const STRINGS: &str = include_str!("scan/strings.txt");

const SECTIONS: [(&str, Pattern); 6] = [
    ("[identity]", Pattern::Identity),
    ("[mobile]", Pattern::Mobile),
    ("[landline]", Pattern::Landline),
    ("[bank-card]", Pattern::BankCard),
    ("[email]", Pattern::Email),
    ("[plate]", Pattern::Plate),
];

/// What became of the strings of one pattern.
#[derive(Debug, Default, PartialEq, Eq)]
struct Score {
    held: usize,
    missed: Vec<String>,
    holding_none: usize,
    false_alarms: Vec<String>,
    /// Those that are known to be judged the other way.
    known: usize,
    /// And are judged well all the same: the list is old.
    known_in_vain: Vec<String>,
}

#[test]
fn every_pattern_is_found_and_nothing_that_looks_alike() {
    let mut scores: BTreeMap<Pattern, Score> = BTreeMap::new();
    let mut section = None;
    for line in STRINGS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((_, pattern)) = SECTIONS.iter().find(|(name, _)| *name == line) {
            section = Some(*pattern);
            continue;
        }
        let pattern = section.expect("a section before the first string");
        let score = scores.entry(pattern).or_default();
        let (label, text) = line.split_once(' ').expect("a label");
        let found: Vec<Pattern> = scan::patterns_in(text).into_iter().map(|(pattern, _)| pattern).collect();
        let is_right = !found.is_empty() && found.iter().all(|other| *other == pattern);
        match label {
            "+" => {
                score.held += 1;
                score.missed.extend((!is_right).then(|| format!("{text} {found:?}")));
            }
            "-" => {
                score.holding_none += 1;
                score.false_alarms.extend((!found.is_empty()).then(|| format!("{text} {found:?}")));
            }
            _ => {
                let (_, text) = text.split_once(" | ").expect("a reason");
                let found: Vec<Pattern> =
                    scan::patterns_in(text).into_iter().map(|(found, _)| found).collect();
                let has_number =
                    !["440106501231001", "金额,13800138000"].iter().any(|none| text.contains(none));
                score.known += 1;
                score.known_in_vain.extend((found.contains(&pattern) == has_number).then(|| text.to_owned()));
            }
        }
    }
    let mut all = 0;
    for (name, pattern) in SECTIONS {
        let score = &scores[&pattern];
        let Score { held, missed, holding_none, false_alarms, known, known_in_vain } = score;
        println!(
            "{name}: found {} of {held}, false alarms {} of {holding_none}; known to be judged the other way: {known}",
            held - missed.len(),
            false_alarms.len()
        );
        let nothing = Vec::<String>::new();
        assert_eq!((missed, false_alarms, known_in_vain), (&nothing, &nothing, &nothing), "{name}");
        assert!(held + holding_none + known >= 50 && *held >= 25 && *holding_none >= 25, "{name}: {score:?}");
        all += held + holding_none + known;
    }
    assert!(all >= 300, "{all} strings");
}

/// Scans files as `release` does, with the built-in theme for comparison.
fn scanned((site, held): (&Site, &[Declaration]), files: &BTreeMap<String, Vec<u8>>) -> Vec<Finding> {
    let scanner = Scanner::new(site, held, &[]);
    for (address, bytes) in files {
        scanner.file(address, bytes);
    }
    scanner.finish()
}

fn folder(files: &[(String, String)]) -> Folder {
    Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

fn plan() -> Plan {
    let last_year = FiscalYear::parse("2025").expect("a year");
    Plan { projects: 56, years: 2, departments: None, eventful: true, seed: 11, last_year }
}

#[test]
fn the_sample_and_the_city_are_silent() {
    let city = folder(&demo::files(&plan()).collect::<Vec<_>>());
    for folder in [std::path::Path::new(env!("CARGO_MANIFEST_DIR")), city.path()] {
        let site = build::open(folder, asked()).expect("a site").site;
        let findings = scanned((&site, &[]), &pages(folder));
        assert!(findings.is_empty(), "{findings:?}");
    }
}

fn built(folder: &Folder, opened: &Opened) -> BTreeMap<String, Vec<u8>> {
    let theme = build::theme(folder.path(), &opened.site).expect("a theme");
    match build::build(opened, theme, Sink::memory()).expect("a site that can be built") {
        Built::Written(written, _) => written.files,
        Built::Faulty(faults) => panic!("{faults:?}"),
    }
}

#[test]
fn nothing_of_fifty_drafts_is_anywhere_and_the_scan_says_nothing() {
    let mut states = [
        "状态: 草稿",
        "状态: 待审",
        "公开日期: 2099-01-01",
        "撤回: {内容: 申报表, 原因: 重新核定, 日期: 2026-01-31}",
    ]
    .iter()
    .cycle();
    let mut at = 0;
    let files = demo::files(&plan()).map(|(path, text)| {
        let is_held = path.ends_with(".yaml") && text.contains("\n项目: ") && {
            at += 1;
            at % 2 == 0
        };
        let state = if is_held { states.next().expect("a state") } else { "" };
        (path, format!("{text}{state}\n"))
    });
    let folder = folder(&files.collect::<Vec<_>>());
    let Opened { site, held, .. } = &folder.open();
    assert!(held.len() >= 50, "{}", held.len());
    let files = pages(folder.path());
    let all: Vec<u8> = files.values().flatten().copied().collect();
    let public: String = site.declarations().iter().map(facts::text).collect();
    let mut distinctive = 0;
    for declaration in held {
        let name = &declaration.head().expect("a project").name;
        let text = facts::text(declaration);
        let lines = text.lines().map(str::trim).filter(|line| line.chars().count() > 30).take(1);
        for said in lines.chain([&**name]).filter(|said| !public.contains(said)) {
            distinctive += 1;
            assert!(memchr::memmem::find(&all, said.as_bytes()).is_none(), "{said}");
        }
    }
    assert!(distinctive >= 30, "{distinctive}");
    let scanner = Scanner::new(site, held, &[]);
    for (address, bytes) in &files {
        scanner.made((address, bytes), || Some(bytes.clone()));
    }
    let findings = scanner.finish();
    assert!(findings.is_empty(), "{findings:?}");
    // Everything else a figure could be worked out from is public; so only figures are ever excused.
    let unexcused = scanned((site, held), &files);
    let is_figure = |finding: &Finding| finding.message.zh.contains("万元”");
    assert!(unexcused.iter().all(is_figure), "{unexcused:?}");
    assert!(unexcused.len() <= 2, "{unexcused:?}");
}

const DRAFT: (&str, &str) = (
    "content/2023/gz-cgj/lamps.targets.yaml",
    "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-cgj\n项目: lamps\n状态: 草稿\n名称: 路灯节能改造试点\n资金: {财政拨款: 48213.57}\n主要内容: 更换老城区高压钠灯四千盏，安装单灯控制器。\n绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 更换节能灯具数量, 年度指标值: ≥4000盏}\n",
);
const PUBLIC: (&str, &str) = (
    "content/2023/gz-zwsj/a.targets.yaml",
    "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 热线运行维护\n主要内容: 保障热线运行，联系人手机 13800138000。\n项目编码: \"440106195001010018\"\n资金: {财政拨款: 300}\n",
);

/// A site of two declarations, one of them a draft.
fn small(files: &[(&str, &str)]) -> (Folder, Opened) {
    let folder = Folder::site(&[&[DRAFT, PUBLIC], files].concat());
    let opened = folder.open();
    assert_eq!(opened.held.len(), 1);
    (folder, opened)
}

fn names(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.name).collect()
}

/// What the findings about what is held back name: the file, and the field.
fn origins(findings: &[Finding]) -> Vec<(String, String)> {
    let of = findings.iter().filter(|finding| finding.rule.name == "held-back-published");
    of.map(|finding| {
        let also = &finding.also[0].place;
        assert_eq!(finding.severity, Severity::Error);
        assert!(finding.message.zh.contains(DRAFT.0) && finding.message.en.contains(DRAFT.0), "{finding:?}");
        assert_eq!(&*also.file, DRAFT.0);
        (finding.place.file.to_string(), also.field.to_string())
    })
    .collect()
}

#[test]
fn what_a_theme_lets_slip_is_caught_on_every_page_and_told_once() {
    let project = "{% extends \"default/project_year.html\" %}{% block content %}{{ super() }}<svg role=\"img\"><title>图</title><desc>下一年实施路灯节能改造试点</desc></svg>{% endblock %}";
    let footer = "<footer>明年另安排 <b>48,213</b>.57 万元。</footer>";
    let (folder, opened) = small(&[
        ("themes/default/templates/project_year.html", project),
        ("themes/default/templates/footer.html", footer),
        ("themes/default/assets/plan.csv", "名称,数量\n更换节能灯具数量,4000\n"),
    ]);
    let files = built(&folder, &opened);
    let findings = scanned((&opened.site, &opened.held), &files);
    let origins = origins(&findings);
    let amount = "funding.fiscal".to_owned();
    let figures: Vec<_> = origins.iter().filter(|(_, field)| *field == amount).collect();
    assert_eq!(figures.len(), 1, "{findings:?}");
    let told = findings.iter().find(|finding| finding.message.zh.contains("万元")).expect("the amount");
    assert!(
        told.message.zh.contains("48,***.** 万元") && told.message.zh.contains("个文件也是如此"),
        "{told:?}"
    );
    assert!(
        origins.iter().any(|(file, field)| file == "2023/gz-zwsj/a.html" && field == "name"),
        "{origins:?}"
    );
    let data = origins.iter().find(|(file, _)| file.starts_with("assets/plan-")).expect("the data file");
    assert_eq!(data.1, "indicators.output.quantity[更换节能灯具数量].name");
    // What the built-in theme makes of the same addresses says none of this.
    let plain = Plain::of(&opened);
    let scanner = Scanner::new(&opened.site, &opened.held, &[]);
    for (address, bytes) in &files {
        scanner.made((address, bytes), || plain.at(address));
    }
    assert_eq!(self::origins(&scanner.finish()), origins);
}

#[test]
fn a_site_of_its_own_theme_is_held_against_the_built_in_one() {
    let (folder, opened) = small(&[]);
    let plain = Plain::of(&opened);
    let files = built(&folder, &opened);
    // No theme has a part in the search's files.
    let is_themed = |address: &str| !address.starts_with("assets/") && !address.starts_with("search/");
    for (address, bytes) in files.iter().filter(|(address, _)| is_themed(address)) {
        assert!(plain.at(address).as_ref() == Some(bytes), "{address}");
    }
    let (folder, opened) = small(&[("themes/default/templates/footer.html", "<footer>另有说法</footer>")]);
    assert!(String::from_utf8_lossy(&built(&folder, &opened)["index.html"]).contains("另有说法"));
    let page = Plain::of(&opened).at("index.html").expect("a page");
    assert!(!String::from_utf8_lossy(&page).contains("另有说法"));
}

#[test]
fn what_lies_in_names_and_containers_is_caught() {
    let (_folder, opened) = small(&[]);
    let said = "更换老城区高压钠灯四千盏";
    let sheet = "<?xml version=\"1.0\"?><sst><si><r><t>更换老城区</t></r><r><rPr><b/></rPr><t>高压钠灯四千盏</t></r></si></sst>";
    let cells = "<worksheet><row><c r=\"A1\"><v>48213.57</v></c><c r=\"B1\"><v>2</v></c></row></worksheet>";
    let xlsx =
        zip(&[("xl/sharedStrings.xml", sheet.as_bytes()), ("xl/worksheets/sheet1.xml", cells.as_bytes())]);
    let inner = zip(&[("甲/说明.txt", said.as_bytes())]);
    let utf_16: Vec<u8> = said.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let percent: String = said.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let escaped: String = said.chars().map(|c| format!("\\u{:04x}", u32::from(c))).collect();
    let files: [(&str, Vec<u8>); 19] = [
        ("files/路灯节能改造试点.csv", b"x".to_vec()),
        ("files/gz-cgj/lamps.csv", b"x".to_vec()),
        ("files/a.xlsx", xlsx.clone()),
        ("files/a.zip", zip(&[("a.xlsx", &xlsx)])),
        ("files/b.zip", zip(&[("b.zip", &inner)])),
        ("files/c.zip", zip(&[("路灯节能改造试点.txt", b"x")])),
        ("files/a.txt.gz", gzip(said.as_bytes())),
        ("files/a.txt", [&b"\xFF\xFE"[..], &utf_16].concat()),
        ("files/gb.txt", encoding_rs::GB18030.encode(said).0.into_owned()),
        ("files/a.js", percent.into_bytes()),
        ("files/a.json", b"{\"a\": \"48213.57\"}".to_vec()),
        ("files/b.json", escaped.into_bytes()),
        ("files/a.svg", format!("<svg><desc>{said}</desc></svg>").into_bytes()),
        ("files/b.svg", format!("<svg><!-- {said} --></svg>").into_bytes()),
        ("files/c.svg", format!("<svg aria-label='{said}'/>").into_bytes()),
        ("files/a.xml", format!("<feed><![CDATA[{said}]]></feed>").into_bytes()),
        ("files/a.css", format!("p::after {{ content: '{said}' }}").into_bytes()),
        ("files/a.html", "<p>更换<em>老城区</em>高压&#x94A0;灯四&shy;千盏".as_bytes().to_vec()),
        ("files/a.bin", format!("\0\u{1}{said}\0").into_bytes()),
    ];
    for (address, bytes) in files {
        let findings = scanned((&opened.site, &opened.held), &[(address.to_owned(), bytes)].into());
        let origins = origins(&findings);
        assert!(origins.len() == 1 && origins[0].0 == address, "{address}: {findings:?}");
    }
    let inside =
        scanned((&opened.site, &opened.held), &[("a.zip".to_owned(), zip(&[("b.zip", &inner)]))].into());
    assert!(inside[0].message.zh.starts_with("a.zip（b.zip › 甲/说明.txt） 里有"), "{inside:?}");
}

#[test]
fn what_is_public_somewhere_is_no_leak() {
    let (_folder, opened) = small(&[(
        "content/2022/gz-zwsj/b.targets.yaml",
        "表: 项目支出绩效目标申报表\n年度: 2022\n部门: gz-zwsj\n项目: b\n名称: 路灯节能改造试点二期\n资金: {财政拨款: 482135700.0}\n金额单位: 元\n",
    )]);
    let page = "<p>路灯节能改造试点</p><p>48,213.57</p><p>148,213.57</p><p>48213.571</p><a href=\"gz-cgj/lamps-2.html\">x</a>";
    let files = [("a.html".to_owned(), page.as_bytes().to_vec())].into();
    assert!(scanned((&opened.site, &opened.held), &files).is_empty());
    let scanner = Scanner::new(&opened.site, &opened.held, &["公告：更换节能灯具数量不再考核"]);
    scanner.file("a.html", "<p>更换节能灯具数量</p>".as_bytes());
    assert!(scanner.finish().is_empty());
}

#[test]
fn personal_data_is_told_with_the_declaration_that_it_comes_from() {
    let (folder, opened) = small(&[("themes/default/assets/staff.csv", "姓名,车牌\n张某,粤A12345\n")]);
    let findings = scanned((&opened.site, &[]), &built(&folder, &opened));
    assert_eq!(names(&findings), ["personal-data-published"; 2], "{findings:?}");
    let mobile = findings.iter().find(|finding| finding.message.zh.contains("手机号")).expect("the number");
    for said in ["138****8000", PUBLIC.0, "主要内容"] {
        assert!(mobile.message.zh.contains(said), "{mobile:?}");
    }
    let told = format!("{:?} {:?} {:?}", mobile.message, mobile.help, mobile.also);
    assert!(!told.contains("13800138000"), "{told}");
    assert_eq!(
        (&*mobile.also[0].place.file, mobile.also[0].place.field.to_string()),
        (PUBLIC.0, "content".to_owned())
    );
    let plate = findings.iter().find(|finding| finding.message.zh.contains("车牌号")).expect("the plate");
    assert!(
        plate.place.file.starts_with("assets/staff-") && plate.message.zh.contains("粤A****5"),
        "{plate:?}"
    );
    assert!(plate.help.zh.contains("主题"), "{plate:?}");
}

#[test]
fn the_contacts_of_an_office_are_no_personal_data() {
    let site = "标题: 测试\n联系方式: 预算处 020-87654321\n官方联系方式: [\"13800138000（值班）\", \"@gz.gov.cn\"]\n";
    let departments = "地区:\n  gz: {名称: 广州市, 级次: 市}\n部门:\n  gz-zwsj: {名称: 甲局, 地区: gz, 联系方式: a@jia.cn}\n  gz-cgj: {名称: 乙局, 地区: gz}\n";
    let (folder, opened) = small(&[("content/site.yaml", site), ("content/departments.yaml", departments)]);
    let mut files = built(&folder, &opened);
    assert!(scanned((&opened.site, &[]), &files).is_empty());
    files.insert("a.txt".to_owned(), b"(020) 8765-4321, 138-0013-8000, A@JIA.CN, zwgk@gz.gov.cn".to_vec());
    assert!(scanned((&opened.site, &[]), &files).is_empty());
    files.insert("b.txt".to_owned(), b"020-87654322, 13800138001, b@jia.cn, x@notgz.gov.cn".to_vec());
    assert_eq!(scanned((&opened.site, &[]), &files).len(), 4);
}

#[test]
fn a_container_that_cannot_be_searched_is_told() {
    let (_folder, opened) = small(&[]);
    let text = zip(&[("a.txt", b"x")]);
    let encrypted = {
        let mut bytes = text.clone();
        let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").expect("a directory");
        bytes[directory + 8] |= 1;
        bytes
    };
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    bomb.write_all(&vec![0; 16 * 1024 * 1024]).expect("memory");
    let bomb = bomb.finish().expect("memory");
    let deep = (0..4).fold(text.clone(), |inner, _| zip(&[("a.zip", &inner)]));
    for (address, bytes, why) in [
        ("a.zip", &encrypted[..], "加了密码"),
        ("b.zip", &text[..text.len() - 30], "已损坏"),
        ("c.xlsx", &b"no zip"[..], "已损坏"),
        ("d.gz", &bomb[..], "大得不合常理"),
        ("e.zip", &deep[..], "套得太深"),
        ("f.rar", &b"Rar!\x1A\x07\x00"[..], "rar"),
        ("g.xls", &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], "xls/doc"),
    ] {
        let findings = scanned((&opened.site, &opened.held), &[(address.to_owned(), bytes.to_vec())].into());
        assert_eq!(names(&findings), ["container-not-readable"], "{address}: {findings:?}");
        assert!(findings[0].message.zh.contains(why) && &*findings[0].place.file == address, "{findings:?}");
    }
    assert!(scanned((&opened.site, &opened.held), &[("a.zip".to_owned(), text)].into()).is_empty());
}

/// Many threads in any order tell the same.
#[test]
fn what_is_told_does_not_hang_on_the_order_of_files() {
    let (_folder, opened) = small(&[]);
    let files: Vec<(String, String)> = (0..40)
        .map(|at| (format!("{at:02}.html"), format!("<p>1380013800{} 路灯节能改造试点 48213.57", at % 3)))
        .collect();
    let told = |files: &mut dyn Iterator<Item = &(String, String)>| {
        let scanner = Scanner::new(&opened.site, &opened.held, &[]);
        files.for_each(|(address, text)| scanner.file(address, text.as_bytes()));
        scanner
            .finish()
            .into_iter()
            .map(|finding| (finding.place.file, finding.message.zh))
            .collect::<Vec<_>>()
    };
    let forwards = told(&mut files.iter());
    assert_eq!(forwards.len(), 4, "{forwards:?}");
    assert_eq!(forwards, told(&mut files.iter().rev()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing that could be published stops the scan.
    #[test]
    fn any_bytes_are_searched(
        text in "[0-9 xX+@.,<>/&;#%()（）\\\\u\"'=a-f粤新·元－０\u{200B}-]{0,60}",
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        (at, byte) in (0..200_usize, any::<u8>()),
    ) {
        let site = Site::new(Config::default(), Registry::default(), Vec::new());
        let scanner = Scanner::new(&site, &[], &[]);
        let mut archive = zip(&[("a.xml", text.as_bytes()), ("b", &bytes)]);
        let at = at % archive.len();
        archive[at] = byte;
        for (address, bytes) in
            [(&*text, text.as_bytes()), ("a.html", text.as_bytes()), ("a.html", &bytes), ("a.zip", &bytes), ("b.zip", &archive)]
        {
            scanner.file(address, bytes);
        }
        let _ = scanner.finish();
    }
}

/// A zip archive of these files, packed.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(bytes).expect("memory");
        let packed = packed.finish().expect("memory");
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let number = |number: usize| u32::try_from(number).expect("small").to_le_bytes();
        let mut fields = vec![20, 0, 0, 8, 8, 0, 0, 0, 0, 0];
        fields.extend(crc.sum().to_le_bytes());
        fields.extend([number(packed.len()), number(bytes.len())].concat());
        fields.extend([&number(name.len())[..2], &[0, 0]].concat());
        directory.extend(
            [&b"PK\x01\x02\x14\x00"[..], &fields, &[0; 10], &number(out.len()), name.as_bytes()].concat(),
        );
        out.extend([&b"PK\x03\x04"[..], &fields, name.as_bytes(), &packed].concat());
    }
    let number = |number: usize| u32::try_from(number).expect("small").to_le_bytes();
    let count = number(files.len());
    let end = [
        &b"PK\x05\x06\0\0\0\0"[..],
        &count[..2],
        &count[..2],
        &number(directory.len()),
        &number(out.len()),
        &[0, 0],
    ];
    [out, directory, end.concat()].concat()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).expect("memory");
    packed.finish().expect("memory")
}
