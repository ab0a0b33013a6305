//! What a district keeps itself: its themes, villages that the national list does not know, and its cycles.

use sekber_core::text::words;
use sekber_core::value::RegionCode;
use serde::Serialize;

use super::model::{Cycle, KeptTheme};
use super::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;
use crate::kit::store::{StoreError, Tx};

/// Most characters of the name of a theme or village, and of a village's other names.
const NAME: usize = 120;
const ALIASES: usize = 300;
/// How many years ahead a cycle is opened at most: as far as a development plan reaches.
const YEARS_AHEAD: i64 = 5;

#[derive(Serialize)]
struct ThemeRecord<'a> {
    name_id: &'a str,
    name_en: &'a str,
    active: bool,
    priority: bool,
}

impl<'a> From<&'a KeptTheme> for ThemeRecord<'a> {
    fn from(theme: &'a KeptTheme) -> Self {
        let KeptTheme { name_id, name_en, active, priority, .. } = theme;
        Self { name_id, name_en, active: *active, priority: *priority }
    }
}

#[derive(Serialize)]
struct PlaceRecord<'a> {
    code: &'a str,
    name: &'a str,
    aliases: &'a str,
}

#[derive(Serialize)]
struct CycleRecord {
    year: i64,
}

fn names(form: &Form) -> Result<(String, String), Problem> {
    let mut faults = Faults::none();
    let indonesian = form.required("name_id", NAME, &mut faults);
    let english = form.required("name_en", NAME, &mut faults);
    faults.or((indonesian, english))
}

/// Adds a theme. Its code is made of its Indonesian name and never changes, since programmes refer to it.
///
/// # Errors
/// When a name is missing or there is such a theme already.
pub async fn add_theme(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (indonesian, english) = names(form)?;
    let code: String = words(&indonesian).join("-").chars().take(40).collect();
    if code.is_empty() {
        return Err(Problem::Invalid(Faults::one("name_id", "fault-theme-name")));
    }
    let mut tx = app.begin(actor).await?;
    store::insert_theme(&mut tx, &code, &indonesian, &english)
        .await
        .map_err(taken("name_id", "fault-theme-taken"))?;
    let record = ThemeRecord { name_id: &indonesian, name_en: &english, active: true, priority: false };
    Ok(tx.commit(Event::new("theme.added", &code, &indonesian).after(&record)).await?)
}

/// Renames a theme, makes it a priority of the district or no longer, retires it (it stays on programmes that have it) or
/// takes it back.
///
/// # Errors
/// When a name is missing or there is no such theme.
pub async fn change_theme(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let (name_id, name_en) = names(form)?;
    let (active, priority) = (form.switched("active")?, form.switched("priority")?);
    let mut tx = app.begin(actor).await?;
    let before = store::theme(&mut tx, form.text("code")).await?.ok_or(Problem::NotFound)?;
    let after = KeptTheme { name_id, name_en, active, priority, code: before.code.clone() };
    store::update_theme(&mut tx, &after).await?;
    let event = Event::new("theme.changed", &after.code, &after.name_id);
    Ok(tx.commit(event.before(&ThemeRecord::from(&before)).after(&ThemeRecord::from(&after))).await?)
}

/// Adds a village that has no national code yet; it gets a local one under its kecamatan.
///
/// # Errors
/// When the name is missing, the kecamatan is unknown, or it has a village of that name already.
pub async fn add_village(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    let name = form.required("village", NAME, &mut faults);
    let aliases = form.bounded("aliases", ALIASES, &mut faults);
    let parent: Option<RegionCode> = form.parsed("district", "fault-not-a-choice", &mut faults);
    if parent.is_none() && faults.of("district").is_none() {
        faults.add("district", "fault-required");
    }
    faults.or(())?;
    let Some(parent) = parent else { return Err(Problem::NotFound) };
    let mut tx = app.begin(actor).await?;
    let below = store::villages_of(&mut tx, &parent).await?.ok_or(Problem::NotFound)?;
    if below.iter().any(|village| words(&village.name) == words(&name)) {
        return Err(Problem::Invalid(Faults::one("village", "fault-village-taken")));
    }
    let local =
        below.iter().filter_map(|village| village.code.as_str().rsplit_once(".x")?.1.parse::<u32>().ok());
    let code = format!("{parent}.x{:03}", local.max().unwrap_or(0) + 1);
    store::insert_village(&mut tx, &parent, &code, &name, &aliases).await?;
    let record = PlaceRecord { code: &code, name: &name, aliases: &aliases };
    Ok(tx.commit(Event::new("place.added", &code, &name).after(&record)).await?)
}

