//! SQL of the lines of the trail from which a partnership is made again.

use sekber_core::value::{Moment, PartnershipId, RegionCode};

use crate::kit::audit;
use crate::kit::store::{Db, StoreError, sql};

/// Most lines of a partnership and its papers that are read.
const MOST: i64 = 5_000;

crate::row_struct! {
    /// What happened to a partnership or one of its papers.
    #[derive(Debug, Clone)]
    pub struct Line {
        /// What, as `partnership.verb`.
        pub kind: String,
        /// The partnership, or the paper.
        pub subject_id: String,
        /// The record's name at that time.
        pub label: String,
        /// The record after, as JSON.
        pub after_json: Option<String>,
    }
}

impl Line {
    /// What it left in the record; nothing when it left none.
    pub fn after(&self) -> serde_json::Value {
        audit::told(self.after_json.as_deref()).unwrap_or_default()
    }
}

/// What happened to a partnership and the papers that serve it before a moment, the oldest first. Each part is read by the index of what
/// a line is about; asked for in one condition they would be looked for among all lines about papers.
pub async fn before(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    moment: Moment,
) -> Result<Vec<Line>, StoreError> {
    let asked = sql("select kind, subject_id, label, after_json from (
          select a.seq, a.kind, a.subject_id, a.label, a.after_json from audit a
          where a.region_code = $1 and a.subject = 'partnership' and a.subject_id = $2 and a.at < $3
          union all select a.seq, a.kind, a.subject_id, a.label, a.after_json from agreement_partnership l
          join audit a on a.region_code = l.region_code and a.subject = 'agreement' and a.subject_id = l.agreement_id
          where l.region_code = $1 and l.partnership_id = $2 and a.at < $3) as lines order by seq limit $4");
    db.all(asked.bind(region).bind(id).bind(moment).bind(MOST)).await
}
