use super::{Exit, Session};
use crate::error::Result;
use clap::Args;
#[derive(Debug, Args)]
pub(super) struct New {}
impl New {
    pub(super) fn run(self, _: &Session) -> Result<Exit> {
        Ok(Exit::Good)
    }
}
