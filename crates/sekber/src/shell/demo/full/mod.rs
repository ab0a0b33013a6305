//! The full demonstration: beside what is documented of the district, made-up programmes, partnerships, needs and awards of the years
//! after the meeting, so that every room is alive. Made by a seeded generator, the same on every run, and marked wherever it is shown
//! ([decision 42](../../../../../../docs/decisions/0042-what-is-made-up-says-so-itself.md)).

mod foreign;
mod foreign_partner;
mod made;
mod meetings;
mod needs;
mod papers;
mod partnerships;
mod programmes;
mod records;
mod wishes;
mod works;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use sekber_core::document::ActingMark;
use sekber_core::value::{OrganisationId, ProgrammeId};

use crate::features::district::Cycle;
use crate::features::document::Signatory;
use crate::features::{award, calendar, district, document, programme, registry};
use crate::kit::app::new_id;
use crate::kit::audit::Event;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

pub use papers::form;
pub use partnerships::mark;
pub use programmes::YEARS;

/// The seed of the demonstration: the day of the meeting.
const SEED: u64 = 20_230_920;

/// Offices or partners by their code in the record.
type Codes<'a> = BTreeMap<&'a str, &'a OrganisationId>;

/// What the full demonstration made up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MadeUp {
    /// Programmes of partners.
    pub partner_programmes: usize,
    /// Programmes of offices.
    pub office_programmes: usize,
    /// Partnerships.
    pub partnerships: usize,
    /// Open needs.
    pub needs: usize,
    /// Wishes of both sides in the cycle in force.
    pub wishes: usize,
}

/// A made-up programme as it is stored.
struct Kept {
    id: ProgrammeId,
    made: programmes::Made,
}

/// Writes the programmes and partnerships of every simulated cycle, one cycle after the other, as a district does: new ones are added,
/// those that go on are taken along, those that are over are completed.
pub async fn add(
    tx: &mut Tx,
    (offices, partners): (&Codes<'_>, &Codes<'_>),
    invited: &[OrganisationId],
    today: jiff::civil::Date,
) -> Result<(Vec<Cycle>, MadeUp), Problem> {
    let made = programmes::programmes(SEED);
    let (mut kept, mut all, mut cycles) = (Vec::<Kept>::new(), MadeUp::default(), Vec::new());
    let mut of_offices: Vec<ProgrammeId> = Vec::new();
    foreign::permits(tx, partners).await?;
    papers::add(tx, partners).await?;
    for year in YEARS {
        let (cycle, opened) = district::open_cycle_in(tx, i64::from(year)).await?;
        tx.note(opened);
        registry::invite(tx, &cycle.id, invited).await?;
        calendar::set_steps(tx, &cycle.id, &meetings::steps(year)).await?;
        records::complete(tx, &kept, year).await?;
        let going_on = kept.iter().filter(|one| one.made.goes_on_in(year)).map(|one| one.id.clone());
        let going_on: Vec<ProgrammeId> = going_on.chain(of_offices.iter().cloned()).collect();
        if !going_on.is_empty() {
            for event in programme::carry_in(tx, &going_on, &cycle, &[]).await? {
                tx.note(event);
            }
        }
        let begun = made.iter().filter(|one| one.from.0 == year);
        let (new, drafts): (Vec<_>, Vec<_>) = begun
            .filter_map(|one| {
                let draft = records::of_partner((one, today), &cycle.id, offices, partners)?;
                Some((one.clone(), draft))
            })
            .unzip();
        let ids = programme::create(tx, &drafts).await?;
        let fresh: Vec<Kept> = ids.into_iter().zip(new).map(|(id, made)| Kept { id, made }).collect();
        if year == YEARS[0] {
            of_offices = programme::create(tx, &records::of_offices(&cycle.id, offices)).await?;
        }
        all.partnerships +=
            partnerships::add(tx, (&cycle, year), (offices, partners), (&fresh, today)).await?;
        kept.extend(fresh);
        cycles.push(cycle);
    }
    if let Some(now) = cycles.last() {
        all.needs = needs::add(tx, &now.id, (offices, partners), &kept).await?;
        all.wishes = wishes::add(tx, &now.id, offices, &kept).await?;
    }
    (all.partner_programmes, all.office_programmes) = (kept.len(), of_offices.len());
    Ok((cycles, all))
}

/// Puts two on the list of those who sign, so that papers can be issued: the leader, and an officer who answers what citizens ask for,
/// since whoever judges objections does not sign the answers.
pub async fn signatories(tx: &mut Tx) -> Result<(), Problem> {
    let leader = ("Pejabat Penanda Tangan (simulasi)", "Sekretaris Daerah", "", "");
    let officer = (
        "Pejabat PPID (simulasi)",
        "Kepala Dinas Komunikasi dan Informatika",
        "Pembina Utama Muda",
        "000000000000000000",
    );
    for (name, position, rank, number) in [leader, officer] {
        let one = Signatory {
            id: new_id(),
            name: name.to_owned(),
            position: position.to_owned(),
            rank: rank.to_owned(),
            number: number.to_owned(),
            acting_mark: ActingMark::Holder,
            on_behalf_of: String::new(),
            unit: String::new(),
            prints_number: false,
            version: 1,
        };
        document::insert_signatory(tx, &one).await?;
        tx.note(Event::new("signatory.added", &one.id, &one.name).after(&one));
    }
    Ok(())
}

/// Plays an award for each simulated cycle, once everything else is there.
pub async fn awards(tx: &mut Tx, cycles: &[Cycle], today: jiff::civil::Date) -> Result<(), Problem> {
    for cycle in cycles {
        award::demonstrate(tx, (&cycle.id, cycle.year), today).await?;
    }
    Ok(())
}
