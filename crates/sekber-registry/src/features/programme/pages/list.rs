//! The list of programmes: filtered by the address, sorted, paged by key, and saved as it is shown.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::registry::kinds::{Provenance, Turn};
use sekber_core::registry::programme::{Owner, Status, turn};
use sekber_core::value::{Currency, CycleId, Money, PartialDate, Period, RegionCode};

use super::money;
use crate::features::district;
use crate::features::programme::filter::{FIELDS, Filter, HowFar, Sort};
use crate::features::programme::model::UNITED;
use crate::features::programme::store::list::{self, Choice, ListRow};
use crate::kit::access::{Actor, RoleHolder, Sight};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::revision_cache::RevisionCache;
use crate::kit::search;
use crate::kit::store::paging::{Cursor, Page};

/// A code and the text shown for it.
pub type Pair = (String, String);

/// The lists that the filter offers, and the names behind codes.
pub struct Lists {
    /// Cycles, the latest first.
    pub cycles: Vec<Pair>,
    /// Themes by name.
    pub themes: Vec<Pair>,
    /// The district as a whole, then each kecamatan.
    pub places: Vec<Pair>,
    /// Offices by name.
    pub offices: Vec<Pair>,
    /// Name of the organisation that the list is narrowed to.
    pub organisation: Option<Pair>,
    current_cycle: Option<CycleId>,
    /// Number of the trail's last line: what was counted before it still holds.
    line: i64,
}

impl Lists {
    fn of(choices: Vec<Choice>, frame: &Frame) -> Self {
        let pick = |list: &str| -> Vec<Pair> {
            let chosen = choices.iter().filter(|choice| choice.list == list);
            chosen.map(|choice| (choice.code.clone(), choice.name.clone())).collect()
        };
        let named = |(code, name): Pair| (code, district::cycle_name(frame, &name));
        let cycles = pick("cycle").into_iter().rev().map(named).collect();
        let whole = (frame.district.region.to_string(), frame.say("programme-whole-district"));
        let newest_first = choices.iter().rev().filter(|choice| choice.list == "cycle");
        let open = newest_first.clone().find(|choice| choice.extra == "open");
        let current = open.or_else(|| newest_first.clone().next());
        Self {
            cycles,
            themes: pick("theme"),
            places: std::iter::once(whole).chain(pick("place")).collect(),
            offices: pick("office"),
            organisation: pick("organisation").into_iter().next(),
            current_cycle: current.and_then(|choice| choice.code.parse().ok()),
            line: pick("line").first().and_then(|(line, _)| line.parse().ok()).unwrap_or(0),
        }
    }

    fn cycle(&self, typed: &Form) -> Result<CycleId, Problem> {
        let known = typed.filter_by("cycle", |wanted| {
            self.cycles.iter().find(|(code, _)| code == wanted).and_then(|(code, _)| code.parse().ok())
        });
        known.or_else(|| self.current_cycle.clone()).ok_or(Problem::NotFound)
    }

    /// Name of a code in one of the lists; the code itself when it is not there.
    pub fn name<'a>(list: &'a [Pair], code: &'a str) -> &'a str {
        list.iter().find(|(known, _)| known == code).map_or(code, |(_, name)| name)
    }
}

/// A row as it is shown.
struct Line {
    row: ListRow,
    turn: Turn,
    mine: bool,
    themes: String,
    places: String,
    period: String,
    money: String,
    inferred: bool,
    badge: &'static str,
    /// The code of how far it is today.
    state: &'static str,
}

/// A filter that is set, and the address without it.
struct Chip {
    text: String,
    href: String,
}

#[derive(Template)]
#[template(path = "features/programme/pages/list.html")]
struct ListPage {
    frame: Frame,
    lists: Lists,
    goals: Vec<Pair>,
    sides: Vec<Pair>,
    states: Vec<Pair>,
    moneys: Vec<Pair>,
    typed: Form,
    query: QueryString,
    mended: Vec<(String, String)>,
    chips: Vec<Chip>,
    page: Page<Line>,
    cycle: CycleId,
    sort: Sort,
    searches: bool,
    may_add: bool,
    /// What all of one side that name an amount plan together, where the list holds just these.
    sum: Option<String>,
}

