//! Lineage: what a reorganisation makes of an identity. It is stated, never guessed.

/// Links from a project or department to others, that identity alone does not join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lineage<T> {
    /// 承接: the one that this is, under the identity that it had before.
    pub continues: Option<T>,
    /// 并入: the one that this became a part of.
    pub merged_into: Option<T>,
    /// 拆分自: the one that this was a part of.
    pub split_from: Option<T>,
}

impl<T> Default for Lineage<T> {
    fn default() -> Lineage<T> {
        Lineage { continues: None, merged_into: None, split_from: None }
    }
}

impl<T> Lineage<T> {
    /// Each link with its key.
    pub fn links(&self) -> impl Iterator<Item = (&'static str, &T)> {
        let Lineage { continues, merged_into, split_from } = self;
        let links = [("continues", continues), ("merged_into", merged_into), ("split_from", split_from)];
        links.into_iter().filter_map(|(key, link)| Some((key, link.as_ref()?)))
    }

    /// Nothing where no link is stated, as with nearly every project and department.
    #[must_use]
    pub fn boxed(self) -> Option<Box<Lineage<T>>> {
        let says_something = self.links().next().is_some();
        says_something.then(|| Box::new(self))
    }
}
