//! SQL of what comes out of a meeting: answers to the plan, approvals and tasks.

use sekber_core::meeting::kinds::Consent;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, Moment, OrganisationId, ParticipantId, ProgrammeId, RegionCode, TaskId};

use crate::features::meeting::model::{Answer, Approval, Task};
use crate::kit::audit;
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

const ANSWER: &str = " from meeting_consent
     where region_code = $1 and meeting_id = $2";

/// What both sides said about the planned pairs.
pub async fn answers(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<Vec<Answer>, StoreError> {
    let asked = select::<Answer>(ANSWER).bind(region).bind(meeting);
    db.all(asked.push(" order by office_id, programme_id, side")).await
}

/// What a side said about a planned pair, within a transaction.
pub async fn answer_in(
    tx: &mut Tx,
    meeting: &MeetingId,
    (office, programme): (&OrganisationId, &ProgrammeId),
    side: Side,
) -> Result<Option<Answer>, StoreError> {
    let region = tx.region.clone();
    let asked = select::<Answer>(ANSWER).bind(&region).bind(meeting).push_bind(" and office_id = ", office);
    tx.maybe(asked.push_bind(" and programme_id = ", programme).push_bind(" and side = ", side)).await
}

/// Writes what a side says about a planned pair over what it said before; `aloud` when the secretariat writes it down.
pub async fn set_answer(
    tx: &mut Tx,
    meeting: &MeetingId,
    (office, programme): (&OrganisationId, &ProgrammeId),
    side: Side,
    (consent, reason): (Consent, &str),
    aloud: bool,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into meeting_consent (region_code, meeting_id, office_id, programme_id, side, consent, reason, person_name, made_at, aloud)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             on conflict (region_code, meeting_id, office_id, programme_id, side) do update set
             consent = excluded.consent, reason = excluded.reason, person_name = excluded.person_name, made_at = excluded.made_at,
             aloud = excluded.aloud")
            .bind(&region)
            .bind(meeting)
            .bind(office)
            .bind(programme)
            .bind(side)
            .bind(consent)
            .bind(reason)
            .bind(name)
            .bind(now)
            .bind(aloud),
    )
    .await
    .map(|_| ())
}

/// Who approved the minutes, or objected.
pub async fn approvals(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
) -> Result<Vec<Approval>, StoreError> {
    db.all(
        sql("select participant_id, minutes_version, objection, person_name from meeting_approval
             where region_code = $1 and meeting_id = $2 order by participant_id")
        .bind(region)
        .bind(meeting),
    )
    .await
}

/// Writes whether a participant approves a version of the minutes.
pub async fn set_approval(
    tx: &mut Tx,
    meeting: &MeetingId,
    participant: &ParticipantId,
    minutes_version: i64,
    objection: &str,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into meeting_approval (region_code, meeting_id, participant_id, minutes_version, objection, person_name, made_at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (region_code, meeting_id, participant_id) do update set
             minutes_version = excluded.minutes_version, objection = excluded.objection,
             person_name = excluded.person_name, made_at = excluded.made_at")
            .bind(&region)
            .bind(meeting)
            .bind(participant)
            .bind(minutes_version)
            .bind(objection)
            .bind(name)
            .bind(now),
    )
    .await
    .map(|_| ())
}

const TASK: &str = " from meeting_task
     where region_code = $1 and meeting_id = $2";

/// The tasks of a meeting: open ones first, each by its day.
pub async fn tasks(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<Vec<Task>, StoreError> {
    let asked = select::<Task>(TASK).bind(region).bind(meeting);
    db.all(asked.push(" order by (case when state = 'open' then 0 else 1 end), coalesce(due, '9'), id")).await
}

/// A task, within a transaction.
pub async fn task_in(tx: &mut Tx, meeting: &MeetingId, id: &TaskId) -> Result<Option<Task>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<Task>(TASK).bind(&region).bind(meeting).push_bind(" and id = ", id)).await
}

/// Writes a new task.
pub async fn insert_task(tx: &mut Tx, meeting: &MeetingId, task: &Task) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into meeting_task (region_code, id, meeting_id, what, organisation_id, owner, due, changed_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(&region)
            .bind(&task.id)
            .bind(meeting)
            .bind(&task.what)
            .bind(task.organisation_id.as_ref())
            .bind(&task.owner)
            .bind(task.due)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Writes how far a task is over the state of a version; `false` when somebody was faster.
pub async fn set_task(tx: &mut Tx, task: &Task) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update meeting_task set state = $1, note = $2, verifier = $3, changed_at = $4, version = version + 1
         where region_code = $5 and id = $6 and version = $7",
    )
    .bind(task.state)
    .bind(&task.note)
    .bind(&task.verifier)
    .bind(now)
    .bind(&region)
    .bind(&task.id)
    .bind(task.version);
    Ok(tx.run(statement).await? == 1)
}

