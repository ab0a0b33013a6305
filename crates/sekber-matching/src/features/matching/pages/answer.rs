//! Answering a ranking: interested, perhaps, or not, told by either side.

use axum::extract::State;
use axum::response::Response;
use sekber_core::registry::kinds::Side;
use sekber_core::value::ProgrammeId;
use sekber_engines::matching::interest::{Opinion, Stance};

use crate::features::matching::actions::interest::{self, refused};
use crate::features::matching::model::Pair;
use crate::features::{district, registry};
use crate::kit::access::OrganisationEditor;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::go;
use crate::kit::problem::Problem;

/// An office answers about a programme, or a partner about an office; which side it is, the organisation tells.
pub async fn tell(
    editor: OrganisationEditor,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let own = registry::find(db, &region, &editor.organisation).await?.ok_or(Problem::NotFound)?;
    let side = own.organisation.side;
    let missing = || Problem::refused("matching-refused-pair");
    let programme: ProgrammeId = form.text("programme").parse().map_err(|_| missing())?;
    let office = match side {
        Side::Office => editor.organisation.clone(),
        Side::Partner => form.text("office").parse().map_err(|_| missing())?,
    };
    let pair = Pair { office, programme };
    let (opinion, notice) = match form.text("stance").parse::<Stance>() {
        Ok(stance) => (Some(opinion(&form, stance)?), "notice-matching-told"),
        Err(_) if form.text("stance") == "withdraw" => (None, "notice-matching-withdrawn"),
        Err(_) => return Err(missing()),
    };
    let cycle = district::current_cycle(db, &region).await?;
    let speaker = (&editor.organisation, side);
    interest::tell(&app, &editor.actor, &cycle.id, &pair, speaker, opinion.as_ref()).await?;
    Ok(go(form.text("back"), notice))
}

fn opinion(form: &Form, stance: Stance) -> Result<Opinion, Problem> {
    let rank = match form.filled("rank") {
        None => None,
        Some(text) => Some(text.parse().map_err(|_| Problem::refused("matching-refused-rank"))?),
    };
    let reason = if stance == Stance::No { form.text("reason") } else { "" };
    Opinion::new(stance, rank, reason, form.text("note")).map_err(refused)
}
