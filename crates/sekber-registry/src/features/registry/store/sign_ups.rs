//! SQL of organisations that signed themselves up.

use sekber_core::value::{OrganisationId, RegionCode};

use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// Whether an organisation signed itself up and nobody of it was let in yet: a condition in brackets on the table `organisation`
/// under the name that it has in the statement. Nobody but the secretariat sees such an organisation, so whatever lists, counts or
/// offers organisations asks this.
#[macro_export]
macro_rules! waits_to_be_let_in {
    ($organisation:literal) => {
        concat!(
            "(",
            $organisation,
            ".state = 'draft'
    and exists (select 1 from sign_up su
                where su.region_code = ",
            $organisation,
            ".region_code and su.organisation_id = ",
            $organisation,
            ".id)
    and not exists (select 1 from person_role pr
                    where pr.region_code = ",
            $organisation,
            ".region_code and pr.organisation_id = ",
            $organisation,
            ".id)
    and not exists (select 1 from invitation iv
                    where iv.region_code = ",
            $organisation,
            ".region_code and iv.organisation_id = ",
            $organisation,
            ".id
                    and iv.withdrawn_at is null))"
        )
    };
}

/// The same where the table bears its own name.
pub const WAITS_TO_BE_LET_IN: &str = crate::waits_to_be_let_in!("organisation");

/// Whether its sign-up was not refused: what waits for the secretariat asks this besides.
pub const NOT_REFUSED: &str =
    "not exists (select 1 from sign_up ns where ns.region_code = organisation.region_code
    and ns.organisation_id = organisation.id and ns.refused_at is not null)";

/// Records whose lines of the trail tell of such organisations: the organisations, and invitations to them that were withdrawn.
pub const KEPT_BACK: &[&str] = &[concat!(
    "select o.id from organisation o where o.region_code = $1 and ",
    crate::waits_to_be_let_in!("o"),
    " union all select i.id from invitation i
      join organisation o on o.region_code = i.region_code and o.id = i.organisation_id where i.region_code = $1 and ",
    crate::waits_to_be_let_in!("o")
)];

/// Narrows a statement about the table `organisation` to those that were let in, unless the others are wanted, too.
pub fn push_let_in(statement: Sql, with_waiting: bool) -> Sql {
    if with_waiting { statement } else { statement.push(" and not ").push(WAITS_TO_BE_LET_IN) }
}

/// Organisations that one statement asks about: a whole district may be invited at once.
const AT_ONCE: usize = 1_000;

fn waiting(region: &RegionCode, organisations: &[OrganisationId]) -> Sql {
    sql("select count(*) from organisation where region_code = $1 and ")
        .bind(region)
        .push(WAITS_TO_BE_LET_IN)
        .push_list(" and id in ", organisations)
}

/// How many of some organisations wait to be let in.
pub async fn count_waiting(
    db: &Db,
    region: &RegionCode,
    organisations: &[OrganisationId],
) -> Result<i64, StoreError> {
    let mut count = 0;
    for some in organisations.chunks(AT_ONCE) {
        count += db.value::<i64>(waiting(region, some)).await?.unwrap_or(0);
    }
    Ok(count)
}

/// The same within a transaction.
pub async fn count_waiting_in(tx: &mut Tx, organisations: &[OrganisationId]) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let mut count = 0;
    for some in organisations.chunks(AT_ONCE) {
        count += tx.value::<i64>(waiting(&region, some)).await?.unwrap_or(0);
    }
    Ok(count)
}

/// How many organisations wait for the secretariat to look at them.
pub async fn count_all_waiting(tx: &mut Tx) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from organisation where region_code = $1 and ")
        .bind(&region)
        .push(WAITS_TO_BE_LET_IN)
        .push(" and ")
        .push(NOT_REFUSED);
    Ok(tx.value(asked).await?.unwrap_or(0))
}

/// Writes down that an organisation signed itself up and what it declared.
pub async fn insert(tx: &mut Tx, organisation: &OrganisationId, declaration: i64) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    tx.run(
        sql("insert into sign_up (region_code, organisation_id, declaration, made_at) values ($1, $2, $3, $4)")
            .bind(&region)
            .bind(organisation)
            .bind(declaration)
            .bind(now),
    )
    .await
    .map(|_| ())
}

/// Writes down that a sign-up is refused and why; `false` when it was before.
pub async fn set_refused(
    tx: &mut Tx,
    organisation: &OrganisationId,
    reason: &str,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let refused = sql("update sign_up set refused_at = $1, refused_reason = $2
         where region_code = $3 and organisation_id = $4 and refused_at is null");
    let refused = refused.bind(now).bind(reason).bind(&region).bind(organisation);
    Ok(tx.run(refused).await? == 1)
}
