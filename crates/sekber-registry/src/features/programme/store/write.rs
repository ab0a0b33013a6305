//! SQL of programmes: writing them without their parts.

use sekber_core::registry::programme::{Owner, Status};
use sekber_core::text::fold;
use sekber_core::value::{CycleId, ProgrammeId};

use crate::features::programme::model::ProgrammeDraft;
use crate::kit::store::{Sql, StoreError, Tx, Value, insert_rows, sql};

/// One programme to be added: its id, its side, its content and its rupiah total.
pub struct New<'a> {
    /// The fresh id.
    pub id: ProgrammeId,
    /// The owner's side.
    pub side: Owner,
    /// The content, settled.
    pub content: &'a ProgrammeDraft,
    /// Sum of the rupiah lines in minor units.
    pub total_idr: i64,
}

/// Adds programmes without their parts.
pub async fn insert(tx: &mut Tx, new: &[New<'_>]) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let row = |new: &New<'_>| {
        let draft = new.content;
        let mut row: Vec<Value> = vec![
            (&region).into(),
            (&new.id).into(),
            (&draft.cycle).into(),
            (&draft.organisation).into(),
            Value::from(new.side),
        ];
        row.extend(columns(draft, new.total_idr));
        row.extend([now.into(), now.into(), now.into()]);
        row
    };
    tx.run_all(insert_rows(
        "insert into programme (region_code, id, cycle_id, organisation_id, side, reference, title, sort_key, description, state,
          start_on, end_on, targets, beneficiaries, help_sought, help_offered, contact_name, place_note, total_idr, funding_lines,
          published, provenance, source, activity_status, state_since, created_at, changed_at) values",
        "",
        new.iter().map(row).collect(),
    ))
    .await
}

/// The title as it sorts; cut, because an index entry has a largest size.
fn sort_key(title: &str) -> String {
    fold(title).chars().take(200).collect()
}

/// The columns that a form fills, in the order of the statements above and below.
fn columns(draft: &ProgrammeDraft, total_idr: i64) -> [Value; 19] {
    [
        draft.reference.clone().into(),
        (&draft.title).into(),
        sort_key(&draft.title).into(),
        (&draft.description).into(),
        Value::from(draft.state),
        Value::from(draft.period.start()),
        Value::from(draft.period.end()),
        (&draft.targets).into(),
        draft.beneficiaries.into(),
        (&draft.help_sought).into(),
        (&draft.help_offered).into(),
        (&draft.contact_name).into(),
        (&draft.place_note).into(),
        total_idr.into(),
        i64::try_from(draft.funding.len()).unwrap_or(i64::MAX).into(),
        draft.published.into(),
        draft.provenance.as_str().into(),
        (&draft.source).into(),
        (&draft.activity_status).into(),
    ]
}

/// Writes new content over a programme of this version, and if it is withheld, the digest of what was found in order last; `false` when
/// it has another version by now.
pub async fn overwrite(
    tx: &mut Tx,
    id: &ProgrammeId,
    version: i64,
    draft: &ProgrammeDraft,
    (total_idr, checked): (i64, Option<&str>),
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = columns(draft, total_idr).into_iter().fold(
        sql("update programme set reference = $1, title = $2, sort_key = $3, description = $4, state = $5,
             start_on = $6, end_on = $7, targets = $8, beneficiaries = $9, help_sought = $10, help_offered = $11,
             contact_name = $12, place_note = $13, total_idr = $14, funding_lines = $15, published = $16, provenance = $17,
             source = $18, activity_status = $19, changed_at = $20, withheld = $21, checked_digest = $22, version = version + 1
             where region_code = $23 and id = $24 and version = $25"),
        Sql::bind,
    );
    let statement = statement.bind(now).bind(checked.is_some()).bind(checked.unwrap_or_default());
    Ok(tx.run(statement.bind(&region).bind(id).bind(version)).await? == 1)
}

/// Shows a programme of this version to everybody again; `false` when it has another version by now, or was not withheld.
pub async fn release(tx: &mut Tx, id: &ProgrammeId, version: i64) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let released = sql("update programme set withheld = $1, version = version + 1
                        where region_code = $2 and id = $3 and version = $4 and withheld");
    Ok(tx.run(released.bind(false).bind(&region).bind(id).bind(version)).await? == 1)
}

/// Proposes every draft of a cycle, for a district that is made of sheets and has nobody to complete them.
pub async fn propose_all(tx: &mut Tx, cycle: &CycleId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let propose = sql("update programme set state = 'proposed', version = version + 1
                       where region_code = $1 and cycle_id = $2 and state = 'draft'");
    tx.run(propose.bind(&region).bind(cycle)).await.map(|_| ())
}

/// Moves a programme of this version into a state; `false` when it has another version by now. What was found in order is
/// no longer withheld.
pub async fn set_state(
    tx: &mut Tx,
    id: &ProgrammeId,
    version: i64,
    state: Status,
    reason: &str,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let touched = tx
        .run(
            sql("update programme set state = $1, state_reason = $2, state_since = $3, changed_at = $4,
                 withheld = (withheld and $1 <> 'verified'), withdrawn = false, recorded_in = null, version = version + 1
                 where region_code = $5 and id = $6 and version = $7")
                .bind(state)
                .bind(reason)
                .bind(now)
                .bind(now)
                .bind(&region)
                .bind(id)
                .bind(version),
        )
        .await?;
    Ok(touched == 1)
}

/// Cancels a programme of this version as one that should not be there, and frees its number; `false` when it has another version
/// by now.
pub async fn withdraw(tx: &mut Tx, id: &ProgrammeId, version: i64, reason: &str) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let withdrawn = sql("update programme set state = $1, state_reason = $2, state_since = $3, changed_at = $3, withdrawn = true,
         reference = null, version = version + 1 where region_code = $4 and id = $5 and version = $6");
    let withdrawn = withdrawn.bind(Status::Cancelled).bind(reason).bind(now);
    Ok(tx.run(withdrawn.bind(&region).bind(id).bind(version)).await? == 1)
}

/// How programmes move when two organisations are joined. Two programmes of one owner cannot bear the same reference:
/// the one that arrives gives it up.
pub const JOINED: &[&str] = &[
    "update programme set reference = null where region_code = $1 and organisation_id = $3 and exists
     (select 1 from programme k where k.region_code = $1 and k.organisation_id = $2
      and k.cycle_id = programme.cycle_id and k.reference = programme.reference)",
    "update programme set organisation_id = $2 where region_code = $1 and organisation_id = $3",
];

/// A contact person who is forgotten leaves a stand-in.
pub const NAMED: &[&str] = &[
    "update programme set contact_name = $2, version = version + 1 where region_code = $1 and contact_name = $3",
];
