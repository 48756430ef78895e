//! The canonical layout: what it looks like, that it says the same, keeps every comment, and has nothing left to do the
//! second time.

use std::process::Command;

use gongkai::compose::layout::{Laid, lay_out};
use gongkai::load;
use gongkai::model::identity::DeclarationKey;
use proptest::prelude::*;

use crate::site::Folder;

const PATH: &str = "content/2023/gz-zwsj/a.targets.yaml";

/// The layout of a declaration that can be laid out.
#[track_caller]
fn laid(text: &str) -> String {
    match lay_out(PATH, text.as_bytes().to_vec()) {
        Ok(Laid::Text(text)) => text,
        other => panic!("{other:?}\nof\n{text}"),
    }
}

#[track_caller]
fn becomes(before: &str, after: &str) {
    assert_eq!(laid(before), after, "of\n{before}");
    assert_eq!(laid(after), after, "the second time");
}

#[test]
fn fields_stand_in_the_order_of_the_form_with_their_comments() {
    becomes(
        "# 关于整个文件\n\n年度:   2023\n# 上面的注释\n\n\n# 紧挨着的注释\n项目: a # 后面的注释\nform: project-targets\n\n\n部门: gz-zwsj\nname: '甲'\n",
        "# 关于整个文件\n\nform: project-targets\n年度: 2023\n\n部门: gz-zwsj\n# 上面的注释\n\n# 紧挨着的注释\n项目: a  # 后面的注释\nname: 甲\n",
    );
}

#[test]
fn an_item_stands_on_one_line_where_it_fits() {
    let long = "很长的名称".repeat(10);
    becomes(
        &format!(
            "绩效指标:\n    产出指标:\n    - 名称: 甲\n      年度指标值: ≥95%\n    - {{年度指标值: \">=90%\", 名称: {long}}}\n    - 名称: 乙  # 改过名\n      年度指标值: ≥1个\n    - 名称: 丙\n      年度指标值: ≥1060个, ≥4个\n"
        ),
        &format!(
            "绩效指标:\n  产出指标:\n    - {{名称: 甲, 年度指标值: ≥95%}}\n    - 名称: {long}\n      年度指标值: \">=90%\"\n    - 名称: 乙  # 改过名\n      年度指标值: ≥1个\n    - 名称: 丙\n      年度指标值: ≥1060个, ≥4个\n"
        ),
    );
}

#[test]
fn braces_stay_where_the_author_wrote_them_and_they_fit() {
    becomes(
        "资金: { 财政拨款: '1,200.00',\n  合计: '1,200.00' }\n来源: {标题: 甲, # 如原文\n  说明: 乙}\n",
        "资金: {合计: '1,200.00', 财政拨款: '1,200.00'}\n来源:\n  标题: 甲  # 如原文\n  说明: 乙\n",
    );
}

#[test]
fn a_comment_stays_with_what_ends_above_it_if_it_is_indented_so() {
    let text = "\
资金:
  合计: 250
  # 其他资金: 0

# 关于指标
绩效指标:
  产出指标:
    # 数量指标:
    #   - {名称: 甲}
  成本指标:
    经济成本指标:
      - {名称: 乙}
      # - {名称: 丙}
    # 社会成本指标:
  # 效益指标:

# 全文之后
";
    becomes(text, text);
}

#[test]
fn a_comment_at_a_dash_or_in_brackets_finds_its_place() {
    becomes(
        "其他任务: [甲, # 一\n  乙 ]  # 二\n资金: { # 三\n  合计: 1\n  # 四\n  }\n来源: {} # 五\n绩效指标:\n  output:\n  - # 六\n    name: 甲\n  -\n    # 七\n    年度指标值: ≥1\n    # 八\n    名称: 乙\n  # 九\n",
        "其他任务:  # 二\n  - 甲  # 一\n  - 乙\n资金:  # 三\n  合计: 1\n  # 四\n绩效指标:\n  output:\n    # 六\n    - {name: 甲}\n    # 七\n    # 八\n    - {名称: 乙, 年度指标值: ≥1}\n  # 九\n来源: {}  # 五\n",
    );
}

#[test]
fn texts_of_several_lines_keep_their_kind() {
    becomes(
        "年度目标: |\n      第一行\n\n        缩进的一行\n      # 不是注释\n主要内容: |-   # 一段\n    甲\n立项依据: >\n     折叠\n     起来\n实施期目标: \"引号里\n      两行\"\n",
        "立项依据: >\n  折叠\n  起来\n主要内容: |-  # 一段\n  甲\n实施期目标: \"引号里\n  两行\"\n年度目标: |\n  第一行\n\n    缩进的一行\n  # 不是注释\n",
    );
}

