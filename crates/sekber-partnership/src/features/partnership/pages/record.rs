//! One partnership: who does what with whom, how far it is and whose turn it is, its road of papers, and what happened to it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::partnership::{
    AgreementKind, AgreementState, Part, PartnershipState, Proof, RoadKind, Stand, Weight,
};

use super::changed::changed;
use super::consents::replaced_in;
use super::moves::{Move, Stage, moves, stages};
use super::next::{Usual, usual};
use super::{agreement_badge, badge_by, ended_early, ended_sentence, source_of, state_by};
use crate::features::partnership::actions::agreement::{kinds, may_write};
use crate::features::partnership::actions::ending;
use crate::features::partnership::actions::steps::may_note;
use crate::features::partnership::answer::EndedBy;
use crate::features::partnership::checklist::{Item, checklist, own_papers};
use crate::features::partnership::guard::{PartnershipReader, Scene};
use crate::features::partnership::model::{Carried, Partnership, Party};
use crate::features::partnership::own_step::OwnNames;
use crate::features::partnership::store::hall::{self, Objection};
use crate::features::partnership::store::papers::{self, Paper};
use crate::features::partnership::store::record::{self, Happening};
use crate::features::partnership::store::stands::{self, Evidence};
use crate::features::registry::record_path;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::card::PartnershipPanelOf;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, page};
use crate::kit::problem::Problem;

/// How many happenings are shown; older ones stand in the trail.
const SHOWN: i64 = 40;
/// How many papers are shown at once; older ones stand in a fold below them.
const PAPERS: usize = 20;
/// A day on which every paper that is kept still held.
const LONG_AGO: jiff::civil::Date = jiff::civil::date(1900, 1, 1);

#[derive(Template)]
#[template(path = "features/partnership/pages/record.html")]
pub(super) struct RecordPage {
    pub(super) frame: Frame,
    pub(super) partnership: Partnership,
    pub(super) parties: Vec<Party>,
    programmes: Vec<Carried>,
    pub(super) items: Vec<Item>,
    pub(super) agreements: Vec<Paper>,
    /// Those of them that a later answer of the same village replaced.
    pub(super) replaced: BTreeSet<String>,
    objections: Vec<Objection>,
    pub(super) history: Vec<Happening>,
    pub(super) actor: Actor,
    pub(super) today: jiff::civil::Date,
    stages: Vec<Stage>,
    pub(super) moves: Vec<Move>,
    roads: Vec<(String, String)>,
    pub(super) usual: Option<Usual>,
    begun_kinds: Vec<AgreementKind>,
    may_edit: bool,
    /// What was typed and could not be taken.
    typed: Form,
    faults: Faults,
    /// What later rooms show of the partnership.
    panels: Vec<String>,
}

impl RecordPage {
    /// Whether a road is the usual one for the partner.
    fn is_usual(&self, road: &str) -> bool {
        self.usual.as_ref().is_some_and(|usual| usual.kind.as_str() == road)
    }

    pub(super) fn lead(&self) -> Option<&Party> {
        self.parties.iter().find(|party| party.part == Part::Lead)
    }

    pub(super) fn partner(&self) -> Option<&Party> {
        self.parties.iter().find(|party| party.part == Part::Partner)
    }

    /// Those who have to act, with since when.
    pub(super) fn turn(&self) -> Vec<(String, String)> {
        let parties =
            self.parties.iter().filter_map(|party| Some((party.short_name.clone(), party.turn_since?)));
        let secretariat = self
            .partnership
            .secretariat_since
            .map(|since| (self.frame.say_code("turn-", "secretariat"), since));
        parties.chain(secretariat).map(|(who, since)| (who, self.frame.date(&since))).collect()
    }

    /// Whether a move is what could not be taken.
    fn is_typed(&self, way: &Move) -> bool {
        let party = way.party.as_ref().map(|(id, _)| id.as_str()).unwrap_or_default();
        self.typed.text("act") == way.act.as_str() && self.typed.text("party") == party
    }

    /// The sides whose letters the reader records.
    fn letters(&self) -> Vec<EndedBy> {
        let own = |side: &EndedBy| ending::may_record(&self.actor, &self.parties, *side);
        EndedBy::ALL.iter().copied().filter(own).collect()
    }

    /// The reason that was typed for a move.
    fn reason(&self, way: &Move) -> &str {
        if self.is_typed(way) { self.typed.paragraphs("reason") } else { "" }
    }

    /// Whether the note of a step is what could not be taken.
    fn is_noted(&self, item: &Item) -> bool {
        self.typed.text("step") == item.step.code
    }

