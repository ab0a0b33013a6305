//! The demonstration's award: a made-up season over the true record of the demonstration, from its rules to its certificates, with marks that only
//! arithmetic invents. It is marked as simulated on every page and paper.

use jiff::civil::{Date, date};
use sekber_core::document::ActingMark;
use sekber_core::value::{CycleId, Moment, ObjectionId, working_day};
use sekber_engines::award::rules::{Rules, Source};
use sekber_engines::award::templates::Template;

use super::actions::issue::{self, Bearing};
use super::documents::DocumentScene;
use super::documents::certificate::{self, Won};
use super::model::{Entry, Juror, Objection, PLACE, Season, Sheet};
use super::steps::{self, NewSeason};
use super::store::{entries, jury, seasons};
use super::verdict;
use super::winners::{certificates, with_certificates};
use crate::features::document::{Issued, Read, SignedBy};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::digest::sha256;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

/// The year of the first season.
const FIRST_YEAR: i16 = 2023;

/// Nine in the morning in West Kalimantan.
fn morning(day: Date) -> Moment {
    let days = date(1970, 1, 1).until(day).map_or(0, |span| i64::from(span.get_days()));
    Moment((days * 24 + 2) * 60 * 60 * 1_000)
}

/// Plays a season within the transaction that fills the demonstration, as far as its days have come: one of an earlier year to its
/// result, one of this year to the step that it would stand at.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, or when a step is refused.
pub async fn demonstrate(tx: &mut Tx, (cycle, year): (&CycleId, i64), today: Date) -> Result<(), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    let on = |month, day| date(i16::try_from(year).unwrap_or(FIRST_YEAR), month, day);
    if on(7, 10) > today {
        return Ok(());
    }
    let mut rules = Template::Thanks.rules(year);
    let people = jury::seatable_all_in(tx).await?;
    rules.least_jurors = u32::try_from(people.len()).unwrap_or(1).clamp(1, 3);
    let new = NewSeason {
        cycle: cycle.clone(),
        year,
        name: format!("Mitra Pembangunan Award {year} (simulasi)"),
        rules: rules.clone(),
        simulated: true,
    };
    let (mut season, begun) = steps::create(tx, new, morning(on(7, 3))).await?;
    tx.note(begun);
    let published = steps::publish(tx, &mut season, "", morning(on(7, 10))).await?;
    tx.note(published);
    if on(11, 20) > today {
        return Ok(());
    }
    let frozen = steps::freeze(tx, &mut season, morning(on(9, 29))).await?;
    tx.note(frozen);
    let taken = on(11, 1);
    let evidence = steps::take_evidence(tx, &mut season, morning(taken), taken).await?;
    tx.note(evidence);
    // Told on a working day before the last one on which the jury's sheets are due, and final after the period in which it is contested.
    let (told, day) = (working_day(on(11, 24)), on(12, 4));
    let is_told = told <= today;
    // While a jury is at work, its first member has marked and the others have not.
    for (nth, person) in people.into_iter().enumerate() {
        let part = match nth {
            0 => "Ketua",
            1 => "Sekretaris",
            _ => "Anggota",
        };
        let background = format!("{part} tim penilai (simulasi)");
        let juror = Juror { person_id: person.id, name: person.name, background, ended_at: None };
        jury::seat(tx, &season.id, &juror, morning(on(10, 2))).await?;
        if is_told || nth == 0 {
            mark(tx, &season, &rules, &juror, morning(on(11, 20))).await?;
        }
    }
    if !is_told {
        return Ok(());
    }
    let announced = verdict::announce(tx, &mut season, morning(told), told).await?;
    tx.note(announced);
    let contested = contest(tx, &season, morning(told).plus_seconds(60 * 60)).await?;
    if day > today {
        return Ok(());
    }
    if let Some((entry, objection)) = contested {
        entries::answer(
            tx,
            &objection,
            false,
            "Peringkat mengikuti skor, dan skornya sudah dihitung ulang (simulasi).",
        )
        .await?;
        tx.note(Event::new("award_entry.answered", &entry.id, &entry.name));
    }
    let decided = verdict::decide(tx, &mut season, morning(day), day).await?;
    tx.note(decided);
    Ok(())
}

