//! Reports that are made up for a demonstration, and say so: two rounds that came, and one that is under way.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use sekber_core::report::{Decision, ReportState, usual_periods};
use sekber_core::value::{Moment, PeriodId, ReportId};

use super::draft::{PeriodDraft, ReportDraft};
use super::model::name_of_half;
use super::store::due::{SimulatedDue, simulated};
use super::store::{periods, write};
use super::trail::{self, Decided, Snapshot, Was};
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// How far a made-up report has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Course {
    Confirmed,
    Sent,
    Returned,
    Begun,
}

/// The year after the meeting of the demonstration, of which every report came.
const FIRST_YEAR: i16 = 2024;

/// Opens the periods of some years and makes up reports of every simulated partnership that is carried out. Of the years between the
/// first and this one, some reports never came.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it; otherwise when the database refuses.
pub async fn simulate(tx: &mut Tx, today: Date, years: &[i16]) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    let all = simulated(tx).await?;
    let this_year = today.year();
    for &year in years.iter().filter(|year| **year <= this_year.max(FIRST_YEAR)) {
        for usual in usual_periods(year) {
            let name = name_of_half(usual.half, year);
            let draft = PeriodDraft { name, starts_on: usual.starts, ends_on: usual.ends, due_on: usual.due };
            let id: PeriodId = new_id();
            periods::insert(tx, &id, &draft).await?;
            tx.note(Event::new("report_period.added", &id, &draft.name).after(&draft));
            let runs = |one: &SimulatedDue| {
                one.start_on.is_none_or(|day| day <= usual.ends)
                    && one.end_on.is_none_or(|day| day >= usual.starts)
            };
            for (at, one) in all.iter().enumerate().filter(|(_, one)| runs(one)) {
                let course = match (year, usual.half, at % 4) {
                    (FIRST_YEAR, ..) => Some(Course::Confirmed),
                    (other, ..) if other < this_year => {
                        let came = (at + usize::from(usual.half)) % 6 != 5;
                        came.then_some(Course::Confirmed)
                    }
                    (_, 1, 0) => Some(Course::Sent),
                    (_, 1, 1) => Some(Course::Returned),
                    (_, 1, 2) => Some(Course::Begun),
                    _ => None,
                };
                if let Some(course) = course {
                    // Most come in time, some two weeks late.
                    let late = if at % 5 == 4 { 14 } else { -5 };
                    let day = usual.due.saturating_add(late.days()).min(today);
                    make(tx, (&id, &draft.name), one, (at, usual.half), (course, day)).await?;
                }
            }
        }
    }
    Ok(())
}

fn content(at: usize, half: u8, one: &SimulatedDue) -> ReportDraft {
    let count = i64::try_from(at % 11).unwrap_or(0) + 1;
    let half = i64::from(half);
    ReportDraft {
        activities: format!(
            "Simulasi: {} pertemuan warga dan {} kunjungan pendampingan untuk “{}”.",
            3 + count * half,
            5 + 2 * count,
            one.partnership
        ),
        results: format!("Simulasi: {} kelompok warga menerapkan yang dipelajari.", 2 + count),
        men: Some(34 * count + 7 * half),
        women: Some(41 * count + 11 * half),
        with_disability: Some(count),
        obstacles: "Simulasi: jalan ke dua desa terputus saat hujan.".to_owned(),
        next_steps: "Simulasi: pendampingan lanjutan bersama perangkat daerah.".to_owned(),
        figures: Vec::new(),
    }
}

async fn make(
    tx: &mut Tx,
    (period, name): (&PeriodId, &str),
    one: &SimulatedDue,
    (at, half): (usize, u8),
    (course, day): (Course, Date),
) -> Result<(), Problem> {
    let id: ReportId = new_id();
    write::insert(tx, &id, (period, &one.partnership_id, &one.organisation_id), true).await?;
    let draft = content(at, half, one);
    write::overwrite(tx, &id, 1, &draft).await?;
    let label = trail::label(&one.organisation, name);
    tx.note(Event::new("report.begun", &id, &label));
    if course != Course::Begun {
        // In the morning, and not after the moment at which all this is written.
        let at = TimeZone::UTC.to_timestamp(day.at(2, 0, 0, 0)).map_or(tx.now.0, Timestamp::as_millisecond);
        let at = Moment(at.min(tx.now.0));
        write::hand_in(tx, &id, (&new_id(), at)).await?;
        // All of it was typed and sent at once.
        let empty = ReportDraft::default();
        let event = Event::new("report.sent", &id, &label).before(&Snapshot::new(name, &empty, &[]));
        tx.note(event.after(&Snapshot::new(name, &draft, &[])));
    }
    let (decision, kind, remarks) = match course {
        Course::Confirmed => (Decision::Confirm, "report.confirmed", ""),
        Course::Returned => (Decision::Return, "report.returned", "Simulasi: sebutkan desa yang didampingi."),
        Course::Sent | Course::Begun => return Ok(()),
    };
    write::decide(tx, &id, 3, decision, remarks).await?;
    let event = Event::new(kind, &id, &label).before(&Was { state: ReportState::Sent });
    tx.note(event.after(&Decided::new(decision, remarks)));
    Ok(())
}
