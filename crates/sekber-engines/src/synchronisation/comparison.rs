//! What comparing programmes needs of them, worked out once, and how two of them meet.

use std::thread::ScopedJoinHandle;

use super::places::{Coverage, RegionTree};
use super::vectors::Vectors;
use super::{Profile, Programme};

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
    pub(super) by_district: Vec<Vec<u32>>,
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
}

/// What a thread came to; its panic goes on here.
pub(super) fn joined<T>(worker: ScopedJoinHandle<'_, T>) -> T {
    worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
