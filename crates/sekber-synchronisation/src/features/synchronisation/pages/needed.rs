//! The need that map, list and matrix are narrowed to: a data set on need, a priority of the district, or a minimum service standard. It stands in the address
//! (`need=`), and only programmes that serve it are counted.

use std::collections::BTreeMap;

use jiff::civil::Date;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use super::Pair;
use super::beside::by_data;
use crate::features::ledger::thousandths;
use crate::features::programme::Names;
use crate::features::synchronisation::model::is_share;
use crate::features::synchronisation::need::MILLI;
use crate::features::synchronisation::reasons::theme_name;
use crate::features::synchronisation::selection::Selection;
use crate::features::synchronisation::serving::{PriorityNeed, Serving, priorities, standards};
use crate::features::synchronisation::store;
use crate::features::synchronisation::store::data::{self as data_store, AreaData};
use crate::kit::app::App;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString};
use crate::kit::problem::Problem;
use crate::kit::words::Language;

/// The field of the address.
pub const FIELD: &str = "need";

/// The map of a need.
pub fn map_of(code: &str) -> String {
    QueryString::default().with(FIELD, code).link("/synchronisation/map")
}

/// The needs that can be chosen, and the one that is.
#[derive(Default)]
pub struct Needs {
    /// As the address names them, and what they are called: data first.
    pub choices: Vec<Pair>,
    /// The chosen one.
    pub chosen: Option<Need>,
    /// The day on which programmes serve it or are over.
    today: Option<Date>,
}

/// A need.
pub struct Need {
    /// What it is called.
    pub name: String,
    /// Who serves it.
    pub serving: Serving,
    /// The numbers of a data set; a priority and a standard have none.
    pub figures: Option<Figures>,
}

/// A data set with its numbers.
pub struct Figures {
    /// The data set.
    pub data: AreaData,
    values: BTreeMap<RegionCode, i64>,
}

impl Needs {
    /// Reads the address. Two statements, and one for the numbers of a data set.
    pub async fn read(app: &App, language: Language, typed: &Form) -> Result<Self, Problem> {
        let (db, region, today) = (app.db(), app.region(), Some(app.today()));
        let data = data_store::all(db, &region).await?;
        let surroundings = store::priorities(db, &region).await?;
        let called =
            |field: &str| app.words().say_with(language, "gap-standard-of", &[("field", field.to_owned())]);
        let standards = standards(region.as_str(), called).into_iter().map(|(need, _)| need);
        let priorities: Vec<PriorityNeed> =
            priorities(&surroundings, language).into_iter().chain(standards).collect();
        let of_data = data.iter().map(|data| (data.id.to_string(), format!("{} ({})", data.name, data.year)));
        let of_priorities = priorities.iter().map(|one| (one.code.clone(), one.name.clone()));
        let choices: Vec<Pair> = of_data.chain(of_priorities).collect();
        let code = typed.filter_by(FIELD, |asked| {
            choices.iter().find(|(code, _)| code == asked).map(|(code, _)| code.clone())
        });
        let Some(code) = code else { return Ok(Self { choices, chosen: None, today }) };
        let priority = priorities.into_iter().find(|one| one.code == code);
        let chosen = match (priority, data.into_iter().find(|data| data.id.as_str() == code)) {
            (Some(one), _) => Some(Need { name: one.name, serving: one.serving, figures: None }),
            (None, Some(data)) => {
                let values = data_store::values(db, &region, Some(&data.id)).await?;
                let values = by_data(values).remove(&data.id).unwrap_or_default();
                let serving = Serving::of_theme(data.theme_code.as_deref());
                let name = data.name.clone();
                Some(Need { name, serving, figures: Some(Figures { data, values }) })
            }
            (None, None) => None,
        };
        Ok(Self { choices, chosen, today })
    }

    /// The numbers of the chosen one; none for a priority or a standard.
    pub fn figures(&self) -> Option<&Figures> {
        self.chosen.as_ref()?.figures.as_ref()
    }

