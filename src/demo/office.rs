//! The offices of the generated city: bureaus, their branches in the districts, and institutions. Each has a field of
//! work, a name, and places of its own where its projects happen.

use super::fields::{BUREAUS, Field};
use super::institutions::INSTITUTIONS;
use crate::model::identity::{DEPARTMENT_ID_LENGTH, Id};

/// The city. There is none of this name.
pub(super) const CITY: &str = "云溪市";
/// Its id, which ids of offices begin with.
pub(super) const CITY_ID: &str = "yx";

/// Districts: name without 区, and in ids.
const DISTRICTS: [(&str, &str); 12] = [
    ("青石", "qingshi"),
    ("望江", "wangjiang"),
    ("松涧", "songjian"),
    ("柳岸", "liuan"),
    ("南塘", "nantang"),
    ("竹湾", "zhuwan"),
    ("鹤鸣", "heming"),
    ("银杏", "yinxing"),
    ("长亭", "changting"),
    ("梅坞", "meiwu"),
    ("荻洲", "dizhou"),
    ("枫渡", "fengdu"),
];

/// Parts of the city that are no districts.
const PARTS: [(&str, &str); 12] = [
    ("全市", "city"),
    ("高新园区", "park"),
    ("滨江新城", "riverside"),
    ("老城片区", "old-town"),
    ("港口片区", "harbour"),
    ("北部山区", "hills"),
    ("东部片区", "east"),
    ("西部片区", "west"),
    ("南部片区", "south"),
    ("沿溪片区", "brook"),
    ("会展片区", "fair"),
    ("大学城", "campus"),
];

/// Parts of a district.
const QUARTERS: [(&str, &str); 24] = [
    ("东街街道", "dongjie"),
    ("西街街道", "xijie"),
    ("桥头街道", "qiaotou"),
    ("水巷街道", "shuixiang"),
    ("钟楼街道", "zhonglou"),
    ("书院街道", "shuyuan"),
    ("北关街道", "beiguan"),
    ("塔山街道", "tashan"),
    ("河埠街道", "hebu"),
    ("新桥街道", "xinqiao"),
    ("莲池街道", "lianchi"),
    ("石井街道", "shijing"),
    ("麦浪镇", "mailang"),
    ("白鹭镇", "bailu"),
    ("花田镇", "huatian"),
    ("古渡镇", "gudu"),
    ("听泉镇", "tingquan"),
    ("望月镇", "wangyue"),
    ("云隐镇", "yunyin"),
    ("竹影镇", "zhuying"),
    ("稻香镇", "daoxiang"),
    ("星河镇", "xinghe"),
    ("青禾镇", "qinghe"),
    ("暖溪镇", "nuanxi"),
];

/// Parts of an institution.
const SITES: [(&str, &str); 24] = [
    ("本部", "main"),
    ("东区", "east"),
    ("西区", "west"),
    ("南区", "south"),
    ("北区", "north"),
    ("新址", "new"),
    ("一号楼", "block-1"),
    ("二号楼", "block-2"),
    ("三号楼", "block-3"),
    ("四号楼", "block-4"),
    ("五号楼", "block-5"),
    ("六号楼", "block-6"),
    ("七号楼", "block-7"),
    ("八号楼", "block-8"),
    ("九号楼", "block-9"),
    ("十号楼", "block-10"),
    ("综合楼", "complex"),
    ("行政楼", "office"),
    ("后勤楼", "logistics"),
    ("辅助楼", "annexe"),
    ("北门片", "north-gate"),
    ("南门片", "south-gate"),
    ("东门片", "east-gate"),
    ("西门片", "west-gate"),
];

/// How many places an office has.
pub(super) const PLACES: usize = 24;

/// Where an office works.
#[derive(Clone, Copy, Debug)]
enum Scope {
    /// The whole city.
    City,
    /// One district; the second branch there is 1.
    District(usize, usize),
    /// A house of its own: the first, the second …
    House(usize),
}

/// A department of the generated city.
#[derive(Debug)]
pub(super) struct Office {
    /// Its id.
    pub(super) id: Id,
    /// Its name.
    pub(super) name: String,
    /// What it works on.
    pub(super) field: &'static Field,
    scope: Scope,
}

impl Office {
    /// The `nth` office that a growing city gets: every fourth is an institution; the others are bureaus first and, when
    /// each field has its bureau, branches. `None` where an id would grow too long, which no number of 32 bits does.
    pub(super) fn nth(nth: usize) -> Option<Office> {
        let (field, scope) = if nth % 4 == 3 {
            (&INSTITUTIONS[nth / 4 % INSTITUTIONS.len()], Scope::House(nth / 4 / INSTITUTIONS.len()))
        } else {
            let (nth, bureaus) = (nth - nth / 4, BUREAUS.len());
            let field = BUREAUS.get(nth % bureaus)?;
            let scope = match (nth / bureaus).checked_sub(1) {
                None => Scope::City,
                Some(round) => Scope::District(round % DISTRICTS.len(), round / DISTRICTS.len()),
            };
            (field, scope)
        };
        let id = Id::parse(&id(field, scope), DEPARTMENT_ID_LENGTH)?;
        Some(Office { id, name: name(field, scope), field, scope })
    }

