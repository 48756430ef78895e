//! Which years are sealed: where to get each, how to tell that it is whole, and what was corrected since.

use crate::model::sealed::Sealed;
use crate::render::scene::Scene;
use crate::render::view::{Archive, ArchiveEntry, Body, Link, Sum, Sums, View};
use crate::route::Page;
use crate::seals::{PUBLIC, SHA256, SIGNATURE};
use crate::tables::history;

/// How many corrections of an archive are told here; all are on the page of changes.
const MOST: usize = 20;

pub(super) fn view<'s>(scene: &Scene<'s>) -> View<'s> {
    let heading = scene.text("section_archive");
    let mut page = scene.frame("archive", heading, vec![scene.link(&Page::Archive, heading)]);
    let sealed = &scene.site.sealed;
    if let (Some(first), Some(last)) = (sealed.first(), sealed.last()) {
        let years = if first.year == last.year {
            first.year.to_string()
        } else {
            format!("{}–{}", first.year, last.year)
        };
        page.lead = scene.say("lead_archive", &[("count", &sealed.len().to_string()), ("years", &years)]);
    }
    // The newest year first, and of a year the newest edition.
    let entries = sealed.iter().rev().map(|sealed| entry(scene, sealed)).collect();
    let (changes, verify) = (scene.href(&Page::Changes), scene.href(&Page::VerifyArchive));
    View { page, body: Body::Archive(Archive { entries, changes, verify }) }
}

fn entry<'s>(scene: &Scene<'s>, sealed: &'s Sealed) -> ArchiveEntry<'s> {
    let (year, edition) = (sealed.year.to_string(), sealed.edition.to_string());
    let newest = scene.site.sealed.iter().rfind(|other| other.year == sealed.year);
    let parts = [("year", year.as_str()), ("edition", edition.as_str())];
    let id = if newest == Some(sealed) { "archive_edition" } else { "archive_edition_older" };
    let link = |name: String, text: String| Link {
        text: text.into(),
        href: Some(scene.shared_href(&format!("{PUBLIC}/{name}"))),
    };
    let since = history::lines_since(scene.source(), sealed);
    let checksum = format!("{}{SHA256}", sealed.file);
    let signature = format!("{}{SIGNATURE}", sealed.file);
    ArchiveEntry {
        id: sealed.file.trim_end_matches(".zip").to_owned(),
        heading: scene.say(id, &parts),
        file: &sealed.file,
        download: link(sealed.file.to_string(), sealed.file.to_string()),
        size: size(sealed.bytes),
        sha256: &sealed.sha256,
        checksum: link(checksum.clone(), checksum),
        signature: sealed.is_signed.then(|| link(signature.clone(), signature)),
        sealed_on: sealed.date.to_string(),
        release: &sealed.release,
        since: match since.len() {
            0 => scene.text_owned("archive_not_corrected"),
            count => scene.say("archive_corrected", &[("count", &count.to_string())]),
        },
        corrections: since.into_iter().take(MOST).collect(),
        tool: &sealed.tool,
    }
}

/// A length for people: in the largest unit that gives at least one.
fn size(bytes: u64) -> String {
    let (unit, name) = if bytes < 1 << 20 { (1_u64 << 10, "KB") } else { (1_u64 << 20, "MB") };
    let tenths = (bytes * 10).div_ceil(unit);
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

/// What there is to prove, for the page that does it.
pub(super) fn verify<'s>(scene: &Scene<'s>) -> View<'s> {
    let (above, heading) = (scene.text("section_archive"), scene.text("section_verify"));
    let way = vec![scene.link(&Page::Archive, above), scene.link(&Page::VerifyArchive, heading)];
    let mut page = scene.frame("verify", heading, way);
    page.lead = scene.text_owned("lead_verify");
    let sealed = scene.site.sealed.iter().rev();
    let sums = sealed.map(|sealed| Sum { file: &sealed.file, sha256: &sealed.sha256 }).collect();
    View { page, body: Body::VerifyArchive(Sums { sums }) }
}
