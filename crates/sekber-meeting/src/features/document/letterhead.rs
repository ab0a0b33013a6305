//! The letterhead: what stands under the district's name on its documents, and the town that they are dated from.

use sekber_documents::official::{Document, Emblem};

use super::emblem::pictures;
use super::store::letterhead as store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

pub use super::letterhead_lines::LetterheadLines;

/// Most characters of a line.
const LONGEST: usize = 200;

/// The letterhead with the pictures on it.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// What was filled in.
    pub lines: LetterheadLines,
    /// The emblem of the district: left of the words, for everybody of its government but its head.
    pub emblem: Option<Emblem>,
    /// The emblem of the state: over the words, for the head of the region.
    pub state_emblem: Option<Emblem>,
}

impl Head {
    /// The letterhead of the district; one statement.
    ///
    /// # Errors
    /// When the database or the place of files does not answer.
    pub async fn of(app: &App) -> Result<Self, Problem> {
        let lines = Self::lines_of(app).await?;
        let (emblem, state_emblem) = pictures(app, &lines).await?;
        Ok(Self { lines, emblem, state_emblem })
    }

    /// What was filled in, without the pictures; one statement.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn lines_of(app: &App) -> Result<LetterheadLines, Problem> {
        Ok(store::find(app.db(), &app.region()).await?.unwrap_or_default())
    }

    /// The same document under this letterhead.
    #[must_use]
    pub fn over(&self, mut document: Document) -> Document {
        if !self.lines.unit.is_empty() {
            self.lines.unit.clone_into(&mut document.letterhead.unit);
        }
        document.letterhead.address = self.address_lines();
        document.letterhead.emblem.clone_from(&self.emblem);
        document
    }

    /// Address and contact, a line each.
    pub fn address_lines(&self) -> String {
        let lines = [&self.lines.address, &self.lines.contact].into_iter().filter(|line| !line.is_empty());
        lines.cloned().collect::<Vec<_>>().join("\n")
    }

    /// The town that documents are dated from: a district is called after its seat unless somebody said otherwise.
    pub fn town(&self, district: &str) -> String {
        let town = if self.lines.town.is_empty() { seat(district) } else { &self.lines.town };
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
    let version = form.version();
    let mut line = |name: &'static str| form.bounded(name, LONGEST, &mut faults);
    let (unit, address, contact, town) = (line("unit_name"), line("address"), line("contact"), line("town"));
    let region_address = line("region_address");
    faults.or(())?;
    let after = LetterheadLines {
        unit,
        address,
        contact,
        town,
        region_address,
        version,
        ..LetterheadLines::default()
    };
    let mut tx = app.begin(actor).await?;
    let before = store::take_turn(&mut tx).await?;
    if !store::set(&mut tx, &after).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("letterhead.changed", app.region().as_str(), app.district().name);
    Ok(tx.commit(event.before(&before).after(&after)).await?)
}
