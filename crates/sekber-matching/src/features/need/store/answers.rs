//! SQL of what partners answer to needs.

use sekber_core::value::{CycleId, NeedId, OrganisationId, ProgrammeId, RegionCode};
use sekber_engines::matching::need::AnswerState;

use crate::features::need::model::{Answer, AnswerDraft, rated_with};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// An answer waits as long as its need is open: nobody decides about it afterwards.
const ANSWER: &str = concat!(
    "select a.need_id, a.partner_id, o.short_name as partner, o.state = 'suspended' as suspended, a.programme_id,
            p.title as programme, coalesce(not (",
    crate::under_way!("p"),
    "), false) as programme_over, a.message,
            case when a.state = 'waiting' and not (n.state = 'open' and c.state = 'open') then 'undecided'
             else a.state end as state,
            a.reason, a.person_name, a.decided_by, a.version, a.answered_at
     from need_answer a
     join need n on n.region_code = a.region_code and n.id = a.need_id
     join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
     join organisation o on o.region_code = a.region_code and o.id = a.partner_id
     left join programme p on p.region_code = a.region_code and p.id = a.programme_id
     where a.region_code = $1",
);

fn all(region: &RegionCode, need: &NeedId) -> Sql {
    let asked = sql(ANSWER).bind(region).push_bind(" and a.need_id = ", need);
    asked.push(" order by a.answered_at, a.partner_id")
}

/// The answers to a need, the oldest first: at most one of each partner.
///
/// # Errors
/// When the database cannot be asked.
pub async fn of_need(db: &Db, region: &RegionCode, need: &NeedId) -> Result<Vec<Answer>, StoreError> {
    db.all(all(region, need)).await
}

/// The same within a transaction.
pub async fn of_need_in(tx: &mut Tx, need: &NeedId) -> Result<Vec<Answer>, StoreError> {
    let region = tx.region.clone();
    tx.all(all(&region, need)).await
}

/// A partner's answer to a need, within a transaction.
pub async fn find_in(
    tx: &mut Tx,
    need: &NeedId,
    partner: &OrganisationId,
) -> Result<Option<Answer>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(ANSWER).bind(&region).push_bind(" and a.need_id = ", need);
    tx.maybe(asked.push_bind(" and a.partner_id = ", partner)).await
}

crate::row_struct! {
    /// How far a partner's answer to a need is.
    #[derive(Debug, Clone)]
    pub struct Told {
        /// The need.
        pub need_id: NeedId,
        /// How far.
        pub state: AnswerState,
        /// The programme that it answered with.
        pub programme_id: Option<ProgrammeId>,
    }
}

/// What a partner answered to the open needs of a cycle.
pub async fn of_partner(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    partner: &OrganisationId,
) -> Result<Vec<Told>, StoreError> {
    let asked = sql("select a.need_id, a.state, a.programme_id from need_answer a
         join need n on n.region_code = a.region_code and n.id = a.need_id
         where a.region_code = $1 and n.cycle_id = $2 and n.state = 'open' and a.partner_id = $3");
    db.all(asked.bind(region).bind(cycle).bind(partner)).await
}

impl Told {
    /// The programme that it is rated with.
    pub fn answered(&self) -> Option<&ProgrammeId> {
        rated_with(self.programme_id.as_ref(), self.state)
    }
}

/// Writes a partner's answer over the one before.
pub async fn write(
    tx: &mut Tx,
    need: &NeedId,
    partner: &OrganisationId,
    draft: &AnswerDraft,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement = sql("insert into need_answer (region_code, need_id, partner_id, programme_id, message, person_name, answered_at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (region_code, need_id, partner_id) do update set
             programme_id = excluded.programme_id, message = excluded.message, state = 'waiting', reason = '',
             person_name = excluded.person_name, decided_by = '', decided_at = null, answered_at = excluded.answered_at,
             version = need_answer.version + 1");
    let statement = statement.bind(&region).bind(need).bind(partner).bind(draft.programme.as_ref());
    tx.run(statement.bind(&draft.message).bind(name).bind(now)).await.map(|_| ())
}

/// Writes that a partner took its answer back.
pub async fn take_back(tx: &mut Tx, need: &NeedId, partner: &OrganisationId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("update need_answer set state = 'taken_back', version = version + 1
             where region_code = $1 and need_id = $2 and partner_id = $3");
    tx.run(statement.bind(&region).bind(need).bind(partner)).await.map(|_| ())
}

/// Writes what the office decided, over a version; `false` when somebody was faster.
pub async fn decide(
    tx: &mut Tx,
    answer: &Answer,
    version: i64,
    state: AnswerState,
    reason: &str,
) -> Result<bool, StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    let statement = sql("update need_answer set state = $1, reason = $2, decided_by = $3, decided_at = $4,
             version = version + 1 where region_code = $5 and need_id = $6 and partner_id = $7 and version = $8");
    let statement = statement.bind(state).bind(reason).bind(name).bind(now).bind(&region);
    Ok(tx.run(statement.bind(&answer.need_id).bind(&answer.partner_id).bind(version)).await? == 1)
}
