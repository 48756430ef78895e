//! What the tests share: a small site in a folder of its own, and what comes of it.

use std::collections::BTreeMap;
use std::path::Path;

use gongkai::build::{self, Asked, Built, Opened, Sight};
use gongkai::config::Stage;
use gongkai::finding::Finding;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::sink::Sink;

/// A site of `departments.yaml` and `site.yaml` that need no thought, for tests that are about something else.
pub(crate) const DEPARTMENTS: &str = "地区:\n  gz: {名称: 广州市, 级次: 市}\n部门:\n  gz-zwsj: {名称: 甲局, 地区: gz}\n  gz-cgj: {名称: 乙局, 地区: gz}\n";
/// See [`DEPARTMENTS`].
pub(crate) const SITE: &str = "标题: 测试\n";

/// The day on which all tests are run, and the everyday occasion.
pub(crate) fn asked() -> Asked {
    let as_of = Date::parse("2026-06-30").expect("a day");
    Asked { as_of, stage: Stage::Check, sight: Sight::Public }
}

/// A folder with these files.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// The files as given, without anything added.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a temporary folder"));
        for (path, bytes) in files {
            folder.put(path, bytes);
        }
        folder
    }

    /// The files with the usual settings, unless they bring their own.
    pub(crate) fn site(files: &[(&str, &str)]) -> Folder {
        let mut all: BTreeMap<&str, &str> =
            [("content/site.yaml", SITE), ("content/departments.yaml", DEPARTMENTS)].into();
        all.extend(files.iter().copied());
        Folder::with(&all.into_iter().map(|(path, text)| (path, text.as_bytes())).collect::<Vec<_>>())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let target = load::join(self.path(), path);
        std::fs::create_dir_all(target.parent().expect("a file in a folder")).expect("folders");
        std::fs::write(target, bytes).expect("a file");
    }

    pub(crate) fn open(&self) -> Opened {
        self.open_as(asked())
    }

    /// On another day or occasion.
    pub(crate) fn open_as(&self, asked: Asked) -> Opened {
        build::open(self.path(), asked).expect("a folder that can be read")
    }

    /// Every finding, located.
    pub(crate) fn findings(&self) -> (Vec<Finding>, gongkai::report::Files) {
        let mut findings = self.open().findings;
        let files = load::locate(self.path(), &mut findings);
        (findings, files)
    }
}

/// Every file of the site in `folder`, built into memory.
pub(crate) fn pages(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let opened = build::open(folder, asked()).expect("a folder that can be read");
    assert!(!build::blocks(&opened.findings), "{:?}", opened.findings);
    let theme = build::theme(folder, &opened.site).expect("the default theme");
    match build::build(&opened, theme, Sink::memory()).expect("a site that can be built") {
        Built::Written(written, _) => written.files,
        Built::Faulty(faults) => panic!("{faults:?}"),
    }
}
