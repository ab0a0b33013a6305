//! The made-up programmes of the full demonstration, pure: a seed in, the same programmes out. Organisations and villages are those of
//! the record; what they do here, where, when and with what money, nobody has said.

use sekber_core::splitmix::KeyedHash;
use sekber_facts::region::{self, Level, Region};
use sekber_facts::sintang::{self, Partner, PartnerKind, PartnerLevel};

pub use super::made::{Beside, Made, Money, Standing};
use super::works::{self, Work};
use crate::shell::demo::{REGION, is_cooperative, themes};

/// The years of the simulated cycles; the last one is in force.
pub const YEARS: [i16; 3] = [2024, 2025, 2026];

/// Who seems to pay one output of two partners twice; nobody is called so.
pub const PAYER: &str = "Yayasan Pendana Contoh (simulasi)";

/// Themes whose two kinds of work are of one field and serve the same goals: one of each is completed by another partner.
const SUPPORTED: [&str; 2] = ["stunting", "kesehatan"];

/// The streams of the generator: one for each question, so that a change of one answer leaves the others.
#[derive(Clone, Copy)]
enum Ask {
    Count,
    Work,
    Kecamatan,
    Village,
    Villages,
    Years,
    Month,
    Money,
    People,
    Standing,
    Beside,
}

struct Generator {
    numbers: KeyedHash,
    kecamatan: Vec<(Region, Vec<Region>)>,
}

impl Generator {
    /// A number below a bound.
    fn below(&self, ask: Ask, (i, j): (usize, usize), bound: usize) -> usize {
        let number = self.numbers.at(ask as u64, i as u64, j as u64) >> 33;
        usize::try_from(number).unwrap_or(0) % bound.max(1)
    }

    fn pick<'a, T>(&self, ask: Ask, at: (usize, usize), from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(ask, at, from.len()))
    }
}

/// All made-up programmes of the invited partners, in the order of the invitations.
pub fn programmes(seed: u64) -> Vec<Made> {
    let home = region::children(REGION);
    let kecamatan = home.into_iter().filter(|place| place.level() == Level::District);
    let kecamatan = kecamatan.map(|place| (place.clone(), region::children(&place.code))).collect();
    let generator = Generator { numbers: KeyedHash(seed), kecamatan };
    let partners = sintang::invited_partners();
    let mut all: Vec<Made> = Vec::new();
    for (i, partner) in partners.iter().enumerate() {
        let count = 3 + generator.below(Ask::Count, (i, 0), 3);
        for j in 0..count {
            let made = made(&generator, partner, (i, j), &all);
            all.extend(made);
        }
    }
    let mut beside = beside_others(&generator, &partners, &all);
    pay_twice(&mut all, &mut beside);
    all.extend(beside);
    let supporting = supporting(&generator, &partners, &mut all);
    all.extend(supporting);
    all
}

/// Names one payer in both records of the first activity that two partners record, so that there is money to ask about.
fn pay_twice(all: &mut [Made], beside: &mut [Made]) {
    let Some(second) = beside.iter_mut().find(|one| one.beside == Beside::Same) else { return };
    let first = all.iter_mut().find(|one| one.partner != second.partner && one.tells_the_same(second));
    let Some(first) = first else { return };
    for one in [first, second] {
        let year = one.from.0;
        one.money.push(Money { year, source: PAYER, rupiah: 60_000_000, in_kind: false });
    }
}

fn works_of(partner: &Partner) -> Vec<&'static Work> {
    let own = themes::of(&partner.themes.join("; "));
    let found: Vec<&Work> = own.iter().flat_map(|theme| works::of_theme(theme)).collect();
    // A partner of whose field the record says nothing strengthens those who work beside it.
    if found.is_empty() { works::of_theme("tata-kelola") } else { found }
}

