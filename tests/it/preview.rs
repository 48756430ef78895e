//! The preview, spoken to as a browser would: it shows what a build would write and what the author has just changed, and
//! gives nothing else away. Waiting has an end, so that a failure is one; nothing depends on how long it takes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use gongkai::demo::{self, Plan};
use gongkai::language::Language;
use gongkai::model::year::FiscalYear;
use gongkai::preview::{Preview, Wished};
use gongkai::route::SEARCH;

use crate::archive::{FIRST, sealed};
use crate::site::{Folder, asked, pages};

/// What is added to the head of each page.
const HEAD: &str = "<meta name=\"robots\" content=\"noindex\"><link rel=\"stylesheet\" href=\"/.gongkai/preview.css\"><script src=\"/.gongkai/preview.js\" defer></script>";
const PROJECT: &str = "content/2023/gz-zwsj/a.targets.yaml";
const PAGE: &str = "/2023/gz-zwsj/a.html";

/// A project whose goal says `goal`.
fn project(goal: &str) -> String {
    format!(
        "表: 项目支出绩效目标申报表\n年度: 2023\n部门: gz-zwsj\n项目: a\n名称: 甲项目\n资金: {{合计: 10, 财政拨款: 10}}\n年度目标: {goal}\n"
    )
}

/// A site that is being previewed.
struct Previewed {
    folder: Folder,
    preview: Preview,
}

/// What came back.
struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Reply {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }
}

impl Previewed {
    fn of(folder: Folder) -> Previewed {
        Previewed::watching(folder, None)
    }

    fn watching(folder: Folder, poll: Option<Duration>) -> Previewed {
        let preview = Preview::start(wished(folder.path(), 0, poll)).expect("a preview");
        Previewed { folder, preview }
    }

    fn site(files: &[(&str, &str)]) -> Previewed {
        Previewed::of(Folder::site(files))
    }

    fn port(&self) -> u16 {
        self.preview.address().port()
    }

