//! `content/site.yaml` and `content/departments.yaml` → settings and registry.

use rust_decimal::Decimal;

use super::at::At;
use super::record::{Reader, Record};
use super::rules as rule;
use super::tree::{Node, Value};
use super::vocabulary::{self, Field};
use super::{gates, look};
use crate::config::{Archive, Codes, Config, DEFAULT_THEME, Moved, RequestAddress, RuleLevels, StagedLevel};
use crate::finding::{Finding, RuleLevel, Said};
use crate::language::Language;
use crate::model::amount::AmountUnit;
use crate::model::department::{Department, FormerName, Population, Region, Registry};
use crate::model::identity::{DEPARTMENT_ID_LENGTH, Id};
use crate::model::lineage::Lineage;
use crate::model::year::FiscalYear;
use crate::source::SourceFile;

/// Reads `site.yaml`.
pub(super) fn config(file: &SourceFile, node: &Node<'_>) -> (Config, Vec<Finding>) {
    let mut reader = Reader { file, findings: Vec::new(), unit: AmountUnit::default() };
    let at = At::ROOT;
    let record = reader.record(node, vocabulary::SITE_FILE, &at);
    let codes = record.node("codes").map_or_else(Codes::default, |node| {
        let at = at.key("codes");
        let part = reader.record(node, record.inner("codes"), &at);
        Codes {
            site_id: reader.optional_text(&part, "site_id", &at),
            icp: reader.optional_text(&part, "icp", &at),
            police: reader.optional_text(&part, "police", &at),
        }
    });
    let config = Config {
        title: reader.needed_text(&record, "title", &at),
        publisher: reader.optional_text(&record, "publisher", &at),
        language: language(&mut reader, &record),
        notice: reader.optional_text(&record, "notice", &at),
        base_url: base_url(&mut reader, &record),
        english_mirror: english_mirror(&mut reader, &record),
        contact: reader.optional_text(&record, "contact", &at),
        official_contacts: reader.texts(&record, "official_contacts", &at),
        request: request(&mut reader, &record),
        published_on: reader.date(&record, "published_on", &at).given().cloned(),
        look: look::look(&mut reader, &record),
        theme: theme(&mut reader, &record),
        licence: reader.optional_text(&record, "licence", &at),
        demonstration: reader.flag(&record, "demonstration", &at),
        codes,
        goalposts: record.node("goalposts").is_none() || reader.flag(&record, "goalposts", &at),
        moved: moved(&mut reader, &record),
        gates: gates::gates(&mut reader, &record),
        archive: archive(&mut reader, &record),
        rule_levels: rule_levels(&mut reader, &record),
    };
    (config, reader.findings)
}

