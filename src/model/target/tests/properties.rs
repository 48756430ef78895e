//! Properties of the grammar: any text at all is read without a panic and in steps that grow no faster than the text, and
//! what is understood prints as a wording that is understood as the same.

use proptest::prelude::*;

use super::steps;
use crate::model::target::{Columns, Meaning, Single, Target};

/// Pieces of wordings, put together at random: far more of the grammar is reached than by random characters.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "≥", "≤", ">", "<", "=", "＞＝", "≈", "》", "不少于", "不超过", "达到", "控制在", "约", "至少", "为",
    "在", "介于", "0", "1", "5", "12", "31", "80", "100", "2023", "2024", "07", "1,234", ".5", ".50", "-",
    "—", "~", "至", "到", "和", "三百", "十二", "两", "一", "百分之", "分之", "万", "千", "百", "亿", "%",
    "％", "‰", "个", "次", "元", "年", "月", "日", "天", "秒", "级", "成", "倍", "个百分点", "台（套）",
    "个工作日", "项目", "km", "M", "/", "每", "每年", "每月", "每季度", "人均", "（", "）", "(", "含", "不含",
    "以上", "以下", "以内", "内", "左右", "之间", "及以上", "底", "末", "前", "之前", "年底", "上半年", "第",
    "季度", "中旬", "不晚于", "早于", "，", "、", "；", ";", "。", "\n", " ", "　", "且", "及时", "按期",
    "优", "良", "优良", "差", "甲", "A", "提高", "下降", "同比", "较上年", "稳步", "完成", "满意度", "负",
    "无", "余", "多", "半", "1.", "①", "±", "?", "#", "😀", "度",
    "近", "由", "从", "提高到", "降至", "≤x≤", "未超过", "每半年", "每两年", "半年", "优于", "达到或优于", "Ⅲ类", "水质",
    "五星级", "栋", "间", "“", "”", "\"", "PH", "7×24小时", "24年", "万5", "上年", "季", "（2022年为85%）", "签约",
    "2023.07", "2024.12", "±", ":", "比", "翻", "番", "前", "第", "名", "名次", "接近", "X", "≤X<", "小于", "（不含）", "（含100%）", "十四五", "期间", "2023.7",
    "000", " 000", "，000", "一季度", "一次", "*", "以上/年", "年一遇", "人民币", "整", "全年", "应付尽付", "零事故", "让群众少跑腿", "率",
    "（抽样）", "（优秀）", "上下浮动", "浮动", "不足", "零投诉", "2/3", "/10万", "1000", "20231231", "202312", "次月", "次年", "春节", "月底", "每季", "每年底", "延期至", "城市",
    "日供水", "年产", "低", "待定", "相关", "据实结算", "一半", "优/良", "：", "没有",
];

/// What stands in the columns beside a cell.
#[rustfmt::skip]
const COMPARATORS: &[&str] = &[
    "", "≥", "≤", "=", "＝", ">", "<", "≈", "大于等于", "小于", "定性", "定量", "正向", "反向指标", "≥（大于等于）", "区间", "≥≤", "计划标准", "/",
];
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "", "%", "％", "百分比", "个", "次", "万元", "（万元）", "元/人·月", "月", "年", "季度", "天", "人/次", "台（套）", "万人次", "单", "时间", "无",
    "—", "级", "倍", "千克", "百万吨", "3个", "#", "其他", "成", "一", "kWh", "‰", "人民币", "名次", "以上", "不",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>(), name in any::<Option<String>>()) {
        sound(&text, name.as_deref());
    }

    #[test]
    fn any_text_of_the_grammar_is_read_and_prints_as_itself(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..9),
    ) {
        sound(&pieces.concat(), None);
        sound(&pieces.concat(), Some("完成率（%）"));
        sound(&pieces.concat(), Some("完成时间（月）"));
        sound(&pieces.concat(), Some("设备购置费"));
        sound(&pieces.concat(), Some("验收日期"));
    }

    #[test]
    fn what_columns_add_prints_as_itself(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..6),
        comparator in proptest::sample::select(COMPARATORS),
        unit in proptest::sample::select(UNITS),
        other in any::<String>(),
    ) {
        let text = pieces.concat();
        let name = Some("成本（万元）");
        sound_in(&text, Columns { name: Some("完成时间"), comparator: Some(comparator), unit: Some(unit) });
        sound_in(&text, Columns { name: None, comparator: Some(comparator), unit: Some(unit) });
        sound_in(&text, Columns { name, comparator: Some(comparator), unit: None });
        sound_in(&text, Columns { name, comparator: None, unit: Some(unit) });
        sound_in(&text, Columns { name: None, comparator: Some(&other), unit: Some(&other) });
    }
}

fn sound(text: &str, name: Option<&str>) {
    sound_in(text, Columns { name, ..Columns::default() });
}

fn sound_in(text: &str, columns: Columns<'_>) {
    let target = Target::parse_in(text, columns);
    assert_eq!(&*target.text, text);
    sound_place(text, &target);
    for single in target.singles() {
        let printed = single.to_string();
        let again = Target::parse(&printed, None);
        assert_eq!(
            again.singles(),
            std::slice::from_ref(single),
            "{text:?} beside {columns:?} as {printed:?}"
        );
        if let (Single::Quantity(a), Single::Quantity(b)) = (single, &again.singles()[0]) {
            assert_eq!(a.value.scale(), b.value.scale(), "{text:?}");
        }
    }
}

fn sound_place(text: &str, target: &Target) {
    if let Meaning::Unknown { understood_up_to } = target.meaning {
        assert!(text.is_char_boundary(understood_up_to as usize), "{text:?}");
    }
}

/// What a rule of the grammar may begin with, or go on with for ever.
#[rustfmt::skip]
const REPEATED: &[&str] = &[
    "9", "1,", "(", "每", "百分之", "分之", "一", "、", "≥", "不", "提高", "5个", "5个，", "-", "（含", "及时", "人员", "每万", "😀",
    "a", "1-", "年底,", "3月,",
    // Many items beside a long name, that each asked it for a date.
    "241. 22 ",
];

#[test]
fn a_wording_twice_as_long_takes_about_twice_the_steps() {
    for piece in REPEATED {
        let steps = |times| {
            let long = piece.repeat(times);
            steps::of(|| {
                [&*long, "5"].iter().for_each(|text| sound_place(text, &Target::parse(text, Some(&long))))
            })
        };
        let (once, twice) = (steps(20_000), steps(40_000));
        assert!(twice * 10 <= once * 21 + 1_000, "{piece:?}: {once} steps, then {twice}");
    }
}