    /// Sends bytes as they are, and reads to the end.
    fn send(&self, bytes: &[u8]) -> Reply {
        let mut stream = TcpStream::connect(self.preview.address()).expect("a connection");
        stream.write_all(bytes).expect("a request");
        let mut all = Vec::new();
        stream.read_to_end(&mut all).expect("an answer");
        let at = all.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(all[..at].to_vec()).expect("text");
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Reply { status, head: head.to_ascii_lowercase(), body: all[at + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Reply {
        let port = self.port();
        let request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
        self.send(request.as_bytes())
    }

    /// The page, once it is as expected.
    fn until(&self, path: &str, what: &str, is_it: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let reply = self.get(path);
            if is_it(reply.text()) {
                return reply.text().to_owned();
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "{what} never came: {}", reply.text());
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

fn wished(folder: &Path, port: u16, poll: Option<Duration>) -> Wished {
    let as_of = asked().as_of;
    Wished { folder: folder.to_path_buf(), port, poll, as_of, language: Language::Chinese }
}

/// A page without what the preview adds to it.
fn bare(page: &str) -> String {
    let (before, rest) = page.split_once("<aside id=\"gongkai-preview\"").expect("notes");
    let (_, behind) = rest.split_once("</aside>").expect("an end of the notes");
    format!("{before}{behind}").replacen(HEAD, "", 1)
}

fn has_overlay(page: &str) -> bool {
    page.contains("class=\"overlay\"")
}

#[test]
fn everything_is_what_a_build_writes_but_for_what_is_added() {
    let last_year = FiscalYear::parse("2025").expect("a year");
    let plan = Plan { projects: 5, years: 2, departments: None, eventful: true, seed: 5, last_year };
    let files: Vec<(String, String)> = demo::files(&plan).collect();
    let folder =
        Folder::with(&files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect::<Vec<_>>());
    folder.put("content/site.yaml", "标题: 云溪\n英文界面: 是\n演示数据: 是\n".as_bytes());
    let built = pages(folder.path());
    let previewed = Previewed::of(folder);
    // The search's index would have to be made anew with each edit.
    let is_shown = |address: &str| address != "404.html" && !address.starts_with(SEARCH);
    for (address, bytes) in built.iter().filter(|(address, _)| is_shown(address)) {
        let reply = previewed.get(&format!("/{address}"));
        assert_eq!(reply.status, 200, "{address}");
        if address.ends_with(".html") {
            let expected = std::str::from_utf8(bytes).expect("text");
            assert!(bare(reply.text()) == expected, "{address} is another page");
        } else {
            assert!(reply.body == *bytes, "{address} is another file");
        }
    }
    for (path, address) in [("/", "index.html"), ("/2024/", "2024/index.html"), ("/en/", "en/index.html")] {
        let expected = std::str::from_utf8(&built[address]).expect("text");
        assert!(bare(previewed.get(path).text()) == expected, "{path} is not {address}");
    }
    let reply = previewed.get("/2024");
    assert_eq!(reply.status, 302);
    assert!(reply.head.contains("location: /2024/"));
}

#[test]
fn every_page_says_that_it_is_a_preview() {
    let previewed = Previewed::site(&[(PROJECT, &project("一"))]);
    for path in ["/", PAGE, "/2023/", "/nothing", "/.gongkai/findings", "/.gongkai/changes"] {
        let reply = previewed.get(path);
        assert!(reply.text().contains("预览，未发布 / preview, not published"), "{path}");
        assert!(reply.text().contains("<meta name=\"robots\" content=\"noindex\">"), "{path}");
        assert!(!reply.text().contains("<style"), "{path} brings along what the policy refuses");
        for header in [
            "content-security-policy: default-src 'self'",
            "x-robots-tag: noindex",
            "x-content-type-options: nosniff",
            "cache-control: no-store",
        ] {
            assert!(reply.head.contains(header), "{path} without {header}: {}", reply.head);
        }
    }
    let missing = previewed.get("/a/b/nothing.html");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("href=\"/assets/gongkai-"), "{}", missing.text());
    for path in ["/.gongkai/preview.js", "/.gongkai/preview.css", "/.gongkai/report.css"] {
        assert_eq!(previewed.get(path).status, 200, "{path}");
    }
}

#[test]
fn what_the_author_changes_is_shown() {
    let previewed = Previewed::site(&[(PROJECT, &project("第一个目标"))]);
    assert!(previewed.get(PAGE).text().contains("第一个目标"));
    previewed.folder.put(PROJECT, project("第二个目标").as_bytes());
    previewed.until(PAGE, "the second goal", |page| page.contains("第二个目标"));
    previewed.folder.put("content/site.yaml", "标题: 另一个标题\n".as_bytes());
    previewed.until("/", "the title", |page| page.contains("另一个标题"));
    let departments = crate::site::DEPARTMENTS.replace("甲局", "丙局");
    previewed.folder.put("content/departments.yaml", departments.as_bytes());
    previewed.until("/", "the department", |page| page.contains("丙局"));
    let template = "{% extends \"default/project_year.html\" %}{% block content %}<p>自家的话</p>{{ super() }}{% endblock %}";
    previewed.folder.put("themes/default/templates/project_year.html", template.as_bytes());
    previewed.until(PAGE, "the template", |page| page.contains("自家的话"));
    previewed.folder.put("themes/default/assets/own.css", b"p { color: #123456 }");
    let page = previewed.until(PAGE, "the style sheet", |page| page.contains("assets/own-"));
    let (_, rest) = page.split_once("assets/own-").expect("a link");
    let old = format!("/assets/own-{}", rest.split('"').next().expect("an address"));
    assert!(previewed.get(&old).text().contains("#123456"));
    previewed.folder.put("themes/default/assets/own.css", b"p { color: #654321 }");
    // A page that is still open has the old address, and gets what is there now.
    previewed.until(&old, "the other colour", |css| css.contains("#654321"));
}

#[test]
fn files_that_come_and_go_are_pages_that_come_and_go() {
    let previewed = Previewed::site(&[(PROJECT, &project("一"))]);
    let other = "/2024/gz-cgj/b.html";
    assert_eq!(previewed.get(other).status, 404);
    let text =
        project("二").replace("2023", "2024").replace("gz-zwsj", "gz-cgj").replace("项目: a", "项目: b");
    previewed.folder.put("content/2024/gz-cgj/b.targets.yaml", text.as_bytes());
    previewed.until(other, "the new page", |page| page.contains("甲项目"));
    assert!(previewed.get("/").text().contains("2024"));
    std::fs::remove_dir_all(previewed.folder.path().join("content/2024")).expect("a folder that goes");
    previewed.until("/", "the year's end", |page| !page.contains("2024/index.html"));
    assert_eq!(previewed.get(other).status, 404);
    std::fs::rename(
        previewed.folder.path().join(PROJECT),
        previewed.folder.path().join("content/2023/gz-zwsj/c.targets.yaml"),
    )
    .expect("a file that is renamed");
    previewed.until(PAGE, "the old page's end", |page| !page.contains("甲项目"));
}

#[test]
fn an_error_takes_no_page_away() {
    let previewed = Previewed::site(&[(PROJECT, &project("好的目标"))]);
    let template = "themes/default/templates/project_year.html";
    let broken: [(&str, String); 4] = [
        (PROJECT, project("[没有<b>写完")),
        ("content/site.yaml", "标题: [".to_owned()),
        (template, "{% if %}".to_owned()),
        (
            template,
            "{% extends \"default/base.html\" %}{% block content %}{{ page.nothing }}{% endblock %}"
                .to_owned(),
        ),
    ];
    for (path, text) in broken {
        let target = previewed.folder.path().join(path);
        let good = std::fs::read(&target).ok();
        assert!(!has_overlay(previewed.get(PAGE).text()), "before {path}");
        previewed.folder.put(path, text.as_bytes());
        let page = previewed.until(PAGE, path, has_overlay);
        assert!(page.contains("好的目标"), "{path} took the page away");
        assert!(!page.contains("没有<b>写完"), "what the author wrote is escaped");
        let notes = previewed.get(&format!("/.gongkai/notes{PAGE}"));
        assert!(has_overlay(notes.text()), "{path} is missing from the notes");
        match good {
            Some(good) => previewed.folder.put(path, &good),
            None => std::fs::remove_file(&target).expect("a file"),
        }
        previewed.until(PAGE, "an end of it", |page| !has_overlay(page));
    }
}

#[test]
fn an_error_that_was_there_before_is_told_where_it_is() {
    let other = "content/2023/gz-cgj/b.targets.yaml";
    let text = project("一").replace("gz-zwsj", "gz-cgj").replace("项目: a", "项目: b") + "备住: 二\n";
    let previewed = Previewed::site(&[(PROJECT, &project("一")), (other, &text)]);
    previewed.until("/2023/gz-cgj/b.html", "the error", has_overlay);
    assert!(!has_overlay(previewed.get(PAGE).text()));
    assert!(!has_overlay(previewed.get("/").text()));
}

#[test]
fn findings_stand_on_their_page_with_what_an_editor_takes() {
    let wrong = project("一").replace("财政拨款: 10", "财政拨款: 12");
    let previewed = Previewed::site(&[(PROJECT, &wrong)]);
    let is_told = |page: &str| page.contains("funding-parts-differ-from-total");
    let page = previewed.until(PAGE, "the finding", is_told);
    assert!(page.contains("data-copy=\"content/2023/gz-zwsj/a.targets.yaml:6\""), "{page}");
    assert!(!is_told(previewed.get("/glossary.html").text()));
    previewed.until("/.gongkai/findings", "the list", is_told);
    previewed.folder.put(PROJECT, project("一").as_bytes());
    previewed.until(PAGE, "an end of it", |page| !is_told(page));
}

#[test]
fn what_readers_would_not_see_is_marked() {
    let draft = project("一") + "状态: 草稿\n";
    let future = project("二").replace("项目: a", "项目: b") + "公开日期: 2099-01-01\n";
    let public = project("三").replace("项目: a", "项目: c");
    let previewed = Previewed::site(&[
        (PROJECT, &draft),
        ("content/2023/gz-zwsj/b.targets.yaml", &future),
        ("content/2023/gz-zwsj/c.targets.yaml", &public),
    ]);
    for (path, mark) in [(PAGE, "草稿"), ("/2023/gz-zwsj/b.html", "2099-01-01起公开")] {
        let page = previewed.get(path);
        assert_eq!(page.status, 200, "{path}");
        assert!(page.text().contains(&format!("<b>{mark}</b>")), "{path} is not marked as {mark}");
        assert_eq!(previewed.get(&path.replace(".html", ".targets.html")).status, 200);
    }
    let year = previewed.get("/2023/gz-zwsj/index.html");
    let mark_at = |link: &str| {
        let (before, rest) = year.text().split_once(&format!("href=\"{link}\"")).expect("a link");
        let tag = format!(
            "{}{}",
            before.rsplit('<').next().expect("a tag"),
            rest.split('>').next().expect("its end")
        );
        tag.contains("data-gongkai-mark")
    };
    assert!(mark_at("a.html") && mark_at("b.html"));
    assert!(!mark_at("c.html"));
    assert!(!previewed.get("/2023/gz-zwsj/c.html").text().contains("<span class=\"mark\">"));
}

#[test]
fn nothing_else_is_given_away() {
    let previewed = Previewed::site(&[(PROJECT, &project("一"))]);
    let port = previewed.port();
    let secret = previewed.folder.path().join("secret.txt");
    std::fs::write(&secret, "secret").expect("a file");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&secret, previewed.folder.path().join("content/2023/gz-zwsj/link.html"))
        .expect("a link");
    let request = |target: &str, host: &str| {
        format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    };
    let own = format!("127.0.0.1:{port}");
    for (target, status) in [
        ("/../secret.txt", 400),
        ("/2023/../../secret.txt", 400),
        ("/%2e%2e/secret.txt", 400),
        ("/..%2fsecret.txt", 400),
        ("/%252e%252e%252fsecret.txt", 400),
        ("/..\\secret.txt", 400),
        ("/a%00.html", 400),
        ("/secret.txt", 404),
        ("//secret.txt", 404),
        ("/content/site.yaml", 404),
        ("/content/2023/gz-zwsj/a.targets.yaml", 404),
        ("/2023/gz-zwsj/link.html", 404),
        ("/.gongkai/../secret.txt", 400),
        ("/.gongkai/notes/../../secret.txt", 400),
        ("/output/.gongkai/manifest", 404),
        ("/en/index.html", 404),
        ("/02023/index.html", 404),
    ] {
        let reply = previewed.send(request(target, &own).as_bytes());
        assert_eq!(reply.status, status, "{target}");
        assert!(!String::from_utf8_lossy(&reply.body).contains("标题: 测试"), "{target}");
    }
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        "127.0.0.1",
        "localhost:1",
        &format!("127.0.0.1.evil.example:{port}"),
        // Nobody listens there.
        &format!("[::1]:{port}"),
    ] {
        assert_eq!(previewed.send(request("/", host).as_bytes()).status, 421, "{host}");
    }
    for host in [&own, &format!("localhost:{port}"), &format!("LOCALHOST:{port}")] {
        assert_eq!(previewed.send(request("/", host).as_bytes()).status, 200, "{host}");
    }
    let absolute = request(&format!("http://evil.example:{port}/"), &own);
    assert_eq!(previewed.send(absolute.as_bytes()).status, 421);
    let twice = format!("GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert!([400, 421].contains(&previewed.send(twice.as_bytes()).status));
    assert!([400, 421].contains(&previewed.send(b"GET / HTTP/1.0\r\n\r\n").status));
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let text =
            format!("{method} / HTTP/1.1\r\nHost: {own}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assert_eq!(previewed.send(text.as_bytes()).status, 405, "{method}");
    }
    let head = previewed.send(request("/", &own).replace("GET", "HEAD").as_bytes());
    assert!(head.status == 200 && head.body.is_empty());
}

/// Reads events as they come.
struct Events(BufReader<TcpStream>);

impl Events {
    fn of(previewed: &Previewed) -> Events {
        let mut stream = TcpStream::connect(previewed.preview.address()).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a limit");
        let port = previewed.port();
        let request = format!("GET /.gongkai/events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("a request");
        Events(BufReader::new(stream))
    }

    /// What the next event says.
    fn next(&mut self) -> serde_json::Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.0.read_line(&mut line).expect("an event") > 0, "the stream ended");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).expect("JSON");
            }
        }
    }

    /// The first event that says something else than `before` about `what`.
    fn other(&mut self, before: &serde_json::Value, what: &str) -> serde_json::Value {
        loop {
            let next = self.next();
            if next[what] != before[what] {
                return next;
            }
        }
    }
}

