//! Characters that nobody sees and YAML does not allow: found before the file is parsed, and left out so that the rest
//! can be read.

use super::line::{Line, shorten};
use super::mend::Mend;
use super::place;
use crate::finding::{FieldPath, Finding, Said};
use crate::load::rules;
use crate::load::signs::is_invisible;
use crate::source::{SourceFile, Span};

/// Such characters in a file at most: with more of them it is no text.
const MAX_HIDDEN: usize = 1_000;

/// A finding for each line that holds such characters, and the mends that leave them out.
///
/// # Errors
/// The finding that there are too many of them.
pub(super) fn hidden(file: &SourceFile) -> Result<(Vec<Finding>, Vec<Mend>), Box<Finding>> {
    let text = file.text.as_str();
    let (mut findings, mut mends): (Vec<Finding>, Vec<Mend>) = (Vec::new(), Vec::new());
    let mut told = 0;
    for (at, sign) in text.char_indices().filter(|(_, sign)| is_refused(*sign)) {
        if mends.len() == MAX_HIDDEN {
            return Err(Box::new(no_text(file, at)));
        }
        mends.push(Mend { range: at..at + sign.len_utf8(), text: String::new() });
        if at < told {
            continue;
        }
        let line = Line::at(text, at);
        told = line.end();
        findings.push(finding(file, &line, at, sign));
    }
    Ok((findings, mends))
}

fn no_text(file: &SourceFile, at: usize) -> Finding {
    Finding::new(
        &rules::CONTROL_CHARACTER,
        place(file, FieldPath::root(), Span::new(at, at)),
        Said::new(
            format!("看不见的控制字符超过 {MAX_HIDDEN} 个，不像文本文件，没有读"),
            format!("more than {MAX_HIDDEN} control characters: this seems to be no text, and was not read"),
        ),
        Said::new(
            "检查是不是放错了文件；需要的内容重新输入到一个新文件里",
            "look whether it is the right file; type what is needed into a new one",
        ),
    )
}

/// Control characters, and byte-order marks inside the text.
fn is_refused(sign: char) -> bool {
    sign == '\u{FEFF}' || sign.is_control() && !matches!(sign, '\t' | '\n' | '\r')
}

fn finding(file: &SourceFile, line: &Line<'_>, at: usize, sign: char) -> Finding {
    let shown: String = line.text.trim().chars().filter(|c| !is_invisible(*c)).collect();
    let (shown, code) = (shorten(&shown), sign as u32);
    let span = Span::new(at, at + sign.len_utf8());
    Finding::new(
        &rules::CONTROL_CHARACTER,
        place(file, line.field(&file.text), span),
        Said::new(
            format!("这一行有一个看不见的控制字符（U+{code:04X}），多半是从别处粘贴来的"),
            format!(
                "a control character that nobody sees (U+{code:04X}) stands on this line, most likely pasted"
            ),
        ),
        Said::new(
            format!("删去整行，重新输入：“{shown}”"),
            format!("delete the whole line and type it again: “{shown}”"),
        ),
    )
}
