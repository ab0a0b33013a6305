//! SQL of entries, of what they have on each criterion, and of what partners contest.

use sekber_core::value::{CycleId, EntryId, Moment, ObjectionId, RegionCode, SeasonId};

use crate::features::award::model::{Candidate, Entry, Fact, Held, HeldFacts, Objection};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select_of, sql};

/// An entry never changes, so when its partner turned out to be another one, whose it is now is read from the registry.
const ENTRY: &str =
    "select e.id, e.category, coalesce(o.merged_into, o.id) as organisation_id, e.name, e.pseudonym
     from award_entry e join organisation o on o.region_code = e.region_code and o.id = e.organisation_id
     where e.region_code = $1 and e.season_id = $2";

fn of_season(region: &RegionCode, season: &SeasonId) -> Sql {
    sql(ENTRY).bind(region).bind(season).push(" order by e.category, e.pseudonym, e.id")
}

/// The entries of a season.
pub async fn all(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<Entry>, StoreError> {
    db.all(of_season(region, season)).await
}

/// The same, within a transaction.
pub async fn all_in(tx: &mut Tx, season: &SeasonId) -> Result<Vec<Entry>, StoreError> {
    let region = tx.region.clone();
    tx.all(of_season(&region, season)).await
}

fn one(region: &RegionCode, season: &SeasonId, id: &EntryId) -> Sql {
    sql(ENTRY).bind(region).bind(season).push_bind(" and e.id = ", id)
}

/// An entry of a season, within a transaction.
pub async fn find_in(tx: &mut Tx, season: &SeasonId, id: &EntryId) -> Result<Option<Entry>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, season, id)).await
}

/// Writes entries.
pub async fn insert(tx: &mut Tx, season: &SeasonId, entries: &[Entry], at: Moment) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |entry: &Entry| -> Vec<Value> {
        vec![
            (&region).into(),
            (&entry.id).into(),
            season.into(),
            (&entry.category).into(),
            (&entry.organisation_id).into(),
            (&entry.name).into(),
            (&entry.pseudonym).into(),
            at.into(),
        ]
    };
    let head = "insert into award_entry (region_code, id, season_id, category, organisation_id, name, pseudonym, created_at) values";
    tx.run_all(insert_rows(head, "", entries.iter().map(row).collect())).await
}

const VALUE: &str =
    " from award_value v join award_entry e on e.region_code = v.region_code and e.id = v.entry_id
     where v.region_code = $1 and e.season_id = $2";

fn values_of(region: &RegionCode, season: &SeasonId) -> Sql {
    select_of::<Held>("v.", VALUE)
        .bind(region)
        .bind(season)
        .push(" order by v.entry_id, v.criterion, v.number")
}

/// What the entries of a season have, the first of each criterion first.
pub async fn values(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<Held>, StoreError> {
    db.all(values_of(region, season)).await
}

/// The same, within a transaction.
pub async fn values_in(tx: &mut Tx, season: &SeasonId) -> Result<Vec<Held>, StoreError> {
    let region = tx.region.clone();
    tx.all(values_of(&region, season)).await
}

/// What the record said about an entry, fact by fact.
pub async fn facts(db: &Db, region: &RegionCode, entry: &EntryId) -> Result<Vec<HeldFacts>, StoreError> {
    let asked = sql(
        "select criterion, facts_json from award_value where region_code = $1 and entry_id = $2 and number = 1",
    );
    db.all(asked.bind(region).bind(entry)).await
}

/// Writes what entries have, with the facts behind it.
pub async fn insert_values(tx: &mut Tx, values: &[(Held, Vec<Fact>)]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let mut rows = Vec::with_capacity(values.len());
    for (held, facts) in values {
        let facts = serde_json::to_string(facts)?;
        rows.push(vec![
            (&region).into(),
            (&held.entry_id).into(),
            (&held.criterion).into(),
            held.number.into(),
            held.amount.into(),
            facts.into(),
            (&held.reason).into(),
            (&held.person_name).into(),
            held.made_at.into(),
        ]);
    }
    let head = "insert into award_value (region_code, entry_id, criterion, number, amount, facts_json, reason, person_name, made_at) values";
    tx.run_all(insert_rows(head, "", rows)).await
}

/// The latest number of what an entry has on a criterion; 0 when there is nothing yet.
pub async fn latest_number(tx: &mut Tx, entry: &EntryId, criterion: &str) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select coalesce(max(number), 0) from award_value where region_code = $1 and entry_id = $2 and criterion = $3",
    );
    Ok(tx.value(asked.bind(&region).bind(entry).bind(criterion)).await?.unwrap_or(0))
}

