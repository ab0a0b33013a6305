//! Open needs of the cycle in force, with what partners answered to them.

use jiff::civil::date;
use sekber_core::value::{CycleId, NeedId, OrganisationId, RegionCode};
use sekber_engines::matching::need::Decision;
use sekber_facts::region::{self, Level};

use super::programmes::{Made, Standing, YEARS};
use super::works::{self, Work};
use super::{Codes, Kept};
use crate::features::need::{self, AnswerDraft, Decided, NeedDraft};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// One need for every so many kinds of work.
const ONE_OF: usize = 3;

/// Writes needs and answers; returns how many needs.
pub async fn add(
    tx: &mut Tx,
    cycle: &CycleId,
    (offices, partners): (&Codes<'_>, &Codes<'_>),
    kept: &[Kept],
) -> Result<usize, Problem> {
    let [.., year] = YEARS;
    let mut wanted: Vec<(&Work, &OrganisationId)> = Vec::new();
    for work in works::all().iter().step_by(ONE_OF) {
        wanted.extend(offices.get(work.office).map(|office| (work, *office)));
    }
    let drafts: Vec<(OrganisationId, NeedDraft)> = (0..).zip(&wanted).map(|(nth, (work, office))| {
        let draft = NeedDraft {
            title: work.title.to_owned(),
            purpose: format!(
                "Perangkat daerah mencari mitra yang {}. Perangkat daerah menyiapkan data sasaran dan pendamping; yang dicari ialah \
                 pengalaman, tenaga, dan biaya.",
                work.does
            ),
            field: work.program.split('.').take(2).collect::<Vec<_>>().join("."),
            place_code: kecamatan(nth),
            place_note: String::new(),
            starts_on: Some(date(year, 3, 1)),
            ends_on: Some(date(year + 1, 6, 30)),
            contact: "Simulasi: sekretariat@sekber.example".to_owned(),
        };
        ((*office).clone(), draft)
    }).collect();
    let ids = need::simulate(tx, cycle, &drafts).await?;
    let answers = answers(&ids, &wanted, partners, kept);
    need::simulate_answers(tx, &answers).await?;
    Ok(ids.len())
}

/// Every other need is of one kecamatan.
fn kecamatan(nth: usize) -> Option<RegionCode> {
    let all = region::children(crate::shell::demo::REGION);
    let all: Vec<_> = all.into_iter().filter(|place| place.level() == Level::District).collect();
    let one = all.get(nth / 2 % all.len().max(1)).filter(|_| nth % 2 == 1)?;
    one.code.parse().ok()
}

/// Why a programme is declined, as its place and that of the need tell.
fn refusal(nth: usize, made: &Made) -> &'static str {
    match kecamatan(nth) {
        None => {
            "Simulasi: program ini berjalan di satu kecamatan, sedangkan yang dicari berlaku bagi seluruh kabupaten."
        }
        Some(place) if place.as_str() != made.kecamatan.code => {
            "Simulasi: program ini berjalan di kecamatan lain."
        }
        Some(_) => "Simulasi: perangkat daerah tidak memilih tawaran ini.",
    }
}

/// Up to three partners whose programme in force is of the theme answer; the last need waits for the first answer.
fn answers(
    ids: &[NeedId],
    wanted: &[(&Work, &OrganisationId)],
    partners: &Codes<'_>,
    kept: &[Kept],
) -> Vec<(NeedId, OrganisationId, AnswerDraft, Decided)> {
    let [.., year] = YEARS;
    let mut all = Vec::new();
    for (nth, (id, (work, _))) in ids.iter().zip(wanted).enumerate() {
        let offered = |one: &&Kept| {
            let open = matches!(one.made.standing, Standing::Active | Standing::Verified);
            open && one.made.to.0 >= year && one.made.work.theme == work.theme
        };
        let mut answered: Vec<&str> = Vec::new();
        for one in kept.iter().filter(offered) {
            if answered.len() >= nth % 4 || answered.contains(&one.made.partner) {
                continue;
            }
            let Some(partner) = partners.get(one.made.partner) else { continue };
            let message = "Simulasi: kami dapat memperluas program ini ke lokasi yang diminta.".to_owned();
            let draft = AnswerDraft { programme: Some(one.id.clone()), message };
            let decided: Decided = match (nth + answered.len()) % 3 {
                0 => None,
                1 => Some((Decision::Accept, "")),
                _ => Some((Decision::Decline, refusal(nth, &one.made))),
            };
            answered.push(one.made.partner);
            all.push((id.clone(), (*partner).clone(), draft, decided));
        }
    }
    all
}
