//! SQL that writes partnerships, their parties, programmes and noted steps.

use jiff::civil::Date;
use sekber_core::partnership::{Part, PartnershipState, RoadKind};
use sekber_core::value::{
    AttachmentId, CycleId, MeetingId, Moment, OrganisationId, PartnershipId, ProgrammeId,
};

use crate::features::partnership::draft::{Letter, PartnershipDraft};
use crate::features::partnership::model::Partnership;
use crate::kit::store::{StoreError, Tx, Value, insert_rows, select, sql};

/// A partnership that is to be entered.
pub struct NewPartnership<'a> {
    /// The partnership.
    pub id: &'a PartnershipId,
    /// Its cycle.
    pub cycle: &'a CycleId,
    /// What it is.
    pub draft: &'a PartnershipDraft,
    /// The meeting that agreed on it.
    pub meeting: Option<&'a MeetingId>,
    /// How far it is.
    pub state: PartnershipState,
    /// Who has accepted it, when, and in whose words.
    pub accepted: Vec<(OrganisationId, Moment, String)>,
    /// Whether it was made up for a demonstration.
    pub simulated: bool,
}

/// Enters a partnership under the district's next number, with its parties and programmes. The trail's head is the turn of
/// whoever takes a number.
pub async fn insert(tx: &mut Tx, new: &NewPartnership<'_>) -> Result<i64, StoreError> {
    tx.lock_audit_head().await?;
    let (region, now) = (tx.region.clone(), tx.now);
    let last: Option<i64> = tx
        .value(sql("select coalesce(max(number), 0) from partnership where region_code = $1").bind(&region))
        .await?;
    let number = last.unwrap_or(0) + 1;
    tx.run(
        sql("insert into partnership (region_code, id, cycle_id, number, title, scope, meeting_id, state, state_since,
             start_on, end_on, simulated, renews_id, created_at, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $9, $9)")
            .bind(&region)
            .bind(new.id)
            .bind(new.cycle)
            .bind(number)
            .bind(&new.draft.title)
            .bind(&new.draft.scope)
            .bind(new.meeting)
            .bind(new.state)
            .bind(now)
            .bind(new.draft.start_on)
            .bind(new.draft.end_on)
            .bind(new.simulated)
            .bind(new.draft.renews.as_ref()),
    )
    .await?;
    for (organisation, part) in new.draft.parties() {
        let accepted = new.accepted.iter().find(|(id, ..)| id == organisation);
        let (at, by) = match accepted {
            Some((_, at, by)) => (Some(*at), by.as_str()),
            None => (None, ""),
        };
        insert_party(tx, new.id, organisation, part, (at, by)).await?;
    }
    insert_programmes(tx, new.id, &new.draft.programmes).await?;
    Ok(number)
}

