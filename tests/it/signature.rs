//! Signatures held against minisign itself, where it is installed; where `CI=true`, it must be.

use std::path::Path;
use std::process::{Command, Output};

use gongkai::signature::{Cost, Digest, PublicKey, SecretKey, Signature};

/// Whether minisign can be run here.
pub(crate) fn is_installed() -> bool {
    let found = Command::new("minisign").arg("-v").output().is_ok();
    assert!(
        found || std::env::var("CI").as_deref() != Ok("true"),
        "minisign must be installed (apt-get install minisign)"
    );
    found
}

fn minisign(folder: &Path, words: &[&str]) -> Output {
    Command::new("minisign").current_dir(folder).args(words).output().expect("minisign")
}

fn put(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("a file");
}

#[test]
fn minisign_takes_our_keys_and_signatures() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    let key = SecretKey::generate().expect("random numbers");
    put(folder, "a.txt", "公开\n");
    put(folder, "a.pub", &key.public().file());
    put(folder, "a.txt.minisig", &key.sign(&Digest::of("公开\n".as_bytes()), "批准：张三"));
    let prove = ["-V", "-p", "a.pub", "-m", "a.txt"];
    let proved = minisign(folder, &prove);
    assert!(proved.status.success(), "{proved:?}");
    assert!(String::from_utf8_lossy(&proved.stdout).contains("批准：张三"), "{proved:?}");
    put(folder, "a.txt", "公开\r\n");
    assert!(!minisign(folder, &prove).status.success());

    // And it signs with our keys, bare ones and such as need a password.
    put(folder, "bare.key", &key.file(None).expect("a file"));
    let signed = minisign(folder, &["-S", "-s", "bare.key", "-m", "a.txt", "-t", "x"]);
    assert!(signed.status.success(), "{signed:?}");
    let signature = std::fs::read_to_string(folder.join("a.txt.minisig")).expect("a signature");
    let signature = Signature::parse(&signature).expect("a signature");
    assert_eq!(signature.verify(&key.public(), &Digest::of("公开\r\n".as_bytes())), Ok("x"));
    put(folder, "kept.key", &key.file(Some(("口令", Cost::LEAST))).expect("a file"));
    put(folder, "password", "口令\n");
    let password = std::fs::File::open(folder.join("password")).expect("a file");
    let mut sign = Command::new("minisign");
    let sign = sign.current_dir(folder).args(["-S", "-s", "kept.key", "-m", "a.txt"]).stdin(password);
    let signed = sign.output().expect("minisign");
    assert!(signed.status.success(), "{signed:?}");
}

#[test]
fn we_take_what_minisign_makes() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    assert!(minisign(folder, &["-G", "-W", "-p", "a.pub", "-s", "a.key"]).status.success());
    // More than is read at once.
    let text = "公开\n".repeat(40_000);
    put(folder, "a.txt", &text);
    assert!(minisign(folder, &["-S", "-s", "a.key", "-m", "a.txt", "-t", "公开"]).status.success());
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a file");
    let public = PublicKey::parse(&read("a.pub")).expect("a public key");
    let signature = Signature::parse(&read("a.txt.minisig")).expect("a signature");
    let file = std::fs::File::open(folder.join("a.txt")).expect("a file");
    assert_eq!(signature.verify(&public, &Digest::read(file).expect("bytes")), Ok("公开"));
}
