//! The table of endpoints: routes and description are made from it, and the guard asks it what an address may hold, so the
//! document cannot say what the program does not do.

use sekber_core::portal::Category;
use sekber_core::registry::kinds::Side;
use sekber_core::value::{OrganisationId, RegionCode};
use serde_json::Value as Json;

use super::schema::{Described, Schemas};
use super::v1::changes::ProgrammeChange;
use super::v1::partnerships::{Partnership, WholePartnership};
use super::v1::shapes::{
    Listed, Made, Me, Meeting, NewProgramme, News, Organisation, OwnProgramme, Programme, Theme,
    WholeMeeting, WholeProgramme,
};
use super::v1::{own, partnerships, read};
use crate::features::portal::HOW_FAR;
use crate::features::registry::Kind;
use crate::kit::card::{Route, get, post};
use crate::kit::form::{Faults, Form};
use crate::kit::store::paging::Key;

/// What a field of an address takes.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Any text.
    Text,
    /// One of these.
    Choice(fn() -> Vec<&'static str>),
    /// A whole number between these.
    Whole(i64, i64),
    /// A year of four digits, or `all`.
    Year,
    /// Code of a place.
    Place,
    /// Identifier of a record.
    Identifier,
    /// The last item of a page.
    Cursor,
}

impl Takes {
    /// Whether it takes a value. What it does not take narrows nothing, so it must be refused and not passed over.
    fn accepts(self, value: &str) -> bool {
        match self {
            Self::Text => true,
            Self::Choice(codes) => codes().contains(&value),
            Self::Year => {
                value == "all" || (value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()))
            }
            Self::Whole(least, most) => {
                value.parse::<i64>().is_ok_and(|number| (least..=most).contains(&number))
            }
            Self::Place => value.parse::<RegionCode>().is_ok(),
            // All identifiers are written alike.
            Self::Identifier => value.parse::<OrganisationId>().is_ok(),
            Self::Cursor => Key::parse(value).is_some_and(|key| key.id.parse::<OrganisationId>().is_ok()),
        }
    }
}

/// A field of an address.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it narrows.
    pub about: &'static str,
    /// What it takes.
    pub takes: Takes,
}

/// One endpoint.
pub struct Endpoint {
    /// Its name, unique among all: the `operationId` of OpenAPI.
    pub id: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// The fields of its address.
    pub query: &'static [Parameter],
    /// The shape of the body that it takes; none where it only reads.
    pub body: Option<fn(&mut Schemas) -> Json>,
    /// The shape of what it answers.
    pub answer: fn(&mut Schemas) -> Json,
    /// The HTTP status when all is well.
    pub status: u16,
    /// The route.
    pub route: fn() -> Route,
}

impl Endpoint {
    /// Whether it writes over what is there, and so has to be told of which version the one who asks knows.
    pub fn writes_over(&self) -> bool {
        self.body.is_some() && self.status == 200
    }
}

const fn text(name: &'static str, about: &'static str) -> Parameter {
    Parameter { name, about, takes: Takes::Text }
}

const fn choice(name: &'static str, about: &'static str, codes: fn() -> Vec<&'static str>) -> Parameter {
    Parameter { name, about, takes: Takes::Choice(codes) }
}

fn sides() -> Vec<&'static str> {
    Side::ALL.iter().map(|side| side.as_str()).collect()
}

fn kinds() -> Vec<&'static str> {
    Side::ALL.iter().flat_map(|side| Kind::all(*side)).map(Kind::as_str).collect()
}

fn how_far() -> Vec<&'static str> {
    HOW_FAR.to_vec()
}

fn categories() -> Vec<&'static str> {
    Category::ALL.iter().map(|category| category.as_str()).collect()
}

const AFTER: Parameter = Parameter {
    name: "after",
    about: "Goes on behind the last item of the page before; taken from `next`.",
    takes: Takes::Cursor,
};
const WORDS: Parameter = text("q", "Words that must occur, as in the search box of the pages.");
const PLACE: Parameter =
    Parameter { name: "place", about: "Kemendagri code of a kecamatan or village.", takes: Takes::Place };
const THEME: Parameter = text("theme", "Code of a theme.");

const ORGANISATIONS: &[Parameter] = &[
    WORDS,
    choice("side", "Only offices, or only partners.", sides),
    choice("kind", "Only of this kind.", kinds),
    THEME,
    PLACE,
    AFTER,
];
const PROGRAMMES: &[Parameter] = &[
    WORDS,
    choice("side", "Only those of offices, or only those of partners.", sides),
    Parameter { name: "organisation", about: "Identifier of the owner.", takes: Takes::Identifier },
    THEME,
    Parameter { name: "goal", about: "Number of a development goal.", takes: Takes::Whole(1, 17) },
    PLACE,
    Parameter {
        name: "year",
        about: "Year of a cycle, or `all`; the cycle in force without it.",
        takes: Takes::Year,
    },
    AFTER,
];
const PARTNERSHIPS: &[Parameter] = &[
    text("q", "A text that occurs in the title or in the names of the two sides."),
    choice("state", "Only so far: carried out, past its last day, completed, or ended early.", how_far),
    Parameter { name: "organisation", about: "Identifier of one that takes part.", takes: Takes::Identifier },
    AFTER,
];
const NEWS: &[Parameter] = &[choice("category", "Only of this category.", categories), AFTER];

fn schema<T: Described>(schemas: &mut Schemas) -> Json {
    T::schema(schemas)
}

