//! Declarations to be filled in: each form's, in both languages, says at once what it still needs and nothing else.

use gongkai::compose::blank::{self, Known, Subject, Targets};
use gongkai::compose::layout::{Laid, lay_out};
use gongkai::finding::Finding;
use gongkai::language::Language;
use gongkai::load;
use gongkai::model::declaration::Declaration;
use gongkai::model::department::Department;
use gongkai::model::identity::{DeclarationKey, Form, Id};
use gongkai::model::year::FiscalYear;

fn id(text: &str) -> Id {
    Id::parse(text, 40).expect("an id")
}

fn key(form: Form) -> DeclarationKey {
    DeclarationKey {
        year: FiscalYear::parse("2024").expect("a year"),
        department: id("yx-jtj"),
        project: form.is_of_project().then(|| id("bus-subsidy")),
        form,
        edition: 1,
    }
}

fn department() -> Department {
    Department {
        region: id("yx"),
        name: "云溪市交通运输局".into(),
        former_names: Vec::new(),
        lineage: None,
        units: vec!["云溪市公共交通服务中心".into()],
        contact: None,
        sort_key: None,
    }
}

fn text(form: Form, language: Language, known: &Known<'_>) -> String {
    blank::text(&Subject { key: &key(form), language, department: &department() }, known)
}

fn read(form: Form, text: &str) -> (Option<Declaration>, Vec<Finding>) {
    load::read_declaration(key(form), text.as_bytes().to_vec())
}

/// Every form in both languages.
fn all() -> impl Iterator<Item = (Form, Language)> {
    Form::ALL.into_iter().flat_map(|form| Language::ALL.map(|language| (form, language)))
}

#[test]
fn only_what_must_be_filled_in_is_missing_and_it_is_marked() {
    for (form, language) in all() {
        let text = text(form, language, &Known::default());
        let (declaration, findings) = read(form, &text);
        assert!(declaration.is_some(), "{text}");
        let mark = ["必填", "required"][language as usize];
        for finding in &findings {
            assert_eq!(finding.rule.name, "field-missing", "{finding:?}\n{text}");
            let span = finding.place.span.expect("a place").range();
            let above = text[..span.start].lines().last().expect("a line");
            assert!(above.ends_with(mark), "{above:?} above {:?}", &text[span]);
        }
        assert_eq!(text.matches(mark).count(), findings.len(), "{text}");
    }
}

#[test]
fn it_is_in_canonical_layout() {
    for (form, language) in all() {
        let text = text(form, language, &Known::default());
        let Ok(Laid::Text(laid)) = lay_out(&key(form).path(), text.clone().into_bytes()) else {
            panic!("{text}")
        };
        assert_eq!(laid, text);
    }
}

#[test]
fn the_examples_are_good_once_the_sign_before_them_is_gone() {
    for (form, language) in all() {
        let text = text(form, language, &Known::default());
        let used = text.replace("  # - {", "  - {");
        let (declaration, findings) = read(form, &used);
        let declaration = declaration.expect("a declaration");
        assert!(findings.iter().all(|finding| finding.rule.name == "field-missing"), "{findings:?}\n{used}");
        assert_eq!(declaration.indicators().count(), 11, "{used}");
        for (_, indicator) in declaration.indicators() {
            let target = indicator.annual_target.given().expect("a target");
            assert!(target.not_understood().is_none(), "{}", target.text);
        }
    }
}

#[test]
fn what_is_known_stands_there() {
    let promised = "\
表: 项目支出绩效目标申报表
年度: 2024
部门: yx-jtj
金额单位: 元
项目: bus-subsidy
名称: 城市公交运营补贴
项目编码: '0117'
项目类别: 经常性
绩效指标:
  产出指标:
    时效指标:
      - {名称: 发放时间, 年度指标值: 2024年12月底前}
  满意度指标:
    - {名称: '乘客: 满意度', 年度指标值: '>=90%'}
";
    let (declaration, findings) = read(Form::ProjectTargets, promised);
    assert!(findings.is_empty(), "{findings:?}");
    let declaration = declaration.expect("a declaration");
    let known = |targets| Known {
        head: declaration.head(),
        unit: declaration.unit,
        indicators: declaration.indicator_groups(),
        targets,
    };
    let results = text(Form::ProjectSelfEvaluation, Language::Chinese, &known(Targets::Kept));
    for lines in [
        "金额单位: 元\n",
        "名称: 城市公交运营补贴\n",
        "项目编码: \"0117\"\n",
        "项目类别: 经常性\n",
        "# 具体实施的单位；下属单位：云溪市公共交通服务中心\n实施单位:\n",
        "    时效指标:\n      - 名称: 发放时间\n        年度指标值: 2024年12月底前\n        实际完成值:\n",
        "  满意度指标:\n    - 名称: \"乘客: 满意度\"\n      年度指标值: \">=90%\"\n",
    ] {
        assert!(results.contains(lines), "{lines}in\n{results}");
    }
    let (read_back, findings) = read(Form::ProjectSelfEvaluation, &results);
    assert!(findings.is_empty(), "{findings:?}");
    let names = |one: &Declaration| {
        one.indicators().map(|(level, one)| (level, one.name.clone())).collect::<Vec<_>>()
    };
    assert_eq!(names(&read_back.expect("a declaration")), names(&declaration));

    let again = text(Form::ProjectTargets, Language::English, &known(Targets::Anew));
    assert!(
        again.contains(
            "    timeliness:\n      - name: 发放时间\n        period_target:\n        annual_target:\n"
        ),
        "{again}"
    );
    assert!(!again.contains("12月底前") && !again.contains("# - {name: bus"), "{again}");
}
