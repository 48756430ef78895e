//! Whether the public may see a declaration on a day, and what was put right in it since it could: how far the office is
//! with it, from which day it is public, why it was taken back, what was corrected and why.

use super::date::Date;
use super::stated::Stated;
use crate::finding::Said;

/// 状态: how far the office is with a declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 草稿: still being filled in.
    Draft,
    /// 待审: filled in, and not yet approved.
    InReview,
    /// 已审: may be public. So is a declaration that says nothing.
    #[default]
    Approved,
}

impl Status {
    /// Every status, with the words of either language; the first Chinese one is what we write.
    pub const WORDS: [(Status, &'static str, &'static [&'static str]); 3] = [
        (Status::Draft, "draft", &["草稿", "草案"]),
        (Status::InReview, "in-review", &["待审", "审核中", "送审"]),
        (Status::Approved, "approved", &["已审", "已审核", "审核通过"]),
    ];
}

/// 撤回: why a declaration that was public is so no more. Readers see it in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// 内容: what was taken back.
    pub what: Box<str>,
    /// 原因.
    pub why: Box<str>,
    /// 日期: the first day on which it was public no more.
    pub when: Date,
}

/// What decides when a declaration is public. No fact, on no page; but for the notice of a withdrawal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publication {
    /// 状态.
    pub status: Status,
    /// 公开日期: the first day on which it is public; any day where nothing is said.
    pub publish_on: Option<Date>,
    /// 撤回.
    pub withdrawn: Option<Box<Withdrawal>>,
}

/// Whether a declaration is public on a day, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State<'d> {
    /// The office is not done with it.
    Draft,
    /// It waits for approval.
    InReview,
    /// It is approved, and public from this day on.
    Future(Date),
    /// It is public.
    Published,
    /// It was public.
    Withdrawn(&'d Withdrawal),
}

impl Publication {
    /// The state on a day. What was withdrawn was public before, whatever else the file says.
    #[must_use]
    pub fn state(&self, as_of: Date) -> State<'_> {
        if let Some(withdrawal) = self.withdrawn.as_deref().filter(|withdrawal| withdrawal.when <= as_of) {
            return State::Withdrawn(withdrawal);
        }
        match (self.status, self.publish_on) {
            (Status::Draft, _) => State::Draft,
            (Status::InReview, _) => State::InReview,
            (Status::Approved, Some(day)) if day > as_of => State::Future(day),
            (Status::Approved, _) => State::Published,
        }
    }
}

impl State<'_> {
    /// Whether readers see what the declaration says.
    #[must_use]
    pub fn is_public(self) -> bool {
        self == State::Published
    }

    /// The state in a word, for authors.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            State::Draft => Said::new("草稿", "draft"),
            State::InReview => Said::new("待审", "in review"),
            State::Future(_) => Said::new("待公开", "future"),
            State::Published => Said::new("已公开", "published"),
            State::Withdrawn(_) => Said::new("已撤回", "withdrawn"),
        }
    }
}

/// 更正: a change to what was published, with the reason. Public, and for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// 字段: the field, as a `FieldPath`.
    pub field: Box<str>,
    /// 原值: what was published there; absent where nothing was.
    pub old: Stated<Box<str>>,
    /// 更正为: what stands there since; absent where nothing does.
    pub new: Stated<Box<str>>,
    /// 原因.
    pub why: Box<str>,
    /// 日期.
    pub when: Date,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    #[test]
    fn a_state_is_that_of_the_day() {
        let withdrawal = Withdrawal { what: "表".into(), why: "错".into(), when: day("2026-05-02") };
        let approved = Publication { publish_on: Some(day("2026-03-01")), ..Publication::default() };
        let taken_back = Publication { withdrawn: Some(Box::new(withdrawal.clone())), ..approved.clone() };
        let draft = Publication { status: Status::Draft, ..approved.clone() };
        for (publication, on, state) in [
            (&Publication::default(), "2026-01-01", State::Published),
            (&approved, "2026-02-28", State::Future(day("2026-03-01"))),
            (&approved, "2026-03-01", State::Published),
            (&draft, "2026-03-01", State::Draft),
            (&taken_back, "2026-02-28", State::Future(day("2026-03-01"))),
            (&taken_back, "2026-05-01", State::Published),
            (&taken_back, "2026-05-02", State::Withdrawn(&withdrawal)),
        ] {
            assert_eq!(publication.state(day(on)), state, "{on}");
        }
    }
}
