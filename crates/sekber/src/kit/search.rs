//! Full-text search: words are stemmed by us and indexed inside the database; a mistyped word finds its neighbours.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sekber_core::text::{LONGEST_WORD, Stemmer, Vocabulary, words};
use sekber_core::value::RegionCode;

use super::cpu;
use super::problem::Problem;
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

/// Loading the dictionary of roots takes a moment; stems are kept once found.
static STEMMER: LazyLock<Stemmer> = LazyLock::new(Stemmer::new);

/// A word as it stands in the index: as written, so that typing finds it letter by letter, and its stem, so that
/// other forms of it are found.
fn forms(word: &str) -> Vec<String> {
    let stem = STEMMER.stem(word);
    if stem == word { vec![stem] } else { vec![word.to_owned(), stem] }
}

/// Words by which a text is found; nobody looks for one of more than sixty letters, and no index has room for any.
fn telling_words(text: &str) -> impl Iterator<Item = String> {
    let tells = |word: &String| word.chars().nth(LONGEST_WORD).is_none() && !STEMMER.is_stop_word(word);
    words(text).into_iter().filter(tells)
}

/// The longest text that is indexed per record, in words; more adds nothing to finding it.
const LONGEST: usize = 2_000;

/// Indexes the texts of records under their kind (`programme`, `partner`, …), replacing what was there.
///
/// # Errors
/// When the database refuses.
pub async fn index_many(tx: &mut Tx, kind: &str, records: Vec<(String, String)>) -> Result<(), StoreError> {
    let vocabulary = enter(tx, kind, records).await?;
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
pub async fn index_unshared(
    tx: &mut Tx,
    kind: &str,
    records: Vec<(String, String)>,
) -> Result<(), StoreError> {
    enter(tx, kind, records).await.map(|_| ())
}

/// Writes the entries of the index and returns all their words.
async fn enter(
    tx: &mut Tx,
    kind: &str,
    records: Vec<(String, String)>,
) -> Result<BTreeSet<String>, StoreError> {
    let region = tx.region.clone();
    let mut vocabulary = BTreeSet::new();
    let mut rows = Vec::with_capacity(records.len());
    for (id, text) in records {
        let found: BTreeSet<String> =
            telling_words(&text).take(LONGEST).flat_map(|word| forms(&word)).collect();
        let joined = found.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        rows.push(vec![(&region).into(), kind.into(), id.into(), joined.into()]);
        vocabulary.extend(found);
    }
    tx.run_all(insert_rows(
        "insert into search_entry (region_code, kind, record_id, words) values",
        " on conflict (region_code, kind, record_id) do update set words = excluded.words",
        rows,
    ))
    .await?;
    Ok(vocabulary)
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
/// When the database cannot be asked, or as [`cpu::run`].
pub async fn understand(db: &Db, region: &RegionCode, typed: &str) -> Result<Query, Problem> {
    let typed: Vec<String> = telling_words(typed).take(12).collect();
    if typed.is_empty() {
        return Ok(Query::default());
    }
    let unknown = unknown_words(db, region, &typed).await?;
    if unknown.is_empty() {
        return Ok(Query { groups: typed.iter().map(|word| forms(word)).collect(), ..Query::default() });
    }
    let known = known_words(db, region).await?;
    let mend_all = move || {
        let vocabulary = Vocabulary::new(known.iter().map(|row| row.word.as_str()));
        let mut query = Query::default();
        for word in typed {
            match unknown.contains(&word) {
                true => mend(&mut query, word, &vocabulary),
                false => query.groups.push(forms(&word)),
            }
        }
        query
    };
    cpu::run(mend_all).await
}

/// Takes a word that the district never wrote for the words nearest to it. It is looked for as it is, too: it may stand
/// in a draft.
fn mend(query: &mut Query, word: String, vocabulary: &Vocabulary) {
    let mut near: Vec<String> =
        vocabulary.nearest(&word, 3).into_iter().map(|near| near.word.to_owned()).collect();
    match near.first() {
        Some(best) => query.mended.push((word.clone(), best.clone())),
        None => return query.groups.push(forms(&word)),
    }
    near.extend(forms(&word));
    query.groups.push(near);
}

crate::row_struct! { struct Known { word: String } }

/// Every word that the district ever wrote.
async fn known_words(db: &Db, region: &RegionCode) -> Result<Vec<Known>, StoreError> {
    db.all(sql("select word from search_vocabulary where region_code = $1").bind(region)).await
}

/// The words that begin no word of the vocabulary, asked in one statement.
async fn unknown_words(db: &Db, region: &RegionCode, words: &[String]) -> Result<Vec<String>, StoreError> {
    crate::row_struct! { struct Missing { word: String } }
    let mut asked = sql("");
    for (index, word) in words.iter().enumerate() {
        let stem = STEMMER.stem(word);
        asked = asked
            .push(if index == 0 { "" } else { " union all " })
            .push_bind("select cast(", word)
            .push_bind(
                " as text) as word where not exists (select 1 from search_vocabulary where region_code = ",
                region,
            )
            // The brace follows 'z' in byte order, so this bounds the words that begin with ours.
            .push_bind(" and (word >= ", word)
            .push_bind(" and word < ", format!("{word}{{"))
            .push_bind(" or word = ", stem)
            .push("))");
    }
    let missing: Vec<Missing> = db.all(asked).await?;
    Ok(missing.into_iter().map(|row| row.word).collect())
}
