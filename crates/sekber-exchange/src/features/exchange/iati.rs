//! Files of the International Aid Transparency Initiative (1.01 to 2.03) as sheets of programmes, so that they come in through the same check,
//! questions and taking back as any sheet. What is not read stands in columns of its own: it is kept with the row, and seen.

use std::collections::{BTreeMap, BTreeSet};

use sekber_core::value::{Currency, RegionCode};
use sekber_documents::sheet::{Cell, Hidden, Limits, Measure, Sheet, SheetError, Workbook};
use sekber_facts::{crosswalk, nomenclature};
use sekber_iati::{Activity, ReadError, Reader};

use super::columns::ACTIVITY_STATUS;
use super::guess::column_title;
use super::hxl::ONLY_KEPT;
use super::iati_money;
use super::iati_text::{line, of_role, told};
use super::layout::LaidOut;
use crate::features::programme::{FUNDING_SOURCE, FUNDING_YEARS, Told};
use crate::kit::words::{Language, Words};

/// Bytes from the beginning of a file in which its first element is looked for.
const LOOKED_AT: usize = 8_192;

/// The fields that are read, with their hashtags; money has none, its title says it.
const FIELDS: [(&str, &str); 12] = [
    ("organisation", "#org"),
    ("reference", "#activity+code"),
    ("title", "#activity"),
    ("description", "#description"),
    ("targets", "#output"),
    ("nomenclature", "#activity+code+v_kemendagri"),
    ("sdg", "#activity+sdg"),
    ("places", "#loc"),
    ("start", "#date+start"),
    ("end", "#date+end"),
    (ACTIVITY_STATUS, "#status"),
    ("funding", "#x"),
];
/// Titles of the columns that are kept and not read.
const KEPT: [&str; 5] = [
    "import-iati-funders",
    "import-iati-sectors",
    "import-iati-money",
    "import-iati-transactions",
    "import-iati-others",
];

/// How far an activity is, by the codes of the standard; the words are `import-iati-status-…`.
pub const STATUSES: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

/// The number of the first activity's row: below titles and hashtags.
const FIRST_ROW: usize = 3;

/// Why a file is not taken.
#[derive(Debug)]
pub enum Unfit {
    /// It is no whole XML.
    Broken(ReadError),
    /// There is too much in it.
    TooLarge(SheetError),
}

/// Whether a file is markup in whose beginning an element stands. A sheet that only speaks of the element begins with no tag.
fn begins_with(bytes: &[u8], element: &str) -> bool {
    // Texts of two bytes a letter hold the name with a zero beside each of its letters.
    let beginning = bytes.get(..LOOKED_AT).unwrap_or(bytes).iter().copied().filter(|byte| *byte != 0);
    let beginning = String::from_utf8_lossy(&beginning.collect::<Vec<u8>>()).into_owned();
    // Marks of the encoding may stand before the first tag.
    let text = beginning.trim_start_matches(|sign: char| sign.is_whitespace() || !sign.is_ascii());
    text.starts_with('<') && text.contains(element)
}

/// Whether a file holds activities, by its beginning.
pub fn is_iati(bytes: &[u8]) -> bool {
    begins_with(bytes, "<iati-activities")
}

/// Whether a file holds organisations of the same standard, by its beginning.
pub fn is_of_organisations(bytes: &[u8]) -> bool {
    begins_with(bytes, "<iati-organisations")
}

