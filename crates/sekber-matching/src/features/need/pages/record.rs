//! A need's page: what is sought, the answers for whoever may see them, and what each side can do about it.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{NeedId, OrganisationId, ProgrammeId};
use sekber_engines::matching::need::{AnswerState, Decision, NeedState, NeedStep};

use crate::features::district;
use crate::features::matching::{Offer, Ratings};
use crate::features::need::actions;
use crate::features::need::actions::answer as verbs;
use crate::features::need::limits;
use crate::features::need::model::{Answer, AnswerDraft, Need};
use crate::features::need::store::put_forward::{PutForward, put_forward};
use crate::features::need::store::{self, answers};
use crate::features::registry::{self, Name};
use crate::kit::access::{Actor, Member, OrganisationEditor};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, QueryString, count, go, page_with};
use crate::kit::problem::Problem;

/// Most own partners for which somebody can answer on the page.
const MOST_OWN: usize = 4;

/// An answer as the office sees it: with how well it fits the need, as the partner sees it, too.
struct Line {
    answer: Answer,
    offer: Option<Offer>,
}

/// What a partner of the reader's can do.
struct OwnPartner {
    partner: Name,
    offer: Option<Offer>,
    programmes: Vec<PutForward>,
    answer: Option<Answer>,
    /// What was typed, or stands in the answer.
    draft: AnswerDraft,
    faults: Faults,
}

impl OwnPartner {
    /// Its form: what was typed and has to be mended, else what stands in an answer that still waits.
    fn new(partner: Name, programmes: Vec<PutForward>, answer: Option<Answer>, mended: &Mended) -> Self {
        let typed =
            mended.partner.as_ref().filter(|(id, _)| *id == partner.id).map(|(_, draft)| draft.clone());
        let faults = if typed.is_some() { mended.faults.clone() } else { Faults::none() };
        let written = answer.as_ref().filter(|answer| answer.state == AnswerState::Waiting);
        let draft = typed.or_else(|| {
            let Answer { programme_id, message, .. } = written?.clone();
            Some(AnswerDraft { programme: programme_id, message })
        });
        Self { partner, offer: None, programmes, answer, draft: draft.unwrap_or_default(), faults }
    }

    fn is_chosen(&self, offered: &PutForward) -> bool {
        match &self.draft.programme {
            Some(chosen) => *chosen == offered.id,
            None => {
                // What fits less than the district asks for is not offered by a slip.
                let fitting = self.offer.as_ref().filter(|offer| offer.fits);
                let best = fitting.and_then(|offer| offer.programme.as_ref());
                self.answer.is_none() && best == Some(&offered.id)
            }
        }
    }

    fn may_answer(&self) -> bool {
        self.answer.as_ref().is_none_or(|answer| answer.state.may_be_written_over())
    }

    fn waits(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.state == AnswerState::Waiting)
    }
}

#[derive(Template)]
#[template(path = "features/need/pages/record.html")]
struct RecordPage {
    frame: Frame,
    need: Need,
    /// Whether the reader sees what partners answer, and whether it is for the reader to decide.
    sees_answers: bool,
    decides: bool,
    answers: Vec<Line>,
    own: Vec<OwnPartner>,
    /// The first of the partners' programmes that serve its field and place already, and how many there are.
    served: Vec<PutForward>,
    all_served: i64,
    /// The faults of the office's forms.
    faults: Faults,
    reason: String,
}

impl RecordPage {
    fn is_open(&self) -> bool {
        self.need.state == NeedState::Open
    }

    /// Whether more programmes serve it than are shown.
    fn is_cut(&self) -> bool {
        self.all_served > count(self.served.len())
    }

    fn may_be_accepted(&self, line: &Line) -> bool {
        line.answer.programme_id.is_some() && !line.answer.programme_over && !line.answer.suspended
    }

    /// The form of a new partnership with what is known of it: the office, the partner, its programme, the need’s title.
    fn partnership_form(&self, line: &Line) -> String {
        let named = line.answer.programme_id.as_ref().filter(|_| !line.answer.programme_over);
        let programme = named.map(ToString::to_string).unwrap_or_default();
        QueryString::default()
            .with("lead", self.need.office_id.as_str())
            .with("partner", line.answer.partner_id.as_str())
            .with("programme", &programme)
            .with("title", &self.need.title)
            .link("/partnerships/new")
    }
}

/// What was sent and has to be mended: by which partner, or by the office.
#[derive(Default)]
struct Mended {
    partner: Option<(OrganisationId, AnswerDraft)>,
    reason: String,
    faults: Faults,
}

