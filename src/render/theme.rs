//! Themes: Tera templates and style sheets. The default theme is compiled in; a site's own theme wins file by file, and
//! can still reach the original under `default/`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use tera::{Context as Variables, Tera, Value};

use super::tokens;
use super::view::View;
use crate::config::Look;
use crate::error::{Context, Failure, Result};
use crate::finding::Said;
use crate::index::Site;
use crate::load;
use crate::markup::Escaped;
use crate::route;
use crate::sha256;
use crate::words::Words;

static DEFAULT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Where templates lie within a theme.
const TEMPLATES: &str = "templates/";
/// Where style sheets and other files lie within a theme.
const ASSETS: &str = "assets/";

/// A theme, ready to render.
#[derive(Clone, Debug)]
pub struct Theme {
    tera: Tera,
    /// Our own templates, by the names that they have beside a site's own.
    builtin: Vec<(String, String)>,
    styles: Styles,
    hash: Box<str>,
}

/// The files of a theme that pages link to, by their names in the theme. Their addresses hold the content's hash.
#[derive(Clone, Debug, Default)]
pub struct Styles(BTreeMap<String, Asset>);

/// One file of the theme's `assets/`.
#[derive(Clone, Debug)]
struct Asset {
    address: String,
    bytes: Vec<u8>,
}

impl Styles {
    /// The addresses of the style sheets that every page has, in the order of their names. Those in a folder are for a kind
    /// of page, whose template names them.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(name, _)| is_for_all(name)).map(|(_, asset)| asset.address.as_str())
    }

    /// Every file with its address.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.values().map(|asset| (asset.address.as_str(), asset.bytes.as_slice()))
    }

    /// Every other file: name in the theme, and address.
    pub fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        let others = self.0.iter().filter(|(name, _)| !is_for_all(name));
        others.map(|(name, asset)| (name.as_str(), asset.address.as_str()))
    }
}

/// A theme's files by their path within it: `templates/base.html`.
pub type ThemeFiles = BTreeMap<String, Cow<'static, [u8]>>;

