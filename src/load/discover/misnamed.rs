//! The path of a file that was meant as a declaration and is none → the path that it should have, as far as that can be
//! told. Knows paths as texts only.

use std::collections::HashSet;

use crate::finding::Said;
use crate::load::signs::is_invisible;
use crate::load::unknown::{LIKE, likeness};
use crate::load::{DEPARTMENTS_FILE, SITE_FILE};
use crate::model::identity::{DEPARTMENT_ID_LENGTH, DeclarationKey, Form, Id, PROJECT_ID_LENGTH};
use crate::model::year::FiscalYear;

/// Whether a name ends as files of YAML do.
pub(super) fn is_yaml(path: &str) -> bool {
    let path = path.to_lowercase();
    path.ends_with(".yaml") || path.ends_with(".yml")
}

/// Whether a file's name says YAML or a form anywhere: some editors hide that they have written `.yaml.txt`.
pub(super) fn is_meant(path: &str) -> bool {
    let name = plain(name_of(path));
    let says_form = || name.split('.').skip(1).any(|part| Form::ALL.iter().any(|form| form.suffix() == part));
    !name.starts_with('.') && (name.contains(".yaml") || name.contains(".yml") || says_form())
}

/// What to do about a path that names no declaration; `read` are those that do.
pub(super) fn help(path: &str, read: &HashSet<String>) -> Said {
    let is_copy = without_copy_marks(&half(name_of(path))).1;
    match right_path(path) {
        Some(right) if is_copy => copy(&right, read),
        Some(right) if read.contains(&right) => Said::new(
            format!("{right} 也在，读的是它：两份只留一份，多余的删去或移到 content 之外"),
            format!(
                "{right} is there too, and was read: keep one of them, and delete the other or move it out of content"
            ),
        ),
        Some(right) => Said::new(format!("改成 {right}"), format!("call it {right}")),
        None => incomplete(path),
    }
}

/// What to do about a copy of the file that should be at `right`.
fn copy(right: &str, read: &HashSet<String>) -> Said {
    if read.contains(right) {
        return Said::new(
            format!(
                "这是副本，{right} 也在，读的是它：把副本删去或移到 content 之外；副本才是对的，就先删去原件，再把副本改成这个名称"
            ),
            format!(
                "this is a copy, and {right} is there too, and was read: delete the copy or move it out of content; if the copy is the right one, delete the other and give the copy its name"
            ),
        );
    }
    Said::new(
        format!(
            "这是副本：要公开它，就改成 {right}；不用就删去或移到 content 之外；若是另一个项目，换一个项目编号作文件名"
        ),
        format!(
            "this is a copy: to publish it, call it {right}; if it is not needed, delete it or move it out of content; if it is another project, name it by that project’s id"
        ),
    )
}

/// The path that is most likely meant, if there is one that is right.
fn right_path(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.strip_prefix("content/")?.split('/').collect();
    let [folders @ .., name] = &parts[..] else { return None };
    if folders.is_empty() {
        let likely = |known: &&str| likeness(&plain(name), name_of(known)) >= LIKE;
        return [SITE_FILE, DEPARTMENTS_FILE].into_iter().find(likely).map(str::to_owned);
    }
    let [year, department, ..] = folders else { return None };
    let year = year.split(|c: char| !c.is_ascii_digit()).find_map(FiscalYear::parse)?;
    let department = Id::parse(&id(department), DEPARTMENT_ID_LENGTH)?;
    let right = format!("content/{year}/{department}/{}", right_name(name)?);
    DeclarationKey::from_path(&right).map(|key| key.path()).filter(|right| right != path)
}

