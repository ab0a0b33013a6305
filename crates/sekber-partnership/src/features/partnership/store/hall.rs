//! SQL of what the hall agreed on and objected to.

use sekber_core::meeting::kinds::Consent;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, Moment, OrganisationId, PartnershipId, ProgrammeId, RegionCode};

use crate::features::partnership::model::Carried;
use crate::kit::store::{Db, Sql, StoreError, Tx, select, sql};

crate::row_struct! {
    /// A pair of the plan that was put into force in a meeting that is over, with what both sides said.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct HallPair {
        /// The office.
        pub office_id: OrganisationId,
        /// Its name in speech.
        pub office: String,
        /// The partner.
        pub partner_id: OrganisationId,
        /// Its name in speech.
        pub partner: String,
        /// The programme.
        pub programme_id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// What the office says.
        pub office_says: Option<Consent>,
        /// Why it objects.
        pub office_reason: String,
        /// Who said so.
        pub office_person: String,
        /// When.
        pub office_at: Option<Moment>,
        /// What the partner says.
        pub partner_says: Option<Consent>,
        /// Why it objects.
        pub partner_reason: String,
        /// Who said so.
        pub partner_person: String,
        /// When.
        pub partner_at: Option<Moment>,
        /// The partnership that carries it on.
        pub partnership_id: Option<PartnershipId>,
        /// One of the same office, partner and programme that runs already.
        pub running_id: Option<PartnershipId>,
        /// That one's number in the district.
        pub running_number: Option<i64>,
        /// Whether its programme is still put forward, and both sides still stand in the registry by themselves.
        pub stands: bool,
    }
    /// An objection that was made in a hall.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Objection {
        /// The meeting.
        pub meeting_id: MeetingId,
        /// Its name.
        pub meeting: String,
        /// Which side objected.
        pub side: Side,
        /// The office of the pair.
        pub office: String,
        /// The programme of the pair.
        pub title: String,
        /// Why.
        pub reason: String,
        /// Who said so.
        pub person_name: String,
    }
    /// A meeting that is over, with pairs that both sides agreed to and nobody carries on yet.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Waiting {
        /// The meeting.
        pub id: MeetingId,
        /// Its name.
        pub name: String,
        /// How many pairs wait.
        pub pairs: i64,
    }
}

impl HallPair {
    /// Whether both sides agreed.
    pub fn is_agreed(&self) -> bool {
        [self.office_says, self.partner_says].iter().all(|said| *said == Some(Consent::Agreed))
    }

    /// Whether it waits to be carried on, and can be.
    pub fn waits(&self) -> bool {
        self.is_agreed() && self.partnership_id.is_none() && self.stands && self.running_id.is_none()
    }

    /// The partnership that runs already between the same two on the same programme, with its number, where both agreed again and
    /// nothing is opened for that.
    pub fn running(&self) -> Option<(&PartnershipId, i64)> {
        let again = self.is_agreed() && self.partnership_id.is_none();
        self.running_id.as_ref().zip(self.running_number).filter(|_| again)
    }

    /// Whether one of them objected.
    pub fn is_objected(&self) -> bool {
        [self.office_says, self.partner_says].contains(&Some(Consent::Objected))
    }
}

/// Of a partnership between the office (`x`) and the partner of a programme (`g`) that runs on the day of a meeting (`t`): nobody opens
/// a second one for the same.
macro_rules! running {
    ($what:literal) => {
        concat!(
            "(select ",
            $what,
            " from partnership p
              join partnership_party l on l.region_code = p.region_code and l.partnership_id = p.id and l.part = 'lead'
              join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id
               and m.part in ('partner', 'copartner')
              join partnership_programme y on y.region_code = p.region_code and y.partnership_id = p.id
              where p.region_code = x.region_code and l.organisation_id = x.office_id
               and m.organisation_id = g.organisation_id and y.programme_id = x.programme_id
               and (p.state in ('accepted', 'in_agreement')
                or (p.state = 'active' and (p.end_on is null or p.end_on >= t.day)))
              order by p.number limit 1)"
        )
    };
}

