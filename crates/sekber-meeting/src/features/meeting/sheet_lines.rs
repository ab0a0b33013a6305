//! The lines of printed choice sheets and their numbers. A number that is on paper stays with its pair, so that sheets can be typed
//! in however running order and fits have changed since.

use std::collections::{BTreeMap, HashMap, HashSet};

use sekber_core::value::{OrganisationId, ProgrammeId};

use super::model::Slot;
use crate::features::matching::Ratings;

/// Offices that a partner's sheet offers for each of its programmes, the best first.
const OFFICES_EACH: usize = 8;

/// A line of a sheet with its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLine {
    /// `3b`: the third presentation, its second programme; on a partner's sheet `b4`: its second programme, the fourth office.
    pub number: String,
    /// What lines that begin alike have in common: the presenting partner, or on a partner's sheet the programme.
    pub grouped_by: String,
    /// The programme.
    pub programme: ProgrammeId,
    /// Its title.
    pub title: String,
    /// The office that a line of a partner's sheet is about.
    pub office: Option<OrganisationId>,
    /// Who stands on the other side, in speech.
    pub other: String,
}

/// Lines by whose sheet it is: a partner's, or under an empty text what all offices choose from.
pub type Sheets = BTreeMap<String, Vec<SheetLine>>;

/// What a partner's sheet offers: for each of its programmes the offices that fit it best.
pub fn offered(glance: &Ratings, partner: &OrganisationId) -> Vec<SheetLine> {
    let mut all = Vec::new();
    for (letter, (programme, title)) in ('a'..='z').zip(glance.programmes(partner)) {
        for (place, rated) in (1..).zip(glance.best_offices(&programme, OFFICES_EACH)) {
            all.push(SheetLine {
                number: format!("{letter}{place}"),
                grouped_by: programme.to_string(),
                programme: programme.clone(),
                title: title.clone(),
                office: Some(rated.office),
                other: rated.office_name,
            });
        }
    }
    all
}

/// The programmes of all presentations in their order.
pub fn presented(glance: &Ratings, order: &[Slot]) -> Vec<SheetLine> {
    let mut all = Vec::new();
    for (place, slot) in (1..).zip(order) {
        for (letter, (programme, title)) in ('a'..='z').zip(glance.programmes(&slot.organisation_id)) {
            let (number, other) = (format!("{place}{letter}"), slot.short_name.clone());
            let grouped_by = slot.organisation_id.to_string();
            all.push(SheetLine { number, grouped_by, programme, title, office: None, other });
        }
    }
    all
}

/// The name of the list that all offices choose from.
pub const OF_OFFICES: &str = "";

/// The two parts of a number: what lines that belong together have in common, and the place among them.
fn parts(number: &str) -> (&str, &str) {
    let is_figure = |c: char| c.is_ascii_digit();
    let begins = number.starts_with(is_figure);
    number.split_at(number.find(|c| is_figure(c) != begins).unwrap_or(number.len()))
}

/// Numbers in the order of a sheet: `2a` before `10a`, `z1` before `aa1`.
pub fn place(number: &str) -> (usize, &str, usize, &str) {
    let (group, item) = parts(number);
    (group.len(), group, item.len(), item)
}

/// The first label of a kind that is not taken: figures from 1, or letters from a.
fn free(like: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let figures = like.starts_with(|c: char| c.is_ascii_digit());
    let label = |at: u32| match (figures, char::from_u32(u32::from('a') + at % 26)) {
        (false, Some(letter)) => letter.to_string().repeat(1 + usize::try_from(at / 26).unwrap_or(0)),
        _ => (at + 1).to_string(),
    };
    (0..).map(label).find(|label| !is_taken(label)).unwrap_or_default()
}

/// Lines that are offered now, each with the number that it has on paper already, or else one that nothing had yet.
pub fn numbered(known: &[SheetLine], offered: Vec<SheetLine>) -> Vec<SheetLine> {
    let pair = |line: &SheetLine| (line.programme.clone(), line.office.clone());
    let on_paper: HashMap<_, &str> = known.iter().map(|line| (pair(line), line.number.as_str())).collect();
    let mut taken: HashSet<String> = known.iter().map(|line| line.number.clone()).collect();
    let mut groups: HashMap<String, String> = HashMap::new();
    for line in known {
        groups.insert(line.grouped_by.clone(), parts(&line.number).0.to_owned());
    }
    let number = |mut line: SheetLine| {
        if let Some(number) = on_paper.get(&pair(&line)) {
            line.number = (*number).to_owned();
            return line;
        }
        let (group, item) = parts(&line.number);
        let group = groups.get(&line.grouped_by).cloned().unwrap_or_else(|| {
            let is_taken = |label: &str| groups.values().any(|known| known == label);
            if is_taken(group) { free(group, is_taken) } else { group.to_owned() }
        });
        let is_taken = |item: &str| taken.contains(&format!("{group}{item}"));
        let item = if is_taken(item) { free(item, is_taken) } else { item.to_owned() };
        let number = format!("{group}{item}");
        groups.insert(line.grouped_by.clone(), group);
        taken.insert(number.clone());
        SheetLine { number, ..line }
    };
    offered.into_iter().map(number).collect()
}

#[cfg(test)]
mod tests;
