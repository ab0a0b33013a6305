//! SQL of what the trail says has changed since a line of it.

use sekber_core::value::{MeetingId, RegionCode};

use crate::kit::store::{Db, StoreError, sql};

/// Most lines that are read at once; whoever finds so many reads everything anew.
pub const MOST: usize = 500;

crate::row_struct! {
    /// A line of the trail, as far as it tells what may have changed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Change {
        /// The line's number.
        pub line: i64,
        /// The kind of record: `interest`.
        pub subject: String,
        /// The record.
        pub subject_id: String,
        /// The number of the meeting's latest word to the hall, the same on every line.
        pub seq: i64,
    }
}

/// What was written after a line, in order, with the number of a meeting's latest word at that moment. One statement, so
/// that both are of the same moment.
pub async fn since(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    line: i64,
) -> Result<Vec<Change>, StoreError> {
    db.all(
        sql("select a.seq as line, a.subject, a.subject_id, coalesce((select h.seq from meeting_head h
             where h.region_code = $1 and h.meeting_id = $2), 0) as seq
             from audit a where a.region_code = $3 and a.seq > $4 order by a.seq limit $5")
        .bind(region)
        .bind(meeting)
        .bind(region)
        .bind(line)
        .bind(MOST as i64),
    )
    .await
}
