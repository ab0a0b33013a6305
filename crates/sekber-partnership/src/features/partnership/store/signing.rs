//! SQL of how agreements were signed, of the sheets that stood as the signed ones before that was corrected, and of consents that a
//! later one replaced.

use jiff::civil::Date;
use sekber_core::value::{AgreementId, AttachmentId, Moment, RegionCode};

use crate::features::partnership::answer::{Said, replaced};
use crate::features::partnership::draft::Signing;
use crate::features::partnership::model::Agreement;
use crate::kit::store::{Db, StoreError, Tx, sql};

/// Notes that a draft was signed; `false` when somebody was faster.
pub async fn set_signed(
    tx: &mut Tx,
    id: &AgreementId,
    version: i64,
    signing: &Signing,
    scan: Option<&AttachmentId>,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update agreement set state = 'signed', signed_on = $4, number_district = $5, number_partner = $6, scan_id = $7,
         changed_at = $8, answer = $9, conditions = $10, version = version + 1
         where region_code = $1 and id = $2 and version = $3 and state = 'draft'")
        .bind(&region)
        .bind(id)
        .bind(version)
        .bind(signing.signed_on)
        .bind(&signing.number_district)
        .bind(&signing.number_partner)
        .bind(scan)
        .bind(now)
        .bind(signing.answer)
        .bind(&signing.conditions);
    Ok(tx.run(statement).await? == 1)
}

/// Writes over how an agreement was signed; `false` when somebody was faster. The sheet that stood there stays beside it.
pub async fn correct_signing(
    tx: &mut Tx,
    before: &Agreement,
    signing: &Signing,
    (scan, reason): (Option<&AttachmentId>, &str),
) -> Result<bool, StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement =
        sql("update agreement set signed_on = $4, number_district = $5, number_partner = $6, scan_id = $7,
         changed_at = $8, answer = $9, conditions = $10, version = version + 1
         where region_code = $1 and id = $2 and version = $3 and state = 'signed'")
        .bind(&region)
        .bind(&before.id)
        .bind(before.version)
        .bind(signing.signed_on)
        .bind(&signing.number_district)
        .bind(&signing.number_partner)
        .bind(scan.or(before.scan_id.as_ref()))
        .bind(now)
        .bind(signing.answer)
        .bind(&signing.conditions);
    if tx.run(statement).await? != 1 {
        return Ok(false);
    }
    if let Some(former) = before.scan_id.as_ref().filter(|_| scan.is_some()) {
        let kept = sql("insert into agreement_former_scan (region_code, agreement_id, attachment_id, reason, person_name, replaced_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing");
        let kept = kept.bind(&region).bind(&before.id).bind(former).bind(reason).bind(name).bind(now);
        tx.run(kept).await?;
    }
    Ok(true)
}

crate::row_struct! {
    /// A sheet that stood as the signed one until that was corrected.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct FormerScan {
        /// The file.
        pub attachment_id: AttachmentId,
        /// Why it was replaced.
        pub reason: String,
        /// By whom.
        pub person_name: String,
        /// When.
        pub replaced_at: Moment,
    }
}

/// The sheets that stood as the signed one of an agreement, the latest first.
pub async fn former_scans(
    db: &Db,
    region: &RegionCode,
    id: &AgreementId,
) -> Result<Vec<FormerScan>, StoreError> {
    let asked = sql("select attachment_id, reason, person_name, replaced_at from agreement_former_scan
         where region_code = $1 and agreement_id = $2 order by replaced_at desc, attachment_id");
    db.all(asked.bind(region).bind(id)).await
}

crate::row_struct! {
    /// A signed change of an agreement.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct SignedChange {
        /// The paper that changes it.
        pub id: AgreementId,
        /// The district's number.
        pub number_district: String,
        /// The day it was signed.
        pub signed_on: Option<Date>,
        /// The last day that it names.
        pub ends_on: Option<Date>,
    }
}

impl SignedChange {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/agreements/{}", self.id)
    }
}

/// The most changes of one agreement that its page names.
const CHANGES: i64 = 40;

/// The signed changes of an agreement, the latest first.
pub async fn signed_changes(
    db: &Db,
    region: &RegionCode,
    id: &AgreementId,
) -> Result<Vec<SignedChange>, StoreError> {
    let asked = sql("select a.id, a.number_district, a.signed_on, a.ends_on from agreement a
         where a.region_code = $1 and a.base_id = $2 and a.kind = 'amendment' and a.state = 'signed'
         order by a.signed_on desc, a.id desc limit $3");
    db.all(asked.bind(region).bind(id).bind(CHANGES)).await
}

crate::row_struct! { struct Consent { id: String, village: String, signed_on: Option<Date> } }

/// Whether a later consent of the same village was signed in a partnership that a consent serves.
pub async fn is_replaced(db: &Db, region: &RegionCode, id: &AgreementId) -> Result<bool, StoreError> {
    let asked = sql("select distinct a.id, a.village, a.signed_on from agreement_partnership l
         join agreement_partnership k on k.region_code = l.region_code and k.partnership_id = l.partnership_id
         join agreement a on a.region_code = k.region_code and a.id = k.agreement_id
         where l.region_code = $1 and l.agreement_id = $2 and a.kind = 'consent' and a.state = 'signed'");
    let found: Vec<Consent> = db.all(asked.bind(region).bind(id)).await?;
    let said = found.iter().map(|one| Said { id: &one.id, village: &one.village, on: one.signed_on });
    Ok(replaced(said).contains(id.as_str()))
}
