//! Partners that may be entered twice: compared by name, acronym, website and legal numbers.

use std::cmp::Reverse;

use sekber_core::registry::duplicate::Reason;
use sekber_core::registry::{Likeness, Profile, likeness};
use sekber_core::value::OrganisationId;

use super::store::record::Comparable;
use crate::kit::page::Frame;

/// Most doubles shown.
const MOST: usize = 5;

/// A partner that may be the same as another.
#[derive(Debug, Clone, PartialEq)]
pub struct Double {
    /// The partner.
    pub id: OrganisationId,
    /// Its full name.
    pub name: String,
    /// How likely, 0 to 100, with the reasons.
    pub likeness: Likeness,
}

impl Double {
    /// The codes of the reasons, for the sentences that tell them.
    pub fn reasons(&self) -> Vec<&'static str> {
        let code = |reason: &Reason| match reason {
            Reason::SameLegalNumber { .. } => "number",
            Reason::SameName => "name",
            Reason::SimilarName { .. } => "similar",
            Reason::SameAcronym { .. } => "acronym",
            Reason::SameWebsite => "website",
        };
        self.likeness.reasons.iter().map(code).collect()
    }

    /// The reasons in the language of a page.
    pub fn why(&self, frame: &Frame) -> String {
        let told: Vec<String> =
            self.reasons().into_iter().map(|code| frame.say_code("double-", code)).collect();
        told.join(", ")
    }
}

/// The partners of a list that may be the same as one, the likeliest first; the one itself is left out.
pub fn doubles(
    name: &str,
    short_name: &str,
    website: &str,
    own: Option<&Comparable>,
    all: &[Comparable],
) -> Vec<Double> {
    let numbers = own.map(numbers).unwrap_or_default();
    let profile = Profile { name, short_name, legal_numbers: &numbers, website };
    let mut found: Vec<Double> = all
        .iter()
        .filter(|other| own.is_none_or(|own| own.id != other.id))
        .map(|other| Double {
            id: other.id.clone(),
            name: other.name.clone(),
            likeness: likeness(&profile, &compared(other, &self::numbers(other))),
        })
        .filter(|double| double.likeness.score >= Likeness::WORTH_ASKING)
        .collect();
    found.sort_by_key(|double| Reverse(double.likeness.score));
    found.truncate(MOST);
    found
}

/// The doubles of a partner that is in the list itself.
pub fn doubles_of(id: &OrganisationId, all: &[Comparable]) -> Vec<Double> {
    let Some(own) = all.iter().find(|other| other.id == *id) else { return Vec::new() };
    doubles(&own.name, &own.short_name, &own.website, Some(own), all)
}

fn numbers(of: &Comparable) -> Vec<&str> {
    of.numbers.as_deref().unwrap_or_default().lines().filter(|number| !number.is_empty()).collect()
}

fn compared<'a>(of: &'a Comparable, numbers: &'a [&'a str]) -> Profile<'a> {
    Profile { name: &of.name, short_name: &of.short_name, legal_numbers: numbers, website: &of.website }
}
