//! SQL of the jury: who sits on it, the sheets and the marks.

use sekber_core::value::{EntryId, Moment, OrganisationId, PersonId, RegionCode, SeasonId};

use crate::features::award::model::{Juror, MarkRow, Sheet};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select, select_of, sql};

const JUROR: &str =
    "select person_id, name, background, ended_at from award_juror where region_code = $1 and season_id = $2";

fn of_season(region: &RegionCode, season: &SeasonId) -> Sql {
    sql(JUROR).bind(region).bind(season).push(" order by name, person_id")
}

/// The jury of a season, those who gave up their seat too.
pub async fn jurors(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<Juror>, StoreError> {
    db.all(of_season(region, season)).await
}

/// The same, within a transaction.
pub async fn jurors_in(tx: &mut Tx, season: &SeasonId) -> Result<Vec<Juror>, StoreError> {
    let region = tx.region.clone();
    tx.all(of_season(&region, season)).await
}

crate::row_struct! {
    /// Somebody with the role of a juror.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Seatable {
        /// The person.
        pub id: PersonId,
        /// The name.
        pub name: String,
    }
}

const SEATABLE: &str =
    "select p.id, p.name from person p where p.active and exists (select 1 from person_role r
     where r.region_code = $1 and r.person_id = p.id and r.role = 'juror')";

crate::row_struct! {
    /// Somebody with the role of a juror, with what else the person does in the district that may stand against judging.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Choice {
        /// The person.
        pub id: PersonId,
        /// The name.
        pub name: String,
        /// A partner for which the person acts or reads, the first by name.
        pub partner: Option<String>,
        /// How many roles of the secretariat, which runs the award, the person holds.
        pub runs: i64,
        /// How many entries of the season are those of the person's own partners.
        pub judged: i64,
    }
}

/// The entries of a season whose partners, or those that they were joined to since, are somebody's own; whose, follows.
const OWN: &str = " from award_entry e
     join organisation o on o.region_code = e.region_code and o.id = e.organisation_id
     join person_role m on m.region_code = e.region_code and m.organisation_id = coalesce(o.merged_into, o.id)
     where e.region_code = $1 and e.season_id = $2 and m.person_id = ";

/// Those who hold the role of a juror in the district, as they stand to a season.
pub async fn choices(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<Choice>, StoreError> {
    let asked = sql("select p.id, p.name,
         (select min(o.name) from person_role m
          join organisation o on o.region_code = m.region_code and o.id = m.organisation_id and o.side = 'partner'
          where m.region_code = $1 and m.person_id = p.id) as partner,
         (select count(*) from person_role m where m.region_code = $1 and m.person_id = p.id
          and m.role in ('admin', 'staff')) as runs,
         (select count(*)")
    .push(OWN)
    .push(
        "p.id) as judged
         from person p where p.active and exists (select 1 from person_role r
         where r.region_code = $1 and r.person_id = p.id and r.role = 'juror') order by p.sort_key, p.id",
    );
    db.all(asked.bind(region).bind(season)).await
}

/// Those who hold the role of a juror in the district, within a transaction.
pub async fn seatable_all_in(tx: &mut Tx) -> Result<Vec<Seatable>, StoreError> {
    let region = tx.region.clone();
    tx.all(sql(SEATABLE).bind(&region).push(" order by p.sort_key, p.id")).await
}

/// One of them, within a transaction.
pub async fn seatable_in(tx: &mut Tx, person: &PersonId) -> Result<Option<Seatable>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(sql(SEATABLE).bind(&region).push_bind(" and p.id = ", person)).await
}

/// An entry of a season whose partner is one of a person's own, the first by name.
pub async fn judged_in(
    tx: &mut Tx,
    season: &SeasonId,
    person: &PersonId,
) -> Result<Option<String>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select e.name").push(OWN).push("$3 order by e.name, e.id limit 1");
    tx.value(asked.bind(&region).bind(season).bind(person)).await
}

/// Whether a juror declared a conflict with a partner in a season: for whichever of its entries, and of those that were joined to it
/// since.
pub async fn declared_in(
    tx: &mut Tx,
    season: &SeasonId,
    partner: &OrganisationId,
    person: &PersonId,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from award_sheet t
         join award_entry e on e.region_code = t.region_code and e.id = t.entry_id
         join organisation o on o.region_code = e.region_code and o.id = e.organisation_id
         where t.region_code = $1 and e.season_id = $2 and coalesce(o.merged_into, o.id) = $3 and t.person_id = $4
         and t.conflict");
    let found: Option<i64> = tx.value(asked.bind(&region).bind(season).bind(partner).bind(person)).await?;
    Ok(found.unwrap_or(0) > 0)
}

/// Seats a juror, anew when the seat was given up.
pub async fn seat(tx: &mut Tx, season: &SeasonId, juror: &Juror, at: Moment) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("insert into award_juror (region_code, season_id, person_id, name, background, seated_at)
                         values ($1, $2, $3, $4, $5, $6)
                         on conflict (region_code, season_id, person_id) do update set name = excluded.name,
                         background = excluded.background, ended_at = null")
        .bind(&region)
        .bind(season)
        .bind(&juror.person_id)
        .bind(&juror.name)
        .bind(&juror.background)
        .bind(at);
    tx.run(statement).await.map(|_| ())
}

/// Ends a seat; `false` when nobody sits there.
pub async fn unseat(tx: &mut Tx, season: &SeasonId, person: &PersonId) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update award_juror set ended_at = $1 where region_code = $2 and season_id = $3 and person_id = $4
                         and ended_at is null",
    );
    Ok(tx.run(statement.bind(now).bind(&region).bind(season).bind(person)).await? == 1)
}