impl ListPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }

    fn cycle_text(&self) -> String {
        self.cycle.to_string()
    }

    fn sort_link(&self, sort: &str) -> String {
        self.query.with("sort", sort).link("/programmes")
    }

    fn sorted(&self, sort: Sort) -> &'static str {
        match (self.sort == sort, sort) {
            (true, Sort::Title) => "ascending",
            (true, _) => "descending",
            (false, _) => "none",
        }
    }

    fn is_best_first(&self) -> bool {
        self.sort == Sort::Best
    }

    /// The orders by their codes; the first is the one without a choice.
    fn sorts(&self) -> Vec<Pair> {
        let say = |code: &str| self.frame.say_code("programme-sort-", code);
        let (title, best) = (say("title"), self.frame.say("list-sort-best"));
        let first = match self.searches {
            true => vec![(String::new(), best), ("title".to_owned(), title)],
            false => vec![(String::new(), title)],
        };
        let others = ["money", "changed"].map(|code| (code.to_owned(), say(code)));
        first.into_iter().chain(others).collect()
    }
}

/// What a request for the list asks for, read and typed.
pub(super) struct Asked {
    pub(super) lists: Lists,
    pub(super) filter: Filter,
    pub(super) typed: Form,
}

impl Asked {
    /// What the list is narrowed to, as a part of a file's name.
    pub(super) fn in_name(&self) -> String {
        QueryString::keep(&self.typed, &FIELDS).without("sort").in_name()
    }

    /// The same in words.
    pub(super) fn in_words(&self, frame: &Frame) -> Vec<String> {
        let query = QueryString::keep(&self.typed, &FIELDS);
        chips(frame, &self.lists, &query).into_iter().map(|chip| chip.text).collect()
    }
}

pub(super) async fn read(
    app: &App,
    actor: &Actor,
    frame: &Frame,
    query: Option<&str>,
) -> Result<Asked, Problem> {
    let typed = frame.query(query);
    let region = app.region();
    let choices = list::choices(app.db(), &region, frame.language, typed.text("organisation")).await?;
    let lists = Lists::of(choices, frame);
    let words = search::asked(app, &typed).await?;
    let cycle = lists.cycle(&typed)?;
    let past = lists.current_cycle.as_ref() != Some(&cycle);
    let filter = Filter { past, ..Filter::read(&typed, (cycle, app.today()), Sight::of(actor), words) };
    Ok(Asked { lists, filter, typed })
}

/// The list.
pub async fn show_list(
    RoleHolder(actor): RoleHolder,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let Asked { lists, filter, typed } = read(&app, &actor, &frame, query.as_deref()).await?;
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let query = QueryString::keep(&typed, &FIELDS);
    let totals = app.memory::<RevisionCache<i64>>();
    let question = format!(
        "programmes {} {} {:?} {}",
        filter.cycle,
        filter.today,
        filter.sight,
        query.without("sort").link("")
    );
    let known = totals.get(&question, lists.line);
    let found = list::page(app.db(), &app.region(), &filter, &cursor, known).await?;
    if known.is_none() && (!found.rows.is_empty() || cursor == Cursor::Start) {
        totals.put(&question, lists.line, found.total + i64::from(found.more));
    }
    // Money of partners and of offices is never added.
    let sum = match filter.side.is_some() && filter.money == Some(true) && filter.words.is_empty() {
        true => {
            let minor = list::planned(app.db(), &app.region(), &filter).await?;
            Some(frame.money(&Money { minor, currency: Currency::IDR }))
        }
        false => None,
    };
    let found = found.map(|row| line(&frame, &actor, &lists, row));
    let own = filter.organisation.as_ref().is_some_and(|organisation| actor.may_edit(organisation));
    let may_add = own || actor.is_secretariat() || actor.edited().next().is_some();
    let codes = |prefix: &str, codes: &[&str]| frame.say_codes(prefix, codes);
    page(&ListPage {
        chips: chips(&frame, &lists, &query),
        goals: goals(&frame),
        sides: codes("programme-side-", &["office", "partner"]),
        states: frame.say_codes("programme-state-", HowFar::codes()),
        moneys: codes("programme-money-", &["with", "without"]),
        sort: filter.sort,
        searches: !filter.words.is_empty(),
        mended: filter.words.mended,
        cycle: filter.cycle,
        page: found,
        typed,
        query,
        lists,
        may_add,
        sum,
        frame,
    })
}

/// The seventeen goals with their numbers.
pub(super) fn goals(frame: &Frame) -> Vec<Pair> {
    let name = |goal: &sekber_facts::sdg::Sdg| match frame.language.tag() {
        "en" => goal.name_en,
        _ => goal.name_id,
    };
    sekber_facts::sdg::goals()
        .map(|goal| (goal.code.to_owned(), format!("{} {}", goal.code, name(goal))))
        .collect()
}

