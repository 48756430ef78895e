//! What is said on a page about the page: that it is a preview, what readers would not see of it, what was found in the
//! files that it comes from, and what stands in the way.

use std::collections::BTreeSet;
use std::fmt::Write;

use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, element, rewrite_str};

use super::marks;
use super::shared::Shared;
use super::shown::Shown;
use crate::error::Failure;
use crate::finding::{Finding, Said};
use crate::index::Site;
use crate::language::Language;
use crate::load::{DEPARTMENTS_FILE, SITE_FILE};
use crate::markup::escaped;
use crate::model::declaration::Declaration;
use crate::report::{self, Files};
use crate::route::Page;

/// How many findings are shown on a page.
const MOST: usize = 20;

/// How many declarations that readers do not see are named in the bar.
const MARKS: usize = 3;

/// What every page says at the least, in both languages.
const BANNER: &str = "预览，未发布 / preview, not published";

/// What notes are about.
pub(super) struct About<'a> {
    pub(super) shown: &'a Shown,
    /// The page's address.
    pub(super) at: &'a str,
    /// Why the page itself could not be rendered.
    pub(super) failure: Option<&'a Failure>,
    /// What is wrong with the page itself, so that no build would write it.
    pub(super) proved: Vec<Finding>,
}

/// The notes of a page as HTML; everything that anybody wrote is escaped.
pub(super) fn notes(shared: &Shared, about: &About<'_>) -> String {
    let language = shared.language;
    let versions = shared.versions();
    let page = about.shown.page_at(about.at).map(|(_, page)| page);
    let sources = page.as_ref().map_or_else(Vec::new, |page| sources(about.shown.site(), page));
    let mut files: BTreeSet<&str> = sources.iter().map(|declaration| &*declaration.file).collect();
    if sources.is_empty() {
        files.extend([SITE_FILE, DEPARTMENTS_FILE]);
    }
    let (said, notes, at) = (versions.said(), versions.notes(), escaped(about.at));
    let mut out = format!(
        "<aside id=\"gongkai-preview\" lang=\"{}\" data-said=\"{said}\" data-notes=\"{notes}\" data-at=\"{at}\">",
        language.tag()
    );
    overlay(&mut out, shared, (&files, about.failure));
    findings(&mut out, shared, (&files, &about.proved));
    bar(&mut out, shared, &sources);
    out.push_str("</aside>");
    out
}

/// The declarations that a page comes from; none where it comes from all, or from none.
fn sources<'s>(site: &'s Site, page: &'s Page) -> Vec<&'s Declaration> {
    match page {
        Page::Source(key) => site.declaration(key).into_iter().collect(),
        Page::ProjectYear(year, id) => {
            site.project_year(id, *year).into_iter().flat_map(|subject| subject.declarations).collect()
        }
        Page::Project(id) => site.project_years(id).flat_map(|subject| subject.declarations).collect(),
        Page::DepartmentYear(year, id) => {
            let Some(at) = site.department_year(id, *year) else { return Vec::new() };
            at.whole().into_iter().chain(at.projects()).flat_map(|subject| subject.declarations).collect()
        }
        Page::Department(id) => {
            let years = site.department_line(id);
            years.iter().filter_map(|at| at.whole()).flat_map(|whole| whole.declarations).collect()
        }
        _ => Vec::new(),
    }
}

/// What keeps the page from being the newest.
fn overlay(out: &mut String, shared: &Shared, (own, failure): (&BTreeSet<&str>, Option<&Failure>)) {
    let language = shared.language;
    let faults = shared.faults();
    let concern = |file: &str, is_new: bool| is_new || own.contains(file) || file == SITE_FILE;
    let told: Vec<_> = faults.iter().filter(|(file, fault)| concern(file, fault.is_new)).collect();
    if told.is_empty() && failure.is_none() {
        return;
    }
    let title =
        Said::new("有错误，下面是出错以前的页面", "something is wrong: below is the page as it was before");
    let close = Said::new("先看页面", "show the page");
    _ = write!(
        out,
        "<div class=\"overlay\" role=\"alert\"><div class=\"panel\"><p class=\"title\">{}</p>",
        title.text(language)
    );
    for (_, fault) in &told {
        out.push_str(&sections(&fault.findings, &fault.files, language));
    }
    let failures = told.iter().filter_map(|(_, fault)| fault.failure.as_deref()).chain(failure);
    for failure in failures {
        let text = failure.text(|said| said.text(language));
        _ = write!(out, "<pre>{}</pre>", escaped(&text));
    }
    _ = write!(out, "<button type=\"button\" class=\"close\">{}</button></div></div>", close.text(language));
}

