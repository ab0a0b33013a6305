//! Made-up programmes as the district's records, each under the provenance that marks it.

use jiff::civil::Date;
use sekber_core::registry::programme::{FundingForm, Status, Step};
use sekber_core::value::{Currency, CycleId, Money, PartialDate, Period, RegionCode};
use sekber_facts::sintang;

use super::programmes::{Beside, Made, Standing, YEARS};
use super::{Codes, Kept};
use crate::features::programme::{self, FundingLine, ProgrammeDraft};
use crate::features::registry::Provenance;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::shell::demo::{REGION, themes};

/// What stands where another programme names its source.
const SOURCE: &str = "Simulasi untuk peragaan: dibuat oleh sistem, bukan dari sumber mana pun.";

/// Programmes of each office: enough to see both sides, few enough to read.
const PER_OFFICE: usize = 3;

/// Completes programmes whose last year is over before a year begins.
pub async fn complete(tx: &mut Tx, kept: &[Kept], year: i16) -> Result<(), Problem> {
    let over =
        kept.iter().filter(|one| one.made.standing != Standing::Cancelled && one.made.to.0 == year - 1);
    for one in over {
        // Each year in which it was taken along is a version.
        let version = 1 + i64::from(one.made.to.0 - one.made.from.0);
        let event = programme::step_in(tx, &one.id, version, &Step::Complete).await?;
        tx.note(event);
    }
    Ok(())
}

fn day((year, month): (i16, u8)) -> Option<PartialDate> {
    format!("{year}-{month:02}").parse().ok()
}

/// A partner's programme; none when the record does not have the partner.
pub fn of_partner(
    (made, today): (&Made, Date),
    cycle: &CycleId,
    offices: &Codes<'_>,
    partners: &Codes<'_>,
) -> Option<ProgrammeDraft> {
    let owner = (*partners.get(made.partner)?).clone();
    let work = made.work;
    let whole = vec![made.kecamatan.clone()];
    let places = if made.villages.is_empty() { &whole } else { &made.villages };
    let line = |money: &super::programmes::Money| {
        let form = if money.in_kind { FundingForm::InKind } else { FundingForm::Cash };
        let (year, source) = (i64::from(money.year), money.source.to_owned());
        Some(FundingLine {
            year,
            source,
            amount: Money::whole(money.rupiah, Currency::IDR)?,
            form,
            on_budget: false,
        })
    };
    let standing = match made.standing {
        // What is over is completed when its time has come.
        Standing::Completed | Standing::Active => Status::Active,
        Standing::Draft => Status::Draft,
        Standing::Proposed => Status::Proposed,
        Standing::Verified => Status::Verified,
        Standing::Cancelled => Status::Cancelled,
    };
    Some(ProgrammeDraft {
        reference: Some(made.reference.clone()),
        description: description(made),
        themes: vec![work.theme.to_owned()],
        nomenclature: vec![work.program.to_owned()],
        sdg: work.goals.split(' ').map(str::to_owned).collect(),
        places: places.iter().filter_map(|place| place.code.parse::<RegionCode>().ok()).collect(),
        period: Period::new(day(made.from), made.end(today).and_then(day)).unwrap_or_default(),
        funding: made.money.iter().filter_map(line).collect(),
        targets: format!("{} {} ikut serta sampai akhir program.", made.people, work.people),
        beneficiaries: Some(made.people),
        help_sought: help_sought(made),
        lead_office: offices.get(work.office).map(|id| (*id).clone()),
        state: standing,
        published: made.standing != Standing::Draft,
        provenance: Provenance::Simulated,
        source: SOURCE.to_owned(),
        ..ProgrammeDraft::new(owner, cycle.clone(), made.title())
    })
}

fn description(made: &Made) -> String {
    let where_it_is = match made.villages.as_slice() {
        [] => format!("di seluruh Kecamatan {}", made.kecamatan.name),
        some => {
            let names: Vec<&str> = some.iter().map(|village| village.name.as_str()).collect();
            format!("di {} desa di Kecamatan {}: {}", some.len(), made.kecamatan.name, names.join(", "))
        }
    };
    let together = match made.beside {
        Beside::Same => " Kegiatan ini dijalankan bersama satu mitra lain.",
        _ => "",
    };
    format!("Mitra {} {where_it_is}.{together}", made.work.does)
}

fn help_sought(made: &Made) -> String {
    match made.people % 3 {
        0 => "Data sasaran dari perangkat daerah dan pendamping di lapangan.".to_owned(),
        1 => "Narasumber dan tempat pelatihan.".to_owned(),
        _ => String::new(),
    }
}

/// Programmes of the invited offices over the simulated years, after the names of the nomenclature, with the district's own money.
pub fn of_offices(cycle: &CycleId, offices: &Codes<'_>) -> Vec<ProgrammeDraft> {
    let region: Option<RegionCode> = REGION.parse().ok();
    let [first, .., last] = YEARS;
    let mut drafts = Vec::new();
    for (at, office) in (0_i64..).zip(sintang::invited_offices()) {
        let Some(owner) = offices.get(office.code.as_str()) else { continue };
        let programs = sintang::programs_of(office).into_iter().take(PER_OFFICE);
        for (nth, entry) in (0_i64..).zip(programs) {
            let line = |year: i16| {
                let rupiah =
                    250_000_000 + (at * 37 + nth * 61 + i64::from(year - first) * 11) % 90 * 25_000_000;
                let amount = Money::whole(rupiah, Currency::IDR)?;
                let (year, source) = (i64::from(year), "APBD".to_owned());
                Some(FundingLine { year, source, amount, form: FundingForm::Cash, on_budget: true })
            };
            drafts.push(ProgrammeDraft {
                reference: Some(format!("SIM-{}", entry.code)),
                description: format!("Program {} menurut nomenklatur.", office.short_name),
                themes: themes::infer(entry.name, [entry.code]),
                nomenclature: vec![entry.code.to_owned()],
                places: region.iter().cloned().collect(),
                period: Period::new(PartialDate::year(first), PartialDate::year(last)).unwrap_or_default(),
                funding: (first..=last).filter_map(line).collect(),
                state: Status::Active,
                published: true,
                provenance: Provenance::Simulated,
                source: SOURCE.to_owned(),
                ..ProgrammeDraft::new((*owner).clone(), cycle.clone(), entry.name)
            });
        }
    }
    drafts
}
