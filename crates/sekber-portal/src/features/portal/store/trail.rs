//! SQL of the trail, as far as the public pages ask it: whether anything that they show has changed.

use sekber_core::value::RegionCode;

use crate::kit::store::{Db, StoreError, sql};

/// Kinds of record of which no public page and no public file shows anything: lines about them change nothing there. What
/// is not listed here counts as a change.
const UNSEEN: [&str; 10] = [
    "session",
    "refusal",
    "person",
    "invitation",
    "api_token",
    "saved_list",
    "audit",
    "job",
    "letter",
    "interest",
];

/// The number of the last line after another one that may have changed something public.
pub async fn last_seen_change(db: &Db, region: &RegionCode, after: i64) -> Result<Option<i64>, StoreError> {
    let asked =
        sql("select seq from audit where region_code = $1").bind(region).push_bind(" and seq > ", after);
    db.value(asked.push_list(" and subject not in ", UNSEEN).push(" order by seq desc limit 1")).await
}
