//! The jury: who sits on it, how far each is, how severe, how far they agree and where they do not; and for a juror the own sheets that are
//! still to be handed in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::text::fold;
use sekber_core::value::{PersonId, SeasonId};
use sekber_engines::award::agreement::agreement;
use sekber_engines::award::rules::Category;

use super::super::actions::jury::{nudge as nudge_jurors, seat as seat_juror, unseat as unseat_juror};
use super::super::limits;
use super::super::model::{Entry, Juror, Season};
use super::super::sight::Sight;
use super::super::store::jury::{Choice, choices};
use super::super::tally::Tally;
use super::{find, hundredths};
use crate::features::award::permits::Jury;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, count, go, page};
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

/// Marks for an entry on a criterion that lie far apart.
struct Apart {
    /// The sheet of the entry.
    href: String,
    /// The entry's name.
    name: String,
    /// The criterion with the lowest and the highest mark.
    said: String,
}

#[derive(Template)]
#[template(path = "features/award/pages/jury.html")]
struct JuryPage {
    frame: Frame,
    season: Season,
    tally: Tally,
    seatable: Vec<Choice>,
    manages: bool,
    /// Whether the day is over by which sheets were due.
    is_past_due: bool,
    /// Whether a letter can be written to those whose sheets are missing.
    may_nudge: bool,
    /// Whether the person may know how severe the others are.
    sees_severity: bool,
    /// Of which entries the person may know what the jury gave, by their place in the records.
    sees: Vec<bool>,
    /// For who may know the ranking, of each juror with marks the categories in which others would win without them.
    without: Vec<(PersonId, Vec<String>)>,
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

