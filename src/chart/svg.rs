//! A small writer of SVG text into one string. It escapes what it is given and knows neither charts nor figures.

use super::scale::Percent;
use crate::markup::Escaped;

/// SVG under construction. An element is `tag`, then attributes, then `open` … `end`, or `close`.
pub(super) struct Svg {
    out: String,
}

impl Svg {
    /// An empty text with room for `bytes`.
    pub(super) fn with_capacity(bytes: usize) -> Svg {
        Svg { out: String::with_capacity(bytes) }
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Begins an element: `<name`.
    #[inline]
    pub(super) fn tag(&mut self, name: &str) -> &mut Svg {
        self.raw("<").raw(name)
    }

    /// Ends a start tag.
    #[inline]
    pub(super) fn open(&mut self) -> &mut Svg {
        self.raw(">")
    }

    /// Ends an element without content.
    #[inline]
    pub(super) fn close(&mut self) -> &mut Svg {
        self.raw("/>")
    }

    /// An end tag.
    #[inline]
    pub(super) fn end(&mut self, name: &str) -> &mut Svg {
        self.raw("</").raw(name).raw(">")
    }

    /// An attribute with any text.
    pub(super) fn attr(&mut self, name: &str, value: &str) -> &mut Svg {
        self.raw(" ").raw(name).raw("=\"");
        Escaped(value).push_to(&mut self.out);
        self.raw("\"")
    }

    /// A class attribute; a second word is made from `key` when there is one: `bar`, `basic` → `bar bar-basic`.
    #[inline]
    pub(super) fn class(&mut self, class: &str, key: &str) -> &mut Svg {
        self.raw(" class=\"").raw(class);
        if !key.is_empty() {
            self.raw(" ").raw(class.split(' ').next().unwrap_or(class)).raw("-");
            identifier(&mut self.out, key);
        }
        self.raw("\"")
    }

    /// A length in pixels.
    #[inline]
    pub(super) fn px(&mut self, name: &str, value: i32) -> &mut Svg {
        self.raw(" ").raw(name).raw("=\"").number(value).raw("\"")
    }

    /// A length as a share of the surrounding viewport.
    #[inline]
    pub(super) fn percent(&mut self, name: &str, value: Percent) -> &mut Svg {
        self.raw(" ").raw(name).raw("=\"").share(value).raw("%\"")
    }

    /// The same share as a bare number.
    pub(super) fn share(&mut self, value: Percent) -> &mut Svg {
        value.write(&mut self.out);
        self
    }

    /// A fill by the pattern `name` of the chart `id`.
    pub(super) fn pattern(&mut self, id: &str, name: &str) -> &mut Svg {
        self.raw(" fill=\"url(#");
        identifier(&mut self.out, id);
        self.raw("-").raw(name).raw(")\"")
    }

    /// The attribute `id` = `prefix-name`.
    pub(super) fn id(&mut self, prefix: &str, name: &str) -> &mut Svg {
        self.raw(" id=\"").id_text(prefix, name).raw("\"")
    }

    /// `prefix-name` as it stands in an `id`.
    pub(super) fn id_text(&mut self, prefix: &str, name: &str) -> &mut Svg {
        identifier(&mut self.out, prefix);
        self.raw("-").raw(name)
    }

    /// Text content.
    pub(super) fn text(&mut self, text: &str) -> &mut Svg {
        Escaped(text).push_to(&mut self.out);
        self
    }

    /// A whole number.
    #[inline]
    pub(super) fn number(&mut self, value: i32) -> &mut Svg {
        push_number(&mut self.out, value);
        self
    }

    /// Markup as it is; only for literals of this module.
    #[inline]
    pub(super) fn raw(&mut self, markup: &str) -> &mut Svg {
        self.out.push_str(markup);
        self
    }
}

/// Appends a whole number without the formatting machinery, which costs more than all the rest of a bar.
pub(super) fn push_number(out: &mut String, value: i32) {
    out.push_str(itoa::Buffer::new().format(value));
}

/// Appends `text` as part of an id or a class: what is not an ASCII letter, digit, hyphen or underscore becomes its
/// code between underscores.
fn identifier(out: &mut String, text: &str) {
    for ch in text.chars() {
        match ch {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => out.push(ch),
            _ => {
                out.push('_');
                push_number(out, i32::try_from(u32::from(ch)).unwrap_or(0));
                out.push('_');
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Fails unless `markup` is well formed, has no style and no script, and every id in it is unique and every
    /// reference has its id.
    pub(in super::super) fn assert_sound(markup: &str) {
        let mut stack = Vec::new();
        let mut rest = markup;
        while let Some(start) = rest.find('<') {
            assert_plain(&rest[..start]);
            let end = start + rest[start..].find('>').expect("a tag ends");
            let tag = &rest[start + 1..end];
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(stack.pop(), Some(name), "end tag in {markup}");
            } else {
                let body = tag.strip_suffix('/').unwrap_or(tag);
                let (name, attributes) = body.split_once(' ').unwrap_or((body, ""));
                assert!(name.bytes().all(|b| b.is_ascii_lowercase()), "element <{name}>");
                assert_ne!(name, "script");
                assert_attributes(attributes);
                if body.len() == tag.len() {
                    stack.push(name);
                }
            }
            rest = &rest[end + 1..];
        }
        assert_plain(rest);
        assert!(stack.is_empty(), "left open: {stack:?}");
        assert_references(markup);
    }

    fn assert_plain(text: &str) {
        assert!(!text.contains(['>', '"']), "not escaped: {text}");
        for (at, _) in text.match_indices('&') {
            let entity = &text[at..];
            assert!(
                ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].iter().any(|e| entity.starts_with(e)),
                "bare &: {text}"
            );
        }
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "control character: {text:?}");
    }

    fn assert_attributes(attributes: &str) {
        let mut names = Vec::new();
        let mut rest = attributes.trim_end();
        while !rest.is_empty() {
            let (name, after) = rest.split_once("=\"").expect("name=\"value\"");
            let (value, after) = after.split_once('"').expect("a value ends");
            assert!(
                !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
                "{name}"
            );
            assert!(name != "style" && !name.starts_with("on"), "{name} is not allowed");
            assert!(!names.contains(&name), "{name} twice");
            assert!(!value.contains('<'));
            names.push(name);
            if let Some(percent) = value.strip_suffix('%') {
                let percent: f64 = percent.parse().expect("a number");
                assert!((0.0..=100.0).contains(&percent), "{name}={percent}%");
            }
            rest = after.trim_start();
        }
    }

    fn assert_references(markup: &str) {
        let mut ids: Vec<&str> =
            markup.split(" id=\"").skip(1).map(|s| s.split('"').next().unwrap_or("")).collect();
        for reference in markup.split("url(#").skip(1) {
            let id = reference.split(')').next().unwrap_or("");
            assert!(ids.contains(&id), "no pattern {id}");
        }
        for names in markup.split("aria-labelledby=\"").skip(1) {
            for id in names.split('"').next().unwrap_or("").split(' ') {
                assert!(ids.contains(&id), "no text {id}");
            }
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id twice");
    }

    #[test]
    fn ids_stay_ids() {
        let mut out = String::new();
        identifier(&mut out, "2023-a\"b)甲");
        assert_eq!(out, "2023-a_34_b_41__30002_");
    }

    #[test]
    fn numbers() {
        let mut out = String::new();
        for value in [0, 7, -10, i32::MAX, i32::MIN] {
            push_number(&mut out, value);
            out.push(' ');
        }
        assert_eq!(out, "0 7 -10 2147483647 -2147483648 ");
    }

    #[test]
    fn an_element() {
        let mut svg = Svg::with_capacity(64);
        svg.tag("rect")
            .class("bar", "basic")
            .percent("width", Percent::FULL)
            .px("y", -3)
            .pattern("p q", "hatch")
            .close();
        assert_eq!(
            svg.finish(),
            "<rect class=\"bar bar-basic\" width=\"100%\" y=\"-3\" fill=\"url(#p_32_q-hatch)\"/>"
        );
    }
}