macro_rules! endpoint {
    ($id:literal, $summary:literal, $query:expr, $answer:ty, $route:expr) => {
        Endpoint {
            id: $id,
            summary: $summary,
            query: $query,
            body: None,
            answer: schema::<$answer>,
            status: 200,
            route: || $route,
        }
    };
}

/// Every endpoint.
pub const ENDPOINTS: &[Endpoint] = &[
    endpoint!(
        "listOrganisations",
        "Offices and partners that everybody may see, by name",
        ORGANISATIONS,
        Listed<Organisation>,
        get("/api/v1/organisations", read::organisations)
    ),
    endpoint!(
        "getOrganisation",
        "One office or partner",
        &[],
        Organisation,
        get("/api/v1/organisations/{organisation}", read::organisation)
    ),
    endpoint!(
        "listProgrammes",
        "Programmes that everybody may see, by title",
        PROGRAMMES,
        Listed<Programme>,
        get("/api/v1/programmes", read::programmes)
    ),
    endpoint!(
        "getProgramme",
        "One programme with its money",
        &[],
        WholeProgramme,
        get("/api/v1/programmes/{programme}", read::programme)
    ),
    endpoint!(
        "listPartnerships",
        "Partnerships with signed papers that everybody may see, the latest number first",
        PARTNERSHIPS,
        Listed<Partnership>,
        get("/api/v1/partnerships", partnerships::partnerships)
    ),
    endpoint!(
        "getPartnership",
        "One partnership with who takes part and its programmes",
        &[],
        WholePartnership,
        get("/api/v1/partnerships/{partnership}", partnerships::partnership)
    ),
    endpoint!(
        "listMeetings",
        "Meetings that were announced, the latest first",
        &[AFTER],
        Listed<Meeting>,
        get("/api/v1/meetings", read::meetings)
    ),
    endpoint!(
        "getMeeting",
        "One meeting with what was agreed, once that was released",
        &[],
        WholeMeeting,
        get("/api/v1/meetings/{meeting}", read::meeting)
    ),
    endpoint!("listNews", "News, the latest first", NEWS, Listed<News>, get("/api/v1/news", read::news)),
    endpoint!("getNews", "One piece of news", &[], News, get("/api/v1/news/{news}", read::one_news)),
    endpoint!("listThemes", "The district's themes", &[], Vec<Theme>, get("/api/v1/themes", read::themes)),
    endpoint!(
        "getMe",
        "Who the token belongs to, and how far it reaches",
        &[],
        Me,
        get("/api/v1/me", own::me)
    ),
    endpoint!(
        "listOwnProgrammes",
        "Programmes of one's own organisations in the cycle in force, drafts too, by title",
        &[AFTER],
        Listed<OwnProgramme>,
        get("/api/v1/own/programmes", own::programmes)
    ),
    endpoint!(
        "getOwnProgramme",
        "One programme of one's own organisation with all that a change takes; its tag is the version",
        &[],
        OwnProgramme,
        get("/api/v1/own/programmes/{programme}", own::programme)
    ),
    Endpoint {
        body: Some(schema::<NewProgramme>),
        status: 201,
        ..endpoint!(
            "addProgramme",
            "Adds a programme of one's own organisation as a draft",
            &[],
            Made,
            post("/api/v1/own/programmes", own::add_programme)
        )
    },
    Endpoint {
        body: Some(schema::<ProgrammeChange>),
        ..endpoint!(
            "changeProgramme",
            "Changes a programme in the fields that are sent, as of the version in `If-Match`; its owner's own people may, and the secretariat, whose changes the owner is told of",
            &[],
            OwnProgramme,
            post("/api/v1/own/programmes/{programme}", own::change_programme)
        )
    },
];

/// What an address holds that its endpoint does not take. Other addresses of the room are not asked about.
pub fn check(method: &str, path: &str, query: &Form) -> Faults {
    let mut faults = Faults::none();
    let is_asked = |endpoint: &&Endpoint| {
        let route = (endpoint.route)();
        route.path == path && route.method == *method
    };
    let Some(endpoint) = ENDPOINTS.iter().find(is_asked) else { return faults };
    for (name, value) in query.pairs() {
        let Some(parameter) = endpoint.query.iter().find(|parameter| parameter.name == name) else {
            faults.add_with(name, "fault-api-parameter", "name", name);
            continue;
        };
        // A field that stands twice would be read once.
        let once = query.pairs().filter(|(known, _)| *known == name).count() == 1;
        if !(once && parameter.takes.accepts(value)) {
            faults.add_with(name, "fault-api-value", "value", value);
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_takes_what_its_endpoint_says() {
        let asked = |query| check("GET", "/api/v1/programmes", &Form::from_query(Some(query)));
        assert!(asked("q=air&goal=6&side=office&year=all").is_empty());
        for query in [
            "goal=18",
            "goal=x",
            "side=both",
            "limit=5",
            "year=20",
            "year=%C2%B3",
            "place=Serawai",
            "place=61.05.3",
            "organisation=Yayasan%20Dian",
            "after=2",
            "after=~",
            "after=A%20B~air",
        ] {
            assert_eq!(asked(query).count(), 1, "{query}");
        }
        assert!(asked("place=61.05.03&organisation=partner-own&after=0198-a~air%20bersih").is_empty());
        assert!(!asked("goal=6&goal=7").is_empty(), "a field is said once");
        let organisations = |query| check("GET", "/api/v1/organisations", &Form::from_query(Some(query)));
        assert!(organisations("kind=ngo").is_empty() && organisations("kind=dinas").is_empty());
        assert_eq!(organisations("kind=lembaga").count(), 1);
        assert!(check("GET", "/elsewhere", &Form::from_query(Some("x=1"))).is_empty());
    }
}
