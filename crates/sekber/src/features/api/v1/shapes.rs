//! Shapes of what the interface answers and takes.

use sekber_core::api::Scope;
use sekber_core::meeting::kinds::Round;
use sekber_core::portal::Category;
use sekber_core::registry::kinds::{Level, Side};
use sekber_core::registry::programme::{FundingForm, Owner, Status};
use serde_json::{Value as Json, json};

use crate::features::api::schema::{Day, Decimal, Described, Schemas, Stamp, answers, receives};

answers! {
    /// An office or partner that everybody may see.
    pub struct Organisation {
        /// Its identifier.
        pub id: String,
        /// Office or partner.
        pub side: Side,
        /// The full name.
        pub name: String,
        /// The name in speech.
        pub short_name: String,
        /// The district's own short code for it.
        pub code: Option<String>,
        /// Code of what kind it is.
        pub kind: String,
        /// How far a partner reaches.
        pub level: Option<Level>,
        /// What it is and does.
        pub description: String,
        /// An office's duties.
        pub duties: String,
        /// Its website; may be empty.
        pub website: String,
        /// E-mail, where it made its contact public; else empty.
        pub email: String,
        /// Telephone, where it made its contact public; else empty.
        pub phone: String,
        /// Address, where it made its contact public; else empty.
        pub address: String,
        /// Codes of its themes.
        pub themes: Vec<String>,
        /// Codes of its fields of government.
        pub fields: Vec<String>,
        /// How many programmes of its everybody may see.
        pub programmes: i64,
        /// Code of where its content comes from: `inferred` is unconfirmed, `simulated` made up.
        pub provenance: String,
        /// When it was last changed, in UTC.
        pub changed_at: Stamp,
        /// The address of its page.
        pub page: String,
    }

    /// Money of one year from one source.
    pub struct Funding {
        /// The year.
        pub year: i64,
        /// Who pays.
        pub source: String,
        /// Code of the currency, ISO 4217.
        pub currency: String,
        /// The amount as a decimal number with a point.
        pub amount: Decimal,
        /// Money, or goods and services valued in money.
        pub form: FundingForm,
        /// Whether it runs through the government's budget.
        pub on_budget: bool,
    }

    /// Money in one currency.
    pub struct Total {
        /// Code of the currency, ISO 4217.
        pub currency: String,
        /// The sum as a decimal number with a point.
        pub amount: Decimal,
    }

    /// A programme that everybody may see.
    pub struct Programme {
        /// Its identifier.
        pub id: String,
        /// The owner's own number.
        pub reference: Option<String>,
        /// Title.
        pub title: String,
        /// Identifier of the owner.
        pub organisation: String,
        /// Name of the owner.
        pub organisation_name: String,
        /// The owner's side.
        pub side: Owner,
        /// Year of the cycle it belongs to.
        pub year: i64,
        /// How far it is, as was stated last.
        pub state: Status,
        /// Code of how far it is today: as `state`, but `over` where its last day is past and nobody stated how it ended.
        pub state_today: String,
        /// Code of where its content comes from: `inferred` is unconfirmed, `simulated` made up.
        pub provenance: String,
        /// First day, month or year: `2026-03-01`, `2026-03` or `2026`.
        pub start: Option<String>,
        /// Last day, month or year.
        pub end: Option<String>,
        /// What is done and to what end.
        pub description: String,
        /// What shall be reached.
        pub targets: String,
        /// What the owner looks for in others.
        pub help_sought: String,
        /// What the owner can give others.
        pub help_offered: String,
        /// People who benefit.
        pub beneficiaries: Option<i64>,
        /// Sum of its rupiah, as a decimal number; null when no rupiah are told.
        pub total_idr: Option<Decimal>,
        /// Its money in other currencies, each in one sum; at which rate it would be rupiah is not known.
        pub total_other: Vec<Total>,
        /// Identifier of the office in charge.
        pub lead: Option<String>,
        /// Codes of its themes.
        pub themes: Vec<String>,
        /// Kemendagri codes of its places.
        pub places: Vec<String>,
        /// Places without a code, in words.
        pub place_note: String,
        /// Codes of development goals and targets.
        pub sdg: Vec<String>,
        /// Codes of the national nomenclature.
        pub nomenclature: Vec<String>,
        /// When it was last changed, in UTC.
        pub changed_at: Stamp,
        /// The address of its page.
        pub page: String,
    }

    /// A programme with its money.
    pub struct WholeProgramme {
        /// The programme.
        pub programme: Programme,
        /// Its money, year by year.
        pub funding: Vec<Funding>,
    }

    /// An office and a partner's programme that both sides agreed to work on together.
    pub struct Pair {
        /// Identifier of the office.
        pub office: String,
        /// Name of the office.
        pub office_name: String,
        /// Identifier of the partner.
        pub partner: String,
        /// Name of the partner.
        pub partner_name: String,
        /// Identifier of the programme.
        pub programme: String,
        /// Title of the programme.
        pub programme_title: String,
    }

    /// A coordination meeting that was announced.
    pub struct Meeting {
        /// Its identifier.
        pub id: String,
        /// What it is called.
        pub name: String,
        /// Where it is held.
        pub place: String,
        /// The day.
        pub day: Day,
        /// When it begins, on the district's clock: `08:00`.
        pub starts: String,
        /// When it ends, on the district's clock: `16:00`.
        pub ends: String,
        /// The agenda, a line each.
        pub agenda: Vec<String>,
        /// How far it is.
        pub round: Round,
        /// Organisations that came; null where that was not recorded or the outcome was not released.
        pub present: Option<i64>,
        /// The address of its page.
        pub page: String,
    }

    /// A meeting with what came out of it.
    pub struct WholeMeeting {
        /// The meeting.
        pub meeting: Meeting,
        /// What was agreed, as far as everybody may see both sides; null where none was recorded or released.
        pub pairs: Option<Vec<Pair>>,
        /// The minutes; null as long as they were not opened.
        pub minutes: Option<String>,
    }

    /// A piece of news.
    pub struct News {
        /// Its identifier.
        pub id: String,
        /// What it is about.
        pub category: Category,
        /// The day it tells of.
        pub day: Day,
        /// Title in Indonesian.
        pub title_id: String,
        /// Text in Indonesian.
        pub body_id: String,
        /// Title in English; may be empty.
        pub title_en: String,
        /// Text in English; may be empty.
        pub body_en: String,
        /// The address of its source; may be empty.
        pub source: String,
        /// Whether it is made up for a demonstration.
        pub simulated: bool,
        /// The address of its picture.
        pub picture: Option<String>,
        /// When it was last changed, in UTC.
        pub changed_at: Stamp,
        /// The address of its page.
        pub page: String,
    }

    /// A theme of programmes.
    pub struct Theme {
        /// Its code.
        pub code: String,
        /// Name in Indonesian.
        pub name_id: String,
        /// Name in English.
        pub name_en: String,
    }

    /// Somebody who uses the interface.
    pub struct Me {
        /// The person's name.
        pub name: String,
        /// Codes of the roles held.
        pub roles: Vec<String>,
        /// Identifiers of the organisations the person belongs to.
        pub organisations: Vec<String>,
        /// How far the token reaches; null for a session of the pages.
        pub scope: Option<Scope>,
    }

    /// A programme of one's own organisation, whatever its state.
    pub struct OwnProgramme {
        /// Its identifier.
        pub id: String,
        /// Counts its changes; whoever changes it names this in `If-Match`.
        pub version: i64,
        /// The owner's own number.
        pub reference: Option<String>,
        /// Title.
        pub title: String,
        /// Identifier of the owner.
        pub organisation: String,
        /// How far it is.
        pub state: Status,
        /// Year of the cycle it belongs to.
        pub year: i64,
        /// Whether its owner opens it to everybody once it is verified.
        pub published: bool,
        /// Whether a change after verification waits for the secretariat: until it has looked, nobody sees the programme in public.
        pub withheld: bool,
        /// First day, month or year: `2026-03-01`, `2026-03` or `2026`.
        pub start: Option<String>,
        /// Last day, month or year.
        pub end: Option<String>,
        /// What is done and to what end.
        pub description: String,
        /// Codes of its themes.
        pub themes: Vec<String>,
        /// Codes of the national nomenclature.
        pub nomenclature: Vec<String>,
        /// Codes of development goals and targets.
        pub sdg: Vec<String>,
        /// Kemendagri codes of its places.
        pub places: Vec<String>,
        /// Places without a code, in words.
        pub place_note: String,
        /// What shall be reached.
        pub targets: String,
        /// People who benefit.
        pub beneficiaries: Option<i64>,
        /// What its owner looks for in others.
        pub help_sought: String,
        /// What its owner can give others.
        pub help_offered: String,
        /// Its money, year by year.
        pub funding: Vec<Funding>,
        /// When it was last changed, in UTC.
        pub changed_at: Stamp,
        /// The address of its page, for whoever signs in there.
        pub page: String,
    }

    /// What was made.
    pub struct Made {
        /// Its identifier.
        pub id: String,
        /// Its version, which a change names in `If-Match`.
        pub version: i64,
        /// The path at which it is read, without the name of the server.
        pub href: String,
    }
}

