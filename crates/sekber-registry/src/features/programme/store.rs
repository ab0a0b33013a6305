//! SQL of programmes: writing them with their parts, and reading them back whole.

pub mod backlog;
pub mod carried;
pub mod figures;
pub mod list;
pub mod panel;
mod parts;
pub mod record;
pub mod search;
pub mod waiting;

use std::collections::HashMap;

use sekber_core::registry::kinds::Provenance;
use sekber_core::registry::programme::{Owner, Status};
use sekber_core::text::fold;
use sekber_core::value::{
    Currency, CycleId, Moment, Money, OrganisationId, PartialDate, Period, ProgrammeId, RegionCode,
};

use super::model::{FundingLine, Names, ProgrammeDraft, Stored};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};

pub use parts::{clear_parts, insert_parts};

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
        targets: String,
        beneficiaries: Option<i64>,
        help_sought: String,
        help_offered: String,
        contact_name: String,
        place_note: String,
        total_idr: i64,
        published: bool,
        withheld: bool,
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
    let head = sql("select p.id, p.cycle_id, p.organisation_id, p.side, p.reference, p.title, p.description, p.state, p.state_reason, p.state_since, p.start_on, p.end_on, p.targets, p.beneficiaries, p.help_sought, p.help_offered, p.contact_name, p.place_note, p.total_idr, p.published, p.withheld, p.provenance, p.source, p.version, p.changed_at from programme p where p.region_code = $1")
        .bind(region);
    wanted.limit(head)
}

/// Themes, codes, places and offices of programmes in one statement: each row names its part and its value.
fn parts_of(region: &RegionCode, wanted: &Wanted<'_>) -> Sql {
    let pieces = [
        "select c.programme_id, 'theme' as part, c.theme_code as value from programme p join programme_theme c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.programme_id, c.vocabulary as part, c.code as value from programme p join programme_code c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.programme_id, 'place' as part, c.place_code as value from programme p join programme_place c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.programme_id, c.part as part, c.organisation_id as value from programme p join programme_office c on c.region_code = p.region_code and c.programme_id = p.id where p.region_code = ",
        " union all select c.recorded_in as programme_id, 'united' as part, c.organisation_id as value from programme p join programme c on c.region_code = p.region_code and c.recorded_in = p.id and c.organisation_id <> p.organisation_id where p.region_code = ",
    ];
    pieces.into_iter().fold(sql(""), |statement, piece| wanted.limit(statement.push_bind(piece, region)))
}

fn funding_of(region: &RegionCode, wanted: &Wanted<'_>) -> Sql {
    let head = sql("select f.programme_id, f.year, f.source, f.currency, f.amount_minor, f.form, f.on_budget from programme p join funding_line f on f.region_code = p.region_code and f.programme_id = p.id where p.region_code = $1")
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

/// One programme to be added: its id, its side, its content and its rupiah total.
pub struct New<'a> {
    /// The fresh id.
    pub id: ProgrammeId,
    /// The owner's side.
    pub side: Owner,
    /// The content, settled.
    pub content: &'a ProgrammeDraft,
    /// Sum of the rupiah lines in minor units.
    pub total_idr: i64,
}

