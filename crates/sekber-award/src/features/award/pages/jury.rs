//! The jury: who sits on it, how far each is, how severe; and for a juror the own sheets that are still to be handed in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::text::fold;
use sekber_core::value::{PersonId, SeasonId};

use super::super::actions::jury::{nudge as nudge_jurors, seat as seat_juror, unseat as unseat_juror};
use super::super::limits;
use super::super::model::{Entry, Juror, Season};
use super::super::sight::Sight;
use super::super::store::jury::{Seatable, seatable};
use super::super::tally::Tally;
use super::{find, hundredths};
use crate::features::mail;
use crate::kit::access::{Jury, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

/// How far a juror is with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Far {
    /// Not handed in.
    Open,
    /// A conflict was declared.
    Conflict,
    /// Handed in.
    In,
}

#[derive(Template)]
#[template(path = "features/award/pages/jury.html")]
struct JuryPage {
    frame: Frame,
    season: Season,
    tally: Tally,
    seatable: Vec<Seatable>,
    manages: bool,
    /// Whether the day is over by which sheets were due.
    is_past_due: bool,
    /// Whether a letter can be written to those whose sheets are missing.
    may_nudge: bool,
    /// Whether the person may know how severe the others are.
    sees_severity: bool,
    own: Option<PersonId>,
}

impl JuryPage {
    fn far(&self, person: &PersonId, entry: &Entry) -> Far {
        let sheet =
            self.tally.records.sheets.iter().find(|one| one.entry_id == entry.id && one.person_id == *person);
        match sheet {
            None => Far::Open,
            Some(sheet) if sheet.conflict => Far::Conflict,
            Some(_) => Far::In,
        }
    }

    /// With how many entries a juror is so far.
    fn count(&self, juror: &Juror, far: Far) -> usize {
        let entries = self.tally.records.entries.iter();
        entries.filter(|entry| self.far(&juror.person_id, entry) == far).count()
    }

    fn open(&self, juror: &Juror) -> usize {
        self.count(juror, Far::Open)
    }

    fn conflicts(&self, juror: &Juror) -> usize {
        self.count(juror, Far::Conflict)
    }

    fn handed_in(&self, juror: &Juror) -> usize {
        self.count(juror, Far::In)
    }

    /// How many sheets a juror has handed in of those that are asked for, conflicts aside.
    fn in_of_all(&self, juror: &Juror) -> String {
        let (done, open) = (self.handed_in(juror), self.open(juror));
        let whole = |count: usize| self.frame.whole(&i64::try_from(count).unwrap_or(i64::MAX));
        self.frame.say_facts("award-sheets-of", &[("done", whole(done)), ("all", whole(done + open))])
    }

    /// Those who sit.
    fn sitting(&self) -> impl Iterator<Item = &Juror> {
        self.tally.records.jurors.iter().filter(|juror| juror.ended_at.is_none())
    }

    /// How far the jury is as a whole: sheets handed in of those that are asked for, conflicts aside.
    fn progress(&self) -> String {
        let (handed_in, open) = self
            .sitting()
            .fold((0, 0), |(done, open), juror| (done + self.handed_in(juror), open + self.open(juror)));
        let whole = |count: usize| self.frame.whole(&i64::try_from(count).unwrap_or(i64::MAX));
        let facts = [("done", whole(handed_in)), ("all", whole(handed_in + open))];
        self.frame.say_facts("award-jury-progress", &facts)
    }

    /// The entries that fewer jurors have marked than the rules ask for, with how many have.
    fn behind(&self) -> Vec<(String, usize)> {
        let least = usize::try_from(self.tally.rules.least_jurors).unwrap_or(usize::MAX);
        let marked = |entry: &Entry| {
            self.sitting().filter(|juror| self.far(&juror.person_id, entry) == Far::In).count()
        };
        let entries = self.tally.records.entries.iter().map(|entry| (entry.name.clone(), marked(entry)));
        let mut behind: Vec<(String, usize)> = entries.filter(|(_, marked)| *marked < least).collect();
        behind.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        behind
    }

