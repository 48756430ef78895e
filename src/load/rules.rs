//! The rules about how a file is written, before anything is known of what it says. Each has its page beside it.

use crate::finding::{Rule, Severity};

/// All of them, by name.
pub(crate) static RULES: &[&Rule] = &[
    &FILE_EMPTY,
    &FILE_TOO_LARGE,
    &FULL_WIDTH_COLON,
    &FULL_WIDTH_COMMA,
    &FULL_WIDTH_SPACE,
    &KEY_NOT_TEXT,
    &KEY_WRITTEN_TWICE,
    &MERGE_KEY_UNSUPPORTED,
    &NESTED_TOO_DEEPLY,
    &NO_SPACE_AFTER_COLON,
    &NUMBER_DIVIDED_BY_COMMA,
    &SEVERAL_DOCUMENTS,
    &TAB_INDENTATION,
    &TEXT_NOT_UTF8,
    &TOO_MANY_ALIASES,
    &VALUE_NEEDS_QUOTES,
    &YAML_SYNTAX,
    &YAML_TAG_UNSUPPORTED,
];

const fn error(name: &'static str, explain: &'static str) -> Rule {
    Rule { name, severity: Severity::Error, explain }
}

/// No field in the file.
pub(crate) static FILE_EMPTY: Rule = error("file-empty", include_str!("rules/file_empty.md"));
/// More than is read of one file.
pub(crate) static FILE_TOO_LARGE: Rule = error("file-too-large", include_str!("rules/file_too_large.md"));
/// `年度：2023`.
pub(crate) static FULL_WIDTH_COLON: Rule =
    error("full-width-colon", include_str!("rules/full_width_colon.md"));
/// `{名称: x，指标: 5}`.
pub(crate) static FULL_WIDTH_COMMA: Rule =
    error("full-width-comma", include_str!("rules/full_width_comma.md"));
/// A space of Chinese type where YAML needs a plain one.
pub(crate) static FULL_WIDTH_SPACE: Rule =
    error("full-width-space", include_str!("rules/full_width_space.md"));
/// A list, a group or nothing before the colon.
pub(crate) static KEY_NOT_TEXT: Rule = error("key-not-text", include_str!("rules/key_not_text.md"));
/// One key twice in a group.
pub(crate) static KEY_WRITTEN_TWICE: Rule =
    error("key-written-twice", include_str!("rules/key_written_twice.md"));
/// `<<`.
pub(crate) static MERGE_KEY_UNSUPPORTED: Rule =
    error("merge-key-unsupported", include_str!("rules/merge_key_unsupported.md"));
/// More levels than are read.
pub(crate) static NESTED_TOO_DEEPLY: Rule =
    error("nested-too-deeply", include_str!("rules/nested_too_deeply.md"));
/// `年度:2023`.
pub(crate) static NO_SPACE_AFTER_COLON: Rule =
    error("no-space-after-colon", include_str!("rules/no_space_after_colon.md"));
/// `{甲: 49,057.92}`.
pub(crate) static NUMBER_DIVIDED_BY_COMMA: Rule =
    error("number-divided-by-comma", include_str!("rules/number_divided_by_comma.md"));
/// `---` and more behind it.
pub(crate) static SEVERAL_DOCUMENTS: Rule =
    error("several-documents", include_str!("rules/several_documents.md"));
/// Tabs in front of a line.
pub(crate) static TAB_INDENTATION: Rule = error("tab-indentation", include_str!("rules/tab_indentation.md"));
/// Bytes that are not text in UTF-8.
pub(crate) static TEXT_NOT_UTF8: Rule = error("text-not-utf8", include_str!("rules/text_not_utf8.md"));
/// Aliases that bring more than is read.
pub(crate) static TOO_MANY_ALIASES: Rule =
    error("too-many-aliases", include_str!("rules/too_many_aliases.md"));
/// A text that YAML cannot read without quotation marks.
pub(crate) static VALUE_NEEDS_QUOTES: Rule =
    error("value-needs-quotes", include_str!("rules/value_needs_quotes.md"));
/// Not YAML from here on, for a reason that has no rule of its own.
pub(crate) static YAML_SYNTAX: Rule = error("yaml-syntax", include_str!("rules/yaml_syntax.md"));
/// `!!python/object`, `!note`.
pub(crate) static YAML_TAG_UNSUPPORTED: Rule =
    error("yaml-tag-unsupported", include_str!("rules/yaml_tag_unsupported.md"));

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::tree;
    use crate::source::SourceFile;

    /// The blocks of a page that are marked ```` ```yaml <mark> ````.
    fn blocks<'p>(page: &'p str, mark: &str) -> Vec<&'p str> {
        let fence = format!("```yaml {mark}\n");
        page.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```\n").next()).collect()
    }

    fn told(text: &str) -> Vec<&'static str> {
        let file = SourceFile { path: "content/2023/gz-zwsj/a.targets.yaml".into(), text: text.to_owned() };
        tree::read(&file).1.iter().map(|finding| finding.rule.name).collect()
    }

    #[test]
    fn every_page_keeps_its_word() {
        for rule in RULES {
            let page = rule.explain;
            assert!(page.starts_with(&format!("# {}\n\n## 中文\n\n", rule.name)), "{}", rule.name);
            assert!(page.contains("\n## English\n"), "{}", rule.name);
            let (fails, passes) = (blocks(page, "fails"), blocks(page, "passes"));
            let says_why_not = page.contains("这里不能举例");
            assert_eq!(fails.is_empty(), says_why_not, "{}: examples", rule.name);
            assert_eq!(fails.is_empty(), passes.is_empty(), "{}: examples", rule.name);
            for text in fails {
                let told = told(text);
                assert!(
                    !told.is_empty() && told.iter().all(|name| *name == rule.name),
                    "{}: {told:?} of\n{text}",
                    rule.name
                );
            }
            for text in passes {
                assert_eq!(told(text), [""; 0], "{}: of\n{text}", rule.name);
            }
        }
    }

    #[test]
    fn rules_are_listed_once_by_name() {
        assert!(RULES.is_sorted_by(|a, b| a.name < b.name));
    }
}