    /// The papers in two lists: the latest, and those that are older.
    fn papers(&self) -> Vec<(bool, Vec<&Paper>)> {
        let (older, latest) = self.agreements.split_at(self.agreements.len().saturating_sub(PAPERS));
        let lists = [(false, latest), (true, older)].into_iter().filter(|(_, list)| !list.is_empty());
        lists.map(|(is_older, list)| (is_older, list.iter().collect())).collect()
    }

    /// What was typed for a step, or else what stands there at first.
    fn noted(&self, item: &Item, name: &str, otherwise: impl ToString) -> String {
        if self.is_noted(item) { self.typed.text(name).to_owned() } else { otherwise.to_string() }
    }

    /// The name by which a fault leads to its field: that of the step that could not be taken has it plain.
    fn id_of(&self, field: &str, item: &Item) -> String {
        if self.is_noted(item) { field.to_owned() } else { format!("{field}-{}", item.step.code) }
    }

    pub(super) fn is_mine(&self) -> bool {
        let own = |party: &Party| party.turn_since.is_some() && self.actor.acts_for(&party.organisation_id);
        let secretariat = self.partnership.secretariat_since.is_some() && self.actor.is_secretariat();
        self.parties.iter().any(own) || secretariat
    }

    fn path_of(&self, party: &Party) -> String {
        record_path(party.part.side(), &party.organisation_id)
    }

    pub(super) fn may_note(&self, item: &Item) -> bool {
        !self.partnership.state.is_over()
            && item.step.proof == Proof::Noted
            && may_note(&self.actor, &item.step, &self.parties)
    }

    /// Whether the reader may take a noted step back: who noted it, and the secretariat.
    fn may_undo(&self, item: &Item) -> bool {
        let own = |one: &Evidence| one.who_id.as_deref() == Some(self.actor.id_text());
        self.may_note(item) && (self.actor.is_secretariat() || item.evidence.iter().any(own))
    }

    /// The paper that a step asks for, when it can be begun now.
    pub(super) fn to_begin(&self, item: &Item) -> Option<AgreementKind> {
        match item.step.proof {
            Proof::Signed(kind) if self.begun_kinds.contains(&kind) && item.stand == NOTHING => Some(kind),
            _ => None,
        }
    }

    /// The papers that the road does not ask for, but that can be begun.
    fn other_kinds(&self) -> Vec<AgreementKind> {
        let asked = |kind: &AgreementKind| {
            self.items.iter().any(|item| item.step.proof == Proof::Signed(*kind) && item.stand == NOTHING)
        };
        self.begun_kinds.iter().filter(|kind| !asked(kind)).copied().collect()
    }

    fn is_next(&self, item: &Item) -> bool {
        !self.partnership.state.is_over() && self.partnership.next_step.as_deref() == Some(item.step.code)
    }

    /// The day by which the next step is usually taken.
    fn usual_day(&self, item: &Item) -> Option<String> {
        let turns = self
            .parties
            .iter()
            .filter_map(|party| party.turn_since)
            .chain(self.partnership.secretariat_since);
        let since = turns.min().filter(|_| self.is_next(item))?;
        Some(self.frame.civil_date(&item.step.due(self.frame.day(since))))
    }

    fn taken_on(&self, item: &Item) -> String {
        let day = |one: &Evidence| one.on_day.as_deref()?.parse::<jiff::civil::Date>().ok();
        let taken = item.evidence.iter().filter(|one| one.takes_step());
        let last = taken.filter_map(day).max();
        last.map(|day| self.frame.civil_date(&day)).unwrap_or_default()
    }

    fn said(&self, happening: &Happening) -> String {
        self.frame.say(&format!("event-{}", happening.kind.replace(['.', '_'], "-")))
    }

    /// Whether the reader reads the trail.
    fn audits(&self) -> bool {
        self.frame.actor.as_ref().is_some_and(Actor::audits)
    }

    fn who(&self, happening: &Happening) -> String {
        match (happening.actor_id.as_str(), happening.actor_name.as_str()) {
            (_, "") => self.frame.say("partnership-somebody"),
            ("system", "machine") => self.frame.say("audit-machine"),
            ("system", _) => self.frame.say("audit-operator"),
            (_, name) => name.to_owned(),
        }
    }

