//! What a text comes to for the search: figures and letters of full width as plain ones, small letters for capitals, and
//! nothing but characters that a word or a figure has. The script of the search does the same to what is asked for; one
//! table of cases holds both (`tests/browser/search/fold.json`).

/// The characters of a text that can be searched for, as they are compared.
///
/// Blanks and marks are left out, so that `〔2020〕10号` and `2020 10号` are one, and so are the commas of `15,412.94`; the
/// point between two figures stays.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().map(plain).peekable();
    let mut before = ' ';
    while let Some(ch) = chars.next() {
        let is_point = ch == '.' && before.is_ascii_digit() && chars.peek().is_some_and(char::is_ascii_digit);
        if is_point || is_kept(ch) {
            out.push(ch);
        }
        before = ch;
    }
    out
}

/// The character as it is compared.
fn plain(ch: char) -> char {
    let moved = |by: u32| char::from_u32(u32::from(ch) + by).unwrap_or(ch);
    match ch {
        '！'..='～' => char::from_u32(u32::from(ch) - 0xFEE0).unwrap_or(ch).to_ascii_lowercase(),
        // Capitals of Latin, Greek and Cyrillic, and Roman figures.
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ω' | 'А'..='Я' => moved(32),
        'Ѐ'..='Џ' => moved(80),
        'Ⅰ'..='Ⅿ' => moved(16),
        _ => ch.to_ascii_lowercase(),
    }
}

/// Whether a word or a figure may have the character: none of the blocks of marks, signs and drawings.
fn is_kept(ch: char) -> bool {
    match ch {
        '\0'..='\u{7F}' => ch.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}' => matches!(ch, 'ª' | '²' | '³' | 'µ' | '¹' | 'º'),
        '×' | '÷' => false,
        // Letter-like signs, Roman figures and circled figures, such as ℃, Ⅱ and ①, lie among the signs.
        '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{245F}' => false,
        '\u{2500}'..='\u{2BFF}' | '\u{2E00}'..='\u{2E7F}' | '\u{FE10}'..='\u{FE6F}' => false,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' | '\u{303D}' | '・' => false,
        '\u{D7B0}'..='\u{F8FF}' | '\u{FEFF}' | '\u{FF00}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFFF}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The script's test reads the same table.
    #[test]
    fn every_case_of_the_table_folds_as_it_says() {
        let table = include_str!("../../tests/browser/search/fold.json");
        let cases: Vec<(String, String)> = serde_json::from_str(table).expect("pairs of texts");
        for (text, folded) in &cases {
            assert_eq!(fold(text), *folded, "{text}");
            assert_eq!(fold(folded), *folded, "{text}: what is folded stays");
        }
    }
}
