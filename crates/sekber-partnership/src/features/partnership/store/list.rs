//! SQL of lists of partnerships: a page of what a filter finds, and the choices of the filter.

use jiff::civil::Date;
use sekber_core::partnership::PartnershipState;
use sekber_core::value::{Moment, PartnershipId, RegionCode};

use super::search::called;
use crate::features::partnership::filter::{Filter, HowFar, Order, Whose};
use crate::kit::store::paging::{Cursor, Key, Keyset, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, sql};

crate::row_struct! {
    /// A partnership as a list shows it.
    #[derive(Debug, Clone)]
    pub struct ListRow {
        /// Which one.
        pub id: PartnershipId,
        /// Its number.
        pub number: i64,
        /// Its title.
        pub title: String,
        /// How far it is.
        pub state: PartnershipState,
        /// Its first day.
        pub start_on: Option<Date>,
        /// Its last day.
        pub end_on: Option<Date>,
        /// Its last day by the letter that ended it early.
        pub ended_on: Option<Date>,
        /// Since when the secretariat has to act.
        pub secretariat_since: Option<Moment>,
        /// Whether it was made up.
        pub simulated: bool,
        /// The leading office in speech.
        pub lead: String,
        /// The partner in speech.
        pub partner: String,
        /// How many other organisations take part.
        pub others: i64,
        /// Those that have to act, in speech, separated by `; `.
        pub turn_of: Option<String>,
        /// Since when the first of them has to.
        pub turn_since: Option<Moment>,
        /// Whether one of them is the reader's own.
        pub mine: bool,
        /// Whether another one renews it.
        pub renewed: bool,
    }
    /// A choice of the filter.
    #[derive(Debug, Clone)]
    pub struct Choice {
        /// `office` or `partner`.
        pub side: String,
        /// The organisation.
        pub id: String,
        /// Its name.
        pub name: String,
    }
}

/// The organisations that take part in some partnership.
pub async fn choices(db: &Db, region: &RegionCode) -> Result<Vec<Choice>, StoreError> {
    db.all(
        sql("select o.side, o.id, o.name from organisation o where o.region_code = $1
             and exists (select 1 from partnership_party m where m.region_code = o.region_code and m.organisation_id = o.id)
             order by o.side, o.sort_key, o.id")
        .bind(region),
    )
    .await
}

/// Since when an organisation of `partnership p` has to act.
macro_rules! turn_since {
    () => {
        "(select min(w.turn_since) from partnership_party w where w.region_code = p.region_code and w.partnership_id = p.id)"
    };
}

/// Since when anybody of `partnership p` has to act; where nobody has, later than any time.
macro_rules! since {
    () => {
        concat!(
            "coalesce(case when p.secretariat_since < ",
            turn_since!(),
            " then p.secretariat_since else coalesce(",
            turn_since!(),
            ", p.secretariat_since) end, 9000000000000000000)"
        )
    };
}

/// What stands for a time that is later than any other, as `since!` has it.
const NEVER: i64 = 9_000_000_000_000_000_000;

/// One page, the latest number first or those that have waited longest; two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
) -> Result<Page<ListRow>, StoreError> {
    let counted =
        narrow(sql("select count(*) from partnership p where p.region_code = $1").bind(region), filter);
    let total = db.value(counted).await?.unwrap_or(0);
    let asked = ordered(narrow(columns(region, filter), filter), filter, cursor);
    let rows = db.all(asked.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    Ok(Page::from_fetched(rows, cursor, total, |row: &ListRow| row.key(filter)))
}

impl ListRow {
    /// Since when somebody has to act; none where nobody has.
    pub fn since(&self) -> Option<Moment> {
        [self.turn_since, self.secretariat_since].into_iter().flatten().min()
    }

    /// The last day of what is not over, as lists are ordered by it; what was ended early goes on until its last day.
    fn ends(&self, today: Date) -> String {
        let runs = match self.state {
            PartnershipState::InAgreement | PartnershipState::Active => true,
            PartnershipState::Ended => self.ended_on.is_some() && self.end_on >= Some(today),
            _ => false,
        };
        self.end_on.filter(|_| runs).map_or_else(|| NO_END.to_owned(), |day| day.to_string())
    }

    /// Its place in a list of an order.
    fn key(&self, filter: &Filter) -> Key {
        let number = self.number.to_string();
        match filter.order {
            Order::Number => Key { sort: number, id: self.id.to_string() },
            Order::Longest => {
                Key { sort: self.since().map_or(NEVER, |since| since.0).to_string(), id: number }
            }
            Order::Soonest => Key { sort: self.ends(filter.today), id: number },
        }
    }
}

/// What stands for a last day that is not known, as `ends` has it.
const NO_END: &str = "9999-12-31";

/// Adds the last day of `partnership p`, where it is not over; where none is known, later than any other.
fn ends(statement: Sql, before: &'static str, today: Date) -> Sql {
    statement
        .push(before)
        .push("coalesce(case when p.state in ('in_agreement', 'active') or (p.state = 'ended' and p.ended_on is not null")
        .push_bind(" and p.end_on >= ", today)
        .push(") then p.end_on end, '9999-12-31')")
}

/// Adds the order by the last day, from a cursor on.
fn by_end(statement: Sql, today: Date, cursor: &Cursor) -> Sql {
    let beyond = |statement: Sql, than: &'static str, key: &Key| {
        let number = key.id.parse::<i64>().unwrap_or(i64::MAX);
        let statement = ends(statement, " and (", today).push_bind(than, key.sort.as_str());
        ends(statement.push_bind(", ", number), ") order by ", today)
    };
    match cursor {
        Cursor::Start => ends(statement, " order by ", today).push(", p.number"),
        Cursor::After(key) => beyond(statement, ", p.number) > (", key).push(", p.number"),
        Cursor::Before(key) => beyond(statement, ", p.number) < (", key).push(" desc, p.number desc"),
    }
}