    /// What a happening was about: the step, the reason, the party, the paper.
    fn about(&self, happening: &Happening) -> String {
        let after = happening.after();
        let text = |name: &str| after[name].as_str().unwrap_or_default().to_owned();
        let mut parts = Vec::new();
        if happening.kind.starts_with("agreement.") {
            parts.push(happening.label.clone());
        }
        if happening.kind.starts_with("partnership.step") {
            // A step of the district is told as it was called then.
            let own = OwnNames { name: text("name"), name_en: text("name_en") };
            let own = own.in_language(self.frame.language);
            parts.push(match own {
                "" => self.frame.say_code("partnership-step-", text("step")),
                own => own.to_owned(),
            });
        }
        parts.extend([text("party"), text("reason"), text("note")]);
        parts.extend(changed(&self.frame, happening));
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The happening by which a party declined; none unless one did, or when its name was changed since.
    fn declining(&self, party: &Party) -> Option<&Happening> {
        let by = |one: &&Happening| one.kind == "partnership.declined" && one.after()["party"] == party.name;
        let declined = self.partnership.state == PartnershipState::Declined;
        self.history.iter().find(by).filter(|_| declined)
    }

    /// Whether another signed paper of the partnership bears one of a paper's numbers, however spaces and capitals stand in it.
    fn shares_number(&self, paper: &Paper) -> bool {
        let plain = |number: &str| number.to_ascii_lowercase().split_whitespace().collect::<String>();
        let same = |one: &str, other: &str| !plain(one).is_empty() && plain(one) == plain(other);
        let shares = |other: &Paper| {
            let both = paper.state == AgreementState::Signed && other.state == AgreementState::Signed;
            let numbers = same(&paper.number_district, &other.number_district)
                || same(&paper.number_partner, &other.number_partner);
            both && paper.id != other.id && numbers
        };
        self.agreements.iter().any(shares)
    }

    fn step_class(&self, item: &Item) -> &'static str {
        match (item.stand.taken, item.step.weight) {
            (true, _) => "good",
            (false, _) if item.stand.drafted => "info",
            (false, Weight::Blocks) => "bad",
            (false, Weight::Warns) => "warn",
            (false, _) => "",
        }
    }

    /// What is open while a partnership is carried out, or about to be: the law or good order asks for it.
    pub(super) fn open_warnings(&self) -> Vec<&Item> {
        let open = |item: &&Item| !item.stand.taken && item.step.weight == Weight::Warns;
        match self.partnership.state {
            PartnershipState::InAgreement | PartnershipState::Active => {
                self.items.iter().filter(open).collect()
            }
            _ => Vec::new(),
        }
    }
}

const NOTHING: Stand = Stand { taken: false, drafted: false };

/// The partnership.
pub async fn show(
    PartnershipReader(scene): PartnershipReader,
    State(app): State<App>,
    frame: Frame,
) -> Result<Response, Problem> {
    page(&record_page(&app, frame, scene, (Form::default(), Faults::none())).await?)
}

/// The partnership, with what was typed and is to be mended.
pub(super) async fn record_page(
    app: &App,
    frame: Frame,
    scene: Scene,
    (typed, faults): (Form, Faults),
) -> Result<RecordPage, Problem> {
    let Scene { actor, partnership, parties } = scene;
    let (db, region, today) = (app.db(), app.region(), app.today());
    let id = &partnership.id;
    // Papers lapse with the partnership: of what is over the road shows what was done, not what still holds.
    let on = if partnership.state.is_over() { LONG_AGO } else { today };
    let items = match partnership.road {
        Some(kind) => checklist(kind, &stands::evidence(db, &region, id, on).await?),
        None => Vec::new(),
    };
    let writes = may_write(&actor, &parties)
        && matches!(partnership.state, PartnershipState::InAgreement | PartnershipState::Active);
    let mut panels = Vec::new();
    for panel in app.partnership_panels() {
        let of = PartnershipPanelOf { app, frame: &frame, actor: &actor, partnership: id };
        panels.extend((panel.draw)(of).await?);
    }
    let (programmes, objections) = hall::programmes_and_objections(db, &region, id).await?;
    let agreements = papers::of_partnership(db, &region, id).await?;
    let mut begun_kinds =
        if writes { kinds(&actor, &partnership, &parties, &own_papers(&items)) } else { Vec::new() };
    // Nothing is changed before something is signed.
    begun_kinds.retain(|kind| *kind != AgreementKind::Amendment || has_signed_base(&agreements, *kind));
    let history = record::history(db, &region, id, SHOWN).await?;
    Ok(RecordPage {
        typed,
        faults,
        panels,
        programmes,
        replaced: replaced_in(&agreements),
        agreements,
        objections,
        stages: stages(&partnership, &history),
        history,
        moves: moves(&actor, &partnership, &parties, &items, today),
        roads: frame.say_codes("partnership-road-", RoadKind::ALL),
        usual: usual(app, &partnership, &parties).await?,
        begun_kinds,
        may_edit: !partnership.state.is_over() && may_write(&actor, &parties),
        items,
        parties,
        actor,
        today,
        partnership,
        frame,
    })
}

/// Whether a paper was signed on which one of a kind rests.
fn has_signed_base(papers: &[Paper], kind: AgreementKind) -> bool {
    let carries = |one: &Paper| kind.base().is_some_and(|kinds| kinds.contains(&one.kind));
    papers.iter().any(|one| one.state == AgreementState::Signed && carries(one))
}
