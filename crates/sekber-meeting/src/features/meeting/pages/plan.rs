//! The plan in the hall: worked out from what was chosen, put into force, and answered by both sides of every pair.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::meeting::kinds::{Consent, Round};
use sekber_core::registry::kinds::Side;
use sekber_core::registry::programme::Status;
use sekber_core::text::fold;
use sekber_core::value::{MeetingId, OrganisationId, Period, PlanId, ProgrammeId};

use super::{cycle_of, find};
use crate::features::district::Cycle;
use crate::features::matching::{
    self, Consequence, Decision, Moved, Pair, PlanHead, PlannedPair, Rated, Ratings,
};
use crate::features::meeting::actions::outcome as verbs;
use crate::features::meeting::model::{Answer, Meeting};
use crate::features::meeting::store::outcome;
use crate::kit::access::{Observer, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

/// A planned pair with both answers.
pub struct PairLine {
    /// The pair.
    pub rated: Rated,
    /// What the office says.
    pub office: Option<Answer>,
    /// What the partner says.
    pub partner: Option<Answer>,
    /// The time of its programme; open where that takes no part any more.
    pub period: Period,
    /// Whether nobody has verified the programme yet.
    pub unverified: bool,
}

impl PairLine {
    /// Whether both sides agreed.
    pub fn is_agreed(&self) -> bool {
        let agreed =
            |answer: &Option<Answer>| answer.as_ref().is_some_and(|answer| answer.consent == Consent::Agreed);
        agreed(&self.office) && agreed(&self.partner)
    }

    /// Whether the time of its programme was over on a day: it is no proposal for the next planning.
    pub fn is_over(&self, day: Date) -> bool {
        self.period.is_over(day)
    }

    /// Whether nobody objects and somebody has not answered yet.
    pub fn is_open(&self) -> bool {
        !self.is_agreed() && self.objections().is_empty()
    }

    /// The objections, with who makes them.
    pub fn objections(&self) -> Vec<(&str, &str)> {
        let both = [(&self.rated.office_name, &self.office), (&self.rated.partner_name, &self.partner)];
        both.into_iter()
            .filter_map(|(name, answer)| {
                let answer = answer.as_ref().filter(|answer| answer.consent == Consent::Objected)?;
                Some((name.as_str(), answer.reason.as_str()))
            })
            .collect()
    }
}

/// The pairs of the meeting's own plan with their answers, by office. Two statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn pairs(app: &App, glance: &Ratings, meeting: &Meeting) -> Result<Vec<PairLine>, Problem> {
    let Some(plan) = &meeting.plan_id else { return Ok(Vec::new()) };
    let (db, region) = (app.db(), app.region());
    let answers = outcome::answers(db, &region, &meeting.id).await?;
    let planned = matching::pairs_of_plan(db, &region, plan).await?;
    Ok(lines(glance, planned, answers))
}

/// Planned pairs with what was answered to them, by office.
pub fn lines(glance: &Ratings, planned: Vec<PlannedPair>, answers: Vec<Answer>) -> Vec<PairLine> {
    let mut said: HashMap<(OrganisationId, ProgrammeId, Side), Answer> = answers
        .into_iter()
        .map(|answer| ((answer.office_id.clone(), answer.programme_id.clone(), answer.side), answer))
        .collect();
    let mut lines: Vec<PairLine> = planned
        .into_iter()
        .filter_map(|pair| {
            let rated = glance.planned(&pair)?;
            let mut answer = |side| said.remove(&(pair.office_id.clone(), pair.programme_id.clone(), side));
            let programme = glance.stored(&pair.programme_id);
            Some(PairLine {
                office: answer(Side::Office),
                partner: answer(Side::Partner),
                period: programme.map(|stored| stored.content.period).unwrap_or_default(),
                unverified: programme.is_some_and(|stored| stored.content.state == Status::Proposed),
                rated,
            })
        })
        .collect();
    lines.sort_by_cached_key(|line| {
        let rated = &line.rated;
        (fold(&rated.office_name), fold(&rated.partner_name), rated.programme.clone())
    });
    lines
}

