//! Pages and actions about a partner's standing: its check, its steps, joining doubles; and invitations to the cycle.

use std::collections::HashSet;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::registry::checklist::{Answer, Checklist, POINTS, Verdict};
use sekber_core::registry::kinds::Side;
use sekber_core::registry::verification::{State as Stage, Step};
use sekber_core::value::OrganisationId;

use super::record::panels;
use super::{Choices, legality};
use crate::features::district;
use crate::features::registry::asking;
use crate::features::registry::duplicates::{Double, look_for_those_of};
use crate::features::registry::model::{Organisation, Record, record_path};
use crate::features::registry::store::standing::{self, Moving};
use crate::features::registry::store::{self, record};
use crate::features::registry::verification;
use crate::kit::access::{Actor, OrganisationEditor, Secretariat};
use crate::kit::app::App;
use crate::kit::card::Column;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, count, go, page, page_with, redirect};
use crate::kit::problem::Problem;

/// One point of the checklist as it is shown.
struct Point {
    code: &'static str,
    in_order: Option<bool>,
    remark: String,
    /// What was noted at the last check. It is shown beside the answer and never given again by itself: it may be mended by now.
    former: String,
    open: bool,
}

#[derive(Template)]
#[template(path = "features/registry/pages/check.html")]
struct CheckPage {
    frame: Frame,
    found: Organisation,
    points: Vec<Point>,
    gaps: i64,
    /// What Kesbangpol said last.
    legality: String,
    reason: String,
    /// The cycle to which it is not invited yet.
    cycle_year: Option<i64>,
    /// Whether it is to be invited as soon as it is verified.
    invites: bool,
    /// What other rooms show beside the checklist.
    beside: Vec<String>,
    refusal: Option<String>,
    faults: Faults,
}

async fn partner(app: &App, id: &OrganisationId) -> Result<Record, Problem> {
    let record = store::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let found = &record.organisation;
    if found.side == Side::Partner && found.merged_into.is_none() {
        Ok(record)
    } else {
        Err(Problem::NotFound)
    }
}

impl CheckPage {
    async fn new(
        app: &App,
        frame: Frame,
        actor: &Actor,
        record: Record,
        typed: Option<&Checklist>,
    ) -> Result<Self, Problem> {
        let former = standing::latest_checklist(app.db(), &app.region(), &record.organisation.id).await?;
        let held = record::documents(app.db(), &app.region(), &record.organisation.id).await?;
        let facts = verification::facts(&record, &held, app.today(), Checklist::default());
        let legality = legality::said(app, &frame, actor, &record.organisation).await?;
        let part = record::part(app.db(), &app.region(), &record.organisation.id).await?;
        let beside = panels(app, &frame, actor, &record, &part, Column::Check).await?;
        Ok(Self {
            beside,
            cycle_year: (!part.invited).then_some(part.year),
            invites: part.asked_at.is_some(),
            legality,
            frame,
            found: record.organisation,
            points: points(typed.unwrap_or(&passed(&former)), &former),
            gaps: count(facts.document_gaps.len()),
            reason: String::new(),
            refusal: None,
            faults: Faults::none(),
        })
    }
}

/// The answers with which a new check begins: what was in order at the last one, without its remarks.
fn passed(former: &Checklist) -> Checklist {
    let kept = former.0.iter().filter(|answer| answer.in_order == Some(true));
    Checklist(kept.map(|answer| Answer { remark: String::new(), ..answer.clone() }).collect())
}

fn points(checklist: &Checklist, former: &Checklist) -> Vec<Point> {
    POINTS
        .iter()
        .map(|code| {
            let answer = checklist.0.iter().rfind(|answer| answer.point == *code);
            let former = former.0.iter().rfind(|answer| answer.point == *code);
            Point {
                code,
                former: former.map(|answer| answer.remark.trim().to_owned()).unwrap_or_default(),
                in_order: answer.and_then(|answer| answer.in_order),
                remark: answer.map(|answer| answer.remark.clone()).unwrap_or_default(),
                open: false,
            }
        })
        .collect()
}

