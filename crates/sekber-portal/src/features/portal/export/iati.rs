//! The district's activities as the aid transparency standard IATI 2.03 asks for them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use sekber_core::partnership::PartnershipState;
use sekber_core::registry::kinds::{Level, OfficeKind, PartnerKind};
use sekber_core::registry::programme::Status;
use sekber_core::value::{Currency, Money};

use super::markup::escaped;
use crate::features::portal::names::Names;
use crate::features::portal::store::partnerships::PublicTerm;
use crate::features::portal::store::programmes::{PublicFunding, PublicProgramme};
use crate::features::programme::SIMULATED_MARK;
use crate::features::registry::Kind;

/// Who reports, and when.
pub struct Reporter {
    /// The district's identifier.
    pub reference: String,
    /// The district's name.
    pub name: String,
    /// The moment of the report, in UTC.
    pub made_at: String,
    /// The day of the report in the district, which decides whose time is over.
    pub today: Date,
    /// The address of the public pages.
    pub base_url: String,
}

/// The address that explains the codes of the national nomenclature.
const NOMENCLATURE: &str = "https://sipd.kemendagri.go.id";

/// A file of activities. Money is that of each year by currency; what is not known is left out.
pub fn activities(
    reporter: &Reporter,
    names: &Names,
    programmes: &[PublicProgramme],
    (funding, terms): (&[PublicFunding], &[PublicTerm]),
    stamp: impl Fn(&PublicProgramme) -> String,
) -> String {
    let mut lines: BTreeMap<&str, Vec<&PublicFunding>> = BTreeMap::new();
    for line in funding {
        lines.entry(line.programme_id.as_str()).or_default().push(line);
    }
    let mut carried: BTreeMap<&str, Vec<&PublicTerm>> = BTreeMap::new();
    for term in terms {
        carried.entry(term.programme_id.as_str()).or_default().push(term);
    }
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ = writeln!(
        text,
        "<iati-activities version=\"2.03\" generated-datetime=\"{}\">",
        escaped(&reporter.made_at)
    );
    for programme in programmes {
        let own = lines.get(programme.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let terms = carried.get(programme.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        activity(&mut text, reporter, names, programme, (own, terms), &stamp(programme));
    }
    text.push_str("</iati-activities>\n");
    text
}

pub(super) fn narrative(text: &str) -> String {
    format!("<narrative>{}</narrative>", escaped(text))
}

fn activity(
    text: &mut String,
    reporter: &Reporter,
    names: &Names,
    programme: &PublicProgramme,
    (lines, terms): (&[&PublicFunding], &[&PublicTerm]),
    changed: &str,
) {
    let _ = writeln!(
        text,
        "<iati-activity xml:lang=\"id\" default-currency=\"IDR\" last-updated-datetime=\"{changed}\">\n\
         <iati-identifier>{reference}-{id}</iati-identifier>\n\
         <reporting-org ref=\"{reference}\" type=\"11\" secondary-reporter=\"{secondary}\">{name}</reporting-org>\n\
         <title>{title}</title>\n\
         <description type=\"1\">{about}</description>",
        reference = escaped(&reporter.reference),
        id = programme.id,
        secondary = u8::from(matches!(programme.organisation_kind, Kind::Partner(_))),
        name = narrative(&reporter.name),
        title = narrative(&programme.title),
        about = narrative(if programme.description.is_empty() {
            &programme.title
        } else {
            &programme.description
        }),
    );
    if !programme.targets.is_empty() {
        let _ = writeln!(text, "<description type=\"2\">{}</description>", narrative(&programme.targets));
    }
    participants(text, reporter, programme, lines);
    if let Some(own) = &programme.reference {
        let _ = writeln!(text, "<other-identifier ref=\"{}\" type=\"A9\"/>", escaped(own));
    }
    let _ = writeln!(
        text,
        "<activity-status code=\"{}\"/>",
        status(programme.state, programme.state.is_over(programme.end_on, reporter.today))
    );
    dates(text, programme);
    actual_dates(text, programme.state, terms, reporter.today);
    // The district is one of the second level below the nation.
    text.push_str("<activity-scope code=\"7\"/>\n<recipient-country code=\"ID\"/>\n");
    for place in programme.places.iter() {
        let _ = writeln!(
            text,
            "<location ref=\"{}\"><location-reach code=\"1\"/><name>{}</name></location>",
            escaped(place),
            narrative(names.place(place)),
        );
    }
    sectors(text, programme);
    budgets(text, lines);
    let address = format!("{}/public/programmes/{}", reporter.base_url, programme.id);
    let _ = writeln!(
        text,
        "<document-link format=\"text/html\" url=\"{}\"><title>{}</title><category code=\"A12\"/></document-link>",
        escaped(&address),
        narrative(&programme.title),
    );
    text.push_str("</iati-activity>\n");
}

/// The type of an organisation by its kind, where the standard has one that says neither more nor less.
fn organisation_type(kind: Kind, level: Option<Level>) -> Option<&'static str> {
    match (kind, level) {
        (Kind::Office(OfficeKind::Other), _) => None,
        (Kind::Office(OfficeKind::Vertical), _) => Some("10"),
        (Kind::Office(_), _) => Some("11"),
        (Kind::Partner(PartnerKind::Ngo), Some(Level::International)) => Some("21"),
        (Kind::Partner(PartnerKind::Ngo | PartnerKind::CommunityGroup), Some(_)) => Some("24"),
        (Kind::Partner(PartnerKind::Company | PartnerKind::Media | PartnerKind::CreditUnion), _) => {
            Some("70")
        }
        (Kind::Partner(PartnerKind::Campus), _) => Some("80"),
        _ => None,
    }
}

/// Who pays, as a source of money names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Funder<'a> {
    /// The district, from its budget.
    Reporter,
    /// The owner of the programme, from its own means.
    Owner,
    /// Whoever is named.
    Named(&'a str),
}

/// Who pays by a source of money; none where it names a kind of money and nobody's.
pub(super) fn funder(source: &str) -> Option<Funder<'_>> {
    let plain = source.trim().trim_end_matches(SIMULATED_MARK).to_lowercase();
    match plain.as_str() {
        "apbd" | "apbd kabupaten" | "apbd kota" => Some(Funder::Reporter),
        "dana sendiri" | "dana lembaga sendiri" | "dana internal" | "swadaya" => Some(Funder::Owner),
        ""
        | "apbn"
        | "apbd provinsi"
        | "apbdes"
        | "dana desa"
        | "donor"
        | "lembaga donor"
        | "hibah lembaga donor" => None,
        _ => Some(Funder::Named(source)),
    }
}

