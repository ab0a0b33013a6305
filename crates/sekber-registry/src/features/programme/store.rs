//! SQL of programmes: reading them back whole, with their parts, and the names of what they hold.

pub mod backlog;
pub mod carried;
mod conditions;
pub mod figures;
pub mod list;
pub mod marked;
pub mod owned;
pub mod panel;
mod parts;
pub mod record;
pub mod search;
pub mod told;
pub mod waiting;
pub mod whole;
mod write;

use std::collections::HashMap;

use sekber_core::registry::kinds::Provenance;
use sekber_core::registry::programme::{Owner, Status};
use sekber_core::value::{
    Currency, CycleId, Moment, Money, OrganisationId, PartialDate, Period, ProgrammeId, RegionCode,
};

use super::model::{FundingLine, Names, ProgrammeDraft, Stored};
use crate::kit::store::{Db, Sql, StoreError, Tx, select_of, sql};

pub use parts::{clear_parts, insert_parts};
pub use write::{JOINED, NAMED, New, insert, overwrite, propose_all, release, set_state, withdraw};

crate::row_struct! {
    struct Head {
        id: ProgrammeId,
        cycle_id: CycleId,
        organisation_id: OrganisationId,
        side: Owner,
        reference: Option<String>,
        title: String,
        description: String,
        state: Status,
        state_reason: String,
        state_since: Moment,
        start_on: Option<PartialDate>,
        end_on: Option<PartialDate>,
        activity_status: String,
        targets: String,
        beneficiaries: Option<i64>,
        help_sought: String,
        help_offered: String,
        contact_name: String,
        place_note: String,
        total_idr: i64,
        published: bool,
        withheld: bool,
        checked_digest: String,
        provenance: String,
        source: String,
        version: i64,
        changed_at: Moment,
    }
    struct Part { programme_id: String, part: String, value: String }
    struct Funding {
        programme_id: String,
        year: i64,
        source: String,
        currency: Currency,
        amount_minor: i64,
        form: sekber_core::registry::programme::FundingForm,
        on_budget: bool,
    }
    struct Name { list: String, code: String, name: String, extra: String, side: String }
}

/// Which programmes are read back.
#[derive(Debug, Clone)]
pub enum Wanted<'a> {
    /// These.
    Ids(&'a [ProgrammeId]),
}

impl Wanted<'_> {
    /// Limits a statement on `programme p`.
    fn limit(&self, statement: Sql) -> Sql {
        match self {
            Self::Ids(ids) => statement.push_list(" and p.id in ", ids.iter()),
        }
    }
}

fn heads(region: &RegionCode, wanted: &Wanted<'_>) -> Sql {
    let head = select_of::<Head>("p.", " from programme p where p.region_code = $1").bind(region);
    wanted.limit(head)
}

/// Themes, codes, places and offices of programmes in one statement: each row names its part and its value.
fn parts_of(region: &RegionCode, wanted: &Wanted<'_>) -> Sql {
    let pieces = [
        "select c.programme_id, 'theme' as part, c.theme_code as value from programme p
         join programme_theme c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.programme_id, c.vocabulary as part, c.code as value from programme p
         join programme_code c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.programme_id, 'place' as part, c.place_code as value from programme p
         join programme_place c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.programme_id, c.part as part, c.organisation_id as value from programme p
         join programme_office c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.recorded_in as programme_id, 'united' as part, c.organisation_id as value from programme p
         join programme c on c.region_code = p.region_code and c.recorded_in = p.id
          and c.organisation_id <> p.organisation_id where p.region_code = ",
    ];
    pieces.into_iter().fold(sql(""), |statement, piece| wanted.limit(statement.push_bind(piece, region)))
}

fn funding_of(region: &RegionCode, wanted: &Wanted<'_>) -> Sql {
    let head = select_of::<Funding>(
        "f.",
        " from programme p join funding_line f on f.region_code = p.region_code and f.programme_id = p.id
         where p.region_code = $1",
    )
    .bind(region);
    wanted.limit(head).push(" order by f.programme_id, f.line")
}

/// Programmes with everything they hold, in no particular order. Three statements, however many there are.
pub async fn load(db: &Db, region: &RegionCode, wanted: &Wanted<'_>) -> Result<Vec<Stored>, StoreError> {
    let heads = db.all(heads(region, wanted)).await?;
    let parts = db.all(parts_of(region, wanted)).await?;
    let funding = db.all(funding_of(region, wanted)).await?;
    Ok(assemble(heads, parts, funding))
}

/// The same as [`load`] inside a transaction.
pub async fn load_in(tx: &mut Tx, wanted: &Wanted<'_>) -> Result<Vec<Stored>, StoreError> {
    let region = tx.region.clone();
    let heads = tx.all(heads(&region, wanted)).await?;
    let parts = tx.all(parts_of(&region, wanted)).await?;
    let funding = tx.all(funding_of(&region, wanted)).await?;
    Ok(assemble(heads, parts, funding))
}