/// Opens the cycle of a year; the one open before is closed, so that exactly one is in force. What a year that is past came to stays
/// as it was, so its cycle is not opened any more, whether there was one or not.
///
/// # Errors
/// [`Problem::Invalid`] when the year cannot be read, is past, lies further ahead than anybody plans, or is that of the cycle in force.
pub async fn open_cycle(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    let year = form.parsed::<i64>("year", "fault-year", &mut faults);
    let this_year = i64::from(app.today().year());
    let wrong = match year {
        None if faults.is_empty() => Some("fault-year"),
        Some(year) if year < this_year => Some("fault-cycle-past"),
        Some(year) if year > this_year + YEARS_AHEAD => Some("fault-cycle-ahead"),
        _ => None,
    };
    if let Some(key) = wrong {
        faults.add_with("year", key, "value", form.text("year"));
    }
    faults.or(())?;
    let Some(year) = year else { return Err(Problem::NotFound) };
    let running = store::current_cycle(app.db(), &app.region()).await?;
    if running.in_force && running.year == year {
        return Err(Problem::Invalid(Faults::one("year", "fault-cycle-running")));
    }
    let mut tx = app.begin(actor).await?;
    let (_, event) = open_cycle_in(&mut tx, year).await?;
    Ok(tx.commit(event).await?)
}

/// The same within a transaction, of any year: a demonstration tells of years that are past. The event is the caller's to note.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it; otherwise when the database refuses.
pub async fn open_cycle_in(tx: &mut Tx, year: i64) -> Result<(Cycle, Event), Problem> {
    tx.actor.require(Permit::Secretariat)?;
    if store::cycle_of(tx, year).await?.is_none() {
        store::insert_cycle(tx, &new_id(), year).await?;
    }
    store::open_only(tx, year).await?;
    let cycle = store::cycle_in(tx, year).await?;
    Ok((cycle, Event::new("cycle.opened", year, year.to_string()).after(&CycleRecord { year })))
}

#[derive(Serialize)]
struct LeastFit {
    least_fit: i64,
}

/// Sets how well a pair must fit at least to be proposed in the cycle in force.
///
/// # Errors
/// When it is no whole number from 0 to 100.
pub async fn set_least_fit(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let typed = form.text("least_fit");
    let least = typed.parse::<i64>().ok().filter(|least| (0..=100).contains(least));
    let wrong = || Faults::one("least_fit", "fault-least-fit");
    let least = least.ok_or_else(|| Problem::Invalid(wrong()))?;
    let cycle = store::current_cycle(app.db(), &app.region()).await?;
    if cycle.least_fit == least {
        return Ok(());
    }
    let mut tx = app.begin(actor).await?;
    store::set_least_fit(&mut tx, &cycle.id, least).await?;
    let event = Event::new("cycle.least_fit_set", cycle.year, &cycle.name);
    let event = event.before(&LeastFit { least_fit: cycle.least_fit }).after(&LeastFit { least_fit: least });
    Ok(tx.commit(event).await?)
}

fn taken(field: &'static str, key: &'static str) -> impl Fn(StoreError) -> Problem {
    move |error| {
        if error.is_unique_violation() { Problem::Invalid(Faults::one(field, key)) } else { error.into() }
    }
}
