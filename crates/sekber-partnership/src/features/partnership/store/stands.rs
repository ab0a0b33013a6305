//! SQL of what shows that the steps of a road were taken: notes, signed papers, the partner's legal documents.

use jiff::civil::Date;
use sekber_core::value::{PartnershipId, RegionCode};

use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// Something that shows how a step stands.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Evidence {
        /// `noted`, `signed`, `drafted` or `held`.
        pub how: String,
        /// Code of the step, the kind of agreement, or the kind of legal document.
        pub code: String,
        /// The day.
        pub on_day: Option<String>,
        /// A word about it: a note, or the number of the paper.
        pub note: String,
        /// Who noted it.
        pub who: String,
        /// That person's id, as the trail writes it.
        pub who_id: Option<String>,
        /// The agreement, when it is one.
        pub agreement_id: Option<String>,
    }
}

/// Everything that shows how the steps of a partnership stand on a day.
fn asked(region: &RegionCode, id: &PartnershipId, today: Date) -> Sql {
    sql("select 'noted' as how, s.step as code, s.taken_on as on_day, s.note, s.person_name as who, s.made_by as who_id,
          cast(null as text) as agreement_id
         from partnership_step s where s.region_code = $1 and s.partnership_id = $2
         union all
         select (case when a.state = 'signed' then 'signed' else 'drafted' end), a.kind, a.signed_on,
                a.number_district, '', cast(null as text), a.id
         from agreement_partnership l join agreement a on a.region_code = l.region_code and a.id = l.agreement_id
         where l.region_code = $1 and l.partnership_id = $2
         and (a.state = 'draft' or (a.state = 'signed' and (a.ends_on is null or a.ends_on >= $3)))
         union all
         select 'held', d.kind, d.issued_on, d.number, '', cast(null as text), cast(null as text)
         from partnership_party m
         join legal_document d on d.region_code = m.region_code and d.organisation_id = m.organisation_id
         where m.region_code = $1 and m.partnership_id = $2 and m.part = 'partner' and d.ended_at is null
         and d.kind in ('principle_permit', 'operational_permit', 'msp', 'host_agreement')
         and (d.expires_on is null or d.expires_on >= $3)")
        .bind(region)
        .bind(id)
        .bind(today)
}

/// Everything that shows how the steps of a partnership stand on a day; one statement.
pub async fn evidence(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    today: Date,
) -> Result<Vec<Evidence>, StoreError> {
    db.all(asked(region, id, today)).await
}

/// The same within a transaction.
pub async fn evidence_in(tx: &mut Tx, id: &PartnershipId, today: Date) -> Result<Vec<Evidence>, StoreError> {
    let region = tx.region.clone();
    tx.all(asked(&region, id, today)).await
}
