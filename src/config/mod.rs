//! What a site says of itself: `content/site.yaml`.

mod look;

pub use self::look::{Colour, Look, Spacing, TEXT_SIZES, is_font_name};

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::finding::{Rule, RuleLevel};
use crate::language::Language;
use crate::model::identity::Id;
use crate::model::year::FiscalYear;
use crate::signature::PublicKey;

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
    /// Whether every page also stands under `en/`, with an English interface around the same content.
    pub english_mirror: bool,
    /// 联系方式.
    pub contact: Option<Box<str>>,
    /// 官方联系方式: numbers and addresses of the office that may stand on any page; `@example.org` stands for all mailboxes
    /// of a domain.
    pub official_contacts: Vec<Box<str>>,
    /// 依申请公开: where to ask for what is not published.
    pub request: Option<RequestAddress>,
    /// 公开日期 of the site as a whole, as written.
    pub published_on: Option<Box<str>>,
    /// How the site looks.
    pub look: Look,
    /// The theme's folder under `themes/`.
    pub theme: Box<str>,
    /// Licence of the data.
    pub licence: Option<Box<str>>,
    /// Whether all data is fictional; then every page says so.
    pub demonstration: bool,
    /// 网站标识码, ICP备案号, 公安机关备案号.
    pub codes: Codes,
    /// Whether readers are shown which targets were moved.
    pub goalposts: bool,
    /// What has another address than it was released under.
    pub moved: Vec<Moved>,
    /// What a release must pass.
    pub gates: Gates,
    /// 归档: which years are sealed, and what archives are called.
    pub archive: Archive,
    /// How much each rule counts, where the site says otherwise than the rule.
    pub rule_levels: RuleLevels,
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
pub struct RuleLevels(pub BTreeMap<Box<str>, StagedLevel>);

/// A rule's level on each occasion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StagedLevel {
    /// 平时; the rule's own where nothing is said.
    pub check: Option<RuleLevel>,
    /// 发布; where nothing is said, the stricter of 平时 and the rule's own.
    pub release: Option<RuleLevel>,
}

impl RuleLevels {
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

/// The address of a form or a page where anyone may ask the office (依申请公开), with places for what is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestAddress(Box<str>);

impl RequestAddress {
    /// What an address may hold in braces: the subject's id, its name, and the budget year.
    pub const PLACES: [&str; 3] = ["{id}", "{name}", "{year}"];

    /// Takes an address of the web or of mail whose braces are all such places. `None` for another.
    #[must_use]
    pub fn parse(text: &str) -> Option<RequestAddress> {
        let is_known = ["https://", "http://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
        let plain =
            RequestAddress::PLACES.iter().fold(text.to_owned(), |text, place| text.replace(place, ""));
        let is_whole = !plain.contains(['{', '}', '"', '<', '>', ' ', '\\', '\n']);
        (is_known && is_whole).then(|| RequestAddress(text.into()))
    }

    /// The address with its places filled in, each percent-encoded.
    #[must_use]
    pub fn of(&self, (id, name, year): (&str, &str, &str)) -> String {
        let filled = RequestAddress::PLACES.into_iter().zip([id, name, year]);
        filled.fold(self.0.to_string(), |address, (place, value)| {
            address.replace(place, &percent_encoded(value))
        })
    }
}

/// Letters, digits and `-._~` as they are, every other byte as `%XX`: fit for any part of an address.
fn percent_encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend(
                [byte >> 4, byte & 15]
                    .map(|half| char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase()),
            );
        }
    }
    out
}

/// 改址: an address, or the ids in addresses, that became another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What it was: `2023/gz-zwsj/hotline.html`, or `gz-zwsj/hotline` for everything of that project.
    pub from: Box<str>,
    /// What it is now, of the same kind.
    pub to: Box<str>,
}

/// 发布: what a release must pass beside the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gates {
    /// How many must have approved the facts.
    pub approvals: u32,
    /// 审批公钥: where there are any, only approvals signed by one of them count.
    pub approval_keys: Vec<PublicKey>,
    /// By how many percent an amount may change unasked.
    pub amount_change: Option<Decimal>,
    /// By how many percent a total may change unasked.
    pub total_change: Option<Decimal>,
}

/// 归档: which years are sealed, and what archives are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// 编号: what the site is called in the names of archives.
    pub id: Option<Id>,
    /// 已结年度: the years that a release seals.
    pub closed_years: Vec<FiscalYear>,
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
            english_mirror: false,
            goalposts: true,
            moved: Vec::new(),
            gates: Gates::default(),
            archive: Archive::default(),
            contact: None,
            official_contacts: Vec::new(),
            request: None,
            published_on: None,
            look: Look::default(),
            theme: DEFAULT_THEME.into(),
            licence: None,
            demonstration: false,
            codes: Codes::default(),
            rule_levels: RuleLevels::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_names_what_it_is_about() {
        let address =
            RequestAddress::parse("https://a.example/ask?about={id}&n={name}&y={year}").expect("an address");
        assert_eq!(
            address.of(("gz-zwsj/12345", "热线 & 平台", "2023")),
            "https://a.example/ask?about=gz-zwsj%2F12345&n=%E7%83%AD%E7%BA%BF%20%26%20%E5%B9%B3%E5%8F%B0&y=2023"
        );
    }

    #[test]
    fn an_address_that_could_be_anything_else_is_refused() {
        for text in [
            "javascript:alert(1)",
            "https://a/{who}",
            "https://a/\"onclick",
            "ask",
            "https://a/{id",
            "//a/{id}",
        ] {
            assert_eq!(RequestAddress::parse(text), None, "{text}");
        }
        assert!(RequestAddress::parse("mailto:a@b.example?subject={id}").is_some());
    }
}