/// Who pays, who answers for it, who does it. Only the district has an identifier here: `ref` names an entry of a register, nobody is
/// asked for theirs, and one made up of the district's would say that its register lists them. The standard takes the name alone.
fn participants(
    text: &mut String,
    reporter: &Reporter,
    programme: &PublicProgramme,
    lines: &[&PublicFunding],
) {
    let kind = organisation_type(programme.organisation_kind, programme.organisation_level);
    let kind = kind.map(|code| format!(" type=\"{code}\"")).unwrap_or_default();
    let owner = format!("{kind}>{}", narrative(&programme.organisation));
    let mut funders: Vec<Funder<'_>> = lines.iter().filter_map(|line| funder(&line.source)).collect();
    funders.sort_unstable();
    funders.dedup();
    for funder in funders {
        let who = match funder {
            Funder::Reporter => {
                format!(" type=\"11\" ref=\"{}\">{}", escaped(&reporter.reference), narrative(&reporter.name))
            }
            Funder::Owner => owner.clone(),
            Funder::Named(name) => format!(">{}", narrative(name)),
        };
        let _ = writeln!(text, "<participating-org role=\"1\"{who}</participating-org>");
    }
    if let Some(lead) = &programme.lead {
        let _ = writeln!(
            text,
            "<participating-org role=\"2\" type=\"11\">{}</participating-org>",
            narrative(lead)
        );
    }
    let _ = writeln!(text, "<participating-org role=\"4\"{owner}</participating-org>");
}

/// The code of the standard's list: what is past its last day, and that nobody has declared completed, is in finalisation.
fn status(state: Status, over: bool) -> u8 {
    match state {
        _ if over => 3,
        Status::Active => 2,
        Status::Completed => 4,
        Status::Cancelled => 5,
        Status::Draft | Status::Proposed | Status::Verified => 1,
    }
}

/// Days of a programme are the planned ones: nobody records whether work began on that day. Every activity must have a first one; where
/// none is known, it is that of its cycle, and says so.
fn dates(text: &mut String, programme: &PublicProgramme) {
    match programme.start_on {
        Some(start) => {
            let _ = writeln!(text, "<activity-date type=\"1\" iso-date=\"{}\"/>", start.first_day());
        }
        None => {
            let cycle = format!("{}-01-01", programme.cycle_year);
            // What ended before its cycle cannot have begun with it.
            let end = programme.end_on.map(|end| end.last_day().to_string()).filter(|end| *end < cycle);
            let (day, why) = match end {
                Some(end) => (end, "Hari mulai belum dicatat; ini hari selesainya."),
                None => (cycle, "Tahun siklus; hari mulai belum dicatat."),
            };
            let why = narrative(why);
            let _ = writeln!(text, "<activity-date type=\"1\" iso-date=\"{day}\">{why}</activity-date>");
        }
    }
    if let Some(end) = programme.end_on {
        let _ = writeln!(text, "<activity-date type=\"3\" iso-date=\"{}\"/>", end.last_day());
    }
}

