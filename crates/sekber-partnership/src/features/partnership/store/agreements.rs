//! SQL of agreements.

use jiff::civil::Date;
use sekber_core::partnership::{AgreementKind, AgreementState, Part};
use sekber_core::value::{AgreementId, OrganisationId, PartnershipId, RegionCode};

use crate::features::partnership::draft::AgreementDraft;
use crate::features::partnership::model::{Agreement, Partnership};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};

/// An agreement's columns; `a` is the agreement and `$1` the district.
pub const AGREEMENT: &str =
    "select a.id, a.kind, a.state, a.title, a.base_id, b.title as base_title, b.number_district as base_number,
            b.kind as base_kind, b.signed_on as base_signed_on,
            (select count(*) from agreement e where e.region_code = a.region_code and e.base_id = a.base_id
             and e.kind = a.kind and e.state <> 'withdrawn' and e.created_at < a.created_at) as earlier,
            b.ends_on as base_ends_on, a.partner_id,
            r.name as partner, r.address as partner_address, a.office_id, o.name as office, a.signer, a.district_name,
            a.district_position, a.district_number, a.district_rank, a.partner_name, a.partner_position, a.partner_number,
            a.partner_rank, a.village, a.village_head_name, a.village_head_number, a.purpose, a.scope, a.financing, a.amount_minor,
            a.items, a.starts_on, a.ends_on, a.number_district, a.number_partner, a.signed_on, a.answer, a.conditions,
            a.document_code, a.scan_id, a.simulated, a.version, a.turn, a.turn_since, a.words,
            (select string_agg(f.code, ';') from agreement_field f
             where f.region_code = a.region_code and f.agreement_id = a.id) as field_codes
     from agreement a
     left join agreement b on b.region_code = a.region_code and b.id = a.base_id
     left join organisation r on r.region_code = a.region_code and r.id = a.partner_id
     left join organisation o on o.region_code = a.region_code and o.id = a.office_id
     where a.region_code = $1";

fn one(region: &RegionCode, id: &AgreementId) -> Sql {
    sql(AGREEMENT).bind(region).push_bind(" and a.id = ", id)
}

