//! SQL of how agreements were signed, and of the sheets that stood as the signed ones before that was corrected.

use sekber_core::value::{AgreementId, AttachmentId, Moment, RegionCode};

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
         changed_at = $8, version = version + 1 where region_code = $1 and id = $2 and version = $3 and state = 'draft'")
        .bind(&region)
        .bind(id)
        .bind(version)
        .bind(signing.signed_on)
        .bind(&signing.number_district)
        .bind(&signing.number_partner)
        .bind(scan)
        .bind(now);
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
    let statement = sql("update agreement set signed_on = $4, number_district = $5, number_partner = $6, scan_id = $7,
         changed_at = $8, version = version + 1 where region_code = $1 and id = $2 and version = $3 and state = 'signed'")
        .bind(&region)
        .bind(&before.id)
        .bind(before.version)
        .bind(signing.signed_on)
        .bind(&signing.number_district)
        .bind(&signing.number_partner)
        .bind(scan.or(before.scan_id.as_ref()))
        .bind(now);
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