    /// A selection of those that serve the need as well and are not over, unless it is of a year.
    pub fn narrow(&self, selection: Selection) -> Selection {
        let serving = self.chosen.as_ref().map(|need| need.serving.clone());
        let open_on = self.today.filter(|_| serving.is_some());
        Selection { serving, open_on, ..selection }
    }

    /// Key of the sentence on which programmes are counted.
    pub fn counted(&self) -> &'static str {
        if self.chosen.is_some() { "coverage-records-sub-need" } else { "coverage-records-sub" }
    }

    /// The chosen need in words, as a narrowing; empty without one.
    pub fn narrowed(&self, frame: &Frame) -> String {
        self.chosen
            .as_ref()
            .map(|need| frame.say_with("coverage-need-serving", "need", &need.name))
            .unwrap_or_default()
    }
}

impl Need {
    /// Where the page of gaps tells of it.
    pub fn gap(&self) -> &'static str {
        match (&self.figures, &self.serving) {
            (Some(_), _) => "/synchronisation/gaps#need",
            (None, Serving::Standard(_)) => "/synchronisation/gaps#standards",
            (None, _) => "/synchronisation/gaps#priorities",
        }
    }

    /// What is to be known about it, in sentences: whose numbers they are, who serves it, what is added up and what the shades tell.
    /// `inside` is whether the places are villages.
    pub fn told(&self, frame: &Frame, names: &Names, inside: bool) -> Vec<String> {
        let mut told = Vec::new();
        if let Some(figures) = &self.figures {
            told.push(frame.say_facts("coverage-need-data", &figures.facts()));
            told.extend(figures.data.simulated.then(|| frame.say("mark-simulated-long")));
        }
        told.push(match &self.serving {
            Serving::Every => frame.say("coverage-need-served-every"),
            Serving::Theme(code) => {
                frame.say_with("coverage-need-served-theme", "theme", theme_name(frame, names, code))
            }
            Serving::Mission(..) => frame.say("coverage-need-served-mission"),
            Serving::Standard(_) => frame.say("coverage-need-served-standard"),
        });
        if let Some(figures) = &self.figures {
            told.extend(figures.level(inside).map(|key| frame.say(key)));
        }
        told.push(frame.say(match (&self.figures, &self.serving) {
            (Some(_), _) => "coverage-need-shade-data",
            (None, Serving::Standard(_)) => "coverage-need-shade-standard",
            (None, _) => "coverage-need-shade-priority",
        }));
        told
    }
}

impl Figures {
    /// The number of a place in thousandths: its own, or, for a kecamatan in data by village, those of its villages together, where they can
    /// be added up. None where nothing is known, which is no zero.
    pub fn of(&self, place: &RegionCode) -> Option<i64> {
        if let Some(own) = self.values.get(place) {
            return Some(*own);
        }
        let inside = self.values.range(place.clone()..).take_while(|(code, _)| place.contains(code));
        let mut inside = inside.map(|(_, value)| *value).peekable();
        inside.peek()?;
        self.adds_up().then(|| inside.fold(0_i64, i64::saturating_add))
    }

    /// Name, unit, producer and year.
    fn facts(&self) -> [(&'static str, String); 4] {
        let data = &self.data;
        [
            ("name", data.name.clone()),
            ("unit", data.unit.clone()),
            ("producer", data.producer.clone()),
            ("year", data.year.to_string()),
        ]
    }

    /// Whether it counts whole things that can be shared out: then there is no half of one.
    pub fn is_whole(&self) -> bool {
        self.adds_up() && self.values.values().all(|value| value % MILLI == 0)
    }

    /// What a place needs, where it is known, and what that is by programme.
    pub fn weighed(&self, place: &RegionCode, programmes: i64) -> Option<Weighed> {
        self.of(place).map(|need| Weighed::of(need, programmes, self.is_whole()))
    }

    /// Whether the numbers of places can be added up.
    pub fn adds_up(&self) -> bool {
        !is_share(&self.data.unit)
    }

    /// The sentence on places whose level is not that of the data.
    fn level(&self, inside: bool) -> Option<&'static str> {
        let by_village = self.values.keys().any(|code| code.level() == RegionLevel::Village);
        match (by_village, inside) {
            (true, false) if self.adds_up() => Some("coverage-need-added-up"),
            (true, false) => Some("coverage-need-by-village"),
            (false, true) => Some("coverage-need-by-kecamatan"),
            (true, true) | (false, false) => None,
        }
    }
}

