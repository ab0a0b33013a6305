//! Activities of versions 1.01 to 1.05 in the codes and forms of version 2: texts stood in the elements themselves, one element for
//! each language, and codes were words. Coordinates, which version 1 wrote as attributes, are left out.

use super::activity::{Activity, Description, Text};
use super::money::Organisation;
use super::tree::Element;

/// Whether a file of this version is read so; one that names no version may be of either, and is.
pub fn is_former(version: Option<&str>) -> bool {
    version.map(str::trim).is_none_or(|version| version.is_empty() || version.starts_with("1."))
}

/// Words of version 1 with the codes of version 2.
type Codes = [(&'static str, &'static str)];

const ROLES: &Codes = &[("Funding", "1"), ("Accountable", "2"), ("Extending", "3"), ("Implementing", "4")];
const DATES: &Codes =
    &[("start-planned", "1"), ("start-actual", "2"), ("end-planned", "3"), ("end-actual", "4")];
const STATES: &Codes = &[
    ("Pipeline/identification", "1"),
    ("Pipeline", "1"),
    ("Implementation", "2"),
    ("Completion", "3"),
    ("Post-completion", "4"),
    ("Cancelled", "5"),
];
const BUDGETS: &Codes = &[("original", "1"), ("revised", "2")];
const TRANSACTIONS: &Codes = &[
    ("IF", "1"),
    ("C", "2"),
    ("D", "3"),
    ("E", "4"),
    ("IR", "5"),
    ("LR", "6"),
    ("R", "7"),
    ("QP", "8"),
    ("QS", "9"),
    ("CG", "10"),
];
const VOCABULARIES: &Codes = &[
    ("DAC", "1"),
    ("DAC-3", "2"),
    ("COFOG", "3"),
    ("NACE", "4"),
    ("NTEE", "5"),
    ("ADT", "6"),
    ("RO2", "98"),
    ("RO", "99"),
];

/// The code of version 2; what is no word of version 1 stays.
fn code<'a>(codes: &'static Codes, said: &'a str) -> &'a str {
    codes.iter().find(|(word, _)| word.eq_ignore_ascii_case(said)).map_or(said, |(_, code)| code)
}

/// The text of an element that holds no narratives.
fn plain<'a>(part: Element<'a>, lang: Option<&'a str>) -> Option<Text<'a>> {
    if part.first("narrative").is_some() {
        return None;
    }
    let own = part.raw("xml:lang").filter(|lang| !lang.is_empty()).or(lang);
    Some(Text { lang: own, text: Some(part.text()).filter(|text| !text.is_empty())? })
}

/// A day that stands as an attribute, or as the text of its element.
fn day<'a>(known: Option<&'a str>, part: Option<Element<'a>>) -> Option<&'a str> {
    known.filter(|day| !day.is_empty()).or_else(|| part.map(Element::text).filter(|day| is_day(day)))
}

fn is_day(text: &str) -> bool {
    text.len() >= 10 && text.bytes().take(10).all(|sign| sign.is_ascii_digit() || sign == b'-')
}

/// Says an activity, gathered from this element, as version 2 does.
pub fn translate<'a>(root: Element<'a>, activity: &mut Activity<'a>) {
    let lang = activity.lang;
    activity.title.extend(root.named("title").filter_map(|title| plain(title, lang)));
    activity.status = match activity.status.filter(|code| !code.is_empty()) {
        Some(said) => Some(code(STATES, said)),
        None => root.first("activity-status").map(|status| code(STATES, status.text())),
    };
    if let Some(reporting) = &mut activity.reporting {
        let part = root.first("reporting-org");
        reporting.name.extend(part.and_then(|part| plain(part, lang)));
    }
    descriptions(root, activity);
    for (participant, part) in activity.participating.iter_mut().zip(root.named("participating-org")) {
        participant.role = participant.role.map(|role| code(ROLES, role));
        participant.name.extend(plain(part, lang));
    }
    for (date, part) in activity.dates.iter_mut().zip(root.named("activity-date")) {
        date.kind = date.kind.map(|kind| code(DATES, kind));
        date.date = day(date.date, Some(part));
    }
    for sector in &mut activity.sectors {
        sector.vocabulary = code(VOCABULARIES, sector.vocabulary);
    }
    for (location, part) in activity.locations.iter_mut().zip(root.named("location")) {
        location.name.extend(part.named("name").filter_map(|name| plain(name, lang)));
    }
    for (budget, part) in activity.budgets.iter_mut().zip(root.named("budget")) {
        budget.kind = code(BUDGETS, budget.kind);
        budget.start = day(budget.start, part.first("period-start"));
        budget.end = day(budget.end, part.first("period-end"));
    }
    transactions(root, activity);
}

/// Descriptions of one type are one description in several languages.
fn descriptions<'a>(root: Element<'a>, activity: &mut Activity<'a>) {
    let lang = activity.lang;
    let mut gathered: Vec<Description<'a>> = Vec::new();
    for (mut description, part) in
        std::mem::take(&mut activity.description).into_iter().zip(root.named("description"))
    {
        description.text.extend(plain(part, lang));
        match gathered.iter_mut().find(|known| known.kind == description.kind) {
            Some(known) => known.text.append(&mut description.text),
            None => gathered.push(description),
        }
    }
    activity.description = gathered;
}

fn transactions<'a>(root: Element<'a>, activity: &mut Activity<'a>) {
    let lang = activity.lang;
    for (transaction, part) in activity.transactions.iter_mut().zip(root.named("transaction")) {
        transaction.kind = transaction.kind.map(|kind| code(TRANSACTIONS, kind));
        transaction.date = day(transaction.date, part.first("transaction-date"));
        named(&mut transaction.provider, part.first("provider-org"), lang);
        named(&mut transaction.receiver, part.first("receiver-org"), lang);
    }
    for (planned, part) in activity.planned.iter_mut().zip(root.named("planned-disbursement")) {
        planned.start = day(planned.start, part.first("period-start"));
        planned.end = day(planned.end, part.first("period-end"));
        named(&mut planned.provider, part.first("provider-org"), lang);
        named(&mut planned.receiver, part.first("receiver-org"), lang);
    }
}

/// Gives somebody the name that stands as the text of an element.
fn named<'a>(organisation: &mut Option<Organisation<'a>>, part: Option<Element<'a>>, lang: Option<&'a str>) {
    if let (Some(organisation), Some(part)) = (organisation, part) {
        organisation.name.extend(plain(part, lang));
    }
}
