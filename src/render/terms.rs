//! Terms of the field: in the glossary by stage of the cycle, and at the words of a page that need one.

use super::view::{Shared, Term};
use crate::words::Words;

/// The stages and their terms, by the word's name; its meaning is the word `<name>_meaning`.
pub(super) const STAGES: [(&str, &[&str]); 4] = [
    (
        "stage_budget",
        &[
            "term_basic_expenditure",
            "term_project_expenditure",
            "term_fiscal_appropriation",
            "term_transfer",
            "term_initial_budget",
            "term_adjusted_budget",
        ],
    ),
    (
        "stage_targets",
        &[
            "term_performance_goal",
            "term_indicator",
            "term_target",
            "term_output",
            "term_cost",
            "term_benefit",
            "term_satisfaction",
            "term_key_task",
        ],
    ),
    (
        "stage_results",
        &[
            "term_executed",
            "term_execution_rate",
            "term_self_evaluation",
            "term_weight",
            "term_score",
            "term_assurance",
        ],
    ),
    ("stage_disclosure", &["term_declaration", "term_facts", "term_known_error", "term_withheld"]),
];

/// The columns whose heads are terms.
const OF_COLUMNS: [(&str, &str); 13] = [
    ("initial_budget", "term_initial_budget"),
    ("adjusted_budget", "term_adjusted_budget"),
    ("executed", "term_executed"),
    ("rate", "term_execution_rate"),
    ("computed_rate", "term_execution_rate"),
    ("indicator", "term_indicator"),
    ("annual_target", "term_target"),
    ("period_target", "term_target"),
    ("weight", "term_weight"),
    ("score", "term_score"),
    ("total_score", "term_self_evaluation"),
    ("assurance", "term_assurance"),
    ("share_of_projects", "term_project_expenditure"),
];

/// The term of a table's column.
pub(super) fn of_column(key: &str) -> Option<&'static str> {
    OF_COLUMNS.iter().find(|(column, _)| *column == key).map(|(_, term)| *term)
}

/// One term with its meaning.
pub(super) fn term<'w>(words: &'w Words, id: &'static str) -> Term<'w> {
    let meaning = words.plain().get(&[id, "_meaning"].concat()).map_or("", String::as_str);
    Term { id, term: words.text(id), meaning }
}

/// Every term with its meaning in one language, in the glossary's order, ready for the pages that use it.
#[derive(Debug)]
pub(super) struct Terms(Vec<(&'static str, Shared<Term<'static>>)>);

impl Terms {
    pub(super) fn new(words: &Words) -> Terms {
        let all = STAGES.iter().flat_map(|(_, terms)| terms.iter());
        Terms(all.map(|id| (*id, Shared::new(&term(words, id)))).collect())
    }

    /// Those that a page has used.
    pub(super) fn among<'s>(&self, used: &[&'static str]) -> Vec<Shared<Term<'s>>> {
        self.0.iter().filter(|(id, _)| used.contains(id)).map(|(_, term)| term.clone()).collect()
    }
}
