//! What a programme is: as it is handed in by a form, a sheet or the demonstration, and as it is stored.

use std::collections::{BTreeSet, HashMap};

use super::limits;
use crate::kit::digest::sha256;
use sekber_core::registry::kinds::{Provenance, Turn};
use sekber_core::registry::programme::{FundingForm, Owner, Status, turn};
use sekber_core::value::{
    Currency, CycleId, Moment, Money, NoSum, OrganisationId, PartialDate, Period, ProgrammeId, RegionCode,
};

crate::text_column!(Status, Owner, FundingForm, Currency, PartialDate);

/// What the title of a made-up programme ends with, wherever it is shown: on pages, on papers, in files and to other programs.
pub const SIMULATED_MARK: &str = " (simulasi)";

/// Money of one year from one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundingLine {
    /// The year it is meant for.
    pub year: i64,
    /// Who pays: a budget (APBD, APBN), a donor, the partner itself.
    pub source: String,
    /// How much.
    pub amount: Money,
    /// Money, or goods and services valued in money.
    pub form: FundingForm,
    /// Whether it runs through the government's budget.
    pub on_budget: bool,
}

/// A programme as it is handed in: the one shape that forms, sheets and the demonstration fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeDraft {
    /// Whose programme it is: an office or a partner.
    pub organisation: OrganisationId,
    /// The yearly round it belongs to.
    pub cycle: CycleId,
    /// The owner's own number, unique for the owner within the cycle; a sheet finds its programme again by it.
    pub reference: Option<String>,
    /// Title, never empty.
    pub title: String,
    /// What is done and to what end.
    pub description: String,
    /// Codes of the district's themes.
    pub themes: Vec<String>,
    /// Codes of the government's nomenclature, of any level.
    pub nomenclature: Vec<String>,
    /// Development goals (`6`) and targets (`6.1`); a target brings its goal along.
    pub sdg: Vec<String>,
    /// Where: the district as a whole, kecamatan or villages.
    pub places: Vec<RegionCode>,
    /// Places without a code, in words.
    pub place_note: String,
    /// From when to when.
    pub period: Period,
    /// How far an imported file says that it is, in its words. What the secretariat found in order, [`Self::state`] says.
    pub activity_status: String,
    /// Money by year and source.
    pub funding: Vec<FundingLine>,
    /// What shall be reached.
    pub targets: String,
    /// How many people benefit directly.
    pub beneficiaries: Option<i64>,
    /// What the owner looks for in others.
    pub help_sought: String,
    /// What the owner can give others.
    pub help_offered: String,
    /// Whom to ask; not shown to other organisations.
    pub contact_name: String,
    /// The office in charge. For an office's own programme it is that office when left open.
    pub lead_office: Option<OrganisationId>,
    /// Other offices concerned.
    pub supporting_offices: Vec<OrganisationId>,
    /// How far it is.
    pub state: Status,
    /// Whether the public may see it.
    pub published: bool,
    /// Where the content comes from.
    pub provenance: Provenance,
    /// The source, when it is not the owner.
    pub source: String,
}

impl ProgrammeDraft {
    /// An otherwise empty draft.
    pub fn new(organisation: OrganisationId, cycle: CycleId, title: impl Into<String>) -> Self {
        Self {
            organisation,
            cycle,
            reference: None,
            title: title.into(),
            description: String::new(),
            themes: Vec::new(),
            nomenclature: Vec::new(),
            sdg: Vec::new(),
            places: Vec::new(),
            place_note: String::new(),
            period: Period::default(),
            activity_status: String::new(),
            funding: Vec::new(),
            targets: String::new(),
            beneficiaries: None,
            help_sought: String::new(),
            help_offered: String::new(),
            contact_name: String::new(),
            lead_office: None,
            supporting_offices: Vec::new(),
            state: Status::Draft,
            published: false,
            provenance: Provenance::Entered,
            source: String::new(),
        }
    }

    /// Whether it is made up for a demonstration.
    pub fn is_simulated(&self) -> bool {
        self.provenance == Provenance::Simulated
    }

    /// The title without the mark of a made-up programme, for what compares words: the mark is no likeness.
    pub fn bare_title(&self) -> &str {
        let bare = self.title.strip_suffix(SIMULATED_MARK).filter(|_| self.is_simulated());
        bare.unwrap_or(&self.title)
    }

    /// What everybody may see of it, once they may see it at all.
    fn shown(&self) -> Self {
        Self {
            contact_name: String::new(),
            activity_status: String::new(),
            published: false,
            source: String::new(),
            ..self.clone()
        }
    }

    /// A digest of what everybody may see of it, whichever state it is in: equal for equal content. A later version of this program
    /// may come to another one; then content that came back is not known again, and stays withheld until somebody looks at it.
    fn digest(&self) -> String {
        sha256(format!("{:?}", Self { state: Status::Draft, ..self.shown() }))
    }

