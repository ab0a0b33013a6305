//! One entry: what it says, how it is counted, where its money came from and went, and what proves it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use sekber_core::ledger::Dimension;
use sekber_core::value::{AttachmentId, LedgerEntryId};

use super::entries::Line;
use super::{download, shown};
use crate::features::ledger::actions;
use crate::features::ledger::filter::LedgerSight;
use crate::features::ledger::guard::{EntryKeeper, EntryReader};
use crate::features::ledger::model::{Evidence, LedgerEntry};
use crate::features::ledger::standing;
use crate::features::ledger::store::{choices, entries};
use crate::features::ledger::word;
use crate::features::partnership;
use crate::kit::app::App;
use crate::kit::files::{self, DOCUMENTS, Upload};
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, go_or_mend, page, page_with};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/ledger/pages/entry.html")]
struct EntryPage {
    frame: Frame,
    line: Line,
    counted: String,
    above: Option<Line>,
    parts: Vec<Line>,
    evidence: Vec<Evidence>,
    classes: Vec<(String, String)>,
    may_keep: bool,
    /// Whether the reader may undo it, alone or for another that takes its place.
    may_correct: bool,
    /// Who may, beside the secretariat; empty where the reader is shown nothing to correct.
    corrected_by: String,
    /// Whether the reader confirms for the office.
    may_decide: bool,
    faults: Faults,
}

impl EntryPage {
    /// How the amount in another currency became rupiah; none for rupiah.
    fn conversion(&self) -> Option<String> {
        let entry = &self.line.entry;
        let micro = entry.rate_micro?;
        let day = entry.rate_on.map(|day| self.frame.civil_date(&day)).unwrap_or_default();
        let facts = [
            ("currency", entry.currency.to_string()),
            ("rate", shown::rate(self.frame.language, micro)),
            ("day", day),
            ("source", entry.rate_source.clone()),
        ];
        Some(self.frame.say_facts("ledger-converted", &facts))
    }
}

async fn entry_page(
    app: &App,
    frame: Frame,
    reader: EntryReader,
    faults: Faults,
) -> Result<EntryPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let EntryReader { actor, entry } = reader;
    let sight = LedgerSight::of(&actor);
    let parties = partnership::parties(db, &region, &entry.partnership_id).await?;
    let names = choices::names(db, &region, &sight, frame.language).await?;
    let above = match &entry.out_of_id {
        Some(id) => entries::find(db, &region, id, &sight).await?,
        None => None,
    };
    let parts = entries::parts_of(db, &region, &entry.id, &sight).await?;
    let evidence = entries::evidence(db, &region, &entry.id).await?;
    let classes = entry.classes();
    let class = |of: &[(Dimension, String)]| {
        let (by, _) = of.first()?;
        let names: Vec<String> = of.iter().map(|(by, key)| shown::key(&frame, &names, *by, key)).collect();
        Some((frame.say_code("ledger-by-", by.as_str()), names.join("; ")))
    };
    let hands = [entry.funder_id.as_ref(), entry.implementer_id.as_ref()];
    let counted = shown::counted(&frame, &download::share(&entry), entry.form);
    let line = |entry: LedgerEntry| Line::of(&frame, entry);
    let may_keep = word::may_keep(&actor, &parties, hands);
    let may_correct = may_keep && word::may_change(&actor, &parties, &entry).is_ok();
    let whose = word::whose(&parties, &entry).into_iter().map(|party| party.name.as_str());
    let is_others = may_keep && !may_correct && !entry.is_undone();
    Ok(EntryPage {
        may_keep,
        may_correct,
        corrected_by: if is_others { whose.collect::<Vec<_>>().join(", ") } else { String::new() },
        counted,
        classes: classes.chunk_by(|one, next| one.0 == next.0).filter_map(class).collect(),
        may_decide: partnership::leads(&actor, &parties),
        above: above.map(line),
        parts: parts.into_iter().map(line).collect(),
        line: line(entry),
        evidence,
        faults,
        frame,
    })
}

/// The page.
pub async fn show(reader: EntryReader, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    page(&entry_page(&app, frame, reader, Faults::none()).await?)
}

/// Puts a file beside the entry.
pub async fn attach(
    EntryKeeper(reader, _): EntryKeeper,
    State(app): State<App>,
    frame: Frame,
    upload: Upload,
) -> Result<Response, Problem> {
    let mut faults = Faults::none();
    let file = upload.file.as_ref().and_then(|file| file.accepted(DOCUMENTS, &mut faults));
    if upload.file.is_none() {
        faults.add("file", "fault-required");
    }
    match file {
        Some(file) => {
            actions::attach(&app, &reader.actor, &reader.entry.id, file).await?;
            Ok(go(reader.entry.path(), "notice-ledger-proved"))
        }
        None => page_with(StatusCode::UNPROCESSABLE_ENTITY, &entry_page(&app, frame, reader, faults).await?),
    }
}

/// Confirms the entry for the office, or refuses it.
pub async fn decide(
    EntryKeeper(reader, _): EntryKeeper,
    State(app): State<App>,
    frame: Frame,
    typed: Form,
) -> Result<Response, Problem> {
    let confirms = typed.one_of("act", &[("confirm", true), ("refuse", false)])?;
    let (path, reason) = (reader.entry.path(), typed.paragraphs("reason"));
    let done = standing::decide(&app, &reader.actor, &reader.entry.id, confirms, reason).await;
    let again = |faults| entry_page(&app, frame, reader, faults);
    go_or_mend(done, (&path, "notice-ledger-decided"), again).await
}

/// A file that proves the entry.
pub async fn evidence(
    reader: EntryReader,
    State(app): State<App>,
    PathId((_, wanted)): PathId<(LedgerEntryId, AttachmentId)>,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let known = entries::evidence(db, &region, &reader.entry.id).await?;
    let one = known.into_iter().find(|one| one.attachment_id == wanted).ok_or(Problem::NotFound)?;
    let found = files::find_own(db, &region, &one.attachment_id).await?;
    files::send(app.files(), &found.ok_or(Problem::NotFound)?).await
}