/// The activities as a sheet, one in a row, and what each tells of money, in the same order.
///
/// # Errors
/// [`Unfit`] with the reason.
pub fn workbook(bytes: &[u8], limits: &Limits, words: &Words) -> Result<(Workbook, Vec<Told>), Unfit> {
    let too_large = |what, limit: usize| {
        Unfit::TooLarge(SheetError::TooLarge { what, limit: limit as u64, at: String::new() })
    };
    if bytes.len() > limits.max_bytes {
        return Err(too_large(Measure::Bytes, limits.max_bytes));
    }
    let titles = FIELDS.iter().map(|(key, _)| column_title(words, Language::Indonesian, key));
    let titles = titles.chain(KEPT.iter().map(|key| words.say(Language::Indonesian, key)));
    let tags = FIELDS.iter().map(|(_, tag)| *tag).chain(KEPT.iter().map(|_| ONLY_KEPT));
    let mut rows = vec![titles.map(Cell::Text).collect(), tags.map(cell).collect()];
    let (mut money, mut room) = (Vec::new(), iati_money::MOST_OF_FILE);
    let mut reader = Reader::new(bytes, sekber_iati::Limits::default()).translating();
    while let Some(activity) = reader.next_activity().map_err(Unfit::Broken)? {
        if rows.len() >= limits.max_rows {
            return Err(too_large(Measure::Rows, limits.max_rows));
        }
        rows.push(row(&activity, status(&activity, words)));
        let told = iati_money::told(&activity, room);
        room -= told.lines.len();
        money.push(told);
    }
    let sheet =
        Sheet { name: "IATI".to_owned(), visible: true, rows, merges: Vec::new(), hidden: Hidden::default() };
    Ok((Workbook { sheets: vec![sheet] }, money))
}

/// Gives the rows of a file the money that it tells, and the whole what that comes to.
pub fn give_money((layout, rows): &mut LaidOut, mut money: Vec<Told>) {
    let more = money.iter().map(|told| told.more).sum();
    let mut told = vec![iati_money::sums(money.iter().map(|told| told.lines.iter().collect()), more)];
    told.extend(iati_money::named(&money));
    layout.told = told.join("\n");
    for row in rows {
        let at = usize::try_from(row.number).ok().and_then(|number| number.checked_sub(FIRST_ROW));
        if let Some(told) = at.and_then(|at| money.get_mut(at)) {
            row.told = std::mem::take(told);
        }
    }
}

fn cell(text: impl AsRef<str>) -> Cell {
    let text = text.as_ref().trim();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn joined(all: impl IntoIterator<Item = String>) -> String {
    let mut seen = BTreeSet::new();
    let each = all.into_iter().filter(|one| !one.is_empty() && seen.insert(one.clone()));
    each.collect::<Vec<_>>().join("; ")
}

/// How far the file says that an activity is: what becomes of it is shown beside its time and is no state of a programme. Of a code that
/// nobody knows the code itself.
fn status(activity: &Activity<'_>, words: &Words) -> String {
    let code = activity.status.unwrap_or_default();
    match STATUSES.contains(&code) {
        true => words.say(Language::Indonesian, &format!("import-iati-status-{code}")),
        false => code.to_owned(),
    }
}

fn row(activity: &Activity<'_>, status: String) -> Vec<Cell> {
    let about = |kind: &str| activity.description.iter().find(|one| one.kind == kind);
    let general = about("1").or(activity.description.first());
    let day = |kinds: [&str; 2]| {
        let of = |kind: &str| activity.dates.iter().find(|date| date.kind == Some(kind));
        let date = kinds.into_iter().find_map(of).and_then(|date| date.date).unwrap_or_default();
        date.get(..10).unwrap_or(date).to_owned()
    };
    let funders: Vec<String> = of_role(activity, "1");
    let (money, left) = money(activity, &funders);
    let transactions = match activity.transactions.len() {
        0 => String::new(),
        count => count.to_string(),
    };
    [
        owner(activity),
        activity.id.unwrap_or_default().to_owned(),
        line(&activity.title),
        general.map_or("", |one| told(&one.text)).to_owned(),
        about("2").map_or("", |one| told(&one.text)).to_owned(),
        fields(activity),
        goals(activity),
        places(activity),
        // The days of a programme are the planned ones; an actual one stands in where none was planned.
        day(["1", "2"]),
        day(["3", "4"]),
        status,
        money,
        joined(funders),
        joined(
            activity.sectors.iter().map(|sector| {
                sector.code.map_or(String::new(), |code| format!("{}:{code}", sector.vocabulary))
            }),
        ),
        left,
        transactions,
        unread(activity),
    ]
    .map(cell)
    .into()
}

/// Points of an activity's places that stand in its row; of more only the number does.
const MOST_POINTS: usize = 20;

/// The elements that are not read, each with how many there are, and the points of its places: those have no code here.
fn unread(activity: &Activity<'_>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &activity.unread {
        *counts.entry(*name).or_default() += 1;
    }
    let points: Vec<&str> = activity.locations.iter().filter_map(|place| place.pos).collect();
    if points.len() > MOST_POINTS {
        *counts.entry("point").or_default() += points.len() - MOST_POINTS;
    }
    let shown = points.iter().take(MOST_POINTS).map(|point| format!("point {point}"));
    joined(counts.into_iter().map(|(name, count)| format!("{name} ×{count}")).chain(shown))
}

