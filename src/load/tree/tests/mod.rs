//! What is read, and what is said about mistakes.

mod agrees;

use std::fmt::Write as _;

use super::*;

fn file(text: &str) -> SourceFile {
    SourceFile { path: "content/2023/gz-zwsj/a.targets.yaml".into(), text: text.to_owned() }
}

/// The tree in one line: texts in quotation marks, `…` for what could not be read, `!` behind what is not whole.
fn shape(node: &Node<'_>) -> String {
    let mut out = String::new();
    write_shape(node, &mut out);
    out
}

fn write_shape(node: &Node<'_>, out: &mut String) {
    match &node.value {
        Value::Null => out.push('~'),
        Value::Unread => out.push('…'),
        Value::Scalar(scalar) => write!(out, "{:?}", scalar.text).unwrap(),
        Value::List(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                write_shape(item, out);
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for (at, entry) in entries.iter().enumerate() {
                write!(out, "{}{}: ", if at == 0 { "" } else { ", " }, entry.key.text).unwrap();
                write_shape(&entry.value, out);
            }
            out.push('}');
        }
    }
    if !node.whole && node.value != Value::Unread {
        out.push('!');
    }
}

impl<'t> Node<'t> {
    /// The field with this key.
    fn get(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries()?.iter().find(|entry| entry.key.text == key)
    }
}

/// The tree and the findings (`rule field line:column "what stands there"`) of a text.
fn reading(text: &str) -> (String, Vec<String>) {
    let file = file(text);
    let (root, findings) = read(&file);
    let told = findings.iter().map(|finding| {
        let span = finding.place.span.unwrap_or_default();
        let at = file.position(span.start as usize);
        let (rule, field) = (finding.rule.name, &finding.place.field);
        format!("{rule} [{field}] {}:{} {:?}", at.line, at.column, &file.text[span.range()])
    });
    (root.as_ref().map_or("none".to_owned(), shape), told.collect())
}

#[track_caller]
fn check(text: &str, tree: &str, told: &[&str]) {
    assert_eq!(reading(text), (tree.to_owned(), told.iter().map(|&t| t.to_owned()).collect()), "of {text:?}");
}

#[test]
fn a_declaration_is_read_with_its_numbers_as_written() {
    let text = "年度: 2023\n预算:\n  支出: {基本支出: 11381.40, 项目支出: '37,676.50'}\n目标: |\n  一\n\n  二\n其他任务:\n- \
                甲\n-\n空: ~\n";
    check(
        text,
        r#"{年度: "2023", 预算: {支出: {基本支出: "11381.40", 项目支出: "37,676.50"}}, 目标: "一\n\n二\n", 其他任务: ["甲", ~], 空: ~}"#,
        &[],
    );
}

#[test]
fn texts_are_slices_of_the_file_wherever_they_can_be() {
    let text = file("年度: 2023\n'名': \"称\"\n列: [甲, '乙']\n");
    let (root, _) = read(&text);
    let mut todo = vec![root.unwrap()];
    while let Some(node) = todo.pop() {
        match node.value {
            Value::Scalar(scalar) => assert!(matches!(scalar.text, Cow::Borrowed(_)), "{}", scalar.text),
            Value::List(items) => todo.extend(items),
            Value::Map(entries) => {
                assert!(entries.iter().all(|entry| matches!(entry.key.text, Cow::Borrowed(_))));
                todo.extend(entries.into_iter().map(|entry| entry.value));
            }
            _ => {}
        }
    }
}

