//! `gongkai fmt`: files of the site in canonical layout, comments kept.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::{Exit, Most, Session};
use crate::compose::layout::{self, Laid};
use crate::error::{Context, Failure, Result};
use crate::finding::{Finding, Said};
use crate::language::how_many;
use crate::load;

#[derive(Debug, Args)]
pub(super) struct Fmt {
    /// 要排版的文件；不写则为网站的所有申报表和设置 · Files [all declarations and settings of the site]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// 只列出需要排版的文件，不改动 · Only list what would change
    #[arg(long)]
    check: bool,
}

/// What is to be done with a file.
enum Outcome {
    /// Nothing.
    Good,
    /// Its text is to be this.
    Change { before: Vec<u8>, after: String },
    /// It is left alone.
    Unusual(Said),
    /// It cannot be read.
    Mistakes(Vec<Finding>),
}

impl Fmt {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let folder = match (&session.site, self.files.first()) {
            (None, Some(file)) => site_of(file).map_or_else(|| session.find_folder(), Ok)?,
            _ => session.find_folder()?,
        };
        session.recover(&folder);
        let paths = match &self.files[..] {
            [] => load::files(&folder)?,
            files => files.iter().map(|file| site_path(&folder, file)).collect::<Result<_>>()?,
        };
        let outcomes: Vec<Result<Outcome>> = paths.par_iter().map(|path| outcome(&folder, path)).collect();
        let (mut changed, mut failed, mut mistakes) = (0_usize, false, Vec::new());
        for (path, outcome) in paths.iter().zip(outcomes) {
            match outcome {
                Ok(Outcome::Good) => {}
                Ok(Outcome::Change { before, after }) => {
                    changed += 1;
                    self.change((&folder, path), (&before, &after))?;
                }
                Ok(Outcome::Unusual(said)) => session.tell(&said),
                Ok(Outcome::Mistakes(findings)) => mistakes.extend(findings),
                Err(failure) => {
                    failed = true;
                    session.fail(&failure);
                }
            }
        }
        session.report(&folder, &mut mistakes, &Most::default());
        if !mistakes.is_empty() {
            session.tell(&Said::new(
                "有错误的文件没有排版：先改正上面的错误",
                "files with errors were left alone: mend the errors above first",
            ));
        }
        session.tell(&self.summary(changed, paths.len()));
        let is_good = mistakes.is_empty() && !(self.check && changed > 0);
        Ok(match failed {
            true => Exit::Failure,
            false if is_good => Exit::Good,
            false => Exit::Findings,
        })
    }

    /// Writes a file, or shows what would be written.
    fn change(&self, (folder, path): (&Path, &str), (before, after): (&[u8], &str)) -> Result<()> {
        if self.check {
            _ = write!(anstream::stdout(), "{}", difference(path, before, after));
        } else {
            replace(&load::join(folder, path), after.as_bytes())?;
            _ = writeln!(anstream::stdout(), "{path}");
        }
        Ok(())
    }

    fn summary(&self, changed: usize, all: usize) -> Said {
        let files = how_many(all, "file");
        match (self.check, changed) {
            (_, 0) => Said::new(format!("{all} 个文件，没有要改的"), format!("{files}, nothing to change")),
            (true, _) => Said::new(
                format!("{all} 个文件，{changed} 个需要排版：运行 gongkai fmt"),
                format!("{files}, {changed} to be laid out: run gongkai fmt"),
            ),
            (false, _) => Said::new(
                format!("{all} 个文件，重新排版了 {changed} 个"),
                format!("{files}, {changed} laid out anew"),
            ),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the author's file comes in here, to be laid out")]
fn outcome(folder: &Path, path: &str) -> Result<Outcome> {
    let target = load::join(folder, path);
    let before = std::fs::read(&target).context(|| {
        Said::new(format!("读不了 {}", target.display()), format!("cannot read {}", target.display()))
    })?;
    Ok(match layout::lay_out(path, before.clone())? {
        Laid::Text(after) if after.as_bytes() == before => Outcome::Good,
        Laid::Text(after) => Outcome::Change { before, after },
        Laid::Unusual(said) => Outcome::Unusual(said),
        Laid::Mistakes(findings) => Outcome::Mistakes(findings),
    })
}

/// Overwrites a file; whoever looks, or is left with it when the machine stops, has the old text or the new one.
fn replace(target: &Path, bytes: &[u8]) -> Result<()> {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    // A hidden file is no declaration, should it ever stay behind.
    let draft = target.with_file_name(format!(".{name}.draft"));
    let write = || -> std::io::Result<()> {
        // Moving a file over another asks nobody whether that one may be written.
        let permissions = std::fs::File::options().write(true).open(target)?.metadata()?.permissions();
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(bytes)?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        drop(file);
        std::fs::rename(&draft, target)
    };
    write().inspect_err(|_| _ = std::fs::remove_file(&draft)).context(|| {
        Said::new(format!("写不了 {}", target.display()), format!("cannot write {}", target.display()))
    })
}

/// The site that a file is in.
fn site_of(file: &Path) -> Option<PathBuf> {
    load::find_site(&file.canonicalize().ok()?)
}

/// A file's path from the site's root, if that is one that has a layout.
fn site_path(folder: &Path, file: &Path) -> Result<String> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let inside = whole(file).strip_prefix(whole(folder)).ok().map(|inside| {
        inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    });
    inside.filter(|path| file.is_file() && load::vocabulary_of(path).is_some()).ok_or_else(|| {
        let (file, folder) = (file.display(), folder.display());
        Failure::wrong_use(Said::new(
            format!("{file} 不是网站 {folder} 的申报表，也不是它的 site.yaml 或 departments.yaml；没有改动任何文件"),
            format!("{file} is no declaration of the site {folder}, nor its site.yaml or departments.yaml; nothing was changed"),
        ))
    })
}

/// The first line that the layout changes, before and after.
fn difference(path: &str, before: &[u8], after: &str) -> String {
    let before = String::from_utf8_lossy(before);
    let (mut old, mut new) = (before.split('\n'), after.split('\n'));
    let mut line = 1;
    loop {
        match (old.next(), new.next()) {
            (Some(before), Some(after)) if before == after => line += 1,
            (before, after) => {
                let mut out = format!("{path}:{line}\n");
                for (sign, text) in [('-', before), ('+', after)] {
                    if let Some(text) = text {
                        out.push_str(&format!("    {sign} {}\n", visible(text)));
                    }
                }
                return out;
            }
        }
    }
}

/// A line with what nobody sees in it made visible.
fn visible(line: &str) -> String {
    let seen = line.trim_end_matches([' ', '\r']);
    let behind = line[seen.len()..].replace(' ', "·").replace('\r', "\\r");
    seen.replace('\u{feff}', "\\u{feff}").replace('\t', "\\t") + &behind
}