fn line(frame: &Frame, actor: &Actor, lists: &Lists, row: ListRow) -> Line {
    let turn = if row.withheld { Turn::Secretariat } else { turn(row.state, row.side) };
    let mut themes: Vec<String> =
        row.themes.iter().map(|code| Lists::name(&lists.themes, code).to_owned()).collect();
    themes.sort();
    let period = Period::new(row.start_on, row.end_on).unwrap_or_default();
    Line {
        mine: is_mine(actor, turn, &row.organisation_id),
        themes: shortened(themes),
        places: shortened(districts(&row.places, lists)),
        period: frame.period(&period),
        money: money::of_list(frame, row.total_idr, row.other_money.as_deref()),
        inferred: row.provenance == Provenance::Inferred.as_str(),
        badge: badge_on(row.state, row.end_on, frame.today()),
        state: if row.united { UNITED } else { row.state.code_on(row.end_on, frame.today()) },
        turn,
        row,
    }
}

/// The class that colours a state's badge.
pub(in crate::features::programme) fn badge(state: Status) -> &'static str {
    match state {
        Status::Draft | Status::Completed => "",
        Status::Proposed => "info",
        Status::Verified | Status::Active => "good",
        Status::Cancelled => "bad",
    }
}

/// The class that colours the badge on a day: what is past its last day is not shown as going well.
pub(super) fn badge_on(state: Status, end: Option<PartialDate>, today: Date) -> &'static str {
    if state.is_over(end, today) { "warn" } else { badge(state) }
}

/// Whether it is this person who has to act.
pub(super) fn is_mine(actor: &Actor, turn: Turn, owner: &sekber_core::value::OrganisationId) -> bool {
    match turn {
        Turn::Secretariat => actor.is_secretariat(),
        Turn::Office | Turn::Partner => actor.acts_for(owner),
        Turn::Nobody => false,
    }
}

/// The kecamatan in which places lie, each once, by name; the district as a whole by its own words.
pub(super) fn districts(places: &[String], lists: &Lists) -> Vec<String> {
    let district = |code: &String| -> Option<String> {
        let code: RegionCode = code.parse().ok()?;
        let up = |code: &RegionCode| {
            matches!(code.level(), sekber_core::value::region::RegionLevel::Village).then(|| code.parent())?
        };
        Some(up(&code).unwrap_or(code).to_string())
    };
    let mut codes: Vec<String> = places.iter().filter_map(district).collect();
    codes.sort();
    codes.dedup();
    codes.iter().map(|code| Lists::name(&lists.places, code).to_owned()).collect()
}

/// The first three of a list and how many more there are.
fn shortened(names: Vec<String>) -> String {
    let shown = names.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    match names.len() {
        0..=3 => shown,
        more => format!("{shown} +{}", more - 3),
    }
}

fn chips(frame: &Frame, lists: &Lists, query: &QueryString) -> Vec<Chip> {
    let goals = goals(frame);
    let text = |name: &str, value: &str| -> Option<String> {
        let (label, shown) = match name {
            "q" => ("filter-search", format!("“{value}”")),
            "side" => {
                ("programme-side", frame.say_code("programme-side-", value.parse::<Owner>().ok()?.as_str()))
            }
            "organisation" => ("programme-owner", lists.organisation.as_ref()?.1.clone()),
            "theme" => ("programme-theme", Lists::name(&lists.themes, value).to_owned()),
            "goal" => ("programme-goal", Lists::name(&goals, value).to_owned()),
            "place" => ("programme-place", Lists::name(&lists.places, value).to_owned()),
            "whole" => return Some(frame.say("programme-whole-too")),
            "withheld" => return Some(frame.say("programme-withheld")),
            "state" => {
                HowFar::parse(value)?;
                ("programme-state", frame.say_code("programme-state-", value))
            }
            "year" => ("programme-year", value.parse::<i16>().ok()?.to_string()),
            "money" if value == "with" => return Some(frame.say("programme-money-with")),
            "money" if value == "without" => return Some(frame.say("programme-money-without")),
            "lead" => ("programme-lead", Lists::name(&lists.offices, value).to_owned()),
            _ => return None,
        };
        Some(format!("{}: {shown}", frame.say(label)))
    };
    let chip = |(name, value): &Pair| {
        text(name, value).map(|text| Chip { text, href: query.without(name).link("/programmes") })
    };
    query.pairs().iter().filter_map(chip).collect()
}
