//! The money of an activity: budgets, planned disbursements and transactions, with who gives and who receives.

use serde::Serialize;

use super::activity::{Code, Defaults, Share, Text, country, filled, narratives, share};
use super::tree::Element;

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

/// Money that is to be handed over in a time, as its giver plans it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Planned<'a> {
    /// First day.
    pub start: Option<&'a str>,
    /// Last day.
    pub end: Option<&'a str>,
    /// The amount as written.
    pub value: Option<&'a str>,
    /// Its currency, the activity's where it names none.
    pub currency: Option<&'a str>,
    /// Who gives.
    pub provider: Option<Organisation<'a>>,
    /// Who receives.
    pub receiver: Option<Organisation<'a>>,
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

/// Amount, currency and day of the rate.
fn value<'a>(
    part: Element<'a>,
    defaults: Defaults<'a>,
) -> (Option<&'a str>, Option<&'a str>, Option<&'a str>) {
    let Some(value) = part.first("value") else { return (None, defaults.currency, None) };
    let is_told = |text: &&str| !text.is_empty();
    let currency = value.attribute("currency").filter(is_told).or(defaults.currency);
    (Some(value.text()).filter(is_told), currency, value.attribute("value-date"))
}

fn day<'a>(part: Element<'a>, name: &str) -> Option<&'a str> {
    part.first(name).and_then(|date| date.attribute("iso-date"))
}

pub(super) fn budget<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Budget<'a> {
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

/// Who gives or receives in a part.
fn organisation<'a>(
    part: Element<'a>,
    (name, activity): (&str, &str),
    defaults: Defaults<'a>,
) -> Option<Organisation<'a>> {
    part.first(name).map(|one| Organisation {
        reference: one.attribute("ref"),
        kind: one.attribute("type"),
        activity: one.attribute(activity),
        name: narratives(one, defaults),
    })
}

pub(super) fn planned<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Planned<'a> {
    let (value, currency, _) = value(part, defaults);
    Planned {
        start: day(part, "period-start"),
        end: day(part, "period-end"),
        value,
        currency,
        provider: organisation(part, ("provider-org", "provider-activity-id"), defaults),
        receiver: organisation(part, ("receiver-org", "receiver-activity-id"), defaults),
    }
}

pub(super) fn transaction<'a>(part: Element<'a>, defaults: Defaults<'a>) -> Transaction<'a> {
    let (value, currency, value_date) = value(part, defaults);
    let organisation = |name: &str, activity: &str| organisation(part, (name, activity), defaults);
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
