//! The command line: one file per command. Results go to standard output, messages to standard error.

mod approve;
mod archive;
mod build;
mod check;
mod clock;
mod demo;
mod deploy;
mod diff;
mod explain;
mod fmt;
mod init;
mod key;
mod list;
mod new;
mod password;
mod preview;
mod release;
mod schema;
mod target;
mod usage;
mod verify;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::build::OUTPUT;
use crate::error::{Context, Failure, Result};
use crate::finding::{Finding, Said};
use crate::language::Language;
use crate::model::year::FiscalYear;
use crate::sink::{self, Recovered};
use crate::{load, report};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything is well.
    Good,
    /// Findings stand in the way.
    Findings,
    /// The command was used wrongly.
    Usage,
    /// The machine failed.
    Failure,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> std::process::ExitCode {
        std::process::ExitCode::from(match exit {
            Exit::Good => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Failure => 3,
        })
    }
}

/// 把预算绩效申报表变成公开网站 · Turns budget-performance declarations into a public-disclosure website
#[derive(Debug, Parser)]
#[command(name = "gongkai", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
struct Common {
    /// 网站所在文件夹 · Folder of the site [else the nearest one upwards with content/site.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    site: Option<PathBuf>,
    /// 信息的语言：zh-CN 或 en · Language of messages [else the system's, else the site's]
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    lang: Option<Language>,
    /// 只显示问题与结果 · Say only findings and results
    #[arg(long, global = true)]
    quiet: bool,
    /// 不用颜色 · No colours
    #[arg(long, global = true)]
    no_color: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 建一个新网站 · Make a new site
    Init(init::Init),
    /// 新建一份待填的申报表 · Make a declaration to fill in
    New(new::New),
    /// 统一申报表的排版，保留注释 · Lay out declarations, keeping comments
    Fmt(fmt::Fmt),
    /// 检查并生成网站 · Check the site, then write output/
    Build(build::Build),
    /// 在浏览器里预览，改动随时可见 · See the site in a browser as you write it
    Preview(preview::Preview),
    /// 检查申报表 · Check the declarations
    Check(check::Check),
    /// 两个年度或两个网站，内容有什么不同 · What changes for a reader between two years, or two sites
    Diff(diff::Diff),
    /// 列出草稿、待公开、已公开、已撤回的申报表 · List declarations by whether they are public
    List(list::List),
    /// 核对并发布：写 output/ 和发布记录 · The gate: check, then write output/ and the record of the release
    Release(release::Release),
    /// 记录谁批准了现在的内容 · Record who approved the facts as they are
    Approve(approve::Approve),
    /// 封存一个年度，做成一份归档 · Seal a year in one file
    Archive(archive::Archive),
    /// 签名用的密钥 · Keys to sign with
    Key(key::Key),
    /// 核对发布记录和归档：不缺、不改、不多 · Prove releases and archives: nothing missing, altered or extra
    Verify(verify::Verify),
    /// 把最近一次发布放到供读者访问的文件夹 · Copy the last release to where readers are served from
    Deploy(deploy::Deploy),
    /// 解释一条规则 · Explain a rule
    Explain(explain::Explain),
    /// 生成一座虚构的城市 · Make a fictional city to try things out
    Demo(demo::Demo),
    /// 说明指标值怎样理解 · Say how wordings of targets are understood
    Target(target::TargetCommand),
    /// 给编辑器用的 JSON Schema · JSON Schema for editors
    Schema(schema::Schema),
}

/// How much is told of one file.
#[derive(Debug, Args)]
struct Most {
    /// 每个文件最多显示几个问题，0 为全部 · How many findings of a file are shown; 0 for all
    #[arg(long, value_name = "N", default_value_t = MOST)]
    max: usize,
}

/// How many findings of a file are shown where nobody says.
const MOST: usize = 20;

impl Default for Most {
    fn default() -> Most {
        Most { max: MOST }
    }
}

impl Most {
    fn of_file(&self) -> usize {
        if self.max == 0 { usize::MAX } else { self.max }
    }
}

