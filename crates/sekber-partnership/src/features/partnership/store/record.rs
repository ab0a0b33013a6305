//! SQL of partnerships read one by one.

use sekber_core::registry::kinds::Side;
use sekber_core::value::{Moment, OrganisationId, PartnershipId, ProgrammeId, RegionCode};

use crate::features::partnership::model::{Carried, Partnership, Party};
use crate::features::registry::WAITS_TO_BE_LET_IN;
use crate::kit::audit;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// A partnership's columns; `p` is the partnership and `$1` the district.
pub const PARTNERSHIP: &str =
    "select p.id, p.cycle_id, p.number, p.title, p.scope, p.meeting_id, p.state, p.state_reason, p.state_since, p.road, p.next_step,
            p.secretariat_since, p.start_on, p.end_on, p.ended_by, p.end_letter_number, p.end_letter_on, p.ended_on, p.end_letter_id,
            p.contested_at, p.contest_party_id, p.contest_reason, p.contest_answer, p.renews_id, (select max(r.id) from partnership r where r.region_code = p.region_code and r.renews_id = p.id
             and r.state <> 'declined') as renewed_by, p.simulated, p.version, p.created_at, p.changed_at
     from partnership p where p.region_code = $1";

const PARTY: &str = "select m.organisation_id, o.name, o.short_name, m.part, o.kind, o.legal_form, m.accepted_at,
            m.accepted_by, m.turn_since
     from partnership_party m
     join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
     where m.region_code = $1 and m.partnership_id = $2
     order by (case m.part when 'lead' then 0 when 'partner' then 1 when 'copartner' then 2 else 3 end), o.sort_key, o.id";

fn one(region: &RegionCode, id: &PartnershipId) -> Sql {
    sql(PARTNERSHIP).bind(region).push_bind(" and p.id = ", id)
}

/// A partnership.
///
/// # Errors
/// When the database cannot be asked.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Option<Partnership>, StoreError> {
    db.maybe(one(region, id)).await
}

/// The same within a transaction.
///
/// # Errors
/// As [`find`].
pub async fn find_in(tx: &mut Tx, id: &PartnershipId) -> Result<Option<Partnership>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(one(&region, id)).await
}

/// Who takes part: the leading office, the partner, the others.
///
/// # Errors
/// As [`find`].
pub async fn parties(db: &Db, region: &RegionCode, id: &PartnershipId) -> Result<Vec<Party>, StoreError> {
    db.all(sql(PARTY).bind(region).bind(id)).await
}

/// The same within a transaction.
///
/// # Errors
/// As [`find`].
pub async fn parties_in(tx: &mut Tx, id: &PartnershipId) -> Result<Vec<Party>, StoreError> {
    let region = tx.region.clone();
    tx.all(sql(PARTY).bind(&region).bind(id)).await
}

