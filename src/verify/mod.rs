//! Finished pages, proved: every link, anchor, image and asset resolves, ids are unique, titles are there, and nothing
//! runs or styles inline. It finds; it never mends. What the command `gongkai verify` proves is something else: the record
//! of releases (`ledger`) and sealed years (`archive`).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{LazyLock, Mutex};

use lol_html::html_content::Element;
use lol_html::{ElementContentHandlers, HtmlRewriter, Selector, Settings};

use crate::finding::{FieldPath, Finding, Place, Rule, Said, rules};
use crate::language::how_many;
use crate::route::resolve;

rules! {
    /// A link to no page, file or asset of the site.
    LINK_LEADS_NOWHERE = "link-leads-nowhere", Error, "rules/link_leads_nowhere.md";
    /// A link to a place that its page does not have.
    ANCHOR_MISSING = "anchor-missing", Error, "rules/anchor_missing.md";
    /// One id twice in a page.
    ID_USED_TWICE = "id-used-twice", Error, "rules/id_used_twice.md";
    /// No title.
    TITLE_MISSING = "title-missing", Error, "rules/title_missing.md";
    /// Script or style inside the page.
    INLINE_CODE = "inline-code", Error, "rules/inline_code.md";
    /// Something that asks another site.
    EXTERNAL_REQUEST = "external-request", Error, "rules/external_request.md";
    /// No HTML that can be read.
    PAGE_NOT_READABLE = "page-not-readable", Error, "rules/page_not_readable.md";
}

/// The rules that a finished page can break.
pub fn catalogue() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

/// What carries an id, leads somewhere, or is code: nothing else of a page is looked at, or proving would cost more than
/// rendering.
static TELLING: LazyLock<Option<Selector>> = LazyLock::new(|| {
    "[id], [href], [src], [srcset], [poster], [action], [style], script, style".parse().ok()
});
static TITLE: LazyLock<Option<Selector>> = LazyLock::new(|| "title".parse().ok());
static EVERYTHING: LazyLock<Option<Selector>> = LazyLock::new(|| "*".parse().ok());

/// Proves pages as they are finished, from many threads, and at the end what only all of them together can show.
#[derive(Debug)]
pub struct Verifier {
    addresses: HashSet<u64>,
    /// The site's absolute address: what lies below it is no other site.
    base_url: Option<Box<str>>,
    gathered: Mutex<Gathered>,
}

#[derive(Debug, Default)]
struct Gathered {
    findings: Vec<Finding>,
    /// The ids of each page, by the hash of its address.
    ids: HashMap<u64, Box<[u64]>>,
    wanted: Vec<Wanted>,
}

/// A link that only all pages together can prove: to a place within another page, or to a page that is made along with
/// another.
#[derive(Debug)]
struct Wanted {
    from: Box<str>,
    link: Box<str>,
    page: u64,
    /// Whether the site is known to have the page.
    is_known: bool,
    anchor: Option<u64>,
}

/// What one page shows by itself.
#[derive(Default)]
struct PageProof<'v> {
    base_url: Option<&'v str>,
    ids: Vec<String>,
    links: HashSet<String>,
    findings: Vec<(&'static Rule, String)>,
    title: String,
}

impl PageProof<'_> {
    /// Whether a link may lead to this place of the page; without a name, it is the page itself.
    fn has(&self, anchor: &str) -> bool {
        anchor.is_empty() || self.ids.binary_search_by(|id| id.as_str().cmp(anchor)).is_ok()
    }
}

