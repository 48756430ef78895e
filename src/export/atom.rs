//! What was published and corrected → Atom (RFC 4287), for programs that follow it. A feed is a dozen elements; what a
//! crate for them pulls in is more than they are.

use std::fmt::Write;

use crate::index::Site;
use crate::markup::escaped;
use crate::model::history::ReleaseNote;
use crate::route::{FEED, Page};
use crate::tables::history;
use crate::words::Words;

/// How many releases a feed tells of: who follows it has read the earlier ones.
const MOST: usize = 50;
/// How many changed values of a release it names.
const NAMED: usize = 20;

/// The feed of a site with an absolute address; empty for one that has none.
#[must_use]
pub fn feed(site: &Site, words: &Words) -> Vec<u8> {
    let Some(base) = site.config.base_url.as_deref() else { return Vec::new() };
    let page = format!("{base}/{}", Page::Changes.address());
    let updated = site.history.releases.last().map(updated).unwrap_or_default();
    let title = format!("{} - {}", site.config.title, words.text("section_changes"));
    let author = site.config.publisher.as_deref().unwrap_or(&site.config.title);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    // Writing to a string cannot fail.
    _ = writeln!(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", words.language().tag());
    element(&mut out, "id", &page);
    element(&mut out, "title", &title);
    element(&mut out, "updated", &updated);
    _ = writeln!(out, "<author><name>{}</name></author>", escaped(author));
    _ = writeln!(out, "<link rel=\"self\" href=\"{}\"/>", escaped(&format!("{base}/{FEED}")));
    _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&page));
    for release in site.history.releases.iter().rev().take(MOST) {
        let address = format!("{page}#{}", history::anchor(release));
        out.push_str("<entry>\n");
        element(&mut out, "id", &address);
        element(&mut out, "title", &headline(words, release));
        element(&mut out, "updated", &self::updated(release));
        _ = writeln!(out, "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>", escaped(&address));
        _ = writeln!(out, "<content type=\"text\">{}</content>", escaped(&summary((site, words), release)));
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

fn updated(release: &ReleaseNote) -> String {
    format!("{}T00:00:00+08:00", release.date)
}

fn headline(words: &Words, release: &ReleaseNote) -> String {
    words.say(
        "release_headline",
        &[
            ("date", &release.date.to_string()),
            ("added", &release.added.len().to_string()),
            ("changed", &release.changed.len().to_string()),
            ("withdrawn", &release.withdrawn.len().to_string()),
        ],
    )
}

/// What was corrected and what was withdrawn, a line each.
fn summary((site, words): (&Site, &Words), release: &ReleaseNote) -> String {
    let corrected = release.changed.iter().flat_map(|changed| history::lines((site, words), changed));
    let withdrawn = release
        .withdrawn
        .iter()
        .map(|(_, notice)| words.say("release_withdrawn", &[("what", &notice.what), ("why", &notice.why)]));
    let lines: Vec<String> = withdrawn.chain(corrected.take(NAMED)).collect();
    if lines.is_empty() { headline(words, release) } else { lines.join("\n") }
}

fn element(out: &mut String, name: &str, text: &str) {
    _ = writeln!(out, "<{name}>{}</{name}>", escaped(text));
}
