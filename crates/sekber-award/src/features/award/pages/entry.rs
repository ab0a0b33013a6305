//! One entry: on each criterion what it has, by which formula, from which records, and what the jury gave; contesting and correcting it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::{EntryId, ObjectionId, SeasonId};
use sekber_engines::award::jury::PanelMark;
use sekber_engines::award::rules::{Criterion, Source};
use sekber_engines::award::season::SeasonState;
use sekber_engines::award::standing::Standing;

use super::super::actions::evidence::{AnswerDraft, HeldDraft, ObjectionDraft, answer, object, record};
use super::super::model::{Entry, Fact, Held, Objection, PLACE, Season};
use super::super::sight::Sight;
use super::super::store::{entries, seasons};
use super::super::tally::Tally;
use super::{added, amount, find, hundredths, language_of, score, told, typed_number, typed_points};
use crate::kit::access::{Actor, Member, Organisation, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go_or_mend, page};
use crate::kit::problem::Problem;

/// The field of the value that holds when a partner is right.
const RIGHT_AMOUNT: &str = "right_amount";

/// A criterion of the entry as the page shows it.
struct Line {
    criterion: Criterion,
    held: Vec<Held>,
    facts: Vec<Fact>,
    points: Option<u16>,
    panel: Option<PanelMark>,
}

#[derive(Template)]
#[template(path = "features/award/pages/entry.html")]
struct EntryPage {
    frame: Frame,
    season: Season,
    entry: Entry,
    category: String,
    standing: Standing,
    lines: Vec<Line>,
    objections: Vec<Objection>,
    /// What jurors said, for those who may read it now.
    comments: Vec<(String, String)>,
    sees_jury: bool,
    may_contest: bool,
    may_record: bool,
    /// Whether the person may open the partner's legal documents.
    opens_papers: bool,
    typed: Form,
    faults: Faults,
}

impl EntryPage {
    fn path(&self) -> String {
        format!("{}/entries/{}", self.season.path(), self.entry.id)
    }

    fn score(&self) -> String {
        let score = self.standing.score.map(|points| score(self.frame.language, points.into()));
        score.unwrap_or_else(|| "–".to_owned())
    }

    fn amount_of(&self, line: &Line, held: &Held) -> String {
        let told = held.amount.map(|value| amount(&self.frame, &line.criterion, value));
        told.unwrap_or_else(|| self.frame.say("award-not-told"))
    }

    fn now(&self, line: &Line) -> String {
        match line.held.last() {
            Some(held) => self.amount_of(line, held),
            None => self.frame.say("award-not-told"),
        }
    }

    fn points(&self, points: &Option<u16>) -> String {
        points.map_or_else(|| "–".to_owned(), |points| hundredths(self.frame.language, points.into()))
    }

    fn plain(&self, points: &u16) -> String {
        hundredths(self.frame.language, i64::from(*points))
    }

    fn href(&self, fact: &Fact) -> Option<String> {
        fact.href(&self.entry.organisation_id, &self.season.cycle_id, self.opens_papers)
    }

    fn adds(&self, line: &Line, fact: &Fact) -> String {
        match (fact.amount, line.criterion.source.measure()) {
            (Some(number), Some(measure)) => added(&self.frame, measure, number),
            _ => self.frame.say("award-not-told"),
        }
    }

    /// What a line adds to the score, out of the weights that are told.
    fn share(&self, line: &Line) -> String {
        let whole = u64::from(self.standing.disclosed);
        match line.points {
            Some(points) if whole > 0 => {
                let adds = (2 * u64::from(points) * u64::from(line.criterion.weight) + whole) / (2 * whole);
                hundredths(self.frame.language, i64::try_from(adds).unwrap_or(i64::MAX))
            }
            _ => "–".to_owned(),
        }
    }

    fn name_of(&self, code: &str) -> String {
        if code == PLACE {
            return self.frame.say("award-place");
        }
        let line = self.lines.iter().find(|line| line.criterion.code == code);
        line.map_or_else(|| code.to_owned(), |line| line.criterion.name.clone())
    }

    /// What the partner may contest and nobody contests already: the criteria that the jury does not give, and once the result was told its
    /// points and the place too.
    fn contestable(&self) -> Vec<(String, String)> {
        let waits =
            |code: &str| self.objections.iter().any(|one| one.criterion == code && one.upheld.is_none());
        let all = match self.season.is_told() {
            false => self.choices(),
            true => {
                let named = |line: &Line| (line.criterion.code.clone(), line.criterion.name.clone());
                let place = (PLACE.to_owned(), self.frame.say("award-place"));
                std::iter::once(place).chain(self.lines.iter().map(named)).collect()
            }
        };
        all.into_iter().filter(|(code, _)| !waits(code)).collect()
    }

