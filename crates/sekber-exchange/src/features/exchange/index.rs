//! Finding what is stored: a row's record is recognised by its id, its code, its legal number or its name.

use std::collections::{HashMap, HashSet};

use sekber_core::value::{OrganisationId, ProgrammeId, RegionCode};

use super::kind::Kind;
use super::own_activity::id_in;
use super::references::{References, key};
use super::store::keys::{self, ProgrammeKey};
use super::verdict::Record;
use crate::features::registry::{self, Name, Side};
use crate::kit::store::{Db, StoreError};

/// The keys of everything of one kind that is stored.
pub enum Index {
    /// Offices or partners.
    Organisations {
        /// Which of them.
        side: Side,
        /// Whole records.
        records: HashMap<OrganisationId, registry::Record>,
        /// Owners by the number of a legal document.
        by_number: HashMap<String, OrganisationId>,
    },
    /// Programmes of the cycle.
    Programmes {
        /// All ids.
        ids: HashSet<ProgrammeId>,
        /// The ids of other cycles' programmes.
        elsewhere: HashSet<ProgrammeId>,
        /// By owner and reference.
        by_reference: HashMap<(OrganisationId, String), ProgrammeId>,
        /// References that name one activity in the whole world, whoever's they are.
        global: HashSet<String>,
        /// By owner and title, with whether the programme has a reference.
        by_title: HashMap<(OrganisationId, String), Vec<(ProgrammeId, bool)>>,
    },
}

/// Which stored record a row means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// None: it is new.
    Nothing,
    /// This one.
    One(String),
    /// Several bear its name.
    Several {
        /// The name.
        name: String,
        /// Which they are, as far as they can be told apart further.
        ids: Vec<String>,
    },
    /// It names an id that is not there.
    NoSuchId,
}

impl Found {
    /// The records that may be meant.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let ids = match self {
            Self::One(id) => std::slice::from_ref(id),
            Self::Several { ids, .. } => ids.as_slice(),
            Self::Nothing | Self::NoSuchId => &[],
        };
        ids.iter().map(String::as_str)
    }
}

impl Index {
    /// Loads the keys of a kind.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn load(
        db: &Db,
        region: &RegionCode,
        kind: Kind,
        references: &References,
    ) -> Result<Self, StoreError> {
        let side = match kind {
            Kind::Programmes => {
                let cycle = &references.cycle.id;
                return Ok(Self::of_programmes(
                    keys::programme_keys(db, region, cycle).await?,
                    keys::ids_of_other_cycles(db, region, cycle).await?,
                ));
            }
            Kind::Offices => Side::Office,
            Kind::Partners => Side::Partner,
        };
        let records = registry::records(db, region, side).await?;
        let numbers = keys::legal_numbers(db, region).await?;
        Ok(Self::Organisations {
            side,
            records: records.into_iter().map(|record| (record.organisation.id.clone(), record)).collect(),
            by_number: numbers.into_iter().map(|row| (key(&row.number), row.organisation_id)).collect(),
        })
    }

    fn of_programmes(rows: Vec<ProgrammeKey>, elsewhere: Vec<ProgrammeId>) -> Self {
        let mut ids = HashSet::with_capacity(rows.len());
        let (mut by_reference, mut global) = (HashMap::new(), HashSet::new());
        let mut by_title: HashMap<_, Vec<_>> = HashMap::with_capacity(rows.len());
        for row in rows {
            ids.insert(row.id.clone());
            let has_reference = row.reference.is_some();
            if let Some(reference) = row.reference {
                if is_global(&reference) {
                    global.insert(key(&reference));
                }
                by_reference.insert((row.organisation_id.clone(), key(&reference)), row.id.clone());
            }
            by_title.entry((row.organisation_id, key(&row.title))).or_default().push((row.id, has_reference));
        }
        Self::Programmes { ids, elsewhere: elsewhere.into_iter().collect(), by_reference, global, by_title }
    }

    /// The stored record that a row means.
    pub fn find(&self, record: &Record, references: &References) -> Found {
        match self {
            Self::Organisations { side, records, by_number } => {
                find_organisation(record, references, *side, (records, by_number))
            }
            Self::Programmes { ids, by_reference, by_title, .. } => {
                find_programme(record, ids, by_reference, by_title)
            }
        }
    }

    /// Which programme of ours the published identifier of a row means, and whether it is one of the cycle that is imported into.
    /// What is stored under this very number is found by it.
    pub fn published_as(&self, record: &Record) -> Option<(ProgrammeId, bool)> {
        let Self::Programmes { ids, elsewhere, by_reference, .. } = self else { return None };
        let identifier = record.get("reference").filter(|_| !record.contains_key("id"))?;
        let id = id_in(identifier, |id| ids.contains(id) || elsewhere.contains(id))?;
        let owner = record.get("organisation").and_then(|owner| owner.parse::<OrganisationId>().ok());
        if owner.is_some_and(|owner| by_reference.contains_key(&(owner, key(identifier)))) {
            return None;
        }
        let is_here = ids.contains(&id);
        Some((id, is_here))
    }

    /// Whether a row names by our id a programme of another cycle than the one that is imported into.
    pub fn is_of_another_cycle(&self, record: &Record) -> bool {
        let Self::Programmes { elsewhere, .. } = self else { return false };
        let id = record.get("id").and_then(|id| id.parse::<ProgrammeId>().ok());
        id.is_some_and(|id| elsewhere.contains(&id))
    }

    /// Whether a row bears the activity identifier of another organisation than its own: one that is stored with a programme of theirs,
    /// or one in the space that this register gives to theirs. What is not made to be the only one in the world, such as a number of a
    /// work plan, two may have.
    pub fn bears_another_identifier(&self, record: &Record, references: &References) -> bool {
        let Self::Programmes { by_reference, global, .. } = self else { return false };
        let owner = record.get("organisation").and_then(|owner| owner.parse::<OrganisationId>().ok());
        let (Some(owner), Some(identifier)) = (owner, record.get("reference")) else { return false };
        let known = (owner, key(identifier));
        if by_reference.contains_key(&known) || !is_global(identifier) {
            return false;
        }
        let own_space = format!("ID-COA-{}-", references.region);
        let of_organisation = identifier.strip_prefix(&own_space).unwrap_or_default();
        let holds = |one: &Name| one.id != known.0 && of_organisation.starts_with(one.id.as_str());
        global.contains(&known.1) || references.organisations.iter().any(holds)
    }

    /// The stored organisation.
    pub fn organisation(&self, id: &str) -> Option<&registry::Record> {
        match self {
            Self::Organisations { records, .. } => records.get(&id.parse::<OrganisationId>().ok()?),
            Self::Programmes { .. } => None,
        }
    }
}

