//! SQL of partnerships in short, on the page of an office, a partner or a programme.

use sekber_core::partnership::PartnershipState;
use sekber_core::value::{OrganisationId, PartnershipId, ProgrammeId, RegionCode};

use crate::kit::store::{Db, Sql, StoreError, sql};

crate::row_struct! {
    /// A partnership in short, with how many there are in all.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct PanelLine {
        /// The partnership.
        pub id: PartnershipId,
        /// Its title.
        pub title: String,
        /// How far it is.
        pub state: PartnershipState,
        /// Its last day.
        pub end_on: Option<jiff::civil::Date>,
        /// Its last day by the letter that ended it early.
        pub ended_on: Option<jiff::civil::Date>,
        /// The leading office in speech.
        pub lead: String,
        /// The partner in speech.
        pub partner: String,
        /// Whether it was made up.
        pub simulated: bool,
        /// How many there are.
        pub total: i64,
    }
}

const LINE: &str = "select p.id, p.title, p.state, p.end_on, p.ended_on, p.simulated, count(*) over () as total,
     coalesce((select o.short_name from partnership_party m join organisation o on o.region_code = m.region_code
      and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'lead'), '') as lead,
     coalesce((select o.short_name from partnership_party m join organisation o on o.region_code = m.region_code
      and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'partner'), '') as partner
     from partnership p where p.region_code = $1";

/// What is not over comes first.
const ORDER: &str = " order by (case when p.state in ('completed', 'ended', 'declined') then 1 else 0 end), p.number desc limit ";

async fn read(db: &Db, asked: Sql, most: i64) -> Result<Vec<PanelLine>, StoreError> {
    db.all(asked.push_bind(ORDER, most)).await
}

/// The partnerships of an organisation; one statement.
pub async fn of_organisation(
    db: &Db,
    region: &RegionCode,
    id: &OrganisationId,
    most: i64,
) -> Result<Vec<PanelLine>, StoreError> {
    let asked = sql(LINE).bind(region).push_bind(
        " and p.id in (select m.partnership_id from partnership_party m where m.region_code = $1 and m.organisation_id = ",
        id,
    );
    read(db, asked.push(")"), most).await
}

/// The partnerships that carry a programme out, as far as one of some organisations takes part; of all when none are named. One
/// statement.
pub async fn of_programme(
    db: &Db,
    region: &RegionCode,
    id: &ProgrammeId,
    own: Option<&[OrganisationId]>,
    most: i64,
) -> Result<Vec<PanelLine>, StoreError> {
    let asked = sql(LINE)
        .bind(region)
        .push_bind(
            " and p.id in (select c.partnership_id from partnership_programme c where c.region_code = $1 and c.programme_id = ",
            id,
        )
        .push(")");
    let asked = match own {
        None => asked,
        Some(own) => asked
            .push_list(
                " and p.id in (select m.partnership_id from partnership_party m where m.region_code = $1 and m.organisation_id in ",
                own.iter(),
            )
            .push(")"),
    };
    read(db, asked, most).await
}
