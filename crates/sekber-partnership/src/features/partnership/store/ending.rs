//! SQL of what ends soon, and of an early end that is contested, stays, or is taken back.

use jiff::civil::Date;
use sekber_core::partnership::AgreementKind;
use sekber_core::value::{AgreementId, OrganisationId, PartnershipId, RegionCode};

use crate::features::partnership::model::Partnership;
use crate::kit::audit;
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// A signed agreement that ends.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Ending {
        /// The agreement.
        pub id: AgreementId,
        /// What it is.
        pub kind: AgreementKind,
        /// What it is about.
        pub title: String,
        /// Its last day.
        pub ends_on: Date,
    }
    struct Who { agreement_id: AgreementId, organisation_id: OrganisationId }
}

/// Signed agreements whose last day lies between two days, the nearest first. Nobody is written to about what is made up.
pub async fn between(
    db: &Db,
    region: &RegionCode,
    (from, until): (Date, Date),
) -> Result<Vec<Ending>, StoreError> {
    db.all(
        sql("select a.id, a.kind, a.title, a.ends_on from agreement a
             where a.region_code = $1 and a.state = 'signed' and not a.simulated and a.ends_on >= $2 and a.ends_on <= $3
             and a.kind in ('joint', 'cooperation', 'synergy', 'memorandum', 'yearly_plan', 'commitment')
             order by a.ends_on, a.id")
        .bind(region)
        .bind(from)
        .bind(until),
    )
    .await
}

/// Those who carry out what some agreements serve, as far as it is not over: leading offices and partners, by agreement.
pub async fn concerned(
    db: &Db,
    region: &RegionCode,
    all: &[Ending],
) -> Result<Vec<(AgreementId, OrganisationId)>, StoreError> {
    let asked = sql("select distinct l.agreement_id, m.organisation_id from agreement_partnership l
         join partnership p on p.region_code = l.region_code and p.id = l.partnership_id
         join partnership_party m on m.region_code = l.region_code and m.partnership_id = l.partnership_id
         where l.region_code = $1 and p.state in ('in_agreement', 'active') and m.part in ('lead', 'partner')")
    .bind(region)
    .push_list(" and l.agreement_id in ", all.iter().map(|one| &one.id));
    let found: Vec<Who> = db.all(asked.push(" order by 1, 2")).await?;
    Ok(found.into_iter().map(|one| (one.agreement_id, one.organisation_id)).collect())
}

/// What the trail keeps of how a partnership ended last; nothing where it keeps none.
pub async fn recorded(tx: &mut Tx, id: &PartnershipId) -> Result<serde_json::Value, StoreError> {
    let region = tx.region.clone();
    let asked = sql(
        "select after_json from audit where region_code = $1 and subject = 'partnership' and subject_id = $2
         and kind = 'partnership.ended' and after_json is not null order by seq desc limit 1",
    );
    let json: Option<String> = tx.value(asked.bind(&region).bind(id)).await?;
    Ok(audit::told(json.as_deref()).unwrap_or_default())
}

/// Writes that one of those who take part contests an early end, over a version; `false` when somebody was faster.
pub async fn contest(
    tx: &mut Tx,
    before: &Partnership,
    (party, reason): (&OrganisationId, &str),
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update partnership set contested_at = $4, contest_party_id = $5, contest_reason = $6, changed_at = $4,
         version = version + 1 where region_code = $1 and id = $2 and version = $3 and contested_at is null");
    let statement = statement.bind(&region).bind(&before.id).bind(before.version).bind(now);
    Ok(tx.run(statement.bind(party).bind(reason)).await? == 1)
}

/// Writes that a contested end stays, with what the secretariat says to it, over a version; `false` when somebody was faster.
pub async fn uphold(tx: &mut Tx, before: &Partnership, answer: &str) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update partnership set contest_answer = $4, changed_at = $5, version = version + 1
         where region_code = $1 and id = $2 and version = $3 and contested_at is not null and contest_answer = ''");
    let statement = statement.bind(&region).bind(&before.id).bind(before.version).bind(answer).bind(now);
    Ok(tx.run(statement).await? == 1)
}

/// Takes an early end back over a version: how far it was says what it had reached. The letter's file stays for those who read. `false`
/// when somebody was faster.
pub async fn take_back(tx: &mut Tx, before: &Partnership) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update partnership set state = (case when activated_at is not null then 'active'
         when road is not null then 'in_agreement' else 'accepted' end), state_reason = '', state_since = $4, changed_at = $4,
         end_on = coalesce(planned_end_on, end_on), planned_end_on = null, ended_by = null, end_letter_number = '',
         end_letter_on = null, ended_on = null, contested_at = null, contest_party_id = null, contest_reason = '',
         contest_answer = '', version = version + 1
         where region_code = $1 and id = $2 and version = $3 and state = 'ended'");
    let statement = statement.bind(&region).bind(&before.id).bind(before.version).bind(now);
    Ok(tx.run(statement).await? == 1)
}

crate::row_struct! {
    /// A last day to come: that of a partnership, or of a signed paper.
    #[derive(Debug, Clone)]
    pub struct Ahead {
        /// The kind of paper; none for a partnership.
        pub kind: Option<AgreementKind>,
        /// Which one.
        pub id: String,
        /// What it is about.
        pub title: String,
        /// Its last day.
        pub ends_on: Date,
    }
}

/// Most last days of a calendar.
const MOST_AHEAD: i64 = 2_000;

/// The last days to come of what some organisations take part in, or of everything, the nearest first.
pub async fn ahead(
    db: &Db,
    region: &RegionCode,
    own: Option<&[OrganisationId]>,
    today: Date,
) -> Result<Vec<Ahead>, StoreError> {
    let of_own = |statement: Sql| match own {
        None => statement,
        Some(own) => statement
            .push_list(
                " and exists (select 1 from partnership_party m where m.region_code = p.region_code
                 and m.partnership_id = p.id and m.organisation_id in ",
                own.iter(),
            )
            .push(")"),
    };
    let partnerships = sql("select * from (select cast(null as text) as kind, p.id, p.title, p.end_on as ends_on from partnership p
         where p.region_code = $1 and p.state in ('in_agreement', 'active') and p.end_on >= $2")
    .bind(region)
    .bind(today);
    let papers = of_own(partnerships).push(
        " union all select a.kind, a.id, a.title, a.ends_on from agreement a where a.region_code = $1 and a.state = 'signed'
          and a.ends_on >= $2 and exists (select 1 from agreement_partnership l
          join partnership p on p.region_code = l.region_code and p.id = l.partnership_id and p.state in ('in_agreement', 'active')
          where l.region_code = a.region_code and l.agreement_id = a.id",
    );
    let asked = of_own(papers).push(")) as ahead order by ends_on, id").push_bind(" limit ", MOST_AHEAD);
    db.all(asked).await
}
