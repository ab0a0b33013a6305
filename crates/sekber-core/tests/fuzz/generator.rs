//! Generated inputs against a reader: a fixed number of them in ordinary runs, or as many as fit into
//! `SEKBER_FUZZ_SECONDS` for each target. Other crates' tests share this file.

// Each crate uses its own part.
#![allow(dead_code)]

use std::fmt::Debug;
use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Inputs at a time, so that the time is looked at now and then.
const ROUND: u32 = 64;

/// Gives inputs to a check that must not panic: `cases` of them, or as many as the time allows that was asked for.
#[track_caller]
pub fn fuzz<S>(cases: u32, inputs: S, check: impl Fn(S::Value))
where
    S: Strategy,
    S::Value: Debug,
{
    let seconds = std::env::var("SEKBER_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let Some(seconds) = seconds else { return round(cases, &inputs, &check) };
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(seconds) {
        round(ROUND, &inputs, &check);
    }
}

#[track_caller]
fn round<S>(cases: u32, inputs: &S, check: &impl Fn(S::Value))
where
    S: Strategy,
    S::Value: Debug,
{
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(inputs, |input| {
        check(input);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}\nMend it, and keep the input in the corpus.");
    }
}

/// Every file of a folder with its name, in the order of the names.
pub fn corpus(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} holds no files", folder.display());
    files
}

/// How much longer four times the input may take: linear work takes four times as long, the square sixteen times.
const MOST_TIMES_LONGER: u32 = 11;
/// Below this nothing is compared: a clock tells nothing about so short a time.
const TOO_SHORT: Duration = Duration::from_millis(3);

/// How long this thread has worked, whatever else keeps the machine busy.
fn spent() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec.unsigned_abs(), u32::try_from(spent.tv_nsec).unwrap_or_default())
}

/// The work on an input must grow with its length, not with the square of it: the shortest of some runs with `length`
/// bytes of a repeated text is compared with the shortest over four times as many. A run that was disturbed is repeated.
#[track_caller]
pub fn grows_with_its_input(name: &str, repeated: &str, length: usize, work: impl Fn(&str)) {
    let text = |bytes: usize| repeated.repeat(bytes.div_ceil(repeated.len()));
    let (short, long) = (text(length), text(4 * length));
    let shortest = |input: &str, runs: usize| {
        let run = || {
            let begun = spent();
            work(input);
            spent().saturating_sub(begun)
        };
        (0..runs).map(|_| run()).min().unwrap_or_default()
    };
    let grows = |(short, long): (Duration, Duration)| long <= TOO_SHORT.max(short * MOST_TIMES_LONGER);
    let mut measured = Vec::new();
    for _ in 0..3 {
        let pair = (shortest(&short, 3), shortest(&long, 2));
        if grows(pair) {
            return;
        }
        measured.push(pair);
    }
    panic!("{name} on {repeated:?}: {length} bytes and four times as many took {measured:?}");
}
