//! `datapackage.json` (Data Package, version 2): what the data files of the year hold, column by column, so that any tool
//! for tabular data can read and check them.

use serde_json::{Value, json};

use super::bag::PAYLOAD;
use super::spool::Spool;
use crate::error::Result;
use crate::index::Site;
use crate::model::year::FiscalYear;
use crate::render::{year_columns, year_file};
use crate::route::{YearData, year_data_address};
use crate::rows::{Column, ColumnKind};
use crate::seals::Seal;
use crate::sha256;
use crate::words::Words;

/// What it is called.
const FILE: &str = "datapackage.json";

/// Writes the description of the data files in the site's own language.
pub(super) fn write(site: &Site, (year, seal): (FiscalYear, &Seal), spool: &Spool) -> Result<()> {
    let words = Words::new(site.config.language);
    let resources: Vec<Value> = YearData::ALL.map(|kind| resource(site, &words, (year, kind))).into();
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": seal.name(),
        "title": format!("{} {}", seal.title, seal.year),
        "created": format!("{}T00:00:00Z", seal.date),
        "version": seal.edition.to_string(),
        "resources": resources,
    });
    if let Some(publisher) = &seal.publisher {
        package["contributors"] = json!([{ "title": publisher, "roles": ["publisher"] }]);
    }
    if let Some(licence) = &site.config.licence {
        package["licenses"] = json!([{ "name": "other", "title": licence }]);
    }
    if let Some(base_url) = &seal.base_url {
        package["homepage"] = json!(base_url);
    }
    let text = serde_json::to_string_pretty(&package).unwrap_or_default() + "\n";
    spool.take(&format!("{PAYLOAD}{FILE}"), text.as_bytes())
}

fn resource(site: &Site, words: &Words, (year, kind): (FiscalYear, YearData)) -> Value {
    let bytes = year_file(site, words, (year, kind));
    let columns = year_columns(words, kind);
    let fields: Vec<Value> =
        columns.iter().zip(told(&bytes, columns.len())).map(|(column, told)| field(column, &told)).collect();
    json!({
        "name": format!("{year}-{}", kind.name()),
        "type": "table",
        "path": year_data_address(year, kind),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": format!("sha256:{}", sha256::of(&bytes)),
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "header": true },
        "schema": { "fields": fields, "missingValues": [""] },
    })
}

/// A column. What stands there in place of a figure (not applicable, withheld and on what ground) is listed: it is none.
fn field(column: &Column, told: &[String]) -> Value {
    let (kind, unit) = match column.kind {
        ColumnKind::Text => ("string", None),
        ColumnKind::Amount(unit) => ("number", Some(unit.name())),
        ColumnKind::Number => ("number", None),
        ColumnKind::Percent => ("number", Some("%")),
    };
    let mut field = json!({ "name": column.full_label(), "title": column.key, "type": kind });
    if kind == "number" && !told.is_empty() {
        let missing: Vec<&str> = std::iter::once("").chain(told.iter().map(String::as_str)).collect();
        field["missingValues"] = json!(missing);
    }
    if let Some(unit) = unit {
        field["unit"] = json!(unit);
    }
    field
}

/// By column, what stands in a file that is no figure, each text once and in order.
fn told(bytes: &[u8], columns: usize) -> Vec<Vec<String>> {
    let mut told: Vec<std::collections::BTreeSet<String>> = vec![Default::default(); columns];
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    for record in reader.records().flatten() {
        for (cell, told) in record.iter().zip(&mut told) {
            if !cell.is_empty() && cell.parse::<rust_decimal::Decimal>().is_err() && told.len() < MOST {
                told.insert(cell.to_owned());
            }
        }
    }
    told.into_iter().map(|told| told.into_iter().collect()).collect()
}

/// Of a column of texts nobody needs to know every one.
const MOST: usize = 10_000;
