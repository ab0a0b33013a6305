//! Which programmes are looked at: one narrowing, as it stands in the address, for every list, matrix, map and figure of this
//! room, so that a number and the records it opens are the same by construction.

use jiff::civil::Date;
use sekber_core::registry::programme::{Owner, Status};
use sekber_core::value::region::RegionLevel;
use sekber_core::value::{OrganisationId, RegionCode};

use super::findings::Table;
use super::serving::Serving;
use crate::features::programme::Stored;
use crate::kit::form::Form;
use crate::kit::page::Frame;

/// Fields of the address.
pub const FIELDS: [&str; 10] =
    ["side", "office", "partner", "theme", "place", "lead", "state", "year", "from", "until"];

/// Those of them that say when.
pub const TIMES: [&str; 3] = ["year", "from", "until"];

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
    /// Only those whose time is not over on this day, unless a year is chosen: what is over serves nobody any more.
    pub open_on: Option<Date>,
}

/// When programmes are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// In a year of these that their days are known to touch: of one that tells a single end, the year of that.
    In(YearSpan),
    /// Those that tell neither beginning nor end.
    Untold,
}

/// Years from one to another, the first not after the last. One that is open at an end reaches to the end of all years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearSpan {
    /// The first of them.
    pub first: i16,
    /// The last of them.
    pub last: i16,
}

impl YearSpan {
    /// The first and the last year that can be told.
    const ENDS: (i16, i16) = (1, 9_999);

    /// One year alone.
    pub fn one(year: i16) -> Self {
        Self { first: year, last: year }
    }

    /// Whether a year is one of them.
    pub fn contains(self, year: i16) -> bool {
        (self.first..=self.last).contains(&year)
    }

    /// The year, when it is one alone.
    pub fn single(self) -> Option<i16> {
        (self.first == self.last).then_some(self.first)
    }

    /// The first year, where one is told.
    pub fn beginning(self) -> Option<i16> {
        (self.first > Self::ENDS.0).then_some(self.first)
    }

    /// The last year, where one is told.
    pub fn end(self) -> Option<i16> {
        (self.last < Self::ENDS.1).then_some(self.last)
    }

    /// As sentences name them: 2023, 2022–2024, or with an open end.
    pub fn shown(self, frame: &Frame) -> String {
        match (self.beginning(), self.end()) {
            _ if self.first == self.last => self.first.to_string(),
            (Some(first), None) => frame.say_with("coverage-span-from", "year", first),
            (None, Some(last)) => frame.say_with("coverage-span-until", "year", last),
            _ => format!("{}–{}", self.first, self.last),
        }
    }

    /// Reads a year.
    fn year(text: &str) -> Option<i16> {
        text.parse().ok().filter(|year| (Self::ENDS.0..=Self::ENDS.1).contains(year))
    }

    /// Reads both ends of an address, either of which may be open; an end before the beginning narrows nothing and is told so.
    fn read(query: &Form) -> Option<Self> {
        let first = query.filter_by("from", Self::year);
        let last = query.filter_by("until", Self::year);
        let is_turned = first.zip(last).is_some_and(|(first, last)| first > last);
        if is_turned {
            query.note_why("until", "coverage-span-turned");
        }
        let last = last.filter(|_| !is_turned);
        let (first_of_all, last_of_all) = Self::ENDS;
        (first.is_some() || last.is_some())
            .then(|| Self { first: first.unwrap_or(first_of_all), last: last.unwrap_or(last_of_all) })
    }
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
        let when = When::read(query);
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
            open_on: None,
        }
    }

    /// The same, where the themes of the district are known: one that it does not have narrows nothing and is told so.
    pub fn read_in(query: &Form, table: &Table) -> Self {
        let mut read = Self::read(query);
        let is_known = |code: &str| code.is_empty() || table.names.themes.contains_key(code);
        if read.theme.as_deref().is_some_and(|code| !is_known(code)) {
            query.note_unknown("theme", |_| false);
            read.theme = None;
        }
        read
    }

    /// Its parts, one selection each; none when nothing is narrowed.
    pub fn parts(self) -> Vec<Self> {
        let Self { side, office, partner, theme, place, lead, state, when, serving, open_on } = self;
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
            Self { open_on, ..none() },
        ];
        parts.into_iter().filter(|part| *part != none()).collect()
    }

    /// The programmes of a table that are looked at.
    pub fn of<'t>(&self, table: &'t Table) -> impl Iterator<Item = &'t Stored> {
        table.programmes.iter().filter(|stored| self.holds(stored))
    }

    /// Whether a programme's time is not over on the day that is looked at.
    pub fn is_open(&self, stored: &Stored) -> bool {
        self.open_on.is_none_or(|today| !is_over(stored, today))
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
            && (self.when.is_some() || self.is_open(stored))
            && self.place.as_ref().is_none_or(|place| place.holds(stored))
    }
}

impl When {
    /// Reads the address. A year by itself, or that no time is told, stands for all: beside it, ends of a span narrow nothing and are told so.
    fn read(query: &Form) -> Option<Self> {
        let when = query.filter_by("year", |year| match year {
            "none" => Some(Self::Untold),
            year => YearSpan::year(year).map(YearSpan::one).map(Self::In),
        });
        if when.is_none() {
            return YearSpan::read(query).map(Self::In);
        }
        for end in ["from", "until"] {
            query.note_unknown(end, |_| false);
        }
        when
    }

    /// Whether a programme is under way then.
    pub fn holds(self, stored: &Stored) -> bool {
        let years = stored.content.period.years();
        match self {
            Self::In(span) => {
                years.is_some_and(|years| *years.start() <= span.last && span.first <= *years.end())
            }
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

/// Whether a programme's time is over on a day, whether or not anybody has said that it is completed.
pub fn is_over(stored: &Stored, today: Date) -> bool {
    stored.content.period.is_over(today)
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
