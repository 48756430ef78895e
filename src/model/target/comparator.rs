//! Comparators: signs and words before a number (≥, 不少于, 控制在) and bounds behind it (以上, 以内, 左右), and how the two
//! go together.

use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::words::{Table, words};

/// How the actual value has to stand to the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparator {
    /// ≥: the value or more.
    AtLeast,
    /// ≤: the value or less.
    AtMost,
    /// >: more than the value.
    MoreThan,
    /// <: less than the value.
    LessThan,
    /// =: the value. Also a number without any comparator.
    Equal,
    /// ≈: near the value; how near is not said.
    About,
    /// Between two values, both included.
    Range,
}

impl Comparator {
    /// The short word in data files: `ge`, `le`, `gt`, `lt`, `eq`, `about`, `range`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Comparator::AtLeast => "ge",
            Comparator::AtMost => "le",
            Comparator::MoreThan => "gt",
            Comparator::LessThan => "lt",
            Comparator::Equal => "eq",
            Comparator::About => "about",
            Comparator::Range => "range",
        }
    }

    /// The sign in canonical wordings; that of a range stands between its two values.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Comparator::AtLeast => "≥",
            Comparator::AtMost => "≤",
            Comparator::MoreThan => ">",
            Comparator::LessThan => "<",
            Comparator::Equal => "=",
            Comparator::About => "≈",
            Comparator::Range => "~",
        }
    }

    /// Whether it is no bound: a value, or all between two.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Comparator::Equal | Comparator::Range)
    }

    /// The comparator that also allows the value itself (含), or no longer does (不含).
    fn bounded(self, including: Including) -> Comparator {
        match (self, including) {
            (Comparator::MoreThan, Including::Itself) => Comparator::AtLeast,
            (Comparator::LessThan, Including::Itself) => Comparator::AtMost,
            (Comparator::AtLeast, Including::Others) => Comparator::MoreThan,
            (Comparator::AtMost, Including::Others) => Comparator::LessThan,
            (same, _) => same,
        }
    }
}

/// Whether a bracket says that the bound itself counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Including {
    /// （含）
    Itself,
    /// （不含）
    Others,
}

/// A comparator before a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Prefix {
    pub(super) comparator: Comparator,
    pub(super) force: Force,
}

/// How much a prefix decides by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    /// 不少于, ≥: a bound behind the number may only agree.
    Firm,
    /// 达到, 为, 控制在: a bound behind the number decides (`控制在5%以上`, `达到95%左右`).
    Loose,
}

use Comparator::{About, AtLeast, AtMost, Equal, LessThan, MoreThan};

/// Words that decide by themselves; longer ones before their beginnings.
const FIRM: &Table<Comparator> = &Table::new(&[
    ("大于或者等于", AtLeast),
    ("大于或等于", AtLeast),
    ("高于或等于", AtLeast),
    ("超过或等于", AtLeast),
    ("多于或等于", AtLeast),
    ("等于或大于", AtLeast),
    ("等于或高于", AtLeast),
    ("等于或超过", AtLeast),
    ("大于等于", AtLeast),
    ("高于等于", AtLeast),
    ("小于或者等于", AtMost),
    ("小于或等于", AtMost),
    ("低于或等于", AtMost),
    ("少于或等于", AtMost),
    ("等于或小于", AtMost),
    ("等于或低于", AtMost),
    ("小于等于", AtMost),
    ("低于等于", AtMost),
    ("至少", AtLeast),
    ("最少", AtLeast),
    ("最低", AtLeast),
    ("起码", AtLeast),
    ("下限", AtLeast),
    ("至多", AtMost),
    ("最多", AtMost),
    ("最高", AtMost),
    ("最大", AtMost),
    ("最长", AtMost),
    ("上限", AtMost),
    ("大于", MoreThan),
    ("高于", MoreThan),
    ("多于", MoreThan),
    ("超过", MoreThan),
    ("超出", MoreThan),
    ("超", MoreThan),
    ("突破", MoreThan),
    ("逾", MoreThan),
    ("小于", LessThan),
    ("低于", LessThan),
    ("少于", LessThan),
    ("短于", LessThan),
    ("等于", Equal),
    ("大约", About),
    ("大概", About),
    ("大致", About),
    ("将近", About),
    ("接近", About),
    ("约为", About),
    ("约", About),
]);

