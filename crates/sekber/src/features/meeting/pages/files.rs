//! Files of a meeting: letters, lists, sheets, the calendar entry, and the documents that come out of it.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use sekber_core::meeting::kinds::LegalDocumentKind;
use sekber_documents::official::Document;
use sekber_documents::sheet::to_xlsx;

use sekber_core::value::MeetingId;

use super::{cycle_of, find};
use crate::features::matching::Ratings;
use crate::features::meeting::actions::outcome as verbs;
use crate::features::meeting::documents::{
    Desk, Issued, agreement, attendance, invitation, minutes, proposals, sheets, talks,
};
use crate::features::meeting::model::Meeting;
use crate::features::meeting::pages::plan::pairs;
use crate::features::meeting::store::{outcome, participants, seats};
use crate::kit::access::{Member, Permit, Secretariat};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::cpu;
use crate::kit::page::{Frame, PathId, XLSX, download as send_file, go, official_document};
use crate::kit::problem::Problem;

/// Sends a file by its name. Everybody who is signed in gets the calendar entry; letters and lists with codes and names
/// are for the secretariat, documents for the leaders too.
pub async fn download(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId((meeting, file)): PathId<(MeetingId, String)>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let desk = Desk { app: app.clone(), frame: Arc::new(frame), meeting: meeting.clone() };
    let name = file.rsplit_once('.').map_or(file.as_str(), |(name, _)| name).to_owned();
    if file == "calendar.ics" {
        let text = invitation::calendar(&desk.app, &desk.meeting);
        return Ok(send_file("rapat.ics", "text/calendar; charset=utf-8", text.into_bytes()));
    }
    let open = is_document(&name) || name == "talks";
    actor.require(if open { Permit::Observer } else { Permit::Secretariat })?;
    match file.as_str() {
        "invitations.pdf" => send("undangan", invitations(&desk, None).await?).await,
        "attendance.pdf" => send("daftar-hadir", attendance_list(&desk).await?).await,
        "sheets.pdf" => send("lembar-pilihan", choice_sheets(&desk).await?).await,
        "talks.pdf" => send("temu-wicara", talk_table(&desk).await?).await,
        "agreement.pdf" => send("berita-acara", agreed(&desk).await?).await,
        "proposals.pdf" => send("daftar-usulan-kolaborasi", proposed(&desk).await?).await,
        "minutes.pdf" => send("notula", noted(&desk).await?).await,
        "proposals.xlsx" => workbook(&desk).await,
        _ => match name.strip_prefix("invitation-").filter(|_| file.ends_with(".pdf")) {
            Some(participant) => send("undangan", invitations(&desk, Some(participant)).await?).await,
            None => Err(Problem::NotFound),
        },
    }
}

fn is_document(name: &str) -> bool {
    ["agreement", "proposals", "minutes"].contains(&name)
}

async fn send(name: &str, made: Document) -> Result<Response, Problem> {
    official_document::send(&format!("sekber-{name}"), made).await
}

async fn invitations(desk: &Desk, only: Option<&str>) -> Result<Document, Problem> {
    let (db, region) = (desk.app.db(), desk.app.region());
    let mut all = participants::all(db, &region, &desk.meeting.id).await?;
    all.retain(|one| only.is_none_or(|only| one.id.as_str() == only));
    if all.is_empty() {
        return Err(Problem::refused("meeting-refused-nobody-invited"));
    }
    Ok(invitation::document(desk, &all))
}

async fn attendance_list(desk: &Desk) -> Result<Document, Problem> {
    let (db, region) = (desk.app.db(), desk.app.region());
    let all = participants::all(db, &region, &desk.meeting.id).await?;
    Ok(attendance::document(desk, &all, &seats::all(db, &region, &desk.meeting.id).await?))
}

async fn glance(desk: &Desk) -> Result<Ratings, Problem> {
    Ratings::at(&desk.app, &cycle_of(&desk.app, &desk.meeting).await?, desk.frame.language).await
}

async fn choice_sheets(desk: &Desk) -> Result<Document, Problem> {
    let all = participants::all(desk.app.db(), &desk.app.region(), &desk.meeting.id).await?;
    let numbered = super::sheets::numbered(&desk.app, &glance(desk).await?, &desk.meeting).await?;
    Ok(sheets::document(desk, &all, &numbered))
}

