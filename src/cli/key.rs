//! `gongkai key new`: a key pair to sign with, in the files of minisign.

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::{Exit, OUTPUT, Session, password};
use crate::error::{Context, Failure, Result};
use crate::finding::Said;
use crate::ledger;
use crate::load::{self, CONTENT, SITE_FILE, THEMES};
use crate::seals;
use crate::signature::{Cost, SecretKey};

/// Folders of a site that readers, or whoever has the repository, come to see.
const SEEN: [&str; 5] = [OUTPUT, CONTENT, THEMES, seals::FOLDER, ledger::FOLDER];

#[derive(Debug, Args)]
pub(super) struct Key {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// 新建一对密钥：私钥签名，公钥核对 · Make a pair: the secret key signs, the public key proves
    New(New),
}

#[derive(Debug, Args)]
struct New {
    /// 私钥文件；公钥在它旁边，扩展名 .pub · File of the secret key; the public key lies beside it as .pub
    #[arg(default_value = "gongkai.key")]
    file: PathBuf,
    /// 私钥不设密码，只用于自动签名的机器 · No password, for machines that sign unattended
    #[arg(long)]
    without_password: bool,
}

impl Key {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let Action::New(new) = self.action;
        new.run(session)
    }
}

impl New {
    fn run(self, session: &Session) -> Result<Exit> {
        let (secret_file, public_file) = (&self.file, public_file(&self.file)?);
        let is_in_site = is_in_site(secret_file)?;
        for file in [secret_file, &public_file] {
            if file.symlink_metadata().is_ok() {
                return Err(taken(file));
            }
        }
        let key = SecretKey::generate()?;
        let text = if self.without_password {
            key.file(None)?
        } else {
            key.file(Some((&password::chosen(session)?, Cost::USUAL)))?
        };
        write_once(&public_file, key.public().file().as_bytes(), false)?;
        write_once(secret_file, text.as_bytes(), true)?;
        for file in [secret_file, &public_file] {
            _ = writeln!(anstream::stdout(), "{}", file.display());
        }
        self.tell(session, (&key, &public_file), is_in_site);
        Ok(Exit::Good)
    }

    fn tell(&self, session: &Session, (key, public_file): (&SecretKey, &Path), is_in_site: bool) {
        let (secret, public) = (self.file.display(), public_file.display());
        session.tell(&Said::new(
            format!("私钥 {secret}：只由本人保管，离线备份一份；不发给别人，不放进 content/，不提交到版本管理。丢了、忘了密码都找不回来。"),
            format!("the secret key {secret}: for its owner alone, with a copy kept offline; never sent, never in content/, never committed. Lost or without its password, it cannot be had again."),
        ));
        session.tell(&Said::new(
            format!("公钥 {public}：应当公布，读者用它核对签名。用来审批的，在 content/site.yaml 的“发布”下面写上：\n  审批公钥: [{}]",
                key.public()
            ),
            format!("the public key {public}: to be published, so that anyone can prove signatures. If it is for approvals, write into content/site.yaml, below “release”:\n  approval_keys: [{}]",
                key.public()
            ),
        ));
        if self.without_password {
            session.tell(&Said::new(
                "私钥没有密码：拿到文件的人都能签名，只让这台机器读到它",
                "the secret key has no password: whoever has the file can sign, so let this machine alone read it",
            ));
        }
        if is_in_site {
            session.tell(&Said::new(
                "私钥在网站文件夹里：最好移到别处；不移的，写进 .gitignore",
                "the secret key lies in the folder of a site: better move it; else name it in .gitignore",
            ));
        }
    }
}

/// Where the public half lies: `.pub` in place of `.key`, or behind any other name.
fn public_file(secret: &Path) -> Result<PathBuf> {
    let extension = secret.extension().and_then(OsStr::to_str);
    let Some(name) = secret.file_name().filter(|_| extension != Some("pub")) else {
        return Err(Failure::wrong_use(Said::new(
            "写私钥的文件名，如 gongkai.key；.pub 是公钥的",
            "name the file of the secret key, such as gongkai.key; .pub is for the public one",
        )));
    };
    if extension == Some("key") {
        return Ok(secret.with_extension("pub"));
    }
    let mut name = name.to_owned();
    name.push(".pub");
    Ok(secret.with_file_name(name))
}

/// Whether a file would lie in the folder of a site; refused where that is a part of it which others come to see.
fn is_in_site(file: &Path) -> Result<bool> {
    let whole = std::path::absolute(file).context(|| {
        Said::new(
            format!("没有 {} 这样的地方", file.display()),
            format!("there is no such place as {}", file.display()),
        )
    })?;
    let real = load::real(&whole);
    let sites = real.ancestors().skip(1).filter(|folder| load::join(folder, SITE_FILE).is_file());
    let mut is_inside = false;
    for site in sites {
        let first = real.strip_prefix(site).ok().and_then(|inside| inside.iter().next()?.to_str());
        if let Some(folder) =
            SEEN.into_iter().find(|seen| first.is_some_and(|first| first.eq_ignore_ascii_case(seen)))
        {
            return Err(Failure::wrong_use(Said::new(
                format!("私钥不能放在网站的 {folder}/ 里：那里的内容会公开。换到网站文件夹以外"),
                format!(
                    "a secret key cannot lie in {folder}/ of a site: what is there becomes public. Choose a place outside the site"
                ),
            )));
        }
        is_inside = true;
    }
    Ok(is_inside)
}

fn taken(file: &Path) -> Failure {
    let shown = file.display();
    Failure::wrong_use(Said::new(
        format!("已经有 {shown}，没有改动任何文件；换一个名字"),
        format!("{shown} is there already, and nothing was changed; choose another name"),
    ))
}

/// Writes a file that is not there yet, whatever happens meanwhile; a secret one for its owner's eyes alone.
fn write_once(file: &Path, bytes: &[u8], is_secret: bool) -> Result<()> {
    let said = || Said::new(format!("写不了 {}", file.display()), format!("cannot write {}", file.display()));
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent).context(said)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    // Elsewhere a file has the rights of its folder, which is the user's own.
    #[cfg(not(unix))]
    let _ = is_secret;
    let mut open = match options.open(file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(taken(file)),
        other => other.context(said)?,
    };
    open.write_all(bytes).and_then(|()| open.sync_all()).context(said)
}
