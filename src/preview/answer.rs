//! A path in, an answer out. What it names is looked for in the site alone, which is in memory: no file of the disk is ever
//! read because somebody asks for it, but an archive that the site lists and what lies beside it.

use std::sync::Arc;

use super::changes;
use super::inject::{self, Additions};
use super::notes::{About, notes};
use super::shared::{Found, Shared};
use super::shown::Shown;
use crate::error::Failure;
use crate::finding::{Finding, Said};
use crate::markup::escaped;
use crate::report;
use crate::route::Page;

/// Below this address lies what is the preview's own.
const OWN: &str = ".gongkai/";
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");
/// How many findings of a file the list of all shows.
const MOST: usize = 50;

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
    /// Where else to go.
    pub(super) location: Option<String>,
}

impl Answer {
    fn good(address: &str, bytes: Vec<u8>) -> Answer {
        Answer { status: 200, kind: kind(address), bytes, location: None }
    }

    /// An answer for people that is no page.
    pub(super) fn plain(status: u16, said: &Said) -> Answer {
        let bytes = format!("{}\n{}\n", said.zh, said.en).into_bytes();
        Answer { status, kind: kind("a.txt"), bytes, location: None }
    }
}

/// Answers for a path as the browser sent it.
pub(super) fn answer(shared: &Shared, path: &str) -> Answer {
    let Some(address) = address(path) else {
        return Answer::plain(400, &Said::new("这不是网站的地址", "this is no address of a site"));
    };
    match address.strip_prefix(OWN) {
        Some(own) => self::own(shared, own),
        None => of_site(shared, address),
    }
}

/// The address from the site's root that a path names; `None` where it tries to name something else than an address can.
fn address(path: &str) -> Option<&str> {
    let address = path.strip_prefix('/')?;
    let decoded = decoded(address)?;
    let is_plain = decoded.iter().all(|b| !matches!(b, b'\\' | b'%' | 0..=31 | 127));
    let is_hidden = address.to_ascii_lowercase().contains("%2f");
    let is_low = |segment: &[u8]| segment == b".." || segment == b".";
    let climbs = decoded.split(|b| *b == b'/').any(is_low);
    (is_plain && !is_hidden && !climbs).then_some(address)
}

/// The bytes of a path whose percent signs stand for bytes; `None` where one of them does not.
fn decoded(path: &str) -> Option<Vec<u8>> {
    let mut parts = path.split('%');
    let mut out = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let code = part.get(..2).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()))?;
        out.push(u8::from_str_radix(code, 16).ok()?);
        out.extend_from_slice(&part.as_bytes()[2..]);
    }
    Some(out)
}

/// What is the preview's own.
fn own(shared: &Shared, name: &str) -> Answer {
    let address = format!("{OWN}{name}");
    let page = |html: String| {
        let shown = shared.shown();
        let html = inject::with_styles_apart(&html, shown.icon()).unwrap_or_default();
        finished(shared, &shown, (&address, &html, None))
    };
    match name {
        "preview.js" => Answer::good(name, SCRIPT.into()),
        "preview.css" => Answer::good(name, STYLE.into()),
        "report.css" => Answer::good(name, report::styles().into_bytes()),
        "findings" => {
            let found: Arc<Found> = shared.found();
            page(report::html(&found.findings, &found.files, shared.language, MOST))
        }
        "changes" => match shared.released() {
            Ok(released) => {
                page(changes::changes(shared.shown().site(), &released, (shared.as_of, shared.language)))
            }
            Err(failure) => failed(&failure),
        },
        _ => match name.strip_prefix("notes/") {
            Some(at) => {
                let shown = shared.shown();
                let (made, failure) = match shown.made(at) {
                    Ok(made) => (made.unwrap_or_default(), None),
                    Err(failure) => (Vec::new(), Some(failure)),
                };
                let proved = proved(shared, &shown, (at, &made));
                let about = About { shown: &shown, at, failure: failure.as_ref(), proved };
                Answer::good("notes.html", notes(shared, &about).into_bytes())
            }
            None => Answer::plain(404, &Said::new("没有这一页", "there is no such page")),
        },
    }
}

