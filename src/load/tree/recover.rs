//! Reading on behind mistakes: read, say what is wrong at the place where reading ended, mend that place in a copy, read
//! again. One mistake is told once, and what is only its consequence is not told at all.

use super::build::{Built, Fault, Stop, build};
use super::diagnose::{Trouble, diagnose};
use super::line::Line;
use super::mend::{Mend, Mended, note_gap};
use super::{MAX_FILE, Node, decode, fast, place};
use crate::finding::{FieldPath, Finding, Said};
use crate::load::rules;
use crate::source::{SourceFile, Span};

/// Mistakes after which reading a file again is given up.
const MAX_ROUNDS: usize = 60;
/// Bytes that are read again at most because of mistakes.
const MAX_AGAIN: usize = 8 * MAX_FILE;

pub(super) fn read(file: &SourceFile) -> (Option<Node<'_>>, Vec<Finding>) {
    match fast::read(&file.text) {
        Some(root) => (Some(root), Vec::new()),
        None => read_all(file),
    }
}

/// Reads whatever there may be in a file.
pub(super) fn read_all(file: &SourceFile) -> (Option<Node<'_>>, Vec<Finding>) {
    if let Some(finding) = decode::unreadable(&file.path, file.text.as_bytes()) {
        return (None, vec![finding]);
    }
    let Built { root, mut findings, stop } = build(&file.text, &file.path);
    match stop {
        None => {
            if root.is_none() && findings.is_empty() {
                findings.push(empty(file));
            }
            in_order(&mut findings);
            (root, findings)
        }
        Some(stop) => Recovery { file, mended: Mended::new(&file.text), told: Vec::new() }.run(stop),
    }
}

fn empty(file: &SourceFile) -> Finding {
    Finding::new(
        &rules::FILE_EMPTY,
        place(file, FieldPath::root(), Span::default()),
        Said::new("文件是空的，一个字段也没有", "the file is empty: it holds no field"),
        Said::new("写入内容；不用的文件请删去", "write the content, or delete the file if it is not used"),
    )
}

fn in_order(findings: &mut Vec<Finding>) {
    findings.sort_by_key(|finding| (finding.place.span, finding.rule.name));
    findings.dedup_by(|a, b| a.rule.name == b.rule.name && a.place == b.place);
}

struct Recovery<'t> {
    file: &'t SourceFile,
    mended: Mended<'t>,
    /// What was said because of which reading had to stop.
    told: Vec<Finding>,
}

impl<'t> Recovery<'t> {
    fn run(mut self, first: Stop) -> (Option<Node<'t>>, Vec<Finding>) {
        let mut stop = first;
        let rounds = MAX_ROUNDS.min(MAX_AGAIN / self.file.text.len().max(1) + 1);
        for _ in 0..rounds {
            match stop {
                Stop::Limit(finding) => {
                    let mut finding = *finding;
                    self.give_back(&mut finding);
                    self.told.push(finding);
                    break;
                }
                Stop::Syntax(fault) => {
                    if !self.mend(&fault) {
                        break;
                    }
                }
            }
            let Built { root, findings, stop: next } = build(self.mended.text(), &self.file.path);
            match next {
                Some(next) => stop = next,
                None => {
                    let root = root.map(|root| self.mended.restore(root));
                    return self.finish(root, findings);
                }
            }
        }
        in_order(&mut self.told);
        (None, self.told)
    }

    /// The tree with its gaps, and all findings in the order of the file.
    fn finish(mut self, root: Option<Node<'t>>, findings: Vec<Finding>) -> (Option<Node<'t>>, Vec<Finding>) {
        for mut finding in findings {
            self.give_back(&mut finding);
            self.told.push(finding);
        }
        let root = root.map(|mut root| {
            self.mended.gaps().for_each(|gap| note_gap(&mut root, gap));
            root
        });
        in_order(&mut self.told);
        (root, self.told)
    }

    /// Says what is wrong at `fault` and mends it. False if nothing could be mended.
    fn mend(&mut self, fault: &Fault) -> bool {
        let trouble = diagnose(self.mended.text(), fault);
        if self.is_prose(&trouble) {
            return self.give_up_line(trouble.range.start);
        }
        self.tell(&trouble);
        self.mended.add(trouble.mends) || self.give_up_line(fault.at)
    }

    /// Gives up the last line at or above `at` that holds anything.
    fn give_up_line(&mut self, at: usize) -> bool {
        let text = self.mended.text();
        let mut next = Some(Line::at(text, at));
        while let Some(line) = next {
            if !line.text.trim().is_empty() {
                let range = line.with_what_belongs(text);
                return self.mended.add(vec![Mend { range, text: String::new() }]);
            }
            next = line.above(text);
        }
        false
    }

    /// Whether a line with a colon is a sentence, one more of a text whose lines above were given up already.
    fn is_prose(&self, trouble: &Trouble) -> bool {
        let text = self.mended.text();
        let line = Line::at(text, trouble.range.start);
        let span = self.mended.span(Span::new(trouble.range.start, trouble.range.end));
        line.text.trim_end().ends_with(['。', '；', '，']) && self.is_beside_gap(span)
    }

    fn tell(&mut self, trouble: &Trouble) {
        let span = self.mended.span(Span::new(trouble.range.start, trouble.range.end));
        if self.is_consequence(trouble, span) {
            return;
        }
        let place = place(self.file, trouble.field.clone(), span);
        let finding = Finding::new(trouble.rule, place, trouble.message.clone(), trouble.help.clone());
        self.told.push(match &trouble.label {
            Some(label) => finding.label(label.clone()),
            None => finding,
        });
    }

    /// Whether it only follows from what was told: the same on the same line, or something unclear on a line of which
    /// something was told, or beside lines that were given up.
    fn is_consequence(&self, trouble: &Trouble, span: Span) -> bool {
        let text = self.file.text.as_str();
        let line_of = |at: u32| Line::at(text, (at as usize).min(text.len()));
        let line = line_of(span.start);
        let unclear = std::ptr::eq(trouble.rule, &raw const rules::YAML_SYNTAX);
        let same_line = |finding: &Finding| {
            let told = finding.place.span.is_some_and(|told| line_of(told.start) == line);
            told && (unclear
                || finding.rule.name == trouble.rule.name && finding.place.field == trouble.field)
        };
        if self.told.iter().any(same_line) {
            return true;
        }
        trouble.unclear && self.is_beside_gap(span)
    }

    /// Whether the line of `span` holds something that was given up, or only blank lines are between.
    fn is_beside_gap(&self, span: Span) -> bool {
        let text = self.file.text.as_str();
        let line = Line::at(text, (span.start as usize).min(text.len()));
        self.mended.gaps().any(|gap| {
            let gap = gap.range();
            let between = if gap.end <= line.start { gap.end..line.start } else { line.end()..gap.start };
            gap.start <= line.end() && gap.end >= line.start
                || text.get(between).is_some_and(|between| between.trim().is_empty())
        })
    }

    /// Moves a finding of the mended text to the author's.
    fn give_back(&self, finding: &mut Finding) {
        let places = finding.also.iter_mut().map(|also| &mut also.place);
        for place in std::iter::once(&mut finding.place).chain(places) {
            place.span = place.span.map(|span| self.mended.span(span));
        }
    }
}
