//! The small learned model that fuses the signals, and how its numbers become probabilities.

/// How many signals there are.
pub const SIGNALS: usize = 5;
/// Their names, in order: passages alike, the closest passage, families alike, everyday usage, whole profile.
pub const NAMES: [&str; SIGNALS] = ["passages", "closest", "families", "usage", "profile"];

/// Coefficients as `name TAB number`, made by the training command.
const LEARNED: &str = include_str!("model.tsv");

/// How many numbers a row has: every signal twice, and the kind of work.
pub(super) const NUMBERS: usize = SIGNALS * 2 + 1;

/// How much more the beginning of a text counts.
const LEAD: f64 = 0.5;

/// The signals of one text for every office.
#[derive(Debug, Clone, PartialEq)]
pub struct Signals {
    /// What the whole text says: one list for each signal, in order of the offices.
    pub whole: [Vec<f64>; SIGNALS],
    /// What its beginning says.
    pub lead: [Vec<f64>; SIGNALS],
    /// How much each office leans towards the kinds of work that the whole text names, and that its beginning does.
    pub kind_of_work: [Vec<f64>; 2],
    /// How much the text speaks like a regulation, 0 to 1. Everyday usage tells less then.
    pub formality: f64,
}

/// The numbers that a signal row is judged by: each signal as it stands out among the offices, and once more weighted
/// with the formality; last how much the office leans towards its kind of work.
pub type Row = [f64; NUMBERS];

impl Signals {
    /// One row for each office. A signal is measured in standard deviations from its mean over the offices, and what the
    /// beginning says is added to what the whole says. A leaning is left as it is: where no office leans, none should stand out.
    pub fn rows(&self) -> Vec<Row> {
        let both = |(whole, lead): (&Vec<f64>, &Vec<f64>)| -> Vec<f64> {
            let lead = z_scores(lead);
            z_scores(whole).iter().zip(lead).map(|(whole, lead)| whole + LEAD * lead).collect()
        };
        let standing: Vec<Vec<f64>> = self.whole.iter().zip(&self.lead).map(both).collect();
        let [whole, begins] = &self.kind_of_work;
        let offices = self.whole[0].len();
        (0..offices)
            .map(|office| {
                std::array::from_fn(|at| match at / SIGNALS {
                    0 => standing[at][office],
                    1 => standing[at - SIGNALS][office] * self.formality,
                    _ => whole[office] + LEAD * begins[office],
                })
            })
            .collect()
    }
}

fn z_scores(numbers: &[f64]) -> Vec<f64> {
    let count = (numbers.len() as f64).max(1.0);
    let mean = numbers.iter().sum::<f64>() / count;
    let spread = (numbers.iter().map(|number| (number - mean) * (number - mean)).sum::<f64>() / count).sqrt();
    let spread = if spread > 1e-9 { spread } else { 1.0 };
    numbers.iter().map(|number| (number - mean) / spread).collect()
}

/// `1 / (1 + e^-x)`.
pub fn sigmoid(number: f64) -> f64 {
    1.0 / (1.0 + (-number).exp())
}

/// The model: a weighted sum of a row's numbers, brought to a probability by the logistic function.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// What each number of a row counts.
    pub weights: Row,
    /// What stands before all of them.
    pub constant: f64,
    /// What a vote of earlier pairs counts.
    pub experience: f64,
}

/// What a weight is called in the file of the model, by its place in a row.
fn weight_name(at: usize) -> String {
    match at / SIGNALS {
        0 => NAMES[at].to_owned(),
        1 => format!("{}-formal", NAMES[at - SIGNALS]),
        _ => "kind-of-work".to_owned(),
    }
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
            weights: std::array::from_fn(|at| number(&weight_name(at))),
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
        (sigmoid(raw) * 15_000.0).round() as u16
    }

    /// The model as the lines of its file.
    pub fn lines(&self) -> String {
        let mut text = format!("constant\t{:.4}\nexperience\t{:.4}\n", self.constant, self.experience);
        for (at, weight) in self.weights.iter().enumerate() {
            text.push_str(&format!("{}\t{weight:.4}\n", weight_name(at)));
        }
        text
    }
}
