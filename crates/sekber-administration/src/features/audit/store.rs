//! SQL that reads the trail; only a commit writes it.

use sekber_core::value::RegionCode;

use super::filter::Filter;
use super::kept_back::KeptBack;
use crate::kit::app::App;
use crate::kit::audit::Line;
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, like, select, sql};

/// One page of the lines asked for, the newest first.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    kept_back: &KeptBack,
    cursor: &Cursor,
) -> Result<Page<Line>, StoreError> {
    let asked = |start: Sql| filtered(start, region, filter, kept_back);
    let total = db.value(asked(sql("select count(*) from audit"))).await?.unwrap_or(0);
    let seq = |key: &Key| key.id.parse::<i64>().unwrap_or(0);
    let lines = asked(select::<Line>(" from audit"));
    let lines = match cursor {
        Cursor::Start => lines.push(" order by seq desc"),
        Cursor::After(key) => lines.push_bind(" and seq < ", seq(key)).push(" order by seq desc"),
        Cursor::Before(key) => lines.push_bind(" and seq > ", seq(key)).push(" order by seq"),
    };
    let rows = db.all(lines.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |line: &Line| Key { sort: String::new(), id: line.seq.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// How many lines are asked for, and the number of the newest of them.
pub async fn found(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    kept_back: &KeptBack,
) -> Result<(i64, i64), StoreError> {
    crate::row_struct! { struct Found { lines: i64, newest: i64 } }
    let asked = sql("select count(*) as lines, cast(coalesce(max(seq), 0) as bigint) as newest from audit");
    let found: Found = db.one(filtered(asked, region, filter, kept_back)).await?;
    Ok((found.lines, found.newest))
}

/// The lines asked for up to a number, the newest first, at most so many.
pub async fn lines(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    kept_back: &KeptBack,
    (newest, most): (i64, i64),
) -> Result<Vec<Line>, StoreError> {
    let asked = filtered(select::<Line>(" from audit"), region, filter, kept_back);
    let asked = asked.push_bind(" and seq <= ", newest).push(" order by seq desc");
    db.all(asked.push_bind(" limit ", most)).await
}

/// The records that nobody but the secretariat sees.
pub async fn kept_back(app: &App) -> Result<KeptBack, StoreError> {
    crate::row_struct! { struct Found { id: String } }
    let region = app.region();
    let mut ids = Vec::new();
    for statement in app.kept_back() {
        let found: Vec<Found> = app.db().all(sql(statement).bind(&region)).await?;
        ids.extend(found.into_iter().map(|row| row.id));
    }
    Ok(KeptBack::of(ids))
}

fn filtered(start: Sql, region: &RegionCode, filter: &Filter, kept_back: &KeptBack) -> Sql {
    let asked = start
        .push_bind(" where region_code = ", region)
        .push_if(" and kind = ", filter.kind.as_ref())
        .push_if(" and subject = ", filter.subject.as_ref())
        .push_if(" and subject_id = ", filter.id.as_ref())
        .push_if(" and actor_id = ", filter.actor.as_ref())
        .push_if(" and at >= ", filter.from)
        .push_if(" and at < ", filter.until);
    let pattern = filter.words.as_deref().map(like::anywhere);
    let asked = match (filter.seq, pattern) {
        (Some(seq), Some(pattern)) => {
            asked.push_bind(" and (seq = ", seq).push_bind(" or words like ", pattern).push(" escape '!')")
        }
        (_, Some(pattern)) => asked.push_bind(" and words like ", pattern).push(" escape '!'"),
        (_, None) => asked,
    };
    // A search that finds a name tells it, whatever is shown.
    match filter.words.is_some() && !kept_back.ids().is_empty() {
        true => asked.push_list(" and subject_id not in ", kept_back.ids()),
        false => asked,
    }
}

/// The kinds of event that occur. The index is jumped through from kind to kind, so the trail's length does not matter.
pub async fn kinds(db: &Db, region: &RegionCode) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Found { kind: String } }
    let found: Vec<Found> = db
        .all(
            sql("with recursive found (kind) as (
                   select min(kind) from audit where region_code = $1
                   union all
                   select (select min(a.kind) from audit a where a.region_code = $1 and a.kind > found.kind)
                   from found where found.kind is not null)
                 select kind from found where kind is not null")
            .bind(region),
        )
        .await?;
    Ok(found.into_iter().map(|row| row.kind).collect())
}
