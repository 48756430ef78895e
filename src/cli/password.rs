//! The password of a secret key: asked for on the terminal, where it is not shown, or taken from the environment, for
//! machines. Opens the files of secret keys.

use std::io::ErrorKind;
use std::path::Path;

use zeroize::Zeroizing;

use super::Session;
use crate::error::{Context, Failure, Result};
use crate::finding::Said;
use crate::signature::{Kept, Refused, SecretKey};

/// Where a machine finds the password.
const VARIABLE: &str = "GONGKAI_KEY_PASSWORD";

/// A password for a new key, asked for twice.
pub(super) fn chosen(session: &Session) -> Result<Zeroizing<String>> {
    let password = match stated() {
        Some(password) => password,
        None => {
            let first =
                asked(session, &Said::new("为私钥设一个密码：", "Choose a password for the secret key: "))?;
            let second = asked(session, &Said::new("再输一次：", "Once more: "))?;
            if first != second {
                return Err(Failure::wrong_use(Said::new(
                    "两次输入的密码不同，没有写任何文件；请重新运行",
                    "the two passwords differ, and nothing was written; run it again",
                )));
            }
            first
        }
    };
    if password.is_empty() || password.len() > 1024 {
        return Err(Failure::wrong_use(Said::new(
            "密码不能空着，也不能超过 1024 字节，没有写任何文件；不要密码的写 --without-password",
            "a password must not be blank or longer than 1024 bytes, and nothing was written; write --without-password to have none",
        )));
    }
    Ok(password)
}

/// Opens the secret key that lies in a file, with its password where it has one.
#[expect(clippy::disallowed_methods, reason = "a command that is given a file reads it")]
pub(super) fn open(session: &Session, path: &Path) -> Result<SecretKey> {
    let shown = path.display();
    let refused = |said: Said| {
        Failure::wrong_use(Said::new(
            format!("打不开私钥 {shown}：{}", said.zh),
            format!("cannot open the secret key {shown}: {}", said.en),
        ))
    };
    let bytes = match std::fs::read(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(refused(Said::new("没有这个文件", "there is no such file")));
        }
        other => Zeroizing::new(other.context(|| {
            Said::new(format!("读不了私钥 {shown}"), format!("cannot read the secret key {shown}"))
        })?),
    };
    let kept = str::from_utf8(&bytes).map_err(|_| Refused::Damaged).and_then(Kept::parse);
    let kept = kept.map_err(|why| refused(why.said()))?;
    let password = match (kept.is_protected(), stated()) {
        (false, _) => Zeroizing::default(),
        (true, Some(password)) => password,
        (true, None) => {
            asked(session, &Said::new(format!("{shown} 的密码："), format!("Password of {shown}: ")))?
        }
    };
    kept.open(&password).map_err(|why| refused(why.said()))
}

fn stated() -> Option<Zeroizing<String>> {
    std::env::var(VARIABLE).ok().map(Zeroizing::new)
}

fn asked(session: &Session, prompt: &Said) -> Result<Zeroizing<String>> {
    rpassword::prompt_password(prompt.text(session.language)).map(Zeroizing::new).context(|| {
        Said::new(
            format!("这里没有终端可以输入密码；把密码放进环境变量 {VARIABLE}"),
            format!("there is no terminal to type the password on; put it into the variable {VARIABLE}"),
        )
    })
}