async fn talk_table(desk: &Desk) -> Result<Document, Problem> {
    let glance = glance(desk).await?;
    let told =
        crate::features::matching::interests(desk.app.db(), &desk.app.region(), &desk.meeting.cycle_id)
            .await?;
    Ok(talks::document(desk, &glance, told))
}

/// Under what a document that says the very same was issued; none for a draft.
async fn issued(desk: &Desk, kind: LegalDocumentKind, digest: &str) -> Result<Option<Issued>, Problem> {
    let (db, region) = (desk.app.db(), desk.app.region());
    let made = outcome::documents(db, &region, &desk.meeting.id).await?;
    let Some(document) = made.into_iter().find(|document| document.kind == kind && document.digest == digest)
    else {
        return Ok(None);
    };
    let line = ("meeting.paper_made", desk.meeting.id.as_str());
    let anchor = audit::anchor_of(db, &region, line, document.made_at).await?;
    Ok(Some(Issued { code: document.code, anchor }))
}

/// Issues a document: what it says now is kept under a code by which anybody can check it.
pub async fn issue(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((meeting, kind)): PathId<(MeetingId, String)>,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let kind: LegalDocumentKind = kind.parse().map_err(|_| Problem::NotFound)?;
    let desk = Desk { app: app.clone(), frame: Arc::new(frame), meeting: meeting.clone() };
    let (digest, number, lines) = match kind {
        LegalDocumentKind::Agreement => {
            let lines = pairs(&app, &glance(&desk).await?, &meeting).await?;
            (verbs::digest(&agreement::facts(&desk, &lines))?, meeting.record_number.clone(), lines.len())
        }
        LegalDocumentKind::Proposals => {
            let lines = proposal_lines(&desk).await?;
            (verbs::digest(&lines)?, String::new(), lines.len())
        }
        LegalDocumentKind::Minutes => {
            let tasks = outcome::tasks(app.db(), &app.region(), &meeting.id).await?;
            (verbs::digest(&minutes::facts(&meeting.minutes, &tasks))?, String::new(), tasks.len())
        }
    };
    let title = desk.frame.say_code("document-", kind.as_str());
    verbs::keep_document(&app, &actor, &meeting, kind, (&title, &number, lines), digest).await?;
    Ok(go(meeting.path(), "notice-meeting-issued"))
}

async fn agreed(desk: &Desk) -> Result<Document, Problem> {
    let lines = pairs(&desk.app, &glance(desk).await?, &desk.meeting).await?;
    let digest = verbs::digest(&agreement::facts(desk, &lines))?;
    let issued = issued(desk, LegalDocumentKind::Agreement, &digest).await?;
    Ok(agreement::document(desk, &lines, issued.as_ref()))
}

async fn proposal_lines(desk: &Desk) -> Result<Vec<proposals::Line>, Problem> {
    let glance = glance(desk).await?;
    let lines = pairs(&desk.app, &glance, &desk.meeting).await?;
    proposals::lines(desk, &glance, &lines).await
}

async fn proposed(desk: &Desk) -> Result<Document, Problem> {
    let lines = proposal_lines(desk).await?;
    let issued = issued(desk, LegalDocumentKind::Proposals, &verbs::digest(&lines)?).await?;
    Ok(proposals::document(desk, &lines, issued.as_ref()))
}

async fn workbook(desk: &Desk) -> Result<Response, Problem> {
    let table = proposals::table(desk, &proposal_lines(desk).await?);
    let created = desk.app.settings().local(desk.app.now());
    let write = move || to_xlsx(&[table], created);
    let bytes = cpu::run(write).await?.map_err(anyhow::Error::from)?;
    Ok(send_file("sekber-daftar-usulan-kolaborasi.xlsx", XLSX, bytes))
}

async fn noted(desk: &Desk) -> Result<Document, Problem> {
    let (db, region) = (desk.app.db(), desk.app.region());
    let Meeting { id, minutes: text, .. } = &desk.meeting;
    let all = participants::all(db, &region, id).await?;
    let tasks = outcome::tasks(db, &region, id).await?;
    let approvals = outcome::approvals(db, &region, id).await?;
    let issued =
        issued(desk, LegalDocumentKind::Minutes, &verbs::digest(&minutes::facts(text, &tasks))?).await?;
    Ok(minutes::document(desk, &all, &tasks, &approvals, issued.as_ref()))
}
