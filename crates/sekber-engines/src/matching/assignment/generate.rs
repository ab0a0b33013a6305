//! Made-up instances of four sizes, the same for every program that follows the recipe: all numbers are hashes of a seed.

use sekber_core::splitmix::KeyedHash;

use super::instance::{Edge, Instance, Pick, Programme, Side};

/// The sizes that benchmarks speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A meeting: 26 offices, 45 partners with one programme each.
    Small,
    /// A district: 60 offices, 400 partners, 2,000 programmes.
    District,
    /// A province: 500 offices, 2,000 partners, 20,000 programmes.
    Province,
    /// The nation: 15,000 offices, 50,000 partners, 500,000 programmes.
    Nation,
}

struct Shape {
    districts: u64,
    kinds: u64,
    partners: u64,
    programmes: u64,
    kept: usize,
    least: u64,
    span: u64,
}

impl Size {
    /// Every size, the smallest first.
    pub const ALL: [Self; 4] = [Self::Small, Self::District, Self::Province, Self::Nation];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::District => "district",
            Self::Province => "province",
            Self::Nation => "nation",
        }
    }

    fn shape(self) -> Shape {
        let (districts, kinds, partners, programmes, kept, least, span) = match self {
            Self::Small => (1, 26, 45, 45, 26, 2, 4),
            Self::District => (1, 60, 400, 2_000, 20, 10, 60),
            Self::Province => (20, 25, 2_000, 20_000, 20, 20, 60),
            Self::Nation => (500, 30, 50_000, 500_000, 20, 10, 60),
        };
        Shape { districts, kinds, partners, programmes, kept, least, span }
    }
}

const FIELDS: u64 = 32;

struct Fields {
    main: Vec<u64>,
    side: Vec<u64>,
}

fn narrow(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Makes an instance of a size from a seed. Ids are `o`, `n` or `p` with a number; the lists stand in the order of the
/// numbers, not of the ids.
pub fn generate(size: Size, seed: u64) -> Instance {
    let shape = size.shape();
    let dice = KeyedHash(seed);
    let offices = shape.districts * shape.kinds;
    let kinds =
        Fields {
            main: (0..shape.kinds).map(|kind| kind % FIELDS).collect(),
            side: (0..shape.kinds)
                .map(|kind| {
                    if dice.at(6, kind, 0).is_multiple_of(3) {
                        (7 * kind + 3) % FIELDS
                    } else {
                        kind % FIELDS
                    }
                })
                .collect(),
        };
    let mut offered = vec![0_u32; shape.partners as usize];
    let mut programmes = Vec::with_capacity(shape.programmes as usize);
    for number in 0..shape.programmes {
        let partner = if number < shape.partners { number } else { dice.at(2, number, 0) % shape.partners };
        let most = match dice.at(3, number, 0) % 100 {
            0..75 => 1,
            75..95 => 2,
            _ => 3,
        };
        offered[partner as usize] += most;
        programmes.push(Programme { id: format!("p{number}"), partner: narrow(partner), most });
    }
    let side =
        |letter: char, number: u64, most: u32| Side { id: format!("{letter}{number}"), least: 1, most };
    let mut instance = Instance {
        offices: (0..offices)
            .map(|number| side('o', number, narrow(shape.least + dice.at(1, number, 0) % shape.span)))
            .collect(),
        partners: (0..)
            .zip(&offered)
            .map(|(number, offered)| side('n', number, (offered * 4).div_ceil(5).max(1)))
            .collect(),
        edges: Vec::with_capacity(shape.programmes as usize * shape.kept.min(offices as usize)),
        programmes,
        ..Instance::default()
    };
    let mut found = Vec::new();
    for number in 0..shape.programmes {
        let partner = u64::from(instance.programmes[number as usize].partner);
        candidates(&shape, dice, &kinds, number, partner, &mut found);
        let pair = |(office, points): &(u64, u64)| Edge {
            programme: narrow(number),
            office: narrow(*office),
            points: u16::try_from(*points).unwrap_or(u16::MAX),
            pick: Pick::default(),
        };
        instance.edges.extend(found.iter().map(pair));
    }
    instance
}

fn candidates(
    shape: &Shape,
    dice: KeyedHash,
    kinds: &Fields,
    number: u64,
    partner: u64,
    found: &mut Vec<(u64, u64)>,
) {
    found.clear();
    let offices = shape.districts * shape.kinds;
    let (f1, f2) = (dice.at(4, number, 0) % FIELDS, dice.at(5, number, 0) % FIELDS);
    let home = dice.at(7, partner, 0) % shape.districts;
    let span = 1 + dice.at(8, partner, 0) % 5;
    let reach = match dice.at(9, number, 0) % 100 {
        0..80 => 1,
        80..95 => 2,
        _ => 3,
    };
    for step in 0..if shape.districts == 1 { 1 } else { reach } {
        let district = if shape.districts == 1 {
            0
        } else {
            (home + (dice.at(10, number, step) % span) * 37 + step) % shape.districts
        };
        for kind in 0..shape.kinds {
            let office = district * shape.kinds + kind;
            let (g1, g2) = (kinds.main[kind as usize], kinds.side[kind as usize]);
            let (hit1, hit2) = (g1 == f1 || g2 == f1, g1 == f2 || g2 == f2);
            let hash = dice.at(11, number * offices + office, 0);
            let bonus = if hit1 || hit2 { 30 } else { 3 };
            if (hash >> 40) % 100 < 1 {
                continue;
            }
            let points = 5_000 * u64::from(hit1)
                + 2_500 * u64::from(hit2)
                + 1_000 * u64::from(g1.abs_diff(f1) <= 2)
                + hash % 2_501
                + 2_000 * u64::from((hash >> 20) % 100 < bonus)
                + 2_000 * u64::from((hash >> 30) % 100 < bonus);
            found.push((office, points));
        }
    }
    // The better of two scores for the same office (two steps may lead to one district), then the best ones.
    found.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|(office, _)| seen.insert(*office));
    found.truncate(shape.kept);
}