/// The order of lists by what a macro stands for, rising, and by the number where that is the same.
macro_rules! rising {
    ($sort:ident) => {
        Keyset {
            after: concat!(" and (", $sort!(), ", p.number) > ("),
            before: concat!(" and (", $sort!(), ", p.number) < ("),
            order: concat!(" order by ", $sort!(), ", p.number"),
            reversed: concat!(" order by ", $sort!(), " desc, p.number desc"),
        }
    };
}

/// The latest number first.
const LATEST: Keyset = Keyset {
    after: " and p.number < ",
    before: " and p.number > ",
    order: " order by p.number desc",
    reversed: " order by p.number",
};

/// Adds an order, from a cursor on; of those that wait equally long or end on one day the first number comes first.
fn ordered(statement: Sql, filter: &Filter, cursor: &Cursor) -> Sql {
    let number = |text: &str| text.parse::<i64>().unwrap_or(i64::MAX);
    let keyset = match filter.order {
        Order::Number => LATEST,
        Order::Longest => rising!(since),
        Order::Soonest => return by_end(statement, filter.today, cursor),
    };
    let beyond = |statement: Sql, condition: &'static str, key: &Key| {
        if filter.order == Order::Number {
            return statement.push_bind(condition, number(&key.sort));
        }
        let since = key.sort.parse::<i64>().unwrap_or(NEVER);
        statement.push_bind(condition, since).push_bind(", ", number(&key.id)).push(")")
    };
    match cursor {
        Cursor::Start => statement.push(keyset.order),
        Cursor::After(key) => beyond(statement, keyset.after, key).push(keyset.order),
        Cursor::Before(key) => beyond(statement, keyset.before, key).push(keyset.reversed),
    }
}

/// Everything that a filter finds, for a file.
pub async fn everything(db: &Db, region: &RegionCode, filter: &Filter) -> Result<Vec<ListRow>, StoreError> {
    db.all(ordered(narrow(columns(region, filter), filter), filter, &Cursor::Start)).await
}

