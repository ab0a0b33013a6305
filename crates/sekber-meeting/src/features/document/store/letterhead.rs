//! SQL of a district's letterhead, and of the offices that have their own.

use sekber_core::value::{AttachmentId, RegionCode};

use crate::features::document::letterhead_lines::LetterheadLines;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

fn asked(region: &RegionCode) -> Sql {
    sql("select unit, address, contact, town, region_address, version,
         (select f.place from district_file f where f.region_code = letterhead.region_code
          and f.id = letterhead.emblem_id) as emblem_place,
         (select f.place from district_file f where f.region_code = letterhead.region_code
          and f.id = letterhead.state_emblem_id) as state_emblem_place
         from letterhead where region_code = $1")
    .bind(region)
}

/// The letterhead; `None` until somebody has filled it in.
pub async fn find(db: &Db, region: &RegionCode) -> Result<Option<LetterheadLines>, StoreError> {
    db.maybe(asked(region)).await
}

crate::row_struct! {
    /// An office, as far as its letterhead names it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Office {
        /// The full name.
        pub name: String,
        /// The name in speech.
        pub short_name: String,
        /// Where it sits; empty where nobody may be told.
        pub address: String,
    }
}

/// The offices of the district.
pub async fn offices(db: &Db, region: &RegionCode) -> Result<Vec<Office>, StoreError> {
    let asked = sql("select name, short_name, case when contact_public then address else '' end as address
         from organisation where region_code = $1 and side = 'office' and merged_into is null order by sort_key, id");
    db.all(asked.bind(region)).await
}

/// Makes sure that there is one, and reads it.
pub async fn take_turn(tx: &mut Tx) -> Result<LetterheadLines, StoreError> {
    let region = tx.region.clone();
    tx.run(sql("insert into letterhead (region_code) values ($1) on conflict do nothing").bind(&region))
        .await?;
    tx.one(asked(&region)).await
}

/// Writes it over a version; `false` when somebody was faster.
pub async fn set(tx: &mut Tx, head: &LetterheadLines) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("update letterhead set unit = $1, address = $2, contact = $3, town = $4, region_address = $5,
         version = version + 1 where region_code = $6 and version = $7");
    let bound = statement
        .bind(&head.unit)
        .bind(&head.address)
        .bind(&head.contact)
        .bind(&head.town)
        .bind(&head.region_address)
        .bind(&region)
        .bind(head.version);
    Ok(tx.run(bound).await? == 1)
}

/// Puts a picture on the letterhead, or takes it off; `of_state` for that of the head of the region.
pub async fn set_emblem(
    tx: &mut Tx,
    of_state: bool,
    picture: Option<&AttachmentId>,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = match of_state {
        true => sql("update letterhead set state_emblem_id = $1 where region_code = $2"),
        false => sql("update letterhead set emblem_id = $1 where region_code = $2"),
    };
    tx.run(statement.bind(picture.cloned()).bind(&region)).await.map(|_| ())
}
