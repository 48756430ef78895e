//! Whether a folder may be deployed to: not one where the site itself lies, or that lies in the site.

use std::path::{Path, PathBuf};

use crate::error::{Failure, Result};
use crate::finding::Said;
use crate::load;

/// The folder to deploy to, whole, without links; it need not be there yet.
///
/// # Errors
/// It is the site's folder or its output, holds one of them, or lies in one.
pub fn place(site: &Path, output: &Path, to: &Path) -> Result<PathBuf> {
    let place = load::real(to);
    for own in [site, output] {
        let real = load::real(own);
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
