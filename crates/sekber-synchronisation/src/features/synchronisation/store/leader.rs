//! SQL of the leader's page: its figures day by day, who wants it by e-mail, and the letters that were written.

use jiff::civil::Date;
use sekber_core::email::State;
use sekber_core::value::{CycleId, Moment, PersonId, RegionCode};

use crate::kit::store::{Db, StoreError, Tx, Value, insert_rows, sql};

crate::row_struct! {
    /// A figure as it stood on a day.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KeptFigure {
        /// Its name; empty for the first day that anything of the cycle was kept.
        pub figure: String,
        /// The day; empty when none was kept.
        pub day: String,
        /// Its number.
        pub value: i64,
    }
}

/// The figures of the last day kept between two days, and the first day of which any was kept. One statement.
pub async fn figures(
    db: &Db,
    region: &RegionCode,
    cycle: &CycleId,
    (from, until): (Date, Date),
) -> Result<Vec<KeptFigure>, StoreError> {
    let asked = sql(
        "select figure, day, value from leader_figure where region_code = $1 and cycle_id = $2 and day = (
             select max(day) from leader_figure where region_code = $1 and cycle_id = $2
             and day >= cast($3 as text) and day <= cast($4 as text))
         union all
         select '' as figure, coalesce(min(day), '') as day, 0 as value from leader_figure
         where region_code = $1 and cycle_id = $2",
    );
    db.all(asked.bind(region).bind(cycle).bind(from).bind(until)).await
}

/// Keeps the figures of a day over what was kept of it before, and forgets those of days before another one.
pub async fn keep_figures(
    db: &Db,
    region: &RegionCode,
    (cycle, day): (&CycleId, Date),
    figures: &[(&'static str, i64)],
    before: Date,
) -> Result<(), StoreError> {
    let row = |(figure, value): &(&'static str, i64)| {
        let values: Vec<Value> =
            vec![region.into(), cycle.into(), day.to_string().into(), (*figure).into(), (*value).into()];
        values
    };
    let mut statements = insert_rows(
        "insert into leader_figure (region_code, cycle_id, day, figure, value) values",
        " on conflict (region_code, cycle_id, day, figure) do update set value = excluded.value",
        figures.iter().map(row).collect(),
    );
    let old = sql("delete from leader_figure where region_code = $1 and day < cast($2 as text)");
    statements.push(old.bind(region).bind(before));
    db.housekeeping_all(statements).await
}

/// Writes that a person wants the letter from a month on; `false` when that is known already.
pub async fn want(tx: &mut Tx, person: &PersonId, month: &str) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let wanted = sql("insert into leader_letter_reader (region_code, person_id, first_month)
         values ($1, $2, $3) on conflict do nothing");
    Ok(tx.run(wanted.bind(&region).bind(person).bind(month)).await? > 0)
}

/// Takes that back; `false` when there is nothing to take back.
pub async fn want_no_more(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let over = sql("delete from leader_letter_reader where region_code = $1 and person_id = $2");
    Ok(tx.run(over.bind(&region).bind(person)).await? > 0)
}

crate::row_struct! {
    /// Somebody who wants the letter and has none for the month.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Reader {
        /// The person.
        pub person_id: PersonId,
        /// Where the letter goes.
        pub email: String,
        /// The person's language, when chosen.
        pub language: Option<String>,
    }
}

/// Whoever wants the letter of a month and has none yet, after a person in the order of ids; so many at most.
pub async fn waiting(
    db: &Db,
    region: &RegionCode,
    (month, after, most): (&str, &str, i64),
) -> Result<Vec<Reader>, StoreError> {
    let asked = sql("select r.person_id, p.email, p.language from leader_letter_reader r
         join person p on p.id = r.person_id
         where r.region_code = $1 and r.first_month <= $2 and r.person_id > $3 and p.active and not exists (
             select 1 from leader_letter l
             where l.region_code = r.region_code and l.person_id = r.person_id and l.month = $2)
         order by r.person_id limit $4");
    db.all(asked.bind(region).bind(month).bind(after).bind(most)).await
}

/// Writes that a person has the letter of a month; `false` when that was written before.
pub async fn note_letter(tx: &mut Tx, person: &PersonId, month: &str) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let noted = sql("insert into leader_letter (region_code, person_id, month, written_at)
         values ($1, $2, $3, $4) on conflict do nothing");
    Ok(tx.run(noted.bind(&region).bind(person).bind(month).bind(now)).await? > 0)
}

crate::row_struct! {
    /// A letter that was written, or that letters are wanted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Letter {
        /// Of which month; of one that is wanted, the first month.
        pub month: String,
        /// When it was written; none for one that is wanted.
        pub written_at: Option<Moment>,
        /// How far its e-mail is; none once that is kept no more.
        pub state: Option<State>,
    }
}

/// From which month on a person wants letters, if any are wanted, and the letters so far, the newest first; two years of them at
/// most. One statement.
pub async fn letters(db: &Db, region: &RegionCode, person: &PersonId) -> Result<Vec<Letter>, StoreError> {
    let asked = sql("select month, written_at, state from (
             select l.month, l.written_at, e.state from leader_letter l
             left join email e on e.region_code = l.region_code
              and e.once = 'leader_letter ' || l.month || ' ' || l.person_id
             where l.region_code = $1 and l.person_id = $2 order by l.month desc limit 24) written
         union all
         select first_month as month, null as written_at, null as state from leader_letter_reader
         where region_code = $1 and person_id = $2");
    db.all(asked.bind(region).bind(person)).await
}

/// The name under which the e-mail of a month's letter exists once.
pub fn once(person: &PersonId, month: &str) -> String {
    format!("leader_letter {month} {person}")
}

/// What of it ends when a person is forgotten.
pub const FORGOTTEN: &[&str] = &[
    "delete from leader_letter_reader where person_id = $1",
    "delete from leader_letter where person_id = $1",
];
