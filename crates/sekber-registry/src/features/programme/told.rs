//! Money that files of others tell of programmes: kept line by line as it was published until somebody records it where money is
//! kept. The same line told again is the same line, whichever file tells it; one that is told otherwise takes the place of the one before.

use std::collections::{BTreeMap, HashMap, HashSet};

use sekber_core::ledger::Stage;
use sekber_core::value::{Currency, ImportId, Money, ProgrammeId};
use serde::{Deserialize, Serialize};

use super::store::told::{self as lines, New, ToldMoney};
use super::store::{Wanted, load_in};
use crate::kit::access::Actor;
use crate::kit::app::new_id;
use crate::kit::problem::Problem;
use crate::kit::store::{StoreError, Tx};

pub use super::told_line::{BUDGET, PLANNED, ToldLine, ToldState};

/// Most lines that are kept of a programme.
pub const MOST: usize = 2_000;

/// What kinds of line tell of which stage. Of several kinds that tell of one the first is counted: what came in holds what was passed
/// on of it, and a budget what is planned to be handed over.
const KINDS: [(&str, Stage); 7] = [
    (BUDGET, Stage::Planned),
    (PLANNED, Stage::Planned),
    ("11", Stage::Committed),
    ("2", Stage::Committed),
    ("1", Stage::Disbursed),
    ("3", Stage::Disbursed),
    ("4", Stage::Realised),
];

/// The kinds that have a name: the codes of transactions in IATI, and what else tells of money there.
pub const NAMED: &str = "budget planned 1 2 3 4 5 6 7 8 9 10 11 12 13";

/// Under which of the names a kind is told; any other one is `other`.
pub fn named(kind: &str) -> &str {
    if NAMED.split(' ').any(|known| known == kind) { kind } else { "other" }
}

/// All money that a file tells of one activity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Told {
    /// The activity's identifier.
    #[serde(rename = "s")]
    pub source: String,
    /// The lines.
    #[serde(rename = "l")]
    pub lines: Vec<ToldLine>,
    /// How many more there were than are kept.
    #[serde(rename = "m")]
    pub more: i64,
}

impl Told {
    /// Whether no money is told.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.more == 0
    }
}

/// How far the money of a kind of line has come; none for kinds that the ledger does not know.
pub fn stage(kind: &str) -> Option<Stage> {
    KINDS.iter().find(|(code, _)| *code == kind).map(|(_, stage)| *stage)
}

/// Which kind of line is counted at each stage: the one of which something was recorded before, else the one before all others.
pub fn counted<'a>(lines: impl IntoIterator<Item = (&'a str, bool)>) -> BTreeMap<Stage, &'static str> {
    let mut best: BTreeMap<Stage, (bool, usize, &'static str)> = BTreeMap::new();
    for (kind, is_recorded) in lines {
        let Some((rank, (code, stage))) = KINDS.iter().enumerate().find(|(_, (code, _))| *code == kind)
        else {
            continue;
        };
        let this = (!is_recorded, rank, *code);
        let known = best.entry(*stage).or_insert(this);
        *known = this.min(*known);
    }
    best.into_iter().map(|(stage, (_, _, code))| (stage, code)).collect()
}

/// An amount of a currency, both as a file writes them; none when they are none, or there are more digits than the currency has.
pub fn money(value: &str, currency: &str) -> Option<Money> {
    parted(value, currency).filter(|(_, beyond)| beyond.is_empty()).map(|(money, _)| money)
}

/// The same, rounded half to even where there are more digits than the currency has: what a ledger can hold of it.
pub fn rounded(value: &str, currency: &str) -> Option<Money> {
    let (money, beyond) = parted(value, currency)?;
    // Zeros at the end are gone, so that a five alone is exactly half.
    let is_up = match beyond.as_str() {
        "5" => money.minor % 2 != 0,
        beyond => beyond >= "5",
    };
    let away = if value.trim().starts_with('-') { -1 } else { 1 };
    let minor = if is_up { money.minor.checked_add(away)? } else { money.minor };
    Some(Money { minor, ..money })
}

