//! What every page has around its content, whatever its kind.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::places::Ways;
use super::scene::Scene;
use super::view::{Frame, LanguageLink, Link, Shared};
use crate::language::Language;
use crate::route::{self, Branch, Output, Page};

impl<'s> Scene<'s> {
    /// The frame of a page, with its way down from home. The last of `way` is the page itself.
    pub(super) fn frame(
        &self,
        kind: &'static str,
        heading: impl Into<Cow<'s, str>>,
        way: Vec<Link<'s>>,
    ) -> Frame<'s> {
        self.frame_with(&self.ways(), kind, heading, way)
    }

    /// The same with other ways to the rest of the site.
    pub(super) fn frame_with(
        &self,
        ways: &Ways,
        kind: &'static str,
        heading: impl Into<Cow<'s, str>>,
        way: Vec<Link<'s>>,
    ) -> Frame<'s> {
        let heading = heading.into();
        let mut breadcrumb = vec![self.link(&Page::Home, self.text("home"))];
        breadcrumb.extend(way);
        let base = self.site.config.base_url.as_deref();
        Frame {
            kind,
            title: heading.clone(),
            heading,
            lead: String::new(),
            breadcrumb,
            home: ways.home.clone(),
            languages: self.languages(),
            sections: ways.sections.clone(),
            styles: ways.styles.clone(),
            assets: ways.assets.clone(),
            canonical: base.map(|base| format!("{base}/{}", canonical(&self.address))),
            figures: Vec::new(),
            terms: Vec::new(),
            ask: None,
            related: Vec::new(),
            corrections: None,
            withdrawn: None,
            provenance: None,
            archive: ways.archive.clone(),
            search: ways.search.clone(),
            changes: ways.changes.clone(),
            feed: ways.feed.clone(),
        }
    }

    /// This page in each language of the interface; nothing where there is one alone.
    fn languages(&self) -> Vec<LanguageLink> {
        let branches = Branch::of(self.site);
        if branches.len() < 2 {
            return Vec::new();
        }
        let own = self.own_address();
        let language = |branch: &Branch| {
            let language = match branch {
                Branch::Main => self.site.config.language,
                Branch::English => Language::English,
            };
            let address = branch.address(own.to_owned());
            let base = self.site.config.base_url.as_deref();
            LanguageLink {
                tag: language.tag(),
                name: language.own_name(),
                href: (address != self.address).then(|| route::relative(&self.address, &address)),
                absolute: base.map(|base| format!("{base}/{}", canonical(&address))),
            }
        };
        branches.iter().map(language).collect()
    }

    /// The page's address within its branch.
    fn own_address(&self) -> &str {
        match self.branch {
            Branch::Main => &self.address,
            Branch::English => self.address.strip_prefix("en/").unwrap_or(&self.address),
        }
    }

    /// The ways from this page.
    fn ways(&self) -> Arc<Ways> {
        let own = self.own_address();
        let (folder, file) = own.split_once('/').unwrap_or(("", own));
        // The page of a section has no link to itself.
        if matches!(file, "index.html" | "glossary.html") {
            return Arc::new(self.ways_by(&|address| route::relative(&self.address, address)));
        }
        let deep = file.bytes().filter(|sign| *sign == b'/').count();
        self.places.ways((folder, deep), || self.ways_by(&|address| route::relative(&self.address, address)))
    }

    /// The ways to the rest of the site, each made by `link` from an address.
    pub(super) fn ways_by(&self, link: &dyn Fn(&str) -> String) -> Ways {
        let to = |output: Output| link(&self.branch.address(output.address()));
        let to_page = |page: Page| to(Output::Page(page));
        let has_history = !self.site.history.releases.is_empty();
        let has_feed = has_history && self.site.config.base_url.is_some();
        let assets: BTreeMap<&str, String> =
            self.styles.others().map(|(name, address)| (name, link(address))).collect();
        Ways {
            home: Shared::new(&to_page(Page::Home)),
            sections: Shared::new(&self.sections(link)),
            styles: Shared::new(&self.styles.addresses().map(link).collect::<Vec<_>>()),
            assets: Shared::new(&assets),
            archive: Shared::new(&(!self.site.sealed.is_empty()).then(|| to_page(Page::Archive))),
            search: Shared::new(&to_page(Page::Search)),
            changes: Shared::new(&has_history.then(|| to_page(Page::Changes))),
            feed: Shared::new(&has_feed.then(|| to(Output::Feed))),
        }
    }

    fn sections(&self, link: &dyn Fn(&str) -> String) -> Vec<Link<'s>> {
        let newest = self.site.years().next_back();
        let newest = newest.map(|year| (Page::Year(year), self.year_name(year).into()));
        let others = [
            (Page::Departments, "section_departments"),
            (Page::Projects, "section_projects"),
            (Page::Indicators, "section_indicators"),
            (Page::Data, "section_data"),
            (Page::Glossary, "section_glossary"),
        ];
        let others = others.map(|(page, text)| (page, Cow::from(self.text(text))));
        let section = |(page, text): (Page, Cow<'s, str>)| {
            let address = self.branch.address(page.address());
            Link { text, href: (address != self.address).then(|| link(&address)) }
        };
        newest.into_iter().chain(others).map(section).collect()
    }
}

/// A folder's address goes without its `index.html`.
fn canonical(address: &str) -> &str {
    match address.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => address,
    }
}
