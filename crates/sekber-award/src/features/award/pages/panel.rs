//! What the award shows on the page of a partner: what it won, and for its own people and those who oversee the district its standing.

use askama::Template;
use sekber_core::registry::kinds::Side;

use super::super::store::results::{Won, won_by};
use crate::kit::card::{Drawing, PanelOf};
use crate::kit::page::{Frame, part};

#[derive(Template)]
#[template(path = "features/award/pages/panel.html")]
struct AwardPanel<'a> {
    frame: &'a Frame,
    won: Vec<Won>,
    standing: Option<String>,
}

/// Draws the panel; nothing on pages of offices, and nothing where there is nothing to say.
pub fn draw(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        if of.side != Side::Partner {
            return Ok(None);
        }
        let won = won_by(of.app.db(), &of.app.region(), of.organisation).await?;
        let sees = of.actor.oversees() || of.actor.belongs_to(of.organisation);
        let standing = sees.then(|| format!("/awards/standing?partner={}", of.organisation));
        if won.is_empty() && standing.is_none() {
            return Ok(None);
        }
        Ok(Some(part(&AwardPanel { frame: of.frame, won, standing })?))
    })
}