/// What was found in the files that the page comes from, and in the page.
fn findings(out: &mut String, shared: &Shared, (files, proved): (&BTreeSet<&str>, &[Finding])) {
    let language = shared.language;
    let found = shared.found();
    let in_files = found.findings.iter().filter(|finding| files.contains(&*finding.place.file));
    let mut own: Vec<Finding> = proved.iter().chain(in_files).cloned().collect();
    if own.is_empty() {
        return;
    }
    let (count, all) = (own.len(), report::summary(&own));
    if count > MOST {
        // The gravest, in their order.
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(own[*at].severity), *at));
        let kept: BTreeSet<usize> = order.into_iter().take(MOST).collect();
        let mut at = 0..;
        own.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
    }
    let summary = Said::new(format!("这一页：{}", all.zh), format!("this page: {}", all.en));
    _ = write!(out, "<details class=\"findings\"><summary>{}</summary>", escaped(summary.text(language)));
    out.push_str(&sections(&own, &found.files, language));
    if count > MOST {
        let more = count - MOST;
        let said = Said::new(
            format!("另有 {more} 个没有列出，见“全站”"),
            format!("{more} more are not listed here; see “whole site”"),
        );
        _ = write!(out, "<p>{}</p>", said.text(language));
    }
    out.push_str("</details>");
}

/// What is always there.
fn bar(out: &mut String, shared: &Shared, sources: &[&Declaration]) {
    let (language, as_of) = (shared.language, shared.as_of);
    _ = write!(out, "<p class=\"bar\"><strong>{BANNER}</strong>");
    let held: Vec<_> = sources.iter().filter(|one| !one.state(as_of).is_public()).collect();
    for declaration in held.iter().take(MARKS) {
        let state = marks::state(declaration, as_of);
        let (state, file) = (escaped(state.text(language)), escaped(&declaration.file));
        _ = write!(out, " <span class=\"mark\"><b>{state}</b> {file}</span>");
    }
    if held.len() > MARKS {
        let more = held.len() - MARKS;
        let said =
            Said::new(format!("另有 {more} 份读者看不到"), format!("{more} more that readers do not see"));
        _ = write!(out, " <span class=\"mark\">{}</span>", said.text(language));
    }
    let summary = report::summary(&shared.found().findings);
    let all = match shared.versions().is_checked {
        true => Said::new(format!("全站：{}", summary.zh), format!("whole site: {}", summary.en)),
        false => Said::new("全站：正在检查", "whole site: being checked"),
    };
    let changes = Said::new("与上次发布相比", "since the last release");
    let lost =
        Said::new("预览已停止，等待重新启动", "the preview has stopped; waiting for it to start again");
    _ = write!(
        out,
        " <a href=\"/.gongkai/findings\">{}</a> <a href=\"/.gongkai/changes\">{}</a> <span class=\"lost\" hidden>{}</span></p>",
        escaped(all.text(language)),
        changes.text(language),
        lost.text(language)
    );
}

/// The findings, each with a button that copies where it is.
fn sections(findings: &[Finding], files: &Files, language: Language) -> String {
    let html = report::sections(findings, files, language);
    let copy = Said::new("复制", "copy");
    let button = |section: &mut Element<'_, '_>| {
        // The attribute is escaped already.
        let place = section.get_attribute("data-place").unwrap_or_default();
        let button = format!(
            "<button type=\"button\" class=\"copy\" data-copy=\"{place}\">{} {place}</button>",
            copy.text(language)
        );
        section.append(&button, ContentType::Html);
        Ok(())
    };
    let settings =
        RewriteStrSettings::new().append_element_content_handler(element!("section[data-place]", button));
    rewrite_str(&html, settings).unwrap_or(html)
}
