//! What the built-in theme makes of an address of the site. It is worked out when somebody asks, for that address alone.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Opened;
use crate::render::{Renderer, Theme, ThemeFiles};
use crate::route::{Branch, Output, plan};

/// A site in the built-in theme, of which nothing is rendered yet.
#[derive(Debug)]
pub struct Plain<'s> {
    opened: &'s Opened,
    ready: OnceLock<Option<Ready<'s>>>,
}

#[derive(Debug)]
struct Ready<'s> {
    renderer: Renderer<'s>,
    outputs: HashMap<String, (Branch, Output)>,
}

impl<'s> Plain<'s> {
    /// The site as it was opened.
    #[must_use]
    pub fn of(opened: &'s Opened) -> Plain<'s> {
        Plain { opened, ready: OnceLock::new() }
    }

    /// The bytes at an address; `None` where the built-in theme has nothing there.
    #[must_use]
    pub fn at(&self, address: &str) -> Option<Vec<u8>> {
        let Ready { renderer, outputs } = self.ready.get_or_init(|| Ready::of(self.opened)).as_ref()?;
        let (branch, output) = made_along_with(address).find_map(|page| outputs.get(&page))?;
        let files = renderer.render(*branch, output).ok()?;
        files.into_iter().find(|(own, _)| own == address).map(|(_, bytes)| bytes)
    }
}

impl<'s> Ready<'s> {
    fn of(opened: &'s Opened) -> Option<Ready<'s>> {
        let Opened { site, asked, .. } = opened;
        let theme = Theme::new(ThemeFiles::new(), &site.config.look).ok()?;
        let outputs = plan(site).into_iter();
        let outputs = outputs.map(|(branch, output)| (branch.address(output.address()), (branch, output)));
        Some(Ready { renderer: Renderer::new(site, theme, asked.as_of), outputs: outputs.collect() })
    }
}

/// The addresses with which a file may be made: its own, or the page's whose slice or data file it is, `index-2.html` and
/// `index.projects.csv` along with `index.html`.
fn made_along_with(address: &str) -> impl Iterator<Item = String> {
    let name = address.rfind('/').map_or(0, |slash| slash + 1);
    let dots = address[name..].rmatch_indices('.').map(move |(at, _)| &address[..name + at]);
    let pages = dots.flat_map(|stem| {
        let slice = stem.rsplit_once('-').filter(|(_, nth)| nth.bytes().all(|byte| byte.is_ascii_digit()));
        [Some(stem), slice.map(|(stem, _)| stem)].into_iter().flatten().map(|stem| format!("{stem}.html"))
    });
    std::iter::once(address.to_owned()).chain(pages)
}

#[cfg(test)]
mod tests {
    use super::made_along_with;

    #[test]
    fn a_file_is_made_along_with_its_page() {
        for (address, page) in [
            ("a/index.html", "a/index.html"),
            ("a/index-2.html", "a/index.html"),
            ("a/index.projects.csv", "a/index.html"),
            ("a.b/c.self-evaluation.results.csv", "a.b/c.self-evaluation.html"),
        ] {
            assert!(made_along_with(address).any(|other| other == page), "{address}");
        }
        assert!(made_along_with("a.b/c").all(|other| other == "a.b/c"));
    }
}
