//! Solves a made-up instance and prints what it took: `cargo run --release -p sekber-engines --example assign_scale -- nation 1`.

use std::time::Instant;

use sekber_engines::matching::assignment::generate::{Size, generate};
use sekber_engines::matching::assignment::plain;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "district".to_owned());
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let Some(size) = Size::ALL.into_iter().find(|size| size.name() == name) else {
        eprintln!("small, district, province or nation");
        return;
    };
    let begun = Instant::now();
    let instance = generate(size, seed);
    let built = begun.elapsed();
    let begun = Instant::now();
    let outcome = plain::solve(&instance, u64::MAX);
    println!(
        "{name}: {} edges made in {built:.2?}, solved in {:.2?}; objective {}, {} pairs, optimal {}, {} arcs looked at, {} rounds of pricing",
        instance.edges.len(),
        begun.elapsed(),
        outcome.objective,
        outcome.chosen.len(),
        outcome.optimal,
        outcome.effort,
        outcome.rounds
    );
}
