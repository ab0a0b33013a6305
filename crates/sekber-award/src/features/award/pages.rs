//! Pages of the award. What everybody may read of a season, and what only those who run it or take part in it.

pub mod changed_rules;
pub mod checks;
pub mod edit;
pub mod entries;
pub mod entry;
pub mod files;
pub mod jury;
pub mod list;
pub mod panel;
pub mod papers;
pub mod profile;
pub mod result;
pub mod season;
pub mod sheet;
pub mod standing;
pub mod taken;
pub mod wall;

use sekber_core::value::{Money, SeasonId};
use sekber_engines::award::measure::{Measure, Unit};
use sekber_engines::award::rules::{Criterion, Rules, Source};
use sekber_engines::award::season::SeasonState;
use sekber_engines::award::templates;

use super::model::Season;
use super::outcome::Outcome;
use super::sight::Sight;
use super::store::seasons;
use super::tally::Tally;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The season named in a path, for somebody who may see it: drafts are for those who oversee the district.
async fn find(app: &App, id: &SeasonId, actor: Option<&Actor>) -> Result<Season, Problem> {
    let season = seasons::find(app.db(), &app.region(), id).await?.ok_or(Problem::NotFound)?;
    let sees = season.state.is_public() || actor.is_some_and(Actor::oversees);
    if sees { Ok(season) } else { Err(Problem::NotFound) }
}

/// A season with its result: for everybody once it is told, provisional or final; before, for those who oversee it and are not kept from any
/// part of it.
async fn ranked(app: &App, id: &SeasonId, actor: Option<&Actor>) -> Result<(Season, Outcome), Problem> {
    let season = find(app, id, actor).await?;
    if season.decided_at.is_some() {
        let outcome = Outcome::load(app.db(), &app.region(), &season).await?;
        return Ok((season, outcome));
    }
    if season.announced_at.is_some() {
        let outcome = Outcome::told(app.db(), &app.region(), &season).await?;
        return Ok((season, outcome));
    }
    let actor = actor.filter(|actor| actor.oversees()).ok_or(Problem::NotFound)?;
    if season.evidence_at.is_none() {
        return Err(Problem::refused("award-refused-too-early"));
    }
    let tally = Tally::load(app.db(), &app.region(), &season).await?;
    if !Sight::of(&season, &tally.records, actor).sees_ranking() {
        return Err(Problem::refused("award-refused-blind"));
    }
    let outcome = Outcome::running(tally)?;
    Ok((season, outcome))
}

/// Rules as a page tells them: what the program brought in the page's language, what the district wrote in its own.
fn told(frame: &Frame, rules: Rules) -> Rules {
    match frame.language {
        Language::Indonesian => rules,
        Language::English => templates::in_english(&rules),
    }
}

/// The language of a text of such rules.
pub fn language_of(frame: &Frame, text: &str) -> &'static str {
    match frame.language {
        Language::English if templates::is_of_template(text) => Language::English.tag(),
        Language::Indonesian | Language::English => Language::Indonesian.tag(),
    }
}

/// How a season's state is marked.
pub fn badge(state: SeasonState) -> &'static str {
    match state {
        SeasonState::Draft | SeasonState::Cancelled => "",
        SeasonState::Decided => "good",
        SeasonState::Published | SeasonState::Frozen | SeasonState::Scoring => "info",
    }
}

/// The criteria that part entries with the same score, in their order.
pub fn tie_names(rules: &Rules) -> Vec<String> {
    let name = |code: &String| rules.criterion(code).map_or_else(|| code.clone(), |one| one.name.clone());
    rules.ties.iter().map(name).collect()
}

/// Hundredths as people write them: `78,25`; whole ones without decimals.
pub fn hundredths(language: Language, number: i64) -> String {
    let (whole, rest) = (number.abs() / 100, number.abs() % 100);
    let sign = if number < 0 { "-" } else { "" };
    let comma = if language == Language::Indonesian { ',' } else { '.' };
    match rest {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}{comma}{rest:02}"),
    }
}

/// A score always with its two decimals, so that scores stand under each other.
pub fn score(language: Language, number: i64) -> String {
    let comma = if language == Language::Indonesian { ',' } else { '.' };
    format!("{}{comma}{:02}", number / 100, number % 100)
}

/// What an entry has on a criterion as people write it.
pub fn amount(frame: &Frame, criterion: &Criterion, amount: i64) -> String {
    match criterion.source {
        Source::Jury | Source::Recorded => hundredths(frame.language, amount),
        Source::Measure(measure) => in_unit(frame, measure.unit(), amount),
    }
}

/// A number in its unit.
pub fn in_unit(frame: &Frame, unit: Unit, number: i64) -> String {
    match unit {
        Unit::Number => frame.whole(&number),
        Unit::Percent => format!("{}%", frame.whole(&number)),
        Unit::Rupiah => {
            Money::rupiah(number).map_or_else(|| frame.whole(&number), |money| frame.money(&money))
        }
    }
}

/// What one record adds to a measure. The records behind a growth are programmes and rupiah of two cycles; only what they come to is per
/// cent. What the cycle before had is told below zero.
pub fn added(frame: &Frame, measure: Measure, number: i64) -> String {
    let unit = match measure {
        Measure::FundsGrowth => Unit::Rupiah,
        Measure::ProgrammeGrowth => Unit::Number,
        _ => return in_unit(frame, measure.unit(), number),
    };
    if number >= 0 {
        return in_unit(frame, unit, number);
    }
    frame.say_with("award-cycle-before", "amount", in_unit(frame, unit, number.saturating_neg()))
}

/// Points that were typed, with a comma or a point, as hundredths.
pub fn typed_points(text: &str) -> Option<i64> {
    let text = text.trim().replace(',', ".");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let rest = format!("{rest:0<2}");
    Some(whole.parse::<i64>().ok()? * 100 + rest.parse::<i64>().ok()?)
}

/// A whole number that was typed, with dots or spaces between thousands or without. A dot elsewhere is none of a whole number, so that
/// "1.5" is never taken for fifteen.
pub fn typed_number(text: &str) -> Option<i64> {
    let mut groups = text.trim().split(['.', ' ']);
    let first = groups.next()?;
    let digits = |group: &str| group.chars().all(|c| c.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    let whole = rest.is_empty() || (1..=3).contains(&first.trim_start_matches('-').len());
    let grouped = rest.iter().all(|group| group.len() == 3 && digits(group));
    if !whole || !grouped { None } else { format!("{first}{}", rest.concat()).parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_however_they_are_written() {
        assert_eq!(
            ["78", "78,5", "78.25", "100"].map(typed_points),
            [Some(7_800), Some(7_850), Some(7_825), Some(10_000)]
        );
        assert_eq!(["", "-5", "1.234", "8o"].map(typed_points), [None; 4]);
        let numbers = ["12", "1.250.000", "1 250", "-40"].map(typed_number);
        assert_eq!(numbers, [Some(12), Some(1_250_000), Some(1_250), Some(-40)]);
        assert_eq!(["1.5", "1250.000", "1.2500", "2,5", "", "1..000"].map(typed_number), [None; 6]);
        assert_eq!(score(Language::Indonesian, 7_805), "78,05");
        assert_eq!(hundredths(Language::English, -1_250), "-12.50");
    }
}