/// Adds programmes without their parts.
pub async fn insert(tx: &mut Tx, new: &[New<'_>]) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let row = |new: &New<'_>| {
        let draft = new.content;
        let mut row: Vec<Value> = vec![
            (&region).into(),
            (&new.id).into(),
            (&draft.cycle).into(),
            (&draft.organisation).into(),
            Value::from(new.side),
        ];
        row.extend(columns(draft, new.total_idr));
        row.extend([now.into(), now.into(), now.into()]);
        row
    };
    tx.run_all(insert_rows(
        "insert into programme (region_code, id, cycle_id, organisation_id, side, reference, title, sort_key, description, state, start_on, end_on, targets, beneficiaries, help_sought, help_offered, contact_name, place_note, total_idr, funding_lines, published, provenance, source, state_since, created_at, changed_at) values",
        "",
        new.iter().map(row).collect(),
    ))
    .await
}

/// The title as it sorts; cut, because an index entry has a largest size.
fn sort_key(title: &str) -> String {
    fold(title).chars().take(200).collect()
}

/// The columns that a form fills, in the order of the statements above and below.
fn columns(draft: &ProgrammeDraft, total_idr: i64) -> [Value; 18] {
    [
        draft.reference.clone().into(),
        (&draft.title).into(),
        sort_key(&draft.title).into(),
        (&draft.description).into(),
        Value::from(draft.state),
        Value::from(draft.period.start()),
        Value::from(draft.period.end()),
        (&draft.targets).into(),
        draft.beneficiaries.into(),
        (&draft.help_sought).into(),
        (&draft.help_offered).into(),
        (&draft.contact_name).into(),
        (&draft.place_note).into(),
        total_idr.into(),
        i64::try_from(draft.funding.len()).unwrap_or(i64::MAX).into(),
        draft.published.into(),
        draft.provenance.as_str().into(),
        (&draft.source).into(),
    ]
}

/// Writes new content over a programme of this version; `false` when it has another version by now.
pub async fn overwrite(
    tx: &mut Tx,
    id: &ProgrammeId,
    version: i64,
    draft: &ProgrammeDraft,
    (total_idr, withheld): (i64, bool),
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = columns(draft, total_idr).into_iter().fold(
        sql("update programme set reference = $1, title = $2, sort_key = $3, description = $4, state = $5, start_on = $6, end_on = $7, targets = $8, beneficiaries = $9, help_sought = $10, help_offered = $11, contact_name = $12, place_note = $13, total_idr = $14, funding_lines = $15, published = $16, provenance = $17, source = $18, changed_at = $19, withheld = $20, version = version + 1 where region_code = $21 and id = $22 and version = $23"),
        Sql::bind,
    );
    Ok(tx.run(statement.bind(now).bind(withheld).bind(&region).bind(id).bind(version)).await? == 1)
}

/// Shows a programme of this version to everybody again; `false` when it has another version by now, or was not withheld.
pub async fn release(tx: &mut Tx, id: &ProgrammeId, version: i64) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let released = sql("update programme set withheld = $1, version = version + 1
                        where region_code = $2 and id = $3 and version = $4 and withheld");
    Ok(tx.run(released.bind(false).bind(&region).bind(id).bind(version)).await? == 1)
}

/// Proposes every draft of a cycle, for a district that is made of sheets and has nobody to complete them.
pub async fn propose_all(tx: &mut Tx, cycle: &CycleId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let propose = sql("update programme set state = 'proposed', version = version + 1
                       where region_code = $1 and cycle_id = $2 and state = 'draft'");
    tx.run(propose.bind(&region).bind(cycle)).await.map(|_| ())
}

/// Moves a programme of this version into a state; `false` when it has another version by now. What was found in order is
/// no longer withheld.
pub async fn set_state(
    tx: &mut Tx,
    id: &ProgrammeId,
    version: i64,
    state: Status,
    reason: &str,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let touched = tx
        .run(
            sql("update programme set state = $1, state_reason = $2, state_since = $3, changed_at = $4, withheld = (withheld and $1 <> 'verified'), withdrawn = false, recorded_in = null, version = version + 1 where region_code = $5 and id = $6 and version = $7")
                .bind(state)
                .bind(reason)
                .bind(now)
                .bind(now)
                .bind(&region)
                .bind(id)
                .bind(version),
        )
        .await?;
    Ok(touched == 1)
}

/// Cancels a programme of this version as one that should not be there, and frees its number; `false` when it has another version
/// by now.
pub async fn withdraw(tx: &mut Tx, id: &ProgrammeId, version: i64, reason: &str) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let withdrawn = sql("update programme set state = $1, state_reason = $2, state_since = $3, changed_at = $3, withdrawn = true,
         reference = null, version = version + 1 where region_code = $4 and id = $5 and version = $6");
    let withdrawn = withdrawn.bind(Status::Cancelled).bind(reason).bind(now);
    Ok(tx.run(withdrawn.bind(&region).bind(id).bind(version)).await? == 1)
}

/// How programmes move when two organisations are joined. Two programmes of one owner cannot bear the same reference:
/// the one that arrives gives it up.
pub const JOINED: &[&str] = &[
    "update programme set reference = null where region_code = $1 and organisation_id = $3 and exists
     (select 1 from programme k where k.region_code = $1 and k.organisation_id = $2
      and k.cycle_id = programme.cycle_id and k.reference = programme.reference)",
    "update programme set organisation_id = $2 where region_code = $1 and organisation_id = $3",
];

/// A contact person who is forgotten leaves a stand-in.
pub const NAMED: &[&str] = &[
    "update programme set contact_name = $2, version = version + 1 where region_code = $1 and contact_name = $3",
];
