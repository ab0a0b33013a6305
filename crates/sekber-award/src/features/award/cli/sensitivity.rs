//! `sekber award sensitivity`: how the ranking holds under all possible weights.

use std::time::Instant;

use sekber_engines::award::sensitivity::{MOST_SAMPLES, RANKS, Scoring, acceptability, smallest_change};
use serde::{Deserialize, Serialize};

use super::{PlainFiles, read, write};
use crate::features::matching::FaultyFile;

/// The form that is read.
const FORM: &str = "sekber-smaa-1";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    form: String,
    seed: u64,
    samples: u32,
    entries: usize,
    criteria: usize,
    values: Vec<Vec<u16>>,
    base: Vec<u64>,
}

/// The result; counts are whole numbers.
#[derive(Debug, Serialize)]
struct Output {
    form: &'static str,
    samples: u32,
    /// Entry, then its times at rank 1, 2, … of those ever among the first.
    acceptability: Vec<Vec<usize>>,
    /// Entry, then the summed weights under which it won, of those that ever win.
    central: Vec<Vec<u64>>,
    top: Vec<usize>,
    pairwise: Vec<Vec<u32>>,
    change: Change,
}

#[derive(Debug, Serialize)]
struct Change {
    winner: usize,
    rival: Option<usize>,
    l1: Option<f64>,
}

/// Reads, counts, writes, and prints the seconds that the counting took.
///
/// # Errors
/// [`FaultyFile`] when the input cannot be used or the result not be written.
pub fn run(files: &PlainFiles) -> anyhow::Result<()> {
    let input: Input = read(&files.input)?;
    let (output, seconds) = counted(input).map_err(|reason| FaultyFile::whole(&files.input, reason))?;
    write(&files.out, &output)?;
    crate::print_line!("{}", serde_json::json!({ "engine_s": seconds }));
    Ok(())
}

/// Counts, and tells how many seconds that took.
///
/// # Errors
/// Why the input cannot be used.
fn counted(input: Input) -> Result<(Output, f64), String> {
    if input.form != FORM {
        return Err(format!("form {:?} is not known; the known one is {FORM:?}", input.form));
    }
    if input.values.len() != input.entries || input.base.len() != input.criteria {
        return Err("entries and criteria do not tell how many values and weights there are".to_owned());
    }
    if input.samples > MOST_SAMPLES {
        return Err(format!("{} samples are more than {MOST_SAMPLES}", input.samples));
    }
    let scoring = Scoring::new(&input.values, input.base).map_err(|error| error.to_string())?;
    drop(input.values);
    let begun = Instant::now();
    let found = acceptability(&scoring, input.seed, input.samples);
    let change = smallest_change(&scoring);
    let seconds = begun.elapsed().as_secs_f64();
    let ranks = RANKS.min(scoring.entries());
    let counted = found.ranks.iter().enumerate().filter(|(_, row)| row.iter().any(|count| *count > 0));
    let row = |(entry, row): (usize, &[u32; RANKS])| {
        std::iter::once(entry).chain(row[..ranks].iter().map(|count| *count as usize)).collect()
    };
    let criteria = scoring.criteria();
    let winners = (0..scoring.entries()).filter(|entry| found.ranks[*entry][0] > 0);
    let central = winners.map(|entry| {
        std::iter::once(entry as u64)
            .chain(found.central[entry * criteria..][..criteria].iter().copied())
            .collect()
    });
    let output = Output {
        form: "sekber-smaa-result-1",
        samples: input.samples,
        acceptability: counted.map(row).collect(),
        central: central.collect(),
        top: found.top.clone(),
        pairwise: found.pairwise.clone(),
        change: Change { winner: change.winner, rival: change.rival, l1: change.distance },
    };
    Ok((output, seconds))
}

#[cfg(test)]
mod tests;
