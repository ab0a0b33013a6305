//! SQL of what Kesbangpol says of partners.

use jiff::civil::Date;
use sekber_core::registry::kinds::LegalForm;
use sekber_core::value::{Moment, OrganisationId, RegionCode};

use crate::features::registry::legality_draft::{LegalityDraft, LegalityFinding};
use crate::kit::app::new_id;
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

/// Most partners of each list.
pub const MOST: i64 = 100;
/// Most notes about one partner that are shown.
const MOST_NOTES: i64 = 20;

crate::row_struct! {
    /// What was found, by whom and when.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LegalityCheck {
        /// When.
        pub at: Moment,
        /// Who looked.
        pub person_name: String,
        /// Whether the secretariat wrote it down for Kesbangpol.
        pub of_secretariat: bool,
        /// What was found.
        pub finding: LegalityFinding,
        /// Why.
        pub reason: String,
        /// The number of the notice of presence; empty where there is none.
        pub presence_number: String,
        /// Its day.
        pub presence_on: Option<Date>,
        /// The version of the partner's record that was looked at.
        pub seen_version: i64,
    }
    /// A partner that waits for Kesbangpol.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ToLookAt {
        /// The partner.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// What it is in law.
        pub legal_form: Option<LegalForm>,
        /// Since when it is handed in.
        pub state_since: Moment,
        /// How many wait in all.
        pub total: i64,
    }
    /// A partner with what was found last.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LookedAt {
        /// The partner.
        pub id: OrganisationId,
        /// Its name.
        pub name: String,
        /// What was found.
        pub finding: LegalityFinding,
        /// The number of the notice of presence.
        pub presence_number: String,
        /// When.
        pub at: Moment,
    }
}

/// Whether a partner waits for Kesbangpol: a condition on the table `organisation` named `o`. It is a civil organisation (companies,
/// campuses and cooperatives have registers of their own), was handed in, and nobody has looked at it as it is now.
pub const WAITS: &str = "(o.side = 'partner' and o.merged_into is null and o.state = 'submitted'
    and coalesce(o.legal_form, 'association') in ('foundation', 'association', 'unincorporated', 'foreign')
    and not exists (select 1 from legality_check k where k.region_code = o.region_code
                    and k.organisation_id = o.id and k.seen_version = o.version))";

/// Counts a look at a partner that waits for the secretariat as a change of its record; `false` when it has another version by now.
pub async fn count_look(tx: &mut Tx, id: &OrganisationId, version: i64) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let counted = sql("update organisation set version = version + 1
         where region_code = $1 and id = $2 and version = $3 and state = 'submitted'");
    Ok(tx.run(counted.bind(&region).bind(id).bind(version)).await? == 1)
}

/// Keeps what was found.
pub async fn insert(
    tx: &mut Tx,
    id: &OrganisationId,
    (seen_version, of_secretariat): (i64, bool),
    draft: &LegalityDraft,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let person = tx.actor.person_id().cloned();
    let name = tx.actor.name.clone();
    tx.run(
        sql("insert into legality_check (region_code, id, organisation_id, finding, reason, presence_number, presence_on, seen_version, person_id, person_name, at, of_secretariat)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
            .bind(&region)
            .bind(new_id::<String>())
            .bind(id)
            .bind(draft.finding)
            .bind(&draft.reason)
            .bind(&draft.presence_number)
            .bind(draft.presence_on)
            .bind(seen_version)
            .bind(person.as_ref())
            .bind(name)
            .bind(now)
            .bind(of_secretariat),
    )
    .await
    .map(|_| ())
}

fn noted(region: &RegionCode, id: &OrganisationId, most: i64) -> Sql {
    let asked = select::<LegalityCheck>(
        " from legality_check where region_code = $1 and organisation_id = $2 order by at desc, id desc",
    );
    asked.bind(region).bind(id).push_bind(" limit ", most)
}

/// What was found about a partner, the latest first.
pub async fn notes(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
) -> Result<Vec<LegalityCheck>, StoreError> {
    db.all(noted(region, id, MOST_NOTES)).await
}

/// What was found last about a partner, within the transaction that writes the next.
pub async fn latest_in(tx: &mut Tx, id: &OrganisationId) -> Result<Option<LegalityCheck>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(noted(&region, id, 1)).await
}

/// How many people of Kesbangpol can sign in.
fn readers(region: &RegionCode) -> Sql {
    sql("select count(*) from person_role r join person p on p.id = r.person_id and p.active
         where r.region_code = $1 and r.role = 'kesbangpol'")
    .bind(region)
}

/// Whether Kesbangpol has an account, and writes its notes itself.
pub async fn writes_itself(db: &Db, region: &RegionCode) -> Result<bool, StoreError> {
    Ok(db.value::<i64>(readers(region)).await?.unwrap_or(0) > 0)
}

/// The same within a transaction.
pub async fn writes_itself_in(tx: &mut Tx) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    Ok(tx.value::<i64>(readers(&region)).await?.unwrap_or(0) > 0)
}

/// The partners that wait, the longest waiting first.
pub async fn waiting(db: &Db, region: &RegionCode) -> Result<Vec<ToLookAt>, StoreError> {
    let asked = sql("select o.id, o.name, o.legal_form, o.state_since, count(*) over () as total
         from organisation o where o.region_code = $1 and ")
    .bind(region)
    .push(WAITS);
    db.all(asked.push_bind(" order by o.state_since, o.id limit ", MOST)).await
}

/// The partners that were looked at, the latest first, each with what was found last.
pub async fn looked_at(db: &Db, region: &RegionCode) -> Result<Vec<LookedAt>, StoreError> {
    let asked = sql("select o.id, o.name, c.finding, c.presence_number, c.at
         from legality_check c
         join organisation o on o.region_code = c.region_code and o.id = c.organisation_id and o.merged_into is null
         where c.region_code = $1 and not exists
          (select 1 from legality_check l where l.region_code = c.region_code
           and l.organisation_id = c.organisation_id and (l.at > c.at or (l.at = c.at and l.id > c.id)))")
    .bind(region);
    db.all(asked.push_bind(" order by c.at desc, c.id desc limit ", MOST)).await
}