fn language(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Language {
    let Some(text) = reader.optional_text(record, "language", &At::ROOT) else { return Language::default() };
    Language::parse(&text).unwrap_or_else(|| {
        let message = Said::new(format!("没有“{text}”的界面语言"), format!("no interface in “{text}”"));
        setting(reader, record, "language", (message, Said::new("写 zh-CN 或 en", "write zh-CN or en")));
        Language::default()
    })
}

fn base_url(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<Box<str>> {
    let text = reader.optional_text(record, "base_url", &At::ROOT)?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    if rest.is_none_or(|rest| rest.is_empty() || rest.contains([' ', '?', '#', '"', '<', '>'])) {
        let message =
            Said::new(format!("“{text}”不是网站的绝对地址"), format!("“{text}” is not an absolute address"));
        let help = Said::new("写成 https://域名/路径 的样子", "write it as https://host/path");
        setting(reader, record, "base_url", (message, help));
        return None;
    }
    Some(text.trim_end_matches('/').into())
}

fn english_mirror(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> bool {
    let wanted = reader.flag(record, "english_mirror", &At::ROOT);
    let language = record.node("language").and_then(|node| Language::parse(node.text()?.trim()));
    if wanted && language == Some(Language::English) {
        let message = Said::new("网站的界面已经是英文", "the interface of the site is English already");
        let help =
            Said::new("删去这一行，或把“语言”改为 zh-CN", "leave this out, or write zh-CN as language");
        setting(reader, record, "english_mirror", (message, help));
        return false;
    }
    wanted
}

fn request(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Option<RequestAddress> {
    let text = reader.optional_text(record, "request", &At::ROOT)?;
    let address = RequestAddress::parse(&text);
    if address.is_none() {
        let places = RequestAddress::PLACES;
        let message = Said::new(
            format!("“{text}”不是依申请公开的网址"),
            format!("“{text}” is no address where anyone could ask"),
        );
        let help = Said::new(
            format!("写 https:// 开头的网址或 mailto: 开头的邮箱，花括号里只能是 {}", places.join("、")),
            format!(
                "write an address that begins with https:// or mailto:; braces may hold {}",
                places.join(", ")
            ),
        );
        setting(reader, record, "request", (message, help));
    }
    address
}

/// Reads “改址”: whether there is anything at either end is for those to say who know all addresses.
fn moved(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Vec<Moved> {
    let Some(node) = record.node("moved") else { return Vec::new() };
    let at = At::ROOT.key("moved");
    let items = reader.items(node, &at).unwrap_or_default();
    let mut moved = Vec::with_capacity(items.len());
    for item in items {
        let part = reader.record(item, record.inner("moved"), &at);
        let (from, to) = (address(reader, &part, "from", &at), address(reader, &part, "to", &at));
        moved.push(Moved { from, to });
    }
    moved.retain(|moved| !moved.from.is_empty() && !moved.to.is_empty());
    moved
}

/// An address of the site, or ids in one, as the site writes it: without a slash before or behind it. A finding where
/// the site could have no such address; empty then.
fn address(reader: &mut Reader<'_>, record: &Record<'_, '_>, key: &'static str, at: &At<'_>) -> Box<str> {
    let written = reader.needed_text(record, key, at);
    let address = written.trim_matches('/');
    let may_stand = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_segment = |segment: &str| !segment.starts_with('.') && segment.chars().all(may_stand);
    if written.is_empty() || !address.is_empty() && address.split('/').all(|s| !s.is_empty() && is_segment(s))
    {
        return address.into();
    }
    let message = Said::new(
        format!("“{written}”不是本网站的地址，这一条不起作用"),
        format!("“{written}” is no address of this site, so the entry does nothing"),
    );
    let help = Said::new(
        "写网站之内的完整地址，如 2023/gz-zwsj/hotline.html，或部门编号/项目编号；不带域名、..、? 和 #",
        "write an address within the site, such as 2023/gz-zwsj/hotline.html, or department/project; without host, .., ? and #",
    );
    if let Some(entry) = record.entry(key) {
        reader.find(&rule::SETTING_NOT_USABLE, &at.key(key), entry.value.span, (message, help));
    }
    Box::default()
}

/// Reads “归档”. Whether a year has declarations is for sealing to say.
fn archive(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Archive {
    let Some(node) = record.node("archive") else { return Archive::default() };
    let at = At::ROOT.key("archive");
    let part = reader.record(node, record.inner("archive"), &at);
    let id = part.node("id").and_then(|_| reader.id(&part, ("id", DEPARTMENT_ID_LENGTH), &at));
    let mut closed_years = Vec::new();
    for text in reader.texts(&part, "closed_years", &at) {
        match FiscalYear::parse(text.trim()) {
            Some(year) => closed_years.push(year),
            None => {
                let message = Said::new(format!("“{text}”不是年度"), format!("“{text}” is no year"));
                let help = Said::new("每项写四位年份，如 2023", "write years of four digits, such as 2023");
                if let Some(entry) = part.entry("closed_years") {
                    let at = at.key("closed_years");
                    reader.find(&rule::SETTING_NOT_USABLE, &at, entry.value.span, (message, help));
                }
            }
        }
    }
    Archive { id, closed_years }
}

fn theme(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> Box<str> {
    let Some(text) = reader.optional_text(record, "theme", &At::ROOT) else { return DEFAULT_THEME.into() };
    if Id::parse(&text, DEPARTMENT_ID_LENGTH).is_none() {
        let message =
            Said::new(format!("“{text}”不能作主题名"), format!("“{text}” cannot be a theme's name"));
        let help = Said::new(
            "写 themes/ 下的文件夹名，用小写字母、数字和连字符",
            "write a folder's name under themes/: lower-case letters, digits, hyphens",
        );
        setting(reader, record, "theme", (message, help));
        return DEFAULT_THEME.into();
    }
    text
}

/// Reads “规则”: a level for each rule, or one for each occasion. Whether there is such a rule is for those to say who know
/// all of them.
fn rule_levels(reader: &mut Reader<'_>, record: &Record<'_, '_>) -> RuleLevels {
    let mut levels = RuleLevels::default();
    let Some(node) = record.node("rules") else { return levels };
    let at = At::ROOT.key("rules");
    let Some(entries) = node.entries() else {
        reader.wrong_kind(node, &at, &Said::new("若干“规则名: 级别”", "entries, each as “rule: level”"));
        return levels;
    };
    for entry in entries {
        let at = at.key(&entry.key.text);
        let staged = if let Value::Map(_) = entry.value.value {
            let part = reader.record(&entry.value, record.inner("rules"), &at);
            let mut level = |key| part.node(key).and_then(|node| self::level(reader, node, &at.key(key)));
            StagedLevel { check: level("check"), release: level("release") }
        } else {
            let level = level(reader, &entry.value, &at);
            StagedLevel { check: level, release: level }
        };
        levels.0.insert((&*entry.key.text).into(), staged);
    }
    levels
}

fn level(reader: &mut Reader<'_>, node: &Node<'_>, at: &At<'_>) -> Option<RuleLevel> {
    let word = node.text().map(str::trim);
    let level = word.and_then(RuleLevel::parse);
    if level.is_none() {
        let word = word.unwrap_or_default();
        let (zh, en) = (RuleLevel::WORDS.map(|(.., zh)| zh), RuleLevel::WORDS.map(|(_, en, _)| en));
        let message = Said::new(format!("没有“{word}”这个级别"), format!("there is no level “{word}”"));
        let help =
            Said::new(format!("写 {} 中的一个", zh.join("、")), format!("write one of {}", en.join(", ")));
        reader.find(&rule::RULE_LEVEL_NOT_USABLE, at, node.span, (message, help));
    }
    level
}

pub(super) fn setting(
    reader: &mut Reader<'_>,
    record: &Record<'_, '_>,
    key: &'static str,
    said: (Said, Said),
) {
    if let Some(entry) = record.entry(key) {
        reader.find(&rule::SETTING_NOT_USABLE, &At::ROOT.key(key), entry.value.span, said);
    }
}

/// Reads `departments.yaml`.
pub(super) fn registry(file: &SourceFile, node: &Node<'_>) -> (Registry, Vec<Finding>) {
    let mut reader = Reader { file, findings: Vec::new(), unit: AmountUnit::default() };
    let at = At::ROOT;
    let record = reader.record(node, vocabulary::DEPARTMENTS_FILE, &at);
    let mut registry = Registry::default();
    each(&mut reader, (&record, "regions"), |reader, id, part, at| {
        let region = Region {
            name: reader.needed_text(part, "name", at),
            tier: reader.optional_text(part, "tier", at),
            population: population(reader, part, at),
        };
        registry.regions.insert(id, region);
    });
    let Registry { regions, departments, .. } = &mut registry;
    each(&mut reader, (&record, "departments"), |reader, id, part, at| {
        let department = department(reader, part, at);
        let Some(region) = reader.id(part, ("region", DEPARTMENT_ID_LENGTH), at) else { return };
        if let Some(entry) = part.entry("region").filter(|_| !regions.contains_key(&region)) {
            let message =
                Said::new(format!("没有编号为“{region}”的地区"), format!("there is no region “{region}”"));
            let help = Said::new(
                "在“地区”下写上它，或改这里的编号",
                "name it under “regions”, or change the id here",
            );
            reader.find(&rule::REGION_NOT_DECLARED, &at.key("region"), entry.value.span, (message, help));
        }
        departments.insert(id, department(region));
    });
    (registry, reader.findings)
}

/// Reads how many people live in a region, year by year.
fn population(reader: &mut Reader<'_>, part: &Record<'_, '_>, at: &At<'_>) -> Vec<Population> {
    let mut population = Vec::new();
    let Some(node) = part.node("population") else { return population };
    let at = at.key("population");
    for item in reader.items(node, &at).unwrap_or_default() {
        let counted = reader.record(item, part.inner("population"), &at);
        let source = reader.needed_text(&counted, "source", &at);
        let year = reader.year(&counted, "year", &at);
        let before = reader.findings.len();
        let people = reader.number(&counted, "people", &at);
        let is_count = |people: &Decimal| *people > Decimal::ZERO && people.fract().is_zero();
        match people.given().copied() {
            Some(people) if is_count(&people) => {
                population.extend(year.map(|year| Population { year, people, source }));
            }
            Some(_) => {
                let message =
                    Said::new("人口要是大于零的整数", "people are counted in whole numbers above zero");
                let help = Said::new("以“人”为单位填写，如 18827000", "write persons, such as 18827000");
                if let Some(entry) = counted.entry("people") {
                    reader.find(
                        &rule::NUMBER_NOT_READABLE,
                        &at.key("people"),
                        entry.value.span,
                        (message, help),
                    );
                }
            }
            None => reader.missing_unless_said(&counted, ("people", before), &at),
        }
    }
    population
}

/// Reads a department's entry, all but its region.
fn department(
    reader: &mut Reader<'_>,
    part: &Record<'_, '_>,
    at: &At<'_>,
) -> impl FnOnce(Id) -> Department + use<> {
    let mut former_names = Vec::new();
    if let Some(node) = part.node("former_names") {
        let at = at.key("former_names");
        let fields: &'static [Field] = part.inner("former_names");
        for item in reader.items(node, &at).unwrap_or_default() {
            let former = reader.record(item, fields, &at);
            let name = reader.needed_text(&former, "name", &at);
            if let Some(until) = reader.year(&former, "until", &at) {
                former_names.push(FormerName { name, until });
            }
        }
        former_names.sort_by_key(|former| former.until);
    }
    let name = reader.needed_text(part, "name", at);
    let contact = reader.optional_text(part, "contact", at);
    let units = reader.texts(part, "units", at);
    let sort_key = reader.optional_text(part, "sort_key", at);
    let mut link = |key| part.node(key).and_then(|_| reader.id(part, (key, DEPARTMENT_ID_LENGTH), at));
    let lineage = Lineage {
        continues: link("continues"),
        merged_into: link("merged_into"),
        split_from: link("split_from"),
    }
    .boxed();
    move |region| Department { region, name, former_names, units, lineage, contact, sort_key }
}

/// Reads each record of a register with its id.
fn each<'n, 't>(
    reader: &mut Reader<'_>,
    (record, key): (&Record<'n, 't>, &'static str),
    mut read: impl FnMut(&mut Reader<'_>, Id, &Record<'n, 't>, &At<'_>),
) {
    let Some(node) = record.node(key) else { return };
    let at = At::ROOT.key(key);
    let Some(entries) = node.entries() else {
        reader.wrong_kind(node, &at, &Said::new("若干“编号: 内容”", "entries, each as “id: …”"));
        return;
    };
    for entry in entries {
        let at = at.key(&entry.key.text);
        match Id::parse(&entry.key.text, DEPARTMENT_ID_LENGTH) {
            Some(id) => {
                let part = reader.record(&entry.value, record.inner(key), &at);
                read(reader, id, &part, &at);
            }
            None => reader.bad_id(&entry.key.text, &at, entry.key.span, DEPARTMENT_ID_LENGTH),
        }
    }
}