    /// The same draft in the one order and shape in which it is stored, so that equal content compares equal. What is made up says so
    /// in its title from here on: nothing is stored or read back without passing here.
    pub fn settled(mut self, side: Owner) -> Self {
        if self.is_simulated() && !self.title.ends_with(SIMULATED_MARK) {
            self.title.push_str(SIMULATED_MARK);
        }
        settle(&mut self.themes);
        settle(&mut self.nomenclature);
        let goals: Vec<String> = self
            .sdg
            .iter()
            .filter_map(|code| code.split_once('.'))
            .map(|(goal, _)| goal.to_owned())
            .collect();
        self.sdg.extend(goals);
        settle(&mut self.sdg);
        self.places = outermost(&self.places);
        if side == Owner::Office && self.lead_office.is_none() {
            self.lead_office = Some(self.organisation.clone());
        }
        let lead = self.lead_office.clone();
        settle(&mut self.supporting_offices);
        self.supporting_offices.retain(|office| Some(office) != lead.as_ref());
        self.reference = self.reference.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        self
    }

    /// The sum of all rupiah lines, in minor units.
    ///
    /// # Errors
    /// When it is beyond [`limits::MOST_MONEY`].
    pub fn total_idr(&self) -> Result<i64, NoSum> {
        let rupiah =
            self.funding.iter().map(|line| line.amount).filter(|amount| amount.currency == Currency::IDR);
        let sum = Money::sum(Currency::IDR, rupiah)?.minor;
        if sum > limits::MOST_MONEY { Err(NoSum::TooLarge) } else { Ok(sum) }
    }

    /// Names of the fields that a programme needs before it can be put forward and that are still empty.
    pub fn missing_fields(&self) -> Vec<&'static str> {
        let needed = [
            ("description", !self.description.trim().is_empty()),
            ("theme", !self.themes.is_empty()),
            ("place", !self.places.is_empty() || !self.place_note.trim().is_empty()),
            ("start", self.period.start().is_some()),
        ];
        needed.into_iter().filter(|(_, filled)| !filled).map(|(field, _)| field).collect()
    }
}

fn settle<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}

/// The places that are not inside another one of the list, in order of their codes: a whole kecamatan says more than
/// each of its villages.
pub fn outermost(places: &[RegionCode]) -> Vec<RegionCode> {
    let all: BTreeSet<&RegionCode> = places.iter().collect();
    let inside = |place: &RegionCode| {
        std::iter::successors(place.parent(), RegionCode::parent).any(|up| all.contains(&up))
    };
    all.iter().filter(|place| !inside(place)).map(|place| (*place).clone()).collect()
}

/// The code of the state of a programme that was given up because another one records it, as people are told.
pub const UNITED: &str = "united";

/// A programme as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// Which one.
    pub id: ProgrammeId,
    /// Grows with every change; an edit names the version it began with.
    pub version: i64,
    /// Which side it belongs to.
    pub side: Owner,
    /// Sum of the rupiah lines in minor units.
    pub total_idr: i64,
    /// Whether it stays off the public pages until the secretariat has looked at a change.
    pub withheld: bool,
    /// While it is withheld, a digest of what the secretariat found in order last; else of no meaning.
    pub checked_digest: String,
    /// Why it is in its state, when somebody had to say so.
    pub state_reason: String,
    /// Since when it is in its state.
    pub state_since: Moment,
    /// When it was last changed.
    pub changed_at: Moment,
    /// Who carries it out beside its owner: the owners of the records that were united into it.
    pub also: Vec<OrganisationId>,
    /// Its content.
    pub content: ProgrammeDraft,
}

impl Stored {
    /// Who has to act next.
    pub fn turn(&self) -> Turn {
        if self.withheld { Turn::Secretariat } else { turn(self.content.state, self.side) }
    }

    /// Whether it is withheld once a draft stands in its place, and if so, the digest of what was found in order last: what the
    /// secretariat found in order, everybody may see; what its owner makes of it afterwards, the secretariat sees first. Only the very
    /// content that was found in order takes the mark away again, whoever brings it back: an edit of one field says nothing about what
    /// somebody else changed in another.
    pub fn withheld_with(&self, draft: &ProgrammeDraft, by_secretariat: bool) -> Option<String> {
        if self.withheld {
            return (self.checked_digest != draft.digest()).then(|| self.checked_digest.clone());
        }
        let was_checked = matches!(self.content.state, Status::Verified | Status::Active);
        let differs = self.content.shown() != draft.shown();
        (!by_secretariat && was_checked && differs).then(|| self.content.digest())
    }
}

/// Names behind the codes and ids that programmes hold.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Organisations: name, short name and side by id.
    pub organisations: HashMap<String, (String, String, Owner)>,
    /// Places by code: kind and name.
    pub places: HashMap<String, (String, String)>,
    /// Themes by code: Indonesian and English name.
    pub themes: HashMap<String, (String, String)>,
    /// Cycles by id.
    pub cycles: HashMap<String, String>,
}

impl Names {
    /// The organisation's name; its id when it is not known.
    pub fn organisation<'a>(&'a self, id: &'a OrganisationId) -> &'a str {
        self.organisations.get(id.as_str()).map_or(id.as_str(), |(name, _, _)| name)
    }

    /// On which side the organisation stands; `None` when it is not known.
    pub fn side(&self, id: &OrganisationId) -> Option<Owner> {
        self.organisations.get(id.as_str()).map(|(_, _, side)| *side)
    }

    /// The place's name without "Kecamatan" or "Desa"; its code when it is not known.
    pub fn place<'a>(&'a self, code: &'a str) -> &'a str {
        self.places.get(code).map_or(code, |(_, name)| name)
    }

    /// The theme's Indonesian name; its code when it is not known.
    pub fn theme<'a>(&'a self, code: &'a str) -> &'a str {
        self.themes.get(code).map_or(code, |(name, _)| name)
    }
}
