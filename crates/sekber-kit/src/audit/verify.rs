//! Proving that nobody changed the trail: the whole chain is walked in pieces, so its length costs no memory.

use std::collections::{BTreeMap, HashSet};

use sekber_core::audit::{Hash, Walk, seal, seal_words};
use sekber_core::value::{Moment, RegionCode};

pub use sekber_core::audit::{Anchor, Broken, Fault};

use super::{ERASED, FORGOTTEN, Line};
use crate::store::{Db, StoreError, select, sql};

/// How many lines are read at a time.
const PIECE: i64 = 2_000;

/// Where a trail ends: the anchor that a meeting can write into its minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Number of the last line; 0 for an empty trail.
    pub seq: i64,
    /// Its hash.
    pub hash: Hash,
}

impl Head {
    /// The head as it is written down elsewhere.
    pub fn anchor(&self) -> Anchor {
        Anchor::of(self.seq, &self.hash)
    }
}

/// Where the trails of all districts in a database end.
///
/// # Errors
/// When the database cannot be asked.
pub async fn heads(db: &Db) -> Result<Vec<(RegionCode, Head)>, StoreError> {
    crate::row_struct! { struct Stored { region_code: RegionCode, seq: i64, hash: Hash } }
    let stored: Vec<Stored> =
        db.all(sql("select region_code, seq, hash from audit_head order by region_code")).await?;
    Ok(stored.into_iter().map(|row| (row.region_code, Head { seq: row.seq, hash: row.hash })).collect())
}

/// The line that tells of something that happened to a record at a moment, as it is written down elsewhere.
///
/// # Errors
/// When the database cannot be asked.
pub async fn anchor_of(
    db: &Db,
    region: &RegionCode,
    (kind, subject_id): (&str, &str),
    at: Moment,
) -> Result<Option<Anchor>, StoreError> {
    crate::row_struct! { struct Found { seq: i64, hash: Hash } }
    let asked = sql(
        "select seq, hash from audit where region_code = $1 and kind = $2 and subject_id = $3 and at = $4 order by seq limit 1",
    );
    let found: Option<Found> = db.maybe(asked.bind(region).bind(kind).bind(subject_id).bind(at)).await?;
    Ok(found.map(|found| Anchor::of(found.seq, &found.hash)))
}

/// What a check of a sound trail found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sound {
    /// The last line checked.
    pub head: Head,
    /// Lines from which names or words were withdrawn at a person's request.
    pub withdrawn: i64,
}

/// The end of a district's trail.
///
/// # Errors
/// When the database cannot be asked.
pub async fn head(db: &Db, region: &RegionCode) -> Result<Head, StoreError> {
    crate::row_struct! { struct Stored { seq: i64, hash: Hash } }
    let stored: Option<Stored> =
        db.maybe(sql("select seq, hash from audit_head where region_code = $1").bind(region)).await?;
    Ok(stored.map_or(Head { seq: 0, hash: Hash::START }, |row| Head { seq: row.seq, hash: row.hash }))
}

/// Checks a district's whole trail: every line's content, the order, the end, and that only names of people who asked to
/// be forgotten were taken out. Lines added while it runs are left to the next check.
///
/// # Errors
/// The outer error when the database cannot be asked, the inner one where the trail is broken.
pub async fn verify(db: &Db, region: &RegionCode) -> Result<Result<Sound, Broken>, StoreError> {
    verify_against(db, region, &[]).await
}

/// Checks a trail as [`verify`] does, and that it still holds the lines that were written down elsewhere: a trail that was
/// rewritten, or cut at its end with its head set back, is sound in itself and fails here.
///
/// # Errors
/// As [`verify`].
pub async fn verify_against(
    db: &Db,
    region: &RegionCode,
    anchors: &[Anchor],
) -> Result<Result<Sound, Broken>, StoreError> {
    let end = head(db, region).await?;
    if let Some(beyond) = anchors.iter().filter(|anchor| anchor.seq > end.seq).min_by_key(|anchor| anchor.seq)
    {
        return Ok(Err(Broken { seq: beyond.seq, reason: Fault::Anchor }));
    }
    let mut check = Check { anchors, ..Check::default() };
    let mut read = 0;
    loop {
        let piece = piece(db, region, read).await?;
        for line in &piece {
            // A hash that is no hash was written by hand.
            let Ok(line) = line else {
                return Ok(Err(Broken { seq: check.walk.head().0 + 1, reason: Fault::Changed }));
            };
            read = line.seq;
            // The end was read first: what lies beyond it was written since.
            if line.seq > end.seq {
                check.pass(line);
            } else if let Err(broken) = check.take(line) {
                return Ok(Err(broken));
            }
        }
        if i64::try_from(piece.len()).unwrap_or(PIECE) < PIECE {
            break;
        }
    }
    if read > end.seq && head(db, region).await? == end {
        return Ok(Err(Broken { seq: end.seq + 1, reason: Fault::Ending }));
    }
    Ok(check.finish(end))
}

