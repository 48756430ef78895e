//! What is refused, in words.

use std::borrow::Cow;

use granit_parser::{ErrorKind, ScanError, Tag};

use super::{Builder, Fault, Kind, Next, Stop, Why, bytes};
use crate::finding::{FieldPath, Finding, Place, Rule, Said};
use crate::load::keys::is_a_key;
use crate::load::rules;
use crate::load::tree::line::shorten;
use crate::load::tree::{Key, MAX_DEPTH, MAX_NODES};
use crate::source::Span;

impl Builder<'_, '_> {
    pub(super) fn find(&mut self, rule: &'static Rule, span: Span, message: Said, help: Said) {
        let place = Place { file: self.path.clone(), field: self.field(), span: Some(span) };
        self.findings.push(Finding::new(rule, place, message, help));
    }

    /// The keys that lead to where the reading is. Items of lists have no name yet.
    pub(super) fn field(&self) -> FieldPath {
        self.stack.iter().fold(FieldPath::root(), |path, frame| match &frame.kind {
            Kind::Map(_, Next::Value(key)) => path.key(&key.text),
            _ => path,
        })
    }

    pub(super) fn tag(&mut self, tag: Option<Cow<'_, Tag>>, span: granit_parser::Span) {
        let Some(tag) = tag else { return };
        let (at, end) = bytes(span.tag_span().unwrap_or(span));
        let tag = shorten(&tag.original());
        self.find(
            &rules::YAML_TAG_UNSUPPORTED,
            Span::new(at, end),
            Said::new(
                format!("“{tag}”以“!”开头，会被当作类型标记，不能用"),
                format!("“{tag}” begins with “!” and is taken for a type mark, which cannot be used"),
            ),
            Said::new(
                "删去它；如果它是文字的一部分，把整段文字放进单引号，例如 '!注意'",
                "delete it; if it is part of the text, put the whole text in single quotation marks: '!note'",
            ),
        );
    }

    pub(super) fn key_not_text(&mut self, span: Span, message: Said) {
        let help = Said::new(
            "冒号前面写一个字段名，例如“年度: 2023”；文字里的括号、问号、冒号要放进引号",
            "write a name before the colon, as in “year: 2023”; brackets, question marks and colons of a text need \
             quotation marks",
        );
        self.find(&rules::KEY_NOT_TEXT, span, message, help);
    }

    /// `[年度]: 2023`.
    pub(super) fn key_in_brackets(&mut self, span: Span) {
        let written = &self.text[span.range()];
        let key = written.trim_matches(|c: char| "[]{}\"' ".contains(c));
        let message = Said::new("字段名不能是列表或一组字段", "a name cannot be a list or a group");
        if !is_a_key(key) {
            return self.key_not_text(span, message);
        }
        let help =
            Said::new(format!("去掉括号，写成：“{key}: …”"), format!("leave out the brackets: “{key}: …”"));
        self.find(&rules::KEY_NOT_TEXT, span, message, help);
    }

    pub(super) fn limit(&self, rule: &'static Rule, at: usize, message: Said, help: Said) -> Stop {
        let end = self.text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        let place = Place { file: self.path.clone(), field: self.field(), span: Some(Span::new(at, end)) };
        Stop::Limit(Box::new(Finding::new(rule, place, message, help)))
    }

    pub(super) fn too_many(&self, at: usize) -> Stop {
        self.limit(
            &rules::FILE_TOO_LARGE,
            at,
            Said::new(
                format!("内容超过 {MAX_NODES} 项，整个文件没有读"),
                format!("more than {MAX_NODES} values; the file was not read"),
            ),
            Said::new("把内容分成几个文件", "divide the content among several files"),
        )
    }

    pub(super) fn too_deep(&self, at: usize) -> Stop {
        self.limit(
            &rules::NESTED_TOO_DEEPLY,
            at,
            Said::new(
                format!("缩进或括号超过 {MAX_DEPTH} 层，整个文件没有读"),
                format!(
                    "indentation or brackets are more than {MAX_DEPTH} levels deep; the file was not read"
                ),
            ),
            Said::new(
                "表格只有几层：检查这里是不是误粘贴了别的内容",
                "a form has only a few levels: look whether something else was pasted in here",
            ),
        )
    }

    pub(super) fn fault(&self, at: usize, why: Why) -> Stop {
        let bracket = self.stack.iter().find(|frame| frame.brackets).map(|frame| frame.start);
        Stop::Syntax(Fault { at, why, last: self.last, bracket })
    }

    pub(super) fn syntax(&self, error: &ScanError) -> Stop {
        let mut at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        match error.kind() {
            ErrorKind::RecursionLimitExceeded => self.too_deep(at),
            kind => self.fault(at, Why::Yaml(kind.clone())),
        }
    }

    pub(super) fn written_twice(&mut self, key: &Key<'_>, first: Span) {
        let field = self.field().key(&key.text);
        let place = |span| Place { file: self.path.clone(), field: field.clone(), span: Some(span) };
        let name = shorten(&key.text);
        let finding = Finding::new(
            &rules::KEY_WRITTEN_TWICE,
            place(key.span),
            Said::new(format!("“{name}”写了两次"), format!("“{name}” is written twice")),
            Said::new(
                "留下正确的一行，删去另一行；如果是两项内容，改写成列表，每项前面加“- ”",
                "keep the right line and delete the other; two items are written as a list, each behind “- ”",
            ),
        )
        .label(Said::new("第二次，没有读", "the second time, not read"))
        .also(place(first), Said::new("第一次在这里", "the first is here"));
        self.findings.push(finding);
    }

    pub(super) fn too_long(&self, start: usize) -> Stop {
        self.limit(
            &rules::FILE_TOO_LARGE,
            start,
            Said::new("这一段文字超过 1 MiB", "this text is longer than 1 MiB"),
            Said::new(
                "一段文字最多 1 MiB：检查是不是少了一个引号，或者误把别的文件粘贴进来了",
                "a text holds 1 MiB at most: look for a missing quotation mark, or another file pasted in",
            ),
        )
    }

    pub(super) fn merge_key(&mut self, span: Span) {
        self.find(
            &rules::MERGE_KEY_UNSUPPORTED,
            span,
            Said::new(
                "“<<”（并入另一组字段）不能用，这一行没有读",
                "“<<” (merge another group) cannot be used; this line was not read",
            ),
            Said::new(
                "把要并入的字段在这里逐行写出来",
                "write the fields that it should bring in here, line by line",
            ),
        );
    }

    pub(super) fn several_documents(&mut self, span: Span) {
        let before = &self.text[..span.start as usize];
        let dots = before.rfind("\n...").filter(|_| !self.text[span.range()].starts_with("---"));
        let (sign, span) = match dots {
            Some(at) => ("...", Span::new(at + 1, at + 4)),
            None => ("---", span),
        };
        self.find(
            &rules::SEVERAL_DOCUMENTS,
            span,
            Said::new(
                format!("“{sign}”之后会被当作另一份文件，没有读"),
                format!("what stands behind “{sign}” is taken for another document, and was not read"),
            ),
            Said::new(
                format!("删去“{sign}”这一行；后面真是另一张表，就把它移到另一个文件"),
                format!("delete the line “{sign}”; if another form follows, move it into a file of its own"),
            ),
        );
    }
}
