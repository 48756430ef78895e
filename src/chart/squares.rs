//! Amounts → rectangles that fill a box, each as large as its amount and as near to a square as they get: rows of a
//! “squarified” treemap (Bruls, Huizing and van Wijk, 2000), in whole numbers only.

/// A rectangle; what its numbers count is settled by the box that is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    /// From the left edge.
    pub(super) x: i32,
    /// From the upper edge.
    pub(super) y: i32,
    /// Its width.
    pub(super) width: i32,
    /// Its height.
    pub(super) height: i32,
}

/// Divides `area` among `weights`, which stand largest first; only the last may be larger than those before it.
/// Neighbours share their edges.
pub(super) fn squares(weights: &[i128], mut area: Area) -> Vec<Area> {
    let mut squares = Vec::with_capacity(weights.len());
    let mut left: i128 = weights.iter().sum();
    let mut rest = weights;
    while !rest.is_empty() {
        let (count, sum) = row(rest, (area.width, area.height), left);
        let (row, after) = rest.split_at(count);
        area = lay(row, (sum, left), area, &mut squares);
        left -= sum;
        rest = after;
    }
    squares
}

/// How many of `weights` stand in the next row, along the shorter side, and their sum: as many as make its worst
/// rectangle no longer than it was.
fn row(weights: &[i128], (width, height): (i32, i32), left: i128) -> (usize, i128) {
    let (side, across) = (width.min(height), width.max(height));
    let mut sum = 0;
    let mut best = i128::MAX;
    for (at, weight) in weights.iter().enumerate() {
        let longer = sum + weight;
        let depth = part(longer, left, across);
        let worst =
            ratio(depth, part(weights[0], longer, side)).max(ratio(depth, part(*weight, longer, side)));
        if worst > best {
            return (at, sum);
        }
        (best, sum) = (worst, longer);
    }
    (weights.len(), sum)
}

/// Lays a row into `area` and gives what is left of it.
fn lay(row: &[i128], (sum, left): (i128, i128), area: Area, into: &mut Vec<Area>) -> Area {
    let upright = area.width >= area.height;
    let (side, across) = if upright { (area.height, area.width) } else { (area.width, area.height) };
    let depth = part(sum, left, across);
    let (mut done, mut from) = (0, 0);
    for weight in row {
        done += weight;
        let to = part(done, sum, side);
        into.push(if upright {
            Area { x: area.x, y: area.y + from, width: depth, height: to - from }
        } else {
            Area { x: area.x + from, y: area.y, width: to - from, height: depth }
        });
        from = to;
    }
    if upright {
        Area { x: area.x + depth, width: area.width - depth, ..area }
    } else {
        Area { y: area.y + depth, height: area.height - depth, ..area }
    }
}

/// `weight` ÷ `whole` of `length`, rounded.
fn part(weight: i128, whole: i128, length: i32) -> i32 {
    let whole = whole.max(1);
    i32::try_from((weight * i128::from(length) + whole / 2) / whole).unwrap_or(length)
}

/// The longer side in thousandths of the shorter.
fn ratio(a: i32, b: i32) -> i128 {
    i128::from(a.max(b)) * 1000 / i128::from(a.min(b).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Area = Area { x: 0, y: 0, width: 50_000, height: 36_000 };

    fn surface(area: &Area) -> i64 {
        i64::from(area.width) * i64::from(area.height)
    }

    #[test]
    fn the_box_is_filled_and_each_has_its_share() {
        let weights = [6, 6, 4, 3, 2, 2, 1];
        let areas = squares(&weights, BOX);
        assert_eq!(areas.iter().map(surface).sum::<i64>(), surface(&BOX));
        for (area, weight) in areas.iter().zip(weights) {
            let wanted = surface(&BOX) * i64::try_from(weight).expect("small") / 24;
            assert!((surface(area) - wanted).abs() < wanted / 200, "{area:?} {wanted}");
            assert!(ratio(area.width, area.height) <= 3000, "{area:?}");
        }
    }

    #[test]
    fn no_two_lie_on_each_other() {
        let weights: Vec<i128> = (1..40).rev().map(|at| at * at * at).collect();
        let areas = squares(&weights, BOX);
        for (at, a) in areas.iter().enumerate() {
            for b in &areas[at + 1..] {
                let beside = a.x + a.width <= b.x || b.x + b.width <= a.x;
                assert!(beside || a.y + a.height <= b.y || b.y + b.height <= a.y, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn hard_weights_end() {
        assert_eq!(squares(&[], BOX), []);
        assert_eq!(squares(&[5], BOX), [BOX]);
        assert_eq!(squares(&[1 << 100, 1, 1], BOX).len(), 3);
        assert_eq!(squares(&[1; 300], Area { width: 3, height: 2, ..BOX }).len(), 300);
    }
}
