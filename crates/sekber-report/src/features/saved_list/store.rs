//! SQL of lists that were kept.

use sekber_core::value::{PersonId, RegionCode};

use super::limits;
use super::model::SavedList;
use crate::kit::store::{Db, StoreError, Tx, select, sql};

/// Names and searches are in a person's own words.
pub const FORGOTTEN: &[&str] = &["delete from saved_list where person_id = $1"];

const OF_PERSON: &str = " from saved_list where region_code = $1 and person_id = $2";

/// Those of a person, by list and name.
pub async fn of_person(
    db: &Db,
    region: &RegionCode,
    person: &PersonId,
) -> Result<Vec<SavedList>, StoreError> {
    let asked = select::<SavedList>(OF_PERSON).bind(region).bind(person).push(" order by list, name, id");
    db.all(asked.push_bind(" limit ", limits::MOST)).await
}

/// How many a person keeps.
pub async fn count_in(tx: &mut Tx, person: &PersonId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from saved_list where region_code = $1 and person_id = $2");
    Ok(tx.value(asked.bind(&region).bind(person)).await?.unwrap_or(0))
}

/// One of a person's own, within a transaction.
pub async fn find_in(tx: &mut Tx, person: &PersonId, id: &str) -> Result<Option<SavedList>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<SavedList>(OF_PERSON).bind(&region).bind(person).push_bind(" and id = ", id)).await
}

/// Keeps one; `false` when the person has another of this name.
pub async fn insert(tx: &mut Tx, person: &PersonId, kept: &SavedList) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let insert = sql("insert into saved_list (region_code, id, person_id, name, list, query, made_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing");
    let insert = insert
        .bind(&region)
        .bind(kept.id.as_str())
        .bind(person)
        .bind(kept.name.as_str())
        .bind(kept.list.as_str())
        .bind(kept.query.as_str())
        .bind(kept.made_at);
    Ok(tx.run(insert).await? > 0)
}

/// Lets one go.
pub async fn remove(tx: &mut Tx, id: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let removed = sql("delete from saved_list where region_code = $1 and id = $2");
    tx.run(removed.bind(&region).bind(id)).await.map(|_| ())
}
