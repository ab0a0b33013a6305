//! Who and what is matched in a cycle, loaded from the rooms that own it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sekber_core::registry::programme::Owner;
use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode};
use sekber_engines::matching::affinity::fit::Values;
use sekber_engines::matching::affinity::history::PastAssignment;

use super::proposal::{is_proposed, of_hundred};
use super::store::subjects::{self, EarlierPair, Participant, Stamp};
use crate::features::district::{self, Cycle, Place, Theme};
use crate::features::programme::{self, Stored};
use crate::features::registry::{self, Record, Side};
use crate::kit::app::App;
use crate::kit::problem::Problem;

/// How many programmes are loaded at a time: the databases limit the values of one statement.
const AT_ONCE: usize = 2_000;

/// What tells whether anything has changed that a ranking depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Participants with their versions.
    pub participants: Vec<Participant>,
    /// Programmes with their versions.
    pub programmes: Vec<Stamp>,
    /// Pairs of the plans that held in other cycles.
    pub earlier: Vec<EarlierPair>,
    /// How well a pair must fit at least to be proposed.
    pub least_fit: i64,
}

/// Everything that matching needs to know of a cycle.
#[derive(Debug)]
pub struct Subjects {
    /// The cycle.
    pub cycle: Cycle,
    /// Offices that take part, by name.
    pub offices: Vec<Record>,
    /// Partners that take part, by name.
    pub partners: Vec<Record>,
    /// Programmes of these partners, in order of the id.
    pub programmes: Vec<Stored>,
    /// Programmes of these offices, by office.
    pub own: HashMap<OrganisationId, Vec<Stored>>,
    /// What went to which office in other cycles: the office's id and the programme's text.
    pub experience: Vec<PastAssignment>,
    /// The district's places by code.
    pub places: BTreeMap<RegionCode, Place>,
    /// The district's themes.
    pub themes: Vec<Theme>,
}

/// What a ranking of the cycle depends on. Two statements.
///
/// # Errors
/// When the database cannot be asked.
pub async fn marks(app: &App, cycle: &Cycle) -> Result<Marks, Problem> {
    let (db, region) = (app.db(), app.region());
    let participants = subjects::participants(db, &region, &cycle.id).await?;
    let (programmes, earlier) = subjects::stamps_and_earlier_pairs(db, &region, &cycle.id).await?;
    Ok(Marks { participants, programmes, earlier, least_fit: cycle.least_fit })
}

/// Loads everything behind the marks.
///
/// # Errors
/// When the database cannot be asked.
pub async fn load(app: &App, cycle: &Cycle, marks: &Marks) -> Result<Subjects, Problem> {
    let (db, region) = (app.db(), app.region());
    let taking_part: BTreeSet<&OrganisationId> = marks.participants.iter().map(|one| &one.id).collect();
    let mut sides = Vec::new();
    for side in [Side::Office, Side::Partner] {
        let records = registry::records(db, &region, side).await?;
        sides.push(
            records
                .into_iter()
                .filter(|record| taking_part.contains(&record.organisation.id))
                .collect::<Vec<_>>(),
        );
    }
    let (partners, offices) = (sides.pop().unwrap_or_default(), sides.pop().unwrap_or_default());
    let wanted: Vec<ProgrammeId> = marks
        .programmes
        .iter()
        .filter(|stamp| taking_part.contains(&stamp.organisation_id))
        .map(|stamp| stamp.id.clone())
        .collect();
    let mut programmes = Vec::new();
    for some in wanted.chunks(AT_ONCE) {
        programmes.extend(programme::by_ids(db, &region, some).await?);
    }
    programmes.sort_by(|a, b| a.id.cmp(&b.id));
    let (own, programmes): (Vec<Stored>, Vec<Stored>) =
        programmes.into_iter().partition(|stored| stored.side == Owner::Office);
    let mut by_office: HashMap<OrganisationId, Vec<Stored>> = HashMap::new();
    for stored in own {
        by_office.entry(stored.content.organisation.clone()).or_default().push(stored);
    }
    let places = district::places(db, &region).await?;
    let experience = experience(app, cycle, &marks.earlier).await?;
    Ok(Subjects {
        experience,
        cycle: cycle.clone(),
        offices,
        partners,
        programmes,
        own: by_office,
        places: places.into_iter().map(|place| (place.code.clone(), place)).collect(),
        themes: district::themes(db, &region).await?,
    })
}

async fn experience(
    app: &App,
    cycle: &Cycle,
    earlier: &[EarlierPair],
) -> Result<Vec<PastAssignment>, Problem> {
    let ids: BTreeSet<&ProgrammeId> = earlier.iter().map(|pair| &pair.programme).collect();
    let ids: Vec<ProgrammeId> = ids.into_iter().cloned().collect();
    let mut texts: HashMap<ProgrammeId, String> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let stored = programme::by_ids(app.db(), &app.region(), some).await?;
        texts.extend(stored.into_iter().map(|stored| (stored.id.clone(), text_of(&stored))));
    }
    let one = |pair: &EarlierPair| {
        let text = texts.get(&pair.programme)?.clone();
        let age = u16::try_from(cycle.year - pair.year).unwrap_or(0);
        Some(PastAssignment { text, office: pair.office.to_string(), age })
    };
    Ok(earlier.iter().filter_map(one).collect())
}

/// Everything that a programme says in words.
pub fn text_of(programme: &Stored) -> String {
    let content = &programme.content;
    let parts = [
        content.bare_title(),
        &content.description,
        &content.targets,
        &content.help_sought,
        &content.help_offered,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}

impl Subjects {
    /// Whether a programme and an office fit well enough to be proposed to each other in the cycle.
    pub fn is_proposed(&self, values: &Values) -> bool {
        is_proposed(values, self.cycle.least_fit)
    }

    /// Whether a partner fits what is sought well enough in the cycle.
    pub fn is_fitting(&self, points: u16) -> bool {
        of_hundred(points) >= self.cycle.least_fit
    }

    /// The place of an office in the list.
    pub fn office(&self, id: &OrganisationId) -> Option<usize> {
        self.offices.iter().position(|office| office.organisation.id == *id)
    }

    /// The place of a programme in the list.
    pub fn programme(&self, id: &ProgrammeId) -> Option<usize> {
        self.programmes.binary_search_by(|stored| stored.id.cmp(id)).ok()
    }

    /// The partner whose programme it is.
    pub fn partner_of(&self, programme: &Stored) -> Option<&Record> {
        self.partners.iter().find(|partner| partner.organisation.id == programme.content.organisation)
    }

    /// Whether a programme serves a priority of the district.
    pub fn is_priority(&self, programme: &Stored) -> bool {
        self.priorities(programme).next().is_some()
    }

    /// The priorities of the district that a programme serves.
    pub fn priorities<'a>(&'a self, programme: &'a Stored) -> impl Iterator<Item = &'a Theme> + 'a {
        self.themes.iter().filter(|theme| theme.priority && programme.content.themes.contains(&theme.code))
    }

    /// The kecamatan of a programme by name; empty when it names the whole district or nothing.
    pub fn kecamatan(&self, programme: &Stored) -> Vec<&Place> {
        let codes: BTreeSet<RegionCode> =
            programme.content.places.iter().filter_map(RegionCode::district).collect();
        codes.iter().filter_map(|code| self.places.get(code)).collect()
    }
}
