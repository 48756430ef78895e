//! What every report that is a page has: it needs nothing else, and everything that an author wrote is escaped.

use crate::language::Language;

pub(super) const STYLE: &str = "\
:root{color-scheme:light dark}\
body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem}h2{font-size:1.05rem;margin-top:2rem;overflow-wrap:anywhere}\
mark{background:#ffd54f;color:#000}";

/// The end of the page.
pub(super) const CLOSE: &str = "</html>\n";

/// The page up to its heading, with a style of its own.
pub(super) fn open((title, style): (&str, &str), language: Language) -> String {
    let (tag, title) = (language.tag(), escaped(title));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}{style}</style>\n<h1>{title}</h1>\n"
    )
}

/// Text between tags or in a quoted attribute. Control characters, which a page may not hold, are replaced.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
