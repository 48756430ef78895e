//! `gongkai explain RULE`: the rule's page.

use std::io::Write;

use clap::Args;

use super::{Exit, Session};
use crate::catalogue;
use crate::error::Result;
use crate::finding::Said;

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// 规则的名称；不写则列出所有规则 · Name of the rule; all rules are listed without one
    rule: Option<String>,
}

impl Explain {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let mut out = anstream::stdout();
        let Some(name) = self.rule else {
            for rule in catalogue::rules() {
                let summary = catalogue::summary(rule, session.language);
                _ = writeln!(out, "{:8} {}\n         {summary}", rule.severity.name(), rule.name);
            }
            return Ok(Exit::Good);
        };
        let Some(rule) = catalogue::find(&name) else {
            let (zh, en) = match catalogue::nearest(&name) {
                Some(rule) => (format!("是否想看 {}？", rule.name), format!("Did you mean {}? ", rule.name)),
                None => (String::new(), String::new()),
            };
            session.tell(&Said::new(
                format!("没有规则“{name}”。{zh}gongkai explain 列出所有规则"),
                format!("there is no rule “{name}”. {en}gongkai explain lists all rules"),
            ));
            return Ok(Exit::Usage);
        };
        _ = write!(out, "{}", catalogue::page(rule, session.language));
        Ok(Exit::Good)
    }
}
