//! How the district numbers its documents: the scheme that it keeps, and the number that comes next.

use std::collections::HashSet;

use jiff::civil::date;
use sekber_core::document::{NotAPattern, NumberParts, NumberPattern};
use sekber_core::value::Moment;
use serde::Serialize;

use super::store::documents::{self as store, Borne, KeptNumbering};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The scheme that the form offers; it counts for nothing until the district sets it, or another.
const USUAL: &str = "{klasifikasi}/{urut}/{unit}/{tahun}";
/// The version of a scheme that nobody has set yet: a row is also kept to wait for one another.
const UNSET: i64 = 1;
/// Most characters of a scheme, a classification and a unit.
const LONGEST: usize = 80;

/// What the form begins with before anybody has said how documents are numbered.
pub fn usual() -> KeptNumbering {
    KeptNumbering {
        pattern: USUAL.to_owned(),
        classification: String::new(),
        unit: String::new(),
        version: UNSET,
    }
}

/// The scheme in force. None while the district has set none: numbers then come from the register of the unit that signs, which
/// nobody here can know.
fn in_force(kept: &KeptNumbering) -> Option<NumberPattern> {
    if kept.version == UNSET { None } else { kept.pattern.parse().ok() }
}

/// The number that comes next, empty while the district has set no scheme, with the classification that it bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The number.
    pub number: String,
    /// The classification.
    pub classification: String,
}

/// The first moment of a year where the district is, and that of the next.
pub fn year_of(app: &App, year: i16) -> (Moment, Moment) {
    let zone = &app.settings().time_zone;
    let begins = |year: i16| {
        let at = zone.to_timestamp(date(year, 1, 1).at(0, 0, 0, 0));
        Moment(at.unwrap_or(jiff::Timestamp::UNIX_EPOCH).as_millisecond())
    };
    (begins(year), begins(year.saturating_add(1)))
}

/// The place after the last one; numbers that were written by hand in the form of the scheme, before it was set, are passed over.
fn next_place(scheme: &NumberPattern, parts: &NumberParts<'_>, borne: &[Borne]) -> i64 {
    let last = borne.iter().filter_map(|one| one.sequence).max().unwrap_or(0);
    let by_hand: HashSet<i64> =
        borne.iter().filter_map(|one| scheme.sequence_of(parts, &one.number)).collect();
    (last + 1..).find(|place| !by_hand.contains(place)).unwrap_or(last + 1)
}

/// The number that the next document of the district would take today.
///
/// # Errors
/// When the database cannot be asked.
pub async fn suggestion(app: &App) -> Result<Suggestion, Problem> {
    let (db, region, today) = (app.db(), app.region(), app.today());
    let kept = store::numbering(db, &region).await?.unwrap_or_else(usual);
    let Some(scheme) = in_force(&kept) else {
        return Ok(Suggestion { number: String::new(), classification: kept.classification });
    };
    let borne = store::borne(db, &region, year_of(app, today.year())).await?;
    let parts = NumberParts { classification: &kept.classification, unit: &kept.unit, day: today };
    let number = scheme.number(&parts, next_place(&scheme, &parts, &borne));
    Ok(Suggestion { number, classification: kept.classification })
}

/// The place that a number takes among those of the year: the next one, or none for a number of another register or while no
/// scheme is set. What is counted has no holes.
///
/// # Errors
/// A refusal that names the next number when one was left out or is taken.
pub async fn place(
    app: &App,
    tx: &mut Tx,
    kept: &KeptNumbering,
    (number, classification): (&str, &str),
) -> Result<Option<i64>, Problem> {
    let today = app.today();
    let parts = NumberParts { classification, unit: &kept.unit, day: today };
    let Some(scheme) = in_force(kept) else { return Ok(None) };
    let Some(asked) = scheme.sequence_of(&parts, number) else { return Ok(None) };
    let next = next_place(&scheme, &parts, &store::borne_in(tx, year_of(app, today.year())).await?);
    if asked != next {
        let next = scheme.number(&parts, next);
        return Err(Problem::refused_with("refused-document-number-hole", "next", next));
    }
    Ok(Some(next))
}

#[derive(Serialize)]
struct Scheme<'a> {
    pattern: &'a str,
    classification: &'a str,
    unit: &'a str,
}

impl<'a> From<&'a KeptNumbering> for Scheme<'a> {
    fn from(kept: &'a KeptNumbering) -> Self {
        Self { pattern: &kept.pattern, classification: &kept.classification, unit: &kept.unit }
    }
}

/// Sets how documents are numbered.
///
/// # Errors
/// [`Problem::Invalid`] with what is to be mended, [`Problem::Conflict`] when somebody else was faster.
pub async fn set(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    let pattern = form.required("pattern", LONGEST, &mut faults);
    let classification = form.bounded("classification", LONGEST, &mut faults);
    let unit = form.bounded("unit", LONGEST, &mut faults);
    if faults.of("pattern").is_none()
        && let Err(why) = pattern.parse::<NumberPattern>()
    {
        match why {
            NotAPattern::Unknown(part) => {
                faults.add_with("pattern", "fault-document-pattern-part", "part", part);
            }
            NotAPattern::Open => faults.add("pattern", "fault-document-pattern-open"),
            NotAPattern::Sequence => faults.add("pattern", "fault-document-pattern-sequence"),
        }
    }
    faults.or(())?;
    let version = form.version();
    let mut tx = app.begin(actor).await?;
    let before = store::take_turn(&mut tx, &usual()).await?;
    let after = KeptNumbering { pattern, classification, unit, version };
    if !store::set_numbering(&mut tx, &after).await? {
        return Err(Problem::Conflict);
    }
    let region = app.region();
    let event = Event::new("numbering.changed", &region, &after.pattern);
    Ok(tx.commit(event.before(&Scheme::from(&before)).after(&Scheme::from(&after))).await?)
}
