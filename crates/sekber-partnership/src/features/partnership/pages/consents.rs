//! What villages answered, on the page of a partnership: which answer holds, which was replaced, and who refuses.

use std::collections::BTreeSet;

use sekber_core::partnership::{AgreementKind, AgreementState};
use sekber_core::registry::Turn;
use sekber_core::value::Moment;

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

/// For whom a draft waits, in words.
pub(super) fn waiting(frame: &Frame, turn: Turn, since: Moment) -> String {
    frame.say_with(&format!("agreement-turn-{turn}"), "date", frame.date(&since))
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

/// The papers of a list that a later answer of the same village replaced.
pub(super) fn replaced_in(papers: &[Paper]) -> BTreeSet<String> {
    let all = papers.iter().filter(is_answer);
    let all = all.map(|one| Said { id: one.id.as_str(), village: &one.village, on: one.signed_on });
    replaced(all).into_iter().map(str::to_owned).collect()
}

impl RecordPage {
    fn is_replaced(&self, paper: &Paper) -> bool {
        self.replaced.contains(paper.id.as_str())
    }

    /// What a paper of the list says of a village where it is a signed consent, with the class of its badge; of a draft, for whom it waits.
    pub(super) fn said_in(&self, paper: &Paper) -> Vec<(&'static str, String)> {
        if !is_answer(&paper) {
            let waits = paper.waits_for().map(|(turn, since)| ("warn", waiting(&self.frame, turn, since)));
            return waits.into_iter().collect();
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
