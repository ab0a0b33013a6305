//! SQL of what offices seek.

pub mod answers;
pub mod put_forward;
pub mod search;

use sekber_core::value::{CycleId, Moment, NeedId, OrganisationId, RegionCode};
use sekber_engines::matching::need::NeedState;

use super::limits;
use super::model::{Need, NeedDraft};
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// Where a person is named and nothing more.
pub const NAMED: &[&str] = &[
    "update need set person_name = $2 where region_code = $1 and person_name = $3",
    "update need set contact = $2 where region_code = $1 and contact = $3",
    "update need_answer set person_name = $2 where region_code = $1 and person_name = $3",
    "update need_answer set decided_by = $2 where region_code = $1 and decided_by = $3",
];

/// How needs and answers move when two organisations are joined; where both answered, both answers stay.
pub const JOINED: &[&str] = &[
    "update need set office_id = $2 where region_code = $1 and office_id = $3",
    "update need_answer set partner_id = $2 where region_code = $1 and partner_id = $3 and not exists
     (select 1 from need_answer k where k.region_code = $1 and k.partner_id = $2 and k.need_id = need_answer.need_id)",
    "update need_call set partner_id = $2 where region_code = $1 and partner_id = $3 and not exists
     (select 1 from need_call k where k.region_code = $1 and k.partner_id = $2 and k.need_id = need_call.need_id)",
];

crate::row_struct! {
    /// An office.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OfficeOf {
        /// The office.
        pub id: String,
    }
}

/// Most offices of one field of government that are looked at.
const OFFICES: i64 = 50;

