//! SQL of the partnerships that everybody may see.

use std::collections::HashMap;

use jiff::civil::Date;
use sekber_core::partnership::{Part, PartnershipState};
use sekber_core::value::{Moment, OrganisationId, PartnershipId, ProgrammeId, RegionCode};

use super::{shown_organisation, shown_partnerships, shown_programme};
use crate::features::partnership;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, like, sql};

crate::row_struct! {
    /// What everybody may see of a partnership.
    #[derive(Debug, Clone)]
    pub struct PublicPartnership {
        /// Which one.
        pub id: PartnershipId,
        /// Its number in the district.
        pub number: i64,
        /// What it is called.
        pub title: String,
        /// How far it is.
        pub state: PartnershipState,
        /// Its first day.
        pub start_on: Option<Date>,
        /// Its last day.
        pub end_on: Option<Date>,
        /// Its last day by the letter that ended it early.
        pub ended_on: Option<Date>,
        /// Whether its early end was contested and that is not decided.
        pub contested: bool,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// When it was last changed.
        pub changed_at: Moment,
        /// The leading office.
        pub lead_id: OrganisationId,
        /// Its name.
        pub lead: String,
        /// The partner in charge.
        pub partner_id: OrganisationId,
        /// Its name.
        pub partner: String,
    }
    /// An office or partner that takes part, as far as everybody may see it.
    #[derive(Debug, Clone)]
    pub struct PublicParty {
        /// Which one.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub name: String,
        /// As what it takes part.
        pub part: Part,
    }
    /// A programme that is carried out in it, as far as everybody may see it.
    #[derive(Debug, Clone)]
    pub struct PublicCarried {
        /// Which one.
        pub programme_id: ProgrammeId,
        /// Its title.
        pub title: String,
        /// Its owner's name.
        pub organisation: String,
    }
    struct Shown {
        id: PartnershipId,
        state: PartnershipState,
        start_on: Option<Date>,
        end_on: Option<Date>,
        ended_on: Option<Date>,
        contested: bool,
    }
    struct CarriedOut { partnership_id: PartnershipId, programme_id: ProgrammeId }
}

/// From when to when a partnership that everybody may see carries a programme out.
#[derive(Debug, Clone)]
pub struct PublicTerm {
    /// The programme.
    pub programme_id: ProgrammeId,
    /// How far the partnership is.
    pub state: PartnershipState,
    /// Its first day.
    pub start_on: Option<Date>,
    /// Its last day.
    pub end_on: Option<Date>,
    /// Its last day by the letter that ended it early.
    pub ended_on: Option<Date>,
    /// Whether its early end was contested and that is not decided.
    pub contested: bool,
}

/// The codes of how far partnerships are that a list can be narrowed to.
pub const HOW_FAR: [&str; 4] = ["active", "over", "completed", "ended"];

/// What a list of partnerships is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only how far: one of [`HOW_FAR`].
    pub state: Option<&'static str>,
    /// The day on which a term is over or not.
    pub today: Date,
    /// Only those in which it takes part.
    pub organisation: Option<OrganisationId>,
    /// Only those that carry it out.
    pub programme: Option<ProgrammeId>,
    /// Only those in whose title or names this occurs.
    pub words: String,
}

const COLUMNS: &str =
    "select k.id, k.number, k.title, k.state, k.start_on, k.end_on, k.ended_on,
     (k.state = 'ended' and k.contested_at is not null and k.contest_answer = '') as contested, k.simulated, k.changed_at,
     lead.id as lead_id, lead.name as lead, answering.id as partner_id, answering.name as partner";

fn narrowed(statement: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let statement = statement.push(shown_partnerships!()).push_bind(" and k.region_code = ", region);
    let statement = match filter.state {
        None => statement,
        Some("active") => statement
            .push_bind(" and k.state = 'active' and (k.end_on is null or k.end_on >= ", filter.today)
            .push(")"),
        Some("over") => statement.push_bind(" and k.state = 'active' and k.end_on < ", filter.today),
        Some(state) => statement.push_bind(" and k.state = ", state),
    };
    let statement = match &filter.organisation {
        None => statement,
        Some(id) => statement
            .push_bind(
                " and exists (select 1 from partnership_party m where m.region_code = k.region_code and m.partnership_id = k.id and m.organisation_id = ",
                id,
            )
            .push(")"),
    };
    let statement = match &filter.programme {
        None => statement,
        Some(id) => statement
            .push_bind(
                " and exists (select 1 from partnership_programme c where c.region_code = k.region_code and c.partnership_id = k.id and c.programme_id = ",
                id,
            )
            .push(")"),
    };
    if filter.words.is_empty() {
        return statement;
    }
    statement
        .push_bind(" and (k.number = ", partnership::number_in(&filter.words).unwrap_or_default())
        .push_bind(
            " or lower(k.title || ' ' || lead.name || ' ' || answering.name) like ",
            like::anywhere(&filter.words.to_lowercase()),
        )
        .push(" escape '!')")
}