/// Whose programme it is: who carries it out, when that is one; else who reports it.
fn owner(activity: &Activity<'_>) -> String {
    let carrying: BTreeSet<String> = of_role(activity, "4").into_iter().collect();
    let mut carrying = carrying.into_iter();
    match (carrying.next(), carrying.next()) {
        (Some(only), None) => only,
        _ => activity.reporting.as_ref().map_or(String::new(), |reporting| line(&reporting.name)),
    }
}

/// Fields of government: codes of the nomenclature as they are, and those aid sectors that belong to one field before all others.
fn fields(activity: &Activity<'_>) -> String {
    let own = |code: &str| nomenclature::find(code).map(|_| code.to_owned());
    let of = |vocabulary: &str, code: &str| match vocabulary {
        "98" | "99" => own(code),
        "1" | "2" => {
            let category = code.get(..3)?;
            let mut near = crosswalk::all().iter().filter(|field| field.dac.first() == Some(&category));
            match (near.next(), near.next()) {
                (Some(only), None) => Some(only.bidang.to_owned()),
                _ => None,
            }
        }
        _ => None,
    };
    let tags = activity.tags.iter().filter(|tag| ["98", "99"].contains(&tag.vocabulary));
    let tagged = joined(tags.filter_map(|tag| own(tag.code?)));
    // Whoever names codes of the nomenclature has said it; an aid sector is a guess beside them.
    if !tagged.is_empty() {
        return tagged;
    }
    joined(activity.sectors.iter().filter_map(|sector| of(sector.vocabulary, sector.code?)))
}

/// Development goals and targets, which stand among sectors in some files and among tags in others.
fn goals(activity: &Activity<'_>) -> String {
    let sectors = activity.sectors.iter().filter(|sector| ["7", "8"].contains(&sector.vocabulary));
    let tags = activity.tags.iter().filter(|tag| ["2", "3"].contains(&tag.vocabulary));
    joined(sectors.chain(tags).filter_map(|one| one.code.map(str::to_owned)))
}

/// Codes of places where each has one, else their names.
fn places(activity: &Activity<'_>) -> String {
    let code = |reference: Option<&str>| {
        reference.filter(|code| code.contains('.') && code.parse::<RegionCode>().is_ok()).map(str::to_owned)
    };
    let codes: Option<Vec<String>> = activity.locations.iter().map(|place| code(place.reference)).collect();
    match codes {
        Some(codes) => joined(codes),
        None => joined(activity.locations.iter().map(|place| line(&place.name).replace(';', ","))),
    }
}

/// Budgets by year and currency, as lines of money; and those that cannot be said so. A revised budget takes the place of the one
/// before it.
fn money(activity: &Activity<'_>, funders: &[String]) -> (String, String) {
    let mut sums: BTreeMap<(i64, &str), i64> = BTreeMap::new();
    let mut left = Vec::new();
    for budget in iati_money::in_force(activity) {
        let year = budget
            .start
            .and_then(|day| day.get(..4)?.parse::<i64>().ok())
            .filter(|year| FUNDING_YEARS.contains(year));
        let currency = budget.currency.filter(|code| code.parse::<Currency>().is_ok());
        let known = year.zip(currency).zip(budget.value.and_then(hundredths));
        let sum = known.and_then(|(key, more)| {
            let before = sums.get(&key).copied().unwrap_or_default();
            Some((key, before.checked_add(more)?))
        });
        match sum {
            Some((key, sum)) => {
                sums.insert(key, sum);
            }
            None => {
                let parts = [budget.start, budget.currency, budget.value];
                left.push(parts.into_iter().flatten().collect::<Vec<_>>().join(" "));
            }
        }
    }
    let named = funders.join(", ").replace(';', ",");
    let is_source = (1..=FUNDING_SOURCE).contains(&named.chars().count());
    let source = if is_source { format!("{named}; ") } else { String::new() };
    let lines = sums
        .iter()
        .map(|((year, currency), sum)| format!("{year}; {source}{currency} {},{:02}", sum / 100, sum % 100));
    (lines.collect::<Vec<_>>().join("\n"), left.join("; "))
}