/// The file's name as it should be.
fn right_name(name: &str) -> Option<String> {
    let mut name = plain(name);
    for end in ["~", ".txt", ".bak", ".old", ".orig", ".tmp", "."] {
        name = name.strip_suffix(end).unwrap_or(&name).to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
    let is_extension = ["md", "yml"].contains(&extension) || likeness(extension, "yaml") >= LIKE;
    let stem = if is_extension { stem } else { &name };
    let mut parts = stem.split('.').filter(|part| !part.is_empty());
    let (subject, form) = match (parts.next()?, parts.next()) {
        (subject, Some(written)) => (subject, form(written)?),
        (whole, None) => run_together(whole)?,
    };
    let subject = id(subject);
    let extension = Form::ALL.into_iter().find(|known| known.suffix() == form)?.extension();
    let edition = parts.next().filter(|edition| !matches!(*edition, "1" | "01"));
    let edition = edition.map(|edition| format!(".{edition}")).unwrap_or_default();
    Some(format!("{subject}.{form}{edition}.{extension}"))
}

/// `a-targets`, `a targets`: subject and suffix without the point between them.
fn run_together(whole: &str) -> Option<(&str, &'static str)> {
    let mut suffixes = Form::ALL.iter().map(|form| form.suffix());
    suffixes.find_map(|suffix| Some((whole.strip_suffix(suffix)?, suffix)))
}

/// The suffix of a form that a part of a name means.
fn form(written: &str) -> Option<&'static str> {
    let titled = |form: &Form| form.title().contains(written);
    let named = Form::ALL
        .into_iter()
        .map(|form| (likeness(&id(written), form.suffix()), form))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0));
    let titled = || Form::ALL.into_iter().find(titled).filter(|_| !written.is_ascii());
    named.map(|(_, form)| form).or_else(titled).map(Form::suffix)
}

/// A name in lower case and plain signs, without blanks and what systems add to copies.
fn plain(name: &str) -> String {
    without_copy_marks(&half(name)).0.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A name in lower case and plain signs.
fn half(name: &str) -> String {
    let half = name.chars().filter(|c| !is_invisible(*c)).map(|c| match c {
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '。' | '·' => '.',
        _ => c,
    });
    half.flat_map(char::to_lowercase).collect()
}

/// A name without what systems add to copies, and whether it had any of that: `p copy`, `p - 副本 (2)`, `p (1)`.
fn without_copy_marks(name: &str) -> (String, bool) {
    const WORDS: [&str; 8] = ["副本", "复件", "拷贝", "备份", "copy of ", " copy", "-copy", "_copy"];
    let mut left = name.to_owned();
    for word in WORDS {
        // photo-copying.yml is no copy.
        let ends = |rest: &str| {
            word.ends_with(' ') || !rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        };
        if let Some((before, behind)) = left.split_once(word).filter(|(_, behind)| ends(behind)) {
            left = format!("{before}{behind}");
        }
    }
    while let Some((before, behind)) = left.split_once('(').and_then(|(before, rest)| {
        let (number, behind) = rest.split_once(')')?;
        (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())).then_some((before, behind))
    }) {
        left = format!("{}{behind}", before.trim_end());
    }
    let is_copy = left != name;
    let parts: Vec<&str> = left.split('.').map(|part| part.trim_matches([' ', '-'])).collect();
    if is_copy { (parts.join("."), true) } else { (left, false) }
}

