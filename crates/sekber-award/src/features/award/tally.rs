//! A season worked out from what is kept: points of every entry on every criterion, what the jury gave, and how the entries stand.
//! The same rows give the same result, so the doctor can find it again.

use std::collections::{BTreeMap, HashMap};

use sekber_core::value::{EntryId, PersonId, RegionCode};
use sekber_engines::award::jury::{Mark, Panel, PanelMark, panel};
use sekber_engines::award::rules::{Category, Criterion, Rules, Source};
use sekber_engines::award::standing::{Standing, standings};

use super::model::{Entry, Held, Juror, MarkRow, ResultRow, Season, Sheet};
use super::steps::rules_in_force;
use super::store::{entries, jury, seasons};
use crate::kit::digest::sha256;
use crate::kit::problem::Problem;
use crate::kit::store::{Db, StoreError, Tx};

/// Everything that decides a season.
#[derive(Debug, Clone)]
pub struct Records {
    /// The entries.
    pub entries: Vec<Entry>,
    /// What they have, the first of each criterion first.
    pub values: Vec<Held>,
    /// The jury.
    pub jurors: Vec<Juror>,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
    /// Its marks.
    pub marks: Vec<MarkRow>,
}

impl Records {
    /// Reads them.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn read(db: &Db, region: &RegionCode, season: &Season) -> Result<Self, StoreError> {
        Ok(Self {
            entries: entries::all(db, region, &season.id).await?,
            values: entries::values(db, region, &season.id).await?,
            jurors: jury::jurors(db, region, &season.id).await?,
            sheets: jury::sheets(db, region, &season.id).await?,
            marks: jury::marks(db, region, &season.id).await?,
        })
    }

    /// Reads them within a transaction.
    ///
    /// # Errors
    /// As [`Records::read`].
    pub async fn read_in(tx: &mut Tx, season: &Season) -> Result<Self, StoreError> {
        Ok(Self {
            entries: entries::all_in(tx, &season.id).await?,
            values: entries::values_in(tx, &season.id).await?,
            jurors: jury::jurors_in(tx, &season.id).await?,
            sheets: jury::sheets_in(tx, &season.id).await?,
            marks: jury::marks_in(tx, &season.id).await?,
        })
    }
}

/// A season worked out.
#[derive(Debug, Clone)]
pub struct Tally {
    /// The rules that hold.
    pub rules: Rules,
    /// What it was worked out from.
    pub records: Records,
    /// What the panel gave; jurors and entries by their place in the records, criteria by their place in the rules.
    pub panel: Panel,
    /// Hundredths of points of each entry on each criterion.
    pub points: Vec<Vec<Option<u16>>>,
    /// How each entry stands in its category.
    pub standings: Vec<Standing>,
    latest: HashMap<(usize, usize), usize>,
}

impl Tally {
    /// Reads and works out a season whose rules are published.
    ///
    /// # Errors
    /// [`Problem::NotFound`] when they are not, a refusal when they are no longer what was published.
    pub async fn load(db: &Db, region: &RegionCode, season: &Season) -> Result<Self, Problem> {
        let rules = seasons::in_force(db, region, season).await?.ok_or(Problem::NotFound)?.rules()?;
        Ok(Self::of(rules, Records::read(db, region, season).await?))
    }

    /// The same, within a transaction.
    ///
    /// # Errors
    /// As [`Tally::load`].
    pub async fn load_in(tx: &mut Tx, season: &Season) -> Result<Self, Problem> {
        let rules = rules_in_force(tx, season).await?;
        Ok(Self::of(rules, Records::read_in(tx, season).await?))
    }

    /// Works a season out.
    pub fn of(rules: Rules, records: Records) -> Self {
        let entry: HashMap<&EntryId, usize> = places(records.entries.iter().map(|one| &one.id));
        let criterion: HashMap<&str, usize> = places(rules.criteria.iter().map(|one| one.code.as_str()));
        let juror: HashMap<&PersonId, usize> =
            places(records.jurors.iter().filter(|one| one.ended_at.is_none()).map(|one| &one.person_id));
        let mut latest = HashMap::new();
        for (at, held) in records.values.iter().enumerate() {
            if let (Some(entry), Some(criterion)) =
                (entry.get(&held.entry_id), criterion.get(held.criterion.as_str()))
            {
                latest.insert((*entry, *criterion), at);
            }
        }
        let mark = |row: &MarkRow| {
            let of = *criterion.get(row.criterion.as_str())?;
            // A mark on what the jury does not give would tell of its severity and of nothing else.
            rules.criteria.get(of).filter(|one| one.source == Source::Jury)?;
            Some(Mark {
                juror: *juror.get(&row.person_id)?,
                entry: *entry.get(&row.entry_id)?,
                criterion: of,
                points: u16::try_from(row.points).ok()?,
            })
        };
        let marks: Vec<Mark> = records.marks.iter().filter_map(mark).collect();
        let panel = panel(&marks);
        let of = |at: usize, number: usize, one: &Criterion| match one.source {
            Source::Jury => panel.marks.get(&(at, number)).map(|mark| mark.points),
            _ => {
                let held: Option<&Held> =
                    latest.get(&(at, number)).and_then(|held| records.values.get(*held));
                held.and_then(|held| held.amount).map(|amount| one.points(amount))
            }
        };
        let points: Vec<Vec<Option<u16>>> = (0..records.entries.len())
            .map(|at| rules.criteria.iter().enumerate().map(|(number, one)| of(at, number, one)).collect())
            .collect();
        let mut all = vec![Standing { score: None, disclosed: 0, place: None, by_tie: false }; points.len()];
        for category in &rules.categories {
            let inside = within(&records.entries, category);
            let rows: Vec<Vec<Option<u16>>> = inside.iter().map(|at| points[*at].clone()).collect();
            for (at, standing) in inside.into_iter().zip(standings(&rules, &rows)) {
                all[at] = standing;
            }
        }
        Self { panel, points, standings: all, latest, rules, records }
    }

