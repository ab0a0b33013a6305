//! On what the report rests, what it concludes and what it suggests: nothing that its own figures do not say.

use sekber_core::report::ReportState;
use sekber_documents::official::Block;

use super::Findings;
use crate::kit::page::Frame;

impl Findings {
    /// What the report is made of.
    pub(super) fn basis(&self, frame: &Frame) -> [Block; 2] {
        let facts = [("period", self.period.name.clone()), ("due", frame.civil_date(&self.period.due_on))];
        let text = frame.say_facts("report-paper-basis-is", &facts);
        [Block::Heading { text: frame.say("report-paper-basis") }, Block::Text { text, indent: true }]
    }

    /// What it concludes, what is to be done, and its closing sentence.
    pub(super) fn conclusion(&self, frame: &Frame) -> Vec<Block> {
        let text = |key: &str| Block::Text { text: frame.say(key), indent: true };
        let todo = self.suggestions(frame);
        vec![
            Block::Heading { text: frame.say("report-paper-conclusion") },
            Block::Text { text: self.concluded(frame), indent: true },
            Block::Heading { text: frame.say("report-paper-suggestions") },
            match todo.is_empty() {
                true => text("report-paper-suggests-nothing"),
                false => Block::Numbered { items: todo },
            },
            text("report-paper-closing"),
        ]
    }

    /// How many of the reports can be relied on.
    fn concluded(&self, frame: &Frame) -> String {
        let (all, confirmed) = (self.due.len(), self.count(ReportState::Confirmed));
        let pending = self.pending();
        let facts = [
            ("all", all.to_string()),
            ("confirmed", confirmed.to_string()),
            ("pending", pending.to_string()),
        ];
        let key = match confirmed {
            _ if all == 0 => "report-paper-concludes-none",
            _ if pending > 0 => "report-paper-concludes-pending",
            _ if confirmed == all => "report-paper-concludes-all",
            _ => "report-paper-concludes-some",
        };
        frame.say_facts(key, &facts)
    }

    /// What is still to be done about the reports and the money of the period.
    fn suggestions(&self, frame: &Frame) -> Vec<String> {
        let undated = usize::try_from(self.money.undated).unwrap_or(0);
        let open = [
            ("report-paper-suggests-missing", self.missing()),
            ("report-paper-suggests-returned", self.count(ReportState::Returned)),
            ("report-paper-suggests-sent", self.count(ReportState::Sent)),
            ("report-paper-suggests-undated", undated),
        ];
        let some = open.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(key, count)| frame.say_with(key, "count", count)).collect()
    }
}
