//! The tree says the same as serde_yaml of every text that both accept.

use proptest::prelude::*;
use serde_yaml::Value as Theirs;

use super::super::*;
use super::{file, shape};

/// Whether the tree holds what serde_yaml reads. Only serde_yaml gives types to texts without quotation marks; so such
/// a text is right if serde_yaml reads the same from it alone.
fn same(ours: &Node<'_>, theirs: &Theirs) -> bool {
    match (&ours.value, theirs) {
        (Value::Null, Theirs::Null) => true,
        (Value::Scalar(scalar), Theirs::String(text)) => scalar.text == *text,
        (Value::Scalar(Scalar { text, style: Style::Plain }), theirs) => is(text, theirs),
        (Value::List(ours), Theirs::Sequence(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Value::Map(ours), Theirs::Mapping(theirs)) => {
            let entry = |(ours, (key, value)): (&Entry<'_>, (&Theirs, &Theirs))| {
                (key.as_str() == Some(&ours.key.text) || is(&ours.key.text, key)) && same(&ours.value, value)
            };
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(entry)
        }
        _ => false,
    }
}

fn is(text: &str, theirs: &Theirs) -> bool {
    let same_number = |read: &Theirs| read == theirs || format!("{read:?}") == format!("{theirs:?}");
    serde_yaml::from_str::<Theirs>(text).is_ok_and(|read| same_number(&read))
}

/// Where the fast reader gives a tree, the parser gives the same and nothing to find fault with.
#[track_caller]
fn fast_agrees(text: &str) -> bool {
    let Some(fast) = fast::read(text) else { return false };
    let file = file(text);
    let (root, findings) = recover::read_all(&file);
    let told: Vec<_> = findings.iter().map(|finding| finding.rule.name).collect();
    assert!(findings.is_empty(), "of {text:?}: {told:?}, fast {}", shape(&fast));
    assert_eq!(Some(&fast), root.as_ref(), "of {text:?}");
    true
}

/// Whether both accept the text; panics if they read different things from it.
#[track_caller]
fn agree(text: &str) -> bool {
    fast_agrees(text);
    let file = file(text);
    let (root, findings) = read(&file);
    let (Some(root), []) = (root, &findings[..]) else { return false };
    let Ok(theirs) = serde_yaml::from_str::<Theirs>(text) else { return false };
    assert!(same(&root, &theirs), "of {text:?}\n ours {}\n theirs {theirs:?}", shape(&root));
    true
}

#[track_caller]
fn both_accept(text: &str) {
    assert!(
        agree(text),
        "not accepted: {text:?}\n ours {:?}\n theirs {:?}",
        read(&file(text))
            .1
            .iter()
            .map(|finding| (finding.rule.name, &finding.message.zh))
            .collect::<Vec<_>>(),
        serde_yaml::from_str::<Theirs>(text)
    );
}

/// Texts as they stand in a file, where any text can.
const TEXTS: &[&str] = &[
    "甲",
    "x y",
    "12.50",
    "0x1F",
    "0o17",
    "017",
    "1e3",
    ".5",
    "-.inf",
    ".nan",
    "1_000",
    "true",
    "False",
    "no",
    "on",
    "~",
    "null",
    "Null",
    "NULL",
    "nULL",
    "2023-12-31",
    "12:30:45",
    "≥100000台",
    "=100.00(%)",
    "<5秒",
    "不少于1400万",
    "a:b",
    "x#y",
    "a'b",
    "a\"b",
    "-1",
    "-x",
    "http://a.cn/?b=c&d",
    "（一）、二",
    "a - b",
    "a ? b",
    "80%-90%",
    "''",
    "\"\"",
    "'it''s'",
    "'a: b'",
    "'# x'",
    "\"\\u5e74\\t\\\"\\\\\"",
    "\"\\x41\\n\"",
    "\"a: b # c\"",
    "'[x]'",
    "\"\\N\\_\\L\\P\\e\"",
    "'  x  '",
    "\"\\U0001F600\"",
];

#[test]
fn on_every_text_in_every_place() {
    for text in TEXTS {
        for place in [
            "k: @\n",
            "k: @",
            "k:   @   # c\n",
            "k:\n  @\n",
            "- @\n- b\n",
            "- - @\n  - x\n",
            "k:\n- @\n- @\n",
            "k: {a: @, b: @}\n",
            "k: {a: @}\nl: 1\n",
            "k: [@, @ ]\n",
            "k: [ [@], {a: @} ]\n",
            "k:\n  - a: @\n    b: @\n  -   c: @\n",
            "k: &x @\nl: *x\n",
            "k: [ @,\n  @ ]\nl: 1\n",
            "? k\n: @\n",
            "{k: @}",
            "[@]",
            "k: @\r\nl: @\r\n",
        ] {
            both_accept(&place.replace('@', text));
        }
        agree(&format!("k: {text}, 甲\n"));
        agree(&format!("{text}: 1\n"));
        agree(&format!("a:\n  {text}: 1\n"));
        agree(&format!("{{{text}: 1}}\n"));
        agree(&format!("{text}\n"));
        agree(&format!("[{text}: 1]\n"));
    }
}

#[test]
fn on_blocks_of_text() {
    let bodies = [
        "x",
        "x\n  y",
        "x\n\n  y",
        "x\n   more\n  y",
        "x\n\n\n",
        "\n  x",
        "x # no comment",
        "x: y",
        "- x",
        "甲\n  乙\n\n",
        "x  \n  y\t",
    ];
    for sign in ["|", "|-", "|+", ">", ">-", ">+", "|2", ">2-", "|  # c"] {
        for body in bodies {
            for end in ["\n", "", "\n\n", "\nl: 1\n", "\n# c\nl: 1\n", "\n\n\nl: 1\n", "\n   \nl: 1\n"] {
                agree(&format!("k: {sign}\n  {body}{end}"));
                agree(&format!("k: {sign}\r\n  {body}{end}").replace('\n', "\r\n").replace("\r\r", "\r"));
                agree(&format!("- {sign}\n  {body}{end}").replace("l: 1", "- l"));
            }
        }
    }
    both_accept("k: |\n  x\n\n\nl: 1\n");
    both_accept("k: >+\n  x\n  y\n\nl: 1\n");
    both_accept("k: |\n\n\nl: |-\n\nm:\n");
}

#[test]
fn on_layouts() {
    for text in [
        "a: 1\nb:\nc:\n  - x\n  -\n  - y: 1\n    z: \n",
        "d: {a, b: , c: [1, {e: f}], }\n",
        "a: b\n  c\n  d\n",
        "a: b\n\n  c\n",
        "a:\n  b\n  c\n",
        "a: 'x\n  y\n\n  z'\n",
        "a: \"x\\\n  y\n  z\"\n",
        "--- # c\na: 1\n...\n",
        "%YAML 1.1\n---\na: 1\n",
        "# c\n\n# d\na: 1 # e\n# f\n",
        "a:\n\n\n  b: 1\n\n\n  c: 2\n",
        "a:\n    b:\n        c: 1\n    d: 2\n",
        "- a\n-\n  b: 1\n- - c\n  - d\n-\n  - e\n",
        "'a': 1\n\"b\" : 2\n甲 乙: 3\n",
        "a: {}\nb: []\nc: [[]]\n",
        "a: [\n  1,\n  2,\n]\nb: {\n  c: 1,\n  d: 2\n}\n",
        "a: &x\n  b: 1\nc: *x\nd: [*x, *x]\n",
        "&k a: 1\nb: *k\n",
        "a: &x 1\n*x : 2\n",
        "? a\n: b\n? c\n",
        "? |\n  x\n: y\n",
        "a: !\n",
        "1: a\ntrue: b\nnull: c\n",
        "{\"a\":1,\"b\":[true,null]}",
        "a: [b: 1, c]\n",
        "a: - \n",
        "-\n",
        "- - - a\n",
        "a : 1\n",
        "a:\tb\n",
        "a: b\t\nc: d\n",
        "a:\n  -  b: 1\n     c: 2\n",
        "a:\n - b\n - c\nd:\n- e\n",
        "\na: 1",
        "  a: 1\n  b: 2\n",
        "a: {b: {c: {d: 1}}}\n",
        "a: [1 , 2 ,3]\n",
        "a: {b : 1 , c:  2}\n",
        "a: x # y\nb: x#y\n",
        "a: 'x' # y\n",
        "a: [] # y\n",
        "a:   \n  b: 1\n",
        "a: # y\n  b: 1\n",
        "a: |\n  x\n # c\nb: 1\n",
        "a: {b: 1, # c\n  d: 2}\n",
    ] {
        agree(text);
    }
}

/// A document as a tree with the ways of writing it.
#[derive(Clone, Debug)]
enum Doc {
    Text(String),
    Block(&'static str, Vec<String>),
    List(Vec<Doc>, Layout),
    Map(Vec<(String, Doc)>, Layout),
    Anchored(Box<Doc>),
    Alias,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Lines,
    Brackets,
}

fn text() -> impl Strategy<Value = String> {
    let written = prop::sample::select(TEXTS).prop_map(str::to_owned);
    let single = "[ -~一-丿：，。]{0,12}".prop_map(|text| format!("'{}'", text.replace('\'', "''")));
    let double = "[ -&(-~一-丿：\t\n]{0,12}".prop_map(|text| format!("{text:?}"));
    let plain = "[a-z一-丿≥0-9][a-z一-丿0-9（）：，。%]{0,8}( [a-z0-9一-丿]{1,4}){0,2}";
    prop_oneof![3 => written, 1 => single, 1 => double, 3 => plain]
}

fn doc() -> impl Strategy<Value = Doc> {
    let signs = prop::sample::select(&["|", "|-", "|+", ">", ">-", ">+"][..]);
    let lines = prop::collection::vec("( {0,2}[-a-z一-丿#:\"'：]{1,6}( [a-z：#]{1,3})?)?", 0..5);
    let layout = prop_oneof![Just(Layout::Lines), Just(Layout::Brackets)];
    let leaf = prop_oneof![
        6 => text().prop_map(Doc::Text),
        1 => (signs, lines).prop_map(|(sign, lines)| Doc::Block(sign, lines)),
        1 => Just(Doc::Alias),
        1 => Just(Doc::Text(String::new())),
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        let key = prop_oneof![3 => "[a-z一-丿]{1,4}( [a-z])?", 1 => "[A-Z]{1,3}".prop_map(|key| format!("'{key}'"))];
        prop_oneof![
            2 => (prop::collection::vec(inner.clone(), 1..5), layout.clone()).prop_map(|(items, layout)| Doc::List(items, layout)),
            4 => (prop::collection::btree_map(key, inner.clone(), 1..6), layout.clone())
                .prop_map(|(entries, layout)| Doc::Map(entries.into_iter().collect(), layout)),
            1 => inner.prop_map(|doc| Doc::Anchored(Box::new(doc))),
        ]
    })
}

/// Writes documents; random bits choose between ways that mean the same.
struct Writer {
    out: String,
    bits: u64,
    /// Anchors given, and the last of which the whole node is written.
    anchors: (u32, Option<u32>),
}

impl Writer {
    fn chance(&mut self, one_in: u64) -> bool {
        self.bits = self.bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.bits >> 33).is_multiple_of(one_in)
    }

    fn line_end(&mut self) {
        if self.chance(6) {
            self.out.push_str(" # 注: '{");
        }
        self.out.push('\n');
        if self.chance(9) {
            self.out.push_str("\n# 注\n");
        }
    }

    /// Behind `key:` or `-`, to the end of the line.
    fn behind(&mut self, doc: &Doc, indent: usize) {
        match doc {
            Doc::Block(sign, lines) => {
                self.out.push_str(&format!(" {sign}\n"));
                for (at, line) in lines.iter().enumerate() {
                    let line = if at == lines.iter().take_while(|line| line.is_empty()).count() {
                        line.trim_start()
                    } else {
                        line
                    };
                    self.out.push_str(&if line.is_empty() {
                        "\n".to_owned()
                    } else {
                        format!("{:indent$}{line}\n", "")
                    });
                }
            }
            Doc::List(items, Layout::Lines) => {
                self.line_end();
                for item in items {
                    self.out.push_str(&format!("{:indent$}-", ""));
                    self.behind(item, indent + 2);
                }
            }
            Doc::Map(entries, Layout::Lines) => {
                self.line_end();
                for (key, value) in entries {
                    self.out.push_str(&format!("{:indent$}{key}:", ""));
                    self.behind(value, indent + 2);
                }
            }
            Doc::Anchored(doc) if !matches!(**doc, Doc::Alias | Doc::Anchored(_)) && !is_nothing(doc) => {
                self.anchors.0 += 1;
                let id = self.anchors.0;
                self.out.push_str(&format!(" &x{id}"));
                self.behind(doc, indent);
                self.anchors.1 = Some(id);
            }
            _ => {
                self.out.push(' ');
                self.inline(doc);
                self.line_end();
            }
        }
    }

    fn inline(&mut self, doc: &Doc) {
        match doc {
            Doc::Text(text) => self.out.push_str(text),
            Doc::Alias if let Some(id) = self.anchors.1 => self.out.push_str(&format!("*x{id} ")),
            Doc::List(items, _) => {
                self.out.push('[');
                for item in items.iter().filter(|item| !is_nothing(item)) {
                    self.inline(item);
                    self.out.push_str(", ");
                }
                self.out.push(']');
            }
            Doc::Map(entries, _) => {
                self.out.push('{');
                for (at, (key, value)) in entries.iter().enumerate() {
                    self.out.push_str(if at == 0 { "" } else { "," });
                    self.out.push_str(&format!(" {key}: "));
                    self.inline(value);
                }
                self.out.push('}');
            }
            _ => self.out.push('x'),
        }
    }
}

