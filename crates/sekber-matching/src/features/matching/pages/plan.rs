//! One plan: its pairs by office or as a matrix, who is left short and what would help, and the plan beside another.

mod as_file;
mod asked;
mod decision;
mod figures;
mod overall;
mod shortage;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::text::fold;
use sekber_core::value::PlanId;
use sekber_engines::matching::assignment::policy::Aim;

use asked::{Asked, asked};
use decision::Sent;
pub use decision::decide;
use figures::{Figure, Figures, usual_quota};
use overall::{MatrixRow, Share, coverage, matrix};
use shortage::{HelpLine, Listed, ShortLine, fewest, idle, repairs, short, unmet, unplaced};

use super::files;
use crate::features::district::{self, Cycle};
use crate::features::matching::actions;
use crate::features::matching::authority::{Matter, noted};
use crate::features::matching::model::{Decision, PlanHead, PlanState};
use crate::features::matching::planning::{Capacity, Wanted};
use crate::features::matching::reasons::of_hundred;
use crate::features::matching::solved_plan::{Moved, SolvedPlan};
use crate::features::matching::store::partnered::{self, Partners};
use crate::features::matching::store::{decisions, plans};
use crate::kit::access::{Actor, Observer, Secretariat};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId, QueryString, count, go, local_path, page_with};
use crate::kit::problem::Problem;

/// Most pairs shown that would rather have each other.
const MOST_BLOCKING: usize = 10;

/// A pair as the list shows it.
pub(super) struct PairLine {
    pub(super) programme: String,
    pub(super) title: String,
    pub(super) partner: String,
    pub(super) score: i64,
    pub(super) locked: bool,
    pub(super) mutual: bool,
    pub(super) priority: bool,
    pub(super) over: bool,
    pub(super) above: Vec<Matter>,
    /// The number of their partnership, where they are partners already.
    pub(super) partnered: Option<i64>,
    pub(super) href: String,
}

/// An office with its pairs.
pub(super) struct OfficeLines {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) most: i64,
    pub(super) lacks: i64,
    pub(super) pairs: Vec<PairLine>,
}

/// Another plan beside this one.
struct Compared {
    label: String,
    figures: Vec<Figure>,
    moved: Vec<Moved>,
}

#[derive(Template)]
#[template(path = "features/matching/pages/plan.html")]
struct PlanPage {
    frame: Frame,
    cycle: Cycle,
    head: PlanHead,
    offices: Vec<OfficeLines>,
    figures: Figures,
    /// Offices and partners that take part.
    all: (i64, i64),
    short: Vec<ShortLine>,
    /// Partners without any programme in the cycle, by name.
    idle: Vec<String>,
    /// The fewest changes that together place whoever can be placed.
    fewest: Vec<String>,
    /// Single changes that help.
    repairs: Vec<String>,
    unmet: Listed<HelpLine>,
    /// Programmes that no office takes: id, title and partner.
    unplaced: Listed<(String, String, String)>,
    /// How many programmes were not planned because their time was over.
    over: i64,
    blocking: Vec<PairLine>,
    /// Pairs that somebody wished for and that fit too little to be proposed.
    below: Vec<PairLine>,
    themes: Vec<Share>,
    places: Vec<Share>,
    matrix: Option<(Vec<String>, Vec<MatrixRow>)>,
    others: Vec<(String, String)>,
    compared: Option<Compared>,
    /// Offices and partners whose quota may be asked about.
    seats: [Vec<(String, String)>; 2],
    asked: Option<Asked>,
    /// How far the plan may be from the best one, when it is not proven.
    gap: Option<String>,
    repeated: bool,
    manages: bool,
    /// The plan that is in force now, where it is another one.
    replaced: Option<String>,
    /// The rules under which it was made.
    wanted: Wanted,
    /// What a leader says about it.
    decision: Option<Decision>,
    /// Whether the reader is a leader, who decides about it.
    leads: bool,
    /// Whether the reader writes down what a leader decides on paper.
    records: bool,
    /// What was sent as a decision and is to be mended.
    sent: Sent,
    faults: Faults,
    /// The page that led here and decides about the plan, if one did.
    from: Option<String>,
}

impl PlanPage {
    /// Whether the reader may put the plan into force from here, now or once a leader approves it.
    fn is_to_publish(&self) -> bool {
        self.manages && self.from.is_none() && self.head.state != PlanState::Published
    }

    /// What is asked before it is put into force: only where another one is in force does it replace any.
    fn publish_confirm(&self) -> String {
        let Some(plan) = &self.replaced else { return self.frame.say("matching-publish-confirm") };
        self.frame.say_with("matching-publish-confirm-replaces", "plan", plan)
    }

    /// Whether a leader approves it.
    fn is_approved(&self) -> bool {
        self.decision.as_ref().is_some_and(Decision::approves)
    }

    /// The page that led here, as links within this one carry it on after a sign.
    fn origin(&self, sign: &str) -> String {
        let Some(from) = &self.from else { return String::new() };
        QueryString::default().with("from", from).link("").replacen('?', sign, 1)
    }
}

