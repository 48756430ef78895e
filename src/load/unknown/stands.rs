//! Where a column that no field takes can stand, and which words are no slips of one another.
//!
//! The rule for all help texts: nothing that an office has published is to be deleted without saying where it can stand
//! instead. Only what is personal is an exception, and what a form does not print at all.

use super::{holds, inner};
use crate::finding::Said;
use crate::load::vocabulary::{self, Field};
use crate::model::identity::Form;

/// Where what a form prints as `written`, and `fields` have no place for, is published all the same; none in settings, of
/// which nothing is published by its label.
pub(super) fn kept(written: &str, fields: &'static [Field]) -> Option<Said> {
    let of_form = |form: &'static [Field]| std::ptr::eq(form, fields) || holds(form, fields);
    if !Form::ALL.into_iter().any(|form| of_form(vocabulary::fields(form))) {
        return None;
    }
    let has = |key: &str| fields.iter().any(|field| field.key == key);
    let is_indicator = has("annual_target");
    if let Some(sources) = fields.iter().find(|field| field.key == "other_sources") {
        return Some(source(written, sources));
    }
    Some(if has("extra") {
        Said::new("写到“其他栏目”下面，照原样公开", "put it below “extra”, which is published as it is")
    } else if is_indicator {
        Said::new(
            format!("写进这一项的“备注: {written}…”，照原样公开"),
            format!("put it into “remarks: {written} …” of the item, which is published as it is"),
        )
    } else if let Some(note) = fields.iter().find(|field| field.key == "note") {
        Said::new(format!("写进“{}”", note.zh[0]), format!("put it into “{}”", note.key))
    } else {
        Said::new(
            format!("写到整张表的“其他栏目: {{{written}: …}}”（行首不空格），照原样公开"),
            format!("put it into “extra: {{{written}: …}}” of the whole form, which is published as it is"),
        )
    })
}

/// The same in a table of money, where it most often is a source that only this office lists.
fn source(written: &str, sources: &'static Field) -> Said {
    let (name, column) = (&inner(sources.kind)[0], &inner(sources.kind)[1]);
    Said::new(
        format!(
            "是资金来源就写到“{}:”下面，写成“- {{{}: {written}, {}: …}}”，不是就写到整张表的“其他栏目”，都照原样公开",
            sources.zh[0], name.zh[0], column.zh[0]
        ),
        format!(
            "put it below “{}:” as “- {{{}: {written}, {}: …}}” if it is a source of money, else below “extra” of the whole form, both published as they are",
            sources.key, name.key, column.key
        ),
    )
}

/// Words that make another idea of a column: what was last year, what was found on review, what was left or has arrived.
const OTHER_IDEAS: [&str; 26] = [
    "上年", "去年", "往年", "历年", "历史", "复核", "审核", "核定", "抽查", "偏差", "偏离", "差异", "扣",
    "结余", "到位", "下达", "拨付", "支付", "安排", "申请", "增减", "累计", "执行", "完成", "得", "应",
];

/// Whether two words are of different ideas however alike they look: 上年完成值 is no slip of 完成值, nor 扣分 of 得分.
pub(super) fn are_other_ideas(written: &str, known: &str) -> bool {
    OTHER_IDEAS.iter().any(|idea| written.contains(idea) != known.contains(idea))
}

/// Whether a word is short for several fields: 预算数 for 年初预算数 and 全年预算数. Only the form can tell which is meant.
pub(super) fn is_short_for_several(written: &str, fields: &[Field]) -> bool {
    let is_short_for = |field: &&Field| field.zh.iter().any(|known| known.contains(written));
    written.chars().count() > 1 && !written.is_ascii() && fields.iter().filter(is_short_for).count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::unknown;

    fn told(written: &str, fields: &'static [Field]) -> (Said, Option<usize>) {
        let unknown = unknown::key(written, fields);
        (unknown.said.1, unknown.meant)
    }

    fn below(form: Form, way: &[&str]) -> &'static [Field] {
        way.iter().fold(vocabulary::fields(form), |fields, key| {
            inner(fields.iter().find(|field| field.key == *key).expect(key).kind)
        })
    }

    #[test]
    fn a_column_of_another_idea_is_not_taken_for_a_slip() {
        let row = below(Form::ProjectSelfEvaluation, &["execution", "total"]);
        let indicator = below(Form::ProjectSelfEvaluation, &["indicators"]);
        for (written, fields) in [
            ("预算数", row),
            ("结余数", row),
            ("到位率", row),
            ("到位数", row),
            ("扣分", row),
            ("扣分", indicator),
            ("上年完成值", indicator),
            ("复核得分", indicator),
            ("历史值", indicator),
            ("偏差率", indicator),
        ] {
            let (help, meant) = told(written, fields);
            assert!(!help.zh.contains("是否想写") && meant.is_none(), "{written}: {}", help.zh);
            let place = if std::ptr::eq(fields, row) { "其他栏目" } else { "备注" };
            assert!(help.zh.contains(&format!("“{place}: ")), "{written}: {}", help.zh);
        }
    }

    #[test]
    fn a_source_that_no_line_is_has_a_place_by_its_label() {
        let funding = below(Form::ProjectTargets, &["funding"]);
        let grid = below(Form::ProjectSelfEvaluation, &["execution"]);
        for source in ["专项债券", "一般债券", "地方政府债券", "银行贷款", "中央预算内投资", "非税收入"]
        {
            for (fields, column) in [(funding, "金额"), (grid, "年初预算数")] {
                let (help, meant) = told(source, fields);
                let item = format!("“其他来源:”下面，写成“- {{名称: {source}, {column}: …}}”");
                assert!(help.zh.contains(&item) && meant.is_none(), "{source}: {}", help.zh);
            }
        }
    }

    #[test]
    fn nothing_published_is_deleted_without_a_place_for_it() {
        for form in Form::ALL {
            every_record(vocabulary::fields(form), &mut |fields| {
                for written in ["专项债券", "年度预算申请（万元）", "某某栏目", "事前评估结论", "上年完成值"]
                {
                    if fields.iter().any(|field| field.is(written)) {
                        continue;
                    }
                    let (help, _) = told(written, fields);
                    let has_place = help.zh.contains("写到") || help.zh.contains("写进");
                    let is_deleted = help.zh.replace("删去行首", "").contains("删去");
                    assert!(!is_deleted || has_place, "{written}: {}", help.zh);
                    let (place, delete) = (help.en.find("put it"), help.en.find("delete it"));
                    assert!(delete.is_none() || place.is_some(), "{written}: {}", help.en);
                }
            });
        }
    }

    fn every_record(fields: &'static [Field], see: &mut impl FnMut(&'static [Field])) {
        see(fields);
        fields
            .iter()
            .map(|field| inner(field.kind))
            .filter(|inner| !inner.is_empty())
            .for_each(|inner| every_record(inner, see));
    }
}