fn language(text: &str) -> std::result::Result<Language, String> {
    Language::parse(text).ok_or_else(|| "zh-CN / en".to_owned())
}

fn year(text: &str) -> std::result::Result<FiscalYear, String> {
    let (first, last) = (FiscalYear::RANGE.start(), FiscalYear::RANGE.end());
    FiscalYear::parse(text)
        .ok_or_else(|| format!("写四位数字，{first} 至 {last} · write four digits, {first} to {last}"))
}

/// What a command speaks and works with.
#[derive(Debug)]
struct Session {
    site: Option<PathBuf>,
    language: Language,
    quiet: bool,
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> Exit {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            usage::print(&error);
            return if error.use_stderr() { Exit::Usage } else { Exit::Good };
        }
    };
    let Common { site, lang, quiet, no_color } = arguments.common;
    if no_color {
        anstream::ColorChoice::Never.write_global();
    }
    let language =
        lang.or_else(system_language).or_else(|| site_language(site.as_deref())).unwrap_or_default();
    let session = Session { site, language, quiet };
    let result = match arguments.command {
        Command::Init(command) => command.run(&session),
        Command::New(command) => command.run(&session),
        Command::Fmt(command) => command.run(&session),
        Command::Build(command) => command.run(&session),
        Command::Preview(command) => command.run(&session),
        Command::Check(command) => command.run(&session),
        Command::Diff(command) => command.run(&session),
        Command::List(command) => command.run(&session),
        Command::Release(command) => command.run(&session),
        Command::Approve(command) => command.run(&session),
        Command::Archive(command) => command.run(&session),
        Command::Key(command) => command.run(&session),
        Command::Verify(command) => command.run(&session),
        Command::Deploy(command) => command.run(&session),
        Command::Explain(command) => command.run(&session),
        Command::Demo(command) => command.run(&session),
        Command::Target(command) => command.run(&session),
        Command::Schema(command) => command.run(&session),
    };
    result.unwrap_or_else(|failure| {
        session.fail(&failure);
        if failure.is_wrong_use() { Exit::Usage } else { Exit::Failure }
    })
}

/// The language that the system is set to; the first of the usual variables that names one of ours.
fn system_language() -> Option<Language> {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| Language::parse(&std::env::var(name).ok()?))
}

/// The language of the site's interface, where there is a site that says one.
fn site_language(site: Option<&Path>) -> Option<Language> {
    let folder = site.map(Path::to_path_buf).or_else(|| load::find_site(&std::env::current_dir().ok()?))?;
    load::language(&folder)
}

impl Session {
    /// The folder of the site, with what was interrupted finished or undone first.
    fn folder(&self) -> Result<PathBuf> {
        let folder = self.find_folder()?;
        self.recover(&folder);
        Ok(folder)
    }

    /// Finishes or undoes what was interrupted in the output of a site, where that was being deployed, or among the sealed
    /// years. Every command that is given a site begins with this.
    fn recover(&self, folder: &Path) {
        let output = folder.join(OUTPUT);
        self.tell_recovered(sink::recover(&output), ("生成", "a build"));
        self.tell_recovered(crate::deploy::recover(&output), ("部署", "a deploy"));
        let sealing = crate::archive::recover(folder).map(|was| was.then_some(Recovered::Undone));
        self.tell_recovered(sealing, ("封存", "a sealing"));
    }

    fn tell_recovered(&self, recovered: Result<Option<Recovered>>, (zh, en): (&str, &str)) {
        match recovered {
            Ok(None) => {}
            Ok(Some(Recovered::Finished)) => self.tell(&Said::new(
                format!("上次中断的{zh}已经做完"),
                format!("{en} that was interrupted has been finished"),
            )),
            Ok(Some(Recovered::Undone)) => self.tell(&Said::new(
                format!("上次中断的{zh}已经撤销"),
                format!("{en} that was interrupted has been undone"),
            )),
            // Another gongkai may be building: that is in nobody's way who only reads. `build` says it again and stops.
            Err(failure) => self.fail(&failure),
        }
    }

