//! Writing the index: the entries of records, the vocabulary, and whether a district's index has to be built anew.

use std::collections::{BTreeSet, HashSet};

use sekber_core::text::SearchWord;

use super::{Kind, STEMMER, forms, rank_base, title_text};
use crate::store::{Db, Sql, StoreError, Tx, Value, insert_rows, sql};
use sekber_core::value::RegionCode;

/// The longest text that is indexed per record, in words; more adds nothing to finding it.
const LONGEST: usize = 2_000;

/// A record as it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which one.
    pub id: String,
    /// Its title or name: what stands here counts more.
    pub title: String,
    /// Everything else by which it is found.
    pub rest: String,
}

/// Indexes records under their kind, replacing what was there.
///
/// # Errors
/// When the database refuses.
pub async fn index_many(tx: &mut Tx, kind: Kind, entries: Vec<Entry>) -> Result<(), StoreError> {
    let mut vocabulary = enter(tx, kind, entries).await?;
    tx.teach(&mut vocabulary);
    let region = tx.region.clone();
    let words = vocabulary.into_iter().map(|word| vec![Value::from(&region), word.into()]).collect();
    tx.run_all(insert_rows(
        "insert into search_vocabulary (region_code, word) values",
        " on conflict do nothing",
        words,
    ))
    .await
}

/// Indexes records that not everybody may see. They are found, but their words stay out of the vocabulary, which would
/// offer them to anybody who mistypes something alike.
///
/// # Errors
/// When the database refuses.
pub async fn index_unshared(tx: &mut Tx, kind: Kind, entries: Vec<Entry>) -> Result<(), StoreError> {
    enter(tx, kind, entries).await.map(|_| ())
}

/// Writes the entries of the index and returns the words that a mistyped word may have meant.
async fn enter(tx: &mut Tx, kind: Kind, entries: Vec<Entry>) -> Result<BTreeSet<String>, StoreError> {
    let region = tx.region.clone();
    let mut vocabulary = HashSet::new();
    let mut indexed: Vec<(i64, String, String, String)> = Vec::with_capacity(entries.len());
    for entry in entries {
        let title: Vec<SearchWord> = STEMMER.search_words(&entry.title).take(LONGEST).collect();
        let mut rest: Vec<String> = title.iter().filter_map(|word| word.short).map(str::to_owned).collect();
        for word in STEMMER.search_words(&entry.rest).take(LONGEST - title.len()) {
            add_forms(&mut rest, word);
        }
        rest.sort_unstable();
        rest.dedup();
        indexed.push((rank_base(kind, title.len()), entry.id, title_text(&title), rest.join(" ")));
        vocabulary.extend(rest);
        vocabulary.extend(title.iter().flat_map(forms));
    }
    // SQLite's index takes ascending ranks in one go.
    indexed.sort_unstable_by_key(|(base, ..)| *base);
    let row = |(base, id, title, words): (i64, String, String, String)| {
        vec![(&region).into(), kind.name.into(), id.into(), base.into(), title.into(), words.into()]
    };
    tx.run_all(insert_rows(
        "insert into search_entry (region_code, kind, record_id, rank_base, title, words) values",
        " on conflict (region_code, kind, record_id) do update
          set rank_base = excluded.rank_base, title = excluded.title, words = excluded.words",
        indexed.into_iter().map(row).collect(),
    ))
    .await?;
    Ok(vocabulary.into_iter().filter(|word| !is_number(word)).collect())
}

/// Adds the forms of a word and the abbreviation that stands for it, so that half of one finds it, too.
fn add_forms(all: &mut Vec<String>, word: SearchWord) {
    all.extend(word.short.map(str::to_owned));
    if word.stem != word.written {
        all.push(word.stem);
    }
    all.push(word.written);
}

/// Whether a word is a number, which is never taken for another.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Takes a record out of the index.
///
/// # Errors
/// When the database refuses.
pub async fn forget(tx: &mut Tx, kind: Kind, id: &str) -> Result<(), StoreError> {
    let region = tx.region.clone();
    tx.run(
        sql("delete from search_entry where region_code = $1 and kind = $2 and record_id = $3")
            .bind(&region)
            .bind(kind.name)
            .bind(id),
    )
    .await
    .map(|_| ())
}

/// Whether a district's index has to be built anew: a migration, or a restore, has asked for it.
///
/// # Errors
/// When the database cannot be asked.
pub async fn needs_rebuild(db: &Db, region: &RegionCode) -> Result<bool, StoreError> {
    let asked = sql("select count(*) from search_rebuild where region_code = $1").bind(region);
    Ok(db.value::<i64>(asked).await?.unwrap_or(0) > 0)
}

/// Asks that the index of every district be built anew.
pub fn ask_for_rebuild() -> Sql {
    sql("insert into search_rebuild (region_code) select region_code from district")
}

/// Notes that a district's index was built anew.
///
/// # Errors
/// When the database refuses.
pub async fn is_rebuilt(db: &Db, region: &RegionCode) -> Result<(), StoreError> {
    db.housekeeping(sql("delete from search_rebuild where region_code = $1").bind(region)).await.map(|_| ())
}
