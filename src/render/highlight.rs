//! YAML → HTML with classes, for the page that shows a declaration's facts. Colours are the theme's.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxDefinition, SyntaxSet, SyntaxSetBuilder};
use syntect::util::LinesWithEndings;

/// A small grammar of the YAML that facts are written in: keys, numbers, quoted texts, the rest.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(|| {
    let mut builder = SyntaxSetBuilder::new();
    // The grammar is ours and held by the test below; without it the text stays plain.
    if let Ok(grammar) = SyntaxDefinition::load_from_str(include_str!("facts.sublime-syntax"), true, None) {
        builder.add(grammar);
    }
    builder.build()
});

/// The text as spans with classes `y-…`, escaped.
#[must_use]
pub fn yaml(text: &str) -> String {
    let Some(syntax) = SYNTAXES.find_syntax_by_name("Facts") else { return escaped(text) };
    let style = ClassStyle::SpacedPrefixed { prefix: "y-" };
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, style);
    for line in LinesWithEndings::from(text) {
        if generator.parse_html_for_line_which_includes_newline(line).is_err() {
            return escaped(text);
        }
    }
    generator.finalize()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_numbers_and_texts_have_classes_and_nothing_is_lost() {
        let text = "年度: 2023\n名称: \"a<b>\"\n列表:\n- 预算: 12.50\n  目标: |-\n    ≥95%\n";
        let html = yaml(text);
        for class in ["y-key", "y-number", "y-string"] {
            assert!(html.contains(class), "{class}: {html}");
        }
        let bare: String = {
            let mut inside = false;
            html.chars()
                .filter(|c| {
                    match c {
                        '<' => inside = true,
                        '>' if inside => {
                            inside = false;
                            return false;
                        }
                        _ => {}
                    }
                    !inside
                })
                .collect()
        };
        assert_eq!(bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\""), text);
    }
}
