//! Which programmes are one activity together: as findings say, and as people settled since. Whoever said of two programmes that they
//! are not to be merged has said it of their groups, too.

use std::collections::HashMap;

use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::findings::{Finding, Table};
use super::settled::{Verdicts, holding};
use crate::kit::problem::Problem;

/// Programmes by the activity that they record.
pub struct Together {
    /// A programme of the same group with a smaller place, or itself.
    above: Vec<usize>,
    /// The members of each group, at the place of its smallest.
    members: Vec<Vec<usize>>,
}

impl Together {
    /// The groups of a table's programmes. The surest pairs are put together first.
    ///
    /// # Errors
    /// When the facts of a pair that was settled cannot be written.
    pub fn of(table: &Table, verdicts: &Verdicts) -> Result<Self, Problem> {
        let (mut merged, mut alike) = (Vec::new(), Vec::new());
        let mut apart: HashMap<usize, Vec<usize>> = HashMap::new();
        for finding in &table.findings {
            let pair = (finding.first, finding.second);
            match holding(table, verdicts, finding)? {
                Some(Verdict::Merge) => merged.push(pair),
                Some(_) => {
                    apart.entry(pair.0).or_default().push(pair.1);
                    apart.entry(pair.1).or_default().push(pair.0);
                }
                None if finding.grade == Grade::Same => alike.push(pair),
                None => {}
            }
        }
        let programmes = table.programmes.len();
        let mut all = Self {
            above: (0..programmes).collect(),
            members: (0..programmes).map(|programme| vec![programme]).collect(),
        };
        for (one, other) in merged.into_iter().chain(alike) {
            all.join(one, other, &apart);
        }
        Ok(all)
    }

    /// The smallest member of a programme's group.
    pub fn first_of(&self, mut programme: usize) -> usize {
        while self.above[programme] != programme {
            programme = self.above[programme];
        }
        programme
    }

    /// Joins two groups, unless somebody settled that one of the first and one of the second are not one activity.
    fn join(&mut self, one: usize, other: usize, apart: &HashMap<usize, Vec<usize>>) {
        let (one, other) = (self.first_of(one), self.first_of(other));
        if one == other {
            return;
        }
        let is_smaller = self.members[one].len() < self.members[other].len();
        let (few, many) = if is_smaller { (one, other) } else { (other, one) };
        let mut others = self.members[few].iter().filter_map(|member| apart.get(member)).flatten();
        if others.any(|member| self.first_of(*member) == many) {
            return;
        }
        let (mut all, added) =
            (std::mem::take(&mut self.members[many]), std::mem::take(&mut self.members[few]));
        all.extend(added);
        let (first, last) = (one.min(other), one.max(other));
        self.above[last] = first;
        self.members[first] = all;
    }

    /// The group of a finding: the smallest of more than two programmes that are one activity, when it is about two of them.
    pub fn group(&self, finding: &Finding) -> Option<usize> {
        let first = self.first_of(finding.first);
        let is_within = finding.grade == Grade::Same && first == self.first_of(finding.second);
        (is_within && self.size(first) > 2).then_some(first)
    }

    /// How many programmes the group of a programme has.
    pub fn size(&self, programme: usize) -> usize {
        self.members[self.first_of(programme)].len()
    }

    /// How many programmes are too many for the activities there are.
    pub fn doubled(&self) -> usize {
        self.members.iter().map(|members| members.len().saturating_sub(1)).sum()
    }
}
