//! `gongkai explain RULE`: the rule's page.

use std::io::Write;

use clap::Args;

use super::{Exit, Session};
use crate::error::Result;
use crate::finding::{Rule, Said};
use crate::language::Language;
use crate::{check, load, verify};

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 规则的名称；不写则列出所有规则 · Name of the rule; all rules are listed without one
    rule: Option<String>,
}

/// The whole catalogue, by name.
#[must_use]
pub fn catalogue() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = load::catalogue().chain(check::catalogue()).chain(verify::catalogue()).collect();
    rules.sort_by_key(|rule| rule.name);
    rules
}

impl Explain {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let catalogue = catalogue();
        let mut out = anstream::stdout();
        let Some(name) = self.rule else {
            for rule in catalogue {
                _ = writeln!(out, "{:8} {}", rule.severity.name(), rule.name);
            }
            return Ok(Exit::Good);
        };
        let Some(rule) = catalogue.iter().find(|rule| rule.name == name) else {
            let likeness = |rule: &&&Rule| strsim::normalized_levenshtein(rule.name, &name);
            let near = catalogue.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
            let (zh, en) = match near.filter(|rule| likeness(rule) > 0.5) {
                Some(rule) => (format!("是否想看 {}？", rule.name), format!("Did you mean {}? ", rule.name)),
                None => (String::new(), String::new()),
            };
            session.tell(&Said::new(
                format!("没有规则“{name}”。{zh}gongkai explain 列出所有规则"),
                format!("there is no rule “{name}”. {en}gongkai explain lists all rules"),
            ));
            return Ok(Exit::Usage);
        };
        _ = write!(out, "{}", page(rule, session.language));
        Ok(Exit::Good)
    }
}

/// The page in one language: its heading, the part in that language, the examples.
fn page(rule: &Rule, language: Language) -> String {
    let other = match language {
        Language::Chinese => "## English",
        Language::English => "## 中文",
    };
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
