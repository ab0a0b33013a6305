//! SQL of what ends soon, and of an early end that is taken back.

use jiff::civil::Date;
use sekber_core::partnership::AgreementKind;
use sekber_core::value::{AgreementId, OrganisationId, RegionCode};

use crate::features::partnership::model::Partnership;
use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// A signed agreement that ends.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Ending {
        /// The agreement.
        pub id: AgreementId,
        /// What it is.
        pub kind: AgreementKind,
        /// What it is about.
        pub title: String,
        /// Its last day.
        pub ends_on: Date,
    }
    struct Who { agreement_id: AgreementId, organisation_id: OrganisationId }
}

/// Signed agreements whose last day lies between two days, the nearest first. Nobody is written to about what is made up.
pub async fn between(
    db: &Db,
    region: &RegionCode,
    (from, until): (Date, Date),
) -> Result<Vec<Ending>, StoreError> {
    db.all(
        sql("select a.id, a.kind, a.title, a.ends_on from agreement a
             where a.region_code = $1 and a.state = 'signed' and not a.simulated and a.ends_on >= $2 and a.ends_on <= $3
             and a.kind in ('joint', 'cooperation', 'synergy', 'memorandum', 'yearly_plan', 'commitment')
             order by a.ends_on, a.id")
        .bind(region)
        .bind(from)
        .bind(until),
    )
    .await
}

/// Those who carry out what some agreements serve, as far as it is not over: leading offices and partners, by agreement.
pub async fn concerned(
    db: &Db,
    region: &RegionCode,
    all: &[Ending],
) -> Result<Vec<(AgreementId, OrganisationId)>, StoreError> {
    let asked = sql("select distinct l.agreement_id, m.organisation_id from agreement_partnership l
         join partnership p on p.region_code = l.region_code and p.id = l.partnership_id
         join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id
         where l.region_code = $1 and p.state in ('in_agreement', 'active') and m.part in ('lead', 'partner')")
    .bind(region)
    .push_list(" and l.agreement_id in ", all.iter().map(|one| &one.id));
    let found: Vec<Who> = db.all(asked.push(" order by 1, 2")).await?;
    Ok(found.into_iter().map(|one| (one.agreement_id, one.organisation_id)).collect())
}

/// Takes an early end back over a version: how far it was says what it had reached. The letter's file stays for those who read. `false`
/// when somebody was faster.
pub async fn take_back(tx: &mut Tx, before: &Partnership) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update partnership set state = (case when activated_at is not null then 'active'
         when road is not null then 'in_agreement' else 'accepted' end), state_reason = '', state_since = $4, changed_at = $4,
         end_on = coalesce(planned_end_on, end_on), planned_end_on = null, ended_by = null, end_letter_number = '',
         end_letter_on = null, ended_on = null, version = version + 1
         where region_code = $1 and id = $2 and version = $3 and state = 'ended'");
    let statement = statement.bind(&region).bind(&before.id).bind(before.version).bind(now);
    Ok(tx.run(statement).await? == 1)
}
