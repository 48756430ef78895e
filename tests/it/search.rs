//! The index of the search, read as the theme's script reads it, and held against a plain look through all texts.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Mutex;

use gongkai::demo::{self, Plan};
use gongkai::index::Site;
use gongkai::load;
use gongkai::model::year::FiscalYear;
use gongkai::route::Page;
use gongkai::search::{self, fold};

use crate::site::Folder;

const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$'()*+,-./:=?[]^_`{|}~";

fn city(years: u16, settings: &str) -> Site {
    let plan = Plan {
        projects: 30,
        years,
        departments: Some(4),
        eventful: true,
        seed: 3,
        last_year: FiscalYear::parse("2025").expect("a year"),
    };
    let files: Vec<(String, String)> = demo::files(&plan).collect();
    let folder =
        Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>());
    let mut loaded = load::load(folder.path()).expect("a site");
    loaded.config.english_mirror = settings.contains("mirror");
    Site::new(loaded.config, loaded.registry, loaded.declarations)
}

fn files(site: &Site, is_there: &dyn Fn(&Page) -> bool) -> BTreeMap<String, String> {
    let files = Mutex::new(BTreeMap::new());
    let take = |address: &str, bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).expect("text");
        let before = files.lock().expect("a lock").insert(address.to_owned(), text);
        assert!(before.is_none(), "{address} twice");
        Ok(())
    };
    search::files(site, is_there, &take).expect("an index");
    files.into_inner().expect("a lock")
}

/// The lists by two characters: weight, what comes third, documents.
struct Index(HashMap<String, Vec<List>>);

/// Weight, what comes third, documents.
type List = (u32, u32, Vec<u32>);

impl Index {
    fn of(files: &BTreeMap<String, String>) -> Index {
        let mut all = HashMap::new();
        for (_, file) in files.iter().filter(|(address, _)| address.starts_with("search/words/")) {
            let text =
                file.rsplit_once("\")").and_then(|(text, _)| text.rsplit_once(",\"")).expect("a call").1;
            for entry in text.split('!') {
                let end = entry.char_indices().nth(2).expect("two characters").0;
                let lists = entry[end..].split(' ').filter(|list| !list.is_empty()).map(list);
                // Those of a frequent pair may lie in several files.
                all.entry(entry[..end].to_owned()).or_insert_with(Vec::new).extend(lists);
            }
        }
        Index(all)
    }

    /// The documents that may have a folded text of two characters and more.
    fn find(&self, text: &str) -> BTreeSet<u32> {
        let chars: Vec<char> = text.chars().collect();
        let mut found = BTreeSet::new();
        for weight in 0..3 {
            let mut left: Option<BTreeSet<u32>> = None;
            for at in 0..chars.len() - 1 {
                let third = chars.get(at + 2).map(|third| u32::from(*third) % 8);
                let lists = self.0.get(&chars[at..at + 2].iter().collect::<String>());
                let own = lists
                    .into_iter()
                    .flatten()
                    .filter(|(own, next, _)| *own == weight && third.is_none_or(|third| third == *next));
                let own: BTreeSet<u32> = own.flat_map(|(_, _, numbers)| numbers.iter().copied()).collect();
                left = Some(left.map_or(own.clone(), |left| &left & &own));
            }
            found.extend(left.unwrap_or_default());
        }
        found
    }
}

fn list(text: &str) -> (u32, u32, Vec<u32>) {
    let values: Vec<u32> =
        text.chars().map(|ch| SIGNS.find(ch).expect("a sign").try_into().expect("small")).collect();
    let (tag, is_by_bits) = (values[0] % 27, values[0] >= 27);
    let mut rest = &values[1..];
    let mut number = || {
        let mut high = 0;
        loop {
            let (value, behind) = rest.split_first()?;
            rest = behind;
            match *value {
                value @ 0..53 => return Some(high * 53 + value),
                value => high = high * 22 + (value - 53) + 1,
            }
        }
    };
    let mut numbers = Vec::new();
    if is_by_bits {
        let mut base = number().expect("a first");
        for bits in rest {
            numbers.extend((0..6).filter(|bit| bits >> bit & 1 == 1).map(|bit| base + bit));
            base += 6;
        }
    } else {
        let mut next = 0;
        while let Some(step) = number() {
            numbers.push(next + step);
            next += step + 1;
        }
    }
    (tag % 3, tag / 3, numbers)
}

