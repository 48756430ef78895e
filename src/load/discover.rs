//! Which files a site has: `content/site.yaml`, `content/departments.yaml`, and the declarations by year and
//! department. Symbolic links are not followed.

use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::rules as rule;
use crate::error::{Context, Result};
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::model::identity::DeclarationKey;

/// The folder that makes a folder a site.
pub const CONTENT: &str = "content";
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

/// A path of the site as the system writes it.
#[must_use]
pub fn join(site: &Path, path: &str) -> PathBuf {
    path.split('/').fold(site.to_path_buf(), |folder, segment| folder.join(segment))
}

/// Walks `content/` in the order of paths.
pub(super) fn discover(site: &Path) -> Result<Found> {
    let content = site.join(CONTENT);
    let mut found = Found { declarations: Vec::new(), findings: Vec::new() };
    for entry in WalkDir::new(&content).sort_by_file_name().into_iter() {
        let entry = entry.context(|| {
            Said::new(
                format!("读不了文件夹 {}", content.display()),
                format!("cannot read the folder {}", content.display()),
            )
        })?;
        if entry.file_type().is_dir() && !entry.path().extension().is_some_and(is_yaml) {
            continue;
        }
        let path = site_path(site, entry.path());
        if path == SITE_FILE || path == DEPARTMENTS_FILE || !is_meant_as_yaml(entry.path()) {
            continue;
        }
        match DeclarationKey::from_path(&path).filter(|_| entry.file_type().is_file()) {
            Some(key) => found.declarations.push((key, entry.into_path())),
            None => found.findings.push(not_a_declaration(&path, entry.file_type())),
        }
    }
    Ok(found)
}

/// Whether a file's name says YAML anywhere, or a report: some editors hide that they have written `.yaml.txt`.
fn is_meant_as_yaml(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    !name.starts_with('.')
        && (name.contains(".yaml") || name.contains(".yml") || name.ends_with(".evaluation.md"))
}

fn is_yaml(extension: &std::ffi::OsStr) -> bool {
    extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
}

fn site_path(site: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(site).unwrap_or(path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

fn not_a_declaration(path: &str, kind: std::fs::FileType) -> Finding {
    let place = Place { file: path.into(), field: FieldPath::root(), span: None };
    let (zh, en) = if kind.is_dir() {
        ("是文件夹，不是文件", "is a folder, not a file")
    } else if kind.is_symlink() {
        ("是链接，不跟随", "is a link, which is not followed")
    } else {
        ("不是申报文件的名称或位置", "is not the name or place of a declaration")
    };
    let message = Said::new(format!("{path} {zh}"), format!("{path} {en}"));
    let help = Said::new(
        "扩展名用 .yaml；放在 content/<年度>/<部门编号>/ 下，名为 department.targets.yaml、<项目编号>.targets.yaml 或 <项目编号>.self-evaluation.yaml；编号只用小写字母、数字和连字符",
        "end it in .yaml, put it into content/<year>/<department id>/ and call it department.targets.yaml, <project id>.targets.yaml or <project id>.self-evaluation.yaml; ids are lower-case letters, digits and hyphens",
    );
    Finding::new(&rule::FILE_NAME_NOT_A_DECLARATION, place, message, help)
}