/// An amount cut off where the currency ends, and the digits beyond.
fn parted(value: &str, currency: &str) -> Option<(Money, String)> {
    let currency: Currency = currency.parse().ok()?;
    let (sign, digits) = match value.trim().strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, value.trim()),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let rest = rest.trim_end_matches('0');
    let is_number = !whole.is_empty() && whole.bytes().chain(rest.bytes()).all(|sign| sign.is_ascii_digit());
    let exponent = usize::from(currency.exponent());
    if !is_number {
        return None;
    }
    let (rest, beyond) = rest.split_at(rest.len().min(exponent));
    let minor: i64 = format!("{whole}{rest:0<exponent$}").parse().ok()?;
    Some((Money { minor: minor * sign, currency }, beyond.to_owned()))
}

/// What makes two lines the same: not the names, which are written in many ways, nor how many digits an amount is written with.
type Content<'a> = ([&'a str; 4], String);

/// A decimal number without what says nothing, such as `7.00`, `+7` and `007`; whatever is none as it is written.
fn plain_number(value: &str) -> String {
    let value = value.trim();
    let (sign, digits) = match value.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", value.strip_prefix('+').unwrap_or(value)),
    };
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(rest.bytes()).all(|digit| digit.is_ascii_digit()) {
        return value.to_owned();
    }
    let (whole, rest) = (whole.trim_start_matches('0'), rest.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

impl ToldLine {
    fn content(&self) -> Content<'_> {
        let Self { kind, reference, on_day, value, currency, .. } = self;
        ([kind, reference, on_day, currency], plain_number(value))
    }
}

impl ToldMoney {
    fn content(&self) -> Content<'_> {
        let Self { kind, reference, on_day, value, currency, .. } = self;
        ([kind, reference, on_day, currency], plain_number(value))
    }

    /// The amount that a ledger can hold of it, when it is one.
    pub fn money(&self) -> Option<Money> {
        rounded(&self.value, &self.currency)
    }

    /// Whether [`Self::money`] is not to the last digit what is written.
    pub fn is_rounded(&self) -> bool {
        self.money().is_some() && money(&self.value, &self.currency).is_none()
    }

    /// The year for which it is meant.
    pub fn year(&self) -> Option<i64> {
        self.on_day.get(..4)?.parse().ok()
    }

    /// Whether it waits to be recorded.
    pub fn is_offered(&self) -> bool {
        self.state == ToldState::Offered
    }

    /// Whether another line has taken its place.
    pub fn is_replaced(&self) -> bool {
        self.state == ToldState::Replaced
    }

    /// Whether it stands in the ledger.
    pub fn is_recorded(&self) -> bool {
        self.state == ToldState::Recorded
    }
}

/// Of some lines those that no other one has taken the place of.
pub fn heads<'a>(known: &[&'a ToldMoney]) -> Vec<&'a ToldMoney> {
    let replaced: HashSet<&str> = known.iter().filter_map(|line| line.replaces.as_deref()).collect();
    let is_head = |line: &&ToldMoney| !line.is_replaced() && !replaced.contains(line.id.as_str());
    known.iter().copied().filter(is_head).collect()
}

/// A line that is not known yet, with the one whose place it takes.
pub type NewLine<'l, 'k> = (&'l ToldLine, Option<&'k ToldMoney>);

