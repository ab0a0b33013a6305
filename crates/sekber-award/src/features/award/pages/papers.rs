//! The papers of an award: drafts of the decrees, certificates, and each partner's letter.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::document::ActingMark;
use sekber_core::value::{EntryId, SeasonId};
use sekber_documents::official::{gathered, zipped};

use super::super::actions::issue::{Bearing, Certificate, certificates as issue_all};
use super::super::documents::certificate::Won;
use super::super::documents::{
    Desk, certificate as of_winner, decree, letter, signs_as_head, without_titles,
};
use super::super::model::Season;
use super::super::outcome::Outcome;
use super::super::store::{entries, jury, seasons};
use super::find;
use crate::features::document::{self, Issued, IssuedDocument, Read, SignedBy};
use crate::features::registry;
use crate::kit::access::{Member, Secretariat};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::digest::sha256;
use crate::kit::form::{Faults, Form};
use crate::kit::page::official_document::{Format, send};
use crate::kit::page::{Frame, PathId, download, go, page, page_with};
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
        let issued = self.winners.iter().filter(|(_, issued)| issued.is_some()).count();
        i64::try_from(issued).unwrap_or(i64::MAX)
    }
}

/// The winners, category by category.
async fn winners(app: &App, season: &Season, decree: &str) -> Result<Vec<Won>, Problem> {
    if season.decided_at.is_none() {
        return Ok(Vec::new());
    }
    let outcome = Outcome::load(app.db(), &app.region(), season).await?;
    let won = |line: &super::super::outcome::Line| Won {
        entry: line.entry.clone(),
        name: line.entry.name.clone(),
        category: outcome
            .rules
            .category(&line.entry.category)
            .map(|one| one.name.clone())
            .unwrap_or_default(),
        place: line.row.place.unwrap_or_default(),
        year: season.year,
        season: season.name.clone(),
        decree: decree.to_owned(),
        decree_day: None,
        day: outcome.rules.ceremony,
    };
    Ok(outcome.lines.iter().filter(|line| line.row.winner).map(won).collect())
}

/// The winners with the certificates that are in force, category by category.
async fn with_certificates(
    app: &App,
    season: &Season,
) -> Result<Vec<(Won, Option<IssuedDocument>)>, Problem> {
    let (db, region) = (app.db(), app.region());
    let issued = document::below(db, &region, "award", &format!("{}/entries/", season.id)).await?;
    let of = |won: &Won| {
        let id = format!("{}/entries/{}", season.id, won.entry.id);
        issued.iter().find(|one| one.subject_id == id && one.is_in_force()).cloned()
    };
    Ok(winners(app, season, "").await?.into_iter().map(|won| (won.clone(), of(&won))).collect())
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

async fn signer(app: &App, desk: &Desk, form: &Form) -> Result<SignedBy, Problem> {
    let typed = || SignedBy {
        name: form.text("signer").to_owned(),
        position: desk.head_position(),
        rank: String::new(),
        number: String::new(),
        mark: ActingMark::Holder,
        on_behalf_of: String::new(),
    };
    Ok(document::chosen_signatory(app, form).await?.unwrap_or_else(typed))
}

/// What the form says that all certificates bear.
async fn bearing(app: &App, desk: &Desk, form: &Form, now: String) -> Result<Bearing, Problem> {
    let mut faults = Faults::none();
    let day = form.day("day", "fault-calendar-date", &mut faults);
    let decree_day = form.day("decree_day", "fault-calendar-date", &mut faults);
    let bearing = Bearing {
        decree: form.text("decree").to_owned(),
        decree_day,
        reason: form.text("replace").to_owned(),
        number: form.text("number").to_owned(),
        day,
        signer: signer(app, desk, form).await?,
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
    let desk = Desk::of(&app, &frame, &season).await?;
    let winners = with_certificates(&app, &season).await?;
    let now = stand(&season, &winners, &signatories(&app).await?)?;
    let titled = |(won, issued): (Won, Option<IssuedDocument>)| {
        let title = format!("{}: {}", desk.frame.say("award-certificate-title"), won.category);
        Certificate { won, title: desk.titled(title), before: issued.map(|one| one.code) }
    };
    let all = winners.into_iter().map(titled).collect();
    let write = |won: &Won, issued: &Issued| of_winner::document(&desk, won, Some(issued));
    let done = match bearing(&app, &desk, &form, now).await {
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
        text.chars().map(|sign| if sign.is_alphanumeric() || " .-()".contains(sign) { sign } else { '-' });
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
    let desk = Desk::of(&app, &frame, &season).await?;
    let document = match name {
        "team" => {
            let version = seasons::in_force(db, &region, &season).await?.ok_or(Problem::NotFound)?;
            decree::team(&desk, &version.rules()?, &jury::jurors(db, &region, &season.id).await?)
        }
        "winners" if season.decided_at.is_some() => {
            let objections = entries::objections(db, &region, &season.id).await?;
            decree::winners(&desk, &winners(&app, &season, "").await?, &objections)
        }
        _ => return Err(Problem::NotFound),
    };
    send(&format!("konsep-keputusan-{name}-{}", season.year), document, format).await
}

/// The letter to a partner, for its own people and those who oversee the award.
pub async fn letter_to(
    Member(actor): Member,
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
    if !actor.oversees() && !actor.belongs_to(&line.entry.organisation_id) {
        return Err(Problem::NotFound);
    }
    let desk = Desk::of(&app, &frame, &season).await?;
    let partner = registry::find(app.db(), &app.region(), &line.entry.organisation_id).await?;
    let partner = partner.map(|record| record.organisation);
    let what = partner.and_then(|one| Some((one.partner_kind()?, one.legal_form)));
    let leader = registry::leader_of_partner(what, &line.entry.name);
    let letter = letter::document(&desk, &outcome, line, &leader);
    send(&format!("surat-penghargaan-{}", season.year), letter, format).await
}
