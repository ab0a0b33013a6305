//! SQL that writes organisations and finds single ones.

pub mod addresses;
pub mod figures;
pub mod inviting;
pub mod legality;
pub mod list;
pub mod record;
pub mod search;
pub mod sign_ups;
pub mod standing;

use std::collections::BTreeMap;

use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, RegionCode};

use super::draft::{OrganisationDraft, sorted};
use super::model::{Name, Organisation, Record, Standing, sort_key};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select, sql};
use sign_ups::push_let_in;

/// The columns of an [`Organisation`].
macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "select id, side, code, name, short_name, sort_key, kind, level, legal_form, implementer, description, duties, quota,
             website, contact_name, contact_email, contact_phone, contact_public, address, state, state_reason,
             state_since, published, provenance, source, merged_into, version, created_at, changed_at
             from organisation ",
            $rest
        )
    };
}

fn one(region: &RegionCode, id: &OrganisationId) -> Sql {
    sql(columns!("where region_code = $1 and id = $2")).bind(region).bind(id)
}

fn codes(region: &RegionCode, id: &OrganisationId) -> Sql {
    sql("select 'theme' as list, theme_code as code from organisation_theme where region_code = $1 and organisation_id = $2
         union all
         select 'field' as list, code from organisation_field where region_code = $1 and organisation_id = $2
         order by list, code")
        .bind(region)
        .bind(id)
}

crate::row_struct! {
    struct ListedCode { list: String, code: String }
    struct OwnedCode { organisation_id: OrganisationId, list: String, code: String }
}

fn record(organisation: Organisation, listed: Vec<ListedCode>) -> Record {
    let (themes, fields) = listed.into_iter().partition::<Vec<_>, _>(|row| row.list == "theme");
    let codes = |rows: Vec<ListedCode>| rows.into_iter().map(|row| row.code).collect();
    Record { organisation, themes: codes(themes), fields: codes(fields) }
}

/// An organisation without its codes, in one statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn organisation(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
) -> Result<Option<Organisation>, StoreError> {
    db.maybe::<Organisation>(one(region, id)).await
}

/// An organisation with its codes, in two statements.
pub async fn find(db: &Db, region: &RegionCode, id: &OrganisationId) -> Result<Option<Record>, StoreError> {
    let Some(organisation) = db.maybe::<Organisation>(one(region, id)).await? else { return Ok(None) };
    Ok(Some(record(organisation, db.all(codes(region, id)).await?)))
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &OrganisationId) -> Result<Option<Record>, StoreError> {
    let region = tx.region.clone();
    let Some(organisation) = tx.maybe::<Organisation>(one(&region, id)).await? else { return Ok(None) };
    Ok(Some(record(organisation, tx.all(codes(&region, id)).await?)))
}

/// Every record of a side that was not joined to another, in the order of lists; two statements.
pub async fn records(db: &Db, region: &RegionCode, side: Side) -> Result<Vec<Record>, StoreError> {
    let organisations: Vec<Organisation> = db
        .all(
            sql(columns!(
                "where region_code = $1 and side = $2 and merged_into is null order by sort_key, id"
            ))
            .bind(region)
            .bind(side),
        )
        .await?;
    let owned: Vec<OwnedCode> = db
        .all(
            sql("select organisation_id, 'theme' as list, theme_code as code from organisation_theme where region_code = $1
                 union all
                 select organisation_id, 'field' as list, code from organisation_field where region_code = $1
                 order by list, code")
                .bind(region),
        )
        .await?;
    let mut by_owner: BTreeMap<OrganisationId, Vec<ListedCode>> = BTreeMap::new();
    for row in owned {
        by_owner.entry(row.organisation_id).or_default().push(ListedCode { list: row.list, code: row.code });
    }
    Ok(organisations
        .into_iter()
        .map(|organisation| {
            let listed = by_owner.remove(&organisation.id).unwrap_or_default();
            record(organisation, listed)
        })
        .collect())
}

/// The names of the organisations that were not joined to others.
const NAMES: &str = " from organisation where region_code = $1 and merged_into is null";

/// The names of a side's organisations (or of both sides') that were not joined to others and do not wait to be let in, in the
/// order of lists: what anybody can choose.
pub async fn names(db: &Db, region: &RegionCode, side: Option<Side>) -> Result<Vec<Name>, StoreError> {
    let asked = push_let_in(select::<Name>(NAMES).bind(region), false);
    db.all(asked.push_if(" and side = ", side).push(" order by side, sort_key, id")).await
}

/// Those of [`names`] that bear one of these identifiers.
pub async fn names_among(
    db: &Db,
    region: &RegionCode,
    ids: &[OrganisationId],
) -> Result<Vec<Name>, StoreError> {
    db.all(push_let_in(select::<Name>(NAMES).bind(region), false).push_list(" and id in ", ids)).await
}

/// The names of all organisations that were not joined to others, within a transaction; those that wait to be let in only where
/// they are asked for.
pub async fn names_in(tx: &mut Tx, with_waiting: bool) -> Result<Vec<Name>, StoreError> {
    let region = tx.region.clone();
    tx.all(push_let_in(select::<Name>(NAMES).bind(&region), with_waiting)).await
}

/// The names of some organisations, joined ones included, in the order of lists.
pub async fn names_of(db: &Db, region: &RegionCode, ids: &[OrganisationId]) -> Result<Vec<Name>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    db.all(
        select::<Name>(" from organisation where region_code = $1")
            .bind(region)
            .push_list(" and id in ", ids)
            .push(" order by side, sort_key, id"),
    )
    .await
}

