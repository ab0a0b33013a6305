//! A line of the trail as people read it: sentences, labels and what changed.

use std::collections::BTreeSet;

use sekber_core::value::Moment;

use crate::kit::app::App;
use crate::kit::audit::Line;
use crate::kit::page::difference;
use crate::kit::words::Language;

/// Fields that hold a code, with the beginning of the keys of its words: of one kind of record, or of any.
const CODES: [(&str, &str, &str); 16] = [
    ("organisation", "state", "standing-"),
    ("organisation", "kind", "kind-"),
    ("programme", "state", "programme-state-"),
    ("plan", "state", "matching-plan-"),
    ("task", "state", "task-"),
    ("paper", "kind", "document-kind-"),
    ("official_document", "kind", "document-"),
    ("", "level", "level-"),
    ("", "legal_form", "legal-form-"),
    ("", "stance", "matching-stance-"),
    ("", "rule", "matching-rule-"),
    ("", "round", "round-"),
    ("", "reply", "reply-"),
    ("", "presence", "presence-"),
    ("", "consent", "consent-"),
    ("", "side", "programme-side-"),
];

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
    /// The identifiers of records that the reader may not see: of their lines stays what the chain needs, not what they say.
    pub kept_back: &'a BTreeSet<String>,
}

impl Reader<'_> {
    /// The line as shown.
    pub fn entry(&self, line: &Line) -> Entry {
        let kept_back = self.is_kept_back(line);
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
                false => named(&line.label),
            },
            changes: if kept_back { Vec::new() } else { self.changes(line) },
            hash: line.hash.to_string(),
            withdrawn: line.is_withdrawn(),
            kept_back,
        }
    }

    /// Whether a line is about a record that the reader may not see, or names one by its identifier. Names are not looked for:
    /// whoever signs up under the name of somebody else would empty the lines about them.
    fn is_kept_back(&self, line: &Line) -> bool {
        let told = [&line.before_json, &line.after_json];
        let names = |id: &String| told.into_iter().flatten().any(|json| json.contains(id.as_str()));
        self.kept_back.contains(&line.subject_id) || self.kept_back.iter().any(names)
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
        let label =
            |field: &str| self.known(format!("{}-field-{}", dashed(&line.subject), dashed(field)), field);
        difference(line.before().as_ref(), line.after().as_ref())
            .into_iter()
            .map(|change| Change {
                label: label(&change.field),
                before: self.value(&line.subject, &change.field, change.before),
                after: self.value(&line.subject, &change.field, change.after),
            })
            .collect()
    }

    /// A code in words, as the pages of its room say it; every other value as it was written down.
    fn value(&self, subject: &str, field: &str, value: String) -> String {
        let of_field =
            |(of, name, _): &&(&str, &str, &str)| *name == field && (of.is_empty() || *of == subject);
        if let Some((.., prefix)) = CODES.iter().find(of_field) {
            return self.known(format!("{prefix}{}", dashed(&value)), &value);
        }
        match (field, value.as_str()) {
            (_, "true") => self.app.words().say(self.language, "audit-true"),
            (_, "false") => self.app.words().say(self.language, "audit-false"),
            _ => self.of_a_person(field, value),
        }
    }

    /// Roles and parties in words.
    fn of_a_person(&self, field: &str, value: String) -> String {
        match field {
            "role" | "roles" => {
                let roles = value.split("; ").map(|role| self.known(format!("role-{}", dashed(role)), role));
                roles.collect::<Vec<_>>().join("; ")
            }
            "party" => self.known(format!("party-{value}"), &value),
            _ => value,
        }
    }

    fn known(&self, key: String, otherwise: &str) -> String {
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

fn dashed(code: &str) -> String {
    code.replace(['.', '_'], "-")
}