    /// What an entry has on a criterion now.
    pub fn held(&self, entry: usize, criterion: usize) -> Option<&Held> {
        self.latest.get(&(entry, criterion)).and_then(|at| self.records.values.get(*at))
    }

    /// What the panel gave an entry on a criterion.
    pub fn panel_mark(&self, entry: usize, criterion: usize) -> Option<&PanelMark> {
        self.panel.marks.get(&(entry, criterion))
    }

    /// The place of an entry in the records.
    pub fn place_of(&self, entry: &EntryId) -> Option<usize> {
        self.records.entries.iter().position(|one| one.id == *entry)
    }

    /// Whether an entry wins.
    pub fn wins(&self, entry: usize) -> bool {
        let category = self.records.entries.get(entry).and_then(|one| self.rules.category(&one.category));
        let place = self.standings.get(entry).and_then(|standing| standing.place);
        category.zip(place).is_some_and(|(category, place)| place <= category.winners)
    }

    /// The categories with no more entries than winners, where everybody with a place wins.
    pub fn uncontested(&self) -> Vec<&Category> {
        let is_full = |category: &&Category| {
            let inside = within(&self.records.entries, category).len();
            inside > 0 && u32::try_from(inside).is_ok_and(|inside| inside <= category.winners)
        };
        self.rules.categories.iter().filter(is_full).collect()
    }

    /// The season as it would be without what somebody on the jury gave.
    #[must_use]
    pub fn without(&self, person: &PersonId) -> Self {
        let mut records = self.records.clone();
        records.marks.retain(|mark| mark.person_id != *person);
        Self::of(self.rules.clone(), records)
    }

    /// The categories in which others win than in another reckoning of the same entries.
    pub fn won_otherwise(&self, other: &Self) -> Vec<&Category> {
        let differs = |category: &&Category| {
            within(&self.records.entries, category).into_iter().any(|at| self.wins(at) != other.wins(at))
        };
        self.rules.categories.iter().filter(differs).collect()
    }

    /// How many sheets without a conflict an entry has from those who sit on the jury.
    pub fn sheets_of(&self, entry: &EntryId) -> u32 {
        let sits = |person: &PersonId| {
            self.records.jurors.iter().any(|juror| juror.person_id == *person && juror.ended_at.is_none())
        };
        let count = self
            .records
            .sheets
            .iter()
            .filter(|one| one.entry_id == *entry && !one.conflict && sits(&one.person_id))
            .count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// The result as it is kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn result(&self) -> Result<Vec<ResultRow>, Problem> {
        let row = |(at, entry): (usize, &Entry)| {
            let standing = self.standings[at];
            Ok(ResultRow {
                entry_id: entry.id.clone(),
                place: standing.place.map(i64::from),
                score: standing.score.map(i64::from),
                disclosed: i64::from(standing.disclosed),
                by_tie: standing.by_tie,
                winner: self.wins(at),
                points_json: serde_json::to_string(&self.points[at]).map_err(anyhow::Error::from)?,
            })
        };
        self.records.entries.iter().enumerate().map(row).collect()
    }
}

fn places<K: std::hash::Hash + Eq>(all: impl Iterator<Item = K>) -> HashMap<K, usize> {
    all.enumerate().map(|(at, one)| (one, at)).collect()
}

fn within(entries: &[Entry], category: &Category) -> Vec<usize> {
    let inside = entries.iter().enumerate().filter(|(_, entry)| entry.category == category.code);
    inside.map(|(at, _)| at).collect()
}

/// The fingerprint of a result, whatever order its rows are in.
pub fn fingerprint(rows: &[ResultRow]) -> String {
    let line = |one: &ResultRow| {
        let ResultRow { place, score, disclosed, by_tie, winner, points_json, .. } = one;
        (
            one.entry_id.as_str().to_owned(),
            format!("{place:?} {score:?} {disclosed} {by_tie} {winner} {points_json}"),
        )
    };
    let lines: BTreeMap<String, String> = rows.iter().map(line).collect();
    sha256(lines.into_iter().map(|(id, line)| format!("{id} {line}\n")).collect::<String>())
}
