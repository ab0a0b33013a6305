//! Pages of partnerships and their papers.

pub mod act;
pub mod agreement;
pub mod agreement_base;
pub mod agreement_begun;
pub mod agreement_edit;
pub mod agreement_files;
pub mod changed;
pub mod clauses;
pub mod completion;
pub mod consents;
pub mod contest;
pub mod download;
pub mod edit;
pub mod ends;
pub mod hall;
pub mod history;
pub mod list;
pub mod moves;
pub mod next;
pub mod own_step;
pub mod panel;
pub mod record;
pub mod remarks;
pub mod roads;
pub mod turn;
pub mod written;

use jiff::civil::Date;
use sekber_core::partnership::kinds::OVER;
use sekber_core::partnership::road::CUSTOM;
use sekber_core::partnership::{AgreementState, PartnershipState};

use crate::features::partnership::documents::sentence;
use crate::features::partnership::filter::decided_until;
use crate::features::partnership::model::Partnership;
use crate::kit::page::Frame;

/// The class that colours a state's badge.
pub fn badge(state: &PartnershipState) -> &'static str {
    match state {
        PartnershipState::Proposed | PartnershipState::Accepted => "info",
        PartnershipState::InAgreement => "warn",
        PartnershipState::Active => "good",
        PartnershipState::Completed => "",
        PartnershipState::Ended | PartnershipState::Declined => "bad",
    }
}

/// The class that colours the badge of a state today: what is past its last day is not shown as going well.
pub fn badge_on(frame: &Frame, state: &PartnershipState, end: &Option<Date>) -> &'static str {
    if state.code_on(*end, frame.today()) == OVER { "warn" } else { badge(state) }
}

/// How far a partnership is today, in words.
pub fn state_on(frame: &Frame, state: &PartnershipState, end: &Option<Date>) -> String {
    frame.say_code("partnership-state-", state.code_on(*end, frame.today()))
}

/// The day to come on which a letter ends a partnership.
fn ending_on(frame: &Frame, state: &PartnershipState, ended_on: &Option<Date>) -> Option<Date> {
    ended_on.filter(|last| *state == PartnershipState::Ended && *last > frame.today())
}

/// The class that colours the badge of a state today, where the last day by a letter is known, too.
pub fn badge_by(
    frame: &Frame,
    state: &PartnershipState,
    end: &Option<Date>,
    ended_on: &Option<Date>,
) -> &'static str {
    if ending_on(frame, state, ended_on).is_some() { "warn" } else { badge_on(frame, state, end) }
}

/// How far a partnership is today, in words: what a letter ends on a day to come has not ended yet.
pub fn state_by(
    frame: &Frame,
    state: &PartnershipState,
    end: &Option<Date>,
    ended_on: &Option<Date>,
) -> String {
    match ending_on(frame, state, ended_on) {
        Some(last) => frame.say_with("partnership-state-ends-on", "date", frame.civil_date(&last)),
        None => state_on(frame, state, end),
    }
}

/// Whether it is to be decided if a partnership goes on: it is carried out, and its last day is near or past.
pub fn is_to_be_decided(frame: &Frame, state: PartnershipState, end: Option<Date>) -> bool {
    state == PartnershipState::Active && end.is_some_and(|end| end <= decided_until(frame.today()))
}

/// That a partnership ended early, in words.
pub fn ended_early(frame: &Frame, one: &Partnership) -> String {
    let (key, facts) = one.early_end(frame.language, frame.date(&one.state_since));
    frame.say_facts(&key, &facts)
}

/// The same as a sentence of its own.
pub fn ended_sentence(frame: &Frame, one: &Partnership) -> String {
    sentence(&ended_early(frame, one))
}

/// Where a step of a road stands: rules by their own names, custom in the words of the page.
pub fn source_of(frame: &Frame, source: &str) -> String {
    if source == CUSTOM { frame.say("roads-custom") } else { source.to_owned() }
}

/// The class that colours the badge of an agreement's state.
pub fn agreement_badge(state: &AgreementState) -> &'static str {
    match state {
        AgreementState::Draft => "info",
        AgreementState::Signed => "good",
        AgreementState::Withdrawn => "",
    }
}
