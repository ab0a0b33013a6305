//! What becomes of what is stored when a sheet says something else: lists and money are added to, texts are replaced, and what
//! that may spoil is said. One choice for all rows changes it: keep, replace or merge.

use sekber_core::text::fold;

use super::columns::Reads;
use super::frame::Frame;
use super::interpret::issue;
use super::questions::can_be_merged;
use super::reading::{Line, Remark, funding_text, lines_of};
use super::verdict::{Issue, Record, join, split};

/// Characters of a text that is long enough to be worth keeping.
const LONG_TEXT: usize = 200;

/// What becomes of a stored field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Keep,
    Replace,
    Merge,
}

/// What can be chosen for a field whose values can be put together, and for one that has a single value.
const OF_LISTS: [&str; 3] = ["merge", "replace", "keep"];
const OF_TEXTS: [&str; 2] = ["replace", "keep"];

/// Settles what a row says against what is stored. `whole` says that the row is of our own export and tells everything.
pub fn settle(
    frame: &Frame<'_>,
    said: &mut Record,
    stored: &Record,
    (whole, issues): (bool, &mut Vec<Issue>),
) {
    let differing: Vec<&'static str> = said.keys().copied().filter(|key| stored.get(key).is_some()).collect();
    for key in differing {
        let (Some(before), Some(after)) = (stored.get(key), said.get(key).cloned()) else { continue };
        let reads = frame.kind.column(key).map(|column| column.reads);
        let is_money = reads == Some(Reads::Funding);
        let is_list = !is_money && reads.is_some_and(can_be_merged);
        let tells_all = whole && (!is_money || frame.layout.columns_of("funding").next().is_some());
        let mode = match frame.answer(&format!("update/{key}")) {
            Some("keep") => Mode::Keep,
            Some("replace") => Mode::Replace,
            Some("merge") if is_list || is_money => Mode::Merge,
            _ if (is_list || is_money) && !tells_all => Mode::Merge,
            _ => Mode::Replace,
        };
        let column = frame.layout.columns_of(key).next();
        match mode {
            Mode::Keep => drop(said.remove(key)),
            Mode::Merge if is_money => match merged(&lines_of(before), lines_of(&after)) {
                Some(lines) => drop(said.insert(key, funding_text(lines))),
                None => {
                    let remark = Remark::fault("", "which-funding").asking("update/funding", &OF_LISTS);
                    issues.push(issue(key, frame.layout.columns_of("amount").next(), remark));
                }
            },
            Mode::Merge => {
                let both = split(before).chain(split(&after)).map(str::to_owned).collect();
                said.insert(key, join(both));
            }
            Mode::Replace => issues.extend(
                warning(key, (before, &after), (is_list, is_money)).map(|remark| issue(key, column, remark)),
            ),
        }
    }
}

/// What replacing a value may spoil.
fn warning(key: &str, (before, after): (&str, &str), (is_list, is_money): (bool, bool)) -> Option<Remark> {
    let question = format!("update/{key}");
    if is_list || is_money {
        let known: Vec<&str> = if is_money { after.lines().collect() } else { split(after).collect() };
        let lost = match is_money {
            true => before.lines().filter(|line| !known.contains(line)).count(),
            false => split(before).filter(|value| !known.contains(value)).count(),
        };
        let remark = Remark::notice("", "values-vanish", lost.to_string());
        return (lost > 0).then(|| remark.asking(&question, &OF_LISTS));
    }
    let (long, short) = (before.chars().count(), after.chars().count());
    if long >= LONG_TEXT && short * 10 < long * 6 {
        let remark = Remark::notice("", "text-shrinks", format!("{long} → {short}"));
        return Some(remark.asking(&question, &OF_TEXTS));
    }
    let only_case = before != after && fold(before) == fold(after);
    only_case.then(|| Remark::notice(after, "case-changes", before).asking(&question, &OF_TEXTS))
}

/// The lines of both: what the sheet says of a year and a source stands for what is stored of it. `None` when one of them names a
/// source for a year and the other does not: they may be the same money.
fn merged(stored: &[Line], said: Vec<Line>) -> Option<Vec<Line>> {
    let source = |line: &Line| fold(&line.source);
    let same = |one: &Line, other: &Line| {
        one.year == other.year && source(one) == source(other) && one.form == other.form
    };
    let unclear = |one: &Line, other: &Line| {
        one.year == other.year && one.source.is_empty() != other.source.is_empty() && one.minor != other.minor
    };
    let unchanged = |line: &Line| stored.contains(line);
    if said.iter().filter(|line| !unchanged(line)).any(|line| stored.iter().any(|known| unclear(known, line)))
    {
        return None;
    }
    // The same amount of the same year, of which only one of them says the source, is the same money.
    let kept = stored.iter().filter(|known| {
        !said.iter().any(|line| {
            same(known, line)
                || (known.year == line.year && known.minor == line.minor && known.source.is_empty())
        })
    });
    let mut lines: Vec<Line> = kept.cloned().collect();
    let is_named = |line: &Line| {
        line.source.is_empty()
            && stored
                .iter()
                .any(|known| known.year == line.year && known.minor == line.minor && !known.source.is_empty())
    };
    lines.extend(said.into_iter().filter(|line| !is_named(line)));
    Some(lines)
}
