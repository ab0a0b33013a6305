//! SQL of the boundaries that were loaded for maps.

use sekber_core::value::RegionCode;

use crate::features::synchronisation::model::BoundaryDraft;
use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, sql};

crate::row_struct! {
    /// What is known of loaded boundaries.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Loaded {
        /// `kecamatan` or `village`.
        pub level: String,
        /// Where they come from.
        pub source: String,
        /// Under which licence.
        pub licence: String,
        /// Which they are.
        pub digest: String,
    }
    /// An outline.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Outline {
        /// The kecamatan or village.
        pub place_code: RegionCode,
        /// Its geometry in GeoJSON.
        pub geometry: String,
    }
}

/// The boundaries that were loaded for a district. One statement.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<Loaded>, StoreError> {
    let asked =
        sql("select level, source, licence, digest from boundary where region_code = $1 order by level");
    db.all(asked.bind(region)).await
}

/// The outlines of a level, in order of their places.
pub async fn outlines(db: &Db, region: &RegionCode, level: &str) -> Result<Vec<Outline>, StoreError> {
    let asked = sql("select place_code, geometry from boundary_outline
         where region_code = $1 and level = $2 order by place_code");
    db.all(asked.bind(region).bind(level)).await
}

/// Keeps boundaries instead of those of the same level before.
pub async fn replace(
    tx: &mut Tx,
    draft: &BoundaryDraft,
    (level, digest): (&str, &str),
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    for statement in [
        "delete from boundary_outline where region_code = $1 and level = $2",
        "delete from boundary where region_code = $1 and level = $2",
    ] {
        tx.run(sql(statement).bind(&region).bind(level)).await?;
    }
    tx.run(
        sql("insert into boundary (region_code, level, source, licence, digest, loaded_at)
             values ($1, $2, $3, $4, $5, $6)")
        .bind(&region)
        .bind(level)
        .bind(&draft.source)
        .bind(&draft.licence)
        .bind(digest)
        .bind(now),
    )
    .await?;
    let row = |(place, geometry): (&RegionCode, &String)| -> Vec<Value> {
        vec![(&region).into(), place.into(), level.to_owned().into(), geometry.clone().into()]
    };
    let head = "insert into boundary_outline (region_code, place_code, level, geometry) values";
    tx.run_all(insert_rows(head, "", draft.outlines.iter().map(row).collect())).await
}
