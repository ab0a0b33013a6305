//! A place with its number, as map, table and files show it: what it is called, what colours it, and what the colours stand for.

use super::coverage::{ends_of, shade, steps};
use super::needed::{Needs, Weighed, shown};
use crate::features::programme::Stored;
use crate::features::synchronisation::model::unit_shown;
use crate::features::synchronisation::need::MILLI;
use crate::features::synchronisation::planned::Planned;
use crate::features::synchronisation::selection::When;
use crate::kit::page::{Frame, count};

/// The class of a place of which nothing is known.
const VOID: &str = "void";
/// The class of a place that needs something which nobody serves.
const BARE: &str = "bare";

/// A place with its number, as map and table show it.
pub struct Counted {
    /// The place.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Programmes that work there.
    pub count: i64,
    /// What they plan to spend, there and elsewhere: in the chosen year, or in all of their years.
    pub planned: Planned,
    /// How great the chosen need is there; none where nothing is known, or no numbers were chosen.
    pub weighed: Option<Weighed>,
    /// The class that colours it.
    pub shade: &'static str,
    /// The programmes one by one.
    pub href: String,
    /// The map of its villages, for a kecamatan.
    pub inside: Option<String>,
}

/// A shade of the map with the numbers that it stands for.
pub struct Step {
    /// Its classes.
    pub shade: &'static str,
    /// The numbers in words.
    pub text: String,
}

impl Counted {
    /// Some programmes, under a name; not coloured, and with nothing inside.
    pub fn of(held: &[&Stored], when: Option<When>, (code, name): (&str, String), href: String) -> Self {
        Self {
            code: code.to_owned(),
            name,
            count: count(held.len()),
            planned: Planned::of(held, when),
            weighed: None,
            shade: "",
            href,
            inside: None,
        }
    }

    /// What weighs in its shade: the need by programme where numbers were chosen, else how many programmes there are.
    pub fn weight(&self, has_figures: bool) -> Option<i64> {
        if has_figures { self.weighed.and_then(|weighed| weighed.each) } else { Some(self.count) }
    }

    /// The class that colours it, where the heaviest place weighs so much.
    pub fn class(&self, has_figures: bool, most: i64) -> &'static str {
        match (self.weight(has_figures), self.weighed) {
            (Some(weight), _) => shade(weight, most),
            (None, Some(weighed)) if weighed.need > 0 => BARE,
            (None, Some(_)) => "",
            (None, None) => VOID,
        }
    }

    /// Its need by programme, as page and paper show it: where nobody serves it that is said, and where nothing is known there is nothing.
    pub fn each(&self, frame: &Frame) -> String {
        match self.weighed.map(|weighed| weighed.each) {
            Some(Some(each)) => shown(frame, each),
            Some(None) => frame.say("coverage-need-nobody"),
            None => String::new(),
        }
    }
}

/// How many programmes tell no money in rupiah: in a chosen year, or in none.
pub fn untold(frame: &Frame, count: i64, when: Option<When>) -> String {
    match when {
        Some(When::In(span)) => {
            let facts = [("count", frame.whole(&count)), ("year", span.shown(frame))];
            frame.say_facts("coverage-money-untold-year", &facts)
        }
        Some(When::Untold) | None => frame.say_count("coverage-money-untold-count", count),
    }
}

/// What the programmes are that are counted.
pub fn programmes(frame: &Frame, needs: &Needs) -> String {
    frame.say(if needs.chosen.is_some() { "coverage-need-programmes" } else { "gap-programmes" })
}

/// What an area says: its name with its number of programmes, and its need where one was chosen.
pub fn label(frame: &Frame, needs: &Needs, place: &Counted) -> String {
    let mut facts = vec![("name", place.name.clone()), ("count", frame.whole(&place.count))];
    let Some(figures) = needs.figures() else { return frame.say_facts("coverage-map-area", &facts) };
    let Some(weighed) = place.weighed else { return frame.say_facts("coverage-need-area-none", &facts) };
    facts.extend([("need", shown(frame, weighed.need)), ("unit", unit_shown(frame, &figures.data.unit))]);
    frame.say_facts("coverage-need-area", &facts)
}

/// The shades that places have, from none to the strongest. Where all numbers are whole, so are the ends of shades.
pub fn legend(frame: &Frame, (has_figures, is_whole): (bool, bool), places: &[Counted]) -> Vec<Step> {
    let weights = || places.iter().map(|place| place.weight(has_figures));
    let most = weights().flatten().max().unwrap_or(0);
    let mut all = vec![Step { shade: "area", text: frame.whole(&0) }];
    if has_figures {
        let step = |(shade, end)| Step {
            shade,
            text: frame.say_with("coverage-need-step", "to", shown(frame, end)),
        };
        let unit = if is_whole { MILLI } else { 1 };
        all.extend(ends_of(most, unit).into_iter().map(step));
    } else {
        all.extend(number_steps(frame, most));
    }
    if places.iter().any(|place| place.shade == BARE) {
        all.push(Step { shade: "area bare", text: frame.say("coverage-need-nobody") });
    }
    if places.iter().any(|place| place.shade == VOID) {
        all.push(Step { shade: "area void", text: frame.say("coverage-need-none") });
    }
    all
}

/// The shades of numbers up to the largest, which are all whole; none where there are none.
pub fn number_steps(frame: &Frame, most: i64) -> Vec<Step> {
    let step = |(shade, from, to): (&'static str, i64, i64)| {
        let (first, last) = (frame.whole(&from), frame.whole(&to));
        Step { shade, text: if from == to { first } else { format!("{first}–{last}") } }
    };
    steps(most).into_iter().map(step).collect()
}

/// A place among those that were counted, by its code.
pub fn place<'c>(places: &'c [Counted], code: &str) -> Option<&'c Counted> {
    places.iter().find(|place| place.code == code)
}
