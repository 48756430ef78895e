//! Reports: Markdown behind a head in YAML between two lines of `---` → the head as a text of its own, and the rest.

use super::rules as rule;
use crate::finding::{FieldPath, Finding, Place, Said};
use crate::source::{SourceFile, Span};

/// What opens and closes the head.
const FENCE: &str = "---";

/// The head, in which every byte stands where it stands in the file, and the report behind it; a finding where there is no
/// head.
pub(super) fn split(file: SourceFile) -> Result<(SourceFile, String), Box<Finding>> {
    let Some((end, behind)) = head(&file.text) else { return Err(Box::new(without_head(&file))) };
    let report = file.text[behind..].trim().to_owned();
    let SourceFile { path, mut text } = file;
    text.truncate(end);
    // The opening line is a comment from here on, so that the head is YAML and nothing moves.
    text.replace_range(..FENCE.len(), "###");
    Ok((SourceFile { path, text }, report))
}

/// Where the head ends, and where the report begins.
fn head(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for (nth, line) in text.split_inclusive('\n').enumerate() {
        let is_fence = line.trim_end() == FENCE;
        if nth == 0 && !is_fence {
            return None;
        }
        if nth > 0 && is_fence {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn without_head(file: &SourceFile) -> Finding {
    let is_open = file.text.lines().next().is_some_and(|line| line.trim_end() == FENCE);
    let place =
        Place { file: file.path.clone(), field: FieldPath::root(), span: Some(Span { start: 0, end: 0 }) };
    let (message, help) = if is_open {
        (
            Said::new("表头没有结束：缺少第二行“---”", "the head has no end: a second line “---” is missing"),
            Said::new(
                "在表头最后一个字段的下一行写“---”，再写报告正文",
                "write “---” in the line after the last field, then the text of the report",
            ),
        )
    } else {
        (
            Said::new("报告开头没有表头", "the report has no head"),
            Said::new(
                "第一行写“---”，下面写“表: 项目支出绩效评价报告”等字段，再写一行“---”，然后是报告正文",
                "write “---” in the first line, then fields such as “form: project-evaluation”, then a line “---”, then the report",
            ),
        )
    };
    Finding::new(&rule::REPORT_WITHOUT_HEAD, place, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(String, String)> {
        let file = SourceFile { path: "a.md".into(), text: text.to_owned() };
        split(file).ok().map(|(head, report)| (head.text, report))
    }

    #[test]
    fn a_head_stands_between_two_lines() {
        let whole = parts("---\r\n表: x\r\n---\r\n\r\n# 一\r\n---\r\n二\r\n").expect("two parts");
        assert_eq!(whole, ("###\r\n表: x\r\n".to_owned(), "# 一\r\n---\r\n二".to_owned()));
        assert_eq!(parts("---\n---"), Some(("###\n".to_owned(), String::new())));
        for text in ["", "# 一\n---\n---\n", "---\n表: x\n", "----\n---\n"] {
            assert_eq!(parts(text), None, "{text:?}");
        }
    }
}