fn assemble(heads: Vec<Head>, parts: Vec<Part>, funding: Vec<Funding>) -> Vec<Stored> {
    let mut parts_by: HashMap<String, Vec<Part>> = HashMap::new();
    for part in parts {
        parts_by.entry(part.programme_id.clone()).or_default().push(part);
    }
    let mut funding_by: HashMap<String, Vec<FundingLine>> = HashMap::new();
    for line in funding {
        let amount = Money { minor: line.amount_minor, currency: line.currency };
        let entry = funding_by.entry(line.programme_id).or_default();
        let (year, source, form, on_budget) = (line.year, line.source, line.form, line.on_budget);
        entry.push(FundingLine { year, source, amount, form, on_budget });
    }
    heads
        .into_iter()
        .map(|head| {
            let parts = parts_by.remove(head.id.as_str()).unwrap_or_default();
            let funding = funding_by.remove(head.id.as_str()).unwrap_or_default();
            stored(head, parts, funding)
        })
        .collect()
}

fn stored(head: Head, parts: Vec<Part>, funding: Vec<FundingLine>) -> Stored {
    let mut content = ProgrammeDraft::new(head.organisation_id, head.cycle_id, head.title);
    let mut also = Vec::new();
    for part in parts {
        match part.part.as_str() {
            "theme" => content.themes.push(part.value),
            "nomenclature" => content.nomenclature.push(part.value),
            "sdg" => content.sdg.push(part.value),
            "place" => content.places.extend(part.value.parse().ok()),
            "lead" => content.lead_office = part.value.parse().ok(),
            "united" => also.extend(part.value.parse().ok()),
            "support" => content.supporting_offices.extend(part.value.parse().ok()),
            _ => {}
        }
    }
    content.reference = head.reference;
    content.description = head.description;
    content.place_note = head.place_note;
    // A period that was stored was valid; should the table have been changed by hand, none is shown.
    content.period = Period::new(head.start_on, head.end_on).unwrap_or_default();
    content.activity_status = head.activity_status;
    content.funding = funding;
    content.targets = head.targets;
    content.beneficiaries = head.beneficiaries;
    content.help_sought = head.help_sought;
    content.help_offered = head.help_offered;
    content.contact_name = head.contact_name;
    content.state = head.state;
    content.published = head.published;
    content.provenance = head.provenance.parse().unwrap_or(Provenance::Entered);
    content.source = head.source;
    Stored {
        id: head.id,
        version: head.version,
        side: head.side,
        total_idr: head.total_idr,
        withheld: head.withheld,
        checked_digest: head.checked_digest,
        state_reason: head.state_reason,
        state_since: head.state_since,
        changed_at: head.changed_at,
        also,
        content: content.settled(head.side),
    }
}

fn names_of<'a>(region: &RegionCode, drafts: impl Iterator<Item = &'a ProgrammeDraft> + Clone) -> Sql {
    let organisations: std::collections::BTreeSet<&OrganisationId> = drafts
        .clone()
        .flat_map(|draft| {
            std::iter::once(&draft.organisation).chain(&draft.lead_office).chain(&draft.supporting_offices)
        })
        .collect();
    let places: std::collections::BTreeSet<String> = drafts
        .flat_map(|draft| &draft.places)
        .flat_map(|place| std::iter::successors(Some(place.clone()), RegionCode::parent))
        .map(|place| place.to_string())
        .collect();
    sql("select 'organisation' as list, id as code, name, short_name as extra, side from organisation where region_code = $1")
        .bind(region)
        .push_list(" and id in ", organisations)
        .push_bind(" union all select 'place' as list, code, name, kind as extra, '' as side from region where region_code = ", region)
        .push_list(" and code in ", places)
        .push_bind(" union all select 'theme' as list, code, name_id as name, name_en as extra, '' as side from theme where region_code = ", region)
        .push_bind(" union all select 'cycle' as list, id as code, name, '' as extra, '' as side from cycle where region_code = ", region)
}

fn gather(rows: Vec<Name>) -> Names {
    let mut names = Names::default();
    for row in rows {
        match row.list.as_str() {
            "organisation" => {
                let side = row.side.parse().unwrap_or(Owner::Partner);
                names.organisations.insert(row.code, (row.name, row.extra, side));
            }
            "place" => {
                names.places.insert(row.code, (row.extra, row.name));
            }
            "theme" => {
                names.themes.insert(row.code, (row.name, row.extra));
            }
            _ => {
                names.cycles.insert(row.code, row.name);
            }
        }
    }
    names
}

/// The names behind what programmes hold, in one statement.
pub async fn names<'a>(
    db: &Db,
    region: &RegionCode,
    drafts: impl Iterator<Item = &'a ProgrammeDraft> + Clone,
) -> Result<Names, StoreError> {
    Ok(gather(db.all(names_of(region, drafts)).await?))
}

/// The same inside a transaction.
pub async fn names_in<'a>(
    tx: &mut Tx,
    drafts: impl Iterator<Item = &'a ProgrammeDraft> + Clone,
) -> Result<Names, StoreError> {
    let region = tx.region.clone();
    Ok(gather(tx.all(names_of(&region, drafts)).await?))
}
