//! SQL of legal documents.

pub mod search;

use jiff::civil::Date;
use sekber_core::registry::kinds::Side;
use sekber_core::registry::legal_documents::{Expiry, LegalDocumentKind};
use sekber_core::value::{AttachmentId, LegalDocumentId, OrganisationId, RegionCode};

use super::draft::LegalDocumentDraft;
use super::model::{ExpiringCount, ExpiringDocument, LegalDocument, window};
use crate::features::registry;
use crate::kit::search::{Query, found};
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// A document with its file, before any condition; `$1` is the district.
const PAPER: &str =
    "select p.id, p.organisation_id, p.kind, p.number, p.issuer, p.issued_on, p.expires_on, p.attachment_id,
            a.file_name, a.size as file_size, p.ended_at, p.version
     from legal_document p
     left join attachment a on a.region_code = p.region_code and a.id = p.attachment_id
     where p.region_code = $1";

/// All documents of a partner: those in force first, by kind, the latest end first.
pub async fn documents(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
) -> Result<Vec<LegalDocument>, StoreError> {
    let asked = sql(PAPER)
        .bind(region)
        .push_bind(" and p.organisation_id = ", organisation)
        .push(" order by (case when p.ended_at is null then 0 else 1 end), p.kind, coalesce(p.expires_on, '9999-12-31') desc, p.id");
    db.all(asked).await
}

fn one(region: &RegionCode, organisation: &OrganisationId, id: &LegalDocumentId) -> Sql {
    sql(PAPER).bind(region).push_bind(" and p.organisation_id = ", organisation).push_bind(" and p.id = ", id)
}

/// A partner's document; `None` when there is none or it is another partner's.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
    id: &LegalDocumentId,
) -> Result<Option<LegalDocument>, StoreError> {
    db.maybe(one(region, organisation, id)).await
}

/// The same within a transaction.
pub async fn find_in(
    tx: &mut Tx,
    organisation: &OrganisationId,
    id: &LegalDocumentId,
) -> Result<Option<LegalDocument>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, organisation, id)).await
}

/// A partner's name; `None` for an office, a record joined to another, or none at all.
pub async fn partner_name(tx: &mut Tx, organisation: &OrganisationId) -> Result<Option<String>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select name from organisation where region_code = $1 and id = $2 and side = $3 and merged_into is null",
    );
    tx.value(asked.bind(&region).bind(organisation).bind(Side::Partner)).await
}

/// How many documents of a partner are kept, ended or not.
pub async fn count(tx: &mut Tx, organisation: &OrganisationId) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from legal_document where region_code = $1 and organisation_id = $2");
    Ok(tx.value(asked.bind(&region).bind(organisation)).await?.unwrap_or(0))
}

/// Whether the partner has another document of this kind and number in force.
pub async fn has_double(
    tx: &mut Tx,
    organisation: &OrganisationId,
    id: &LegalDocumentId,
    draft: &LegalDocumentDraft,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let found: Option<String> = tx
        .value(
            sql("select id from legal_document where region_code = $1 and organisation_id = $2 and kind = $3 and number = $4
                 and id <> $5 and ended_at is null")
                .bind(&region)
                .bind(organisation)
                .bind(draft.kind)
                .bind(&draft.number)
                .bind(id),
        )
        .await?;
    Ok(found.is_some())
}

/// Whether the partner ever had a document of this kind that never expires, under another number: one that takes its place makes
/// another body of it, where one that expires is renewed under a new number each time.
pub async fn has_another_number(
    tx: &mut Tx,
    organisation: &OrganisationId,
    draft: &LegalDocumentDraft,
) -> Result<bool, StoreError> {
    if draft.expires_on.is_some() || !draft.kind.identifies() {
        return Ok(false);
    }
    let region = tx.region.clone();
    let found: Option<String> = tx
        .value(
            sql("select id from legal_document where region_code = $1 and organisation_id = $2 and kind = $3 and number <> $4
                 and expires_on is null")
                .bind(&region)
                .bind(organisation)
                .bind(draft.kind)
                .bind(&draft.number),
        )
        .await?;
    Ok(found.is_some())
}

/// Whether a document in force of the same kind has taken the place of one: it expires later, or never.
pub async fn is_renewed(tx: &mut Tx, document: &LegalDocument) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select count(*) from legal_document where region_code = $1 and organisation_id = $2 and kind = $3 and id <> $4
         and ended_at is null and (expires_on is null or expires_on > $5)",
    );
    // One that never expires is renewed by another such one only: no day is later than the last.
    let last = document.expires_on.unwrap_or(Date::MAX);
    let asked = asked.bind(&region).bind(&document.organisation_id).bind(document.kind).bind(&document.id);
    Ok(tx.value::<i64>(asked.bind(last)).await?.unwrap_or(0) > 0)
}

