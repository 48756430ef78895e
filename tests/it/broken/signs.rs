//! One wrong sign anywhere in a declaration: whatever comes of it, nothing panics, and it is seldom told as three
//! mistakes, nor is the file given up.

use gongkai::finding::Finding;
use gongkai::load;
use gongkai::model::identity::DeclarationKey;

const PATH: &str = "content/2023/gz-zwsj/a.targets.yaml";
const GOOD: &str = "表: 项目支出绩效目标申报表
年度: 2023
部门: gz-zwsj
项目: a
名称: 热线运行
资金:
  合计: 120.00
  财政拨款: 100.00
主要内容: |
  热线日常运行：
  受理来电
绩效指标:
  产出指标:
    数量指标:
      - 名称: 培训次数
        年度指标值: ≥4次
      - {名称: 接听量, 年度指标值: ≥2万次}
      - {名称: 场次, 年度指标值: ≥2场, 分值: 10}
    质量指标:
      - {名称: 合格率, 年度指标值: ≥90%}
";

#[test]
fn one_wrong_sign_is_seldom_told_as_three() {
    let key = DeclarationKey::from_path(PATH).expect("a declaration");
    let signs = [
        "", "\n", "\t", " ", ":", "：", "-", "{", "]", "#", "!", "|", "\"", ",", "，", "&", "｛", "“",
        "\u{3000}", "\u{7}",
    ];
    let (mut all, mut many) = (0, 0);
    for sign in signs {
        for (at, replaced) in GOOD.char_indices() {
            let text = format!("{}{sign}{}", &GOOD[..at], &GOOD[at + replaced.len_utf8()..]);
            let (_, findings) = load::read_declaration(key.clone(), text.clone().into_bytes());
            all += 1;
            many += usize::from(findings.len() > 2);
            let is_given_up = |finding: &Finding| finding.message.zh.contains("笔误太多");
            assert!(!findings.iter().any(is_given_up), "the file was given up: {text}");
        }
    }
    assert!(many * 14 < all, "{many} of {all} slips are told as three mistakes or more");
}