/// The programmes that are carried out in a partnership.
///
/// # Errors
/// As [`find`].
pub async fn programmes(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Vec<Carried>, StoreError> {
    db.all(
        sql("select c.programme_id, g.title, g.organisation_id, o.short_name as owner
             from partnership_programme c
             join programme g on g.region_code = c.region_code and g.id = c.programme_id
             join organisation o on o.region_code = g.region_code and o.id = g.organisation_id
             where c.region_code = $1 and c.partnership_id = $2
             order by g.sort_key, g.id")
        .bind(region)
        .bind(id),
    )
    .await
}

/// The partnerships in which an organisation takes part, the latest first.
///
/// # Errors
/// As [`find`].
pub async fn of_organisation(
    db: &Db,
    region: &RegionCode,
    organisation: &OrganisationId,
) -> Result<Vec<Partnership>, StoreError> {
    let asked = sql(PARTNERSHIP).bind(region).push_bind(
        " and exists (select 1 from partnership_party m where m.region_code = p.region_code and m.partnership_id = p.id
          and m.organisation_id = ",
        organisation,
    );
    db.all(asked.push(") order by p.number desc")).await
}

crate::row_struct! {
    /// Something that happened to a partnership or one of its papers, from the trail.
    #[derive(Debug, Clone)]
    pub struct Happening {
        /// Its number in the trail.
        pub seq: i64,
        /// When.
        pub at: Moment,
        /// Who, as the trail writes it; `system` for nobody with an account.
        pub actor_id: String,
        /// Who; empty when the name was withdrawn.
        pub actor_name: String,
        /// What, as `partnership.verb`.
        pub kind: String,
        /// The record's name at that time.
        pub label: String,
        /// The record before, as JSON.
        pub before_json: Option<String>,
        /// The record after, as JSON.
        pub after_json: Option<String>,
    }
    /// A programme that may be carried out in a partnership.
    #[derive(Debug, Clone)]
    pub struct Offered {
        /// The programme.
        pub id: ProgrammeId,
        /// Its title with whose it is.
        pub name: String,
    }
}

impl Happening {
    /// What it left in the record; nothing when it left none.
    pub fn after(&self) -> serde_json::Value {
        audit::told(self.after_json.as_deref()).unwrap_or_default()
    }

    /// What stood in the record before; nothing when that was not kept.
    pub fn before(&self) -> Option<serde_json::Value> {
        audit::told(self.before_json.as_deref())
    }
}

/// The latest happenings of a partnership and its papers, the last one first.
///
/// # Errors
/// As [`find`].
pub async fn history(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    most: i64,
) -> Result<Vec<Happening>, StoreError> {
    db.all(
        sql("select seq, at, actor_id, actor_name, kind, label, before_json, after_json from audit where region_code = $1
             and ((subject = 'partnership' and subject_id = $2) or (subject = 'agreement' and subject_id in
              (select l.agreement_id from agreement_partnership l where l.region_code = $1 and l.partnership_id = $2
               and not l.shared)))
             order by seq desc limit $3")
        .bind(region)
        .bind(id)
        .bind(most),
    )
    .await
}

/// Programmes of some organisations that may be carried out together: what was put forward and not given up. What a partnership
/// carries already is always among them, and comes first, whatever became of it.
///
/// # Errors
/// As [`find`].
pub async fn offered(
    db: &Db,
    region: &RegionCode,
    organisations: &[OrganisationId],
    partnership: Option<&PartnershipId>,
) -> Result<Vec<Offered>, StoreError> {
    let asked = sql(concat!(
        "select g.id, g.title || ' – ' || o.short_name as name from programme g
         join organisation o on o.region_code = g.region_code and o.id = g.organisation_id
         left join partnership_programme c on c.region_code = g.region_code and c.programme_id = g.id and c.partnership_id = $2
         where g.region_code = $1 and (c.programme_id is not null or (",
        crate::put_forward!("g")
    ))
    .bind(region)
    .bind(partnership)
    .push_list(" and g.organisation_id in ", organisations.iter())
    .push(
        ")) order by (case when c.programme_id is null then 1 else 0 end), o.sort_key, g.sort_key, g.id limit 300",
    );
    db.all(asked).await
}

/// How many of some programmes are of some organisations, neither drafts nor given up; what a partnership carries already may have
/// been given up since.
///
/// # Errors
/// As [`find`].
pub async fn programmes_that_fit(
    tx: &mut Tx,
    programmes: &[ProgrammeId],
    organisations: &[OrganisationId],
    partnership: Option<&PartnershipId>,
) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(concat!(
        "select count(*) from programme g where g.region_code = $1 and (",
        crate::put_forward!("g"),
        " or exists (select 1 from partnership_programme c
          where c.region_code = g.region_code and c.programme_id = g.id and c.partnership_id = $2))"
    ))
    .bind(&region)
    .bind(partnership)
    .push_list(" and g.id in ", programmes.iter())
    .push_list(" and g.organisation_id in ", organisations.iter());
    Ok(tx.value(asked).await?.unwrap_or(0))
}

/// How many of some organisations are on a side, in the registry and let in; who takes part in a partnership already may have been
/// joined to another since.
///
/// # Errors
/// As [`find`].
pub async fn count_of_side(
    tx: &mut Tx,
    organisations: &[OrganisationId],
    side: Side,
    partnership: Option<&PartnershipId>,
) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql(concat!(
        "select count(*) from organisation o where o.region_code = $1 and o.side = $2
         and ((o.merged_into is null and not ",
        crate::waits_to_be_let_in!("o"),
        ") or exists (select 1 from partnership_party m
          where m.region_code = o.region_code and m.organisation_id = o.id and m.partnership_id = $3))"
    ))
    .bind(&region)
    .bind(side)
    .bind(partnership)
    .push_list(" and o.id in ", organisations.iter());
    Ok(tx.value(asked).await?.unwrap_or(0))
}

fn unverified(region: &RegionCode, organisations: &[OrganisationId]) -> Sql {
    let asked = sql("select o.id from organisation o where o.region_code = $1 and o.side = 'partner'
         and o.state not in ('verified', 'active')");
    asked.bind(region).push_list(" and o.id in ", organisations.iter()).push(" order by o.id limit 1")
}

/// The first of some organisations that is a partner whom the secretariat has not found in order.
///
/// # Errors
/// As [`find`].
pub async fn first_unverified(
    db: &Db,
    region: &RegionCode,
    organisations: &[OrganisationId],
) -> Result<Option<String>, StoreError> {
    db.value(unverified(region, organisations)).await
}

/// The same within a transaction.
///
/// # Errors
/// As [`find`].
pub async fn first_unverified_in(
    tx: &mut Tx,
    organisations: &[OrganisationId],
) -> Result<Option<String>, StoreError> {
    let region = tx.region.clone();
    tx.value(unverified(&region, organisations)).await
}

/// How many of some organisations are partners that the secretariat has not found in order; who takes part in a partnership already
/// is not counted.
///
/// # Errors
/// As [`find`].
pub async fn count_unverified(
    tx: &mut Tx,
    organisations: &[OrganisationId],
    partnership: Option<&PartnershipId>,
) -> Result<i64, StoreError> {
    let region = tx.region.clone();
    let asked = sql("select count(*) from organisation o where o.region_code = $1 and o.side = 'partner'
         and o.state not in ('verified', 'active') and not exists (select 1 from partnership_party m
          where m.region_code = o.region_code and m.organisation_id = o.id and m.partnership_id = $2)")
    .bind(&region)
    .bind(partnership)
    .push_list(" and o.id in ", organisations.iter());
    Ok(tx.value(asked).await?.unwrap_or(0))
}

/// How many partnerships that began by hand some organisations have accepted: those that wait for others, and those that were made
/// since a moment.
///
/// # Errors
/// As [`find`].
pub async fn proposed(
    tx: &mut Tx,
    organisations: &[OrganisationId],
    since: Moment,
) -> Result<(i64, i64), StoreError> {
    crate::row_struct! { struct Proposed { waiting: i64, made: i64 } }
    let region = tx.region.clone();
    let asked = sql("select coalesce(sum(case when p.state = 'proposed' then 1 else 0 end), 0) as waiting,
         coalesce(sum(case when p.created_at > $2 then 1 else 0 end), 0) as made
         from partnership p where p.region_code = $1 and p.meeting_id is null
         and exists (select 1 from partnership_party m where m.region_code = p.region_code and m.partnership_id = p.id
          and m.accepted_at is not null")
    .bind(&region)
    .bind(since)
    .push_list(" and m.organisation_id in ", organisations.iter());
    let found: Proposed = tx.one(asked.push(")")).await?;
    Ok((found.waiting, found.made))
}

/// Organisations of the registry as choices, but for those that wait to be let in: side, id and name. Of the partners that the
/// secretariat has not found in order (see [`count_unverified`]) only those of the partnership, unless all are asked for.
///
/// # Errors
/// As [`find`].
pub async fn organisations(
    db: &Db,
    region: &RegionCode,
    with_unverified: bool,
    partnership: Option<&PartnershipId>,
) -> Result<Vec<super::list::Choice>, StoreError> {
    let asked = sql(
        "select side, id, name from organisation where region_code = $1 and merged_into is null and not ",
    )
    .bind(region)
    .push(WAITS_TO_BE_LET_IN);
    let asked = match with_unverified {
        true => asked,
        false => asked
            .push(
                " and (side <> 'partner' or state in ('verified', 'active') or exists (select 1 from partnership_party m
                 where m.region_code = organisation.region_code and m.organisation_id = organisation.id",
            )
            .push_bind(" and m.partnership_id = ", partnership)
            .push("))"),
    };
    db.all(asked.push(" order by side, sort_key, id")).await
}
