//! A juror's sheet for one entry: what the record says beside the rubric, a conflict or marks; the marks of others once one's own are in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::value::{EntryId, SeasonId};
use sekber_engines::award::rules::{Criterion, Source};
use sekber_engines::award::season::SeasonState;

use super::super::actions::jury::{SheetDraft, hand_in};
use super::super::model::{Entry, MarkRow, Season, Sheet, is_of_jury, page_of};
use super::super::sight::Sight;
use super::super::store::entries;
use super::super::store::told::{self, Told};
use super::super::tally::Tally;
use super::{amount, find, hundredths, typed_points};
use crate::features::award::permits::Jury;
use crate::features::report;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go_or_mend, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/award/pages/sheet.html")]
struct SheetPage {
    frame: Frame,
    season: Season,
    entry: Entry,
    at: usize,
    tally: Tally,
    own: Option<Sheet>,
    /// Whether the entry is the juror's own organisation.
    is_own: bool,
    /// Whether the juror's own organisation takes part, be it with another entry.
    competes: bool,
    /// Whether the juror is kept from the entry: by that, or by a conflict that they declared with its partner.
    is_kept_away: bool,
    sits: bool,
    sees_others: bool,
    /// What was told of the work in the period, for those who are not kept from the entry.
    told: Vec<Told>,
    /// Whether the person may open the reports and visits themselves.
    oversees: bool,
    /// Whether the jury can look at the entry again though its result was told: it is contested.
    is_reopened: bool,
    typed: Form,
    faults: Faults,
}

impl SheetPage {
    fn criteria(&self) -> Vec<&Criterion> {
        self.tally.rules.criteria.iter().filter(|one| one.source == Source::Jury).collect()
    }

    /// What the record says of the entry, for those who judge.
    fn evidence(&self) -> Vec<(String, String)> {
        let told = |(number, one): (usize, &Criterion)| {
            let held = self.tally.held(self.at, number).and_then(|held| held.amount);
            let text = held
                .map_or_else(|| self.frame.say("award-not-told"), |value| amount(&self.frame, one, value));
            (one.source != Source::Jury).then(|| (one.name.clone(), text))
        };
        self.tally.rules.criteria.iter().enumerate().filter_map(told).collect()
    }

    fn kinds(&self) -> Vec<&'static str> {
        vec!["report", "visit", "programme"]
    }

    /// What was told in one kind of record.
    fn told_in(&self, kind: &str) -> Vec<&Told> {
        self.told.iter().take(told::MOST).filter(|one| one.record == kind).collect()
    }

    /// How many records are shown, where there are more.
    fn cut_at(&self) -> Option<i64> {
        let most = i64::try_from(told::MOST).unwrap_or(i64::MAX);
        (self.told.len() > told::MOST).then_some(most)
    }

    fn heading(&self, one: &Told) -> String {
        let label = match one.record.as_str() {
            "report" => report::period_name(&self.frame, &one.label),
            "visit" => match one.label.parse::<Date>() {
                Ok(day) => self.frame.civil_date(&day),
                Err(_) => one.label.clone(),
            },
            _ => one.label.clone(),
        };
        if one.about.is_empty() { label } else { format!("{label}: {}", one.about) }
    }

    /// Where the record is shown. Jurors who do not oversee the district read what it tells here, not the record.
    fn href(&self, one: &Told) -> Option<String> {
        let may_open = self.oversees || one.record == "programme";
        page_of(&one.record, &one.record_id).filter(|_| may_open)
    }

    /// The mark that stands in a field: typed, or handed in before.
    fn mark(&self, code: &str) -> String {
        if let Some(typed) = self.typed.filled(code) {
            return typed.to_owned();
        }
        let own = self.own.as_ref().and_then(|own| {
            self.tally.records.marks.iter().find(|mark| {
                mark.entry_id == self.entry.id && mark.person_id == own.person_id && mark.criterion == code
            })
        });
        own.map(|mark| hundredths(self.frame.language, mark.points)).unwrap_or_default()
    }

    fn has_declared(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.conflict)
    }

    fn comment(&self) -> String {
        let kept = self.own.as_ref().map(|own| own.comment.clone());
        self.typed
            .filled("comment")
            .map(|_| self.typed.paragraphs("comment").to_owned())
            .or(kept)
            .unwrap_or_default()
    }

    /// The marks of others: name, and a mark for each criterion of the jury.
    fn others(&self) -> Vec<(String, Vec<String>)> {
        let own = self.own.as_ref().map(|own| &own.person_id);
        let of = |juror: &super::super::model::Juror| {
            let mark = |code: &str| {
                let found = self.tally.records.marks.iter().find(|mark: &&MarkRow| {
                    mark.entry_id == self.entry.id
                        && mark.person_id == juror.person_id
                        && mark.criterion == code
                });
                found.map(|mark| hundredths(self.frame.language, mark.points))
            };
            let marks: Vec<Option<String>> = self.criteria().iter().map(|one| mark(&one.code)).collect();
            let any = marks.iter().any(Option::is_some) && Some(&juror.person_id) != own;
            any.then(|| {
                (
                    juror.name.clone(),
                    marks.into_iter().map(|mark| mark.unwrap_or_else(|| "–".to_owned())).collect(),
                )
            })
        };
        self.tally.records.jurors.iter().filter(|juror| juror.ended_at.is_none()).filter_map(of).collect()
    }

    fn may_hand_in(&self) -> bool {
        let takes_sheets = !self.season.is_told() || self.is_reopened;
        self.sits && !self.has_declared() && self.season.state == SeasonState::Scoring && takes_sheets
    }
}

