//! What a site says of itself: `content/site.yaml`.

use std::collections::BTreeMap;

use crate::finding::{Rule, RuleLevel};
use crate::language::Language;

/// The settings of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// 标题.
    pub title: Box<str>,
    /// 主办单位.
    pub publisher: Option<Box<str>>,
    /// Language of the interface.
    pub language: Language,
    /// A notice that every page carries.
    pub notice: Option<Box<str>>,
    /// Absolute address of the site, without a slash at its end.
    pub base_url: Option<Box<str>>,
    /// 联系方式.
    pub contact: Option<Box<str>>,
    /// The theme's folder under `themes/`.
    pub theme: Box<str>,
    /// Licence of the data.
    pub licence: Option<Box<str>>,
    /// Whether all data is fictional; then every page says so.
    pub demonstration: bool,
    /// 网站标识码, ICP备案号, 公安机关备案号.
    pub codes: Codes,
    /// How much each rule counts, where the site says otherwise than the rule.
    pub levels: Levels,
}

/// On what occasion a site is checked: a release may be stricter than the days before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// 平时: checking, building, previewing.
    #[default]
    Check,
    /// 发布: what is about to be public.
    Release,
}

/// The levels that a site sets, by the rule's name as written; a name may be of no rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(pub BTreeMap<Box<str>, StagedLevel>);

/// A rule's level on each occasion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StagedLevel {
    /// 平时; the rule's own where nothing is said.
    pub check: Option<RuleLevel>,
    /// 发布; where nothing is said, the stricter of 平时 and the rule's own.
    pub release: Option<RuleLevel>,
}

impl Levels {
    /// The level of `rule` at `stage`.
    #[must_use]
    pub fn of(&self, rule: &Rule, stage: Stage) -> RuleLevel {
        let own = RuleLevel::On(rule.severity);
        let Some(staged) = self.0.get(rule.name) else { return own };
        let check = staged.check.unwrap_or(own);
        match stage {
            Stage::Check => check,
            Stage::Release => staged.release.unwrap_or(check.max(own)),
        }
    }
}

/// The codes that the footer of a government website carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    /// 网站标识码.
    pub site_id: Option<Box<str>>,
    /// ICP备案号.
    pub icp: Option<Box<str>>,
    /// 公安机关备案号.
    pub police: Option<Box<str>>,
}

/// The theme of a site that names none.
pub const DEFAULT_THEME: &str = "default";

impl Default for Config {
    fn default() -> Config {
        Config {
            title: "绩效公开".into(),
            publisher: None,
            language: Language::Chinese,
            notice: None,
            base_url: None,
            contact: None,
            theme: DEFAULT_THEME.into(),
            licence: None,
            demonstration: false,
            codes: Codes::default(),
            levels: Levels::default(),
        }
    }
}
