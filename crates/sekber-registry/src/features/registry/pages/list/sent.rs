//! The rows of a list as they are sent while they are read.

use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;
use sekber_documents::sheet::Value;

use super::Line;
use crate::features::registry::pages::Choices;
use crate::features::registry::printed;
use crate::features::registry::store::list;
use crate::kit::app::App;
use crate::kit::page::{Frame, Identifiers, ListRows};
use crate::kit::problem::Problem;

/// A list of offices or partners that is sent.
pub(super) struct Sent {
    pub(super) identifiers: Identifiers<OrganisationId>,
    /// Whether those that wait to be let in are listed, too.
    pub(super) with_waiting: bool,
    pub(super) side: Side,
    pub(super) app: App,
    pub(super) frame: Frame,
    pub(super) themes: Choices,
}

impl ListRows for Sent {
    type Row = Line;

    fn found(&self) -> usize {
        self.identifiers.found()
    }

    async fn read(&mut self) -> Result<Option<Vec<Line>>, Problem> {
        let Some(part) = self.identifiers.part() else { return Ok(None) };
        let rows = list::some(self.app.db(), &self.app.region(), part, self.with_waiting).await?;
        Ok(Some(rows.into_iter().map(|row| Line::new(&self.frame, row, &self.themes)).collect()))
    }

    fn cells(&self, line: &Line) -> Vec<Value> {
        printed::row(&self.frame, self.side, line)
    }
}
