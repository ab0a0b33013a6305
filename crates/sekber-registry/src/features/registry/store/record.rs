//! SQL of an organisation's page: what hangs on it in other rooms, read downhill.

use sekber_core::registry::legal_documents::{Held, LegalDocumentKind};
use sekber_core::value::{CycleId, Moment, OrganisationId, RegionCode};

use super::sign_ups::WAITS_TO_BE_LET_IN;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// An organisation's part in the current cycle.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Part {
        /// The cycle.
        pub cycle_id: CycleId,
        /// Its year.
        pub year: i64,
        /// Whether the organisation is invited.
        pub invited: bool,
        /// When it asked to be invited, while nobody has decided.
        pub asked_at: Option<Moment>,
        /// When its invitation was taken back last, as long as it is not invited again and asks for no other.
        pub uninvited_at: Option<Moment>,
        /// When it signed itself up, if it did.
        pub signed_up_at: Option<Moment>,
        /// Whether nobody of it was let in since.
        pub waits: bool,
        /// When the secretariat refused the sign-up, if it did.
        pub refused_at: Option<Moment>,
        /// Why it did.
        pub refused_reason: Option<String>,
        /// The checklist of its latest verification, as it is stored.
        pub checked_json: Option<String>,
    }
    /// A line of the trail in short.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Happening {
        /// Its number.
        pub seq: i64,
        /// When.
        pub at: Moment,
        /// Who.
        pub actor_name: String,
        /// What happened.
        pub kind: String,
        /// The record before.
        pub before_json: Option<String>,
        /// The record after.
        pub after_json: Option<String>,
    }
    /// A partner as it is compared with another.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Comparable {
        /// The partner.
        pub id: OrganisationId,
        /// The full name.
        pub name: String,
        /// The short name.
        pub short_name: String,
        /// The website.
        pub website: String,
        /// Numbers of its documents, one on each line.
        pub numbers: Option<String>,
    }
    struct HeldRow { kind: String, expires_on: Option<String> }
}

/// How an organisation takes part in the current cycle.
pub async fn part(db: &Db, region: &RegionCode, id: &OrganisationId) -> Result<Part, StoreError> {
    db.one(
        sql("select c.id as cycle_id, c.year,
             exists (select 1 from cycle_member m where m.region_code = $1 and m.cycle_id = c.id
              and m.organisation_id = $2 and m.invited) as invited,
             (select m.asked_at from cycle_member m where m.region_code = $1 and m.cycle_id = c.id
              and m.organisation_id = $2 and not m.invited) as asked_at,
             (select max(a.at) from audit a where a.region_code = $1 and a.subject = 'organisation' and a.subject_id = $2
              and a.kind = 'organisation.uninvited' and exists (select 1 from cycle_member m where m.region_code = $1
              and m.cycle_id = c.id and m.organisation_id = $2 and not m.invited and m.asked_at is null)) as uninvited_at,
             s.made_at as signed_up_at, s.refused_at, s.refused_reason,
             (select v.checklist_json from verification v where v.region_code = $1 and v.organisation_id = $2
              and v.step = 'verify' order by v.at desc, v.id desc limit 1) as checked_json,
             exists (select 1 from organisation where region_code = $1 and id = $2 and ")
        .bind(region)
        .bind(id)
        .push(WAITS_TO_BE_LET_IN)
        .push(
            ") as waits
             from cycle c
             left join sign_up s on s.region_code = c.region_code and s.organisation_id = $2
             where c.region_code = $1
             order by (case when c.state = 'open' then 0 else 1 end), c.year desc limit 1",
        ),
    )
    .await
}

/// The latest lines of the trail about an organisation, the newest first.
pub async fn happenings(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
    most: i64,
) -> Result<Vec<Happening>, StoreError> {
    db.all(
        sql("select seq, at, actor_name, kind, before_json, after_json from audit
             where region_code = $1 and subject = 'organisation' and subject_id = $2 order by seq desc limit $3")
            .bind(region)
            .bind(id)
            .bind(most),
    )
    .await
}

fn held(region: &RegionCode, id: &OrganisationId) -> Sql {
    sql("select kind, expires_on from legal_document where region_code = $1 and organisation_id = $2 and ended_at is null order by id")
        .bind(region)
        .bind(id)
}

fn read_held(rows: Vec<HeldRow>) -> Vec<Held> {
    let document = |row: HeldRow| {
        let kind: LegalDocumentKind = row.kind.parse().ok()?;
        Some(Held { kind, valid_until: row.expires_on.and_then(|day| day.parse().ok()) })
    };
    rows.into_iter().filter_map(document).collect()
}

/// The documents that a partner has shown.
pub async fn documents(db: &Db, region: &RegionCode, id: &OrganisationId) -> Result<Vec<Held>, StoreError> {
    Ok(read_held(db.all(held(region, id)).await?))
}

/// The same within a transaction.
pub async fn documents_in(tx: &mut Tx, id: &OrganisationId) -> Result<Vec<Held>, StoreError> {
    let region = tx.region.clone();
    Ok(read_held(tx.all(held(&region, id)).await?))
}

/// Every partner that was not joined to another, as it is compared to find doubles.
pub async fn comparables(db: &Db, region: &RegionCode) -> Result<Vec<Comparable>, StoreError> {
    db.all(
        sql("select o.id, o.name, o.short_name, o.website,
             (select string_agg(p.number, '\n') from legal_document p where p.region_code = $1 and p.organisation_id = o.id
              and p.ended_at is null) as numbers
             from organisation o where o.region_code = $1 and o.side = 'partner' and o.merged_into is null
             order by o.sort_key, o.id")
        .bind(region),
    )
    .await
}
