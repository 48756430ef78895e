//! What pages about one subject share: known errors, facts of the head, and prose.

use super::lineage;
use crate::index::SubjectYear;
use crate::model::declaration::{Declaration, ProjectHead};
use crate::model::stated::Stated;
use crate::render::prose;
use crate::render::scene::Scene;
use crate::render::view::{Ask, Fact, Frame, KnownError, Prose, Table};
use crate::rows::RowSet;
use crate::tables;

/// The errors of the published form, in plain words.
pub(super) fn known_errors<'s>(scene: &Scene<'s>, declaration: &'s Declaration) -> Vec<KnownError<'s>> {
    let unit = declaration.unit.name();
    declaration
        .known_errors
        .iter()
        .map(|error| KnownError {
            field: tables::field_label(scene.words, &error.field),
            text: scene.say(
                known_error_word(&error.rule),
                &[("published", &error.published), ("computed", &error.computed), ("unit", unit)],
            ),
            note: error.note.given().map(|note| &**note),
        })
        .collect()
}

/// What the two values of a known error are depends on its rule: a printed figure and what others give, or two figures
/// that should be one.
fn known_error_word(rule: &str) -> &'static str {
    match rule {
        "income-differs-from-expenditure" => "known_error_income",
        "levels-differ-from-total" => "known_error_levels",
        "key-tasks-exceed-project-expenditure" => "known_error_key_tasks",
        "expenditure-parts-differ-from-total"
        | "income-parts-differ-from-total"
        | "funding-parts-differ-from-total"
        | "execution-parts-differ-from-total"
        | "parts-exceed-their-line" => "known_error_parts",
        _ => "known_error",
    }
}

/// What the page of a subject rests on: its declarations, what was corrected in them, and what of it was withdrawn.
pub(super) fn rest_on<'s>(scene: &mut Scene<'s>, page: &mut Frame<'s>, subject: SubjectYear<'s>) {
    page.provenance = Some(scene.provenance(subject));
    page.corrections = corrections(scene, subject.declarations);
    let withdrawn = tables::corrections::withdrawn(scene.source(), subject);
    page.withdrawn = scene.filled(withdrawn);
}

/// What was corrected in declarations since they were public; nothing where nothing was.
pub(super) fn corrections<'s>(scene: &mut Scene<'s>, declarations: &'s [Declaration]) -> Option<Table<'s>> {
    if declarations.iter().all(|declaration| declaration.corrections.is_empty()) {
        return None;
    }
    let set = tables::corrections::of(scene.source(), declarations);
    scene.filled(set)
}

/// A table of moved targets; nothing where none was, or the site does not show them.
pub(super) fn goalposts<'s>(
    scene: &mut Scene<'s>,
    rows: impl FnOnce(tables::Source<'s>) -> RowSet<'s>,
) -> Option<Table<'s>> {
    if !scene.site.config.goalposts {
        return None;
    }
    let set = rows(scene.source());
    scene.filled(set)
}

/// The targets of one subject that were moved up to a year and in it.
pub(super) fn own_goalposts<'s>(scene: &mut Scene<'s>, subject: SubjectYear<'s>) -> Option<Table<'s>> {
    goalposts(scene, |source| tables::goalposts::of_subject(source, subject))
}

/// A text of the form under its label; nothing where the form says nothing.
pub(super) fn prose<'s>(
    scene: &Scene<'s>,
    heading: &'s str,
    text: &'s Stated<Box<str>>,
) -> Option<Prose<'s>> {
    let html = match text {
        Stated::Absent => return None,
        Stated::Given(text) => prose::html(text),
        Stated::NotApplicable => format!("<p>{}</p>", scene.text("not_applicable")),
        Stated::Withheld(ground) => prose::html(&scene.say("withheld", &[("ground", ground)])),
    };
    let long = text.given().is_some_and(|text| prose::is_long(text));
    Some(Prose { heading: scene.text(heading).into(), html: html.into(), long })
}

/// A labelled fact of the head; nothing where the form says nothing.
pub(super) fn fact<'s>(scene: &Scene<'s>, label: &'s str, text: &'s Stated<Box<str>>) -> Option<Fact<'s>> {
    let value = match text {
        Stated::Absent => return None,
        Stated::Given(text) => (&**text).into(),
        Stated::NotApplicable => scene.text("not_applicable").into(),
        Stated::Withheld(ground) => scene.say("withheld", &[("ground", ground)]).into(),
    };
    Some(Fact { label: scene.text(label).into(), value, href: None })
}

/// Where to ask the office for more than a page says; nothing where the site names neither a contact nor an address.
pub(super) fn ask<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>, name: &str) -> Option<Ask<'s>> {
    let config = &scene.site.config;
    let own = scene.site.department(subject.department).and_then(|department| department.contact.as_deref());
    let contact = own.or(config.contact.as_deref());
    let id = subject.project.map_or_else(
        || subject.department.to_string(),
        |project| format!("{}/{project}", subject.department),
    );
    let year = subject.year.to_string();
    let request = config.request.as_ref().map(|address| address.of((&id, name, &year)));
    (contact.is_some() || request.is_some()).then(|| {
        let about = scene.say("ask_about", &[("id", &id), ("year", &year)]);
        Ask { contact, request, about }
    })
}

/// What is said where no results are published: before the year is over they are not due.
pub(super) fn not_reported<'s>(scene: &Scene<'s>, subject: SubjectYear<'s>) -> &'s str {
    let is_over = scene.as_of.year() > subject.year.number();
    scene.text(if is_over { "lead_not_reported" } else { "lead_not_due" })
}

/// What a form prints besides the fields that every form has: the department's name, the day, columns of its own.
pub(super) fn others<'s>(scene: &Scene<'s>, declaration: &'s Declaration) -> Vec<Fact<'s>> {
    let printed = [
        ("field_department_name", &declaration.department_name),
        ("field_filled_in_on", &declaration.filled_in_on),
    ];
    let own = declaration.extra.iter().map(|(label, text)| Fact {
        label: (&**label).into(),
        value: (&**text).into(),
        href: None,
    });
    printed.into_iter().filter_map(|(label, text)| fact(scene, label, text)).chain(own).collect()
}

/// The head of a project's form.
pub(super) fn head<'s>(scene: &Scene<'s>, head: &'s ProjectHead) -> Vec<Fact<'s>> {
    [
        ("field_implementing_unit", &head.implementing_unit),
        ("field_supervising_department", &head.supervising_department),
        ("field_code", &head.code),
        ("field_kind", &head.kind),
        ("field_project_type", &head.project_type),
        ("field_attribute", &head.attribute),
        ("field_period", &head.period),
    ]
    .into_iter()
    .filter_map(|(label, text)| fact(scene, label, text))
    .chain(head.lineage.iter().flat_map(|lineage| lineage.links()).map(|(key, id)| {
        let label = match key {
            "continues" => "field_continues",
            "merged_into" => "field_merged_into",
            _ => "field_split_from",
        };
        lineage::fact(scene, label, id)
    }))
    .collect()
}