/// What a place needs, and what weighs in its shade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The number of the data, in thousandths.
    pub need: i64,
    /// The same by programme that serves it there, rounded up; none where nobody does, since there is nobody to share it out to.
    pub each: Option<i64>,
}

impl Weighed {
    /// A need that so many programmes serve; of what is whole every share is, too.
    pub fn of(need: i64, programmes: i64, is_whole: bool) -> Self {
        let unit = if is_whole { MILLI } else { 1 };
        let shares = programmes.saturating_mul(unit);
        let each = |shares: i64| (need / shares + i64::from(need % shares > 0)).saturating_mul(unit);
        Self { need, each: (shares > 0).then(|| each(shares)) }
    }
}

/// Numbers of a need as pages show them.
pub fn shown(frame: &Frame, milli: i64) -> String {
    thousandths(frame.language, milli)
}

#[cfg(test)]
mod tests {
    use sekber_core::value::Moment;

    use super::*;

    fn figures(unit: &str, values: &[(&str, i64)]) -> Figures {
        let data = AreaData {
            id: "0197-need".parse().unwrap(),
            name: String::new(),
            concept: String::new(),
            producer: String::new(),
            year: 2022,
            unit: unit.to_owned(),
            licence: String::new(),
            source: String::new(),
            theme_code: None,
            counts_people: false,
            simulated: false,
            person_name: String::new(),
            loaded_at: Moment(0),
            skipped_rows: 0,
            skipped_codes: String::new(),
        };
        let values = values.iter().map(|(code, value)| (code.parse().unwrap(), *value)).collect();
        Figures { data, values }
    }

    #[test]
    fn villages_are_added_up_where_that_means_something_and_what_is_not_told_is_no_zero() {
        let villages = [("61.05.01.1001", 2_000), ("61.05.01.2002", 500), ("61.05.02.2001", 0)];
        let place = |text: &str| text.parse::<RegionCode>().unwrap();
        let people = figures("orang", &villages);
        assert_eq!(people.of(&place("61.05.01")), Some(2_500));
        assert_eq!(people.of(&place("61.05.02")), Some(0));
        assert_eq!(people.of(&place("61.05.03")), None);
        assert_eq!(people.of(&place("61.05.01.2002")), Some(500));
        assert_eq!(figures("persen", &villages).of(&place("61.05.01")), None);
        assert_eq!(figures("persen", &villages).of(&place("61.05.01.1001")), Some(2_000));
        let kecamatan = figures("%", &[("61.05.01", 12_500)]);
        assert_eq!(kecamatan.of(&place("61.05.01")), Some(12_500));
        assert_eq!(kecamatan.of(&place("61.05.01.1001")), None);
        assert_eq!((people.level(false), people.level(true)), (Some("coverage-need-added-up"), None));
        assert_eq!(kecamatan.level(true), Some("coverage-need-by-kecamatan"));
    }

    #[test]
    fn a_need_weighs_by_those_who_serve_it_and_not_at_all_where_nobody_does() {
        let each = |need, programmes, is_whole| Weighed::of(need, programmes, is_whole).each;
        assert_eq!(Weighed::of(9_000, 3, true), Weighed { need: 9_000, each: Some(3_000) });
        assert_eq!((each(9_000, 0, true), each(9_000, 1, true)), (None, Some(9_000)));
        // There is no half of a person; of a share there is.
        assert_eq!((each(495_000, 2, true), each(495_000, 2, false)), (Some(248_000), Some(247_500)));
        assert_eq!((each(0, 4, true), each(i64::MAX, 1, false)), (Some(0), Some(i64::MAX)));
        assert!(figures("orang", &[("61.05.01", 2_000)]).is_whole());
        assert!(!figures("orang", &[("61.05.01", 2_500)]).is_whole());
        assert!(!figures("persen", &[("61.05.01", 2_000)]).is_whole());
    }
}
