//! What a list of partnerships is narrowed to, as it stands in the address.

use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber_core::partnership::PartnershipState;
use sekber_core::partnership::kinds::OVER;
use sekber_core::text::fold;
use sekber_core::value::{MeetingId, OrganisationId};

use crate::kit::access::Actor;
use crate::kit::form::Form;
use crate::kit::store::like;

/// Fields of the address that narrow the list.
pub const FIELDS: [&str; 8] = ["q", "state", "office", "partner", "turn", "ends", "meeting", "sort"];

/// How the address asks for those first that have waited longest.
pub const LONGEST: &str = "longest";

/// How the address asks for those first that end soonest.
pub const SOONEST: &str = "ends";

/// In which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The latest number first.
    Number,
    /// Those first that have waited longest.
    Longest,
    /// Those first whose term ends soonest; those that are over or whose end is not known come last.
    Soonest,
}

impl Order {
    fn read(text: &str) -> Option<Self> {
        match text {
            LONGEST => Some(Self::Longest),
            SOONEST => Some(Self::Soonest),
            _ => None,
        }
    }
}

/// Months ahead for which the list can be asked what ends.
pub const ENDS: [i64; 3] = [3, 6, 12];

/// The last day on which a term can end for it to be decided now whether the partnership goes on: going on takes the whole road again.
pub fn decided_until(today: Date) -> Date {
    let [months, ..] = ENDS;
    today.saturating_add(months.months())
}

/// A text anywhere in a column of small letters, for `like` with `!` before what stands for itself.
pub fn pattern(text: &str) -> String {
    like::anywhere(&text.to_lowercase())
}

/// The number by which a text calls a partnership, as pages and letters do: `60`, `no. 60`, `Kemitraan no. 60`.
pub fn number_in(text: &str) -> Option<i64> {
    let said = fold(text).replace("no.", "no ");
    let mut words: Vec<&str> = said.split_whitespace().collect();
    let number: i64 = words.pop()?.parse().ok()?;
    let calls = |word: &&str| ["kemitraan", "partnership", "no", "nomor", "number"].contains(word);
    (number > 0 && words.iter().all(calls)).then_some(number)
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The reader's.
    Mine,
    /// An office's.
    Office,
    /// A partner's.
    Partner,
    /// The secretariat's.
    Secretariat,
}

impl Whose {
    /// All, with their codes.
    pub const ALL: [(&'static str, Self); 4] = [
        ("mine", Self::Mine),
        ("office", Self::Office),
        ("partner", Self::Partner),
        ("secretariat", Self::Secretariat),
    ];

    fn read(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(code, _)| *code == text).map(|(_, whose)| whose)
    }
}

/// How far partnerships are that a list is narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HowFar {
    /// In this state, and within its term.
    In(PartnershipState),
    /// Past its last day, though nobody has said that it is completed.
    Over,
}

impl HowFar {
    /// Every code of the choice, in the order of the page.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        PartnershipState::ALL.iter().map(|state| state.as_str()).chain([OVER])
    }

    /// Reads the address.
    pub fn parse(code: &str) -> Option<Self> {
        if code == OVER { Some(Self::Over) } else { code.parse().ok().map(Self::In) }
    }
}

/// A list's narrowing, read and typed, with who looks.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Only with this in the title or the name of a party, or called so by number.
    pub text: Option<String>,
    /// Only so far.
    pub state: Option<HowFar>,
    /// Only with this office.
    pub office: Option<OrganisationId>,
    /// Only with this partner.
    pub partner: Option<OrganisationId>,
    /// Only where it is somebody's turn.
    pub turn: Option<Whose>,
    /// Only what ends until this day.
    pub ends_until: Option<Date>,
    /// Only what this meeting agreed on.
    pub meeting: Option<MeetingId>,
    /// In which order.
    pub order: Order,
    /// Today.
    pub today: Date,
    /// The organisations that the reader acts for.
    pub own: Vec<OrganisationId>,
    /// The organisations that the reader belongs to.
    pub sight: Vec<OrganisationId>,
    /// Whether the reader sees those of all.
    pub oversees: bool,
    /// Whether the reader is of the secretariat.
    pub is_secretariat: bool,
}

impl Filter {
    /// Reads the address; what cannot be read narrows nothing and is told so.
    pub fn read(query: &Form, actor: &Actor, today: Date) -> Self {
        let months =
            query.filter_by("ends", |months| months.parse().ok().filter(|months| ENDS.contains(months)));
        Self {
            text: query.filled("q").map(str::to_owned),
            state: query.filter_by("state", HowFar::parse),
            office: query.filter("office"),
            partner: query.filter("partner"),
            turn: query.filter_by("turn", Whose::read),
            ends_until: months.map(|months: i64| today.saturating_add(months.months())),
            meeting: query.filter("meeting"),
            order: query.filter_by("sort", Order::read).unwrap_or(Order::Number),
            today,
            own: actor.edited().cloned().collect(),
            sight: actor.organisations().cloned().collect(),
            oversees: actor.oversees(),
            is_secretariat: actor.is_secretariat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number_in;

    #[test]
    fn a_partnership_is_called_by_its_number() {
        for called in
            ["60", "no. 60", "No.60", "Kemitraan no. 60", "kemitraan nomor 60", "Partnership no. 60"]
        {
            assert_eq!(number_in(called), Some(60), "{called}");
        }
        for other in ["", "kemitraan", "0", "-60", "tahun 2026", "kemitraan 60 desa", "99999999999999999999"]
        {
            assert_eq!(number_in(other), None, "{other}");
        }
    }
}
