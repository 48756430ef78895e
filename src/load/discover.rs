//! Which files a site has: `content/site.yaml`, `content/departments.yaml`, and the declarations by year and
//! department. Symbolic links are not followed.

mod misnamed;

use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::rules as rule;
use crate::error::{Context, Result};
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::model::identity::DeclarationKey;

/// The folder that makes a folder a site.
pub const CONTENT: &str = "content";
/// Where a site's own themes are.
pub const THEMES: &str = "themes";
/// Settings of the site.
pub const SITE_FILE: &str = "content/site.yaml";
/// Regions and departments.
pub const DEPARTMENTS_FILE: &str = "content/departments.yaml";

/// The declarations found, by path, and findings for files that are none.
pub(super) struct Found {
    pub(super) declarations: Vec<(DeclarationKey, PathBuf)>,
    pub(super) findings: Vec<Finding>,
}

/// The nearest folder at or above `start` that holds a site.
#[must_use]
pub fn find_site(start: &Path) -> Option<PathBuf> {
    start.ancestors().find(|folder| join(folder, SITE_FILE).is_file()).map(Path::to_path_buf)
}

/// A path as it will be when all of it is there: links are followed as far as it is there now, and behind that `..` takes a
/// name back.
#[must_use]
pub fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let there = whole.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, mut real)) = there else { return whole };
    for component in whole.strip_prefix(above).unwrap_or(&whole).components() {
        match component {
            Component::ParentDir => _ = real.pop(),
            Component::Normal(name) => real.push(name),
            _ => {}
        }
    }
    real
}

/// A path of the site as the system writes it.
#[must_use]
pub fn join(site: &Path, path: &str) -> PathBuf {
    path.split('/').fold(site.to_path_buf(), |folder, segment| folder.join(segment))
}

/// Walks `content/` in the order of paths.
pub(super) fn discover(site: &Path) -> Result<Found> {
    let content = site.join(CONTENT);
    let mut declarations = Vec::new();
    let mut others = Vec::new();
    for entry in WalkDir::new(&content).sort_by_file_name().into_iter() {
        let entry = entry.context(|| {
            Said::new(
                format!("读不了文件夹 {}", content.display()),
                format!("cannot read the folder {}", content.display()),
            )
        })?;
        let kind = entry.file_type();
        if kind.is_dir() && !misnamed::is_yaml(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let path = site_path(site, entry.path());
        if path == SITE_FILE || path == DEPARTMENTS_FILE {
            continue;
        }
        match DeclarationKey::from_path(&path).filter(|_| kind.is_file()) {
            Some(key) => declarations.push((key, entry.into_path())),
            None if misnamed::is_meant(&path) => others.push((path, kind)),
            None => {}
        }
    }
    if others.is_empty() {
        return Ok(Found { declarations, findings: Vec::new() });
    }
    let read: HashSet<String> = declarations.iter().map(|(key, _)| key.path()).collect();
    let findings = others.into_iter().map(|(path, kind)| not_a_declaration(&path, kind, &read)).collect();
    Ok(Found { declarations, findings })
}

fn site_path(site: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(site).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn not_a_declaration(path: &str, kind: std::fs::FileType, read: &HashSet<String>) -> Finding {
    let place = Place { file: path.into(), field: FieldPath::root(), span: None };
    let (zh, en) = if kind.is_dir() {
        ("是文件夹，不是文件", "is a folder, not a file")
    } else if kind.is_symlink() {
        ("是链接，不跟随", "is a link, which is not followed")
    } else {
        ("不是申报文件的名称或位置，没有读", "is not the name or place of a declaration, and was not read")
    };
    let message = Said::new(format!("{path} {zh}"), format!("{path} {en}"));
    let help = if kind.is_dir() {
        Said::new(
            "一张表是一个文件：把里面的文件移出来，文件夹改名或删去",
            "a form is one file: move out what is in the folder, and rename or delete it",
        )
    } else {
        misnamed::help(path, read)
    };
    Finding::new(&rule::FILE_NAME_NOT_A_DECLARATION, place, message, help)
}
