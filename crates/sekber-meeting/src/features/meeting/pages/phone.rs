//! A delegate's phone: where and when it is its own turn, what is presented and how it fits, one tap to choose, the own wishes in order, the other side's
//! wishes, the plan to agree to, and the minutes to approve.

mod shown;

use std::sync::Arc;

use askama::Template;
use jiff::civil::DateTime;
use sekber_core::meeting::kinds::{Round, SlotState};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{Moment, OrganisationId};
use sekber_engines::matching::interest::Stance;

use super::plan::{PairLine, lines};
use super::running::{Expected, expected};
use crate::features::matching::{Interest, Rated, Ratings};
use crate::features::meeting::desks::{AtDesk, FieldDesk};
use crate::features::meeting::documents::talks::{Arranged, Talks, arrange};
use crate::features::meeting::guard::Delegate;
use crate::features::meeting::model::{Approval, Handout, Meeting, Slot};
use crate::features::meeting::state::{FRESH_NAME, MeetingState};
use crate::kit::page::{Frame, count};

pub use shown::{again, part, show};

/// Suggestions shown while nobody presents.
const SUGGESTED: usize = 8;
/// Offices suggested for each programme of a partner.
const OFFICES_EACH: usize = 5;
/// Presentations announced.
const ANNOUNCED: usize = 4;

/// When the presentations begin, and the time of moments where the district is.
type Times<'a> = (Moment, &'a dyn Fn(Moment) -> DateTime);

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

/// A presentation that goes on.
struct Presented {
    slot: Slot,
    /// Where, when there are desks.
    desk: Option<FieldDesk>,
    handouts: Vec<Handout>,
    now: Vec<Line>,
}

/// Where and when an organisation presents, where there are desks.
struct Turn {
    desk: String,
    slot: Slot,
    /// When it begins as things go, while it waits.
    expected: Option<Expected>,
    /// How many present before it.
    before: i64,
}

#[derive(Template)]
#[template(path = "features/meeting/pages/phone_part.html")]
struct Phone {
    frame: Frame,
    meeting: Arc<Meeting>,
    short_name: String,
    side: Option<Side>,
    open: bool,
    /// What is presented: at most one without desks, with desks one at each, the own desk's first.
    presented: Vec<Presented>,
    /// The own turn, where there are desks.
    turn: Option<Turn>,
    /// What goes on at each desk, the own first.
    desks: Vec<AtDesk>,
    next: Vec<Slot>,
    suggested: Vec<Line>,
    requests: Vec<Line>,
    wishes: Vec<Line>,
    declined: Vec<Line>,
    planned: Vec<PairLine>,
    /// The own one-to-one talks, and how many find no time.
    talks: Vec<Arranged>,
    talks_left: i64,
    approval: Option<Approval>,
}

impl Phone {
    fn of(
        state: &MeetingState,
        glance: &Ratings,
        frame: Frame,
        delegate: &Delegate,
        (open, times): (bool, Times<'_>),
    ) -> Self {
        let meeting = state.records.meeting.clone();
        let mut phone = Self {
            short_name: delegate.short_name.clone(),
            side: delegate.side,
            open,
            presented: Vec::new(),
            turn: None,
            desks: Vec::new(),
            next: Vec::new(),
            suggested: Vec::new(),
            requests: Vec::new(),
            wishes: Vec::new(),
            declined: Vec::new(),
            planned: Vec::new(),
            talks: Vec::new(),
            talks_left: 0,
            approval: None,
            meeting,
            frame,
        };
        let own = delegate.organisation.as_ref().zip(delegate.side);
        if matches!(phone.meeting.round, Round::Planning | Round::Closed) {
            phone.agree(state, glance, own, delegate);
        } else {
            phone.listen(state, delegate.organisation.as_ref(), times);
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
        let talks = arrange(&self.meeting, glance, state.interests(), &records.participants);
        let Talks { mut arranged, left } = talks;
        arranged.retain(|talk| is_own(&talk.pair));
        self.talks = arranged;
        self.talks_left = count(left.iter().filter(|pair| is_own(pair)).count());
        if !self.meeting.minutes.is_empty() {
            let is_own = |one: &&Approval| one.participant_id == delegate.participant;
            self.approval = records.approvals.iter().find(is_own).cloned();
        }
    }

    /// What is shown until then: who presents, with slides, and who comes next.
    fn listen(&mut self, state: &MeetingState, own: Option<&OrganisationId>, times: Times<'_>) {
        let slots = &state.records.slots;
        if self.meeting.desks.is_empty() {
            let presenting = slots.iter().find(|slot| slot.state == SlotState::Presenting).cloned();
            self.present(state, presenting.map(|slot| (slot, None)));
            let waiting = slots.iter().filter(|slot| slot.state == SlotState::Waiting);
            self.next = waiting.take(ANNOUNCED).cloned().collect();
        } else if self.meeting.round != Round::Choosing {
            self.gather(slots, own, times);
            let presenting = |at: &AtDesk| Some((at.presenting.clone()?, Some(at.desk.clone())));
            let presented: Vec<_> = self.desks.iter().filter_map(presenting).collect();
            self.present(state, presented);
        }
    }

    /// Takes up what is presented, with its slides.
    fn present(
        &mut self,
        state: &MeetingState,
        presented: impl IntoIterator<Item = (Slot, Option<FieldDesk>)>,
    ) {
        for (slot, desk) in presented {
            let handouts = state.records.handouts.iter();
            let own = handouts.filter(|handout| handout.organisation_id == slot.organisation_id);
            let handouts = own.cloned().collect();
            self.presented.push(Presented { slot, desk, handouts, now: Vec::new() });
        }
    }

    /// What goes on at the desks, that of the own turn first.
    fn gather(&mut self, slots: &[Slot], own: Option<&OrganisationId>, times: Times<'_>) {
        let meeting = self.meeting.clone();
        self.desks = meeting.desks.at(slots);
        let is_own = |slot: &Slot| Some(&slot.organisation_id) == own;
        let Some(slot) = slots.iter().find(|slot| is_own(slot)).cloned() else { return };
        let expected = expected(&meeting, slots, &slot.organisation_id, times);
        let Some(desk) = meeting.desks.desk_of(&slot) else { return };
        self.desks.sort_by_key(|at| at.desk.number != desk.number);
        let waiting = self.desks.first().map_or(&[][..], |at| at.waiting.as_slice());
        let before = waiting.iter().position(is_own).and_then(|place| i64::try_from(place).ok());
        self.turn =
            Some(Turn { desk: desk.name.clone(), expected, before: before.unwrap_or_default(), slot });
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
        for one in &mut self.presented {
            let rated: Vec<Rated> = match side {
                Side::Office => glance.with_partner(own, &one.slot.organisation_id),
                Side::Partner if one.slot.organisation_id == *own => best_offices(glance, own),
                Side::Partner => Vec::new(),
            };
            one.now = rated.into_iter().map(line).collect();
        }
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
        if self.presented.is_empty() {
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
