//! SQL of what shows that the steps of a road were taken: notes, signed papers, the partner's legal documents; of the consents of a
//! village the latest one.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sekber_core::partnership::RoadKind;
use sekber_core::value::{PartnershipId, RegionCode};

use super::covers::covers;
use crate::features::partnership::answer::{Answer, Said, replaced};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

crate::row_struct! {
    /// Something that shows how a step stands.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Evidence {
        /// `noted`, `signed`, `drafted`, `held`, `refused` by a village, or `short` where a joint agreement that was signed for another
        /// partnership does not cover this one; `set` where it is what the district sets about the step: its
        /// weight as a word, its days in place of a day, and who takes it in place of who noted it; `own` where it is a step that the
        /// district added, and `retired` where the partnership does without it: the same, with its paper in place of a person's id, the
        /// step that it follows in place of an agreement, and its names in place of a village and a last day.
        pub how: String,
        /// Code of the step, the kind of agreement, or the kind of legal document.
        pub code: String,
        /// The day.
        pub on_day: Option<String>,
        /// A word about it: a note, or the number of the paper.
        pub note: String,
        /// Who noted it.
        pub who: String,
        /// That person's id, as the trail writes it.
        pub who_id: Option<String>,
        /// The agreement, when it is one.
        pub agreement_id: Option<String>,
        /// Its last day.
        pub ends_on: Option<String>,
        /// The village whose consent it is.
        pub village: String,
        /// What the village answered.
        pub answer: Option<Answer>,
    }
}

impl Evidence {
    /// Whether it shows that a step was taken: a draft does not, nor does a village that refuses, nor what covers another partnership alone.
    pub fn takes_step(&self) -> bool {
        !matches!(self.how.as_str(), "drafted" | "refused" | "short" | "set" | "own" | "retired")
    }

    /// The signed consent of a village that it is.
    pub fn consent(&self) -> Option<Said<'_>> {
        let is_consent = self.code == "consent" && matches!(self.how.as_str(), "signed" | "refused");
        let id = self.agreement_id.as_deref().filter(|_| is_consent)?;
        let on = self.on_day.as_deref().and_then(|day| day.parse().ok());
        Some(Said { id, village: &self.village, on })
    }
}

/// Lets the latest consent of each village stand, as refused where it refuses. What was replaced or has ended shows nothing.
fn counted(mut found: Vec<Evidence>, today: Date) -> Vec<Evidence> {
    let gone: BTreeSet<String> =
        replaced(found.iter().filter_map(Evidence::consent)).into_iter().map(str::to_owned).collect();
    let today = today.to_string();
    found.retain_mut(|one| {
        if one.consent().is_none() {
            return true;
        }
        if one.answer == Some(Answer::Refuses) {
            one.how = "refused".to_owned();
        }
        let ended = one.ends_on.as_ref().is_some_and(|ends| *ends < today) && one.how == "signed";
        !ended && one.agreement_id.as_ref().is_none_or(|id| !gone.contains(id))
    });
    found
}

/// Everything that shows how the steps of a partnership stand on a day.
fn asked(region: &RegionCode, id: &PartnershipId, today: Date) -> Sql {
    sql(concat!("select 'noted' as how, s.step as code, s.taken_on as on_day, s.note, s.person_name as who, s.made_by as who_id,
          cast(null as text) as agreement_id, cast(null as text) as ends_on, '' as village, cast(null as text) as answer
         from partnership_step s where s.region_code = $1 and s.partnership_id = $2
         union all
         select (case when a.state <> 'signed' then 'drafted' when a.kind <> 'joint' or not l.shared or ", covers!(), " then 'signed'
                 else 'short' end), a.kind, a.signed_on, a.number_district, '', cast(null as text), a.id, a.ends_on, a.village, a.answer
         from agreement_partnership l join agreement a on a.region_code = l.region_code and a.id = l.agreement_id
         join partnership p on p.region_code = l.region_code and p.id = l.partnership_id
         where l.region_code = $1 and l.partnership_id = $2
         and (a.state = 'draft' or (a.state = 'signed' and (a.ends_on is null or a.ends_on >= $3 or a.kind = 'consent')))
         union all
         select 'held', d.kind, d.issued_on, d.number, '', cast(null as text), cast(null as text), cast(null as text), '', cast(null as text)
         from partnership_party m
         join legal_document d on d.region_code = m.region_code and d.organisation_id = m.organisation_id
         where m.region_code = $1 and m.partnership_id = $2 and m.part = 'partner' and d.ended_at is null
         and d.kind in ('principle_permit', 'operational_permit', 'msp', 'host_agreement')
         and (d.expires_on is null or d.expires_on >= $3)
         union all
         select 'set', s.step, cast(s.usual_days as text), s.weight, s.actor, cast(null as text), cast(null as text), cast(null as text), '',
          cast(null as text)
         from partnership p join road_step s on s.region_code = p.region_code and s.road = p.road
         where p.region_code = $1 and p.id = $2
         union all
         select (case when o.retired_at is null or coalesce(p.road_begun_at, 0) < o.retired_at then 'own' else 'retired' end), o.step,
          cast(o.usual_days as text), o.weight, o.actor, o.paper, o.follows, o.name_en, o.name_id, cast(null as text)
         from partnership p join road_own_step o on o.region_code = p.region_code and o.road = p.road
         where p.region_code = $1 and p.id = $2"))
        .bind(region)
        .bind(id)
        .bind(today)
}

/// Everything that shows how the steps of a partnership stand on a day; one statement.
pub async fn evidence(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
    today: Date,
) -> Result<Vec<Evidence>, StoreError> {
    Ok(counted(db.all(asked(region, id, today)).await?, today))
}

/// The same within a transaction.
pub async fn evidence_in(tx: &mut Tx, id: &PartnershipId, today: Date) -> Result<Vec<Evidence>, StoreError> {
    let region = tx.region.clone();
    Ok(counted(tx.all(asked(&region, id, today)).await?, today))
}

/// What the district says of the steps of a road: what it sets about those of the table, and those that it added; one statement.
pub async fn set_on(db: &Db, region: &RegionCode, road: RoadKind) -> Result<Vec<Evidence>, StoreError> {
    let asked = sql("select 'set' as how, s.step as code, cast(s.usual_days as text) as on_day, s.weight as note, s.actor as who,
          cast(null as text) as who_id, cast(null as text) as agreement_id, cast(null as text) as ends_on, '' as village,
          cast(null as text) as answer
         from road_step s where s.region_code = $1 and s.road = $2
         union all
         select (case when o.retired_at is null then 'own' else 'retired' end), o.step, cast(o.usual_days as text), o.weight, o.actor,
          o.paper, o.follows, o.name_en, o.name_id, cast(null as text)
         from road_own_step o where o.region_code = $1 and o.road = $2");
    db.all(asked.bind(region).bind(road)).await
}
