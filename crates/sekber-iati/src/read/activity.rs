//! An activity with what a programme register needs of it; all texts are borrowed from the reader.

use serde::Serialize;

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

/// Who gives or receives in a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organisation<'a> {
    /// Its identifier.
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Option<&'a str>,
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

/// Money planned for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Budget<'a> {
    /// Its type; "1" (original) where it names none.
    #[serde(rename = "type")]
    pub kind: &'a str,
    /// Its status; "1" (indicative) where it names none.
    pub status: &'a str,
    /// First day.
    pub start: Option<&'a str>,
    /// Last day.
    pub end: Option<&'a str>,
    /// The amount as written.
    pub value: Option<&'a str>,
    /// Its currency, the activity's where it names none.
    pub currency: Option<&'a str>,
    /// Day of the rate.
    pub value_date: Option<&'a str>,
}

/// Money that moved, or was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transaction<'a> {
    /// The publisher's own identifier.
    #[serde(rename = "ref")]
    pub reference: Option<&'a str>,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Option<&'a str>,
    /// The day.
    pub date: Option<&'a str>,
    /// The amount as written.
    pub value: Option<&'a str>,
    /// Its currency, the activity's where it names none.
    pub currency: Option<&'a str>,
    /// Day of the rate.
    pub value_date: Option<&'a str>,
    /// Who gives.
    pub provider: Option<Organisation<'a>>,
    /// Who receives.
    pub receiver: Option<Organisation<'a>>,
    /// Sectors of this transaction.
    pub sectors: Vec<Share<'a>>,
    /// Countries of this transaction.
    pub countries: Vec<Code<'a>>,
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
}

/// What an activity's parts fall back to.
#[derive(Clone, Copy)]
struct Defaults<'a> {
    lang: Option<&'a str>,
    currency: Option<&'a str>,
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
        _ => {}
    }
}

/// A code of which the standard says that "1" is meant when it is left out.
fn filled(code: Option<&str>) -> &str {
    code.filter(|code| !code.is_empty()).unwrap_or("1")
}

fn narratives<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Vec<Text<'a>> {
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

fn country(part: Element<'_>) -> Code<'_> {
    Code { code: part.attribute("code"), percentage: part.attribute("percentage") }
}

fn share(part: Element<'_>) -> Share<'_> {
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

/// Amount, currency and day of the rate.
fn value<'a>(
    part: Element<'a>,
    defaults: Defaults<'a>,
) -> (Option<&'a str>, Option<&'a str>, Option<&'a str>) {
    let Some(value) = part.first("value") else { return (None, defaults.currency, None) };
    let filled = |text: &&str| !text.is_empty();
    let currency = value.attribute("currency").filter(filled).or(defaults.currency);
    (Some(value.text()).filter(filled), currency, value.attribute("value-date"))
}

fn day<'a>(part: Element<'a>, name: &str) -> Option<&'a str> {
    part.first(name).and_then(|date| date.attribute("iso-date"))
}

fn budget<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Budget<'a> {
    let (value, currency, value_date) = value(part, defaults);
    Budget {
        kind: filled(part.attribute("type")),
        status: filled(part.attribute("status")),
        start: day(part, "period-start"),
        end: day(part, "period-end"),
        value,
        currency,
        value_date,
    }
}

fn transaction<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Transaction<'a> {
    let (value, currency, value_date) = value(part, defaults);
    let organisation = |name: &str, activity: &str| {
        part.first(name).map(|one| Organisation {
            reference: one.attribute("ref"),
            kind: one.attribute("type"),
            activity: one.attribute(activity),
            name: narratives(one, defaults),
        })
    };
    Transaction {
        reference: part.attribute("ref"),
        kind: part.first("transaction-type").and_then(|kind| kind.attribute("code")),
        date: day(part, "transaction-date"),
        value,
        currency,
        value_date,
        provider: organisation("provider-org", "provider-activity-id"),
        receiver: organisation("receiver-org", "receiver-activity-id"),
        sectors: part.named("sector").map(share).collect(),
        countries: part.named("recipient-country").map(country).collect(),
    }
}
