//! One state of the site, ready to answer: the site, and what renders it. It never changes; the next state is another
//! value, and this one stays for whoever is still reading it.

use std::sync::Arc;

use self_cell::self_cell;

use super::marks::Marks;
use crate::config::Stage;
use crate::error::Result;
use crate::finding::Finding;
use crate::index::Site;
use crate::model::date::Date;
use crate::model::declaration::Declaration;
use crate::model::history::History;
use crate::past::{Fate, told};
use crate::render::{Renderer, Theme, Viewed};
use crate::route::{self, Branch, Output, Page};
use crate::seals::{self, Shelf};
use crate::sha256;
use crate::{rule_levels, verify};

self_cell!(
    /// A site with the renderer that borrows it.
    struct Rendering {
        owner: Arc<Site>,

        #[covariant]
        dependent: Renderer,
    }

    impl {Debug}
);

/// See the module.
#[derive(Debug)]
pub(super) struct Shown {
    rendering: Rendering,
    /// The years that were sealed, which stand beside what is rendered.
    shelf: Arc<Shelf>,
    marks: Marks,
}

impl Shown {
    pub(super) fn new((site, shelf): (Arc<Site>, Arc<Shelf>), theme: Theme, as_of: Date) -> Shown {
        let marks = Marks::of(&site, as_of);
        Shown { rendering: Rendering::new(site, |site| Renderer::new(site, theme, as_of)), shelf, marks }
    }

    pub(super) fn site(&self) -> &Site {
        self.rendering.borrow_owner()
    }

    pub(super) fn shared_site(&self) -> Arc<Site> {
        self.rendering.borrow_owner().clone()
    }

    /// Which pages readers would not see.
    pub(super) fn marks(&self) -> &Marks {
        &self.marks
    }

    /// What the site was made from, where nobody else has it.
    pub(super) fn into_parts(self) -> Option<(Vec<Declaration>, History)> {
        Arc::into_inner(self.rendering.into_owner()).map(Site::into_parts)
    }

    /// The page that stands at an address, or that something at this address belongs to.
    pub(super) fn page_at(&self, address: &str) -> Option<(Branch, Page)> {
        let found = route::find(self.site(), address).or_else(|| route::owners(self.site(), address).next());
        match found {
            Some((branch, Output::Page(page))) => Some((branch, page)),
            _ => None,
        }
    }

    /// The addresses of the style sheets, in their order.
    pub(super) fn styles(&self) -> impl Iterator<Item = &str> {
        self.renderer().assets().map(|(address, _)| address).filter(|address| address.ends_with(".css"))
    }

    /// The address of the site's icon, where its theme has one.
    pub(super) fn icon(&self) -> Option<&str> {
        let mut addresses = self.renderer().assets().map(|(address, _)| address);
        addresses.find(|address| nameless(address) == Some(("assets/icon", "svg")))
    }

    /// What stands at an address, as a build would write it; `None` where nothing does.
    ///
    /// # Errors
    /// When a template fails, or a sealed year is not what was sealed.
    pub(super) fn made(&self, address: &str) -> Result<Option<Vec<u8>>> {
        match self.current(address)? {
            Some(bytes) => Ok(Some(bytes)),
            None => self.past(address),
        }
    }

    /// What the site has at an address today.
    fn current(&self, address: &str) -> Result<Option<Vec<u8>>> {
        if let Some(bytes) = self.asset(address) {
            return Ok(Some(bytes.to_vec()));
        }
        if let Some(name) = self.archived(address) {
            return self.archive(name).map(Some);
        }
        match route::find(self.site(), address) {
            Some((branch, Output::Page(page))) => {
                // Of a page with long tables only what is asked for is written down.
                let Viewed { view, .. } = self.renderer().view(branch, &page);
                self.renderer().template(branch, &page, &view).map(Some)
            }
            Some((branch, data)) => self.first(branch, &data),
            None => self.beside(address),
        }
    }

