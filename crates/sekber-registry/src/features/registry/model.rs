//! What is read about an organisation: offices and partners are one kind of record with two sides.

use std::fmt;
use std::str::FromStr;

use sekber_core::coded::UnknownCode;
use sekber_core::registry::kinds::{LegalForm, Level, OfficeKind, PartnerKind, Provenance, Side, Turn};
use sekber_core::registry::verification::{self, State};
use sekber_core::value::{Moment, OrganisationId};

crate::text_column!(Side, Kind, Standing, Level, LegalForm, Provenance);

/// What kind of organisation it is; the kind tells the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A government office.
    Office(OfficeKind),
    /// A development partner.
    Partner(PartnerKind),
}

impl Kind {
    /// The side that the kind belongs to.
    pub fn side(self) -> Side {
        match self {
            Self::Office(_) => Side::Office,
            Self::Partner(_) => Side::Partner,
        }
    }

    /// The stable code; no code belongs to both sides.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Office(kind) => kind.as_str(),
            Self::Partner(kind) => kind.as_str(),
        }
    }

    /// Every kind of a side, in the order in which lists show them.
    pub fn all(side: Side) -> Vec<Self> {
        match side {
            Side::Office => OfficeKind::ALL.iter().copied().map(Self::Office).collect(),
            Side::Partner => PartnerKind::ALL.iter().copied().map(Self::Partner).collect(),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        text.parse().map(Self::Office).or_else(|_: UnknownCode| text.parse().map(Self::Partner))
    }
}

/// How an organisation stands in the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// An office at work; offices need no verification.
    Active,
    /// A partner on its way through verification.
    Checked(State),
    /// A double that was joined to another record and lives on there.
    Merged,
}

impl Standing {
    /// The standings that an organisation of a side can have.
    pub fn all(side: Side) -> Vec<Self> {
        match side {
            Side::Office => vec![Self::Active, Self::Merged],
            Side::Partner => {
                State::ALL.iter().copied().map(Self::Checked).chain(std::iter::once(Self::Merged)).collect()
            }
        }
    }

    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Checked(state) => state.as_str(),
            Self::Merged => "merged",
        }
    }

    /// Where a new organisation of a side begins.
    pub fn beginning(side: Side) -> Self {
        match side {
            Side::Office => Self::Active,
            Side::Partner => Self::Checked(State::Draft),
        }
    }

    /// The state of verification, for partners.
    pub fn verification(self) -> Option<State> {
        match self {
            Self::Checked(state) => Some(state),
            Self::Active | Self::Merged => None,
        }
    }

    /// Whether it is a partner's that its people have handed in, whatever became of it since; a draft is theirs alone.
    pub fn is_handed_in(self) -> bool {
        self.verification().is_some_and(|state| state != State::Draft)
    }

    /// Who has to act next.
    pub fn turn(self) -> Turn {
        self.verification().map_or(Turn::Nobody, verification::turn)
    }

    /// The class of the badge that shows it.
    pub fn badge(self) -> &'static str {
        match self {
            Self::Active | Self::Checked(State::Verified) => "good",
            Self::Checked(State::Submitted) => "info",
            Self::Checked(State::Returned) => "warn",
            Self::Checked(State::Suspended) => "bad",
            Self::Checked(State::Draft) | Self::Merged => "",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Standing {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        match text {
            "active" => Ok(Self::Active),
            "merged" => Ok(Self::Merged),
            _ => text.parse().map(Self::Checked),
        }
    }
}

