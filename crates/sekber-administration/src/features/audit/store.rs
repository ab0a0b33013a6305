//! SQL that reads the trail; only a commit writes it.

use std::collections::BTreeSet;

use sekber_core::value::RegionCode;

use super::filter::Filter;
use crate::kit::app::App;
use crate::kit::audit::{LINE_COLUMNS, Line};
use crate::kit::store::paging::{Cursor, Key, PAGE_SIZE, Page};
use crate::kit::store::{Db, Sql, StoreError, sql};

/// One page of the lines asked for, the newest first.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    kept_back: &BTreeSet<String>,
    cursor: &Cursor,
) -> Result<Page<Line>, StoreError> {
    let asked = |start: Sql| filtered(start, region, filter, kept_back);
    let total = db.value(asked(sql("select count(*) from audit"))).await?.unwrap_or(0);
    let seq = |key: &Key| key.id.parse::<i64>().unwrap_or(0);
    let lines = asked(sql("select ").push(LINE_COLUMNS).push(" from audit"));
    let lines = match cursor {
        Cursor::Start => lines.push(" order by seq desc"),
        Cursor::After(key) => lines.push_bind(" and seq < ", seq(key)).push(" order by seq desc"),
        Cursor::Before(key) => lines.push_bind(" and seq > ", seq(key)).push(" order by seq"),
    };
    let rows = db.all(lines.push_bind(" limit ", PAGE_SIZE + 1)).await?;
    let key = |line: &Line| Key { sort: String::new(), id: line.seq.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// The lines asked for, the newest first, at most so many.
pub async fn lines(
    db: &Db,
    region: &RegionCode,
    filter: &Filter,
    kept_back: &BTreeSet<String>,
    most: i64,
) -> Result<Vec<Line>, StoreError> {
    let asked = filtered(sql("select ").push(LINE_COLUMNS).push(" from audit"), region, filter, kept_back);
    db.all(asked.push(" order by seq desc").push_bind(" limit ", most)).await
}

/// The identifiers of records that nobody but the secretariat sees.
pub async fn kept_back(app: &App) -> Result<BTreeSet<String>, StoreError> {
    crate::row_struct! { struct Found { id: String } }
    let region = app.region();
    let mut ids = BTreeSet::new();
    for statement in app.kept_back() {
        let found: Vec<Found> = app.db().all(sql(statement).bind(&region)).await?;
        ids.extend(found.into_iter().map(|row| row.id));
    }
    Ok(ids)
}

fn filtered(start: Sql, region: &RegionCode, filter: &Filter, kept_back: &BTreeSet<String>) -> Sql {
    let asked = start
        .push_bind(" where region_code = ", region)
        .push_if(" and kind = ", filter.kind.as_ref())
        .push_if(" and subject = ", filter.subject.as_ref())
        .push_if(" and subject_id = ", filter.id.as_ref())
        .push_if(" and actor_id = ", filter.actor.as_ref())
        .push_if(" and at >= ", filter.from)
        .push_if(" and at < ", filter.until)
        .push_if(" and words like ", filter.words.as_deref().map(pattern))
        .push(if filter.words.is_some() { " escape '!'" } else { "" });
    // A search that finds a name tells it, whatever is shown.
    match filter.words.is_some() && !kept_back.is_empty() {
        true => asked.push_list(" and subject_id not in ", kept_back),
        false => asked,
    }
}

/// A pattern in which nothing that was typed has a meaning of its own.
fn pattern(words: &str) -> String {
    let plain: String = words
        .chars()
        .flat_map(|letter| {
            let escape = matches!(letter, '%' | '_' | '!').then_some('!');
            escape.into_iter().chain([letter])
        })
        .collect();
    format!("%{plain}%")
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
