//! One programme: everything about it, where it stands, whose turn it is, and what happened to it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::registry::kinds::Turn;
use sekber_core::registry::programme::{FundingForm, Owner, Status, Step, apply};
use sekber_core::text::fold;
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{Currency, Money, OrganisationId, ProgrammeId, RegionCode};

use super::list::{badge_on, is_mine};
use super::similar::{Asking, similar};
use super::whole::find;
use crate::features::district;
use crate::features::programme::actions;
use crate::features::programme::guard::ProgrammeEditor;
use crate::features::programme::model::{FundingLine, Names, Stored, UNITED};
use crate::features::programme::store;
use crate::features::programme::store::record::{United, united};
use crate::kit::access::{Actor, RoleHolder, Secretariat, Sight};
use crate::kit::app::App;
use crate::kit::card::ProgrammePanelOf;
use crate::kit::form::Form;
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// A place with the villages in it; none of them means all of it.
struct Area {
    name: String,
    villages: Vec<String>,
}

/// A code of the nomenclature with the names above it.
struct Code {
    code: String,
    name: String,
    above: String,
    goals: String,
}

/// A development goal with its colour and the targets chosen in it.
struct Goal {
    code: &'static str,
    name: &'static str,
    color: &'static str,
    targets: Vec<(&'static str, &'static str)>,
}

/// The sum of one currency in one form.
struct Total {
    form: FundingForm,
    amount: String,
}

/// A stage on the way of a programme.
struct Stage {
    status: Status,
    class: &'static str,
    current: bool,
}

/// A step that this person may take now.
struct Move {
    code: &'static str,
    needs_reason: bool,
    forward: bool,
}

#[derive(Template)]
#[template(path = "features/programme/pages/record.html")]
struct RecordPage {
    frame: Frame,
    stored: Stored,
    names: Names,
    turn: Turn,
    mine: bool,
    may_edit: bool,
    may_release: bool,
    sees_contact: bool,
    sees_history: bool,
    missing: Vec<&'static str>,
    areas: Vec<Area>,
    codes: Vec<Code>,
    goals: Vec<Goal>,
    totals: Vec<Total>,
    stages: Vec<Stage>,
    moves: Vec<Move>,
    /// Programmes that are one activity with it.
    united: Vec<United>,
    /// What later rooms show about it.
    panels: Vec<String>,
    /// What other rooms say about programmes like it.
    similar: String,
}

/// The address of an owner's page.
pub fn owner_path(side: Owner, id: &OrganisationId) -> String {
    match side {
        Owner::Office => format!("/offices/{id}"),
        Owner::Partner => format!("/partners/{id}"),
    }
}

impl RecordPage {
    fn badge(&self) -> &'static str {
        let content = &self.stored.content;
        badge_on(content.state, content.period.end(), self.frame.today())
    }

    /// Whether the public sees it. What the secretariat has not found in order is marked by its owner and shown to nobody yet.
    fn shown_to_all(&self) -> &'static str {
        let content = &self.stored.content;
        match content.state {
            Status::Cancelled => "programme-no",
            _ if !content.published => "programme-no",
            Status::Draft | Status::Proposed => "programme-yes-later",
            _ if self.stored.withheld => "programme-yes-later",
            Status::Verified | Status::Active | Status::Completed => "programme-yes",
        }
    }

    /// Whether another programme records it now.
    fn is_united(&self) -> bool {
        self.united.iter().any(|one| one.part == "stays")
    }

    /// The code of how far it is today.
    fn state(&self) -> &'static str {
        let content = &self.stored.content;
        if self.is_united() {
            return UNITED;
        }
        content.state.code_on(content.period.end(), self.frame.today())
    }

    /// Those whose records were united into this one: they carry it out, too. Address and name, each once.
    fn others(&self) -> Vec<(String, String)> {
        let gone = self.united.iter().filter(|one| one.part == "gone");
        let others = gone.filter(|one| one.organisation_id != self.stored.content.organisation);
        let other = |one: &United| (owner_path(one.side, &one.organisation_id), one.organisation.clone());
        let mut others: Vec<_> = others.map(other).collect();
        others.sort_by_cached_key(|(path, name)| (fold(name), path.clone()));
        others.dedup();
        others
    }

    fn cycle(&self) -> String {
        let name = self.names.cycles.get(self.stored.content.cycle.as_str());
        name.map_or_else(String::new, |name| district::cycle_name(&self.frame, name))
    }

    fn owner_path(&self) -> String {
        self.organisation_path(&self.stored.content.organisation)
    }

    fn organisation_path(&self, id: &OrganisationId) -> String {
        owner_path(self.names.side(id).unwrap_or(Owner::Partner), id)
    }

    fn themes(&self) -> Vec<&str> {
        let name = |code: &'_ String| -> &str {
            let found = self.names.themes.get(code);
            match (found, self.frame.language) {
                (Some((name, _)), Language::Indonesian) | (Some((_, name)), Language::English) => name,
                (None, _) => "",
            }
        };
        self.stored.content.themes.iter().map(name).collect()
    }

    fn amount(&self, line: &FundingLine) -> String {
        self.frame.money(&line.amount)
    }

    fn offices(&self) -> Vec<(&OrganisationId, bool)> {
        let content = &self.stored.content;
        let lead = content.lead_office.iter().map(|office| (office, true));
        lead.chain(content.supporting_offices.iter().map(|office| (office, false))).collect()
    }
}

