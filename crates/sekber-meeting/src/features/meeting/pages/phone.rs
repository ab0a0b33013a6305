//! A delegate's phone: what is presented and how it fits, one tap to choose, the own wishes in order, the other side's
//! wishes, the plan to agree to, and the minutes to approve.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, Response};
use sekber_core::meeting::kinds::{Round, SlotState};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, SubmissionId};
use sekber_engines::matching::interest::Stance;

use super::plan::{PairLine, lines};
use crate::features::matching::{Interest, Rated, Ratings};
use crate::features::meeting::documents::talks::{Arranged, arrange};
use crate::features::meeting::guard::Delegate;
use crate::features::meeting::model::{Approval, Handout, Meeting, Slot};
use crate::features::meeting::state::{Audience, FRESH_NAME, Hall, MeetingState, Part};
use crate::kit::app::{App, new_id};
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// Suggestions shown while nobody presents.
const SUGGESTED: usize = 8;
/// Offices suggested for each programme of a partner.
const OFFICES_EACH: usize = 5;
/// Presentations announced.
const ANNOUNCED: usize = 4;

/// A pair on the phone.
struct Line {
    rated: Rated,
    /// Who stands on the other side.
    other: String,
    own: Option<Interest>,
    theirs: Option<Interest>,
    /// Whether the own wish stood before this meeting.
    earlier: bool,
    order_up: Option<String>,
    order_down: Option<String>,
}

impl Line {
    fn is_own(&self, stance: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.stance.as_str() == stance)
    }

    fn is_theirs(&self) -> bool {
        self.theirs.as_ref().is_some_and(|theirs| theirs.stance == Stance::Want)
    }

    fn is_mutual(&self) -> bool {
        self.is_own("want") && self.is_theirs()
    }

    fn key(&self) -> String {
        format!("{}~{}", self.rated.office, self.rated.programme)
    }
}

#[derive(Template)]
#[template(path = "features/meeting/pages/phone.html")]
struct PhonePage {
    frame: Frame,
    meeting: Arc<Meeting>,
    short_name: String,
    part: String,
    /// Whether somebody with an account can still be written down as present.
    may_arrive: bool,
    seq: i64,
    now: i64,
}

#[derive(Template)]
#[template(path = "features/meeting/pages/phone_part.html")]
struct Phone {
    frame: Frame,
    meeting: Arc<Meeting>,
    short_name: String,
    side: Option<Side>,
    open: bool,
    presenting: Option<Slot>,
    next: Vec<Slot>,
    handouts: Vec<Handout>,
    now: Vec<Line>,
    suggested: Vec<Line>,
    requests: Vec<Line>,
    wishes: Vec<Line>,
    declined: Vec<Line>,
    planned: Vec<PairLine>,
    /// The own one-to-one talks.
    talks: Vec<Arranged>,
    approval: Option<Approval>,
}

impl Phone {
    fn of(state: &MeetingState, glance: &Ratings, frame: Frame, delegate: &Delegate, open: bool) -> Self {
        let meeting = state.records.meeting.clone();
        let mut phone = Self {
            short_name: delegate.short_name.clone(),
            side: delegate.side,
            open,
            presenting: None,
            next: Vec::new(),
            handouts: Vec::new(),
            now: Vec::new(),
            suggested: Vec::new(),
            requests: Vec::new(),
            wishes: Vec::new(),
            declined: Vec::new(),
            planned: Vec::new(),
            talks: Vec::new(),
            approval: None,
            meeting,
            frame,
        };
        let own = delegate.organisation.as_ref().zip(delegate.side);
        if matches!(phone.meeting.round, Round::Planning | Round::Closed) {
            phone.agree(state, glance, own, delegate);
        } else {
            phone.listen(state);
        }
        if let Some((own, side)) = own.filter(|_| open) {
            phone.choose(glance, own, side, state.interests_of(glance, own, side));
        }
        phone
    }

    /// What is shown once choosing is over: the own pairs of the plan, the own talks, and the minutes.
    fn agree(
        &mut self,
        state: &MeetingState,
        glance: &Ratings,
        own: Option<(&OrganisationId, Side)>,
        delegate: &Delegate,
    ) {
        let is_own = |pair: &Rated| match own {
            Some((own, Side::Office)) => pair.office == *own,
            Some((own, Side::Partner)) => pair.partner == *own,
            None => false,
        };
        let records = &state.records;
        if self.meeting.plan_id.is_some() {
            self.planned = lines(glance, records.planned.to_vec(), records.answers.to_vec());
            self.planned.retain(|line| is_own(&line.rated));
        }
        self.talks = arrange(&self.meeting, glance, state.interests());
        self.talks.retain(|talk| is_own(&talk.pair));
        if !self.meeting.minutes.is_empty() {
            let is_own = |one: &&Approval| one.participant_id == delegate.participant;
            self.approval = records.approvals.iter().find(is_own).cloned();
        }
    }

    /// What is shown until then: who presents, with slides, and who comes next.
    fn listen(&mut self, state: &MeetingState) {
        let slots = &state.records.slots;
        self.presenting = slots.iter().find(|slot| slot.state == SlotState::Presenting).cloned();
        if let Some(slot) = &self.presenting {
            let handouts = state.records.handouts.iter();
            let own = handouts.filter(|handout| handout.organisation_id == slot.organisation_id);
            self.handouts = own.cloned().collect();
        }
        let waiting = slots.iter().filter(|slot| slot.state == SlotState::Waiting);
        self.next = waiting.take(ANNOUNCED).cloned().collect();
    }

