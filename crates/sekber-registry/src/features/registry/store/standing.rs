//! SQL of a partner's standing, of merging doubles, and of who is invited to a cycle.

use sekber_core::registry::checklist::Checklist;
use sekber_core::registry::verification::State;
use sekber_core::value::{CycleId, OrganisationId, RegionCode};

use crate::features::registry::model::{Organisation, Standing};
use crate::kit::app::new_id;
use crate::kit::store::{Db, StoreError, Tx, insert_rows, sql};

/// What is kept about a step of verification.
pub struct StepTaken<'a> {
    /// The step's code.
    pub step: &'static str,
    /// The state before.
    pub from: State,
    /// The state after.
    pub to: State,
    /// Why, in the words of the one who took it.
    pub reason: &'a str,
    /// The answers to the checklist at that time.
    pub checklist: &'a Checklist,
}

/// Puts a partner into another state and keeps the step; `false` when the record has another version by now.
pub async fn take_step(tx: &mut Tx, found: &Organisation, taken: &StepTaken<'_>) -> Result<bool, StoreError> {
    if !set_state(tx, found, Standing::Checked(taken.to), taken.reason).await? {
        return Ok(false);
    }
    let (region, now) = (tx.region.clone(), tx.now);
    let person = tx.actor.person_id().cloned();
    let name = tx.actor.name.clone();
    tx.run(
        sql("insert into verification (region_code, id, organisation_id, step, from_state, to_state, reason, checklist_json, person_id, person_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
            .bind(&region)
            .bind(new_id::<String>())
            .bind(&found.id)
            .bind(taken.step)
            .bind(taken.from.as_str())
            .bind(taken.to.as_str())
            .bind(taken.reason)
            .bind(serde_json::to_string(taken.checklist)?)
            .bind(person.as_ref())
            .bind(name)
            .bind(now),
    )
    .await?;
    Ok(true)
}

async fn set_state(
    tx: &mut Tx,
    found: &Organisation,
    state: Standing,
    reason: &str,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update organisation set state = $1, state_reason = $2, state_since = $3, changed_at = $3, version = version + 1
         where region_code = $4 and id = $5 and version = $6",
    );
    let statement = statement.bind(state).bind(reason).bind(now).bind(&region).bind(&found.id);
    Ok(tx.run(statement.bind(found.version)).await? == 1)
}

