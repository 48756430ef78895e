//! JSON as text that people can read and compare: what fits on a line stands on one.

use serde_json::Value;

/// The longest line of several values, in bytes without its indentation.
const WIDTH: usize = 110;

/// Writes the value at this depth, without a newline at its end.
pub(super) fn write(out: &mut String, value: &Value, depth: usize) {
    let short = value.to_string();
    if short.len() <= WIDTH {
        out.push_str(&short);
        return;
    }
    match value {
        Value::Array(items) => {
            lines(out, ['[', ']'], depth, items.iter().map(|item| (None, item)));
        }
        Value::Object(entries) => {
            lines(out, ['{', '}'], depth, entries.iter().map(|(key, value)| (Some(key), value)));
        }
        _ => out.push_str(&short),
    }
}

fn lines<'v>(
    out: &mut String,
    brackets: [char; 2],
    depth: usize,
    values: impl Iterator<Item = (Option<&'v String>, &'v Value)>,
) {
    let new_line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    };
    out.push(brackets[0]);
    for (nth, (key, value)) in values.enumerate() {
        if nth > 0 {
            out.push(',');
        }
        new_line(out, depth + 1);
        if let Some(key) = key {
            out.push_str(&Value::from(key.as_str()).to_string());
            out.push_str(": ");
        }
        write(out, value, depth + 1);
    }
    new_line(out, depth);
    out.push(brackets[1]);
}
