//! The small learned model that fuses the signals, and how its numbers become probabilities.

/// How many signals there are.
pub const SIGNALS: usize = 5;
/// Their names, in order: passages alike, the closest passage, families alike, everyday usage, whole profile.
pub const NAMES: [&str; SIGNALS] = ["passages", "closest", "families", "usage", "profile"];

/// Coefficients as `name TAB number`, made by the training command.
const LEARNED: &str = include_str!("model.tsv");

/// The signals of one text for every office.
#[derive(Debug, Clone, PartialEq)]
pub struct Signals {
    /// One list for each signal, in order of the offices.
    pub by_signal: [Vec<f64>; SIGNALS],
    /// How much the text speaks like a regulation, 0 to 1: long and close to the nomenclature's own words. Everyday
    /// usage tells less then.
    pub formality: f64,
}

/// The numbers that a signal row is judged by: each signal as it stands out among the offices, and once more weighted
/// with the formality.
pub type Row = [f64; SIGNALS * 2];

impl Signals {
    /// One row for each office. A signal is measured in standard deviations from its mean over the offices.
    pub fn rows(&self) -> Vec<Row> {
        let standing: Vec<Vec<f64>> = self.by_signal.iter().map(|signal| standing_out(signal)).collect();
        let offices = self.by_signal[0].len();
        (0..offices)
            .map(|office| {
                std::array::from_fn(|at| {
                    let number = standing[at % SIGNALS][office];
                    if at < SIGNALS { number } else { number * self.formality }
                })
            })
            .collect()
    }
}

fn standing_out(numbers: &[f64]) -> Vec<f64> {
    let count = (numbers.len() as f64).max(1.0);
    let mean = numbers.iter().sum::<f64>() / count;
    let spread = (numbers.iter().map(|number| (number - mean) * (number - mean)).sum::<f64>() / count).sqrt();
    let spread = if spread > 1e-9 { spread } else { 1.0 };
    numbers.iter().map(|number| (number - mean) / spread).collect()
}

/// `1 / (1 + e^-x)`.
pub fn squash(number: f64) -> f64 {
    1.0 / (1.0 + (-number).exp())
}

/// The model: a logistic regression.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What each number of a row counts.
    pub weights: Row,
    /// What stands before all of them.
    pub constant: f64,
    /// What a vote of earlier pairs counts.
    pub experience: f64,
}

impl Default for Model {
    /// The model that was trained on public lists of two kinds; see `docs/matching.md`.
    fn default() -> Self {
        let number = |name: &str| {
            let line =
                LEARNED.lines().find_map(|line| line.split_once('\t').filter(|(known, _)| *known == name));
            line.and_then(|(_, number)| number.trim().parse().ok()).unwrap_or(0.0)
        };
        Self {
            weights: std::array::from_fn(|at| {
                let kind = if at < SIGNALS { "" } else { "-formal" };
                number(&format!("{}{kind}", NAMES[at % SIGNALS]))
            }),
            constant: number("constant"),
            experience: number("experience"),
        }
    }
}

impl Model {
    /// The model's number for every office.
    pub fn raw(&self, signals: &Signals) -> Vec<f64> {
        signals.rows().iter().map(|row| self.of_row(row)).collect()
    }

    /// The model's number for a row.
    pub fn of_row(&self, row: &Row) -> f64 {
        self.constant + self.weights.iter().zip(row).map(|(weight, number)| weight * number).sum::<f64>()
    }

    /// The probability that the number stands for, in 15,000ths.
    pub fn points(&self, raw: f64) -> u16 {
        // Between 0 and 15,000, so the cast keeps the number.
        (squash(raw) * 15_000.0).round() as u16
    }

    /// Learns from rows and whether each was right, by Newton's method with a small pull of the weights towards zero.
    /// The same rows give the same model. `O(rounds × rows × weights²)`.
    pub fn learn(rows: &[(Row, bool)], experience: f64) -> Self {
        let mut weights = [0.0; SIZE];
        for _ in 0..30 {
            let step = newton(rows, &weights);
            let largest = step.iter().fold(0.0_f64, |most, number| most.max(number.abs()));
            weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
            if largest < 1e-9 {
                break;
            }
        }
        Self { weights: std::array::from_fn(|at| weights[at + 1]), constant: weights[0], experience }
    }

    /// The model as the lines of its file.
    pub fn lines(&self) -> String {
        let mut text = format!("constant\t{:.4}\nexperience\t{:.4}\n", self.constant, self.experience);
        for (at, weight) in self.weights.iter().enumerate() {
            let kind = if at < SIGNALS { "" } else { "-formal" };
            text.push_str(&format!("{}{kind}\t{weight:.4}\n", NAMES[at % SIGNALS]));
        }
        text
    }
}

const SIZE: usize = SIGNALS * 2 + 1;
/// The pull of weights towards zero; the constant is free.
const PULL: f64 = 1.0;

/// One step of Newton's method on the penalised likelihood.
fn newton(rows: &[(Row, bool)], weights: &[f64; SIZE]) -> [f64; SIZE] {
    let mut slope = [0.0; SIZE];
    let mut bend = [[0.0; SIZE]; SIZE];
    for (row, right) in rows {
        let numbers: [f64; SIZE] = std::array::from_fn(|at| if at == 0 { 1.0 } else { row[at - 1] });
        let sum = numbers.iter().zip(weights).map(|(number, weight)| number * weight).sum::<f64>();
        let chance = squash(sum);
        let error = f64::from(u8::from(*right)) - chance;
        for at in 0..SIZE {
            slope[at] += error * numbers[at];
            for other in 0..SIZE {
                bend[at][other] += chance * (1.0 - chance) * numbers[at] * numbers[other];
            }
        }
    }
    for at in 1..SIZE {
        slope[at] -= PULL * weights[at];
        bend[at][at] += PULL;
    }
    solve(bend, slope)
}

/// Solves a small positive definite system by elimination.
fn solve(mut matrix: [[f64; SIZE]; SIZE], mut right: [f64; SIZE]) -> [f64; SIZE] {
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