/// The checklist of a partner that was handed in.
pub async fn check_form(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<OrganisationId>,
) -> Result<Response, Problem> {
    let record = partner(&app, &id).await?;
    if record.organisation.state.verification() != Some(Stage::Submitted) {
        return Ok(redirect(&record.organisation.path()));
    }
    page(&CheckPage::new(&app, frame, &actor, record, None).await?)
}

fn read_checklist(form: &Form) -> Result<Checklist, Problem> {
    let remark = |point: &str| form.text(&format!("remark-{point}")).to_owned();
    let known = [("yes", Some(true)), ("no", Some(false)), ("", None)];
    let answer = |point: &&str| -> Result<Answer, Problem> {
        let in_order = form.one_of(&format!("point-{point}"), &known)?;
        Ok(Answer { point: (*point).to_owned(), in_order, remark: remark(point) })
    };
    POINTS.iter().map(answer).collect::<Result<_, _>>().map(Checklist)
}

/// Verifies a partner, or sends it back with reasons: the remarks of the points that failed, and what was added.
pub async fn check(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<OrganisationId>,
    form: Form,
) -> Result<Response, Problem> {
    let checklist = read_checklist(&form)?;
    let step = if form.one_of("step", &[("verify", true), ("return", false)])? {
        Step::Verify
    } else {
        Step::Return { reasons: reasons(&frame, &checklist, form.paragraphs("reason")) }
    };
    let version = form.version();
    let invites = form.switched("invite")?;
    let taken = verification::take_step(&app, &actor, &id, version, &step, checklist.clone()).await;
    match taken {
        Ok(_) if invites && matches!(step, Step::Verify) => {
            let cycle = district::current_cycle(app.db(), &app.region()).await?;
            let found = verification::invite(&app, &actor, &id, &cycle.id, true).await?;
            Ok(go(found.path(), "notice-partner-verified-invited"))
        }
        Ok(_) => Ok(go(record_path(Side::Partner, &id), notice(&step))),
        Err(problem @ (Problem::Refused { .. } | Problem::Invalid(_) | Problem::Conflict)) => {
            let record = partner(&app, &id).await?;
            let refusal = frame.say_problem(&problem);
            let mut again = CheckPage::new(&app, frame, &actor, record, Some(&checklist)).await?;
            if let Verdict::Open(open) = checklist.verdict() {
                for point in &mut again.points {
                    point.open = open.contains(&point.code);
                }
            }
            form.paragraphs("reason").clone_into(&mut again.reason);
            again.invites = invites;
            let status = problem.status();
            match problem {
                Problem::Invalid(faults) => again.faults = faults,
                _ => again.refusal = Some(refusal),
            }
            page_with(status, &again)
        }
        Err(other) => Err(other),
    }
}

/// The reasons to send a partner back, one a line.
fn reasons(frame: &Frame, checklist: &Checklist, added: &str) -> Vec<String> {
    let failed =
        checklist.0.iter().filter(|answer| answer.in_order == Some(false) && !answer.remark.is_empty());
    let told = failed.map(|answer| {
        let point = frame.say_code("check-", &answer.point);
        format!("{point}: {}", answer.remark)
    });
    let added = added.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
    told.chain(added).collect()
}

fn notice(step: &Step) -> &'static str {
    match step {
        Step::Submit => "notice-partner-submitted",
        Step::Verify => "notice-partner-verified",
        Step::Return { .. } => "notice-partner-returned",
        Step::Suspend { .. } => "notice-partner-suspended",
        Step::Reinstate => "notice-partner-reinstated",
        Step::Reopen => "notice-partner-reopened",
    }
}

/// Takes a step that needs no checklist: hand in, take back, suspend, reinstate.
pub async fn take_step(
    editor: OrganisationEditor,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let step = match form.text("step") {
        "submit" => Step::Submit,
        "reopen" => Step::Reopen,
        "suspend" => Step::Suspend { reason: form.paragraphs("reason").to_owned() },
        "reinstate" => Step::Reinstate,
        _ => return Err(Problem::refused("refusal-out-of-turn")),
    };
    let version = form.version();
    let id = &editor.organisation;
    verification::take_step(&app, &editor.actor, id, version, &step, Checklist::default()).await?;
    Ok(go(record_path(Side::Partner, id), notice(&step)))
}