fn made(
    generator: &Generator,
    partner: &'static Partner,
    at: (usize, usize),
    before: &[Made],
) -> Option<Made> {
    let (i, j) = at;
    let works = works_of(partner);
    // A partner does not do the same twice before it has done everything of its field.
    let first = generator.below(Ask::Work, (i, 0), works.len());
    let work = works.get((first + j) % works.len())?;
    // Partners work in two kecamatan, some of them in the same ones; what one does there already it does in the next one.
    let near = generator.below(Ask::Kecamatan, (i, j % 2), generator.kecamatan.len());
    let new = |(kecamatan, _): &&(Region, Vec<Region>)| {
        !before.iter().any(|one| one.is(&partner.id, work, kecamatan))
    };
    let mut around = generator.kecamatan.iter().cycle().skip(near).take(generator.kecamatan.len());
    let (kecamatan, villages) = around.find(new)?;
    let villages = match generator.below(Ask::Villages, at, 8) {
        0 => Vec::new(),
        some => some_of(generator, villages, at, some.min(6)),
    };
    let (from, to) = years(generator, at);
    let households = if villages.is_empty() { 12 } else { villages.len() };
    let people = households * (18 + generator.below(Ask::People, at, 60));
    Some(Made {
        partner: &partner.id,
        reference: format!("SIM-{}-{:02}", partner.id, j + 1),
        work,
        kecamatan: kecamatan.clone(),
        villages,
        from,
        to,
        money: money(generator, partner, at, (from.0, to.0)),
        people: i64::try_from(people).unwrap_or(0),
        standing: standing(generator, at, (from.0, to.0)),
        beside: Beside::Alone,
        is_supported: false,
    })
}

/// So many villages in a row, as programmes do: along a river, along a road.
fn some_of(generator: &Generator, villages: &[Region], at: (usize, usize), count: usize) -> Vec<Region> {
    let first = generator.below(Ask::Village, at, villages.len());
    let mut some: Vec<Region> =
        villages.iter().cycle().skip(first).take(count.min(villages.len())).cloned().collect();
    some.sort_by(|a, b| a.code.cmp(&b.code));
    some
}

/// First and last month. The first programme of everybody runs in the year in force, the second began with the first cycle.
fn years(generator: &Generator, at: (usize, usize)) -> ((i16, u8), (i16, u8)) {
    let [first, middle, last] = YEARS;
    let (from, to) = match (at.1, generator.below(Ask::Years, at, 6)) {
        (0, 0..=2) => (middle, last + 1),
        (0, _) => (last, last + 1),
        (1, 0..=1) => (first, middle),
        (1, 2..=4) => (first, last),
        (1, _) => (first, last + 1),
        (_, 0) => (first, first),
        (_, 1) => (middle, middle),
        (_, 2) => (middle, last),
        (_, _) => (last, last),
    };
    let month =
        |offset: usize| u8::try_from(1 + generator.below(Ask::Month, (at.0, at.1 + offset), 6)).unwrap_or(1);
    ((from, month(0)), (to, 6 + month(50)))
}

fn standing(generator: &Generator, at: (usize, usize), (from, to): (i16, i16)) -> Standing {
    let [.., now] = YEARS;
    match generator.below(Ask::Standing, at, 20) {
        0 if at.1 > 1 => Standing::Cancelled,
        _ if to < now => Standing::Completed,
        1..=2 if from == now && at.1 > 0 => Standing::Draft,
        3..=7 if from == now => Standing::Proposed,
        8..=11 if from == now => Standing::Verified,
        _ => Standing::Active,
    }
}

/// Whole rupiah that a partner of a level spends in a year, at least, and so many steps of it at most.
fn scale(partner: &Partner) -> (i64, usize) {
    match partner.level {
        Some(PartnerLevel::International) => (400_000_000, 24),
        Some(PartnerLevel::National) => (150_000_000, 20),
        Some(PartnerLevel::Regional) => (75_000_000, 14),
        Some(PartnerLevel::Local) | None => (20_000_000, 10),
    }
}

fn sources(partner: &Partner) -> [&'static str; 2] {
    match partner.kind {
        PartnerKind::Company if !is_cooperative(&partner.name) => {
            ["Dana TJSLP perusahaan (simulasi)", "Sumbangan karyawan (simulasi)"]
        }
        PartnerKind::CreditUnion | PartnerKind::Company => {
            ["Dana sosial anggota (simulasi)", "Swadaya kelompok (simulasi)"]
        }
        PartnerKind::Campus => ["Dana pengabdian kampus (simulasi)", "Hibah penelitian (simulasi)"],
        PartnerKind::Community => ["Swadaya kelompok (simulasi)", "Sumbangan warga (simulasi)"],
        _ => ["Hibah lembaga donor (simulasi)", "Dana lembaga sendiri (simulasi)"],
    }
}