#[test]
fn every_document_that_has_a_text_is_found_and_few_others() {
    let site = city(3, "");
    let files = files(&site, &|_| true);
    let index = Index::of(&files);
    let documents = search::documents(&site, &|_| true);
    let folded: Vec<Vec<String>> = documents
        .iter()
        .map(|one| one.titles.iter().chain(&one.texts).map(|text| fold(text)).collect())
        .collect();
    let (mut random, mut truths, mut extra) = (17_usize, 0, 0);
    let mut next = |end: usize| {
        random = random.wrapping_mul(25_214_903_917).wrapping_add(11) % (1 << 48);
        (random >> 16) % end
    };
    for _ in 0..400 {
        let texts = &folded[next(folded.len())];
        let chars: Vec<char> = texts[next(texts.len())].chars().collect();
        let length = 2 + next(7);
        if chars.len() < length {
            continue;
        }
        let from = next(chars.len() - length + 1);
        let asked: String = chars[from..from + length].iter().collect();
        let has = |texts: &Vec<String>| texts.iter().any(|text| text.contains(&asked));
        let truth: BTreeSet<u32> =
            (0..).zip(&folded).filter(|(_, texts)| has(texts)).map(|(at, _)| at).collect();
        let found = index.find(&asked);
        assert!(found.is_superset(&truth), "{asked}: {:?}", truth.difference(&found));
        assert!(length > 2 || found == truth, "{asked}: two characters are exact");
        truths += truth.len();
        extra += found.len() - truth.len();
    }
    assert!(extra * 50 < truths, "{extra} beside {truths}");
}

#[test]
fn amounts_codes_and_numbers_of_documents_are_found_as_anybody_writes_them() {
    let folder = Folder::site(&[(
        "content/2023/gz-zwsj/hotline.targets.yaml",
        "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: hotline\n名称: 12345热线（GDP统计）\n项目编码: A-0017/B\n资金: {财政拨款: 15412.94}\n立项依据: 财预〔2016〕143号\n年度目标: <p>受理<b>市民</b>诉求</p>\n",
    )]);
    let site = folder.open().site;
    let files = files(&site, &|_| true);
    let index = Index::of(&files);
    let at = |address: &str| {
        let documents = search::documents(&site, &|_| true);
        documents.iter().position(|one| one.address == address).expect("a document") as u32
    };
    let page = at("2023/gz-zwsj/hotline.html");
    for asked in [
        "15,412.94",
        "15412.94",
        "１５４１２．９４",
        "5412",
        "a0017b",
        "A-0017",
        "财预[2016]143号",
        "２０１６",
        "gdp",
        "GDP",
        "Gdp",
        "热线",
        "12345",
        "345热",
        "线（G",
        "受理市民诉求",
        "甲局",
        "12345热线（GDP统计）（2023年度）",
    ] {
        assert!(index.find(&fold(asked)).contains(&page), "{asked}");
    }
    assert!(index.find(&fold("受理群众")).is_empty());
}

#[test]
fn what_is_not_there_is_not_in_the_index() {
    let site = city(2, "");
    let all = files(&site, &|_| true);
    let year = FiscalYear::parse("2024").expect("a year");
    let of_year = |page: &Page| match page {
        Page::Year(of) | Page::DepartmentYear(of, _) | Page::ProjectYear(of, _) => *of == year,
        _ => false,
    };
    let own = files(&site, &of_year);
    let text = own.values().map(String::as_str).collect::<String>();
    assert!(text.contains("\"2024/") && !text.contains("\"2025/") && !text.contains("\"projects/"));
    assert!(own.values().map(String::len).sum::<usize>() * 2 < all.values().map(String::len).sum());
    assert!(Index::of(&own).find("2025年度部门").is_empty());
}

#[test]
fn the_files_are_the_same_however_many_work_on_them_and_however_often() {
    let site = city(2, "mirror");
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| files(&site, &|_| true))
    };
    assert_eq!(of(1), of(4));
    // Titles of both branches are found in the one index.
    let index = Index::of(&of(2));
    assert!(!index.find(&fold("across years")).is_empty() && !index.find(&fold("各年度")).is_empty());
}

#[test]
fn files_only_hand_over_data() {
    for (address, file) in files(&city(1, ""), &|_| true) {
        let call =
            ["gongkai.index({", "gongkai.words(", "gongkai.cards("].iter().any(|call| file.starts_with(call));
        assert!(call && file.trim_end().ends_with(')') && address.ends_with(".js"), "{address}: {file}");
        let is_within = file.len() < 16 * 1024;
        assert!(is_within, "{address} has {} bytes", file.len());
    }
}
