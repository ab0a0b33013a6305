//! Learning the model from judged texts: first what makes officials choose one office among all, then how sure that is.

use super::model::{Model, NUMBERS, Row, sigmoid};

/// One judged text: the row of every office, and whether it is right.
pub type Lesson = Vec<(Row, bool)>;

/// The pull of weights towards zero.
const PULL: f64 = 1.0;
/// Newton's steps at most; some ten are enough.
const STEPS: usize = 60;
/// Which gain no longer counts.
const ENOUGH: f64 = 1e-9;

impl Model {
    /// Learns from judged texts. The same lessons give the same model. `O(steps × rows × weights²)`.
    ///
    /// The weights are those of a conditional logit (McFadden 1974: the chance that an office is chosen among all), with a
    /// small pull towards zero; the probability that an office is right comes from the sum by a line through the logistic
    /// function (Platt 1999).
    pub fn learn(lessons: &[Lesson], experience: f64) -> Self {
        let judged: Vec<&Lesson> =
            lessons.iter().filter(|lesson| lesson.iter().any(|(_, right)| *right)).collect();
        let chosen = choice(&judged);
        let sums = lessons.iter().flatten().map(|(row, right)| (weigh(&chosen, row), *right));
        let [constant, slope] = line(&sums.collect::<Vec<_>>());
        Self { weights: chosen.map(|weight| weight * slope), constant, experience }
    }
}

fn weigh(weights: &Row, row: &Row) -> f64 {
    weights.iter().zip(row).map(|(weight, number)| weight * number).sum()
}

/// The chance of each office of a text under the weights, and what each ought to be.
fn chances(weights: &Row, lesson: &Lesson) -> Vec<(f64, f64)> {
    let sums: Vec<f64> = lesson.iter().map(|(row, _)| weigh(weights, row)).collect();
    let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let all: f64 = sums.iter().map(|sum| (sum - most).exp()).sum();
    let right = lesson.iter().filter(|(_, right)| *right).count() as f64;
    let ought = lesson.iter().map(|(_, is_right)| if *is_right { 1.0 / right } else { 0.0 });
    sums.iter().zip(ought).map(|(sum, ought)| ((sum - most).exp() / all, ought)).collect()
}

/// How badly the weights explain the choices, pull included.
fn cost(weights: &Row, lessons: &[&Lesson]) -> f64 {
    let missed = |lesson: &&Lesson| -> f64 {
        let chances = chances(weights, lesson).into_iter().filter(|(_, ought)| *ought > 0.0);
        chances.map(|(chance, ought)| -ought * chance.max(f64::MIN_POSITIVE).ln()).sum()
    };
    let pull: f64 = weights.iter().map(|weight| weight * weight).sum();
    0.5 * PULL * pull + lessons.iter().map(missed).sum::<f64>()
}

/// The weights under which the right offices are chosen most probably.
fn choice(lessons: &[&Lesson]) -> Row {
    let bent = |weights: &Row| {
        let mut slope = weights.map(|weight| -PULL * weight);
        let mut bend = diagonal(PULL);
        for lesson in lessons {
            let chances = chances(weights, lesson);
            let mut mean = [0.0; NUMBERS];
            for ((row, _), (chance, ought)) in lesson.iter().zip(&chances) {
                for at in 0..NUMBERS {
                    slope[at] += row[at] * (ought - chance);
                    mean[at] += row[at] * chance;
                    for other in 0..NUMBERS {
                        bend[at][other] += chance * row[at] * row[other];
                    }
                }
            }
            for at in 0..NUMBERS {
                for other in 0..NUMBERS {
                    bend[at][other] -= mean[at] * mean[other];
                }
            }
        }
        (bend, slope)
    };
    lowest([0.0; NUMBERS], |weights| cost(weights, lessons), bent)
}

/// Constant and slope of the line whose logistic function best gives the probability that a sum's office is right.
fn line(sums: &[(f64, bool)]) -> [f64; 2] {
    let chance = |line: &[f64; 2], sum: f64| sigmoid(line[0] + line[1] * sum);
    let cost = |line: &[f64; 2]| -> f64 {
        let missed = |(sum, right): &(f64, bool)| {
            let chance = chance(line, *sum);
            -if *right { chance } else { 1.0 - chance }.max(f64::MIN_POSITIVE).ln()
        };
        sums.iter().map(missed).sum()
    };
    let bent = |line: &[f64; 2]| {
        // A trace of a pull keeps the system solvable when all or none are right.
        let (mut slope, mut bend) = ([0.0; 2], diagonal(ENOUGH));
        for (sum, right) in sums {
            let chance = chance(line, *sum);
            let numbers = [1.0, *sum];
            for at in 0..2 {
                slope[at] += (f64::from(u8::from(*right)) - chance) * numbers[at];
                for other in 0..2 {
                    bend[at][other] += chance * (1.0 - chance) * numbers[at] * numbers[other];
                }
            }
        }
        (bend, slope)
    };
    lowest([0.0, 1.0], cost, bent)
}

type Square<const SIZE: usize> = [[f64; SIZE]; SIZE];

fn diagonal<const SIZE: usize>(number: f64) -> Square<SIZE> {
    std::array::from_fn(|row| std::array::from_fn(|at| if row == at { number } else { 0.0 }))
}

/// Where a bowl-shaped cost is lowest: Newton's method with second derivatives and the slope downhill, each step halved
/// until it helps.
fn lowest<const SIZE: usize>(
    start: [f64; SIZE],
    cost: impl Fn(&[f64; SIZE]) -> f64,
    bent: impl Fn(&[f64; SIZE]) -> (Square<SIZE>, [f64; SIZE]),
) -> [f64; SIZE] {
    let mut best = (cost(&start), start);
    for _ in 0..STEPS {
        let (bend, slope) = bent(&best.1);
        let step = solve(bend, slope);
        let shares = std::iter::successors(Some(1.0_f64), |share| Some(share / 2.0)).take(30);
        let further = shares.map(|share| std::array::from_fn(|at| best.1[at] + share * step[at]));
        let Some(next) = further.map(|next| (cost(&next), next)).find(|(cost, _)| *cost < best.0) else {
            break;
        };
        let gain = best.0 - next.0;
        best = next;
        if gain < ENOUGH {
            break;
        }
    }
    best.1
}

/// Solves a small positive definite system by elimination.
fn solve<const SIZE: usize>(mut matrix: Square<SIZE>, mut right: [f64; SIZE]) -> [f64; SIZE] {
    for at in 0..SIZE {
        let (row, own) = (matrix[at], right[at]);
        for below in at + 1..SIZE {
            let factor = matrix[below][at] / row[at];
            for (number, above) in matrix[below].iter_mut().zip(row).skip(at) {
                *number -= factor * above;
            }
            right[below] -= factor * own;
        }
    }
    let mut found = [0.0; SIZE];
    for at in (0..SIZE).rev() {
        let known: f64 =
            matrix[at].iter().zip(found).skip(at + 1).map(|(number, found)| number * found).sum();
        found[at] = (right[at] - known) / matrix[at][at];
    }
    found
}
