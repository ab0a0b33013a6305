//! SQL of the words that a district chose for passages of its papers.

use sekber_core::value::RegionCode;
use serde::{Deserialize, Serialize};

use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// The district's words for a passage.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
    pub struct Clause {
        /// Which passage, by its code.
        pub article: String,
        /// The words, a paragraph for each line.
        pub text: String,
    }
}

fn all(region: &RegionCode, kind: &str) -> Sql {
    let asked = sql(
        "select article, text from agreement_clause where region_code = $1 and kind = $2 order by article",
    );
    asked.bind(region).bind(kind)
}

/// The words of a district for papers of a kind.
pub async fn of_kind(db: &Db, region: &RegionCode, kind: &str) -> Result<Vec<Clause>, StoreError> {
    db.all(all(region, kind)).await
}

/// The same within a transaction.
pub async fn of_kind_in(tx: &mut Tx, kind: &str) -> Result<Vec<Clause>, StoreError> {
    let region = tx.region.clone();
    tx.all(all(&region, kind)).await
}

/// The words of one passage, within a transaction.
pub async fn find_in(tx: &mut Tx, kind: &str, article: &str) -> Result<Option<Clause>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select article, text from agreement_clause where region_code = $1 and kind = $2 and article = $3",
    );
    tx.maybe(asked.bind(&region).bind(kind).bind(article)).await
}

/// Puts words in the place of those before; empty ones leave the usual words.
pub async fn set(tx: &mut Tx, kind: &str, article: &str, text: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let gone = sql("delete from agreement_clause where region_code = $1 and kind = $2 and article = $3");
    tx.run(gone.bind(&region).bind(kind).bind(article)).await?;
    if text.is_empty() {
        return Ok(());
    }
    let kept = sql("insert into agreement_clause (region_code, kind, article, text) values ($1, $2, $3, $4)");
    tx.run(kept.bind(&region).bind(kind).bind(article).bind(text)).await.map(|_| ())
}
