//! Which programmes serve a need. One definition for the page of gaps, the map, the list and the matrix, so that a gap and the map of it
//! count the same.

use std::collections::BTreeSet;
use std::sync::Arc;

use sekber_facts::nomenclature::{self, Entry, Standard};

use super::store::Surrounding;
use crate::features::district::{Mission, mission_of};
use crate::features::programme::ProgrammeDraft;
use crate::kit::words::Language;

/// The rows of one list.
pub fn of_list<'s>(surroundings: &'s [Surrounding], list: &str) -> impl Iterator<Item = &'s Surrounding> {
    surroundings.iter().filter(move |row| row.list == list)
}

/// What a programme must have to serve a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Serving {
    /// Nothing: every programme does.
    Every,
    /// The theme.
    Theme(String),
    /// The mission of the development plan that its codes are tied to most closely, among all of them.
    Mission(i64, Arc<[Mission]>),
    /// A code of a minimum service standard: that of one of its sub-kegiatan, or of the kegiatan that one lies in.
    Standard(Arc<BTreeSet<&'static str>>),
}

impl Serving {
    /// That of a data set, which names a theme or none.
    pub fn of_theme(theme: Option<&str>) -> Self {
        theme.map_or(Self::Every, |theme| Self::Theme(theme.to_owned()))
    }

    /// The codes of the nomenclature that it names, as they are shown; empty for what names none.
    pub fn codes(&self) -> String {
        let Self::Mission(ordinal, missions) = self else { return String::new() };
        let own = missions.iter().find(|mission| mission.ordinal == *ordinal);
        let codes = own.map(|mission| mission.codes.split_whitespace().collect::<Vec<_>>().join(", "));
        codes.unwrap_or_default()
    }

    /// Whether a programme serves it.
    pub fn holds(&self, content: &ProgrammeDraft) -> bool {
        match self {
            Self::Every => true,
            Self::Theme(theme) => content.themes.contains(theme),
            Self::Mission(ordinal, missions) => {
                mission_of(missions, &content.nomenclature).is_some_and(|own| own.ordinal == *ordinal)
            }
            Self::Standard(codes) => content.nomenclature.iter().any(|code| codes.contains(code.as_str())),
        }
    }
}

/// A priority of the district, a mission of its development plan or a minimum service standard, as a need that programmes serve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriorityNeed {
    /// As the address names it.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Who serves it.
    pub serving: Serving,
}

/// The priority themes of a district, in the language of the page, and the missions of its plan.
pub fn priorities(surroundings: &[Surrounding], language: Language) -> Vec<PriorityNeed> {
    let missions: Arc<[Mission]> = of_list(surroundings, "mission")
        .map(|row| Mission {
            ordinal: row.code.parse().unwrap_or_default(),
            text: row.name.clone(),
            codes: row.extra.clone(),
        })
        .collect();
    let theme = |theme: &Surrounding| PriorityNeed {
        code: format!("priority-{}", theme.code),
        name: match language {
            Language::Indonesian => theme.name.clone(),
            Language::English => theme.extra.clone(),
        },
        serving: Serving::Theme(theme.code.clone()),
    };
    let mission = |mission: &Mission| PriorityNeed {
        code: format!("mission-{}", mission.ordinal),
        name: mission.to_string(),
        serving: Serving::Mission(mission.ordinal, missions.clone()),
    };
    let themes = of_list(surroundings, "priority").map(theme);
    themes.chain(missions.iter().map(mission)).collect()
}

/// The codes by which a programme serves a part of a standard: its own, and that of the kegiatan that it lies in.
pub fn codes_of(part: &Entry) -> [&'static str; 2] {
    [part.code, part.parent.unwrap_or(part.code)]
}

/// The minimum service standards that a district has to meet, each with its parts. `named` makes what one is called of the name of its
/// field.
pub fn standards(district: &str, named: impl Fn(&str) -> String) -> Vec<(PriorityNeed, Standard)> {
    let need = |standard: &Standard| PriorityNeed {
        code: format!("standard-{}", standard.field.code),
        name: named(standard.field.name),
        serving: Serving::Standard(Arc::new(standard.parts.iter().flat_map(|part| codes_of(part)).collect())),
    };
    nomenclature::standards(district).into_iter().map(|standard| (need(&standard), standard)).collect()
}
