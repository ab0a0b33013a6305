//! What the database keeps of one person: each entry of the register as a part of one statement, all columns as text.

use sekber_core::value::RegionCode;

use crate::features::account::{self, Person};
use crate::features::privacy::holding::{Holding, Whose};
use crate::features::privacy::register::REGISTER;
use crate::kit::store::{Db, FromRow, Row, Sql, StoreError, sql};

/// Names of the columns that every part has; as many as the widest entry shows.
const ALIASES: [&str; 7] = ["c0", "c1", "c2", "c3", "c4", "c5", "c6"];

/// Under which names a person's records are found.
pub struct Known {
    /// The person.
    pub person: Person,
    /// The names that the person has borne and nobody else: a name that others bear too shows nobody their records.
    pub names: Vec<String>,
    /// The names that the person has borne and others, too.
    pub shared: Vec<String>,
}

/// A row of an entry.
#[derive(Debug, Clone)]
pub struct Told {
    /// The entry's place in the register.
    pub entry: usize,
    /// What its columns hold, in the order of the entry.
    pub values: Vec<Option<String>>,
}

impl FromRow for Told {
    fn from_row(row: &Row) -> Result<Self, StoreError> {
        let entry: i64 = row.get("entry")?;
        let values = ALIASES.iter().map(|name| row.get(name)).collect::<Result<_, _>>()?;
        Ok(Self { entry: usize::try_from(entry).unwrap_or(usize::MAX), values })
    }
}

/// Under which names a person's records are found.
pub async fn known(db: &Db, region: &RegionCode, person: Person) -> Result<Known, StoreError> {
    let (names, shared) = account::names_of(db, region, &person).await?;
    Ok(Known { person, names, shared })
}

/// The tail of a part: where the person's rows of an entry are.
fn rows_of(start: Sql, holding: &Holding, region: &RegionCode, known: &Known) -> Sql {
    let from = start.push(" from ").push(holding.table).push(" t where ");
    let of_district = |from: Sql| from.push_bind("t.region_code = ", region).push(" and ");
    match holding.whose {
        Whose::Account(column) => from.push("t.").push(column).push_bind(" = ", &known.person.id),
        Whose::Id(column) => of_district(from).push("t.").push(column).push_bind(" = ", &known.person.id),
        Whose::Token(column) => of_district(from)
            .push("t.")
            .push(column)
            .push(" in (select k.id from api_token k where k.region_code = t.region_code")
            .push_bind(" and k.person_id = ", &known.person.id)
            .push(")"),
        Whose::Mail(column) => of_district(from)
            .push("lower(t.")
            .push(column)
            .push_bind(") = ", known.person.email.to_lowercase()),
        Whose::Name(column) => {
            of_district(from).push("t.").push(column).push_list(" in ", known.names.iter())
        }
        Whose::NameWithin(column) => of_district(from)
            .push("t.")
            .push(column)
            .push_list(" in ", known.names.iter())
            .push(" and exists (select 1 from person_role r where r.region_code = t.region_code")
            .push(" and r.organisation_id = t.organisation_id")
            .push_bind(" and r.person_id = ", &known.person.id)
            .push(")"),
        Whose::Contact => of_district(from)
            .push_bind("(lower(t.contact_email) = ", known.person.email.to_lowercase())
            .push_list(" or t.contact_name in ", known.names.iter())
            .push(" and (exists (select 1 from person_role r where r.region_code = t.region_code")
            .push_bind(" and r.organisation_id = t.id and r.person_id = ", &known.person.id)
            .push(") or exists (select 1 from audit a where a.region_code = t.region_code")
            .push(" and a.subject = 'organisation' and a.subject_id = t.id")
            .push_bind(" and a.actor_id = ", &known.person.id)
            .push(")))"),
        Whose::Trail => of_district(from)
            .push_bind("(t.actor_id = ", &known.person.id)
            .push_bind(" or (t.subject = 'person' and t.subject_id = ", &known.person.id)
            .push("))"),
        // Nobody's rows.
        Whose::Others => from.push("1 = 0"),
    }
}

fn asked_about() -> impl Iterator<Item = (usize, &'static Holding)> {
    REGISTER.iter().enumerate().filter(|(_, holding)| holding.whose != Whose::Others)
}

/// How many rows there are of each entry; one statement.
pub async fn counts(db: &Db, region: &RegionCode, known: &Known) -> Result<Vec<(usize, i64)>, StoreError> {
    crate::row_struct! { struct Counted { entry: i64, rows_kept: i64 } }
    let mut all = sql("");
    for (at, (place, holding)) in asked_about().enumerate() {
        let start = if at > 0 { all.push(" union all ") } else { all };
        let entry = i64::try_from(place).unwrap_or_default();
        let start =
            start.push_bind("select cast(", entry).push(" as bigint) as entry, count(*) as rows_kept");
        all = rows_of(start, holding, region, known);
    }
    let found: Vec<Counted> = db.all(all).await?;
    Ok(found
        .into_iter()
        .map(|row| (usize::try_from(row.entry).unwrap_or(usize::MAX), row.rows_kept))
        .collect())
}

/// The part of one entry.
fn part(start: Sql, (place, holding): (usize, &Holding), region: &RegionCode, known: &Known) -> Sql {
    let entry = i64::try_from(place).unwrap_or_default();
    let mut part = start.push_bind("select cast(", entry).push(" as bigint) as entry");
    for (at, alias) in ALIASES.iter().enumerate() {
        part = match holding.shown.get(at) {
            None => part.push(", cast(null as text) as ").push(alias),
            Some(&"organisation_id") => part
                .push(", (select o.name from organisation o where o.region_code = t.region_code and o.id = t.organisation_id) as ")
                .push(alias),
            Some(column) => part.push(", cast(t.").push(column).push(" as text) as ").push(alias),
        };
    }
    rows_of(part, holding, region, known)
}

/// One page of an entry, the latest first.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    known: &Known,
    entry: &'static Holding,
    (from, most): (i64, i64),
) -> Result<Vec<Told>, StoreError> {
    let place = REGISTER.iter().position(|one| one.code == entry.code).unwrap_or_default();
    let asked = part(sql(""), (place, entry), region, known);
    db.all(asked.push_bind(" order by 2 desc, 3, 4 limit ", most).push_bind(" offset ", from)).await
}

/// Every row of every entry, entry by entry; one statement.
pub async fn all(db: &Db, region: &RegionCode, known: &Known) -> Result<Vec<Told>, StoreError> {
    let mut all = sql("");
    for (at, holding) in asked_about().enumerate() {
        let start = if at > 0 { all.push(" union all ") } else { all };
        all = part(start, holding, region, known);
    }
    db.all(all.push(" order by 1, 2, 3")).await
}