/// Counts a change of what is looked at beside the record while the secretariat decides about a partner.
pub async fn count_change(tx: &mut Tx, id: &OrganisationId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let counted = sql("update organisation set version = version + 1
         where region_code = $1 and id = $2 and state in ('submitted', 'suspended')");
    tx.run(counted.bind(&region).bind(id)).await.map(|_| ())
}

/// The answers of the latest check; none when nothing was checked yet.
pub async fn latest_checklist(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
) -> Result<Checklist, StoreError> {
    let json: Option<String> = db
        .value(
            sql("select checklist_json from verification where region_code = $1 and organisation_id = $2
                 and checklist_json <> '[]' order by at desc, id desc limit 1")
            .bind(region)
            .bind(id),
        )
        .await?;
    Ok(json.map(|json| serde_json::from_str(&json)).transpose()?.unwrap_or_default())
}

/// Notes that an organisation asks to be invited; `false` when it is, or has asked before.
pub async fn note_asked(tx: &mut Tx, cycle: &CycleId, id: &OrganisationId) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let noted = sql("insert into cycle_member (region_code, cycle_id, organisation_id, invited, asked_at)
         values ($1, $2, $3, false, $4)
         on conflict (region_code, cycle_id, organisation_id) do update set asked_at = excluded.asked_at
         where cycle_member.asked_at is null and not cycle_member.invited");
    Ok(tx.run(noted.bind(&region).bind(cycle).bind(id).bind(now)).await? == 1)
}

/// Whether an organisation asks to be invited and nobody has decided yet.
pub async fn has_asked_in(tx: &mut Tx, cycle: &CycleId, id: &OrganisationId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from cycle_member where region_code = $1 and cycle_id = $2
         and organisation_id = $3 and asked_at is not null and not invited");
    let found: Option<i64> = tx.value(asked.bind(&region).bind(cycle).bind(id)).await?;
    Ok(found.unwrap_or(0) > 0)
}

/// Whether an organisation is invited to a cycle.
pub async fn is_invited_in(tx: &mut Tx, cycle: &CycleId, id: &OrganisationId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from cycle_member where region_code = $1 and cycle_id = $2
         and organisation_id = $3 and invited");
    let found: Option<i64> = tx.value(asked.bind(&region).bind(cycle).bind(id)).await?;
    Ok(found.unwrap_or(0) > 0)
}

/// Invites organisations to a cycle, or takes the invitations back. Either answers whoever asked.
pub async fn set_invited(
    tx: &mut Tx,
    cycle: &CycleId,
    organisations: &[OrganisationId],
    invited: bool,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |id: &OrganisationId| vec![(&region).into(), cycle.into(), id.into(), invited.into()];
    tx.run_all(insert_rows(
        "insert into cycle_member (region_code, cycle_id, organisation_id, invited) values",
        " on conflict (region_code, cycle_id, organisation_id) do update set invited = excluded.invited, asked_at = null",
        organisations.iter().map(row).collect(),
    ))
    .await
}

crate::row_struct! {
    /// What moves when a partner is joined to another.
    #[derive(Debug, Clone, PartialEq, serde::Serialize)]
    pub struct Moving {
        /// Programmes, of all cycles.
        pub programmes: i64,
        /// Legal documents.
        pub documents: i64,
        /// People who act for it.
        pub people: i64,
        /// Open invitations to people.
        pub invitations: i64,
        /// Cycles that it takes part in.
        pub cycles: i64,
    }
}

/// What would move.
pub async fn moving(db: &Db, region: &RegionCode, id: &OrganisationId) -> Result<Moving, StoreError> {
    db.one(
        sql("select
             (select count(*) from programme where region_code = $1 and organisation_id = $2) as programmes,
             (select count(*) from legal_document where region_code = $1 and organisation_id = $2) as documents,
             (select count(*) from person_role where region_code = $1 and organisation_id = $2) as people,
             (select count(*) from invitation where region_code = $1 and organisation_id = $2 and used_at is null
              and withdrawn_at is null) as invitations,
             (select count(*) from cycle_member where region_code = $1 and organisation_id = $2) as cycles")
        .bind(region)
        .bind(id),
    )
    .await
}

/// How the registry's own records move when two organisations are joined.
pub const JOINED: &[&str] = &[
    // Those that were joined to it before point to the one that is left, so that one step always leads there.
    "update organisation set merged_into = $2 where region_code = $1 and (id = $3 or merged_into = $3)",
    "update cycle_member set invited = true where region_code = $1 and organisation_id = $2 and exists
     (select 1 from cycle_member k where k.region_code = $1 and k.organisation_id = $3
      and k.cycle_id = cycle_member.cycle_id and k.invited)",
    "update cycle_member set organisation_id = $2 where region_code = $1 and organisation_id = $3 and not exists
     (select 1 from cycle_member k where k.region_code = $1 and k.organisation_id = $2
      and k.cycle_id = cycle_member.cycle_id)",
    "insert into organisation_theme (region_code, organisation_id, theme_code)
     select t.region_code, $2, t.theme_code from organisation_theme t
     where t.region_code = $1 and t.organisation_id = $3 and not exists
     (select 1 from organisation_theme k where k.region_code = $1 and k.organisation_id = $2
      and k.theme_code = t.theme_code)",
];

/// Joins a partner to another: everything that belongs to it moves, as each room says (`joined`); the record itself
/// stays and points to the other. `false` when the record has another version by now.
pub async fn merge(
    tx: &mut Tx,
    from: &Organisation,
    into: &OrganisationId,
    joined: &[&'static str],
) -> Result<bool, StoreError> {
    if !set_state(tx, from, Standing::Merged, "").await? {
        return Ok(false);
    }
    let region = tx.region.clone();
    for statement in joined {
        tx.run(sql(statement).bind(&region).bind(into).bind(&from.id)).await?;
    }
    Ok(true)
}

/// A contact person who is forgotten leaves a stand-in; telephone and e-mail go with the name: nothing tells the e-mail of an office
/// from that of a person.
pub const NAMED: &[&str] = &[
    "update organisation set contact_name = $2, contact_email = '', contact_phone = '', version = version + 1
     where region_code = $1 and contact_name = $3",
];

/// Whose e-mail is forgotten was the contact person.
pub const ADDRESSED: &[&str] = &[
    "update organisation set contact_name = $2, contact_email = '', contact_phone = '', version = version + 1
     where region_code = $1 and lower(contact_email) = $3",
];

/// Who looked at a partner keeps the name that stands in.
pub const FORGOTTEN: &[&str] = &[
    "update verification set person_name = (select p.name from person p where p.id = $1) where person_id = $1",
    "update legality_check set person_name = (select p.name from person p where p.id = $1) where person_id = $1",
];
