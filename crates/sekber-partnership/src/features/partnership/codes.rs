//! The sentences of this room that are completed by a stored code.

use std::collections::BTreeSet;

use sekber_core::partnership::kinds::OVER;
use sekber_core::partnership::road::ROADS;
use sekber_core::partnership::{
    Act, AgreementKind, AgreementState, LawRefusal, Part, PartnershipState, RoadKind, Weight,
};

use super::answer::{Answer, EndedBy};
use super::filter::Whose;
use super::remark::{RemarkFinding, RemarkOf};
use crate::kit::card::{Codes, codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    let steps: BTreeSet<&str> = ROADS.iter().flat_map(|road| road.steps).map(|step| step.code).collect();
    vec![
        codes("partnership-state-", PartnershipState::ALL).and([OVER]),
        codes("partnership-part-", Part::ALL),
        codes("partnership-act-", Act::ALL),
        listed("partnership-next-", "accept begin activate complete"),
        codes("partnership-road-", RoadKind::ALL),
        codes("partnership-step-", steps),
        codes("partnership-weight-", Weight::ALL),
        codes("partnership-turn-", Whose::ALL.map(|(code, _)| code)),
        codes("agreement-kind-", AgreementKind::ALL),
        codes("agreement-state-", AgreementState::ALL),
        listed("agreement-turn-", "partner office secretariat"),
        listed("agreement-pass-for-", "partner office"),
        listed("agreement-unread-", "partner office"),
        codes("agreement-answer-", Answer::ALL).and(["none"]),
        codes("paper-consent-answered-", Answer::ALL),
        listed("clause-field-", "text"),
        listed("road-field-", "steps step name name_en actor paper weight usual_days follows"),
        codes("agreement-ended-by-", EndedBy::ALL),
        codes("partnership-ended-by-", EndedBy::ALL),
        codes("agreement-law-", LawRefusal::ALL),
        listed("agreement-signed-as-", "regent head"),
        codes("remark-finding-", RemarkFinding::ALL),
        codes("remark-of-", RemarkOf::ALL),
        listed("agreement-missing-", "district_name district_position office partner_name"),
        listed(
            "paper-article-",
            "purpose object scope conduct term letters closing duties financing force disputes termination amendment
             mandate limits changes rest granted handed booked",
        ),
        listed(
            "paper-text-",
            "purpose object scope term letters closing duties financing force disputes termination amendment",
        ),
        listed("paper-conduct-", "joint cooperation synergy"),
        listed(
            "event-",
            "partnership_opened_all partnership_opened partnership_proposed partnership_changed partnership_accepted
             partnership_declined partnership_withdrawn partnership_begun partnership_activated partnership_completed partnership_ended
             partnership_end_taken_back partnership_end_contested partnership_end_upheld partnership_step_taken partnership_step_taken_back
             agreement_drafted agreement_changed agreement_text_agreed agreement_text_agreed_for agreement_issued agreement_signed agreement_signing_corrected agreement_withdrawn agreement_reminders_written clause_changed road_changed road_followed
             road_step_added road_step_changed road_step_retired road_step_removed",
        ),
        listed(
            "partnership-field-",
            "title scope lead supporting partner copartners programmes start_on end_on state party reason road step name name_en taken_on
             note partnerships ended_by number letter_on ended_on renews",
        ),
        listed(
            "agreement-field-",
            "kind title base office signer district_name district_position district_number district_rank partner_name
             partner_position partner_number partner_rank
             village village_head_name village_head_number purpose scope financing amount_minor items starts_on ends_on fields
             signed_on number_district number_partner answer conditions letters reason finding party
             base_name office_name",
        ),
    ]
}
