//! SQL of the planning calendar.

use jiff::civil::Date;
use sekber_core::calendar::{AWARD_STEPS, AwardDays};
use sekber_core::value::{CycleId, MilestoneId, OrganisationId, RegionCode};

use super::model::{Milestone, MilestoneDraft, Next, award_days};
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

const MILESTONE: &str = " from milestone where region_code = $1";

/// The steps of a cycle, in order of their days.
pub async fn of_cycle(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Milestone>, StoreError> {
    let asked = select::<Milestone>(MILESTONE).bind(region).push_bind(" and cycle_id = ", cycle);
    db.all(asked.push(" order by starts_on, ends_on, id")).await
}

/// The days of the award of a cycle whose rules are published, as [`award_days`] reads them; the latest where there are more.
pub async fn award_of(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<Option<AwardDays>, StoreError> {
    let asked = sql("select coalesce(s.contest_until, '-') || ' ' || coalesce(s.object_until, '-') || ' ' || r.content_json
         from award_season s
         join award_rules r on r.region_code = s.region_code and r.season_id = s.id and r.version = s.rules_version
         where s.region_code = $1 and s.cycle_id = $2 and s.track = 'partners' and s.state not in ('draft', 'cancelled')
         order by s.created_at desc, s.id limit 1");
    let kept: Option<String> = db.value(asked.bind(region).bind(cycle)).await?;
    Ok(kept.as_deref().and_then(award_days))
}

/// How many steps the first page shows.
const NEXT: usize = 5;

/// The next steps that are not over, of whatever cycle, and the last days for reports of periods that are open; at most five. The usual
/// steps about the award give way to the days of the year's own, where its rules are published. Of a period in which all reports of the
/// partners `own` are confirmed, they are told no last day.
///
/// # Errors
/// When the database cannot be asked.
pub async fn next(
    db: &Db,
    region: &RegionCode,
    today: Date,
    own: &[OrganisationId],
) -> Result<Vec<Next>, StoreError> {
    let steps = sql("select 'step' as kind, title, starts_on, ends_on from milestone where region_code = $1");
    let asked = steps
        .bind(region)
        .push_bind(" and ends_on >= ", today)
        .push_list(" and not (title in ", AWARD_STEPS)
        .push(" and exists (select 1 from award_season s where s.region_code = milestone.region_code and s.cycle_id = milestone.cycle_id
             and s.track = 'partners' and s.state not in ('draft', 'cancelled')))")
        .push(" union all select 'reports', d.name, d.due_on, d.due_on from report_period d where d.region_code = $1 and d.locked_at is null")
        .push_bind(" and d.due_on >= ", today)
        .push_list(
            " and not (exists (select 1 from report r where r.region_code = d.region_code and r.period_id = d.id
               and r.state = 'confirmed' and r.organisation_id in ",
            own,
        )
        .push_list(
            ") and not exists (select 1 from partnership_party m
               join partnership p on p.region_code = m.region_code and p.id = m.partnership_id
                and p.state in ('active', 'completed', 'ended')
               where m.region_code = d.region_code and m.part in ('partner', 'copartner')
                and not exists (select 1 from report r where r.region_code = m.region_code and r.period_id = d.id
                 and r.partnership_id = m.partnership_id and r.organisation_id = m.organisation_id and r.state = 'confirmed')
                and m.organisation_id in ",
            own,
        )
        .push("))")
        // A day before all others, so that the award is always among those that are read.
        .push(" union all select * from (select 'award', coalesce(s.contest_until, '-') || ' ' || coalesce(s.object_until, '-') || ' '
             || r.content_json, '0001-01-01', '0001-01-01' from award_season s
             join award_rules r on r.region_code = s.region_code and r.season_id = s.id and r.version = s.rules_version
             where s.region_code = $1 and s.track = 'partners' and s.state not in ('draft', 'cancelled')")
        .push_bind(" and coalesce(s.ceremony, '9999-12-31') >= ", today)
        .push(" order by s.created_at desc, s.id limit 1) as award");
    let found: Vec<Next> = db.all(asked.push(" order by starts_on, ends_on, title limit 6")).await?;
    let (award, mut next): (Vec<Next>, Vec<Next>) = found.into_iter().partition(|one| one.kind == "award");
    let days = award.first().and_then(|one| award_days(&one.title));
    let own = days.into_iter().flat_map(|days| days.steps(today)).filter(|step| step.ends >= today);
    next.extend(own.map(|step| Next {
        kind: "step".to_owned(),
        title: step.title.to_owned(),
        starts_on: step.starts,
        ends_on: step.ends,
    }));
    next.sort_by(|a, b| (a.starts_on, a.ends_on, &a.title).cmp(&(b.starts_on, b.ends_on, &b.title)));
    next.truncate(NEXT);
    Ok(next)
}

/// A step, within a transaction.
pub async fn find_in(tx: &mut Tx, id: &MilestoneId) -> Result<Option<Milestone>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<Milestone>(MILESTONE).bind(&region).push_bind(" and id = ", id)).await
}

/// Whether a cycle has any step.
pub async fn has_any(tx: &mut Tx, cycle: &CycleId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select 1 from milestone where region_code = $1 and cycle_id = $2 limit 1");
    Ok(tx.value::<i64>(asked.bind(&region).bind(cycle)).await?.is_some())
}

/// Writes a new step.
pub async fn insert(
    tx: &mut Tx,
    id: &MilestoneId,
    cycle: &CycleId,
    draft: &MilestoneDraft,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement =
        sql("insert into milestone (title, starts_on, ends_on, party, region_code, id, cycle_id, created_at)
                         values ($1, $2, $3, $4, $5, $6, $7, $8)");
    let statement = content(statement, draft);
    tx.run(statement.bind(&region).bind(id).bind(cycle).bind(now)).await.map(|_| ())
}

/// Writes a step over a version; `false` when somebody was faster.
pub async fn overwrite(
    tx: &mut Tx,
    id: &MilestoneId,
    draft: &MilestoneDraft,
    version: i64,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql(
        "update milestone set title = $1, starts_on = $2, ends_on = $3, party = $4, version = version + 1
                         where region_code = $5 and id = $6 and version = $7",
    );
    Ok(tx.run(content(statement, draft).bind(&region).bind(id).bind(version)).await? == 1)
}

fn content(statement: Sql, draft: &MilestoneDraft) -> Sql {
    statement.bind(&draft.title).bind(draft.starts_on).bind(draft.ends_on).bind(draft.party.as_str())
}

/// Takes a step out of the calendar.
pub async fn delete(tx: &mut Tx, id: &MilestoneId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("delete from milestone where region_code = $1 and id = $2");
    tx.run(statement.bind(&region).bind(id)).await.map(|_| ())
}

/// Whether any step was ever put into the calendar, for the steps of a fresh district.
pub const ANY: &str = "
     select 'calendar-first' as name, count(*) as value from (
        select id from milestone where region_code = $1 limit 1
     ) as found";
