//! SQL of looking after people.

use std::collections::BTreeSet;

use sekber_core::roles::Role;
use sekber_core::value::{Moment, OrganisationId, PersonId, RegionCode};

use crate::features::account::store::{HeldRole, Person, roles_of};
use crate::kit::card::{Asked, best_first};
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, like, sql};

crate::row_struct! {
    /// A person in the list.
    #[derive(Debug, Clone)]
    pub struct Listed {
        /// The person.
        pub id: PersonId,
        /// The name.
        pub name: String,
        /// The address.
        pub email: String,
        /// The name as sorted.
        pub sort_key: String,
        /// Whether the person may sign in.
        pub active: bool,
        /// Whether the second factor is on.
        pub second_factor: bool,
        /// When the person last signed in.
        pub signed_in_at: Option<Moment>,
    }
}

/// Which people are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Folded words in name or address.
    pub words: Option<String>,
    /// A role's name.
    pub role: Option<String>,
    /// Only those who may sign in, or only those who may not.
    pub active: Option<bool>,
}

/// People with a role in the district, and those without a role anywhere.
fn of_district(start: Sql, region: &RegionCode, wanted: &Wanted) -> Sql {
    let pattern = wanted.words.as_deref().map(like::anywhere);
    let start = start
        .push_bind(
            " where (exists (select 1 from person_role r where r.person_id = p.id and r.region_code = ",
            region,
        )
        .push(") or not exists (select 1 from person_role r where r.person_id = p.id))")
        .push_if(" and p.active = ", wanted.active);
    let start = match (&wanted.role, pattern) {
        (Some(role), None) => with_role(start, region, role),
        (None, Some(pattern)) => with_words(start, pattern),
        (Some(role), Some(pattern)) => with_words(with_role(start, region, role), pattern),
        (None, None) => start,
    };
    start.push(" ")
}

fn with_role(start: Sql, region: &RegionCode, role: &str) -> Sql {
    start
        .push_bind(
            " and exists (select 1 from person_role r where r.person_id = p.id and r.region_code = ",
            region,
        )
        .push_bind(" and r.role = ", role)
        .push(")")
}

fn with_words(start: Sql, pattern: String) -> Sql {
    start
        .push_bind(" and (p.sort_key like ", pattern.clone())
        .push_bind(" escape '!' or p.email like ", pattern)
        .push(" escape '!')")
}

/// One page of the people wanted, by name.
pub async fn listed(
    db: &Db,
    region: &RegionCode,
    wanted: &Wanted,
    cursor: &Cursor,
) -> Result<Page<Listed>, StoreError> {
    let total = db.value(of_district(sql("select count(*) from person p"), region, wanted)).await?;
    let asked =
        sql("select p.id, p.name, p.email, p.sort_key, p.active, p.totp_secret is not null as second_factor,
                            p.signed_in_at from person p");
    let asked = of_district(asked, region, wanted);
    let rows = db.all(crate::keyset!(rising "p.sort_key", "p.id").page(asked, cursor)).await?;
    let key = |row: &Listed| Key { sort: row.sort_key.clone(), id: row.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total.unwrap_or(0), key))
}

/// Adds the people whom the list finds by the same words to the statement of the search over everything.
pub fn add_found(statement: Sql, asked: &Asked<'_>) -> Sql {
    let statement = statement.push(
        "select * from (select 'person' as kind, p.id as id, p.name as title, p.email as note,
         (case when p.active then 'active' else 'inactive' end) as state, count(*) over () as total, ",
    );
    let statement = best_first(statement, &["p.sort_key"], asked)
        .push(" as position, p.sort_key as sort_key from person p");
    let wanted = Wanted { words: Some(asked.typed.to_owned()), ..Wanted::default() };
    let statement = of_district(statement, asked.region, &wanted);
    statement.push_bind(" order by position, sort_key, id limit ", asked.most).push(") as people")
}

/// The roles of the people listed.
pub async fn listed_roles(
    db: &Db,
    region: &RegionCode,
    people: &[Listed],
) -> Result<Vec<HeldRole>, StoreError> {
    roles_of(db, region, people.iter().map(|person| person.id.clone())).await
}

crate::row_struct! {
    /// Somebody who acts for an organisation, as its own people see it.
    #[derive(Debug, Clone)]
    pub struct Colleague {
        /// The person.
        pub id: PersonId,
        /// The name.
        pub name: String,
        /// The address.
        pub email: String,
        /// Whether the person may sign in.
        pub active: bool,
        /// When the person last signed in.
        pub signed_in_at: Option<Moment>,
        /// The role's name.
        pub role: String,
    }
}

/// The people of an organisation, by name.
pub async fn team(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
) -> Result<Vec<Colleague>, StoreError> {
    let asked = sql(
        "select p.id, p.name, p.email, p.active, p.signed_in_at, r.role
                     from person_role r join person p on p.id = r.person_id
                     where r.region_code = $1 and r.organisation_id = $2 order by p.sort_key, p.id limit 500",
    );
    db.all(asked.bind(region).bind(organisation)).await
}

