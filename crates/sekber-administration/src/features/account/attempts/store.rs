//! SQL of what runs out: bookkeeping that is nobody's decision, so it stays outside the trail.

use sekber_core::value::Moment;

use crate::features::account::sign_in::DEVICE_SECONDS;
use crate::kit::access::session::LONGEST_SECONDS;
use crate::kit::store::{Db, StoreError, sql};

/// For how long links to set a password are kept that have run out: whoever follows one is told so.
pub const LINKS_KEPT_SECONDS: i64 = 30 * 24 * 60 * 60;

/// Deletes what no longer counts; what seems to have begun in the future was opened by a clock that was wrong.
pub async fn sweep(db: &Db, now: Moment) -> Result<(), StoreError> {
    let idle = now.plus_seconds(-LONGEST_SECONDS);
    let ahead = now.plus_seconds(LONGEST_SECONDS);
    let over = sql("delete from session where expires_at < $1 or seen_at < $2 or created_at > $3");
    db.housekeeping(over.bind(now).bind(idle).bind(ahead)).await?;
    db.housekeeping(sql("delete from sign_in_step where expires_at < $1").bind(now)).await?;
    let unseen = sql("delete from known_device where seen_at < $1");
    db.housekeeping(unseen.bind(now.plus_seconds(-DEVICE_SECONDS))).await?;
    let links = sql("delete from password_link where expires_at < $1");
    db.housekeeping(links.bind(now.plus_seconds(-LINKS_KEPT_SECONDS))).await.map(|_| ())
}
