//! SQL of data on need: what was loaded, and its values by place.

use sekber_core::value::{AreaDataId, Moment, RegionCode};

use crate::features::synchronisation::model::AreaDataDraft;
use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, select, sql};

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
        /// Rows of its sheet that were left out, as their places are outside the district.
        pub skipped_rows: i64,
        /// The codes of these places, the first of them where there are many.
        pub skipped_codes: String,
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

const DATA: &str = " from area_data where region_code = $1";

/// All data sets, the latest year first.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<AreaData>, StoreError> {
    db.all(select::<AreaData>(DATA).bind(region).push(" order by year desc, name, id limit 100")).await
}

/// One of them.
pub async fn find(db: &Db, region: &RegionCode, id: &AreaDataId) -> Result<Option<AreaData>, StoreError> {
    db.maybe(select::<AreaData>(DATA).bind(region).push_bind(" and id = ", id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &AreaDataId) -> Result<Option<AreaData>, StoreError> {
    let asked = select::<AreaData>(DATA).bind(&tx.region).push_bind(" and id = ", id);
    tx.maybe(asked).await
}

/// All data sets of a year.
pub async fn of_year(tx: &mut Tx, year: i64) -> Result<Vec<AreaData>, StoreError> {
    let asked = select::<AreaData>(DATA).bind(&tx.region).push_bind(" and year = ", year);
    tx.all(asked).await
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
    let codes = draft.skipped.1.iter().map(RegionCode::as_str).collect::<Vec<_>>().join(", ");
    tx.run(
        sql("insert into area_data (region_code, id, name, concept, producer, year, unit, licence, source, theme_code,
             counts_people, simulated, person_name, loaded_at, skipped_rows, skipped_codes)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)")
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
            .bind(now)
            .bind(i64::try_from(draft.skipped.0).unwrap_or(i64::MAX))
            .bind(codes),
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

/// Most figures of places that are told beside something else.
const MOST_OF_PLACES: i64 = 24;

crate::row_struct! {
    /// A figure of a place with where it comes from.
    #[derive(Debug, Clone)]
    pub struct OfPlace {
        /// What is counted.
        pub name: String,
        /// Who counted it.
        pub producer: String,
        /// Of which year.
        pub year: i64,
        /// In what.
        pub unit: String,
        /// The place.
        pub place: String,
        /// Thousandths of the unit.
        pub value_milli: i64,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
    }
}

/// The figures of some places, of each data set the latest year.
pub async fn of_places(db: &Db, region: &RegionCode, places: &[String]) -> Result<Vec<OfPlace>, StoreError> {
    let asked = sql("select d.name, d.producer, d.year, d.unit, r.name as place, v.value_milli, d.simulated from area_value v
         join area_data d on d.region_code = v.region_code and d.id = v.data_id
         join region r on r.region_code = v.region_code and r.code = v.place_code
         where v.region_code = $1 and d.year = (select max(l.year) from area_data l where l.region_code = d.region_code
          and l.name = d.name)")
    .bind(region)
    .push_list(" and v.place_code in ", places.iter().map(String::as_str));
    db.all(asked.push(" order by d.name, d.id, r.code").push_bind(" limit ", MOST_OF_PLACES)).await
}
