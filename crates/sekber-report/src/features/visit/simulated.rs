//! Visits that are made up for a demonstration, and say so: of partnerships that are made up themselves.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use sekber_core::value::{FollowUpId, VisitId};

use super::draft::{FollowUpDraft, Maker, PersonPart, Present, VisitDraft};
use super::store::simulated::place_of;
use super::store::write;
use crate::features::partnership::{SimulatedPartnership, simulated_partnerships};
use crate::kit::access::Permit;
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Makes up visits of every simulated partnership that is carried out: one of its first year, and one of last month, as far as it ran
/// then.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the operator does it; otherwise when the database refuses.
pub async fn simulate(tx: &mut Tx, today: Date) -> Result<(), Problem> {
    tx.actor.require(Permit::Admin)?;
    for one in simulated_partnerships(tx).await? {
        let year = one.first_year();
        let runs = |day: Date| {
            one.start_on.is_none_or(|first| first <= day) && one.end_on.is_none_or(|last| day <= last)
        };
        let day = today.saturating_sub(30.days());
        let early = date(year, 9, 12);
        if early < day {
            let first = visit(tx, &one, early).await?;
            follow_up(tx, &first, (&one, date(year, 10, 31)), true).await?;
        }
        if !runs(day) {
            continue;
        }
        let last = visit(tx, &one, day).await?;
        follow_up(tx, &last, (&one, day.saturating_add(60.days())), false).await?;
    }
    Ok(())
}

async fn visit(tx: &mut Tx, one: &SimulatedPartnership, on_day: Date) -> Result<VisitId, Problem> {
    let present = |name: &str, (post, body): (&str, &str), part: PersonPart| Present {
        name: name.to_owned(),
        post: post.to_owned(),
        body: body.to_owned(),
        number: String::new(),
        part,
    };
    let draft = VisitDraft {
        made_by: Some(Maker::Party(one.office_id.clone())),
        on_day,
        place_code: Some(place_of(tx, &one.id).await?),
        place_note: "Balai desa (simulasi)".to_owned(),
        seen:
            "Simulasi: kelompok warga menerapkan yang dipelajari; daftar hadir tersedia.\nSimulasi: jalan ke \
               dua desa terputus saat hujan."
                .to_owned(),
        advice: "Simulasi: lanjutkan pendampingan dan perbarui daftar peserta.".to_owned(),
        people: vec![
            present("Petugas Simulasi", ("Staf", one.office.as_str()), PersonPart::Leads),
            present(
                "Pendamping Simulasi",
                ("Koordinator lapangan", one.partner.as_str()),
                PersonPart::Speaks,
            ),
        ],
    };
    let id: VisitId = new_id();
    write::insert(tx, (&id, &one.id), &draft, true).await?;
    tx.note(Event::new("visit.recorded", &id, on_day.to_string()).after(&draft));
    Ok(id)
}

async fn follow_up(
    tx: &mut Tx,
    visit: &VisitId,
    (one, due_on): (&SimulatedPartnership, Date),
    is_done: bool,
) -> Result<(), Problem> {
    let id: FollowUpId = new_id();
    let responsible = if is_done { &one.partner_id } else { &one.office_id };
    let draft = FollowUpDraft {
        what: "Simulasi: perbarui daftar peserta.".to_owned(),
        responsible: Some(responsible.clone()),
        due_on,
    };
    write::add_follow_up(tx, (&id, visit), &draft).await?;
    if is_done {
        write::set_done(tx, &id, due_on).await?;
    }
    Ok(())
}
