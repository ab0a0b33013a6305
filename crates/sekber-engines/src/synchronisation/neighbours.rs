//! The programmes of one district laid side by side, so that comparing each with each goes through memory in order.

use std::ops::Range;

use super::comparison::{Comparison, Meeting, Pair};
use super::places::{common, meet, shared};
use super::{CODE_LEVELS, CodeParts};

/// What is looked at of a programme before its words.
struct Member {
    number: u32,
    organisation: u32,
    start: i32,
    end: i32,
    themes: u32,
    /// Whether it touches this district alone.
    is_only_here: bool,
    /// Whether it names this district as a whole.
    is_whole_here: bool,
    villages: Range<usize>,
    codes: Range<usize>,
    words: Range<usize>,
}

/// The programmes of one district, and one of them spread out over all stems to compare others with.
pub struct Neighbours<'c> {
    comparison: &'c Comparison<'c>,
    district: u32,
    members: Vec<Member>,
    villages: Vec<Range<u32>>,
    codes: Vec<CodeParts>,
    stems: Vec<u32>,
    weights: Vec<f64>,
    spread: Vec<f64>,
    of: Option<usize>,
}

impl<'c> Neighbours<'c> {
    /// Nobody yet.
    pub fn of(comparison: &'c Comparison<'c>) -> Self {
        Self {
            comparison,
            district: 0,
            members: Vec::new(),
            villages: Vec::new(),
            codes: Vec::new(),
            stems: Vec::new(),
            weights: Vec::new(),
            spread: vec![0.0; comparison.vectors.different()],
            of: None,
        }
    }

    /// Lays out the programmes of a district from a place in its list on, instead of those before. Linear in what they hold.
    pub fn lay_out(&mut self, district: u32, members: &[u32]) {
        self.clear_spread();
        self.district = district;
        self.members.clear();
        self.villages.clear();
        self.codes.clear();
        self.stems.clear();
        self.weights.clear();
        for number in members {
            let programme = &self.comparison.programmes[*number as usize];
            let coverage = &self.comparison.coverage[*number as usize];
            let (stems, weights) = self.comparison.vectors.row(*number as usize);
            self.members.push(Member {
                number: *number,
                organisation: programme.organisation,
                start: programme.start,
                end: programme.end,
                themes: programme.themes,
                is_only_here: coverage.districts.len() == 1,
                is_whole_here: coverage.whole.binary_search(&district).is_ok(),
                villages: added(&mut self.villages, &coverage.villages),
                codes: added(&mut self.codes, &programme.codes),
                words: added(&mut self.stems, stems),
            });
            self.weights.extend_from_slice(weights);
        }
    }

    /// How many are laid out.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    fn clear_spread(&mut self) {
        if let Some(before) = self.of.take() {
            self.stems[self.members[before].words.clone()]
                .iter()
                .for_each(|stem| self.spread[*stem as usize] = 0.0);
        }
    }

    /// The pairs of one of those laid out with others of them.
    pub fn pairs_of(&mut self, at: usize, others: Range<usize>, found: &mut Vec<Pair>) {
        self.clear_spread();
        let words = self.members[at].words.clone();
        for (stem, weight) in self.stems[words.clone()].iter().zip(&self.weights[words]) {
            self.spread[*stem as usize] = *weight;
        }
        self.of = Some(at);
        let own = &self.members[at];
        found.extend(self.members[others].iter().filter_map(|other| self.pair(own, other)));
    }

    /// A pair, if it is one, and this is the first district that both touch.
    fn pair(&self, a: &Member, b: &Member) -> Option<Pair> {
        let months = a.end.min(b.end) - a.start.max(b.start) + 1;
        if a.organisation == b.organisation || months < 1 {
            return None;
        }
        let villages = shared(&self.villages[a.villages.clone()], &self.villages[b.villages.clone()]);
        let is_unclear = || match a.is_only_here || b.is_only_here {
            true => a.is_whole_here || b.is_whole_here,
            false => self.are_unclear(a, b),
        };
        let meeting = match villages {
            0 if is_unclear() => Meeting::Unclear,
            0 => return None,
            _ => Meeting::Overlap,
        };
        if !(a.is_only_here || b.is_only_here || self.is_first_for(a, b)) {
            return None;
        }
        let score = self.score(a, b)?;
        let [one, other] = [a, b].map(|member| &self.comparison.programmes[member.number as usize]);
        let count = |items: &mut dyn Iterator<Item = u32>| u32::try_from(items.count()).unwrap_or(u32::MAX);
        Some(Pair {
            first: a.number.min(b.number),
            second: a.number.max(b.number),
            meeting,
            villages,
            months,
            score,
            outputs: count(&mut common(&one.outputs, &other.outputs)),
            funders: count(&mut common(&one.funders, &other.funders)),
        })
    }

    /// Whether one of them names a district as a whole that the other one touches.
    fn are_unclear(&self, a: &Member, b: &Member) -> bool {
        let [here, there] = [a, b].map(|member| &self.comparison.coverage[member.number as usize]);
        meet(&here.districts, &there.whole) || meet(&here.whole, &there.districts)
    }

    fn is_first_for(&self, a: &Member, b: &Member) -> bool {
        let [here, there] = [a, b].map(|member| &self.comparison.coverage[member.number as usize].districts);
        common(here, there).next() == Some(self.district)
    }

    /// How alike two programmes are; `None` below the least. Words are only looked at when the rest leaves room for a pair.
    fn score(&self, a: &Member, b: &Member) -> Option<f64> {
        let profile = &self.comparison.profile;
        let either = (a.themes | b.themes).count_ones();
        let themes =
            if either == 0 { 0.0 } else { f64::from((a.themes & b.themes).count_ones()) / f64::from(either) };
        let (rest, whole) = if a.codes.is_empty() || b.codes.is_empty() {
            (profile.themes * themes, profile.words + profile.themes)
        } else {
            let levels = equal_levels(&self.codes[a.codes.clone()], &self.codes[b.codes.clone()]);
            let rest = profile.codes * profile.code_levels[levels] + profile.themes * themes;
            (rest, profile.words + profile.codes + profile.themes)
        };
        if (profile.words + rest) / whole < profile.least {
            return None;
        }
        let score = (profile.words * self.cosine(b) + rest) / whole;
        (score >= profile.least).then_some(score)
    }

    /// The cosine of the one that is spread out with another one. Linear in the other one's stems.
    fn cosine(&self, other: &Member) -> f64 {
        let (stems, weights) = (&self.stems[other.words.clone()], &self.weights[other.words.clone()]);
        stems.iter().zip(weights).map(|(stem, weight)| self.spread[*stem as usize] * weight).sum()
    }
}

/// Adds items to a list; where they stand in it.
fn added<T: Clone>(list: &mut Vec<T>, items: &[T]) -> Range<usize> {
    let from = list.len();
    list.extend_from_slice(items);
    from..list.len()
}

/// The most leading parts that a code of one has in common with a code of the other.
fn equal_levels(a: &[CodeParts], b: &[CodeParts]) -> usize {
    let equal =
        |x: &CodeParts, y: &CodeParts| (0..CODE_LEVELS).take_while(|level| x[*level] == y[*level]).count();
    a.iter().flat_map(|x| b.iter().map(move |y| equal(x, y))).max().unwrap_or(0)
}
