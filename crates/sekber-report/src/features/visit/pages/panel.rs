//! The way to the visits of a partnership, on its page.

use askama::Template;
use sekber_core::value::PartnershipId;

use crate::kit::card::{Drawing, PartnershipPanelOf};
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