/// Words that leave the last word to what follows.
const LOOSE: &Table<Comparator> = &Table::new(&[
    ("控制在", AtMost),
    ("控制到", AtMost),
    ("压缩到", AtMost),
    ("降低到", AtMost),
    ("降低至", AtMost),
    ("下降到", AtMost),
    ("下降至", AtMost),
    ("减少到", AtMost),
    ("减少至", AtMost),
    ("缩短到", AtMost),
    ("缩短至", AtMost),
    ("压减到", AtMost),
    ("压减至", AtMost),
    ("降到", AtMost),
    ("降至", AtMost),
    ("提高到", AtLeast),
    ("提高至", AtLeast),
    ("提升到", AtLeast),
    ("提升至", AtLeast),
    ("增加到", AtLeast),
    ("增加至", AtLeast),
    ("增长到", AtLeast),
    ("增长至", AtLeast),
    ("上升到", AtLeast),
    ("上升至", AtLeast),
    ("达到或超过", AtLeast),
    ("达到或高于", AtLeast),
    ("达到", AtLeast),
    ("达成", AtLeast),
    ("达", AtLeast),
    ("保持在", Equal),
    ("维持在", Equal),
    ("稳定在", Equal),
    ("介于", Equal),
    ("为", Equal),
    ("是", Equal),
    ("在", Equal),
    ("即", Equal),
    (":", Equal),
]);

/// Reads the comparators before a number: loose words may precede and follow one firm one (`应达到≥95%`).
pub(super) fn prefix(cur: &mut Cursor<'_>) -> Option<Prefix> {
    let mut found: Option<Prefix> = None;
    for _ in 0..4 {
        let mut ahead = *cur;
        let next = if let Some(comparator) = firm(&mut ahead) {
            // Two firm ones do not make a sentence; a sign may repeat its word (不少于≥5个).
            let clash = found.is_some_and(|p| p.force == Force::Firm && p.comparator != comparator);
            (!clash).then_some(Prefix { comparator, force: Force::Firm })
        } else {
            let loose = ahead.look_up(LOOSE).map(|comparator| Prefix { comparator, force: Force::Loose });
            // 达到 behind 不超过 is no sentence; 为 behind 控制在 says nothing new.
            let clash = loose.zip(found).is_some_and(|(l, f)| opposed(f.comparator, l.comparator));
            let kept = found.filter(|p| p.force == Force::Firm || p.comparator != Equal);
            loose.filter(|_| !clash).map(|loose| kept.unwrap_or(loose))
        };
        let Some(next) = next else { break };
        found = Some(next);
        *cur = ahead;
    }
    found
}

/// Whether one wants more and the other less.
fn opposed(one: Comparator, other: Comparator) -> bool {
    let up = |c| matches!(c, AtLeast | MoreThan);
    let down = |c| matches!(c, AtMost | LessThan);
    (up(one) && down(other)) || (down(one) && up(other))
}

/// A sign or a word that decides by itself.
pub(super) fn firm(cur: &mut Cursor<'_>) -> Option<Comparator> {
    cur.spaces();
    match cur.peek()? {
        '>' | '<' | '=' | '≥' | '≤' | '≈' | '》' | '《' => signs(cur),
        '不' | '未' | '没' => denied(cur),
        '大' | '高' | '低' | '小' | '少' | '多' | '短' | '至' | '最' | '起' | '上' | '下' | '超' | '等'
        | '约' | '突' | '逾' | '将' | '接' => cur.look_up(FIRM),
        _ => None,
    }
}

/// A run of signs: `>=`, `＞＝`, `=>`, `≥≥`. A 》 is a `>` typed with the wrong keyboard only if a `=` stands beside it.
fn signs(cur: &mut Cursor<'_>) -> Option<Comparator> {
    let (mut up, mut down, mut equal, mut near, mut brackets) = (0, 0, 0, 0, 0);
    let mut ahead = *cur;
    loop {
        let mut next = ahead;
        next.spaces();
        match next.peek() {
            Some('>') if down + near == 0 => up += 1,
            Some('》') if down + near == 0 => (up, brackets) = (up + 1, brackets + 1),
            Some('≥') if down + near == 0 => (up, equal) = (up + 1, equal + 1),
            Some('<') if up + near == 0 => down += 1,
            Some('《') if up + near == 0 => (down, brackets) = (down + 1, brackets + 1),
            Some('≤') if up + near == 0 => (down, equal) = (down + 1, equal + 1),
            Some('=') if near == 0 => equal += 1,
            Some('≈') if up + down + equal + near == 0 => near = 1,
            _ => break,
        }
        next.bump();
        ahead = next;
    }
    let comparator = match (up, down, equal, near) {
        (1.., 0, 1.., 0) => AtLeast,
        (0, 1.., 1.., 0) => AtMost,
        (1, 0, 0, 0) if brackets == 0 => MoreThan,
        (0, 1, 0, 0) if brackets == 0 => LessThan,
        (0, 0, 1..=2, 0) => Equal,
        (0, 0, 0, 1) => About,
        _ => return None,
    };
    (up + down + equal <= 4).then(|| *cur = ahead)?;
    Some(comparator)
}

