//! SQL of seasons and of the versions of their rules.

use jiff::civil::Date;
use sekber_core::value::{CycleId, Moment, RegionCode, SeasonId};
use sekber_engines::award::rules::Rules;
use sekber_engines::award::season::SeasonState;

use crate::features::award::model::{RulesVersion, Season};
use crate::kit::digest::sha256;
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

const SEASON: &str = "select s.id, s.cycle_id, c.year, s.name, s.track, s.state, s.draft_json, s.rules_version, s.simulated,
     s.frozen_at, s.evidence_at, s.contest_until, s.announced_at, s.object_until, s.decided_at, s.result_digest, s.cancelled_at, s.cancel_reason, s.version
     from award_season s join cycle c on c.region_code = s.region_code and c.id = s.cycle_id where s.region_code = $1";

/// All seasons, the latest year first.
pub async fn all(db: &Db, region: &RegionCode) -> Result<Vec<Season>, StoreError> {
    db.all(sql(SEASON).bind(region).push(" order by c.year desc, s.created_at desc, s.id")).await
}

/// The seasons of a cycle that stand and whose rules everybody may read, the latest first.
pub async fn of_cycle(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<Vec<Season>, StoreError> {
    let asked = sql(SEASON).bind(region).push_bind(" and s.cycle_id = ", cycle);
    db.all(asked.push(" and s.state not in ('draft', 'cancelled') order by s.created_at desc, s.id")).await
}

crate::row_struct! {
    /// A season that stands, with the rules that hold.
    #[derive(Debug, Clone)]
    pub struct Ruled {
        /// The season.
        pub id: SeasonId,
        /// The cycle whose record is judged.
        pub cycle_id: CycleId,
        /// What it is called.
        pub name: String,
        /// How far it is.
        pub state: SeasonState,
        /// Whether it is made up.
        pub simulated: bool,
        /// The rules as JSON.
        pub content_json: String,
        /// Their fingerprint.
        pub digest: String,
    }
}

impl Ruled {
    /// The rules; nothing when they are no longer what was published.
    pub fn rules(&self) -> Option<Rules> {
        let is_sound = sha256(&self.content_json) == self.digest;
        is_sound.then(|| serde_json::from_str(&self.content_json).ok()).flatten()
    }
}

const RULED: &str = "select s.id, s.cycle_id, s.name, s.state, s.simulated, r.content_json, r.digest from award_season s
     join cycle c on c.region_code = s.region_code and c.id = s.cycle_id
     join award_rules r on r.region_code = s.region_code and r.season_id = s.id and r.version = s.rules_version
     where s.region_code = $1 and s.state not in ('draft', 'cancelled')";

/// The seasons of a year that stand, with the rules that hold, the latest first; two at most.
pub async fn ruled(db: &Db, region: &RegionCode, year: i64) -> Result<Vec<Ruled>, StoreError> {
    let asked = sql(RULED).bind(region).push_bind(" and c.year = ", year);
    db.all(asked.push(" order by s.created_at desc, s.id limit 2")).await
}

/// Some seasons, with the rules that hold.
pub async fn ruled_of(db: &Db, region: &RegionCode, seasons: &[SeasonId]) -> Result<Vec<Ruled>, StoreError> {
    db.all(sql(RULED).bind(region).push_list(" and s.id in ", seasons.iter())).await
}

/// The seasons whose rules are frozen and whose evidence was not taken yet.
pub async fn frozen(db: &Db, region: &RegionCode) -> Result<Vec<Season>, StoreError> {
    db.all(sql(SEASON).bind(region).push(" and s.state = 'frozen' order by s.id")).await
}

/// The seasons whose jury is at work: they are being scored and no result was told yet.
pub async fn scored(db: &Db, region: &RegionCode) -> Result<Vec<Season>, StoreError> {
    db.all(sql(SEASON).bind(region).push(" and s.state = 'scoring' and s.announced_at is null order by s.id"))
        .await
}

fn one(region: &RegionCode, id: &SeasonId) -> Sql {
    sql(SEASON).bind(region).push_bind(" and s.id = ", id)
}

/// A season.
pub async fn find(db: &Db, region: &RegionCode, id: &SeasonId) -> Result<Option<Season>, StoreError> {
    db.maybe(one(region, id)).await
}

/// A season, within a transaction.
pub async fn find_in(tx: &mut Tx, id: &SeasonId) -> Result<Option<Season>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// The codes of the themes that the district lists.
pub async fn themes_in(tx: &mut Tx) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Listed { code: String } }
    let region = tx.region.clone();
    let asked = sql("select code from theme where region_code = $1 and active").bind(&region);
    Ok(tx.all::<Listed>(asked).await?.into_iter().map(|one| one.code).collect())
}

/// Writes a new season.
pub async fn insert(tx: &mut Tx, season: &Season, at: Moment) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("insert into award_season (region_code, id, cycle_id, name, track, state, draft_json, simulated, created_at)
                         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(&region)
    .bind(&season.id)
    .bind(&season.cycle_id)
    .bind(&season.name)
    .bind(season.track)
    .bind(season.state)
    .bind(&season.draft_json)
    .bind(season.simulated)
    .bind(at);
    tx.run(statement).await.map(|_| ())
}

/// Writes the draft over a version; `false` when somebody was faster.
pub async fn set_draft(tx: &mut Tx, season: &Season) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql("update award_season set name = $1, draft_json = $2, version = version + 1
                         where region_code = $3 and id = $4 and version = $5 and frozen_at is null")
    .bind(&season.name)
    .bind(&season.draft_json)
    .bind(&region)
    .bind(&season.id)
    .bind(season.version);
    Ok(tx.run(statement).await? == 1)
}

