//! Pairs of programmes of different organisations that meet in time and place and are alike.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ScopedJoinHandle;

use super::groups::Groups;
use super::neighbours::Neighbours;
use super::places::{Coverage, RegionTree};
use super::vectors::Vectors;
use super::{Profile, Programme};

/// Pieces of work for each core at least, and comparisons of a piece below which it is not split.
const PIECES_OF_A_CORE: usize = 16;
const LEAST_PIECE: usize = 20_000;

/// How two programmes meet in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// They share villages.
    Overlap,
    /// One of them names a district only as a whole, so whether they meet is unclear.
    Unclear,
}

/// Two programmes that meet and are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The programme with the smaller number.
    pub first: u32,
    /// The other one.
    pub second: u32,
    /// How they meet.
    pub meeting: Meeting,
    /// Villages they share.
    pub villages: u32,
    /// Months they share.
    pub months: i32,
    /// How alike they are, 0 to 1.
    pub score: f64,
    /// Kinds of output that both have.
    pub outputs: u32,
    /// Funders that both have.
    pub funders: u32,
}

/// Everything about programmes that comparing needs, worked out once.
pub struct Comparison<'p> {
    pub(super) programmes: &'p [Programme],
    pub(super) profile: Profile,
    pub(super) coverage: Vec<Coverage>,
    pub(super) vectors: Vectors,
    /// Programmes that touch each district, ascending.
    by_district: Vec<Vec<u32>>,
}

impl<'p> Comparison<'p> {
    /// Prepares programmes. O(programmes × (places × log + stems)).
    pub fn new(programmes: &'p [Programme], tree: &RegionTree, profile: Profile) -> Self {
        let (coverage, vectors) = std::thread::scope(|scope| {
            let covered = || programmes.iter().map(|programme| Coverage::of(programme, tree)).collect();
            let covered = scope.spawn::<_, Vec<Coverage>>(covered);
            let vectors = Vectors::new(programmes, &profile);
            (joined(covered), vectors)
        });
        let mut by_district = vec![Vec::new(); tree.districts()];
        for (number, coverage) in (0_u32..).zip(&coverage) {
            for district in &coverage.districts {
                if let Some(members) = by_district.get_mut(*district as usize) {
                    members.push(number);
                }
            }
        }
        Self { programmes, profile, coverage, vectors, by_district }
    }

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

/// What a thread came to; its panic goes on here.
fn joined<T>(worker: ScopedJoinHandle<'_, T>) -> T {
    worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