/// An amount in hundredths; none when it is none, is below zero or has more digits.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, rest) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let rest = rest.trim_end_matches('0');
    let is_number = !whole.is_empty() && (whole.to_owned() + rest).bytes().all(|sign| sign.is_ascii_digit());
    let parts: i64 = if rest.is_empty() { 0 } else { format!("{rest:0<2}").parse().ok()? };
    if !is_number || rest.len() > 2 {
        return None;
    }
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_to_the_cent_or_not_at_all() {
        for (text, read) in [
            ("1000", Some(100_000)),
            ("1000.5", Some(100_050)),
            ("1000.05", Some(100_005)),
            (" 7.500 ", Some(750)),
            ("0", Some(0)),
            ("1.005", None),
            ("-1", None),
            ("1,000", None),
            ("", None),
            (".5", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(text), read, "{text}");
        }
    }

    #[test]
    fn a_file_is_known_by_its_first_element() {
        assert!(is_iati(b"<?xml version=\"1.0\"?>\n<iati-activities version=\"1.05\"><iati-activity/>"));
        let wide: Vec<u8> = "\u{feff}<iati-activities/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(is_iati(&wide));
        assert!(!is_iati(b"Nama;Program"));
        assert!(is_of_organisations(
            "\u{feff}<?xml version=\"1.0\"?>\n<iati-organisations version=\"2.03\"/>".as_bytes()
        ));
        assert!(
            !is_of_organisations(b"Nama;<iati-organisations") && !is_of_organisations(b"<iati-activities/>")
        );
    }

    #[test]
    fn an_activity_becomes_a_row_and_what_is_not_read_stays_beside_it() {
        let file = r#"<iati-activities version="2.03"><iati-activity default-currency="USD">
            <iati-identifier>X-1</iati-identifier>
            <reporting-org><narrative>Pelapor</narrative></reporting-org>
            <title><narrative>Satu</narrative></title>
            <participating-org role="1"><narrative>Donor A</narrative></participating-org>
            <participating-org role="4"><narrative>Pelaksana</narrative></participating-org>
            <sector vocabulary="99" code="1.02"/><sector vocabulary="8" code="2.2"/><sector code="00000"/>
            <tag vocabulary="2" code="13"/>
            <budget type="1"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><value>10</value></budget>
            <budget type="2"><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><value>12.34</value></budget>
            <budget><period-start iso-date="2025-01-01"/><value currency="???">5</value></budget>
            <location><point><pos>0.07 111.49</pos></point></location>
            <transaction/><result/><result/></iati-activity></iati-activities>"#;
        let mut reader = Reader::new(file.as_bytes(), sekber_iati::Limits::default());
        let row = row(&reader.next_activity().unwrap().unwrap(), "Pelaksanaan".to_owned());
        let texts: Vec<String> = row.iter().map(Cell::text).collect();
        assert_eq!(texts.len(), FIELDS.len() + KEPT.len());
        assert_eq!((texts[0].as_str(), texts[1].as_str(), texts[2].as_str()), ("Pelaksana", "X-1", "Satu"));
        assert_eq!((texts[5].as_str(), texts[6].as_str()), ("1.02", "2.2; 13"));
        assert_eq!((texts[10].as_str(), texts[11].as_str()), ("Pelaksanaan", "2024; Donor A; USD 12,34"));
        assert_eq!(
            texts[12..],
            ["Donor A", "99:1.02; 8:2.2; 1:00000", "2025-01-01 ??? 5", "1", "result ×2; point 0.07 111.49"]
        );
    }
}
