//! SQL that writes reports.

use sekber_core::report::{Decision, ReportState};
use sekber_core::value::{
    AttachmentId, Moment, OrganisationId, PartnershipId, PeriodId, ReportId, SubmissionId,
};

use crate::features::report::draft::ReportDraft;
use crate::features::report::model::Place;
use crate::kit::files;
use crate::kit::store::{Sql, StoreError, Tx, sql};

/// Adds an empty report; nothing when there is one already.
pub async fn insert(
    tx: &mut Tx,
    id: &ReportId,
    (period, partnership, organisation): (&PeriodId, &PartnershipId, &OrganisationId),
    simulated: bool,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let begun_for = !simulated && !tx.actor.belongs_to(organisation);
    let touched = tx
        .run(
            sql("insert into report (region_code, id, period_id, partnership_id, organisation_id, state, state_since, simulated,
                  begun_for, created_at, changed_at)
                 values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $6, $6)
                 on conflict (region_code, period_id, partnership_id, organisation_id) do nothing")
            .bind(&region)
            .bind(id)
            .bind(period)
            .bind(partnership)
            .bind(organisation)
            .bind(now)
            .bind(simulated)
            .bind(begun_for),
        )
        .await?;
    Ok(touched == 1)
}

fn content(statement: Sql, draft: &ReportDraft) -> Sql {
    statement
        .bind(&draft.activities)
        .bind(&draft.results)
        .bind(draft.men)
        .bind(draft.women)
        .bind(draft.with_disability)
        .bind(&draft.obstacles)
        .bind(&draft.next_steps)
}

/// Writes what a report says over a version; `false` when somebody else was faster.
pub async fn overwrite(
    tx: &mut Tx,
    id: &ReportId,
    version: i64,
    draft: &ReportDraft,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("update report set activities = $1, results = $2, men = $3, women = $4, with_disability = $5,
         obstacles = $6, next_steps = $7, changed_at = $8, version = version + 1
         where region_code = $9 and id = $10 and version = $11");
    let statement = content(statement, draft).bind(now).bind(&region).bind(id).bind(version);
    Ok(tx.run(statement).await? == 1)
}

/// Hands a report in under the name of its sending, at a moment.
pub async fn hand_in(
    tx: &mut Tx,
    id: &ReportId,
    (submission, at): (&SubmissionId, Moment),
) -> Result<(), StoreError> {
    let (region, person) = (tx.region.clone(), tx.actor.name.clone());
    tx.run(
        sql("update report set state = $3, state_since = $4, submission = $5, sent_at = $4, sent_by = $6,
             version = version + 1 where region_code = $1 and id = $2")
        .bind(&region)
        .bind(id)
        .bind(ReportState::Sent)
        .bind(at)
        .bind(submission)
        .bind(person),
    )
    .await
    .map(|_| ())
}

/// Confirms a report or sends it back; `false` when somebody else was faster.
pub async fn decide(
    tx: &mut Tx,
    id: &ReportId,
    version: i64,
    decision: Decision,
    remarks: &str,
) -> Result<bool, StoreError> {
    let (region, now, person) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let touched = tx
        .run(
            sql("update report set state = $4, state_since = $5, remarks = $6, decided_at = $5, decided_by = $7,
                 version = version + 1 where region_code = $1 and id = $2 and version = $3")
            .bind(&region)
            .bind(id)
            .bind(version)
            .bind(decision.state())
            .bind(now)
            .bind(remarks)
            .bind(person),
        )
        .await?;
    Ok(touched == 1)
}

/// Puts a photo beside a report.
pub async fn add_photo(tx: &mut Tx, id: &ReportId, attachment: &AttachmentId) -> Result<(), StoreError> {
    let (region, now, person) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into report_photo (region_code, report_id, attachment_id, person_name, added_at)
             values ($1, $2, $3, $4, $5)")
        .bind(&region)
        .bind(id)
        .bind(attachment)
        .bind(person)
        .bind(now),
    )
    .await
    .map(|_| ())
}

/// Takes a photo from a report and forgets its file, which goes once files without a record are swept; `false` when it is not there.
pub async fn remove_photo(tx: &mut Tx, id: &ReportId, attachment: &AttachmentId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let beside =
        sql("delete from report_photo where region_code = $1 and report_id = $2 and attachment_id = $3");
    if tx.run(beside.bind(&region).bind(id).bind(attachment)).await? == 0 {
        return Ok(false);
    }
    // The same file may be evidence of money, too; then it stays for that.
    let used = sql("select count(*) from ledger_evidence where region_code = $1 and attachment_id = $2")
        .bind(&region);
    if tx.value::<i64>(used.bind(attachment)).await?.unwrap_or(0) == 0 {
        files::forget_own(tx, attachment).await?;
    }
    Ok(true)
}

/// Whether a photo of the same content is beside the report already, as when a sending was cut and repeated.
pub async fn has_photo(tx: &mut Tx, id: &ReportId, sha256: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from report_photo v
         join district_file f on f.region_code = v.region_code and f.id = v.attachment_id
         where v.region_code = $1 and v.report_id = $2 and f.sha256 = $3");
    Ok(tx.value::<i64>(asked.bind(&region).bind(id).bind(sha256)).await?.unwrap_or(0) > 0)
}

/// Notes who made a reminder ready, over the one before.
pub async fn note_reminder(tx: &mut Tx, place: &Place) -> Result<(), StoreError> {
    let (region, now, person) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into report_reminder (region_code, period_id, partnership_id, organisation_id, person_name, made_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (region_code, period_id, partnership_id, organisation_id) do update set
             person_name = excluded.person_name, made_at = excluded.made_at")
        .bind(&region)
        .bind(&place.period)
        .bind(&place.partnership)
        .bind(&place.organisation)
        .bind(person)
        .bind(now),
    )
    .await
    .map(|_| ())
}
