//! What comes next on the page of a partnership: what, whose turn it is, by when, and the button that leads there.

use jiff::civil::Date;
use sekber_core::partnership::agreement::reminder;
use sekber_core::partnership::next::{Next, next};
use sekber_core::partnership::{Act, Part, PartnershipState, Proof, RoadKind, Weight, usual_road};
use sekber_core::registry::kinds::PartnerKind;

use super::is_to_be_decided;
use super::record::RecordPage;
use crate::features::partnership::checklist::{self, Item, checklist};
use crate::features::partnership::model::{Partnership, Party};
use crate::features::partnership::store::stands;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// What comes next.
pub struct NextStep {
    /// What.
    pub what: String,
    /// Who has to act; empty when nobody has.
    pub who: String,
    /// By when it is usually done; empty when nobody's turn has begun.
    pub by: String,
    /// Where the reader does it, and what the button says; none when it is for somebody else.
    pub action: Option<(String, String)>,
}

/// The road that a partner's papers usually take.
pub struct Usual {
    /// Which road.
    pub kind: RoadKind,
    /// Its first step as the district sets it, while no road is taken yet.
    first: Option<Item>,
}

/// That road; none where its partner may take several. At most one statement.
pub async fn usual(
    app: &App,
    partnership: &Partnership,
    parties: &[Party],
) -> Result<Option<Usual>, Problem> {
    let road_of =
        |partner: &Party| usual_road(partner.partner_kind().unwrap_or(PartnerKind::Ngo), partner.form());
    let Some(kind) = parties.iter().find(|party| party.part == Part::Partner).and_then(road_of) else {
        return Ok(None);
    };
    if partnership.state != PartnershipState::Accepted {
        return Ok(Some(Usual { kind, first: None }));
    }
    let items = checklist(kind, &stands::set_on(app.db(), &app.region(), kind).await?);
    Ok(Some(Usual { kind, first: checklist::next(&items).cloned() }))
}

/// What comes next, in words; `own` is what a step of the district is called.
pub fn what(frame: &Frame, next: Next, own: Option<&str>) -> String {
    match next {
        Next::Own(_) => own.map_or_else(|| frame.say("partnership-step-own"), str::to_owned),
        Next::Act(act) => frame.say_code("partnership-next-", act.as_str()),
        Next::Step(step) => frame.say_code("partnership-step-", step.code),
    }
}

impl RecordPage {
    /// What comes next; nothing while the partnership is carried out and its last day is far, and when it is over.
    pub(super) fn next(&self) -> Option<NextStep> {
        let found = &self.partnership;
        let over = found.end_on.is_some_and(|end| end < self.today);
        let Some(next) = next(found.state, found.road, found.next_step.as_deref(), over) else {
            return self.decision();
        };
        let since =
            self.parties.iter().filter_map(|party| party.turn_since).chain(found.secretariat_since).min();
        let item = self.item_of(next);
        let days = item.map_or(next.usual_days(), |item| item.step.usual_days);
        let by = since.map(|since| self.frame.civil_date(&next.due(self.frame.day(since), days)));
        let own = item.and_then(|item| item.own.as_ref()).map(|own| own.in_language(self.frame.language));
        let turns: Vec<String> = self.turn().into_iter().map(|(who, _)| who).collect();
        let who = if turns.is_empty() { self.deciding() } else { turns.join(", ") };
        Some(NextStep {
            what: what(&self.frame, next, own),
            who,
            by: by.unwrap_or_default(),
            action: self.action(next),
        })
    }

    /// That it has to be decided before the last day if the partnership goes on; nothing while that day is far.
    fn decision(&self) -> Option<NextStep> {
        let found = &self.partnership;
        let end = found.end_on.filter(|_| is_to_be_decided(&self.frame, found.state, found.end_on))?;
        let renewed = found.renewed_by.is_some();
        let key = if renewed { "partnership-next-renewed" } else { "partnership-next-decide" };
        let what = self.frame.say_with(key, "date", self.frame.civil_date(&end));
        // What is decided waits for nobody.
        let who = if renewed { String::new() } else { self.deciding() };
        Some(NextStep { what, who, by: String::new(), action: None })
    }

    /// Whether those who carry it out have to decide if it goes on, and have not proposed its renewal.
    pub(super) fn is_to_be_decided(&self) -> bool {
        let found = &self.partnership;
        found.renewed_by.is_none() && is_to_be_decided(&self.frame, found.state, found.end_on)
    }

