//! The rules that reading fields can break: keys, kinds of value, numbers, ids, and what the path says.

use crate::finding::{Rule, Severity};

macro_rules! rules {
    ($($constant:ident = $name:literal, $severity:ident, $page:literal;)*) => {
        $(
            pub(super) static $constant: Rule =
                Rule { name: $name, severity: Severity::$severity, explain: include_str!(concat!("rules/", $page)) };
        )*
        /// Every rule of this module.
        pub static RULES: &[&Rule] = &[$(&$constant),*];
    };
}

rules! {
    UNKNOWN_KEY = "unknown-key", Error, "unknown_key.md";
    FIELD_WRITTEN_TWICE = "field-written-twice", Error, "field_written_twice.md";
    FIELD_MISSING = "field-missing", Error, "field_missing.md";
    VALUE_OF_WRONG_KIND = "value-of-wrong-kind", Error, "value_of_wrong_kind.md";
    NUMBER_NOT_READABLE = "number-not-readable", Error, "number_not_readable.md";
    AMOUNT_UNIT_UNKNOWN = "amount-unit-unknown", Error, "amount_unit_unknown.md";
    YEAR_NOT_READABLE = "year-not-readable", Error, "year_not_readable.md";
    DATE_NOT_READABLE = "date-not-readable", Error, "date_not_readable.md";
    ID_NOT_VALID = "id-not-valid", Error, "id_not_valid.md";
    FORM_UNKNOWN = "form-unknown", Error, "form_unknown.md";
    LEVEL_UNKNOWN = "level-unknown", Error, "level_unknown.md";
    PATH_AND_HEAD_DISAGREE = "path-and-head-disagree", Error, "path_and_head_disagree.md";
    FILE_NAME_NOT_A_DECLARATION = "file-name-not-a-declaration", Error, "file_name_not_a_declaration.md";
    SITE_FILE_MISSING = "site-file-missing", Error, "site_file_missing.md";
    SETTING_NOT_USABLE = "setting-not-usable", Error, "setting_not_usable.md";
    REGION_NOT_DECLARED = "region-not-declared", Error, "region_not_declared.md";
}