#[test]
fn a_line_of_a_text_that_looks_like_a_dash_is_none() {
    becomes("主要内容: # 一\n  甲\n  -  # 二\n", "# 一\n主要内容: 甲\n  -  # 二\n");
}

#[test]
fn a_text_of_nothing_but_blank_lines_is_laid_out_for_good() {
    becomes("主要内容: >\n   \n\n年度目标: |\n", "主要内容: >\n\n年度目标: |\n");
}

#[test]
fn line_ends_byte_order_mark_and_the_last_newline_are_put_right() {
    becomes(
        "\u{feff}名称: 甲\r\n\r\n\r\n资金:\r\n    合计: 49,057.92",
        "名称: 甲\n\n资金:\n  合计: 49,057.92\n",
    );
}

#[test]
fn quotation_marks_stay_where_they_mean_something() {
    let text = "名称: \"12345\"\n项目编码: '001'\n主管部门: \"是: 否\"\n实施单位: \"no\"\n项目类别: '~'\n";
    becomes(text, text);
    becomes("\"名称\": \"甲\"\n", "名称: 甲\n");
}

#[test]
fn what_cannot_be_read_or_kept_is_left_alone() {
    let left = |text: &str| match lay_out(PATH, text.as_bytes().to_vec()) {
        Ok(Laid::Mistakes(findings)) => findings
            .iter()
            .find(|finding| finding.rule.name != "field-missing")
            .map_or("nothing", |finding| finding.rule.name),
        Ok(Laid::Unusual(said)) => {
            assert!(said.zh.contains("第 2 行") && said.en.contains("line 2"), "{said:?}");
            "unusual"
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(left("名称：甲\n年度: 2023\n"), "full-width-colon");
    assert_eq!(left(""), "file-empty");
    assert_eq!(left("- 甲\n"), "value-of-wrong-kind");
    for unusual in [
        "名称: 甲\n项目类别: &x 乙\n实施期: *x\n",
        "年度: 2023\n? 名称\n: 甲\n",
        "年度: 2023\n主要内容: |+\n  甲\n\n",
    ] {
        assert_eq!(left(unusual), "unusual", "{unusual}");
    }
    assert!(matches!(lay_out(PATH, b"\xD7\xD6".to_vec()), Ok(Laid::Mistakes(_))));
}

#[test]
fn findings_point_into_the_file_as_it_is() {
    let text = "表: 项目支出绩效目标申报表\r\n年度: 2023\r\n名称：甲\r\n";
    let Ok(Laid::Mistakes(findings)) = lay_out(PATH, text.as_bytes().to_vec()) else { panic!("laid out") };
    let colon = findings.iter().find(|finding| finding.rule.name == "full-width-colon").expect("the mistake");
    assert_eq!(&text[colon.place.span.expect("a place").range()], "：");
    let Ok(Laid::Mistakes(findings)) = lay_out(load::SITE_FILE, b"- a\n".to_vec()) else {
        panic!("laid out")
    };
    assert_eq!(findings[0].rule.name, "value-of-wrong-kind");
}

#[test]
fn of_a_report_only_the_head_is_laid_out() {
    let path = "content/2023/gz-zwsj/a.evaluation.md";
    let lay_out = |text: &str| lay_out(path, text.as_bytes().to_vec());
    let Ok(Laid::Text(laid)) = lay_out("---\n名称:   甲 # 注\n---\n\n#  一、 基本情况\n\n\n- a:   1\n---\n")
    else {
        panic!("left alone")
    };
    assert_eq!(laid, "---\n名称: 甲  # 注\n---\n\n#  一、 基本情况\n\n\n- a:   1\n---\n");
    let Ok(Laid::Unusual(said)) = lay_out("---\n名称: &x 甲\n---\n") else { panic!("laid out") };
    assert!(said.en.contains("line 2"), "{}", said.en);
    for headless in ["# 一\n", "---\n名称: 甲\n"] {
        assert!(matches!(lay_out(headless), Ok(Laid::Mistakes(_))), "{headless}");
    }
}

#[test]
fn a_mistake_in_what_is_said_is_no_reason_to_leave_a_file_alone() {
    becomes("不认识: 1\n资金:\n    合计: 12万\n年度: 2023\n", "不认识: 1\n年度: 2023\n资金:\n  合计: 12万\n");
}

/// Files are replaced as a whole, and stay as they were to everybody else.
#[test]
fn a_file_keeps_its_permissions_and_leaves_no_draft() {
    let path = "content/2023/gz-zwsj/a.targets.yaml";
    let folder = Folder::site(&[(path, "年度:   2023\n表: 项目支出绩效目标申报表\n")]);
    let target = load::join(folder.path(), path);
    #[cfg(unix)]
    let mode = || {
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&target).expect("a file").permissions())
    };
    #[cfg(unix)]
    std::fs::set_permissions(&target, std::os::unix::fs::PermissionsExt::from_mode(0o640))
        .expect("permissions");
    let run =
        Command::new(env!("CARGO_BIN_EXE_gongkai")).arg("fmt").arg(&target).output().expect("the program");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(std::fs::read_to_string(&target).expect("a file"), "表: 项目支出绩效目标申报表\n年度: 2023\n");
    #[cfg(unix)]
    assert_eq!(mode() & 0o777, 0o640);
    assert_eq!(std::fs::read_dir(target.parent().expect("a folder")).expect("a folder").count(), 1);
}

