//! What a rehearsal has measured.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::time::{Duration, Instant};

use super::Told;
use super::phone::Hearing;
use crate::kit::terminal::Teller;

/// Times in order, from which percentiles are taken.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The time that this share of all were no slower than (nearest rank); zero when there are none.
    pub fn share(&self, share: f64) -> Duration {
        let rank = (share * self.0.len() as f64).ceil() as usize;
        self.0.get(rank.saturating_sub(1)).copied().unwrap_or_default()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = |share| self.share(share).as_secs_f64() * 1000.0;
        write!(
            f,
            "p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, max {:.1} ms (n = {})",
            ms(0.5),
            ms(0.95),
            ms(0.99),
            ms(1.0),
            self.0.len()
        )
    }
}

/// The figures.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// From sending a choice to its answer.
    pub answered: Times,
    /// From sending a choice to its appearance on each wall, links that were cut included.
    pub on_walls: Times,
    /// From the chair's command to each phone that was listening.
    pub on_phones: Times,
    /// Choices that were answered.
    pub told: usize,
    /// Choices that were refused or not answered.
    pub refused: usize,
    /// Answered choices that the record or a wall lacks.
    pub lost: usize,
    /// Words that a wall or a phone heard twice, and choices the record holds twice.
    pub twice: usize,
    /// Words that came out of order.
    pub disordered: usize,
    /// Links that were cut and restored.
    pub cuts: usize,
    /// Parts of pages that walls and phones fetched again.
    pub fetched: usize,
    /// Pairs of the plan.
    pub pairs: usize,
}

impl Figures {
    /// The figures line by line.
    pub fn in_words(&self, teller: &Teller<'_>) -> Vec<String> {
        let counts = |key: &str, facts: &[(&'static str, usize)]| {
            let facts: Vec<_> = facts.iter().map(|(name, count)| (*name, teller.whole(*count))).collect();
            teller.say_facts(key, &facts)
        };
        let times = |key: &str, times: &Times| teller.say_facts(key, &[("times", times.to_string())]);
        vec![
            counts("rehearsal-choices", &[("told", self.told), ("refused", self.refused)]),
            times("rehearsal-answered", &self.answered),
            times("rehearsal-on-walls", &self.on_walls),
            times("rehearsal-on-phones", &self.on_phones),
            counts("rehearsal-links", &[("cuts", self.cuts), ("fetched", self.fetched)]),
            counts(
                "rehearsal-lost",
                &[("lost", self.lost), ("twice", self.twice), ("disordered", self.disordered)],
            ),
            counts("rehearsal-pairs", &[("paired", self.pairs)]),
        ]
    }
}

/// Compares what was told with what was heard and with the record.
pub fn gather(
    told: &[Told],
    refused: usize,
    walls: &[Hearing],
    phones: &[Hearing],
    moves: &[Instant],
    pairs: usize,
    record: &[(String, i64)],
) -> Figures {
    let kept: HashMap<&str, i64> =
        record.iter().map(|(submission, seq)| (submission.as_str(), *seq)).collect();
    let mut figures = Figures { told: told.len(), refused, pairs, ..Figures::default() };
    figures.answered = Times::of(told.iter().map(|one| one.answered - one.sent).collect());
    figures.twice = record.len() - kept.len();
    figures.lost = told.iter().filter(|one| kept.get(one.submission.as_str()) != Some(&one.seq)).count();
    let mut on_walls = Vec::new();
    for wall in walls {
        let words = wall.words();
        let heard: HashMap<i64, Instant> = words.iter().map(|word| (word.seq, word.at)).collect();
        for one in told {
            match heard.get(&one.seq) {
                Some(at) => on_walls.push(at.saturating_duration_since(one.sent)),
                None => figures.lost += 1,
            }
        }
    }
    figures.on_walls = Times::of(on_walls);
    let mut on_phones = Vec::new();
    for hearing in phones {
        // The first word about the stage that a phone hears is the opening of the doors, before the moves.
        let words = hearing.words();
        let stages = words.iter().filter(|word| word.kind == "stage").skip(1);
        on_phones.extend(stages.zip(moves).map(|(word, sent)| word.at.saturating_duration_since(*sent)));
    }
    figures.on_phones = Times::of(on_phones);
    for hearing in walls.iter().chain(phones) {
        figures.cuts += hearing.cuts();
        figures.fetched += hearing.fetched();
        let words = hearing.words();
        let once: HashSet<i64> = words.iter().map(|word| word.seq).collect();
        figures.twice += words.len() - once.len();
        figures.disordered += words.windows(2).filter(|two| two[1].seq < two[0].seq).count();
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_by_nearest_rank() {
        let times = Times::of((1..=100).rev().map(Duration::from_millis).collect());
        let ms = |share| times.share(share).as_millis();
        assert_eq!((ms(0.5), ms(0.95), ms(0.99), ms(1.0)), (50, 95, 99, 100));
        assert_eq!(Times::default().share(0.99), Duration::ZERO);
    }
}
