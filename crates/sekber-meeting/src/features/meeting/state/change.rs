//! Which records of a meeting a line of the trail may have changed. What is not known here may have changed everything.

use std::collections::BTreeSet;

use sekber_core::value::{MeetingId, ParticipantId, ProgrammeId};

use crate::features::meeting::store::changes::Change;

/// What has to be read again.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// Everything, the fits and the phones included.
    pub everything: bool,
    /// The meeting itself and its running order.
    pub meeting: bool,
    /// What both sides say about them.
    pub answers: bool,
    /// Who approved the minutes.
    pub approvals: bool,
    /// Slides and handouts.
    pub handouts: bool,
    /// Who is invited and who came.
    pub participants: bool,
    /// Those of them whose phones have to be asked for again.
    pub phones_of: Vec<ParticipantId>,
    /// Programmes about which somebody wishes something else.
    pub programmes: BTreeSet<ProgrammeId>,
}

impl Touched {
    /// What lines of the trail have touched of a meeting.
    pub fn by(lines: &[Change], meeting: &MeetingId) -> Self {
        let mut touched = Self::default();
        for line in lines {
            touched.add(line, meeting);
        }
        touched
    }

    fn add(&mut self, line: &Change, meeting: &MeetingId) {
        let own = line.subject_id == meeting.as_str();
        match line.subject.as_str() {
            "interest" => match line.subject_id.parse() {
                Ok(programme) => drop(self.programmes.insert(programme)),
                Err(_) => self.everything = true,
            },
            "meeting" => self.meeting |= own,
            "minutes" => {
                self.meeting |= own;
                self.approvals |= own;
            }
            "participant" => {
                self.participants = true;
                self.phones_of.extend(line.subject_id.parse());
            }
            "pairing" => self.answers = true,
            "handout" => self.handouts = true,
            // Who signs in, what is still to be done, letters, the calendar, what offices seek, what the secretariat settles for
            // plans to come, and plans before the meeting sets one: nothing of it is shown in the hall.
            "session" | "task" | "letter" | "milestone" | "pair" | "quota" | "plan" | "need" => {}
            // What is said of proposals for SIPD, and what can be proposed: neither.
            "proposal" | "proposal_items" => {}
            _ => self.everything = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touched(subject: &str, id: &str) -> Touched {
        let line = Change { line: 1, subject: subject.to_owned(), subject_id: id.to_owned(), seq: 1 };
        Touched::by(&[line], &"m-1".parse().unwrap())
    }

    #[test]
    fn other_meetings_and_errands_touch_nothing() {
        assert_eq!(touched("meeting", "m-2"), Touched::default());
        assert_eq!(touched("session", "s-1"), Touched::default());
        assert!(touched("meeting", "m-1").meeting);
        assert!(touched("participant", "p-1").phones_of.contains(&"p-1".parse().unwrap()));
    }

    #[test]
    fn what_is_not_known_touches_everything() {
        for subject in ["organisation", "programme", "cycle", "person", "house", "something-new"] {
            assert!(touched(subject, "x").everything, "{subject}");
        }
        assert!(touched("interest", "NOT AN ID").everything);
    }
}