/// Partners that are verified, by name, with how many programmes each has in a cycle.
pub async fn candidates(tx: &mut Tx, cycle: &CycleId) -> Result<Vec<Candidate>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(concat!(
        "select o.id, o.name, o.kind, o.level,
         (select count(*) from programme p where p.region_code = o.region_code and p.organisation_id = o.id
          and ",
        crate::of_cycle!("p", "$2"),
        " and p.state in ('verified', 'active', 'completed')) as programmes
         from organisation o
         where o.region_code = $1 and o.side = 'partner' and o.state = 'verified' and o.merged_into is null
         order by o.sort_key, o.id"
    ));
    tx.all(asked.bind(&region).bind(cycle)).await
}

const OBJECTION: &str =
    " from award_objection b join award_entry e on e.region_code = b.region_code and e.id = b.entry_id
     where b.region_code = $1 and e.season_id = $2";

/// What partners contest in a season, the oldest first.
pub async fn objections(
    db: &Db,
    region: &RegionCode,
    season: &SeasonId,
) -> Result<Vec<Objection>, StoreError> {
    db.all(
        select_of::<Objection>("b.", OBJECTION).bind(region).bind(season).push(" order by b.made_at, b.id"),
    )
    .await
}

/// One of them, within a transaction.
pub async fn objection_in(
    tx: &mut Tx,
    season: &SeasonId,
    id: &ObjectionId,
) -> Result<Option<Objection>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select_of::<Objection>("b.", OBJECTION).bind(&region).bind(season).push_bind(" and b.id = ", id))
        .await
}

/// How many are not answered yet.
pub async fn open_objections(tx: &mut Tx, season: &SeasonId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from award_objection b join award_entry e on e.region_code = b.region_code and e.id = b.entry_id
                     where b.region_code = $1 and e.season_id = $2 and b.answered_at is null");
    Ok(tx.value(asked.bind(&region).bind(season)).await?.unwrap_or(0))
}

/// What the objections of an entry are about that wait for their answer.
pub async fn contested(tx: &mut Tx, entry: &EntryId) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Contested { criterion: String } }
    let region = tx.region.clone();
    let asked = sql("select criterion from award_objection
         where region_code = $1 and entry_id = $2 and answered_at is null order by criterion");
    let all = tx.all::<Contested>(asked.bind(&region).bind(entry)).await?;
    Ok(all.into_iter().map(|one| one.criterion).collect())
}

/// Writes what a partner contests.
pub async fn insert_objection(tx: &mut Tx, one: &Objection) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("insert into award_objection (region_code, id, entry_id, criterion, text, person_name, made_at)
                         values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(&region)
        .bind(&one.id)
        .bind(&one.entry_id)
        .bind(&one.criterion)
        .bind(&one.text)
        .bind(&one.person_name)
        .bind(one.made_at);
    tx.run(statement).await.map(|_| ())
}

/// Writes the answer; `false` when it was answered already.
pub async fn answer(tx: &mut Tx, id: &ObjectionId, upheld: bool, answer: &str) -> Result<bool, StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement =
        sql("update award_objection set upheld = $1, answer = $2, answered_by = $3, answered_at = $4
                         where region_code = $5 and id = $6 and answered_at is null")
        .bind(upheld)
        .bind(answer)
        .bind(name)
        .bind(now)
        .bind(&region)
        .bind(id);
    Ok(tx.run(statement).await? == 1)
}
