//! The reports on a partnership, on its page.

use askama::Template;
use sekber_core::value::PartnershipId;

use super::badge;
use super::list::unconfirmed;
use crate::features::report::model::period_name;
use crate::features::report::store::reports::{self, OfPartnership};
use crate::kit::card::{Counted, Drawing, PartnershipPanelOf, StillOpen};
use crate::kit::page::{Frame, part};

/// Most that are shown; the list of a period shows the rest.
const MOST: usize = 8;

#[derive(Template)]
#[template(path = "features/report/pages/panel.html")]
struct ReportsPanel<'a> {
    frame: &'a Frame,
    partnership: &'a PartnershipId,
    lines: Vec<OfPartnership>,
    today: jiff::civil::Date,
    has_more: bool,
}

impl ReportsPanel<'_> {
    /// The name of a report's period as the page shows it.
    fn period(&self, line: &OfPartnership) -> String {
        period_name(self.frame, &line.period)
    }

    fn is_late(&self, line: &OfPartnership) -> bool {
        line.state.is_late(line.due_on, self.today)
    }
}

/// Draws the panel, with those reports that whoever looks may open; one statement.
pub fn draw(of: PartnershipPanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let (db, region) = (of.app.db(), of.app.region());
        let most = i64::try_from(MOST + 1).unwrap_or(i64::MAX);
        let mut lines = reports::of_partnership(db, &region, of.partnership, of.actor, most).await?;
        let has_more = lines.len() > MOST;
        lines.truncate(MOST);
        let panel = ReportsPanel {
            frame: of.frame,
            partnership: of.partnership,
            lines,
            today: of.app.today(),
            has_more,
        };
        part(&panel).map(Some)
    })
}

/// Counts the reports that are due and not confirmed, begun or not; two statements.
pub fn open(of: PartnershipPanelOf<'_>) -> Counted<'_> {
    Box::pin(async move {
        let many = unconfirmed(of.app, of.actor, of.partnership).await?;
        let href = format!("/reports?partnership={}&show=unconfirmed", of.partnership);
        Ok(StillOpen { key: "report-left", many, href })
    })
}
