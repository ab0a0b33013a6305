//! The table of endpoints: routes and description are made from it, and the guard asks it what an address may hold, so the
//! document cannot say what the program does not do.

use serde_json::Value as Json;

use super::schema::{Described, Schemas};
use super::v1::shapes::{
    Listed, Made, Me, Meeting, NewProgramme, News, Organisation, OwnProgramme, Programme, Theme,
    WholeProgramme,
};
use super::v1::{own, read};
use crate::kit::card::{Route, get, post};
use crate::kit::form::{Faults, Form};

/// What a field of an address takes.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Any text.
    Text,
    /// One of these.
    Choice(&'static [&'static str]),
    /// A whole number between these.
    Whole(i64, i64),
    /// A year of four digits, or `all`.
    Year,
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
    /// Its name, unique among all.
    pub id: &'static str,
    /// What it does, in a line.
    pub summary: &'static str,
    /// The fields of its address.
    pub query: &'static [Parameter],
    /// What it takes.
    pub body: Option<fn(&mut Schemas) -> Json>,
    /// What it answers.
    pub answer: fn(&mut Schemas) -> Json,
    /// The status when all is well.
    pub status: u16,
    /// The route.
    pub route: fn() -> Route,
}

const fn text(name: &'static str, about: &'static str) -> Parameter {
    Parameter { name, about, takes: Takes::Text }
}

const fn choice(name: &'static str, about: &'static str, codes: &'static [&'static str]) -> Parameter {
    Parameter { name, about, takes: Takes::Choice(codes) }
}

const SIDES: &[&str] = &["office", "partner"];
const CATEGORIES: &[&str] = &["activity", "partnership", "outcome", "announcement"];
const AFTER: Parameter = text("after", "Goes on behind the last item of the page before; taken from `next`.");
const WORDS: Parameter = text("q", "Words that must occur, as in the search box of the pages.");
const PLACE: Parameter = text("place", "Kemendagri code of a kecamatan or village.");
const THEME: Parameter = text("theme", "Code of a theme.");

const ORGANISATIONS: &[Parameter] = &[
    WORDS,
    choice("side", "Only offices, or only partners.", SIDES),
    text("kind", "Code of a kind, such as `ngo` or `dinas`."),
    THEME,
    PLACE,
    AFTER,
];
const PROGRAMMES: &[Parameter] = &[
    WORDS,
    choice("side", "Only those of offices, or only those of partners.", SIDES),
    text("organisation", "Identifier of the owner."),
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
const NEWS: &[Parameter] = &[choice("category", "Only of this category.", CATEGORIES), AFTER];

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
        "listMeetings",
        "Meetings that were announced, the latest first",
        &[],
        Vec<Meeting>,
        get("/api/v1/meetings", read::meetings)
    ),
    endpoint!(
        "getMeeting",
        "One meeting with what was agreed, once that was released",
        &[],
        Meeting,
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
        "Programmes of one's own organisations in the cycle in force, drafts too",
        &[],
        Vec<OwnProgramme>,
        get("/api/v1/own/programmes", own::programmes)
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
        let sound = match parameter.takes {
            Takes::Text => true,
            Takes::Choice(codes) => codes.contains(&value),
            Takes::Year => {
                value == "all" || (value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit()))
            }
            Takes::Whole(least, most) => {
                value.parse::<i64>().is_ok_and(|number| (least..=most).contains(&number))
            }
        };
        if !sound {
            faults.add_with(name, "fault-api-value", "value", value);
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use sekber_core::coded::UnknownCode;
    use sekber_core::portal::Category;

    use super::*;

    #[test]
    fn choices_are_all_there_are() -> Result<(), UnknownCode> {
        let categories: Vec<&str> = Category::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(categories, CATEGORIES);
        for side in SIDES {
            side.parse::<sekber_core::registry::kinds::Side>()?;
        }
        Ok(())
    }

    #[test]
    fn an_address_takes_what_its_endpoint_says() {
        let asked = |query| check("GET", "/api/v1/programmes", &Form::from_query(Some(query)));
        assert!(asked("q=air&goal=6&side=office&year=all").is_empty());
        for query in ["goal=18", "goal=x", "side=both", "limit=5", "year=20", "year=%C2%B3"] {
            assert_eq!(asked(query).count(), 1, "{query}");
        }
        assert!(check("GET", "/elsewhere", &Form::from_query(Some("x=1"))).is_empty());
    }
}
