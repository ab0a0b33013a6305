//! SQL of who signs for the district.

use sekber_core::value::{RegionCode, SignatoryId};

use crate::features::document::model::Signatory;
use crate::kit::store::{Db, StoreError, Tx, select, sql};

const SIGNATORY: &str = " from signatory
     where region_code = $1 and ended_at is null";

/// Everybody on the list, in the order in which they were added.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<Signatory>, StoreError> {
    db.all(select::<Signatory>(SIGNATORY).bind(region).push(" order by created_at, id")).await
}

/// Somebody on the list.
pub async fn find(db: &Db, region: &RegionCode, id: &SignatoryId) -> Result<Option<Signatory>, StoreError> {
    db.maybe(select::<Signatory>(SIGNATORY).bind(region).push_bind(" and id = ", id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &SignatoryId) -> Result<Option<Signatory>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<Signatory>(SIGNATORY).bind(&region).push_bind(" and id = ", id)).await
}

/// Writes a new entry.
pub async fn insert(tx: &mut Tx, one: &Signatory) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into signatory (region_code, id, name, position, rank, number, acting_mark, on_behalf_of, unit,
             prints_number, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
            .bind(&region)
            .bind(&one.id)
            .bind(&one.name)
            .bind(&one.position)
            .bind(&one.rank)
            .bind(&one.number)
            .bind(one.acting_mark)
            .bind(&one.on_behalf_of)
            .bind(&one.unit)
            .bind(one.prints_number)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Writes over the entry of a version; `false` when somebody was faster.
pub async fn update(tx: &mut Tx, one: &Signatory) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update signatory set name = $1, position = $2, rank = $3, number = $4, acting_mark = $5, on_behalf_of = $6,
         unit = $7, prints_number = $8, version = version + 1
         where region_code = $9 and id = $10 and version = $11 and ended_at is null",
    )
    .bind(&one.name)
    .bind(&one.position)
    .bind(&one.rank)
    .bind(&one.number)
    .bind(one.acting_mark)
    .bind(&one.on_behalf_of)
    .bind(&one.unit)
    .bind(one.prints_number)
    .bind(&region)
    .bind(&one.id)
    .bind(one.version);
    Ok(tx.run(statement).await? == 1)
}

/// Takes an entry off the list; it stays on record.
pub async fn end(tx: &mut Tx, id: &SignatoryId) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update signatory set ended_at = $1 where region_code = $2 and id = $3");
    tx.run(statement.bind(now).bind(&region).bind(id)).await.map(|_| ())
}
