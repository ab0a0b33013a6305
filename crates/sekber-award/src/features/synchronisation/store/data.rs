//! SQL of data on need: what was loaded, and its values by place.

use sekber_core::value::{AreaDataId, Moment, RegionCode};

use crate::features::synchronisation::model::AreaDataDraft;
use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, sql};

crate::row_struct! {
    /// A data set as it is kept.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct AreaData {
        /// Its identifier.
        pub id: AreaDataId,
        /// What it is called.
        pub name: String,
        /// What exactly is counted.
        pub concept: String,
        /// Who made it.
        pub producer: String,
        /// Of which year.
        pub year: i64,
        /// What is counted.
        pub unit: String,
        /// Under which licence.
        pub licence: String,
        /// Where it was published.
        pub source: String,
        /// The theme whose programmes meet the need.
        pub theme_code: Option<String>,
        /// Whether it counts what programmes count as their beneficiaries.
        pub counts_people: bool,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Who loaded it.
        pub person_name: String,
        /// When.
        pub loaded_at: Moment,
    }
    /// A value.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct AreaValue {
        /// Of which data set.
        pub data_id: AreaDataId,
        /// The place.
        pub place_code: RegionCode,
        /// Thousandths of the unit.
        pub value_milli: i64,
    }
}

const DATA: &str =
    "select id, name, concept, producer, year, unit, licence, source, theme_code, counts_people, simulated,
     person_name, loaded_at from area_data where region_code = $1";

/// All data sets, the latest year first.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<AreaData>, StoreError> {
    db.all(sql(DATA).bind(region).push(" order by year desc, name, id limit 100")).await
}

/// One of them.
pub async fn find(db: &Db, region: &RegionCode, id: &AreaDataId) -> Result<Option<AreaData>, StoreError> {
    db.maybe(sql(DATA).bind(region).push_bind(" and id = ", id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &AreaDataId) -> Result<Option<AreaData>, StoreError> {
    let asked = sql(DATA).bind(&tx.region).push_bind(" and id = ", id);
    tx.maybe(asked).await
}

/// The values of one data set, or of all.
pub async fn values(
    db: &Db,
    region: &RegionCode,
    id: Option<&AreaDataId>,
) -> Result<Vec<AreaValue>, StoreError> {
    let asked = sql("select data_id, place_code, value_milli from area_value where region_code = $1");
    db.all(asked.bind(region).push_if(" and data_id = ", id)).await
}

/// How many data sets there are.
pub async fn count(tx: &mut Tx) -> Result<i64, StoreError> {
    let asked = sql("select count(*) from area_data where region_code = $1").bind(&tx.region);
    Ok(tx.value(asked).await?.unwrap_or(0))
}

/// Keeps a data set.
pub async fn insert(
    tx: &mut Tx,
    id: &AreaDataId,
    draft: &AreaDataDraft,
    simulated: bool,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into area_data (region_code, id, name, concept, producer, year, unit, licence, source, theme_code,
             counts_people, simulated, person_name, loaded_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)")
            .bind(&region)
            .bind(id)
            .bind(&draft.name)
            .bind(&draft.concept)
            .bind(&draft.producer)
            .bind(draft.year)
            .bind(&draft.unit)
            .bind(&draft.licence)
            .bind(&draft.source)
            .bind(draft.theme_code.clone())
            .bind(draft.counts_people)
            .bind(simulated)
            .bind(name)
            .bind(now),
    )
    .await?;
    let row = |(place, value): (&RegionCode, &i64)| -> Vec<Value> {
        vec![(&region).into(), id.to_string().into(), place.into(), (*value).into()]
    };
    let head = "insert into area_value (region_code, data_id, place_code, value_milli) values";
    tx.run_all(insert_rows(head, "", draft.values.iter().map(row).collect())).await
}

/// Takes a data set away; the trail keeps what it was.
pub async fn remove(tx: &mut Tx, id: &AreaDataId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    for statement in [
        "delete from area_value where region_code = $1 and data_id = $2",
        "delete from area_data where region_code = $1 and id = $2",
    ] {
        tx.run(sql(statement).bind(&region).bind(id)).await?;
    }
    Ok(())
}
