//! Items added at the end of a list of a declaration, its other text untouched to the byte: `更正` with what is to be
//! filled in.

use crate::load::emit::{Doc, yaml};

/// The text with `items` behind those that the list under one of `keys` has; where there is no such list yet, one under
/// the first key, behind everything else. `None` where the list is not written item by item, each behind its dash.
#[must_use]
pub fn append(text: &str, keys: &[&str], items: Vec<Doc>) -> Option<String> {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (start, end) = head(text);
    let mut at = start;
    let mut list = None;
    for line in text[start..end].split_inclusive('\n') {
        let bare = line.trim_end();
        let key =
            bare.split_once([':', '：']).map(|(key, rest)| (key.trim_matches(['"', '\'']), rest.trim()));
        match (key, &mut list) {
            (Some((key, rest)), None) if keys.contains(&key) => {
                // Behind the colon nothing but a comment: the items follow.
                if !(rest.is_empty() || rest.starts_with('#')) {
                    return None;
                }
                list = Some((at + line.len(), 2));
            }
            (_, Some((behind, indent))) => {
                let depth = bare.len() - bare.trim_start().len();
                let is_item = bare.trim_start().starts_with("- ");
                if bare.is_empty() || bare.trim_start().starts_with('#') {
                    // Blank lines and comments may belong to what follows.
                } else if depth > 0 || is_item {
                    if is_item && *behind == at {
                        *indent = depth;
                    }
                    *behind = at + line.len();
                } else {
                    break;
                }
            }
            _ => {}
        }
        at += line.len();
    }
    let (at, indent, before) = match list {
        Some((at, indent)) => (at, indent, String::new()),
        None => (end, 2, format!("{}:\n", keys.first()?)),
    };
    let items: String = yaml(&Doc::List(items)).lines().map(|line| indented(line, indent)).collect();
    let needs_break = !text[..at].is_empty() && !text[..at].ends_with('\n');
    let added = format!("{}{before}{items}", if needs_break { "\n" } else { "" });
    let added = added.replace('\n', newline);
    Some(format!("{}{added}{}", &text[..at], &text[at..]))
}

fn indented(line: &str, indent: usize) -> String {
    if line.is_empty() { "\n".to_owned() } else { format!("{:indent$}{line}\n", "") }
}

/// The bytes of the YAML: all, or the head of a report between its two `---`.
fn head(text: &str) -> (usize, usize) {
    let start = text.strip_prefix('\u{FEFF}').map_or(0, |_| '\u{FEFF}'.len_utf8());
    let first = text[start..].split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() != "---" {
        return (start, text.len());
    }
    let mut at = start + first.len();
    for line in text[at..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (start + first.len(), at);
        }
        at += line.len();
    }
    (start + first.len(), text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<Doc> {
        let fields = [("字段", Doc::Text("funding.total".to_owned())), ("原因", Doc::Empty)];
        vec![Doc::Map(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())]
    }

    #[test]
    fn a_list_is_made_or_goes_on() {
        let item = "  - 字段: funding.total\n    原因:\n";
        for (before, after) in [
            ("年度: 2023\n", format!("年度: 2023\n更正:\n{item}")),
            ("年度: 2023", format!("年度: 2023\n更正:\n{item}")),
            (
                "更正: # 公开\n  - 字段: a\n\n# 下面\n名称: 甲\n",
                format!("更正: # 公开\n  - 字段: a\n{item}\n# 下面\n名称: 甲\n"),
            ),
            (
                "corrections:\n- 字段: a\n",
                "corrections:\n- 字段: a\n- 字段: funding.total\n  原因:\n".to_owned(),
            ),
            (
                "---\n年度: 2023\n---\n\n# 报告\n更正：无\n",
                format!("---\n年度: 2023\n更正:\n{item}---\n\n# 报告\n更正：无\n"),
            ),
            ("年度: 2023\r\n", format!("年度: 2023\n更正:\n{item}").replace('\n', "\r\n")),
        ] {
            assert_eq!(
                append(before, &["更正", "corrections"], items()).as_deref(),
                Some(&*after),
                "{before}"
            );
        }
        assert_eq!(append("更正: [{字段: a}]\n", &["更正"], items()), None);
    }
}
