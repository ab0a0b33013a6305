//! First prices by bidding: a quick estimate of what a place in each office is worth, so that little is left to mend.
//!
//! Offices are repriced in turn, as in an auction: every programme bids for an office what it would gain there over its
//! next best choice, and the office asks the highest bid that finds no place. A few sweeps come close to the prices of
//! the best plan; the exact solver mends the rest, so the estimate changes only the time, never the result.

use super::instance::Instance;

/// How often every office is repriced. More sweeps cost more than they save (measured at all four sizes).
const SWEEPS: u32 = 2;

/// Estimated worth of one more place, in points and never negative.
pub struct Estimate {
    /// In each office.
    pub offices: Vec<i64>,
    /// In each programme, its partner's included.
    pub programmes: Vec<i64>,
    /// In each partner.
    pub partners: Vec<i64>,
}

struct Bidders<'a> {
    instance: &'a Instance,
    /// By programme: where its offers begin, and each offer's office and gain.
    starts: Vec<u32>,
    offers: Vec<Offer>,
    /// By office: where its suitors begin, and each suitor's programme and gain.
    suitor_starts: Vec<u32>,
    suitors: Vec<Offer>,
}

/// An edge as one end sees it.
#[derive(Clone, Copy, Default)]
struct Offer {
    other: u32,
    gain: i32,
}

/// Estimates prices for the edges named, which must be grouped by programme. `gain` is what an edge is worth.
pub fn estimate(instance: &Instance, edges: &[u32], gain: &dyn Fn(u32) -> i64) -> Estimate {
    let bidders = Bidders::new(instance, edges, gain);
    let mut found = Estimate {
        offices: vec![0; instance.offices.len()],
        programmes: vec![0; instance.programmes.len()],
        partners: vec![0; instance.partners.len()],
    };
    let by_partner = programmes_by_partner(instance);
    let mut bids = Vec::new();
    for _ in 0..SWEEPS {
        let mut changed = false;
        for office in 0..instance.offices.len() {
            changed |= bidders.reprice(office, &mut found, &mut bids);
        }
        if !changed {
            break;
        }
        bidders.reprice_partners(&by_partner, &mut found, &mut bids);
    }
    for programme in 0..instance.programmes.len() {
        let rest = bidders.best(programme, None, instance.programmes[programme].most, &found.offices);
        let partner = instance.programmes[programme].partner as usize;
        found.programmes[programme] = rest.max(found.partners[partner]);
    }
    found
}

/// Where the entries of each group begin, and the entries in order of their group: a counting sort.
fn grouped<T: Copy + Default>(
    groups: usize,
    entries: impl Iterator<Item = (u32, T)> + Clone,
) -> (Vec<u32>, Vec<T>) {
    let mut starts = vec![0_u32; groups + 1];
    entries.clone().for_each(|(group, _)| starts[group as usize + 1] += 1);
    for group in 0..groups {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let mut ordered = vec![T::default(); *starts.last().unwrap_or(&0) as usize];
    for (group, entry) in entries {
        ordered[next[group as usize] as usize] = entry;
        next[group as usize] += 1;
    }
    (starts, ordered)
}

fn programmes_by_partner(instance: &Instance) -> (Vec<u32>, Vec<u32>) {
    let owners = (0..).zip(&instance.programmes).map(|(index, programme)| (programme.partner, index));
    grouped(instance.partners.len(), owners)
}

impl<'a> Bidders<'a> {
    fn new(instance: &'a Instance, edges: &[u32], gain: &dyn Fn(u32) -> i64) -> Self {
        let seen = |edge: &u32| {
            let pair = &instance.edges[*edge as usize];
            (pair.programme, pair.office, i32::try_from(gain(*edge)).unwrap_or(i32::MAX))
        };
        let pairs: Vec<(u32, u32, i32)> = edges.iter().map(seen).collect();
        let entries =
            pairs.iter().map(|(programme, office, gain)| (*programme, Offer { other: *office, gain: *gain }));
        let (starts, offers) = grouped(instance.programmes.len(), entries);
        let entries =
            pairs.iter().map(|(programme, office, gain)| (*office, Offer { other: *programme, gain: *gain }));
        let (suitor_starts, suitors) = grouped(instance.offices.len(), entries);
        Self { instance, starts, offers, suitor_starts, suitors }
    }

    /// The surplus in place `rank` (0 the best) among a programme's offices but one; 0 when there is none.
    fn best(&self, programme: usize, but: Option<u32>, rank: u32, prices: &[i64]) -> i64 {
        // Few offices can be had at once, so a small sorted row is enough.
        let mut row = [0_i64; 8];
        let kept = (rank as usize).min(row.len() - 1);
        for offer in &self.offers[self.starts[programme] as usize..self.starts[programme + 1] as usize] {
            let mut surplus = i64::from(offer.gain) - prices[offer.other as usize];
            if surplus <= row[kept] || Some(offer.other) == but {
                continue;
            }
            for place in &mut row[..=kept] {
                if surplus > *place {
                    std::mem::swap(&mut surplus, place);
                }
            }
        }
        row[kept]
    }

    /// Whether the price changed.
    fn reprice(&self, office: usize, found: &mut Estimate, bids: &mut Vec<i64>) -> bool {
        bids.clear();
        let number = u32::try_from(office).ok();
        let most = self.instance.offices[office].most as usize;
        let suitors =
            &self.suitors[self.suitor_starts[office] as usize..self.suitor_starts[office + 1] as usize];
        if suitors.len() <= most {
            return false;
        }
        for suitor in suitors {
            let programme = suitor.other as usize;
            let most = self.instance.programmes[programme].most;
            let partner = self.instance.programmes[programme].partner as usize;
            let gain = i64::from(suitor.gain) - found.partners[partner];
            if most > 0 && gain > 0 {
                let other = self.best(programme, number, most - 1, &found.offices);
                let bid = i64::from(suitor.gain) - other.max(found.partners[partner]);
                if bid > 0 {
                    bids.push(bid);
                }
            }
        }
        let price = highest_without_place(bids, most);
        std::mem::replace(&mut found.offices[office], price) != price
    }

    fn reprice_partners(&self, of: &(Vec<u32>, Vec<u32>), found: &mut Estimate, bids: &mut Vec<i64>) {
        for partner in 0..self.instance.partners.len() {
            bids.clear();
            for programme in &of.1[of.0[partner] as usize..of.0[partner + 1] as usize] {
                let most = self.instance.programmes[*programme as usize].most;
                for rank in 0..most {
                    let surplus = self.best(*programme as usize, None, rank, &found.offices);
                    if surplus <= 0 {
                        break;
                    }
                    bids.push(surplus);
                }
            }
            found.partners[partner] =
                highest_without_place(bids, self.instance.partners[partner].most as usize);
        }
    }
}

/// The highest bid that finds no place when the highest ones are taken; 0 when all find one.
fn highest_without_place(bids: &mut [i64], places: usize) -> i64 {
    if bids.len() <= places {
        return 0;
    }
    let (_, bid, _) = bids.select_nth_unstable_by(places, |a, b| b.cmp(a));
    *bid
}