/// Issues the certificates of the latest made-up season that is decided, by the verb that the page of its papers calls. Their number, the
/// decree and who signs say that they are made up; issued again they stay as they are.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, else as [`issue::certificates`].
pub async fn demonstrate_certificates(app: &App, actor: &Actor) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    // The latest stands first.
    let mut all = seasons::all(app.db(), &app.region()).await?.into_iter().filter(|one| one.simulated);
    let Some((season, decided)) = all.find_map(|one| one.decided_at.map(|decided| (one, decided))) else {
        return Ok(());
    };
    let papers = DocumentScene::of(app, &Frame::shared(app, Language::Indonesian), &season).await?;
    let winners = certificates(&papers, with_certificates(app, &season).await?);
    let decree_day = app.settings().local_date(decided);
    let bearing = Bearing {
        decree: format!("SIMULASI/100.3.3/{}", decree_day.year()),
        decree_day: Some(decree_day),
        number: format!("SIMULASI/{}/{}", issue::RUNNING, season.year),
        day: None,
        signer: SignedBy {
            name: "Kepala Daerah (simulasi)".to_owned(),
            position: papers.head_position(),
            rank: String::new(),
            number: String::new(),
            mark: ActingMark::Holder,
            on_behalf_of: String::new(),
            prints_number: false,
        },
        reason: String::new(),
        read: Read::default(),
    };
    let write = |won: &Won, issued: &Issued| certificate::document(&papers, won, Some(issued));
    issue::certificates(app, actor, &season, winners, &bearing, write).await
}

/// The first entry contests its place, so that the demonstration shows what becomes of it.
async fn contest(
    tx: &mut Tx,
    season: &Season,
    made_at: Moment,
) -> Result<Option<(Entry, ObjectionId)>, Problem> {
    let Some(entry) = entries::all_in(tx, &season.id).await?.into_iter().next() else { return Ok(None) };
    let objection = Objection {
        id: new_id(),
        entry_id: entry.id.clone(),
        criterion: PLACE.to_owned(),
        text: "Peringkat kami menurut hitungan sendiri lebih tinggi (simulasi).".to_owned(),
        person_name: "Pengurus mitra (simulasi)".to_owned(),
        made_at,
        upheld: None,
        answer: String::new(),
        answered_by: String::new(),
    };
    entries::insert_objection(tx, &objection).await?;
    tx.note(Event::new("award_entry.contested", &entry.id, &entry.name));
    Ok(Some((entry, objection.id)))
}

/// A juror's marks: a middle that the entry and the criterion fix, and a severity that the juror's name fixes.
async fn mark(
    tx: &mut Tx,
    season: &Season,
    rules: &Rules,
    juror: &Juror,
    made_at: Moment,
) -> Result<(), Problem> {
    let severity = number(&juror.name, 16) - 8;
    for entry in entries::all_in(tx, &season.id).await? {
        let asked = rules.criteria.iter().filter(|one| one.source == Source::Jury);
        let marks: Vec<(String, i64)> = asked
            .map(|one| {
                let middle = 50 + number(&format!("{} {}", entry.name, one.code), 40);
                let own = number(&format!("{} {} {}", entry.name, one.code, juror.name), 9) - 4;
                (one.code.clone(), (middle + own + severity).clamp(0, 100) * 100)
            })
            .collect();
        let sheet = Sheet {
            entry_id: entry.id,
            person_id: juror.person_id.clone(),
            edition: 0,
            conflict: false,
            comment: String::new(),
            made_at,
        };
        jury::insert_sheet(tx, &sheet, &marks).await?;
    }
    Ok(())
}

/// A number below a bound that a text fixes.
fn number(text: &str, bound: i64) -> i64 {
    let digest = sha256(text);
    let first = digest.get(..8).and_then(|digits| i64::from_str_radix(digits, 16).ok());
    first.unwrap_or(0) % bound
}
