//! The papers of an award: drafts of the decrees, certificates, and each partner's letter.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::document::ActingMark;
use sekber_core::value::{EntryId, SeasonId};
use sekber_documents::official::{Document, DocumentError, docx, gathered, zipped};

use super::super::actions::issue::{Bearing, certificates as issue_all};
use super::super::documents::certificate::Won;
use super::super::documents::{
    DocumentScene, certificate as of_winner, decree, letter, signs_as_head, without_titles,
};
use super::super::model::Season;
use super::super::outcome::{Line, Outcome};
use super::super::store::{entries, jury, seasons};
use super::super::winners::{certificates as to_be_issued, winners, with_certificates};
use super::find;
use crate::features::document::{self, Issued, IssuedDocument, Read, SignedBy};
use crate::features::registry;
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::digest::sha256;
use crate::kit::form::{Faults, Form};
use crate::kit::large_files;
use crate::kit::page::official_document::{Format, send};
use crate::kit::page::{Frame, PathId, count, download, go, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/award/pages/papers.html")]
struct PapersPage {
    frame: Frame,
    season: Season,
    winners: Vec<(Won, Option<IssuedDocument>)>,
    signatories: Vec<(String, String)>,
    has_rules: bool,
    /// A name of what the page holds: whoever issues has read it.
    stand: String,
    /// Why nothing was issued.
    refused: Option<String>,
    typed: Form,
    faults: Faults,
}

impl PapersPage {
    fn is_final(&self) -> bool {
        self.season.decided_at.is_some()
    }

    /// The day in the field of the certificates' day: typed, or that of the ceremony.
    fn day(&self) -> String {
        let typed = self.typed.filled("day").map(str::to_owned);
        let ceremony = || self.winners.first().map(|(won, _)| won.day.to_string());
        typed.or_else(ceremony).unwrap_or_default()
    }

    /// How many certificates were issued.
    fn issued(&self) -> i64 {
        count(self.winners.iter().filter(|(_, issued)| issued.is_some()).count())
    }
}

/// Who can sign, as the page offers them: whoever leads the region, or stands in for them.
async fn signatories(app: &App) -> Result<Vec<(String, String)>, Problem> {
    let all = document::signatories(app.db(), &app.region()).await?.into_iter();
    let all = all.map(|one| (one.id.to_string(), SignedBy::from(one)));
    let district = app.district().name;
    let heads = all.filter(|(_, by)| signs_as_head(&district, by));
    let choice = heads.map(|(id, by)| (id, format!("{} {}", by.position_lines(), without_titles(&by.name))));
    Ok(choice.collect())
}

/// A name of what whoever issues certificates reads: who won what, which certificates there are, and who can sign.
fn stand(
    season: &Season,
    winners: &[(Won, Option<IssuedDocument>)],
    signatories: &[(String, String)],
) -> Result<String, Problem> {
    let code = |issued: &Option<IssuedDocument>| issued.as_ref().map(|one| one.code.clone());
    let read: Vec<_> = winners.iter().map(|(won, issued)| (won, code(issued))).collect();
    let read = serde_json::to_string(&(season.version, read, signatories)).map_err(anyhow::Error::from)?;
    Ok(sha256(read))
}

async fn papers_page(
    app: &App,
    frame: Frame,
    season: Season,
    (typed, faults): (Form, Faults),
    refused: Option<String>,
) -> Result<PapersPage, Problem> {
    let winners = with_certificates(app, &season).await?;
    let signatories = signatories(app).await?;
    Ok(PapersPage {
        has_rules: season.rules_version.is_some(),
        stand: stand(&season, &winners, &signatories)?,
        frame,
        season,
        winners,
        signatories,
        refused,
        typed,
        faults,
    })
}

/// The page.
pub async fn show(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    page(&papers_page(&app, frame, season, (Form::default(), Faults::none()), None).await?)
}

async fn signer(app: &App, papers: &DocumentScene, form: &Form) -> Result<SignedBy, Problem> {
    let typed = || SignedBy {
        name: form.text("signer").to_owned(),
        position: papers.head_position(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
        prints_number: false,
    };
    Ok(document::chosen_signatory(app, form).await?.unwrap_or_else(typed))
}

/// What the form says that all certificates bear.
async fn bearing(app: &App, papers: &DocumentScene, form: &Form, now: String) -> Result<Bearing, Problem> {
    let mut faults = Faults::none();
    let day = form.day("day", "fault-calendar-date", &mut faults);
    let decree_day = form.day("decree_day", "fault-calendar-date", &mut faults);
    let bearing = Bearing {
        decree: form.text("decree").to_owned(),
        decree_day,
        reason: form.text("replace").to_owned(),
        number: form.text("number").to_owned(),
        day,
        signer: signer(app, papers, form).await?,
        read: Read { then: form.text("stand").to_owned(), now },
    };
    match faults.is_empty() {
        true => Ok(bearing),
        false => Err(Problem::Invalid(faults.and(bearing.faults()))),
    }
}

/// Issues a certificate for every winner; one that says the same as before stays as it is.
pub async fn issue(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(id): PathId<SeasonId>,
    form: Form,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    let papers = DocumentScene::of(&app, &frame, &season).await?;
    let winners = with_certificates(&app, &season).await?;
    let now = stand(&season, &winners, &signatories(&app).await?)?;
    let all = to_be_issued(&papers, winners);
    let write = |won: &Won, issued: &Issued| of_winner::document(&papers, won, Some(issued));
    let done = match bearing(&app, &papers, &form, now).await {
        Ok(bearing) => issue_all(&app, &actor, &season, all, &bearing, write).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(go(format!("{}/papers", season.path()), "notice-award-certificates")),
        Err(Problem::Invalid(faults)) => {
            let again = papers_page(&app, frame, season, (form, faults), None).await?;
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &again)
        }
        Err(problem @ (Problem::Refused { .. } | Problem::Conflict)) => {
            let why = Some(document::why_not(&frame, &problem));
            let again = papers_page(&app, frame, season, (form, Faults::none()), why).await?;
            page_with(problem.status(), &again)
        }
        Err(other) => Err(other),
    }
}

/// A name that any system takes as that of a file.
fn plain(text: &str) -> String {
    let kept =
        text.chars().map(|sign| if sign.is_alphanumeric() || " .,-()".contains(sign) { sign } else { '-' });
    kept.take(80).collect::<String>().trim().to_owned()
}

/// All certificates as they were issued: as one PDF to print, or as a ZIP of one file each; numbered in the order of the list.
pub async fn certificates(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId((id, file)): PathId<(SeasonId, String)>,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    let kind = match file.as_str() {
        "all.pdf" => "application/pdf",
        "all.zip" => "application/zip",
        _ => return Err(Problem::NotFound),
    };
    let found = with_certificates(&app, &season).await?;
    let found: Vec<(&Won, &IssuedDocument)> =
        found.iter().filter_map(|(won, issued)| Some((won, issued.as_ref()?))).collect();
    let issued: Vec<&IssuedDocument> = found.iter().map(|(_, issued)| *issued).collect();
    let kept = document::kept(&app, &issued, Format::Pdf).await?;
    let named = found.iter().zip(kept).enumerate().filter_map(|(at, ((won, _), bytes))| {
        let name = format!("{:02} {} {}.pdf", at + 1, plain(&won.category), plain(&won.name));
        Some((name, bytes?))
    });
    let files: Vec<(String, Vec<u8>)> = named.collect();
    if files.is_empty() {
        return Ok(go(format!("{}/papers", season.path()), "notice-award-no-certificates"));
    }
    let title = season.name.clone();
    let made = cpu::run(move || match kind {
        "application/pdf" => gathered(&title, &files),
        _ => zipped(&files),
    });
    let bytes = made.await?.map_err(anyhow::Error::from)?;
    let ending = file.trim_start_matches("all.");
    Ok(download(&format!("piagam-{}.{ending}", season.year), kind, bytes))
}

/// To whom the letter to an entry goes: the post of whoever leads the partner, as far as the registry tells its kind.
fn leader(partner: Option<&registry::Organisation>, name: &str) -> String {
    let what = partner.and_then(|one| Some((one.partner_kind()?, one.legal_form)));
    registry::leader_of_partner(what, name)
}

/// The drafts of the letters to all entries, one file each, for the secretariat to number, date and have signed.
pub async fn letters(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((id, file)): PathId<(SeasonId, String)>,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    if file != "all.zip" {
        return Err(Problem::NotFound);
    }
    if season.decided_at.is_none() {
        return Err(Problem::refused("award-refused-not-decided"));
    }
    let turn = large_files::begin(&app).await?;
    let outcome = Outcome::load(app.db(), &app.region(), &season).await?;
    let papers = DocumentScene::of(&app, &frame, &season).await?;
    let partners = registry::records(app.db(), &app.region(), registry::Side::Partner).await?;
    let known: HashMap<_, _> = partners.iter().map(|one| (&one.organisation.id, &one.organisation)).collect();
    let drawn = |(at, line): (usize, &Line)| {
        let leader = leader(known.get(&line.entry.organisation_id).copied(), &line.entry.name);
        let category = plain(&outcome.rules.category_name(&line.entry.category));
        let name = format!("{:02} {category} {}.docx", at + 1, plain(&line.entry.name));
        (name, letter::document(&papers, &outcome, line, &leader))
    };
    let letters: Vec<(String, Document)> =
        cpu::in_place(|| outcome.lines.iter().enumerate().map(drawn).collect());
    // The turn is that of the writing, which goes on where whoever asked goes away.
    let made = turn.write(move || {
        let files: Result<Vec<(String, Vec<u8>)>, DocumentError> =
            letters.into_iter().map(|(name, letter)| Ok((name, docx(&letter)?))).collect();
        files.and_then(|files| zipped(&files))
    });
    let bytes = made.await?.map_err(anyhow::Error::from)?;
    Ok(download(&format!("surat-penghargaan-{}.zip", season.year), "application/zip", bytes))
}

/// A draft of a decree.
pub async fn decree_draft(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((id, file)): PathId<(SeasonId, String)>,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    let (name, ending) = file.split_once('.').ok_or(Problem::NotFound)?;
    let format = Format::from_ending(ending).ok_or(Problem::NotFound)?;
    let (db, region) = (app.db(), app.region());
    let papers = DocumentScene::of(&app, &frame, &season).await?;
    let document = match name {
        "team" => {
            let version = seasons::in_force(db, &region, &season).await?.ok_or(Problem::NotFound)?;
            decree::team(&papers, &version.rules()?, &jury::jurors(db, &region, &season.id).await?)
        }
        "winners" if season.decided_at.is_some() => {
            let objections = entries::objections(db, &region, &season.id).await?;
            decree::winners(&papers, &winners(&app, &season).await?, &objections)
        }
        _ => return Err(Problem::NotFound),
    };
    send(&format!("konsep-keputusan-{name}-{}", season.year), document, format).await
}

/// The draft of the letter to a partner. Nobody has signed it, so it is the secretariat's: the partner gets the letter itself.
pub async fn letter_to(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((id, entry, file)): PathId<(SeasonId, EntryId, String)>,
) -> Result<Response, Problem> {
    let season = find(&app, &id, Some(&actor)).await?;
    let format = file.strip_prefix("letter.").and_then(Format::from_ending).ok_or(Problem::NotFound)?;
    if season.decided_at.is_none() {
        return Err(Problem::refused("award-refused-not-decided"));
    }
    let outcome = Outcome::load(app.db(), &app.region(), &season).await?;
    let line = outcome.lines.iter().find(|line| line.entry.id == entry).ok_or(Problem::NotFound)?;
    let papers = DocumentScene::of(&app, &frame, &season).await?;
    let partner = registry::find(app.db(), &app.region(), &line.entry.organisation_id).await?;
    let leader = leader(partner.as_ref().map(|record| &record.organisation), &line.entry.name);
    let letter = letter::document(&papers, &outcome, line, &leader);
    send(&format!("surat-penghargaan-{}", season.year), letter, format).await
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn names_of_files_keep_their_commas() {
        assert_eq!(plain("Forum Kapuas Barat, lanskap"), "Forum Kapuas Barat, lanskap");
        assert_eq!(plain("a/b: c"), "a-b- c");
    }
}
