//! SQL of the lines of the trail from which a report is made again.

use sekber_core::value::{Moment, RegionCode, ReportId};

use crate::kit::store::{Db, StoreError, sql};

/// Most lines of a report that are read.
const MOST: i64 = 1_000;

crate::row_struct! {
    /// What happened to a report.
    #[derive(Debug, Clone)]
    pub struct Line {
        /// What, as `report.verb`.
        pub kind: String,
        /// The record after, as JSON.
        pub after_json: Option<String>,
    }
}

/// What happened to a report before a moment, the oldest first.
pub async fn before(
    db: &Db,
    region: &RegionCode,
    id: &ReportId,
    moment: Moment,
) -> Result<Vec<Line>, StoreError> {
    let asked = sql("select kind, after_json from audit where region_code = $1 and subject = 'report'
         and subject_id = $2 and at < $3 order by seq limit $4");
    db.all(asked.bind(region).bind(id).bind(moment).bind(MOST)).await
}
