//! SQL of what is due in a period: a report of every partner of every partnership that was carried out in it, begun or not.

use jiff::civil::Date;
use sekber_core::report::ReportState;
use sekber_core::value::{OrganisationId, PartnershipId, PeriodId, RegionCode};

use crate::features::partnership::{Days, carried_out};
use crate::features::report::model::{Due, Period};
use crate::kit::app::App;
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, sql};

/// Most reports in a file or on the district's own report.
const MOST: i64 = 20_000;

/// Which of them are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All.
    All,
    /// Those that never came though their day is past; what was sent back came once.
    Missing,
    /// Those that have not come and are not due yet.
    Pending,
    /// Those that the partner still has to hand in: what never came, and what was sent back.
    Open,
    /// Of these, those that are late.
    Late,
    /// Those that are not confirmed and still can be.
    Unconfirmed,
    /// Those in a state.
    In(ReportState),
}

impl Shown {
    /// Reads what stands in the address; none when it is unknown.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "missing" => Some(Self::Missing),
            "pending" => Some(Self::Pending),
            "late" => Some(Self::Late),
            "unconfirmed" => Some(Self::Unconfirmed),
            other => other.parse().ok().map(Self::In),
        }
    }
}

/// What is asked for.
pub struct Asked<'a> {
    /// The period.
    pub period: &'a Period,
    /// Its days.
    pub days: Days,
    /// Which of them.
    pub shown: Shown,
    /// Only what concerns these organisations; none for everything.
    pub own: Option<Vec<OrganisationId>>,
    /// Only this partnership; none for all of them.
    pub partnership: Option<PartnershipId>,
    /// Today, which decides what is late.
    pub today: Date,
}

impl<'a> Asked<'a> {
    /// Everything of a period.
    pub fn all(app: &App, period: &'a Period) -> Self {
        let days = Days::of(app.settings(), (period.starts_on, period.ends_on));
        Self { period, days, shown: Shown::All, own: None, partnership: None, today: app.today() }
    }
}

/// A report is due from every partner of every partnership that was carried out in the period, whether it still is or not. What
/// was handed in stays listed, whatever became of the partnership since; what was only begun and is not due is no report.
/// `statement` ends behind its columns.
fn due(statement: Sql, region: &RegionCode, asked: &Asked<'_>) -> Sql {
    let period = asked.period;
    let statement = statement
        .push_bind(
            " from (select w.region_code, w.partnership_id, w.organisation_id from partnership_party w
              where w.part in ('partner', 'copartner') and w.region_code = ",
            region,
        )
        .push_bind(
            " union select s.region_code, s.partnership_id, s.organisation_id from report s
              where s.sent_at is not null and s.region_code = ",
            region,
        )
        .push_bind(" and s.period_id = ", &period.id)
        .push_bind(
            ") m
              join partnership p on p.region_code = m.region_code and p.id = m.partnership_id
              join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
              join report_period q on q.region_code = m.region_code and q.id = ",
            &period.id,
        )
        .push_bind(
            " left join report r on r.region_code = p.region_code and r.partnership_id = p.id
               and r.organisation_id = m.organisation_id and r.period_id = ",
            &period.id,
        )
        .push_bind(
            " left join report_reminder n on n.region_code = p.region_code and n.partnership_id = p.id
               and n.organisation_id = m.organisation_id and n.period_id = ",
            &period.id,
        )
        .push(" where (r.sent_at is not null or (1 = 1");
    let statement = carried_out(statement, &asked.days).push("))");
    let statement = match asked.shown {
        Shown::All => statement,
        Shown::In(state) => statement.push_bind(" and r.state = ", state),
        Shown::Late | Shown::Missing if asked.today <= period.due_on => statement.push(" and 1 = 0"),
        Shown::Pending if asked.today > period.due_on => statement.push(" and 1 = 0"),
        Shown::Unconfirmed => {
            statement.push(" and q.locked_at is null and coalesce(r.state, 'draft') <> 'confirmed'")
        }
        Shown::Missing | Shown::Pending => statement.push(" and coalesce(r.state, 'draft') = 'draft'"),
        Shown::Open | Shown::Late => {
            statement.push(" and coalesce(r.state, 'draft') in ('draft', 'returned')")
        }
    };
    let statement = match &asked.partnership {
        None => statement,
        Some(partnership) => statement.push_bind(" and p.id = ", partnership),
    };
    match &asked.own {
        None => statement,
        Some(own) => statement
            .push_list(" and (m.organisation_id in ", own.iter())
            .push_bind(
                " or p.id in (select f.partnership_id from partnership_party f where f.part in ('lead', 'support') and f.region_code = ",
                region,
            )
            .push_list(" and f.organisation_id in ", own.iter())
            .push("))"),
    }
}

