//! What is to be assigned: offices, partners, their programmes, and how well each pair fits.

use std::collections::HashMap;

/// The largest score of a pair.
pub const FULL_POINTS: u16 = 15_000;

/// One side of a pair that can take only so many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its id, unique among its kind.
    pub id: String,
    /// How many it wants at least; short of that is reported, never an error.
    pub least: u32,
    /// How many it can take at most.
    pub most: u32,
}

/// A programme of a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its id, unique among programmes.
    pub id: String,
    /// Whose it is: index among the partners.
    pub partner: u32,
    /// How many offices it can work with at most.
    pub most: u32,
}

/// A possible pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// Index among the programmes.
    pub programme: u32,
    /// Index among the offices.
    pub office: u32,
    /// How well they fit, 0 to [`FULL_POINTS`].
    pub points: u16,
    /// Who asked for it.
    pub pick: Pick,
}

/// Whether the sides asked for a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pick {
    /// The office's wish: 0 none, 1 its dearest, 2 the next, and so on.
    pub office: u8,
    /// The partner's wish, in the same way.
    pub partner: u8,
}

impl Pick {
    /// Whether both sides asked.
    pub fn is_mutual(self) -> bool {
        self.office > 0 && self.partner > 0
    }
}

/// Everything an assignment is made from. Pairs that are not among `edges` cannot be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Instance {
    /// Government offices.
    pub offices: Vec<Side>,
    /// Development partners.
    pub partners: Vec<Side>,
    /// Their programmes.
    pub programmes: Vec<Programme>,
    /// The possible pairs, each at most once.
    pub edges: Vec<Edge>,
    /// Pairs (programme, office) that must be chosen.
    pub locks: Vec<(u32, u32)>,
    /// Pairs (programme, office) that must not be chosen.
    pub vetoes: Vec<(u32, u32)>,
}

/// Why an instance cannot be solved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// An id occurs twice.
    #[error("{kind} {id:?} occurs twice")]
    Twice {
        /// Which list.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// Something refers to an index that does not exist.
    #[error("{what} refers to {kind} number {index}, which does not exist")]
    Unknown {
        /// What refers.
        what: &'static str,
        /// To which list.
        kind: &'static str,
        /// To which index.
        index: u32,
    },
    /// A pair occurs twice.
    #[error("the pair of programme {programme:?} and office {office:?} occurs twice")]
    PairTwice {
        /// The programme's id.
        programme: String,
        /// The office's id.
        office: String,
    },
    /// A pair is locked and vetoed at once.
    #[error("the pair of programme {programme:?} and office {office:?} is locked and vetoed at once")]
    LockedAndVetoed {
        /// The programme's id.
        programme: String,
        /// The office's id.
        office: String,
    },
    /// A score is above [`FULL_POINTS`].
    #[error("a score is {0}, more than 15000")]
    TooManyPoints(u16),
}

