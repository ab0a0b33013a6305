//! One pair of office and programme: how well it fits, what was said, why it is or is not in a plan, and what a ruling
//! would change.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use sekber_core::matching::assignment::plan::Whose;
use sekber_core::matching::assignment::policy::{Aim, Worth};
use sekber_core::matching::assignment::reason::{Main, Reason as Why};
use sekber_core::registry::kinds::Side;

use super::line::{Line, Voice};
use super::plan::{Opened, pair_ids};
use crate::features::district;
use crate::features::matching::actions::{plan as plan_action, ruling};
use crate::features::matching::model::{Interest, Pair, Rule, Ruling};
use crate::features::matching::reasons::of_hundred;
use crate::features::matching::store::{interests, plans, rulings};
use crate::features::matching::table;
use crate::kit::access::{Overseer, Secretariat};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/matching/pages/pair.html")]
struct PairPage {
    frame: Frame,
    line: Line,
    office_name: String,
    office_href: String,
    of_office: Option<Voice>,
    of_partner: Option<Voice>,
    ruling: Option<Ruling>,
    plan: Option<(String, String)>,
    why: String,
    loss: Vec<String>,
    gained: Vec<String>,
    lost: Vec<String>,
    manages: bool,
}

/// A pair's page.
pub async fn show(
    Overseer(actor): Overseer,
    State(app): State<App>,
    frame: Frame,
    Path((office, programme)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (office, programme) = pair_ids(&office, &programme)?;
    let (db, region) = (app.db(), app.region());
    let cycle = district::current_cycle(db, &region).await?;
    let table = table::table(&app, &cycle).await?;
    let at = table.subjects.programme(&programme).ok_or(Problem::NotFound)?;
    let place = table.subjects.office(&office).ok_or(Problem::NotFound)?;
    let told = interests::about(db, &region, &cycle.id, Some(&office), Some(&programme)).await?;
    let ruled = rulings::of_cycle(db, &region, &cycle.id).await?;
    let wanted = Form::from_query(query.as_deref()).text("plan").to_owned();
    let plan = match wanted.as_str() {
        "" => {
            plans::of_cycle(db, &region, &cycle.id).await?.into_iter().next().map(|head| head.id.to_string())
        }
        wanted => Some(wanted.to_owned()),
    };
    let record = table.subjects.offices.get(place).ok_or(Problem::NotFound)?.organisation.clone();
    let line = Line::rated(&app, frame.language, &table, at, place).about_programme(&frame, &table, at);
    let voice = |side: Side| told.iter().find(|one: &&Interest| one.side == side).map(Voice::from);
    let mut shown = PairPage {
        office_name: record.name.clone(),
        office_href: record.path(),
        of_office: voice(Side::Office),
        of_partner: voice(Side::Partner),
        ruling: ruled.into_iter().find(|one| one.office_id == office && one.programme_id == programme),
        plan: None,
        why: String::new(),
        loss: Vec::new(),
        gained: Vec::new(),
        lost: Vec::new(),
        manages: actor.is_secretariat(),
        line,
        frame,
    };
    if let Some(plan) = plan {
        let opened = Opened::beside(&app, &plan, &cycle, &table).await?;
        shown.explain(&opened, office.as_str(), programme.as_str());
    }
    page(&shown)
}

impl PairPage {
    fn explain(&mut self, opened: &Opened, office: &str, programme: &str) {
        let label = self.frame.say_with("matching-plan-number", "number", opened.head.number);
        self.plan = Some((opened.head.id.to_string(), label));
        let programme = opened.inputs.programmes.iter().position(|offer| offer.id == programme);
        let office = opened.inputs.offices.iter().position(|seat| seat.id == office);
        let (Some(programme), Some(office)) = (programme, office) else {
            self.why = self.frame.say("matching-why-unknown");
            return;
        };
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let why = opened.planner.why_not(index(programme), index(office));
        self.why = self.frame.say(sentence(&why.main));
        self.loss = why.loss.map(|loss| losses(&self.frame, loss)).unwrap_or_default();
        let names = |edges: &[u32]| -> Vec<String> {
            let name = |edge: &u32| {
                let edge = &opened.planner.instance().edges[*edge as usize];
                let offer = &opened.inputs.programmes[edge.programme as usize];
                let seat = &opened.inputs.offices[edge.office as usize];
                format!("{} – {} ({})", seat.name, offer.title, opened.partner(edge.programme).name)
            };
            edges.iter().map(name).collect()
        };
        let Why { gained, lost, .. } = &why;
        (self.gained, self.lost) = (names(gained), names(lost));
    }
}

/// The key of the sentence about the main reason.
fn sentence(main: &Main) -> &'static str {
    match main {
        Main::Chosen => "matching-why-chosen",
        Main::Vetoed => "matching-why-vetoed",
        Main::Unknown => "matching-why-unknown",
        Main::Closed(_) => "matching-why-closed",
        Main::Full(Whose::Office) => "matching-why-full-office",
        Main::Full(Whose::Partner) => "matching-why-full-partner",
        Main::Full(Whose::Programme) => "matching-why-full-programme",
        Main::BelowThreshold => "matching-why-below",
        Main::WorseTotal => "matching-why-worse",
    }
}

/// What the plan would lose, aim by aim, as far as it is more than nothing.
fn losses(frame: &Frame, loss: Worth) -> Vec<String> {
    let told = |aim: &Aim| {
        let number = aim.of(loss);
        let key = match (aim, number > 0) {
            (_, _) if number == 0 => return None,
            (Aim::Placed, true) => "matching-loss-placed",
            (Aim::Placed, false) => "matching-gain-placed",
            (Aim::Floors, true) => "matching-loss-floors",
            (Aim::Mutual, true) => "matching-loss-mutual",
            (Aim::Benefit, true) => "matching-loss-benefit",
            _ => return None,
        };
        let shown = if *aim == Aim::Benefit { of_hundred(number) } else { number.abs() };
        Some(frame.say_with(key, "count", shown.to_string()))
    };
    Aim::ALL.iter().filter_map(told).collect()
}

/// Locks, excludes or frees a pair; when a plan is named it is made again under the same rules.
pub async fn rule(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let (office, programme) = pair_ids(form.text("office"), form.text("programme"))
        .map_err(|_| Problem::refused("matching-refused-pair"))?;
    let pair = Pair { office, programme };
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let reason: String = form.text("reason").chars().take(500).collect();
    match form.text("rule") {
        "free" => ruling::lift(&app, &actor, &cycle.id, &pair).await?,
        text => {
            let rule: Rule = text.parse().map_err(|_| Problem::refused("matching-refused-pair"))?;
            ruling::rule(&app, &actor, &cycle.id, &pair, rule, &reason).await?;
        }
    }
    let Some(plan) = form.filled("plan") else {
        return Ok(go(
            format!("/matching/pairs/{}/{}", pair.office, pair.programme),
            "notice-matching-ruled",
        ));
    };
    let before = Opened::read(&app, plan).await?;
    let wanted = before.inputs.wanted.clone();
    let id = plan_action::make(&app, &actor, &cycle, &before.head.name, wanted).await?;
    Ok(go(format!("/matching/plans/{id}?compare={}", before.head.id), "notice-matching-renewed"))
}
