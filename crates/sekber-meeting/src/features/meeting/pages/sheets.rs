//! Printed sheets typed in afterwards, for when power or network fails: what an office ticked programme by programme, or a
//! partner office by office.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, OrganisationId, ProgrammeId};
use sekber_engines::matching::interest::Stance;

use super::{cycle_of, find};
use crate::features::matching::{self, Pair, Ratings};
use crate::features::meeting::actions::sheet::{Ticked, type_in as type_in_sheet};
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::sheet_lines::{OF_OFFICES, SheetLine, offered, place, presented};
use crate::features::meeting::store::{participants, sheets as kept, slots};
use crate::kit::access::Secretariat;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, go, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/meeting/pages/sheets.html")]
struct SheetsPage {
    frame: Frame,
    meeting: Meeting,
    sheets: Vec<Participant>,
    chosen: Option<Participant>,
    /// What was typed and is no participant's code or name, or that of several.
    unknown: Option<String>,
    lines: Vec<(SheetLine, String, String)>,
    /// Whether its lines are those of a sheet that was printed.
    printed: bool,
}

/// The sheet of an office or partner, as far as it is known already.
pub async fn show(
    _: Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId(meeting): PathId<MeetingId>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let (db, region) = (app.db(), app.region());
    let typed = Form::from_query(query.as_deref());
    let mut sheets = participants::all(db, &region, &meeting.id).await?;
    sheets.retain(|one| one.side.is_some());
    // Typed from the sheet (the code) or chosen from the list (the id).
    let code: String =
        typed.text("participant").to_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
    let is_it = |one: &&Participant| one.id.as_str() == typed.text("participant") || one.code == code;
    let named = typed.text("participant").trim().to_lowercase();
    let is_named =
        |one: &&Participant| [&one.name, &one.short_name].iter().any(|name| name.to_lowercase() == named);
    let holds = |one: &&Participant| one.name.to_lowercase().contains(&named);
    let only = match sheets.iter().filter(holds).collect::<Vec<_>>().as_slice() {
        [only] if !named.is_empty() => Some(*only),
        _ => None,
    };
    let chosen = sheets.iter().find(is_it).or_else(|| sheets.iter().find(is_named)).or(only).cloned();
    let unknown =
        (chosen.is_none() && !named.is_empty()).then(|| typed.text("participant").trim().to_owned());
    let (mut lines, mut printed) = (Vec::new(), false);
    let own = chosen.as_ref().and_then(|one| one.organisation_id.as_ref().zip(one.side));
    if let Some((own, side)) = own {
        let cycle = cycle_of(&app, &meeting).await?;
        let glance = Ratings::at(&app, &cycle, frame.language).await?;
        let office = (side == Side::Office).then_some(own);
        let told = matching::interests_about(db, &region, &cycle.id, office, None).await?;
        let said: HashMap<(&OrganisationId, &ProgrammeId), (String, String)> = told
            .iter()
            .filter(|told| told.side == side)
            .map(|told| {
                let rank = told.rank.map(|rank| rank.to_string()).unwrap_or_default();
                ((&told.office_id, &told.programme_id), (told.stance.as_str().to_owned(), rank))
            })
            .collect();
        let name = if side == Side::Office { OF_OFFICES } else { own.as_str() };
        let mut sheet = kept::of(db, &region, &meeting.id, name).await?;
        sheet.sort_by(|a, b| place(&a.number).cmp(&place(&b.number)));
        printed = !sheet.is_empty();
        if !printed {
            sheet = match side {
                Side::Office => presented(&glance, &slots::all(db, &region, &meeting.id).await?),
                Side::Partner => offered(&glance, own),
            };
        }
        for one in sheet {
            let pair = (one.office.as_ref().unwrap_or(own), &one.programme);
            let (stance, rank) = said.get(&pair).cloned().unwrap_or_default();
            lines.push((one, stance, rank));
        }
    }
    page(&SheetsPage { sheets, chosen, unknown, lines, printed, meeting, frame })
}

/// Writes a whole sheet, or nothing.
pub async fn type_in(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId(meeting): PathId<MeetingId>,
    form: Form,
) -> Result<Response, Problem> {
    let meeting = find(&app, &meeting).await?;
    let all = participants::all(app.db(), &app.region(), &meeting.id).await?;
    let wanted = form.text("participant");
    let one = all.into_iter().find(|one| one.id.as_str() == wanted).ok_or(Problem::NotFound)?;
    let (own, side) = one.organisation_id.zip(one.side).ok_or(Problem::NotFound)?;
    let rows = form.column("programme").zip(form.column("stance")).zip(form.column("rank"));
    let mut offices = form.column("office");
    let mut sheet = Vec::new();
    for ((programme, stance), rank) in rows {
        // A partner's sheet names an office in each line; an office's is about itself.
        let office = offices.next().filter(|_| side == Side::Partner).unwrap_or(own.as_str());
        let pair = Pair::named(office, programme).ok_or(Problem::NotFound)?;
        let Ok(stance) = stance.parse::<Stance>() else {
            match (stance.is_empty(), rank.is_empty()) {
                (true, true) => continue,
                (false, _) => return Err(Problem::Invalid(Faults::one("stance", "fault-not-a-choice"))),
                // A rank without a choice would be lost unsaid.
                (true, false) => return Err(Problem::refused("sheets-refused-rank-alone")),
            }
        };
        let rank = (!rank.is_empty()).then(|| rank.parse()).transpose();
        let rank = rank.map_err(|_| Problem::refused("matching-refused-rank"))?;
        sheet.push(Ticked { pair, stance, rank });
    }
    type_in_sheet(&app, &actor, &meeting, (side, &own), sheet).await?;
    Ok(go(format!("{}/sheets?participant={}", meeting.path(), one.id), "notice-meeting-typed"))
}