#[test]
fn browsers_are_told_of_changes_and_of_what_kind_they_are() {
    let previewed =
        Previewed::site(&[(PROJECT, &project("一")), ("themes/default/assets/own.css", "p { margin: 0 }")]);
    let mut events = Events::of(&previewed);
    let first = events.next();
    let page = previewed.get(PAGE);
    assert!(page.text().contains(&format!("data-said=\"{}\"", first["said"].as_str().expect("a version"))));
    previewed.folder.put(PROJECT, project("二").as_bytes());
    let second = events.other(&first, "said");
    assert!(previewed.get(PAGE).text().contains(second["said"].as_str().expect("a version")));
    previewed.folder.put("themes/default/assets/own.css", b"p { margin: 1px }");
    let third = events.other(&second, "styles");
    assert_eq!(third["said"], second["said"], "a page need not be loaded again for its style");
    previewed.folder.put(PROJECT, project("[").as_bytes());
    let fourth = events.other(&third, "notes");
    assert_eq!(fourth["said"], third["said"], "a page stays when its file cannot be read");
}

#[test]
fn looking_at_files_finds_changes_too() {
    let folder = Folder::site(&[(PROJECT, &project("第一个目标"))]);
    let previewed = Previewed::watching(folder, Some(Duration::from_millis(20)));
    previewed.folder.put(PROJECT, project("第二个目标").as_bytes());
    previewed.until(PAGE, "the second goal", |page| page.contains("第二个目标"));
    std::fs::remove_file(previewed.folder.path().join(PROJECT)).expect("a file");
    previewed.until(PAGE, "the page's end", |page| !page.contains("第二个目标"));
}

