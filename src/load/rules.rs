//! Every rule about reading: how a file is written, then what its fields say. Each has its page beside it.

use crate::finding::rules;

rules! {
    // How a file is written, before anything is known of what it says.
    /// `年度 2023`.
    COLON_MISSING = "colon-missing", Error, "rules/colon_missing.md";
    /// A character that nobody sees and YAML does not allow.
    CONTROL_CHARACTER = "control-character", Error, "rules/control_character.md";
    /// `年度: 2023 部门: gz`.
    FIELDS_ON_ONE_LINE = "fields-on-one-line", Error, "rules/fields_on_one_line.md";
    /// No field in the file.
    FILE_EMPTY = "file-empty", Error, "rules/file_empty.md";
    /// More than is read of one file.
    FILE_TOO_LARGE = "file-too-large", Error, "rules/file_too_large.md";
    /// `年度：2023`.
    FULL_WIDTH_COLON = "full-width-colon", Error, "rules/full_width_colon.md";
    /// `{名称: x，指标: 5}`.
    FULL_WIDTH_COMMA = "full-width-comma", Error, "rules/full_width_comma.md";
    /// `｛名称: x｝`.
    FULL_WIDTH_BRACKET = "full-width-bracket", Error, "rules/full_width_bracket.md";
    /// A space of Chinese type where YAML needs a plain one.
    FULL_WIDTH_SPACE = "full-width-space", Error, "rules/full_width_space.md";
    /// A list, a group or nothing before the colon.
    KEY_NOT_TEXT = "key-not-text", Error, "rules/key_not_text.md";
    /// One key twice in a group.
    KEY_WRITTEN_TWICE = "key-written-twice", Error, "rules/key_written_twice.md";
    /// `<<`.
    MERGE_KEY_UNSUPPORTED = "merge-key-unsupported", Error, "rules/merge_key_unsupported.md";
    /// More levels than are read.
    NESTED_TOO_DEEPLY = "nested-too-deeply", Error, "rules/nested_too_deeply.md";
    /// `年度:2023`.
    NO_SPACE_AFTER_COLON = "no-space-after-colon", Error, "rules/no_space_after_colon.md";
    /// `-名称: x`.
    NO_SPACE_AFTER_DASH = "no-space-after-dash", Error, "rules/no_space_after_dash.md";
    /// `{甲: 49,057.92}`.
    NUMBER_DIVIDED_BY_COMMA = "number-divided-by-comma", Error, "rules/number_divided_by_comma.md";
    /// `---` and more behind it.
    SEVERAL_DOCUMENTS = "several-documents", Error, "rules/several_documents.md";
    /// Tabs in front of a line.
    TAB_INDENTATION = "tab-indentation", Error, "rules/tab_indentation.md";
    /// Bytes that are not text in UTF-8.
    TEXT_NOT_UTF8 = "text-not-utf8", Error, "rules/text_not_utf8.md";
    /// Aliases that bring more than is read.
    TOO_MANY_ALIASES = "too-many-aliases", Error, "rules/too_many_aliases.md";
    /// A text that YAML cannot read without quotation marks.
    VALUE_NEEDS_QUOTES = "value-needs-quotes", Error, "rules/value_needs_quotes.md";
    /// Not YAML from here on, for a reason that has no rule of its own.
    YAML_SYNTAX = "yaml-syntax", Error, "rules/yaml_syntax.md";
    /// `!!python/object`, `!note`.
    YAML_TAG_UNSUPPORTED = "yaml-tag-unsupported", Error, "rules/yaml_tag_unsupported.md";

    // What the fields say.
    /// A key that the record does not have.
    UNKNOWN_KEY = "unknown-key", Error, "rules/unknown_key.md";
    /// Two spellings of one field.
    FIELD_WRITTEN_TWICE = "field-written-twice", Error, "rules/field_written_twice.md";
    /// A field that cannot be done without.
    FIELD_MISSING = "field-missing", Error, "rules/field_missing.md";
    /// A list where a text is needed, and the like.
    VALUE_OF_WRONG_KIND = "value-of-wrong-kind", Error, "rules/value_of_wrong_kind.md";
    /// `12万`, `１２３`, `1,2345`.
    NUMBER_NOT_READABLE = "number-not-readable", Error, "rules/number_not_readable.md";
    /// Neither 元 nor 万元 nor 亿元.
    AMOUNT_UNIT_UNKNOWN = "amount-unit-unknown", Error, "rules/amount_unit_unknown.md";
    /// No budget year.
    YEAR_NOT_READABLE = "year-not-readable", Error, "rules/year_not_readable.md";
    /// No day of the calendar.
    DATE_NOT_READABLE = "date-not-readable", Error, "rules/date_not_readable.md";
    /// An id that addresses or file systems could not bear.
    ID_NOT_VALID = "id-not-valid", Error, "rules/id_not_valid.md";
    /// No form that we read.
    FORM_UNKNOWN = "form-unknown", Error, "rules/form_unknown.md";
    /// No indicator level.
    LEVEL_UNKNOWN = "level-unknown", Error, "rules/level_unknown.md";
    /// A level that only some offices have.
    LEVEL_NOT_USUAL = "level-not-usual", Note, "rules/level_not_usual.md";
    /// 联系人, 联系电话: what no website shows.
    PERSONAL_DATA = "personal-data", Warning, "rules/personal_data.md";
    /// 指标2, ……: a row of the template.
    ROW_LEFT_BLANK = "row-left-blank", Note, "rules/row_left_blank.md";
    /// A word that is none of the few that a field takes.
    WORD_UNKNOWN = "word-unknown", Error, "rules/word_unknown.md";
    /// 年度资金总额（元） in a form whose unit is 万元.
    AMOUNT_UNITS_DISAGREE = "amount-units-disagree", Error, "rules/amount_units_disagree.md";
    /// A total, points or a rate of -1.
    FIGURE_BELOW_ZERO = "figure-below-zero", Warning, "rules/figure_below_zero.md";
    /// 名称: “公交补贴”, with the quotation marks that Word makes.
    NAME_IN_QUOTATION_MARKS = "name-in-quotation-marks", Warning, "rules/name_in_quotation_marks.md";
    /// A report that does not begin with its head.
    REPORT_WITHOUT_HEAD = "report-without-head", Error, "rules/report_without_head.md";
    /// The head says another subject, year or form than the path.
    PATH_AND_HEAD_DISAGREE = "path-and-head-disagree", Error, "rules/path_and_head_disagree.md";
    /// A file under `content/` that names no declaration.
    FILE_NAME_NOT_A_DECLARATION = "file-name-not-a-declaration", Error, "rules/file_name_not_a_declaration.md";
    /// No `site.yaml` or no `departments.yaml`.
    SITE_FILE_MISSING = "site-file-missing", Error, "rules/site_file_missing.md";
    /// `城市公交 #2 补贴`.
    TEXT_BEHIND_NUMBER_SIGN = "text-behind-number-sign", Warning, "rules/text_behind_number_sign.md";
    /// A setting that the site cannot be built with.
    SETTING_NOT_USABLE = "setting-not-usable", Error, "rules/setting_not_usable.md";
    /// A level of a rule that there is not, or that the rule cannot have.
    RULE_LEVEL_NOT_USABLE = "rule-level-not-usable", Error, "rules/rule_level_not_usable.md";
    /// A department in a region that nobody named.
    REGION_NOT_DECLARED = "region-not-declared", Error, "rules/region_not_declared.md";
}

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

    /// Pages about how a file is written show a piece of one; those about fields show whole files, which need a whole
    /// site and are held by the integration tests.
    #[test]
    fn a_page_that_shows_a_piece_of_a_file_keeps_its_word() {
        let is_piece = |text: &&str| !text.contains("# content/");
        for rule in RULES {
            for text in blocks(rule.explain, "fails").into_iter().filter(is_piece) {
                let told = told(text);
                let is_told = !told.is_empty() && told.iter().all(|name| *name == rule.name);
                assert!(is_told, "{}: {told:?} of\n{text}", rule.name);
            }
            for text in blocks(rule.explain, "passes").into_iter().filter(is_piece) {
                assert_eq!(told(text), [""; 0], "{}: of\n{text}", rule.name);
            }
        }
    }

    #[test]
    fn a_rule_without_examples_says_why() {
        for rule in RULES {
            let (fails, passes) = (blocks(rule.explain, "fails"), blocks(rule.explain, "passes"));
            assert_eq!(fails.is_empty(), rule.explain.contains("这里不能举例"), "{}", rule.name);
            assert_eq!(fails.is_empty(), passes.is_empty(), "{}", rule.name);
        }
    }
}
