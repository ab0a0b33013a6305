//! How good a ranking is, and how far its probabilities can be believed.

use std::collections::BTreeMap;

use sekber_engines::matching::affinity::quality::ndcg;

use crate::collection::Grades;

/// Means over texts, and over offices.
#[derive(Default)]
pub struct Scores {
    ndcg: Vec<f64>,
    first: f64,
    reciprocal: f64,
    by_office: BTreeMap<String, Vec<f64>>,
    /// By tenth of the probability: how many pairs, the sum of their probabilities, how many were right.
    believed: [(u32, f64, u32); 10],
}

impl Scores {
    /// Adds one text: its offices, the best first, each with its probability.
    pub fn add(&mut self, grades: &Grades, ranked: &[(String, f64)]) {
        let grade = |(office, _): &(String, f64)| grades.get(office).copied().unwrap_or(0);
        let seen: Vec<u32> = ranked.iter().map(grade).collect();
        let value = ndcg(&seen, &grades.values().copied().collect::<Vec<_>>());
        self.ndcg.push(value);
        self.first += f64::from(u8::from(seen.first() == Some(&2)));
        self.reciprocal +=
            seen.iter().position(|grade| *grade == 2).map_or(0.0, |at| 1.0 / (at as f64 + 1.0));
        if let Some((office, _)) = grades.iter().max_by_key(|(office, grade)| (**grade, (*office).clone())) {
            self.by_office.entry(office.clone()).or_default().push(value);
        }
        for ((_, probability), grade) in ranked.iter().zip(seen) {
            let tenth = &mut self.believed[((probability * 10.0) as usize).min(9)];
            *tenth = (tenth.0 + 1, tenth.1 + probability, tenth.2 + u32::from(grade == 2));
        }
    }

    /// nDCG@5 with its standard error, mean reciprocal rank, share right at the first place, nDCG@5 over offices.
    pub fn tell(&self) -> String {
        let count = self.ndcg.len() as f64;
        let mean = self.ndcg.iter().sum::<f64>() / count;
        let spread = self.ndcg.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (count - 1.0);
        let offices = self.by_office.values().map(|values| values.iter().sum::<f64>() / values.len() as f64);
        let macro_mean = offices.sum::<f64>() / self.by_office.len() as f64;
        format!(
            "nDCG@5 {mean:.3} ± {:.3}, MRR {:.3}, P@1 {:.3}, macro nDCG@5 {macro_mean:.3}",
            1.96 * (spread / count).sqrt(),
            self.reciprocal / count,
            self.first / count
        )
    }

    /// Mean probability and share that was right, by tenth of the probability, with the number of pairs.
    pub fn calibration(&self) -> String {
        let told = self.believed.iter().filter(|(count, ..)| *count > 0).map(|(count, sum, right)| {
            let all = f64::from(*count);
            format!("{:.2}→{:.2} ({count})", sum / all, f64::from(*right) / all)
        });
        format!("probability→share right (pairs): {}", told.collect::<Vec<_>>().join(", "))
    }
}
