//! A transaction: many reads and writes, one commit that names what happened.

use std::collections::BTreeSet;
use std::sync::Arc;

use sekber_core::audit::Hash;
use sekber_core::value::{Moment, RegionCode};

use super::open::Open;
use super::{Column, Db, FromRow, Row, Sql, StoreError, sql};
use crate::access::Actor;
use crate::audit::{self, Event, Tail};
use crate::awaited::Awaited;
use crate::files::Staged;
use crate::jobs::Bell;
use crate::once;
use crate::search::KnownWords;

/// An open transaction. Dropped without [`Tx::commit`] it leaves no trace.
pub struct Tx {
    open: Open,
    /// Who acts.
    pub actor: Actor,
    /// The district that is written to.
    pub region: RegionCode,
    /// When, the same for every row of the transaction.
    pub now: Moment,
    noted: Vec<Event>,
    tail: Option<Arc<Tail>>,
    bell: Option<Arc<Bell>>,
    rings: bool,
    words: Option<Arc<KnownWords>>,
    learned: Vec<u64>,
    staged: Vec<Arc<Staged>>,
}

impl Db {
    /// Opens a transaction for an actor at a moment.
    ///
    /// # Errors
    /// When the database cannot be reached or stays busy too long.
    pub fn begin<'a>(
        &'a self,
        actor: &'a Actor,
        region: &'a RegionCode,
        now: Moment,
    ) -> Awaited<'a, Result<Tx, StoreError>> {
        Box::pin(async move {
            Ok(Tx {
                open: self.opened().await?,
                actor: actor.clone(),
                region: region.clone(),
                now,
                noted: Vec::new(),
                tail: None,
                bell: None,
                rings: false,
                words: None,
                learned: Vec::new(),
                staged: Vec::new(),
            })
        })
    }
}

impl Tx {
    /// Lets the commit be known where the process keeps the end of the trail.
    pub fn telling(mut self, tail: Arc<Tail>) -> Self {
        self.tail = Some(tail);
        self
    }

    /// Lets the commit wake this process's worker when jobs were queued.
    pub fn ringing(mut self, bell: Arc<Bell>) -> Self {
        self.bell = Some(bell);
        self
    }

    /// Lets the words of the vocabulary be known that a commit adds.
    pub fn knowing(mut self, words: Arc<KnownWords>) -> Self {
        self.words = Some(words);
        self
    }

    /// Leaves those words that the vocabulary is not known to have; they are known once they are committed.
    pub(crate) fn teach(&mut self, vocabulary: &mut BTreeSet<String>) {
        let Some(words) = &self.words else { return };
        words.sift(vocabulary);
        self.learned.extend(vocabulary.iter().map(|word| KnownWords::mark(word)));
    }

    /// Lets a file stay in its place when the transaction is committed; dropped without that, the file goes, too.
    pub(crate) fn let_stay(&mut self, file: &Arc<Staged>) {
        self.staged.push(file.clone());
    }

    /// Has the commit wake this process's worker.
    pub fn ring_after_commit(&mut self) {
        self.rings = true;
    }

    /// Every row the statement finds.
    ///
    /// # Errors
    /// When the database refuses or a row does not fit `T`.
    pub async fn all<T: FromRow>(&mut self, sql: Sql) -> Result<Vec<T>, StoreError> {
        self.rows(sql).await?.iter().map(T::from_row).collect()
    }

    /// The first row, if any.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn maybe<T: FromRow>(&mut self, sql: Sql) -> Result<Option<T>, StoreError> {
        self.rows(sql).await?.first().map(T::from_row).transpose()
    }

    /// The one row that must be there.
    ///
    /// # Errors
    /// [`StoreError::NoRow`] when there is none, else as [`Tx::all`].
    pub async fn one<T: FromRow>(&mut self, sql: Sql) -> Result<T, StoreError> {
        self.maybe(sql).await?.ok_or(StoreError::NoRow)
    }

    /// The first column of the first row, if any.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub async fn value<T: Column>(&mut self, sql: Sql) -> Result<Option<T>, StoreError> {
        self.rows(sql).await?.first().map(Row::first).transpose()
    }

    /// Runs a statement and returns how many rows it touched.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn run(&mut self, sql: Sql) -> Awaited<'_, Result<u64, StoreError>> {
        Box::pin(self.open.run(sql))
    }

    /// Runs several statements, as made by [`super::insert_rows`].
    ///
    /// # Errors
    /// When the database refuses one of them.
    pub fn run_all(&mut self, statements: Vec<Sql>) -> Awaited<'_, Result<(), StoreError>> {
        Box::pin(async move {
            for statement in statements {
                self.open.run(statement).await?;
            }
            Ok(())
        })
    }

    fn rows(&mut self, sql: Sql) -> Awaited<'_, Result<Vec<Row>, StoreError>> {
        Box::pin(self.open.rows(sql))
    }

    /// Notes an event that happened on the way to the one that [`Tx::commit`] names.
    pub fn note(&mut self, event: Event) {
        self.noted.push(event);
    }

    /// Writes the audit lines of the events noted so far, so that a long import need not hold them all in memory.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn write_noted(&mut self) -> Awaited<'_, Result<(), StoreError>> {
        let noted = std::mem::take(&mut self.noted);
        Box::pin(async move { audit::append(self, noted).await.map(|_| ()) })
    }

    /// Writes the audit lines of all noted events and of this one, then commits everything or nothing.
    ///
    /// # Errors
    /// When the database refuses, or refused a statement before; then nothing was changed, unless the error says that nobody
    /// can know.
    pub fn commit(self, event: Event) -> Awaited<'static, Result<(), StoreError>> {
        Box::pin(self.committed(event))
    }

    async fn committed(mut self, event: Event) -> Result<(), StoreError> {
        let mut events = std::mem::take(&mut self.noted);
        events.push(event);
        let line = audit::append(&mut self, events).await?;
        once::keep(&mut self).await?;
        // From here on nobody can know, should the answer be lost: a row must not lack its file.
        self.staged.iter().for_each(|file| file.stay());
        self.open.commit().await?;
        once::kept(&self.actor);
        if let Some(words) = self.words.filter(|_| !self.learned.is_empty()) {
            words.learn(self.learned);
        }
        if let Some(tail) = self.tail {
            tail.committed(line);
        }
        if let Some(bell) = self.bell.filter(|_| self.rings) {
            bell.ring();
        }
        Ok(())
    }

    /// Makes the district's row in the audit chain wait for us, so that chains of two writers never fork.
    /// Actions whose rule looks at several rows, such as "one administrator stays", take it before they read.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn lock_audit_head(&mut self) -> Awaited<'_, Result<(i64, Hash), StoreError>> {
        crate::row_struct! { struct Head { seq: i64, hash: Hash } }
        let locking = sql("insert into audit_head (region_code, seq, hash) values ($1, 0, $2)
                           on conflict (region_code) do update set seq = audit_head.seq returning seq, hash")
        .bind(&self.region)
        .bind(Hash::START.to_string());
        Box::pin(async move {
            let head: Head = self.one(locking).await?;
            Ok((head.seq, head.hash))
        })
    }
}
