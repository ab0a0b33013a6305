//! Reading a search box: its words stemmed, its abbreviations spelt out, its mistyped words taken for their neighbours.

use std::sync::Arc;

use sekber_core::text::{SearchWord, Vocabulary};

use super::index::is_number;
use super::{STEMMER, forms, title_text};
use crate::app::App;
use crate::cpu;
use crate::problem::Problem;
use crate::revision_cache::RevisionCache;
use crate::store::{Db, StoreError, sql};
use sekber_core::value::RegionCode;

/// Most words of a search box that are looked for.
const MOST_WORDS: usize = 12;

/// What a search box's text means once stemmed and mended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Groups of words: every group must occur; within a group any word that begins so will do.
    pub groups: Vec<Vec<String>>,
    /// The words one after the other: as stems, and as written where that differs.
    pub(super) phrases: Vec<Vec<String>>,
    /// How a title that is exactly this stands in the index.
    pub(super) title: String,
    /// What was typed and what was taken instead, where they differ.
    pub mended: Vec<(String, String)>,
}

impl Query {
    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// A query for words as they stand.
    pub(super) fn of(words: &[SearchWord]) -> Self {
        let mut query = Self { groups: words.iter().map(forms).collect(), ..Self::default() };
        query.set_phrases(words);
        query
    }

    fn set_phrases(&mut self, words: &[SearchWord]) {
        self.phrases = vec![words.iter().map(|word| word.stem.clone()).collect()];
        let written: Vec<String> = words.iter().map(|word| word.written.clone()).collect();
        if self.phrases.first() != Some(&written) {
            self.phrases.push(written);
        }
        self.title = title_text(words);
    }
}

/// Reads a search box: stems its words and mends those that the district's vocabulary does not know.
/// Costs one statement, and one more when a word is unknown and the district has been written to since the last such.
///
/// # Errors
/// When the database cannot be asked, or as [`cpu::run`].
pub async fn understand(app: &App, typed: &str) -> Result<Query, Problem> {
    let typed: Vec<SearchWord> = STEMMER.search_words(typed).take(MOST_WORDS).collect();
    if typed.is_empty() {
        return Ok(Query::default());
    }
    let (unknown, line) = unknown_words(app.db(), &app.region(), &typed).await?;
    if unknown.is_empty() {
        return Ok(Query::of(&typed));
    }
    let vocabulary = vocabulary(app, line).await?;
    cpu::run(move || mend_all(typed, &unknown, &vocabulary)).await
}

fn mend_all(typed: Vec<SearchWord>, unknown: &[String], vocabulary: &Vocabulary) -> Query {
    let (mut query, mut taken) = (Query::default(), Vec::new());
    for word in typed {
        match unknown.contains(&word.written) {
            true => taken.extend(correct(&mut query, word, vocabulary)),
            false => {
                query.groups.push(forms(&word));
                taken.push(word);
            }
        }
    }
    query.set_phrases(&taken);
    query
}

/// Takes a word that the district never wrote for the words nearest to it. It is looked for as it is, too: it may stand
/// in a draft. Returns the words that were taken for it.
fn correct(query: &mut Query, word: SearchWord, vocabulary: &Vocabulary) -> Vec<SearchWord> {
    let mut near: Vec<String> =
        vocabulary.nearest(&word.written, 3).into_iter().map(|near| near.word.to_owned()).collect();
    let Some(best) = near.first() else {
        query.groups.push(forms(&word));
        return vec![word];
    };
    query.mended.push((word.written.clone(), best.clone()));
    let taken: Vec<SearchWord> = STEMMER.search_words(best).collect();
    if taken.iter().any(|word| word.short.is_some()) {
        query.groups.extend(taken.iter().map(forms));
        return taken;
    }
    near.extend(taken.iter().flat_map(forms));
    near.extend(forms(&word));
    near.dedup();
    query.groups.push(near);
    taken
}

crate::row_struct! {
    struct Known { word: String }
    struct Missing { word: String, line: i64 }
}

/// Every word that the district ever wrote, kept as long as nothing is written.
async fn vocabulary(app: &App, line: i64) -> Result<Arc<Vocabulary>, Problem> {
    let region = app.region();
    let read = || async {
        let words = sql("select word from search_vocabulary where region_code = $1").bind(&region);
        let known: Vec<Known> = app.db().all(words).await?;
        cpu::run(move || Arc::new(Vocabulary::new(known.iter().map(|row| row.word.as_str())))).await
    };
    app.memory::<RevisionCache<Arc<Vocabulary>>>().of(region.as_str(), line, read).await
}

/// The words that begin no word of the vocabulary, and the number of the trail's last line, asked in one statement.
async fn unknown_words(
    db: &Db,
    region: &RegionCode,
    words: &[SearchWord],
) -> Result<(Vec<String>, i64), StoreError> {
    let mut asked = sql("select '' as word, seq as line from audit_head where region_code = $1").bind(region);
    for word in words.iter().filter(|word| !is_number(&word.written)) {
        asked = asked
            .push_bind(" union all select cast(", &word.written)
            .push(" as text), cast(0 as bigint) where not exists (select 1 from search_vocabulary where region_code = $1")
            // The brace follows 'z' in byte order, so this bounds the words that begin with ours.
            .push_bind(" and (word >= ", &word.written)
            .push_bind(" and word < ", format!("{}{{", word.written))
            .push_bind(" or word = ", &word.stem)
            .push("))");
    }
    let rows: Vec<Missing> = db.all(asked).await?;
    let line = rows.iter().map(|row| row.line).max().unwrap_or(0);
    Ok((rows.into_iter().map(|row| row.word).filter(|word| !word.is_empty()).collect(), line))
}