#[test]
fn spans_cover_what_is_written() {
    let text = "甲: \"x y\" \n乙: |  # 注\n  t1\n\n  t2 \n\n丙: >-\n  t\n\n# c\n丁:\n- - 1\n  -\n-   {a, b: }\n戊: [[1], {x: ~}]\n己:\n庚: \
                &锚\n  子: 1\n辛: *锚\n壬: |\n\n癸 : abc\n  def\n";
    let file = file(text);
    let (root, findings) = read(&file);
    assert_eq!(findings.len(), 0);
    let root = root.unwrap();
    let written = |key: &str| &text[root.get(key).unwrap().value.span.range()];
    assert_eq!(written("甲"), "\"x y\"");
    assert_eq!(written("乙"), "|  # 注\n  t1\n\n  t2");
    assert_eq!(written("丙"), ">-\n  t");
    assert_eq!(written("丁"), "- - 1\n  -\n-   {a, b: }");
    assert_eq!(written("戊"), "[[1], {x: ~}]");
    assert_eq!(written("庚"), "子: 1");
    assert_eq!(written("辛"), "*锚");
    assert_eq!(written("壬"), "|");
    assert_eq!(written("癸"), "abc\n  def");
    assert_eq!(
        root.get("己").unwrap().value.span,
        Span::new(text.find("己:").unwrap() + 4, text.find("己:").unwrap() + 4)
    );
    let list = root.get("丁").unwrap().value.items().unwrap();
    assert_eq!(&text[list[0].span.range()], "- 1\n  -");
    let empty = list[0].items().unwrap()[1].span;
    assert_eq!((empty.start, empty.end), (empty.end, text.find("-\n-   {").unwrap() as u32 + 1));
    assert_eq!(&text[root.span.range()], text.trim_end());
}

