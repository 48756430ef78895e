//! Findings as text for people, as a page to send on, and as JSON, SARIF and annotations for programs. Says what, where, with
//! the line of the file under it, and what to do. Paths are those of the site, never of the machine. Likewise what differs
//! between two years or sites.

pub mod diff;
mod excerpt;
mod github;
mod gitlab;
mod html;
mod json;
mod page;
mod sarif;
mod text;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub use self::github::github;
pub use self::gitlab::gitlab;
pub use self::html::{html, sections};
pub use self::json::json;
pub use self::sarif::sarif;
pub use self::text::{text, text_at_most};

use self::excerpt::Lines;
use crate::finding::{Finding, Place, Said, Severity, Values};
use crate::language::{Language, how_many};
use crate::source::SourceFile;

/// The files that findings speak of, by path.
pub type Files = BTreeMap<Arc<str>, SourceFile>;

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Counts {
    fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Counts {
        let mut counts = Counts::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }

    fn said(self) -> Said {
        let Counts { errors, warnings, notes } = self;
        Said::new(
            format!("错误 {errors} 个，警告 {warnings} 个，提示 {notes} 个"),
            format!(
                "{}, {}, {}",
                how_many(errors, "error"),
                how_many(warnings, "warning"),
                how_many(notes, "note")
            ),
        )
    }
}

/// How many findings there are of each severity, in a sentence.
#[must_use]
pub fn summary(findings: &[Finding]) -> Said {
    if findings.is_empty() {
        return Said::new("没有发现问题", "nothing to report");
    }
    Counts::of(findings).said()
}

/// The style sheet of every report that is a page, for whoever serves one where a page may have no style of its own.
#[must_use]
pub fn styles() -> String {
    [page::STYLE, html::STYLE, diff::STYLE].concat()
}

/// The findings of one file, cut to what somebody will read at once.
struct OfFile<'f> {
    file: &'f str,
    shown: Vec<&'f Finding>,
    /// What is said in place of the rest.
    more: Option<Said>,
}

/// Findings file by file, at most `max` of each, the gravest first kept; those that are shown stay in their order.
fn by_file(findings: &[Finding], max: usize) -> Vec<OfFile<'_>> {
    findings
        .chunk_by(|a, b| a.place.file == b.place.file)
        .map(|own| {
            let mut order: Vec<usize> = (0..own.len()).collect();
            order.sort_by_key(|at| (std::cmp::Reverse(own[*at].severity), *at));
            let cut = order.split_off(max.min(order.len()));
            order.sort_unstable();
            let file = &*own[0].place.file;
            let more = (!cut.is_empty()).then(|| {
                let count = cut.len();
                let Said { zh, en } = Counts::of(cut.iter().map(|at| &own[*at])).said();
                Said::new(
                    format!("{file} 另有 {count} 个没有显示（{zh}）；用 --max 0 显示全部"),
                    format!("{file} has {count} more that are not shown ({en}); --max 0 shows all"),
                )
            });
            OfFile { file, shown: order.iter().map(|at| &own[*at]).collect(), more }
        })
        .collect()
}

/// The lines of every file, counted once.
fn lines(files: &Files) -> BTreeMap<&str, Lines<'_>> {
    files.iter().map(|(path, file)| (&**path, Lines::of(file))).collect()
}

/// Names for findings that stay when lines move: of rule, file and field, and which of those that share all three.
#[derive(Default)]
struct Fingerprints(HashMap<String, u32>);

impl Fingerprints {
    fn of(&mut self, finding: &Finding) -> String {
        let Place { file, field, .. } = &finding.place;
        let what = format!("{}\0{file}\0{field}", finding.rule.name);
        let nth = self.0.entry(what.clone()).or_insert(0);
        *nth += 1;
        blake3::hash(format!("{what}\0{nth}").as_bytes()).to_hex()[..32].to_owned()
    }
}

/// Message, what stands under the caret, and help, one below the other: for readers that show no excerpt.
fn whole(finding: &Finding, language: Language) -> String {
    let label = finding.label.as_ref().map(|label| label.text(language));
    let parts = [Some(finding.message.text(language)), label, Some(finding.help.text(language))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// The entry that records the finding as an error of the published form, ready to be copied.
fn known_error_entry(finding: &Finding, language: Language) -> Option<String> {
    let Values { published, computed } = finding.values.as_ref().filter(|_| finding.waived.is_none())?;
    let (rule, field) = (finding.rule.name, in_braces(&finding.place.field.to_string()));
    Some(match language {
        Language::Chinese => {
            format!(
                "- {{规则: {rule}, 字段: {field}, 公布值: \"{published}\", 计算值: \"{computed}\", 说明: …}}"
            )
        }
        Language::English => {
            format!(
                "- {{rule: {rule}, field: {field}, published: \"{published}\", computed: \"{computed}\", note: …}}"
            )
        }
    })
}

/// A field as it can stand within braces: quoted where it names an item of a list.
fn in_braces(field: &str) -> String {
    if field.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_')) {
        return field.to_owned();
    }
    format!("'{}'", field.replace('\'', "''"))
}

/// The words that a report itself says.
struct Captions {
    field: &'static str,
    known_error: &'static str,
    waived: &'static str,
    help: &'static str,
}

impl Captions {
    fn of(language: Language) -> Captions {
        match language {
            Language::Chinese => {
                Captions {
                    field: "字段", known_error: "已知错误", waived: "豁免理由", help: "怎么办"
                }
            }
            Language::English => Captions {
                field: "field",
                known_error: "known_errors",
                waived: "waived because",
                help: "help",
            },
        }
    }
}
