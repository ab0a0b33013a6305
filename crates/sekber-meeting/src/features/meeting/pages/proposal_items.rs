//! What can be proposed in a plan year: the list as it was loaded, searched by words, and the form that loads one.

use std::num::NonZeroUsize;
use std::time::Duration;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::text::{clean, fold};
use sekber_documents::sheet::{self, Limits};

use crate::features::meeting::actions::proposal as verb;
use crate::features::meeting::proposal::plan_year;
use crate::features::meeting::proposal_items::{self, Listed, ProposalItem, Skipped, Wrong};
use crate::features::meeting::store::proposal_items::{self as store, ListedYear};
use crate::kit::access::{Actor, Member, Secretariat};
use crate::kit::app::App;
use crate::kit::cpu::{self, Pool};
use crate::kit::files::Upload;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, count, go, mend, page};
use crate::kit::problem::Problem;

const PATH: &str = "/meetings/proposal-items";
/// Things that the page shows.
const SHOWN: usize = 200;
/// Skipped rows that are told one by one.
const SKIPPED: usize = 50;
/// The longest text that is looked for, in letters.
const LONGEST: usize = 200;
/// A list of a year is far below this.
const LARGEST: usize = 4 << 20;

/// Where sheets are opened, one at a time.
static OPENING: Pool = Pool::new("proposal items", Some(NonZeroUsize::MIN), 8, Duration::from_secs(20));

#[derive(Template)]
#[template(path = "features/meeting/pages/proposal_items.html")]
struct ItemsPage {
    frame: Frame,
    years: Vec<ListedYear>,
    /// The year that is shown.
    year: i64,
    sought: String,
    items: Vec<ProposalItem>,
    /// How many there are of what was sought.
    found: usize,
    /// The rows of the list that has just been loaded which hold nothing to be proposed.
    skipped: Vec<Skipped>,
    typed: Form,
    faults: Faults,
    may_load: bool,
}

impl ItemsPage {
    /// How many were found, and that only some of them are shown.
    fn told(&self) -> String {
        let number = |length: usize| self.frame.whole(&count(length));
        match self.found > self.items.len() {
            true => {
                let facts = [("shown", number(self.items.len())), ("all", number(self.found))];
                self.frame.say_facts("items-part", &facts)
            }
            false => self.frame.say_count("items-found", count(self.found)),
        }
    }

    /// How many rows were skipped.
    fn told_skipped(&self) -> String {
        self.frame.say_count("items-skipped", count(self.skipped.len()))
    }

    /// The first of the rows that were skipped, each with why, and how many more there are.
    fn skipped_lines(&self) -> Vec<String> {
        let line = |one: &Skipped| {
            let facts = [("row", one.row.to_string()), ("text", one.text.clone())];
            self.frame.say_facts(one.why, &facts)
        };
        let more = self.skipped.len().saturating_sub(SKIPPED);
        let more = (more > 0).then(|| self.frame.say_count("items-skipped-more", count(more)));
        self.skipped.iter().take(SKIPPED).map(line).chain(more).collect()
    }

    /// Whether a year is the one that is shown.
    fn is_shown(&self, listed: &ListedYear) -> bool {
        listed.year == self.year
    }

    /// Whether the year that is shown has a list: one without stands among the years, too, so that the choice names what is shown.
    fn is_listed(&self) -> bool {
        self.years.iter().any(|listed| self.is_shown(listed))
    }

    /// What the form proposes as the year.
    fn typed_year(&self) -> String {
        self.typed.filled("year").map_or_else(|| self.year.to_string(), str::to_owned)
    }
}

async fn items_page(
    app: &App,
    actor: &Actor,
    frame: Frame,
    asked: &Form,
    (typed, faults): (Form, Faults),
) -> Result<ItemsPage, Problem> {
    let (db, region) = (app.db(), app.region());
    let years = store::years(db, &region).await?;
    let latest = years.first().map_or_else(|| plan_year(app.today()), |listed| listed.year);
    let year = asked.filter("year").unwrap_or(latest);
    let sought: String = asked.text("q").chars().take(LONGEST).collect();
    let words: Vec<String> = fold(&sought).split_whitespace().map(str::to_owned).collect();
    let all = store::of_year(db, &region, year).await?;
    let (items, found) = cpu::run(move || within(all, &words)).await?;
    let may_load = actor.is_secretariat();
    let skipped = Vec::new();
    Ok(ItemsPage { years, year, sought, items, found, skipped, typed, faults, may_load, frame })
}

/// The things in which all words occur, as many as the page shows, and how many there are. Thousands of them may be looked through.
fn within(mut items: Vec<ProposalItem>, words: &[String]) -> (Vec<ProposalItem>, usize) {
    if !words.is_empty() {
        items.retain(|item| {
            let text = fold(&format!("{} {} {} {}", item.code, item.name, item.office, item.issue));
            words.iter().all(|word| text.contains(word.as_str()))
        });
    }
    let found = items.len();
    items.truncate(SHOWN);
    (items, found)
}

/// The list of a year.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let asked = frame.query(query.as_deref());
    let nothing = (Form::default(), Faults::none());
    page(&items_page(&app, &actor, frame, &asked, nothing).await?)
}

/// Loads the list of a year.
pub async fn load(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    received: Upload,
) -> Result<Response, Problem> {
    let typed = received.form.clone();
    let mut faults = Faults::none();
    let year: i64 = typed.parsed("year", "fault-items-year", &mut faults).unwrap_or_default();
    if typed.filled("year").is_none() {
        faults.add("year", "fault-required");
    }
    let Listed { items, skipped } = read(&received, &mut faults).await?;
    let done = match faults.or(()) {
        Ok(()) => verb::load_proposal_items(&app, &actor, year, &items).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) if skipped.is_empty() => Ok(go(format!("{PATH}?year={year}"), "notice-items-loaded")),
        // What was skipped is told once and kept nowhere, so that it is told here instead of behind a redirect; sent again, the list
        // takes the place of itself.
        Ok(()) => {
            let mut frame = frame;
            frame.notice = Some("notice-items-loaded".to_owned());
            let nothing = (Form::default(), Faults::none());
            let shown = items_page(&app, &actor, frame, &typed, nothing).await?;
            page(&ItemsPage { skipped, ..shown })
        }
        Err(problem) => {
            let again = |faults| items_page(&app, &actor, frame, &typed, (typed.clone(), faults));
            mend(problem, again).await
        }
    }
}

/// What the file holds; nothing, with a fault, when that cannot be taken.
async fn read(received: &Upload, faults: &mut Faults) -> Result<Listed, Problem> {
    let Some(file) = &received.file else {
        faults.add("file", "fault-required");
        return Ok(Listed::default());
    };
    let Some(bytes) = file.taken(faults) else { return Ok(Listed::default()) };
    let name = file.name.clone();
    let limits = Limits { max_bytes: LARGEST, ..Limits::default() };
    let opened = OPENING.run(move || -> Result<Listed, Wrong> {
        let workbook = sheet::read(&bytes, &name, &limits);
        let Ok(mut workbook) = workbook else { return Err(("fault-items-file", 0)) };
        drop(bytes);
        workbook.clean_texts(clean);
        proposal_items::read(&workbook.sheets)
    });
    match opened.await? {
        Ok(listed) => Ok(listed),
        Err((key, row)) => {
            faults.add_with("file", key, "row", row);
            Ok(Listed::default())
        }
    }
}
