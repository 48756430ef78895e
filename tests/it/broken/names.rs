//! Files whose name or place is not that of a declaration.

use super::hold;
use crate::site::{DEPARTMENTS, Folder};

const TEXT: &str = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 热线运行\n";
const GOOD: &str = "content/2023/gz-zwsj/a.targets.yaml";

#[test]
fn a_file_that_was_meant_as_a_declaration_is_told_its_right_name() {
    let long = format!("content/2023/gz-zwsj/{}.targets.yaml", "very-long-".repeat(8));
    for (name, path) in [
        ("name-form-misspelt", "content/2023/gz-zwsj/a.target.yaml"),
        ("name-form-in-chinese", "content/2023/gz-zwsj/a.自评.yaml"),
        ("name-form-missing", "content/2023/gz-zwsj/hotline.yaml"),
        ("name-form-missing-of-department", "content/2023/gz-zwsj/department.yaml"),
        ("name-form-run-together", "content/2023/gz-zwsj/a-targets.yaml"),
        ("name-form-with-underscore", "content/2023/gz-zwsj/a.self_evaluation.yaml"),
        ("name-ends-in-yml", "content/2023/gz-zwsj/a.targets.yml"),
        ("name-ends-in-txt", "content/2023/gz-zwsj/a.targets.yaml.txt"),
        ("name-ends-in-nothing", "content/2023/gz-zwsj/a.targets"),
        ("name-ends-in-xlsx", "content/2023/gz-zwsj/a.targets.xlsx"),
        ("name-with-blank", "content/2023/gz-zwsj/a .targets.yaml"),
        ("name-with-full-width-point", "content/2023/gz-zwsj/a。targets．yaml"),
        ("name-in-capitals", "content/2023/gz-zwsj/A.Targets.yaml"),
        ("name-with-underscore", "content/2023/gz-zwsj/hot_line.targets.yaml"),
        ("name-in-chinese", "content/2023/gz-zwsj/热线.targets.yaml"),
        ("name-con", "content/2023/gz-zwsj/con.targets.yaml"),
        ("name-aux-in-folder", "content/2023/aux/a.targets.yaml"),
        ("name-too-long", &long),
        ("name-of-a-copy", "content/2023/gz-zwsj/b.targets - 副本.yaml"),
        ("name-of-a-copy-with-blank", "content/2023/gz-zwsj/p copy.targets.yaml"),
        ("name-edition-1", "content/2023/gz-zwsj/a.targets.1.yaml"),
        ("folder-year-with-word", "content/2023年/gz-zwsj/a.targets.yaml"),
        ("folder-year-missing", "content/gz-zwsj/a.targets.yaml"),
        ("folder-department-missing", "content/2023/a.targets.yaml"),
        ("folder-department-in-capitals", "content/2023/GZ-ZWSJ/a.targets.yaml"),
        ("folder-too-deep", "content/2023/gz-zwsj/hotline/a.targets.yaml"),
        ("site-file-misspelt", "content/sites.yaml"),
        ("departments-file-misspelt", "content/department.yaml"),
    ] {
        hold(name, &Folder::site(&[(path, TEXT)]));
    }
}

#[cfg(unix)]
#[test]
fn names_that_windows_cannot_hold() {
    for (name, path) in [
        ("name-with-question-mark", "content/2023/gz-zwsj/a?b.targets.yaml"),
        ("name-with-colon", "content/2023/gz-zwsj/a:b.targets.yaml"),
        ("name-ends-in-point", "content/2023/gz-zwsj/a.targets.yaml."),
        ("name-ends-in-blank", "content/2023/gz-zwsj/a.targets.yaml "),
    ] {
        hold(name, &Folder::site(&[(path, TEXT)]));
    }
}

#[test]
fn two_files_for_one_declaration() {
    for (name, path) in [
        ("two-files-yml", "content/2023/gz-zwsj/a.targets.yml"),
        ("two-files-txt", "content/2023/gz-zwsj/a.targets.yaml.txt"),
        ("two-files-copy", "content/2023/gz-zwsj/a.targets (1).yaml"),
        ("two-files-copy-with-blank", "content/2023/gz-zwsj/a copy.targets.yaml"),
        ("two-files-backup", "content/2023/gz-zwsj/a.targets.yaml.bak"),
    ] {
        hold(name, &Folder::site(&[(GOOD, TEXT), (path, TEXT)]));
    }
}

#[test]
fn a_folder_with_the_name_of_a_file() {
    let folder = Folder::site(&[]);
    std::fs::create_dir_all(folder.path().join("content/2023/gz-zwsj/a.targets.yaml")).expect("a folder");
    hold("folder-with-the-name-of-a-file", &folder);
}

#[test]
fn other_files_are_left_alone() {
    let folder = Folder::site(&[
        (GOOD, TEXT),
        ("content/README.md", "说明"),
        ("content/2023/gz-zwsj/notes.txt", "说明"),
        ("content/2023/gz-zwsj/.a.targets.yaml.swp", "x"),
    ]);
    let (findings, _) = folder.findings();
    assert_eq!(findings.len(), 0, "{findings:?}");
}

#[test]
fn an_address_that_moved_is_one_that_a_site_may_have() {
    let settings = "标题: 云溪市预算绩效公开\n改址:\n  - {原址: ../../evil.html, 现址: 'https://www.example.com/'}\n  - {原址: gz-zwsj/a, 现址: /2023/gz-zwsj/b.html}\n";
    let folder = Folder::with(&[
        ("content/site.yaml", settings.as_bytes()),
        ("content/departments.yaml", DEPARTMENTS.as_bytes()),
    ]);
    hold("settings-address-moved", &folder);
    let (findings, _) = folder.findings();
    assert_eq!(findings.len(), 2, "{findings:?}");
}
