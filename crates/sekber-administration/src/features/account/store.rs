//! SQL of people and the roles they hold.

use sekber_core::email::Choice;
use sekber_core::roles::Role;
use sekber_core::text::fold;
use sekber_core::value::{Moment, OrganisationId, PersonId, RegionCode};

use crate::kit::app::App;
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

crate::row_struct! {
    /// A person.
    #[derive(Debug, Clone)]
    pub struct Person {
        /// The person's id.
        pub id: PersonId,
        /// The address to sign in with.
        pub email: String,
        /// The name.
        pub name: String,
        /// The password's hash; none until a password was set.
        pub password_hash: Option<String>,
        /// The second factor's secret in base 32; none while it is off.
        pub totp_secret: Option<String>,
        /// The last time step whose code was used.
        pub totp_last_step: i64,
        /// The language chosen, if any.
        pub language: Option<String>,
        /// Whether the person may sign in.
        pub active: bool,
        /// How often the record was changed.
        pub version: i64,
        /// When the person last signed in.
        pub signed_in_at: Option<Moment>,
        /// Whether nobody knows that the mailbox is theirs: the link with which the account was made was seen by somebody outside the
        /// secretariat, who may have set the password.
        pub mailbox_unproved: bool,
        /// How the person wants to be told by e-mail of what the bell tells.
        pub email_notices: Choice,
    }
    /// A role that somebody holds, with the organisation's name.
    #[derive(Debug, Clone)]
    pub struct HeldRole {
        /// Who holds it.
        pub person_id: PersonId,
        /// The role's name.
        pub role: String,
        /// The organisation it is bound to.
        pub organisation_id: Option<OrganisationId>,
        /// That organisation's name.
        pub organisation_name: Option<String>,
    }
    /// An organisation as roles name it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OrganisationName {
        /// The organisation.
        pub id: OrganisationId,
        /// `office` or `partner`.
        pub side: String,
        /// Its name.
        pub name: String,
    }
}

impl HeldRole {
    /// The role itself; none when the stored text is not one.
    pub fn role(&self) -> Option<Role> {
        Role::from_parts(&self.role, self.organisation_id.clone()).ok()
    }
}

const PERSON: &str = " from person";

/// The person with this address, when active.
pub async fn active_by_email(db: &Db, email: &str) -> Result<Option<Person>, StoreError> {
    db.maybe(select::<Person>(PERSON).push_bind(" where email = ", email).push(" and active")).await
}

/// The person with this address, active or not.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<Person>, StoreError> {
    db.maybe(select::<Person>(PERSON).push_bind(" where email = ", email)).await
}

/// The person with this id.
pub async fn person(db: &Db, id: &PersonId) -> Result<Person, StoreError> {
    db.one(select::<Person>(PERSON).push_bind(" where id = ", id)).await
}

/// The person with this id, within a transaction.
pub async fn person_in(tx: &mut Tx, id: &PersonId) -> Result<Person, StoreError> {
    tx.one(select::<Person>(PERSON).push_bind(" where id = ", id)).await
}

