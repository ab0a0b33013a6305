//! Requests by their last day, which stands in no column: it is counted from the day on which each came in, by the holidays that were
//! known then.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use sekber_core::value::{InformationRequestId, RegionCode};

use super::{Filter, MOST_IN_A_FILE, REQUEST, narrowed};
use crate::features::information::model::{InformationRequest, last_day};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, StoreError, sql};

/// What stands behind every day: those that do not wait any more.
const OVER: &str = "over";

crate::row_struct! {
    /// What tells when a request must be answered.
    struct Clock {
        id: InformationRequestId,
        received_on: Date,
        is_extended: bool,
        is_waiting: bool,
        /// The district's public holidays; they stand with the first request alone, as they are the same for all.
        holidays: String,
    }
}

const CLOCKS: &str = "select id, received_on, extended_because <> '' as is_extended, state = 'received' as is_waiting,
     case when row_number() over (order by id desc) = 1 then coalesce((select r.holidays from portal_references r
      where r.region_code = information_request.region_code), '') else '' end as holidays
     from information_request where region_code = $1";

/// Where a request stands; its last day where it waits.
fn key(id: &InformationRequestId, until: Option<Date>) -> Key {
    Key { sort: until.map_or_else(|| OVER.to_owned(), |day| day.to_string()), id: id.to_string() }
}

fn key_of(one: &InformationRequest) -> Key {
    key(&one.id, one.waits().then(|| one.until()))
}

/// Which of two stands first: the nearer day, then what came in first; of those that do not wait the latest.
fn order(one: &Key, other: &Key) -> Ordering {
    one.sort.cmp(&other.sort).then_with(|| match one.sort.as_str() {
        OVER => other.id.cmp(&one.id),
        _ => one.id.cmp(&other.id),
    })
}

/// Requests that were fetched, in this order.
pub fn sorted(rows: Vec<InformationRequest>) -> Vec<InformationRequest> {
    let mut keyed: Vec<(Key, InformationRequest)> = rows.into_iter().map(|row| (key_of(&row), row)).collect();
    keyed.sort_by(|(one, _), (other, _)| order(one, other));
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// Where all stand that a filter leaves, in their order.
async fn keys(db: &Db, region: &RegionCode, filter: &Filter) -> Result<Vec<Key>, StoreError> {
    let asked = narrowed(sql(CLOCKS), region, filter).push_bind(" order by id desc limit ", MOST_IN_A_FILE);
    let clocks: Vec<Clock> = db.all(asked).await?;
    let holidays = clocks.iter().map(|clock| clock.holidays.as_str()).find(|text| !text.is_empty());
    let holidays = holidays.unwrap_or_default();
    // Many come in on the same day.
    let mut known: BTreeMap<(Date, bool), Date> = BTreeMap::new();
    let mut keys: Vec<Key> = Vec::with_capacity(clocks.len());
    for clock in &clocks {
        let until = clock.is_waiting.then(|| {
            let (day, is_extended) = (clock.received_on, clock.is_extended);
            *known.entry((day, is_extended)).or_insert_with(|| last_day(holidays, day, is_extended))
        });
        keys.push(key(&clock.id, until));
    }
    keys.sort_by(order);
    Ok(keys)
}

/// Those of a page, and one more behind it; from the end where the page before a row is wanted.
fn wanted<'a>(keys: &'a [Key], cursor: &Cursor) -> Vec<&'a Key> {
    let most = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX).saturating_add(1);
    match cursor {
        Cursor::Start => keys.iter().take(most).collect(),
        Cursor::After(key) => {
            let before = keys.partition_point(|one| order(one, key) != Ordering::Greater);
            keys.iter().skip(before).take(most).collect()
        }
        Cursor::Before(key) => {
            let before = keys.partition_point(|one| order(one, key) == Ordering::Less);
            keys.iter().take(before).rev().take(most).collect()
        }
    }
}

/// One page of them, and how many there are.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
) -> Result<Page<InformationRequest>, StoreError> {
    let keys = keys(db, region, filter).await?;
    let total = i64::try_from(keys.len()).unwrap_or(i64::MAX);
    let wanted = wanted(&keys, cursor);
    let ids = wanted.iter().map(|key| key.id.as_str());
    let found: Vec<InformationRequest> =
        db.all(sql(REQUEST).bind(region).push_list(" and id in ", ids)).await?;
    let mut found: HashMap<String, InformationRequest> =
        found.into_iter().map(|row| (row.id.to_string(), row)).collect();
    let rows: Vec<InformationRequest> = wanted.iter().filter_map(|key| found.remove(&key.id)).collect();
    Ok(Page::from_fetched(rows, cursor, total, key_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(sort: &str, id: &str) -> Key {
        Key { sort: sort.to_owned(), id: id.to_owned() }
    }

    #[test]
    fn those_that_wait_come_first_by_their_last_day() {
        let mut keys = [
            at(OVER, "1"),
            at("2023-10-16", "3"),
            at(OVER, "5"),
            at("2023-10-13", "4"),
            at("2023-10-16", "2"),
        ];
        keys.sort_by(order);
        let ids: Vec<&str> = keys.iter().map(|key| key.id.as_str()).collect();
        assert_eq!(ids, ["4", "2", "3", "5", "1"]);
    }

    #[test]
    fn a_page_goes_on_behind_a_row_and_back_before_it() {
        let keys: Vec<Key> = (0..120).map(|day| at(&format!("2023-{day:04}"), "1")).collect();
        let days = |cursor: &Cursor| -> Vec<String> {
            wanted(&keys, cursor).into_iter().map(|key| key.sort.clone()).collect()
        };
        let first = days(&Cursor::Start);
        assert_eq!((first.len(), first.last().map(String::as_str)), (51, Some("2023-0050")));
        let next = days(&Cursor::After(at("2023-0049", "1")));
        assert_eq!(next.first().map(String::as_str), Some("2023-0050"));
        let back = days(&Cursor::Before(at("2023-0050", "1")));
        assert_eq!((back.len(), back.first().map(String::as_str)), (50, Some("2023-0049")));
    }
}