#[test]
fn the_sample_is_in_canonical_layout() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in load::files(root).expect("the sample") {
        let bytes = std::fs::read(load::join(root, &path)).expect("a file");
        let Ok(Laid::Text(text)) = lay_out(&path, bytes.clone()) else { panic!("{path}") };
        assert_eq!(text.as_bytes(), bytes, "{path}: run gongkai fmt");
    }
}

/// All that stands behind a `#` that begins a comment in a text of [`documents`].
fn comments(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> = text
        .lines()
        .filter_map(|line| line.find("# 注").map(|at| line[at..].trim_end()))
        .flat_map(|line| line.split(" # "))
        .map(|one| one.trim_start_matches("# "))
        .collect();
    all.sort_unstable();
    all
}

/// A value of one line.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("49,057.92".to_owned()),
        Just("甲".to_owned()),
        Just("≥95%".to_owned()),
        Just("\"≥1060个, ≥4个\"".to_owned()),
        Just("'>=90%'".to_owned()),
        Just("\"甲\"".to_owned()),
        Just("'甲 # 乙'".to_owned()),
        Just("甲：乙".to_owned()),
        Just("\"甲：乙\"".to_owned()),
        Just("不适用".to_owned()),
        Just("{不公开: 依据}".to_owned()),
        Just("~".to_owned()),
        "[一二三]{1,40}",
    ]
}

/// Lines that may stand between others: blank ones, and comments at any column.
fn between() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just(String::new()),
        1 => Just("\n".to_owned()),
        1 => Just("\n\n  \n".to_owned()),
        2 => (0_usize..9, 0_u8..100).prop_map(|(column, n)| format!("{}# 注{n}\n", " ".repeat(column))),
        1 => (0_usize..9, 0_u8..100).prop_map(|(column, n)| format!("\n{0}# 注{n}\n\n{0}# 注{n}b\n", " ".repeat(column))),
    ]
}

/// Nothing, or a comment behind something.
fn behind() -> impl Strategy<Value = String> {
    prop_oneof![4 => Just(String::new()), 1 => (0_u8..100).prop_map(|n| format!("  # 注{n}"))]
}

/// A field or level of a line or more, at a depth.
fn entry(key: &'static str, value: impl Strategy<Value = String> + 'static) -> BoxedStrategy<String> {
    (between(), value, behind())
        .prop_map(move |(between, value, behind)| format!("{between}{key}: {value}{behind}\n"))
        .boxed()
}

fn indented(text: &str, by: usize) -> String {
    text.lines()
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("{}{line}\n", " ".repeat(by)) })
        .collect()
}

