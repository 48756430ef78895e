//! Whether a folder may be deployed to: not one where the site itself lies, or that lies in the site.

use std::path::{Component, Path, PathBuf};

use crate::error::{Failure, Result};
use crate::finding::Said;

/// The folder to deploy to, whole, without links; it need not be there yet.
///
/// # Errors
/// It is the site's folder or its output, holds one of them, or lies in one.
pub fn place(site: &Path, output: &Path, to: &Path) -> Result<PathBuf> {
    let place = real(to);
    for own in [site, output] {
        let real = real(own);
        if real.starts_with(&place) || place.starts_with(&real) {
            let (to, own) = (to.display(), own.display());
            return Err(Failure::wrong_use(Said::new(
                format!("不能部署到 {to}：它与网站自己的文件夹 {own} 重叠；换一个网站以外的文件夹"),
                format!(
                    "cannot deploy to {to}: it overlaps with {own}, the site's own; choose a folder outside of the site"
                ),
            )));
        }
    }
    Ok(place)
}

/// A path as it will be when all of it is there: links are followed as far as it is there now.
fn real(path: &Path) -> PathBuf {
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
