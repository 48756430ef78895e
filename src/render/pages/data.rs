//! All data files: how do I take it with me?

use super::year::data_label;
use crate::render::scene::Scene;
use crate::render::view::{Body, Data, View};
use crate::render::year_data;
use crate::route::{Output, Page, YearData};
use crate::rows::{Cell, Column, ColumnKind, ColumnPlace, Row, RowSet};

pub(super) fn view<'s>(scene: &mut Scene<'s>) -> View<'s> {
    let heading = scene.text("section_data");
    let mut page = scene.frame("data", heading, vec![scene.link(&Page::Data, heading)]);
    page.lead = scene.text("lead_data").to_owned();
    let files = files(scene);
    let files = scene.table(files);
    let dictionary = dictionary(scene);
    let dictionary = scene.table(dictionary);
    let licence = scene.site.config.licence.as_deref();
    let fields = scene.link(&Page::Dictionary, scene.text("dictionary_link"));
    View { page, body: Body::Data(Data { files, dictionary, licence, fields }) }
}

/// One row a file.
fn files<'s>(scene: &Scene<'s>) -> RowSet<'s> {
    let mut rows = Vec::new();
    for year in scene.site.years().rev() {
        for kind in YearData::ALL {
            let file = Output::YearData(year, kind);
            let address = file.address();
            let name = address.rsplit('/').next().unwrap_or(&address).to_owned();
            let cells = vec![
                Cell::text(name),
                Cell::text(year.to_string()),
                Cell::text(scene.text(data_label(kind))),
                Cell::Count(year_data::count(scene.site, year, kind)),
            ];
            rows.push(Row::new(cells).link_to(0, file));
        }
    }
    let columns = vec![
        Column::text(scene.words, "file"),
        Column::text(scene.words, "year"),
        Column::text(scene.words, "what_it_holds"),
        Column::new(scene.words, "row_count", ColumnKind::Number),
    ];
    let caption = scene.text("caption_files").to_owned();
    RowSet { id: "files".into(), caption, columns, rows }
}

/// One row a column of the year's files.
fn dictionary<'s>(scene: &Scene<'s>) -> RowSet<'s> {
    let words = scene.words;
    let mut rows = Vec::new();
    for kind in YearData::ALL {
        for column in year_data::columns(words, kind) {
            rows.push(Row::new(vec![
                Cell::text(words.text(data_label(kind))),
                Cell::text(column.full_label()),
                Cell::text(column.key),
                Cell::text(words.text(match column.kind {
                    ColumnKind::Text => "kind_text",
                    ColumnKind::Amount(_) => "kind_amount",
                    ColumnKind::Number => "kind_number",
                    ColumnKind::Percent => "kind_percent",
                })),
            ]));
        }
    }
    let columns = vec![
        Column::text(words, "what_it_holds").at(ColumnPlace::Group),
        Column::text(words, "column"),
        Column::text(words, "key"),
        Column::text(words, "kind_of_value"),
    ];
    RowSet { id: "dictionary".into(), caption: scene.text("caption_dictionary").to_owned(), columns, rows }
}
