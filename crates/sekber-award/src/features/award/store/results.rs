//! SQL of final results.

use sekber_core::value::{EntryId, OrganisationId, RegionCode, SeasonId};

use crate::features::award::model::ResultRow;
use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, select_of, sql};

const OF_SEASON: &str = " r join award_entry e on e.region_code = r.region_code and e.id = r.entry_id
     where r.region_code = $1 and e.season_id = $2 order by e.category, coalesce(r.place, 1000000), e.pseudonym, e.id";

/// The result of a season, category by category, the best first; empty until it is final.
pub async fn all(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<ResultRow>, StoreError> {
    db.all(select_of::<ResultRow>("r.", " from award_result").push(OF_SEASON).bind(region).bind(season)).await
}

/// The provisional result of a season as it was told; empty until it was.
pub async fn provisional(
    db: &Db,
    region: &RegionCode,
    season: &SeasonId,
) -> Result<Vec<ResultRow>, StoreError> {
    db.all(select_of::<ResultRow>("r.", " from award_provisional").push(OF_SEASON).bind(region).bind(season))
        .await
}

crate::row_struct! {
    /// An award that a partner won.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Won {
        /// The season.
        pub season_id: SeasonId,
        /// What it is called.
        pub name: String,
        /// The place.
        pub place: i64,
        /// Whether it is made up.
        pub simulated: bool,
    }
}

/// What a partner won, itself or as those that were joined to it since, the latest first.
pub async fn won_by(db: &Db, region: &RegionCode, partner: &OrganisationId) -> Result<Vec<Won>, StoreError> {
    let asked = sql("select s.id as season_id, s.name, r.place, s.simulated from award_entry e
         join award_result r on r.region_code = e.region_code and r.entry_id = e.id
         join award_season s on s.region_code = e.region_code and s.id = e.season_id
         where e.region_code = $1 and r.winner and e.organisation_id in (select o.id from organisation o
          where o.region_code = $1 and (o.id = $2 or o.merged_into = $2))
         and s.decided_at is not null
         order by s.decided_at desc, r.place, e.id limit 6");
    db.all(asked.bind(region).bind(partner)).await
}

crate::row_struct! {
    /// How an entry of a partner stands once the evidence was taken.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Taken {
        /// The entry.
        pub entry_id: EntryId,
        /// The category's code.
        pub category: String,
        /// Which result was told: `final`, `provisional`, or none as long as it is empty.
        pub told: String,
        /// Hundredths of points in it.
        pub score: Option<i64>,
        /// The place in it.
        pub place: Option<i64>,
    }
}

/// How the entries of a partner stand in a season, its own and those of whoever was joined to it since.
pub async fn taken(
    db: &Db,
    region: &RegionCode,
    season: &SeasonId,
    partner: &OrganisationId,
) -> Result<Vec<Taken>, StoreError> {
    let asked = sql("select e.id as entry_id, e.category,
         case when r.entry_id is not null then 'final' when p.entry_id is not null then 'provisional' else '' end as told,
         case when r.entry_id is not null then r.score else p.score end as score,
         case when r.entry_id is not null then r.place else p.place end as place
         from award_entry e
         left join award_provisional p on p.region_code = e.region_code and p.entry_id = e.id
         left join award_result r on r.region_code = e.region_code and r.entry_id = e.id
         where e.region_code = $1 and e.season_id = $2 and e.organisation_id in (select o.id from organisation o
          where o.region_code = $1 and (o.id = $3 or o.merged_into = $3))
         order by e.category, e.id");
    db.all(asked.bind(region).bind(season).bind(partner)).await
}

crate::row_struct! {
    /// A winner as the list of awards names it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Winner {
        /// The season.
        pub season_id: SeasonId,
        /// The category's code.
        pub category: String,
        /// The name when the evidence was taken.
        pub name: String,
        /// The place.
        pub place: i64,
    }
}

/// Who won some seasons, in each category the best first.
pub async fn winners(db: &Db, region: &RegionCode, seasons: &[SeasonId]) -> Result<Vec<Winner>, StoreError> {
    let asked =
        sql("select e.season_id, e.category, e.name, coalesce(r.place, 0) as place from award_result r
         join award_entry e on e.region_code = r.region_code and e.id = r.entry_id
         where r.region_code = $1 and r.winner")
        .bind(region)
        .push_list(" and e.season_id in ", seasons.iter());
    db.all(asked.push(" order by e.season_id, e.category, r.place, e.name, e.id")).await
}

/// Writes the result.
pub async fn insert(tx: &mut Tx, rows: &[ResultRow]) -> Result<(), StoreError> {
    let head = "insert into award_result (region_code, entry_id, place, score, disclosed, by_tie, winner, points_json) values";
    write(tx, head, rows).await
}

/// Writes the provisional result.
pub async fn insert_provisional(tx: &mut Tx, rows: &[ResultRow]) -> Result<(), StoreError> {
    let head = "insert into award_provisional (region_code, entry_id, place, score, disclosed, by_tie, winner, points_json) values";
    write(tx, head, rows).await
}

async fn write(tx: &mut Tx, head: &'static str, rows: &[ResultRow]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |one: &ResultRow| -> Vec<Value> {
        vec![
            (&region).into(),
            (&one.entry_id).into(),
            one.place.into(),
            one.score.into(),
            one.disclosed.into(),
            one.by_tie.into(),
            one.winner.into(),
            (&one.points_json).into(),
        ]
    };
    tx.run_all(insert_rows(head, "", rows.iter().map(row).collect())).await
}

crate::row_struct! {
    /// A season that is decided, of whatever district.
    pub struct DecidedSeason {
        /// The district.
        pub region_code: RegionCode,
        /// The season.
        pub id: SeasonId,
        /// What it is called.
        pub name: String,
    }
}

/// Every season that is decided.
pub async fn decided(db: &Db) -> Result<Vec<DecidedSeason>, StoreError> {
    db.all(sql("select region_code, id, name from award_season where decided_at is not null order by region_code, id")).await
}

crate::row_struct! {
    /// A season whose provisional result was told, of whatever district.
    pub struct ToldSeason {
        /// The district.
        pub region_code: RegionCode,
        /// The season.
        pub id: SeasonId,
        /// What it is called.
        pub name: String,
        /// What the trail says was told.
        pub told_json: Option<String>,
    }
}

/// Every season whose provisional result was told, with what the trail says of it.
pub async fn told(db: &Db) -> Result<Vec<ToldSeason>, StoreError> {
    db.all(sql("select s.region_code, s.id, s.name,
         (select min(a.after_json) from audit a where a.region_code = s.region_code and a.subject = 'award'
          and a.subject_id = s.id and a.kind = 'award.announced') as told_json
         from award_season s where s.announced_at is not null order by s.region_code, s.id"))
        .await
}
