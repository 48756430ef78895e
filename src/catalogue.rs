//! Every rule that loading, checking, releasing, the proof of pages and the scan hold, in one list by name, and what a
//! rule's page says. The list is what `explain`, levels, reports and tests work from.

use std::sync::LazyLock;

use crate::finding::{self, Rule};
use crate::language::Language;
use crate::{check, gates, ledger, load, past, scan, seals, verify};

static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut rules: Vec<_> = load::catalogue()
        .chain(check::catalogue())
        .chain(ledger::catalogue())
        .chain(seals::catalogue())
        .chain(verify::catalogue())
        .chain(scan::catalogue())
        .chain(past::catalogue())
        .chain(gates::catalogue())
        .collect();
    rules.sort_by_key(|rule| rule.name);
    rules
});

/// Every rule, by name.
#[must_use]
pub fn rules() -> &'static [&'static Rule] {
    &RULES
}

/// The rule of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.name.cmp(name)).ok().map(|at| RULES[at])
}

/// The rule whose name is nearest to one that no rule has, if one is near enough to be meant.
#[must_use]
pub fn nearest(name: &str) -> Option<&'static Rule> {
    finding::nearest(rules().iter().copied(), name)
}

/// The page in one language: its heading, the part in that language, the examples.
#[must_use]
pub fn page(rule: &Rule, language: Language) -> String {
    let other = heading(match language {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    });
    let mut kept = String::with_capacity(rule.explain.len());
    let mut skipping = false;
    for line in rule.explain.lines() {
        if line.starts_with("## ") || line.starts_with("```") {
            skipping = line == other;
        }
        if !skipping {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// What the page explains in one language, without heading and examples.
#[must_use]
pub fn explanation(rule: &Rule, language: Language) -> &'static str {
    let part = rule.explain.split_once(heading(language)).map_or("", |(_, part)| part);
    let end = ["\n## ", "\n```"].into_iter().filter_map(|mark| part.find(mark)).min().unwrap_or(part.len());
    part[..end].trim()
}

/// The page's first sentence in one language, on one line.
#[must_use]
pub fn summary(rule: &Rule, language: Language) -> String {
    let text = explanation(rule, language);
    let paragraph = text.split("\n\n").next().unwrap_or(text);
    match language {
        Language::Chinese => {
            let line = paragraph.replace('\n', "");
            let end = line.find('。').map_or(line.len(), |at| at + '。'.len_utf8());
            line[..end].to_owned()
        }
        Language::English => {
            let line = paragraph.replace('\n', " ");
            let end = line.find(". ").map_or(line.len(), |at| at + 1);
            line[..end].to_owned()
        }
    }
}

fn heading(language: Language) -> &'static str {
    match language {
        Language::Chinese => "## 中文",
        Language::English => "## English",
    }
}
