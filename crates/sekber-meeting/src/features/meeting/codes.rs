//! The sentences of this room that are completed by a stored code.

use sekber_core::meeting::kinds::{Consent, Presence, Reply, Round, SlotState, TaskState};

use super::attendee::Sex;
use super::letter_nature::LetterNature;
use super::proposal::Land;
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        codes("round-", Round::ALL),
        codes("slot-", SlotState::ALL),
        codes("reply-", Reply::ALL),
        codes("presence-", Presence::ALL),
        codes("attendee-sex-", Sex::ALL),
        codes("sex-mark-", Sex::ALL),
        codes("consent-", Consent::ALL),
        listed("document-side-", "office partner"),
        codes("letter-nature-", LetterNature::ALL),
        codes("task-", TaskState::ALL),
        codes("land-", Land::ALL),
        listed("meeting-field-", "reason name place day starts ends agenda letter_number letter_basis letter_copies letter_nature record_number chair round presenting
                 ends_at order plan letters desk desks"),
        listed("participant-field-", "name number reply presence note reason"),
        listed("pairing-field-", "side office programme consent"),
        listed("minutes-field-", "text who objection"),
        listed("handout-field-", "file"),
        listed("proposal-field-", "problem volume unit location land papers_at item sipd_number"),
        listed("proposal-items-field-", "year items"),
        listed("task-field-", "what owner due state note verifier"),
    ]
}
