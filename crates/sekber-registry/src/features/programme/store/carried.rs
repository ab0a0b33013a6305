//! SQL of programmes that go on from one cycle into another. A programme is one record all its life: it stands in the cycle that it
//! reached last, and the cycles that it was in before are kept beside it.

use sekber_core::value::{CycleId, OrganisationId, PartialDate, ProgrammeId, RegionCode};

use jiff::civil::Date;

use crate::keyset;
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// A programme of another cycle that may go on into the cycle in force.
    #[derive(Debug, Clone)]
    pub struct Candidate {
        /// Which one.
        pub id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner's short name.
        pub owner: String,
        /// The year of the cycle that it stands in.
        pub cycle_year: i64,
        /// First day, as far as it is known.
        pub start_on: Option<PartialDate>,
        /// Last day, as far as it is known.
        pub end_on: Option<PartialDate>,
        /// Whether its own time reaches the year, as far as it is known; else another record keeps it going.
        pub lasts: bool,
        /// Whether its owner has a programme of the same title in the cycle in force already.
        pub again: bool,
        /// By which the list is in order.
        pub sort_key: String,
        total: i64,
    }
}

/// What keeps programmes going whatever their own last day says: the conditions of the rooms that keep them, and today.
#[derive(Debug, Clone, Copy)]
pub struct KeptGoing<'a> {
    /// Conditions on a programme `p`, as the rooms hand them in.
    pub conditions: &'a [&'static str],
    /// The day that what keeps them must not have ended before.
    pub today: Date,
}

impl KeptGoing<'_> {
    /// Adds what keeps a programme `p` going to a condition that is true of it otherwise.
    fn or(self, statement: Sql) -> Sql {
        let one = |statement: Sql, condition: &&'static str| {
            statement.push(" or ").push(condition).push_bind("", self.today).push(")")
        };
        self.conditions.iter().fold(statement, one)
    }
}

/// Programmes of other cycles that are open and go on in a year: their time is not known to be over before it or to begin after it, or
/// another record keeps them going. By title. `owners`: only theirs. Left out is what would take a number that its owner uses in the
/// cycle in force. One statement.
pub async fn candidates(
    db: &Db,
    region: &RegionCode,
    (cycle, year): (&CycleId, i64),
    (owners, kept): (Option<&[OrganisationId]>, KeptGoing<'_>),
    cursor: &Cursor,
) -> Result<Page<Candidate>, StoreError> {
    if owners.is_some_and(<[OrganisationId]>::is_empty) {
        return Ok(Page::from_fetched(Vec::new(), cursor, 0, place));
    }
    let within = |statement: Sql| {
        let statement = statement
            .push_bind(" where p.region_code = ", region)
            .push_bind(" and p.cycle_id <> ", cycle)
            .push(concat!(" and ", crate::under_way!("p")))
            .push_bind(" and (p.end_on is null or p.end_on >= ", year.to_string());
        let statement = kept
            .or(statement)
            .push_bind(") and (p.start_on is null or p.start_on <= ", format!("{year}-12-31"))
            .push(") and not exists (select 1 from programme k where k.region_code = p.region_code")
            .push(" and k.organisation_id = p.organisation_id and k.reference = p.reference")
            .push_bind(" and k.cycle_id = ", cycle)
            .push(")");
        match owners {
            Some(owners) => statement.push_list(" and p.organisation_id in ", owners.iter()),
            None => statement,
        }
    };
    let asked = sql("select p.id, p.title, o.short_name as owner, c.year as cycle_year, p.start_on, p.end_on, p.sort_key")
        .push_bind(", p.end_on is null or p.end_on >= ", year.to_string())
        .push(" as lasts,
         exists (select 1 from programme k where k.region_code = p.region_code and k.organisation_id = p.organisation_id
          and k.sort_key = p.sort_key")
    .push_bind(" and k.cycle_id = ", cycle)
    .push(") as again, (select count(*) from programme p");
    let asked = within(asked).push(
        ") as total from programme p join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         join cycle c on c.region_code = p.region_code and c.id = p.cycle_id",
    );
    let found: Vec<Candidate> =
        db.all(keyset!(rising "p.sort_key", "p.id").page(within(asked), cursor)).await?;
    let total = found.first().map_or(0, |row| row.total);
    Ok(Page::from_fetched(found, cursor, total, place))
}

fn place(row: &Candidate) -> Key {
    Key { sort: row.sort_key.clone(), id: row.id.to_string() }
}

/// Those of some programmes that another record keeps going.
pub async fn kept_going(
    tx: &mut Tx,
    ids: &[ProgrammeId],
    kept: KeptGoing<'_>,
) -> Result<Vec<ProgrammeId>, StoreError> {
    crate::row_struct! { struct Found { id: ProgrammeId } }
    let region = tx.region.clone();
    let asked = sql("select p.id from programme p where p.region_code = $1").bind(&region);
    let asked = kept.or(asked.push_list(" and p.id in ", ids.iter()).push(" and (1 = 0")).push(")");
    let found: Vec<Found> = tx.all(asked).await?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

/// Takes a programme of this version out of a cycle into another; `false` when it has another version or another cycle by now.
pub async fn carry(
    tx: &mut Tx,
    (id, version): (&ProgrammeId, i64),
    (from, to): (&CycleId, &CycleId),
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let moved = sql("update programme set cycle_id = $1, changed_at = $2, version = version + 1
                     where region_code = $3 and id = $4 and version = $5 and cycle_id = $6");
    let moved = moved.bind(to).bind(now).bind(&region).bind(id).bind(version).bind(from);
    if tx.run(moved).await? != 1 {
        return Ok(false);
    }
    let back = sql(
        "delete from programme_former_cycle where region_code = $1 and programme_id = $2 and cycle_id = $3",
    );
    tx.run(back.bind(&region).bind(id).bind(to)).await?;
    let kept = sql(
        "insert into programme_former_cycle (region_code, programme_id, cycle_id, left_at) values ($1, $2, $3, $4)",
    );
    tx.run(kept.bind(&region).bind(id).bind(from).bind(now)).await?;
    Ok(true)
}