    /// How many points a juror gives above or below the others.
    fn severity(&self, juror: &Juror) -> String {
        let at = self.tally.records.jurors.iter().position(|one| one.person_id == juror.person_id);
        // Jurors are numbered among those who sit.
        let sitting = self.tally.records.jurors.iter().filter(|one| one.ended_at.is_none());
        let number = at.and_then(|_| sitting.clone().position(|one| one.person_id == juror.person_id));
        let found = number.and_then(|number| self.tally.panel.severity.get(&number).copied().flatten());
        let found = found.filter(|_| self.sees_severity);
        match found {
            Some(more) if more > 0 => format!("+{}", hundredths(self.frame.language, more)),
            Some(more) => hundredths(self.frame.language, more),
            None => "–".to_owned(),
        }
    }

    fn inside(&self, code: &str) -> Vec<&Entry> {
        let mut all: Vec<&Entry> =
            self.tally.records.entries.iter().filter(|one| one.category == code).collect();
        all.sort_by_cached_key(|entry| fold(&entry.name));
        all
    }

    fn state_of(&self, person: &PersonId, entry: &Entry) -> (&'static str, String) {
        match self.far(person, entry) {
            Far::Open => ("warn", self.frame.say("award-sheet-open")),
            Far::Conflict => ("info", self.frame.say("award-sheet-conflict")),
            Far::In => ("good", self.frame.say("award-sheet-in")),
        }
    }

    /// Whether the jury is at work: no result was told yet.
    fn is_scoring(&self) -> bool {
        self.season.state.as_str() == "scoring" && !self.season.is_told()
    }

    /// By when sheets are handed in, so that the provisional result can still be contested before the ceremony.
    fn due(&self) -> String {
        let due = limits::sheets_due(&self.tally.rules);
        self.frame.say_with("award-sheets-due", "day", self.frame.civil_date(&due))
    }

    /// Whether sheets are missing of anybody who sits.
    fn waits(&self) -> bool {
        self.is_scoring() && self.sitting().any(|juror| self.open(juror) > 0)
    }

    /// Those who can still be seated.
    fn choices(&self) -> Vec<&Seatable> {
        let sits = |one: &Seatable| {
            self.tally
                .records
                .jurors
                .iter()
                .any(|juror| juror.person_id == one.id && juror.ended_at.is_none())
        };
        self.seatable.iter().filter(|one| !sits(one)).collect()
    }
}

/// The page. Severities and the progress of others are for the secretariat.
pub async fn show(
    Jury(actor): Jury,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let season = find(&app, &id, Some(&actor)).await?;
    if season.rules_version.is_none() {
        return Err(Problem::refused("award-refused-too-early"));
    }
    let tally = Tally::load(db, &region, &season).await?;
    let manages = actor.is_secretariat();
    let sight = Sight::of(&season, &tally.records, &actor);
    let own = actor.person_id().filter(|_| sight.sits()).cloned();
    let sees_severity = sight.sees_ranking();
    let seatable = if manages { seatable(db, &region).await? } else { Vec::new() };
    let is_past_due = app.today() > limits::sheets_due(&tally.rules);
    let may_nudge = mail::is_set_up(&app) && !season.simulated;
    page(&JuryPage { frame, season, tally, seatable, manages, is_past_due, may_nudge, sees_severity, own })
}

/// Seats a juror.
pub async fn seat(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<SeasonId>,
    form: Form,
) -> Result<Response, Problem> {
    let person = form.text("person").parse().map_err(|_| Problem::refused("award-refused-no-juror"))?;
    seat_juror(&app, &actor, &id, &person, form.text("background")).await?;
    Ok(go(format!("/awards/{id}/jury"), "notice-award-saved"))
}

/// Writes to those whose sheets are missing.
pub async fn nudge(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<SeasonId>,
    _: Form,
) -> Result<Response, Problem> {
    let notice = match nudge_jurors(&app, &actor, &id).await? {
        0 => "notice-award-nudged-nobody",
        _ => "notice-award-nudged",
    };
    Ok(go(format!("/awards/{id}/jury"), notice))
}

/// Ends a seat.
pub async fn unseat(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId((id, person)): PathId<(SeasonId, PersonId)>,
    _: Form,
) -> Result<Response, Problem> {
    unseat_juror(&app, &actor, &id, &person).await?;
    Ok(go(format!("/awards/{id}/jury"), "notice-award-saved"))
}
