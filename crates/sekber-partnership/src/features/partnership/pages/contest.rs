//! An early end that is contested: who may, until when, what was said to it, and what the secretariat decides.

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::partnership::PartnershipState;
use sekber_core::value::PartnershipId;

use super::act::answer;
use super::record::RecordPage;
use crate::features::partnership::actions::ending;
use crate::features::partnership::guard::{PartnershipParty, Scene};
use crate::features::partnership::store::record::Happening;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId};
use crate::kit::problem::Problem;

impl RecordPage {
    /// The last day on which the end can be contested, as long as it can.
    fn contest_until(&self) -> Option<Date> {
        let found = &self.partnership;
        let open = found.state == PartnershipState::Ended && found.contested_at.is_none();
        let until = ending::contest_until(self.frame.day(found.state_since));
        (open && until >= self.today).then_some(until)
    }

    /// Whether the reader can contest the end now.
    pub(super) fn may_contest(&self) -> bool {
        let ended = self.history.iter().find(|one| one.kind == "partnership.ended").map(Happening::after);
        let recorded_by = ended.as_ref().and_then(ending::recorded_by);
        self.contest_until().is_some()
            && ending::contests_for(&self.actor, &self.parties, recorded_by).is_some()
    }

    /// What is to be known about contesting the end: until when it can be, who has, and what came of it.
    pub(super) fn contest(&self) -> Vec<String> {
        let found = &self.partnership;
        let day = |day: Date| self.frame.civil_date(&day);
        if found.state != PartnershipState::Ended {
            return Vec::new();
        }
        let Some(at) = found.contested_at else {
            let until = self
                .contest_until()
                .map(|until| self.frame.say_with("partnership-end-contest", "date", day(until)));
            return vec![until.unwrap_or_else(|| self.frame.say("partnership-end-contest-over"))];
        };
        let of = |id| self.parties.iter().find(|party| Some(&party.organisation_id) == id);
        let who = of(found.contest_party_id.as_ref()).map(|party| party.name.clone());
        let facts = [
            ("who", who.unwrap_or_else(|| self.frame.say("partnership-somebody"))),
            ("date", self.frame.date(&at)),
            ("reason", found.contest_reason.clone()),
        ];
        let answer = match found.contest_answer.as_str() {
            "" => self.frame.say("partnership-end-contested-waits"),
            answer => self.frame.say_with("partnership-end-upheld", "reason", answer),
        };
        vec![self.frame.say_facts("partnership-end-contested", &facts), answer]
    }
}

/// Contests an early end.
pub async fn contest(
    PartnershipParty(scene): PartnershipParty,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.paragraphs("contest_reason").to_owned();
    let id = &scene.partnership.id;
    let done = ending::contest(&app, &scene.actor, id, form.version(), &reason).await;
    let to = scene.partnership.path();
    answer(&app, (frame, scene, form), done, (to, "notice-partnership-end-contested")).await
}

/// Takes an early end back, or decides that a contested one stays.
pub async fn decide(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<PartnershipId>,
    form: Form,
) -> Result<Response, Problem> {
    let scene = Scene::of(actor, &app, &id).await?;
    let to = scene.partnership.path();
    let (done, notice) =
        match form.one_of("decision", &[("uphold", true), ("take_back", false), ("", false)])? {
            true => {
                let said = form.paragraphs("contest_answer").to_owned();
                let done = ending::uphold(&app, &scene.actor, &id, form.version(), &said).await;
                (done, "notice-partnership-end-upheld")
            }
            false => {
                let reason = form.paragraphs("reason").to_owned();
                let done = ending::take_back(&app, &scene.actor, &id, form.version(), &reason).await;
                (done, "notice-partnership-end-taken-back")
            }
        };
    answer(&app, (frame, scene, form), done, (to, notice)).await
}
