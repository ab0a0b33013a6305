//! SQL of the meetings that everybody may know of, and of what came out of them.

use jiff::civil::Date;
use sekber_core::meeting::kinds::Round;
use sekber_core::value::{MeetingId, OrganisationId, ProgrammeId, RegionCode};

use super::{shown_organisation, shown_programme};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, StoreError, Tx, sql};

crate::row_struct! {
    /// What everybody may see of a meeting.
    #[derive(Debug, Clone)]
    pub struct PublicMeeting {
        /// Which one.
        pub id: MeetingId,
        /// What it is called.
        pub name: String,
        /// Where it is held.
        pub place: String,
        /// The day.
        pub day: Date,
        /// When it begins.
        pub starts: String,
        /// When it ends.
        pub ends: String,
        /// The agenda, a line each.
        pub agenda: String,
        /// How far it is.
        pub round: Round,
        /// Whether what came out of it is public.
        pub outcome: bool,
        /// How many offices and partners came; none where nobody's coming was recorded, or the outcome was not released.
        pub present: Option<i64>,
        /// How many pairs both sides agreed on, as far as everybody may see both; none where no such pair was recorded, or the
        /// outcome was not released. What a meeting agreed on may stand in its minutes alone.
        pub agreed: Option<i64>,
        /// Whether a record of agreement was issued, whose code can be checked.
        pub issued: bool,
    }
    /// An office and a partner's programme that both agreed to work on together.
    #[derive(Debug, Clone)]
    pub struct AgreedPair {
        /// The office.
        pub office_id: OrganisationId,
        /// Its name.
        pub office: String,
        /// The programme.
        pub programme_id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner.
        pub partner_id: OrganisationId,
        /// The owner's name.
        pub partner: String,
    }
    /// Whether the public knows of a meeting, for the secretariat.
    #[derive(Debug, Clone)]
    pub struct Shown {
        /// Which one.
        pub id: MeetingId,
        /// What it is called.
        pub name: String,
        /// The day.
        pub day: Date,
        /// Whether the public knows of it.
        pub announced: bool,
        /// Whether what came out of it is public.
        pub outcome: bool,
        /// Whether its minutes are, as they are now.
        pub minutes: bool,
        /// Whether minutes that were opened have been changed since.
        pub minutes_changed: bool,
        /// Whether there are minutes to open: it is over, and somebody wrote them.
        pub has_minutes: bool,
        /// The version of the minutes.
        pub minutes_version: i64,
    }
}

impl PublicMeeting {
    /// Whether what came out of it can be read: it is over and was released.
    pub fn has_outcome(&self) -> bool {
        self.outcome && self.round == Round::Closed
    }
}