/// Adds a person.
pub async fn insert(
    tx: &mut Tx,
    id: &PersonId,
    email: &str,
    name: &str,
    hash: Option<&str>,
) -> Result<(), StoreError> {
    let now = tx.now;
    tx.run(
        sql("insert into person (id, email, name, sort_key, password_hash, created_at) values ($1, $2, $3, $4, $5, $6)")
            .bind(id)
            .bind(email)
            .bind(name)
            .bind(fold(name))
            .bind(hash)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Grants a role; granting it again changes nothing. In one organisation a person has one duty: a new one takes the place
/// of the old.
pub async fn grant(tx: &mut Tx, person: &PersonId, role: &Role) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    if let Some(organisation) = role.organisation() {
        let other = sql(
            "delete from person_role where region_code = $1 and person_id = $2 and organisation_id = $3 and role <> $4",
        );
        tx.run(other.bind(&region).bind(person).bind(organisation).bind(role.name())).await?;
    }
    let granted = tx
        .run(
            sql("insert into person_role (region_code, person_id, role, organisation_id, granted_at) values ($1, $2, $3, $4, $5) on conflict do nothing")
                .bind(&region)
                .bind(person)
                .bind(role.name())
                .bind(role.organisation())
                .bind(now),
        )
        .await?;
    Ok(granted == 1)
}

fn held() -> Sql {
    sql("select r.person_id, r.role, r.organisation_id, o.name as organisation_name
         from person_role r
         left join organisation o on o.region_code = r.region_code and o.id = r.organisation_id")
}

/// The roles that people hold in a district.
pub async fn roles_of(
    db: &Db,
    region: &RegionCode,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<Vec<HeldRole>, StoreError> {
    let asked = held().push_bind(" where r.region_code = ", region).push_list(" and r.person_id in ", people);
    db.all(asked.push(" order by r.person_id, r.role, o.name, r.organisation_id")).await
}

/// An organisation's name and side.
pub async fn organisation(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
) -> Result<Option<OrganisationName>, StoreError> {
    let asked = sql("select id, side, name from organisation");
    db.maybe(asked.push_bind(" where region_code = ", region).push_bind(" and id = ", id)).await
}

/// The name of the organisation that one was joined to; none while it stands for itself.
pub async fn joined_to(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
) -> Result<Option<String>, StoreError> {
    let asked = sql("select m.name from organisation o
         join organisation m on m.region_code = o.region_code and m.id = o.merged_into");
    db.value(asked.push_bind(" where o.region_code = ", region).push_bind(" and o.id = ", id)).await
}

/// Organisations that a role can be bound to, by name; all of the district, or only those listed.
pub async fn organisations(
    db: &Db,
    region: &RegionCode,
    only: Option<Vec<OrganisationId>>,
) -> Result<Vec<OrganisationName>, StoreError> {
    let asked = sql("select id, side, name from organisation").push_bind(" where region_code = ", region);
    let asked = asked.push(" and merged_into is null");
    let asked = match only {
        Some(ids) => asked.push_list(" and id in ", ids),
        None => asked,
    };
    db.all(asked.push(" order by side, sort_key, id limit 2000")).await
}

/// Ends sessions of a person, all or all but the one whose secret has this hash, and with them whatever else lets somebody
/// in for the person, such as tokens of programs: who has reason to end the ones does not mean to leave the others.
pub async fn end_sessions(
    app: &App,
    tx: &mut Tx,
    person: &PersonId,
    but: Option<&str>,
) -> Result<(), StoreError> {
    let (ended, now) = (sql("delete from session").push_bind(" where person_id = ", person), tx.now);
    tx.run(ended.push_if(" and token_hash <> ", but)).await?;
    for statement in app.access_ended() {
        tx.run(sql(statement).bind(person).bind(now)).await?;
    }
    Ok(())
}

/// Takes out what later rooms keep in a person's own words.
pub async fn forget_words(app: &App, tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    for statement in app.forgotten() {
        tx.run(sql(statement).bind(person)).await?;
    }
    Ok(())
}

/// Puts another name where rooms keep no more than one of a person's names, or what they keep under the person's address.
pub async fn replace_names(
    app: &App,
    tx: &mut Tx,
    names: &[String],
    stand_in: &str,
    email: &str,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    for statement in app.named() {
        for name in names {
            tx.run(sql(statement).bind(&region).bind(stand_in).bind(name)).await?;
        }
    }
    for statement in app.addressed() {
        tx.run(sql(statement).bind(&region).bind(stand_in).bind(email)).await?;
    }
    Ok(())
}

/// Forgets the devices that a person has signed in from.
pub async fn forget_devices(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    tx.run(sql("delete from known_device where person_id = $1").bind(person)).await.map(|_| ())
}

/// Ends every sign-in that waits for a code after a right password.
pub async fn end_steps(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    tx.run(sql("delete from sign_in_step where person_id = $1").bind(person)).await.map(|_| ())
}

/// Ends all links to set a person's password.
pub async fn end_password_links(tx: &mut Tx, person: &PersonId) -> Result<(), StoreError> {
    let now = tx.now;
    let ended = sql("update password_link set used_at = $1 where person_id = $2 and used_at is null");
    tx.run(ended.bind(now).bind(person)).await.map(|_| ())
}

/// Sets a new password. Whatever was under way with the old one ends: sign-ins that wait for a code, links to set another.
pub async fn set_password(tx: &mut Tx, person: &PersonId, hash: &str) -> Result<(), StoreError> {
    end_steps(tx, person).await?;
    end_password_links(tx, person).await?;
    let set = sql("update person set password_hash = $1, version = version + 1 where id = $2");
    tx.run(set.bind(hash).bind(person)).await.map(|_| ())
}

/// Notes whether nobody knows that a person's mailbox is theirs.
pub async fn set_mailbox_unproved(tx: &mut Tx, person: &PersonId, unproved: bool) -> Result<(), StoreError> {
    let set = sql("update person set mailbox_unproved = $1 where id = $2");
    tx.run(set.bind(unproved).bind(person)).await.map(|_| ())
}

/// Renames a person; false when the record has changed since it was read.
pub async fn rename(tx: &mut Tx, person: &PersonId, name: &str, version: i64) -> Result<bool, StoreError> {
    let renamed = sql(
        "update person set name = $1, sort_key = $2, version = version + 1 where id = $3 and version = $4",
    );
    Ok(tx.run(renamed.bind(name).bind(fold(name)).bind(person).bind(version)).await? == 1)
}

/// Names of those who run the secretariat, lead the district or work in a section that looks after a matter of it, but for one
/// person's own.
pub async fn secretariat_names(tx: &mut Tx, but: &PersonId) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Found { name: String } }
    let region = tx.region.clone();
    let acting = Role::UNBOUND.into_iter().filter(|role| *role != Role::Juror).map(|role| role.name());
    let asked = sql("select distinct p.name from person p join person_role r on r.person_id = p.id
                     where r.region_code = $1 and p.active and p.id <> $2");
    let asked = asked.bind(&region).bind(but).push_list(" and r.role in ", acting);
    let found: Vec<Found> = tx.all(asked.push(" order by p.name limit 1000")).await?;
    Ok(found.into_iter().map(|row| row.name).collect())
}

/// Addresses of those who run the secretariat.
pub async fn secretariat_addresses(db: &Db, region: &RegionCode) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Found { email: String } }
    let found: Vec<Found> = db
        .all(
            sql("select distinct p.email from person p join person_role r on r.person_id = p.id
                 where r.region_code = $1 and r.role in ('admin', 'staff') and p.active order by p.email")
            .bind(region),
        )
        .await?;
    Ok(found.into_iter().map(|row| row.email).collect())
}

/// Addresses of those who hold a role in the district and can sign in, each in lower case and once. A role that is bound to an
/// organisation is asked of all organisations.
pub async fn addresses_of_role(tx: &mut Tx, role: &Role) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Found { email: String } }
    let region = tx.region.clone();
    let asked = sql("select distinct lower(person.email) as email from person_role r
         join person on person.id = r.person_id and person.active
         where r.region_code = $1 and r.role = $2 order by 1");
    let found: Vec<Found> = tx.all(asked.bind(&region).bind(role.name())).await?;
    Ok(found.into_iter().map(|row| row.email).collect())
}

/// How many people run the system, in all districts of the database.
pub async fn count_administrators(db: &Db) -> Result<i64, StoreError> {
    let asked = "select count(*) from person p join person_role r on r.person_id = p.id and r.role = 'admin' where p.active";
    Ok(db.value(sql(asked)).await?.unwrap_or(0))
}

crate::row_struct! {
    /// A second factor's secret as it is kept.
    pub struct SealedFactor {
        /// The person.
        pub id: String,
        /// The encrypted secret.
        pub totp_secret: String,
    }
}

/// The second factors of everybody in the database.
pub async fn sealed_factors(db: &Db) -> Result<Vec<SealedFactor>, StoreError> {
    db.all(sql("select id, totp_secret from person where totp_secret is not null")).await
}

/// How people and invitations move when two organisations are joined. Whoever acts for both keeps the duty held where
/// everything goes.
pub const JOINED: &[&str] = &[
    "update invitation set organisation_id = $2 where region_code = $1 and organisation_id = $3",
    "delete from person_role where region_code = $1 and organisation_id = $3 and exists
     (select 1 from person_role k where k.region_code = $1 and k.organisation_id = $2
      and k.person_id = person_role.person_id)",
    "update person_role set organisation_id = $2 where region_code = $1 and organisation_id = $3",
];

/// What the steps of a fresh district ask of people: how many administrators may sign in, how many of them without a second factor, and
/// of how many sides somebody holds a role for an organisation: what is merely offered may never be taken up.
pub const FIRST_STEPS: &str = "
     select 'account-first-administrators' as name, count(*) as value from person_role r join person p on p.id = r.person_id
     where r.region_code = $1 and r.role = 'admin' and p.active
     union all
     select 'account-first-unprotected', count(*) from person_role r join person p on p.id = r.person_id
     where r.region_code = $1 and r.role = 'admin' and p.active and p.totp_secret is null
     union all
     select 'account-first-sides', count(distinct o.side) from person_role r
     join organisation o on o.region_code = r.region_code and o.id = r.organisation_id
     where r.region_code = $1";
