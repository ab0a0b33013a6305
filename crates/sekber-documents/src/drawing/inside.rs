//! The room that an area has for letters: which part of each row of the canvas lies inside its outline.

/// Rows of the tallest outline that is looked into; a taller one comes of boundaries that are no map, and has no room.
const MOST_ROWS: i64 = 20_000;

/// What lies inside an outline, row by row.
#[derive(Debug, Default)]
pub struct Inside {
    /// The first row.
    top: i64,
    /// The spans of each row that lie inside, from left to right.
    rows: Vec<Vec<(i64, i64)>>,
}

/// Letters around the point that they are written at: half their width, and how far they reach above and below it.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    /// From the middle to either end.
    pub half: i64,
    /// Above the foot.
    pub above: i64,
    /// Below it.
    pub below: i64,
}

/// The parts that two rows share.
fn shared(one: &[(i64, i64)], other: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a.0.max(b.0), a.1.min(b.1))));
    pairs.filter(|(left, right)| left < right).collect()
}

impl Inside {
    /// That of rings of points on the canvas; what lies in a ring within a ring lies outside again.
    pub fn of(rings: &[Vec<(i64, i64)>]) -> Self {
        let heights = || rings.iter().flatten().map(|point| point.1);
        let (Some(top), Some(bottom)) = (heights().min(), heights().max()) else { return Self::default() };
        let count = bottom.checked_sub(top).filter(|count| *count <= MOST_ROWS);
        let Some(count) = count.and_then(|count| usize::try_from(count).ok()) else { return Self::default() };
        let mut crossings: Vec<Vec<i64>> = vec![Vec::new(); count];
        for ring in rings {
            let ends = ring.iter().skip(1).chain(ring.first());
            for (from, to) in ring.iter().zip(ends) {
                let (upper, lower) = if from.1 <= to.1 { (from, to) } else { (to, from) };
                let rise = lower.1 - upper.1;
                for step in 0..rise {
                    // Where the side of the outline crosses the middle of the row.
                    let x = upper.0 + (lower.0 - upper.0) * (2 * step + 1) / (2 * rise);
                    let row = usize::try_from(upper.1 - top + step).unwrap_or(usize::MAX);
                    if let Some(row) = crossings.get_mut(row) {
                        row.push(x);
                    }
                }
            }
        }
        let spans = |mut row: Vec<i64>| {
            row.sort_unstable();
            row.chunks_exact(2).map(|ends| (ends[0], ends[1])).collect()
        };
        Self { top, rows: crossings.into_iter().map(spans).collect() }
    }

    fn row(&self, y: i64) -> Option<&Vec<(i64, i64)>> {
        self.rows.get(usize::try_from(y - self.top).ok()?)
    }

    /// Whether a point lies inside; of an outline that is not known every point does.
    pub fn holds(&self, (x, y): (i64, i64)) -> bool {
        let lies = |(left, right): &(i64, i64)| (*left..=*right).contains(&x);
        self.rows.is_empty() || self.row(y).is_some_and(|spans| spans.iter().any(lies))
    }

    /// What lies inside on every row from one to before another.
    fn strip(&self, from: i64, until: i64) -> Vec<(i64, i64)> {
        let Some(mut spans) = self.row(from).cloned() else { return Vec::new() };
        for y in from + 1..until {
            let Some(row) = self.row(y) else { return Vec::new() };
            if spans.is_empty() {
                break;
            }
            spans = shared(&spans, row);
        }
        spans
    }

    /// Where letters lie inside as a whole: where there is most room beside them, as far as that can be seen; of such places the
    /// nearest to a point. None where they have no room. Linear in the rows and the height of the letters.
    pub fn spot(&self, letters: Letters, near: (i64, i64)) -> Option<(i64, i64)> {
        let Letters { half, above, below } = letters;
        let last = self.top + i64::try_from(self.rows.len()).unwrap_or(0);
        let mut best: Option<((i64, i64), (i64, i64))> = None;
        for y in self.top..last {
            for (left, right) in self.strip(y - above, y + below) {
                let free = right - left - 2 * half;
                if free < 0 {
                    continue;
                }
                // More room than the letters are high makes no place better.
                let edge = free.min(2 * above) / 2;
                let x = near.0.clamp(left + half + edge, right - half - edge);
                let rank = (edge, -((x - near.0).pow(2) + (y - near.1).pow(2)));
                if best.is_none_or(|(known, _)| rank > known) {
                    best = Some((rank, (x, y)));
                }
            }
        }
        best.map(|(_, at)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: Letters = Letters { half: 10, above: 8, below: 2 };

    #[test]
    fn letters_lie_inside_as_a_whole_or_nowhere() {
        let square = Inside::of(&[vec![(0, 0), (40, 0), (40, 40), (0, 40), (0, 0)]]);
        let (x, y) = square.spot(LETTERS, (20, 24)).unwrap();
        assert!((10..=30).contains(&x) && (8..=38).contains(&y), "{x} {y}");
        assert_eq!((x, y), (20, 24), "where there is as much room everywhere, the point itself");
        let narrow = Inside::of(&[vec![(0, 0), (15, 0), (15, 90), (0, 90)]]);
        assert_eq!(narrow.spot(LETTERS, (7, 45)), None);
        assert!(narrow.holds((7, 45)) && !narrow.holds((40, 45)) && !narrow.holds((7, -1)));
        // A lake in the middle: beside it there is no room, below it there is.
        let lake = vec![(8, 8), (42, 8), (42, 32), (8, 32)];
        let around = Inside::of(&[vec![(0, 0), (50, 0), (50, 60), (0, 60)], lake]);
        let (_, y) = around.spot(LETTERS, (25, 20)).unwrap();
        assert!(y - LETTERS.above >= 32, "{y}");
        assert_eq!(Inside::of(&[]).spot(LETTERS, (0, 0)), None);
    }

    #[test]
    fn what_is_no_map_has_no_room() {
        let endless = Inside::of(&[vec![(0, 0), (0, i64::MAX), (720, 3)]]);
        assert_eq!(endless.spot(LETTERS, (0, 0)), None);
    }
}