#[derive(Template)]
#[template(path = "features/meeting/pages/plan.html")]
struct PlanPage {
    frame: Frame,
    meeting: Meeting,
    plans: Vec<PlanHead>,
    lines: Vec<PairLine>,
    agreed: usize,
    objected: usize,
    manages: bool,
    change: Option<ByHand>,
    /// The plan that was worked out just now.
    made: String,
    /// Why a leader asked for another plan in place of the meeting's, if one did.
    returned: Option<Decision>,
}

/// Changing the newest plan by hand: a pair is chosen, what it means is shown, and then it is ruled.
struct ByHand {
    plan: PlanHead,
    offices: Vec<(String, String)>,
    programmes: Vec<(String, String)>,
    office: String,
    programme: String,
    asked: Option<Consequence>,
    /// In what the plan differs from the one before the last change.
    moved: Option<Vec<Moved>>,
}

impl ByHand {
    async fn new(
        app: &App,
        frame: &Frame,
        at: (&Ratings, &Cycle),
        plan: &PlanHead,
        typed: &Form,
    ) -> Result<Self, Problem> {
        let (glance, _) = at;
        let named = |(partner, programme): (OrganisationId, ProgrammeId)| {
            let title = glance.stored(&programme).map_or("", |stored| stored.content.title.as_str());
            (programme.to_string(), format!("{} – {title}", glance.partner_name(&partner)))
        };
        let mut programmes: Vec<(String, String)> = glance.all_programmes().map(named).collect();
        programmes.sort_by_cached_key(|(_, title)| fold(title));
        let offices = glance.offices().into_iter().map(|(office, name)| (office.to_string(), name)).collect();
        let pair = Pair::named(typed.text("office"), typed.text("programme"));
        let before = typed.text("before").parse().ok();
        let (asked, moved) =
            matching::questions(app, frame, at, &plan.id, pair.as_ref(), before.as_ref()).await?;
        Ok(Self {
            plan: plan.clone(),
            offices,
            programmes,
            office: typed.text("office").to_owned(),
            programme: typed.text("programme").to_owned(),
            asked,
            moved,
        })
    }
}

impl PlanPage {
    /// Both answers to a pair, each with its side.
    fn sides<'a>(&self, line: &'a PairLine) -> [(&'static str, &'static str, &'a Option<Answer>); 2] {
        [("office", "meeting-office-says", &line.office), ("partner", "meeting-partner-says", &line.partner)]
    }

    /// Whether the time of a pair's programme is over on the day of the meeting: it is no proposal.
    fn is_over(&self, line: &PairLine) -> bool {
        line.is_over(self.meeting.day)
    }

    fn is_planning(&self) -> bool {
        self.meeting.round == Round::Planning
    }

    /// Where a plan is looked at closely, and back from there.
    fn closely(&self, plan: &PlanHead) -> String {
        format!("/matching/plans/{}?from={}/plan", plan.id, self.meeting.path())
    }

    fn is_in_force(&self, plan: &PlanHead) -> bool {
        self.meeting.plan_id.as_ref() == Some(&plan.id)
    }

    /// The plan of another meeting, or of none, whose place a plan would take.
    fn replaced_by(&self, plan: &PlanHead) -> Option<&PlanHead> {
        let is_other = |other: &PlanHead| other.id != plan.id && !self.is_in_force(other);
        self.plans.iter().find(|other| other.is_in_force() && is_other(other))
    }

    /// Whether another plan has taken the place of the meeting's.
    fn is_replaced(&self) -> bool {
        self.plans.iter().any(|plan| self.is_in_force(plan) && plan.is_replaced())
    }

    /// What is asked before a plan is put into force.
    fn confirmed(&self, plan: &PlanHead) -> String {
        match self.replaced_by(plan) {
            Some(other) => {
                self.frame.say_with("meeting-lock-confirm-replaces", "plan", other.shown(&self.frame))
            }
            None => self.frame.say("meeting-lock-confirm"),
        }
    }

    /// Whether what a side says aloud can be written down: what it answered itself stays.
    fn may_write(&self, answer: &Option<Answer>) -> bool {
        self.manages && !self.is_replaced() && answer.as_ref().is_none_or(|answer| answer.aloud)
    }

    /// Who answered: the side itself, or somebody who wrote down what it said aloud.
    fn told_by(&self, answer: &Answer) -> String {
        match answer.aloud {
            true => self.frame.say_with("answer-aloud-by", "name", answer.person_name.clone()),
            false => answer.person_name.clone(),
        }
    }
}

