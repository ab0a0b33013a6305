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
use crate::features::document::{self, IssuedDocument};
use crate::features::meeting::actions::sheet::number;
use crate::features::meeting::documents::invitation::IssuedLetter;
use crate::features::meeting::documents::{
    DocumentScene, attendance, invitation, letter, proposals, sheets, sipd, talks,
};
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
    let papers = DocumentScene::of(&app, frame, meeting).await?.in_indonesian();
    if file == "calendar.ics" {
        let text = invitation::calendar(&papers.app, &papers.meeting);
        return Ok(send_file("rapat.ics", "text/calendar; charset=utf-8", text.into_bytes()));
    }
    let (name, ending) = file.rsplit_once('.').unwrap_or((&file, ""));
    let kind = name.parse::<DocumentKind>().ok().filter(|kind| kind.is_of_meetings());
    actor.require(if kind.is_some() || name == "talks" { Permit::Observer } else { Permit::Secretariat })?;
    if file == "proposals.xlsx" {
        return workbook(&papers).await;
    }
    let format = Format::from_ending(ending).ok_or(Problem::NotFound)?;
    if let Some(kind) = kind {
        return official(&papers, kind, format).await;
    }
    match name {
        "invitations" => invitations(&papers, None, format).await,
        "attendance" => send("daftar-hadir", attendance_list(&papers).await?, format).await,
        "sheets" => send("lembar-pilihan", choice_sheets(&papers, &actor).await?, format).await,
        "talks" => send("pertemuan-dua-pihak", talk_table(&papers).await?, format).await,
        _ => match name.strip_prefix("invitation-") {
            Some(one) => invitations(&papers, Some(one), format).await,
            None => Err(Problem::NotFound),
        },
    }
}

async fn send(name: &str, made: Document, format: Format) -> Result<Response, Problem> {
    official_document::send(&format!("sekber-{name}"), made, format).await
}

/// The edition in force while it says what the meeting says; else a draft of the next.
async fn official(papers: &DocumentScene, kind: DocumentKind, format: Format) -> Result<Response, Problem> {
    let (db, region) = (papers.app.db(), papers.app.region());
    let editions = document::about(db, &region, papers.meeting.subject()).await?;
    let content = Content::load(papers, kind, &editions).await?;
    let digest = content.digest(papers)?;
    let kept = IssuedDocument::holding(&editions, kind);
    match kept.filter(|kept| kept.digest == digest && kept.file(format).is_some()) {
        Some(kept) => document::send_kept(&papers.app, kept, format).await,
        // A record that nothing was agreed on would be a record of zeros.
        None if kind == DocumentKind::Agreement
            && papers.meeting.closed_at.is_some()
            && content.lines() == 0 =>
        {
            Err(Problem::refused("issue-missing-agreed"))
        }
        None if kind == DocumentKind::Invitation && content.lines() == 0 => {
            Err(Problem::refused("meeting-refused-nobody-invited"))
        }
        None => {
            let name = format!("{}-konsep", document::file_name(kind));
            send(&name, content.document(papers, None), format).await
        }
    }
}

/// The letters that are handed out, with the codes for the door. While the letter that was issued says the same, they are its copies and
/// bear its number and its signatory.
async fn invitations(
    papers: &DocumentScene,
    only: Option<&str>,
    format: Format,
) -> Result<Response, Problem> {
    let (db, region) = (papers.app.db(), papers.app.region());
    let mut all = participants::all(db, &region, &papers.meeting.id).await?;
    let mut editions = document::about(db, &region, papers.meeting.subject()).await?;
    editions.retain(|one| one.kind == DocumentKind::Invitation);
    let digest = letter::digest(&papers.meeting, &all)?;
    let latest = editions.first().filter(|latest| latest.is_in_force() && latest.digest == digest);
    let issued = latest.map(|document| IssuedLetter {
        document,
        replaced: editions.get(1).map(|before| letter::replaces(papers, before)),
    });
    all.retain(|one| only.is_none_or(|only| one.id.as_str() == only));
    if all.is_empty() {
        return Err(Problem::refused("meeting-refused-nobody-invited"));
    }
    let is_draft = issued.is_none() && invitation::is_draft(&papers.meeting);
    let name = if is_draft { "undangan-konsep" } else { "undangan" };
    send(name, invitation::document(papers, &all, issued.as_ref()), format).await
}

async fn attendance_list(papers: &DocumentScene) -> Result<Document, Problem> {
    let (db, region) = (papers.app.db(), papers.app.region());
    let all = participants::all(db, &region, &papers.meeting.id).await?;
    Ok(attendance::document(papers, &all, &seats::all(db, &region, &papers.meeting.id).await?))
}

/// The sheets of everybody who is invited. What is printed keeps its numbers.
async fn choice_sheets(papers: &DocumentScene, actor: &Actor) -> Result<Document, Problem> {
    let (db, region) = (papers.app.db(), papers.app.region());
    let all = participants::all(db, &region, &papers.meeting.id).await?;
    let ratings = ratings(papers).await?;
    let order = slots::all(db, &region, &papers.meeting.id).await?;
    let mut wanted = Sheets::from([(OF_OFFICES.to_owned(), presented(&ratings, &order))]);
    for one in all.iter().filter(|one| one.side == Some(Side::Partner)) {
        wanted.extend(one.organisation_id.as_ref().map(|own| (own.to_string(), offered(&ratings, own))));
    }
    let numbered = number(&papers.app, actor, &papers.meeting, wanted).await?;
    Ok(sheets::document(papers, &all, &numbered))
}

async fn talk_table(papers: &DocumentScene) -> Result<Document, Problem> {
    let ratings = ratings(papers).await?;
    let (db, region) = (papers.app.db(), papers.app.region());
    let told = crate::features::matching::interests(db, &region, &papers.meeting.cycle_id).await?;
    let all = participants::all(db, &region, &papers.meeting.id).await?;
    Ok(talks::document(papers, &ratings, told, &all))
}

async fn workbook(papers: &DocumentScene) -> Result<Response, Problem> {
    let Content::Proposals(lines, _) = Content::load(papers, DocumentKind::Proposals, &[]).await? else {
        return Err(Problem::NotFound);
    };
    let tables = [proposals::table(papers, &lines), sipd::table(papers, &lines)];
    let created = papers.app.settings().local(papers.app.now());
    let write = move || to_xlsx(&tables, created);
    let bytes = cpu::run(write).await?.map_err(anyhow::Error::from)?;
    Ok(send_file("sekber-daftar-usulan-kolaborasi.xlsx", XLSX, bytes))
}
