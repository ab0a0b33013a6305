//! The way to the visits of a partnership, on its page.

use askama::Template;
use sekber_core::value::PartnershipId;

use crate::features::visit::store::read;
use crate::kit::card::{Counted, Drawing, PartnershipPanelOf, StillOpen};
use crate::kit::page::{Frame, part};

#[derive(Template)]
#[template(path = "features/visit/pages/panel.html")]
struct VisitPanel<'a> {
    frame: &'a Frame,
    partnership: &'a PartnershipId,
}

/// Draws the panel without a statement: the page has many already.
pub fn draw(of: PartnershipPanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move { part(&VisitPanel { frame: of.frame, partnership: of.partnership }).map(Some) })
}

/// Counts what visits ask for and nobody has done; one statement.
pub fn open(of: PartnershipPanelOf<'_>) -> Counted<'_> {
    Box::pin(async move {
        let many = read::left_to_do(of.app.db(), &of.app.region(), of.partnership).await?;
        Ok(StillOpen { key: "visit-left", many, href: format!("/partnerships/{}/visits", of.partnership) })
    })
}