    /// Whether a value is contested, which an answer corrects.
    fn has_amount(&self, objection: &Objection) -> bool {
        self.choices().iter().any(|(code, _)| *code == objection.criterion)
    }

    /// The place, once a result was told.
    fn place(&self) -> Option<u32> {
        self.standing.place.filter(|_| self.season.is_told())
    }

    /// Whether what was typed is the answer to this objection.
    fn is_answered(&self, objection: &Objection) -> bool {
        self.typed.text("objection") == objection.id.as_str()
    }

    fn answer_of(&self, objection: &Objection, name: &str) -> &str {
        if self.is_answered(objection) { self.typed.paragraphs(name) } else { "" }
    }

    /// The right amount's place on the page; the summary of faults leads to the answer that was typed.
    fn amount_id(&self, objection: &Objection) -> String {
        match self.is_answered(objection) {
            true => RIGHT_AMOUNT.to_owned(),
            false => format!("{RIGHT_AMOUNT}-{}", objection.id),
        }
    }

    /// The criteria that people may contest or correct: those that the jury does not give.
    fn choices(&self) -> Vec<(String, String)> {
        let open = self.lines.iter().filter(|line| line.criterion.source != Source::Jury);
        open.map(|line| (line.criterion.code.clone(), line.criterion.name.clone())).collect()
    }

    /// Whether the draft of the letter is offered: to those who have it signed, once there is a result.
    fn has_letter(&self) -> bool {
        self.season.decided_at.is_some() && self.frame.actor.as_ref().is_some_and(Actor::is_secretariat)
    }
}

/// The entry for somebody who may see it: those who oversee, the jury, and its own people.
async fn entry_page(
    app: &App,
    frame: Frame,
    actor: &Actor,
    (season, id): (&SeasonId, &EntryId),
    (typed, faults): (Form, Faults),
) -> Result<EntryPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let season = find(app, season, Some(actor)).await?;
    let tally = Tally::load(db, &region, &season).await?;
    let at = tally.place_of(id).ok_or(Problem::NotFound)?;
    let entry = tally.records.entries[at].clone();
    let sight = Sight::of(&season, &tally.records, actor);
    if !sight.sees_entry(&entry) {
        return Err(Problem::NotFound);
    }
    // Whoever has a conflict is kept from the entry, unless it is their own or their work.
    if sight.has_declared(&entry) && !actor.oversees() && !sight.is_own(&entry) {
        return Err(Problem::refused("award-refused-conflict"));
    }
    if sight.competes() && !actor.oversees() && !sight.is_own(&entry) {
        return Err(Problem::refused("award-refused-competes"));
    }
    let (sits, sees_jury) = (sight.sits(), sight.sees_jury(&entry));
    let facts = entries::facts(db, &region, &entry.id).await?;
    let objections = entries::objections(db, &region, &season.id).await?;
    let line = |(number, criterion): (usize, &Criterion)| {
        let of = facts.iter().find(|facts| facts.criterion == criterion.code);
        let held = tally
            .records
            .values
            .iter()
            .filter(|held| held.entry_id == entry.id && held.criterion == criterion.code);
        let hidden = criterion.source == Source::Jury && !sees_jury;
        Line {
            held: held.cloned().collect(),
            facts: of.and_then(|of| serde_json::from_str(&of.facts_json).ok()).unwrap_or_default(),
            points: tally.points[at][number].filter(|_| !hidden),
            panel: tally.panel_mark(at, number).copied().filter(|_| !hidden),
            criterion: criterion.clone(),
        }
    };
    let name = |person| {
        let juror = tally.records.jurors.iter().find(|juror| juror.person_id == person);
        juror.map(|juror| juror.name.clone()).unwrap_or_default()
    };
    let said =
        tally.records.sheets.iter().filter(|sheet| sheet.entry_id == entry.id && !sheet.comment.is_empty());
    // Names of jurors stay among those who run the award; the partner reads what was said.
    let said = said.map(|sheet| {
        let who = if actor.oversees() || sits { name(sheet.person_id.clone()) } else { String::new() };
        (who, sheet.comment.clone())
    });
    let objections: Vec<Objection> = objections.into_iter().filter(|one| one.entry_id == entry.id).collect();
    let is_open = !season.is_told() || objections.iter().any(|one| one.upheld.is_none());
    let standing = if sees_jury {
        tally.standings[at]
    } else {
        Standing { score: None, place: None, by_tie: false, ..tally.standings[at] }
    };
    let rules = told(&frame, tally.rules.clone());
    Ok(EntryPage {
        category: rules.category_name(&entry.category),
        lines: rules.criteria.iter().enumerate().map(line).collect(),
        comments: if sees_jury { said.collect() } else { Vec::new() },
        sees_jury,
        may_contest: season.is_contested(app.today()) && actor.acts_for(&entry.organisation_id),
        may_record: season.state == SeasonState::Scoring && actor.is_secretariat() && is_open,
        opens_papers: actor.oversees() || actor.belongs_to(&entry.organisation_id),
        objections,
        standing,
        season,
        entry,
        frame,
        typed,
        faults,
    })
}