/// One page of the list, the latest number first. Two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
) -> Result<Page<PublicPartnership>, StoreError> {
    let total: i64 = db.value(narrowed(sql("select count(*)"), region, filter)).await?.unwrap_or_default();
    let asked = narrowed(sql(COLUMNS), region, filter);
    let number = |key: &Key| key.sort.parse::<i64>().unwrap_or(i64::MAX);
    let asked = match cursor {
        Cursor::Start => asked.push(" order by k.number desc"),
        Cursor::After(key) => {
            asked.push_bind(" and k.number < ", number(key)).push(" order by k.number desc")
        }
        Cursor::Before(key) => asked.push_bind(" and k.number > ", number(key)).push(" order by k.number"),
    };
    let rows: Vec<PublicPartnership> = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |row: &PublicPartnership| Key { sort: row.number.to_string(), id: row.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// All that the filter finds, the latest number first, at most so many.
pub async fn all(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    most: i64,
) -> Result<Vec<PublicPartnership>, StoreError> {
    let statement = narrowed(sql(COLUMNS), region, filter);
    db.all(statement.push_bind(" order by k.number desc limit ", most)).await
}

/// One partnership; none when everybody may not see it.
pub async fn find(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Option<PublicPartnership>, StoreError> {
    db.maybe(narrowed(sql(COLUMNS), region, &Filter::default()).push_bind(" and k.id = ", id)).await
}

/// Who takes part in a partnership that everybody may see, offices first.
pub async fn parties(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Vec<PublicParty>, StoreError> {
    let statement = concat!(
        "select o.id as organisation_id, o.name, m.part from partnership_party m
         join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
         where m.region_code = $1 and m.partnership_id = $2 and ",
        shown_organisation!(),
        " order by case m.part when 'lead' then 0 when 'support' then 1 when 'partner' then 2 else 3 end, o.sort_key, o.id"
    );
    db.all(sql(statement).bind(region).bind(id)).await
}

/// The programmes that are carried out in it, by title.
pub async fn carried(
    db: &Db,
    region: &RegionCode,
    id: &PartnershipId,
) -> Result<Vec<PublicCarried>, StoreError> {
    let statement = concat!(
        "select p.id as programme_id, p.title, o.name as organisation from partnership_programme c
         join programme p on p.region_code = c.region_code and p.id = c.programme_id
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id
         where c.region_code = $1 and c.partnership_id = $2 and ",
        shown_programme!(),
        " and ",
        shown_organisation!(),
        " order by p.sort_key, p.id"
    );
    db.all(sql(statement).bind(region).bind(id)).await
}

/// The terms of the partnerships that carry programmes out, by programme. Two statements: joined in one, a database without statistics
/// looks through all programmes for each partnership.
pub async fn terms(db: &Db, region: &RegionCode) -> Result<Vec<PublicTerm>, StoreError> {
    let statement = concat!(
        "select k.id, k.state, k.start_on, k.end_on, k.ended_on,
          (k.state = 'ended' and k.contested_at is not null and k.contest_answer = '') as contested",
        shown_partnerships!(),
        " and k.region_code = $1"
    );
    let shown: Vec<Shown> = db.all(sql(statement).bind(region)).await?;
    let carried = sql("select partnership_id, programme_id from partnership_programme where region_code = $1
                       order by programme_id, partnership_id");
    let carried: Vec<CarriedOut> = db.all(carried.bind(region)).await?;
    let by_id: HashMap<&PartnershipId, &Shown> = shown.iter().map(|one| (&one.id, one)).collect();
    let term = |CarriedOut { partnership_id, programme_id }| {
        let Shown { state, start_on, end_on, ended_on, contested, .. } = by_id.get(&partnership_id)?;
        let (state, contested) = (*state, *contested);
        let (start_on, end_on, ended_on) = (*start_on, *end_on, *ended_on);
        Some(PublicTerm { programme_id, state, start_on, end_on, ended_on, contested })
    };
    Ok(carried.into_iter().filter_map(term).collect())
}
