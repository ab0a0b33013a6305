//! SQL of what proposals say beside their programmes.

use sekber_core::value::{MeetingId, OrganisationId, ProgrammeId, RegionCode};

use crate::features::meeting::proposal::ProposalDetails;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    struct Agreed {
        office_id: OrganisationId,
    }
}

fn asked(region: &RegionCode, meeting: &MeetingId, year: i64) -> Sql {
    sql("select p.id as programme_id, p.place_note, coalesce(d.problem, '') as problem, d.volume_milli, coalesce(d.unit, '') as unit,
         coalesce(d.location, '') as location, d.land, coalesce(d.papers_at, '') as papers_at,
         coalesce(d.item_code, '') as item_code, coalesce(i.name, '') as item_name, coalesce(i.unit, '') as item_unit,
         coalesce(i.issue, '') as item_issue,
         (select count(*) from proposal_item k where k.region_code = $1 and k.year = $3) as items,
         coalesce(d.sipd_number, '') as sipd_number, coalesce(d.version, 0) as version from programme p
         left join meeting_proposal d on d.region_code = p.region_code and d.programme_id = p.id and d.meeting_id = $2
         left join proposal_item i on i.region_code = p.region_code and i.year = $3 and i.code = d.item_code
         where p.region_code = $1 and exists (select 1 from matching_pair x
          join meeting m on m.region_code = x.region_code and m.plan_id = x.plan_id
          where x.region_code = p.region_code and x.programme_id = p.id and m.id = $2)")
    .bind(region)
    .bind(meeting)
    .bind(year)
}

/// What is said of every programme of the meeting's plan, whether or not both sides agreed to it, beside what can be proposed in a plan
/// year.
pub async fn all(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    year: i64,
) -> Result<Vec<ProposalDetails>, StoreError> {
    db.all(asked(region, meeting, year)).await
}

/// What is said of one of them, within a transaction.
pub async fn find_in(
    tx: &mut Tx,
    meeting: &MeetingId,
    programme: &ProgrammeId,
    year: i64,
) -> Result<Option<ProposalDetails>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(asked(&region, meeting, year).push_bind(" and p.id = ", programme)).await
}

/// The offices that a proposal goes to: those which agreed to it, as its partner did.
pub async fn offices_in(
    tx: &mut Tx,
    meeting: &MeetingId,
    programme: &ProgrammeId,
) -> Result<Vec<OrganisationId>, StoreError> {
    let region = tx.region.clone();
    let found: Vec<Agreed> = tx
        .all(
            sql("select x.office_id from meeting m
                 join matching_pair x on x.region_code = m.region_code and x.plan_id = m.plan_id
                 where m.region_code = $1 and m.id = $2 and x.programme_id = $3
                 and (select count(*) from meeting_consent c where c.region_code = m.region_code and c.meeting_id = m.id
                  and c.office_id = x.office_id and c.programme_id = x.programme_id and c.consent = 'agreed') = 2
                 order by x.office_id")
            .bind(&region)
            .bind(meeting)
            .bind(programme),
        )
        .await?;
    Ok(found.into_iter().map(|one| one.office_id).collect())
}

/// Writes what is said over the state of a version; `false` when somebody was faster.
pub async fn set(tx: &mut Tx, meeting: &MeetingId, said: &ProposalDetails) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = match said.version {
        0 => sql(
            "insert into meeting_proposal (problem, volume_milli, unit, location, land, papers_at, item_code, sipd_number, region_code,
             meeting_id, programme_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing",
        ),
        _ => sql(
            "update meeting_proposal set problem = $1, volume_milli = $2, unit = $3, location = $4, land = $5, papers_at = $6,
             item_code = $7, sipd_number = $8, version = version + 1
             where region_code = $9 and meeting_id = $10 and programme_id = $11 and version = $12",
        ),
    };
    let statement = statement
        .bind(&said.problem)
        .bind(said.volume_milli)
        .bind(&said.unit)
        .bind(&said.location)
        .bind(said.land)
        .bind(&said.papers_at)
        .bind(&said.item_code)
        .bind(&said.sipd_number)
        .bind(&region)
        .bind(meeting)
        .bind(&said.programme_id);
    let statement = if said.version == 0 { statement } else { statement.bind(said.version) };
    Ok(tx.run(statement).await? == 1)
}
