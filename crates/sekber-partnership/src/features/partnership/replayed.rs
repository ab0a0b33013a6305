//! A partnership as it stood at the end of a day, made again from the lines of the trail: what it was about, who took part, how far it
//! was, which steps were noted, and its papers.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sekber_core::partnership::{AgreementKind, AgreementState, Part, PartnershipState, term};
use serde_json::Value as Json;

use super::own_step::OwnNames;
use super::store::replayed::Line;

/// What stood there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stood {
    /// What it was called; empty where there was none.
    pub title: String,
    /// What was done together.
    pub scope: String,
    /// How far it was.
    pub state: Option<PartnershipState>,
    /// Why it had ended or was not accepted.
    pub reason: String,
    /// Who took part as what, by id.
    pub parties: Vec<(Part, String)>,
    /// Its first and its last day, as it was proposed.
    proposed: (Option<Date>, Option<Date>),
    /// Its last day by the letter that had ended it.
    ended_on: Option<Date>,
    /// How far it was before it ended early.
    before_end: Option<PartnershipState>,
    /// Steps that were noted, with their days.
    pub steps: BTreeMap<String, Option<Date>>,
    /// What those of them that the district had added were called when they were noted.
    pub own: BTreeMap<String, OwnNames>,
    /// Its papers, in the order in which they were begun.
    pub papers: Vec<StoodPaper>,
}

/// A paper as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoodPaper {
    /// Which one, by id.
    pub id: String,
    /// What it was; none where the words of its lines were withdrawn.
    pub kind: Option<AgreementKind>,
    /// What it was about.
    pub title: String,
    /// How far it was.
    pub state: AgreementState,
    /// Its first and its last day.
    pub days: (Option<Date>, Option<Date>),
    /// The day it was signed.
    pub signed_on: Option<Date>,
    /// The district's number and the partner's.
    pub numbers: (String, String),
}

fn text(json: &Json, name: &str) -> String {
    json[name].as_str().unwrap_or_default().to_owned()
}

fn parsed<T: std::str::FromStr>(json: &Json, name: &str) -> Option<T> {
    json[name].as_str()?.parse().ok()
}

impl Stood {
    /// What stands after some lines, the oldest first.
    pub fn after(lines: &[Line]) -> Self {
        let mut stood = Self::default();
        lines.iter().for_each(|line| stood.take(line));
        stood
    }

    /// From when to when it ran: as its signed papers said, or as it was proposed; an early end cuts it.
    pub fn days(&self) -> (Option<Date>, Option<Date>) {
        let signed = self.papers.iter().filter(|paper| paper.state == AgreementState::Signed);
        let named = |paper: &StoodPaper| Some((paper.kind?, paper.days.0?, paper.days.1?));
        let (first, last) = term(&signed.filter_map(named).collect::<Vec<_>>(), self.proposed);
        let ended = self.ended_on.filter(|_| self.state == Some(PartnershipState::Ended));
        (first, last.into_iter().chain(ended).min())
    }

    fn take(&mut self, line: &Line) {
        let after = line.after();
        match line.kind.as_str() {
            "partnership.opened" | "partnership.proposed" | "partnership.changed" => self.said(line, &after),
            "partnership.end_taken_back" => {
                self.state = self.before_end.take().or(self.state);
                self.reason.clear();
                self.ended_on = None;
            }
            "partnership.step_taken" => {
                let names = OwnNames { name: text(&after, "name"), name_en: text(&after, "name_en") };
                if !names.name.is_empty() {
                    self.own.insert(text(&after, "step"), names);
                }
                self.steps.insert(text(&after, "step"), parsed(&after, "taken_on"));
            }
            "partnership.step_taken_back" => {
                self.steps.remove(&text(&after, "step"));
            }
            kind if kind.starts_with("partnership.") => self.acted(&after),
            kind => self.written(kind, line, &after),
        }
    }

    fn said(&mut self, line: &Line, after: &Json) {
        self.title.clone_from(&line.label);
        self.scope = text(after, "scope");
        self.proposed = (parsed(after, "start_on"), parsed(after, "end_on"));
        let begun = match line.kind.as_str() {
            "partnership.opened" => Some(PartnershipState::Accepted),
            "partnership.proposed" => Some(PartnershipState::Proposed),
            _ => self.state,
        };
        self.state = parsed(after, "state").or(begun);
        let one = |part, name: &str| after[name].as_str().map(|id| (part, id.to_owned()));
        let all = |part, name: &str| -> Vec<(Part, String)> {
            let ids = after[name].as_array().into_iter().flatten().filter_map(Json::as_str);
            ids.map(|id| (part, id.to_owned())).collect()
        };
        self.parties = one(Part::Lead, "lead").into_iter().chain(one(Part::Partner, "partner")).collect();
        self.parties.extend(all(Part::CoPartner, "copartners"));
        self.parties.extend(all(Part::Support, "supporting"));
    }

