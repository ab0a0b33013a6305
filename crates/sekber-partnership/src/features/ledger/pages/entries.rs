//! The entries behind a total, each with what it counts there.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::ledger::Counted;
use sekber_core::registry::programme::FundingForm;

use super::district::{Chip, chips};
use super::shown;
use crate::features::ledger::filter::{FIELDS, Filter, LedgerSight};
use crate::features::ledger::model::LedgerEntry;
use crate::features::ledger::store::{choices, entries, totals};
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, page};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// An entry as a list shows it.
pub struct Line {
    /// The entry.
    pub entry: LedgerEntry,
    /// The amount as it was told.
    pub told: String,
    /// What it counts here; empty when it counts above.
    pub counts: String,
    /// How much of what, in kind.
    pub quantity: String,
}

impl Line {
    /// An entry with its texts.
    pub fn of(frame: &Frame, entry: LedgerEntry) -> Self {
        let rupiah = sekber_core::ledger::Rupiah {
            low: entry.share_low,
            high: entry.share_high,
            undisclosed: entry.undisclosed,
        };
        let counts = match entry.is_passed_on() {
            true => String::new(),
            false if !entry.counts() => frame.say("ledger-standing-nothing"),
            false if rupiah.undisclosed < 0 => frame.say("ledger-undisclosed-undone"),
            false => shown::counted(frame, &Counted::one(rupiah), entry.form),
        };
        let (told, quantity) = (shown::told(frame, &entry), shown::quantity(frame, &entry));
        Self { entry, told, counts, quantity }
    }
}

#[derive(Template)]
#[template(path = "features/ledger/pages/entries.html")]
struct EntriesPage {
    frame: Frame,
    page: Page<Line>,
    sums: Vec<(String, String)>,
    query: QueryString,
    chips: Vec<Chip>,
    narrowed: bool,
    sees_all: bool,
    /// Whether the reader belongs to an organisation, whose money it then is.
    has_organisation: bool,
}

/// What the list is narrowed to, in words.
///
/// # Errors
/// When the database cannot be asked.
pub async fn narrowed(app: &App, actor: &Actor, frame: &Frame, query: &str) -> Result<Vec<String>, Problem> {
    let query = QueryString::keep(&Form::from_query(Some(query)), &FIELDS);
    let names = choices::names(app.db(), &app.region(), &LedgerSight::of(actor), frame.language).await?;
    Ok(chips(frame, &names, &query, "/ledger/entries").into_iter().map(|chip| chip.text).collect())
}

/// The list.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let (db, region) = (app.db(), app.region());
    let filter = Filter::read(&typed, &actor, &app);
    let cursor = Cursor::from_query(typed.filled("after"), typed.filled("before"));
    let sums = totals::all(db, &region, &filter, None).await?;
    let count = entries::count(db, &region, &filter).await?;
    let found = entries::page(db, &region, &filter, &cursor, count).await?;
    let names = choices::names(db, &region, &filter.sight, frame.language).await?;
    let query = QueryString::keep(&typed, &FIELDS);
    let sum = |((budget, form, _), stages): (
        &(_, FundingForm, String),
        &std::collections::BTreeMap<_, Counted>,
    )| {
        let (budget, form): (&sekber_core::ledger::Budget, &FundingForm) = (budget, form);
        let name = format!(
            "{}, {}",
            frame.say_code("ledger-budget-", budget.as_str()),
            frame.say_code("ledger-form-", form.as_str())
        );
        stages
            .iter()
            .map(|(stage, sum): (&sekber_core::ledger::Stage, &Counted)| {
                let stage = frame.say_code("ledger-stage-", stage.as_str());
                (format!("{name}, {stage}"), shown::counted(&frame, sum, *form))
            })
            .collect::<Vec<_>>()
    };
    let sums = totals::into_totals(&sums).iter().flat_map(sum).collect();
    page(&EntriesPage {
        page: found.map(|entry| Line::of(&frame, entry)),
        chips: chips(&frame, &names, &query, "/ledger/entries"),
        narrowed: filter.class.is_some(),
        sees_all: actor.oversees(),
        has_organisation: actor.organisations().next().is_some(),
        frame,
        sums,
        query,
    })
}
