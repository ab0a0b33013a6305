//! What it takes to show one office its ranking.

use divan::Bencher;
use sekber_engines::matching::affinity::order::by_points;

fn main() {
    divan::main();
}

/// Points as a hash would spread them: no order to profit from.
fn points(count: u64) -> Vec<u16> {
    let spread = |at: u64| u16::try_from((at.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) % 15_001);
    (0..count).map(|at| spread(at).unwrap_or(0)).collect()
}

#[divan::bench(args = [2_000, 50_000, 500_000])]
fn order_programmes_for_one_office(bencher: Bencher<'_, '_>, count: u64) {
    let points = points(count);
    bencher.bench_local(|| by_points(divan::black_box(&points).iter().copied()));
}

/// The reference: the library's stable sort of pairs.
#[divan::bench(args = [2_000, 50_000, 500_000])]
fn order_programmes_by_plain_sort(bencher: Bencher<'_, '_>, count: u64) {
    let points = points(count);
    bencher.bench_local(|| {
        let mut pairs: Vec<(usize, u16)> = divan::black_box(&points).iter().copied().enumerate().collect();
        pairs.sort_by_key(|(at, points)| (std::cmp::Reverse(*points), *at));
        pairs
    });
}