    fn acted(&mut self, after: &Json) {
        let Some(state) = parsed(after, "state") else { return };
        if state == PartnershipState::Ended {
            self.before_end = self.state;
            self.ended_on = parsed(after, "ended_on");
        }
        self.state = Some(state);
        self.reason = text(after, "reason");
    }

    fn written(&mut self, kind: &str, line: &Line, after: &Json) {
        if !self.papers.iter().any(|paper| paper.id == line.subject_id) {
            self.papers.push(StoodPaper {
                id: line.subject_id.clone(),
                kind: None,
                title: String::new(),
                state: AgreementState::Draft,
                days: (None, None),
                signed_on: None,
                numbers: (String::new(), String::new()),
            });
        }
        let Some(paper) = self.papers.iter_mut().find(|paper| paper.id == line.subject_id) else { return };
        paper.title.clone_from(&line.label);
        match kind {
            "agreement.drafted" | "agreement.changed" => {
                paper.kind = parsed(after, "kind").or(paper.kind);
                paper.days = (parsed(after, "starts_on"), parsed(after, "ends_on"));
            }
            "agreement.signed" | "agreement.signing_corrected" => {
                paper.state = AgreementState::Signed;
                paper.signed_on = parsed(after, "signed_on");
                paper.numbers = (text(after, "number_district"), text(after, "number_partner"));
            }
            "agreement.withdrawn" => paper.state = AgreementState::Withdrawn,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn line(kind: &str, id: &str, after: &str) -> Line {
        let [kind, subject_id, label] = [kind, id, "Kebun gizi"].map(str::to_owned);
        Line { kind, subject_id, label, after_json: Some(after.to_owned()) }
    }

    #[test]
    fn the_lines_of_the_trail_make_it_again() {
        let lines = [
            line(
                "partnership.opened",
                "p",
                r#"{"title":"Kebun gizi","scope":"Bibit","lead":"o","partner":"m","supporting":["s"],"copartners":[]}"#,
            ),
            line("partnership.begun", "p", r#"{"state":"in_agreement","road":"third_party"}"#),
            line("partnership.step_taken", "p", r#"{"step":"offer","taken_on":"2026-01-05","note":""}"#),
            line(
                "agreement.drafted",
                "a",
                r#"{"kind":"cooperation","starts_on":"2026-02-01","ends_on":"2028-01-31"}"#,
            ),
            line(
                "agreement.signed",
                "a",
                r#"{"signed_on":"2026-01-20","number_district":"1","number_partner":"2"}"#,
            ),
            line(
                "partnership.ended",
                "p",
                r#"{"state":"ended","reason":"Dana berhenti","ended_on":"2026-06-30"}"#,
            ),
            line("partnership.end_taken_back", "p", r#"{"reason":"Keliru"}"#),
        ];
        let at = |many: usize| Stood::after(&lines[..many]);
        assert_eq!(at(0), Stood::default());
        assert_eq!((at(1).state, at(1).days()), (Some(PartnershipState::Accepted), (None, None)));
        let parties = [(Part::Lead, "o"), (Part::Partner, "m"), (Part::Support, "s")];
        assert_eq!(at(1).parties, parties.map(|(part, id)| (part, id.to_owned())));
        assert_eq!(at(3).steps.get("offer"), Some(&Some(date(2026, 1, 5))));
        assert_eq!((at(4).papers[0].state, at(4).days()), (AgreementState::Draft, (None, None)));
        let term = (Some(date(2026, 2, 1)), Some(date(2028, 1, 31)));
        assert_eq!((at(5).papers[0].numbers.0.as_str(), at(5).days()), ("1", term));
        assert_eq!((at(6).state, at(6).days().1), (Some(PartnershipState::Ended), Some(date(2026, 6, 30))));
        assert_eq!((at(7).state, at(7).days()), (Some(PartnershipState::InAgreement), term));
    }
}
