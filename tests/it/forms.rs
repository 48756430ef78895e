//! Every form, in the manner of several offices: through load, facts, page and data files, and back, with nothing lost.

use std::collections::BTreeSet;

use gongkai::load::vocabulary::{self, Field, Kind};
use gongkai::model::declaration::Declaration;
use gongkai::model::identity::{DeclarationKey, Form};
use gongkai::{facts, load};

use crate::kept::{facts_of, yaml};
use crate::site::{Folder, pages};

/// The projects that one of the forms names.
const OTHERS: [(&str, &str); 3] = [
    (
        "relics",
        "表: project-targets\n年度: 2023\n部门: yx-wgl\n项目: relics\n名称: 文物抢险\n资金: {财政拨款: 1}\n",
    ),
    (
        "culture",
        "表: project-targets\n年度: 2023\n部门: yx-wgl\n项目: culture\n名称: 文化保护\n资金: {财政拨款: 1}\n",
    ),
    (
        "old-houses",
        "表: project-targets\n年度: 2023\n部门: yx-wgl\n项目: old-houses\n名称: 老屋修缮\n资金: {财政拨款: 1}\n",
    ),
];

/// The forms of one department and one project, with an adjusted edition and a reviewed result.
const FORMS: [(&str, &str); 8] = [
    ("department.targets.yaml", include_str!("forms/department.targets.yaml")),
    ("department.targets.2.yaml", include_str!("forms/department.targets.2.yaml")),
    ("department.self-evaluation.yaml", include_str!("forms/department.self-evaluation.yaml")),
    ("department.evaluation.md", include_str!("forms/department.evaluation.md")),
    ("heritage.targets.yaml", include_str!("forms/heritage.targets.yaml")),
    ("heritage.self-evaluation.yaml", include_str!("forms/heritage.self-evaluation.yaml")),
    ("heritage.self-evaluation.2.yaml", include_str!("forms/heritage.self-evaluation.2.yaml")),
    ("heritage.evaluation.md", include_str!("forms/heritage.evaluation.md")),
];

const DEPARTMENTS: &str =
    "地区: {yx: {名称: 云溪市, 级次: 市}}\n部门: {yx-wgl: {名称: 云溪市文化广电和旅游局, 地区: yx}}\n";

fn folder() -> Folder {
    let mut files = vec![
        ("content/site.yaml".to_owned(), "标题: 云溪市预算绩效公开\n"),
        ("content/departments.yaml".to_owned(), DEPARTMENTS),
    ];
    files.extend(FORMS.iter().map(|(name, text)| (format!("content/2024/yx-wgl/{name}"), *text)));
    let others = OTHERS.map(|(id, text)| (format!("content/2023/yx-wgl/{id}.targets.yaml"), text));
    files.extend(others);
    Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>())
}

fn read(name: &str, text: &str) -> Declaration {
    let key = DeclarationKey::from_path(&format!("content/2024/yx-wgl/{name}")).expect("a name");
    let (declaration, findings) = load::read_declaration(key, text.as_bytes().to_vec());
    assert!(
        findings.iter().all(|finding| ["level-not-usual", "row-left-blank"].contains(&finding.rule.name)),
        "{name}: {findings:?}"
    );
    declaration.expect("a declaration")
}

#[test]
fn nothing_of_a_form_is_lost_on_its_way_into_facts_and_back() {
    for (name, text) in FORMS {
        let declaration = read(name, text);
        let facts = facts::text(&declaration);
        let again = read(name, &facts);
        assert_eq!(again, declaration, "{name}:\n{facts}");
        assert_eq!(facts::text(&again), facts, "{name}");
        let (written, kept) = (facts_of(text), facts_of(&facts));
        let lost: Vec<_> = written.difference(&kept).collect();
        assert!(lost.is_empty(), "{name} lost {lost:?}:\n{facts}");
    }
}

#[test]
fn every_form_and_every_field_has_a_sample() {
    let forms: BTreeSet<_> = FORMS.iter().map(|(name, text)| read(name, text).key.form).collect();
    assert_eq!(forms.len(), Form::ALL.len());
    for form in Form::ALL {
        let samples = FORMS.iter().filter(|(name, text)| read(name, text).key.form == form);
        let written: Vec<_> = samples.map(|(_, text)| yaml(text)).collect();
        let missing: Vec<_> = vocabulary::fields(form)
            .iter()
            // What every sample of the site has, or what only an adjusted, a corrected or a faulty form has.
            .filter(|field| {
                field.is_public()
                    && !["amount_unit", "source", "known_errors", "adjustment", "corrections"]
                        .contains(&field.key)
            })
            .filter(|field| !written.iter().any(|value| has(value, field)))
            .map(|field| field.key)
            .collect();
        // A report says the rest in its text.
        let may_miss: &[&str] = match form {
            Form::DepartmentTargets => &["other_tasks"],
            Form::DepartmentSelfEvaluation => &["assurance"],
            Form::ProjectTargets => &[],
            Form::ProjectSelfEvaluation => &[
                "code",
                "supervising_department",
                "kind",
                "period",
                "continues",
                "merged_into",
                "split_from",
                "problems",
                "corrective_action",
                "remarks",
            ],
            Form::DepartmentEvaluation => &["commissioned_by", "execution", "indicators"],
            Form::ProjectEvaluation => &[
                "code",
                "supervising_department",
                "implementing_unit",
                "attribute",
                "project_type",
                "kind",
                "period",
                "continues",
                "merged_into",
                "split_from",
            ],
        };
        assert_eq!(missing, may_miss, "{}", form.name());
    }
}

