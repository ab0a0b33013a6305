//! Which programmes are one activity together: as findings say, and as people settled since. Whoever said of two programmes that they
//! are not to be merged has said it of their groups, too.

use std::collections::HashMap;
use std::sync::Arc;

use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::findings::{Finding, Table};
use super::settled::{Verdicts, holding};
use crate::kit::cpu;
use crate::kit::problem::Problem;

/// Programmes by the activity that they record.
pub struct Together {
    /// A programme of the same group with a smaller place, or itself.
    above: Vec<usize>,
    /// The members of each group, at the place of its smallest.
    members: Vec<Vec<usize>>,
    /// Pairs that may be one activity, too: much alike, where a place is not told well enough to say so, and nobody settled anything of them
    /// or of their groups.
    perhaps: Vec<(usize, usize)>,
}

impl Together {
    /// The groups of a table's programmes. The surest pairs are put together first.
    ///
    /// # Errors
    /// When the facts of a pair that was settled cannot be written.
    pub fn of(table: &Table, verdicts: &Verdicts) -> Result<Self, Problem> {
        let (mut merged, mut alike, mut perhaps) = (Vec::new(), Vec::new(), Vec::new());
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
                None if finding.grade == Grade::Unclear => perhaps.push(pair),
                None => {}
            }
        }
        let programmes = table.programmes.len();
        let mut all = Self {
            above: (0..programmes).collect(),
            members: (0..programmes).map(|programme| vec![programme]).collect(),
            perhaps: Vec::new(),
        };
        for (one, other) in merged.into_iter().chain(alike) {
            all.join(one, other, &apart);
        }
        perhaps.retain(|(one, other)| !all.are_apart(*one, *other, &apart));
        all.perhaps = perhaps;
        Ok(all)
    }

    /// The same for a page: all findings of the table are gone over, as one of the computations.
    ///
    /// # Errors
    /// As [`Together::of`] and [`cpu::run`].
    pub async fn worked_out(table: &Arc<Table>, verdicts: &Arc<Verdicts>) -> Result<Self, Problem> {
        let (table, verdicts) = (table.clone(), verdicts.clone());
        cpu::run(move || Self::of(&table, &verdicts)).await?
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
        if self.are_apart(few, many, apart) {
            return;
        }
        let (mut all, added) =
            (std::mem::take(&mut self.members[many]), std::mem::take(&mut self.members[few]));
        all.extend(added);
        let (first, last) = (one.min(other), one.max(other));
        self.above[last] = first;
        self.members[first] = all;
    }

    /// Whether somebody settled that a programme of the one's group and one of the other's are not one activity.
    fn are_apart(&self, one: usize, other: usize, apart: &HashMap<usize, Vec<usize>>) -> bool {
        let (one, other) = (self.first_of(one), self.first_of(other));
        let mut others = self.members[one].iter().filter_map(|member| apart.get(member)).flatten();
        others.any(|member| self.first_of(*member) == other)
    }

    /// The group of a finding: the smallest of more than two programmes that are one activity, when it is about two of them.
    pub fn group(&self, finding: &Finding) -> Option<usize> {
        let first = self.first_of(finding.first);
        let is_within = finding.grade == Grade::Same && first == self.first_of(finding.second);
        (is_within && self.size(first) > 2).then_some(first)
    }

    /// The group that a finding may add a programme to: the larger one's smallest.
    pub fn beside(&self, finding: &Finding) -> Option<usize> {
        let pair = (finding.first, finding.second);
        let (one, other) = (self.first_of(pair.0), self.first_of(pair.1));
        if one == other || !self.perhaps.contains(&pair) {
            return None;
        }
        let larger = if self.size(one) < self.size(other) { other } else { one };
        (self.size(larger) > 2).then_some(larger)
    }

    /// Whether a finding is about a group: two of it are one activity, or one of it is much alike with another programme and a place is not
    /// told well enough to say more.
    pub fn concerns(&self, finding: &Finding, programme: usize) -> bool {
        let first = self.first_of(programme);
        let (one, other) = (self.first_of(finding.first) == first, self.first_of(finding.second) == first);
        self.size(first) > 2
            && match finding.grade {
                Grade::Same => one && other,
                Grade::Unclear => one || other,
                Grade::Duplication | Grade::Synergy => false,
            }
    }

    /// The programmes of a programme's group, in their order.
    pub fn members(&self, programme: usize) -> Vec<usize> {
        let mut members = self.members[self.first_of(programme)].clone();
        members.sort_unstable();
        members
    }

    /// The programmes that may belong to a programme's group, too, in their order, each with the one of the group that it is much alike with.
    pub fn perhaps(&self, programme: usize) -> Vec<(usize, usize)> {
        let first = self.first_of(programme);
        let is_within = |one: usize| self.first_of(one) == first;
        let beside = |(one, other): &(usize, usize)| match (is_within(*one), is_within(*other)) {
            (true, false) => Some((*other, *one)),
            (false, true) => Some((*one, *other)),
            _ => None,
        };
        let mut found: Vec<(usize, usize)> = self.perhaps.iter().filter_map(beside).collect();
        found.sort_unstable();
        found.dedup_by_key(|(outside, _)| *outside);
        found
    }

    /// How many programmes the group of a programme has.
    pub fn size(&self, programme: usize) -> usize {
        self.members[self.first_of(programme)].len()
    }
}
