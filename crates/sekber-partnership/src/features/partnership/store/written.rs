//! SQL of how a draft is written: what was changed in it, and which side reads it next.

use sekber_core::registry::Turn;
use sekber_core::value::{AgreementId, Moment, RegionCode};

use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// A change of an agreement, from the trail.
    #[derive(Debug, Clone)]
    pub struct Written {
        /// When.
        pub at: Moment,
        /// Who; empty when the name was withdrawn.
        pub actor_name: String,
        /// What it said before, as JSON.
        pub before_json: Option<String>,
        /// What it says since, as JSON.
        pub after_json: Option<String>,
    }
}

/// The latest changes of an agreement, the last one first.
pub async fn changes(
    db: &Db,
    region: &RegionCode,
    id: &AgreementId,
    most: i64,
) -> Result<Vec<Written>, StoreError> {
    let asked = sql("select at, actor_name, before_json, after_json from audit where region_code = $1
         and subject = 'agreement' and subject_id = $2 and kind = 'agreement.changed' order by seq desc limit $3");
    db.all(asked.bind(region).bind(id).bind(most)).await
}

/// Writes which side reads a draft next, from now on, and the district's words that it reads; none where those of the day hold.
pub async fn set_turn(
    tx: &mut Tx,
    id: &AgreementId,
    turn: Option<Turn>,
    words: Option<&str>,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("update agreement set turn = $3, turn_since = $4, words = $5 where region_code = $1 and id = $2");
    let since = turn.map(|_| now);
    tx.run(statement.bind(&region).bind(id).bind(turn).bind(since).bind(words)).await.map(|_| ())
}

/// Writes that neither side wants a draft of a version changed any more, with the district's words of the day where none were kept with
/// it; `false` when somebody was faster.
pub async fn pass(tx: &mut Tx, id: &AgreementId, version: i64, words: &str) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update agreement set turn = $4, turn_since = $5, words = coalesce(words, $6)
         where region_code = $1 and id = $2 and version = $3 and state = 'draft'");
    let statement = statement.bind(&region).bind(id).bind(version).bind(Turn::Secretariat).bind(now);
    Ok(tx.run(statement.bind(words)).await? == 1)
}
