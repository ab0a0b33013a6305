//! The page of what nobody does.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::CycleId;

use super::Pair;
use super::coverage::records;
use super::data_lines::{Line, lines};
use super::list::themes;
use super::needed::{FIELD, map_of};
use super::seek::{may_seek, seek};
use crate::features::district;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::gaps::{self, StandardGap, Unserved};
use crate::features::synchronisation::selection::{Selection, Where};
use crate::features::synchronisation::serving::Serving;
use crate::features::synchronisation::store;
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;

/// A priority as it is shown.
pub struct Priority {
    name: String,
    /// The title of an open need for it: a mission without its number.
    seeks: String,
    /// Whether it is written in Indonesian whatever the language of the page: the missions of the development plan are.
    is_mission: bool,
    href: String,
    map: String,
    programmes: i64,
    /// How many more served it and are over; empty where none did.
    over: String,
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
        // All standards count alike: that is said once above them.
        Serving::Standard(_) => String::new(),
    }
}

/// What a priority is called without the number that a mission has.
fn without_number<'n>(name: &'n str, serving: &Serving) -> &'n str {
    match serving {
        Serving::Mission(ordinal, _) => name.strip_prefix(&format!("{ordinal}. ")).unwrap_or(name),
        _ => name,
    }
}

/// A minimum service standard as it is shown.
pub struct Standard {
    name: String,
    href: String,
    map: String,
    /// The form of an open need for it, and for the field that it belongs to.
    seek: String,
    programmes: i64,
    parts: i64,
    /// Names of the sub-kegiatan that no programme names.
    missing: Vec<String>,
}

impl Standard {
    fn of(frame: &Frame, gap: StandardGap) -> Self {
        let said = |(code, name): (&str, &str)| {
            frame.say_facts("gap-standard-part", &[("code", code.to_owned()), ("name", name.to_owned())])
        };
        Self {
            href: records(&[(FIELD, &gap.need.code)]),
            map: map_of(&gap.need.code),
            seek: QueryString::default()
                .with("title", &gap.need.name)
                .with("field", gap.field)
                .link("/needs/new"),
            programmes: gap.programmes,
            parts: count(gap.parts),
            missing: gap.missing.into_iter().map(said).collect(),
            name: gap.need.name,
        }
    }
}

/// All gaps of a cycle.
pub struct Found {
    /// Kecamatan with villages that no programme names.
    pub unserved: Vec<Unserved>,
    /// Kecamatan with villages that a programme names.
    pub reached: Vec<Unserved>,
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
    /// Minimum service standards, in the order of their fields.
    pub standards: Vec<Standard>,
    /// Sub-kegiatan of all of them.
    pub standard_parts: i64,
    /// Those that no programme names.
    pub missing_parts: i64,
    /// Why it cannot be said how many of them no programme names; empty where it can.
    pub untold_parts: String,
    /// Whether the cycle has no programme at all yet.
    pub is_empty: bool,
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
    let today = app.today();
    let by_kecamatan = gaps::unserved(table, &surroundings, today);
    let untied = gaps::untied(table, &surroundings);
    let priority = |one: gaps::Priority| Priority {
        seeks: without_number(&one.need.name, &one.need.serving).to_owned(),
        is_mission: matches!(one.need.serving, Serving::Mission(..)),
        href: records(&[(FIELD, &one.need.code)]),
        map: map_of(&one.need.code),
        rule: rule(frame, &one.need.serving),
        over: match (one.over, one.programmes) {
            (0, _) => String::new(),
            (over, 0) => frame.say_count("gap-over-all", over),
            (over, _) => frame.say_count("gap-over-more", over),
        },
        name: one.need.name,
        programmes: one.programmes,
    };
    let needs = gaps::of_list(&surroundings, "need");
    let mut needs: Vec<Pair> =
        needs.map(|need| (format!("/needs/{}", need.code), need.name.clone())).collect();
    needs.sort_by(|a, b| a.1.cmp(&b.1));
    let priorities: Vec<Priority> =
        gaps::priorities(table, &surroundings, frame.language, today).into_iter().map(priority).collect();
    let called = |field: &str| frame.say_with("gap-standard-of", "field", field);
    let standards = gaps::standards(table, app.region().as_str(), today, called);
    Ok(Found {
        standard_parts: count(standards.iter().map(|one| one.parts).sum()),
        untold_parts: match gaps::tells_parts(table, today) {
            true => String::new(),
            false => frame.say("gap-standards-untold"),
        },
        is_empty: table.programmes.is_empty(),
        missing_parts: count(standards.iter().map(|one| one.missing.len()).sum()),
        standards: standards.into_iter().map(|one| Standard::of(frame, one)).collect(),
        empty_priorities: count(priorities.iter().filter(|priority| priority.programmes == 0).count()),
        whole: count(Selection { place: Some(Where::Whole), ..Selection::default() }.of(table).count()),
        missing: count(by_kecamatan.iter().map(|one| one.missing.len()).sum()),
        villages: count(by_kecamatan.iter().map(|one| one.villages).sum()),
        priorities,
        reached: by_kecamatan.iter().filter(|one| !one.named.is_empty()).cloned().collect(),
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
    /// Who reads it.
    actor: Actor,
}

impl Found {
    /// The names of the priorities that no programme serves, each with how many did that are over.
    pub fn without_programme(&self) -> impl Iterator<Item = String> {
        let empty = self.priorities.iter().filter(|priority| priority.programmes == 0);
        empty.map(|priority| match priority.over.is_empty() {
            true => priority.name.clone(),
            false => format!("{} ({})", priority.name, priority.over),
        })
    }

    /// Of what whole the villages without a programme are a part, and which programmes do not count for them.
    pub fn of_all_villages(&self, frame: &Frame, key: &str) -> String {
        let of = frame.say_with(key, "all", frame.whole(&self.villages));
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

    /// The form of an open need of an office without a partner, where the reader writes for it.
    fn seek_of(&self, office: &Pair) -> Option<String> {
        let id = office.0.strip_prefix("/offices/")?;
        let writes = self.actor.is_secretariat() || self.actor.edited().any(|own| own.as_str() == id);
        writes.then(|| seek("office", id))
    }

    /// The open needs that fit a partner without an office, where the reader may look at them.
    fn needs_of(&self, partner: &Pair) -> Option<String> {
        let id = partner.0.strip_prefix("/partners/")?;
        let looks = self.actor.oversees() || self.actor.organisations().any(|own| own.as_str() == id);
        looks.then(|| format!("{}/needs", partner.0))
    }

    /// How many parts of a standard no programme names, or how many there are where that cannot be said.
    fn of_parts(&self, standard: &Standard) -> String {
        if !self.found.untold_parts.is_empty() {
            return self.frame.say_count("gap-standard-parts", standard.parts);
        }
        let facts = [
            ("missing", self.frame.whole(&count(standard.missing.len()))),
            ("all", self.frame.whole(&standard.parts)),
        ];
        self.frame.say_facts("gap-standard-missing", &facts)
    }

    /// How many of a kecamatan's villages are in a list.
    fn of_villages(&self, kecamatan: &Unserved, listed: &[String]) -> String {
        let facts = [
            ("missing", self.frame.whole(&count(listed.len()))),
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
    let themes = themes(&frame, &table, false);
    let mut lines = lines(&app, &frame, &table).await?;
    let may_seek = may_seek(&actor);
    for line in lines.iter_mut().filter(|_| may_seek) {
        line.seek = Some(seek("title", &line.data.name));
    }
    page(&GapsPage { found, themes, lines, may_seek, actor, frame })
}