/// A programme's page, for everybody who may see it.
pub async fn show(
    RoleHolder(actor): RoleHolder,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<ProgrammeId>,
) -> Result<Response, Problem> {
    let stored = find(&app, &id).await?;
    let owner = stored.content.organisation.clone();
    if !Sight::of(&actor).shows(stored.content.state, &owner) {
        return Err(Problem::NotFound);
    }
    let names = store::names(app.db(), &app.region(), std::iter::once(&stored.content)).await?;
    let may_edit = actor.may_edit(&owner);
    let turn = stored.turn();
    let mut panels = Vec::new();
    for panel in app.programme_panels() {
        let of = ProgrammePanelOf { app: &app, frame: &frame, actor: &actor, programme: &stored.id };
        panels.extend((panel.draw)(of).await?);
    }
    let content = &stored.content;
    let asking = Asking { app: &app, frame: &frame, actor: &actor, id: Some(id.as_str()), typing: false };
    page(&RecordPage {
        united: united(app.db(), &app.region(), &stored.id).await?,
        panels,
        // About what is over nothing is found any more.
        similar: if content.is_open() { similar(&asking, content).await? } else { String::new() },
        mine: is_mine(&actor, turn, &owner),
        sees_contact: may_edit || actor.belongs_to(&owner),
        sees_history: may_edit,
        may_release: actor.is_secretariat(),
        missing: content.missing_fields(),
        areas: areas(&content.places, &names, &frame),
        codes: content.nomenclature.iter().map(|code| nomenclature(code)).collect(),
        goals: goals(&content.sdg, frame.language),
        totals: totals(&frame, &content.funding),
        stages: stages(content.state),
        moves: if may_edit { moves(&actor, &stored) } else { Vec::new() },
        turn,
        may_edit: may_edit && content.is_open(),
        stored,
        names,
        frame,
    })
}

/// Places by kecamatan, in the order of their codes.
fn areas(places: &[RegionCode], names: &Names, frame: &Frame) -> Vec<Area> {
    let mut areas: BTreeMap<RegionCode, Vec<String>> = BTreeMap::new();
    for place in places {
        let above = if place.level() == RegionLevel::Village { place.parent() } else { None };
        match above {
            Some(kecamatan) => {
                let name = names.place(place.as_str()).to_owned();
                areas.entry(kecamatan).or_default().push(name);
            }
            None => {
                areas.entry(place.clone()).or_default();
            }
        }
    }
    let name = |code: &RegionCode| match code.level() {
        RegionLevel::District => frame.say_with("programme-kecamatan", "name", names.place(code.as_str())),
        _ => frame.say("programme-whole-district"),
    };
    areas.into_iter().map(|(code, villages)| Area { name: name(&code), villages }).collect()
}

fn nomenclature(code: &str) -> Code {
    let above = sekber_facts::nomenclature::ancestors(code).into_iter().map(|entry| entry.name);
    let related = sekber_facts::crosswalk::find(code).map(|bridge| bridge.goals.clone()).unwrap_or_default();
    Code {
        code: code.to_owned(),
        name: sekber_facts::nomenclature::find(code).map_or("", |entry| entry.name).to_owned(),
        above: above.collect::<Vec<_>>().join(" › "),
        goals: related.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    }
}

