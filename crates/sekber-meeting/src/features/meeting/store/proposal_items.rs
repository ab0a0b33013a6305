//! SQL of what can be proposed in a plan year.

use sekber_core::value::RegionCode;

use crate::features::meeting::proposal_items::ProposalItem;
use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, select, sql};

crate::row_struct! {
    /// A year for which a list was loaded.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ListedYear {
        /// The plan year.
        pub year: i64,
        /// How many things its list has.
        pub items: i64,
    }
}

/// The years for which lists were loaded, the latest first.
pub async fn years(db: &Db, region: &RegionCode) -> Result<Vec<ListedYear>, StoreError> {
    db.all(
        sql("select year, count(*) as items from proposal_item where region_code = $1
             group by year order by year desc limit 20")
        .bind(region),
    )
    .await
}

/// What can be proposed in a year, by code.
pub async fn of_year(db: &Db, region: &RegionCode, year: i64) -> Result<Vec<ProposalItem>, StoreError> {
    db.all(
        select::<ProposalItem>(
            " from proposal_item where region_code = $1 and year = $2 order by code limit 5000",
        )
        .bind(region)
        .bind(year),
    )
    .await
}

/// Whether something with this code can be proposed in a year.
pub async fn has(tx: &mut Tx, year: i64, code: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from proposal_item where region_code = $1 and year = $2 and code = $3");
    let found: Option<i64> = tx.value(asked.bind(&region).bind(year).bind(code)).await?;
    Ok(found.is_some_and(|found| found > 0))
}

/// Writes the list of a year over the one before.
pub async fn replace(tx: &mut Tx, year: i64, items: &[ProposalItem]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let gone = sql("delete from proposal_item where region_code = $1 and year = $2");
    tx.run(gone.bind(&region).bind(year)).await?;
    let row = |item: &ProposalItem| -> Vec<Value> {
        let ProposalItem { code, name, unit, office, issue } = item.clone();
        vec![
            (&region).into(),
            year.into(),
            code.into(),
            name.into(),
            unit.into(),
            office.into(),
            issue.into(),
        ]
    };
    let head = "insert into proposal_item (region_code, year, code, name, unit, office, issue) values";
    tx.run_all(insert_rows(head, "", items.iter().map(row).collect())).await
}
