//! SQL of partners that are one over several districts: the number by which a partner has linked its record, and its programmes wherever
//! the same person speaks for it.

use sekber_core::value::{OrganisationId, PersonId, RegionCode};

use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// A number among a partner's legal documents in force.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Number {
        /// The kind of the document.
        pub kind: String,
        /// Its number.
        pub number: String,
    }
    /// A programme of the partner's record in another district, or that record without any.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Elsewhere {
        /// The district.
        pub region_code: RegionCode,
        /// Its name.
        pub district: String,
        /// Under which host name it is reached.
        pub host: Option<String>,
        /// Whether it holds what was made up for a demonstration.
        pub simulated: bool,
        /// What the partner is called there.
        pub organisation: String,
        /// The programme.
        pub programme: Option<String>,
        /// Its title.
        pub title: Option<String>,
        /// Its state.
        pub state: Option<String>,
        /// The year of its cycle.
        pub year: Option<i64>,
    }
}

/// How the records of a partner move when it turns out to be another: the number of the one that stays holds.
pub const JOINED: &[&str] = &["update partner_identity set organisation_id = $2 where region_code = $1 and organisation_id = $3 and not exists
     (select 1 from partner_identity k where k.region_code = $1 and k.organisation_id = $2)"];

fn numbers(region: &RegionCode, organisation: &OrganisationId) -> Sql {
    sql("select kind, number from legal_document
         where region_code = $1 and organisation_id = $2 and ended_at is null and number <> ''
         order by kind, number")
    .bind(region)
    .bind(organisation)
}

/// The numbers of a partner's legal documents in force. One statement.
pub async fn numbers_of(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
) -> Result<Vec<Number>, StoreError> {
    db.all(numbers(region, organisation)).await
}

/// The same within a transaction.
pub async fn numbers_in(tx: &mut Tx, organisation: &OrganisationId) -> Result<Vec<Number>, StoreError> {
    let region = tx.region.clone();
    tx.all(numbers(&region, organisation)).await
}

/// A partner's name; `None` when there is no such partner.
pub async fn name_in(tx: &mut Tx, organisation: &OrganisationId) -> Result<Option<String>, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select name from organisation where region_code = $1 and id = $2 and side = 'partner'");
    tx.value(asked.bind(&region).bind(organisation)).await
}

/// The number by which a partner has linked its record, if it has.
pub async fn linked(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
) -> Result<Option<String>, StoreError> {
    let asked = sql("select number from partner_identity where region_code = $1 and organisation_id = $2");
    db.value(asked.bind(region).bind(organisation)).await
}

/// Links a partner's record by a number, in the place of the one before.
pub async fn link(tx: &mut Tx, organisation: &OrganisationId, number: &str) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let linked = sql("insert into partner_identity (region_code, organisation_id, number, linked_at) values ($1, $2, $3, $4)
         on conflict (region_code, organisation_id) do update set number = excluded.number, linked_at = excluded.linked_at");
    tx.run(linked.bind(&region).bind(organisation).bind(number).bind(now)).await.map(|_| ())
}

/// Takes the link of a partner's record away; `false` when there is none.
pub async fn unlink(tx: &mut Tx, organisation: &OrganisationId) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let unlinked = sql("delete from partner_identity where region_code = $1 and organisation_id = $2");
    Ok(tx.run(unlinked.bind(&region).bind(organisation)).await? > 0)
}

/// The programmes of the other records that are linked by a number and for which a person has a role, by district, the latest first; so
/// many at most. One statement, which finds the records by their number.
pub async fn elsewhere(
    db: &Db,
    (region, organisation): (&RegionCode, &OrganisationId),
    (person, number): (&PersonId, &str),
    most: i64,
) -> Result<Vec<Elsewhere>, StoreError> {
    let asked = sql("select l.region_code, d.name as district, d.host, d.simulated, o.name as organisation,
                p.id as programme, p.title, p.state, c.year
         from partner_identity l
         join district d on d.region_code = l.region_code
         join organisation o on o.region_code = l.region_code and o.id = l.organisation_id and o.merged_into is null
         left join programme p on p.region_code = l.region_code and p.organisation_id = l.organisation_id
          and not p.withdrawn and p.recorded_in is null
         left join cycle c on c.region_code = p.region_code and c.id = p.cycle_id
         where l.number = $1 and (l.region_code <> $2 or l.organisation_id <> $3)
           and exists (select 1 from person_role r where r.region_code = l.region_code
             and r.organisation_id = l.organisation_id and r.person_id = $4)
         order by l.region_code, o.name, c.year desc, p.sort_key, p.id limit $5");
    db.all(asked.bind(number).bind(region).bind(organisation).bind(person).bind(most)).await
}