/// The page.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId((season, entry)): PathId<(SeasonId, EntryId)>,
) -> Result<Response, Problem> {
    page(&entry_page(&app, frame, &actor, (&season, &entry), (Form::default(), Faults::none())).await?)
}

async fn answered(
    app: &App,
    frame: Frame,
    actor: &Actor,
    (season, entry): (&SeasonId, &EntryId),
    form: Form,
    done: Result<(), Problem>,
) -> Result<Response, Problem> {
    go_or_mend(done, (&format!("/awards/{season}/entries/{entry}"), "notice-award-saved"), |faults| {
        entry_page(app, frame, actor, (season, entry), (form, faults))
    })
    .await
}

/// Contests what the entry has.
pub async fn contest(
    Organisation(actor): Organisation,
    State(app): State<App>,
    frame: Frame,
    PathId((season, entry)): PathId<(SeasonId, EntryId)>,
    form: Form,
) -> Result<Response, Problem> {
    let draft = ObjectionDraft {
        criterion: form.text("criterion").to_owned(),
        text: form.paragraphs("text").to_owned(),
    };
    let done = object(&app, &actor, &season, &entry, &draft).await;
    answered(&app, frame, &actor, (&season, &entry), form, done).await
}

/// A typed amount of a criterion; an empty one is not told.
async fn typed_amount(
    app: &App,
    season: &SeasonId,
    code: &str,
    (field, form): (&'static str, &Form),
) -> Result<Option<i64>, Problem> {
    let text = form.text(field);
    if text.is_empty() {
        return Ok(None);
    }
    let season = seasons::find(app.db(), &app.region(), season).await?.ok_or(Problem::NotFound)?;
    let rules = seasons::in_force(app.db(), &app.region(), &season).await?;
    let rules = rules.ok_or(Problem::NotFound)?.rules()?;
    let read = match rules.criterion(code).map(|one| one.source) {
        Some(Source::Measure(_)) => typed_number(text),
        _ => typed_points(text),
    };
    read.map(Some).ok_or_else(|| Problem::Invalid(Faults::one(field, "fault-award-points")))
}

/// Records points, or corrects what the record said.
pub async fn correct(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((season, entry)): PathId<(SeasonId, EntryId)>,
    form: Form,
) -> Result<Response, Problem> {
    let criterion = form.text("criterion").to_owned();
    let done = match typed_amount(&app, &season, &criterion, ("amount", &form)).await {
        Ok(amount) => {
            let draft = HeldDraft { criterion, amount, reason: form.paragraphs("reason").to_owned() };
            record(&app, &actor, &season, &entry, &draft).await
        }
        Err(problem) => Err(problem),
    };
    answered(&app, frame, &actor, (&season, &entry), form, done).await
}

/// Answers what a partner contests.
pub async fn reply(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((season, objection)): PathId<(SeasonId, ObjectionId)>,
    form: Form,
) -> Result<Response, Problem> {
    let all = entries::objections(app.db(), &app.region(), &season).await?;
    let one = all.into_iter().find(|one| one.id == objection).ok_or(Problem::NotFound)?;
    let upheld = form.one_of("upheld", &[("yes", true), ("no", false)])?;
    let done = match typed_amount(&app, &season, &one.criterion, (RIGHT_AMOUNT, &form)).await {
        Ok(amount) => {
            let draft = AnswerDraft { upheld, amount, answer: form.paragraphs("answer").to_owned() };
            answer(&app, &actor, &season, &objection, &draft).await
        }
        Err(problem) => Err(problem),
    };
    answered(&app, frame, &actor, (&season, &one.entry_id), form, done).await
}