/// The organisation of a side with this code.
pub async fn by_code(
    db: &Db,
    region: &RegionCode,
    side: Side,
    code: &str,
) -> Result<Option<OrganisationId>, StoreError> {
    db.value(
        sql("select id from organisation where region_code = $1 and side = $2 and code = $3")
            .bind(region)
            .bind(side)
            .bind(code),
    )
    .await
}

/// The Indonesian names of the district's themes, by code.
pub async fn theme_names(tx: &mut Tx) -> Result<BTreeMap<String, String>, StoreError> {
    crate::row_struct! { struct Named { code: String, name_id: String } }
    let region = tx.region.clone();
    let found: Vec<Named> =
        tx.all(sql("select code, name_id from theme where region_code = $1").bind(&region)).await?;
    Ok(found.into_iter().map(|row| (row.code, row.name_id)).collect())
}

/// Adds organisations with their codes, many rows a statement.
pub async fn insert(tx: &mut Tx, drafts: &[(OrganisationId, OrganisationDraft)]) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let row = |(id, draft): &(OrganisationId, OrganisationDraft)| -> Vec<Value> {
        let standing = match draft.side() {
            Side::Office => Standing::Active,
            Side::Partner => Standing::Checked(draft.state),
        };
        vec![
            (&region).into(),
            id.into(),
            Value::from(draft.side()),
            Value::from(standing),
            now.into(),
            now.into(),
            now.into(),
        ]
        .into_iter()
        .chain(content(draft))
        .collect()
    };
    tx.run_all(insert_rows(
        "insert into organisation (region_code, id, side, state, state_since, created_at, changed_at,
         code, name, short_name, sort_key, kind, level, legal_form, description, duties, quota, website,
         contact_name, contact_email, contact_phone, contact_public, address, published, provenance, source,
         implementer) values",
        "",
        drafts.iter().map(row).collect(),
    ))
    .await?;
    insert_codes(tx, drafts).await
}

/// The values of the columns that a draft tells, in the order of the statements above and below.
fn content(draft: &OrganisationDraft) -> Vec<Value> {
    vec![
        draft.code.as_deref().into(),
        (&draft.name).into(),
        draft.shown_short_name().into(),
        sort_key(draft.side(), &draft.name).into(),
        Value::from(draft.kind),
        Value::from(draft.level),
        Value::from(draft.legal_form),
        (&draft.description).into(),
        (&draft.duties).into(),
        draft.quota.into(),
        (&draft.website).into(),
        (&draft.contact_name).into(),
        (&draft.contact_email).into(),
        (&draft.contact_phone).into(),
        draft.contact_public.into(),
        (&draft.address).into(),
        draft.published.into(),
        Value::from(draft.provenance),
        (&draft.source).into(),
        (&draft.implementer).into(),
    ]
}

async fn insert_codes(tx: &mut Tx, drafts: &[(OrganisationId, OrganisationDraft)]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let rows = |codes: fn(&OrganisationDraft) -> &[String]| -> Vec<Vec<Value>> {
        drafts
            .iter()
            .flat_map(|(id, draft)| sorted(codes(draft)).into_iter().map(move |code| (id, code)))
            .map(|(id, code)| vec![(&region).into(), id.into(), code.into()])
            .collect()
    };
    let themes = rows(|draft| &draft.themes);
    let fields = rows(|draft| &draft.fields);
    tx.run_all(insert_rows(
        "insert into organisation_theme (region_code, organisation_id, theme_code) values",
        "",
        themes,
    ))
    .await?;
    tx.run_all(insert_rows(
        "insert into organisation_field (region_code, organisation_id, code) values",
        "",
        fields,
    ))
    .await
}

/// Writes a draft over the record of a version; `false` when the record has another version by now.
pub async fn update(
    tx: &mut Tx,
    id: &OrganisationId,
    version: i64,
    draft: &OrganisationDraft,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update organisation set code = $1, name = $2, short_name = $3, sort_key = $4, kind = $5, level = $6,
         legal_form = $7, description = $8, duties = $9, quota = $10, website = $11, contact_name = $12,
         contact_email = $13, contact_phone = $14, contact_public = $15, address = $16, published = $17,
         provenance = $18, source = $19, implementer = $20, version = version + 1, changed_at = $21
         where region_code = $22 and id = $23 and version = $24 and side = $25 and merged_into is null",
    );
    let statement = content(draft).into_iter().fold(statement, Sql::bind);
    let statement = statement.bind(now).bind(&region).bind(id).bind(version).bind(draft.side());
    if tx.run(statement).await? == 0 {
        return Ok(false);
    }
    for table in [
        sql("delete from organisation_theme where region_code = $1 and organisation_id = $2"),
        sql("delete from organisation_field where region_code = $1 and organisation_id = $2"),
    ] {
        tx.run(table.bind(&region).bind(id)).await?;
    }
    insert_codes(tx, &[(id.clone(), draft.clone())]).await?;
    Ok(true)
}