/// Whether a reference has the form of an identifier of IATI: the register that lists its organisation comes first, such as `GB-CHC-`.
fn is_global(reference: &str) -> bool {
    let mut parts = reference.splitn(3, '-');
    let is_named = |part: Option<&str>, letters: std::ops::RangeInclusive<usize>| {
        let is_capital = |part: &str| part.bytes().all(|byte| byte.is_ascii_uppercase());
        part.is_some_and(|part| letters.contains(&part.len()) && is_capital(part))
    };
    is_named(parts.next(), 2..=2)
        && is_named(parts.next(), 2..=6)
        && parts.next().is_some_and(|rest| !rest.is_empty())
}

/// Programmes of one owner and title that are told apart by their places.
const MOST_ALIKE: usize = 50;

type Records = HashMap<OrganisationId, registry::Record>;

fn find_organisation(
    record: &Record,
    references: &References,
    side: Side,
    (records, by_number): (&Records, &HashMap<String, OrganisationId>),
) -> Found {
    if let Some(id) = record.get("id") {
        let known = id.parse().is_ok_and(|id: OrganisationId| records.contains_key(&id));
        return if known { Found::One(id.clone()) } else { Found::NoSuchId };
    }
    if let Some(code) = record.get("code") {
        let with_code = |one: &&Name| one.side == side && one.code.as_deref() == Some(code);
        if let Some(one) = references.organisations.iter().find(with_code) {
            return Found::One(one.id.to_string());
        }
    }
    let number = record.get("legal_number").map(|number| key(number)).filter(|number| !number.is_empty());
    let owner = number.and_then(|number| by_number.get(&number)).filter(|id| records.contains_key(*id));
    if let Some(id) = owner {
        return Found::One(id.to_string());
    }
    let Some(name) = record.get("name") else { return Found::Nothing };
    let same = references.named(name, Some(side)).into_iter().filter(|one| references.is_called(name, one));
    match same.collect::<Vec<_>>().as_slice() {
        [] => Found::Nothing,
        [one] => Found::One(one.id.to_string()),
        [one, ..] => Found::Several { name: one.name.clone(), ids: Vec::new() },
    }
}

fn find_programme(
    record: &Record,
    ids: &HashSet<ProgrammeId>,
    by_reference: &HashMap<(OrganisationId, String), ProgrammeId>,
    by_title: &HashMap<(OrganisationId, String), Vec<(ProgrammeId, bool)>>,
) -> Found {
    if let Some(id) = record.get("id") {
        let known = id.parse().is_ok_and(|id: ProgrammeId| ids.contains(&id));
        return if known { Found::One(id.clone()) } else { Found::NoSuchId };
    }
    let Some(owner) = record.get("organisation").and_then(|id| id.parse::<OrganisationId>().ok()) else {
        return Found::Nothing;
    };
    let reference = record.get("reference");
    if let Some(id) = reference.and_then(|reference| by_reference.get(&(owner.clone(), key(reference)))) {
        return Found::One(id.to_string());
    }
    let Some(title) = record.get("title") else { return Found::Nothing };
    let same: Vec<&ProgrammeId> = by_title
        .get(&(owner, key(title)))
        .into_iter()
        .flatten()
        // A programme with another number of its owner is another programme.
        .filter(|(_, has_reference)| reference.is_none() || !has_reference)
        .map(|(id, _)| id)
        .collect();
    match same.as_slice() {
        [] => Found::Nothing,
        [one] => Found::One(one.to_string()),
        several => Found::Several {
            name: title.clone(),
            ids: several.iter().take(MOST_ALIKE).map(ToString::to_string).collect(),
        },
    }
}

/// What makes two rows of one sheet mean the same new record.
pub fn new_key(kind: Kind, record: &Record) -> String {
    let said = |field: &str| record.get(field).map(|text| key(text)).unwrap_or_default();
    match kind {
        Kind::Programmes => match said("reference") {
            reference if reference.is_empty() => format!("{}/t/{}", said("organisation"), said("title")),
            reference => format!("{}/r/{reference}", said("organisation")),
        },
        _ => match said("code") {
            code if code.is_empty() => said("name"),
            code => format!("code/{code}"),
        },
    }
}
