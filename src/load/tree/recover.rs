//! Reading on behind mistakes: read, say what is wrong at the place where reading ended, mend that place in a copy, read
//! again. One mistake is told once, and what is only its consequence is not told at all.

use std::collections::HashSet;

use super::build::{Built, Fault, Stop, build};
use super::diagnose::{Trouble, diagnose};
use super::hidden::hidden;
use super::line::Line;
use super::mend::{Mend, Mended, note_gap};
use super::{MAX_FILE, MAX_TEXT, Node, decode, fast, place};
use crate::finding::{FieldPath, Finding, Said};
use crate::load::rules;
use crate::source::{SourceFile, Span};

/// Mistakes after which reading a file again is given up.
const MAX_ROUNDS: usize = 200;
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
    let (told, mends) = match hidden(file) {
        Ok(hidden) => hidden,
        Err(finding) => return (None, vec![*finding]),
    };
    if !mends.is_empty() {
        let mut mended = Mended::new(&file.text);
        mended.add(mends);
        return Recovery { file, mended, told, tried: HashSet::new() }.run();
    }
    let Built { root, mut findings, stop } = build(&file.text, &file.path);
    if stop.is_some() {
        return Recovery { file, mended: Mended::new(&file.text), told, tried: HashSet::new() }.run();
    }
    if root.as_ref().is_none_or(Node::is_null) && findings.is_empty() {
        return (None, vec![empty(file)]);
    }
    in_order(&mut findings);
    (root, findings)
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
    /// Places that were mended, with the rule: what comes back to one was not mended by it.
    tried: HashSet<(Span, &'static str)>,
}

impl<'t> Recovery<'t> {
    fn run(mut self) -> (Option<Node<'t>>, Vec<Finding>) {
        let rounds = MAX_ROUNDS.min(MAX_AGAIN / self.file.text.len().max(1) + 1);
        for _ in 0..rounds {
            let Built { root, findings, stop } = build(self.mended.text(), &self.file.path);
            match stop {
                None => {
                    let root = root.map(|root| self.mended.restore(root));
                    return self.finish(root, findings);
                }
                Some(Stop::Limit(finding)) => {
                    let mut finding = *finding;
                    self.give_back(&mut finding);
                    self.told.push(finding);
                    return self.give_up();
                }
                Some(Stop::Syntax(fault)) => {
                    let line = Line::at(self.mended.text(), fault.at);
                    if line.text.len() > MAX_TEXT {
                        self.told.push(self.line_too_long(Span::new(line.start, line.start)));
                        return self.give_up();
                    }
                    if !self.mend(&fault) {
                        return self.give_up();
                    }
                }
            }
        }
        self.told.push(self.too_many());
        self.give_up()
    }

    fn give_up(mut self) -> (Option<Node<'t>>, Vec<Finding>) {
        in_order(&mut self.told);
        (None, self.told)
    }

    /// That a line with a mistake is longer than any text; `start` is where it begins in the mended text.
    fn line_too_long(&self, start: Span) -> Finding {
        Finding::new(
            &rules::FILE_TOO_LARGE,
            place(self.file, FieldPath::root(), self.mended.span(start)),
            Said::new(
                "这一行超过 1 MiB，整个文件没有读",
                "this line is longer than 1 MiB; the file was not read",
            ),
            Said::new(
                "检查是不是误把别的文件粘贴进来了，或者换行都丢了",
                "look whether another file was pasted in, or all line breaks were lost",
            ),
        )
    }

    /// That reading ended because of the number of mistakes.
    fn too_many(&self) -> Finding {
        let end = self.told.iter().filter_map(|finding| finding.place.span).map(|span| span.end).max();
        let line = Line::at(&self.file.text, end.unwrap_or_default() as usize);
        Finding::new(
            &rules::YAML_SYNTAX,
            place(self.file, FieldPath::root(), Span::new(line.start, line.end())),
            Said::new(
                "笔误太多，这一行以后没有读，字段的内容也没有检查",
                "too many slips: nothing was read behind this line, and what the fields say was not checked",
            ),
            Said::new("先改好上面列出的各处，再运行一次", "mend those that are listed above, and run again"),
        )
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
        let span = self.mended.span(Span::new(trouble.range.start, trouble.range.end));
        if !self.tried.insert((span, trouble.rule.name)) {
            return self.give_up_line(fault.at);
        }
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