/// A plan's page.
pub async fn show(
    Observer(actor): Observer,
    State(app): State<App>,
    frame: Frame,
    PathId(plan): PathId<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    drawn(&app, &actor, (frame, typed), &plan, (Sent::default(), Faults::none())).await
}

/// The page of a plan as its address asks for it, with what was sent as a decision and what is to be mended in it.
async fn drawn(
    app: &App,
    actor: &Actor,
    (frame, typed): (Frame, Form),
    plan: &str,
    sent: (Sent, Faults),
) -> Result<Response, Problem> {
    let opened = SolvedPlan::read(app, plan).await?;
    let all = plans::of_cycle(app.db(), &app.region(), &opened.cycle.id).await?;
    let other = all.iter().find(|head| head.id.as_str() == typed.text("compare"));
    let figures = Figures::of(&opened.inputs, &opened.outcome);
    let compared = match other {
        Some(other) => {
            let (inputs, outcome) = SolvedPlan::record(app, &other.id).await?;
            Some(Compared {
                label: other.shown(&frame),
                figures: figures.beside(&Figures::of(&inputs, &outcome), &frame),
                moved: opened.compared_with(app, &other.id).await?,
            })
        }
        None => None,
    };
    let decision = decisions::find(app.db(), &app.region(), &opened.head.id).await?;
    let partners = partnered::on(app, app.today()).await?;
    let (manages, leads) = (actor.is_secretariat(), actor.is_leader());
    let shown =
        Shown { frame, opened, all, typed, figures, compared, partners, manages, decision, leads, sent };
    // The solver is asked what would help whom: with thousands of pairs that takes tens of milliseconds.
    cpu::run(move || shown.page()).await?
}

/// What a plan's page is made of.
struct Shown {
    frame: Frame,
    opened: SolvedPlan,
    all: Vec<PlanHead>,
    typed: Form,
    figures: Figures,
    compared: Option<Compared>,
    partners: Partners,
    manages: bool,
    decision: Option<Decision>,
    leads: bool,
    /// What was sent as a decision, with what is to be mended in it.
    sent: (Sent, Faults),
}

impl Shown {
    fn page(self) -> Result<Response, Problem> {
        let Self { frame, opened, all, typed, figures, compared, partners, manages, decision, leads, sent } =
            self;
        let (sent, faults) = sent;
        let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let (themes, places) = coverage(&frame, &opened);
        let from = typed.filled("from").map(local_path);
        let is_of_leader = decision.as_ref().is_some_and(|decision| decision.of_leader);
        let shortfall = opened.planner.shortfall();
        let seats = |seats: &[Capacity]| -> Vec<(String, String)> {
            let mut named: Vec<_> = seats.iter().map(|seat| (seat.id.clone(), seat.name.clone())).collect();
            named.sort_by_cached_key(|(_, name)| fold(name));
            named
        };
        let shown = PlanPage {
            short: short(&frame, &opened),
            idle: idle(&opened),
            unmet: Listed::of(unmet(&opened)),
            unplaced: Listed::of(unplaced(&opened)),
            over: count(opened.left_over()),
            fewest: fewest(&frame, &opened, shortfall.as_ref()),
            repairs: repairs(&frame, &opened, shortfall.as_ref()),
            seats: [seats(&opened.inputs.offices), seats(&opened.inputs.partners)],
            asked: asked(&frame, &opened, &typed),
            gap: gap(&frame, &opened),
            blocking: opened
                .outcome
                .blocking
                .iter()
                .take(MOST_BLOCKING)
                .map(|pair| line(&opened, *pair, None))
                .collect(),
            below: opened.inputs.below.iter().map(|pair| beneath(&opened, *pair)).collect(),
            all: (count(opened.inputs.offices.len()), count(opened.inputs.partners.len())),
            figures,
            matrix: (typed.text("view") == "matrix").then(|| matrix(&frame, &opened)),
            others: all
                .iter()
                .filter(|head| head.id != opened.head.id)
                .map(|head| (head.id.to_string(), head.shown(&frame)))
                .collect(),
            replaced: all
                .iter()
                .find(|head| head.state == PlanState::Published && head.id != opened.head.id)
                .map(|head| head.shown(&frame)),
            repeated: opened.planner.digest() == opened.head.plan_digest,
            manages,
            from,
            decision,
            leads,
            records: manages && !leads && !is_of_leader,
            wanted: opened.inputs.wanted.clone(),
            offices: by_office(&opened, &partners),
            cycle: opened.cycle.clone(),
            head: opened.head.clone(),
            themes,
            places,
            compared,
            sent,
            faults,
            frame,
        };
        page_with(status, &shown)
    }
}

