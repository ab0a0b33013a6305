//! A pair of office and programme as a ranking shows it.

use sekber_core::registry::kinds::{Provenance, Side};
use sekber_engines::matching::interest::Stance;

use crate::features::matching::authority;
use crate::features::matching::fit_matrix::Table;
use crate::features::matching::model::{Interest, Rule};
use crate::features::matching::reasons::{PartLine, Reason};
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::words::Language;

/// What one side said, as it is shown.
#[derive(Debug, Clone)]
pub struct Voice {
    pub stance: Stance,
    pub rank: Option<i64>,
    pub reason: String,
    pub note: String,
}

impl Voice {
    /// The class of the badge that shows it.
    pub fn badge(&self) -> &'static str {
        match self.stance {
            Stance::Want => "good",
            Stance::Maybe => "info",
            Stance::No => "bad",
        }
    }
}

impl From<&Interest> for Voice {
    fn from(interest: &Interest) -> Self {
        Self {
            stance: interest.stance,
            rank: interest.rank,
            reason: interest.reason.clone(),
            note: interest.note.clone(),
        }
    }
}

/// One line of a ranking.
pub struct Line {
    pub place: i64,
    pub anchor: String,
    pub href: String,
    pub title: String,
    pub owner: String,
    pub owner_href: String,
    pub facts: String,
    pub inferred: bool,
    pub office: String,
    pub programme: String,
    pub score: i64,
    pub score_exact: String,
    pub reason: String,
    pub parts: Vec<PartLine>,
    pub missing: String,
    pub own: Option<Voice>,
    pub theirs: Option<Voice>,
    pub ruling: Option<Rule>,
    pub planned: bool,
    /// Names of the district's priorities that the programme serves.
    pub priorities: Vec<String>,
    /// That it needs a partner above the district, too; empty when it does not.
    pub above: String,
}

impl Line {
    /// Whether the reader's own side said this.
    pub fn is_own(&self, stance: &str) -> bool {
        self.own.as_ref().is_some_and(|own| own.stance.as_str() == stance)
    }

    /// What both sides said about the pair, told to `own` side: why the other side declined stays with it.
    #[must_use]
    pub fn heard(mut self, told: &[Interest], own: Side) -> Self {
        let about = |one: &&Interest| {
            one.programme_id.as_str() == self.programme && one.office_id.as_str() == self.office
        };
        for one in told.iter().filter(about) {
            match Voice::from(one) {
                voice if one.side == own => self.own = Some(voice),
                voice => self.theirs = Some(Voice { reason: String::new(), ..voice }),
            }
        }
        self
    }

    /// The score and its reasons of a pair; who it is about and what was said are filled in by the caller.
    pub fn rated(app: &App, language: Language, table: &Table, programme: usize, office: usize) -> Self {
        let reason = Reason::new(table, app.words(), language, programme, office);
        let stored = table.subjects.programmes.get(programme);
        let record = table.subjects.offices.get(office);
        let say = |key: &str, facts: &[(&str, String)]| app.words().say_with(language, key, facts);
        Self {
            place: 0,
            anchor: String::new(),
            href: String::new(),
            title: String::new(),
            owner: String::new(),
            owner_href: String::new(),
            facts: String::new(),
            inferred: false,
            office: record.map(|record| record.organisation.id.to_string()).unwrap_or_default(),
            programme: stored.map(|stored| stored.id.to_string()).unwrap_or_default(),
            score: reason.score(),
            score_exact: reason.exact_score(),
            reason: reason.sentence(),
            parts: reason.parts(),
            missing: reason.missing(),
            own: None,
            theirs: None,
            ruling: None,
            planned: false,
            priorities: stored
                .into_iter()
                .flat_map(|stored| table.subjects.priorities(stored))
                .map(|theme| theme.name(language).to_owned())
                .collect(),
            above: authority::note(say, &table.above(programme, office)),
        }
    }

    /// The line told from an office's side: it names the programme and its partner.
    #[must_use]
    pub fn about_programme(mut self, frame: &Frame, table: &Table, programme: usize) -> Self {
        let Some(stored) = table.subjects.programmes.get(programme) else { return self };
        if let Some(partner) = table.subjects.partner_of(stored) {
            self.owner = partner.organisation.short_name.clone();
            self.owner_href = partner.organisation.path();
        }
        self.anchor = format!("p-{}", stored.id);
        self.href = format!("/programmes/{}", stored.id);
        self.title = stored.content.title.clone();
        self.facts = facts(frame, table, programme);
        self.inferred = stored.content.provenance == Provenance::Inferred;
        self
    }

    /// The line told from a partner's side: it names the office.
    #[must_use]
    pub fn about_office(mut self, table: &Table, office: usize) -> Self {
        let Some(record) = table.subjects.offices.get(office) else { return self };
        self.anchor = format!("o-{}", record.organisation.id);
        self.href = record.organisation.path();
        self.title = record.organisation.name.clone();
        self
    }
}

/// Places, time and money of a programme in a few words.
fn facts(frame: &Frame, table: &Table, programme: usize) -> String {
    let Some(stored) = table.subjects.programmes.get(programme) else { return String::new() };
    let names: Vec<&str> =
        table.subjects.kecamatan(stored).into_iter().map(|place| place.name.as_str()).collect();
    let places = match names.len() {
        0 if stored.content.places.is_empty() => String::new(),
        0 => frame.say("programme-whole-district"),
        1..=3 => names.join(", "),
        more => format!("{} +{}", names.iter().take(3).copied().collect::<Vec<_>>().join(", "), more - 3),
    };
    let money = crate::features::programme::money_in_short(frame, stored.total_idr, &stored.content.funding);
    let parts = [places, frame.period(&stored.content.period), money];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
