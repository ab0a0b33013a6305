//! The letterhead: what stands under the district's name on its documents, and the town that they are dated from.

use sekber_documents::official::Document;
use serde::Serialize;

use super::store::letterhead as store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Most characters of a line.
const LONGEST: usize = 200;

crate::row_struct! {
    /// A district's letterhead, as far as it was filled in.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct Head {
        /// The unit that sends; empty for the usual one.
        pub unit: String,
        /// Where it sits.
        pub address: String,
        /// Telephone, e-mail, web.
        pub contact: String,
        /// The town that documents are dated from; empty for the district's own name.
        pub town: String,
        /// What stands under the name of the head of the region, whose letterhead is another; may be empty.
        pub region_address: String,
        /// Counts the changes.
        #[serde(skip)]
        pub version: i64,
    }
}

impl Default for Head {
    fn default() -> Self {
        let none = String::new;
        Self {
            unit: none(),
            address: none(),
            contact: none(),
            town: none(),
            region_address: none(),
            version: 1,
        }
    }
}

impl Head {
    /// The letterhead of the district.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn of(app: &App) -> Result<Self, Problem> {
        Ok(store::find(app.db(), &app.region()).await?.unwrap_or_default())
    }

    /// The same document under this letterhead.
    #[must_use]
    pub fn over(&self, mut document: Document) -> Document {
        if !self.unit.is_empty() {
            self.unit.clone_into(&mut document.letterhead.unit);
        }
        document.letterhead.address = self.address_lines();
        document
    }

    /// Address and contact, a line each.
    pub fn address_lines(&self) -> String {
        let lines = [&self.address, &self.contact].into_iter().filter(|line| !line.is_empty());
        lines.cloned().collect::<Vec<_>>().join("\n")
    }

    /// The town that documents are dated from: a district is called after its seat unless somebody said otherwise.
    pub fn town(&self, district: &str) -> String {
        let town = if self.town.is_empty() { seat(district) } else { &self.town };
        town.to_owned()
    }
}

/// "Sintang" of "Kabupaten Sintang": the town that a district is called after.
pub fn seat(district: &str) -> &str {
    district.split_once(' ').map_or(district, |(_, town)| town)
}

/// Sets the letterhead; documents that were issued keep theirs.
///
/// # Errors
/// [`Problem::Invalid`] for a line that is too long, [`Problem::Conflict`] when somebody else was faster.
pub async fn set(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    let version = form.text("version").parse().map_err(|_| Problem::Conflict)?;
    let mut line = |name: &'static str| form.bounded(name, LONGEST, &mut faults);
    let (unit, address, contact, town) = (line("unit_name"), line("address"), line("contact"), line("town"));
    let region_address = line("region_address");
    faults.or(())?;
    let after = Head { unit, address, contact, town, region_address, version };
    let mut tx = app.begin(actor).await?;
    let before = store::take_turn(&mut tx).await?;
    if !store::set(&mut tx, &after).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("letterhead.changed", app.region().as_str(), app.district().name);
    Ok(tx.commit(event.before(&before).after(&after)).await?)
}
