//! An activity with what a programme register needs of it; all texts are borrowed from the reader.

use serde::Serialize;

use super::money::{Budget, Planned, Transaction, budget, planned, transaction};
use super::tree::{Element, Tree};

/// A text with its language, the activity's where it names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Text<'a> {
    /// Code of the language.
    pub lang: Option<&'a str>,
    /// The text.
    pub text: &'a str,
}

/// A description.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Description<'a> {
    /// Its type; "1" (general) where it names none.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// The text in each language.
    pub text: Vec<Text<'a>>,
}

/// The organisation that publishes the activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reporting<'a> {
    /// Its identifier.
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Option<&'a str>,
    /// Its name.
    pub name: Vec<Text<'a>>,
}

/// An organisation that takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant<'a> {
    /// Its identifier.
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Option<&'a str>,
    /// Its role.
    pub role: Option<&'a str>,
    /// Its own activity.
    pub activity: Option<&'a str>,
    /// Its name.
    pub name: Vec<Text<'a>>,
}

/// A date of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Dated<'a> {
    /// What happens then.
    #[serde(rename = "type")]
    pub kind: Option<&'a str>,
    /// The day.
    pub date: Option<&'a str>,
}

/// A country with its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Code<'a> {
    /// The country.
    pub code: Option<&'a str>,
    /// Its share in per cent.
    pub percentage: Option<&'a str>,
}

/// A code of a vocabulary with its share; sectors and regions are so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Share<'a> {
    /// The vocabulary; "1" where it names none.
    pub vocabulary: &'a str,
    /// The code.
    pub code: Option<&'a str>,
    /// Its share in per cent.
    pub percentage: Option<&'a str>,
}

/// The code of a place in a gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PlaceCode<'a> {
    /// The gazetteer.
    pub vocabulary: Option<&'a str>,
    /// The code.
    pub code: Option<&'a str>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location<'a> {
    /// The publisher's own identifier.
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    /// Codes of gazetteers.
    pub ids: Vec<PlaceCode<'a>>,
    /// Its name.
    pub name: Vec<Text<'a>>,
    /// Latitude and longitude.
    pub pos: Option<&'a str>,
}

/// An activity. White space at the ends of values is cut; no number or date is interpreted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Activity<'a> {
    /// Its identifier.
    pub id: Option<&'a str>,
    /// The language of its texts.
    pub lang: Option<&'a str>,
    /// The currency of its amounts.
    pub currency: Option<&'a str>,
    /// Its place in the publisher's hierarchy.
    pub hierarchy: Option<&'a str>,
    /// Whether it is humanitarian.
    pub humanitarian: Option<&'a str>,
    /// Its status.
    pub status: Option<&'a str>,
    /// Its title.
    pub title: Vec<Text<'a>>,
    /// Its descriptions.
    pub description: Vec<Description<'a>>,
    /// Who publishes it.
    pub reporting: Option<Reporting<'a>>,
    /// Who takes part.
    pub participating: Vec<Participant<'a>>,
    /// Its dates.
    pub dates: Vec<Dated<'a>>,
    /// Its countries.
    pub countries: Vec<Code<'a>>,
    /// Its regions.
    pub regions: Vec<Share<'a>>,
    /// Its sectors.
    pub sectors: Vec<Share<'a>>,
    /// Tags, which ask for no shares. They are no part of what is written of an activity.
    #[serde(skip)]
    pub tags: Vec<Share<'a>>,
    /// Its places.
    pub locations: Vec<Location<'a>>,
    /// Its budgets.
    pub budgets: Vec<Budget<'a>>,
    /// Its transactions.
    pub transactions: Vec<Transaction<'a>>,
    /// Its planned disbursements. They are no part of what is written of an activity.
    #[serde(skip)]
    pub planned: Vec<Planned<'a>>,
    /// The names of its elements that are not read, each as often as it stands there. They are no part of what is written either.
    #[serde(skip)]
    pub unread: Vec<&'a str>,
}

/// What an activity's parts fall back to.
#[derive(Clone, Copy)]
pub(super) struct Defaults<'a> {
    lang: Option<&'a str>,
    pub(super) currency: Option<&'a str>,
}