fn is_nothing(doc: &Doc) -> bool {
    matches!(doc, Doc::Text(text) if text.is_empty())
}

fn written() -> impl Strategy<Value = String> {
    (doc(), any::<u64>()).prop_map(|(doc, bits)| {
        let mut writer = Writer { out: String::new(), bits, anchors: (0, None) };
        writer.out.push_str("根:");
        writer.behind(&doc, 2);
        writer.out
    })
}

/// A document with a few characters cut out or put in.
fn damaged() -> impl Strategy<Value = String> {
    let sign = prop::sample::select("\n\t :：-[]{}#!|>'\"%@`,　甲\\\r".chars().collect::<Vec<_>>());
    (written(), prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(sign)), 1..4)).prop_map(
        |(text, changes)| {
            let mut chars: Vec<char> = text.chars().collect();
            for (at, sign) in changes {
                let at = at.index(chars.len() + 1);
                match sign {
                    Some(sign) => chars.insert(at, sign),
                    None if at < chars.len() => {
                        chars.remove(at);
                    }
                    None => {}
                }
            }
            chars.into_iter().collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_any_document(text in written()) {
        both_accept(&text);
    }

    #[test]
    fn on_damaged_documents(text in damaged()) {
        // YAML 1.1, which serde_yaml reads, ends the name of an anchor at other signs, and knows `?` for more.
        if !text.contains(['&', '?']) {
            agree(&text);
        }
    }

    #[test]
    fn nothing_panics_and_spans_stay_in_the_text(text in prop_oneof![damaged(), any::<String>(), "[-a:：\\[\\]{}'\"#&*!|>?%,\n\t 　\r~<]{0,60}"]) {
        fast_agrees(&text);
        let file = file(&text);
        let (root, findings) = recover::read_all(&file);
        for finding in &findings {
            let span = finding.place.span.unwrap_or_default();
            prop_assert!(file.text.get(span.range()).is_some(), "{span:?} of {}", finding.rule.name);
        }
        if let Some(root) = root {
            prop_assert!(in_text(&root, &file.text), "{}", shape(&root));
        }
        let mut places: Vec<_> = findings.iter().map(|finding| (finding.place.span, finding.rule.name, &finding.place.field)).collect();
        let all = places.len();
        places.dedup();
        prop_assert_eq!(all, places.len(), "a finding twice");
    }
}

fn in_text(node: &Node<'_>, text: &str) -> bool {
    text.get(node.span.range()).is_some()
        && match &node.value {
            Value::List(items) => items.iter().all(|item| in_text(item, text)),
            Value::Map(entries) => entries
                .iter()
                .all(|entry| text.get(entry.key.span.range()).is_some() && in_text(&entry.value, text)),
            _ => true,
        }
}
