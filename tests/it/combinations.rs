//! Every choice of forms that an office may have published of a department and a project is a site without a fault: a page
//! never leads to a table that it has not.

use gongkai::build::{self, Built};
use gongkai::model::identity::Form;
use gongkai::sink::Sink;

use crate::site::Folder;

/// How much of a form is filled in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filled {
    /// Nothing but the head.
    Head,
    /// Money and indicators.
    All,
}

const MONEY: &str = "预算执行情况: {年度资金总额: {年初预算数: 30, 全年预算数: 40, 全年执行数: 20}}\n";
const PROMISES: &str = "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 接听量, 年度指标值: ≥5万次}\n";
const RESULTS: &str =
    "绩效指标:\n  产出指标:\n    数量指标:\n      - {名称: 接听量, 年度指标值: ≥5万次, 实际完成值: 6万次}\n";

/// The file of a form, of the department `department` and its project `a`.
fn file(department: &str, form: Form, filled: Filled) -> (String, String) {
    let subject = if form.is_of_project() { "a" } else { "department" };
    let (ending, body) = match form {
        Form::DepartmentTargets => {
            ("targets.yaml", format!("预算:\n  支出: {{基本支出: 30, 项目支出: 90}}\n{PROMISES}"))
        }
        Form::ProjectTargets => ("targets.yaml", format!("资金: {{财政拨款: 30}}\n{PROMISES}")),
        Form::DepartmentSelfEvaluation | Form::ProjectSelfEvaluation => {
            ("self-evaluation.yaml", format!("{MONEY}{RESULTS}"))
        }
        Form::DepartmentEvaluation | Form::ProjectEvaluation => {
            ("evaluation.md", format!("评价得分: 90\n{MONEY}{RESULTS}"))
        }
    };
    let project = if form.is_of_project() { "项目: a\n名称: 甲项目\n" } else { "" };
    let head = format!("表: {}\n年度: 2023\n部门: {department}\n{project}", form.title());
    let body = if filled == Filled::All { body } else { String::new() };
    let text = match ending {
        "evaluation.md" => format!("---\n{head}{body}---\n一、基本情况\n\n内容。\n"),
        _ => head + &body,
    };
    (format!("content/2023/{department}/{subject}.{ending}"), text)
}

/// Builds a site of these files; `case` names it where it has a fault.
fn is_built(files: &[(String, String)], case: &str) {
    let files: Vec<_> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let folder = Folder::site(&files);
    let opened = folder.open();
    assert!(!build::blocks(&opened.findings), "{case}: {:?}", opened.findings);
    let theme = build::theme(folder.path(), &opened.site).expect("the default theme");
    match build::build(&opened, theme, Sink::memory()).expect("a site that can be built") {
        Built::Written(..) => {}
        Built::Faulty(faults) => panic!("{case}: {faults:?}"),
    }
}

#[test]
fn every_choice_of_forms_is_a_site_without_a_fault() {
    for choice in 1..1_u32 << Form::ALL.len() {
        let forms = Form::ALL.into_iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1);
        let forms: Vec<Form> = forms.map(|(_, form)| form).collect();
        let files: Vec<_> = forms.iter().map(|form| file("gz-cgj", *form, Filled::All)).collect();
        is_built(&files, &format!("{forms:?}"));
    }
}

/// Each form absent, with its head alone, or filled in: every choice a department of one site.
#[test]
fn every_choice_of_forms_that_may_be_blank_is_a_page_without_a_fault() {
    let count = 3_usize.pow(6);
    let mut departments = "地区:\n  gz: {名称: 广州市}\n部门:\n".to_owned();
    let mut files = Vec::new();
    for choice in 1..count {
        let department = format!("d{choice}");
        departments += &format!("  {department}: {{名称: 第{choice}局, 地区: gz}}\n");
        let mut rest = choice;
        for form in Form::ALL {
            let filled = [None, Some(Filled::Head), Some(Filled::All)][rest % 3];
            files.extend(filled.map(|filled| file(&department, form, filled)));
            rest /= 3;
        }
    }
    files.push(("content/departments.yaml".to_owned(), departments));
    is_built(&files, "all");
}
