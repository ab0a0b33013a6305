//! What a meeting that is over came to for one of those who took part: its planned pairs, and what both sides answered.

use sekber_core::meeting::kinds::Consent;
use sekber_core::value::OrganisationId;

use crate::features::matching::{self, PlannedPair};
use crate::features::meeting::model::{Answer, Meeting};
use crate::features::meeting::store::outcome;
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// A planned pair as one of its sides reads it.
pub struct OwnPair {
    /// The programme's title.
    pub title: String,
    /// The other side, in speech.
    pub other: String,
    /// Key of what both sides answered.
    pub answered: &'static str,
    /// How that is marked.
    pub badge: &'static str,
}

impl OwnPair {
    /// The pair when it is an organisation's.
    fn of(pair: PlannedPair, own: &OrganisationId, answers: &[Answer]) -> Option<Self> {
        let is_office = pair.office_id == *own;
        if !is_office && pair.partner_id.as_ref() != Some(own) {
            return None;
        }
        let about =
            |answer: &&Answer| answer.office_id == pair.office_id && answer.programme_id == pair.programme_id;
        let said: Vec<Consent> = answers.iter().filter(about).map(|answer| answer.consent).collect();
        let (answered, badge) = match (said.contains(&Consent::Objected), said.len()) {
            (true, _) => ("meeting-pair-objected", "bad"),
            (false, 2) => ("phone-both-agreed", "good"),
            (false, _) => ("meeting-pair-open", ""),
        };
        let other = if is_office { pair.partner_short } else { pair.office_short };
        Some(Self { title: pair.title, other, answered, badge })
    }
}

/// The planned pairs of an organisation, once the meeting is over. Two statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn pairs(app: &App, meeting: &Meeting, own: &OrganisationId) -> Result<Vec<OwnPair>, Problem> {
    let Some(plan) = meeting.plan_id.as_ref().filter(|_| meeting.closed_at.is_some()) else {
        return Ok(Vec::new());
    };
    let (db, region) = (app.db(), app.region());
    let answers = outcome::answers(db, &region, &meeting.id).await?;
    let planned = matching::pairs_of_plan(db, &region, plan).await?;
    Ok(planned.into_iter().filter_map(|pair| OwnPair::of(pair, own, &answers)).collect())
}
