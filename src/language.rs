//! The languages that program and site speak.

use crate::finding::Said;

/// A language of the interface. Content stays in its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Chinese as written in the mainland, `zh-CN`.
    #[default]
    Chinese,
    /// English, `en`.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Chinese => "中文",
            Language::English => "English",
        }
    }

    /// Reads a tag or a locale's name: `zh-CN`, `zh_CN.UTF-8`, `en`. `None` for other languages.
    #[must_use]
    pub fn parse(text: &str) -> Option<Language> {
        match text.split(['-', '_', '.']).next()?.to_ascii_lowercase().as_str() {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}

/// `1 file`, `3 files`: a number with its noun in English, for nouns whose plural ends in s.
#[must_use]
pub fn how_many(count: impl std::fmt::Display, noun: &str) -> String {
    let count = count.to_string();
    let end = if count == "1" { "" } else { "s" };
    format!("{count} {noun}{end}")
}

impl Said {
    /// The text in one of its languages.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}
