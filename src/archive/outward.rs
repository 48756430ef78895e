//! A page of an archive, as it differs from the site's: a line that says what it is part of, and marks at links that lead
//! out of the archive. Where the site has an absolute address they lead there; otherwise they lead nowhere any more.

use std::borrow::Cow;
use std::sync::LazyLock;

use lol_html::html_content::{ContentType, Element};
use lol_html::{ElementContentHandlers, HtmlRewriter, Selector, Settings};

use super::extent::is_there;
use crate::index::Site;
use crate::language::Language;
use crate::markup::escaped;
use crate::model::year::FiscalYear;
use crate::route::{self, Branch};
use crate::seals::Seal;
use crate::words::Words;

static PLACES: LazyLock<Option<Selector>> = LazyLock::new(|| "main, a[href]".parse().ok());
const SVG: &str = "http://www.w3.org/2000/svg";

/// See the module.
pub(super) struct Outward<'s> {
    site: &'s Site,
    year: FiscalYear,
    main: Marks,
    english: Marks,
}

/// What is said in a language: the line on every page, and the mark behind a link with what it means.
struct Marks {
    line: String,
    out: String,
    meaning: String,
}

impl Marks {
    fn new(language: Language, seal: &Seal) -> Marks {
        let words = Words::new(language);
        let edition = seal.edition.to_string();
        let parts =
            [("year", seal.year.as_str()), ("date", seal.date.as_str()), ("edition", edition.as_str())];
        let line = format!("<p class=\"banner\">{}</p>", escaped(&words.say("archived", &parts)));
        let id = if seal.base_url.is_some() { "archive_out" } else { "archive_not_here" };
        let meaning = escaped(words.text(id));
        Marks { line, out: format!("<span class=\"out\" title=\"{meaning}\">↗</span>"), meaning }
    }
}

impl<'s> Outward<'s> {
    /// For the archive of a year of a site.
    pub(super) fn new((site, year): (&'s Site, FiscalYear), seal: &Seal) -> Outward<'s> {
        let [main, english] = [site.config.language, Language::English].map(|of| Marks::new(of, seal));
        Outward { site, year, main, english }
    }

    /// The page with its line and its marks. What is no HTML that can be read stays as it is, for the proof to find.
    pub(super) fn marked<'h>(&self, (branch, at): (Branch, &str), html: &'h [u8]) -> Cow<'h, [u8]> {
        let marks = if branch == Branch::English { &self.english } else { &self.main };
        let Some(places) = PLACES.as_ref() else { return html.into() };
        let place = |element: &mut Element<'_, '_>| {
            if element.tag_name() == "main" {
                element.before(&marks.line, ContentType::Html);
                return Ok(());
            }
            if let Some(out) = self.leads_out(at, &element.get_attribute("href").unwrap_or_default()) {
                self.mark(element, (&out, marks));
            }
            Ok(())
        };
        let settings = Settings::new().append_element_content_handler((
            Cow::Borrowed(places),
            ElementContentHandlers::default().element(place),
        ));
        let mut out = Vec::with_capacity(html.len() + 1024);
        let mut rewriter = HtmlRewriter::new(settings, |bytes: &[u8]| out.extend_from_slice(bytes));
        let done = rewriter.write(html).and_then(|()| rewriter.end());
        if done.is_ok() { out.into() } else { html.into() }
    }

    /// The address within the site that a link of a page leads to, where the archive does not have it.
    fn leads_out(&self, at: &str, href: &str) -> Option<String> {
        let path = href.split('#').next().filter(|path| !path.is_empty() && !path.contains(':'))?;
        let target = route::resolve(at, path)?;
        let is_own =
            target == at || target.starts_with("assets/") || is_there((self.site, self.year), &target);
        let anchor = &href[path.len()..];
        (!is_own).then(|| format!("{target}{anchor}"))
    }

    fn mark(&self, link: &mut Element<'_, '_>, (out, marks): (&str, &Marks)) {
        // These fail only for names that are none.
        match &self.site.config.base_url {
            Some(base) => _ = link.set_attribute("href", &format!("{base}/{out}")),
            None => link.remove_attribute("href"),
        }
        if link.namespace_uri() == SVG {
            return;
        }
        _ = link.set_attribute("title", &marks.meaning);
        link.append(&marks.out, ContentType::Html);
    }
}
