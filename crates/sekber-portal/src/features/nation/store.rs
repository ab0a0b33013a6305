//! SQL of what districts release. Whoever looks at several districts reads these rows and no others.

pub mod identity;

use jiff::civil::Date;
use sekber_core::value::{CycleId, Moment, RegionCode};

use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, sql};

crate::row_struct! {
    /// A figure of a district.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Figure {
        /// Its name.
        pub figure: String,
        /// Records; sen, where it is money.
        pub value: i64,
    }
    /// A figure of a district or, added up, of a province.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Placed {
        /// The code of the district or province.
        pub place: String,
        /// Its name.
        pub figure: String,
        /// Records; sen, where it is money.
        pub value: i64,
        /// The day of which it is; of a province, the earliest.
        pub day: String,
    }
    /// A province with how many of its districts are on this server, and how many release their figures.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Province {
        /// Its code.
        pub place: String,
        /// Its districts here.
        pub districts: i64,
        /// Those that release their figures.
        pub released: i64,
        /// Those of them that hold what was made up for a demonstration.
        pub simulated: i64,
        /// Those of these whose figures are kept, and so are in the sums.
        pub simulated_kept: i64,
    }
    /// A district of a province.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct District {
        /// Its code.
        pub region_code: RegionCode,
        /// Its name.
        pub name: String,
        /// Under which host name it is reached.
        pub host: Option<String>,
        /// Whether it holds what was made up for a demonstration.
        pub simulated: bool,
        /// Since when it releases its figures.
        pub released_at: Option<Moment>,
    }
}

/// Since when the district releases its figures; none when it does not.
pub async fn released_since(db: &Db, region: &RegionCode) -> Result<Option<Moment>, StoreError> {
    db.value(sql("select released_at from figure_release where region_code = $1").bind(region)).await
}

/// Writes that the district releases its figures; `false` when that is known already.
pub async fn release(tx: &mut Tx) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let released =
        sql("insert into figure_release (region_code, released_at) values ($1, $2) on conflict do nothing");
    Ok(tx.run(released.bind(&region).bind(now)).await? > 0)
}

/// Takes that back with whatever was released; `false` when there is nothing to take back.
pub async fn take_back(tx: &mut Tx) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    tx.run(sql("delete from released_figure where region_code = $1").bind(&region)).await?;
    Ok(tx.run(sql("delete from figure_release where region_code = $1").bind(&region)).await? > 0)
}

/// The figures that the leader's page kept of a day. One statement.
pub async fn of_leader(
    db: &Db,
    region: &RegionCode,
    (cycle, day): (&CycleId, Date),
) -> Result<Vec<Figure>, StoreError> {
    let asked = sql("select figure, value from leader_figure
         where region_code = $1 and cycle_id = $2 and day = cast($3 as text) order by figure");
    db.all(asked.bind(region).bind(cycle).bind(day)).await
}

/// Keeps figures, each of another name, in the place of those before. The database refuses those of a district that releases none.
pub async fn keep(db: &Db, region: &RegionCode, day: Date, figures: Vec<Figure>) -> Result<(), StoreError> {
    let row = |kept: Figure| -> Vec<Value> {
        vec![region.into(), kept.figure.into(), day.to_string().into(), kept.value.into()]
    };
    let mut statements = vec![sql("delete from released_figure where region_code = $1").bind(region)];
    statements.extend(insert_rows(
        "insert into released_figure (region_code, figure, day, value) values",
        " on conflict (region_code, figure) do update set day = excluded.day, value = excluded.value",
        figures.into_iter().map(row).collect(),
    ));
    db.housekeeping_all(statements).await
}

/// The figures that the districts of each province release, added up. One statement.
pub async fn of_provinces(db: &Db) -> Result<Vec<Placed>, StoreError> {
    let asked = concat!(
        "select substr(f.region_code, 1, 2) as place, f.figure, ",
        crate::kit::bounded_sum!("f.value"),
        " as value, min(f.day) as day from released_figure f
         group by substr(f.region_code, 1, 2), f.figure order by substr(f.region_code, 1, 2), f.figure"
    );
    db.all(sql(asked)).await
}

/// The figures that the districts of a province release. One statement.
pub async fn of_province(db: &Db, province: &str) -> Result<Vec<Placed>, StoreError> {
    let asked = sql("select region_code as place, figure, value, day from released_figure
         where substr(region_code, 1, 2) = $1 order by region_code, figure");
    db.all(asked.bind(province)).await
}

/// The provinces of which districts are on this server, in order of their codes. One statement.
pub async fn provinces(db: &Db) -> Result<Vec<Province>, StoreError> {
    let asked = sql(
        "select substr(d.region_code, 1, 2) as place, count(*) as districts, count(r.region_code) as released,
                count(case when d.simulated and r.region_code is not null then 1 end) as simulated,
                count(case when d.simulated and k.region_code is not null then 1 end) as simulated_kept
         from district d left join figure_release r on r.region_code = d.region_code
         left join (select distinct region_code from released_figure) k on k.region_code = d.region_code
         group by substr(d.region_code, 1, 2) order by substr(d.region_code, 1, 2)",
    );
    db.all(asked).await
}

/// The districts of a province that are on this server, in order of their codes. One statement.
pub async fn districts(db: &Db, province: &str) -> Result<Vec<District>, StoreError> {
    let asked = sql("select d.region_code, d.name, d.host, d.simulated, r.released_at
         from district d left join figure_release r on r.region_code = d.region_code
         where substr(d.region_code, 1, 2) = $1 order by d.region_code");
    db.all(asked.bind(province)).await
}
