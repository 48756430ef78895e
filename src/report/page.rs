//! What every report that is a page has: it needs nothing else, and everything that an author wrote is escaped.

use crate::language::Language;
use crate::markup::escaped;

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