impl Theme {
    /// The default theme with `own` laid over it: a file of the same path wins. `look` is what the site sets of it.
    ///
    /// # Errors
    /// When a template cannot be read; the failure names it.
    pub fn new(mut own: ThemeFiles, look: &Look) -> Result<Theme> {
        let mut builtin = builtin();
        // A copy of a built-in file says nothing else than the file.
        own.retain(|path, bytes| builtin.get(path) != Some(bytes));
        let mut tera = Tera::default();
        let prefixes = tera.set_fallback_prefixes(["default/"]);
        prefixes.map_err(|error| failed("default", &error))?;
        tera.autoescape_on(vec![".html", ".svg", ".xml"]);
        let ours = templates("default/", &builtin)?;
        let all = [&ours[..], &templates("", &own)?].concat();
        let read = tera.add_raw_templates(all.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        read.map_err(|error| failed("templates", &error))?;
        for (path, bytes) in &mut builtin {
            if path.ends_with(".css") {
                *bytes = Cow::Owned(squeezed(&text(path, bytes)?).into_bytes());
            } else if path.ends_with(".js") {
                *bytes = Cow::Owned(without_remarks(&text(path, bytes)?).into_bytes());
            }
        }
        let templates = all.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
        let mut assets = builtin;
        assets.insert(format!("{ASSETS}{}", tokens::NAME), Cow::Owned(tokens::css(look).into_bytes()));
        assets.extend(own);
        let files = assets.iter().filter(|(path, _)| path.starts_with(ASSETS));
        let hash = hash_of(templates.chain(files.map(|(path, bytes)| (path.as_str(), &**bytes))));
        let styles = assets.iter().filter_map(|(path, bytes)| {
            let name = path.strip_prefix(ASSETS)?;
            let address = route::asset_address(&hashed_name(name, bytes));
            Some((name.to_owned(), Asset { address, bytes: bytes.to_vec() }))
        });
        Ok(Theme { tera, builtin: ours, styles: Styles(styles.collect()), hash })
    }

    /// SHA-256 over the theme's files.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The theme's style sheets.
    #[must_use]
    pub fn styles(&self) -> &Styles {
        &self.styles
    }

    /// Puts what every page shares where templates find it: `site` and `text`. Converted once, not once a page.
    pub(super) fn share(&mut self, site: &Site, words: &Words) {
        let config = &site.config;
        let text = |value: Option<&str>| value.map_or_else(Value::none, Value::normal_string);
        let shared: BTreeMap<&str, Value> = [
            ("title", Value::normal_string(&config.title)),
            ("language", Value::normal_string(words.language().tag())),
            ("publisher", text(config.publisher.as_deref())),
            ("notice", text(config.notice.as_deref())),
            ("contact", text(config.contact.as_deref())),
            ("published_on", text(config.published_on.as_deref())),
            ("licence", text(config.licence.as_deref())),
            ("site_id", text(config.codes.site_id.as_deref())),
            ("icp", text(config.codes.icp.as_deref())),
            ("police", text(config.codes.police.as_deref())),
            ("demonstration", Value::from(config.demonstration)),
        ]
        .into();
        let variables = self.tera.global_context();
        variables.insert("site", &shared);
        variables.insert("text", words.plain());
        let worded = self.builtin.drain(..).map(|(name, template)| (name, with_words(&template, words)));
        // They were read before, and words are no templates; if one were, the words would be looked up as before.
        let _ = self.tera.add_raw_templates(worded);
    }

    /// Writes a view down.
    pub(super) fn render(&self, address: &str, view: &View<'_>) -> Result<Vec<u8>> {
        let mut variables = Variables::new();
        variables.insert("page", &view.page);
        variables.insert("body", &view.body);
        let name = format!("{}.html", view.page.kind);
        let mut bytes = Vec::with_capacity(64 * 1024);
        self.tera.render_to(&name, &variables, &mut bytes).map_err(|error| {
            Failure::new(Said::new(
                format!("页面 {address} 的模板 {name} 出错：\n{error}"),
                format!("the template {name} failed for the page {address}:\n{error}"),
            ))
        })?;
        Ok(bytes)
    }
}

/// The templates among a theme's files, by `prefix` and their name.
fn templates(prefix: &str, files: &ThemeFiles) -> Result<Vec<(String, String)>> {
    let templates = files.iter().filter_map(|(path, bytes)| {
        let name = path.strip_prefix(TEMPLATES).filter(|name| is_template(name))?;
        Some(text(path, bytes).map(|text| (format!("{prefix}{name}"), text)))
    });
    templates.collect()
}

/// A template of ours with the words of the interface in their places: they are the same on every page, and a page has dozens
/// of them.
fn with_words(template: &str, words: &Words) -> String {
    const BEGIN: &str = "{{ text.";
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once(BEGIN) {
        out.push_str(before);
        let word = behind.split_once(" }}").and_then(|(id, after)| Some((words.plain().get(id)?, after)));
        match word.filter(|(word, _)| !word.contains('{')) {
            Some((word, after)) => {
                Escaped(word).push_to(&mut out);
                rest = after;
            }
            None => {
                out.push_str(BEGIN);
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The compiled-in theme.
#[must_use]
pub fn builtin() -> ThemeFiles {
    let mut files = ThemeFiles::new();
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            if !is_left_behind(&path) {
                files.insert(path, Cow::Borrowed(file.contents()));
            }
        }
    }
    files
}

/// Our own style sheets without comments, indentation and the spaces behind colons and commas and before braces, which readers
/// would load for nothing. None of them has a text with such signs in it.
fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::with_capacity(css.len()), |mut squeezed, line| {
        let line = line.replace(": ", ":").replace(" {", "{").replace(", ", ",").replace(" > ", ">");
        let line = line.replace(":0.", ":.").replace(" 0.", " .").replace("(0.", "(.");
        // The last of several declarations needs no end.
        if line == "}" && squeezed.ends_with(';') {
            squeezed.pop();
        }
        squeezed.push_str(&line);
        // Anything else goes on in the next line.
        if !line.ends_with(['{', '}', ';', ',']) {
            squeezed.push('\n');
        }
        squeezed
    })
}

/// Our own script without indentation and lines that are comments. None of its texts runs over lines.
fn without_remarks(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.fold(String::with_capacity(script.len()), |mut squeezed, line| {
        squeezed.push_str(line);
        squeezed.push('\n');
        squeezed
    })
}

/// The files of the site's own theme; none where there is no such folder.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn own_files(site: &Path, theme: &str) -> Result<ThemeFiles> {
    let folder = site.join(load::THEMES).join(theme);
    let mut files = ThemeFiles::new();
    if !folder.is_dir() {
        return Ok(files);
    }
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.context(|| unreadable(&folder))?;
        if entry.file_type().is_file() {
            let inside = entry.path().strip_prefix(&folder).unwrap_or(entry.path());
            let parts: Vec<_> = inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let path = parts.join("/");
            if is_left_behind(&path) {
                continue;
            }
            #[expect(clippy::disallowed_methods, reason = "a site's own theme comes in here")]
            let bytes = std::fs::read(entry.path()).context(|| unreadable(entry.path()))?;
            files.insert(path, Cow::Owned(bytes));
        }
    }
    Ok(files)
}