/// Pairs `pair` of an office and a programme that everybody may see.
macro_rules! shown_pairs {
    () => {
        concat!(
            "matching_pair pair
         join (select o.region_code, o.id, o.name, o.sort_key from organisation o where ",
            shown_organisation!(),
            ") office on office.region_code = pair.region_code and office.id = pair.office_id
         join programme p on p.region_code = pair.region_code and p.id = pair.programme_id and ",
            shown_programme!(),
            " join organisation o on o.region_code = p.region_code and o.id = p.organisation_id and ",
            shown_organisation!()
        )
    };
}

/// When a pair stands in the plan of a meeting `m` and both sides said yes to it.
macro_rules! agreed {
    () => {
        "pair.region_code = m.region_code and pair.plan_id = m.plan_id
         and 2 = (select count(*) from meeting_consent c where c.region_code = m.region_code and c.meeting_id = m.id
           and c.office_id = pair.office_id and c.programme_id = pair.programme_id and c.consent = 'agreed')"
    };
}

/// Counts are told only of meetings whose outcome was released, and only where something was recorded: nought would be a finding.
const MEETING: &str = concat!(
    "select m.id, m.name, m.place, m.day, m.starts, m.ends, m.agenda, m.round, s.outcome,
     exists (select 1 from document d where d.region_code = m.region_code and d.subject_kind = 'meeting' and d.subject_id = m.id
       and d.kind = 'agreement' and d.withdrawn_at is null) as issued,
     case when s.outcome and m.round = 'closed' then nullif((select count(*) from meeting_participant w
       where w.region_code = m.region_code and w.meeting_id = m.id and w.organisation_id is not null
       and w.presence in ('present', 'stand_in')), 0) end as present,
     case when s.outcome and m.round = 'closed' then nullif((select count(*) from ",
    shown_pairs!(),
    " where ",
    agreed!(),
    "), 0) end as agreed
     from meeting m join public_meeting s on s.region_code = m.region_code and s.meeting_id = m.id
     where m.region_code = $1"
);

/// Those that are announced, the latest first: one page, and how many there are. Two statements.
pub async fn page(db: &Db, region: &RegionCode, cursor: &Cursor) -> Result<Page<PublicMeeting>, StoreError> {
    let total = sql("select count(*) from public_meeting where region_code = $1").bind(region);
    let total: i64 = db.value(total).await?.unwrap_or_default();
    let asked = sql(MEETING).bind(region);
    let asked = match cursor {
        Cursor::Start => asked,
        Cursor::After(key) => asked
            .push_bind(" and (m.day || ' ' || m.starts, m.id) < (", &key.sort)
            .push_bind(", ", &key.id)
            .push(")"),
        Cursor::Before(key) => asked
            .push_bind(" and (m.day || ' ' || m.starts, m.id) > (", &key.sort)
            .push_bind(", ", &key.id)
            .push(")"),
    };
    let asked = asked.push(match cursor {
        Cursor::Before(_) => " order by m.day, m.starts, m.id",
        _ => " order by m.day desc, m.starts desc, m.id desc",
    });
    let rows: Vec<PublicMeeting> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |meeting: &PublicMeeting| Key {
        sort: format!("{} {}", meeting.day, meeting.starts),
        id: meeting.id.to_string(),
    };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// The latest that are announced, so many at most, the latest first.
pub async fn latest(db: &Db, region: &RegionCode, most: i64) -> Result<Vec<PublicMeeting>, StoreError> {
    let asked = sql(MEETING).bind(region);
    db.all(asked.push_bind(" order by m.day desc, m.starts desc, m.id desc limit ", most)).await
}

/// One that is announced.
pub async fn find(db: &Db, region: &RegionCode, id: &MeetingId) -> Result<Option<PublicMeeting>, StoreError> {
    db.maybe(sql(MEETING).bind(region).push_bind(" and m.id = ", id)).await
}

/// The pairs that both sides agreed on in a meeting whose outcome was released, as far as everybody may see both.
pub async fn pairs(db: &Db, region: &RegionCode, id: &MeetingId) -> Result<Vec<AgreedPair>, StoreError> {
    let statement = concat!(
        "select office.id as office_id, office.name as office, p.id as programme_id, p.title, o.id as partner_id, o.name as partner
         from meeting m
         join public_meeting s on s.region_code = m.region_code and s.meeting_id = m.id and s.outcome
         cross join ",
        shown_pairs!(),
        " where m.region_code = $1 and m.id = $2 and m.round = 'closed' and ",
        agreed!(),
        " order by office.sort_key, o.sort_key, p.sort_key"
    );
    db.all(sql(statement).bind(region).bind(id)).await
}

/// The minutes of a meeting that is over, as far as the secretariat has opened them as they are now.
pub async fn minutes(db: &Db, region: &RegionCode, id: &MeetingId) -> Result<Option<String>, StoreError> {
    let statement = "select m.minutes from meeting m
         join public_meeting s on s.region_code = m.region_code and s.meeting_id = m.id and s.outcome
         where m.region_code = $1 and m.id = $2 and m.round = 'closed' and m.minutes <> '' and s.minutes_version = m.minutes_version";
    db.value(sql(statement).bind(region).bind(id)).await
}

/// Every meeting with what the public knows of it, the latest first.
pub async fn with_release(db: &Db, region: &RegionCode) -> Result<Vec<Shown>, StoreError> {
    db.all(
        sql("select m.id, m.name, m.day, s.meeting_id is not null as announced, coalesce(s.outcome, false) as outcome,
             coalesce(s.minutes_version = m.minutes_version, false) as minutes,
             coalesce(s.minutes_version <> m.minutes_version, false) as minutes_changed,
             m.round = 'closed' and m.minutes <> '' as has_minutes, m.minutes_version
             from meeting m left join public_meeting s on s.region_code = m.region_code and s.meeting_id = m.id
             where m.region_code = $1 order by m.day desc, m.id limit 200")
        .bind(region),
    )
    .await
}

/// Announces a meeting, with or without what came out of it and a version of its minutes.
pub async fn announce(
    tx: &mut Tx,
    id: &MeetingId,
    outcome: bool,
    minutes: Option<i64>,
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("insert into public_meeting (region_code, meeting_id, outcome, minutes_version) values ($1, $2, $3, $4)
         on conflict (region_code, meeting_id) do update set outcome = excluded.outcome, minutes_version = excluded.minutes_version");
    tx.run(statement.bind(&region).bind(id).bind(outcome).bind(minutes)).await.map(|_| ())
}

/// Takes the announcement back.
pub async fn hide(tx: &mut Tx, id: &MeetingId) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let statement = sql("delete from public_meeting where region_code = $1 and meeting_id = $2");
    tx.run(statement.bind(&region).bind(id)).await.map(|_| ())
}
