//! Partners, offices, programmes and partnerships as sheets.

use sekber_core::registry::kinds::{Provenance, Side};
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::iati::decimal;
use super::table;
use crate::features::partnership::state_by;
use crate::features::portal::names::Names;
use crate::features::portal::store::organisations::PublicOrganisation;
use crate::features::portal::store::partnerships::PublicPartnership;
use crate::features::portal::store::programmes::PublicProgramme;
use crate::features::programme;
use crate::kit::page::Frame;
use crate::kit::page::cells::{date, told_rupiah};

/// Key of the title, width in characters, kind.
pub type Titled = (&'static str, f64, Kind);

/// The columns of partners and offices.
pub const ORGANISATIONS: [Titled; 11] = [
    ("portal-column-id", 34.0, Kind::Text),
    ("field-name", 46.0, Kind::Text),
    ("portal-column-short-name", 18.0, Kind::Text),
    ("field-kind", 26.0, Kind::Text),
    ("field-level", 16.0, Kind::Text),
    ("field-themes", 36.0, Kind::Text),
    ("field-fields", 20.0, Kind::Text),
    ("portal-about", 60.0, Kind::Text),
    ("organisation-field-website", 30.0, Kind::Text),
    ("portal-programmes-of-all-cycles", 24.0, Kind::Whole),
    ("organisation-field-provenance", 30.0, Kind::Text),
];

/// The columns of programmes.
pub const PROGRAMMES: [Titled; 20] = [
    ("portal-column-id", 34.0, Kind::Text),
    ("programme-reference", 16.0, Kind::Text),
    ("programme-title", 50.0, Kind::Text),
    ("programme-side", 18.0, Kind::Text),
    ("programme-owner", 36.0, Kind::Text),
    ("programme-lead", 24.0, Kind::Text),
    ("portal-label-cycle", 8.0, Kind::Text),
    ("programme-theme", 36.0, Kind::Text),
    ("programme-goal", 16.0, Kind::Text),
    ("programme-codes", 24.0, Kind::Text),
    ("programme-place", 36.0, Kind::Text),
    ("programme-place-codes", 30.0, Kind::Text),
    ("programme-start", 14.0, Kind::Text),
    ("programme-end", 14.0, Kind::Text),
    ("programme-total", 20.0, Kind::Money),
    ("portal-column-other-money", 24.0, Kind::Text),
    ("programme-beneficiaries", 14.0, Kind::Whole),
    ("programme-state", 16.0, Kind::Text),
    ("programme-about", 60.0, Kind::Text),
    ("organisation-field-provenance", 30.0, Kind::Text),
];

/// The columns of partnerships.
pub const PARTNERSHIPS: [Titled; 11] = [
    ("portal-column-id", 34.0, Kind::Text),
    ("partnership-number", 8.0, Kind::Whole),
    ("partnership-title", 50.0, Kind::Text),
    ("partnership-lead", 36.0, Kind::Text),
    ("portal-column-lead-id", 34.0, Kind::Text),
    ("partnership-partner", 36.0, Kind::Text),
    ("portal-column-partner-id", 34.0, Kind::Text),
    ("partnership-start", 14.0, Kind::Date),
    ("partnership-end", 14.0, Kind::Date),
    ("partnership-state", 22.0, Kind::Text),
    ("organisation-field-provenance", 30.0, Kind::Text),
];

fn column(frame: &Frame, title: &str, width: f64, kind: Kind) -> Column {
    Column { title: frame.say(title), hxl: None, width, kind }
}

fn text(text: &str) -> Value {
    Value::from(text)
}

fn themes(frame: &Frame, names: &Names, codes: &[String]) -> Value {
    let named: Vec<&str> = codes.iter().map(|code| names.theme(frame.language, code)).collect();
    Value::from(named.join("; "))
}

/// Where the content comes from: what nobody confirmed, and what was made up, says so in every file.
pub(super) fn provenance(frame: &Frame, provenance: Provenance) -> Value {
    Value::from(frame.say_code("provenance-", provenance.as_str()))
}

/// The organisations of a side.
pub fn organisations(frame: &Frame, names: &Names, side: Side, rows: &[PublicOrganisation]) -> Table {
    let row = |row: &PublicOrganisation| {
        let about = if row.description.is_empty() { &row.duties } else { &row.description };
        vec![
            text(row.id.as_str()),
            text(&row.name),
            text(&row.short_name),
            text(&frame.say_code("kind-", row.kind.as_str())),
            row.level.map_or(Value::Empty, |level| text(&frame.say_code("level-", level.as_str()))),
            themes(frame, names, &row.themes),
            Value::from(row.fields.join("; ")),
            text(about),
            text(&row.website),
            Value::Whole(row.programmes),
            provenance(frame, row.provenance),
        ]
    };
    let title = frame.say(match side {
        Side::Partner => "nav-public-partners",
        Side::Office => "nav-public-offices",
    });
    let notes = vec![frame.say_with("portal-file-note", "district", &frame.district.name)];
    let columns =
        ORGANISATIONS.into_iter().map(|(title, width, kind)| column(frame, title, width, kind)).collect();
    table(frame, title, notes, columns, rows.iter().map(row))
}

/// What stands in other currencies, each in one sum as programs read it; nothing here says at which rate it would be rupiah.
fn other_money(row: &PublicProgramme) -> String {
    let others = programme::other_money(row.other_money.as_deref()).into_iter();
    others.map(|sum| format!("{} {}", sum.currency, decimal(sum))).collect::<Vec<_>>().join("; ")
}

/// The programmes.
pub fn programmes(frame: &Frame, names: &Names, rows: &[PublicProgramme]) -> Table {
    let row = |row: &PublicProgramme| {
        let named = names
            .areas(&row.places)
            .into_iter()
            .map(|area| area.kecamatan.unwrap_or_else(|| frame.say("programme-whole-district")));
        vec![
            text(row.id.as_str()),
            text(row.reference.as_deref().unwrap_or_default()),
            text(&row.title),
            text(&frame.say_code("programme-side-", row.side.as_str())),
            text(&row.organisation),
            text(row.lead.as_deref().unwrap_or_default()),
            Value::from(row.cycle_year.to_string()),
            themes(frame, names, &row.themes),
            Value::from(row.sdg.join("; ")),
            Value::from(row.nomenclature.join("; ")),
            Value::from(named.collect::<Vec<_>>().join("; ")),
            Value::from(row.places.join("; ")),
            date(row.start_on),
            date(row.end_on),
            told_rupiah(row.total_idr),
            Value::from(other_money(row)),
            row.beneficiaries.map_or(Value::Empty, Value::Whole),
            text(&frame.say_code("programme-state-", row.state_on(frame.today()))),
            text(&row.description),
            provenance(frame, row.provenance),
        ]
    };
    let notes = vec![frame.say_with("portal-file-note", "district", &frame.district.name)];
    let columns =
        PROGRAMMES.into_iter().map(|(title, width, kind)| column(frame, title, width, kind)).collect();
    table(frame, frame.say("nav-public-programmes"), notes, columns, rows.iter().map(row))
}

/// The partnerships.
pub fn partnerships(frame: &Frame, rows: &[PublicPartnership]) -> Table {
    let row = |row: &PublicPartnership| {
        vec![
            text(row.id.as_str()),
            Value::Whole(row.number),
            text(&row.title),
            text(&row.lead),
            text(row.lead_id.as_str()),
            text(&row.partner),
            text(row.partner_id.as_str()),
            Value::from(row.start_on),
            Value::from(row.end_on),
            Value::from(state_by(frame, &row.state, &row.end_on, &row.ended_on)),
            // Of a partnership is known no more than whether it was made up.
            if row.simulated { provenance(frame, Provenance::Simulated) } else { Value::Empty },
        ]
    };
    let notes = vec![
        frame.say_with("portal-file-note", "district", &frame.district.name),
        frame.say("portal-partnerships-which"),
    ];
    let columns =
        PARTNERSHIPS.into_iter().map(|(title, width, kind)| column(frame, title, width, kind)).collect();
    table(frame, frame.say("nav-public-partnerships"), notes, columns, rows.iter().map(row))
}