fn money(generator: &Generator, partner: &Partner, at: (usize, usize), (from, to): (i16, i16)) -> Vec<Money> {
    // One in ten does not tell.
    if generator.below(Ask::Money, (at.0, at.1 + 900), 10) == 0 {
        return Vec::new();
    }
    let (least, steps) = scale(partner);
    let [most, rest] = sources(partner);
    let mut lines = Vec::new();
    for (nth, year) in (from..=to).enumerate() {
        let step = i64::try_from(generator.below(Ask::Money, (at.0, at.1 + 100 * nth), steps)).unwrap_or(0);
        let rupiah = least + step * (least / 8);
        lines.push(Money { year, source: most, rupiah, in_kind: false });
        if step % 3 == 0 {
            lines.push(Money { year, source: rest, rupiah: rupiah / 5, in_kind: step % 2 == 0 });
        }
    }
    lines
}

/// Programmes of other partners that stand beside some of the first ones.
fn beside_others(generator: &Generator, partners: &[&'static Partner], all: &[Made]) -> Vec<Made> {
    let mut found: Vec<Made> = Vec::new();
    let runs = |one: &&Made| matches!(one.standing, Standing::Active | Standing::Verified);
    for (n, one) in all.iter().filter(runs).enumerate().filter(|(n, _)| n % 4 == 0) {
        let beside = match (n / 4) % 3 {
            0 => Beside::Overlapping,
            1 => Beside::Completing,
            _ => Beside::Same,
        };
        let other = works::of_theme(one.work.theme).into_iter().find(|work| *work != one.work);
        let work = if beside == Beside::Completing { other.unwrap_or(one.work) } else { one.work };
        let theirs = |partner: &&&'static Partner| {
            let able = works_of(partner).iter().any(|work| work.theme == one.work.theme);
            let mut told = all.iter().chain(&found);
            able && partner.id != one.partner
                && !told.any(|known: &Made| known.is(&partner.id, work, &one.kecamatan))
        };
        let able: Vec<&&'static Partner> = partners.iter().filter(theirs).collect();
        let Some(partner) = generator.pick(Ask::Beside, (n, 0), &able) else { continue };
        let half = one.villages.len().div_ceil(2);
        found.push(Made {
            partner: &partner.id,
            reference: format!("SIM-{}-{:02}", partner.id, 50 + n),
            work,
            villages: match beside {
                Beside::Overlapping => one.villages.iter().take(half).cloned().collect(),
                _ => one.villages.clone(),
            },
            money: match beside {
                // Who carries the same activity tells its money once.
                Beside::Same => Vec::new(),
                _ => money(generator, partner, (n, 700), (one.from.0, one.to.0)),
            },
            // The same activity is told with the same figures, another one has its own.
            people: if beside == Beside::Same { one.people } else { one.people * 3 / 4 + 11 },
            from: if beside == Beside::Same { one.from } else { (one.from.0, one.from.1 % 6 + 1) },
            standing: Standing::Active,
            beside,
            ..one.clone()
        });
    }
    found
}

/// Programmes of other partners that complete some of those that run, which are marked so.
fn supporting(generator: &Generator, partners: &[&'static Partner], all: &mut [Made]) -> Vec<Made> {
    let [.., now] = YEARS;
    let mut found = Vec::new();
    for (n, theme) in SUPPORTED.into_iter().enumerate() {
        let runs =
            |one: &&Made| matches!(one.standing, Standing::Active | Standing::Verified) && one.to.0 >= now;
        let fits = |one: &&Made| runs(one) && one.work.theme == theme && !one.villages.is_empty();
        let Some(one) = all.iter().find(fits).cloned() else { continue };
        let Some(work) = works::of_theme(theme).into_iter().find(|work| *work != one.work) else { continue };
        let able = |partner: &&&'static Partner| {
            let is_of_theme = works_of(partner).iter().any(|own| own.theme == theme);
            let knows = all.iter().any(|known| known.is(&partner.id, work, &one.kecamatan));
            is_of_theme && partner.id != one.partner && !knows
        };
        let able: Vec<&&'static Partner> = partners.iter().filter(able).collect();
        let Some(partner) = generator.pick(Ask::Beside, (n, 1), &able) else { continue };
        found.push(Made {
            partner: &partner.id,
            // Those beside others have numbers from 50 on in steps of four.
            reference: format!("SIM-{}-{:02}", partner.id, 95 + n),
            work,
            money: money(generator, partner, (900 + n, 700), (one.from.0, one.to.0)),
            people: one.people * 3 / 4 + 11,
            from: (one.from.0, one.from.1 % 6 + 1),
            standing: Standing::Active,
            beside: Beside::Supporting,
            ..one.clone()
        });
        // The same activity that a second partner tells of lasts as long.
        all.iter_mut().filter(|same| same.tells_the_same(&one)).for_each(|same| same.is_supported = true);
    }
    found
}