#[test]
fn a_clerks_mistakes_are_named_and_reading_goes_on() {
    check(
        "a: 1\n年度：2023\nb: 2\n",
        r#"{a: "1", 年度: "2023", b: "2"}"#,
        &["full-width-colon [年度] 2:3 \"：\""],
    );
    check(
        "预算：\n  支出：\n    基本支出：1\n    项目支出: 2\n  收入: 2\n",
        r#"{预算: {支出: {基本支出: "1", 项目支出: "2"}, 收入: "2"}}"#,
        &[
            "full-width-colon [预算] 1:3 \"：\"",
            "full-width-colon [预算.支出] 2:5 \"：\"",
            "full-width-colon [预算.支出.基本支出] 3:9 \"：\"",
        ],
    );
    check("年度:2023\nb: 2\n", r#"{年度: "2023", b: "2"}"#, &["no-space-after-colon [年度] 1:3 \":\""]);
    check(
        "列:\n  - {名称：x, 值:5}\n",
        r#"{列: [{名称: "x", 值: "5"}]}"#,
        &["full-width-colon [列.名称] 2:8 \"：\"", "no-space-after-colon [列.值] 2:13 \":\""],
    );
    check("列: {名称: x，值: 5}\n", r#"{列: {名称: "x", 值: "5"}}"#, &["full-width-comma [列] 1:10 \"，\""]);
    check("a:\u{3000}1\nb: 2\n", r#"{a: "1", b: "2"}"#, &["full-width-space [a] 1:3 \"\\u{3000}\""]);
    check("\u{3000}a: 1\nb: 2\n", r#"{a: "1", b: "2"}"#, &["full-width-space [\u{3000}a] 1:1 \"\\u{3000}\""]);
    check(
        "a:\n\u{3000}\u{3000}b: 1\nc: 2\n",
        r#"{a: {b: "1"}, c: "2"}"#,
        &["full-width-space [\u{3000}\u{3000}b] 2:1 \"\\u{3000}\\u{3000}\""],
    );
    check(
        "a:\n\tb: 1\n\tc:\n\t\td: 2\ne: 3\n",
        r#"{a: {b: "1", c: {d: "2"}}, e: "3"}"#,
        &["tab-indentation [a.b] 2:1 \"\\t\""],
    );
}

#[test]
fn a_text_that_needs_quotes_is_still_read() {
    for value in [
        ">=90%",
        ">90%",
        "|90",
        "@x",
        "%50",
        "`x",
        "*x",
        "*满意*度",
        "!重要 x",
        "- b",
        "[暂缓]项目",
        "\"十四五\"规划",
        "'十四五'规划",
        "}",
        "]b",
        "说明: 关于: 它",
        "&x",
        "!<x",
        "- ",
    ] {
        let value = value.trim_end();
        let (tree, told) = reading(&format!("甲: {value}\n乙: 1\n"));
        assert_eq!(tree, format!("{{甲: {value:?}, 乙: \"1\"}}"), "{value}");
        assert!(
            matches!(&told[..], [one] if one.starts_with("value-needs-quotes [甲] 1:")),
            "{value}: {told:?}"
        );
    }
    check(
        "甲: {乙: >=90%, 丙: 1}\n",
        r#"{甲: {乙: ">=90%", 丙: "1"}}"#,
        &["value-needs-quotes [甲] 1:8 \">=90%\""],
    );
}

#[test]
fn a_sign_before_a_field_does_not_take_its_name() {
    check(
        "&DDDxt-cgj:\n    名称: x\n",
        r#"{DDDxt-cgj: {名称: "x"}}!"#,
        &["yaml-syntax [&DDDxt-cgj] 1:1 \"&\""],
    );
    check("---\n# &\n&a: 1\nb: 2\n", r#"{a: "1", b: "2"}!"#, &["yaml-syntax [&a] 3:1 \"&\""]);
    check("a:\n- &b: x\n  c: 1\n", r#"{a: [{b: "x", c: "1"}]!}!"#, &["yaml-syntax [a.&b] 2:3 \"&\""]);
    check("a: {&b: x, c: 1}\n", r#"{a: {b: "x", c: "1"}}"#, &["yaml-syntax [a] 1:5 \"&\""]);
    check("a: &b: x\nc: 1\n", r#"{a: "&b: x", c: "1"}"#, &["value-needs-quotes [a] 1:4 \"&b: x\""]);
    check("a: &b [1]\nc: *b\n", r#"{a: ["1"], c: ["1"]}"#, &[]);
}

#[test]
fn a_number_in_brackets_is_not_divided_by_its_comma() {
    check(
        "收入: {财政拨款: 1,049,057.92, 其他: 0}\n",
        r#"{收入: {财政拨款: "1,049,057.92", 其他: "0"}}"#,
        &["number-divided-by-comma [收入.财政拨款] 1:12 \"1,049,057.92\""],
    );
    check(
        "收入: {甲: 49,057, 乙: -1,234.5}\n",
        r#"{收入: {甲: "49,057", 乙: "-1,234.5"}}"#,
        &[
            "number-divided-by-comma [收入.甲] 1:9 \"49,057\"",
            "number-divided-by-comma [收入.乙] 1:20 \"-1,234.5\"",
        ],
    );
    check(
        "收入: {甲: 49, 057: 1}\n列: [49,057]\n",
        r#"{收入: {甲: "49", 057: "1"}, 列: ["49", "057"]}"#,
        &[],
    );
}

#[test]
fn what_cannot_be_read_is_passed_over() {
    check("a: {b: 1, c: 2\nd: 3\n", r#"{a: {b: "1", c: "2"}, d: "3"}"#, &["yaml-syntax [a] 1:4 \"{\""]);
    check("a: [1, 2\nd: 3\n", r#"{a: ["1", "2"], d: "3"}"#, &["yaml-syntax [a] 1:4 \"[\""]);
    check("a: {b: 1, c: 2", r#"{a: {b: "1", c: "2"}}"#, &["yaml-syntax [a] 1:4 \"{\""]);
    check("a: \"abc\nd: 3\ne: 1\n", r#"{a: …, d: "3", e: "1"}!"#, &["yaml-syntax [a] 1:4 \"\\\"\""]);
    check(
        "k: {a: \"x: 1}\nb: {c: \"y\"}\n",
        r#"{k: {a: …}!, b: {c: "y"}}!"#,
        &["yaml-syntax [k] 1:8 \"\\\"\""],
    );
    check("a: {b: 1}}\nc: 1\n", r#"{a: {b: "1"}, c: "1"}"#, &["yaml-syntax [a] 1:10 \"}\""]);
    check("a: {b: 1 c: 2}\nd: 1\n", r#"{a: {b: "1", c: "2"}, d: "1"}"#, &["yaml-syntax [a] 1:10 \"c\""]);
    check("a: {\n  b: 1\n  c: 2\n}\nd: 1\n", r#"{a: …, d: "1"}!"#, &["yaml-syntax [c] 3:4 \":\""]);
    check("a: \"\\q\"\nb: 1\n", r#"{a: …, b: "1"}!"#, &["yaml-syntax [a] 1:4 \"\\\"\\\\q\\\"\""]);
    check(
        "p:\n  a: 1\n   b: 2\n  c: 3\nd: 4\n",
        r#"{p: {a: "1", c: "3"}!, d: "4"}!"#,
        &["yaml-syntax [p.b] 3:4 \"b: 2\""],
    );
    check(
        "p:\n  a: 1\n b: 2\n  c: 3\nd: 4\n",
        r#"{p: {a: "1", b: "2", c: "3"}, d: "4"}"#,
        &["yaml-syntax [p.b] 3:2 \"b: 2\""],
    );
    check("a:\n  b: 1\n- c\nd: 1\n", r#"{a: {b: "1"}!, d: "1"}!"#, &["yaml-syntax [a] 3:1 \"- c\""]);
}

#[test]
fn a_mistake_and_its_consequences_are_one_finding() {
    check(
        "目标: 第一段\n第二段，没有缩进\n第三段：也没有。\n第四段\n年度: 2023\n",
        r#"{目标: "第一段", 年度: "2023"}!"#,
        &["yaml-syntax [] 2:1 \"第二段，没有缩进\""],
    );
    check(
        "p:\n  a: 1\n     b: 2\n     c: 3\n     d: 3\n  e: {f: 1\nq: [\n",
        r#"{p: {a: "1", e: {f: "1"}}!, q: …}!"#,
        &["yaml-syntax [p.b] 3:6 \"b: 2\"", "yaml-syntax [p.e] 6:6 \"{\"", "yaml-syntax [q] 7:4 \"[\""],
    );
}

#[test]
fn a_long_text_that_is_not_indented_is_no_field() {
    check(
        "年度目标: |\n目标1：增加班次\n目标2：方便出行\n年度: 2023\n",
        r#"{年度目标: …, 年度: "2023"}"#,
        &["yaml-syntax [年度目标] 2:1 \"目标1：增加班次\""],
    );
    check(
        "年度目标: 目标1：增加班次\n目标2：方便出行\n目标3：不停运\n年度: 2023\n",
        r#"{年度目标: …, 年度: "2023"}"#,
        &["yaml-syntax [年度目标] 2:1 \"目标2：方便出行\""],
    );
    check(
        "年度目标:\n目标1：增加班次\n年度：2023\n",
        r#"{年度目标: "目标1：增加班次", 年度: "2023"}"#,
        &["yaml-syntax [年度目标] 2:1 \"目标1：增加班次\"", "full-width-colon [年度] 3:3 \"：\""],
    );
    check(
        "年度: 2023\n某一项：无\n",
        r#"{年度: "2023", 某一项: "无"}"#,
        &["full-width-colon [某一项] 2:4 \"：\""],
    );
}

#[test]
fn what_yaml_allows_and_we_do_not() {
    check(
        "a: 1\nb: 2\na: 3\na: 4\n",
        r#"{a: "1", b: "2"}"#,
        &["key-written-twice [a] 3:1 \"a\"", "key-written-twice [a] 4:1 \"a\""],
    );
    check(
        "[a]: 1\n{b: 1}: 2\nc: 3\n",
        r#"{c: "3"}!"#,
        &["key-not-text [] 1:1 \"[a]\"", "key-not-text [] 2:1 \"{b: 1}\""],
    );
    check(": 5\nc: 3\n", r#"{c: "3"}!"#, &["key-not-text [] 1:1 \":\""]);
    check(
        "a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n",
        r#"{a: {b: "1"}, c: {d: "1"}!}"#,
        &["merge-key-unsupported [c] 3:3 \"<<\""],
    );
    check(
        "a: !!python/object:os.system x\nb: !t {c: 1}\n",
        r#"{a: …, b: {c: "1"}}"#,
        &[
            "yaml-tag-unsupported [a] 1:4 \"!!python/object:os.system\"",
            "yaml-tag-unsupported [b] 2:4 \"!t\"",
        ],
    );
    check("---\na: 1\n---\nb: 1\n", r#"{a: "1"}"#, &["several-documents [] 3:1 \"---\""]);
    for text in ["", "\n", "# nothing\n", "---\n", "---\n...\n"] {
        check(text, "none", &["file-empty [] 1:1 \"\""]);
    }
    check("只有文字\n没有字段\n", "none", &["yaml-syntax [] 1:1 \"只有文字\""]);
    check(
        "年度：2023\n部门：gz\n",
        r#"{年度: "2023", 部门: "gz"}"#,
        &["full-width-colon [年度] 1:3 \"：\"", "full-width-colon [部门] 2:3 \"：\""],
    );
}

#[test]
fn a_text_in_the_place_of_fields_is_explained() {
    let file = file("预算:\n  甲：1\n其他:\n  一:2\n再:\n  文字\n");
    let (root, findings) = read(&file);
    assert_eq!(findings.len(), 0);
    let root = root.unwrap();
    let rule = |key: &str| {
        instead_of_fields(&file, &root.get(key).unwrap().value, FieldPath::keys(key))
            .map(|finding| finding.rule.name)
    };
    assert_eq!(
        (rule("预算"), rule("其他"), rule("再")),
        (Some("full-width-colon"), Some("no-space-after-colon"), None)
    );
}

#[test]
fn line_breaks_of_windows_are_read() {
    check(
        "年度: 2023\r\n目标: |\r\n  一\r\n  二\r\n表:\r\n  - {甲: 1}\r\n",
        r#"{年度: "2023", 目标: "一\n二\n", 表: [{甲: "1"}]}"#,
        &[],
    );
    check(
        "年度：2023\r\n预算：\r\n  甲: 1\r\n",
        r#"{年度: "2023", 预算: {甲: "1"}}"#,
        &["full-width-colon [年度] 1:3 \"：\"", "full-width-colon [预算] 2:3 \"：\""],
    );
}

#[test]
fn what_would_fill_the_memory_is_refused_before_it_does() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let before = format!("*a{}, ", level - 1).repeat(10);
        writeln!(bomb, "a{level}: &a{level} [{before}]").unwrap();
    }
    let long = format!("a: &l \"{}\\n\"\n", "x".repeat(MAX_TEXT - 64));
    let repeated = format!("{long}b: [{}]\n", "*l, ".repeat(10_000));
    let deep_by_alias = (1..40).fold("a0: &a0 [[[[x]]]]\n".to_owned(), |text, level| {
        text + &format!("a{level}: &a{level} [[[[*a{}]]]]\n", level - 1)
    });
    for (text, rule) in [
        (bomb, "too-many-aliases"),
        (repeated, "too-many-aliases"),
        (deep_by_alias, "nested-too-deeply"),
        ("[".repeat(10_000), "nested-too-deeply"),
        ("{a: ".repeat(10_000), "nested-too-deeply"),
        ("- ".repeat(10_000), "nested-too-deeply"),
        ("? ".repeat(10_000), "nested-too-deeply"),
        ((0..3_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect(), "nested-too-deeply"),
        (format!("a: {}\n", "x".repeat(MAX_TEXT + 1)), "file-too-large"),
        (format!("a: |\n  {}\n", "x\n  ".repeat(MAX_TEXT / 4)), "file-too-large"),
        (format!("a: \"{}\"\n", "x".repeat(50 << 20)), "file-too-large"),
        ("a: [".to_owned() + &"1,".repeat(MAX_NODES) + "]", "file-too-large"),
        ("a\0: 1\n".to_owned(), "text-not-utf8"),
    ] {
        let file = file(&text);
        let (root, findings) = read(&file);
        assert!(root.is_none(), "{rule}");
        assert_eq!(
            findings.iter().map(|f| f.rule.name).collect::<Vec<_>>(),
            [rule],
            "{}",
            &text[..text.len().min(40)]
        );
    }
}

#[test]
fn a_word_without_end_is_read() {
    // So long that what begins anew at each of its characters would take an hour.
    let text = format!("年度: {}部门: gz\nb: 2\n", "x".repeat(MAX_TEXT / 2));
    let (tree, told) = reading(&text);
    assert!(tree.ends_with("部门: \"gz\", b: \"2\"}"), "{}", &tree[tree.len() - 40..]);
    assert!(told[0].starts_with("fields-on-one-line [年度] 1:"), "{}", told[0]);
}

#[test]
fn bytes_that_are_no_text_are_named() {
    assert_eq!(decode("a.yaml", b"\xEF\xBB\xBFa: 1\r\n".to_vec()).unwrap().text, "a: 1\r\n");
    for (bytes, looks) in [
        (&b"\xC4\xEA\xB6\xC8: 2023\n"[..], "GB18030"),
        (b"\xFF\xFEa\0:\0", "UTF-16"),
        (b"a\0:\0 \x001\0", "UTF-16"),
        (b"PK\x03\x04\x14\0", "Excel"),
        (b"ok: 1\n\xFF\xFF\xFF", "no text file"),
    ] {
        let finding = decode("a.yaml", bytes.to_vec()).unwrap_err();
        assert_eq!(finding.rule.name, "text-not-utf8");
        assert!(finding.message.en.contains(looks), "{}", finding.message.en);
    }
    assert_eq!(decode("a.yaml", vec![b' '; MAX_FILE + 1]).unwrap_err().rule.name, "file-too-large");
}