/// 不 and what it denies: 不少于, 不得低于, 不超过, 不能大于, 未超过.
fn denied(cur: &mut Cursor<'_>) -> Option<Comparator> {
    const DENIED: &Table<Comparator> = &Table::new(&[
        ("少于", AtLeast),
        ("低于", AtLeast),
        ("小于", AtLeast),
        ("短于", AtLeast),
        ("弱于", AtLeast),
        ("差于", AtLeast),
        ("劣于", AtLeast),
        ("下于", AtLeast),
        ("高于", AtMost),
        ("大于", AtMost),
        ("多于", AtMost),
        ("长于", AtMost),
        ("超过", AtMost),
        ("超出", AtMost),
        ("突破", AtMost),
        ("超", AtMost),
    ]);
    let mut ahead = *cur;
    if ahead.eat('不') {
        ahead.any(words!["得", "能", "应", "可"]);
    } else {
        ahead.any(words!["未", "没有"])?;
    }
    let comparator = ahead.look_up(DENIED)?;
    *cur = ahead;
    Some(comparator)
}

/// What stands behind a number: 以上（含）, 及以下, 以内, 左右, 之间.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Bound {
    /// What the bound says by itself; `Range` for 之间.
    pub(super) comparator: Option<Comparator>,
    /// What its brackets say about the value itself.
    pub(super) including: Option<Including>,
    /// The value as a bracket repeats it: （含95%）.
    pub(super) repeated: Option<Decimal>,
    /// Whether the word is one of 以内, 之内, 内, which time and ranges have.
    pub(super) within: bool,
}

impl Bound {
    /// Takes what a bracket before the number says of it, where none behind it says anything.
    pub(super) fn include(&mut self, before: Option<(Including, Option<Decimal>)>) {
        let Some((including, repeated)) = before else { return };
        self.including = self.including.or(Some(including));
        self.repeated = self.repeated.or(repeated);
    }

    /// Whether nothing stands behind the number.
    pub(super) fn is_none(&self) -> bool {
        self.comparator.is_none() && self.including.is_none()
    }
}

/// Reads the bound behind a number.
pub(super) fn bound(cur: &mut Cursor<'_>) -> Bound {
    const BOUNDS: &Table<Comparator> = &Table::new(&[
        ("及其以上", AtLeast),
        ("及以上", AtLeast),
        ("或以上", AtLeast),
        ("和以上", AtLeast),
        ("以上", AtLeast),
        ("及其以下", AtMost),
        ("及以下", AtMost),
        ("或以下", AtMost),
        ("以下", AtMost),
        ("及以内", AtMost),
        ("以内", AtMost),
        ("之内", AtMost),
        ("范围内", AtMost),
        ("内", AtMost),
        ("左右", About),
        ("上下", About),
        ("之间", Comparator::Range),
    ]);
    let before = including(cur);
    let comparator = cur.look_up(BOUNDS);
    let within = comparator == Some(AtMost) && cur.before() == Some('内');
    let (including, repeated) = including(cur).or(before).unzip();
    Bound { comparator, including, repeated: repeated.flatten(), within }
}

/// （含）, （含本数）, （含95%）, （不含）; with the value that is repeated.
#[inline]
pub(super) fn including(cur: &mut Cursor<'_>) -> Option<(Including, Option<Decimal>)> {
    if cur.first() == Some('(') { bracket(cur) } else { None }
}

fn bracket(cur: &mut Cursor<'_>) -> Option<(Including, Option<Decimal>)> {
    const WORDS: &Table<Including> = &Table::new(&[
        ("不包含", Including::Others),
        ("不包括", Including::Others),
        ("不含", Including::Others),
        ("包含", Including::Itself),
        ("包括", Including::Itself),
        ("含", Including::Itself),
    ]);
    let mut ahead = *cur;
    ahead.eat('(').then_some(())?;
    let including = ahead.look_up(WORDS)?;
    // The value may be repeated; whatever else is in the bracket is not understood.
    ahead.any(words!["本数", "该数"]);
    let repeated = super::number::number(&mut ahead).map(|number| number.value);
    if repeated.is_some() {
        super::unit::unit(&mut ahead, super::number::Script::Arabic);
    }
    ahead.eat(')').then(|| *cur = ahead)?;
    Some((including, repeated))
}

/// The comparator that prefix and bound make together; nothing if they contradict each other.
pub(super) fn together(prefix: Option<Prefix>, bound: Bound) -> Option<Comparator> {
    let comparator = match (prefix, bound.comparator) {
        (None, None) => Equal,
        (Some(prefix), None) => prefix.comparator,
        (None | Some(Prefix { force: Force::Loose, .. }), Some(bound)) => bound,
        (Some(prefix), Some(bound)) => match (prefix.comparator, bound) {
            (firm @ (AtLeast | MoreThan), AtLeast) | (firm @ (AtMost | LessThan), AtMost) => firm,
            (About, About) => About,
            _ => return None,
        },
    };
    Some(bound.including.map_or(comparator, |including| comparator.bounded(including)))
}