/// What the site has at an address.
fn of_site(shared: &Shared, address: &str) -> Answer {
    let shown = shared.shown();
    let address = match address {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    match shown.made(&address) {
        Ok(Some(bytes)) if !address.ends_with(".html") => Answer::good(&address, bytes),
        Ok(Some(bytes)) if address == Page::NotFound.address() => missing(shared, &shown, Some(bytes)),
        Ok(Some(bytes)) => {
            shared.kept().keep(&address, &bytes);
            finished(shared, &shown, (&address, &bytes, None))
        }
        Ok(None) if shown.page_at(&format!("{address}/index.html")).is_some() => {
            let location = Some(format!("/{address}/"));
            Answer {
                status: 302, location, ..Answer::plain(302, &Said::new("见文件夹", "see the folder"))
            }
        }
        Ok(None) => missing(shared, &shown, None),
        Err(failure) if !address.ends_with(".html") => failed(&failure),
        Err(failure) => {
            let before = shared.kept().page(&address);
            let before = before.unwrap_or_else(|| unrendered(shared).into_bytes().into());
            finished(shared, &shown, (&address, &before, Some(&failure)))
        }
    }
}

/// Why something cannot be had that is no page.
fn failed(failure: &Failure) -> Answer {
    Answer::plain(500, &Said::new(failure.text(|said| &said.zh), failure.text(|said| &said.en)))
}

/// The site's own page for what is not there.
fn missing(shared: &Shared, shown: &Shown, made: Option<Vec<u8>>) -> Answer {
    let at = Page::NotFound.address();
    let made = match made {
        Some(bytes) => Ok(bytes),
        None => shown.made(&at).map(Option::unwrap_or_default),
    };
    let base_url = shown.site().config.base_url.as_deref();
    let answer = match made {
        Ok(html) => {
            let html = inject::from_root(&html, base_url).unwrap_or(html);
            finished(shared, shown, (&at, &html, None))
        }
        Err(failure) => finished(shared, shown, (&at, unrendered(shared).as_bytes(), Some(&failure))),
    };
    Answer { status: 404, ..answer }
}

/// A page with what the preview adds to it.
fn finished(shared: &Shared, shown: &Shown, (at, html, failure): (&str, &[u8], Option<&Failure>)) -> Answer {
    let proved = if failure.is_some() { Vec::new() } else { proved(shared, shown, (at, html)) };
    let notes = notes(shared, &About { shown, at, failure, proved });
    let additions = Additions { at, notes, marks: (shown.marks(), shared.language) };
    match inject::inject(html, additions) {
        Some(bytes) => Answer::good("page.html", bytes),
        None => Answer::plain(500, &Said::new("这一页不是可读的 HTML", "the page is no readable HTML")),
    }
}

/// What keeps a page from being written, once there is time for it: the links of a page need lookups that the page itself
/// does without. The notes are asked for again when the site is checked.
fn proved(shared: &Shared, shown: &Shown, (at, html): (&str, &[u8])) -> Vec<Finding> {
    if shared.versions().is_checked { shown.proved(at, html) } else { Vec::new() }
}

/// A page in place of one that never could be rendered.
fn unrendered(shared: &Shared) -> String {
    let said = Said::new("这一页还不能显示", "this page cannot be shown yet");
    let text = escaped(said.text(shared.language));
    let tag = shared.language.tag();
    format!(
        "<!doctype html><html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>{text}</title></head><body><p>{text}</p></body></html>"
    )
}

/// What a browser is told that something is, by the ending of its name.
fn kind(address: &str) -> &'static str {
    match address.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "yaml" => "application/yaml; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/atom+xml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "sha256" | "minisig" => "text/plain; charset=utf-8",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_path_that_leaves_the_site_is_no_address() {
        for path in [
            "/../a",
            "/a/../b",
            "/a/..",
            "/./a",
            "/%2e%2e/a",
            "/%2E%2e/a",
            "/.%2e/a",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/a%00",
            "/%252e%252e/a",
            "/%",
            "/%zz",
            "a",
            "",
        ] {
            assert_eq!(address(path), None, "{path}");
        }
        for path in ["/", "/index.html", "/2023/gz-zwsj/a.targets.yaml", "/..a", "/%E4%B8%AD"] {
            assert_eq!(address(path), Some(&path[1..]), "{path}");
        }
    }
}
