//! `gongkai demo DIR`: a generated, clearly fictional city of any size.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, Session};
use crate::demo::{self, Plan};
use crate::error::{Failure, Result};
use crate::finding::Said;
use crate::language::how_many;
use crate::load;
use crate::model::year::FiscalYear;

/// What happens in the city, beside its content.
const LIST: &str = "planted.csv";

#[derive(Debug, Args)]
pub(super) struct Demo {
    /// 新网站的文件夹 · Folder of the new site
    dir: PathBuf,
    /// 项目数 · How many projects
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    projects: u32,
    /// 年度数 · How many years
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=30))]
    years: u16,
    /// 部门数，不写则按项目数定 · How many departments [by the number of projects]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=5_000))]
    departments: Option<u16>,
    /// 不安排事件：各年度一样，没有要找的 · Nothing happens: every year is like the others
    #[arg(long)]
    uneventful: bool,
    /// 种子：同一种子得到同一座城市 · Seed: the same seed gives the same city
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// 最后一个年度，尚未结束 · The last year, which is not over
    #[arg(long, value_name = "YEAR", default_value = "2025", value_parser = super::year)]
    last_year: FiscalYear,
}

impl Demo {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = &self.dir;
        let shown = folder.display();
        if load::join(folder, load::CONTENT).exists() {
            return Err(Failure::wrong_use(Said::new(
                format!("{shown} 已经有 content/，没有改动任何文件；换一个文件夹"),
                format!("{shown} already has content/; nothing was changed. Choose another folder"),
            )));
        }
        let Demo { projects, years, departments, uneventful, seed, last_year, .. } = self;
        let plan = Plan { projects, years, departments, eventful: !uneventful, seed, last_year };
        // First of all what is to be found in it: nobody can say afterwards that it was read from the files.
        super::write(&load::join(folder, LIST), &demo::table(&demo::planted(&plan)))?;
        let mut count = 0_usize;
        for (path, text) in demo::files(&plan) {
            super::write(&load::join(folder, &path), text.as_bytes())?;
            count += 1;
        }
        session.tell(&Said::new(
            format!(
                "已建好 {shown}：虚构的城市，{count} 个文件；安排了什么事件，写在 {LIST}。下一步：gongkai build --site {shown}"
            ),
            format!(
                "made {shown}: a fictional city, {}; what happens in it is listed in {LIST}. Next: gongkai build --site {shown}",
                how_many(count, "file")
            ),
        ));
        Ok(Exit::Good)
    }
}
