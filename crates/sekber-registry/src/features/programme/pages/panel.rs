//! The programmes of an office or partner, on its page.

use askama::Template;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{Currency, Money, OrganisationId};

use super::money;
use crate::features::programme::store::panel::{self, PanelLine};
use crate::kit::access::Sight;
use crate::kit::card::{Drawing, PanelOf};
use crate::kit::page::{Frame, part};

/// How many programmes are shown; the list shows the rest.
const MOST: i64 = 10;

#[derive(Template)]
#[template(path = "features/programme/pages/panel.html")]
struct ProgrammePanel<'a> {
    frame: &'a Frame,
    organisation: &'a OrganisationId,
    year: i64,
    is_partner: bool,
    may_add: bool,
    lines: Vec<PanelLine>,
}

impl ProgrammePanel<'_> {
    fn has_own(&self) -> bool {
        self.lines.first().is_some_and(|line| line.own > 0)
    }

    /// The money of one programme, in all its currencies.
    fn money(&self, line: &PanelLine) -> String {
        money::of_list(self.frame, line.total_idr, line.other_money.as_deref())
    }

    fn rupiah(&self, minor: &i64) -> String {
        self.frame.money_short(&Money { minor: *minor, currency: Currency::IDR })
    }
}

/// Draws the panel.
pub fn draw(of: PanelOf<'_>) -> Drawing<'_> {
    Box::pin(async move {
        let sight = Sight::of(of.actor);
        let whose = (of.organisation, of.cycle);
        let lines = panel::lines(of.app.db(), &of.app.region(), whose, &sight, MOST).await?;
        let drawn = ProgrammePanel {
            frame: of.frame,
            organisation: of.organisation,
            year: of.year,
            is_partner: of.side == Side::Partner,
            may_add: of.actor.may_edit(of.organisation),
            lines,
        };
        part(&drawn).map(Some)
    })
}
