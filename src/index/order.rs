//! The order in which Chinese readers look for a name: by pinyin.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use crate::model::department::Registry;
use crate::model::identity::Id;

/// Compares names as a Chinese index does.
pub struct ChineseOrder(Option<CollatorBorrowed<'static>>);

impl std::fmt::Debug for ChineseOrder {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("ChineseOrder")
    }
}

impl Default for ChineseOrder {
    fn default() -> ChineseOrder {
        ChineseOrder(Collator::try_new(locale!("zh-u-co-pinyin").into(), CollatorOptions::default()).ok())
    }
}

impl ChineseOrder {
    /// Which of two names stands first.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> std::cmp::Ordering {
        // The collator's data is compiled in; without it, code points still give every machine the same order.
        self.0.as_ref().map_or_else(|| a.cmp(b), |collator| collator.compare(a, b))
    }
}

/// Department ids in the order of their names now; a stated sort key wins, and ids settle a tie.
pub(super) fn departments<'i>(registry: &Registry, ids: impl Iterator<Item = &'i Id>) -> Vec<Id> {
    let order = ChineseOrder::default();
    let key = |id: &Id| match registry.departments.get(id) {
        Some(department) => department.sort_key.as_deref().unwrap_or(&department.name).to_owned(),
        None => id.to_string(),
    };
    let mut keyed: Vec<(String, Id)> = ids.map(|id| (key(id), id.clone())).collect();
    keyed.sort_by(|(a, a_id), (b, b_id)| order.compare(a, b).then_with(|| a_id.cmp(b_id)));
    keyed.into_iter().map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_by_pinyin() {
        let order = ChineseOrder::default();
        let mut names = vec!["湘潭市", "广州市", "上海市", "北京市"];
        names.sort_by(|a, b| order.compare(a, b));
        assert_eq!(names, ["北京市", "广州市", "上海市", "湘潭市"]);
    }
}