impl Verifier {
    /// A verifier for a site that has these addresses; files beside a page are said with the page.
    pub fn new<'a>(addresses: impl Iterator<Item = &'a str>) -> Verifier {
        Verifier { addresses: addresses.map(hash).collect(), base_url: None, gathered: Mutex::default() }
    }

    /// The same for a site that has an absolute address.
    #[must_use]
    pub fn at(mut self, base_url: Option<&str>) -> Verifier {
        self.base_url = base_url.map(|base| format!("{base}/").into());
        self
    }

    /// Proves one page. `beside` are the addresses of files that belong to it.
    pub fn page<'a>(&self, address: &str, html: &[u8], beside: impl Iterator<Item = &'a str>) {
        let mut proof = proved(html, self.base_url.as_deref());
        let beside: Vec<u64> = beside.map(hash).collect();
        let mut wanted = Vec::new();
        for link in std::mem::take(&mut proof.links) {
            self.follow(address, link, (&beside, &mut proof, &mut wanted));
        }
        let mut ids: Box<[u64]> = proof.ids.iter().map(|id| hash(id)).collect();
        ids.sort_unstable();
        let findings = proof.findings.into_iter().map(|(rule, what)| finding(rule, address, &what));
        let mut gathered = self.gathered.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        gathered.findings.extend(findings);
        gathered.ids.insert(hash(address), ids);
        gathered.wanted.extend(wanted);
    }

    /// Proves a style sheet: what it loads is in the site, or in the sheet itself.
    pub fn style(&self, address: &str, css: &[u8]) {
        let text = String::from_utf8_lossy(css);
        let mut proof = PageProof { base_url: self.base_url.as_deref(), ..PageProof::default() };
        let mut wanted = Vec::new();
        for loaded in
            loaded_by(&text).filter(|loaded| !loaded.starts_with("data:") && !loaded.starts_with('#'))
        {
            let is_own = proof.base_url.is_some_and(|base| loaded.starts_with(base));
            if is_external(loaded) && !is_own {
                proof.findings.push((&EXTERNAL_REQUEST, format!("url({loaded})")));
            } else if !is_external(loaded) {
                self.follow(address, loaded.to_owned(), (&[], &mut proof, &mut wanted));
            }
        }
        let findings = proof.findings.into_iter().map(|(rule, what)| finding(rule, address, &what));
        let mut gathered = self.gathered.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        gathered.findings.extend(findings);
        gathered.wanted.extend(wanted);
    }

    /// Where a link leads: a page of the site, a file beside the page, a place within a page, or out.
    fn follow(
        &self,
        from: &str,
        link: String,
        (beside, proof, wanted): (&[u64], &mut PageProof<'_>, &mut Vec<Wanted>),
    ) {
        let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
        if path.is_empty() {
            if !proof.has(anchor) {
                proof.findings.push((&ANCHOR_MISSING, link));
            }
            return;
        }
        let Some(target) = resolve(from, path).map(|target| hash(&target)) else {
            proof.findings.push((&LINK_LEADS_NOWHERE, link));
            return;
        };
        let is_known = self.addresses.contains(&target) || beside.contains(&target);
        let anchor = (!anchor.is_empty()).then(|| hash(anchor));
        if !is_known || anchor.is_some() {
            wanted.push(Wanted { from: from.into(), link: link.into(), page: target, is_known, anchor });
        }
    }

    /// Every finding, once all pages are proved, in the order of pages.
    #[must_use]
    pub fn finish(self) -> Vec<Finding> {
        let Gathered { mut findings, ids, wanted } =
            self.gathered.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        for Wanted { from, link, page, is_known, anchor } in wanted {
            let found = ids.get(&page);
            if !is_known && found.is_none() {
                findings.push(finding(&LINK_LEADS_NOWHERE, &from, &link));
            } else if anchor.is_some_and(|anchor| found.is_none_or(|ids| ids.binary_search(&anchor).is_err()))
            {
                findings.push(finding(&ANCHOR_MISSING, &from, &link));
            }
        }
        findings.sort_by(|a, b| {
            (a.rule.name, &a.message.zh, &a.place.file).cmp(&(b.rule.name, &b.message.zh, &b.place.file))
        });
        once(findings)
    }
}

/// What a page shows by itself, for whoever has no other page at hand: everything but links to places within others.
/// `is_there` says whether the site has an address, `base_url` is its absolute one.
#[must_use]
pub fn alone(
    address: &str,
    html: &[u8],
    (base_url, is_there): (Option<&str>, impl Fn(&str) -> bool),
) -> Vec<Finding> {
    let base_url = base_url.map(|base| format!("{base}/"));
    let mut proof = proved(html, base_url.as_deref());
    for link in std::mem::take(&mut proof.links) {
        let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
        if path.is_empty() {
            if !proof.has(anchor) {
                proof.findings.push((&ANCHOR_MISSING, link));
            }
        } else if resolve(address, path).is_none_or(|target| !is_there(&target)) {
            proof.findings.push((&LINK_LEADS_NOWHERE, link));
        }
    }
    let mut findings: Vec<Finding> =
        proof.findings.iter().map(|(rule, what)| finding(rule, address, what)).collect();
    findings.sort_by(|a, b| (a.rule.name, &a.message.zh).cmp(&(b.rule.name, &b.message.zh)));
    findings
}

/// One page, as far as it can be proved without the site.
fn proved<'v>(html: &[u8], base_url: Option<&'v str>) -> PageProof<'v> {
    let mut proof = PageProof { base_url, ..PageProof::default() };
    if read(html, &mut proof).is_none() {
        proof.findings.push((&PAGE_NOT_READABLE, String::new()));
    }
    if proof.title.trim().is_empty() {
        proof.findings.push((&TITLE_MISSING, String::new()));
    }
    proof.ids.sort_unstable();
    let twice = proof.ids.windows(2).filter(|pair| pair[0] == pair[1]);
    let twice: Vec<_> = twice.map(|pair| (&ID_USED_TWICE, pair[0].clone())).collect();
    proof.findings.extend(twice);
    proof
}

