//! SQL of one programme's surroundings: its owner, its history, the owners that a new one may have, and what is one with it.

use sekber_core::registry::programme::{Owner, Status};
use sekber_core::value::{CycleId, Moment, OrganisationId, ProgrammeId, RegionCode};

use crate::features::registry::WAITS_TO_BE_LET_IN;
use crate::keyset;
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

crate::row_struct! {
    /// Something that happened to a programme, from the trail.
    #[derive(Debug, Clone)]
    pub struct Happening {
        /// Its number in the trail.
        pub seq: i64,
        /// When.
        pub at: Moment,
        /// Who; empty when the name was withdrawn.
        pub actor_name: String,
        /// What, as `programme.verb`.
        pub kind: String,
        /// The record before, as JSON.
        pub before_json: Option<String>,
        /// The record after, as JSON.
        pub after_json: Option<String>,
    }
    struct Placed { id: ProgrammeId, sort_key: String, total: i64 }
    /// A programme that is one activity with another.
    #[derive(Debug, Clone)]
    pub struct United {
        /// Which one.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner.
        pub organisation_id: OrganisationId,
        /// The owner's name.
        pub organisation: String,
        /// The owner's side.
        pub side: Owner,
        /// `stays` for the one that both are recorded in, `gone` for one that was given up.
        pub part: String,
    }
    /// An organisation that may own a new programme.
    #[derive(Debug, Clone)]
    pub struct PossibleOwner {
        /// Which one.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// Its side.
        pub side: Owner,
    }
}

/// Which programmes of some organisations in a cycle stand on a page, by title. One statement.
pub async fn page_of(
    db: &Db,
    region: &RegionCode,
    (cycle, organisations): (&CycleId, &[OrganisationId]),
    cursor: &Cursor,
) -> Result<Page<ProgrammeId>, StoreError> {
    if organisations.is_empty() {
        return Ok(Page::from_fetched(Vec::new(), cursor, 0, |id: &ProgrammeId| place(id, "")));
    }
    let within = |statement: Sql| {
        statement
            .push_bind(" where p.region_code = ", region)
            .push_bind(" and p.cycle_id = ", cycle)
            .push_list(" and p.organisation_id in ", organisations.iter())
    };
    let counted = within(sql("select p.id, p.sort_key, (select count(*) from programme p"));
    let asked = within(counted.push(") as total from programme p"));
    let found: Vec<Placed> = db.all(keyset!(rising "p.sort_key", "p.id").page(asked, cursor)).await?;
    let total = found.first().map_or(0, |row| row.total);
    Ok(Page::from_fetched(found, cursor, total, |row| place(&row.id, &row.sort_key)).map(|row| row.id))
}

fn place(id: &ProgrammeId, sort: &str) -> Key {
    Key { sort: sort.to_owned(), id: id.to_string() }
}

/// Whose programme it is.
pub async fn owner_of(
    db: &Db,
    region: &RegionCode,
    id: &ProgrammeId,
) -> Result<Option<OrganisationId>, StoreError> {
    db.value(
        sql("select organisation_id from programme where region_code = $1 and id = $2").bind(region).bind(id),
    )
    .await
}

/// The latest happenings of a programme, the last one first.
pub async fn history(
    db: &Db,
    region: &RegionCode,
    id: &ProgrammeId,
    limit: i64,
) -> Result<Vec<Happening>, StoreError> {
    db.all(
        select::<Happening>(" from audit where region_code = $1 and subject = 'programme' and subject_id = $2 order by seq desc limit $3")
            .bind(region)
            .bind(id)
            .bind(limit),
    )
    .await
}

/// Owners by their ids.
pub async fn owners(
    db: &Db,
    region: &RegionCode,
    ids: impl Iterator<Item = &OrganisationId>,
) -> Result<Vec<PossibleOwner>, StoreError> {
    let statement =
        sql("select id, name, side from organisation where merged_into is null and region_code = $1")
            .bind(region)
            .push_list(" and id in ", ids)
            .push(" order by side, sort_key, id");
    db.all(statement).await
}

/// Owners whose folded name holds a text, at most 30; none that waits to be let in.
pub async fn owners_like(
    db: &Db,
    region: &RegionCode,
    folded: &str,
) -> Result<Vec<PossibleOwner>, StoreError> {
    let plain: String = folded.chars().filter(|letter| !matches!(letter, '%' | '_')).collect();
    let statement = sql(
        "select id, name, side from organisation where merged_into is null and region_code = $1 and not ",
    )
    .bind(region)
    .push(WAITS_TO_BE_LET_IN)
    .push_bind(" and sort_key like ", format!("%{plain}%"))
    .push(" order by side, sort_key, id limit 30");
    db.all(statement).await
}

/// The cycle of a new programme of an organisation, the open one of the latest year; `None` when the organisation is
/// not known or was merged into another.
pub async fn cycle_for(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
) -> Result<Option<CycleId>, StoreError> {
    db.value(
        sql("select c.id from organisation o join cycle c on c.region_code = o.region_code
             where o.region_code = $1 and o.id = $2 and o.merged_into is null
             order by (case when c.state = 'open' then 0 else 1 end), c.year desc limit 1")
        .bind(region)
        .bind(organisation),
    )
    .await
}

/// Ids of the programmes behind a given one, in their order.
pub async fn ids_after(
    db: &Db,
    region: &RegionCode,
    last: &str,
    limit: i64,
) -> Result<Vec<ProgrammeId>, StoreError> {
    crate::row_struct! { struct Found { id: ProgrammeId } }
    let found: Vec<Found> = db
        .all(
            sql("select id from programme where region_code = $1 and id > $2 order by id limit $3")
                .bind(region)
                .bind(last)
                .bind(limit),
        )
        .await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Where a programme is recorded when it was given up for another one, and those that were given up for it.
pub async fn united(db: &Db, region: &RegionCode, id: &ProgrammeId) -> Result<Vec<United>, StoreError> {
    let asked = sql("select * from (select p.id, p.title, p.organisation_id, o.name as organisation, p.side, 'stays' as part from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         join programme g on g.region_code = p.region_code and g.recorded_in = p.id where g.region_code = $1 and g.id = $2
         union all
         select p.id, p.title, p.organisation_id, o.name as organisation, p.side, 'gone' as part from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         where p.region_code = $1 and p.recorded_in = $2) as united
         order by part, title, id");
    db.all(asked.bind(region).bind(id)).await
}

/// Cancels a programme of this version as one that another records; `false` when it has another version by now.
pub async fn record_in(
    tx: &mut Tx,
    id: &ProgrammeId,
    version: i64,
    (other, reason): (&ProgrammeId, &str),
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let given_up = sql(
        "update programme set state = $1, state_reason = $2, state_since = $3, changed_at = $3, recorded_in = $4,
         version = version + 1 where region_code = $5 and id = $6 and version = $7",
    );
    let given_up = given_up.bind(Status::Cancelled).bind(reason).bind(now).bind(other);
    Ok(tx.run(given_up.bind(&region).bind(id).bind(version)).await? == 1)
}
