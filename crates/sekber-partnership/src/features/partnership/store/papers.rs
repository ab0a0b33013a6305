//! SQL of the papers of a partnership as its page lists them, and of how many there are.

use jiff::civil::Date;
use sekber_core::partnership::{AgreementKind, AgreementState};
use sekber_core::value::{AgreementId, PartnershipId, RegionCode};

use crate::features::partnership::answer::Answer;
use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// A paper in a list.
    #[derive(Debug, Clone)]
    pub struct Paper {
        /// The paper.
        pub id: AgreementId,
        /// What it is.
        pub kind: AgreementKind,
        /// How far it is.
        pub state: AgreementState,
        /// What it is about.
        pub title: String,
        /// Its first day.
        pub starts_on: Option<Date>,
        /// Its last day.
        pub ends_on: Option<Date>,
        /// The district's number.
        pub number_district: String,
        /// The partner's number.
        pub number_partner: String,
        /// The village whose consent it is.
        pub village: String,
        /// The day it was signed.
        pub signed_on: Option<Date>,
        /// What the village answered.
        pub answer: Option<Answer>,
        /// On which conditions it agrees.
        pub conditions: String,
    }
}

impl Paper {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/agreements/{}", self.id)
    }
}

/// The papers that serve a partnership, in the order in which they were begun.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
) -> Result<Vec<Paper>, StoreError> {
    let asked = sql("select a.id, a.kind, a.state, a.title, a.starts_on, a.ends_on, a.number_district, a.number_partner,
         a.village, a.signed_on, a.answer, a.conditions
         from agreement_partnership l join agreement a on a.region_code = l.region_code and a.id = l.agreement_id
         where l.region_code = $1 and l.partnership_id = $2 order by a.created_at, a.id");
    db.all(asked.bind(region).bind(partnership)).await
}

/// How many papers serve a partnership, whatever became of them, and how many of them are drafts.
pub async fn counts_in(tx: &mut Tx, partnership: &PartnershipId) -> Result<(i64, i64), StoreError> {
    crate::row_struct! { struct Counts { papers: i64, drafts: i64 } }
    let region = tx.region.clone();
    let asked = sql("select count(*) as papers, coalesce(sum(case when a.state = 'draft' then 1 else 0 end), 0) as drafts
         from agreement_partnership l join agreement a on a.region_code = l.region_code and a.id = l.agreement_id
         where l.region_code = $1 and l.partnership_id = $2");
    let counts: Counts = tx.one(asked.bind(&region).bind(partnership)).await?;
    Ok((counts.papers, counts.drafts))
}