/// Invites an organisation to the current cycle, or takes the invitation back.
pub async fn invite(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(id): PathId<OrganisationId>,
    form: Form,
) -> Result<Response, Problem> {
    let known = [
        ("yes", (true, "notice-invited")),
        ("no", (false, "notice-uninvited")),
        ("declined", (false, "notice-not-invited")),
    ];
    let (invited, notice) = form.one_of("invited", &known)?;
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let found = verification::invite(&app, &actor, &id, &cycle.id, invited).await?;
    Ok(go(found.path(), notice))
}

/// Asks the secretariat to invite a partner to the current cycle.
pub async fn ask_to_be_invited(
    editor: OrganisationEditor,
    State(app): State<App>,
) -> Result<Response, Problem> {
    let (id, cycle) = (&editor.organisation, district::current_cycle(app.db(), &app.region()).await?);
    asking::ask_to_be_invited(&app, &editor.actor, id, &cycle.id).await?;
    Ok(go(record_path(Side::Partner, id), "notice-invitation-asked"))
}

#[derive(Template)]
#[template(path = "features/registry/pages/merge.html")]
struct MergePage {
    frame: Frame,
    found: Organisation,
    into: Option<Organisation>,
    moving: Option<Moving>,
    doubles: Vec<Double>,
    partners: Choices,
    chosen: String,
    faults: Faults,
}

impl MergePage {
    async fn new(app: &App, frame: Frame, id: &OrganisationId, chosen: &str) -> Result<Self, Problem> {
        let (db, region) = (app.db(), app.region());
        let found = partner(app, id).await?.organisation;
        let all = record::comparables(db, &region).await?;
        let known = store::names(db, &region, Some(Side::Partner)).await?;
        let known: HashSet<OrganisationId> = known.into_iter().map(|name| name.id).collect();
        let is_known = |other: &OrganisationId| known.contains(other);
        let others: Vec<&record::Comparable> =
            all.iter().filter(|other| other.id != *id && is_known(&other.id)).collect();
        let chosen = others.iter().find(|other| other.id.as_str() == chosen).map(|other| &other.id);
        let (into, moving) = match chosen {
            Some(into) => {
                (Some(partner(app, into).await?.organisation), Some(standing::moving(db, &region, id).await?))
            }
            None => (None, None),
        };
        let partners = others.iter().map(|other| (other.id.to_string(), other.name.clone())).collect();
        let chosen = chosen.map(ToString::to_string).unwrap_or_default();
        let doubles = look_for_those_of(id, all).await?;
        Ok(Self {
            doubles: doubles.into_iter().filter(|double| is_known(&double.id)).collect(),
            frame,
            found,
            into,
            moving,
            partners,
            chosen,
            faults: Faults::none(),
        })
    }
}

/// The page on which a double is joined to the record that survives: first the choice, then what will move.
pub async fn merge_form(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<OrganisationId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let form = Form::from_query(query.as_deref());
    page(&MergePage::new(&app, frame, &id, form.text("into")).await?)
}

/// Joins a double to the record that survives.
pub async fn merge(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<OrganisationId>,
    form: Form,
) -> Result<Response, Problem> {
    let merged = join(&app, &actor, &id, &form).await;
    match merged {
        Ok(into) => Ok(go(record_path(Side::Partner, &into), "notice-partner-merged")),
        Err(Problem::Invalid(faults)) => {
            let mut again = MergePage::new(&app, frame, &id, "").await?;
            again.faults = faults;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(other) => Err(other),
    }
}

async fn join(app: &App, actor: &Actor, id: &OrganisationId, form: &Form) -> Result<OrganisationId, Problem> {
    let into: OrganisationId =
        form.text("into").parse().map_err(|_| Problem::Invalid(Faults::one("into", "fault-required")))?;
    let version = form.version();
    verification::merge(app, actor, id, version, &into).await?;
    Ok(into)
}