/// What a file tells of a programme that is not known yet: each line with the one whose place it takes. A line is known by its kind,
/// number, day and amount; one that says something else by its number, where only one of the kind has it on either side. What this register has
/// published itself comes from here, and is nothing new. With them, how many more there are than the programme has room for. Linear in the
/// lines of both.
pub fn new_lines<'l, 'k>(
    (programme, told): (&ProgrammeId, &'l Told),
    known: &[&'k ToldMoney],
) -> (Vec<NewLine<'l, 'k>>, i64) {
    if told.source.ends_with(&format!("-{programme}")) {
        return (Vec::new(), 0);
    }
    let heads = heads(known);
    let mut same: HashMap<Content<'_>, Vec<usize>> = HashMap::new();
    for (at, head) in heads.iter().enumerate() {
        same.entry(head.content()).or_default().push(at);
    }
    let mut met: HashSet<usize> = HashSet::new();
    let mut left: Vec<&'l ToldLine> = Vec::new();
    for line in &told.lines {
        match same.get_mut(&line.content()).and_then(Vec::pop) {
            Some(at) => {
                met.insert(at);
            }
            None => left.push(line),
        }
    }
    let mut numbered: HashMap<(&str, &str), Vec<&'k ToldMoney>> = HashMap::new();
    for (at, head) in heads.iter().enumerate() {
        if !met.contains(&at) && !head.reference.is_empty() {
            numbered.entry((head.kind.as_str(), head.reference.as_str())).or_default().push(*head);
        }
    }
    let mut asked: HashMap<(&str, &str), usize> = HashMap::new();
    for line in &left {
        *asked.entry((line.kind.as_str(), line.reference.as_str())).or_default() += 1;
    }
    let former = |line: &ToldLine| {
        let key = (line.kind.as_str(), line.reference.as_str());
        match (numbered.get(&key).map(Vec::as_slice), asked.get(&key)) {
            (Some([only]), Some(1)) => Some(*only),
            _ => None,
        }
    };
    let room = MOST.saturating_sub(known.len());
    let beyond = i64::try_from(left.len().saturating_sub(room)).unwrap_or(i64::MAX);
    (left.iter().take(room).map(|line| (*line, former(line))).collect(), beyond)
}

/// Keeps what an import tells of programmes, within the transaction that writes them. What is known already is not kept again.
///
/// # Errors
/// [`Problem::NotAllowed`] when a programme is not the actor's to keep; otherwise when the database refuses.
pub async fn keep_told(tx: &mut Tx, import: &ImportId, told: &[(ProgrammeId, Told)]) -> Result<(), Problem> {
    let ids: Vec<ProgrammeId> = told.iter().map(|(id, _)| id.clone()).collect();
    require_kept(tx, &ids).await?;
    // Two imports that tell the same wait for each other, so that it is kept once.
    tx.lock_audit_head().await?;
    let known = lines::of_in(tx, &ids).await?;
    let mut of: HashMap<&ProgrammeId, Vec<&ToldMoney>> = HashMap::new();
    for line in &known {
        of.entry(&line.programme_id).or_default().push(line);
    }
    let mut new: Vec<New<'_>> = Vec::new();
    let mut replaced: Vec<String> = Vec::new();
    for (id, told) in told {
        let (found, _) = new_lines((id, told), of.get(id).map(Vec::as_slice).unwrap_or_default());
        for (line, former) in found {
            replaced.extend(former.filter(|former| !former.is_recorded()).map(|former| former.id.clone()));
            new.push((new_id(), id, told.source.as_str(), line, former.map(|former| former.id.clone())));
        }
    }
    let waiting = [ToldState::Offered, ToldState::Aside];
    lines::move_on(tx, &replaced, (&waiting, ToldState::Replaced)).await?;
    lines::insert(tx, import, &new).await?;
    Ok(())
}

async fn require_kept(tx: &mut Tx, ids: &[ProgrammeId]) -> Result<(), Problem> {
    for stored in load_in(tx, &Wanted::Ids(ids)).await? {
        tx.actor.require_for(&stored.content.organisation, Actor::may_edit)?;
    }
    Ok(())
}

/// The entries of the ledger that lines of an import have become, of some programmes.
///
/// # Errors
/// When the database refuses.
pub async fn entries_told(
    tx: &mut Tx,
    import: &ImportId,
    ids: &[ProgrammeId],
) -> Result<Vec<String>, StoreError> {
    let told = lines::of_import(tx, import, ids).await?;
    Ok(told.into_iter().filter(ToldMoney::is_recorded).filter_map(|line| line.entry_id).collect())
}

/// Withdraws what an import told of programmes; what it had taken the place of is offered again. Lines that stand in the ledger stay.
///
/// # Errors
/// As [`keep_told`].
pub async fn withdraw_told(tx: &mut Tx, import: &ImportId, ids: &[ProgrammeId]) -> Result<(), Problem> {
    require_kept(tx, ids).await?;
    let told = lines::of_import(tx, import, ids).await?;
    let (mut gone, mut again) = (Vec::new(), Vec::new());
    for line in told.iter().filter(|line| !line.is_recorded()) {
        match line.is_replaced() {
            true => lines::reach_over(tx, line).await?,
            false => again.extend(line.replaces.clone()),
        }
        gone.push(line.id.clone());
    }
    let kept = [ToldState::Offered, ToldState::Aside, ToldState::Replaced];
    lines::move_on(tx, &gone, (&kept, ToldState::Withdrawn)).await?;
    lines::move_on(tx, &again, (&[ToldState::Replaced], ToldState::Offered)).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