/// Whether a person holds a role in another district than the one served.
pub async fn holds_elsewhere(db: &Db, region: &RegionCode, person: &PersonId) -> Result<bool, StoreError> {
    let elsewhere = sql("select 1 from person_role where person_id = $1 and region_code <> $2 limit 1");
    Ok(db.value::<i64>(elsewhere.bind(person).bind(region)).await?.is_some())
}

/// Whether a person belongs to the district: has a role in it, or none anywhere.
pub async fn belongs(db: &Db, region: &RegionCode, person: &PersonId) -> Result<bool, StoreError> {
    let asked = of_district(sql("select 1 from person p"), region, &Wanted::default());
    Ok(db.value::<i64>(asked.push_bind(" and p.id = ", person)).await?.is_some())
}

/// How many active administrators the district has.
pub async fn active_admins(tx: &mut Tx) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from person_role r join person p on p.id = r.person_id and p.active
                     where r.region_code = $1 and r.role = 'admin'");
    Ok(tx.value(asked.bind(&region)).await?.unwrap_or(0))
}

/// Whether a person is an administrator.
pub async fn is_admin(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select 1 from person_role where region_code = $1 and person_id = $2 and role = 'admin'");
    Ok(tx.value::<i64>(asked.bind(&region).bind(person)).await?.is_some())
}

/// Whether a person holds any role of the district.
pub async fn holds_any(tx: &mut Tx, person: &PersonId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select 1 from person_role where region_code = $1 and person_id = $2 limit 1");
    Ok(tx.value::<i64>(asked.bind(&region).bind(person)).await?.is_some())
}

/// Takes a role away; false when it was not held.
pub async fn revoke(tx: &mut Tx, person: &PersonId, role: &Role) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let revoked = sql("delete from person_role where region_code = $1 and person_id = $2 and role = $3 and coalesce(organisation_id, '') = $4")
        .bind(&region)
        .bind(person)
        .bind(role.name())
        .bind(role.organisation().map_or("", |id| id.as_str()));
    Ok(tx.run(revoked).await? == 1)
}

/// Lets a person sign in or not; false when that was so already.
pub async fn set_active(tx: &mut Tx, person: &PersonId, active: bool) -> Result<bool, StoreError> {
    let set = sql("update person set active = $1, version = version + 1 where id = $2 and active <> $1");
    Ok(tx.run(set.bind(active).bind(person)).await? == 1)
}

/// Replaces everything that names a person.
pub async fn anonymise(tx: &mut Tx, person: &PersonId, name: &str, email: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update person set name = $1, email = $2, sort_key = '', password_hash = null, totp_secret = null, language = null,
                    active = $3, version = version + 1 where id = $4")
        .bind(name)
        .bind(email)
        .bind(false)
        .bind(person),
    )
    .await?;
    let region = tx.region.clone();
    let roles = sql("delete from person_role where region_code = $1 and person_id = $2");
    tx.run(roles.bind(&region).bind(person)).await.map(|_| ())
}

/// Every name under which somebody has acted in the district.
fn borne(region: &RegionCode, person: &PersonId) -> Sql {
    let asked = sql("select distinct actor_name as name from audit where region_code = $1 and actor_id = $2
                     and actor_name <> '' order by 1 limit 50");
    asked.bind(region).bind(person)
}

/// Which of a person's names are somebody else's as well: another account has it, or somebody else has acted under it. Anybody
/// may take any name, so that a name which others bear proves nothing.
fn borne_by_others(region: &RegionCode, person: &PersonId, names: &[String]) -> Sql {
    sql("")
        .push_bind("select name from person where id <> ", person)
        .push_list(" and name in ", names)
        .push_bind(" union select actor_name from audit where region_code = ", region)
        .push_bind(" and (actor_id is null or actor_id <> ", person)
        .push_list(") and actor_name in ", names)
}

/// The names that a person has borne in the district: first those that are the person's alone, then those that others bear too.
pub async fn names_borne(tx: &mut Tx, person: &Person) -> Result<(Vec<String>, Vec<String>), StoreError> {
    let region = tx.region.clone();
    let found: Vec<Named> = tx.all(borne(&region, &person.id)).await?;
    let names = with_the_one_in_force(found, person);
    let shared: Vec<Named> = tx.all(borne_by_others(&region, &person.id, &names)).await?;
    Ok(parted(names, &shared))
}

/// The same outside a transaction.
pub async fn names_of(
    db: &Db,
    region: &RegionCode,
    person: &Person,
) -> Result<(Vec<String>, Vec<String>), StoreError> {
    let names = with_the_one_in_force(db.all(borne(region, &person.id)).await?, person);
    let shared: Vec<Named> = db.all(borne_by_others(region, &person.id, &names)).await?;
    Ok(parted(names, &shared))
}

crate::row_struct! {
    /// A name.
    struct Named {
        name: String,
    }
}

fn with_the_one_in_force(found: Vec<Named>, person: &Person) -> Vec<String> {
    let all = found.into_iter().map(|row| row.name).chain([person.name.clone()]);
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

fn parted(names: Vec<String>, shared: &[Named]) -> (Vec<String>, Vec<String>) {
    names.into_iter().partition(|name| !shared.iter().any(|other| other.name == *name))
}