/// Adds a party.
pub async fn insert_party(
    tx: &mut Tx,
    id: &PartnershipId,
    organisation: &OrganisationId,
    part: Part,
    (accepted_at, accepted_by): (Option<Moment>, &str),
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("insert into partnership_party (region_code, partnership_id, organisation_id, part, accepted_at, accepted_by)
             values ($1, $2, $3, $4, $5, $6)")
            .bind(&region)
            .bind(id)
            .bind(organisation)
            .bind(part)
            .bind(accepted_at)
            .bind(accepted_by);
    tx.run(statement).await.map(|_| ())
}

/// Notes which partnership carries on the pairs of an office that a meeting agreed on.
pub async fn insert_pairs(
    tx: &mut Tx,
    (meeting, office): (&MeetingId, &OrganisationId),
    programmes: &[ProgrammeId],
    id: &PartnershipId,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |programme: &ProgrammeId| {
        vec![
            Value::from(&region),
            Value::from(meeting),
            Value::from(office),
            Value::from(programme),
            Value::from(id),
        ]
    };
    let head = "insert into partnership_pair (region_code, meeting_id, office_id, programme_id, partnership_id) values";
    tx.run_all(insert_rows(head, " on conflict do nothing", programmes.iter().map(row).collect())).await
}

async fn insert_programmes(
    tx: &mut Tx,
    id: &PartnershipId,
    programmes: &[ProgrammeId],
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |programme: &ProgrammeId| vec![Value::from(&region), Value::from(id), Value::from(programme)];
    let head = "insert into partnership_programme (region_code, partnership_id, programme_id) values";
    tx.run_all(insert_rows(head, " on conflict do nothing", programmes.iter().map(row).collect())).await
}

/// Writes what a partnership is about over a version; `false` when somebody was faster. Parties that are no longer named
/// leave, those that are new join; what the others accepted stays.
pub async fn overwrite(
    tx: &mut Tx,
    id: &PartnershipId,
    version: i64,
    draft: &PartnershipDraft,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let touched = tx
        .run(
            sql("update partnership set title = $4, scope = $5, start_on = $6, end_on = $7, changed_at = $8,
                 version = version + 1 where region_code = $1 and id = $2 and version = $3")
            .bind(&region)
            .bind(id)
            .bind(version)
            .bind(&draft.title)
            .bind(&draft.scope)
            .bind(draft.start_on)
            .bind(draft.end_on)
            .bind(now),
        )
        .await?;
    if touched != 1 {
        return Ok(false);
    }
    let parties = draft.parties();
    let gone = sql("delete from partnership_party where region_code = $1 and partnership_id = $2")
        .bind(&region)
        .bind(id)
        .push_list(" and organisation_id not in ", parties.iter().map(|(organisation, _)| *organisation));
    tx.run(gone).await?;
    for (organisation, part) in parties {
        let statement =
            sql("insert into partnership_party (region_code, partnership_id, organisation_id, part) values ($1, $2, $3, $4)
                 on conflict (region_code, partnership_id, organisation_id) do update set part = excluded.part")
                .bind(&region)
                .bind(id)
                .bind(organisation)
                .bind(part);
        tx.run(statement).await?;
    }
    let gone = sql("delete from partnership_programme where region_code = $1 and partnership_id = $2");
    tx.run(gone.bind(&region).bind(id)).await?;
    insert_programmes(tx, id, &draft.programmes).await?;
    Ok(true)
}

/// Notes that a party has accepted.
pub async fn accept(
    tx: &mut Tx,
    id: &PartnershipId,
    organisation: &OrganisationId,
    by: &str,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update partnership_party set accepted_at = $4, accepted_by = $5
         where region_code = $1 and partnership_id = $2 and organisation_id = $3 and accepted_at is null");
    let statement = statement.bind(&region).bind(id).bind(organisation).bind(now).bind(by);
    tx.run(statement).await.map(|_| ())
}

/// Forgets that parties have accepted, but for some organisations.
pub async fn ask_again(
    tx: &mut Tx,
    id: &PartnershipId,
    but: impl IntoIterator<Item = &OrganisationId>,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let kept: Vec<Value> = but.into_iter().map(Value::from).collect();
    let statement = sql("update partnership_party set accepted_at = null, accepted_by = ''
         where region_code = $1 and partnership_id = $2")
    .bind(&region)
    .bind(id);
    // Not in an empty list holds for nobody.
    let statement =
        if kept.is_empty() { statement } else { statement.push_list(" and organisation_id not in ", kept) };
    tx.run(statement).await.map(|_| ())
}

/// Where a partnership moves on to.
pub struct Moved<'a> {
    /// How far it is then.
    pub state: PartnershipState,
    /// Why, where that has to be said.
    pub reason: &'a str,
    /// The road that begins.
    pub road: Option<RoadKind>,
    /// The day on which it ended in fact.
    pub end_on: Option<Date>,
}

/// Writes how far a partnership is over the state of a version; `false` when somebody was faster.
pub async fn set_state(tx: &mut Tx, before: &Partnership, moved: &Moved<'_>) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let since = if moved.state == before.state { before.state_since } else { now };
    let statement = sql(
        "update partnership set state = $4, state_reason = $5, state_since = $6, road = $7, changed_at = $8,
         planned_end_on = (case when $4 = 'ended' then end_on else planned_end_on end), end_on = $9,
         activated_at = (case when $4 = 'active' then $6 else activated_at end),
         road_begun_at = (case when road is null and $7 is not null then $8 else road_begun_at end), version = version + 1
         where region_code = $1 and id = $2 and version = $3",
    )
    .bind(&region)
    .bind(&before.id)
    .bind(before.version)
    .bind(moved.state)
    .bind(moved.reason)
    .bind(since)
    .bind(moved.road.or(before.road))
    .bind(now)
    .bind(moved.end_on.or(before.end_on));
    Ok(tx.run(statement).await? == 1)
}

/// Writes which letter ended a partnership early.
pub async fn set_letter(
    tx: &mut Tx,
    id: &PartnershipId,
    (letter, file): (&Letter, Option<&AttachmentId>),
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update partnership set ended_by = $3, end_letter_number = $4, end_letter_on = $5, ended_on = $6,
         end_letter_id = $7 where region_code = $1 and id = $2",
    );
    let statement = statement.bind(&region).bind(id).bind(letter.ended_by).bind(&letter.number);
    tx.run(statement.bind(letter.letter_on).bind(letter.ended_on).bind(file)).await.map(|_| ())
}

/// Writes since when a made-up partnership is as far as it is, and since when whoever has to act has to.
pub async fn set_since(
    tx: &mut Tx,
    id: &PartnershipId,
    (state, turn): (Moment, Moment),
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let own = sql("update partnership set state_since = $3 where region_code = $1 and id = $2");
    tx.run(own.bind(&region).bind(id).bind(state)).await?;
    let secretariat = sql("update partnership set secretariat_since = $3
         where region_code = $1 and id = $2 and secretariat_since is not null");
    tx.run(secretariat.bind(&region).bind(id).bind(turn)).await?;
    let parties = sql("update partnership_party set turn_since = $3
         where region_code = $1 and partnership_id = $2 and turn_since is not null");
    tx.run(parties.bind(&region).bind(id).bind(turn)).await.map(|_| ())
}

/// Writes since when a made-up partnership is carried out.
pub async fn set_activated(tx: &mut Tx, id: &PartnershipId, at: Moment) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("update partnership set activated_at = $3 where region_code = $1 and id = $2");
    tx.run(statement.bind(&region).bind(id).bind(at)).await.map(|_| ())
}

/// Writes the term of a partnership, as its agreements name it.
pub async fn set_term(
    tx: &mut Tx,
    id: &PartnershipId,
    (starts, ends): (Option<Date>, Option<Date>),
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("update partnership set start_on = $3, end_on = $4, changed_at = $5, version = version + 1
         where region_code = $1 and id = $2");
    tx.run(statement.bind(&region).bind(id).bind(starts).bind(ends).bind(now)).await.map(|_| ())
}

/// Writes which step comes next and since when the secretariat has to act.
pub async fn set_turn_of_secretariat(
    tx: &mut Tx,
    id: &PartnershipId,
    since: Option<Moment>,
    next_step: Option<&str>,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update partnership set secretariat_since = $3, next_step = $4 where region_code = $1 and id = $2",
    );
    tx.run(statement.bind(&region).bind(id).bind(since).bind(next_step)).await.map(|_| ())
}

/// Writes since when a party has to act.
pub async fn set_turn_of(
    tx: &mut Tx,
    id: &PartnershipId,
    organisation: &OrganisationId,
    since: Option<Moment>,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("update partnership_party set turn_since = $4
         where region_code = $1 and partnership_id = $2 and organisation_id = $3");
    tx.run(statement.bind(&region).bind(id).bind(organisation).bind(since)).await.map(|_| ())
}

/// Notes a step as taken on a day.
pub async fn note_step(
    tx: &mut Tx,
    id: &PartnershipId,
    step: &str,
    (taken_on, note): (Date, &str),
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let by = tx.actor.id_text().to_owned();
    let statement = sql("insert into partnership_step (region_code, partnership_id, step, taken_on, note, person_name, made_at, made_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (region_code, partnership_id, step) do update set taken_on = excluded.taken_on, note = excluded.note,
         person_name = excluded.person_name, made_at = excluded.made_at, made_by = excluded.made_by")
    .bind(&region)
    .bind(id)
    .bind(step)
    .bind(taken_on)
    .bind(note)
    .bind(name)
    .bind(now)
    .bind(by);
    tx.run(statement).await.map(|_| ())
}

crate::row_struct! {
    /// A note that a step was taken.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct StepNote {
        /// Who noted it; empty when that was before it was kept.
        pub made_by: String,
        /// The day it was taken.
        pub taken_on: Option<Date>,
        /// A word about it.
        pub note: String,
    }
}

/// The note of a step; nothing when nobody noted it.
pub async fn step_note(tx: &mut Tx, id: &PartnershipId, step: &str) -> Result<Option<StepNote>, StoreError> {
    let region = tx.region.clone();
    let asked = select::<StepNote>(
        " from partnership_step where region_code = $1 and partnership_id = $2 and step = $3",
    );
    tx.maybe(asked.bind(&region).bind(id).bind(step)).await
}

/// Takes a noted step back; the trail keeps that it was noted.
pub async fn forget_step(tx: &mut Tx, id: &PartnershipId, step: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("delete from partnership_step where region_code = $1 and partnership_id = $2 and step = $3");
    Ok(tx.run(statement.bind(&region).bind(id).bind(step)).await? == 1)
}

/// Counts a change of a partnership that its own row does not show; `false` when somebody was faster.
pub async fn touch(tx: &mut Tx, id: &PartnershipId, version: i64) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update partnership set changed_at = $4, version = version + 1
         where region_code = $1 and id = $2 and version = $3");
    Ok(tx.run(statement.bind(&region).bind(id).bind(version).bind(now)).await? == 1)
}
