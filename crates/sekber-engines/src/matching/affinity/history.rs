//! PastAssignment: what was sent to which office before. Helpful where there is some, never needed.

use super::duties::Duties;
use super::index::{Builder, Index};
use super::words::{Reader, Text, char_ngrams};

/// How many earlier texts are asked.
const NEIGHBOURS: usize = 8;

/// A text that was sent to an office before, here or in another district.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAssignment {
    /// The text.
    pub text: String,
    /// The office's id.
    pub office: String,
    /// How many years ago; what is two years older tells half as much.
    pub age: u16,
}

#[derive(Default)]
pub(super) struct History {
    index: Index,
    texts: Vec<String>,
    /// How much each text still tells, 1 for this year's.
    weights: Vec<f64>,
    offices: Vec<Option<usize>>,
    count: usize,
}

impl History {
    pub(super) fn new(reader: &Reader, offices: &[Duties], experience: &[PastAssignment]) -> Self {
        let mut index = Builder::default();
        experience.iter().for_each(|known| index.add(&char_ngrams(&reader.read(&known.text))));
        Self {
            index: index.finish(),
            texts: experience.iter().map(|known| known.text.clone()).collect(),
            weights: experience.iter().map(|known| (-f64::from(known.age) / 2.0).exp2()).collect(),
            offices: experience
                .iter()
                .map(|known| offices.iter().position(|office| office.id == known.office))
                .collect(),
            count: offices.len(),
        }
    }

    /// The nearest earlier texts with their likeness.
    fn nearest(&self, read: &Text) -> Vec<(usize, f64)> {
        if self.texts.is_empty() {
            return Vec::new();
        }
        let similar = self.index.similar(&char_ngrams(read));
        let mut order: Vec<usize> = (0..similar.len()).filter(|at| similar[*at] > 0.0).collect();
        order.sort_unstable_by(|a, b| similar[*b].total_cmp(&similar[*a]).then(a.cmp(b)));
        order.truncate(NEIGHBOURS);
        order.into_iter().map(|at| (at, similar[at])).collect()
    }

    /// Each office's votes: the square of the likeness of neighbour number r counts 1/(1 + r), and the less the older it is.
    pub(super) fn votes(&self, read: &Text) -> Vec<f64> {
        let mut votes = vec![0.0; self.count];
        for (rank, (at, likeness)) in self.nearest(read).into_iter().enumerate() {
            if let Some(office) = self.offices[at] {
                votes[office] += self.weights[at] * likeness * likeness / (1.0 + rank as f64);
            }
        }
        votes
    }

    /// Earlier texts of an office that are alike.
    pub(super) fn alike(&self, read: &Text, office: usize, most: usize) -> Vec<String> {
        let mine = self.nearest(read).into_iter().filter(|(at, _)| self.offices[*at] == Some(office));
        mine.take(most).map(|(at, _)| self.texts[at].clone()).collect()
    }
}
