//! `README.txt` of an archive: what it is, and how to verify, cite and rebuild it; in Chinese and English.

use crate::seals::Seal;

const TEXT: &str = include_str!("readme.txt");

/// The text for an archive.
pub(super) fn text(seal: &Seal) -> String {
    let edition = seal.edition.to_string();
    let publisher = seal.publisher.as_deref().unwrap_or(&seal.title);
    let address = seal.base_url.as_deref();
    let address = address.map(|base| format!("{base}/{}/{}", crate::seals::PUBLIC, seal.file()));
    let [fictional_zh, fictional_en] = if seal.demonstration {
        [
            "本归档是演示数据，内容均为虚构。\n\n",
            "This archive is demonstration data: all of it is fictional.\n\n",
        ]
    } else {
        [""; 2]
    };
    let name = seal.name();
    [
        ("{name}", name.as_str()),
        ("{title}", &seal.title),
        ("{publisher}", publisher),
        ("{year}", &seal.year),
        ("{edition}", &edition),
        ("{date}", &seal.date),
        ("{tool}", &seal.tool),
        ("{release}", &seal.release),
        ("{address}", address.as_deref().unwrap_or(&name)),
        ("{fictional-zh}", fictional_zh),
        ("{fictional-en}", fictional_en),
    ]
    .into_iter()
    .fold(TEXT.to_owned(), |text, (place, value)| text.replace(place, value))
}
