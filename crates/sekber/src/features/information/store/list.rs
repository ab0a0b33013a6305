//! SQL of the register of requests: what it is narrowed to, and in which order it stands.

mod due;

use sekber_core::information::{InformationState, ObjectionState};
use sekber_core::value::RegionCode;

use super::REQUEST;
use crate::features::information::model::InformationRequest;
use crate::keyset;
use crate::kit::store::paging::{Cursor, Key, Keyset, Page};
use crate::kit::store::{Db, Sql, StoreError, like, sql};

/// In which order the register stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What came in last first.
    #[default]
    Latest,
    /// What came in first first.
    Oldest,
    /// Those that wait by their last day, the next one first, then all others, the latest first.
    Due,
    /// By how far they are, those that wait first; among them what came in first.
    State,
}

impl Order {
    /// The codes of an address.
    pub const CODES: [&'static str; 4] = ["latest", "oldest", "due", "state"];

    /// Reads the address.
    pub fn read(code: &str) -> Option<Self> {
        match code {
            "latest" => Some(Self::Latest),
            "oldest" => Some(Self::Oldest),
            "due" => Some(Self::Due),
            "state" => Some(Self::State),
            _ => None,
        }
    }
}

/// Identifiers are ordered by time: rising, and falling.
const BY_ID: (Keyset, Keyset) = (keyset!(rising "id", "id"), keyset!(falling "id", "id"));

/// By state, those that wait first.
const BY_STATE: Keyset = keyset!(rising "(case state when 'received' then '' else state end)", "id");

/// The value by which [`BY_STATE`] sorts a request.
fn by_state(state: InformationState) -> String {
    if state == InformationState::Received { String::new() } else { state.to_string() }
}

/// Most requests in a file: more than any district has been asked.
const MOST_IN_A_FILE: i64 = 20_000;

/// What is looked for among requests.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// How far they are.
    pub state: Option<InformationState>,
    /// How far an objection to them is.
    pub objection: Option<ObjectionState>,
    /// What their number, what is asked for or who asks holds; empty for all.
    pub words: String,
    /// Whether who asks is looked through, for those who may read it.
    pub names: bool,
    /// In which order.
    pub order: Order,
}

/// Narrows requests to what a filter leaves.
fn narrowed(start: Sql, region: &RegionCode, filter: &Filter) -> Sql {
    let start = start.bind(region).push_if(" and state = ", filter.state);
    // Columns are compared in small letters as the database makes them, accents and all.
    let words = filter.words.trim().to_lowercase();
    let told = if filter.names {
        " escape '!' or lower(what || ' ' || name) like "
    } else {
        " escape '!' or lower(what) like "
    };
    let start = match words.is_empty() {
        true => start,
        false => start
            .push_bind(
                " and (cast(number as text) || '/ppid/' || cast(year as text) like ",
                like::anywhere(&words),
            )
            .push_bind(told, like::anywhere(&words))
            .push(" escape '!')"),
    };
    match filter.objection {
        Some(state) => start
            .push_bind(
                " and id in (select o.request_id from information_objection o where o.region_code = $1 and o.state = ",
                state,
            )
            .push(")"),
        None => start,
    }
}

/// Everything that a filter leaves, in its order, for a file.
pub async fn everything(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
) -> Result<Vec<InformationRequest>, StoreError> {
    let asked = narrowed(sql(REQUEST), region, filter).push(match filter.order {
        Order::Latest => BY_ID.1.order,
        Order::Oldest | Order::Due => BY_ID.0.order,
        Order::State => BY_STATE.order,
    });
    let rows: Vec<InformationRequest> = db.all(asked.push_bind(" limit ", MOST_IN_A_FILE)).await?;
    Ok(if filter.order == Order::Due { due::sorted(rows) } else { rows })
}

/// Requests, one page and how many there are, those that a filter leaves.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    cursor: &Cursor,
) -> Result<Page<InformationRequest>, StoreError> {
    let keyset = match filter.order {
        Order::Latest => BY_ID.1,
        Order::Oldest => BY_ID.0,
        Order::State => BY_STATE,
        Order::Due => return due::page(db, region, filter, cursor).await,
    };
    let total = sql("select count(*) from information_request where region_code = $1");
    let total = narrowed(total, region, filter);
    let total: i64 = db.value(total).await?.unwrap_or_default();
    let asked = keyset.page(narrowed(sql(REQUEST), region, filter), cursor);
    let rows: Vec<InformationRequest> = db.all(asked).await?;
    let key = |one: &InformationRequest| Key {
        sort: match filter.order {
            Order::State => by_state(one.state),
            _ => one.id.to_string(),
        },
        id: one.id.to_string(),
    };
    Ok(Page::from_fetched(rows, cursor, total, key))
}
