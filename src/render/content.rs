//! Finished HTML in an English interface → the same with everything Chinese marked as such (WCAG 2.2, 3.1.2), so that a
//! screen reader speaks names and narratives in their own language. The site's English words hold no Chinese, so what is
//! Chinese is content.

use std::cell::Cell;
use std::rc::Rc;

use lol_html::html_content::{ContentType, TextType};
use lol_html::{RewriteStrSettings, element, rewrite_str, text};

/// Marks every run of Chinese in the body's text. A page that cannot be read as HTML comes back as it is: the proof of
/// finished pages says so.
pub(super) fn marked(html: &[u8]) -> Vec<u8> {
    let Ok(page) = std::str::from_utf8(html) else { return html.to_vec() };
    // Within a drawing a run is marked in the drawing's own way; names and descriptions of drawings take no elements.
    let (in_drawing, in_plain) = (Rc::new(Cell::new(0_u32)), Rc::new(Cell::new(0_u32)));
    let depth = |of: &Rc<Cell<u32>>| {
        let of = Rc::clone(of);
        move |element: &mut lol_html::html_content::Element<'_, '_>| {
            of.set(of.get() + 1);
            if let Some(handlers) = element.end_tag_handlers() {
                let of = Rc::clone(&of);
                handlers.push(Box::new(move |_| {
                    of.set(of.get() - 1);
                    Ok(())
                }));
            }
            Ok(())
        }
    };
    let text = text!("body", |chunk| {
        if chunk.text_type() == TextType::Data && in_plain.get() == 0 {
            let tag = if in_drawing.get() > 0 { "tspan" } else { "span" };
            if let Some(marked) = with_marks(chunk.as_str(), tag) {
                chunk.replace(&marked, ContentType::Html);
            }
        }
        Ok(())
    });
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("svg", depth(&in_drawing)))
        .append_element_content_handler(element!("svg title, svg desc, option, textarea", depth(&in_plain)))
        .append_element_content_handler(element!("body [lang]", depth(&in_plain)))
        .append_element_content_handler(text);
    rewrite_str(page, settings).map_or_else(|_| html.to_vec(), String::into_bytes)
}

/// The text with each run of Chinese in an element of its own; `None` where there is none. What stands between two Chinese
/// characters and is no letter belongs to the run: figures, brackets, points.
fn with_marks(text: &str, tag: &str) -> Option<String> {
    let mut chars = text.char_indices().filter(|(_, ch)| is_han(*ch)).peekable();
    chars.peek()?;
    let mut out = String::with_capacity(text.len() * 2);
    let mut done = 0;
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        while let Some((at, ch)) = chars.next_if(|(at, _)| is_within(&text[end..*at])) {
            end = at + ch.len_utf8();
        }
        out.push_str(&text[done..start]);
        out.push_str(&format!("<{tag} lang=\"zh-CN\">{}</{tag}>", &text[start..end]));
        done = end;
    }
    out.push_str(&text[done..]);
    Some(out)
}

/// Whether what stands between two Chinese characters goes on in Chinese.
fn is_within(between: &str) -> bool {
    !between.chars().any(|ch| ch.is_ascii_alphabetic() || ch == '&' || ch == '<')
}

/// Characters that are written in Chinese alone.
fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(html: &str) -> String {
        String::from_utf8(marked(html.as_bytes())).expect("text")
    }

    #[test]
    fn a_run_goes_on_over_figures_and_points_and_ends_at_letters() {
        for (text, told) in [
            ("Spent by 市财政局 in 2023", "Spent by <span lang=\"zh-CN\">市财政局</span> in 2023"),
            ("2023年预算，3项。", "2023<span lang=\"zh-CN\">年预算，3项</span>。"),
            ("热线 & 平台", "<span lang=\"zh-CN\">热线</span> & <span lang=\"zh-CN\">平台</span>"),
            ("12345", "12345"),
        ] {
            assert_eq!(body(&format!("<body><p>{text}</p></body>")), format!("<body><p>{told}</p></body>"));
        }
    }

    #[test]
    fn drawings_have_marks_of_their_own_and_their_names_none() {
        assert_eq!(
            body("<body><svg><title>标题</title><text>项目</text></svg><p lang=\"zh-CN\">中文</p></body>"),
            "<body><svg><title>标题</title><text><tspan lang=\"zh-CN\">项目</tspan></text></svg>\
             <p lang=\"zh-CN\">中文</p></body>"
        );
    }

    #[test]
    fn what_programs_and_attributes_hold_stays() {
        let html = "<title>题</title><body class=\"中\"><script>'中'</script></body>";
        assert_eq!(body(html), html);
    }
}