/// Adds a document.
pub async fn insert(
    tx: &mut Tx,
    id: &LegalDocumentId,
    organisation: &OrganisationId,
    draft: &LegalDocumentDraft,
    attachment: Option<&AttachmentId>,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into legal_document (region_code, id, organisation_id, kind, number, issuer, issued_on, expires_on, attachment_id, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
            .bind(&region)
            .bind(id)
            .bind(organisation)
            .bind(draft.kind)
            .bind(&draft.number)
            .bind(&draft.issuer)
            .bind(draft.issued_on)
            .bind(draft.expires_on)
            .bind(attachment)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Writes a draft over a document in force; whether it was still at this version.
pub async fn update(
    tx: &mut Tx,
    id: &LegalDocumentId,
    version: i64,
    draft: &LegalDocumentDraft,
    attachment: Option<&AttachmentId>,
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let touched = tx
        .run(
            sql("update legal_document set kind = $4, number = $5, issuer = $6, issued_on = $7, expires_on = $8, attachment_id = $9,
                 version = version + 1
                 where region_code = $1 and id = $2 and version = $3 and ended_at is null")
                .bind(&region)
                .bind(id)
                .bind(version)
                .bind(draft.kind)
                .bind(&draft.number)
                .bind(&draft.issuer)
                .bind(draft.issued_on)
                .bind(draft.expires_on)
                .bind(attachment),
        )
        .await?;
    Ok(touched == 1)
}

/// Ends a document in force; whether it was still at this version.
pub async fn end(tx: &mut Tx, id: &LegalDocumentId, version: i64) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let touched = tx
        .run(
            sql("update legal_document set ended_at = $4, version = version + 1
                 where region_code = $1 and id = $2 and version = $3 and ended_at is null")
            .bind(&region)
            .bind(id)
            .bind(version)
            .bind(now),
        )
        .await?;
    Ok(touched == 1)
}

/// Which expiring documents a list shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Only of this standing; without it, everything that has run out or will within 90 days.
    pub state: Option<Expiry>,
    /// Only of this kind.
    pub kind: Option<LegalDocumentKind>,
    /// Only of these partners.
    pub organisations: Option<Vec<OrganisationId>>,
    /// Only of partners that these words find.
    pub query: Query,
}

/// Documents in force that nothing later of the same kind has replaced; `p` is the document, `o` its partner, `$1` the district.
const WATCHED: &str = " from legal_document p
     join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
     where p.region_code = $1 and p.ended_at is null and o.merged_into is null
     and (p.kind = 'other' or not exists (select 1 from legal_document n where n.region_code = p.region_code
          and n.organisation_id = p.organisation_id and n.kind = p.kind and n.ended_at is null
          and (n.expires_on is null or n.expires_on > p.expires_on)))";

const EXPIRING: &str =
    "select p.id, p.organisation_id, o.name as organisation_name, p.kind, p.number, p.issuer, p.expires_on";

fn watched(db: &Db, head: &'static str, region: &RegionCode, filter: &Filter, today: Date) -> Sql {
    let (from, until) = window(filter.state, today);
    let mut asked = sql(head)
        .push(WATCHED)
        .bind(region)
        .push_bind(" and p.expires_on <= ", until)
        .push_if(" and p.expires_on >= ", from)
        .push_if(" and p.kind = ", filter.kind);
    if let Some(organisations) = &filter.organisations {
        asked = asked.push_list(" and p.organisation_id in ", organisations);
    }
    if filter.query.is_empty() {
        return asked;
    }
    let partners = (region, registry::search_kind(Side::Partner));
    found(db.engine(), asked.push(" and p.organisation_id in "), partners, &filter.query)
}

/// One page of the documents that have expired or soon will, the most urgent first; two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    today: Date,
    cursor: &Cursor,
) -> Result<Page<ExpiringDocument>, StoreError> {
    let total = db.value(watched(db, "select count(*)", region, filter, today)).await?.unwrap_or(0);
    let asked = watched(db, EXPIRING, region, filter, today);
    let rows = db.all(crate::keyset!(rising "p.expires_on", "p.id").page(asked, cursor)).await?;
    let key = |row: &ExpiringDocument| Key { sort: row.expires_on.to_string(), id: row.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// At most so many of the documents that have expired or soon will, the most urgent first.
pub async fn expiring(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    today: Date,
    most: i64,
) -> Result<Vec<ExpiringDocument>, StoreError> {
    let asked = watched(db, EXPIRING, region, filter, today);
    db.all(asked.push(" order by p.expires_on, p.id").push_bind(" limit ", most)).await
}

/// The most urgent documents of some partners, or of all.
pub async fn most_urgent(
    db: &Db,
    region: &RegionCode,
    organisations: Option<Vec<OrganisationId>>,
    today: Date,
    most: i64,
) -> Result<Vec<ExpiringDocument>, StoreError> {
    let filter = Filter { organisations, ..Filter::default() };
    expiring(db, region, &filter, today, most).await
}

/// How many documents in force have expired or soon will; one statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn expiring_count(db: &Db, region: &RegionCode, today: Date) -> Result<ExpiringCount, StoreError> {
    let (_, past) = window(Some(Expiry::Expired), today);
    let (_, soon) = window(Some(Expiry::Within30), today);
    let (_, later) = window(Some(Expiry::Within90), today);
    let counted = sql("select cast(coalesce(sum(case when p.expires_on <= $2 then 1 else 0 end), 0) as bigint) as expired,
            cast(coalesce(sum(case when p.expires_on > $2 and p.expires_on <= $3 then 1 else 0 end), 0) as bigint) as within_30,
            cast(coalesce(sum(case when p.expires_on > $3 then 1 else 0 end), 0) as bigint) as within_90")
        .push(WATCHED)
        .bind(region)
        .bind(past)
        .bind(soon);
    db.one(counted.push_bind(" and p.expires_on <= ", later)).await
}

/// How documents and their scans move when two organisations are joined.
pub const JOINED: &[&str] = &[
    "update legal_document set organisation_id = $2 where region_code = $1 and organisation_id = $3",
    "update attachment set organisation_id = $2 where region_code = $1 and organisation_id = $3",
];
