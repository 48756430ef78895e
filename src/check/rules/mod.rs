//! The list of rules. One file each, one line here.

use super::CheckRule;

mod department_not_declared;
mod edition_without_first;
mod edition_without_reason;
mod executed_exceeds_budget;
mod execution_parts_differ_from_total;
mod execution_rate_differs;
mod execution_score_differs;
mod expenditure_parts_differ_from_total;
mod first_edition_adjusted;
mod funding_parts_differ_from_total;
mod grade_differs_from_score;
mod income_differs_from_expenditure;
mod income_parts_differ_from_total;
mod indicator_without_result;
mod indicator_without_target;
mod indicator_written_twice;
mod key_task_written_twice;
mod key_tasks_exceed_project_expenditure;
mod levels_differ_from_total;
mod lineage_leads_nowhere;
mod parts_exceed_their_line;
mod polarity_contradicts_comparator;
mod project_declared_twice;
mod project_maybe_renumbered;
mod project_not_declared;
mod score_exceeds_weight;
mod target_not_understood;
mod targets_changed;
mod total_score_differs;
mod weights_differ_from_hundred;

/// Every rule of this folder.
pub(super) static RULES: &[&CheckRule] = &[
    &department_not_declared::RULE,
    &edition_without_first::RULE,
    &edition_without_reason::RULE,
    &executed_exceeds_budget::RULE,
    &execution_parts_differ_from_total::RULE,
    &execution_rate_differs::RULE,
    &execution_score_differs::RULE,
    &expenditure_parts_differ_from_total::RULE,
    &first_edition_adjusted::RULE,
    &funding_parts_differ_from_total::RULE,
    &grade_differs_from_score::RULE,
    &income_differs_from_expenditure::RULE,
    &income_parts_differ_from_total::RULE,
    &indicator_without_result::RULE,
    &indicator_without_target::RULE,
    &indicator_written_twice::RULE,
    &key_task_written_twice::RULE,
    &key_tasks_exceed_project_expenditure::RULE,
    &levels_differ_from_total::RULE,
    &lineage_leads_nowhere::RULE,
    &parts_exceed_their_line::RULE,
    &polarity_contradicts_comparator::RULE,
    &project_declared_twice::RULE,
    &project_maybe_renumbered::RULE,
    &project_not_declared::RULE,
    &score_exceeds_weight::RULE,
    &target_not_understood::RULE,
    &targets_changed::RULE,
    &total_score_differs::RULE,
    &weights_differ_from_hundred::RULE,
];
