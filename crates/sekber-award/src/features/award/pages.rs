//! Pages of the award. What everybody may read of a season, and what only those who run it or take part in it.

pub mod checks;
pub mod edit;
pub mod entries;
pub mod entry;
pub mod files;
pub mod jury;
pub mod list;
pub mod panel;
pub mod papers;
pub mod result;
pub mod season;
pub mod sheet;
pub mod standing;
pub mod wall;

use sekber_core::award::measure::Unit;
use sekber_core::award::rules::{Criterion, Source};
use sekber_core::value::{Money, SeasonId};

use super::model::Season;
use super::store::seasons;
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

/// A whole number that was typed, with dots between thousands or without.
pub fn typed_number(text: &str) -> Option<i64> {
    text.trim().replace(['.', ' '], "").parse().ok()
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
        assert_eq!(score(Language::Indonesian, 7_805), "78,05");
        assert_eq!(hundredths(Language::English, -1_250), "-12.50");
    }
}