/// Whether a file has the field, perhaps below a heading of its form.
fn has(value: &serde_yaml::Value, field: &Field) -> bool {
    let own = |value: &serde_yaml::Value| {
        let entries = value.as_mapping().into_iter().flatten();
        entries.filter_map(|(key, _)| key.as_str()).any(|key| field.is(key))
    };
    own(value) || value.as_mapping().into_iter().flatten().any(|(_, value)| own(value))
}

/// What pages say of the forms.
static PAGES: &[(&str, &[&str])] = &[
    (
        "2024/yx-wgl/index.html",
        &[
            "产出指标(40分)",
            "履职效能",
            "文物安全",
            "受益对象满意度",
            "≥",
            "12",
            "其中：人员经费",
            "222.60",
            "事业收入",
            "上年结转资金",
            "98.14",
            "优",
            "单位自评",
            "财政评价",
            "云财绩〔2024〕18号",
            "汛期三场改期",
            "提前编排备选场次",
            "两个标段跨年结算",
            "云溪市财政局",
            "二、综合评价结论",
            "部门职能",
            "个别标段结算偏慢",
            "非税收入",
        ],
    ),
    (
        "2024/yx-wgl/heritage.html",
        &[
            "其中：中央资金",
            "保守国家秘密法第九条",
            "专项债券",
            "4,600.00",
            "单处加固成本",
            "立项必要性",
            "工程监理制",
            "一季度勘察",
            "89.5",
            "良",
            "财政复核",
            "云财评〔2025〕7号",
            "第三方评价",
            "决策指标(20分)",
            "立项依据充分性",
            "三、建议",
            "<strong>（一）资金</strong>",
            "反向",
            "财政项目支出绩效自评表",
        ],
    ),
];

/// What data files hold of them.
static FILES: &[(&str, &[&str])] = &[
    (
        "data/2024.indicators.csv",
        &["单处加固成本", "反向", "产出指标(40分)", "成本指标", "起", "第三方评价", "财政复核"],
    ),
    (
        "2024/yx-wgl/heritage.funding.csv",
        &["市级资金", "700.50", "其中：省级资金", "专项债券,50.00", "1.中央预算内投资"],
    ),
    ("2024/yx-wgl/heritage.materials.csv", &["财政部门抽查后核减", "2025-05", "95.5", "89.5"]),
    ("2024/yx-wgl/heritage.evaluation.md", &["# 文物保护与抢险加固项目绩效评价报告"]),
    ("2024/yx-wgl/index.indicators.csv", &["免费开放场馆数"]),
];

#[test]
fn pages_and_data_files_say_what_the_forms_say() {
    let folder = folder();
    let built = pages(folder.path());
    let text = |address: &str| String::from_utf8_lossy(&built[address]).into_owned();
    for (page, said) in PAGES {
        let html = text(page);
        for said in *said {
            assert!(html.contains(said), "{page} does not say {said}");
        }
        assert!(!html.contains("alert(1)"), "{page}");
    }
    for (file, said) in FILES {
        let csv = text(file);
        for said in *said {
            assert!(csv.contains(said), "{file} does not say {said}:\n{csv}");
        }
    }
    // An earlier result stays readable beside the later one.
    assert!(text("2024/yx-wgl/heritage.self-evaluation.html").contains("36"));
    assert!(text("2024/yx-wgl/heritage.self-evaluation.2.html").contains("30"));
}

#[test]
fn a_form_in_english_keys_gives_the_same_facts() {
    for (name, text) in FORMS {
        let declaration = read(name, text);
        let facts = facts::text(&declaration);
        let english = in_english(&facts, vocabulary::fields(declaration.key.form));
        assert_eq!(facts::text(&read(name, &english)), facts, "{name}:\n{english}");
    }
}

/// The facts with every key that has one place in the form put into English.
fn in_english(facts: &str, fields: &'static [Field]) -> String {
    let mut all = Vec::new();
    gather(fields, &mut all);
    let mut out = String::new();
    for line in facts.lines() {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        let (before, rest) = line.split_at(indent);
        let english = rest.split_once(':').and_then(|(key, value)| {
            let mut places = all.iter().filter(|field| field.zh[0] == key).map(|field| field.key);
            let first = places.next()?;
            // A word that is several fields, by its record, stays as it is.
            places.all(|other| other == first).then(|| format!("{before}{first}:{value}"))
        });
        out.push_str(english.as_deref().unwrap_or(line));
        out.push('\n');
    }
    out
}

fn gather(fields: &'static [Field], into: &mut Vec<&'static Field>) {
    for field in fields {
        into.push(field);
        if let Kind::Record(inner) | Kind::Records(inner) | Kind::Indicators(inner) = field.kind {
            gather(inner, into);
        }
    }
}