    /// Sorts everything that concerns the organisation under what is presented, wished, asked for and suggested.
    fn choose(&mut self, glance: &Ratings, own: &OrganisationId, side: Side, told: Vec<Interest>) {
        let meeting = self.meeting.clone();
        let line = |rated: Rated| {
            let said = |side: Side| {
                let is_it = |told: &&Interest| {
                    told.side == side
                        && told.office_id == rated.office
                        && told.programme_id == rated.programme
                };
                told.iter().find(is_it).cloned()
            };
            let other =
                if side == Side::Office { rated.partner_name.clone() } else { rated.office_name.clone() };
            let own = said(side);
            let earlier = own.as_ref().is_some_and(|own| !meeting.is_told_here(own.changed_at));
            Line { own, earlier, theirs: said(side.other()), other, order_up: None, order_down: None, rated }
        };
        let presented: Vec<Rated> = match (&self.presenting, side) {
            (Some(slot), Side::Office) => glance.with_partner(own, &slot.organisation_id),
            (Some(slot), Side::Partner) if slot.organisation_id == *own => best_offices(glance, own),
            _ => Vec::new(),
        };
        self.now = presented.into_iter().map(line).collect();
        let mut answered: Vec<Line> = told
            .iter()
            .filter_map(|told| glance.pair(&told.office_id, &told.programme_id))
            .map(line)
            .collect();
        answered.sort_by_key(Line::key);
        answered.dedup_by_key(|line| line.key());
        for line in answered {
            match line.own.as_ref().map(|own| own.stance) {
                Some(Stance::Want | Stance::Maybe) => self.wishes.push(line),
                Some(Stance::No) => self.declined.push(line),
                None if line.is_theirs() => self.requests.push(line),
                None => {}
            }
        }
        let place = |line: &Line| {
            let own = line.own.as_ref();
            (
                own.is_none_or(|own| own.stance != Stance::Want),
                own.and_then(|own| own.rank).unwrap_or(i64::MAX),
            )
        };
        self.wishes.sort_by(|a, b| {
            place(a).cmp(&place(b)).then(b.rated.score.cmp(&a.rated.score)).then(a.key().cmp(&b.key()))
        });
        self.orders();
        if self.presenting.is_none() {
            let suggested: Vec<Rated> = match side {
                Side::Office => glance.best_programmes(own, SUGGESTED),
                Side::Partner => best_offices(glance, own),
            };
            let open = |line: &Line| line.own.is_none() && !line.is_theirs();
            self.suggested = suggested.into_iter().map(line).filter(open).collect();
        }
    }

    /// Gives every wish the order that would move it up, and the one that would move it down.
    fn orders(&mut self) {
        let keys: Vec<String> = self.wishes.iter().map(Line::key).collect();
        let swapped = |at: usize, with: usize| {
            let mut keys = keys.clone();
            keys.swap(at, with);
            keys.join(",")
        };
        let last = keys.len().saturating_sub(1);
        for (at, line) in self.wishes.iter_mut().enumerate() {
            line.order_up = (at > 0).then(|| swapped(at, at - 1));
            line.order_down = (at < last).then(|| swapped(at, at + 1));
        }
    }

    fn is_office(&self) -> bool {
        self.side == Some(Side::Office)
    }

    fn is(&self, round: &str) -> bool {
        self.meeting.round.as_str() == round
    }

    /// What the own side says about a planned pair; empty when nothing yet.
    fn own_consent(&self, line: &PairLine) -> &'static str {
        let own = if self.is_office() { &line.office } else { &line.partner };
        own.as_ref().map_or("", |answer| answer.consent.as_str())
    }

    /// Where the fresh name of a submission goes, for phones whose script does not run.
    fn submission(&self) -> char {
        FRESH_NAME
    }
}

/// The offices that fit a partner's programmes best, programme by programme.
fn best_offices(glance: &Ratings, partner: &OrganisationId) -> Vec<Rated> {
    let programmes = glance.programmes(partner).into_iter();
    programmes.flat_map(|(programme, _)| glance.best_offices(&programme, OFFICES_EACH)).collect()
}

/// The part that changes, drawn once for all phones of a participant.
async fn drawn(app: &App, delegate: &Delegate, language: Language) -> Result<Part, Problem> {
    let Hall { state, parts } = &delegate.hall;
    let audience = Audience::Participant(&delegate.participant, delegate.organisation.as_ref());
    let open = state.records.meeting.takes_picks(app.now());
    let draw = || async {
        let glance = state.glance(app, language).await?;
        let frame = Frame::shared(app, language);
        let phone = Phone::of(state, &glance, frame, delegate, open);
        Ok(phone.render().map_err(anyhow::Error::from)?)
    };
    parts.get(audience, language, state.version(audience, open), draw).await
}

/// The phone's page.
pub async fn show(delegate: Delegate, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let part = drawn(&app, &delegate, frame.language).await?;
    let fresh: SubmissionId = new_id();
    let records = &delegate.hall.state.records;
    let own = records.participants.iter().find(|one| one.id == delegate.participant);
    page(&PhonePage {
        may_arrive: delegate.meeting.round.is_open() && own.is_some_and(|own| !own.presence.is_there()),
        part: part.named(fresh.as_str()),
        seq: delegate.hall.state.records.seq,
        now: app.now().0,
        short_name: delegate.short_name,
        meeting: delegate.meeting,
        frame,
    })
}

/// The part of it that changes.
pub async fn part(delegate: Delegate, State(app): State<App>, frame: Frame) -> Result<Html<String>, Problem> {
    Ok(Html(drawn(&app, &delegate, frame.language).await?.unnamed()))
}
