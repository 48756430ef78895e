use super::*;

/// Made by minisign 0.11 of Debian: `-G -W`, `-S -t`, of a file that holds [`THEIR_TEXT`].
const THEIR_PUBLIC: &str = include_str!("../../tests/it/signature/minisign.pub");
const THEIR_SECRET: &str = include_str!("../../tests/it/signature/minisign.key");
const THEIR_TEXT: &[u8] = include_bytes!("../../tests/it/signature/signed.txt");
const THEIR_SIGNATURE: &str = include_str!("../../tests/it/signature/signed.txt.minisig");

fn key() -> SecretKey {
    SecretKey::generate().expect("random numbers")
}

fn proved(signature: &str, key: &PublicKey, text: &[u8]) -> Result<String, Fault> {
    Signature::parse(signature)?.verify(key, &Digest::of(text)).map(str::to_owned)
}

#[test]
fn what_is_signed_is_proved_with_its_comment_and_nothing_else_is() {
    let (own, other) = (key(), key());
    let text = "公开".as_bytes();
    let signature = own.sign(&Digest::of(text), "批准：\n张三");
    assert_eq!(
        signature,
        own.sign(&Digest::read(text).expect("bytes"), "批准：\r张三"),
        "always the same bytes"
    );
    let public = own.public();
    assert_eq!(proved(&signature, &public, text).as_deref(), Ok("批准： 张三"));
    assert_eq!(proved(&signature, &public, b"other"), Err(Fault::Altered));
    let other_key = Fault::OtherKey { signed: public.id(), asked: other.public().id() };
    assert_eq!(proved(&signature, &other.public(), text), Err(other_key));
    assert_eq!(proved(&signature.replace("张三", "李四"), &public, text), Err(Fault::CommentAltered));
    // A key that only claims to be ours.
    let claimed = PublicKey { id: public.id, ..other.public() };
    assert_eq!(proved(&signature, &claimed, text), Err(Fault::Altered));
}

#[test]
fn a_signature_that_breaks_off_or_has_more_is_malformed() {
    let own = key();
    let whole = own.sign(&Digest::of(b"a"), "b");
    for end in (0..whole.len() - 1).filter(|end| whole.is_char_boundary(*end)) {
        let fault = proved(&whole[..end], &own.public(), b"a");
        assert!(matches!(fault, Err(Fault::Malformed | Fault::CommentAltered)), "{end}: {fault:?}");
    }
    assert_eq!(proved(&format!("{whole}\n\n"), &own.public(), b"a").as_deref(), Ok("b"));
    assert_eq!(proved(&whole.replace('\n', "\r\n"), &own.public(), b"a").as_deref(), Ok("b"));
    assert_eq!(proved(&format!("{whole}c\n"), &own.public(), b"a"), Err(Fault::Malformed));
}

#[test]
fn no_character_can_be_changed_where_something_is_vouched_for() {
    let own = key();
    let whole = own.sign(&Digest::of(b"a"), "b");
    let vouched = whole.find('\n').expect("lines");
    for (at, c) in whole.char_indices().filter(|(at, _)| *at > vouched) {
        for other in ["A", "z", "=", "+", ""].into_iter().filter(|other| **other != *c.to_string()) {
            let altered = format!("{}{other}{}", &whole[..at], &whole[at + 1..]);
            let ends = c == '\n' && at + 1 == whole.len() && other.is_empty();
            assert_eq!(proved(&altered, &own.public(), b"a").is_ok(), ends, "{altered}");
        }
    }
}

#[test]
fn keys_and_signatures_of_minisign_are_taken() {
    let public = PublicKey::parse(THEIR_PUBLIC).expect("a public key");
    assert!(THEIR_PUBLIC.contains(&public.id().to_string()) && THEIR_PUBLIC.contains(&public.to_string()));
    assert_eq!(proved(THEIR_SIGNATURE, &public, THEIR_TEXT).as_deref(), Ok("批准：张三 2026-03-01"));
    let kept = Kept::parse(THEIR_SECRET).expect("a secret key");
    assert!(!kept.is_protected());
    let secret = kept.open("").expect("an open key");
    assert_eq!(secret.public(), public);
    // minisign draws nothing at random either, so the two agree to the byte.
    let ours = secret.sign(&Digest::of(THEIR_TEXT), "批准：张三 2026-03-01");
    assert!(ours.lines().skip(1).eq(THEIR_SIGNATURE.lines().skip(1)), "{ours}");
    let old = THEIR_SIGNATURE.replacen("\nRUR", "\nRWR", 1);
    assert_eq!(proved(&old, &public, THEIR_TEXT), Err(Fault::OldKind));
}

#[test]
fn another_reader_of_the_format_takes_ours() {
    let own = key();
    let theirs = minisign_verify::PublicKey::decode(&own.public().file()).expect("a public key");
    let signature =
        minisign_verify::Signature::decode(&own.sign(&Digest::of(b"a"), "公开")).expect("a signature");
    assert_eq!(signature.trusted_comment(), "公开");
    theirs.verify(b"a", &signature, false).expect("it holds");
    theirs.verify(b"b", &signature, false).expect_err("it does not");
}

#[test]
fn a_key_is_read_as_it_was_written_and_opens_for_its_password_alone() {
    let own = key();
    let public = own.public();
    assert_eq!(PublicKey::parse(&public.file()), Some(public));
    assert_eq!(PublicKey::parse(&format!(" {public}\r\n")), Some(public));
    for none in ["", "RWQ", &public.to_string()[1..], &format!("{public}\n{public}")] {
        assert_eq!(PublicKey::parse(none), None, "{none}");
    }
    let bare = own.file(None).expect("a file");
    assert_eq!(Kept::parse(&bare).and_then(|kept| kept.open("any")).expect("an open key").public(), public);
    let kept = own.file(Some(("口令", Cost::LEAST))).expect("a file");
    let open = |password: &str| Kept::parse(&kept).expect("a key").open(password);
    assert!(Kept::parse(&kept).expect("a key").is_protected());
    assert_eq!(open("口令").expect("an open key").public(), public);
    assert_eq!(open("口令 ").expect_err("another password"), Refused::WrongPassword);
    assert_eq!(Kept::parse(&kept[..kept.len() - 9]).expect_err("no key"), Refused::Damaged);
    assert_eq!(Kept::parse(THEIR_PUBLIC).expect_err("no key"), Refused::Damaged);
}

#[test]
fn what_a_password_costs_follows_from_the_limits_as_in_libsodium() {
    let parameters = |operations, memory| {
        let found = Cost { operations, memory }.parameters();
        found.map(|parameters| (parameters.log_n(), parameters.r(), parameters.p()))
    };
    // libsodium's limits for what is interactive, and for what is secret, as minisign takes them.
    assert_eq!(parameters(524_288, 16_777_216), Some((14, 8, 1)));
    assert_eq!(parameters(33_554_432, 1_073_741_824), Some((20, 8, 1)));
    assert_eq!(parameters(Cost::USUAL.operations, Cost::USUAL.memory), Some((17, 8, 1)));
    assert_eq!(parameters(u64::MAX, u64::MAX), None);
    assert_eq!(parameters(u64::MAX, 1 << 20), None);
}
