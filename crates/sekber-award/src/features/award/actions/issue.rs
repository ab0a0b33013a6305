//! Issuing the certificates of a season: one for each winner, in the form that the district uses, kept and checked by its code.

use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber_core::document::DocumentKind;
use sekber_documents::official::Document;
use serde::Serialize;

use crate::features::award::documents::certificate::Won;
use crate::features::award::documents::signs_as_head;
use crate::features::award::limits;
use crate::features::award::model::{Entry, Season};
use crate::features::award::store::{entries, seasons};
use crate::features::document::{self, Draft, Ground, Issued, Read, SignedBy, Subject};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::digest::sha256;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What stands in the number of certificates for the place of each in the list, so that no two bear the same.
pub const RUNNING: char = '#';
/// Most characters of the name of who signs, as many as the list of signatories takes.
const SIGNER: usize = 200;
/// Most days that certificates are dated ahead of today or of the ceremony.
const AHEAD: i64 = 31;

/// A certificate that is to be issued.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// What it says of the winner.
    pub won: Won,
    /// Its title.
    pub title: String,
    /// The code of the edition that whoever signs saw beside the winner, if there is one.
    pub before: Option<String>,
}

/// What all certificates of a season bear, as it was given.
#[derive(Debug, Clone)]
pub struct Bearing {
    /// Number of the decree on the winners.
    pub decree: String,
    /// The day of the decree.
    pub decree_day: Option<Date>,
    /// Their number, with [`RUNNING`] for the place in the list; may be empty.
    pub number: String,
    /// Their day; that of the ceremony when none was chosen.
    pub day: Option<Date>,
    /// Who signs.
    pub signer: SignedBy,
    /// Why certificates that were issued are replaced; empty unless they are.
    pub reason: String,
    /// What whoever signs read: who won what, and which certificates there are.
    pub read: Read,
}

impl Bearing {
    /// Everything in it that is not taken, by the names of the form's fields.
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::none();
        faults.check_required("decree", &self.decree, limits::NAME);
        faults.check_longest("number", &self.number, limits::NAME);
        if !self.number.is_empty() && !self.number.contains(RUNNING) {
            faults.add("number", "fault-award-running");
        }
        faults.check_day("day", self.day);
        faults.check_day("decree_day", self.decree_day);
        match self.signer.name.trim().is_empty() {
            // Either the list or the name says who signs, so the fault names both.
            true => faults.add("signer", "fault-award-who-signs"),
            false => faults.check_longest("signer", &self.signer.name, SIGNER),
        }
        // Letters, spaces, points, commas, hyphens and apostrophes make names; what makes pages, formulas and addresses does not.
        let is_odd = |sign: char| sign.is_ascii_digit() || "<>{}[]=@/\\#|".contains(sign);
        if self.signer.name.contains(is_odd) {
            faults.add("signer", "fault-award-signer");
        }
        faults.check_longest("replace", &self.reason, limits::TEXT);
        faults
    }

    /// Whether a decree is named as decrees are: its number alone, which holds the year of its day.
    fn decree_faults(&self, day: Date) -> Faults {
        let mut faults = Faults::none();
        let year = day.year().to_string();
        let plain = |sign: char| sign.is_alphanumeric() || " ./-".contains(sign);
        let mut parts = self.decree.split(|sign: char| !sign.is_alphanumeric());
        let has_year = parts.any(|part| part == year);
        let alone = self.decree.trim().len() > year.len() && !self.decree.to_lowercase().contains("tanggal");
        if !self.decree.chars().all(plain) || !has_year || !alone {
            faults.add_with("decree", "fault-award-decree", "year", year);
        }
        faults
    }

    /// What is wrong with the days, beside a result that was decided on a day: certificates are signed after it, the decree is older than they
    /// are, and neither is dated far ahead. `usual` is the day that certificates bear where none was chosen.
    fn day_faults(&self, decided: Date, usual: Date, today: Date) -> Faults {
        let mut faults = Faults::none();
        let day = self.day.unwrap_or(usual);
        let last = usual.max(today).saturating_add(AHEAD.days());
        let is_right = (decided..=last).contains(&day);
        if !is_right {
            faults.add("day", "fault-award-certificate-day");
        }
        match self.decree_day {
            None => faults.add("decree_day", "fault-required"),
            Some(of_decree) if of_decree < decided || (is_right && of_decree > day) => {
                faults.add("decree_day", "fault-award-decree-day");
            }
            Some(of_decree) => faults = faults.and(self.decree_faults(of_decree)),
        }
        faults
    }
}

