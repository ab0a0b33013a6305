//! The missions of the district's development plan (RPJMD). The plan ties each mission to parts of the nomenclature, so
//! whatever bears a code tells which mission it serves; nobody has to say it a second time.

use sekber_core::value::is_within;
use serde::Serialize;

use super::model::Mission;
use super::store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Most missions; plans have four to nine.
const MOST: usize = 20;
/// Most characters of a mission.
const LONGEST: usize = 300;
/// What stands between a mission and its codes where both are typed.
const BETWEEN: char = '|';

/// The mission that codes of the nomenclature serve: the one tied to them most closely, the first of the plan when
/// several are tied as closely.
pub fn mission_of<'m>(missions: &'m [Mission], codes: &[String]) -> Option<&'m Mission> {
    let closeness = |mission: &Mission| {
        let own = mission.codes.split_whitespace();
        own.filter(|own| codes.iter().any(|code| is_within(code, own))).map(str::len).max()
    };
    let tied = missions.iter().filter_map(|mission| Some((closeness(mission)?, mission)));
    tied.max_by_key(|(closeness, mission)| (*closeness, std::cmp::Reverse(mission.ordinal)))
        .map(|(_, mission)| mission)
}

/// The missions as they are typed: a line each, the codes behind a bar.
pub fn as_typed(missions: &[Mission]) -> String {
    let line = |mission: &Mission| match mission.codes.as_str() {
        "" => mission.text.clone(),
        codes => format!("{} {BETWEEN} {}", mission.text, codes.replace(' ', ", ")),
    };
    missions.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The missions as the trail keeps them.
#[derive(Serialize)]
struct Kept {
    missions: Vec<String>,
}

impl Kept {
    fn of(missions: &[Mission]) -> Self {
        Self { missions: as_typed(missions).lines().map(str::to_owned).collect() }
    }
}

/// Reads what was typed.
fn read(typed: &str, faults: &mut Faults) -> Vec<Mission> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut found: Vec<Mission> = Vec::new();
    for (ordinal, line) in (1_i64..).zip(lines) {
        let (text, codes) = line.split_once(BETWEEN).unwrap_or((line, ""));
        let text =
            text.trim().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')', ' ']);
        let codes: Vec<&str> =
            codes.split([',', ';', ' ']).map(str::trim).filter(|code| !code.is_empty()).collect();
        let unknown = codes.iter().find(|code| sekber_facts::nomenclature::find(code).is_none());
        if let Some(code) = unknown {
            faults.add_with("missions", "fault-mission-code", "value", format!("{ordinal}: {code}"));
        } else if text.is_empty() || text.chars().count() > LONGEST {
            faults.add_with("missions", "fault-mission-text", "value", ordinal.to_string());
        }
        found.push(Mission { ordinal, text: text.to_owned(), codes: codes.join(" ") });
    }
    if found.len() > MOST {
        faults.add("missions", "fault-missions-many");
    }
    found
}

/// Keeps the missions as typed; the list before is replaced.
///
/// # Errors
/// When a line has no text, names an unknown code, or there are too many.
pub async fn keep(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    let missions = read(form.paragraphs("missions"), &mut faults);
    let missions = faults.or(missions)?;
    let mut tx = app.begin(actor).await?;
    let before = store::missions_in(&mut tx).await?;
    store::replace_missions(&mut tx, &missions).await?;
    let region = tx.region.clone();
    let event = Event::new("missions.changed", &region, app.district().name)
        .before(&Kept::of(&before))
        .after(&Kept::of(&missions));
    Ok(tx.commit(event).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::words::Fact;

    #[test]
    fn what_is_typed_is_read_and_shown_alike() {
        let mut faults = Faults::none();
        let typed = "1. Pendidikan bermutu | 1.01, 2.22\n\nKesehatan | 1.02\nKerukunan";
        let missions = read(typed, &mut faults);
        assert!(faults.is_empty());
        assert_eq!(as_typed(&missions), "Pendidikan bermutu | 1.01, 2.22\nKesehatan | 1.02\nKerukunan");
        assert_eq!(missions[1].to_string(), "2. Kesehatan");
    }

    #[test]
    fn a_line_with_an_unknown_code_is_named() {
        let mut faults = Faults::none();
        read("Kesehatan | 1.02\nLain | 1.99", &mut faults);
        let fault = faults.of("missions").unwrap();
        assert_eq!((fault.key, &fault.facts[0].1), ("fault-mission-code", &Fact::from("2: 1.99")));
    }

    #[test]
    fn the_closest_mission_counts_and_the_first_among_equals() {
        let mission = |ordinal, codes: &str| Mission { ordinal, text: String::new(), codes: codes.into() };
        let missions = [mission(1, "1.02"), mission(2, "1.02.02 1.01"), mission(3, "1.01")];
        let of = |code: &str| mission_of(&missions, &[code.to_owned()]).map(|mission| mission.ordinal);
        assert_eq!(of("1.02.02.2.01"), Some(2));
        assert_eq!(of("1.02.03"), Some(1));
        assert_eq!(of("1.01.05"), Some(2));
        assert_eq!(of("1.022"), None);
    }
}