    /// Where those who decide renew it, as long as nobody has: from when they are first reminded of its end.
    pub(super) fn renewal(&self) -> Option<(String, String)> {
        let found = &self.partnership;
        let keeps = self.actor.is_secretariat() || self.is_deciding();
        let ends = |end: Date| end < self.today || reminder(end, self.today).is_some();
        let runs_out = found.state == PartnershipState::Active && found.end_on.is_some_and(ends);
        let opens = keeps && runs_out && found.renewed_by.is_none();
        opens.then(|| (format!("/partnerships/new?renews={}", found.id), self.frame.say("partnership-renew")))
    }

    /// Those who decide if it goes on: the leading office and the partner.
    pub(super) fn deciding(&self) -> String {
        let parties = self.lead().into_iter().chain(self.partner());
        parties.map(|party| party.short_name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Whether the reader acts for one of them.
    pub(super) fn is_deciding(&self) -> bool {
        let mut parties = self.lead().into_iter().chain(self.partner());
        parties.any(|party| self.actor.acts_for(&party.organisation_id))
    }

    /// Where the reader does what comes next.
    fn action(&self, next: Next) -> Option<(String, String)> {
        match next {
            Next::Act(act) => {
                let open = self.moves.iter().any(|way| way.act == act);
                open.then(|| ("#next".to_owned(), self.frame.say_code("partnership-act-", act.as_str())))
            }
            Next::Step(_) | Next::Own(_) => self.action_of(self.item_of(next)?),
        }
    }

    /// The step that comes next.
    fn item_of(&self, next: Next) -> Option<&Item> {
        let code = match next {
            Next::Step(step) => step.code,
            Next::Own(code) => code,
            Next::Act(_) => return None,
        };
        self.items.iter().find(|item| item.step.code == code)
    }

    fn action_of(&self, item: &Item) -> Option<(String, String)> {
        let frame = &self.frame;
        if let Some(kind) = self.to_begin(item) {
            let label =
                frame.say_with("agreement-begin", "kind", frame.say_code("agreement-kind-", kind.as_str()));
            return Some((format!("{}/agreements/new?kind={kind}", self.partnership.path()), label));
        }
        let drafted = item.evidence.iter().filter(|one| one.how == "drafted");
        if let Some(id) = drafted.filter_map(|one| one.agreement_id.as_ref()).next() {
            return Some((format!("/agreements/{id}"), frame.say("partnership-next-paper")));
        }
        match item.step.proof {
            Proof::Noted if self.may_note(item) => {
                Some((format!("#step-{}", item.step.code), frame.say("partnership-step-note")))
            }
            Proof::Held(_) if self.is_mine() => {
                let partner = self.partner()?;
                let path = format!("/partners/{}/papers", partner.organisation_id);
                Some((path, frame.say("partnership-next-documents")))
            }
            _ => None,
        }
    }

    /// The road that the partner's papers usually take and its first step, once everybody has accepted.
    pub(super) fn first_step(&self) -> Option<String> {
        let usual = self.usual.as_ref()?;
        let first = usual.first.as_ref()?;
        let facts = [
            ("road", self.frame.say_code("partnership-road-", usual.kind.as_str())),
            ("step", first.name(&self.frame)),
            ("who", self.frame.say_code("turn-", first.step.actor.as_str())),
        ];
        Some(self.frame.say_facts("partnership-next-road", &facts))
    }

    /// The steps that the law asks for before anything is carried out and that are not taken.
    pub(super) fn blocking(&self) -> Vec<String> {
        let open = self.items.iter().filter(|item| item.step.weight == Weight::Blocks && !item.stand.taken);
        open.map(|item| item.name(&self.frame)).collect()
    }

    /// What is true of carrying the partnership out while its papers are being drawn up: the steps that the law still asks for; or
    /// that it asks for none on this road; or that only what is advised is open. Nothing when every step is taken.
    pub(super) fn may_be_carried_out(&self) -> Option<String> {
        if !Act::Activate.is_open_in(self.partnership.state) {
            return None;
        }
        let (blocking, advised) = (self.blocking(), self.open_warnings().len());
        if !blocking.is_empty() {
            return Some(self.frame.say_with("partnership-blocked", "steps", blocking.join("; ")));
        }
        if let Some(start) = self.partnership.start_on.filter(|start| *start > self.today) {
            return Some(self.frame.say_with("partnership-begins-on", "date", self.frame.civil_date(&start)));
        }
        if advised == 0 {
            return None;
        }
        let advised = i64::try_from(advised).unwrap_or(i64::MAX);
        let law = self.items.iter().any(|item| item.step.weight == Weight::Blocks);
        let key = if law { "partnership-open-steps" } else { "partnership-open-steps-no-law" };
        Some(self.frame.say_count(key, advised))
    }
}