/// One fault of a template shows on every page that it makes; it is told once, with the number of pages.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<(Finding, usize)> = Vec::new();
    for finding in findings {
        match told.last_mut() {
            Some((first, more))
                if first.rule.name == finding.rule.name && first.message == finding.message =>
            {
                *more += 1;
            }
            _ => told.push((finding, 0)),
        }
    }
    let mut findings: Vec<Finding> = told.into_iter().map(|(finding, more)| counted(finding, more)).collect();
    findings.sort_by(|a, b| (&a.place.file, a.rule.name).cmp(&(&b.place.file, b.rule.name)));
    findings
}

fn counted(mut finding: Finding, more: usize) -> Finding {
    if more > 0 {
        finding.message.zh.push_str(&format!("（另有 {more} 页也是如此）"));
        finding.message.en.push_str(&format!(" (and so on {})", how_many(more, "more page")));
    }
    finding
}

/// Reads a page in one pass. `None` where it is no HTML that can be read.
fn read(html: &[u8], proof: &mut PageProof<'_>) -> Option<()> {
    // An attribute that runs code has no selector. It is rare, so only a page that may have one is read in full.
    let may_run = memchr::memchr2_iter(b'o', b'O', html).any(|at| begins_handler(html, at));
    let telling = if may_run { EVERYTHING.as_ref()? } else { TELLING.as_ref()? };
    let page = std::cell::RefCell::new(proof);
    let settings = Settings::new()
        .append_element_content_handler((
            Cow::Borrowed(telling),
            ElementContentHandlers::default().element(|element: &mut Element<'_, '_>| {
                look(element, &mut page.borrow_mut());
                Ok(())
            }),
        ))
        .append_element_content_handler((
            Cow::Borrowed(TITLE.as_ref()?),
            ElementContentHandlers::default().text(|text: &mut lol_html::html_content::TextChunk<'_>| {
                page.borrow_mut().title.push_str(text.as_str());
                Ok(())
            }),
        ));
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    rewriter.write(html).ok()?;
    rewriter.end().ok()
}

/// Whether the `o` at `at` may begin an attribute such as `onclick`.
fn begins_handler(html: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| html.get(before));
    before.is_some_and(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'"' | b'\''))
        && html.get(at + 1).is_some_and(|b| b.eq_ignore_ascii_case(&b'n'))
        && html.get(at + 2).is_some_and(u8::is_ascii_alphabetic)
}

/// Notes an element's id and links, and what should not be there.
fn look(element: &Element<'_, '_>, page: &mut PageProof<'_>) {
    let tag = element.tag_name();
    if tag == "style" || (tag == "script" && !element.has_attribute("src")) {
        page.findings.push((&INLINE_CODE, format!("<{tag}>")));
    }
    for attribute in element.attributes() {
        let name = attribute.name();
        match name.as_str() {
            "id" => page.ids.push(attribute.value()),
            "srcset" => {
                let sources = attribute.value();
                let addresses = sources.split(',').filter_map(|source| source.split_whitespace().next());
                addresses.for_each(|address| link((element, &tag), address.to_owned(), page));
            }
            "href" | "src" | "poster" | "action" => link((element, &tag), attribute.value(), page),
            "style" => page.findings.push((&INLINE_CODE, "style=…".to_owned())),
            name if name.len() > 2 && name.starts_with("on") => {
                page.findings.push((&INLINE_CODE, format!("{name}=…")))
            }
            _ => {}
        }
    }
}

fn link((element, tag): (&Element<'_, '_>, &str), value: String, page: &mut PageProof<'_>) {
    if !is_external(&value) {
        let value = if value.contains('&') { value.replace("&amp;", "&") } else { value };
        page.links.insert(value);
        return;
    }
    let is_own = page.base_url.is_some_and(|base| value.starts_with(base));
    let is_request =
        tag != "a" && !(tag == "link" && element.get_attribute("rel").as_deref() == Some("canonical"));
    let runs = value.trim_start().to_ascii_lowercase().starts_with("javascript:");
    if (is_request && !is_own) || runs {
        page.findings.push((&EXTERNAL_REQUEST, format!("<{tag}> {value}")));
    }
}

/// Whether an address leads out of the site, or to something that is no address at all.
fn is_external(address: &str) -> bool {
    address.starts_with("//") || address.split_once(':').is_some_and(|(scheme, _)| is_scheme(scheme))
}