/// The plan of a meeting.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let cycle = cycle_of(&app, &meeting).await?;
    let glance = Ratings::at(&app, &cycle, frame.language).await?;
    let lines = pairs(&app, &glance, &meeting).await?;
    let plans = matching::plans(app.db(), &app.region(), &cycle.id).await?;
    let typed = Form::from_query(query.as_deref());
    let change = match plans.first() {
        Some(plan) if actor.is_secretariat() && meeting.round == Round::Planning => {
            Some(ByHand::new(&app, &frame, (&glance, &cycle), plan, &typed).await?)
        }
        _ => None,
    };
    // While the plan is worked out, its own page tells of it, and it is not put into force.
    let asked = meeting.plan_id.as_ref().filter(|_| change.is_none());
    let decision = match asked {
        Some(plan) => matching::plan_decision(app.db(), &app.region(), plan).await?,
        None => None,
    };
    page(&PlanPage {
        returned: decision.filter(|decision| decision.returns()),
        made: typed.text("made").to_owned(),
        change,
        plans,
        agreed: lines.iter().filter(|line| line.is_agreed()).count(),
        objected: lines.iter().filter(|line| !line.objections().is_empty()).count(),
        lines,
        manages: actor.is_secretariat(),
        meeting,
        frame,
    })
}

/// Writes down an answer that was given aloud or on paper.
pub async fn answer(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let unknown = || Problem::refused("matching-refused-pair");
    let pair = Pair::named(form.text("office"), form.text("programme")).ok_or_else(unknown)?;
    let side: Side = form.text("side").parse().map_err(|_| unknown())?;
    let consent: Consent = form.text("consent").parse().map_err(|_| unknown())?;
    verbs::answer_aloud(&app, &actor, &meeting, (&pair, side), consent, form.text("reason")).await?;
    Ok(go(format!("/meetings/{meeting}/plan"), "notice-meeting-answered"))
}

/// Works a plan out, changes one by hand, or puts one into force.
pub async fn act(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let cycle = cycle_of(&app, &meeting).await?;
    let path = format!("{}/plan", meeting.path());
    if let Some(plan) = form.filled("lock") {
        let plan = plan.parse().map_err(|_| Problem::NotFound)?;
        let named = form.filled("replaces").map(|other| other.parse::<PlanId>());
        let replaced = named.transpose().map_err(|_| Problem::NotFound)?;
        verbs::lock(&app, &actor, &cycle, &meeting.id, (&plan, replaced.as_ref())).await?;
        return Ok(go(path, "notice-meeting-locked"));
    }
    if let Some(rule) = form.filled("rule") {
        let pair = Pair::named(form.text("office"), form.text("programme"))
            .ok_or_else(|| Problem::refused("matching-refused-pair"))?;
        let before = form.text("plan");
        let change = verbs::ByHand { pair, rule, reason: form.text("reason"), plan: before };
        verbs::change_by_hand(&app, &actor, &cycle, &meeting, &change).await?;
        return Ok(go(format!("{path}?before={before}#hand"), "notice-matching-renewed"));
    }
    let even = form.one_of("kind", &[("", false), ("best", false), ("even", true)])?;
    let plan = verbs::work_out(&app, &actor, &cycle, &meeting, (even, form.switched("there")?)).await?;
    Ok(go(format!("{path}?made={plan}"), "notice-matching-made"))
}
