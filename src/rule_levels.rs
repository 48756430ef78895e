//! Levels of rules as `site.yaml` sets them: what they make of findings, and what is wrong with the setting itself.

use crate::catalogue;
use crate::config::{RuleLevels, Stage, StagedLevel};
use crate::finding::{FieldPath, Finding, Place, Rule, RuleLevel, Said};
use crate::goalposts;
use crate::load::{self, RULE_LEVEL_NOT_USABLE, SITE_FILE};

/// The findings as the site wants them told at `stage`: with its severities, without those of rules that are off. A
/// finding that a waiver lets pass keeps its severity; what loading refuses is never lowered.
#[must_use]
pub fn in_force(levels: &RuleLevels, stage: Stage, findings: Vec<Finding>) -> Vec<Finding> {
    if levels.0.is_empty() {
        return findings;
    }
    let set = |mut finding: Finding| match levels.of(finding.rule, stage) {
        RuleLevel::Off if !load::refuses(finding.rule) && !is_always_told(finding.rule) => None,
        RuleLevel::On(severity) if finding.waived.is_none() && !load::refuses(finding.rule) => {
            finding.severity = severity;
            Some(finding)
        }
        RuleLevel::Off | RuleLevel::On(_) => Some(finding),
    };
    findings.into_iter().filter_map(set).collect()
}

/// What is wrong with the levels themselves: of no rule, of a rule that cannot be lowered, more lenient at a release.
#[must_use]
pub fn check(levels: &RuleLevels) -> Vec<Finding> {
    levels
        .0
        .iter()
        .filter_map(|(name, staged)| {
            let (message, help) = match catalogue::find(name) {
                None => unknown(name),
                Some(rule) if load::refuses(rule) => lowered(rule, staged)?,
                Some(rule) if is_always_told(rule) && is_off(staged) => silenced(rule),
                Some(rule) => lenient_at_release(rule, staged)?,
            };
            let place =
                Place { file: SITE_FILE.into(), field: FieldPath::keys("rules").key(name), span: None };
            Some(Finding::new(&RULE_LEVEL_NOT_USABLE, place, message, help))
        })
        .collect()
}

/// Whether the office is always told what a rule finds, because readers may see it.
fn is_always_told(rule: &Rule) -> bool {
    rule.name == goalposts::RULE
}

fn is_off(staged: &StagedLevel) -> bool {
    [staged.check, staged.release].contains(&Some(RuleLevel::Off))
}

fn silenced(rule: &Rule) -> (Said, Said) {
    let name = rule.name;
    let message = Said::new(
        format!("{name} 不能关闭：读者会看到的变动，要先告诉填报的人"),
        format!("{name} cannot be off: what readers see, the office is told first"),
    );
    let help = Said::new(
        "删去这一行；不想给读者看变动的，写“目标变动: 否”",
        "remove this line; to keep changes from readers, write “goalposts: no”",
    );
    (message, help)
}

fn unknown(name: &str) -> (Said, Said) {
    let message = Said::new(format!("没有规则“{name}”"), format!("there is no rule “{name}”"));
    let (zh, en) = match catalogue::nearest(name) {
        Some(rule) => (format!("是否想写 {}？", rule.name), format!("did you mean {}? ", rule.name)),
        None => (String::new(), String::new()),
    };
    let help = Said::new(
        format!("{zh}gongkai explain 列出所有规则"),
        format!("{en}gongkai explain lists all rules"),
    );
    (message, help)
}

fn lowered(rule: &Rule, staged: &StagedLevel) -> Option<(Said, Said)> {
    let own = RuleLevel::On(rule.severity);
    let is_lowered = [staged.check, staged.release].into_iter().flatten().any(|level| level < own);
    is_lowered.then(|| {
        let name = rule.name;
        let message = Said::new(
            format!("{name} 不能放宽：它指出的内容读不进来，页面上就会缺少"),
            format!("{name} cannot be lowered: what it finds was not read, so pages would lack it"),
        );
        (message, Said::new("删去这一行，改正文件", "remove this line, and mend the files"))
    })
}

fn lenient_at_release(rule: &Rule, staged: &StagedLevel) -> Option<(Said, Said)> {
    let word = |level: RuleLevel| RuleLevel::WORDS.into_iter().find(|(known, ..)| *known == level);
    let (check, release) = (staged.check.unwrap_or(RuleLevel::On(rule.severity)), staged.release?);
    let ((_, check_en, check_zh), (_, release_en, release_zh)) = (word(check)?, word(release)?);
    (release < check).then(|| {
        let name = rule.name;
        let message = Said::new(
            format!("{name} 平时是“{check_zh}”，发布时是“{release_zh}”，发布反而更宽"),
            format!(
                "{name} is “{check_en}” in checks and “{release_en}” at a release, which is more lenient"
            ),
        );
        let help = Said::new(
            format!("发布写“{check_zh}”或更严的级别，或把平时放宽"),
            format!("let release be “{check_en}” or stricter, or lower check"),
        );
        (message, help)
    })
}
