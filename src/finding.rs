//! What a check says about the author's files: plain data, collected and never thrown, so that one run tells
//! everything. Also the shape of a rule, which loading, checking and the proof of finished pages share.

use std::fmt;
use std::sync::Arc;

use crate::source::Span;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing needs doing.
    Note,
    /// Probably wrong; the site is still built.
    Warning,
    /// Wrong; nothing is built until it is mended.
    Error,
}

impl Severity {
    /// The word in reports that programs read: `note`, `warning`, `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// How much a site lets a rule count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleLevel {
    /// What it finds is not told.
    Off,
    /// What it finds is told with this severity.
    On(Severity),
}

impl RuleLevel {
    /// Every level from lenient to strict, with the words that settings use: English, Chinese.
    pub const WORDS: [(RuleLevel, &'static str, &'static str); 4] = [
        (RuleLevel::Off, "off", "关"),
        (RuleLevel::On(Severity::Note), "note", "提示"),
        (RuleLevel::On(Severity::Warning), "warning", "警告"),
        (RuleLevel::On(Severity::Error), "error", "错误"),
    ];

    /// Reads a word of either language.
    #[must_use]
    pub fn parse(word: &str) -> Option<RuleLevel> {
        RuleLevel::WORDS.into_iter().find(|(_, en, zh)| [*en, *zh].contains(&word)).map(|(level, ..)| level)
    }
}

/// A rule as the catalogue lists it. The name states the fault, and stays for ever.
#[derive(Debug)]
pub struct Rule {
    /// Lower-case words with hyphens: `income-differs-from-expenditure`.
    pub name: &'static str,
    /// Severity unless a site sets another.
    pub severity: Severity,
    /// The rule's page in Markdown: what it means in both languages, and examples that fail and pass.
    pub explain: &'static str,
}

/// The rule whose name is nearest to `name`, if one is near enough to be meant.
pub fn nearest(rules: impl Iterator<Item = &'static Rule>, name: &str) -> Option<&'static Rule> {
    rules
        .map(|rule| (strsim::normalized_damerau_levenshtein(rule.name, name), rule))
        .filter(|(likeness, _)| *likeness > 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, rule)| rule)
}

/// Lists rules: the constant, the name, the severity, and the page beside the file that lists them. Gives a static for
/// each and `RULES` for all.
macro_rules! rules {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $severity:ident, $page:literal;)*) => {
        $(
            $(#[$doc])*
            pub(crate) static $constant: $crate::finding::Rule = $crate::finding::Rule {
                name: $name,
                severity: $crate::finding::Severity::$severity,
                explain: include_str!($page),
            };
        )*
        /// Every rule of this module.
        pub(crate) static RULES: &[&$crate::finding::Rule] = &[$(&$constant),*];
    };
}
pub(crate) use rules;

/// One text in the two languages that the program speaks. Both are written where the thought is, so neither can be
/// forgotten. A field is named by [`key`], and shown as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    /// The two texts.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Said {
        Said { zh: zh.into(), en: en.into() }
    }
}

/// Marks round a field path inside a [`Said`] text; the report puts the author's own key there.
pub const KEY_MARKS: (char, char) = ('\u{E000}', '\u{E001}');

/// A mention of a field in a message: `key("budget.income.fiscal")`. The report replaces it by the key as it stands in
/// the file, in quotation marks, or by the vocabulary's word where the file has no such field.
#[must_use]
pub fn key(path: &str) -> String {
    format!("{}{path}{}", KEY_MARKS.0, KEY_MARKS.1)
}

/// One step of a [`FieldPath`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A key, by its English name in the vocabulary; a key that no vocabulary knows stands as written.
    Key(Arc<str>),
    /// An item of a list: by its identity (an indicator's name), and which of those that share it, from 1.
    Item(Arc<str>, u32),
}

/// Where a fact stands in a declaration, independent of line numbers, of the language of keys and of the order in
/// lists: `indicators.output.quantity[终端安全服务覆盖率].annual_target`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldPath(pub Vec<Step>);

impl FieldPath {
    /// The whole file.
    #[must_use]
    pub fn root() -> FieldPath {
        FieldPath(Vec::new())
    }

    /// A path of keys alone, written with dots.
    #[must_use]
    pub fn keys(dotted: &str) -> FieldPath {
        FieldPath(dotted.split('.').filter(|k| !k.is_empty()).map(|k| Step::Key(k.into())).collect())
    }

    /// Whether it stands at or below this key of the file.
    #[must_use]
    pub fn begins(&self, key: &str) -> bool {
        matches!(self.0.first(), Some(Step::Key(first)) if **first == *key)
    }

    /// This path, one key deeper.
    #[must_use]
    pub fn key(&self, name: &str) -> FieldPath {
        self.then(Step::Key(name.into()))
    }

    /// This path, at the `nth` (from 1) item of the list that is called `identity`.
    #[must_use]
    pub fn item(&self, identity: &str, nth: u32) -> FieldPath {
        self.then(Step::Item(identity.into(), nth))
    }

