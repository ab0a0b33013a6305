//! Which pairs are kept: of every programme the surest ones. Findings then grow with the number of programmes and not with its
//! square, whatever is sent, and nobody could read more of them anyway.

use std::cmp::Ordering;

use sekber_engines::synchronisation::grading::Grade;

/// Most findings that a programme has by its own; others may have it among theirs.
pub const MOST: usize = 20;

/// Two programmes that are something to each other, without what they have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Graded {
    /// What they are to each other.
    pub grade: Grade,
    /// How sure it is that they must be merged or split, 0 to 1.
    pub score: f64,
    /// The programme with the smaller id, by its place.
    pub first: usize,
    /// The other one.
    pub second: usize,
}

impl Graded {
    /// The order in which pairs are shown: by grade, the surest first; a total one, so that the same pairs are kept whatever
    /// comes first.
    pub fn order(&self, other: &Self) -> Ordering {
        let by_grade = self.grade.cmp(&other.grade).then(other.score.total_cmp(&self.score));
        by_grade.then((self.first, self.second).cmp(&(other.first, other.second)))
    }
}

/// The last pair that each programme keeps; none where there is room for more.
pub type Last = Vec<Option<Graded>>;

/// Whether a pair is among the surest of one of its programmes.
pub fn is_wanted(last: &Last, pair: &Graded) -> bool {
    let has_room = |at: usize| match last.get(at) {
        Some(Some(last)) => pair.order(last) == Ordering::Less,
        _ => true,
    };
    has_room(pair.first) || has_room(pair.second)
}

/// The surest pairs of each programme, the surest first.
#[derive(Debug, Default)]
pub struct Surest(Vec<Vec<Graded>>);

impl Surest {
    /// Room for so many programmes.
    pub fn of(programmes: usize) -> Self {
        Self(vec![Vec::new(); programmes])
    }

    /// Keeps a pair where it is among the surest. What is offered in another order leads to the same pairs.
    pub fn offer(&mut self, pair: Graded) {
        for at in [pair.first, pair.second] {
            let Some(own) = self.0.get_mut(at) else { continue };
            let place = own.partition_point(|known| known.order(&pair) == Ordering::Less);
            if place < MOST {
                own.insert(place, pair);
                own.truncate(MOST);
            }
        }
    }

    /// The last pair of each programme that has no room for more.
    pub fn last(&self) -> Last {
        self.0.iter().map(|own| own.get(MOST - 1).copied()).collect()
    }

    /// Every pair that one of its programmes keeps, once each, in the order in which they are shown.
    pub fn pairs(self) -> Vec<Graded> {
        let mut all: Vec<Graded> = self.0.into_iter().flatten().collect();
        all.sort_by(Graded::order);
        all.dedup_by_key(|pair| (pair.first, pair.second));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(first: usize, second: usize) -> Graded {
        // Some pairs are equally sure; then the order of the programmes decides.
        let score = f64::from(u32::try_from((first * 31 + second * 17) % 7).unwrap()) / 7.0;
        Graded { grade: Grade::Duplication, score, first, second }
    }

    fn all(programmes: usize) -> Vec<Graded> {
        (0..programmes).flat_map(|b| (0..b).map(move |a| pair(a, b))).collect()
    }

    #[test]
    fn the_same_pairs_are_kept_in_whatever_order_they_come() {
        let kept = |pairs: &[Graded]| {
            let mut surest = Surest::of(60);
            pairs.iter().for_each(|pair| surest.offer(*pair));
            surest.pairs()
        };
        let mut pairs = all(60);
        let there = kept(&pairs);
        pairs.reverse();
        assert_eq!(there, kept(&pairs));
        assert!(there.len() <= 60 * MOST && there.len() < pairs.len());
    }

    #[test]
    fn what_is_not_wanted_would_not_be_kept() {
        let mut surest = Surest::of(60);
        for pair in all(60) {
            let wanted = is_wanted(&surest.last(), &pair);
            let before = surest.0[pair.first].contains(&pair) || surest.0[pair.second].contains(&pair);
            surest.offer(pair);
            let after = surest.0[pair.first].contains(&pair) || surest.0[pair.second].contains(&pair);
            assert_eq!(wanted, after && !before, "{pair:?}");
        }
    }
}
