//! Pairs of programmes of different organisations that meet in time and place and are alike.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::comparison::joined;
use super::groups::Groups;
use super::neighbours::Neighbours;

pub use super::comparison::{Comparison, Meeting, Pair};

/// Pieces of work for each core at least, and comparisons of a piece below which it is not split.
const PIECES_OF_A_CORE: usize = 16;
const LEAST_PIECE: usize = 20_000;

impl Comparison<'_> {
    /// All pairs that are at least as alike as the profile asks for, ordered by their numbers. All cores share the work.
    ///
    /// O(Σ over districts of programmes²) cheap comparisons; words are compared only where place and time meet and codes and
    /// themes leave room for a pair.
    pub fn pairs(&self) -> Vec<Pair> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(8);
        let (pieces, next) = (self.pieces(threads), AtomicUsize::new(0));
        let work = || {
            let (mut found, mut neighbours) = (Vec::new(), Neighbours::of(self));
            while let Some((district, rows)) = pieces.get(next.fetch_add(1, Ordering::Relaxed)) {
                neighbours.lay_out(*district, &self.by_district[*district as usize][rows.start..]);
                for row in 0..rows.len() {
                    neighbours.pairs_of(row, row + 1..neighbours.len(), &mut found);
                }
            }
            found
        };
        let mut pairs: Vec<Pair> = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(joined).collect()
        });
        pairs.sort_unstable_by_key(|pair| (pair.first, pair.second));
        pairs
    }

    /// Districts with rows of theirs that are compared with all later ones, so that no piece of work keeps one core long
    /// after the others have ended.
    fn pieces(&self, threads: usize) -> Vec<(u32, Range<usize>)> {
        let comparisons = |members: usize| members * members.saturating_sub(1) / 2;
        let all: usize = self.by_district.iter().map(|members| comparisons(members.len())).sum();
        let most = (all / (threads * PIECES_OF_A_CORE)).max(LEAST_PIECE);
        let mut pieces = Vec::new();
        for (district, members) in (0_u32..).zip(&self.by_district) {
            let mut from = 0;
            while from < members.len() {
                let rows = (most / (members.len() - from)).max(1).min(members.len() - from);
                pieces.push((district, from..from + rows));
                from += rows;
            }
        }
        pieces
    }

    /// The pairs of one programme with all others, by the other one's number. O(what programmes of its districts hold).
    pub fn pairs_of(&self, number: u32) -> Vec<Pair> {
        let (mut found, mut neighbours) = (Vec::new(), Neighbours::of(self));
        let districts = self.coverage.get(number as usize).map_or(&[][..], |coverage| &coverage.districts);
        for district in districts {
            let members = self.by_district.get(*district as usize).map_or(&[][..], Vec::as_slice);
            let Ok(own) = members.binary_search(&number) else { continue };
            neighbours.lay_out(*district, members);
            neighbours.pairs_of(own, 0..own, &mut found);
            neighbours.pairs_of(own, own + 1..members.len(), &mut found);
        }
        found.sort_unstable_by_key(|pair| (pair.first, pair.second));
        found
    }

    /// Programmes that are one activity or parts of one: those connected by pairs at one place that are at least so alike as the
    /// profile's `same`. Members of groups of two or more, with the smallest number of their group.
    pub fn groups(&self, pairs: &[Pair]) -> Vec<(u32, u32)> {
        let mut groups = Groups::new(self.programmes.len());
        let same = |pair: &&Pair| pair.meeting == Meeting::Overlap && pair.score >= self.profile.same;
        pairs.iter().filter(same).for_each(|pair| groups.join(pair.first, pair.second));
        groups.members()
    }
}
