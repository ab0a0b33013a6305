//! The partnerships of an office, a partner or a programme, on its page.

use askama::Template;

use super::{badge_by, state_by};
use crate::features::partnership::store::panel::{self, PanelLine};
use crate::kit::card::{Drawing, PanelOf, ProgrammePanelOf};
use crate::kit::page::{Frame, part};
use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;

/// How many partnerships are shown; the list shows the rest.
const MOST: i64 = 10;

#[derive(Template)]
#[template(path = "features/partnership/pages/panel.html")]
struct PartnershipPanel<'a> {
    frame: &'a Frame,
    lines: Vec<PanelLine>,
    /// The list of all of them; a programme has none.
    all: Option<String>,
    /// What is given back to a partner.
    year: Option<String>,
}

impl PartnershipPanel<'_> {
    fn total(&self) -> i64 {
        self.lines.first().map_or(0, |line| line.total)
    }
}

/// Draws the panel of an office or partner, for its own people and those who oversee the district.
pub fn draw(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let own = of.actor.takes_part() && of.actor.belongs_to(of.organisation);
        if !own && !of.actor.oversees() {
            return Ok(None);
        }
        let lines = panel::of_organisation(of.app.db(), &of.app.region(), of.organisation, MOST).await?;
        let all = format!("/partnerships?{}={}", of.side, of.organisation);
        let year = (of.side == Side::Partner).then(|| format!("/partners/{}/year", of.organisation));
        part(&PartnershipPanel { frame: of.frame, lines, all: Some(all), year }).map(Some)
    })
}

/// Draws the panel of a programme: the partnerships that the reader may see; nothing when there are none.
pub fn draw_of_programme(of: ProgrammePanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let own: Vec<OrganisationId> = match of.actor.takes_part() {
            true => of.actor.organisations().cloned().collect(),
            false => Vec::new(),
        };
        let sight = (!of.actor.oversees()).then_some(own.as_slice());
        let lines = panel::of_programme(of.app.db(), &of.app.region(), of.programme, sight, MOST).await?;
        if lines.is_empty() {
            return Ok(None);
        }
        part(&PartnershipPanel { frame: of.frame, lines, all: None, year: None }).map(Some)
    })
}