async fn sheet_page(
    app: &App,
    frame: Frame,
    actor: &Actor,
    (season, id): (&SeasonId, &EntryId),
    (typed, faults): (Form, Faults),
) -> Result<SheetPage, Problem> {
    let season = find(app, season, Some(actor)).await?;
    let tally = Tally::load(app.db(), &app.region(), &season).await?;
    let at = tally.place_of(id).ok_or(Problem::NotFound)?;
    let entry = tally.records.entries[at].clone();
    let sight = Sight::of(&season, &tally.records, actor);
    let sits = sight.sits();
    if !sits && !actor.is_secretariat() {
        return Err(Problem::NotFound);
    }
    let (own, is_own) = (sight.own_sheet(&entry.id).cloned(), sight.is_own(&entry));
    let objections = entries::objections(app.db(), &app.region(), &season.id).await?;
    let mut open = objections.iter().filter(|one| one.entry_id == entry.id && one.upheld.is_none());
    let is_reopened = open.any(|one| is_of_jury(&tally.rules, &one.criterion));
    let competes = sight.competes();
    let is_kept_away = competes || sight.has_declared(&entry);
    let sees_others = sight.sees_jury(&entry) && !is_kept_away;
    let period = (tally.rules.from, tally.rules.until);
    let told = match is_kept_away {
        true => Vec::new(),
        false => told::of(app.db(), &app.region(), &entry.organisation_id, &season.cycle_id, period).await?,
    };
    Ok(SheetPage {
        oversees: actor.oversees(),
        is_reopened,
        frame,
        season,
        entry,
        at,
        tally,
        own,
        is_own,
        competes,
        is_kept_away,
        sits,
        sees_others,
        told,
        typed,
        faults,
    })
}

/// The page.
pub async fn show(
    Jury(actor): Jury,
    State(app): State<App>,
    frame: Frame,
    PathId((season, entry)): PathId<(SeasonId, EntryId)>,
) -> Result<Response, Problem> {
    page(&sheet_page(&app, frame, &actor, (&season, &entry), (Form::default(), Faults::none())).await?)
}

/// Hands the sheet in.
pub async fn save(
    Jury(actor): Jury,
    State(app): State<App>,
    frame: Frame,
    PathId((season, entry)): PathId<(SeasonId, EntryId)>,
    form: Form,
) -> Result<Response, Problem> {
    // The fields of marks are named after the criteria; everything else of the form is not a mark.
    let others = ["conflict", "comment"];
    let marks = form.pairs().filter(|(name, _)| !others.contains(name));
    let marks = marks.filter_map(|(name, value)| Some((name.to_owned(), typed_points(value)?)));
    let draft = SheetDraft {
        conflict: form.switched("conflict")?,
        comment: form.paragraphs("comment").to_owned(),
        marks: marks.collect(),
    };
    let done = hand_in(&app, &actor, &season, &entry, &draft).await;
    go_or_mend(done, (&format!("/awards/{season}/sheets/{entry}"), "notice-award-sheet"), |faults| {
        sheet_page(&app, frame, &actor, (&season, &entry), (form, faults))
    })
    .await
}
