//! Who won a season, with the certificates that they hold and those that are to be issued to them.

use super::actions::issue::Certificate;
use super::documents::DocumentScene;
use super::documents::certificate::Won;
use super::model::Season;
use super::outcome::{Line, Outcome};
use crate::features::document::{self, IssuedDocument};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// The winners, category by category; nobody before the result is final.
///
/// # Errors
/// When the database cannot be asked.
pub async fn winners(app: &App, season: &Season) -> Result<Vec<Won>, Problem> {
    if season.decided_at.is_none() {
        return Ok(Vec::new());
    }
    let outcome = Outcome::load(app.db(), &app.region(), season).await?;
    let won = |line: &Line| Won {
        entry: line.entry.clone(),
        name: line.entry.name.clone(),
        category: outcome.rules.category_name(&line.entry.category),
        place: line.row.place.unwrap_or_default(),
        year: season.year,
        season: season.name.clone(),
        decree: String::new(),
        decree_day: None,
        day: outcome.rules.ceremony,
    };
    Ok(outcome.lines.iter().filter(|line| line.row.winner).map(won).collect())
}

/// The winners with the certificates that are in force, category by category.
///
/// # Errors
/// When the database cannot be asked.
pub async fn with_certificates(
    app: &App,
    season: &Season,
) -> Result<Vec<(Won, Option<IssuedDocument>)>, Problem> {
    let (db, region) = (app.db(), app.region());
    let issued = document::below(db, &region, "award", &format!("{}/entries/", season.id)).await?;
    let of = |won: &Won| {
        let id = format!("{}/entries/{}", season.id, won.entry.id);
        issued.iter().find(|one| one.subject_id == id && one.is_in_force()).cloned()
    };
    Ok(winners(app, season).await?.into_iter().map(|won| (won.clone(), of(&won))).collect())
}

/// The certificates that are to be issued, one for each winner.
pub fn certificates(papers: &DocumentScene, winners: Vec<(Won, Option<IssuedDocument>)>) -> Vec<Certificate> {
    let titled = |(won, issued): (Won, Option<IssuedDocument>)| {
        let title = format!("{}: {}", papers.frame.say("award-certificate-title"), won.category);
        Certificate { won, title: papers.titled(title), before: issued.map(|one| one.code) }
    };
    winners.into_iter().map(titled).collect()
}