/// A group of some fields in any order, in lines or in braces.
fn group(key: &'static str, fields: &'static [&'static str]) -> BoxedStrategy<String> {
    let some = || proptest::sample::subsequence(fields, 1..=fields.len()).prop_shuffle();
    let lines = (some(), 1_usize..5, behind(), between()).prop_flat_map(move |(fields, by, behind, foot)| {
        let entries: Vec<_> = fields.into_iter().map(|field| entry(field, value())).collect();
        entries
            .prop_map(move |entries| format!("{key}:{behind}\n{}", indented(&(entries.concat() + &foot), by)))
    });
    let braces = (some(), behind()).prop_map(move |(fields, behind)| {
        let inside: Vec<_> = fields.iter().map(|field| format!("{field}: '1,200'")).collect();
        format!("{key}: {{{}}}{behind}\n", inside.join(", "))
    });
    prop_oneof![2 => lines, 1 => braces].boxed()
}

/// Indicators, in braces or in lines, with and without comments.
fn indicators() -> BoxedStrategy<String> {
    let fields = &["名称", "实施周期指标值", "annual_target"][..];
    let some = move || proptest::sample::subsequence(fields, 1..=fields.len()).prop_shuffle();
    let in_lines = (some(), between()).prop_flat_map(|(fields, above)| {
        let entries: Vec<_> = fields.into_iter().map(|field| entry(field, value())).collect();
        entries.prop_map(move |entries| {
            let all = indented(&entries.concat(), 2);
            // The dash takes the place of two spaces on the first line that holds a field.
            let at =
                all.lines().position(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'));
            let lines = all.lines().enumerate().map(|(n, line)| match Some(n) == at {
                true => format!("- {}\n", &line[2..]),
                false => format!("{line}\n"),
            });
            above.clone() + &lines.collect::<String>()
        })
    });
    let in_braces = (between(), "[一二三]{1,30}", behind())
        .prop_map(|(above, name, behind)| format!("{above}- {{annual_target: 1, 名称: {name}}}{behind}\n"));
    let items = proptest::collection::vec(prop_oneof![in_lines, in_braces], 0..4);
    (items, 0_usize..4, 1_usize..4, behind(), between())
        .prop_map(|(items, by, deep, behind, foot)| {
            let list = indented(&(items.concat() + &foot), by);
            format!(
                "绩效指标:{behind}\n{}",
                indented(&format!("output:\n{}", indented(&format!("数量指标:\n{list}"), deep)), deep)
            )
        })
        .boxed()
}

/// A text over lines.
fn narrative() -> BoxedStrategy<String> {
    let line = prop_oneof![Just("第一行"), Just(""), Just("  缩进"), Just("# 不是注释"), Just("a: b")];
    let sign = prop_oneof![Just("|"), Just("|-"), Just(">"), Just("| # 注释")];
    (sign, proptest::collection::vec(line, 0..4), 1_usize..5, between())
        .prop_map(|(sign, lines, by, behind)| {
            let body = indented(&("一\n".to_owned() + &lines.join("\n")), by);
            format!(
                "年度目标: {sign}\n{body}\n{}",
                behind.lines().map(|l| l.trim_start().to_owned() + "\n").collect::<String>()
            )
        })
        .boxed()
}

/// Declarations as no tidy person would write them.
fn documents() -> impl Strategy<Value = String> {
    let blocks = vec![
        entry("表", Just("项目支出绩效目标申报表".to_owned())),
        entry("year", Just("2023".to_owned())),
        entry("部门", Just("gz-zwsj".to_owned())),
        entry("项目", Just("a".to_owned())),
        entry("name", value()),
        entry("实施期", value()),
        entry("不认识的", value()),
        group("资金", &["合计", "fiscal", "上级资金", "其他资金"]),
        group("source", &["标题", "publisher", "说明"]),
        indicators(),
        narrative(),
    ];
    let blocks = Just((0..blocks.len()).collect::<Vec<_>>())
        .prop_shuffle()
        .prop_flat_map(move |order| order.iter().map(|at| blocks[*at].clone()).collect::<Vec<_>>());
    (blocks, 1_usize..12, between())
        .prop_map(|(blocks, many, last)| blocks.into_iter().take(many).collect::<String>() + &last)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, max_shrink_iters: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_declaration_says_the_same_and_is_done_after_once(text in documents()) {
        match lay_out(PATH, text.as_bytes().to_vec()) {
            Ok(Laid::Text(once)) => {
                prop_assert_eq!(comments(&once), comments(&text), "of\n{}\nbecame\n{}", text, once);
                prop_assert_eq!(laid(&once), once.clone(), "of\n{}", text);
                let key = DeclarationKey::from_path(PATH).expect("a path");
                let read = |text: &str| load::read_declaration(key.clone(), text.as_bytes().to_vec()).0;
                prop_assert_eq!(read(&text), read(&once));
            }
            Ok(Laid::Mistakes(findings)) => panic!("{findings:?}\nof\n{text}"),
            other => panic!("{other:?}\nof\n{text}"),
        }
    }

    #[test]
    fn any_text_is_laid_out_alike_twice_or_left_alone(text in "([ ]{0,3}(- )?([ab甲]: ?)?([ab|>{}\\[\\],'\"#&*?~:-]|甲乙| #|85%|'it''s'|\"甲\\\\n乙\"|\"a\n  b\"|-1|a:b|：|\\{a: b\\}|\\[a, b\\]){0,5}\\n){0,7}") {
        match lay_out(PATH, text.as_bytes().to_vec()) {
            Ok(Laid::Text(once)) => prop_assert_eq!(laid(&once), once.clone(), "of\n{}", text),
            Ok(_) => {}
            Err(failure) => panic!("{failure} of\n{text}"),
        }
    }
}
