//! What a list of programmes is narrowed to, as it stands in the address.

use jiff::civil::Date;
use sekber_core::registry::programme::{OVER, Owner, Status};
use sekber_core::value::{CycleId, OrganisationId, RegionCode};

use crate::kit::access::Sight;
use crate::kit::form::Form;
use crate::kit::search::Query;

/// Fields of the address that narrow or sort the list.
pub const FIELDS: [&str; 14] = [
    "q",
    "cycle",
    "side",
    "organisation",
    "theme",
    "goal",
    "place",
    "whole",
    "state",
    "withheld",
    "year",
    "money",
    "lead",
    "sort",
];

/// By what a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// The best match of the words first.
    Best,
    /// Title, from A.
    #[default]
    Title,
    /// Rupiah total, the largest first.
    Money,
    /// Last change, the latest first.
    Changed,
}

impl Sort {
    /// Reads the address; without a choice the best match comes first where words are searched, else the title decides.
    fn read(query: &Form, words: &Query) -> Self {
        let usual = if words.is_empty() { Self::Title } else { Self::Best };
        let read = |text: &str| match text {
            "money" => Some(Self::Money),
            "changed" => Some(Self::Changed),
            "title" => Some(Self::Title),
            "best" => Some(usual),
            _ => None,
        };
        query.filter_by("sort", read).unwrap_or(usual)
    }
}

/// Asks for everything that was put forward and not given up.
pub const PUT_FORWARD: &str = "open";

/// How far programmes are that a list is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowFar {
    /// In this state, and within its time.
    In(Status),
    /// Past its last day, though nobody has said that it is completed.
    Over,
    /// Put forward, from proposed to completed.
    PutForward,
}

impl HowFar {
    /// Every code of the choice, in the order of the page.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let states = Status::ALL.iter().map(|state| state.as_str());
        std::iter::once(PUT_FORWARD).chain(states).chain([OVER])
    }

    /// Reads the address.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            OVER => Some(Self::Over),
            PUT_FORWARD => Some(Self::PutForward),
            code => code.parse().ok().map(Self::In),
        }
    }
}

/// A list's narrowing, read and typed.
#[derive(Debug, Clone)]
pub struct Filter {
    /// The cycle; a list always shows one.
    pub cycle: CycleId,
    /// Whether it is another cycle than the one in force: then programmes that went on from it are shown, too.
    pub past: bool,
    /// Only this side.
    pub side: Option<Owner>,
    /// Only this owner's.
    pub organisation: Option<OrganisationId>,
    /// Only of this theme.
    pub theme: Option<String>,
    /// Only serving this development goal, 1 to 17.
    pub goal: Option<u8>,
    /// Only in this kecamatan or its villages; the district's own code asks for programmes of the whole district.
    pub place: Option<RegionCode>,
    /// Beside the kecamatan's, also the programmes of the whole district.
    pub whole: bool,
    /// Only so far.
    pub state: Option<HowFar>,
    /// Today, which decides whose time is over.
    pub today: Date,
    /// Only those whose owner changed them after they were found in order.
    pub withheld: bool,
    /// Only under way in this year.
    pub year: Option<i16>,
    /// Only with (or without) stated money.
    pub money: Option<bool>,
    /// Only led by this office.
    pub lead: Option<OrganisationId>,
    /// The order.
    pub sort: Sort,
    /// Whose drafts are shown.
    pub sight: Sight,
    /// Only where these words occur.
    pub words: Query,
}

impl Filter {
    /// Whether anything but cycle and words narrows the list.
    pub fn is_narrow(&self) -> bool {
        let part = self.theme.is_some() || self.goal.is_some() || self.place.is_some() || self.lead.is_some();
        let own = self.side.is_some() || self.organisation.is_some() || self.state.is_some();
        let rest = self.year.is_some() || self.money.is_some() || self.withheld;
        part || own || rest || matches!(self.sight, Sight::NoneBut(_))
    }

    /// Reads the address; what cannot be read narrows nothing and is told so.
    pub fn read(query: &Form, (cycle, today): (CycleId, Date), sight: Sight, words: Query) -> Self {
        let money = query.filter_by("money", |money| match money {
            "with" => Some(true),
            "without" => Some(false),
            _ => None,
        });
        Self {
            cycle,
            past: false,
            side: query.filter("side"),
            organisation: query.filter("organisation"),
            theme: query.filled("theme").map(str::to_owned),
            goal: query.filter_by("goal", |goal| goal.parse().ok().filter(|goal| (1..=17).contains(goal))),
            place: query.filter("place"),
            whole: query.filter_set("whole"),
            state: query.filter_by("state", HowFar::parse),
            today,
            withheld: query.filter_set("withheld"),
            year: query
                .filter_by("year", |year| year.parse().ok().filter(|year| (1900..=2999).contains(year))),
            money,
            lead: query.filter("lead"),
            sort: Sort::read(query, &words),
            sight,
            words,
        }
    }
}