/// The actual days of a programme under way or completed, as far as the terms of its partnerships tell them; nothing else is known to have
/// happened on a day. It began when the first of them did. It ended with the last of them where it is completed and all of them are over.
/// No day is told before it has come.
fn actual_dates(text: &mut String, state: Status, terms: &[&PublicTerm], today: Date) {
    let (start, end) = actual(state, terms, today);
    let told = [
        (2, start, "Hari pertama kemitraan yang melaksanakannya."),
        (4, end, "Hari terakhir kemitraan yang melaksanakannya."),
    ];
    for (kind, day, why) in told {
        if let Some(day) = day {
            let why = narrative(why);
            let _ = writeln!(text, "<activity-date type=\"{kind}\" iso-date=\"{day}\">{why}</activity-date>");
        }
    }
}

/// The first and the last actual day, each where it is known.
pub(super) fn actual(state: Status, terms: &[&PublicTerm], today: Date) -> (Option<Date>, Option<Date>) {
    if !matches!(state, Status::Active | Status::Completed) {
        return (None, None);
    }
    let start = terms.iter().filter_map(|term| term.start_on).min().filter(|day| *day <= today);
    let last = |term: &&PublicTerm| match term.state {
        PartnershipState::Completed => term.end_on,
        PartnershipState::Ended if !term.contested => term.ended_on,
        _ => None,
    };
    let ends: Option<Vec<Date>> = terms.iter().map(last).collect();
    let end = ends.and_then(|ends| ends.into_iter().max()).filter(|_| state == Status::Completed);
    let is_after = |day: &Date| *day <= today && start.is_none_or(|start| start <= *day);
    (start, end.filter(is_after))
}

/// One sector of the three-digit list, by the first code of the national nomenclature that has a bridge to it; where there is
/// none, the sector that says so. Codes of the nomenclature and the development goals are tags, which ask for no shares.
fn sectors(text: &mut String, programme: &PublicProgramme) {
    let codes = &programme.nomenclature;
    let bridge = codes.iter().find_map(|code| sekber_facts::crosswalk::find(code)?.dac.first().copied());
    let _ = writeln!(text, "<sector vocabulary=\"2\" code=\"{}\"/>", bridge.unwrap_or("998"));
    for code in codes.iter() {
        let name = sekber_facts::nomenclature::find(code).map_or("", |entry| entry.name);
        let _ = writeln!(
            text,
            "<tag vocabulary=\"99\" vocabulary-uri=\"{NOMENCLATURE}\" code=\"{}\">{}</tag>",
            escaped(code),
            narrative(name),
        );
    }
    for code in programme.sdg.iter() {
        let vocabulary = if code.contains('.') { 3 } else { 2 };
        let _ = writeln!(text, "<tag vocabulary=\"{vocabulary}\" code=\"{}\"/>", escaped(code));
    }
}

/// The money of each year and currency.
fn budgets(text: &mut String, lines: &[&PublicFunding]) {
    let mut sums: BTreeMap<(i64, String), Money> = BTreeMap::new();
    for line in lines {
        let amount = line.amount();
        let key = (line.year, amount.currency.to_string());
        let sum = sums.entry(key).or_insert(Money { minor: 0, currency: amount.currency });
        if let Ok(more) = sum.checked_add(amount) {
            *sum = more;
        }
    }
    for ((year, currency), sum) in sums {
        let _ = writeln!(
            text,
            "<budget type=\"1\" status=\"1\"><period-start iso-date=\"{year}-01-01\"/><period-end iso-date=\"{year}-12-31\"/>\
             <value currency=\"{currency}\" value-date=\"{year}-01-01\">{}</value></budget>",
            decimal(sum),
        );
    }
}

/// An amount with a point and as many digits as its currency has.
pub fn decimal(money: Money) -> String {
    let currency: Currency = money.currency;
    let per_unit = currency.minor_per_unit().max(1);
    let (whole, rest) = (money.minor / per_unit, (money.minor % per_unit).abs());
    match (rest, usize::from(currency.exponent())) {
        (0, _) | (_, 0) => whole.to_string(),
        (rest, digits) => format!("{whole}.{rest:0digits$}"),
    }
}
