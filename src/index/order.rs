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

/// The letter under which an index lists a name: of a Chinese name that of its pinyin, of a Latin one its own; `#` for
/// figures and whatever else. Marks before the first letter or figure do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Initial(char);

/// What follows the letters.
const OTHERS: Initial = Initial('#');

impl Initial {
    /// The letter.
    #[must_use]
    pub fn letter(self) -> char {
        self.0
    }

    /// Its name in an anchor: `a`, `other`.
    #[must_use]
    pub fn name(self) -> String {
        if self == OTHERS { "other".to_owned() } else { self.0.to_ascii_lowercase().to_string() }
    }
}

impl Ord for Initial {
    fn cmp(&self, other: &Initial) -> std::cmp::Ordering {
        (*self == OTHERS, self.0).cmp(&(*other == OTHERS, other.0))
    }
}

impl PartialOrd for Initial {
    fn partial_cmp(&self, other: &Initial) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl ChineseOrder {
    /// The letter under which a name stands.
    #[must_use]
    pub fn initial(&self, name: &str) -> Initial {
        let Some(first) = name.chars().find(|ch| ch.is_alphanumeric()) else { return OTHERS };
        // Full-width letters are Latin ones.
        let plain = match first {
            'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(first) - 0xFEE0).unwrap_or(first),
            _ => first,
        };
        if plain.is_ascii_alphabetic() {
            return Initial(plain.to_ascii_uppercase());
        }
        let mut text = [0; 4];
        let text: &str = first.encode_utf8(&mut text);
        let begins_before = |letter: &char| self.compare(&format!("{BEGINNING}{letter}"), text).is_lt();
        let found = ('A'..='Z').rev().find(begins_before).filter(|_| is_chinese(first));
        found.map_or(OTHERS, Initial)
    }
}

/// Stands before a letter in the collation's own mark of where the letter's names begin (UTS 35, Collation, index characters).
const BEGINNING: char = '\u{FDD0}';

/// Characters that have a pinyin.
fn is_chinese(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
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

    #[test]
    fn a_name_stands_under_its_letter() {
        let order = ChineseOrder::default();
        for (names, letter) in [
            ("安保 爱卫 啊", 'A'),
            ("巴士 八一 捕捞 簿记 北京", 'B'),
            ("擦拭 参保 错峰", 'C'),
            ("大数据 打井 多元 舵手", 'D'),
            ("额度 二期 鹅塘", 'E'),
            ("发改 复耕 赋能", 'F'),
            ("嘎查 过渡 公交 国土", 'G'),
            ("哈密 货运 获奖 霍乱", 'H'),
            ("几何 居家 军休 骏马 基层", 'J'),
            ("卡口 扩建 阔叶", 'K'),
            ("拉练 落实 洛水 垃圾", 'L'),
            ("妈祖 目标 牧区 慕课", 'M'),
            ("拿地 糯米 农村 那曲", 'N'),
            ("欧洲 偶像 藕塘", 'O'),
            ("爬坡 普惠 瀑布 平台", 'P'),
            ("七夕 群众 其他", 'Q'),
            ("然气 润滑 热线 若干 弱势", 'R'),
            ("撒播 所得 “十四五”规划 社区 锁具", 'S'),
            ("他方 拓宽 退役 唾液", 'T'),
            ("挖潜 雾炮车 物业 务工", 'W'),
            ("西部 讯息 迅速 湘潭", 'X'),
            ("压降 运维 孕产 一号", 'Y'),
            ("匝道 作业 座椅 政务 做强", 'Z'),
            ("IT运维 ＩＴ运维 internet", 'I'),
            ("12345热线 2024年 《3》 ① — 、", '#'),
        ] {
            for name in names.split(' ') {
                assert_eq!(order.initial(name).letter(), letter, "{name}");
            }
        }
        assert!(order.initial("2024") > order.initial("作业"));
    }
}
