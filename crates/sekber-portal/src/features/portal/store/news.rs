//! SQL of news.

use sekber_core::portal::{Category, NewsState};
use sekber_core::value::{NewsId, RegionCode};

use crate::features::portal::model::{Neighbour, News, NewsDraft, Picture};
use crate::kit::store::paging::{Cursor, Key, Page};
use crate::kit::store::{Db, Sql, StoreError, Tx, like, select, sql};

const NEWS: &str = " from news where region_code = $1";

/// Adds that everybody may read it.
const SHOWN: &str = " and state = 'published'";

/// Published news, the latest first: one page, and how many there are. Two statements.
pub async fn page(
    db: &Db,
    region: &RegionCode,
    category: Option<Category>,
    cursor: &Cursor,
) -> Result<Page<News>, StoreError> {
    paged(db, region, SHOWN, category, cursor).await
}

/// All news, whatever their state, in the same way.
pub async fn page_of_all(db: &Db, region: &RegionCode, cursor: &Cursor) -> Result<Page<News>, StoreError> {
    paged(db, region, "", None, cursor).await
}

async fn paged(
    db: &Db,
    region: &RegionCode,
    shown: &'static str,
    category: Option<Category>,
    cursor: &Cursor,
) -> Result<Page<News>, StoreError> {
    let total = sql("select count(*) from news where region_code = $1").bind(region).push(shown);
    let total: i64 = db.value(total.push_if(" and category = ", category)).await?.unwrap_or_default();
    let statement = select::<News>(NEWS).bind(region).push(shown).push_if(" and category = ", category);
    let statement = crate::keyset!(falling "day", "id").page(statement, cursor);
    let rows: Vec<News> = db.all(statement).await?;
    let key = |news: &News| Key { sort: news.day.to_string(), id: news.id.to_string() };
    Ok(Page::from_fetched(rows, cursor, total, key))
}

/// The latest published news.
pub async fn latest(db: &Db, region: &RegionCode, most: i64) -> Result<Vec<News>, StoreError> {
    let statement = select::<News>(NEWS).bind(region).push(SHOWN);
    db.all(statement.push_bind(" order by day desc, id desc limit ", most)).await
}

/// Adds that a text occurs in the title or the text, in either language.
fn holding(statement: Sql, typed: &str) -> Sql {
    let statement = statement.push_bind(
        " and lower(title_id || ' ' || body_id || ' ' || title_en || ' ' || body_en) like ",
        like::anywhere(&typed.to_lowercase()),
    );
    statement.push(" escape '!'")
}

/// Published news in whose title or text a text occurs, the latest first.
pub async fn search(db: &Db, region: &RegionCode, typed: &str, most: i64) -> Result<Vec<News>, StoreError> {
    let statement = holding(select::<News>(NEWS).bind(region).push(SHOWN), typed);
    db.all(statement.push_bind(" order by day desc, id desc limit ", most)).await
}

/// How many there are of them.
pub async fn count_found(db: &Db, region: &RegionCode, typed: &str) -> Result<i64, StoreError> {
    let statement = sql("select count(*) from news where region_code = $1").bind(region).push(SHOWN);
    Ok(db.value(holding(statement, typed)).await?.unwrap_or_default())
}

/// One piece of news that everybody may read.
pub async fn published(db: &Db, region: &RegionCode, id: &NewsId) -> Result<Option<News>, StoreError> {
    db.maybe(select::<News>(NEWS).bind(region).push(SHOWN).push_bind(" and id = ", id)).await
}

/// The published news before and after one, by day: one statement.
pub async fn neighbours(db: &Db, region: &RegionCode, news: &News) -> Result<Vec<Neighbour>, StoreError> {
    let day = news.day.to_string();
    let columns =
        "select * from (select 'older' as side, id, day, title_id, title_en from news where region_code = $1";
    let statement = sql(columns)
        .bind(region)
        .push(SHOWN)
        .push_bind(" and (day, id) < (", &day)
        .push_bind(", ", &news.id)
        .push(") order by day desc, id desc limit 1) as older union all select * from (select 'newer' as side, id, day, title_id, title_en from news where region_code = $1")
        .push(SHOWN)
        .push_bind(" and (day, id) > (", &day)
        .push_bind(", ", &news.id)
        .push(") order by day, id limit 1) as newer");
    db.all(statement).await
}

/// One piece of news, whatever its state.
pub async fn find(db: &Db, region: &RegionCode, id: &NewsId) -> Result<Option<News>, StoreError> {
    db.maybe(select::<News>(NEWS).bind(region).push_bind(" and id = ", id)).await
}

/// The same within a transaction.
pub async fn find_in(tx: &mut Tx, id: &NewsId) -> Result<Option<News>, StoreError> {
    let region = tx.region.clone();
    tx.maybe(select::<News>(NEWS).bind(&region).push_bind(" and id = ", id)).await
}

fn content(statement: Sql, draft: &NewsDraft, picture: Option<&Picture>) -> Sql {
    statement
        .bind(draft.category)
        .bind(draft.day)
        .bind(&draft.title_id)
        .bind(&draft.body_id)
        .bind(&draft.title_en)
        .bind(&draft.body_en)
        .bind(&draft.source)
        .bind(draft.simulated)
        .bind(&draft.picture_text)
        .bind(picture.map(|picture| &picture.id))
        .bind(picture.map_or(0, |picture| picture.width))
        .bind(picture.map_or(0, |picture| picture.height))
}

/// Writes a new draft.
pub async fn insert(
    tx: &mut Tx,
    id: &NewsId,
    draft: &NewsDraft,
    picture: Option<&Picture>,
) -> Result<(), StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "insert into news (category, day, title_id, body_id, title_en, body_en, source, simulated, picture_text, picture_id,
         picture_width, picture_height, region_code, id, created_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)",
    );
    let statement = content(statement, draft, picture);
    tx.run(statement.bind(&region).bind(id).bind(now)).await.map(|_| ())
}

/// Writes over a version; `false` when somebody was faster.
pub async fn update(
    tx: &mut Tx,
    id: &NewsId,
    version: i64,
    draft: &NewsDraft,
    picture: Option<&Picture>,
) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql(
        "update news set category = $1, day = $2, title_id = $3, body_id = $4, title_en = $5, body_en = $6, source = $7,
         simulated = $8, picture_text = $9, picture_id = $10, picture_width = $11, picture_height = $12, changed_at = $13,
         version = version + 1 where region_code = $14 and id = $15 and version = $16",
    );
    let statement = content(statement, draft, picture);
    Ok(tx.run(statement.bind(now).bind(&region).bind(id).bind(version)).await? == 1)
}

/// Writes the state over that of a version; `false` when somebody was faster.
pub async fn set_state(tx: &mut Tx, id: &NewsId, version: i64, state: NewsState) -> Result<bool, StoreError> {
    let (region, now) = (tx.region.clone(), tx.now);
    let statement = sql("update news set state = $1, changed_at = $2, version = version + 1
         where region_code = $3 and id = $4 and version = $5");
    Ok(tx.run(statement.bind(state).bind(now).bind(&region).bind(id).bind(version)).await? == 1)
}
