//! What differs as one page that needs nothing else. Where two texts part is marked.

use std::fmt::Write;

use super::apart::Apart;
use super::{Compared, Side, by_how_much, field, files, shown, subject, summary};
use crate::diff::Change;
use crate::facts::Value;
use crate::language::Language;
use crate::markup::escaped;
use crate::model::declaration::Declaration;
use crate::model::stated::Stated;
use crate::report::page;

pub(in crate::report) const STYLE: &str = "\
.file,.by{opacity:.75;font-size:.875rem}p{margin:.3rem 0;overflow-wrap:anywhere}\
table{border-collapse:collapse;width:100%;table-layout:fixed}\
th,td{border:1px solid #8886;padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
th{font-weight:600}td{white-space:pre-wrap}thead th{background:#8882}.by{display:block}";

/// The words of the page.
struct Headings {
    title: &'static str,
    changed: &'static str,
    columns: [&'static str; 3],
}

impl Headings {
    fn of(language: Language) -> Headings {
        match language {
            Language::Chinese => {
                Headings {
                    title: "内容有什么不同", changed: "改动", columns: ["字段", "变动前", "变动后"]
                }
            }
            Language::English => {
                Headings { title: "What differs", changed: "changed", columns: ["Field", "Before", "After"] }
            }
        }
    }
}

/// The page.
#[must_use]
pub fn html(compared: &Compared<'_>, language: Language) -> String {
    let Compared { before, after, differences } = compared;
    let words = Headings::of(language);
    let title = match language {
        Language::Chinese => format!("{}：{}", words.title, compared.title().zh),
        Language::English => format!("{}: {}", words.title, compared.title().en),
    };
    let mut out = page::open((&title, STYLE), language);
    // Writing to a String cannot fail, here and below.
    _ = writeln!(out, "<p>{}</p>", escaped(summary(compared).text(language)));
    for changed in &differences.changed {
        heading(&mut out, words.changed, (changed.after, after), language);
        file(&mut out, &files(changed.before, changed.after));
        let [field, before, after] = words.columns;
        _ = writeln!(
            out,
            "<table>\n<thead><tr><th scope=\"col\">{field}</th><th scope=\"col\">{before}</th>\
             <th scope=\"col\">{after}</th></tr></thead>\n<tbody>"
        );
        for change in &changed.changes {
            row(&mut out, change, language);
        }
        out.push_str("</tbody>\n</table>\n");
    }
    for (side, declarations) in [(after, &differences.added), (before, &differences.removed)] {
        let only = side.only();
        for declaration in declarations {
            heading(&mut out, only.text(language), (declaration, side), language);
            file(&mut out, &declaration.file);
        }
    }
    out.push_str(page::CLOSE);
    out
}

fn heading(out: &mut String, word: &str, (declaration, side): (&Declaration, &Side<'_>), language: Language) {
    let subject = escaped(&subject(declaration, side, language));
    let (word, colon) = (escaped(word), if language == Language::Chinese { "：" } else { ": " });
    _ = writeln!(out, "<h2>{word}{colon}{subject}</h2>");
}

fn file(out: &mut String, file: &str) {
    _ = writeln!(out, "<p class=\"file\">{}</p>", escaped(file));
}

fn row(out: &mut String, change: &Change<'_>, language: Language) {
    let [before, after] = cells(change, language);
    let by = change.difference().map_or_else(String::new, |difference| {
        format!("<span class=\"by\">{}</span>", escaped(by_how_much(&difference).text(language)))
    });
    let field = escaped(&field(change, language));
    let [was, is] = [&change.before, &change.after].map(|value| content_language(value, language));
    _ = writeln!(
        out,
        "<tr><th scope=\"row\">{field}</th><td{was}>{before}</td><td>{}{by}</td></tr>",
        if is.is_empty() { after } else { format!("<span{is}>{after}</span>") }
    );
}

/// What a form says is Chinese on every page.
fn content_language(value: &Stated<Value<'_>>, language: Language) -> &'static str {
    match (value, language) {
        (Stated::Given(_), Language::English) => " lang=\"zh-CN\"",
        _ => "",
    }
}

/// Both values; of two texts, what differs is marked. Figures and wordings of targets are read whole.
fn cells(change: &Change<'_>, language: Language) -> [String; 2] {
    let [before, after] = [&change.before, &change.after].map(|value| shown(value, language));
    let (Stated::Given(Value::Text(_)), Stated::Given(Value::Text(_))) = (&change.before, &change.after)
    else {
        return [before, after].map(|value| escaped(&value));
    };
    let Apart { head, middle, tail } = Apart::of(&before, &after);
    middle.map(|middle| {
        let (head, middle, tail) = (escaped(head), escaped(middle), escaped(tail));
        match middle.is_empty() {
            true => format!("{head}{tail}"),
            false => format!("{head}<mark>{middle}</mark>{tail}"),
        }
    })
}
