//! A place that is not YAML → the mistake that a clerk most likely made there, in plain words, and the mend that lets
//! reading go on. Guesses only where the parser has already given up.

mod align;
mod brackets;
mod colon;
mod dash;
mod indent;
mod inside;
mod quotes;
mod signs;
mod together;
mod wide;

use std::ops::Range;

use granit_parser::ErrorKind;

use super::build::{Fault, Why};
use super::line::Line;
use super::mend::Mend;
use super::{Node, Style};
use crate::finding::{FieldPath, Finding, Rule, Said};
use crate::load::rules;
use crate::source::{SourceFile, Span};

pub(crate) use dash::instead_of_list;
pub(super) use wide::opens as opens_wide;

/// Lines above a fault that may be its cause.
const MAX_ABOVE: usize = 100;

/// A mistake, where it is, what to say, and how to go on.
pub(super) struct Trouble {
    pub(super) rule: &'static Rule,
    pub(super) range: Range<usize>,
    pub(super) field: FieldPath,
    pub(super) message: Said,
    pub(super) label: Option<Said>,
    pub(super) help: Said,
    /// Whether it may be a mere consequence of what was given up beside it.
    pub(super) unclear: bool,
    /// In bytes of the text that was looked at.
    pub(super) mends: Vec<Mend>,
}

impl Trouble {
    fn new(rule: &'static Rule, range: Range<usize>, message: Said, help: Said) -> Trouble {
        Trouble {
            rule,
            range,
            field: FieldPath::root(),
            message,
            label: None,
            help,
            unclear: false,
            mends: Vec::new(),
        }
    }

    fn at(mut self, line: &Line<'_>, text: &str) -> Trouble {
        self.field = line.field(text);
        self
    }

    fn label(mut self, zh: &str, en: &str) -> Trouble {
        self.label = Some(Said::new(zh, en));
        self
    }

    fn mend(mut self, range: Range<usize>, text: impl Into<String>) -> Trouble {
        self.mends.push(Mend { range, text: text.into() });
        self
    }
}

/// Where fields are needed, `node` is a text: says so if the reason is a full-width colon or a missing space behind the
/// colon, as in `年度：2023`.
#[must_use]
pub(crate) fn instead_of_fields(file: &SourceFile, node: &Node<'_>, field: FieldPath) -> Option<Finding> {
    node.scalar().filter(|scalar| scalar.style == Style::Plain)?;
    let line = Line::at(&file.text, (node.span.start as usize).min(file.text.len()));
    let trouble = colon::colon_mistake(&file.text, &line)?;
    let place = super::place(file, field, Span::new(trouble.range.start, trouble.range.end));
    let finding = Finding::new(trouble.rule, place, trouble.message, trouble.help);
    Some(match trouble.label {
        Some(label) => finding.label(label),
        None => finding,
    })
}

/// What went wrong at a fault.
pub(super) fn diagnose(text: &str, fault: &Fault) -> Trouble {
    let line = fault_line(text, fault.at);
    match &fault.why {
        Why::ColonInKey => colon::colon_in_brackets(text, fault.at),
        Why::CommaInNumber => inside::comma_in_figure(text, fault.at)
            .unwrap_or_else(|| brackets::comma_in_number(text, fault.at)),
        Why::CommaInText => inside::comma_in_text(text, fault.at),
        Why::SpaceBeforeKey => {
            inside::wide_space(text, &line, fault.at).unwrap_or_else(|| indent::wide_indent(text, &line))
        }
        Why::Sign => signs::sign(text, &line, fault.at),
        Why::SignBeforeName => signs::before_name(text, &line, fault.at),
        Why::OnlyText => only_text(text, fault.at),
        Why::WideBracket => signs::stray(text, &line)
            .or_else(|| wide::wide_brackets(text, &line))
            .unwrap_or_else(|| indent::misplaced(text, &line, fault.at, &ErrorKind::UnexpectedEof)),
        Why::Yaml(kind) => yaml(text, &line, fault, kind),
    }
}

/// The line at fault: the last that holds anything, if the end of the file is at fault.
fn fault_line(text: &str, at: usize) -> Line<'_> {
    let mut line = Line::at(text, at);
    while line.text.trim().is_empty()
        && let Some(above) = line.above(text)
    {
        line = above;
    }
    line
}