    /// The folder of the site: stated, or the nearest one upwards.
    fn find_folder(&self) -> Result<PathBuf> {
        let start = match &self.site {
            Some(site) => return holds_site(site).map(|()| site.clone()),
            None => std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
        };
        load::find_site(&start).ok_or_else(|| {
            Failure::wrong_use(Said::new(
                "这里和上级文件夹里都没有 content/site.yaml；用 --site 指明网站文件夹，或用 gongkai init 新建",
                "no content/site.yaml here or in a folder above: name the site's folder with --site, or make one with gongkai init",
            ))
        })
    }

    /// A line about what is going on.
    fn tell(&self, said: &Said) {
        if !self.quiet {
            _ = writeln!(anstream::stderr(), "{}", said.text(self.language));
        }
    }

    /// Why the machine failed.
    fn fail(&self, failure: &Failure) {
        let label = match self.language {
            Language::Chinese => "失败",
            Language::English => "failed",
        };
        _ = writeln!(anstream::stderr(), "{label}: {}", failure.text(|said| said.text(self.language)));
    }

    /// Prints findings with their excerpts, and how many there are.
    fn report(&self, folder: &Path, findings: &mut [Finding], most: &Most) {
        let files = load::locate(folder, findings);
        let text = report::text_at_most(findings, &files, self.language, most.of_file());
        _ = write!(anstream::stderr(), "{text}");
        if !findings.is_empty() {
            self.tell(&report::summary(findings));
        }
    }
}

/// What somebody changed by hand where a site is written, and what became of it.
fn hand_made(kept: &[String], overwritten: &[String]) -> impl Iterator<Item = Said> {
    let kept = kept.iter().map(|address| {
        Said::new(
            format!("保留 {address}：已不属于网站，但内容被人改过；不再需要时请手工删除"),
            format!("left {address}: no longer part of the site, but altered by hand; remove it yourself"),
        )
    });
    let overwritten = overwritten.iter().map(|address| {
        Said::new(
            format!("重写 {address}：内容曾被人改过"),
            format!("wrote {address} again: it had been altered by hand"),
        )
    });
    kept.chain(overwritten)
}

/// Whether a folder that was named is that of a site; else it was named wrongly.
fn holds_site(folder: &Path) -> Result<()> {
    if load::join(folder, load::CONTENT).is_dir() {
        return Ok(());
    }
    let shown = folder.display();
    Err(Failure::wrong_use(Said::new(
        format!("{shown} 不是网站文件夹：里面没有 content/；用 gongkai init {shown} 新建"),
        format!("{shown} is no site: it has no content/; make one with gongkai init {shown}"),
    )))
}

/// Writes files into a folder that has none of them yet; nothing is written where one is there.
fn write_new(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<()> {
    if let Some((path, _)) = files.iter().find(|(path, _)| load::join(folder, path).exists()) {
        return Err(Failure::wrong_use(Said::new(
            format!("{} 已经有 {path}，没有改动任何文件；换一个文件夹", folder.display()),
            format!("{} already has {path}; nothing was changed. Choose another folder", folder.display()),
        )));
    }
    files.iter().try_for_each(|(path, bytes)| write(&load::join(folder, path), bytes))
}

/// Makes a file that nobody has yet, with the folders above it; of thousands, none is waited for.
#[expect(clippy::disallowed_methods, reason = "a command that makes files writes them")]
fn write(target: &Path, bytes: &[u8]) -> Result<()> {
    make_room(target)?;
    std::fs::write(target, bytes).context(|| not_writable(target))
}

/// Writes a file of the record, with the folders above it: all of it or nothing.
fn record(target: &Path, bytes: &[u8]) -> Result<()> {
    make_room(target)?;
    sink::write_atomically(target, bytes)
}

/// Makes the folders above a file.
fn make_room(target: &Path) -> Result<()> {
    let Some(parent) = target.parent() else { return Ok(()) };
    std::fs::create_dir_all(parent).context(|| not_writable(parent))
}

fn not_writable(path: &Path) -> Said {
    Said::new(format!("写不了 {}", path.display()), format!("cannot write {}", path.display()))
}