/// What a style sheet loads: `url(…)`, and the text behind `@import`.
fn loaded_by(css: &str) -> impl Iterator<Item = &str> {
    let urls = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = css.split("@import").skip(1).filter_map(|rest| rest.split(';').next());
    let imports = imports.filter(|text| !text.trim_start().starts_with("url("));
    urls.chain(imports).map(|text| text.trim().trim_matches(['"', '\'']))
}

fn is_scheme(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn finding(rule: &'static Rule, address: &str, what: &str) -> Finding {
    let place = Place { file: address.into(), field: FieldPath::root(), span: None };
    let (zh, en) = match rule.name {
        "link-leads-nowhere" => {
            (format!("链接 {what} 指向不存在的页面"), format!("the link {what} leads to no page of the site"))
        }
        "anchor-missing" => (
            format!("链接 {what} 所指的位置不存在"),
            format!("the link {what} leads to no place in that page"),
        ),
        "id-used-twice" => (format!("标识 {what} 用了两次"), format!("the id {what} is used twice")),
        "title-missing" => ("页面没有标题".to_owned(), "the page has no title".to_owned()),
        "inline-code" => {
            (format!("页面内含脚本或样式：{what}"), format!("script or style inside the page: {what}"))
        }
        "external-request" => {
            (format!("页面会访问站外地址：{what}"), format!("the page asks another site: {what}"))
        }
        _ => ("页面不是可读的 HTML".to_owned(), "the page is not readable HTML".to_owned()),
    };
    let help = Said::new(
        "改主题的模板；用默认主题时出现，请报告为程序错误",
        "mend the theme's template; with the default theme this is a bug of the program, please report it",
    );
    Finding::new(rule, place, Said::new(zh, en), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<&'static str> {
        let verifier = Verifier::new(["index.html", "2023/index.html", "assets/a.css"].into_iter());
        verifier.page("2023/index.html", html.as_bytes(), ["2023/index.projects.csv"].into_iter());
        verifier.page("index.html", b"<title>x</title><p id=here>", std::iter::empty());
        verifier.finish().iter().map(|finding| finding.rule.name).collect()
    }

    #[test]
    fn a_good_page_has_no_finding() {
        let html = "<title>a</title><link href=../assets/a.css><a href=../index.html#here>x</a><a href=#i id=i>y</a>\
                    <a href=index.projects.csv>z</a><a href=https://example.org/>out</a>";
        assert_eq!(found(html), Vec::<&str>::new());
    }

    #[test]
    fn style_sheets_load_nothing_from_elsewhere() {
        for (css, rules) in [
            ("p { color: red }", &[][..]),
            ("p { background: url(data:image/png;base64,AA) }", &[]),
            ("p { background: url(a.css) }", &[]),
            ("p { background: url('https://example.org/a.png') }", &["external-request"]),
            ("@import \"//example.org/a.css\";", &["external-request"]),
            ("@font-face { src: url(font.woff2) }", &["link-leads-nowhere"]),
        ] {
            let verifier = Verifier::new(["assets/a.css"].into_iter());
            verifier.style("assets/own.css", css.as_bytes());
            let found: Vec<_> = verifier.finish().iter().map(|finding| finding.rule.name).collect();
            assert_eq!(found, rules, "{css}");
        }
    }

    #[test]
    fn each_fault_is_found() {
        for (html, rule) in [
            ("<title>a</title><a href=nothing.html>x</a>", "link-leads-nowhere"),
            ("<title>a</title><a href=../../index.html>x</a>", "link-leads-nowhere"),
            ("<title>a</title><img src=../a.png>", "link-leads-nowhere"),
            ("<title>a</title><a href=#gone>x</a>", "anchor-missing"),
            ("<title>a</title><a href=../index.html#gone>x</a>", "anchor-missing"),
            ("<title>a</title><p id=a><p id=a>", "id-used-twice"),
            ("<p>no title</p>", "title-missing"),
            ("<title> </title>", "title-missing"),
            ("<title>a</title><script>x()</script>", "inline-code"),
            ("<title>a</title><style>p{}</style>", "inline-code"),
            ("<title>a</title><p style=color:red>", "inline-code"),
            ("<title>a</title><p onclick=x()>", "inline-code"),
            ("<title>a</title><p\nonClick=x()>", "inline-code"),
            ("<title>a</title><svg/onload=x()>", "inline-code"),
            ("<title>a</title><img src=//example.org/a.png>", "external-request"),
            ("<title>a</title><a href=javascript:x()>x</a>", "external-request"),
        ] {
            assert_eq!(found(html), [rule], "{html}");
        }
    }
}
