//! Verdicts that no finding stands behind any more, so that they are still found: records that became one, what owners did as they were
//! asked, and what ended.

use std::collections::HashSet;

use sekber_engines::synchronisation::grading::Verdict;

use super::finding_past::name_of;
use crate::features::synchronisation::actions::both;
use crate::features::synchronisation::findings::Table;
use crate::features::synchronisation::model::{Decided, ProgrammeFacts, Standing, fact};
use crate::features::synchronisation::settled::{Verdicts, of_pair};
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// Verdicts that are shown; the latest.
const SHOWN: usize = 50;

/// A verdict with what became of it.
pub struct Settled {
    decided: Decided,
    became: &'static str,
}

/// A verdict as it is shown.
pub struct KeptLine {
    /// The address of its page.
    pub href: String,
    /// One title, as it was when it was settled.
    pub first: String,
    /// Its owner.
    pub first_owner: String,
    /// The other title.
    pub second: String,
    /// Its owner.
    pub second_owner: String,
    /// What was settled.
    pub verdict: String,
    /// What became of it.
    pub became: String,
    /// By whom, and when.
    pub by: String,
}

/// The verdicts without a finding, the latest first, and how many there are: those that say something, and those that are done.
///
/// # Errors
/// When the facts of a pair cannot be written.
pub fn kept(
    table: &Table,
    verdicts: &Verdicts,
    (verdict, only_done): (Option<Verdict>, bool),
) -> Result<(Vec<Settled>, usize), Problem> {
    let found: HashSet<(usize, usize)> =
        table.findings.iter().map(|finding| (finding.first, finding.second)).collect();
    let mut all = Vec::new();
    for (pair, decided) in verdicts {
        let places = both(table, pair);
        let is_found = places.is_some_and(|places| found.contains(&places));
        if is_found || verdict.is_some_and(|wanted| wanted != decided.verdict) {
            continue;
        }
        let became = match places {
            None if decided.stays_id.is_some() => "united",
            None => "ended",
            Some(places) if of_pair(table, Some(decided), places)? == Standing::Done => "done",
            Some(_) => "apart",
        };
        if !only_done || matches!(became, "united" | "done") {
            all.push((decided, became));
        }
    }
    all.sort_by(|(a, _), (b, _)| {
        (b.decided_at, &b.first_id, &b.second_id).cmp(&(a.decided_at, &a.first_id, &a.second_id))
    });
    let total = all.len();
    let shown = all.into_iter().take(SHOWN);
    Ok((shown.map(|(decided, became)| Settled { decided: decided.clone(), became }).collect(), total))
}

/// A verdict as a row.
pub fn line(frame: &Frame, settled: &Settled) -> KeptLine {
    let (decided, facts) = (&settled.decided, settled.decided.facts());
    let side = |facts: &ProgrammeFacts| (fact(facts, "title"), fact(facts, "organisation"));
    let ((first, first_owner), (second, second_owner)) = (side(&facts.first), side(&facts.second));
    let (name, when) = (name_of(frame, &decided.person_name), frame.date_time(&decided.decided_at));
    KeptLine {
        href: decided.pair().path(),
        first,
        first_owner,
        second,
        second_owner,
        verdict: frame.say_code("finding-verdict-", decided.verdict.as_str()),
        became: frame.say_code("finding-became-", settled.became),
        by: frame.say_facts("finding-decided-by", &[("name", name), ("when", when)]),
    }
}
