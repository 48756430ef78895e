//! `gongkai diff [A B]`: what changes for a reader between the last release and now, two years of a site, or two sites.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::clock::Day;
use super::{Exit, Most, Session};
use crate::build::{self, Asked, Sight};
use crate::config::Stage;
use crate::diff::{Differences, Joined};
use crate::error::{Failure, Result};
use crate::finding::{Finding, Said, Severity};
use crate::index::Site;
use crate::model::declaration::Declaration;
use crate::model::year::FiscalYear;
use crate::release::Draft;
use crate::report::diff::{self as report, Compared, Side, SideName};

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// 较早的年度，或网站文件夹；不写就比较上次发布和现在 · The earlier year, or folder of a site [else the last release]
    #[arg(value_name = "A", requires = "after")]
    before: Option<String>,
    /// 较晚的年度，或网站文件夹 · The later year, or folder of a site [else now]
    #[arg(value_name = "B")]
    after: Option<String>,
    /// 输出格式 · Format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    day: Day,
    #[command(flatten)]
    most: Most,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// 给人看 · For people
    Text,
    /// 给程序读，结构见 docs/schema/diff.schema.json · For programs
    Json,
    /// 一个网页，可以转发 · A page to send on
    Html,
}

impl Diff {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let (Some(before), Some(after)) = (&self.before, &self.after) else { return self.releases(session) };
        match [before, after].map(|side| FiscalYear::parse(side)) {
            [Some(before), Some(after)] => self.years(session, (before, after)),
            [None, None] => self.folders(session, [before, after]),
            _ => Err(Failure::wrong_use(Said::new(
                "比较两个年度（gongkai diff 2023 2024），或两个网站文件夹；一个年度和一个文件夹不能比较",
                "compare two years (gongkai diff 2023 2024) or two folders of sites, not a year with a folder",
            ))),
        }
    }

    fn years(&self, session: &Session, (before, after): (FiscalYear, FiscalYear)) -> Result<Exit> {
        let folder = session.folder()?;
        let Some(site) = self.open(session, &folder)? else { return Ok(Exit::Findings) };
        let (of_before, of_after) = (declarations(&site, before)?, declarations(&site, after)?);
        let side = |year| Side { name: SideName::Year(year), site: &site };
        self.tell(
            session,
            &Compared {
                before: side(before),
                after: side(after),
                differences: Differences::between(of_before, of_after, Joined::BySubjectAndForm(&site)),
            },
        )
    }

    /// What changes for readers with the next release.
    fn releases(&self, session: &Session) -> Result<Exit> {
        let folder = session.folder()?;
        let mut draft = Draft::open(&folder, self.day.or_today())?;
        if build::blocks(&draft.opened.findings) {
            self.refuse(session, &folder, &mut draft.opened.findings);
            return Ok(Exit::Findings);
        }
        let last = draft.opened.ledger.last().map(|last| last.id.clone());
        self.tell(
            session,
            &Compared {
                before: Side { name: SideName::Release(last), site: &draft.before },
                after: Side { name: SideName::Now, site: &draft.opened.site },
                differences: draft.differences(),
            },
        )
    }

    fn folders(&self, session: &Session, names: [&String; 2]) -> Result<Exit> {
        let folders = names.map(PathBuf::from);
        for folder in &folders {
            super::holds_site(folder)?;
        }
        // Both are read before anything is said to be missing: one run tells everything.
        let [before, after] = [self.open(session, &folders[0])?, self.open(session, &folders[1])?];
        let (Some(before), Some(after)) = (before, after) else { return Ok(Exit::Findings) };
        let differences = Differences::between(before.declarations(), after.declarations(), Joined::ByKey);
        let side = |name: &String, site| Side { name: SideName::Folder(name.clone()), site };
        self.tell(
            session,
            &Compared { before: side(names[0], &before), after: side(names[1], &after), differences },
        )
    }

    /// The site in a folder; nothing where findings stand in the way, which are told.
    fn open(&self, session: &Session, folder: &Path) -> Result<Option<Site>> {
        let asked = Asked { as_of: self.day.or_today(), stage: Stage::Check, sight: Sight::Public };
        let mut opened = build::open(folder, asked)?;
        if !build::blocks(&opened.findings) {
            return Ok(Some(opened.site));
        }
        self.refuse(session, folder, &mut opened.findings);
        Ok(None)
    }

    fn refuse(&self, session: &Session, folder: &Path, findings: &mut Vec<Finding>) {
        findings.retain(|finding| finding.severity == Severity::Error);
        session.report(folder, findings, &self.most);
        let shown = folder.display();
        session.tell(&Said::new(
            format!("没有比较：先改正 {shown} 里上面的错误"),
            format!("nothing was compared: mend the errors above in {shown} first"),
        ));
    }

    fn tell(&self, session: &Session, compared: &Compared<'_>) -> Result<Exit> {
        let language = session.language;
        let report = match self.format {
            Format::Text => report::text(compared, language),
            Format::Json => report::json(compared) + "\n",
            Format::Html => report::html(compared, language),
        };
        // What an author wrote passes as it is: nothing here has colours.
        _ = std::io::stdout().write_all(report.as_bytes());
        if self.format == Format::Text {
            session.tell(&report::summary(compared));
        }
        Ok(Exit::Good)
    }
}

/// The declarations of a year, of which there must be some.
fn declarations(site: &Site, year: FiscalYear) -> Result<impl Iterator<Item = &Declaration>> {
    if site.years().all(|known| known != year) {
        let years: Vec<String> = site.years().map(|year| year.to_string()).collect();
        let (zh, en) = match &years[..] {
            [] => ("网站还没有申报表".to_owned(), "the site has none yet".to_owned()),
            years => {
                (format!("有申报表的年度：{}", years.join("、")), format!("there are {}", years.join(", ")))
            }
        };
        return Err(Failure::wrong_use(Said::new(
            format!("没有 {year} 年的申报表；{zh}"),
            format!("there are no declarations of {year}; {en}"),
        )));
    }
    Ok(site.subjects_of(year).flat_map(|subject| subject.declarations))
}
