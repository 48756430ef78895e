//! `gongkai init`: a new site, empty or with the sample.

use std::path::PathBuf;

use clap::Args;
use include_dir::{Dir, include_dir};

use super::{Exit, Session};
use crate::error::Result;
use crate::finding::Said;
use crate::load;

static SAMPLE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

#[derive(Debug, Args)]
pub(super) struct Init {
    /// 网站文件夹 · Folder of the new site [this one]
    dir: Option<PathBuf>,
    /// 带上内置的示例 · With the built-in sample
    #[arg(long)]
    sample: bool,
}

const SITE: &str = "\
# 网站设置。每一项的含义：gongkai explain setting-not-usable
标题: 预算绩效公开
语言: zh-CN
# 发布单位: …
# 联系方式: …
# 网址: https://…
";

const DEPARTMENTS: &str = "\
# 地区和部门，各写一次。编号用小写字母、数字和连字符，以后不变。
地区:
  # gz: {名称: 广州市, 级次: 市}
部门:
  # gz-zwsj: {名称: 广州市政务服务数据管理局, 地区: gz}
";

/// Kept in an `output/` that is under version control: what is built is not.
const IGNORE: &str = "*\n!.gitignore\n";

impl Init {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = self.dir.or_else(|| session.site.clone()).unwrap_or_else(|| PathBuf::from("."));
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        if self.sample {
            sample(&SAMPLE, &mut files);
        } else {
            files.push((load::SITE_FILE.to_owned(), SITE.into()));
            files.push((load::DEPARTMENTS_FILE.to_owned(), DEPARTMENTS.into()));
        }
        files.push(("output/.gitignore".to_owned(), IGNORE.into()));
        super::write_new(&folder, &files)?;
        let shown = folder.display();
        session.tell(&Said::new(
            format!("已建好 {shown}（{} 个文件）。下一步：gongkai build --site {shown}", files.len()),
            format!("made {shown} ({} files). Next: gongkai build --site {shown}", files.len()),
        ));
        Ok(Exit::Good)
    }
}

fn sample(folder: &Dir<'static>, files: &mut Vec<(String, Vec<u8>)>) {
    for inner in folder.dirs() {
        sample(inner, files);
    }
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push((format!("{}/{path}", load::CONTENT), file.contents().to_vec()));
    }
}
