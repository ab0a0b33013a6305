//! SQL of who and what can be matched: the offices and partners of a cycle, and the programmes of its partners.

use sekber_core::registry::kinds::Side;
use sekber_core::value::{CycleId, OrganisationId, ProgrammeId, RegionCode};

use crate::features::matching::model::Pair;
use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// An organisation that takes part in a cycle.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Participant {
        /// The organisation.
        pub id: OrganisationId,
        /// Office or partner.
        pub side: Side,
        /// The full name.
        pub name: String,
        /// The name in speech and tables.
        pub short_name: String,
        /// How many partners an office can handle, as its record says.
        pub quota: Option<i64>,
        /// Counts the changes of the record.
        pub version: i64,
    }
    /// A programme by number of change.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct Stamp {
        /// The programme.
        pub id: ProgrammeId,
        /// Whose it is.
        pub organisation_id: OrganisationId,
        /// Counts the changes.
        pub version: i64,
        /// Whether it serves a priority of the district; here so that a change of priorities is noticed.
        pub priority: bool,
    }
    /// A pair of a plan that held in another cycle.
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
    pub struct EarlierPair {
        /// The office.
        pub office: OrganisationId,
        /// The programme.
        pub programme: ProgrammeId,
        /// The cycle's year.
        pub year: i64,
    }
    /// Who could be invited to a cycle and does not take part in it, by number.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct LeftOut {
        /// How many are invited: as long as nobody is, all that are at work take part.
        pub invited: i64,
        /// Offices that do not take part.
        pub offices: i64,
        /// Partners that do not take part.
        pub partners: i64,
        /// Programmes of these partners that were put forward in the cycle.
        pub programmes: i64,
    }
    /// What an action must know about a pair before it writes.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PairNames {
        /// The programme's title.
        pub title: String,
        /// The partner whose programme it is.
        pub partner_id: OrganisationId,
        /// The partner's name in speech.
        pub partner: String,
        /// The office's name in speech.
        pub office: String,
        /// Whether the programme is made up for a demonstration.
        pub simulated: bool,
    }
}

/// The organisations invited to a cycle; when nobody was invited yet, all that are at work. By side and name.
pub async fn participants(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<Vec<Participant>, StoreError> {
    db.all(
        sql(concat!(
            "select o.id, o.side, o.name, o.short_name, o.quota, o.version from organisation o
             where o.region_code = $1 and o.merged_into is null and not ",
            crate::waits_to_be_let_in!("o"),
            " and ",
            crate::takes_part!("o", "$2"),
            " order by o.side, o.sort_key, o.id"
        ))
        .bind(region)
        .bind(cycle),
    )
    .await
}

/// By which an organisation `o` of the district `$1` could be invited to the cycle `$2` and does not take part in it: the opposite of
/// [`participants`] among those that are no suspended ones.
const OUT: &str = concat!(
    "o.region_code = $1 and o.merged_into is null and o.state <> 'suspended' and not ",
    crate::waits_to_be_let_in!("o"),
    " and not ",
    crate::takes_part!("o", "$2")
);

/// Who does not take part in a cycle although it could be invited, by number. One statement.
pub async fn left_out(db: &Db, region: &RegionCode, cycle: &CycleId) -> Result<LeftOut, StoreError> {
    let asked = sql("select
         (select count(*) from cycle_member m where m.region_code = $1 and m.cycle_id = $2 and m.invited) as invited,
         (select count(*) from organisation o where o.side = 'office' and ")
    .bind(region)
    .bind(cycle)
    .push(OUT)
    .push(") as offices, (select count(*) from organisation o where o.side = 'partner' and ")
    .push(OUT)
    .push(concat!(
        ") as partners, (select count(*) from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         where p.side = 'partner' and ",
        crate::under_way!("p"),
        " and ",
        crate::of_cycle!("p", "$2"),
        " and ",
    ))
    .push(OUT);
    db.one(asked.push(") as programmes")).await
}

/// The programmes that can be matched in a cycle: those of partners from the moment they are proposed, and (for what
/// they tell about their office) those of offices, in order of the id. With them the pairs of the plans that held in other
/// cycles, what the district has tried before, by office. One statement: `number` is a programme's version, or the year.
pub async fn stamps_and_earlier_pairs(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
) -> Result<(Vec<Stamp>, Vec<EarlierPair>), StoreError> {
    crate::row_struct! {
        struct Found {
            earlier: bool,
            id: ProgrammeId,
            organisation_id: OrganisationId,
            number: i64,
            priority: bool,
        }
    }
    let found: Vec<Found> = db
        .all(
            sql(concat!(
                "select false as earlier, r.id, r.organisation_id, r.version as number,
                 exists (select 1 from programme_theme t where t.region_code = r.region_code and t.programme_id = r.id
                         and t.theme_code in (select code from theme where region_code = $1 and priority)) as priority
                 from programme r
                 where r.region_code = $1 and r.cycle_id = $2 and ",
                crate::under_way!("r"),
                "
                 union all
                 select false, r.id, r.organisation_id, r.version,
                 exists (select 1 from programme_theme t where t.region_code = r.region_code and t.programme_id = r.id
                         and t.theme_code in (select code from theme where region_code = $1 and priority))
                 from programme r join programme_former_cycle f on f.region_code = r.region_code and f.programme_id = r.id
                 where f.region_code = $1 and f.cycle_id = $2 and ",
                crate::under_way!("r"),
                "
                 union all
                 select true as earlier, m.programme_id, m.office_id, c.year, false from matching_pair m
                 join matching_plan p on p.region_code = m.region_code and p.id = m.plan_id
                 join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
                 where p.region_code = $1 and p.cycle_id <> $2 and p.state = 'published'
                 order by id, organisation_id"
            ))
            .bind(region)
            .bind(cycle),
        )
        .await?;
    let (earlier, now): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|row| row.earlier);
    let pair = |row: Found| EarlierPair { office: row.organisation_id, programme: row.id, year: row.number };
    let mut pairs: Vec<EarlierPair> = earlier.into_iter().map(pair).collect();
    pairs.sort();
    let stamp = |row: Found| Stamp {
        id: row.id,
        organisation_id: row.organisation_id,
        version: row.number,
        priority: row.priority,
    };
    Ok((now.into_iter().map(stamp).collect(), pairs))
}

/// The names behind a pair; `None` when the office or the partner's programme is not in the district and cycle.
pub async fn pair_in(tx: &mut Tx, cycle: &CycleId, pair: &Pair) -> Result<Option<PairNames>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(
        sql(concat!(
            "select p.title, p.organisation_id as partner_id, w.short_name as partner, o.short_name as office,
             p.provenance = 'simulated' as simulated from programme p
             join organisation w on w.region_code = p.region_code and w.id = p.organisation_id
             join organisation o on o.region_code = p.region_code and o.id = $1 and o.side = 'office'
             where p.region_code = $2 and p.id = $4 and p.side = 'partner' and ",
            crate::of_cycle!("p", "$3"),
            " and ",
            crate::under_way!("p")
        ))
        .bind(&pair.office)
        .bind(&region)
        .bind(cycle)
        .bind(&pair.programme),
    )
    .await
}
