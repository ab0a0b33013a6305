//! SQL of the papers of a partnership as its page lists them, and of how many there are.

use jiff::civil::Date;
use sekber_core::partnership::{AgreementKind, AgreementState};
use sekber_core::registry::Turn;
use sekber_core::value::{AgreementId, Moment, PartnershipId, RegionCode};

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
        /// How many of the partnerships that it serves did not end early.
        pub going_on: i64,
        /// Which side reads the draft next; the secretariat where neither wants anything changed.
        pub turn: Option<Turn>,
        /// Since when.
        pub turn_since: Option<Moment>,
        /// The code of what was issued of it.
        pub document_code: Option<String>,
    }
}

impl Paper {
    /// Whether it was signed and everything that it serves ended early: what serves another partnership, too, goes on there.
    pub fn has_ended(&self) -> bool {
        self.state == AgreementState::Signed && self.going_on == 0
    }

    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/agreements/{}", self.id)
    }

    /// For whom it waits, since when; for nobody once it was issued.
    pub fn waits_for(&self) -> Option<(Turn, Moment)> {
        let waits = self.state == AgreementState::Draft && self.document_code.is_none();
        self.turn.zip(self.turn_since).filter(|_| waits)
    }
}

/// The papers that serve a partnership, in the order in which they were begun.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
) -> Result<Vec<Paper>, StoreError> {
    let asked = sql("select a.id, a.kind, a.state, a.title, a.starts_on, a.ends_on, a.number_district, a.number_partner, a.village,
         a.signed_on, a.answer, a.conditions, a.turn, a.turn_since, a.document_code,
         (select count(*) from agreement_partnership s join partnership q on q.region_code = s.region_code and q.id = s.partnership_id
          where s.region_code = a.region_code and s.agreement_id = a.id and q.state <> 'ended') as going_on
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
