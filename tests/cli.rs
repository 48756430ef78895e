//! Transcripts of the command line, which are also its manual: each is run, and what it prints is held to the letter.
//! `TRYCMD=overwrite cargo test --test cli` writes what it prints now; read the difference before you commit it.

#[test]
fn transcripts_are_what_the_program_says() {
    trycmd::TestCases::new()
        .case("tests/cli/*.md")
        .case("tests/cli/mend/*.md")
        .env("LC_ALL", "")
        .env("LC_MESSAGES", "")
        .env("LANG", "");
}
