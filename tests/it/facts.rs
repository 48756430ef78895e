//! Facts: nothing of a declaration is lost on the way from YAML through the model and back.

use gongkai::facts;
use gongkai::load;
use gongkai::model::identity::DeclarationKey;

use crate::site::Folder;

#[test]
fn facts_of_facts_are_the_same_facts() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let opened = gongkai::build::open(root, crate::site::asked()).expect("the sample");
    assert!(!opened.site.declarations().is_empty());
    for declaration in opened.site.declarations() {
        let text = facts::text(declaration);
        let (again, findings) = load::read_declaration(declaration.key.clone(), text.clone().into_bytes());
        assert!(findings.is_empty(), "{}: {findings:?}\n{text}", declaration.file);
        let again = again.expect("facts can be read");
        assert_eq!(again, *declaration, "{}", declaration.file);
        assert_eq!(facts::text(&again), text, "{}", declaration.file);
        let _: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML that others read");
    }
}

#[test]
fn comments_language_and_layout_of_the_author_are_no_facts() {
    let chinese = "表: 项目支出绩效目标申报表 # 注释\n年度: 2023\n部门: gz-cgj\n项目: a\n名称: 甲\n资金: {合计: \"1,234.50\"}\n";
    let english = "form: project-targets\nname: 甲\nproject: a\ndepartment: gz-cgj\nyear: 2023\nfunding:\n  total: 1234.50\n";
    let read = |text: &str| {
        let folder = Folder::site(&[("content/2023/gz-cgj/a.targets.yaml", text)]);
        let opened = folder.open();
        assert!(opened.findings.is_empty(), "{:?}", opened.findings);
        facts::text(&opened.site.declarations()[0])
    };
    assert_eq!(read(chinese), read(english));
}

#[test]
fn four_states_survive() {
    let text = "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-cgj\n项目: a\n名称: 甲\n\
                资金: {合计: 0.00, 上级资金: 不适用, 其他资金: {不公开: 保密法第九条}}\n";
    let key = DeclarationKey::from_path("content/2023/gz-cgj/a.targets.yaml").expect("a key");
    let (declaration, findings) = load::read_declaration(key, text.as_bytes().to_vec());
    assert!(findings.is_empty(), "{findings:?}");
    let facts = facts::text(&declaration.expect("a declaration"));
    for fact in ["合计: 0.00", "上级资金: 不适用", "不公开: 保密法第九条"] {
        assert!(facts.contains(fact), "{fact}:\n{facts}");
    }
    assert!(!facts.contains("财政拨款"), "absent stays absent:\n{facts}");
}