/// Whether a report of a partner on a partnership is due.
pub async fn is_due(
    tx: &mut Tx,
    asked: &Asked<'_>,
    (partnership, organisation): (&PartnershipId, &OrganisationId),
) -> Result<bool, StoreError> {
    let region = tx.region.clone();
    let found = due(sql("select count(*)"), &region, asked)
        .push_bind(" and p.id = ", partnership)
        .push_bind(" and m.organisation_id = ", organisation);
    Ok(tx.value::<i64>(found).await?.unwrap_or(0) > 0)
}

/// The same of each of some periods, one behind the other. `statement` ends where the first of them is to begin.
fn of_each(
    mut statement: Sql,
    (columns, end): (&'static str, &'static str),
    region: &RegionCode,
    asked: &[Asked<'_>],
) -> Sql {
    for (at, one) in asked.iter().enumerate() {
        let begun = if at == 0 { statement } else { statement.push(" union all ") };
        statement = due(begun.push(columns), region, one).push(end);
    }
    statement
}

const COLUMNS: &str =
    "select q.id as period_id, q.name as period, q.due_on, q.locked_at, r.id, r.state, r.sent_at, p.id as partnership_id,
     p.title as partnership, m.organisation_id,
     o.name as organisation, o.sort_key, p.simulated, r.begun_for,
     (case when r.sent_at is null then null else r.men end) as men,
     (case when r.sent_at is null then null else r.women end) as women,
     (case when r.sent_at is null then null else r.with_disability end) as with_disability,
     (case when r.sent_at is null then null else r.results end) as results,
     o.contact_phone, o.contact_email, n.made_at as reminded_at, n.person_name as reminded_by";

/// How many are asked for, of each period in its order. One statement.
pub async fn counts(db: &Db, region: &RegionCode, asked: &[Asked<'_>]) -> Result<Vec<i64>, StoreError> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let counted = ("select q.id as period_id, count(*) as total", " group by q.id");
    let found: Vec<OfPeriod> = db.all(of_each(sql(""), counted, region, asked)).await?;
    let total =
        |one: &Asked<'_>| found.iter().find(|of| of.period_id == one.period.id).map_or(0, |of| of.total);
    Ok(asked.iter().map(total).collect())
}

/// The rows of some periods; there is one at least.
fn listed(region: &RegionCode, asked: &[Asked<'_>]) -> Sql {
    of_each(sql("select * from ("), (COLUMNS, ""), region, asked).push(") as x where 1 = 1")
}

/// One page of them, by the partner's name.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    asked: &[Asked<'_>],
    cursor: &Cursor,
    total: i64,
) -> Result<Page<Due>, StoreError> {
    let by_name = crate::keyset!(rising "x.sort_key", "x.period_id || x.partnership_id || x.organisation_id");
    let rows = match asked.is_empty() {
        true => Vec::new(),
        false => db.all(by_name.page(listed(region, asked), cursor)).await?,
    };
    let key = |row: &Due| Key {
        sort: row.sort_key.clone(),
        id: format!("{}{}{}", row.period_id, row.partnership_id, row.organisation_id),
    };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// All of them, by the partner's name.
pub async fn all(db: &Db, region: &RegionCode, asked: &[Asked<'_>]) -> Result<Vec<Due>, StoreError> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let statement = listed(region, asked)
        .push(" order by x.sort_key, x.period_id || x.partnership_id || x.organisation_id");
    db.all(statement.push_bind(" limit ", MOST)).await
}

crate::row_struct! {
    /// How many reports of a period are asked for.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct OfPeriod {
        /// The period.
        pub period_id: PeriodId,
        /// How many.
        pub total: i64,
    }
    /// A report of a partnership that is made up for a demonstration.
    #[derive(Debug, Clone)]
    pub struct SimulatedDue {
        /// The partnership.
        pub partnership_id: PartnershipId,
        /// What it is called.
        pub partnership: String,
        /// The partner that answers.
        pub organisation_id: OrganisationId,
        /// Its name.
        pub organisation: String,
        /// The partnership's first day.
        pub start_on: Option<Date>,
        /// The partnership's last day.
        pub end_on: Option<Date>,
    }
}

/// The partnerships that are made up and were carried out, in their order.
pub async fn simulated(tx: &mut Tx) -> Result<Vec<SimulatedDue>, StoreError> {
    let region = tx.region.clone();
    tx.all(
        sql("select p.id as partnership_id, p.title as partnership, m.organisation_id, o.name as organisation,
             p.start_on, p.end_on from partnership p
             join partnership_party m on m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'partner'
             join organisation o on o.region_code = m.region_code and o.id = m.organisation_id
             where p.region_code = $1 and p.simulated and p.state in ('active', 'completed') order by p.number")
        .bind(&region),
    )
    .await
}
