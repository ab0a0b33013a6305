//! The page of what nobody does.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::roles::Role;
use sekber_core::value::CycleId;

use super::Pair;
use super::coverage::records;
use super::data::{Line, lines};
use super::needed::{FIELD, map_of};
use crate::features::district;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::gaps::{self, Unserved};
use crate::features::synchronisation::reasons::theme_name;
use crate::features::synchronisation::selection::{Selection, Where};
use crate::features::synchronisation::serving::Serving;
use crate::features::synchronisation::store::{self, Surrounding};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::page::{Frame, count, page};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// A priority as it is shown.
pub struct Priority {
    name: String,
    href: String,
    map: String,
    programmes: i64,
    /// Which programmes are counted.
    rule: String,
}

/// Which programmes serve a priority: by its theme or its codes, never by a word.
fn rule(frame: &Frame, serving: &Serving) -> String {
    match serving {
        Serving::Every => String::new(),
        Serving::Theme(_) => frame.say("gap-rule-theme"),
        Serving::Mission(..) => match serving.codes() {
            none if none.is_empty() => frame.say("gap-rule-none"),
            codes => frame.say_with("gap-rule-codes", "codes", codes),
        },
    }
}

/// All gaps of a cycle.
pub struct Found {
    /// Kecamatan with villages that no programme names.
    pub unserved: Vec<Unserved>,
    /// Villages of the district.
    pub villages: i64,
    /// Villages that no programme names.
    pub missing: i64,
    /// Programmes for the whole district, which name no village.
    pub whole: i64,
    /// Priorities, those without a programme first.
    pub priorities: Vec<Priority>,
    /// Priorities that no programme serves.
    pub empty_priorities: i64,
    /// Partners without an office: address and name.
    pub partners: Vec<Pair>,
    /// Offices without a partner: address and name.
    pub offices: Vec<Pair>,
    /// What offices seek already: address and title, by title.
    pub needs: Vec<Pair>,
    /// Partnerships under way that carry out programmes of another cycle, which are not counted here.
    pub elsewhere: i64,
    /// How many partners take part in the cycle.
    pub all_partners: i64,
    /// How many offices do.
    pub all_offices: i64,
}

/// Works the gaps of a cycle out. One statement.
pub async fn found(app: &App, frame: &Frame, cycle: &CycleId, table: &Table) -> Result<Found, Problem> {
    let surroundings = store::surroundings(app.db(), &app.region(), cycle).await?;
    let by_kecamatan = gaps::unserved(table, &surroundings);
    let untied = gaps::untied(table, &surroundings);
    let name = |theme: &Surrounding| match frame.language {
        Language::Indonesian => theme.name.clone(),
        Language::English => theme.extra.clone(),
    };
    let priority = |one: gaps::Priority| Priority {
        href: records(&[(FIELD, &one.need.code)]),
        map: map_of(&one.need.code),
        rule: rule(frame, &one.need.serving),
        name: one.need.name,
        programmes: one.programmes,
    };
    let needs = gaps::of_list(&surroundings, "need");
    let mut needs: Vec<Pair> =
        needs.map(|need| (format!("/needs/{}", need.code), need.name.clone())).collect();
    needs.sort_by(|a, b| a.1.cmp(&b.1));
    let priorities: Vec<Priority> =
        gaps::priorities(table, &surroundings, name).into_iter().map(priority).collect();
    Ok(Found {
        empty_priorities: count(priorities.iter().filter(|priority| priority.programmes == 0).count()),
        whole: count(Selection { place: Some(Where::Whole), ..Selection::default() }.of(table).count()),
        missing: count(by_kecamatan.iter().map(|one| one.missing.len()).sum()),
        villages: count(by_kecamatan.iter().map(|one| one.villages).sum()),
        priorities,
        unserved: by_kecamatan.into_iter().filter(|one| !one.missing.is_empty()).collect(),
        partners: untied.partners,
        offices: untied.offices,
        needs,
        elsewhere: count(gaps::of_list(&surroundings, "elsewhere").count()),
        all_partners: count(gaps::of_list(&surroundings, "partner").count()),
        all_offices: count(gaps::of_list(&surroundings, "office").count()),
    })
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/gaps.html")]
struct GapsPage {
    frame: Frame,
    found: Found,
    themes: Vec<Pair>,
    /// Data on need beside the programmes.
    lines: Vec<Line>,
    /// Whether the reader writes open needs for an office.
    may_seek: bool,
}

/// The form of an open need for what is told here.
fn seek(field: &str, value: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair(field, value).finish();
    format!("/needs/new?{query}")
}

impl Found {
    /// Of what whole the villages without a programme are a part, and which programmes do not count for them.
    pub fn of_all_villages(&self, frame: &Frame) -> String {
        let of = frame.say_with("gap-of", "all", frame.whole(&self.villages));
        match self.whole {
            0 => of,
            whole => format!("{of}; {}", frame.say_count("gap-whole", whole)),
        }
    }
}

impl GapsPage {
    fn map(&self, kecamatan: &Unserved) -> String {
        format!("/synchronisation/map?place={}", kecamatan.code)
    }

    fn seek_at(&self, kecamatan: &Unserved) -> String {
        seek("place_code", kecamatan.code.as_str())
    }

    fn seek_for(&self, name: &str) -> String {
        seek("title", name)
    }

    fn of_villages(&self, kecamatan: &Unserved) -> String {
        let facts = [
            ("missing", self.frame.whole(&count(kecamatan.missing.len()))),
            ("all", self.frame.whole(&count(kecamatan.villages))),
        ];
        self.frame.say_facts("gap-villages-of", &facts)
    }
}

/// The page.
pub async fn show(Member(actor): Member, State(app): State<App>, frame: Frame) -> Result<Response, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(&app, &cycle.id).await?;
    let found = found(&app, &frame, &cycle.id, &table).await?;
    let used = |code: &str| {
        table.programmes.iter().any(|stored| stored.content.themes.iter().any(|theme| theme == code))
    };
    let mut themes: Vec<Pair> = table
        .names
        .themes
        .keys()
        .filter(|code| !used(code))
        .map(|code| (code.clone(), theme_name(&frame, &table.names, code)))
        .collect();
    themes.sort_by_cached_key(|(code, name)| (name.to_lowercase(), code.clone()));
    let mut lines = lines(&app, &frame, &table).await?;
    let is_of_office = |role: &Role| matches!(role, Role::Office(_, duty) if duty.may_edit());
    let may_seek = actor.is_secretariat() || actor.roles.iter().any(is_of_office);
    for line in lines.iter_mut().filter(|_| may_seek) {
        line.seek = Some(seek("title", &line.data.name));
    }
    page(&GapsPage { found, themes, lines, may_seek, frame })
}
