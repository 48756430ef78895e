//! What readers will see of targets that changed is told to the clerk first.

use rayon::prelude::*;

use crate::check::{Check, CheckRule, place};
use crate::finding::{FieldPath, Finding, Rule, Said, Severity, key};
use crate::goalposts::{Between, Comparison, comparisons};
use crate::index::Site;
use crate::judge::{Matched, Move};

pub(super) static RULE: CheckRule = CheckRule {
    rule: Rule {
        name: crate::goalposts::RULE,
        severity: Severity::Note,
        explain: include_str!("targets_changed.md"),
    },
    check: Check::Site(check),
};

/// How many indicators of one kind of change are named.
const NAMED: usize = 3;

fn check(site: &Site, findings: &mut Vec<Finding>) {
    let subjects: Vec<_> = site.subjects().collect();
    findings.par_extend(subjects.par_iter().flat_map_iter(|subject| {
        // Between editions the office gives its reason, or another rule asks for it.
        let compared = comparisons(site, *subject).into_iter().filter(|one| one.between != Between::Editions);
        compared.filter_map(|comparison| told(&comparison))
    }));
}

fn told(comparison: &Comparison<'_>) -> Option<Finding> {
    let mut changes: Vec<Said> = Vec::new();
    for (one, zh, en) in WORDS {
        let moved: Vec<&Matched<'_>> =
            comparison.moved().filter(|matched| matched.moves.contains(one)).collect();
        if !moved.is_empty() {
            changes.push(Said::new(
                format!("{zh} {} 项（{}）", moved.len(), names(&moved, "、", "等")),
                format!("{en} {} ({})", moved.len(), names(&moved, ", ", " …")),
            ));
        }
    }
    if changes.is_empty() {
        return None;
    }
    let (zh, en): (Vec<_>, Vec<_>) = changes.into_iter().map(|change| (change.zh, change.en)).unzip();
    let (before_zh, before_en) = match comparison.between {
        Between::Years => {
            let year = comparison.before.key.year;
            (format!(" {year} 年"), format!("{year}"))
        }
        Between::Editions | Between::Restated => ("申报表".to_owned(), "the declared targets".to_owned()),
    };
    let message = Said::new(
        format!("与{before_zh}相比：{}", zh.join("，")),
        format!("beside {before_en}: {}", en.join(", ")),
    );
    let source = key("source");
    let help = Said::new(
        format!(
            "核对是不是录入的差错；确实变了的，读者会并排看到前后的写法，公布过的原因可写入{source}的“说明”"
        ),
        format!(
            "check that it is no slip of typing; if it did change, readers see both wordings side by side; a published reason may stand in the note of {source}"
        ),
    );
    Some(Finding::new(&RULE.rule, place(comparison.after, FieldPath::keys("indicators")), message, help))
}

/// The first few names, and a mark where there are more.
fn names(moved: &[&Matched<'_>], comma: &str, more: &str) -> String {
    let name = |matched: &&Matched<'_>| matched.after.or(matched.before).map(|(_, one)| one.name.to_string());
    let named: Vec<String> = moved.iter().take(NAMED).filter_map(name).collect();
    let more = if moved.len() > NAMED { more } else { "" };
    format!("{}{more}", named.join(comma))
}

/// The changes that weaken a promise or make it hard to follow, in the order of telling.
const WORDS: &[(&Move, &str, &str)] = &[
    (&Move::Loosened, "放宽", "looser"),
    (&Move::Dropped, "不再列出", "no longer listed"),
    (&Move::MadeUnmeasurable, "改为不可衡量", "no longer measurable"),
    (&Move::ComparatorDropped, "去掉比较符号", "comparison sign left out"),
    (&Move::UnitChanged, "换了单位", "other unit"),
    (&Move::Shifted, "改为另一要求", "asks for something else"),
    (&Move::Reworded, "改写", "reworded"),
    (&Move::Renamed, "改名", "renamed"),
    (&Move::WeightChanged, "改变分值", "other points"),
];