    fn then(&self, step: Step) -> FieldPath {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend(self.0.iter().cloned());
        steps.push(step);
        FieldPath(steps)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if at == 0 => write!(out, "{name}")?,
                Step::Key(name) => write!(out, ".{name}")?,
                Step::Item(name, 1) => write!(out, "[{}]", escaped(name))?,
                Step::Item(name, nth) => write!(out, "[{}~{nth}]", escaped(name))?,
            }
        }
        Ok(())
    }
}

/// A name as it stands inside brackets.
fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, ']' | '~' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Reads an item behind its opening bracket; what stands behind the closing one is the rest.
fn item(text: &str) -> Option<(Step, &str)> {
    let (mut name, mut nth) = (String::new(), None);
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        match (c, &mut nth) {
            (']', _) => {
                let nth = nth.map_or(Some(1), |digits: String| digits.parse().ok())?;
                return Some((Step::Item(name.into(), nth), &text[at + 1..]));
            }
            ('\\', None) => name.push(characters.next()?.1),
            ('~', None) => nth = Some(String::new()),
            (c, None) => name.push(c),
            (c, Some(digits)) => digits.push(c),
        }
    }
    None
}

impl std::str::FromStr for FieldPath {
    type Err = String;

    /// Reads what `Display` writes; inside brackets `]`, `~` and `\\` stand behind a `\\`.
    fn from_str(text: &str) -> Result<FieldPath, String> {
        let mut steps = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('[') {
                let (item, behind) = item(after).ok_or_else(|| text.to_owned())?;
                steps.push(item);
                rest = behind;
            } else {
                rest = if steps.is_empty() {
                    rest
                } else {
                    rest.strip_prefix('.').ok_or_else(|| text.to_owned())?
                };
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                if end == 0 {
                    return Err(text.to_owned());
                }
                steps.push(Step::Key(rest[..end].into()));
                rest = &rest[end..];
            }
        }
        Ok(FieldPath(steps))
    }
}

/// Where a finding points: the file, the field, and the bytes. Whoever has the text at hand gives the span; a rule over
/// the model gives only the field, and the report looks the span up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path from the site's root, with `/`.
    pub file: Arc<str>,
    /// The field; the root where the whole file is meant.
    pub field: FieldPath,
    /// The bytes, if known already.
    pub span: Option<Span>,
}

/// A second place that helps to understand a finding, with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Also {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub label: Said,
}

/// One thing that a check has to say.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Which rule.
    pub rule: &'static Rule,
    /// The severity in force.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, with the values.
    pub message: Said,
    /// What stands under the caret.
    pub label: Option<Said>,
    /// Other places that belong to it.
    pub also: Vec<Also>,
    /// The next action, in the clerk's words.
    pub help: Said,
    /// Both sides, where a form says one figure and its others give another; a known error is pinned to them.
    pub values: Option<Values>,
    /// Until when the office lets it pass, and why.
    pub waived: Option<Waived>,
}

/// What a waiver says of the finding that it lets pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// The last day, `YYYY-MM-DD`.
    pub until: String,
    /// Why, in the office's words. Internal: it stands in reports, never on a page.
    pub reason: String,
}

/// Two figures that should be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values {
    /// What the form says.
    pub published: String,
    /// What the form's other figures give.
    pub computed: String,
}

impl Finding {
    /// A finding of `rule` at `place`, with the rule's own severity and nothing under the caret.
    #[must_use]
    pub fn new(rule: &'static Rule, place: Place, message: Said, help: Said) -> Finding {
        Finding {
            rule,
            severity: rule.severity,
            place,
            message,
            label: None,
            also: Vec::new(),
            help,
            values: None,
            waived: None,
        }
    }

    /// With a text under the caret.
    #[must_use]
    pub fn label(mut self, label: Said) -> Finding {
        self.label = Some(label);
        self
    }

    /// With the two figures that disagree, as an author would type them.
    #[must_use]
    pub fn values(mut self, published: impl Into<String>, computed: impl Into<String>) -> Finding {
        let typed = |figure: String| figure.replace('−', "-");
        self.values = Some(Values { published: typed(published.into()), computed: typed(computed.into()) });
        self
    }

    /// With a second place.
    #[must_use]
    pub fn also(mut self, place: Place, label: Said) -> Finding {
        self.also.push(Also { place, label });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_path_reads_what_it_writes() {
        for text in ["", "budget.income.fiscal", "indicators.output.quantity[可用率(%)~2].annual_target"] {
            assert_eq!(text.parse::<FieldPath>().map(|path| path.to_string()), Ok(text.to_owned()));
        }
        for name in ["a]b", "1~2", "a\\b", "a.b[c", "~", "\\~]"] {
            let path = FieldPath::keys("indicators.output").item(name, 3).key("actual");
            assert_eq!(path.to_string().parse(), Ok(path), "{name}");
        }
        assert!("a..b".parse::<FieldPath>().is_err());
        assert!("a[b".parse::<FieldPath>().is_err());
    }
}
