//! Gaps: need that no running programme serves.

use super::places::{Coverage, RegionTree};
use super::{MOST_THEMES, Programme};

/// Programmes beyond which a further one changes nothing any more.
const MOST_COUNTED: u8 = 10;
/// Parts of a thousandth of a person in which need is counted, so that halving it ten times stays whole.
pub const PARTS: u64 = 1 << MOST_COUNTED;

/// A village with its people and what they need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Village {
    /// People.
    pub people: u32,
    /// For each theme how many thousandths of them are in need.
    pub need: Vec<u16>,
}

/// Need of a theme in a village that is not served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The village.
    pub village: u32,
    /// The theme.
    pub theme: u32,
    /// Running programmes that serve it.
    pub programmes: u8,
    /// What is left, in [`PARTS`] of a thousandth of a person.
    pub unserved: u64,
}

/// Need and what is left of it for a theme in a sub-district, in [`PARTS`] of a thousandth of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Need {
    /// All need.
    pub all: u64,
    /// What is not served.
    pub unserved: u64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps {
    /// The largest gaps, the largest first, equal ones by village and theme.
    pub largest: Vec<Gap>,
    /// For each sub-district, in order, one for each theme.
    pub by_subdistrict: Vec<Vec<Need>>,
}

/// Finds gaps in a month: each running programme of a theme that covers a village halves its need, up to ten times.
///
/// `villages` follow the tree; themes are at most [`MOST_THEMES`]. O(villages × themes + villages covered).
pub fn gaps(
    programmes: &[Programme],
    tree: &RegionTree,
    villages: &[Village],
    month: i32,
    largest: usize,
) -> Gaps {
    let themes = villages.iter().map(|village| village.need.len()).max().unwrap_or(0).min(MOST_THEMES);
    let served = served(programmes, tree, villages.len(), themes, month);
    let mut by_subdistrict = vec![vec![Need::default(); themes]; tree.subdistricts()];
    let mut found: Vec<Gap> = Vec::new();
    let mut least = 0;
    for (number, village) in (0_u32..).zip(villages) {
        let totals = by_subdistrict.get_mut(tree.subdistrict_of(number) as usize);
        let counts = &served[number as usize * themes..][..themes];
        let Some(totals) = totals else { continue };
        for (theme, (share, total)) in village.need.iter().zip(totals).enumerate() {
            let all = u64::from(*share) * u64::from(village.people) * PARTS;
            let programmes = counts[theme];
            let unserved = all >> programmes.min(MOST_COUNTED);
            total.all += all;
            total.unserved += unserved;
            if unserved >= least {
                found.push(Gap { village: number, theme: theme as u32, programmes, unserved });
            }
        }
        // Only as many as can still be among the largest are kept.
        if found.len() > 4 * largest.max(1_000) {
            least = cut(&mut found, largest);
        }
    }
    cut(&mut found, largest);
    found.sort_unstable_by_key(order);
    Gaps { largest: found, by_subdistrict }
}

/// How many running programmes serve each theme of each village; counts stop at 255.
fn served(
    programmes: &[Programme],
    tree: &RegionTree,
    villages: usize,
    themes: usize,
    month: i32,
) -> Vec<u8> {
    let mut served = vec![0_u8; villages * themes];
    for programme in programmes.iter().filter(|one| one.start <= month && month <= one.end) {
        for village in Coverage::of(programme, tree).villages.into_iter().flatten() {
            let Some(counts) = served.get_mut(village as usize * themes..(village as usize + 1) * themes)
            else {
                break;
            };
            let own = (0..themes).filter(|theme| programme.themes >> theme & 1 == 1);
            own.for_each(|theme| counts[theme] = counts[theme].saturating_add(1));
        }
    }
    served
}

fn order(gap: &Gap) -> (std::cmp::Reverse<u64>, u32, u32) {
    (std::cmp::Reverse(gap.unserved), gap.village, gap.theme)
}

/// Keeps the largest; returns what a further one must reach.
fn cut(found: &mut Vec<Gap>, largest: usize) -> u64 {
    if found.len() <= largest || largest == 0 {
        found.truncate(largest);
        return 0;
    }
    found.select_nth_unstable_by_key(largest - 1, order);
    found.truncate(largest);
    found[largest - 1].unserved
}