fn goals(codes: &[String], language: Language) -> Vec<Goal> {
    let said = |id: &'static str, en: &'static str| match language {
        Language::Indonesian => id,
        Language::English => en,
    };
    let chosen = |code: &str| codes.iter().any(|known| known == code);
    let goal = |goal: &'static sekber_facts::sdg::Sdg| Goal {
        code: goal.code,
        name: said(goal.name_id, goal.name_en),
        color: goal.color,
        targets: sekber_facts::sdg::targets(goal.goal)
            .filter(|target| chosen(target.code))
            .map(|target| (target.code, said(target.text_id, target.text_en)))
            .collect(),
    };
    sekber_facts::sdg::goals().filter(|goal| chosen(goal.code)).map(goal).collect()
}

/// One sum for each currency and form; amounts of different currencies are never added.
fn totals(frame: &Frame, funding: &[FundingLine]) -> Vec<Total> {
    let mut sums: BTreeMap<(FundingForm, String), Money> = BTreeMap::new();
    for line in funding {
        let currency: Currency = line.amount.currency;
        let sum = sums.entry((line.form, currency.to_string())).or_insert(Money { minor: 0, currency });
        if let Ok(more) = sum.checked_add(line.amount) {
            *sum = more;
        }
    }
    let told = sums.into_iter().filter(|(_, sum)| sum.minor > 0);
    told.map(|((form, _), sum)| Total { form, amount: frame.money(&sum) }).collect()
}

fn stages(state: Status) -> Vec<Stage> {
    let way = [Status::Draft, Status::Proposed, Status::Verified, Status::Active, Status::Completed];
    let here = way.iter().position(|status| *status == state);
    let stage = |(index, status): (usize, &Status)| Stage {
        status: *status,
        class: if here.is_some_and(|here| index < here) { "done" } else { "" },
        current: here == Some(index),
    };
    let mut stages: Vec<Stage> = way.iter().enumerate().map(stage).collect();
    if state == Status::Cancelled {
        stages.push(Stage { status: state, class: "bad", current: true });
    }
    stages
}

/// The steps that lead on from here and are this person's to take, as the rules say.
fn moves(actor: &Actor, stored: &Stored) -> Vec<Move> {
    let reason = || "-".to_owned();
    let all = [
        Step::Propose,
        Step::Verify,
        Step::Return { reason: reason() },
        Step::Start,
        Step::Complete,
        Step::Reopen,
        Step::Cancel { reason: reason() },
    ];
    let missing: Vec<String> = stored.content.missing_fields().into_iter().map(str::to_owned).collect();
    let may = |step: &Step| !step.is_for_secretariat() || actor.is_secretariat();
    all.iter()
        .filter(|step| may(step) && apply(stored.content.state, step, &missing).is_ok())
        .map(|step| Move {
            code: step.name(),
            needs_reason: matches!(step, Step::Return { .. } | Step::Cancel { .. }),
            forward: matches!(step, Step::Propose | Step::Verify | Step::Start | Step::Complete),
        })
        .collect()
}

/// Takes a step in the programme's life.
pub async fn take_step(
    editor: ProgrammeEditor,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let reason = form.paragraphs("reason").to_owned();
    let step = match form.text("step") {
        "propose" => Step::Propose,
        "verify" => Step::Verify,
        "return" => Step::Return { reason },
        "start" => Step::Start,
        "complete" => Step::Complete,
        "cancel" => Step::Cancel { reason },
        "reopen" => Step::Reopen,
        _ => return Err(Problem::refused("programme-refused-turn")),
    };
    let version = form.version();
    actions::take_step(&app, &editor.actor, &editor.programme, version, &step).await?;
    Ok(go(format!("/programmes/{}", editor.programme), "notice-programme-moved"))
}

/// Shows the programme to everybody again.
pub async fn release(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<ProgrammeId>,
    form: Form,
) -> Result<Response, Problem> {
    let version = form.version();
    actions::release(&app, &actor, &id, version).await?;
    Ok(go(format!("/programmes/{id}"), "notice-programme-released"))
}