crate::row_struct! {
    /// An office or a partner, as stored.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Organisation {
        /// The organisation.
        pub id: OrganisationId,
        /// Office or partner.
        pub side: Side,
        /// The district's own short code (`DINKES`), unique per side; partners often have none.
        pub code: Option<String>,
        /// The full name.
        pub name: String,
        /// The name in speech and tables; equals the full name when there is none.
        pub short_name: String,
        /// The name as lists are sorted: folded, without the legal form in front.
        pub sort_key: String,
        /// What kind it is.
        pub kind: Kind,
        /// How far a partner reaches.
        pub level: Option<Level>,
        /// What a partner is in law.
        pub legal_form: Option<LegalForm>,
        /// Who carries out a donor's project; empty for all others.
        pub implementer: String,
        /// What it is and does, in its own words.
        pub description: String,
        /// An office's duties and functions (tupoksi).
        pub duties: String,
        /// How many partners an office can handle in a cycle, 0 to 999.
        pub quota: Option<i64>,
        /// Public website; empty when none.
        pub website: String,
        /// Whom to ask; private unless `contact_public`.
        pub contact_name: String,
        /// E-mail; private unless `contact_public`.
        pub contact_email: String,
        /// Telephone; private unless `contact_public`.
        pub contact_phone: String,
        /// Whether everybody may see the contact.
        pub contact_public: bool,
        /// Street address; private unless `contact_public`.
        pub address: String,
        /// How it stands in the registry.
        pub state: Standing,
        /// Why, for a returned or suspended partner.
        pub state_reason: String,
        /// Since when.
        pub state_since: Moment,
        /// Whether the public pages show it.
        pub published: bool,
        /// Where the record comes from.
        pub provenance: Provenance,
        /// The source in words or as an address; empty for typed records.
        pub source: String,
        /// The record that it was joined to.
        pub merged_into: Option<OrganisationId>,
        /// Counts the changes; an edit must name the one it started from.
        pub version: i64,
        /// When the record was made.
        pub created_at: Moment,
        /// When it was last changed.
        pub changed_at: Moment,
    }
    /// An organisation's names, for choices and links.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Name {
        /// The organisation.
        pub id: OrganisationId,
        /// Office or partner.
        pub side: Side,
        /// The district's own short code.
        pub code: Option<String>,
        /// The full name.
        pub name: String,
        /// The name in speech and tables.
        pub short_name: String,
    }
}

impl Organisation {
    /// Where its page is.
    pub fn path(&self) -> String {
        record_path(self.side, &self.id)
    }

    /// The first word of the address of its side: `/offices` or `/partners`.
    pub fn list_path(&self) -> &'static str {
        list_path(self.side)
    }

    /// Whether the source is a conclusion rather than a document.
    pub fn is_inferred(&self) -> bool {
        self.provenance == Provenance::Inferred
    }

    /// The kind of a partner; `None` for an office.
    pub fn partner_kind(&self) -> Option<PartnerKind> {
        match self.kind {
            Kind::Partner(kind) => Some(kind),
            Kind::Office(_) => None,
        }
    }

    /// A short name that differs from the full one.
    pub fn other_name(&self) -> Option<&str> {
        Some(self.short_name.as_str()).filter(|short| *short != self.name && !short.is_empty())
    }
}

impl Name {
    /// Where its page is.
    pub fn path(&self) -> String {
        record_path(self.side, &self.id)
    }
}

/// An organisation with what hangs on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The organisation.
    pub organisation: Organisation,
    /// Codes of its themes, in order of the code.
    pub themes: Vec<String>,
    /// Codes of the fields of government that it is in charge of, in order of the code.
    pub fields: Vec<String>,
}

/// The address of a side's list.
pub fn list_path(side: Side) -> &'static str {
    match side {
        Side::Office => "/offices",
        Side::Partner => "/partners",
    }
}

/// The address of an organisation's page.
pub fn record_path(side: Side, id: &OrganisationId) -> String {
    format!("{}/{id}", list_path(side))
}

/// Words in front of a name that say what an organisation is in law; a list sorted by them would be of no use.
const LEGAL_PREFIXES: [&str; 8] = ["yayasan", "perkumpulan", "lsm", "pt", "cv", "koperasi", "ksp", "kopdit"];

/// The text by which an organisation is sorted: its name folded, for partners without the legal form in front.
pub fn sort_key(side: Side, name: &str) -> String {
    let words = sekber_core::text::words(name);
    let telling = match side {
        Side::Office => words.as_slice(),
        Side::Partner => {
            let front = words.iter().take_while(|word| LEGAL_PREFIXES.contains(&word.as_str())).count();
            words.get(front..).filter(|rest| !rest.is_empty()).unwrap_or(&words)
        }
    };
    telling.join(" ")
}