/// What the trail keeps of a certificate that took another one's place.
#[derive(Serialize)]
struct Replaced<'a> {
    name: &'a str,
    reason: &'a str,
}

/// About what a document of a season's entry is.
fn subject(season: &Season, entry: &Entry) -> Subject {
    Subject {
        kind: "award",
        id: format!("{}/entries/{}", season.id, entry.id),
        name: format!("{}, {}", season.name, entry.name),
        readers: vec![entry.organisation_id.clone()],
    }
}

/// The season and the entry that a certificate names, and the edition that it takes the place of; the result itself is frozen once
/// it is final.
struct AsRead<'a> {
    season: &'a Season,
    entry: &'a Entry,
    before: Option<&'a str>,
    reason: &'a str,
}

impl Ground for AsRead<'_> {
    async fn holds(&self, tx: &mut Tx) -> Result<(), Problem> {
        // Whoever writes on the season at this moment waits here, or was faster.
        tx.lock_audit_head().await?;
        let season = seasons::find_in(tx, &self.season.id).await?.ok_or(Problem::NotFound)?;
        let entry = entries::find_in(tx, &season.id, &self.entry.id).await?.ok_or(Problem::NotFound)?;
        let about = subject(&season, &entry);
        let before =
            document::in_force_in(tx, (about.kind, about.id.as_str()), DocumentKind::Certificate).await?;
        let before = before.as_ref().filter(|one| one.is_in_force()).map(|one| one.code.as_str());
        let same = season == *self.season && entry == *self.entry && before == self.before;
        if !same {
            return Err(Problem::Conflict);
        }
        if before.is_some() {
            let mut faults = Faults::none();
            faults.check_required("replace", self.reason, limits::TEXT);
            faults.or(())?;
            let replaced = Replaced { name: &entry.name, reason: self.reason };
            tx.note(Event::new("award.certificate_replaced", &season.id, &season.name).after(&replaced));
        }
        Ok(())
    }
}

/// Issues the certificates of a season in the order of the list, each set by `write`; one that says the same as before stays as it is.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, a refusal before the result is final, [`Problem::Invalid`] for a decree,
/// number, day or signer that is not taken or does not lead the region and for replacing without a reason, [`Problem::Conflict`] when it
/// is another by now than whoever signs has read; else as [`document::issue_on`].
pub async fn certificates(
    app: &App,
    actor: &Actor,
    season: &Season,
    winners: Vec<Certificate>,
    bearing: &Bearing,
    write: impl Fn(&Won, &Issued) -> Document,
) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = bearing.faults();
    if !bearing.signer.name.trim().is_empty() && !signs_as_head(&app.district().name, &bearing.signer) {
        faults.add("signatory", "fault-award-head");
    }
    faults.or(())?;
    let decided = season.decided_at.ok_or_else(|| Problem::refused("award-refused-not-decided"))?;
    let today = app.today();
    let usual = winners.first().map_or(today, |one| one.won.day);
    bearing.day_faults(app.settings().local_date(decided), usual, today).or(())?;
    bearing.read.holds()?;
    for (at, Certificate { won, title, before }) in winners.into_iter().enumerate() {
        let day = bearing.day.unwrap_or(won.day);
        let won = Won { decree: bearing.decree.clone(), decree_day: bearing.decree_day, day, ..won };
        let content = serde_json::to_string(&won).map_err(anyhow::Error::from)?;
        let draft = Draft {
            subject: subject(season, &won.entry),
            kind: DocumentKind::Certificate,
            title,
            number: bearing.number.replace(RUNNING, &(at + 1).to_string()),
            classification: String::new(),
            signer: bearing.signer.clone(),
            digest: sha256(content),
            lines: 1,
            read: bearing.read.clone(),
        };
        let (before, reason) = (before.as_deref(), bearing.reason.as_str());
        let as_read = AsRead { season, entry: &won.entry, before, reason };
        document::issue_on(app, actor, draft, &as_read, |issued| write(&won, issued)).await?;
    }
    Ok(())
}
