//! The list of partnerships: filtered by the address, paged by key, and saved as it is shown.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;

use super::{badge_by, is_to_be_decided, state_by};
use crate::features::partnership::filter::{ENDS, FIELDS, Filter, HowFar, LONGEST, SOONEST, Whose};
use crate::features::partnership::store::hall::{self, Waiting};
use crate::features::partnership::store::list::{self, Choice, ListRow};
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

type Pair = (String, String);

/// A filter that is set, and the address without it.
struct Chip {
    text: String,
    href: String,
}

#[derive(Template)]
#[template(path = "features/partnership/pages/list.html")]
struct ListPage {
    frame: Frame,
    typed: Form,
    query: QueryString,
    chips: Vec<Chip>,
    page: Page<ListRow>,
    states: Vec<Pair>,
    turns: Vec<Pair>,
    ends: Vec<Pair>,
    offices: Vec<Pair>,
    partners: Vec<Pair>,
    waiting: Vec<Waiting>,
    may_propose: bool,
    sees_all: bool,
    /// Whether the reader belongs to an organisation, whose partnerships the list then holds.
    has_organisation: bool,
}

impl ListPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }
}

/// Whose turn it is in a row, in the words of the page, or that its parties have to decide if it goes on; empty when nobody has to act.
pub fn turn(frame: &Frame, row: &ListRow) -> String {
    let secretariat = row.secretariat_since.map(|_| frame.say_code("turn-", "secretariat"));
    let all: Vec<String> = row.turn_of.clone().into_iter().chain(secretariat).collect();
    if all.is_empty() && !row.renewed && is_to_be_decided(frame, row.state, row.end_on) {
        return frame.say("partnership-turn-decide");
    }
    all.join("; ")
}

/// Since when somebody has to act.
pub fn since(frame: &Frame, row: &ListRow) -> String {
    row.since().map(|since| frame.date(&since)).unwrap_or_default()
}

/// From when to when, as far as that is known.
pub fn term(frame: &Frame, start: &Option<Date>, end: &Option<Date>) -> String {
    match (start, end) {
        (Some(start), Some(end)) => frame.civil_days(start, end),
        (Some(day), None) => frame.say_with("partnership-from", "date", frame.civil_date(day)),
        (None, Some(day)) => frame.say_with("partnership-until", "date", frame.civil_date(day)),
        (None, None) => String::new(),
    }
}

fn of_side(choices: &[Choice], side: &str) -> Vec<Pair> {
    let of_side = choices.iter().filter(|choice| choice.side == side);
    of_side.map(|choice| (choice.id.clone(), choice.name.clone())).collect()
}

/// The list.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let (db, region) = (app.db(), app.region());
    let typed = frame.query(query.as_deref());
    let filter = Filter::read(&typed, &actor, app.today());
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let found = list::page(db, &region, &filter, &cursor).await?;
    let choices = list::choices(db, &region).await?;
    let waiting = match actor.is_secretariat() {
        true => hall::waiting(db, &region).await?,
        false => Vec::new(),
    };
    let query = QueryString::keep(&typed, &FIELDS);
    let (offices, partners) = (of_side(&choices, "office"), of_side(&choices, "partner"));
    page(&ListPage {
        chips: chips(&frame, &query, &offices, &partners),
        states: frame.say_codes("partnership-state-", HowFar::codes()),
        turns: frame.say_codes("partnership-turn-", Whose::ALL.map(|(code, _)| code)),
        ends: ENDS
            .map(|months| (months.to_string(), frame.say_count("partnership-ends-within", months)))
            .to_vec(),
        may_propose: actor.is_secretariat() || actor.edited().next().is_some(),
        sees_all: actor.oversees(),
        has_organisation: actor.organisations().next().is_some(),
        page: found,
        offices,
        partners,
        waiting,
        typed,
        query,
        frame,
    })
}

/// What the list is narrowed to, in words.
///
/// # Errors
/// When the database cannot be asked.
pub async fn narrowed(app: &App, frame: &Frame, query: &str) -> Result<Vec<String>, Problem> {
    let query = QueryString::keep(&Form::from_query(Some(query)), &FIELDS);
    let choices = list::choices(app.db(), &app.region()).await?;
    let (offices, partners) = (of_side(&choices, "office"), of_side(&choices, "partner"));
    Ok(chips(frame, &query, &offices, &partners).into_iter().map(|chip| chip.text).collect())
}

fn chips(frame: &Frame, query: &QueryString, offices: &[Pair], partners: &[Pair]) -> Vec<Chip> {
    let name =
        |all: &[Pair], id: &str| all.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone());
    let text = |field: &str, value: &str| -> Option<String> {
        let (label, shown) = match field {
            "q" => ("filter-search", format!("“{value}”")),
            "state" => {
                HowFar::parse(value)?;
                ("partnership-state", frame.say_code("partnership-state-", value))
            }
            "office" => ("partnership-office", name(offices, value)?),
            "partner" => ("partnership-partner", name(partners, value)?),
            "turn" => {
                let (code, _) = Whose::ALL.into_iter().find(|(code, _)| *code == value)?;
                ("partnership-turn", frame.say_code("partnership-turn-", code))
            }
            "ends" => {
                let months = ENDS.into_iter().find(|months| months.to_string() == value)?;
                ("partnership-ends", frame.say_count("partnership-ends-within", months))
            }
            _ => return None,
        };
        Some(format!("{}: {shown}", frame.say(label)))
    };
    let chip = |(field, value): &Pair| {
        text(field, value).map(|text| Chip { text, href: query.without(field).link("/partnerships") })
    };
    query.pairs().iter().filter_map(chip).collect()
}
