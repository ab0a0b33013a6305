//! What the reports of a period say, a row for each partnership: in a year it stands once, with the periods that its reports are for.

use sekber_core::report::ReportState;
use sekber_documents::official::Block;

use super::{Findings, column};
use crate::features::report::model::Due;
use crate::features::report::people::reached;
use crate::kit::page::Frame;

/// The reports of one partner on one partnership.
pub struct Together<'f> {
    /// The reports, by the day on which they were due; one at least.
    pub reports: Vec<&'f Due>,
}

impl Together<'_> {
    /// The partner.
    pub fn organisation(&self) -> &str {
        self.reports.first().map_or("", |due| due.organisation.as_str())
    }

    /// What the partnership is called.
    pub fn partnership(&self) -> &str {
        self.reports.first().map_or("", |due| due.partnership.as_str())
    }

    /// The partnership with the periods that its reports are for.
    fn with_periods(&self, frame: &Frame) -> String {
        let periods: Vec<String> = self.reports.iter().map(|due| due.period_shown(frame)).collect();
        format!("{} ({})", self.partnership(), periods.join(", "))
    }

    /// What came of it, each report under the name of its period where there are several.
    fn results(&self, frame: &Frame) -> String {
        let said = |due: &&Due| {
            let results = due.results.clone().unwrap_or_default();
            if self.reports.len() > 1 { format!("{}: {results}", due.period_shown(frame)) } else { results }
        };
        self.reports.iter().map(said).collect::<Vec<_>>().join("\n")
    }

    /// The people that each of them names.
    fn reached(&self, frame: &Frame) -> String {
        self.reports.iter().map(|due| reached(frame, due)).collect::<Vec<_>>().join("; ")
    }
}

/// Reports put together, in the order of the first of each partnership.
fn together<'f>(reports: impl Iterator<Item = &'f Due>) -> Vec<Together<'f>> {
    let mut all: Vec<Together<'f>> = Vec::new();
    for due in reports {
        let same = |one: &&mut Together<'f>| {
            one.reports.first().is_some_and(|first| {
                first.partnership_id == due.partnership_id && first.organisation_id == due.organisation_id
            })
        };
        match all.iter_mut().find(same) {
            Some(one) => one.reports.push(due),
            None => all.push(Together { reports: vec![due] }),
        }
    }
    for one in &mut all {
        one.reports.sort_by_key(|due| due.due_on);
    }
    all
}

impl Findings {
    /// The confirmed reports, those on one partnership together.
    pub fn told(&self) -> Vec<Together<'_>> {
        together(self.confirmed())
    }

    /// Whether it sums up the periods of a year.
    pub fn is_year(&self) -> bool {
        !self.parts.is_empty()
    }

    /// What reports are about: their partnership, and in a year their periods, too.
    fn about(&self, one: &Together<'_>, frame: &Frame) -> String {
        if self.is_year() { one.with_periods(frame) } else { one.partnership().to_owned() }
    }

    pub(super) fn results(&self, frame: &Frame) -> Block {
        let told = self.told();
        let row = |one: &Together<'_>| {
            vec![
                one.organisation().to_owned(),
                self.about(one, frame),
                one.results(frame),
                one.reached(frame),
            ]
        };
        let rows: Vec<Vec<String>> = told.iter().map(row).collect();
        if rows.is_empty() {
            return Block::Text { text: frame.say("report-paper-none"), indent: true };
        }
        let columns = vec![
            column(frame.say("report-partner"), 3, false),
            column(frame.say("report-partnership"), 4, false),
            column(frame.say("report-results"), 6, false),
            column(frame.say("report-reached"), 2, true),
        ];
        Block::Table { columns, over: String::new(), rows, row_millimetres: 0 }
    }

    /// What never came though its day is past, and what was sent back; how many are not due yet is said apart.
    pub(super) fn missing_list(&self, frame: &Frame) -> Vec<Block> {
        let text = |text: String| Block::Text { text, indent: true };
        let returned = self.due.iter().filter(|due| due.state() == ReportState::Returned);
        let kinds = [
            ("report-paper-not-in", together(self.due.iter().filter(|due| self.is_missing(due)))),
            ("report-paper-returned", together(returned)),
        ];
        let mut items = Vec::new();
        for (key, all) in &kinds {
            for one in all {
                let about = self.about(one, frame);
                items.push(format!("{}: {about} – {}", one.organisation(), frame.say(key)));
            }
        }
        let pending = self.pending();
        let mut blocks = vec![match (items.is_empty(), pending) {
            (true, 0) => text(frame.say("report-paper-all-came")),
            (true, _) => text(frame.say("report-paper-all-due-came")),
            (false, _) => Block::Numbered { items },
        }];
        if pending > 0 {
            blocks.push(text(frame.say_with("report-paper-pending", "count", pending)));
        }
        blocks
    }
}
