//! A command line that was not understood, said in Chinese; in English the parser says it itself.

use std::fmt::Write;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Arguments, site_language, system_language};
use crate::language::Language;

/// Prints why the command line was not understood, in the language that it asks for. Help and version come this way too,
/// and are no mistake.
pub(super) fn print(error: &clap::Error) {
    let is_told_here = error.use_stderr() && language() == Language::Chinese;
    match is_told_here.then(|| in_chinese(error)).flatten() {
        Some(text) => _ = std::io::Write::write_all(&mut anstream::stderr(), text.as_bytes()),
        None => _ = error.print(),
    }
}

/// The language of messages, of a command line that could not be read as a whole.
fn language() -> Language {
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let value = |name: &str| {
        let joined =
            words.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('=').map(str::to_owned));
        let behind = || words.iter().skip_while(|word| *word != name).nth(1).cloned();
        joined.or_else(behind)
    };
    let stated = value("--lang").and_then(|word| Language::parse(&word));
    let site = value("--site").map(std::path::PathBuf::from);
    stated.or_else(system_language).or_else(|| site_language(site.as_deref())).unwrap_or_default()
}

/// The parser's error in Chinese; none where it is of a kind that its own words have to tell.
fn in_chinese(error: &clap::Error) -> Option<String> {
    let of = |kind| error.get(kind).map(shown).unwrap_or_default();
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let said = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面缺一个值"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("{argument} 不能写“{value}”{}{}", instead(error), half_width(&value))
        }
        ErrorKind::UnknownArgument => {
            format!("没有“{argument}”这个选项{}", meant(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let command = of(ContextKind::InvalidSubcommand);
            format!("没有“{command}”这个命令{}", meant(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("还缺：{argument}"),
        ErrorKind::MissingSubcommand => "后面缺一个命令".to_owned(),
        ErrorKind::ArgumentConflict => {
            format!("{argument} 不能与 {} 一起用", of(ContextKind::PriorArg))
        }
        ErrorKind::NoEquals => format!("{argument} 与它的值之间要写等号"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的值，个数不对")
        }
        ErrorKind::InvalidUtf8 => "命令里有读不懂的字符".to_owned(),
        _ => return None,
    };
    let mut text = format!("失败: {said}\n");
    if let Some(usage) = error.get(ContextKind::Usage).map(shown) {
        _ = writeln!(text, "\n{}", usage.replace("Usage:", "用法:").trim_end());
    }
    _ = writeln!(text, "\n所有写法见 {} --help", Arguments::command().get_name());
    Some(text)
}

/// What a value may be.
fn instead(error: &clap::Error) -> String {
    if let Some(valid) = error.get(ContextKind::ValidValue) {
        return format!("；可写：{}", shown(valid));
    }
    let Some(source) = std::error::Error::source(error) else { return String::new() };
    if source.is::<std::num::ParseIntError>() {
        return "，要写一个整数".to_owned();
    }
    // Our own reasons are written in both languages.
    let source = source.to_string();
    format!("：{}", source.split(" · ").next().unwrap_or_default())
}

/// What the parser thinks that somebody meant.
fn meant(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map(|near| format!("；是否想写 {}", shown(near))).unwrap_or_default()
}

/// Help where figures were typed in full width.
fn half_width(value: &str) -> String {
    let wide = |c: char| matches!(c, '０'..='９');
    if !value.contains(wide) {
        return String::new();
    }
    let half = |c: char| if wide(c) { char::from_u32(c as u32 - 0xFEE0).unwrap_or(c) } else { c };
    format!("；数字用半角：{}", value.chars().map(half).collect::<String>())
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join("、"),
        ContextValue::StyledStrs(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}
