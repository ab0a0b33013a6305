//! One partnership: who does what with whom, how far it is and whose turn it is, its road of papers, and what happened to it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::partnership::{
    Act, AgreementKind, AgreementState, Part, PartnershipState, Proof, RoadKind, Stand, Weight, usual_road,
};
use sekber_core::registry::kinds::PartnerKind;

use super::{agreement_badge, badge_by, ended_early, state_by};
use crate::features::partnership::actions::agreement::{kinds, may_write};
use crate::features::partnership::actions::steps::may_note;
use crate::features::partnership::answer::EndedBy;
use crate::features::partnership::checklist::{Item, checklist};
use crate::features::partnership::guard::{PartnershipReader, Scene};
use crate::features::partnership::model::{Carried, Partnership, Party};
use crate::features::partnership::store::hall::{self, Objection};
use crate::features::partnership::store::papers::{self, Paper};
use crate::features::partnership::store::record::{self, Happening};
use crate::features::partnership::store::stands::{self, Evidence};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::card::PartnershipPanelOf;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, page, page_with};
use crate::kit::problem::Problem;

/// How many happenings are shown; older ones stand in the trail.
const SHOWN: i64 = 40;
/// How many papers are shown at once; older ones stand in a fold below them.
const PAPERS: usize = 20;

/// A stage on the way of a partnership.
struct Stage {
    state: PartnershipState,
    class: &'static str,
    current: bool,
}

/// Something that the reader may do now.
pub(super) struct Move {
    pub(super) act: Act,
    /// For which party, when that has to be said.
    party: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "features/partnership/pages/record.html")]
pub(super) struct RecordPage {
    pub(super) frame: Frame,
    pub(super) partnership: Partnership,
    pub(super) parties: Vec<Party>,
    programmes: Vec<Carried>,
    pub(super) items: Vec<Item>,
    pub(super) agreements: Vec<Paper>,
    objections: Vec<Objection>,
    history: Vec<Happening>,
    pub(super) actor: Actor,
    pub(super) today: jiff::civil::Date,
    stages: Vec<Stage>,
    pub(super) moves: Vec<Move>,
    roads: Vec<(String, String)>,
    pub(super) usual: Option<RoadKind>,
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
        self.usual.is_some_and(|usual| usual.as_str() == road)
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
        match party.part.side() {
            sekber_core::registry::kinds::Side::Office => format!("/offices/{}", party.organisation_id),
            sekber_core::registry::kinds::Side::Partner => format!("/partners/{}", party.organisation_id),
        }
    }

    pub(super) fn may_note(&self, item: &Item) -> bool {
        !self.partnership.state.is_over()
            && item.step.proof == Proof::Noted
            && may_note(&self.actor, item.step, &self.parties)
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
        Some(self.frame.date(&since.plus_seconds(item.step.usual_days * 86_400)))
    }

    fn taken_on(&self, item: &Item) -> String {
        let shown = |one: &Evidence| -> Option<String> {
            let day: jiff::civil::Date = one.on_day.as_deref()?.parse().ok()?;
            Some(self.frame.civil_date(&day))
        };
        let taken = item.evidence.iter().filter(|one| !matches!(one.how.as_str(), "drafted" | "refused"));
        taken.filter_map(shown).next().unwrap_or_default()
    }

    fn said(&self, happening: &Happening) -> String {
        self.frame.say(&format!("event-{}", happening.kind.replace(['.', '_'], "-")))
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
            parts.push(self.frame.say_code("partnership-step-", text("step")));
        }
        parts.extend([text("party"), text("reason"), text("note")]);
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

/// The partnership with what was typed and is to be mended.
pub async fn again(
    app: &App,
    frame: Frame,
    scene: Scene,
    typed: (Form, Faults),
) -> Result<Response, Problem> {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &record_page(app, frame, scene, typed).await?)
}

async fn record_page(
    app: &App,
    frame: Frame,
    scene: Scene,
    (typed, faults): (Form, Faults),
) -> Result<RecordPage, Problem> {
    let Scene { actor, partnership, parties } = scene;
    let (db, region, today) = (app.db(), app.region(), app.today());
    let id = &partnership.id;
    let items = match partnership.road {
        Some(kind) => checklist(kind, &stands::evidence(db, &region, id, today).await?),
        None => Vec::new(),
    };
    let partner = parties.iter().find(|party| party.part == Part::Partner);
    let writes = may_write(&actor, &parties)
        && matches!(partnership.state, PartnershipState::InAgreement | PartnershipState::Active);
    let mut panels = Vec::new();
    for panel in app.partnership_panels() {
        let of = PartnershipPanelOf { app, frame: &frame, actor: &actor, partnership: id };
        panels.extend((panel.draw)(of).await?);
    }
    let (programmes, objections) = hall::programmes_and_objections(db, &region, id).await?;
    Ok(RecordPage {
        typed,
        faults,
        panels,
        programmes,
        agreements: papers::of_partnership(db, &region, id).await?,
        objections,
        history: record::history(db, &region, id, SHOWN).await?,
        stages: stages(partnership.state),
        moves: moves(&actor, &partnership, &parties, &items),
        roads: frame.say_codes("partnership-road-", RoadKind::ALL),
        usual: partner.and_then(|partner| {
            usual_road(partner.partner_kind().unwrap_or(PartnerKind::Ngo), partner.form())
        }),
        begun_kinds: if writes { kinds(&actor, &partnership, &parties) } else { Vec::new() },
        may_edit: !partnership.state.is_over() && may_write(&actor, &parties),
        items,
        parties,
        actor,
        today,
        partnership,
        frame,
    })
}

fn stages(state: PartnershipState) -> Vec<Stage> {
    use PartnershipState as S;
    let way = [S::Proposed, S::Accepted, S::InAgreement, S::Active, S::Completed];
    let here = way.iter().position(|one| *one == state);
    let stage = |(at, one): (usize, &S)| Stage {
        state: *one,
        class: if here.is_some_and(|here| at < here) { "done" } else { "" },
        current: here == Some(at),
    };
    let mut stages: Vec<Stage> = way.iter().enumerate().map(stage).collect();
    if matches!(state, S::Ended | S::Declined) {
        stages.push(Stage { state, class: "bad", current: true });
    }
    stages
}

/// What the reader may do now, as the rules say: for the own organisations, or as the secretariat.
fn moves(actor: &Actor, partnership: &Partnership, parties: &[Party], items: &[Item]) -> Vec<Move> {
    let mut all = Vec::new();
    let law_is_met = || items.iter().all(|item| item.step.weight != Weight::Blocks || item.stand.taken);
    for act in Act::ALL.iter().copied().filter(|act| act.is_open_in(partnership.state)) {
        if act == Act::Activate && !law_is_met() {
            continue;
        }
        let open = parties.iter().filter(|party| act.is_open_to(party.part));
        let own: Vec<&Party> = open.clone().filter(|party| actor.acts_for(&party.organisation_id)).collect();
        if matches!(act, Act::Accept | Act::Decline) {
            let named = if actor.is_secretariat() { open.collect() } else { own };
            let waits = named.into_iter().filter(|party| party.accepted_at.is_none());
            all.extend(waits.map(|party| Move {
                act,
                party: Some((party.organisation_id.to_string(), party.short_name.clone())),
            }));
        } else if actor.is_secretariat() || !own.is_empty() {
            all.push(Move { act, party: None });
        }
    }
    all
}
