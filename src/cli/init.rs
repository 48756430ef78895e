//! `gongkai init`: a new site, empty or with the sample.

use std::path::PathBuf;

use clap::Args;
use include_dir::{Dir, include_dir};

use super::{Exit, OUTPUT, Session};
use crate::error::Result;
use crate::finding::Said;
use crate::language::how_many;
use crate::load;
use crate::load::vocabulary::{Kind, SITE_FILE};
use crate::sink::IGNORE_TEXT;

static SAMPLE: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content");

#[derive(Debug, Args)]
pub(super) struct Init {
    /// 网站文件夹 · Folder of the new site [this one]
    dir: Option<PathBuf>,
    /// 带上内置的示例 · With the built-in sample
    #[arg(long)]
    sample: bool,
}

const DEPARTMENTS: &str = "\
# 地区和部门，各写一次。编号用小写字母、数字和连字符，以后不变。
地区:
  # gz: {名称: 广州市, 级次: 市}
部门:
  # gz-zwsj: {名称: 广州市政务服务数据管理局, 地区: gz}
";

/// What is proved byte by byte: git must not give it the line ends of the machine.
const ATTRIBUTES: &str = "\
# 发布记录和归档逐字节核对，git 不得改动换行。
# Releases and archives are proved byte by byte: git must not change line ends.
releases/** -text
archives/** -text
";

/// Settings to fill in: the title, and every other setting as a comment with what it means.
fn settings() -> String {
    let mut text = "# 网站设置。去掉行首的 # 就启用这一项。\n标题: 预算绩效公开\n".to_owned();
    for field in SITE_FILE.iter().filter(|field| field.key != "title") {
        let value = match field.kind {
            Kind::Record(inner) => format!("{{{}: …}}", inner[0].zh[0]),
            Kind::Flag => "否".to_owned(),
            _ => "…".to_owned(),
        };
        text.push_str(&format!("# {}: {value}    # {}\n", field.zh[0], field.meaning_zh));
    }
    text
}

impl Init {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = self.dir.or_else(|| session.site.clone()).unwrap_or_else(|| PathBuf::from("."));
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        if self.sample {
            sample(&SAMPLE, &mut files);
        } else {
            files.push((load::SITE_FILE.to_owned(), settings().into_bytes()));
            files.push((load::DEPARTMENTS_FILE.to_owned(), DEPARTMENTS.into()));
        }
        files.push((format!("{OUTPUT}/.gitignore"), IGNORE_TEXT.to_vec()));
        let has_attributes = folder.join(".gitattributes").exists();
        if !has_attributes {
            files.push((".gitattributes".to_owned(), ATTRIBUTES.into()));
        }
        super::write_new(&folder, &files)?;
        let shown = folder.display();
        if has_attributes {
            session.tell(&Said::new(
                format!("{shown} 已有 .gitattributes，没有改动；其中应有：\n{ATTRIBUTES}"),
                format!("{shown} has a .gitattributes, which was left; let it say:\n{ATTRIBUTES}"),
            ));
        }
        session.tell(&Said::new(
            format!("已建好 {shown}（{} 个文件）。下一步：gongkai build --site {shown}", files.len()),
            format!("made {shown} ({}). Next: gongkai build --site {shown}", how_many(files.len(), "file")),
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
