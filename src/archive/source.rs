//! What an archive is made from, as a site's folder: facts, settings without what is the office's own business, departments,
//! and the site's own theme.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use crate::build::Opened;
use crate::error::{Context, Failure, Result};
use crate::facts;
use crate::finding::Said;
use crate::load::emit::{Doc, yaml};
use crate::load::vocabulary::{self, Field};
use crate::load::{self, DEPARTMENTS_FILE, SITE_FILE, THEMES};
use crate::model::identity::DeclarationKey;
use crate::model::year::FiscalYear;
use crate::render::{builtin, own_files};

/// Where it lies, beside the pages.
pub(super) const FOLDER: &str = "source";

/// Where the theme of the program lies, for people of later days: the program has its own.
const BUILT_IN: &str = "built-in-theme";

/// Settings that say how the office works and not what is public: addresses that moved, gates of releases, levels of rules,
/// which years to seal.
const OWN_BUSINESS: [&str; 5] = ["moved", "release", "rules", "official_contacts", "archive"];

/// Writes the folder for the archive of a year.
pub(super) fn write(site: &Path, target: &Path, (opened, year): (&Opened, FiscalYear)) -> Result<()> {
    put(target, SITE_FILE, settings(site, SITE_FILE, vocabulary::SITE_FILE)?.as_bytes())?;
    put(
        target,
        DEPARTMENTS_FILE,
        settings(site, DEPARTMENTS_FILE, vocabulary::DEPARTMENTS_FILE)?.as_bytes(),
    )?;
    let declarations = opened.site.declarations();
    let then = declarations.par_iter().filter(|declaration| declaration.key.year <= year);
    then.try_for_each(|one| put(target, &one.file, facts::text(one).as_bytes()))?;
    for (path, bytes) in builtin() {
        put(target, &format!("{BUILT_IN}/{path}"), &bytes)?;
    }
    let theme = &opened.site.config.theme;
    for (path, bytes) in own_files(site, theme)? {
        put(target, &format!("{THEMES}/{theme}/{path}"), &bytes)?;
    }
    Ok(())
}

/// The year of a declaration's file.
pub(super) fn year_of(file: &str) -> Option<FiscalYear> {
    DeclarationKey::from_path(file).map(|key| key.year)
}

/// A file of settings without remarks and without what is nobody else's business.
fn settings(site: &Path, path: &str, fields: &[Field]) -> Result<String> {
    let file = load::join(site, path);
    let bytes = fs::read(&file).context(|| super::unusable(&file))?;
    let Some(Doc::Map(mut entries)) = load::document(path, bytes) else {
        return Err(Failure::new(Said::new(format!("{path} 有问题，先改正"), format!("mend {path} first"))));
    };
    let is_own = |key: &str| {
        let field = fields.iter().find(|field| field.key == key || field.zh.contains(&key));
        field.is_some_and(|field| OWN_BUSINESS.contains(&field.key))
    };
    entries.retain(|(key, _)| !is_own(key));
    Ok(yaml(&Doc::Map(entries)))
}

fn put(target: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let file = load::join(target, path);
    let write = || {
        fs::create_dir_all(file.parent().unwrap_or(target))?;
        fs::write(&file, bytes)
    };
    write().context(|| super::unusable(&file))
}