crate::row_struct! {
    /// The minutes as they were after somebody had written them.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Revision {
        /// Who wrote.
        pub actor_name: String,
        /// When.
        pub at: Moment,
        /// The text, as the trail keeps it.
        pub after_json: Option<String>,
    }
}

impl Revision {
    /// The text.
    pub fn text(&self) -> String {
        let kept = audit::told(self.after_json.as_deref());
        kept.and_then(|kept| Some(kept["text"].as_str()?.to_owned())).unwrap_or_default()
    }
}

/// Earlier states of the minutes, the latest first; the trail keeps them all, the page shows some.
pub async fn revisions(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    most: i64,
) -> Result<Vec<Revision>, StoreError> {
    db.all(
        sql("select actor_name, at, after_json from audit
             where region_code = $1 and subject = 'minutes' and subject_id = $2 and kind = 'minutes.written'
             order by seq desc limit $3")
        .bind(region)
        .bind(meeting.as_str())
        .bind(most),
    )
    .await
}

crate::row_struct! {
    /// The tasks of a meeting in numbers.
    pub struct TaskCount {
        /// The meeting.
        pub id: MeetingId,
        /// Its name.
        pub name: String,
        /// Tasks.
        pub total: i64,
        /// Tasks that are still to be done.
        pub open: i64,
        /// Of those, the ones whose day has passed.
        pub late: i64,
    }
}

/// The tasks of the last meeting that gave any, of whatever cycle: what it gave to do goes on when a new one opens. One statement.
pub async fn last_tasks(
    db: &Db,
    region: &RegionCode,
    today: jiff::civil::Date,
) -> Result<Option<TaskCount>, StoreError> {
    db.maybe(
        sql("select m.id, m.name, count(*) as total,
             sum(case when t.state = 'open' then 1 else 0 end) as open,
             sum(case when t.state = 'open' and t.due < $2 then 1 else 0 end) as late
             from meeting m join meeting_task t on t.region_code = m.region_code and t.meeting_id = m.id
             where m.region_code = $1
             group by m.id, m.name, m.day order by m.day desc, m.id desc limit 1")
        .bind(region)
        .bind(today),
    )
    .await
}

/// Counts, sums of versions and last moments of all that the papers of a meeting say, as one text.
fn asked_stand(region: &RegionCode, meeting: &MeetingId) -> Sql {
    sql("select cast(m.version as text)
             || '-' || (select count(*) || '-' || coalesce(sum(p.version), 0) from meeting_participant p
              where p.region_code = m.region_code and p.meeting_id = m.id)
             || '-' || (select count(*) || '-' || coalesce(sum(t.version), 0) from meeting_task t
              where t.region_code = m.region_code and t.meeting_id = m.id)
             || '-' || (select count(*) from document d where d.region_code = m.region_code and d.subject_kind = 'meeting'
              and d.subject_id = m.id and d.kind = 'invitation')
             || '-' || (select count(*) || '-' || coalesce(max(a.made_at), 0) from meeting_approval a
              where a.region_code = m.region_code and a.meeting_id = m.id)
             || '-' || (select count(*) || '-' || coalesce(max(c.made_at), 0) from meeting_consent c
              where c.region_code = m.region_code and c.meeting_id = m.id)
             || '-' || (select coalesce(sum(o.version), 0) from matching_pair x
              join programme o on o.region_code = x.region_code and o.id = x.programme_id
              where x.region_code = m.region_code and x.plan_id = m.plan_id)
             || '-' || (select coalesce(max(e.decided_at), 0) from plan_decision e
              where e.region_code = m.region_code and e.plan_id = m.plan_id)
         from meeting m where m.region_code = $1 and m.id = $2")
    .bind(region)
    .bind(meeting)
}

/// What the papers of a meeting are made of, by a name that changes whenever anybody writes on any of it.
pub async fn stand(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<String, StoreError> {
    Ok(db.value(asked_stand(region, meeting)).await?.unwrap_or_default())
}

/// The same, within a transaction.
pub async fn stand_in(tx: &mut Tx, meeting: &MeetingId) -> Result<String, StoreError> {
    let region = tx.region.clone();
    Ok(tx.value(asked_stand(&region, meeting)).await?.unwrap_or_default())
}
