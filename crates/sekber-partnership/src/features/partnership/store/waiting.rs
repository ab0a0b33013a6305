//! SQL of the partnerships whose next step is somebody's.

use jiff::civil::Date;
use sekber_core::partnership::next::{Next, next};
use sekber_core::partnership::{PartnershipState, RoadKind};
use sekber_core::value::{Moment, OrganisationId, PartnershipId, RegionCode};

use crate::kit::store::{Db, StoreError, sql};
use crate::kit::words::Language;

/// Most of them that are shown; the list shows the rest.
pub const MOST: i64 = 8;

crate::row_struct! {
    /// A partnership that waits for somebody.
    #[derive(Debug, Clone)]
    pub struct WaitingPartnership {
        /// Which one.
        pub id: PartnershipId,
        /// Its title.
        pub title: String,
        /// How far it is.
        pub state: PartnershipState,
        /// Its road of papers.
        pub road: Option<RoadKind>,
        /// Code of the next step of its papers.
        pub next_step: Option<String>,
        /// Its last day.
        pub end_on: Option<Date>,
        /// Since when it waits.
        pub since: Moment,
        /// Days that the district sets for that step, where they are others than usual.
        pub days: Option<i64>,
        /// What that step is called in Indonesian, where the district added it.
        pub own_id: Option<String>,
        /// The same in English.
        pub own_en: Option<String>,
    }
}

impl WaitingPartnership {
    /// What comes next on a day.
    pub fn next(&self, today: Date) -> Option<Next> {
        let over = self.end_on.is_some_and(|end| end < today);
        next(self.state, self.road, self.next_step.as_deref(), over)
    }

    /// The day by which what comes next is usually done by whoever has had the turn since a day.
    pub fn due(&self, next: Next, since: Date) -> Date {
        let days = match next {
            Next::Step(_) | Next::Own(_) => self.days.unwrap_or(next.usual_days()),
            Next::Act(_) => next.usual_days(),
        };
        next.due(since, days)
    }

    /// What the step that comes next is called in a language, where the district added it.
    pub fn own(&self, language: Language) -> Option<&str> {
        match language {
            Language::Indonesian => self.own_id.as_deref(),
            Language::English => self.own_en.as_deref(),
        }
    }
}

/// Those that wait for one of some organisations, or for the secretariat: what was contested before all else, then the longest waiting.
/// One statement.
///
/// # Errors
/// When the database cannot be asked.
pub async fn waiting(
    db: &Db,
    region: &RegionCode,
    own: &[OrganisationId],
    of_secretariat: bool,
) -> Result<Vec<WaitingPartnership>, StoreError> {
    let asked =
        sql("select p.id, p.title, p.state, p.road, p.next_step, p.end_on, min(w.since) as since,
             coalesce((select s.usual_days from road_step s where s.region_code = $1 and s.road = p.road and s.step = p.next_step),
              (select o.usual_days from road_own_step o where o.region_code = $1 and o.road = p.road and o.step = p.next_step)) as days,
             (select o.name_id from road_own_step o where o.region_code = $1 and o.road = p.road and o.step = p.next_step) as own_id,
             (select o.name_en from road_own_step o where o.region_code = $1 and o.road = p.road and o.step = p.next_step) as own_en
             from (
             select m.partnership_id as id, m.turn_since as since from partnership_party m
             where m.region_code = $1 and m.turn_since is not null and m.organisation_id in ")
        .bind(region);
    let asked = asked
        .push_list("", own.iter())
        .push_bind(
            " union all select q.id, q.secretariat_since from partnership q
              where q.region_code = $1 and q.secretariat_since is not null and ",
            of_secretariat,
        )
        .push(
            ") w join partnership p on p.region_code = $1 and p.id = w.id
             group by p.id, p.title, p.state, p.road, p.next_step, p.end_on
             order by (case when p.state = 'ended' then 0 else 1 end), since, p.id",
        );
    db.all(asked.push_bind(" limit ", MOST)).await
}
