//! SQL of synchronisation: verdicts, and what tells whether anything has changed that findings depend on.

pub mod answers;
pub mod boundaries;
pub mod data;
pub mod leader;

use sekber_core::value::{CycleId, ProgrammeId, RegionCode};

use super::model::{Decided, PairId, VerdictDraft};
use crate::kit::store::{Db, StoreError, Tx, sql};

/// A verdict before any condition but the district, `$1`.
const VERDICT: &str =
    "select v.first_id, v.second_id, v.verdict, v.note, v.facts_json, v.digest, v.person_name, v.decided_at, v.version, v.stays_id,
      v.mover_id, exists (select 1 from finding_answer a where a.region_code = v.region_code and a.first_id = v.first_id
       and a.second_id = v.second_id and a.answer = 'objects' and a.replied_at is null) as objected
     from finding_verdict v where v.region_code = $1";

crate::row_struct! {
    /// A programme, its owner or a theme by number of change or by name.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Stamp {
        /// `programme` or `theme`.
        pub kind: String,
        /// The programme or theme.
        pub id: String,
        /// Counts the programme's changes.
        pub version: i64,
        /// Counts its owner's changes.
        pub owner_version: i64,
        /// The theme's name; whose records were united into a programme.
        pub name: String,
    }
}

/// The programmes that findings are about, from the moment they are proposed until they are completed, and the names of themes;
/// in order of kind and id. One statement.
pub async fn stamps(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Stamp>, StoreError> {
    db.all(
        sql(concat!(
            "select 'programme' as kind, p.id, p.version, o.version as owner_version,
              coalesce((select string_agg(g.organisation_id, ';') from programme g
               where g.region_code = p.region_code and g.recorded_in = p.id), '') as name from programme p
             join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
             where p.region_code = $1 and p.cycle_id = $2 and ",
            crate::under_way!("p"),
            "
             union all
             select 'theme' as kind, code as id, 0 as version, 0 as owner_version, name_id as name from theme
             where region_code = $1
             order by kind, id"
        ))
        .bind(region)
        .bind(cycle),
    )
    .await
}

/// Every verdict of the district.
pub async fn verdicts(db: &Db, region: &RegionCode) -> Result<Vec<Decided>, StoreError> {
    db.all(sql(VERDICT).bind(region).push(" order by v.first_id, v.second_id")).await
}

/// The verdict about a pair, within a transaction.
pub async fn verdict_in(tx: &mut Tx, pair: &PairId) -> Result<Option<Decided>, StoreError> {
    let asked = sql(VERDICT).bind(&tx.region).push_bind(" and v.first_id = ", &pair.first);
    tx.maybe(asked.push_bind(" and v.second_id = ", &pair.second)).await
}

crate::row_struct! {
    /// A programme that was given up because another one records its activity.
    #[derive(Debug, Clone)]
    pub struct Gone {
        /// Which one.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// The one that records it now.
        pub stays_id: ProgrammeId,
        /// Its title.
        pub stays_title: String,
    }
}

/// The programmes of a pair that were given up for another record: two at most. One statement.
pub async fn given_up(db: &Db, region: &RegionCode, pair: &PairId) -> Result<Vec<Gone>, StoreError> {
    let asked = sql("select g.id, g.title, p.id as stays_id, p.title as stays_title from programme g
         join programme p on p.region_code = g.region_code and p.id = g.recorded_in
         where g.region_code = $1 and g.id in ($2, $3) order by g.id");
    db.all(asked.bind(region).bind(&pair.first).bind(&pair.second)).await
}

/// Writes a verdict over the one before.
pub async fn write(
    tx: &mut Tx,
    pair: &PairId,
    draft: &VerdictDraft,
    facts_json: &str,
) -> Result<(), StoreError> {
    let (region, now, name) = (tx.region.clone(), tx.now, tx.actor.name.clone());
    tx.run(
        sql("insert into finding_verdict (region_code, first_id, second_id, verdict, note, facts_json, digest, person_name, decided_at,
             mover_id)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             on conflict (region_code, first_id, second_id) do update set verdict = excluded.verdict, note = excluded.note,
             facts_json = excluded.facts_json, digest = excluded.digest, person_name = excluded.person_name,
             decided_at = excluded.decided_at, mover_id = excluded.mover_id, stays_id = null, version = finding_verdict.version + 1")
            .bind(&region)
            .bind(&pair.first)
            .bind(&pair.second)
            .bind(draft.verdict)
            .bind(&draft.note)
            .bind(facts_json)
            .bind(&draft.digest)
            .bind(name)
            .bind(now)
            .bind(draft.mover.as_ref()),
    )
    .await
    .map(|_| ())
}

/// Notes beside a verdict which record stays, now that both became one.
pub async fn note_united(tx: &mut Tx, pair: &PairId, stays: &ProgrammeId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let noted = sql("update finding_verdict set stays_id = $1, version = version + 1
         where region_code = $2 and first_id = $3 and second_id = $4");
    tx.run(noted.bind(stays).bind(&region).bind(&pair.first).bind(&pair.second)).await.map(|_| ())
}

/// Takes a verdict back; the trail keeps what it was.
pub async fn remove(tx: &mut Tx, pair: &PairId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("delete from finding_verdict where region_code = $1 and first_id = $2 and second_id = $3")
            .bind(&region)
            .bind(&pair.first)
            .bind(&pair.second),
    )
    .await
    .map(|_| ())
}

crate::row_struct! {
    /// A thing of the district that gaps are measured against.
    #[derive(Debug, Clone)]
    pub struct Surrounding {
        /// `place`, `priority`, `mission`, `office`, `partner`, `pair`, `party`, `need` or `elsewhere`.
        pub list: String,
        /// Its code or id; a mission's number; a pair's office; the organisation of a party.
        pub code: String,
        /// Its name; in Indonesian, for a priority; a pair's programme; what a need seeks.
        pub name: String,
        /// Its name in English, for a priority; a mission's codes.
        pub extra: String,
    }
}

/// Rows of the priorities and missions of the district, which is the first value.
macro_rules! priorities_and_missions {
    () => {
        "select 'priority' as list, code, name_id as name, name_en as extra from theme
             where region_code = $1 and active and priority
             union all
             select 'mission' as list, cast(ordinal as text) as code, text as name, codes as extra from mission
             where region_code = $1"
    };
}

/// Places, priorities and missions of the district, the offices and partners that take part in a cycle (as matching counts
/// them), the pairs of its plan in force, the parties of its partnerships and of those still under way, its open needs, and the
/// partnerships that carry out programmes of another cycle. One statement.
pub async fn surroundings(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<Vec<Surrounding>, StoreError> {
    db.all(
        sql(concat!(
            "select 'place' as list, code, name, '' as extra from region where region_code = $1
             union all ",
            priorities_and_missions!(),
            "
             union all
             select o.side as list, o.id as code, o.name, '' as extra from organisation o
             where o.region_code = $1 and o.merged_into is null and not ",
            crate::waits_to_be_let_in!("o"),
            " and ",
            crate::takes_part!("o", "$2"),
            "
             union all
             select 'pair' as list, m.office_id as code, m.programme_id as name, '' as extra from matching_pair m
             join matching_plan p on p.region_code = m.region_code and p.id = m.plan_id
             where p.region_code = $1 and p.cycle_id = $2 and p.state = 'published'
             union all
             select distinct 'party' as list, m.organisation_id as code, '' as name, '' as extra from partnership_party m
             join partnership p on p.region_code = m.region_code and p.id = m.partnership_id
             where p.region_code = $1 and (p.state in ('accepted', 'in_agreement', 'active')
              or (p.state = 'completed' and p.cycle_id = $2))
             union all
             select 'need' as list, n.id as code, n.title as name, '' as extra from need n
             join cycle c on c.region_code = n.region_code and c.id = n.cycle_id
             where n.region_code = $1 and n.cycle_id = $2 and n.state = 'open' and c.state = 'open'
             union all
             select 'elsewhere' as list, p.id as code, p.title as name, '' as extra from partnership p
             where p.region_code = $1 and p.state = 'active' and exists (select 1 from partnership_programme k
              join programme g on g.region_code = k.region_code and g.id = k.programme_id
              where k.region_code = $1 and k.partnership_id = p.id and g.cycle_id <> $2)
             order by list, code, name"
        ))
        .bind(region)
        .bind(cycle),
    )
    .await
}

/// The priorities and missions of the district, as [`surroundings`] has them. One statement.
pub async fn priorities(db: &Db, region: &RegionCode) -> Result<Vec<Surrounding>, StoreError> {
    db.all(sql(concat!(priorities_and_missions!(), " order by list, code, name")).bind(region)).await
}

/// How many partnerships that are not over carry a programme out.
pub async fn partnerships_of(tx: &mut Tx, programme: &ProgrammeId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from partnership_programme c
         join partnership p on p.region_code = c.region_code and p.id = c.partnership_id
         where c.region_code = $1 and c.programme_id = $2 and p.state not in ('completed', 'ended', 'declined')");
    Ok(tx.value(asked.bind(&region).bind(programme)).await?.unwrap_or(0))
}

/// Where the name of a person who is forgotten is replaced.
pub const NAMED: &[&str] = &[
    "update finding_verdict set person_name = $2 where region_code = $1 and person_name = $3",
    "update finding_answer set person_name = $2 where region_code = $1 and person_name = $3",
    "update finding_answer set replied_by = $2 where region_code = $1 and replied_by = $3",
    "update area_data set person_name = $2 where region_code = $1 and person_name = $3",
];