impl Instance {
    /// Brings the instance into the one order in which it is solved, so that the order of the input cannot matter:
    /// every list by id, pairs by programme and office. `O(n log n)`.
    ///
    /// # Errors
    /// [`Unsound`] with the first thing that is wrong.
    pub fn sorted(self) -> Result<Self, Unsound> {
        let Self { offices, partners, programmes, edges, locks, vetoes } = self;
        let (office_count, partner_count, programme_count) =
            (count(offices.len()), count(partners.len()), count(programmes.len()));
        let (offices, office_at) = by_id("office", offices, |side| &side.id)?;
        let (partners, partner_at) = by_id("partner", partners, |side| &side.id)?;
        let known = |what, kind, index: u32, count: u32| {
            if index < count { Ok(()) } else { Err(Unsound::Unknown { what, kind, index }) }
        };
        let mut moved = Vec::with_capacity(programmes.len());
        for programme in programmes {
            known("a programme", "partner", programme.partner, partner_count)?;
            moved.push(Programme { partner: partner_at[programme.partner as usize], ..programme });
        }
        let (programmes, programme_at) = by_id("programme", moved, |programme| &programme.id)?;
        let place = |what, (programme, office): (u32, u32)| {
            known(what, "programme", programme, programme_count)?;
            known(what, "office", office, office_count)?;
            Ok((programme_at[programme as usize], office_at[office as usize]))
        };
        let mut sorted = Vec::with_capacity(edges.len());
        for edge in edges {
            let (programme, office) = place("a pair", (edge.programme, edge.office))?;
            if edge.points > FULL_POINTS {
                return Err(Unsound::TooManyPoints(edge.points));
            }
            sorted.push(Edge { programme, office, ..edge });
        }
        sorted.sort_unstable_by_key(|edge| (edge.programme, edge.office));
        let named = |(programme, office): (u32, u32)| {
            (programmes[programme as usize].id.clone(), offices[office as usize].id.clone())
        };
        let pair = |edge: &Edge| (edge.programme, edge.office);
        if let Some(twice) = sorted.windows(2).find(|two| pair(&two[0]) == pair(&two[1])) {
            let (programme, office) = named(pair(&twice[0]));
            return Err(Unsound::PairTwice { programme, office });
        }
        let settled = |what, pairs: Vec<(u32, u32)>| -> Result<Vec<(u32, u32)>, Unsound> {
            let mut pairs = pairs.into_iter().map(|pair| place(what, pair)).collect::<Result<Vec<_>, _>>()?;
            pairs.sort_unstable();
            pairs.dedup();
            Ok(pairs)
        };
        let (locks, vetoes) = (settled("a lock", locks)?, settled("a veto", vetoes)?);
        if let Some(both) = locks.iter().find(|lock| vetoes.binary_search(lock).is_ok()) {
            let (programme, office) = named(*both);
            return Err(Unsound::LockedAndVetoed { programme, office });
        }
        Ok(Self { offices, partners, programmes, edges: sorted, locks, vetoes })
    }

    /// The index of the edge of a pair, in an instance in order. `O(log n)`.
    pub fn edge_of(&self, programme: u32, office: u32) -> Option<u32> {
        let pair = |edge: &Edge| (edge.programme, edge.office);
        self.edges.binary_search_by_key(&(programme, office), pair).ok().map(count)
    }

    /// Makes locked pairs that nobody scored edges without points, in an instance in order.
    pub fn add_locked(&mut self) {
        let missing =
            self.locks.iter().filter(|(programme, office)| self.edge_of(*programme, *office).is_none());
        let edge = |(programme, office): &(u32, u32)| Edge {
            programme: *programme,
            office: *office,
            points: 0,
            pick: Pick::default(),
        };
        let missing: Vec<Edge> = missing.map(edge).collect();
        self.edges.extend(missing);
        self.edges.sort_unstable_by_key(|edge| (edge.programme, edge.office));
    }

    /// Where each programme's pairs begin among the sorted edges; one entry more than there are programmes.
    pub fn starts(&self) -> Vec<u32> {
        let mut starts = vec![0_u32; self.programmes.len() + 1];
        for edge in &self.edges {
            starts[edge.programme as usize + 1] += 1;
        }
        for at in 0..self.programmes.len() {
            starts[at + 1] += starts[at];
        }
        starts
    }
}

/// A length as the number of an index.
pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A list in order of its ids, and for every old index the new one.
fn by_id<T>(
    kind: &'static str,
    list: Vec<T>,
    id: impl Fn(&T) -> &String,
) -> Result<(Vec<T>, Vec<u32>), Unsound> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_unstable_by(|a, b| id(&list[*a]).cmp(id(&list[*b])));
    if let Some(two) = order.windows(2).find(|two| id(&list[two[0]]) == id(&list[two[1]])) {
        return Err(Unsound::Twice { kind, id: id(&list[two[0]]).clone() });
    }
    let mut new_place = vec![0_u32; list.len()];
    for (new, old) in order.iter().enumerate() {
        new_place[*old] = count(new);
    }
    let mut items: Vec<Option<T>> = list.into_iter().map(Some).collect();
    let sorted = order.iter().filter_map(|old| items[*old].take()).collect();
    Ok((sorted, new_place))
}

/// Indexes by id, for readers of files.
pub fn index<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, u32> {
    ids.zip(0..).collect()
}
