//! Numbers and lists of numbers as text that a string of a script holds as it stands. There is no figure among the signs, and
//! nothing that a mailbox or a number of a person has: what looks for those in finished files finds none by chance.

/// The signs, by their value.
const SIGNS: &[u8; 75] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$'()*+,-./:=?[]^_`{|}~";
/// Signs that end a number; the others go on.
const LAST: u32 = 53;
const MORE: u32 = 75 - LAST;
/// How many bits a sign holds where each number is one bit.
const BITS: u32 = 6;

/// The sign of a value below 75; values above come as the last one.
pub(super) fn sign(value: u32) -> char {
    char::from(SIGNS[(value as usize).min(SIGNS.len() - 1)])
}

/// Writes a number: one sign below 53, two below 1,219.
pub(super) fn number(out: &mut String, value: u32) {
    let mut high = value / LAST;
    let mut before = [0; 8];
    let mut count = 0;
    while high > 0 {
        high -= 1;
        before[count] = high % MORE;
        count += 1;
        high /= MORE;
    }
    before[..count].iter().rev().for_each(|digit| out.push(sign(LAST + digit)));
    out.push(sign(value % LAST));
}

/// Writes numbers that grow, whichever way is shorter: by the steps between them, or bit by bit from the first on. Whether
/// it is by bits is returned.
pub(super) fn list(out: &mut String, numbers: &[u32]) -> bool {
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else { return false };
    let start = out.len();
    let mut next = 0;
    for one in numbers {
        number(out, one - next);
        next = one + 1;
    }
    let bits = ((last - first) / BITS + 1) as usize;
    if bits + 4 >= out.len() - start {
        return false;
    }
    out.truncate(start);
    number(out, *first);
    let mut held = vec![0_u32; bits];
    for one in numbers {
        held[((one - first) / BITS) as usize] |= 1 << ((one - first) % BITS);
    }
    out.extend(held.into_iter().map(sign));
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads a number from the front, as the script does.
    fn read(text: &mut std::str::Chars<'_>) -> u32 {
        let mut high = 0;
        for ch in text.by_ref() {
            let value = SIGNS.iter().position(|sign| char::from(*sign) == ch).expect("a sign") as u32;
            if value < LAST {
                return high * LAST + value;
            }
            high = high * MORE + (value - LAST) + 1;
        }
        panic!("a number without an end");
    }

    fn read_list(text: &str, is_by_bits: bool) -> Vec<u32> {
        let mut chars = text.chars();
        let mut numbers = Vec::new();
        if is_by_bits {
            let first = read(&mut chars);
            for (at, ch) in chars.enumerate() {
                let bits = SIGNS.iter().position(|sign| char::from(*sign) == ch).expect("a sign") as u32;
                numbers.extend(
                    (0..BITS).filter(|bit| bits >> bit & 1 == 1).map(|bit| first + at as u32 * BITS + bit),
                );
            }
            return numbers;
        }
        let mut next = 0;
        while !chars.as_str().is_empty() {
            numbers.push(next + read(&mut chars));
            next = numbers[numbers.len() - 1] + 1;
        }
        numbers
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(numbers in prop::collection::btree_set(0..200_000_u32, 0..300), dense in 0..400_u32) {
            for numbers in [numbers.into_iter().collect::<Vec<_>>(), (7..7 + dense).filter(|one| one % 5 != 2).collect()] {
                let mut text = String::new();
                let is_by_bits = list(&mut text, &numbers);
                prop_assert_eq!(read_list(&text, is_by_bits), numbers);
            }
        }
    }

    #[test]
    fn signs_are_no_figures_and_need_no_escape() {
        assert!(SIGNS.iter().all(|sign| sign.is_ascii_graphic() && !sign.is_ascii_digit()));
        assert!(!SIGNS.iter().any(|sign| b"\"\\@%&;<>! ".contains(sign)));
        assert!((0..75).all(|at| SIGNS[at + 1..].iter().all(|other| *other != SIGNS[at])));
    }
}
