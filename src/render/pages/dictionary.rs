//! Every field of the forms and of the settings: which keys it has, what to write, what it means. From the vocabulary, so
//! that it is what loading reads.

use crate::language::Language;
use crate::load::levels::{FIRST_LEVELS, SECOND_LEVELS};
use crate::load::vocabulary::{self, Field};
use crate::model::identity::Form;
use crate::render::scene::Scene;
use crate::render::view::{Body, Dictionary, DictionaryPart, Link, View};
use crate::route::Page;
use crate::rows::{Cell, Column, ColumnPlace, Row, RowSet};
use crate::schema::{self, Part};
use crate::tables::{first_label, form_word};

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let heading = scene.text("section_dictionary");
    let way =
        vec![scene.link(&Page::Data, scene.text("section_data")), scene.link(&Page::Dictionary, heading)];
    let mut page = scene.frame("dictionary", heading, way);
    page.lead = scene.text("lead_dictionary").to_owned();
    let mut parts: Vec<DictionaryPart<'s>> = Form::ALL
        .into_iter()
        .map(|form| {
            let heading = scene.text(form_word(form));
            let caption = scene.say("caption_fields", &[("file", heading)]);
            part(scene, (heading, caption), (form.name(), vocabulary::fields(form)))
        })
        .collect();
    let levels = levels(scene);
    let levels = DictionaryPart { heading: scene.text("dictionary_levels"), table: scene.table(levels) };
    parts.push(levels);
    for (word, id, fields) in [
        ("dictionary_departments", "departments", vocabulary::DEPARTMENTS_FILE),
        ("dictionary_site", "site", vocabulary::SITE_FILE),
    ] {
        let heading = scene.text(word);
        let caption = scene.say("caption_fields", &[("file", &format!("{id}.yaml"))]);
        parts.push(part(scene, (heading, caption), (id, fields)));
    }
    let contents = parts
        .iter()
        .map(|part| Link { text: part.heading.into(), href: Some(format!("#{}", part.table.id)) })
        .collect();
    View { page, body: Body::Dictionary(Dictionary { contents, parts }) }
}

/// One file's fields, each row with an anchor: the field's path.
fn part<'s>(
    scene: &mut Scene<'s>,
    (heading, caption): (&'s str, String),
    (id, fields): (&'static str, &'static [Field]),
) -> DictionaryPart<'s> {
    let parts = schema::parts(fields);
    let (columns, rows) = fields_of(scene, (id, &parts));
    let table = scene.table(RowSet { id: id.into(), caption, columns, rows });
    DictionaryPart { heading, table }
}

fn fields_of<'s>(scene: &Scene<'s>, (id, parts): (&str, &[Part])) -> (Vec<Column>, Vec<Row<'s>>) {
    let words = scene.words;
    let language = words.language();
    let mut rows = Vec::new();
    for part in parts {
        for field in part.public_fields() {
            let meaning = match language {
                Language::Chinese => field.meaning_zh,
                Language::English => field.meaning_en,
            };
            let kind = schema::kind(field.kind);
            let kind = kind.text(language);
            let path = part.path_of(field);
            let name = format!("{id}.{path}");
            let cells = vec![
                Cell::text(place(part, language)),
                Cell::text(path),
                Cell::text(field.zh.join("、")),
                Cell::text(field.key),
                Cell::text(match field.needed {
                    true => scene.say("needed_kind", &[("kind", kind)]),
                    false => kind.to_owned(),
                }),
                Cell::text(meaning),
            ];
            rows.push(Row::new(cells).named(name));
        }
    }
    let columns = vec![
        Column::text(words, "block").at(ColumnPlace::Group),
        Column::text(words, "field").at(ColumnPlace::Data),
        Column::text(words, "keys_zh"),
        Column::text(words, "key_en"),
        Column::text(words, "what_to_write"),
        Column::text(words, "meaning"),
    ];
    (columns, rows)
}

/// Where a record stands in its file: `预算 › 支出`; nothing for the file itself.
fn place(part: &Part, language: Language) -> String {
    let keys = part.path.iter().map(|field| match language {
        Language::Chinese => field.zh[0],
        Language::English => field.key,
    });
    keys.collect::<Vec<_>>().join(" › ")
}

/// The words of the levels, and the first level that each second one is counted under.
fn levels<'s>(scene: &Scene<'s>) -> RowSet<'s> {
    let words = scene.words;
    let first = FIRST_LEVELS.iter().map(|level| {
        Row::new(vec![
            Cell::text(words.text("column_first_level")),
            Cell::text(level.zh.join("、")),
            Cell::text(level.en.join("、")),
            Cell::Absent,
        ])
    });
    let second = SECOND_LEVELS.iter().map(|level| {
        Row::new(vec![
            Cell::text(words.text("column_second_level")),
            Cell::text(level.zh.join("、")),
            Cell::text(level.en.join("、")),
            Cell::text(first_label(words, level.level.first())),
        ])
    });
    let columns = vec![
        Column::text(words, "block").at(ColumnPlace::Group),
        Column::text(words, "keys_zh"),
        Column::text(words, "key_en"),
        Column::text(words, "counted_under"),
    ];
    let caption = words.text("caption_level_words").to_owned();
    RowSet { id: "levels".into(), caption, columns, rows: first.chain(second).collect() }
}
