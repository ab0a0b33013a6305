//! SQL of what shows that the steps of a road were taken: notes, signed papers, the partner's legal documents; of the consents of a
//! village the latest one.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sekber_core::value::{PartnershipId, RegionCode};

use crate::features::partnership::answer::{Answer, Said, replaced};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// Something that shows how a step stands.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Evidence {
        /// `noted`, `signed`, `drafted`, `held`, or `refused` by a village.
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
        /// Its last day.
        pub ends_on: Option<String>,
        /// The village whose consent it is.
        pub village: String,
        /// What the village answered.
        pub answer: Option<Answer>,
    }
}

impl Evidence {
    /// The signed consent of a village that it is.
    pub fn consent(&self) -> Option<Said<'_>> {
        let is_consent = self.code == "consent" && matches!(self.how.as_str(), "signed" | "refused");
        let id = self.agreement_id.as_deref().filter(|_| is_consent)?;
        let on = self.on_day.as_deref().and_then(|day| day.parse().ok());
        Some(Said { id, village: &self.village, on })
    }
}

/// Lets the latest consent of each village stand, as refused where it refuses. What was replaced or has ended shows nothing.
fn counted(mut found: Vec<Evidence>, today: Date) -> Vec<Evidence> {
    let gone: BTreeSet<String> =
        replaced(found.iter().filter_map(Evidence::consent)).into_iter().map(str::to_owned).collect();
    let today = today.to_string();
    found.retain_mut(|one| {
        if one.consent().is_none() {
            return true;
        }
        if one.answer == Some(Answer::Refuses) {
            one.how = "refused".to_owned();
        }
        let ended = one.ends_on.as_ref().is_some_and(|ends| *ends < today) && one.how == "signed";
        !ended && one.agreement_id.as_ref().is_none_or(|id| !gone.contains(id))
    });
    found
}

/// Everything that shows how the steps of a partnership stand on a day.
fn asked(region: &RegionCode, id: &PartnershipId, today: Date) -> Sql {
    sql("select 'noted' as how, s.step as code, s.taken_on as on_day, s.note, s.person_name as who, s.made_by as who_id,
          cast(null as text) as agreement_id, cast(null as text) as ends_on, '' as village, cast(null as text) as answer
         from partnership_step s where s.region_code = $1 and s.partnership_id = $2
         union all
         select (case when a.state = 'signed' then 'signed' else 'drafted' end), a.kind, a.signed_on,
                a.number_district, '', cast(null as text), a.id, a.ends_on, a.village, a.answer
         from agreement_partnership l join agreement a on a.region_code = l.region_code and a.id = l.agreement_id
         where l.region_code = $1 and l.partnership_id = $2
         and (a.state = 'draft' or (a.state = 'signed' and (a.ends_on is null or a.ends_on >= $3 or a.kind = 'consent')))
         union all
         select 'held', d.kind, d.issued_on, d.number, '', cast(null as text), cast(null as text), cast(null as text), '', cast(null as text)
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
    Ok(counted(db.all(asked(region, id, today)).await?, today))
}

/// The same within a transaction.
pub async fn evidence_in(tx: &mut Tx, id: &PartnershipId, today: Date) -> Result<Vec<Evidence>, StoreError> {
    let region = tx.region.clone();
    Ok(counted(tx.all(asked(&region, id, today)).await?, today))
}
