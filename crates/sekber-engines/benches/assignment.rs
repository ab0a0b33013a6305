//! How fast plans are made and renewed at the sizes of a meeting, a district and a province.

use divan::{Bencher, black_box};
use sekber_engines::matching::assignment::generate::{Size, generate};
use sekber_engines::matching::assignment::plain;
use sekber_engines::matching::assignment::planner::{Change, Planner, Ruling};
use sekber_engines::matching::assignment::policy::Policy;

fn main() {
    divan::main();
}

const SIZES: [&str; 3] = ["small", "district", "province"];

fn size(name: &str) -> Size {
    Size::ALL.into_iter().find(|size| size.name() == name).unwrap_or(Size::Small)
}

/// The plain objective, from nothing.
#[divan::bench(args = SIZES, sample_count = 20)]
fn plain_objective(bencher: Bencher, name: &str) {
    let instance = generate(size(name), 1);
    bencher.bench_local(|| plain::solve(black_box(&instance), u64::MAX));
}

/// All aims in strict order, from nothing.
#[divan::bench(args = SIZES, sample_count = 10)]
fn all_aims(bencher: Bencher, name: &str) {
    let Ok(instance) = generate(size(name), 1).sorted() else { return };
    bencher
        .with_inputs(|| instance.clone())
        .bench_local_values(|instance| Planner::solve(instance, Policy::default(), u64::MAX));
}

/// One ruling in a plan that stands: locked, excluded, freed, in turn over the pairs.
#[divan::bench(args = SIZES, sample_count = 200)]
fn one_change(bencher: Bencher, name: &str) {
    let Ok(instance) = generate(size(name), 1).sorted() else { return };
    let edges = u32::try_from(instance.edges.len()).unwrap_or(1);
    let mut planner = Planner::solve(instance, Policy::default(), u64::MAX);
    let mut turn = 0_u32;
    bencher.bench_local(|| {
        let ruling = [Ruling::Locked, Ruling::Vetoed, Ruling::Free][turn as usize % 3];
        let edge = turn.wrapping_mul(7_919) % edges;
        turn += 1;
        planner.apply(Change::Ruling { edge, ruling }, u64::MAX);
    });
}
