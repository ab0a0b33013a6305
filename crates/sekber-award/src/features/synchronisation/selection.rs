//! Which programmes are looked at: one narrowing, as it stands in the address, for every list, matrix, map and figure of this
//! room, so that a number and the records it opens are the same by construction.

use sekber_core::registry::programme::{Owner, Status};
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{OrganisationId, RegionCode};

use super::findings::Table;
use super::serving::Serving;
use crate::features::programme::Stored;
use crate::kit::form::Form;

/// Fields of the address.
pub const FIELDS: [&str; 8] = ["side", "office", "partner", "theme", "place", "lead", "state", "year"];

/// What programmes are narrowed to; everything when nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only of this side.
    pub side: Option<Owner>,
    /// Only of this office.
    pub office: Option<OrganisationId>,
    /// Only of this partner.
    pub partner: Option<OrganisationId>,
    /// Only with this theme; the empty one asks for programmes without any.
    pub theme: Option<String>,
    /// Only at this place.
    pub place: Option<Where>,
    /// Only with (or without) an office in charge.
    pub lead: Option<bool>,
    /// Only in this state.
    pub state: Option<Status>,
    /// Only when.
    pub when: Option<When>,
    /// Only those that serve a need. The address names the need; who serves it stands in the records, so it is not read here.
    pub serving: Option<Serving>,
}

/// When programmes are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In a year that their days are known to touch: of one that tells a single end, the year of that.
    In(i16),
    /// Those that tell neither beginning nor end.
    Untold,
}

/// Where programmes are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Where {
    /// In a kecamatan or its villages, or covering a village: by name, not as part of the whole district.
    In(RegionCode),
    /// For the whole district, or nowhere that is told.
    Whole,
}

impl Selection {
    /// Reads the address; what cannot be read narrows nothing and is told so.
    pub fn read(query: &Form) -> Self {
        let place = query.filter_by("place", |place| match place {
            "whole" => Some(Where::Whole),
            code => code.parse().ok().map(Where::In),
        });
        let lead = query.filter_by("lead", |lead| match lead {
            "with" => Some(true),
            "without" => Some(false),
            _ => None,
        });
        let when = query.filter_by("year", |year| match year {
            "none" => Some(When::Untold),
            year => year.parse().ok().filter(|year| (1..=9_999).contains(year)).map(When::In),
        });
        Self {
            side: query.filter("side"),
            office: query.filter("office"),
            partner: query.filter("partner"),
            theme: query
                .filled("theme")
                .map(|theme| if theme == "none" { String::new() } else { theme.to_owned() }),
            place,
            lead,
            state: query.filter("state"),
            when,
            serving: None,
        }
    }

    /// Its parts, one selection each; none when nothing is narrowed.
    pub fn parts(self) -> Vec<Self> {
        let Self { side, office, partner, theme, place, lead, state, when, serving } = self;
        let none = Self::default;
        let parts = [
            Self { side, ..none() },
            Self { office, ..none() },
            Self { partner, ..none() },
            Self { theme, ..none() },
            Self { place, ..none() },
            Self { lead, ..none() },
            Self { state, ..none() },
            Self { when, ..none() },
            Self { serving, ..none() },
        ];
        parts.into_iter().filter(|part| *part != none()).collect()
    }

    /// The programmes of a table that are looked at.
    pub fn of<'t>(&self, table: &'t Table) -> impl Iterator<Item = &'t Stored> {
        table.programmes.iter().filter(|stored| self.holds(stored))
    }

    /// Whether a programme is among those looked at.
    pub fn holds(&self, stored: &Stored) -> bool {
        let content = &stored.content;
        let carries_out = |id: &OrganisationId| *id == content.organisation || stored.also.contains(id);
        let owner = |wanted: &Option<OrganisationId>| wanted.as_ref().is_none_or(carries_out);
        let theme = self.theme.as_deref().is_none_or(|theme| match theme {
            "" => content.themes.is_empty(),
            theme => content.themes.iter().any(|code| code == theme),
        });
        let lead = self.lead.is_none_or(|lead| {
            lead == (content.lead_office.is_some() || !content.supporting_offices.is_empty())
        });
        self.side.is_none_or(|side| side == stored.side)
            && owner(&self.office)
            && owner(&self.partner)
            && theme
            && lead
            && self.state.is_none_or(|state| state == content.state)
            && self.when.is_none_or(|when| when.holds(stored))
            && self.serving.as_ref().is_none_or(|serving| serving.holds(content))
            && self.place.as_ref().is_none_or(|place| place.holds(stored))
    }
}

impl When {
    /// Whether a programme is under way then.
    pub fn holds(self, stored: &Stored) -> bool {
        let years = stored.content.period.years();
        match self {
            Self::In(year) => years.is_some_and(|years| years.contains(&year)),
            Self::Untold => years.is_none(),
        }
    }
}

impl Where {
    /// Whether a programme works there.
    pub fn holds(&self, stored: &Stored) -> bool {
        self.holds_places(&stored.content.places)
    }

    /// Whether a programme that names these places works there.
    pub fn holds_places(&self, places: &[RegionCode]) -> bool {
        match self {
            Self::In(wanted) => places
                .iter()
                .any(|place| wanted.contains(place) || (is_named(place) && place.contains(wanted))),
            Self::Whole => !places.iter().any(is_named),
        }
    }
}

/// The kecamatan of a place: its own of a village; none of what is larger.
pub fn kecamatan(place: &RegionCode) -> Option<RegionCode> {
    match place.level() {
        RegionLevel::Village => place.parent(),
        RegionLevel::District => Some(place.clone()),
        RegionLevel::Regency | RegionLevel::Province => None,
    }
}

/// Whether a place is a kecamatan or a village, not a whole district.
pub fn is_named(place: &RegionCode) -> bool {
    matches!(place.level(), RegionLevel::District | RegionLevel::Village)
}
