//! Where two texts part, and where they meet again.

/// Two texts as what they begin with alike, what differs, and what they end with alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Apart<'t> {
    /// The beginning of both.
    pub(super) head: &'t str,
    /// What differs: before, and after.
    pub(super) middle: [&'t str; 2],
    /// The end of both.
    pub(super) tail: &'t str,
}

impl<'t> Apart<'t> {
    pub(super) fn of(before: &'t str, after: &'t str) -> Apart<'t> {
        let alike = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
            pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
        };
        let (head, before) = before.split_at(alike(&mut before.chars().zip(after.chars())));
        let after = &after[head.len()..];
        let tail = alike(&mut before.chars().rev().zip(after.chars().rev()));
        let (before, tail) = before.split_at(before.len() - tail);
        Apart { head, middle: [before, &after[..after.len() - tail.len()]], tail }
    }
}

#[cfg(test)]
mod tests {
    use super::Apart;

    #[test]
    fn texts_part_between_characters() {
        let parts = |before, after| {
            let Apart { head, middle: [was, is], tail } = Apart::of(before, after);
            [head, was, is, tail]
        };
        assert_eq!(parts("提高服务水平", "提高管理水平"), ["提高", "服务", "管理", "水平"]);
        assert_eq!(parts("aaa", "aa"), ["aa", "a", "", ""]);
        assert_eq!(parts("", "甲"), ["", "", "甲", ""]);
        assert_eq!(parts("甲", "甲"), ["甲", "", "", ""]);
        // One byte in common is no character in common.
        assert_eq!(parts("一", "丁"), ["", "一", "丁", ""]);
    }
}
