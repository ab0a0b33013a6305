//! What the list of findings and its file are narrowed to by the address, and in which order they stand.

use std::cmp::Reverse;

use jiff::civil::Date;
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::owner;
use crate::features::synchronisation::findings::{Finding, Table};
use crate::features::synchronisation::model::Standing;
use crate::features::synchronisation::reasons::is_paid_twice;
use crate::features::synchronisation::selection::{FIELDS, Selection};
use crate::features::synchronisation::settled::{
    Verdicts, is_due, is_objected, is_past, is_too_late, of_standing, standing,
};
use crate::features::synchronisation::together::Together;
use crate::kit::form::Form;
use crate::kit::problem::Problem;

/// By what findings can be put in order, beside what waits first.
pub const SORTS: [&str; 3] = ["title", "owner", "months"];

/// How far findings are, as the list is narrowed to.
pub const STANDINGS: [&str; 8] = ["due", "past", "open", "returned", "decided", "objected", "partly", "done"];

/// What is paid twice, as the list is narrowed to.
pub const TWICE: &str = "twice";

/// What the list of findings is narrowed to.
pub struct Wanted {
    /// The parts of the selection, one each: each holds for one of both programmes at least.
    parts: Vec<Selection>,
    grade: Option<Grade>,
    standing: String,
    /// Only what was settled so and still holds.
    verdict: Option<Verdict>,
    /// Only the group of this programme.
    pub group: Option<usize>,
    /// Only what the same funder would pay twice.
    paid_twice: bool,
    /// By what they are put in order, where that was asked for.
    sort: Option<String>,
}

impl Wanted {
    /// Reads the address.
    pub fn read(typed: &Form, table: &Table) -> Self {
        let group = typed.filter_by("group", |id| table.place(&id.parse().ok()?));
        Self {
            parts: Selection::read_in(typed, table).parts(),
            grade: typed.filter("grade"),
            standing: typed
                .filter_by("decided", |code| STANDINGS.contains(&code).then(|| code.to_owned()))
                .unwrap_or_default(),
            verdict: typed.filter("verdict"),
            group,
            sort: typed.filter_by("sort", |code| SORTS.contains(&code).then(|| code.to_owned())),
            paid_twice: typed.filter_by("paid", |code| (code == TWICE).then_some(())).is_some(),
        }
    }

    /// Whether a finding is wanted: each part of the selection holds for one of its programmes at least.
    fn holds(&self, table: &Table, finding: &Finding) -> bool {
        let both = [&table.programmes[finding.first], &table.programmes[finding.second]];
        self.grade.is_none_or(|grade| grade == finding.grade)
            && (!self.paid_twice || is_paid_twice(&both[0].content, &both[1].content, &finding.common))
            && self.parts.iter().all(|part| both.iter().any(|stored| part.holds(stored)))
    }

    /// What is wanted of a table's findings: what waits first, before what waits although its time is over, unless another order was
    /// asked for; otherwise the order of the table stays.
    ///
    /// # Errors
    /// When the facts of a pair cannot be written.
    pub fn of(&self, known: &Known<'_>) -> Result<Vec<(usize, Standing)>, Problem> {
        let Known { table, verdicts, together, today } = known;
        let mut found = Vec::new();
        for (at, finding) in table.findings.iter().enumerate() {
            let is_in_group = self.group.is_none_or(|group| together.concerns(finding, group));
            if is_in_group && self.holds(table, finding) {
                let standing = standing(table, verdicts, finding)?;
                let settled = of_standing(table, verdicts, finding, standing);
                let is_settled_so = self.verdict.is_none_or(|wanted| settled == Some(wanted));
                let is_wanted = is_settled_so && self.stands(known, finding, standing);
                found.extend(is_wanted.then(|| (at, standing, is_past(table, finding, *today))));
            }
        }
        found.sort_by_key(|(_, standing, is_past)| (!standing.waits(), standing.waits() && *is_past));
        let title = |at: &usize| table.programmes[table.findings[*at].first].content.title.to_lowercase();
        let owner = |at: &usize| owner(table, &table.programmes[table.findings[*at].first]).to_lowercase();
        match self.sort.as_deref() {
            Some("title") => found.sort_by_cached_key(|(at, ..)| title(at)),
            Some("owner") => found.sort_by_cached_key(|(at, ..)| (owner(at), title(at))),
            // How long is not known of those that tell no end: they stand last.
            Some("months") => found.sort_by_key(|(at, ..)| Reverse(table.findings[*at].common.months)),
            _ => {}
        }
        Ok(found.into_iter().map(|(at, standing, _)| (at, standing)).collect())
    }

    /// Which verdicts without a finding are wanted: what they say, and whether only what is done; none where verdicts are not asked for,
    /// or the list is narrowed to what only findings have.
    pub fn kept(&self, typed: &Form) -> Option<(Option<Verdict>, bool)> {
        let mut of_findings = ["grade", "group", "paid"].iter().chain(&FIELDS);
        let is_narrowed = of_findings.any(|field| typed.filled(field).is_some());
        let is_settled = match self.standing.as_str() {
            "decided" | "done" => true,
            standing => standing.is_empty() && self.verdict.is_some(),
        };
        (is_settled && !is_narrowed).then_some((self.verdict, self.standing == "done"))
    }

    fn stands(&self, known: &Known<'_>, finding: &Finding, standing: Standing) -> bool {
        match self.standing.as_str() {
            "" => true,
            "due" => is_due(known.table, finding, standing, known.today),
            // What nobody can decide stands apart, as on the leader's page, unless it is asked for.
            "past" if self.grade == Some(Grade::Unclear) => {
                standing.waits() && is_past(known.table, finding, known.today)
            }
            "past" => is_too_late(known.table, finding, standing, known.today),
            "open" => standing.waits(),
            "decided" => !standing.waits(),
            "objected" => is_objected(known.table, known.verdicts, finding, standing),
            code => standing.code() == code,
        }
    }
}

/// What is known of findings on a day.
pub struct Known<'k> {
    /// Programmes and findings.
    pub table: &'k Table,
    /// What was settled.
    pub verdicts: &'k Verdicts,
    /// Which programmes look like one activity.
    pub together: &'k Together,
    /// The day.
    pub today: Date,
}
