//! Pages of open needs.

pub mod edit;
pub mod list;
pub mod partner;
pub mod record;

use sekber_engines::matching::need::{AnswerState, NeedState};

use super::model::Need;
use crate::kit::page::Frame;

/// The class of the badge that shows how far a need is.
pub fn badge(state: &NeedState) -> &'static str {
    match state {
        NeedState::Open => "info",
        NeedState::Closed => "good",
        NeedState::Withdrawn | NeedState::Ended => "",
    }
}

/// The class of the badge that shows how far an answer is.
pub fn answer_badge(state: &AnswerState) -> &'static str {
    match state {
        AnswerState::Waiting => "info",
        AnswerState::Accepted => "good",
        AnswerState::Declined => "bad",
        AnswerState::TakenBack | AnswerState::Undecided => "",
    }
}

/// Where it is needed.
pub fn place(frame: &Frame, need: &Need) -> String {
    let place = match &need.place {
        Some(name) => frame.say_with("need-kecamatan", "name", name),
        None => frame.say("need-whole-district"),
    };
    match need.place_note.as_str() {
        "" => place,
        note => format!("{place} ({note})"),
    }
}

/// When it is needed; empty when nobody said.
pub fn days(frame: &Frame, need: &Need) -> String {
    match (need.starts_on, need.ends_on) {
        (Some(start), Some(end)) => frame.civil_days(&start, &end),
        (Some(start), None) => frame.say_with("need-from", "day", frame.civil_date(&start)),
        (None, Some(end)) => frame.say_with("need-until", "day", frame.civil_date(&end)),
        (None, None) => String::new(),
    }
}
