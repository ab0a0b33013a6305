//! The work plan of a partnership in short, on its page.

use askama::Template;
use sekber_core::value::PartnershipId;

use crate::features::work_plan::store::activities::{self, InShort};
use crate::kit::card::{Counted, Drawing, PartnershipPanelOf, StillOpen};
use crate::kit::page::{Frame, part};

#[derive(Template)]
#[template(path = "features/work_plan/pages/panel.html")]
struct PlanPanel<'a> {
    frame: &'a Frame,
    partnership: &'a PartnershipId,
    found: InShort,
}

impl PlanPanel<'_> {
    fn lines(&self) -> Vec<(&'static str, i64)> {
        let all = [
            ("plan-activities", self.found.activities),
            ("plan-short-done", self.found.done),
            ("plan-short-overdue", self.found.overdue),
            ("plan-indicators", self.found.indicators),
            ("plan-short-proposed", self.found.proposed),
        ];
        all.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}

/// Draws the panel; one statement.
pub fn draw(of: PartnershipPanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let found =
            activities::in_short(of.app.db(), &of.app.region(), of.partnership, of.app.today()).await?;
        part(&PlanPanel { frame: of.frame, partnership: of.partnership, found }).map(Some)
    })
}

/// Counts the activities that are not done; one statement.
pub fn open(of: PartnershipPanelOf<'_>) -> Counted<'_> {
    Box::pin(async move {
        let found =
            activities::in_short(of.app.db(), &of.app.region(), of.partnership, of.app.today()).await?;
        let href = format!("/partnerships/{}/plan", of.partnership);
        Ok(StillOpen { key: "plan-left", many: found.activities - found.done, href })
    })
}
