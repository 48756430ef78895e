//! A finished page with what the preview adds to it: its style sheet and script, the notes, and marks at links that
//! readers would not have. A page goes in as a build would write it, and nothing of it is changed but what is added.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::LazyLock;

use lol_html::html_content::{ContentType, DocumentEnd, Element, EndTag};
use lol_html::{DocumentContentHandlers, ElementContentHandlers, HtmlRewriter, Selector, Settings};

use super::marks::Marks;
use crate::language::Language;
use crate::route;

/// Nothing of it depends on the page. Search engines are told in the page as well as in the head of the answer.
const HEAD: &str = "<meta name=\"robots\" content=\"noindex\">\
    <link rel=\"stylesheet\" href=\"/.gongkai/preview.css\">\
    <script src=\"/.gongkai/preview.js\" defer></script>";

static PLACES: LazyLock<Option<Selector>> = LazyLock::new(|| "head, body, a[href]".parse().ok());
static LOADED: LazyLock<Option<Selector>> = LazyLock::new(|| "[href], [src]".parse().ok());
static STYLE: LazyLock<Option<Selector>> = LazyLock::new(|| "style".parse().ok());

/// What is added to a page.
pub(super) struct Additions<'a> {
    /// The page's address.
    pub(super) at: &'a str,
    pub(super) notes: String,
    pub(super) marks: (&'a Marks, Language),
}

/// The page with the additions; `None` where it is no HTML that can be read.
pub(super) fn inject(html: &[u8], additions: Additions<'_>) -> Option<Vec<u8>> {
    let Additions { at, notes, marks } = additions;
    let notes: Rc<str> = notes.into();
    let (is_headed, is_noted) = (Cell::new(false), Rc::new(Cell::new(false)));
    let place = |element: &mut Element<'_, '_>| {
        match &*element.tag_name() {
            "head" => {
                element.prepend(HEAD, ContentType::Html);
                is_headed.set(true);
            }
            "body" => {
                let (notes, is_noted) = (notes.clone(), is_noted.clone());
                element.on_end_tag(Box::new(move |end: &mut EndTag<'_>| {
                    end.before(&notes, ContentType::Html);
                    is_noted.set(true);
                    Ok(())
                }))?;
            }
            _ => mark(element, at, marks),
        }
        Ok(())
    };
    // A theme may leave out the tags of head and body, which HTML allows.
    let end = |end: &mut DocumentEnd<'_>| {
        if !is_headed.get() {
            end.append(HEAD, ContentType::Html);
        }
        if !is_noted.get() {
            end.append(&notes, ContentType::Html);
        }
        Ok(())
    };
    let settings = Settings::new()
        .append_element_content_handler((
            std::borrow::Cow::Borrowed(PLACES.as_ref()?),
            ElementContentHandlers::default().element(place),
        ))
        .append_document_content_handler(DocumentContentHandlers::default().end(end));
    rewritten(html, settings)
}

/// Marks a link to what readers would not see.
fn mark(link: &mut Element<'_, '_>, at: &str, (marks, language): (&Marks, Language)) {
    let href = link.get_attribute("href").unwrap_or_default();
    let path = href.split('#').next().unwrap_or_default();
    let target = (!path.is_empty()).then(|| route::resolve(at, path)).flatten();
    if let Some(said) = target.and_then(|target| marks.at(&target)) {
        // Fails only for a name that is none.
        _ = link.set_attribute("data-gongkai-mark", said.text(language));
    }
}

/// The page for what is not there, which is served under any address: its links lead from the root of the preview.
pub(super) fn from_root(html: &[u8], base_url: Option<&str>) -> Option<Vec<u8>> {
    let rebase = |element: &mut Element<'_, '_>| {
        for name in ["href", "src"] {
            let Some(link) = element.get_attribute(name) else { continue };
            let inside =
                base_url.and_then(|base| link.strip_prefix(base)).map(|link| link.trim_start_matches('/'));
            let is_relative = !link.contains(':') && !link.starts_with(['/', '#']);
            if let Some(address) = inside.or(is_relative.then_some(&*link)) {
                element.set_attribute(name, &format!("/{address}"))?;
            }
        }
        Ok(())
    };
    let settings = Settings::new().append_element_content_handler((
        std::borrow::Cow::Borrowed(LOADED.as_ref()?),
        ElementContentHandlers::default().element(rebase),
    ));
    rewritten(html, settings)
}

/// A report with its style sheet in a file of its own: the policy of the preview lets no page bring one along. `icon` is the
/// address of the site's, without which browsers ask for one that is not there.
pub(super) fn with_styles_apart(html: &str, icon: Option<&str>) -> Option<Vec<u8>> {
    let apart = |style: &mut Element<'_, '_>| {
        if let Some(icon) = icon {
            style.before(&format!("<link rel=\"icon\" href=\"/{icon}\">"), ContentType::Html);
        }
        style.replace("<link rel=\"stylesheet\" href=\"/.gongkai/report.css\">", ContentType::Html);
        Ok(())
    };
    let settings = Settings::new().append_element_content_handler((
        std::borrow::Cow::Borrowed(STYLE.as_ref()?),
        ElementContentHandlers::default().element(apart),
    ));
    rewritten(html.as_bytes(), settings)
}

fn rewritten(html: &[u8], settings: Settings<'_, '_>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(html.len() + 4096);
    let mut rewriter = HtmlRewriter::new(settings, |bytes: &[u8]| out.extend_from_slice(bytes));
    rewriter.write(html).ok()?;
    rewriter.end().ok()?;
    Some(out)
}
