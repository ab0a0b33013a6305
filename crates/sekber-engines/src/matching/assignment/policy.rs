//! What a plan strives for, in strict order, and what each choice is worth under it.

use std::collections::BTreeSet;

use sekber_core::splitmix::splitmix64;

use super::cost::Ranked;
use super::instance::{Edge, Instance};

/// How many aims there are.
pub const AIMS: usize = 8;

/// The value of a plan, or the cost of a change: one number for each [`Aim`], the first that differs decides.
pub type Worth = Ranked<AIMS>;

/// What a plan strives for; an earlier aim is never given up for a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// Leave nobody out who can be placed: units of lower quotas that are met, of both sides.
    Placed,
    /// Offices whose best partner is as good as it can be made for everybody (only in the even policy).
    Floors,
    /// Pairs that both sides asked for.
    Mutual,
    /// How dear those pairs are to both: minus the sum of their ranks.
    Rank,
    /// Points above the threshold, wishes of one side, priorities of the district, and the rewards for an office's first further partners.
    Benefit,
    /// Pairs that the plan in force already has.
    Kept,
    /// Pairs altogether.
    Pairs,
    /// The draw: a number made of the seed and both ids.
    Draw,
}

impl Aim {
    /// Every aim in order.
    pub const ALL: [Self; AIMS] = [
        Self::Placed,
        Self::Floors,
        Self::Mutual,
        Self::Rank,
        Self::Benefit,
        Self::Kept,
        Self::Pairs,
        Self::Draw,
    ];

    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Floors => "floors",
            Self::Mutual => "mutual",
            Self::Rank => "rank",
            Self::Benefit => "benefit",
            Self::Kept => "kept",
            Self::Pairs => "pairs",
            Self::Draw => "draw",
        }
    }

    /// What a value reaches in this aim.
    pub fn of(self, worth: Worth) -> i64 {
        worth.0[self as usize]
    }

    /// So much of this aim and nothing of the others.
    pub fn worth(self, number: i64) -> Worth {
        Worth::at(self as usize, number)
    }
}

/// Which plan is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Points that a pair must be worth to be chosen for its own sake, 0 to 15,000.
    pub threshold: u16,
    /// Points added for a pair that one side asked for.
    pub wish: u16,
    /// Points added for a programme that serves a priority of the district.
    pub priority: u16,
    /// Points added for an office's first, second, … partner beyond those it wants at least; never growing, so that
    /// each further partner is worth less than the one before.
    pub steps: Vec<u16>,
    /// Whether every office's best partner is first made as good as possible.
    pub even: bool,
    /// The seed of the draw.
    pub seed: u64,
    /// Pairs (programme, office) of the plan in force, by index in the sorted instance, ascending.
    pub kept: Vec<(u32, u32)>,
    /// Programmes that serve a priority of the district, by index in the sorted instance, ascending.
    pub priorities: Vec<u32>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            threshold: 2_500,
            wish: 2_000,
            priority: 1_500,
            steps: vec![2_000, 1_000],
            even: false,
            seed: 1,
            kept: Vec::new(),
            priorities: Vec::new(),
        }
    }
}

impl Policy {
    /// What choosing a pair is worth, apart from what its office and partner get for being served.
    pub fn worth(&self, instance: &Instance, edge: &Edge) -> Worth {
        let Edge { programme, office, points, pick } = *edge;
        let mut worth = Aim::Benefit.worth(i64::from(points) - i64::from(self.threshold));
        if pick.is_mutual() {
            worth = worth
                + Aim::Mutual.worth(1)
                + Aim::Rank.worth(-i64::from(pick.office) - i64::from(pick.partner));
        }
        if pick.office > 0 || pick.partner > 0 {
            worth = worth + Aim::Benefit.worth(i64::from(self.wish));
        }
        if self.priorities.binary_search(&programme).is_ok() {
            worth = worth + Aim::Benefit.worth(i64::from(self.priority));
        }
        if self.kept.binary_search(&(programme, office)).is_ok() {
            worth = worth + Aim::Kept.worth(1);
        }
        let ids = (&instance.programmes[programme as usize].id, &instance.offices[office as usize].id);
        worth + Aim::Pairs.worth(1) + Aim::Draw.worth(-draw(self.seed, ids.0, ids.1))
    }

    /// What serving an office once more is worth, apart from the pair itself, when it has `place` partners already and
    /// wants at least so many.
    pub fn reward(&self, place: u32, least: u32) -> Worth {
        match place.checked_sub(least) {
            None => Aim::Placed.worth(1),
            Some(beyond) => {
                Aim::Benefit.worth(self.steps.get(beyond as usize).map_or(0, |step| i64::from(*step)))
            }
        }
    }

    /// The same policy with the pairs of another plan in force.
    #[must_use]
    pub fn keeping(mut self, pairs: impl IntoIterator<Item = (u32, u32)>) -> Self {
        self.kept = pairs.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        self
    }

    /// The same policy with other programmes that serve a priority of the district.
    #[must_use]
    pub fn preferring(mut self, programmes: impl IntoIterator<Item = u32>) -> Self {
        self.priorities = programmes.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        self
    }
}

/// The published rule that breaks ties: the lower number wins. 40 bits of splitmix64 over the seed and both ids.
pub fn draw(seed: u64, programme: &str, office: &str) -> i64 {
    let bytes = programme.bytes().chain(std::iter::once(0)).chain(office.bytes());
    let mixed = bytes.fold(splitmix64(seed), |state, byte| splitmix64(state ^ u64::from(byte)));
    i64::try_from(mixed >> 24).unwrap_or(0)
}
