//! One order for what stands in two lists, so that what only the earlier one has is told where it stood.

use std::collections::HashMap;
use std::hash::Hash;

/// What both lists have under one key is paired. The pairs come in the order of the later list; what only the earlier one
/// has, behind what it followed there. A key stands in a list once.
pub(super) fn merged<T, K: Eq + Hash>(
    before: Vec<T>,
    after: Vec<T>,
    key: impl Fn(&T) -> K,
) -> Vec<(Option<T>, Option<T>)> {
    let mut pairs: Vec<(Option<T>, Option<T>)> = after.into_iter().map(|item| (None, Some(item))).collect();
    let at: HashMap<K, usize> =
        pairs.iter().enumerate().filter_map(|(at, (_, after))| Some((key(after.as_ref()?), at))).collect();
    // What is gone, by how many of the later list stand before it.
    let mut gone: Vec<(usize, T)> = Vec::new();
    let mut behind = 0;
    for item in before {
        match at.get(&key(&item)) {
            Some(at) => {
                behind = at + 1;
                pairs[*at].0 = Some(item);
            }
            None => gone.push((behind, item)),
        }
    }
    gone.sort_by_key(|(behind, _)| *behind);
    let mut all = Vec::with_capacity(pairs.len() + gone.len());
    let mut gone = gone.into_iter().peekable();
    for (at, pair) in pairs.into_iter().enumerate() {
        while let Some((_, item)) = gone.next_if(|(behind, _)| *behind <= at) {
            all.push((Some(item), None));
        }
        all.push(pair);
    }
    all.extend(gone.map(|(_, item)| (Some(item), None)));
    all
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn what_is_gone_stands_where_it_stood() {
        let told = |before: &str, after: &str| -> String {
            let pairs = merged(before.chars().collect(), after.chars().collect(), |c| *c);
            let sign = |pair| match pair {
                (Some(_), Some(c)) => format!("{c}"),
                (None, Some(c)) => format!("+{c}"),
                (Some(c), None) => format!("-{c}"),
                (None, None) => String::new(),
            };
            pairs.into_iter().map(sign).collect()
        };
        assert_eq!(told("abc", "abc"), "abc");
        assert_eq!(told("abcd", "axd"), "a-b-c+xd");
        assert_eq!(told("abc", "cb"), "-acb");
        assert_eq!(told("ab", ""), "-a-b");
        assert_eq!(told("", "ab"), "+a+b");
        assert_eq!(told("xa", "a"), "-xa");
        assert_eq!(told("bxa", "ab"), "ab-x");
    }
}