    /// How many sheets are handed in of those that are asked for, conflicts aside.
    fn of_all(&self, done: usize, open: usize) -> [(&'static str, String); 2] {
        let whole = |number: usize| self.frame.whole(&count(number));
        [("done", whole(done)), ("all", whole(done + open))]
    }

    /// How far a juror is.
    fn in_of_all(&self, juror: &Juror) -> String {
        self.frame.say_facts("award-sheets-of", &self.of_all(self.handed_in(juror), self.open(juror)))
    }

    /// Those who sit.
    fn sitting(&self) -> impl Iterator<Item = &Juror> {
        self.tally.records.jurors.iter().filter(|juror| juror.ended_at.is_none())
    }

    /// How far the jury is as a whole.
    fn progress(&self) -> String {
        let (handed_in, open) = self
            .sitting()
            .fold((0, 0), |(done, open), juror| (done + self.handed_in(juror), open + self.open(juror)));
        self.frame.say_facts("award-jury-progress", &self.of_all(handed_in, open))
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
        // Jurors are numbered among those who sit.
        let number = self.sitting().position(|one| one.person_id == juror.person_id);
        let found = number.and_then(|number| self.tally.panel.severity.get(&number).copied().flatten());
        let found = found.filter(|_| self.sees_severity);
        match found {
            Some(more) if more > 0 => format!("+{}", hundredths(self.frame.language, more)),
            Some(more) => hundredths(self.frame.language, more),
            None => "–".to_owned(),
        }
    }

    /// Whether the same would win without what a juror gave.
    fn without(&self, juror: &Juror) -> String {
        match self.without.iter().find(|(person, _)| *person == juror.person_id) {
            None => "–".to_owned(),
            Some((_, others)) if others.is_empty() => self.frame.say("award-without-same"),
            Some((_, others)) => self.frame.say_with("award-without-others", "categories", others.join(", ")),
        }
    }

    /// The marks that lie so far apart that the panel should talk about them, as far as the person may see them, the furthest apart first.
    fn apart(&self) -> Vec<Apart> {
        let mut all: Vec<(u16, Apart)> = Vec::new();
        for ((at, number), mark) in self.tally.panel.marks.iter().filter(|(_, mark)| mark.is_wide()) {
            let named = self.tally.records.entries.get(*at).zip(self.tally.rules.criteria.get(*number));
            let Some((entry, criterion)) = named.filter(|_| self.sees.get(*at) == Some(&true)) else {
                continue;
            };
            let plain = |points: u16| hundredths(self.frame.language, points.into());
            let facts = [
                ("criterion", criterion.name.clone()),
                ("least", plain(mark.least)),
                ("most", plain(mark.most)),
            ];
            let href = format!("{}/sheets/{}", self.season.path(), entry.id);
            let said = self.frame.say_facts("award-apart-line", &facts);
            all.push((mark.most - mark.least, Apart { href, name: entry.name.clone(), said }));
        }
        all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (&a.1.name, &a.1.said).cmp(&(&b.1.name, &b.1.said))));
        all.into_iter().map(|(_, apart)| apart).collect()
    }

    /// The categories with how far the jurors agree on the order of the entries that all of them marked; for who may know the ranking.
    fn agreements(&self) -> Vec<(String, String)> {
        let categories = self.tally.rules.categories.iter().filter(|_| self.sees_severity);
        categories.filter_map(|one| Some((one.name.clone(), self.agreement(one)?))).collect()
    }

    fn agreement(&self, category: &Category) -> Option<String> {
        let inside = self.inside(&category.code);
        let marked = |juror: &&Juror| inside.iter().any(|entry| self.far(&juror.person_id, entry) == Far::In);
        let panel: Vec<&Juror> = self.sitting().filter(marked).collect();
        let by_all = |entry: &&&Entry| panel.iter().all(|juror| self.far(&juror.person_id, entry) == Far::In);
        let shared: Vec<&Entry> = inside.iter().filter(by_all).copied().collect();
        let row = |juror: &&Juror| shared.iter().map(|entry| self.given(juror, entry)).collect();
        let found = agreement(&panel.iter().map(row).collect::<Vec<Vec<i64>>>())?;
        let facts = [
            ("w", hundredths(self.frame.language, found.w.into())),
            ("jurors", self.frame.whole(&count(found.jurors))),
            ("entries", self.frame.whole(&count(found.entries))),
        ];
        Some(self.frame.say_facts("award-agreement", &facts))
    }

    /// What a juror gave an entry in all: marks by the weights of their criteria.
    fn given(&self, juror: &Juror, entry: &Entry) -> i64 {
        let marks = self.tally.records.marks.iter();
        let own = marks.filter(|mark| mark.entry_id == entry.id && mark.person_id == juror.person_id);
        let weight = |code: &str| self.tally.rules.criterion(code).map_or(0, |one| i64::from(one.weight));
        own.map(|mark| mark.points.saturating_mul(weight(&mark.criterion))).fold(0, i64::saturating_add)
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

    /// What else somebody does that may stand against judging: acting for a partner, or running the award.
    fn interest(&self, one: &Choice) -> Option<String> {
        match &one.partner {
            Some(partner) => Some(self.frame.say_with("award-interest-partner", "partner", partner)),
            None => (one.runs > 0).then(|| self.frame.say("award-interest-runs")),
        }
    }

    /// Whether somebody cannot be seated: their own partner takes part.
    fn is_judged(&self, one: &Choice) -> bool {
        one.judged > 0
    }

    /// The same of somebody who sits.
    fn interest_of(&self, juror: &Juror) -> Option<String> {
        let sits = juror.ended_at.is_none();
        self.seatable.iter().find(|one| sits && one.id == juror.person_id).and_then(|one| self.interest(one))
    }

    /// Those who can still be seated.
    fn choices(&self) -> Vec<&Choice> {
        let sits = |one: &Choice| self.sitting().any(|juror| juror.person_id == one.id);
        self.seatable.iter().filter(|one| !sits(one)).collect()
    }
}

/// Of each juror with marks the categories in which others would win without them.
fn without_each(tally: &Tally) -> Vec<(PersonId, Vec<String>)> {
    let marked = |juror: &&Juror| {
        juror.ended_at.is_none() && tally.records.marks.iter().any(|mark| mark.person_id == juror.person_id)
    };
    let others = |juror: &Juror| {
        let without = tally.without(&juror.person_id);
        let names = tally.won_otherwise(&without).into_iter().map(|one| one.name.clone()).collect();
        (juror.person_id.clone(), names)
    };
    tally.records.jurors.iter().filter(marked).map(others).collect()
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
    let sees = tally.records.entries.iter().map(|entry| sight.sees_jury(entry)).collect();
    let seatable = if manages { choices(db, &region, &season.id).await? } else { Vec::new() };
    let is_past_due = app.today() > limits::sheets_due(&tally.rules);
    let may_nudge = !season.simulated;
    let (tally, without) = match sees_severity {
        true => {
            let work = move || {
                let found = without_each(&tally);
                (tally, found)
            };
            cpu::run(work).await?
        }
        false => (tally, Vec::new()),
    };
    page(&JuryPage {
        frame,
        season,
        tally,
        seatable,
        manages,
        is_past_due,
        may_nudge,
        sees_severity,
        sees,
        without,
        own,
    })
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