async fn record(
    app: &App,
    frame: Frame,
    actor: &Actor,
    id: &NeedId,
    mended: Mended,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let need = store::find(db, &region, id).await?.ok_or(Problem::NotFound)?;
    let all = answers::of_need(db, &region, id).await?;
    let has_answered = all.iter().any(|answer| actor.belongs_to(&answer.partner_id));
    if !need.is_shown_to(actor, has_answered) {
        return Err(Problem::NotFound);
    }
    let sees_answers = actor.oversees() || actor.belongs_to(&need.office_id);
    let partners = own_partners(app, actor, &need, &all).await?;
    let cycle = district::current_cycle(db, &region).await?;
    let ratings = match need.in_force && (sees_answers || !partners.is_empty()) {
        true => Some(Ratings::soon(app, &cycle, frame.language).await?),
        false => None,
    };
    let ids: Vec<OrganisationId> = partners.iter().map(|partner| partner.id.clone()).collect();
    let put_forward = put_forward(db, &region, &need, &ids).await?;
    let mut own = Vec::new();
    for partner in partners {
        let is_its = |one: &&PutForward| one.partner_id == partner.id;
        let programmes = put_forward.iter().filter(is_its).cloned().collect();
        let answer = all.iter().find(|answer| answer.partner_id == partner.id).cloned();
        own.push(OwnPartner::new(partner, programmes, answer, &mended));
    }
    let mut served: Vec<PutForward> = put_forward.into_iter().filter(|one| one.serves).collect();
    let all_served = count(served.len());
    served.truncate(limits::SERVED);
    let shown = if sees_answers { all } else { Vec::new() };
    let (need, lines, own) = cpu::run(move || {
        let sought = need.sought();
        let offer = |partner: &OrganisationId, answered: Option<&ProgrammeId>| {
            ratings.as_ref()?.offer(&sought, partner, answered)
        };
        let line = |answer: Answer| Line { offer: offer(&answer.partner_id, answer.answered()), answer };
        let lines: Vec<Line> = shown.into_iter().map(line).collect();
        for one in &mut own {
            one.offer = offer(&one.partner.id, one.answer.as_ref().and_then(Answer::answered));
        }
        (need, lines, own)
    })
    .await?;
    let status = if mended.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = RecordPage {
        decides: need.in_force && actor.may_edit(&need.office_id),
        answers: lines,
        sees_answers,
        own,
        served,
        all_served,
        faults: if mended.partner.is_some() { Faults::none() } else { mended.faults },
        reason: mended.reason,
        need,
        frame,
    };
    page_with(status, &page)
}

/// The partners that the reader answers for. In another cycle nobody answers any more; what was answered is shown.
async fn own_partners(
    app: &App,
    actor: &Actor,
    need: &Need,
    answers: &[Answer],
) -> Result<Vec<Name>, Problem> {
    let edited: Vec<OrganisationId> = actor.edited().cloned().collect();
    let names = registry::names_of(app.db(), &app.region(), &edited).await?;
    let shows = |id: &OrganisationId| need.in_force || answers.iter().any(|answer| answer.partner_id == *id);
    let partners = names.into_iter().filter(|name| name.side == Side::Partner && shows(&name.id));
    Ok(partners.take(MOST_OWN).collect())
}

/// The page.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<NeedId>,
) -> Result<Response, Problem> {
    record(&app, frame, &actor, &id, Mended::default()).await
}

fn named(path: &HashMap<String, String>) -> Result<NeedId, Problem> {
    path.get("need").and_then(|text| text.parse().ok()).ok_or(Problem::NotFound)
}

/// Closes or withdraws a need, or opens it again.
pub async fn take_step(
    editor: OrganisationEditor,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<HashMap<String, String>>,
    form: Form,
) -> Result<Response, Problem> {
    let id = named(&path)?;
    let step: NeedStep = form.code("step")?;
    let (version, reason) = (form.version(), form.text("reason").to_owned());
    let place = (&editor.organisation, &id);
    let notice = match step {
        NeedStep::Close => "notice-need-closed",
        NeedStep::Withdraw => "notice-need-withdrawn",
        NeedStep::Reopen => "notice-need-reopened",
    };
    match actions::take_step(&app, &editor.actor, place, version, step, &reason).await {
        Ok(()) => Ok(go(format!("/needs/{id}"), notice)),
        Err(Problem::Invalid(faults)) => {
            let mended = Mended { partner: None, reason, faults };
            record(&app, frame, &editor.actor, &id, mended).await
        }
        Err(other) => Err(other),
    }
}

/// Decides about a partner's answer.
pub async fn decide(
    editor: OrganisationEditor,
    State(app): State<App>,
    PathId(path): PathId<HashMap<String, String>>,
    form: Form,
) -> Result<Response, Problem> {
    let id = named(&path)?;
    let decision: Decision = form.code("decision")?;
    let partner: OrganisationId = form.code("partner")?;
    let of = (&partner, form.version());
    let place = (&editor.organisation, &id);
    verbs::decide(&app, &editor.actor, place, of, decision, form.text("reason")).await?;
    let notice = match decision {
        Decision::Accept => "notice-need-accepted",
        Decision::Decline => "notice-need-declined",
    };
    Ok(go(format!("/needs/{id}#answers"), notice))
}

/// Answers for a partner.
pub async fn answer(
    editor: OrganisationEditor,
    State(app): State<App>,
    frame: Frame,
    PathId(path): PathId<HashMap<String, String>>,
    form: Form,
) -> Result<Response, Problem> {
    let id = named(&path)?;
    let (draft, faults) = AnswerDraft::from_form(&form);
    let done = match faults.is_empty() {
        true => verbs::answer(&app, &editor.actor, &editor.organisation, &id, &draft).await,
        false => Err(Problem::Invalid(faults)),
    };
    match done {
        Ok(()) => Ok(go(format!("/needs/{id}#answer"), "notice-need-answered")),
        Err(Problem::Invalid(faults)) => {
            let partner = Some((editor.organisation.clone(), draft));
            record(&app, frame, &editor.actor, &id, Mended { partner, faults, ..Mended::default() }).await
        }
        Err(other) => Err(other),
    }
}

/// Takes a partner's answer back.
pub async fn take_back(
    editor: OrganisationEditor,
    State(app): State<App>,
    PathId(path): PathId<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = named(&path)?;
    verbs::take_back(&app, &editor.actor, &editor.organisation, &id).await?;
    Ok(go(format!("/needs/{id}#answer"), "notice-need-taken-back"))
}