async fn piece(
    db: &Db,
    region: &RegionCode,
    after: i64,
) -> Result<Vec<Result<Line, StoreError>>, StoreError> {
    use crate::store::FromRow as _;
    let asked = select::<Line>(" from audit")
        .push_bind(" where region_code = ", region)
        .push_bind(" and seq > ", after)
        .push_bind(" order by seq limit ", PIECE);
    Ok(db.rows(asked).await?.iter().map(Line::from_row).collect())
}

#[derive(Default)]
struct Check<'a> {
    anchors: &'a [Anchor],
    walk: Walk,
    withdrawn: i64,
    /// Lines without names or words.
    emptied: BTreeMap<i64, Emptied>,
    forgotten: HashSet<String>,
    erased: HashSet<String>,
}

impl Check<'_> {
    fn take(&mut self, line: &Line) -> Result<(), Broken> {
        self.walk.step(&line.entry(), &line.hash)?;
        let broken = |reason| Err(Broken { seq: line.seq, reason });
        if self.anchors.iter().any(|anchor| anchor.seq == line.seq && !anchor.holds(&line.hash)) {
            return broken(Fault::Anchor);
        }
        let named = match &line.names_salt {
            Some(salt) if seal(salt, &line.actor_name, &line.label) != line.names_seal => {
                return broken(Fault::Changed);
            }
            salt => salt.is_some(),
        };
        if !holds_its_words(line) {
            return broken(Fault::Changed);
        }
        if !named || line.lacks_words() {
            self.withdrawn += 1;
            let (actor, subject) = (line.actor_id.clone(), line.subject_id.clone());
            self.emptied.insert(line.seq, Emptied { actor, subject, lacks_words: line.lacks_words() });
        }
        self.pass(line);
        Ok(())
    }

    /// Notes what a line justifies.
    fn pass(&mut self, line: &Line) {
        match line.kind.as_str() {
            FORGOTTEN => drop(self.forgotten.insert(line.subject_id.clone())),
            ERASED => drop(self.erased.insert(line.subject_id.clone())),
            _ => {}
        }
    }

    fn finish(self, end: Head) -> Result<Sound, Broken> {
        self.walk.finish(Some((end.seq, end.hash)))?;
        // Words go with the person whom the line is about, names also with the one who acted.
        let justified = |(seq, line): &(&i64, &Emptied)| {
            self.erased.contains(&seq.to_string())
                || self.forgotten.contains(&line.subject)
                || (!line.lacks_words && self.forgotten.contains(&line.actor))
        };
        match self.emptied.iter().find(|emptied| !justified(emptied)) {
            Some((seq, _)) => Err(Broken { seq: *seq, reason: Fault::Changed }),
            None => Ok(Sound { head: end, withdrawn: self.withdrawn }),
        }
    }
}

/// A line from which something was taken out.
struct Emptied {
    actor: String,
    subject: String,
    lacks_words: bool,
}

/// Whether the record before and after is the one that was sealed, or was taken out whole. Words that are not sealed stand
/// in the chain itself.
fn holds_its_words(line: &Line) -> bool {
    let (before, after) = (line.before_json.as_deref(), line.after_json.as_deref());
    match (&line.words_seal, &line.words_salt) {
        (None, salt) => salt.is_none(),
        (Some(sealed), Some(salt)) => seal_words(salt, before, after) == *sealed,
        (Some(_), None) => before.is_none() && after.is_none(),
    }
}
