//! `gongkai schema`: JSON Schema for editors, to standard output or as files.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use super::{Exit, Session};
use crate::error::Result;
use crate::finding::Said;
use crate::load;
use crate::model::identity::Form;
use crate::schema::{self, Subject};

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// 只要一种：表名、site 或 departments · One of them: a form, site or departments [declarations of any form]
    #[arg(long, value_name = "FORM", value_parser = subject)]
    form: Option<Subject>,
    /// 写到文件夹；没有 --form 就写全部三个文件 · Write to a folder; without --form, all three files
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
}

fn subject(text: &str) -> std::result::Result<Subject, String> {
    Subject::parse(text).ok_or_else(|| {
        let forms = Form::ALL.map(Form::name).join(", ");
        format!("{forms}, site, departments")
    })
}

impl Schema {
    pub(super) fn run(self, session: &Session) -> Result<Exit> {
        let Some(folder) = self.output else {
            let subject = self.form.unwrap_or(Subject::Declaration);
            _ = write!(anstream::stdout(), "{}", schema::text(subject));
            return Ok(Exit::Good);
        };
        let subjects = self.form.map_or_else(|| Subject::OF_A_SITE.to_vec(), |subject| vec![subject]);
        for subject in subjects {
            let file = load::join(&folder, &format!("{}.json", subject.name()));
            super::write(&file, schema::text(subject).as_bytes())?;
            let shown = file.display();
            session.tell(&Said::new(format!("已写 {shown}"), format!("wrote {shown}")));
        }
        Ok(Exit::Good)
    }
}