/// Whether a file is a style sheet that every page has.
fn is_for_all(name: &str) -> bool {
    name.ends_with(".css") && !name.contains('/')
}

/// Whether a system or an editor left a file in the folder of a theme, of which it is no part: `.DS_Store`, `._home.html`,
/// `Thumbs.db`, `home.html~`.
fn is_left_behind(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.') || ["Thumbs.db", "desktop.ini"].contains(&part))
        || path.ends_with('~')
}

/// Templates by their ending.
fn is_template(name: &str) -> bool {
    [".html", ".svg", ".xml", ".txt"].iter().any(|ending| name.ends_with(ending))
}

fn unreadable(path: &Path) -> Said {
    Said::new(
        format!("读不了主题文件 {}", path.display()),
        format!("cannot read the theme file {}", path.display()),
    )
}

fn text(path: &str, bytes: &[u8]) -> Result<String> {
    let text = std::str::from_utf8(bytes).context(|| {
        Said::new(
            format!("主题文件 {path} 不是 UTF-8 文本"),
            format!("the theme file {path} is not UTF-8 text"),
        )
    })?;
    Ok(text.to_owned())
}

/// `gongkai.css` → `gongkai-1a2b3c4d5e.css`, in its folder.
fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    let (stem, extension) = match name[file..].rfind('.') {
        Some(dot) => (&name[..file + dot], &name[file + dot + 1..]),
        None => (name, "bin"),
    };
    format!("{stem}-{}.{extension}", &hash[..10])
}

fn failed(what: &str, error: &tera::Error) -> Failure {
    Failure::new(Said::new(
        format!("主题有错（{what}）：\n{error}"),
        format!("the theme has a mistake ({what}):\n{error}"),
    ))
}

/// SHA-256 over names and contents.
fn hash_of<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Box<str> {
    let sums = files.map(|(name, bytes)| format!("{}  {name}\n", sha256::of(bytes)));
    sha256::of(sums.collect::<String>()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_words_of_the_interface_stand_in_our_templates() {
        let words = Words::new(Language::English);
        let skip = words.text("skip");
        assert_eq!(
            with_words("<a>{{ text.skip }}</a>{{ page.lead }}", &words),
            format!("<a>{skip}</a>{{{{ page.lead }}}}")
        );
        for other in
            ["{{ text.nothing }}", "{{ text.skip | upper }}", "{{ text[page.kind] }}", "{{ text.skip"]
        {
            assert_eq!(with_words(other, &words), other);
        }
        let (ours, builtin) = (templates("", &builtin()).expect("templates"), words.plain());
        for (name, template) in ours {
            let left = with_words(&template, &words);
            let looked_up = left.split("{{ text.").skip(1).filter_map(|behind| behind.split_once(" }}"));
            assert!(!looked_up.into_iter().any(|(id, _)| builtin.contains_key(id)), "{name}");
        }
    }
}