#[test]
fn a_port_that_is_taken_gives_the_next() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = taken.local_addr().expect("an address").port();
    let folder = Folder::site(&[(PROJECT, &project("一"))]);
    let preview = Preview::start(wished(folder.path(), port, None)).expect("a preview");
    assert!(preview.address().ip().is_loopback() && preview.address().port() > port);
    assert!(preview.told().iter().any(|said| said.en.contains(&format!("port {port} is taken"))));
}

/// Every file and folder below a folder.
fn listed(folder: &Path) -> Vec<String> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    entries.map(|entry| entry.expect("an entry").path().to_string_lossy().into_owned()).collect()
}

#[test]
fn it_writes_nothing() {
    let previewed = Previewed::site(&[(PROJECT, &project("一"))]);
    let before = listed(previewed.folder.path());
    previewed.get("/");
    previewed.get(PAGE);
    previewed.folder.put(PROJECT, project("二").as_bytes());
    previewed.until(PAGE, "the change", |page| page.contains("二"));
    let Previewed { folder, preview } = previewed;
    let address = preview.address();
    drop(preview);
    assert_eq!(listed(folder.path()), before);
    let begun = Instant::now();
    while TcpStream::connect(address).is_ok() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it went on after its end");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[cfg(unix)]
#[test]
fn the_command_says_where_it_is_and_ends_when_asked_to() {
    let folder = Folder::site(&[(PROJECT, &project("一"))]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["preview", "--port", "0", "--as-of", "2026-06-30", "--site"])
        .arg(folder.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("the program");
    let before = listed(folder.path());
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("an output")).read_line(&mut line).expect("a line");
    let address =
        line.trim().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/')).expect("an address");
    TcpStream::connect(address).expect("a server");
    let interrupted = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(interrupted.expect("kill").success());
    assert_eq!(child.wait().expect("an end").code(), Some(0));
    assert_eq!(listed(folder.path()), before);
}

#[test]
fn what_a_build_would_refuse_is_told_on_the_page() {
    let footer = "<footer style=\"color:red\"><a href=\"/nowhere.html\">x</a></footer>";
    let previewed =
        Previewed::site(&[(PROJECT, &project("一")), ("themes/default/templates/footer.html", footer)]);
    let page = previewed.until(PAGE, "the check", |page| page.contains("全站：没有发现问题"));
    assert!(page.contains("inline-code") && page.contains("link-leads-nowhere"), "{page}");
    std::fs::remove_dir_all(previewed.folder.path().join("themes")).expect("a theme that goes");
    previewed.until(PAGE, "an end of it", |page| !page.contains("inline-code"));
}

#[test]
fn a_template_that_was_edited_leaves_the_site_checked() {
    let previewed = Previewed::site(&[(PROJECT, &project("一"))]);
    let checked = "全站：没有发现问题";
    previewed.until(PAGE, "the check", |page| page.contains(checked));
    let footer = "<footer style=\"color:red\">x</footer>";
    previewed.folder.put("themes/default/templates/footer.html", footer.as_bytes());
    previewed.until(PAGE, "the template", |page| page.contains("color:red"));
    let page = previewed.until(PAGE, "the check behind it", |page| page.contains(checked));
    assert!(page.contains("inline-code"), "{page}");
}

/// A site with a sealed year, signed, of which all is public.
fn with_a_sealed_year() -> Folder {
    let (folder, _) = sealed("");
    std::fs::remove_file(folder.path().join("content/2025/gz-zwsj/secret.targets.yaml")).expect("a draft");
    folder.put(&format!("{FIRST}.minisig"), b"a signature, as far as its name says");
    folder
}

/// All of a site that tells of sealed years: the archives, what lies beside them, and the page that leads there.
fn of_archives(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let built = pages(folder.path()).into_iter();
    built.filter(|(address, _)| address == "index.html" || address.starts_with("archive/")).collect()
}

#[test]
fn sealed_years_are_there_as_a_build_has_them() {
    let folder = with_a_sealed_year();
    let built = of_archives(&folder);
    assert_eq!(built.len(), 6, "home, list, proof, archive, checksum, signature");
    let previewed = Previewed::of(folder);
    let compare = |when: &str| {
        for (address, bytes) in &built {
            let reply = previewed.get(&format!("/{address}"));
            assert_eq!(reply.status, 200, "{address} {when}");
            let is_same = match address.ends_with(".html") {
                true => bare(reply.text()).as_bytes() == bytes,
                false => reply.body == *bytes,
            };
            assert!(is_same, "{address} is another {when}");
        }
    };
    compare("at first");
    let page =
        previewed.until("/archive/index.html", "the check", |page| page.contains("全站：没有发现问题"));
    assert!(!page.contains("link-leads-nowhere"), "{page}");
    // What is made after an edit has them, too.
    let edited = "content/2026/gz-zwsj/buses.targets.yaml";
    let text = std::fs::read_to_string(previewed.folder.path().join(edited)).expect("text");
    previewed.folder.put(edited, text.replace("公交补贴", "轮渡补贴").as_bytes());
    previewed.until("/2026/gz-zwsj/buses.html", "the edit", |page| page.contains("轮渡补贴"));
    previewed.folder.put(edited, text.as_bytes());
    previewed.until("/2026/gz-zwsj/buses.html", "its end", |page| !page.contains("轮渡补贴"));
    compare("after an edit");
    assert_eq!(previewed.get("/archive/none.zip").status, 404);
}

#[test]
fn a_year_that_is_sealed_meanwhile_comes_and_goes() {
    let folder = with_a_sealed_year();
    let built = of_archives(&folder);
    let kept: Vec<_> = std::fs::read_dir(folder.path().join("archives"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .map(|name| (format!("archives/{name}"), std::fs::read(folder.path().join("archives").join(&name))))
        .collect();
    std::fs::remove_dir_all(folder.path().join("archives")).expect("a folder that goes");
    let previewed = Previewed::of(folder);
    assert_eq!(previewed.get("/archive/index.html").status, 404);
    for (path, bytes) in &kept {
        previewed.folder.put(path, bytes.as_ref().expect("a file"));
    }
    let listed = |page: &str| page.contains(".zip.minisig");
    let page = previewed.until("/archive/index.html", "the archive", listed);
    let (_, expected) = built.iter().find(|(address, _)| address == "archive/index.html").expect("a page");
    assert!(bare(&page).as_bytes() == expected);
    // What is another than was sealed is as little public as in a build.
    let (zip, mut bytes) = (format!("/{}", FIRST.replacen("archives", "archive", 1)), Vec::new());
    bytes.extend_from_slice(
        kept.iter().find(|(path, _)| path == FIRST).expect("it").1.as_ref().expect("a file"),
    );
    bytes[100] ^= 1;
    previewed.folder.put(FIRST, &bytes);
    let reply = previewed.get(&zip);
    assert_eq!(reply.status, 500);
    assert!(reply.text().contains("is not what was sealed"), "{}", reply.text());
    std::fs::remove_file(previewed.folder.path().join(format!("{FIRST}.sha256"))).expect("a checksum");
    previewed.until("/.gongkai/findings", "the missing checksum", |page| page.contains("archive-damaged"));
    std::fs::remove_dir_all(previewed.folder.path().join("archives")).expect("a folder that goes");
    previewed.until("/", "the end of it", |page| !page.contains("archive/index.html"));
    assert_eq!(previewed.get("/archive/index.html").status, 404);
}

#[test]
fn what_a_record_said_stands_until_it_can_be_read_again() {
    let folder = with_a_sealed_year();
    let previewed = Previewed::of(folder);
    // A folder in the place of a file is nothing that could be read.
    for (path, page) in [
        ("releases/entries/0002-x.json", "/changes/index.html"),
        ("archives/2024-yx-1.zip", "/archive/index.html"),
    ] {
        let before = bare(previewed.get(page).text());
        let target = previewed.folder.path().join(path);
        std::fs::create_dir(&target).expect("a folder");
        let told = previewed.until(page, "the error", has_overlay);
        assert!(bare(&told) == before, "{page} is another");
        std::fs::remove_dir(&target).expect("a folder that goes");
        let told = previewed.until(page, "an end of it", |page| !has_overlay(page));
        assert!(bare(&told) == before, "{page} is another afterwards");
    }
}

/// Releases the site in a folder.
fn release(folder: &Path) {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .args(["release", "--quiet", "--as-of", "2026-06-30", "--site"])
        .arg(folder)
        .output()
        .expect("the program");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn what_would_change_for_readers_is_told() {
    let site = "标题: 测试\n网址: https://example.org/budget\n";
    let folder = Folder::site(&[(PROJECT, &project("第一个目标")), ("content/site.yaml", site)]);
    let previewed = Previewed::of(folder);
    let changes = "/.gongkai/changes";
    assert!(previewed.get(changes).text().contains("新公布"));
    assert_eq!(previewed.get("/feed.xml").status, 404);
    release(previewed.folder.path());
    previewed.until(changes, "the release", |page| page.contains("没有不同"));
    for address in ["feed.xml", "changes/index.html"] {
        let expected =
            std::fs::read_to_string(previewed.folder.path().join("output").join(address)).expect("text");
        let page = previewed.until(&format!("/{address}"), address, |page| !page.contains("404"));
        assert!(page == expected || bare(&page) == expected, "{address} is not what was released");
    }
    let draft = project("还没有定").replace("项目: a", "项目: b") + "状态: 草稿\n";
    previewed.folder.put("content/2023/gz-zwsj/b.targets.yaml", draft.as_bytes());
    previewed.folder.put(PROJECT, project("第二个目标").as_bytes());
    let page = previewed.until(changes, "the change", |page| page.contains("<mark>二</mark>"));
    assert!(page.contains("<mark>一</mark>"));
    assert!(!page.contains("b.targets.yaml"), "what readers do not see changes nothing for them");
}
