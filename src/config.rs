//! What a site says of itself: `content/site.yaml`.

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
        }
    }
}