    /// A slice of a page, or a file that is made along with it.
    fn beside(&self, address: &str) -> Result<Option<Vec<u8>>> {
        for (branch, output) in route::owners(self.site(), address) {
            let Output::Page(page) = output else { continue };
            let Viewed { slices, data, .. } = self.renderer().view(branch, &page);
            if let Some((_, view)) = slices.into_iter().find(|(own, _)| own == address) {
                return self.renderer().template(branch, &page, &view).map(Some);
            }
            if let Some((_, data)) = data.into_iter().find(|(own, _)| own == address) {
                return Ok(Some(self.renderer().data(branch, data)));
            }
        }
        Ok(None)
    }

    /// What answers at an address that was released and that nothing is made for any more.
    fn past(&self, address: &str) -> Result<Option<Vec<u8>>> {
        let site = self.site();
        if site.history.promised.binary_search_by(|promised| (**promised).cmp(address)).is_err() {
            return Ok(None);
        }
        match Fate::of(site, address) {
            Some(_) if address.ends_with(".html") => {
                let (branch, page) = route::notice(site, address);
                self.first(branch, &page)
            }
            Some(Fate::Moved(to)) => match (self.current(&to)?, Fate::of(site, &to)) {
                (None, Some(Fate::Withdrawn(withdrawn))) => Ok(Some(told(&withdrawn).into_bytes())),
                (current, _) => Ok(current),
            },
            Some(Fate::Withdrawn(withdrawn)) => Ok(Some(told(&withdrawn).into_bytes())),
            None => Ok(None),
        }
    }

    /// The first of the files that one output consists of: the output itself.
    fn first(&self, branch: Branch, output: &Output) -> Result<Option<Vec<u8>>> {
        let files = self.renderer().render(branch, output)?;
        Ok(files.into_iter().next().map(|(_, bytes)| bytes))
    }

    /// The name of the archive that stands at an address, or of what lies beside one.
    fn archived<'a>(&self, address: &'a str) -> Option<&'a str> {
        let name = seals::name(address)?;
        let is_archive = || self.shelf.sealed().iter().any(|(sealed, _)| *sealed.file == *name);
        (is_archive() || self.shelf.beside().any(|beside| beside == name)).then_some(name)
    }

    /// An archive, or what lies beside one. It is read whole: none of an archive goes out before it is proved.
    fn archive(&self, name: &str) -> Result<Vec<u8>> {
        let bytes = self.shelf.bytes(name)?;
        if let Some((sealed, _)) = self.shelf.sealed().iter().find(|(sealed, _)| *sealed.file == *name) {
            self.shelf.prove(sealed, &sha256::of(&bytes))?;
        }
        Ok(bytes)
    }

    /// What keeps a page of the site from being written by a build.
    pub(super) fn proved(&self, address: &str, html: &[u8]) -> Vec<Finding> {
        let config = &self.site().config;
        let is_page = |address: &str| match route::find(self.site(), address) {
            Some((_, Output::Page(page))) => page != Page::NotFound,
            Some(_) => false,
            None => address.ends_with(".html") && route::owners(self.site(), address).next().is_some(),
        };
        if !is_page(address) {
            return Vec::new();
        }
        let is_there = |address: &str| {
            self.asset(address).is_some()
                || self.archived(address).is_some()
                || route::find(self.site(), address).is_some()
                || route::owners(self.site(), address).next().is_some()
        };
        let proved = verify::alone(address, html, (config.base_url.as_deref(), is_there));
        rule_levels::in_force(&config.rule_levels, Stage::Check, proved)
    }

    /// A file of the theme. An earlier state of it has another hash in its name; a page of that state gets the present
    /// one.
    fn asset(&self, address: &str) -> Option<&[u8]> {
        let mut assets: Vec<(&str, &[u8])> = self.renderer().assets().collect();
        let exact = assets.iter().position(|(own, _)| *own == address);
        let at = exact.or_else(|| {
            let name = nameless(address)?;
            assets.iter().position(|(own, _)| nameless(own) == Some(name))
        })?;
        Some(assets.swap_remove(at).1)
    }

    fn renderer(&self) -> &Renderer<'_> {
        self.rendering.borrow_dependent()
    }
}

/// The address of a file of the theme without the hash in its name: what is before it, and what is behind.
fn nameless(address: &str) -> Option<(&str, &str)> {
    let (before, rest) = address.rsplit_once('-')?;
    let (hash, ending) = rest.split_once('.')?;
    let is_hash = hash.len() == 10 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    (is_hash && before.starts_with("assets/")).then_some((before, ending))
}