receives! {
    /// Money of one year from one source.
    pub struct NewFunding {
        must {
            /// The year.
            year: i64,
            /// The amount as a decimal number with a point, such as `1250000` or `99.50`.
            amount: Decimal,
        }
        may {
            /// Who pays; may be left open.
            source: String,
            /// Code of the currency, ISO 4217; rupiah without it.
            currency: Option<String>,
            /// Money, or goods and services valued in money; money without it.
            form: Option<FundingForm>,
            /// Whether it runs through the government's budget.
            on_budget: bool,
        }
    }
}

receives! {
    /// A programme to be added as a draft of an organisation.
    pub struct NewProgramme {
        must {
            /// Identifier of the office or partner that it belongs to.
            organisation: String,
            /// Title.
            title: String,
        }
        may {
            /// Year of the cycle; the cycle in force without it.
            year: Option<i64>,
            /// The owner's own number, unique within the cycle.
            reference: Option<String>,
            /// What is done and to what end.
            description: String,
            /// Codes of themes.
            themes: Vec<String>,
            /// Codes of the national nomenclature.
            nomenclature: Vec<String>,
            /// Codes of development goals and targets.
            sdg: Vec<String>,
            /// Kemendagri codes of places within the district.
            places: Vec<String>,
            /// Places without a code, in words.
            place_note: String,
            /// First day, month or year: `2026-03-01`, `2026-03` or `2026`.
            start: Option<String>,
            /// Last day, month or year.
            end: Option<String>,
            /// What shall be reached.
            targets: String,
            /// People who benefit.
            beneficiaries: Option<i64>,
            /// What the owner looks for in others.
            help_sought: String,
            /// What the owner can give others.
            help_offered: String,
            /// Whether everybody may see it once it is verified.
            published: bool,
            /// Money, year by year.
            funding: Vec<NewFunding>,
        }
    }
}

/// One page of a list.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Listed<T> {
    /// What the page holds.
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub total: i64,
    /// The path of the next page; none of the last one.
    pub next: Option<String>,
}

impl<T: Described> Described for Listed<T> {
    fn schema(schemas: &mut Schemas) -> Json {
        json!({
            "type": "object",
            "properties": {
                "items": Vec::<T>::schema(schemas),
                "total": { "type": "integer", "description": "How many there are on all pages." },
                "next": { "anyOf": [{ "type": "string" }, { "type": "null" }], "description": "The path of the next page, without the name of the server; null on the last one." },
            },
            "required": ["items", "total", "next"],
            "additionalProperties": false,
        })
    }
}
