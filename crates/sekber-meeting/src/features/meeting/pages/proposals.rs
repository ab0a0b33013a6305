//! What SIPD asks for and no programme tells, proposal by proposal: which still lack what, and the form to complete one.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::text::fold;
use sekber_core::value::{MeetingId, ProgrammeId};

use super::plan::{PairLine, pairs};
use super::{cycle_of, find};
use crate::features::matching::Ratings;
use crate::features::meeting::actions::proposal as verb;
use crate::features::meeting::documents::proposals::agreed;
use crate::features::meeting::model::Meeting;
use crate::features::meeting::proposal::{Land, ProposalDetails, plan_year, volume, volume_text};
use crate::features::meeting::proposal_items::ProposalItem;
use crate::features::meeting::store::{proposal_items, proposals as store};
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, count, go, page, page_with};
use crate::kit::problem::Problem;

/// A proposal as the list shows it.
struct Row {
    title: String,
    lead: String,
    partner: String,
    details: ProposalDetails,
    /// Whether the reader may complete it.
    is_open: bool,
    /// Whether its time is over before the plan year begins.
    early: bool,
    /// Whether nobody has verified its programme yet.
    unverified: bool,
}

/// The form of one proposal.
struct Filling {
    title: String,
    programme: ProgrammeId,
    /// The version that the form writes over.
    version: i64,
    typed: Form,
    /// What its code in the district's list is called; empty where there is none.
    item_name: String,
    /// The office that the list names for it, where that is another than the one that leads.
    item_office: Option<String>,
    /// What the form suggests of that list; nothing where the district has none for the year.
    items: Vec<ProposalItem>,
}

/// Most things of the list that a form suggests; any other is found on the page of the list.
const SUGGESTED: usize = 300;

#[derive(Template)]
#[template(path = "features/meeting/pages/proposals.html")]
struct ProposalsPage {
    frame: Frame,
    meeting: Meeting,
    /// The plan year for which it proposes.
    year: i64,
    rows: Vec<Row>,
    /// What was agreed on and is not proposed, since its time was over on the day of the meeting; for those who oversee.
    over: Vec<String>,
    filling: Option<Filling>,
    faults: Faults,
    /// Whether somebody else saved the same proposal meanwhile.
    met: bool,
    oversees: bool,
}

impl ProposalsPage {
    /// How many proposals lack something, as a sentence.
    fn summary(&self) -> String {
        let incomplete = self.rows.iter().filter(|row| !row.details.lacking().is_empty()).count();
        let number = |length: usize| self.frame.whole(&count(length));
        match incomplete {
            0 => self.frame.say("proposals-complete"),
            _ => {
                let facts = [("count", number(incomplete)), ("all", number(self.rows.len()))];
                self.frame.say_facts("proposals-lacking", &facts)
            }
        }
    }

    /// Whose the land can be: codes and names.
    fn lands(&self) -> Vec<(String, String)> {
        let land = |land: &Land| (land.to_string(), self.frame.say_code("land-", land.as_str()));
        Land::ALL.iter().map(land).collect()
    }

    /// What a proposal lacks, by the titles of the columns.
    fn lacking(&self, row: &Row) -> String {
        let titles = row.details.lacking().into_iter().map(|key| self.frame.say(key));
        titles.collect::<Vec<_>>().join(", ")
    }
}

/// What is asked for of one proposal: which, and the form as it was typed.
type Chosen = Option<(ProgrammeId, Option<Form>)>;

async fn proposals_page(
    app: &App,
    actor: &Actor,
    frame: Frame,
    meeting: Meeting,
    chosen: Chosen,
) -> Result<ProposalsPage, Problem> {
    let ratings = Ratings::at(app, &cycle_of(app, &meeting).await?, frame.language).await?;
    let planned = pairs(app, &ratings, &meeting).await?;
    let (db, region, year) = (app.db(), app.region(), plan_year(meeting.day));
    let said = store::all(db, &region, &meeting.id, year).await?;
    let mut said: HashMap<ProgrammeId, ProposalDetails> =
        said.into_iter().map(|one| (one.programme_id.clone(), one)).collect();
    let mut rows: Vec<Row> = agreed(&planned)
        .into_iter()
        .filter(|(_, pairs)| is_shown(actor, &meeting, pairs))
        .filter_map(|(programme, pairs)| {
            let first = &pairs.first()?.rated;
            Some(Row {
                title: first.title.clone(),
                lead: first.office_whole.clone(),
                partner: first.partner_whole.clone(),
                details: said.remove(programme)?,
                is_open: pairs.iter().any(|pair| actor.may_edit(&pair.rated.office)),
                early: pairs.iter().any(|pair| pair.period.ends_before(year)),
                unverified: pairs.iter().any(|pair| pair.unverified),
            })
        })
        .collect();
    rows.sort_by_cached_key(|row| (fold(&row.lead), fold(&row.partner), fold(&row.title)));
    let filling = filling(app, &rows, year, chosen).await?;
    let oversees = actor.oversees();
    let over: Vec<String> = agreed(&planned)
        .into_values()
        .filter(|pairs| oversees && pairs.iter().any(|pair| pair.is_over(meeting.day)))
        .filter_map(|pairs| Some(pairs.first()?.rated.title.clone()))
        .collect();
    Ok(ProposalsPage {
        year,
        rows,
        over,
        filling,
        faults: Faults::none(),
        met: false,
        oversees,
        meeting,
        frame,
    })
}

