//! `gongkai build`: check, then write `output/`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::clock::Day;
use super::{Exit, Most, OUTPUT, Session};
use crate::build::{self, Asked, Built, Sight};
use crate::config::Stage;
use crate::error::{Failure, Result};
use crate::finding::Said;
use crate::language::how_many;
use crate::ledger;
use crate::load;
use crate::seals;
use crate::sink::{Sink, Written};

#[derive(Debug, Args)]
pub(super) struct Build {
    /// 输出文件夹 · Folder to write [output/ in the site]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    most: Most,
}

impl Build {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let output = self.output.unwrap_or_else(|| folder.join(OUTPUT));
        if is_in_the_way(&folder, &output) {
            let shown = output.display();
            return Err(Failure::wrong_use(Said::new(
                format!("不能写到 {shown}：那里是网站自己的文件；换一个文件夹"),
                format!("cannot write to {shown}: the site's own files are there; choose another folder"),
            )));
        }
        let asked = Asked { as_of: self.day.or_today(), stage: Stage::Check, sight: Sight::Public };
        let mut opened = build::open(&folder, asked)?;
        let blocked = build::blocks(&opened.findings);
        session.report(&folder, &mut opened.findings, &self.most);
        if blocked {
            session.tell(&Said::new(
                "没有生成：先改正上面的错误。上次生成的网站没有改动。",
                "nothing was built: mend the errors above first. The last output is untouched.",
            ));
            return Ok(Exit::Findings);
        }
        if opened.site.config.base_url.is_none() {
            session.tell(&Said::new(
                "site.yaml 没有写“网址”：页面不带规范网址（canonical），404 页不带链接，在下级文件夹的地址上没有样式",
                "site.yaml states no base_url: pages have no canonical address, and the 404 page no links, nor style under the address of a folder",
            ));
        }
        let theme = build::theme(&folder, &opened.site)?;
        match build::build(&opened, theme, Sink::disk(&output)?)? {
            Built::Written(written, mut faults) => {
                session.report(&folder, &mut faults, &self.most);
                for said in super::hand_made(&written.kept, &written.overwritten) {
                    session.tell(&said);
                }
                let Written { new, changed, unchanged, removed, .. } = written;
                let shown = output.display();
                session.tell(&Said::new(
                    format!("已生成 {shown}：新增 {new} 个文件，改动 {changed} 个，未变 {unchanged} 个，删除 {removed} 个"),
                    format!("built {shown}: {} new, {changed} changed, {unchanged} unchanged, {removed} removed", how_many(new, "file")),
                ));
                Ok(Exit::Good)
            }
            Built::Faulty(mut faults) => {
                session.report(&folder, &mut faults, &self.most);
                session.tell(&Said::new(
                    "没有生成：页面有上面的问题。上次生成的网站没有改动。",
                    "nothing was built: the pages have the faults above. The last output is untouched.",
                ));
                Ok(Exit::Findings)
            }
        }
    }
}

/// Whether a folder holds the site's own files, or lies among them.
fn is_in_the_way(site: &Path, output: &Path) -> bool {
    let (site, output) = (load::real(site), load::real(output));
    let own = [load::CONTENT, load::THEMES, ledger::FOLDER, seals::FOLDER].map(|name| site.join(name));
    site.starts_with(&output) || own.iter().any(|folder| output.starts_with(folder))
}
