//! The public pages: what everybody may see of the district's joint secretariat, without asking anybody, and what the
//! secretariat writes for them.

mod actions;
mod codes;
mod export;
mod fields;
mod keeping;
mod limits;
mod model;
mod names;
mod pages;
mod references;
mod store;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, FirstStep, FramePart, NavGroup, NavItem, Route, get, post};

pub use actions::{
    Release, change_news, insert_news, release_in, release_meeting, settle, settle_references, step_in,
    take_news_step, write_news,
};
pub use export::iati::decimal;
pub use fields::{Field, KINDS, Kind as FieldKind};
pub use model::{News, NewsDraft, Settings};
pub use names::{Names, names};
pub use pages::front::answer as front_page;
pub use references::{References, holidays_known_on, years_without_moving_holidays};
pub use store::meetings::{AgreedPair, PublicMeeting, find as meeting, minutes, page as meetings, pairs};
pub use store::news::{page as news, published as one_news};
pub use store::organisations::{
    Filter as OrganisationFilter, PublicOrganisation, find as organisation, page as organisations,
};
pub use store::partnerships::{
    Filter as PartnershipFilter, HOW_FAR, PublicPartnership, carried, find as partnership,
    page as partnerships, parties,
};
pub use store::programmes::{
    Filter as ProgrammeFilter, PublicFunding, PublicProgramme, find as programme, funding, page as programmes,
};
pub use store::settings::find as settings;

/// The room's card.
pub fn card() -> Card {
    let entry = |label, href, permit| NavItem { group: NavGroup::Public, label, href, permit };
    Card {
        name: "portal",
        routes: Some(routes),
        frame: &[(FramePart::PublicSearch, "/public/search")],
        nav: vec![
            entry("nav-public-front", "/public", Permit::Account),
            entry("nav-public-partners", "/public/partners", Permit::Public),
            entry("nav-public-offices", "/public/offices", Permit::Public),
            entry("nav-public-programmes", "/public/programmes", Permit::Public),
            entry("nav-public-partnerships", "/public/partnerships", Permit::Public),
            entry("nav-public-meetings", "/public/meetings", Permit::Public),
            entry("nav-public-news", "/public/news", Permit::Public),
            entry("nav-public-data", "/public/data", Permit::Public),
            entry("nav-public-awards", "/awards", Permit::Public),
            NavItem { group: NavGroup::Foot, ..entry("nav-public-check", "/papers/check", Permit::Public) },
            entry("nav-news", "/news", Permit::Secretariat),
            entry("nav-portal", "/portal", Permit::Secretariat),
        ],
        words: crate::room_words!(),
        first_steps: vec![FirstStep {
            code: "portal",
            place: 180,
            permit: Permit::Secretariat,
            href: "/portal",
            also: "",
            figures: store::settings::SETTLED,
            is_done: |_, figures| figures.of("portal-first") > 0,
            by_hand: false,
        }],
        codes: codes::all(),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    use pages::{
        front, goals, iati_files, kdsd, manage, meetings, metadata, news, open_data, organisations,
        partnerships, programmes, references, search, site,
    };
    vec![
        get("/public", front::show),
        get("/public/partners", organisations::partners),
        get("/public/offices", organisations::offices),
        get("/public/organisations/{organisation}", organisations::show),
        get("/public/programmes", programmes::list),
        get("/public/programmes/{programme}", programmes::show),
        get("/public/partnerships", partnerships::list),
        get("/public/partnerships/{partnership}", partnerships::show),
        get("/public/meetings", meetings::list),
        get("/public/meetings/{meeting}", meetings::show),
        get("/public/news", news::list),
        get("/public/news/{news}", news::show),
        get("/public/news/{news}/picture", news::picture),
        get("/public/news.atom", site::feed),
        get("/public/search", search::results),
        get("/public/data", open_data::show),
        get("/public/data/fields", open_data::fields),
        get("/public/data/partners.csv", open_data::partners_csv),
        get("/public/data/partners.xlsx", open_data::partners_xlsx),
        get("/public/data/offices.csv", open_data::offices_csv),
        get("/public/data/offices.xlsx", open_data::offices_xlsx),
        get("/public/data/programmes.csv", open_data::programmes_csv),
        get("/public/data/programmes.xlsx", open_data::programmes_xlsx),
        get("/public/data/partnerships.csv", open_data::partnerships_csv),
        get("/public/data/partnerships.xlsx", open_data::partnerships_xlsx),
        get("/public/data/3w.csv", open_data::three_w_csv),
        get("/public/data/3w.xlsx", open_data::three_w_xlsx),
        get("/public/data/activities.xml", iati_files::activities),
        get("/public/data/organisations.xml", iati_files::organisations),
        get("/public/organisations/{organisation}/activities.xml", iati_files::activities_of),
        get("/public/organisations/{organisation}/organisation.xml", iati_files::organisation),
        get("/public/goals", goals::show),
        get("/public/kdsd", kdsd::show),
        get("/public/data/kdsd.csv", open_data::kdsd_csv),
        get("/public/data/kdsd.xlsx", open_data::kdsd_xlsx),
        get("/public/data/sdg.csv", open_data::goals_csv),
        get("/public/data/sdg.xlsx", open_data::goals_xlsx),
        get("/public/data/metadata", metadata::show),
        get("/public/data/metadata.xlsx", open_data::metadata_xlsx),
        get("/public/data/places.geojson", open_data::places),
        get("/public/data/catalogue.jsonld", open_data::catalogue),
        get("/sitemap.xml", site::map),
        get("/robots.txt", site::robots),
        get("/news", manage::list),
        get("/news/new", manage::blank),
        post("/news/new", manage::write).takes(BodyLimit::File),
        get("/news/{news}", manage::edit),
        post("/news/{news}", manage::change).takes(BodyLimit::File),
        post("/news/{news}/state", manage::step),
        get("/portal", manage::settings),
        post("/portal", manage::settle),
        get("/portal/references", references::show),
        post("/portal/references", references::settle),
        post("/portal/meetings/{meeting}", manage::release),
    ]
}
