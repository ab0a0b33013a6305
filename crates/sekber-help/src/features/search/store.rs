//! The one statement that asks every room what it finds.

use std::collections::HashMap;

use jiff::civil::Date;
use sekber_core::value::RegionCode;

use crate::kit::access::Actor;
use crate::kit::card::{Asked, Hit, SearchSource};
use crate::kit::search::Query;
use crate::kit::store::{Db, StoreError, sql};

/// Most records that are shown of a kind; its list shows the rest.
const MOST: i64 = 5;

/// What the rooms find for somebody, by kind, the best first: one statement, however many rooms there are.
pub async fn found(
    db: &Db,
    region: &RegionCode,
    (actor, sources, today): (&Actor, &[SearchSource], Date),
    (query, typed): (&Query, &str),
) -> Result<HashMap<String, Vec<Hit>>, StoreError> {
    let mut statement = sql("");
    for source in sources {
        let allowed = source.kinds.iter().filter(|kind| kind.permit.allows(Some(actor), false));
        let kinds: Vec<&str> = allowed.map(|kind| kind.code).collect();
        if kinds.is_empty() {
            continue;
        }
        let between = if statement.text().is_empty() { "" } else { " union all " };
        let asked =
            Asked { engine: db.engine(), region, actor, query, typed, kinds: &kinds, most: MOST, today };
        statement = (source.find)(statement.push(between), &asked);
    }
    let mut found: HashMap<String, Vec<Hit>> = HashMap::new();
    if statement.text().is_empty() {
        return Ok(found);
    }
    for hit in db.all::<Hit>(statement).await? {
        found.entry(hit.kind.clone()).or_default().push(hit);
    }
    for hits in found.values_mut() {
        hits.sort_by(|a, b| (a.position, &a.sort_key, &a.id).cmp(&(b.position, &b.sort_key, &b.id)));
    }
    Ok(found)
}
