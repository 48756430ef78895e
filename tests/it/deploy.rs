//! What a release meets on its way to readers: the recipes of `docs/deploy/`.

use std::path::Path;

fn recipe(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy").join(name);
    std::fs::read_to_string(path).expect("a recipe")
}

/// White space folded, because columns are aligned.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_recipe_sends_the_same_headers() {
    let (nginx, iis) = (folded(&recipe("nginx.conf")), folded(&recipe("web.config")));
    let storage = recipe("object-storage.sh");
    let manual = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/deploy.md"));
    let manual = manual.expect("the manual");
    let headers = recipe("_headers");
    let lines: Vec<&str> = headers.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!((lines[0], lines[4]), ("/*", "/assets/*"));
    for line in &lines[1..4] {
        let (name, value) = line.trim().split_once(": ").expect("a header");
        assert!(
            nginx.contains(&format!("add_header {name} \"{value}\" always;")),
            "nginx.conf has no {line}"
        );
        assert!(
            iis.contains(&format!("<add name=\"{name}\" value=\"{value}\" />")),
            "web.config has no {line}"
        );
        assert!(manual.contains(&format!("| `{name}` | `{value}` |")), "deploy.md has no {line}");
    }
    let (_, kept) = lines[5].trim().split_once("Cache-Control: ").expect("how long assets are kept");
    assert!(nginx.contains(&format!("~^/assets/ \"{kept}\";")), "nginx.conf keeps assets otherwise");
    assert!(storage.contains(&format!("for_ever='{kept}'")), "object-storage.sh keeps assets otherwise");
    assert!(manual.contains(&format!("`{kept}`")), "deploy.md keeps assets otherwise");
    assert_eq!(lines.len(), 6, "a header that no test knows");
}