/// A text with hyphens for what no id holds.
fn id(written: &str) -> String {
    let plain = plain(written);
    let allowed = |c: char| if c == '_' || c.is_ascii_punctuation() { '-' } else { c };
    plain.chars().map(allowed).collect::<String>().trim_matches('-').to_owned()
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Help where something is missing that only the author knows.
fn incomplete(path: &str) -> Said {
    let subject = plain(name_of(path)).split('.').next().map(id).unwrap_or_default();
    let is_id = Id::parse(&subject, PROJECT_ID_LENGTH).is_some();
    if !is_id && subject != "department" {
        return Said::new(
            format!(
                "文件名开头的“{subject}”不能作编号，换一个：小写字母、数字和连字符，不超过 {PROJECT_ID_LENGTH} 个字符，不用 con、aux、index 等保留词；{}",
                names("<项目编号>", "").zh
            ),
            format!(
                "“{subject}” at the beginning of the name cannot be an id: take lower-case letters, digits and hyphens, at most {PROJECT_ID_LENGTH} characters, no reserved word such as con, aux, index; {}",
                names("<project id>", "").en
            ),
        );
    }
    if let Some((_, "xlsx" | "xls" | "docx" | "doc" | "wps" | "et" | "pdf")) = path.rsplit_once('.') {
        let names = names(&subject, "");
        return Said::new(
            format!("把表里的内容录入一个文本文件，{}；这个文件移到 content 之外", names.zh),
            format!("type the form's content into a text file, {}; move this file out of content", names.en),
        );
    }
    names(&subject, &right_name(name_of(path)).unwrap_or_default())
}

/// The names that a file of `subject` can have, and where; only `name` if it is one of them.
fn names(subject: &str, name: &str) -> Said {
    let is_project = subject != "department";
    let of_subject = Form::ALL.into_iter().filter(|form| form.is_of_project() == is_project);
    let names: Vec<String> = of_subject.filter_map(|form| file_name(form, subject)).collect();
    let names = match names.iter().find(|known| *known == name) {
        Some(known) => std::slice::from_ref(known),
        None => &names[..],
    };
    Said::new(
        format!("放在 content/<年度>/<部门编号>/ 下，名为 {}", names.join(" 或 ")),
        format!("put it into content/<year>/<department id>/ and call it {}", names.join(" or ")),
    )
}

/// The name of a file of `subject`, which may be a placeholder.
fn file_name(form: Form, subject: &str) -> Option<String> {
    let id = Id::parse("x", PROJECT_ID_LENGTH)?;
    let project = form.is_of_project().then(|| id.clone());
    let key = DeclarationKey { year: FiscalYear::parse("2000")?, department: id, project, form, edition: 1 };
    let path = key.path();
    let (_, behind) = name_of(&path).split_once('.')?;
    Some(format!("{subject}.{behind}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_right_name_is_found() {
        for (path, right) in [
            ("content/2023/gz/a.target.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a.targets.yml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a.targets.yaml.txt", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a targets.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/ a.targets .yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a。targets．yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/A.Targets.YAML", "content/2023/gz/a.targets.yaml"),
            ("content/2023年/GZ/a.targets.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz_cgj/a_b.self_evaluation.yaml", "content/2023/gz-cgj/a-b.self-evaluation.yaml"),
            ("content/2023/gz/a.自评.yaml", "content/2023/gz/a.self-evaluation.yaml"),
            ("content/2023/gz/a.targets - 副本.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a.targets (1).yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a copy.targets.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/Copy of a.targets.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a.targets - 副本 (12).yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/复件 a.targets.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a.targets copy 2.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/photo-copying.targets.yml", "content/2023/gz/photo-copying.targets.yaml"),
            ("content/2023/gz/a.targets", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/deeper/a.targets.yaml", "content/2023/gz/a.targets.yaml"),
            ("content/2023/gz/a?b.targets.yaml", "content/2023/gz/a-b.targets.yaml"),
            ("content/2023/gz/a.targets.yaml.", "content/2023/gz/a.targets.yaml"),
            ("content/Site.yml", "content/site.yaml"),
            ("content/department.yaml", "content/departments.yaml"),
            ("content/2023/gz/hotline.yaml", ""),
            ("content/2023/gz/con.targets.yaml", ""),
            ("content/2023/a.targets.yaml", ""),
        ] {
            assert_eq!(right_path(path).unwrap_or_default(), right, "{path}");
        }
    }

    #[test]
    fn files_that_are_no_declarations_are_left_alone() {
        for path in [
            "content/readme.md",
            "content/2023/gz/notes.txt",
            "content/2023/gz/.a.yaml.swp",
            "content/logo.png",
        ] {
            assert!(!is_meant(path), "{path}");
        }
    }
}
