//! Waivers: what this office lets pass for now. Until its last day a waiver lowers the findings that it names to notes; the
//! day after they are back, and the waiver itself is a finding. It is internal, and stands on no page.

use std::collections::{BTreeMap, BTreeSet};

use rules::{WAIVER_EXCUSES_NOTHING, WAIVER_EXPIRED};

use super::place;
use crate::finding::{self, FieldPath, Finding, Rule, Said, Severity, Waived, key};
use crate::index::Site;
use crate::load;
use crate::model::date::Date;
use crate::model::declaration::{Declaration, Waiver};

pub(super) mod rules {
    //! The rules about waivers themselves.

    use crate::finding::rules;

    rules! {
        /// The last day is over.
        WAIVER_EXPIRED = "waiver-expired", Warning, "waiver_expired.md";
        /// No finding that it could let pass.
        WAIVER_EXCUSES_NOTHING = "waiver-excuses-nothing", Warning, "waiver_excuses_nothing.md";
    }
}

/// Lowers what waivers let pass on the day `as_of`, and adds what there is to say about the waivers. `findings` are those
/// of loading and checking together.
#[must_use]
pub fn waive(site: &Site, mut findings: Vec<Finding>, as_of: Date) -> Vec<Finding> {
    let waiving: BTreeMap<_, _> = site
        .declarations()
        .iter()
        .filter(|declaration| !declaration.waivers.is_empty())
        .map(|declaration| (&*declaration.file, declaration))
        .collect();
    if waiving.is_empty() {
        return findings;
    }
    let mut used: BTreeSet<(&str, usize)> = BTreeSet::new();
    // Where part of a file could not be read, rules may have kept silent, and a waiver with them.
    let mut unread: BTreeSet<&str> = BTreeSet::new();
    for finding in &mut findings {
        let Some((file, declaration)) = waiving.get_key_value(&*finding.place.file) else { continue };
        if load::refuses(finding.rule) {
            unread.insert(file);
            continue;
        }
        for (at, waiver) in declaration.waivers.iter().enumerate() {
            if covers(waiver, finding) {
                used.insert((file, at));
                if as_of <= waiver.until && finding.waived.is_none() {
                    lower(finding, waiver);
                }
            }
        }
    }
    for (file, declaration) in waiving {
        for (at, waiver) in declaration.waivers.iter().enumerate() {
            let is_used = used.contains(&(file, at));
            let said = match (is_used, as_of <= waiver.until) {
                (true, true) => continue,
                (true, false) => (&WAIVER_EXPIRED, expired(waiver, as_of)),
                (false, _) if unread.contains(file) && !is_hopeless(waiver) => continue,
                (false, _) => (&WAIVER_EXCUSES_NOTHING, excuses_nothing(waiver)),
            };
            findings.push(about(declaration, at, said));
        }
    }
    findings
}

fn covers(waiver: &Waiver, finding: &Finding) -> bool {
    *waiver.rule == *finding.rule.name
        && waiver.field.as_ref().is_none_or(|field| **field == finding.place.field.to_string())
}

fn lower(finding: &mut Finding, waiver: &Waiver) {
    let until = waiver.until.to_string();
    finding.severity = Severity::Note;
    finding.message.zh.push_str(&format!("（已豁免，至 {until}）"));
    finding.message.en.push_str(&format!(" (waived until {until})"));
    finding.waived = Some(Waived { until, reason: waiver.reason.to_string() });
}

/// A finding about the waiver at `at` of a declaration.
fn about(
    declaration: &Declaration,
    at: usize,
    (rule, (message, help)): (&'static Rule, (Said, Said)),
) -> Finding {
    let name = &declaration.waivers[at].rule;
    let nth = 1 + declaration.waivers[..at].iter().filter(|before| before.rule == *name).count();
    let field = FieldPath::keys("waivers").item(name, u32::try_from(nth).unwrap_or(u32::MAX));
    Finding::new(rule, place(declaration, field), message, help)
}

fn expired(waiver: &Waiver, as_of: Date) -> (Said, Said) {
    let Waiver { rule, until, reason, .. } = waiver;
    let message = Said::new(
        format!("{rule} 的豁免到 {until} 为止，以 {as_of} 为准已经过期；当时的理由：{reason}"),
        format!("the waiver of {rule} ended on {until}, as of {as_of}; its reason was: {reason}"),
    );
    let until = key("waivers.until");
    let help = Said::new(
        format!("改正这个问题并删去这一条；确实还要延期的，写明理由，改{until}"),
        format!("mend what it let pass and remove it, or give a reason for longer and change {until}"),
    );
    (message, help)
}

fn excuses_nothing(waiver: &Waiver) -> (Said, Said) {
    let Waiver { rule, field, .. } = waiver;
    if load::catalogue().any(|own| *own.name == **rule && load::refuses(own)) {
        let message = Said::new(
            format!("{rule} 不能豁免：它指出的内容读不进来"),
            format!("{rule} cannot be waived: what it finds cannot be read"),
        );
        return (message, Said::new("改正文件，删去这一条", "mend the file, and remove this entry"));
    }
    let known = || load::catalogue().chain(super::catalogue());
    if !known().any(|own| *own.name == **rule) {
        let (zh, en) = match finding::nearest(known(), rule) {
            Some(near) => (format!("是否想写 {}？", near.name), format!("did you mean {}? ", near.name)),
            None => (String::new(), String::new()),
        };
        let message = Said::new(
            format!("没有关于申报表的规则“{rule}”"),
            format!("no rule about declarations is called “{rule}”"),
        );
        let help = Said::new(
            format!("{zh}gongkai explain 列出所有规则"),
            format!("{en}gongkai explain lists all rules"),
        );
        return (message, help);
    }
    let (zh, en) = match field {
        Some(field) => (format!("在字段 {field} "), format!(" at {field}")),
        None => (String::new(), String::new()),
    };
    let message = Said::new(
        format!("豁免 {rule}，但它{zh}没有指出任何问题"),
        format!("{rule} is waived, and finds nothing{en}"),
    );
    let help = Said::new(
        "问题已经没有了就删去这一条；规则和字段要与 gongkai check 所报完全一致",
        "remove the entry if the fault is gone; rule and field must be exactly what gongkai check says",
    );
    (message, help)
}

/// Whether no finding could ever bear the waiver out.
fn is_hopeless(waiver: &Waiver) -> bool {
    load::catalogue().chain(super::catalogue()).all(|own| *own.name != *waiver.rule || load::refuses(own))
}
