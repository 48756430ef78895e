//! A page of the site → bytes. [`Renderer::view`] gathers what one page says, [`Renderer::template`] writes it down with a theme; neither
//! touches anything else, so a page is the same wherever and whenever it is rendered.

mod content;
mod drawing;
mod frame;
mod headline;
mod highlight;
mod pages;
mod palette;
mod places;
mod prose;
mod scene;
mod slices;
mod table;
mod terms;
mod theme;
mod tokens;
pub mod view;
mod year_data;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

pub use self::scene::{Data, File};
pub use self::theme::{Styles, Theme, ThemeFiles, builtin, own_files};
pub use self::year_data::{columns as year_columns, file as year_file};

use self::places::Places;
use self::scene::Scene;
use self::terms::Terms;
use self::view::View;
use crate::error::Result;
use crate::export::{atom, csv};
use crate::index::Site;
use crate::language::Language;
use crate::model::date::Date;
use crate::outcomes::Outcomes;
use crate::route::{Branch, Output, Page};
use crate::words::Words;

/// Everything that rendering needs beside the page's key.
#[derive(Debug)]
pub struct Renderer<'s> {
    site: &'s Site,
    outcomes: Outcomes<'s>,
    main: Interface,
    english: Option<Interface>,
    as_of: Date,
}

/// A page as it is read: what it says, how its long tables go on, and what its data files hold.
#[derive(Debug)]
pub struct Viewed<'s> {
    /// The page.
    pub view: View<'s>,
    /// The later slices of its long tables, each a page of its own, with their addresses.
    pub slices: Vec<(String, View<'s>)>,
    /// Its data files, by their addresses: written when they are asked for, see [`Renderer::data`].
    pub data: Vec<(String, Data<'s>)>,
}

/// What the site itself says, in one language, and the theme that says it.
#[derive(Debug)]
struct Interface {
    words: Words,
    terms: Terms,
    places: Places,
    theme: Theme,
}

impl Interface {
    fn new(site: &Site, language: Language, mut theme: Theme) -> Interface {
        let words = Words::new(language);
        theme.share(site, &words);
        Interface { terms: Terms::new(&words), places: Places::default(), words, theme }
    }
}

impl<'s> Renderer<'s> {
    /// Readies the theme for the site, in each of its languages. `as_of` is the day on which readers are told what is due.
    #[must_use]
    pub fn new(site: &'s Site, theme: Theme, as_of: Date) -> Renderer<'s> {
        let english = Branch::of(site).contains(&Branch::English);
        let english = english.then(|| Interface::new(site, Language::English, theme.clone()));
        let main = Interface::new(site, site.config.language, theme);
        Renderer { site, outcomes: Outcomes::of(site, as_of), main, english, as_of }
    }

    /// A site without a mirror says everything in its own language.
    fn interface(&self, branch: Branch) -> &Interface {
        match (branch, &self.english) {
            (Branch::English, Some(english)) => english,
            _ => &self.main,
        }
    }

    /// What one page says, and what its data files hold.
    #[must_use]
    pub fn view(&self, branch: Branch, page: &Page) -> Viewed<'_> {
        let Interface { words, terms, places, theme } = self.interface(branch);
        let mut scene = Scene {
            site: self.site,
            outcomes: &self.outcomes,
            words,
            styles: theme.styles(),
            explanations: terms,
            places,
            branch,
            as_of: self.as_of,
            address: branch.address(page.address()),
            data: Vec::new(),
            anchors: FxHashMap::default(),
            terms: Vec::new(),
            later: BTreeMap::new(),
        };
        let mut view = pages::view(&mut scene, page);
        view.page.terms = terms.among(&scene.terms);
        let data = std::mem::take(&mut scene.data);
        let slices = slices::views(&mut scene, &view.page);
        Viewed { view, slices, data }
    }

    /// The page, or a slice of it, as HTML.
    ///
    /// # Errors
    /// When a template of the theme fails; the failure names template and page.
    pub fn template(&self, branch: Branch, page: &Page, view: &View<'_>) -> Result<Vec<u8>> {
        let Interface { words, theme, .. } = self.interface(branch);
        let html = theme.render(&branch.address(page.address()), view)?;
        Ok(if words.language() == Language::Chinese { html } else { content::marked(&html) })
    }

    /// The bytes of a page's data file.
    #[must_use]
    pub fn data(&self, branch: Branch, data: Data<'_>) -> Vec<u8> {
        match data {
            Data::Rows(set) => csv::write(&set, &self.interface(branch).words),
            Data::Facts(text) => text.into_bytes(),
        }
    }

    /// Everything that one output consists of, the page itself first.
    ///
    /// # Errors
    /// As [`Renderer::template`].
    pub fn render(&self, branch: Branch, output: &Output) -> Result<Vec<File>> {
        let address = branch.address(output.address());
        match output {
            Output::Page(page) => {
                let Viewed { view, slices, data } = self.view(branch, page);
                let pages = std::iter::once((address, view)).chain(slices);
                let written =
                    |(address, view): (String, View<'_>)| Ok((address, self.template(branch, page, &view)?));
                let data = data.into_iter().map(|(address, data)| Ok((address, self.data(branch, data))));
                pages.map(written).chain(data).collect()
            }
            Output::YearData(year, kind) => {
                let words = &self.interface(branch).words;
                Ok(vec![(address, year_data::file(self.site, words, (*year, *kind)))])
            }
            Output::Feed => Ok(vec![(address, atom::feed(self.site, &self.interface(branch).words))]),
        }
    }

    /// The style sheets and other files of the theme.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.main.theme.styles().files()
    }
}
