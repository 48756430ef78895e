//! A page of the site → bytes. [`Renderer::view`] gathers what one page says, [`Renderer::template`] writes it down with a theme; neither
//! touches anything else, so a page is the same wherever and whenever it is rendered.

mod drawing;
mod highlight;
mod pages;
mod palette;
mod prose;
mod scene;
mod table;
mod theme;
mod tokens;
pub mod view;
mod year_data;

use std::collections::HashMap;

pub use self::scene::File;
pub use self::theme::{Styles, Theme, ThemeFiles, own_files};

use self::scene::Scene;
use self::view::View;
use crate::error::Result;
use crate::index::Site;
use crate::route::{Output, Page};
use crate::words::Words;

/// Everything that rendering needs beside the page's key.
#[derive(Debug)]
pub struct Renderer<'s> {
    site: &'s Site,
    words: Words,
    theme: Theme,
}

impl<'s> Renderer<'s> {
    /// Readies the theme for the site.
    #[must_use]
    pub fn new(site: &'s Site, words: Words, mut theme: Theme) -> Renderer<'s> {
        theme.share(site, &words);
        Renderer { site, words, theme }
    }

    /// What one page says, and the data files that belong to it.
    #[must_use]
    pub fn view(&self, page: &Page) -> (View<'_>, Vec<File>) {
        let address = page.address();
        let mut scene = Scene {
            site: self.site,
            words: &self.words,
            styles: self.theme.styles(),
            address,
            files: Vec::new(),
            anchors: HashMap::new(),
        };
        let view = pages::view(&mut scene, page);
        (view, scene.files)
    }

    /// The page as HTML.
    ///
    /// # Errors
    /// When a template of the theme fails; the failure names template and page.
    pub fn template(&self, page: &Page, view: &View<'_>) -> Result<Vec<u8>> {
        self.theme.render(page, view)
    }

    /// Everything that one output consists of, the page itself first.
    ///
    /// # Errors
    /// As [`Renderer::template`].
    pub fn render(&self, output: &Output) -> Result<Vec<File>> {
        match output {
            Output::Page(page) => {
                let (view, mut files) = self.view(page);
                files.insert(0, (page.address(), self.template(page, &view)?));
                Ok(files)
            }
            Output::YearData(year, kind) => Ok(vec![year_data::file(self.site, &self.words, (*year, *kind))]),
        }
    }

    /// The style sheets and other files of the theme.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.theme.styles().files()
    }
}