fn columns(region: &RegionCode, filter: &Filter) -> Sql {
    sql("select p.id, p.number, p.title, p.state, p.start_on, p.end_on, p.ended_on, p.secretariat_since, p.simulated,
         coalesce((select o.short_name from partnership_party m join organisation o on o.region_code = m.region_code
          and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'lead'), '') as lead,
         coalesce((select o.short_name from partnership_party m join organisation o on o.region_code = m.region_code
          and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id and m.part = 'partner'), '') as partner,
         (select count(*) from partnership_party m where m.region_code = p.region_code and m.partnership_id = p.id
          and m.part in ('support', 'copartner')) as others,
         (select string_agg(o.short_name, '; ') from partnership_party m join organisation o on o.region_code = m.region_code
          and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id
          and m.turn_since is not null) as turn_of,
         (select min(m.turn_since) from partnership_party m where m.region_code = p.region_code and m.partnership_id = p.id
          and m.turn_since is not null) as turn_since, ")
        .bind(region)
        .push_list(
            "(exists (select 1 from partnership_party m where m.region_code = p.region_code and m.partnership_id = p.id
              and m.turn_since is not null and m.organisation_id in ",
            filter.own.iter(),
        )
        .push_bind(") or (p.secretariat_since is not null and ", filter.is_secretariat)
        .push(
            ")) as mine, exists (select 1 from partnership r where r.region_code = p.region_code and r.renews_id = p.id
             and r.state <> 'declined') as renewed from partnership p where p.region_code = $1",
        )
}

/// Adds the conditions of a filter on `partnership p`.
fn narrow(statement: Sql, filter: &Filter) -> Sql {
    let statement = within_sight(statement, filter);
    let statement = match filter.state {
        None => statement,
        Some(HowFar::In(PartnershipState::Active)) => statement
            .push_bind(" and p.state = 'active' and (p.end_on is null or p.end_on >= ", filter.today)
            .push(")"),
        Some(HowFar::In(state)) => statement.push_bind(" and p.state = ", state),
        Some(HowFar::Over) => statement.push_bind(" and p.state = 'active' and p.end_on < ", filter.today),
    };
    let statement = statement.push_if(" and p.meeting_id = ", filter.meeting.as_ref());
    let statement = match &filter.text {
        Some(text) => called(statement, text),
        None => statement,
    };
    let statement =
        [&filter.office, &filter.partner].into_iter().flatten().fold(statement, |statement, id| {
            statement
                .push_bind(
                    " and exists (select 1 from partnership_party m where m.region_code = p.region_code
                 and m.partnership_id = p.id and m.organisation_id = ",
                    id,
                )
                .push(")")
        });
    let statement = match filter.ends_until {
        Some(day) => statement
            .push_bind(
                " and (p.state in ('in_agreement', 'active') or (p.state = 'ended' and p.ended_on is not null))
                 and p.end_on >= ",
                filter.today,
            )
            .push_bind(" and p.end_on <= ", day),
        None => statement,
    };
    of_turn(statement, filter)
}

fn of_turn(statement: Sql, filter: &Filter) -> Sql {
    let of_side = |statement: Sql, side: &'static str| {
        statement
            .push_bind(
                " and exists (select 1 from partnership_party m join organisation o on o.region_code = m.region_code
                 and o.id = m.organisation_id where m.region_code = p.region_code and m.partnership_id = p.id
                 and m.turn_since is not null and o.side = ",
                side,
            )
            .push(")")
    };
    match filter.turn {
        None => statement,
        Some(Whose::Mine) => statement
            .push_list(
                " and (exists (select 1 from partnership_party m where m.region_code = p.region_code
                 and m.partnership_id = p.id and m.turn_since is not null and m.organisation_id in ",
                filter.own.iter(),
            )
            .push_bind(") or (p.secretariat_since is not null and ", filter.is_secretariat)
            .push("))"),
        Some(Whose::Office) => of_side(statement, "office"),
        Some(Whose::Partner) => of_side(statement, "partner"),
        Some(Whose::Secretariat) => statement.push(" and p.secretariat_since is not null"),
    }
}

/// Adds the condition that somebody may see a partnership: those who oversee the district see all, others their own.
fn within_sight(statement: Sql, filter: &Filter) -> Sql {
    if filter.oversees {
        return statement;
    }
    statement
        .push_list(
            " and exists (select 1 from partnership_party m where m.region_code = p.region_code
             and m.partnership_id = p.id and m.organisation_id in ",
            filter.sight.iter(),
        )
        .push(")")
}