/// An agreement.
pub async fn find(db: &Db, region: &RegionCode, id: &AgreementId) -> Result<Option<Agreement>, StoreError> {
    db.maybe(one(region, id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &AgreementId) -> Result<Option<Agreement>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// The most agreements of one partnership that are read whole.
const LATEST: i64 = 40;
/// The most agreements on which another may rest that a form offers.
const BASES: i64 = 200;

/// The latest agreements that serve a partnership, in the order in which they were begun.
pub async fn of_partnership(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
) -> Result<Vec<Agreement>, StoreError> {
    let asked = sql(AGREEMENT).bind(region).push_bind(
        " and a.id in (select l.agreement_id from agreement_partnership l where l.region_code = $1 and l.partnership_id = ",
        partnership,
    );
    let asked = asked.push(") order by a.created_at desc, a.id desc").push_bind(" limit ", LATEST);
    let mut latest: Vec<Agreement> = db.all(asked).await?;
    latest.reverse();
    Ok(latest)
}

/// Ends a list of partnerships with the one for which an agreement was drawn up before the others that it serves.
fn own_first(asked: Sql, id: &AgreementId) -> Sql {
    asked
        .push_bind(
            ") order by (case when exists (select 1 from agreement_partnership k where k.region_code = p.region_code
              and k.partnership_id = p.id and not k.shared and k.agreement_id = ",
            id,
        )
        .push(") then 0 else 1 end), p.number")
}

/// The partnerships that an agreement serves; first the one for which it was drawn up.
pub async fn partnerships(
    db: &Db,
    region: &RegionCode,
    id: &AgreementId,
) -> Result<Vec<Partnership>, StoreError> {
    let asked = sql(super::record::PARTNERSHIP).bind(region).push_bind(
        " and p.id in (select l.partnership_id from agreement_partnership l where l.region_code = $1 and l.agreement_id = ",
        id,
    );
    db.all(own_first(asked, id)).await
}

/// The same within a transaction.
pub async fn partnerships_in(tx: &mut Tx, id: &AgreementId) -> Result<Vec<Partnership>, StoreError> {
    let region = tx.region.clone();
    let asked = sql(super::record::PARTNERSHIP).bind(&region).push_bind(
        " and p.id in (select l.partnership_id from agreement_partnership l where l.region_code = $1 and l.agreement_id = ",
        id,
    );
    tx.all(own_first(asked, id)).await
}

crate::row_struct! { struct Member { organisation_id: OrganisationId, part: Part } }

/// The organisations that take part in the partnerships that an agreement serves, and as what.
pub async fn members(
    db: &Db,
    region: &RegionCode,
    id: &AgreementId,
) -> Result<Vec<(OrganisationId, Part)>, StoreError> {
    let asked = sql("select distinct m.organisation_id, m.part from agreement_partnership l
         join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id
         where l.region_code = $1 and l.agreement_id = $2 order by 1, 2");
    let found: Vec<Member> = db.all(asked.bind(region).bind(id)).await?;
    Ok(found.into_iter().map(|one| (one.organisation_id, one.part)).collect())
}

/// On what an agreement of a kind may rest in some partnerships.
pub struct Ground<'a> {
    /// The partner that answers there.
    pub partner: &'a OrganisationId,
    /// Of which kind it may be.
    pub kinds: &'a [AgreementKind],
    /// The partnerships.
    pub partnerships: Vec<&'a PartnershipId>,
    /// Whether it has to be a paper of these partnerships: a change changes nobody else's.
    pub own: bool,
}

/// Adds the conditions of a ground on an agreement `a`: a paper of the partnerships, or one that the head of the region and the
/// partner have signed. What others draft is theirs, and what is not signed is written anew, not changed.
fn resting(statement: Sql, ground: &Ground<'_>) -> Sql {
    let statement = statement
        .push_bind(" and a.partner_id = ", ground.partner)
        .push_list(" and a.kind in ", ground.kinds.iter())
        .push(" and a.state <> 'withdrawn' and (")
        .push(if ground.own { "a.state = 'signed' and (1 = 0" } else { "(a.state = 'signed'" });
    statement
        .push_list(
            " or exists (select 1 from agreement_partnership l where l.region_code = a.region_code
              and l.agreement_id = a.id and l.partnership_id in ",
            ground.partnerships.iter().copied(),
        )
        .push(")))")
}

/// Agreements on which another may rest, the latest first.
pub async fn bases(db: &Db, region: &RegionCode, ground: &Ground<'_>) -> Result<Vec<Agreement>, StoreError> {
    let asked = resting(sql(AGREEMENT).bind(region), ground);
    db.all(asked.push(" order by a.created_at desc, a.id desc").push_bind(" limit ", BASES)).await
}

/// Whether an agreement is one on which another may rest.
pub async fn is_base(tx: &mut Tx, id: &AgreementId, ground: &Ground<'_>) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from agreement a where a.region_code = $1 and a.id = $2");
    let asked = resting(asked.bind(&region).bind(id), ground);
    Ok(tx.value::<i64>(asked).await?.unwrap_or(0) > 0)
}

crate::row_struct! { struct Termed { kind: AgreementKind, starts_on: Date, ends_on: Date } }

/// Kind, first and last day of an agreement.
type Term = (AgreementKind, Date, Date);

fn terms_of(region: &RegionCode, partnership: &PartnershipId) -> Sql {
    sql("select a.kind, a.starts_on, a.ends_on from agreement_partnership l
         join agreement a on a.region_code = l.region_code and a.id = l.agreement_id and a.state = 'signed'
         where l.region_code = $1 and l.partnership_id = $2 and a.starts_on is not null and a.ends_on is not null
         and coalesce(a.answer, '') <> 'refuses' order by a.id")
    .bind(region)
    .bind(partnership)
}

fn plain(found: Vec<Termed>) -> Vec<Term> {
    found.into_iter().map(|one| (one.kind, one.starts_on, one.ends_on)).collect()
}

/// The signed agreements that serve a partnership and name their days.
pub async fn signed_terms(
    db: &Db,
    region: &RegionCode,
    partnership: &PartnershipId,
) -> Result<Vec<Term>, StoreError> {
    db.all(terms_of(region, partnership)).await.map(plain)
}

/// The same within a transaction.
pub async fn signed_terms_in(tx: &mut Tx, partnership: &PartnershipId) -> Result<Vec<Term>, StoreError> {
    let region = tx.region.clone();
    tx.all(terms_of(&region, partnership)).await.map(plain)
}

crate::row_struct! {
    /// A paper that bears a number.
    #[derive(Debug, Clone)]
    pub struct Bearer {
        /// The paper.
        pub id: AgreementId,
        /// What it is about.
        pub title: String,
    }
}

/// Another signed paper of a kind that bears the district's number, however spaces and capitals stand in it.
pub async fn bearer(
    tx: &mut Tx,
    (id, kind): (&AgreementId, AgreementKind),
    number: &str,
) -> Result<Option<Bearer>, StoreError> {
    let region = tx.region.clone();
    let number: String = number.to_ascii_lowercase().split_whitespace().collect();
    let asked = sql("select a.id, a.title from agreement a where a.region_code = $1 and a.id <> $2 and a.kind = $3
         and a.state = 'signed' and lower(replace(a.number_district, ' ', '')) = $4 order by a.signed_on, a.id limit 1");
    tx.maybe(asked.bind(&region).bind(id).bind(kind).bind(number)).await
}

crate::row_struct! { struct Subject { title: String } }

/// The most powers of attorney whose subjects are compared.
const POWERS: i64 = 40;

/// What the powers of attorney for an office are about that serve one of an agreement's partnerships, were signed by a day and hold then.
pub async fn powers(
    db: &Db,
    region: &RegionCode,
    id: &AgreementId,
    office: &OrganisationId,
    day: Date,
) -> Result<Vec<String>, StoreError> {
    let asked = sql("select distinct a.title from agreement_partnership l
         join agreement_partnership k on k.region_code = l.region_code and k.partnership_id = l.partnership_id
         join agreement a on a.region_code = k.region_code and a.id = k.agreement_id
         where l.region_code = $1 and l.agreement_id = $2 and a.kind = 'power' and a.state = 'signed' and a.office_id = $3
         and a.signed_on <= $4 and (a.ends_on is null or a.ends_on >= $4) order by a.title limit $5");
    let asked = asked.bind(region).bind(id).bind(office).bind(day).bind(POWERS);
    let found: Vec<Subject> = db.all(asked).await?;
    Ok(found.into_iter().map(|one| one.title).collect())
}

/// The columns that the form fills, in the order of [`insert`] and [`overwrite`].
fn content(draft: &AgreementDraft) -> Vec<Value> {
    vec![
        Value::from(&draft.title),
        Value::from(draft.base.as_ref()),
        Value::from(draft.office.as_ref()),
        Value::from(draft.signer),
        Value::from(&draft.district_name),
        Value::from(&draft.district_position),
        Value::from(&draft.district_number),
        Value::from(&draft.partner_name),
        Value::from(&draft.partner_position),
        Value::from(&draft.purpose),
        Value::from(&draft.scope),
        Value::from(&draft.financing),
        Value::from(draft.amount_minor),
        Value::from(&draft.items),
        Value::from(draft.starts_on),
        Value::from(draft.ends_on),
        Value::from(&draft.village),
        Value::from(&draft.village_head_name),
        Value::from(&draft.village_head_number),
        Value::from(&draft.district_rank),
        Value::from(&draft.partner_number),
        Value::from(&draft.partner_rank),
    ]
}

/// Writes a new agreement of a partnership.
pub async fn insert(
    tx: &mut Tx,
    id: &AgreementId,
    draft: &AgreementDraft,
    (partnership, partner): (&PartnershipId, Option<&OrganisationId>),
    simulated: bool,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("insert into agreement (title, base_id, office_id, signer, district_name, district_position, district_number,
         partner_name, partner_position, purpose, scope, financing, amount_minor, items, starts_on, ends_on, village,
         village_head_name, village_head_number, district_rank, partner_number, partner_rank, region_code, id, kind, state,
         partner_id, simulated, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
         $25, $26, $27, $28, $29, $29)");
    let statement = content(draft).into_iter().fold(statement, Sql::bind);
    let statement = statement.bind(&region).bind(id).bind(draft.kind).bind(AgreementState::Draft);
    tx.run(statement.bind(partner).bind(simulated).bind(now)).await?;
    insert_fields(tx, id, &draft.fields).await?;
    let own = sql(
        "insert into agreement_partnership (region_code, agreement_id, partnership_id) values ($1, $2, $3)",
    );
    tx.run(own.bind(&region).bind(id).bind(partnership)).await.map(|_| ())
}

async fn insert_fields(tx: &mut Tx, id: &AgreementId, fields: &[String]) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |code: &String| vec![Value::from(&region), Value::from(id), Value::from(code)];
    let head = "insert into agreement_field (region_code, agreement_id, code) values";
    tx.run_all(insert_rows(head, " on conflict do nothing", fields.iter().map(row).collect())).await
}

/// Lets an agreement serve a partnership for which it was not drawn up.
pub async fn link(tx: &mut Tx, id: &AgreementId, partnership: &PartnershipId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement =
        sql("insert into agreement_partnership (region_code, agreement_id, partnership_id, shared) values ($1, $2, $3, $4)
         on conflict do nothing");
    tx.run(statement.bind(&region).bind(id).bind(partnership).bind(true)).await.map(|_| ())
}

/// Writes a draft over that of a version; `false` when somebody was faster or it is no draft any more.
pub async fn overwrite(
    tx: &mut Tx,
    id: &AgreementId,
    version: i64,
    draft: &AgreementDraft,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update agreement set title = $1, base_id = $2, office_id = $3, signer = $4, district_name = $5,
         district_position = $6, district_number = $7, partner_name = $8, partner_position = $9, purpose = $10, scope = $11,
         financing = $12, amount_minor = $13, items = $14, starts_on = $15, ends_on = $16, village = $17,
         village_head_name = $18, village_head_number = $19, district_rank = $20, partner_number = $21, partner_rank = $22,
         changed_at = $23, version = version + 1
         where region_code = $24 and id = $25 and version = $26 and state = 'draft'");
    let statement = content(draft).into_iter().fold(statement, Sql::bind);
    if tx.run(statement.bind(now).bind(&region).bind(id).bind(version)).await? != 1 {
        return Ok(false);
    }
    let gone = sql("delete from agreement_field where region_code = $1 and agreement_id = $2");
    tx.run(gone.bind(&region).bind(id)).await?;
    insert_fields(tx, id, &draft.fields).await?;
    Ok(true)
}

/// Notes under which code and number a draft was issued, and keeps the district's words with which it was.
pub async fn set_issued(
    tx: &mut Tx,
    id: &AgreementId,
    (code, number, words): (&str, &str, &str),
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update agreement set document_code = $3, number_district = $4, changed_at = $5,
         words = coalesce(words, $6), version = version + 1 where region_code = $1 and id = $2 and state = 'draft'");
    let statement = statement.bind(&region).bind(id).bind(code).bind(number).bind(now).bind(words);
    tx.run(statement).await.map(|_| ())
}

/// Gives a draft up; `false` when somebody was faster.
pub async fn withdraw(tx: &mut Tx, id: &AgreementId, version: i64) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update agreement set state = 'withdrawn', changed_at = $4, version = version + 1
         where region_code = $1 and id = $2 and version = $3 and state = 'draft'");
    Ok(tx.run(statement.bind(&region).bind(id).bind(version).bind(now)).await? == 1)
}

/// Moves the last day of an agreement, as a change of it says.
pub async fn set_end(tx: &mut Tx, id: &AgreementId, ends: Date) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update agreement set ends_on = $3, changed_at = $4, version = version + 1
         where region_code = $1 and id = $2");
    tx.run(statement.bind(&region).bind(id).bind(ends).bind(now)).await.map(|_| ())
}