/// Gathers an activity from its tree in one pass over its children.
pub(super) fn of(tree: &Tree) -> Activity<'_> {
    let root = tree.root();
    let defaults = Defaults { lang: root.raw("xml:lang"), currency: root.attribute("default-currency") };
    let mut activity = Activity {
        id: None,
        lang: defaults.lang,
        currency: defaults.currency,
        hierarchy: root.attribute("hierarchy"),
        humanitarian: root.attribute("humanitarian"),
        status: None,
        title: Vec::new(),
        description: Vec::new(),
        reporting: None,
        participating: Vec::new(),
        dates: Vec::new(),
        countries: Vec::new(),
        regions: Vec::new(),
        sectors: Vec::new(),
        tags: Vec::new(),
        locations: Vec::new(),
        budgets: Vec::new(),
        transactions: Vec::new(),
        planned: Vec::new(),
        unread: Vec::new(),
    };
    let (mut title, mut status) = (None, None);
    for part in root.children() {
        match part.name() {
            "iati-identifier" if activity.id.is_none() => activity.id = Some(part.text()),
            "title" if title.is_none() => title = Some(part),
            "activity-status" if status.is_none() => status = Some(part),
            "reporting-org" if activity.reporting.is_none() => {
                activity.reporting = Some(reporting(part, defaults));
            }
            _ => add(&mut activity, part, defaults),
        }
    }
    activity.title = title.map(|title| narratives(title, defaults)).unwrap_or_default();
    activity.status = status.and_then(|status| status.attribute("code"));
    activity
}

/// Adds a part of which an activity may have several.
fn add<'a>(activity: &mut Activity<'a>, part: Element<'a>, defaults: Defaults<'a>) {
    match part.name() {
        "description" => {
            let kind = filled(part.attribute("type"));
            activity.description.push(Description { kind, text: narratives(part, defaults) });
        }
        "participating-org" => activity.participating.push(Participant {
            reference: part.attribute("ref"),
            kind: part.attribute("type"),
            role: part.attribute("role"),
            activity: part.attribute("activity-id"),
            name: narratives(part, defaults),
        }),
        "activity-date" => {
            activity.dates.push(Dated { kind: part.attribute("type"), date: part.attribute("iso-date") });
        }
        "recipient-country" => activity.countries.push(country(part)),
        "recipient-region" => activity.regions.push(share(part)),
        "sector" => activity.sectors.push(share(part)),
        "tag" => activity.tags.push(share(part)),
        "location" => activity.locations.push(location(part, defaults)),
        "budget" => activity.budgets.push(budget(part, defaults)),
        "transaction" => activity.transactions.push(transaction(part, defaults)),
        "planned-disbursement" => activity.planned.push(planned(part, defaults)),
        // Again, which version 1 has for each language.
        "iati-identifier" | "title" | "activity-status" | "reporting-org" => {}
        other => activity.unread.push(other),
    }
}

/// A code of which the standard says that "1" is meant when it is left out.
pub(super) fn filled(code: Option<&str>) -> &str {
    code.filter(|code| !code.is_empty()).unwrap_or("1")
}

pub(super) fn narratives<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Vec<Text<'a>> {
    let text = |narrative: Element<'a>| {
        let lang = narrative.raw("xml:lang").filter(|lang| !lang.is_empty()).or(defaults.lang);
        Some(Text { lang, text: Some(narrative.text()).filter(|text| !text.is_empty())? })
    };
    part.named("narrative").filter_map(text).collect()
}

fn reporting<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Reporting<'a> {
    Reporting {
        reference: part.attribute("ref"),
        kind: part.attribute("type"),
        name: narratives(part, defaults),
    }
}

pub(super) fn country(part: Element<'_>) -> Code<'_> {
    Code { code: part.attribute("code"), percentage: part.attribute("percentage") }
}

pub(super) fn share(part: Element<'_>) -> Share<'_> {
    Share {
        vocabulary: filled(part.attribute("vocabulary")),
        code: part.attribute("code"),
        percentage: part.attribute("percentage"),
    }
}

fn location<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Location<'a> {
    let ids = part.named("location-id");
    let pos = part.named("point").find_map(|point| point.first("pos"));
    Location {
        reference: part.attribute("ref"),
        ids: ids
            .map(|id| PlaceCode { vocabulary: id.attribute("vocabulary"), code: id.attribute("code") })
            .collect(),
        name: part.first("name").map(|name| narratives(name, defaults)).unwrap_or_default(),
        pos: pos.map(Element::text),
    }
}