/// The offices whose field of government it is.
pub async fn offices_of(db: &Db, region: &RegionCode, field: &str) -> Result<Vec<OfficeOf>, StoreError> {
    db.all(
        sql("select o.id from organisation o
             join organisation_field f on f.region_code = o.region_code and f.organisation_id = o.id
             where o.region_code = $1 and f.code = $2 and o.side = 'office' and o.merged_into is null
             order by o.id limit $3")
        .bind(region)
        .bind(field)
        .bind(OFFICES),
    )
    .await
}

/// A need is open as long as its cycle is: what a cycle left open has ended with it, and waits for nobody.
const NEED: &str =
    "select n.id, n.cycle_id, c.year, c.state = 'open' as in_force,
            n.office_id, o.short_name as office, n.title, n.purpose, n.field, n.place_code,
            p.name as place, n.place_note, n.starts_on, n.ends_on, n.contact,
            case when n.state = 'open' and c.state <> 'open' then 'ended' else n.state end as state, n.state_reason,
            n.state_since, n.simulated, n.person_name, n.version, n.created_at,
            (select count(*) from need_answer a where a.region_code = n.region_code and a.need_id = n.id
             and a.state = 'waiting' and n.state = 'open' and c.state = 'open') as waiting
     from need n
     join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
     join organisation o on o.region_code = n.region_code and o.id = n.office_id
     left join region p on p.region_code = n.region_code and p.code = n.place_code
     where n.region_code = $1";

fn one(region: &RegionCode, id: &NeedId) -> Sql {
    sql(NEED).bind(region).push_bind(" and n.id = ", id)
}

/// A need.
///
/// # Errors
/// When the database cannot be asked.
pub async fn find(db: &Db, region: &RegionCode, id: &NeedId) -> Result<Option<Need>, StoreError> {
    db.maybe(one(region, id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &NeedId) -> Result<Option<Need>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// Which needs a list shows.
pub struct Asked<'a> {
    /// The cycle.
    pub cycle: &'a CycleId,
    /// The organisations of somebody who does not oversee: what is open, or ended with its cycle, is seen by all, the rest is their own.
    pub own: Option<Vec<OrganisationId>>,
    /// How far.
    pub state: Option<NeedState>,
    /// In which field of government.
    pub field: Option<String>,
}

fn narrowed(begin: Sql, asked: &Asked<'_>) -> Sql {
    let narrowed =
        begin.push_bind(" and n.cycle_id = ", asked.cycle).push_if(" and n.field = ", asked.field.as_ref());
    let narrowed = match asked.state {
        None => narrowed,
        Some(NeedState::Open) => narrowed.push(" and n.state = 'open' and c.state = 'open'"),
        Some(NeedState::Ended) => narrowed.push(" and n.state = 'open' and c.state <> 'open'"),
        Some(state @ (NeedState::Closed | NeedState::Withdrawn)) => {
            narrowed.push_bind(" and n.state = ", state)
        }
    };
    match &asked.own {
        None => narrowed,
        Some(own) => seen_by(narrowed, own),
    }
}

/// Narrows needs to those that somebody who does not oversee sees: what was not closed or withdrawn, and what one of the `own`
/// organisations wrote or answered.
fn seen_by(statement: Sql, own: &[OrganisationId]) -> Sql {
    statement
        .push_list(" and (n.state = 'open' or n.office_id in ", own)
        .push_list(
            " or exists (select 1 from need_answer w where w.region_code = n.region_code and w.need_id = n.id
              and w.partner_id in ",
            own,
        )
        .push("))")
}

/// A page of the list, the newest first, with how many there are. Two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    asked: &Asked<'_>,
    cursor: &Cursor,
) -> Result<Page<Need>, StoreError> {
    let counted = sql("select count(*) from need n
         join cycle c on c.region_code = n.region_code and c.id = n.cycle_id where n.region_code = $1");
    let counted = counted.bind(region);
    let total = db.value(narrowed(counted, asked)).await?.unwrap_or(0);
    let order = crate::keyset!(falling "n.id", "n.id");
    let rows = db.all(order.page(narrowed(sql(NEED).bind(region), asked), cursor)).await?;
    let key = |need: &Need| Key { sort: need.id.to_string(), id: need.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// The open needs of a cycle, the newest first, as many as are ranked.
pub async fn open_of_cycle(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Need>, StoreError> {
    let asked = sql(NEED)
        .bind(region)
        .push_bind(" and n.state = 'open' and c.state = 'open' and n.cycle_id = ", cycle);
    db.all(asked.push_bind(" order by n.id desc limit ", limits::RANKED)).await
}

/// How many open needs an office has in a cycle.
pub async fn open_of_office(
    tx: &mut Tx,
    office: &OrganisationId,
    cycle: &CycleId,
) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let counted = sql("select count(*) from need where region_code = $1 and office_id = $2 and cycle_id = $3
         and state = 'open'");
    Ok(tx.value(counted.bind(&region).bind(office).bind(cycle)).await?.unwrap_or(0))
}

/// How many needs an office has written since a moment, whatever became of them.
pub async fn written_since(tx: &mut Tx, office: &OrganisationId, since: Moment) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let counted =
        sql("select count(*) from need where region_code = $1 and office_id = $2 and created_at > $3");
    Ok(tx.value(counted.bind(&region).bind(office).bind(since)).await?.unwrap_or(0))
}

/// Whether a code is that of a kecamatan of the district.
pub async fn is_kecamatan(tx: &mut Tx, code: &RegionCode) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select 1 from region where region_code = $1 and code = $2 and level = 'district'");
    Ok(tx.value::<i64>(asked.bind(&region).bind(code)).await?.is_some())
}

fn content(statement: Sql, draft: &NeedDraft) -> Sql {
    statement
        .bind(&draft.title)
        .bind(&draft.purpose)
        .bind(&draft.field)
        .bind(draft.place_code.as_ref())
        .bind(&draft.place_note)
        .bind(draft.starts_on)
        .bind(draft.ends_on)
        .bind(&draft.contact)
}

/// Writes a new need.
pub async fn insert(
    tx: &mut Tx,
    (id, office, cycle): (&NeedId, &OrganisationId, &CycleId),
    draft: &NeedDraft,
    simulated: bool,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement = sql("insert into need (title, purpose, field, place_code, place_note, starts_on, ends_on, contact,
             region_code, id, office_id, cycle_id, simulated, person_name, state_since, created_at, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)");
    let statement = content(statement, draft).bind(&region).bind(id).bind(office).bind(cycle);
    tx.run(statement.bind(simulated).bind(name).bind(now).bind(now).bind(now)).await.map(|_| ())
}

/// Writes a need over a version; `false` when somebody was faster.
pub async fn overwrite(
    tx: &mut Tx,
    id: &NeedId,
    version: i64,
    draft: &NeedDraft,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("update need set title = $1, purpose = $2, field = $3, place_code = $4, place_note = $5,
             starts_on = $6, ends_on = $7, contact = $8, changed_at = $9, version = version + 1
             where region_code = $10 and id = $11 and version = $12");
    let statement = content(statement, draft).bind(now).bind(&region).bind(id);
    Ok(tx.run(statement.bind(version)).await? == 1)
}

/// Writes how far a need is, over a version; `false` when somebody was faster.
pub async fn set_state(
    tx: &mut Tx,
    id: &NeedId,
    version: i64,
    state: NeedState,
    reason: &str,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update need set state = $1, state_reason = $2, state_since = $3, changed_at = $4,
             version = version + 1 where region_code = $5 and id = $6 and version = $7");
    let statement = statement.bind(state).bind(reason).bind(now).bind(now).bind(&region);
    Ok(tx.run(statement.bind(id).bind(version)).await? == 1)
}

/// Writes down that a partner is told of a need; `false` when it was told before, or is suspended.
pub async fn call(tx: &mut Tx, id: &NeedId, partner: &OrganisationId) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("insert into need_call (region_code, need_id, partner_id, called_at)
             select o.region_code, $1, o.id, $2 from organisation o
             where o.region_code = $3 and o.id = $4 and o.state <> 'suspended' on conflict do nothing");
    Ok(tx.run(statement.bind(id).bind(now).bind(&region).bind(partner)).await? == 1)
}

crate::row_struct! {
    struct Called { partner_id: OrganisationId }
}

/// The partners that were told of a need.
pub async fn called(db: &Db, region: &RegionCode, id: &NeedId) -> Result<Vec<OrganisationId>, StoreError> {
    let asked =
        sql("select partner_id from need_call where region_code = $1 and need_id = $2 order by partner_id");
    let found: Vec<Called> = db.all(asked.bind(region).bind(id)).await?;
    Ok(found.into_iter().map(|one| one.partner_id).collect())
}
