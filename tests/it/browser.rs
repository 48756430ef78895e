//! The pages in a real browser. The tests themselves are in `tests/browser`; this one says that there are more.

use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "needs node, chromium and java: run `bash .ci/run`, or `npm ci && npm test` in tests/browser"]
fn the_pages_hold_in_a_browser() {
    let status = Command::new("npm")
        .arg("test")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser"))
        .env("GONGKAI", env!("CARGO_BIN_EXE_gongkai"))
        .status()
        .expect("npm, after `npm ci` in tests/browser");
    assert!(status.success());
}
