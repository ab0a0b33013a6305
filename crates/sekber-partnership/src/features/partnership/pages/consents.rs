//! What villages answered, on the page of a partnership: which answer holds, which was replaced, and who refuses.

use sekber_core::partnership::{AgreementKind, AgreementState};

use super::record::RecordPage;
use crate::features::partnership::answer::{Answer, Said, replaced};
use crate::features::partnership::store::papers::Paper;
use crate::features::partnership::store::stands::Evidence;
use crate::kit::page::Frame;

/// An answer in words: the village, and what it said.
pub(super) fn words(frame: &Frame, village: &str, answer: &Option<Answer>) -> String {
    let said = frame.say_code("agreement-answer-", answer.map_or("none", Answer::as_str));
    if village.is_empty() { said } else { format!("{village}: {said}") }
}

/// The class that colours the badge of an answer.
pub(super) fn class(answer: &Option<Answer>) -> &'static str {
    match answer {
        Some(Answer::Agrees) => "good",
        Some(Answer::Conditions) => "warn",
        Some(Answer::Refuses) => "bad",
        None => "",
    }
}

fn is_answer(paper: &&Paper) -> bool {
    paper.kind == AgreementKind::Consent && paper.state == AgreementState::Signed
}

impl RecordPage {
    fn is_replaced(&self, paper: &Paper) -> bool {
        let all = self.agreements.iter().filter(is_answer);
        let all = all.map(|one| Said { id: one.id.as_str(), village: &one.village, on: one.signed_on });
        replaced(all).contains(paper.id.as_str())
    }

    /// What a paper of the list says of a village, with the class of its badge; nothing where it is no signed consent.
    pub(super) fn said_in(&self, paper: &Paper) -> Vec<(&'static str, String)> {
        if !is_answer(&paper) {
            return Vec::new();
        }
        let mut badges = vec![(class(&paper.answer), words(&self.frame, &paper.village, &paper.answer))];
        if self.is_replaced(paper) {
            badges.push(("", self.frame.say("agreement-replaced")));
        }
        badges
    }

    /// The same of what shows how a step stands.
    pub(super) fn said_by(&self, one: &Evidence) -> Option<(&'static str, String)> {
        one.consent().map(|_| (class(&one.answer), words(&self.frame, &one.village, &one.answer)))
    }

    /// The papers in which a village refuses and has not agreed since.
    pub(super) fn refusing(&self) -> Vec<&Paper> {
        let refuses = |one: &&Paper| is_answer(one) && one.answer == Some(Answer::Refuses);
        self.agreements.iter().filter(refuses).filter(|one| !self.is_replaced(one)).collect()
    }
}
