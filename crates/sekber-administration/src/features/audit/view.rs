//! A line of the trail as people read it: sentences, labels and what changed.

use sekber_core::value::Moment;

use super::called::Called;
use super::kept_back::KeptBack;
use crate::kit::app::App;
use crate::kit::audit::Line;
use crate::kit::page::difference;
use crate::kit::words::Language;

/// One field that changed, with its label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field's label.
    pub label: String,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// A line ready to be shown.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its number.
    pub seq: i64,
    /// When, for machines.
    pub stamp: String,
    /// When, for people.
    pub when: String,
    /// Who; a stand-in when the name was withdrawn.
    pub who: String,
    /// The id of who.
    pub actor: String,
    /// What happened.
    pub what: String,
    /// The kind of record.
    pub subject: String,
    /// The kind of record in words.
    pub subject_label: String,
    /// The record's id.
    pub id: String,
    /// The record's name; a stand-in when the name was withdrawn.
    pub label: String,
    /// What changed.
    pub changes: Vec<Change>,
    /// The hash of the line.
    pub hash: String,
    /// Whether names were withdrawn.
    pub withdrawn: bool,
    /// Whether it tells of a record that the reader may not see.
    pub kept_back: bool,
}

/// Turns lines into what is shown, in a language.
pub struct Reader<'a> {
    /// The application.
    pub app: &'a App,
    /// The language.
    pub language: Language,
    /// The records that the reader may not see: of their lines stays what the chain needs, not what they say.
    pub kept_back: &'a KeptBack,
}

impl Reader<'_> {
    /// The line as shown.
    pub fn entry(&self, line: &Line) -> Entry {
        let kept_back = self.kept_back.holds(line);
        let named = |name: &str| match name {
            "" if line.is_withdrawn() => self.app.words().say(self.language, "audit-withdrawn-name"),
            "" => line.subject_id.clone(),
            name => name.to_owned(),
        };
        let actor = match (line.actor_id.as_str(), line.actor_name.as_str()) {
            ("system", "machine") => "audit-machine",
            // Strangers are no operators: one signs an organisation up, another asks for information.
            ("system", "applicant") if line.subject == "information_request" => "audit-asker",
            ("system", "applicant") => "audit-applicant",
            ("system", _) => "audit-operator",
            _ => "",
        };
        let who = if actor.is_empty() {
            named(&line.actor_name)
        } else {
            self.app.words().say(self.language, actor)
        };
        Entry {
            seq: line.seq,
            stamp: self.stamp(line.at),
            when: self.when(line.at),
            who,
            actor: line.actor_id.clone(),
            what: self.event(&line.kind),
            subject: line.subject.clone(),
            subject_label: self.subject(&line.subject),
            id: line.subject_id.clone(),
            label: match kept_back {
                true => self.app.words().say(self.language, "audit-kept-back-name"),
                // What has no name of its own is told by its day.
                false => self.day(named(&line.label)),
            },
            changes: if kept_back { Vec::new() } else { self.changes(line) },
            hash: line.hash.to_string(),
            withdrawn: line.is_withdrawn(),
            kept_back,
        }
    }

    /// The sentence of a kind of event; the kind itself when there is none.
    pub fn event(&self, kind: &str) -> String {
        self.known(format!("event-{}", dashed(kind)), kind)
    }

    /// A kind of record in words; its code when there are none.
    pub fn subject(&self, subject: &str) -> String {
        self.known(format!("audit-subject-{}", dashed(subject)), subject)
    }

    fn changes(&self, line: &Line) -> Vec<Change> {
        let (before, after) = (line.before(), line.after());
        let called = Called::of([before.as_ref(), after.as_ref()]);
        difference(before.as_ref(), after.as_ref())
            .into_iter()
            .filter(|change| change.field != Called::FIELD)
            .map(|change| Change {
                label: self.field(&line.subject, &change.field),
                before: self.value(&line.subject, &change.field, called.read(change.before)),
                after: self.value(&line.subject, &change.field, called.read(change.after)),
            })
            .collect()
    }

    pub(super) fn known(&self, key: String, otherwise: &str) -> String {
        let words = self.app.words();
        if words.knows(self.language, &key) { words.say(self.language, &key) } else { otherwise.to_owned() }
    }

    /// `12 September 2023 pukul 09.14 WIB`.
    pub fn when(&self, at: Moment) -> String {
        let settings = self.app.settings();
        let zone = settings.zone_mark(at);
        format!("{} {zone}", self.language.date_time(settings.local(at)))
    }

    fn stamp(&self, at: Moment) -> String {
        jiff::Timestamp::from_millisecond(at.0).map(|stamp| stamp.to_string()).unwrap_or_default()
    }
}

/// A code as it stands in keys.
pub fn dashed(code: &str) -> String {
    code.replace(['.', '_'], "-")
}