fn pairs_of(region: &RegionCode, meeting: &MeetingId) -> Sql {
    sql(concat!("select x.office_id, o.short_name as office, g.organisation_id as partner_id, r.short_name as partner,
                x.programme_id, g.title, a.consent as office_says, coalesce(a.reason, '') as office_reason,
                coalesce(a.person_name, '') as office_person, a.made_at as office_at, b.consent as partner_says,
                coalesce(b.reason, '') as partner_reason, coalesce(b.person_name, '') as partner_person,
                b.made_at as partner_at,
                k.partnership_id, ", running!("p.id"), " as running_id, ", running!("p.number"), " as running_number,
                (", crate::put_forward!("g"), " and o.merged_into is null and r.merged_into is null) as stands
         from meeting t
         join matching_pair x on x.region_code = t.region_code and x.plan_id = t.plan_id
         join programme g on g.region_code = x.region_code and g.id = x.programme_id
         join organisation o on o.region_code = x.region_code and o.id = x.office_id
         join organisation r on r.region_code = g.region_code and r.id = g.organisation_id
         left join meeting_consent a on a.region_code = x.region_code and a.meeting_id = t.id
          and a.office_id = x.office_id and a.programme_id = x.programme_id and a.side = 'office'
         left join meeting_consent b on b.region_code = x.region_code and b.meeting_id = t.id
          and b.office_id = x.office_id and b.programme_id = x.programme_id and b.side = 'partner'
         left join partnership_pair k on k.region_code = x.region_code and k.meeting_id = t.id
          and k.office_id = x.office_id and k.programme_id = x.programme_id
         where t.region_code = $1 and t.id = $2 and t.closed_at is not null
         order by o.sort_key, r.sort_key, g.sort_key, x.office_id, x.programme_id"))
        .bind(region)
        .bind(meeting)
}

/// The pairs of a meeting that is over, by office and partner.
pub async fn pairs(db: &Db, region: &RegionCode, meeting: &MeetingId) -> Result<Vec<HallPair>, StoreError> {
    db.all(pairs_of(region, meeting)).await
}

/// The same within a transaction.
pub async fn pairs_in(tx: &mut Tx, meeting: &MeetingId) -> Result<Vec<HallPair>, StoreError> {
    let region = tx.region.clone();
    tx.all(pairs_of(&region, meeting)).await
}

/// Of meetings (`t`) of the district `$1` that are over, the agreed pairs that wait to be carried on, by meeting.
pub const PAIRS_THAT_WAIT: &str = concat!(
    " from meeting t
     join matching_pair x on x.region_code = t.region_code and x.plan_id = t.plan_id
     join meeting_consent a on a.region_code = x.region_code and a.meeting_id = t.id and a.office_id = x.office_id
      and a.programme_id = x.programme_id and a.side = 'office' and a.consent = 'agreed'
     join meeting_consent b on b.region_code = x.region_code and b.meeting_id = t.id and b.office_id = x.office_id
      and b.programme_id = x.programme_id and b.side = 'partner' and b.consent = 'agreed'
     join programme g on g.region_code = x.region_code and g.id = x.programme_id
      and ",
    crate::put_forward!("g"),
    "
     join organisation o on o.region_code = x.region_code and o.id = x.office_id and o.merged_into is null
     join organisation r on r.region_code = g.region_code and r.id = g.organisation_id and r.merged_into is null
     where t.region_code = $1 and t.closed_at is not null
     and not exists (select 1 from partnership_pair k where k.region_code = x.region_code and k.meeting_id = t.id
      and k.office_id = x.office_id and k.programme_id = x.programme_id)
     and not exists ",
    running!("1"),
    " group by t.id, t.name, t.day"
);

/// Meetings that are over with agreed pairs that wait to be carried on, the latest first.
pub async fn waiting(db: &Db, region: &RegionCode) -> Result<Vec<Waiting>, StoreError> {
    let asked = sql("select t.id, t.name, count(*) as pairs").bind(region).push(PAIRS_THAT_WAIT);
    db.all(asked.push(" order by t.day desc, t.id")).await
}

crate::row_struct! {
    /// A programme of a partnership, or an objection to one: what the other kind has is none.
    #[derive(Debug, Clone, PartialEq, Eq)]
    struct Said {
        programme_id: ProgrammeId,
        title: String,
        organisation_id: Option<OrganisationId>,
        name: String,
        meeting_id: Option<MeetingId>,
        meeting: String,
        side: Option<Side>,
        reason: String,
        person_name: String,
    }
}

/// The programmes of a partnership, and what was objected to them in any hall with one of its offices. One statement for both.
pub async fn programmes_and_objections(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<(Vec<Carried>, Vec<Objection>), StoreError> {
    let asked = select::<Said>(" from (
             select 0 as kind, cast(0 as bigint) as made_at, g.sort_key, g.id as programme_id, g.title, g.organisation_id,
              o.short_name as name, cast(null as text) as meeting_id, '' as meeting, cast(null as text) as side,
              '' as reason, '' as person_name
             from partnership_programme y
             join programme g on g.region_code = y.region_code and g.id = y.programme_id
             join organisation o on o.region_code = g.region_code and o.id = g.organisation_id
             where y.region_code = $1 and y.partnership_id = $2
             union all
             select 1, c.made_at, c.side, c.programme_id, g.title, cast(null as text), o.short_name, c.meeting_id, t.name,
              c.side, c.reason, c.person_name
             from partnership_programme y
             join meeting_consent c on c.region_code = y.region_code and c.programme_id = y.programme_id
              and c.consent = 'objected'
             join partnership_party m on m.region_code = y.region_code and m.partnership_id = y.partnership_id
              and m.organisation_id = c.office_id
             join meeting t on t.region_code = c.region_code and t.id = c.meeting_id
             join organisation o on o.region_code = c.region_code and o.id = c.office_id
             join programme g on g.region_code = c.region_code and g.id = c.programme_id
             where y.region_code = $1 and y.partnership_id = $2) as said
         order by kind, made_at, sort_key, programme_id")
    .bind(region)
    .bind(id);
    let (mut carried, mut objections) = (Vec::new(), Vec::new());
    for one in db.all::<Said>(asked).await? {
        let Said {
            programme_id,
            title,
            organisation_id,
            name,
            meeting_id,
            meeting,
            side,
            reason,
            person_name,
        } = one;
        match (organisation_id, meeting_id, side) {
            (_, Some(meeting_id), Some(side)) => {
                objections.push(Objection {
                    meeting_id,
                    meeting,
                    side,
                    office: name,
                    title,
                    reason,
                    person_name,
                });
            }
            (Some(organisation_id), _, _) => {
                carried.push(Carried { programme_id, title, organisation_id, owner: name });
            }
            _ => {}
        }
    }
    Ok((carried, objections))
}
