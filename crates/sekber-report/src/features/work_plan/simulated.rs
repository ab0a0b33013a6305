//! Work plans that are made up for a demonstration, and say so: of partnerships that are made up themselves.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use sekber_core::value::{ActivityId, IndicatorId, RegionCode};
use sekber_core::work_plan::{Asks, Counting, IndicatorKind, Proposer, Split};

use super::draft::{ActivityDraft, IndicatorDraft, Progress, Target};
use super::store::simulated::kecamatan;
use super::store::values::{self, NewActual};
use super::store::write::{self, Line};
use crate::features::partnership::{SimulatedPartnership, simulated_partnerships};
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// An activity to make up: title, first and last day as month and day of a year, and whether the partner is responsible.
type Told = (&'static str, (i16, i8, i8), (i16, i8, i8), bool);

/// Stands for the first year of a partnership, where other years are counted from this one.
const FIRST: i16 = -1;

/// Activities of a partnership's first year and of this year.
const ACTIVITIES: [Told; 6] = [
    ("Pendataan awal kelompok sasaran", (FIRST, 1, 15), (FIRST, 3, 15), true),
    ("Pelatihan kader dan pendamping desa", (FIRST, 4, 1), (FIRST, 6, 30), true),
    ("Pendampingan kelompok di desa", (FIRST, 7, 1), (FIRST, 12, 15), true),
    ("Pelatihan lanjutan bagi kader", (0, 2, 1), (0, 5, 31), true),
    ("Pendampingan dan kunjungan bersama", (0, 6, 1), (0, 12, 15), false),
    ("Lokakarya pembelajaran dan rencana tahun berikutnya", (0, 11, 20), (1, 1, 31), false),
];

fn day((first, today): (i16, Date), (year, month, day): (i16, i8, i8)) -> Date {
    let year = if year == FIRST { first } else { today.year().saturating_add(year) };
    Date::new(year, month, day).unwrap_or(today)
}

/// Makes up plan and values of every simulated partnership that is carried out.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it; otherwise when the database refuses.
pub async fn simulate(tx: &mut Tx, today: Date) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    let places = kecamatan(tx).await?;
    for (at, one) in simulated_partnerships(tx).await?.iter().enumerate() {
        let near: Vec<RegionCode> = places.iter().cycle().skip(at * 3).take(2).cloned().collect();
        for told in ACTIVITIES {
            activity(tx, one, told, (&near, today)).await?;
        }
        indicators(tx, one, (at, today)).await?;
    }
    Ok(())
}

async fn activity(
    tx: &mut Tx,
    one: &SimulatedPartnership,
    (title, starts, ends, is_partners): Told,
    (places, today): (&[RegionCode], Date),
) -> Result<(), Problem> {
    let years = (one.first_year(), today);
    let (starts_on, ends_on) = (day(years, starts), day(years, ends));
    // A partnership that is over by then plans nothing more, and one that has not begun nothing yet.
    let outside =
        one.end_on.is_some_and(|last| ends_on > last) || one.start_on.is_some_and(|first| starts_on < first);
    if outside || starts_on > ends_on {
        return Ok(());
    }
    let id: ActivityId = new_id();
    let draft = ActivityDraft {
        title: title.to_owned(),
        detail: "Simulasi untuk demonstrasi.".to_owned(),
        responsible: Some(if is_partners { one.partner_id.clone() } else { one.office_id.clone() }),
        starts_on,
        ends_on,
        places: places.to_vec(),
    };
    let by = if is_partners { Proposer::Partner } else { Proposer::Office };
    write::insert_activity(tx, (&id, &one.id), &draft, (by, true)).await?;
    tx.note(Event::new("work_activity.proposed", &id, &draft.title));
    // What comes last still waits for the other side.
    let waits = starts_on > today;
    if waits {
        return Ok(());
    }
    write::agree(tx, Line::Activity(&id), 1).await?;
    let late = |day: Date, days: i64| day.saturating_add(days.days());
    let progress = Progress {
        begun_on: Some(late(starts_on, 4)).filter(|day| *day <= today),
        done_on: Some(late(ends_on, 6)).filter(|day| *day <= today),
        note: String::new(),
    };
    write::note_activity(tx, &id, 2, &progress).await?;
    Ok(())
}

async fn indicators(
    tx: &mut Tx,
    one: &SimulatedPartnership,
    (at, today): (usize, Date),
) -> Result<(), Problem> {
    let count = i64::try_from(at % 11).unwrap_or(0) + 1;
    let first = one.first_year();
    let this_year = i64::from(today.year());
    let targets = |each: i64| -> Vec<Target> {
        (i64::from(first)..=this_year.max(i64::from(first)))
            .take(super::limits::TARGETS)
            .map(|year| Target { year, milli: each * 1_000 })
            .collect()
    };
    let plain = |kind, title: &str, unit: &str, counting| IndicatorDraft {
        kind,
        title: title.to_owned(),
        unit: unit.to_owned(),
        counting,
        responsible: Some(one.partner_id.clone()),
        source: "Simulasi: daftar hadir dan pendataan".to_owned(),
        baseline: None,
        baseline_year: None,
        targets: Vec::new(),
        asks: Asks::default(),
    };
    let trained = IndicatorDraft {
        targets: targets(100 * count),
        asks: Asks { by_sex: true, by_disability: true, by_age: false },
        ..plain(IndicatorKind::Output, "Warga yang dilatih", "orang", Counting::Sum)
    };
    let applying = IndicatorDraft {
        baseline: Some(12_500),
        baseline_year: Some(i64::from(first) - 1),
        targets: targets(60),
        ..plain(IndicatorKind::Outcome, "Peserta yang menerapkan hasil pelatihan", "persen", Counting::Last)
    };
    let id = indicator(tx, one, &trained).await?;
    let halves = [(1, date(first, 6, 30)), (2, date(first, 12, 31))];
    for (half, on_day) in halves.into_iter().filter(|(_, day)| *day <= today) {
        let (men, women) = (20 * count + 3 * half, 26 * count + 5 * half);
        let split =
            Split { men: Some(men), women: Some(women), with_disability: Some(count), ..Split::default() };
        value(tx, &id, (on_day, (men + women) * 1_000, split)).await?;
    }
    let id = indicator(tx, one, &applying).await?;
    let end = date(first, 12, 31);
    if end > today {
        return Ok(());
    }
    value(tx, &id, (end, 41_500 + 1_000 * count, Split::default())).await
}

async fn indicator(
    tx: &mut Tx,
    one: &SimulatedPartnership,
    draft: &IndicatorDraft,
) -> Result<IndicatorId, Problem> {
    let id: IndicatorId = new_id();
    write::insert_indicator(tx, (&id, &one.id), draft, (Proposer::Partner, true)).await?;
    write::agree(tx, Line::Indicator(&id), 1).await?;
    tx.note(Event::new("work_indicator.proposed", &id, &draft.title));
    Ok(id)
}

async fn value(
    tx: &mut Tx,
    indicator: &IndicatorId,
    (on_day, milli, split): (Date, i64, Split),
) -> Result<(), Problem> {
    let id = new_id();
    let new = NewActual {
        id: &id,
        indicator,
        report: None,
        on_day,
        milli,
        split,
        note: "Simulasi untuk demonstrasi.",
        simulated: true,
    };
    Ok(values::insert(tx, &new).await?)
}