/// How far a plan that is not proven may be from the best one: in whoever could still be placed, else in points.
fn gap(frame: &Frame, opened: &SolvedPlan) -> Option<String> {
    if opened.head.optimal {
        return None;
    }
    let gap = opened.planner.gap();
    Some(match Aim::Placed.of(gap) {
        0 => frame.say_with("matching-gap-benefit", "count", of_hundred(Aim::Benefit.of(gap)).to_string()),
        placed => frame.say_with("matching-gap-placed", "count", placed.to_string()),
    })
}

fn line(opened: &SolvedPlan, (programme, office): (u32, u32), chosen: Option<(u16, bool)>) -> PairLine {
    let offer = opened.offer(programme);
    let seat = opened.office(office);
    let points = chosen.map(|(points, _)| points).or_else(|| {
        let edge = opened.planner.edge_of(programme, office)?;
        Some(opened.planner.instance().edges[edge as usize].points)
    });
    PairLine {
        programme: offer.id.clone(),
        title: offer.title.clone(),
        partner: match chosen {
            Some(_) => opened.partner(programme).name.clone(),
            None => format!("{} – {}", opened.partner(programme).name, seat.name),
        },
        score: of_hundred(points.unwrap_or(0)),
        locked: chosen.is_some_and(|(_, locked)| locked),
        mutual: opened.is_mutual(programme, office),
        priority: offer.priority,
        over: opened.is_over(&offer.id),
        above: chosen.map(|_| opened.above(&offer.id, &seat.id)).unwrap_or_default(),
        partnered: None,
        href: format!("/matching/pairs/{}/{}?plan={}", seat.id, offer.id, opened.head.id),
    }
}

/// A pair that fits too little to be proposed.
fn beneath(opened: &SolvedPlan, (programme, office, points): (u32, u32, u16)) -> PairLine {
    PairLine { score: of_hundred(points), ..line(opened, (programme, office), None) }
}

/// The pairs of every office, in order of the offices' names; the best fit first. Each says whether they are partners already.
pub(super) fn by_office(opened: &SolvedPlan, partners: &Partners) -> Vec<OfficeLines> {
    let mut pairs: BTreeMap<u32, Vec<(u32, u16, bool)>> = BTreeMap::new();
    for (programme, office, points, locked) in &opened.outcome.pairs {
        pairs.entry(*office).or_default().push((*programme, *points, *locked));
    }
    let lacks: BTreeMap<u32, u32> = opened.outcome.offices_short.iter().copied().collect();
    let mut lines: Vec<OfficeLines> = (0..)
        .zip(&opened.inputs.offices)
        .map(|(at, seat)| {
            let mut own = pairs.remove(&at).unwrap_or_default();
            own.sort_by_key(|(programme, points, _)| (std::cmp::Reverse(*points), *programme));
            OfficeLines {
                id: seat.id.clone(),
                name: seat.name.clone(),
                most: i64::from(seat.most),
                lacks: i64::from(lacks.get(&at).copied().unwrap_or(0)),
                pairs: own
                    .into_iter()
                    .map(|(programme, points, locked)| {
                        let pair = line(opened, (programme, at), Some((points, locked)));
                        let named = (seat.id.clone(), pair.programme.clone());
                        PairLine { partnered: partners.get(&named).copied(), ..pair }
                    })
                    .collect(),
            }
        })
        .collect();
    lines.sort_by_cached_key(|line| fold(&line.name));
    lines
}

/// Makes a plan that a leader approves the one in force.
pub async fn publish(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<PlanId>,
) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    actions::plan::publish(&app, &actor, &cycle, &id).await?;
    Ok(go(format!("/matching/plans/{id}"), "notice-matching-published"))
}

/// The plan as a workbook, delimited text, official document, or JSON with everything that it was made from.
pub async fn download(
    _: Observer,
    State(app): State<App>,
    frame: Frame,
    PathId((plan, format)): PathId<(String, String)>,
) -> Result<Response, Problem> {
    let opened = SolvedPlan::read(&app, &plan).await?;
    let called = frame.language.either("sekber-rencana", "sekber-plan");
    let name = format!("{called}-{}-{}", opened.cycle.year, opened.head.number);
    if format == "json" {
        let whole = serde_json::json!({ "engine": opened.head.engine, "inputs": &*opened.inputs, "outcome": opened.outcome });
        let bytes =
            cpu::run(move || serde_json::to_vec_pretty(&whole)).await?.map_err(anyhow::Error::from)?;
        return Ok(crate::kit::page::download(&format!("{name}.json"), "application/json", bytes));
    }
    let decision = decisions::find(app.db(), &app.region(), &opened.head.id).await?;
    let standing = decision::standing(&frame, &opened.head, decision.as_ref());
    let partners = partnered::on(&app, app.today()).await?;
    if let Some(format) = Format::from_ending(&format) {
        let document =
            cpu::run(move || as_file::plan_document(&app, (&frame, &partners), &opened, decision.as_ref()))
                .await?;
        return official_document::send(&name, document, format).await;
    }
    let speaker = app.clone();
    files::send(&app, &name, &format, move || {
        as_file::tables(&speaker, (&frame, &partners), &opened, &standing)
    })
    .await
}