    /// What the names of its own indicators and projects begin with; nothing for a bureau.
    pub(super) fn own(&self) -> String {
        match self.scope {
            Scope::City => String::new(),
            Scope::District(district, 0) => format!("{}区", DISTRICTS[district].0),
            Scope::District(district, more) => format!("{}{}分片", DISTRICTS[district].0, ordinal(more + 1)),
            Scope::House(number) => format!("{}{}", ordinal(number + 1), self.field.office),
        }
    }

    /// The `nth` of its places (below [`PLACES`]): as names say it, and in ids.
    pub(super) fn place(&self, nth: usize) -> (String, &'static str) {
        let (place, slug) = match self.scope {
            Scope::City if nth < DISTRICTS.len() => {
                let (district, slug) = DISTRICTS[nth];
                return (format!("{district}区"), slug);
            }
            Scope::City => PARTS[nth - DISTRICTS.len()],
            Scope::District(..) => QUARTERS[nth],
            Scope::House(_) => SITES[nth],
        };
        (self.own() + place, slug)
    }

    /// 主管部门: the bureau above it, or itself.
    pub(super) fn supervisor(&self) -> String {
        match self.scope {
            Scope::City | Scope::District(..) => format!("{CITY}{}", self.field.office),
            Scope::House(_) => {
                let above = match self.field.slug {
                    "hospital" => "卫生健康局",
                    "school" => "教育局",
                    "culture-house" => "文化和旅游局",
                    _ => "民政局",
                };
                format!("{CITY}{above}")
            }
        }
    }

    /// 下属单位.
    pub(super) fn units(&self) -> Vec<String> {
        let noun = self.field.noun;
        match self.scope {
            Scope::City => {
                ["事务中心", "信息中心", "保障中心"].map(|unit| format!("{CITY}{noun}{unit}")).into()
            }
            Scope::District(..) => vec![format!("{}{noun}服务站", self.own())],
            Scope::House(_) => Vec::new(),
        }
    }
}

fn name(field: &Field, scope: Scope) -> String {
    match scope {
        Scope::City => format!("{CITY}{}", field.office),
        Scope::District(district, 0) => format!("{CITY}{}{}分局", field.office, DISTRICTS[district].0),
        Scope::District(district, more) => {
            format!("{CITY}{}{}{}分局", field.office, DISTRICTS[district].0, ordinal(more + 1))
        }
        Scope::House(number) => format!("{CITY}{}{}", ordinal(number + 1), field.office),
    }
}

fn id(field: &Field, scope: Scope) -> String {
    let slug = field.slug;
    match scope {
        Scope::City => format!("{CITY_ID}-{slug}"),
        Scope::District(district, 0) => format!("{CITY_ID}-{slug}-{}", DISTRICTS[district].1),
        Scope::District(district, more) => format!("{CITY_ID}-{slug}-{}-{}", DISTRICTS[district].1, more + 1),
        Scope::House(number) => format!("{CITY_ID}-{slug}-{}", number + 1),
    }
}

/// 第三.
fn ordinal(number: usize) -> String {
    format!("第{}", numeral(number))
}

/// A number from 1 to 9999 in Chinese numerals: 二, 十二, 一百零五; beyond that in digits.
pub(super) fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if !(1..10_000).contains(&number) {
        return number.to_string();
    }
    let (mut out, mut gap) = (String::new(), false);
    for (value, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / value % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push_str(DIGITS[0]);
            gap = false;
        }
        // 十二, not 一十二.
        if !(value == 10 && digit == 1 && out.is_empty()) {
            out.push_str(DIGITS[digit]);
        }
        out.push_str(unit);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn numerals_are_what_people_write() {
        for (number, text) in
            [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (95, "九十五"), (105, "一百零五")]
        {
            assert_eq!(numeral(number), text);
        }
        assert_eq!(numeral(1010), "一千零一十");
        assert_eq!(numeral(10_000), "10000");
    }

    #[test]
    fn offices_have_their_own_ids_and_names() {
        let (mut ids, mut names, mut own) = (HashSet::new(), HashSet::new(), HashSet::new());
        for nth in 0..2000 {
            let office = Office::nth(nth).expect("an office");
            assert!(ids.insert(office.id.clone()), "{}", office.id);
            assert!(names.insert(office.name.clone()), "{}", office.name);
            assert!(own.insert((office.field.slug, office.own())), "{}", office.own());
        }
    }

    #[test]
    fn every_field_has_its_words_once() {
        let (mut tasks, mut counted) = (HashSet::new(), HashSet::new());
        for field in BUREAUS.iter().chain(INSTITUTIONS) {
            assert_eq!(
                (field.clients.len(), field.effects.len(), field.tasks.len()),
                (6, 4, 12),
                "{}",
                field.noun
            );
            let mut slugs = HashSet::new();
            for task in field.tasks {
                assert!(tasks.insert(task.name) && counted.insert(task.counted), "{}", task.name);
                assert!(slugs.insert(task.slug) && task.slug.len() <= 30, "{}", task.slug);
            }
        }
    }
}
