//! Files of a meeting: letters, lists, sheets, the calendar entry, and its official documents as drafts or as they were issued.

use axum::extract::State;
use axum::response::Response;
use sekber_core::document::DocumentKind;
use sekber_core::registry::kinds::Side;
use sekber_documents::official::Document;
use sekber_documents::sheet::to_xlsx;

use sekber_core::value::MeetingId;

use super::content::{Content, ratings};
use super::find;
use crate::features::document;
use crate::features::meeting::actions::sheet::number;
use crate::features::meeting::documents::{Desk, attendance, invitation, proposals, sheets, sipd, talks};
use crate::features::meeting::sheet_lines::{OF_OFFICES, Sheets, offered, presented};
use crate::features::meeting::store::{participants, seats, slots};
use crate::kit::access::{Actor, Member, Permit};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::official_document::{self, Format};
use crate::kit::page::{Frame, PathId, XLSX, download as send_file};
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
    let desk = Desk::of(&app, frame, meeting).await?.in_indonesian();
    if file == "calendar.ics" {
        let text = invitation::calendar(&desk.app, &desk.meeting);
        return Ok(send_file("rapat.ics", "text/calendar; charset=utf-8", text.into_bytes()));
    }
    let (name, ending) = file.rsplit_once('.').unwrap_or((&file, ""));
    let kind = name.parse::<DocumentKind>().ok().filter(|kind| kind.is_of_meetings());
    actor.require(if kind.is_some() || name == "talks" { Permit::Observer } else { Permit::Secretariat })?;
    if file == "proposals.xlsx" {
        return workbook(&desk).await;
    }
    let format = Format::from_ending(ending).ok_or(Problem::NotFound)?;
    if let Some(kind) = kind {
        return official(&desk, kind, format).await;
    }
    match name {
        "invitations" => send(letter_name(&desk), invitations(&desk, None).await?, format).await,
        "attendance" => send("daftar-hadir", attendance_list(&desk).await?, format).await,
        "sheets" => send("lembar-pilihan", choice_sheets(&desk, &actor).await?, format).await,
        "talks" => send("temu-wicara", talk_table(&desk).await?, format).await,
        _ => match name.strip_prefix("invitation-") {
            Some(one) => send(letter_name(&desk), invitations(&desk, Some(one)).await?, format).await,
            None => Err(Problem::NotFound),
        },
    }
}

fn letter_name(desk: &Desk) -> &'static str {
    if invitation::is_draft(&desk.meeting) { "undangan-konsep" } else { "undangan" }
}

async fn send(name: &str, made: Document, format: Format) -> Result<Response, Problem> {
    official_document::send(&format!("sekber-{name}"), made, format).await
}

/// The edition in force while it says what the meeting says; else a draft of the next.
async fn official(desk: &Desk, kind: DocumentKind, format: Format) -> Result<Response, Problem> {
    let content = Content::load(desk, kind).await?;
    let subject = ("meeting", desk.meeting.id.as_str());
    let kept = document::in_force(desk.app.db(), &desk.app.region(), subject, kind).await?;
    let digest = content.digest(desk)?;
    match kept.filter(|kept| kept.is_in_force() && kept.digest == digest && kept.file(format).is_some()) {
        Some(kept) => document::send_kept(&desk.app, &kept, format).await,
        // A record that nothing was agreed on would be a record of zeros.
        None if kind == DocumentKind::Agreement
            && desk.meeting.closed_at.is_some()
            && content.lines() == 0 =>
        {
            Err(Problem::refused("issue-missing-agreed"))
        }
        None => {
            let name = format!("{}-konsep", document::file_name(kind));
            send(&name, content.document(desk, None), format).await
        }
    }
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

/// The sheets of everybody who is invited. What is printed keeps its numbers.
async fn choice_sheets(desk: &Desk, actor: &Actor) -> Result<Document, Problem> {
    let (db, region) = (desk.app.db(), desk.app.region());
    let all = participants::all(db, &region, &desk.meeting.id).await?;
    let ratings = ratings(desk).await?;
    let order = slots::all(db, &region, &desk.meeting.id).await?;
    let mut wanted = Sheets::from([(OF_OFFICES.to_owned(), presented(&ratings, &order))]);
    for one in all.iter().filter(|one| one.side == Some(Side::Partner)) {
        wanted.extend(one.organisation_id.as_ref().map(|own| (own.to_string(), offered(&ratings, own))));
    }
    let numbered = number(&desk.app, actor, &desk.meeting, wanted).await?;
    Ok(sheets::document(desk, &all, &numbered))
}

async fn talk_table(desk: &Desk) -> Result<Document, Problem> {
    let ratings = ratings(desk).await?;
    let told =
        crate::features::matching::interests(desk.app.db(), &desk.app.region(), &desk.meeting.cycle_id)
            .await?;
    Ok(talks::document(desk, &ratings, told))
}

async fn workbook(desk: &Desk) -> Result<Response, Problem> {
    let Content::Proposals(lines, _) = Content::load(desk, DocumentKind::Proposals).await? else {
        return Err(Problem::NotFound);
    };
    let tables = [proposals::table(desk, &lines), sipd::table(desk, &lines)];
    let created = desk.app.settings().local(desk.app.now());
    let write = move || to_xlsx(&tables, created);
    let bytes = cpu::run(write).await?.map_err(anyhow::Error::from)?;
    Ok(send_file("sekber-daftar-usulan-kolaborasi.xlsx", XLSX, bytes))
}