/// The form of the proposal that was chosen, with what the list of the year suggests; none when the reader fills in none of these.
async fn filling(app: &App, rows: &[Row], year: i64, chosen: Chosen) -> Result<Option<Filling>, Problem> {
    let Some((programme, typed)) = chosen else { return Ok(None) };
    let is_chosen = |row: &&Row| row.is_open && row.details.programme_id == programme;
    let Some(row) = rows.iter().find(is_chosen) else { return Ok(None) };
    if row.details.items == 0 {
        return Ok(Some(form_of(row, typed, Vec::new())));
    }
    let (items, lead) = (proposal_items::of_year(app.db(), &app.region(), year).await?, row.lead.clone());
    let item_office = other_office(&items, row);
    let items = cpu::run(move || suggested(items, &lead)).await?;
    Ok(Some(Filling { item_office, ..form_of(row, typed, items) }))
}

/// The office that the list names for what a proposal chose of it, where that is another than the one that leads.
fn other_office(items: &[ProposalItem], row: &Row) -> Option<String> {
    let chosen = items.iter().find(|item| !item.code.is_empty() && item.code == row.details.item_code)?;
    let is_other = !chosen.office.is_empty() && fold(&chosen.office) != fold(&row.lead);
    is_other.then(|| chosen.office.clone())
}

/// What the form of a proposal suggests: what the list names for the office that leads comes first.
fn suggested(mut items: Vec<ProposalItem>, lead: &str) -> Vec<ProposalItem> {
    let lead = fold(lead);
    items.sort_by_cached_key(|item| fold(&item.office) != lead);
    items.truncate(SUGGESTED);
    items
}

/// Whether somebody is shown a proposal: whoever oversees all of them, and the offices that it goes to. What was over on the day of the
/// meeting is not proposed.
fn is_shown(actor: &Actor, meeting: &Meeting, pairs: &[&PairLine]) -> bool {
    let is_over = pairs.iter().any(|pair| pair.is_over(meeting.day));
    let is_own = pairs.iter().any(|pair| actor.belongs_to(&pair.rated.office));
    !is_over && (actor.oversees() || is_own)
}

/// The form of a proposal, as it was typed or as it is stored.
fn form_of(row: &Row, typed: Option<Form>, items: Vec<ProposalItem>) -> Filling {
    let details = &row.details;
    let stored = || {
        let land = details.land.map(Land::as_str).unwrap_or_default();
        let fields = [
            ("problem", details.problem.clone()),
            ("volume", details.volume_milli.map(volume_text).unwrap_or_default()),
            ("unit", details.unit.clone()),
            ("location", details.location.clone()),
            ("land", land.to_owned()),
            ("item_code", details.item_code.clone()),
            ("papers_at", details.papers_at.clone()),
            ("sipd_number", details.sipd_number.clone()),
        ];
        Form::from(fields.map(|(name, value)| (name.to_owned(), value)).to_vec())
    };
    Filling {
        title: row.title.clone(),
        programme: details.programme_id.clone(),
        version: typed.as_ref().map_or(details.version, Form::version),
        typed: typed.unwrap_or_else(stored),
        item_name: details.item_name.clone(),
        item_office: None,
        items,
    }
}

/// The proposals of a meeting; of one of them, when it is named, the form.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let named = frame.query(query.as_deref()).filter::<ProgrammeId>("programme");
    let chosen = named.map(|programme| (programme, None));
    page(&proposals_page(&app, &actor, frame, meeting, chosen).await?)
}

/// Completes one of them.
pub async fn complete(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId((meeting, programme)): PathId<(MeetingId, ProgrammeId)>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let path = format!("{}/proposals", meeting.path());
    let chosen = Some((programme.clone(), Some(form.clone())));
    let shown = proposals_page(&app, &actor, frame, meeting, chosen).await?;
    let title = shown.filling.as_ref().map_or(shown.meeting.name.as_str(), |filling| filling.title.as_str());
    let done = match read(&form, programme) {
        Ok(draft) => verb::complete_proposal(&app, &actor, &shown.meeting.id, (&draft, title)).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(go(path, "notice-proposal-saved")),
        Err(Problem::Invalid(faults)) => {
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &ProposalsPage { faults, ..shown })
        }
        Err(Problem::Conflict) => page_with(StatusCode::CONFLICT, &shown.after_another()),
        Err(other) => Err(other),
    }
}

impl ProposalsPage {
    /// The form as it was typed once more, for whoever was a moment too late: saved again it is written over what stands now.
    fn after_another(mut self) -> Self {
        self.met = true;
        if let Some(filling) = &mut self.filling {
            let row = self.rows.iter().find(|row| row.details.programme_id == filling.programme);
            filling.version = row.map_or(filling.version, |row| row.details.version);
        }
        self
    }
}

/// What was typed.
fn read(form: &Form, programme_id: ProgrammeId) -> Result<ProposalDetails, Problem> {
    let mut faults = Faults::none();
    let typed = form.filled("volume");
    let volume_milli = typed.and_then(volume);
    if let (Some(typed), None) = (typed, volume_milli) {
        faults.add_with("volume", "fault-proposal-volume", "value", typed);
    }
    let land = form.chosen("land", &mut faults).into_iter().next();
    let draft = ProposalDetails {
        problem: form.paragraphs("problem").to_owned(),
        volume_milli,
        unit: form.text("unit").to_owned(),
        location: form.paragraphs("location").to_owned(),
        land,
        item_code: form.text("item_code").to_owned(),
        papers_at: form.text("papers_at").to_owned(),
        sipd_number: form.text("sipd_number").to_owned(),
        version: form.version(),
        ..ProposalDetails::unsaid(programme_id)
    };
    faults.and(draft.faults()).or(draft)
}
