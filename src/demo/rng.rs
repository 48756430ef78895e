//! Numbers that look random and are the same on every machine: splitmix64, started from a key, so that each file can be
//! made alone and in any order. No clock, no float, no platform's own generator.

/// What a key is about; two topics never share numbers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Topic {
    /// How large an office is, and what it does first.
    Office = 1,
    /// What an office spends.
    Budget,
    /// The promises of an office as a whole.
    OfficePromises,
    /// In which years a project runs, and how large it is.
    Project,
    /// What a project costs in a year.
    Funding,
    /// What a project promises.
    Promises,
    /// What came of it.
    Results,
    /// When something happens to it.
    Past,
}

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(super) struct Rng(u64);

impl Rng {
    /// The stream of a key.
    pub(super) fn of(seed: u64, topic: Topic, key: [u32; 3]) -> Rng {
        let mut rng = Rng(seed);
        for part in [topic as u64, u64::from(key[0]), u64::from(key[1]), u64::from(key[2])] {
            rng.0 = rng.next() ^ part.wrapping_mul(0xD6E8_FEB8_6659_FD93);
        }
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// A number from `0` up to and without `count`; 0 where there is nothing to choose from.
    pub(super) fn below(&mut self, count: usize) -> usize {
        // The high half of the product is below `count`, which came from a usize.
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }

    /// A number from `from` to `to`, both included.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        let span = usize::try_from(to - from + 1).unwrap_or(1);
        from + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// True once in `count` times.
    pub(super) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// One of a list that is not empty.
    pub(super) fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    /// `some` different positions of `all`, in ascending order.
    pub(super) fn choose(&mut self, some: usize, all: usize) -> Vec<usize> {
        let mut chosen = Vec::with_capacity(some);
        for at in 0..all {
            if self.below(all - at) < some - chosen.len() {
                chosen.push(at);
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_the_same_numbers_for_ever() {
        let numbers = |seed| {
            let mut rng = Rng::of(seed, Topic::Funding, [1, 2, 3]);
            [rng.below(1000), rng.below(1000), rng.below(1000)]
        };
        // Sites made before hold what followed from these: they are the same in every version and on every machine.
        assert_eq!(numbers(7), [758, 745, 279]);
        assert_ne!(numbers(7), numbers(8));
        let mut rng = Rng::of(1, Topic::Office, [0, 0, 0]);
        for _ in 0..200 {
            assert!((3..=9).contains(&rng.between(3, 9)));
            let chosen = rng.choose(3, 7);
            assert!(chosen.len() == 3 && chosen.is_sorted_by(|a, b| a < b) && chosen[2] < 7);
        }
        assert_eq!(rng.choose(4, 4), [0, 1, 2, 3]);
    }
}
