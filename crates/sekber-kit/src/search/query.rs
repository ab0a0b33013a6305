//! Reading a search box: its words stemmed, its abbreviations spelt out, its mistyped words taken for their neighbours.

use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;

use sekber_core::text::{LONGEST_WORD, SearchWord, Vocabulary};

use super::index::is_number;
use super::{STEMMER, forms, title_text};
use crate::app::App;
use crate::cpu;
use crate::form::Form;
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
    /// Whether something was typed in which nothing can be looked for: such a query is not empty, and finds nothing.
    pub is_vain: bool,
}

impl Query {
    /// Whether nothing is searched for.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// A query for a word longer than any that is indexed: it goes the way of all others, and nothing meets it.
    fn vain() -> Self {
        let unknown = "z".repeat(LONGEST_WORD + 1);
        let word = SearchWord { written: unknown.clone(), stem: unknown, short: None };
        Self { is_vain: true, ..Self::of(&[word]) }
    }

    /// Whether every group is met by some word of these, as [`words_of`] tells them: one that begins as the group does.
    pub fn is_met_by(&self, words: &BTreeSet<String>) -> bool {
        let begins = |wanted: &String| {
            let from: (Bound<&str>, Bound<&str>) = (Bound::Included(wanted), Bound::Unbounded);
            words.range::<str, _>(from).next().is_some_and(|word| word.starts_with(wanted))
        };
        self.groups.iter().all(|group| group.iter().any(begins))
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

/// The words of a text that comes with the program and stands in no index: as written, and their stems. Stemming a long text takes
/// milliseconds: call it within [`cpu::run`].
pub fn words_of(text: &str) -> BTreeSet<String> {
    STEMMER.search_words(text).flat_map(|word| forms(&word)).collect()
}

/// Reads the search box of an address, its field `q`. One in which nothing can be looked for is noted as not applied: a page says
/// so, a file and an interface refuse it ([`Form::applied`]).
///
/// # Errors
/// As [`understand`].
pub async fn asked(app: &App, asked: &Form) -> Result<Query, Problem> {
    // What is left out while text is cleaned was typed all the same.
    let typed = asked.filled("q").unwrap_or_else(|| asked.raw("q"));
    let query = understand(app, typed).await?;
    if query.is_vain {
        asked.note_why("q", "search-no-words");
    }
    Ok(query)
}

/// Reads a search box: stems its words and mends those that the district's vocabulary does not know.
/// Costs one statement, and one more when a word is unknown and the district has been written to since the last such.
///
/// # Errors
/// When the database cannot be asked, or as [`cpu::run`].
pub async fn understand(app: &App, typed: &str) -> Result<Query, Problem> {
    if typed.trim().is_empty() {
        return Ok(Query::default());
    }
    let typed: Vec<SearchWord> = STEMMER.search_words(typed).take(MOST_WORDS).collect();
    if typed.is_empty() {
        return Ok(Query::vain());
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

#[cfg(test)]
mod tests {
    use super::{LONGEST_WORD, Query, STEMMER, words_of};

    #[test]
    fn a_vain_query_is_not_empty_and_no_indexed_word_meets_it() {
        let vain = Query::vain();
        assert!(vain.is_vain && !vain.is_empty());
        assert!(!vain.is_met_by(&words_of(&format!("zzz {}", "z".repeat(LONGEST_WORD)))));
        for typed in ["-", "_", "%", "a", "dan", &"a".repeat(100)] {
            assert_eq!(STEMMER.search_words(typed).count(), 0, "nothing of {typed} can be looked for");
        }
    }

    #[test]
    fn a_text_meets_a_query_by_the_beginnings_of_its_words() {
        let words = words_of("Renew a paper that runs out");
        let meets = |groups: &[&[&str]]| {
            let owned =
                |group: &&[&str]| group.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
            Query { groups: groups.iter().map(owned).collect(), ..Query::default() }.is_met_by(&words)
        };
        assert!(meets(&[&["pap"], &["renew"]]), "both are there");
        assert!(meets(&[&["document", "paper"]]), "one of a group is enough");
        assert!(!meets(&[&["paper"], &["zebra"]]), "every group has to be there");
        assert!(!meets(&[&["aper"]]), "words are compared from their beginning");
    }
}