fn yaml(text: &str, line: &Line<'_>, fault: &Fault, kind: &ErrorKind) -> Trouble {
    use ErrorKind as E;
    let tab_kind = matches!(
        kind,
        E::TabInBlockIndentation
            | E::TabInPlainScalar
            | E::TabNotAllowed
            | E::TabInIndentation
            | E::TabAtBlockScalarStart
    );
    if (tab_kind
        || indent::has_tab_indent(line)
        || line.below(text).is_some_and(|below| indent::has_tab_indent(&below)))
        && let Some(trouble) = indent::tabs(text)
    {
        return trouble;
    }
    if let Some(trouble) = bracket_in_front(text, line) {
        return trouble;
    }
    let first = Line::at(text, 0);
    if first.text.starts_with('%') && signs::stray(text, &first).is_none() && fault.bracket.is_none() {
        return signs::directive(text, &first);
    }
    if let Some(trouble) =
        dash_in_brackets(text, line, (fault.at, kind)).or_else(|| line_mistake(text, line, fault))
    {
        return trouble;
    }
    match kind {
        E::BlockSequenceEntryNotAllowed
            if fault.bracket.is_none()
                && text[fault.at..].starts_with("- ")
                && let Some(trouble) = together::inner_on_line(text, line, fault.at + 2) =>
        {
            trouble
        }
        E::MappingValueNotAllowed
            if fault.bracket.is_none()
                && let Some(trouble) = together::two_fields(text, line, fault.at) =>
        {
            trouble
        }
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            quotes::behind_quotes(text, line, fault.at)
        }
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            quotes::open_quote(text, &Line::at(text, fault.at), fault.at)
        }
        kind if quotes::is_escape(kind) => quotes::escape(text, &Line::at(text, fault.at), fault.at),
        E::MappingValueNotAllowed if signs::second_colon(line, fault.at) => signs::colon_in_value(text, line),
        _ if signs::starts_with_sign(line, fault) => signs::sign(text, line, fault.at),
        _ => match fault.bracket.or_else(|| brackets::open_bracket(line)) {
            Some(bracket) => brackets::in_brackets(text, line, fault.at, bracket),
            None => indent::misplaced(text, line, fault.at, kind),
        },
    }
}

/// A dash between brackets: a value of its own, or the next item below one whose bracket was left open.
fn dash_in_brackets(text: &str, line: &Line<'_>, (at, kind): (usize, &ErrorKind)) -> Option<Trouble> {
    if let Some(trouble) = inside::dash(text, line, (at, kind)) {
        return Some(trouble);
    }
    let is_entry = matches!(kind, ErrorKind::BlockEntryInFlowCollection);
    let bracket = is_entry.then(|| brackets::opened_above(text, line)).flatten()?;
    Some(brackets::in_brackets(text, line, at, bracket))
}

/// A bracket that has slipped in front of a field above, which keeps the lines below from being read.
fn bracket_in_front(text: &str, line: &Line<'_>) -> Option<Trouble> {
    let above = std::iter::successors(Some(*line), |line| line.above(text)).take(MAX_ABOVE);
    let mut opened = above.filter(|line| line.text.trim_start().starts_with(['{', '[']));
    opened.find_map(|line| signs::stray(text, &line))
}

/// The mistakes that a line shows by itself, on the line at fault or on those whose text ran on into it.
fn line_mistake(text: &str, line: &Line<'_>, fault: &Fault) -> Option<Trouble> {
    let (from, to) = fault.last;
    let mut first = Line::at(text, from);
    if from == to || first.start >= line.start || to < line.start {
        first = *line;
    }
    let mut next = Some(first);
    while let Some(candidate) = next.filter(|candidate| candidate.start <= line.start) {
        if candidate.text.trim_start_matches(' ').starts_with(indent::WIDE_SPACES) && fault.bracket.is_none()
        {
            return Some(indent::wide_indent(text, &candidate));
        }
        let outside = || fault.bracket.is_none();
        let found = signs::stray(text, &candidate)
            .filter(|_| outside())
            .or_else(|| align::text_not_indented(text, &candidate).filter(|_| outside()))
            .or_else(|| colon::colon_mistake(text, &candidate))
            .or_else(|| wide::wide_brackets(text, &candidate).filter(|_| outside()))
            .or_else(|| dash::no_dash(text, &candidate).filter(|_| outside()))
            .or_else(|| inside::brace_missing(text, &candidate).filter(|_| outside()))
            .or_else(|| inside::behind_brace(text, &candidate))
            .or_else(|| dash::braces_without_dash(text, &candidate).filter(|_| outside()))
            .or_else(|| together::colon_missing(text, &candidate).filter(|_| outside()));
        if found.is_some() {
            return found;
        }
        next = candidate.below(text);
    }
    None
}

/// The file is one text: perhaps all its colons are wrong.
fn only_text(text: &str, at: usize) -> Trouble {
    let mut next = Some(Line::at(text, at));
    while let Some(line) = next {
        if let Some(trouble) = colon::colon_mistake(text, &line) {
            return trouble;
        }
        next = line.below(text);
    }
    let line = Line::at(text, at);
    Trouble::new(
        &rules::YAML_SYNTAX,
        at..line.end(),
        Said::new("这个文件里没有字段，只有文字", "this file holds no fields, only text"),
        Said::new(
            "每一行写“字段名: 内容”，例如“年度: 2023”",
            "write “name: content” on each line, as in “year: 2023”",
        ),
    )
    .mend(at..text.len(), "")
}

fn char_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8)
}