const SHEET: &str =
    " from award_sheet t join award_entry e on e.region_code = t.region_code and e.id = t.entry_id
     where t.region_code = $1 and e.season_id = $2 and t.edition = (select max(x.edition) from award_sheet x
      where x.region_code = t.region_code and x.entry_id = t.entry_id and x.person_id = t.person_id)
     order by t.entry_id, t.person_id";

/// The latest edition of every sheet of a season.
pub async fn sheets(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<Sheet>, StoreError> {
    db.all(select_of::<Sheet>("t.", SHEET).bind(region).bind(season)).await
}

/// The same, within a transaction.
pub async fn sheets_in(tx: &mut Tx, season: &SeasonId) -> Result<Vec<Sheet>, StoreError> {
    let region = tx.region.clone();
    tx.all(select_of::<Sheet>("t.", SHEET).bind(&region).bind(season)).await
}

/// The latest edition of a juror's sheet for an entry.
pub async fn sheet_in(tx: &mut Tx, entry: &EntryId, person: &PersonId) -> Result<Option<Sheet>, StoreError> {
    let region = tx.region.clone();
    let asked = select::<Sheet>(
        " from award_sheet
         where region_code = $1 and entry_id = $2 and person_id = $3 order by edition desc limit 1",
    );
    tx.maybe(asked.bind(&region).bind(entry).bind(person)).await
}

crate::row_struct! {
    /// A juror whose sheets are missing.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Late {
        /// Where the juror is reached.
        pub email: String,
        /// How many sheets are missing.
        pub open: i64,
    }
}

/// The jurors of a season who have not handed in every sheet, with what is missing.
pub async fn late_in(tx: &mut Tx, season: &SeasonId) -> Result<Vec<Late>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select lower(p.email) as email, count(*) as open from award_juror j
         join person p on p.id = j.person_id and p.active
         join award_entry e on e.region_code = j.region_code and e.season_id = j.season_id
         where j.region_code = $1 and j.season_id = $2 and j.ended_at is null
         and exists (select 1 from person_role r where r.region_code = $1 and r.person_id = p.id and r.role = 'juror')
         and not exists (select 1 from award_sheet t where t.region_code = e.region_code and t.entry_id = e.id
          and t.person_id = j.person_id)
         group by lower(p.email) order by 1");
    tx.all(asked.bind(&region).bind(season)).await
}

const MARK: &str = "select m.entry_id, m.person_id, m.criterion, m.points
     from award_mark m join award_entry e on e.region_code = m.region_code and e.id = m.entry_id
     where m.region_code = $1 and e.season_id = $2 and m.edition = (select max(x.edition) from award_sheet x
      where x.region_code = m.region_code and x.entry_id = m.entry_id and x.person_id = m.person_id)
     order by m.entry_id, m.criterion, m.person_id";

/// The marks of these editions.
pub async fn marks(db: &Db, region: &RegionCode, season: &SeasonId) -> Result<Vec<MarkRow>, StoreError> {
    db.all(sql(MARK).bind(region).bind(season)).await
}

/// The same, within a transaction.
pub async fn marks_in(tx: &mut Tx, season: &SeasonId) -> Result<Vec<MarkRow>, StoreError> {
    let region = tx.region.clone();
    tx.all(sql(MARK).bind(&region).bind(season)).await
}

/// Writes the next edition of a sheet with its marks; returns which edition it is.
pub async fn insert_sheet(tx: &mut Tx, sheet: &Sheet, marks: &[(String, i64)]) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let Sheet { entry_id, person_id, conflict, comment, made_at, .. } = sheet;
    let edition = next_edition(tx, entry_id, person_id).await?;
    let statement =
        sql("insert into award_sheet (region_code, entry_id, person_id, edition, conflict, comment, made_at)
                         values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(&region)
        .bind(entry_id)
        .bind(person_id)
        .bind(edition)
        .bind(*conflict)
        .bind(comment)
        .bind(*made_at);
    tx.run(statement).await?;
    let row = |(criterion, points): &(String, i64)| -> Vec<Value> {
        vec![
            (&region).into(),
            entry_id.into(),
            person_id.into(),
            edition.into(),
            criterion.into(),
            (*points).into(),
        ]
    };
    let head = "insert into award_mark (region_code, entry_id, person_id, edition, criterion, points) values";
    tx.run_all(insert_rows(head, "", marks.iter().map(row).collect())).await?;
    Ok(edition)
}

async fn next_edition(tx: &mut Tx, entry: &EntryId, person: &PersonId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select coalesce(max(edition), 0) + 1 from award_sheet where region_code = $1 and entry_id = $2 and person_id = $3",
    );
    Ok(tx.value(asked.bind(&region).bind(entry).bind(person)).await?.unwrap_or(1))
}