/// Moves a season on; which of its moments is set follows from the state. `false` when somebody was faster.
pub async fn move_on(
    tx: &mut Tx,
    season: &Season,
    to: SeasonState,
    at: Moment,
    contest_until: Option<Date>,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql("update award_season set version = version + 1").push_bind(", state = ", to);
    let statement = match to {
        SeasonState::Draft | SeasonState::Published => statement,
        SeasonState::Frozen => statement.push_bind(", frozen_at = ", at),
        SeasonState::Scoring => {
            statement.push_bind(", evidence_at = ", at).push_bind(", contest_until = ", contest_until)
        }
        SeasonState::Decided => statement.push_bind(", decided_at = ", at),
        SeasonState::Cancelled => statement.push_bind(", cancelled_at = ", at),
    };
    let statement = statement
        .push_bind(" where region_code = ", &region)
        .push_bind(" and id = ", &season.id)
        .push_bind(" and version = ", season.version);
    Ok(tx.run(statement).await? == 1)
}

/// Keeps when the provisional result was told and until when it may be contested; `false` when somebody was faster.
pub async fn announce(tx: &mut Tx, season: &Season, at: Moment, until: Date) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let statement = sql("update award_season set announced_at = $1, object_until = $2, version = version + 1
             where region_code = $3 and id = $4 and version = $5 and announced_at is null")
    .bind(at)
    .bind(until)
    .bind(&region)
    .bind(&season.id)
    .bind(season.version);
    Ok(tx.run(statement).await? == 1)
}

/// Makes a version of the rules the one that holds, with the days of its ceremony and of the jury's sheets, and those between which the
/// reports are due that it asks for.
pub async fn set_rules(
    tx: &mut Tx,
    id: &SeasonId,
    version: i64,
    (ceremony, sheets_due): (Date, Date),
    ticket: Option<(Date, Date)>,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("update award_season set rules_version = $1, ceremony = $2, sheets_due = $3, ticket_from = $4,
             ticket_until = $5 where region_code = $6 and id = $7")
        .bind(version)
        .bind(ceremony)
        .bind(sheets_due)
        .bind(ticket.map(|(from, _)| from))
        .bind(ticket.map(|(_, until)| until))
        .bind(&region)
        .bind(id);
    tx.run(statement).await.map(|_| ())
}

/// Writes the fingerprint of the result.
pub async fn set_result(tx: &mut Tx, id: &SeasonId, digest: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("update award_season set result_digest = $1 where region_code = $2 and id = $3");
    tx.run(statement.bind(digest).bind(&region).bind(id)).await.map(|_| ())
}

/// Writes why a season is cancelled.
pub async fn set_cancel_reason(tx: &mut Tx, id: &SeasonId, reason: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("update award_season set cancel_reason = $1 where region_code = $2 and id = $3");
    tx.run(statement.bind(reason).bind(&region).bind(id)).await.map(|_| ())
}

const RULES: &str = " from award_rules
     where region_code = $1 and season_id = $2";

/// All versions of the rules, the latest first.
pub async fn versions(
    db: &Db,
    region: &RegionCode,
    season: &SeasonId,
) -> Result<Vec<RulesVersion>, StoreError> {
    db.all(select::<RulesVersion>(RULES).bind(region).bind(season).push(" order by version desc")).await
}

fn version(region: &RegionCode, season: &Season) -> Sql {
    select::<RulesVersion>(RULES)
        .bind(region)
        .bind(&season.id)
        .push_bind(" and version = ", season.rules_version)
}

/// The version of the rules that holds.
pub async fn in_force(
    db: &Db,
    region: &RegionCode,
    season: &Season,
) -> Result<Option<RulesVersion>, StoreError> {
    db.maybe(version(region, season)).await
}

/// The same, within a transaction.
pub async fn in_force_in(tx: &mut Tx, season: &Season) -> Result<Option<RulesVersion>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(version(&region, season)).await
}

/// Writes a version of the rules.
pub async fn insert_rules(tx: &mut Tx, season: &SeasonId, rules: &RulesVersion) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("insert into award_rules (region_code, season_id, version, content_json, digest, reason, person_name, published_at)
                         values ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(&region)
    .bind(season)
    .bind(rules.version)
    .bind(&rules.content_json)
    .bind(&rules.digest)
    .bind(&rules.reason)
    .bind(&rules.person_name)
    .bind(rules.published_at);
    tx.run(statement).await.map(|_| ())
}

crate::row_struct! {
    /// A version of rules as the doctor looks at it, of whatever district.
    pub struct Sealed {
        /// The district.
        pub region_code: String,
        /// The season.
        pub season_id: String,
        /// What it is called.
        pub name: String,
        /// The rules.
        pub content_json: String,
        /// Their fingerprint as kept.
        pub digest: String,
        /// Which version.
        pub version: i64,
        /// The version that holds.
        pub rules_version: Option<i64>,
        /// When it was frozen.
        pub frozen_at: Option<Moment>,
        /// What the trail says was frozen.
        pub told_json: Option<String>,
    }
}

/// Every version of every season's rules, with what the trail says of the freezing.
pub async fn sealed(db: &Db) -> Result<Vec<Sealed>, StoreError> {
    db.all(sql("select r.region_code, r.season_id, s.name, r.content_json, r.digest, r.version, s.rules_version, s.frozen_at,
         (select min(a.after_json) from audit a where a.region_code = r.region_code and a.subject = 'award'
          and a.subject_id = r.season_id and a.kind = 'award.frozen') as told_json
         from award_rules r join award_season s on s.region_code = r.region_code and s.id = r.season_id
         order by r.region_code, r.season_id, r.version"))
    .await
}
