//! Proving that nobody changed the trail: the whole chain is walked in pieces, so its length costs no memory.

use std::collections::{BTreeMap, HashSet};

use sekber_core::audit::{Hash, Walk, seal};
use sekber_core::value::RegionCode;

pub use sekber_core::audit::{Broken, Fault};

use super::{FORGOTTEN, LINE_COLUMNS, Line};
use crate::kit::store::{Db, StoreError, sql};

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

/// What a check of a sound trail found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sound {
    /// The last line checked.
    pub head: Head,
    /// Lines from which names were withdrawn at a person's request.
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
    let end = head(db, region).await?;
    let mut check = Check::default();
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
    use crate::kit::store::FromRow as _;
    let asked = sql("select ").push(LINE_COLUMNS).push(" from audit");
    let asked = asked
        .push_bind(" where region_code = ", region)
        .push_bind(" and seq > ", after)
        .push_bind(" order by seq limit ", PIECE);
    Ok(db.rows(asked).await?.iter().map(Line::from_row).collect())
}

#[derive(Default)]
struct Check {
    walk: Walk,
    withdrawn: i64,
    /// Whose names are missing, with the first line where they are.
    missing: BTreeMap<(String, String), i64>,
    forgotten: HashSet<String>,
}

impl Check {
    fn take(&mut self, line: &Line) -> Result<(), Broken> {
        self.walk.step(&line.entry(), &line.hash)?;
        let changed = Err(Broken { seq: line.seq, reason: Fault::Changed });
        match &line.names_salt {
            Some(salt) if seal(salt, &line.actor_name, &line.label) != line.names_seal => return changed,
            Some(_) => {}
            None => {
                self.withdrawn += 1;
                let who = (line.actor_id.clone(), line.subject_id.clone());
                self.missing.entry(who).or_insert(line.seq);
            }
        }
        self.pass(line);
        Ok(())
    }

    /// Notes what a line justifies.
    fn pass(&mut self, line: &Line) {
        if line.kind == FORGOTTEN {
            self.forgotten.insert(line.subject_id.clone());
        }
    }

    fn finish(self, end: Head) -> Result<Sound, Broken> {
        let unjustified = |((actor, subject), seq): (&(String, String), &i64)| {
            (!self.forgotten.contains(actor) && !self.forgotten.contains(subject)).then_some(*seq)
        };
        let first = self.missing.iter().filter_map(unjustified).min();
        self.walk.finish(Some((end.seq, end.hash)))?;
        match first {
            Some(seq) => Err(Broken { seq, reason: Fault::Changed }),
            None => Ok(Sound { head: end, withdrawn: self.withdrawn }),
        }
    }
}
