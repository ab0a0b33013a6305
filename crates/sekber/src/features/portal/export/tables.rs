//! Partners, offices and programmes as sheets.

use sekber_core::registry::kinds::Side;
use sekber_documents::sheet::{Column, Kind, Table, Value};

use super::table;
use crate::features::portal::names::Names;
use crate::features::portal::store::organisations::PublicOrganisation;
use crate::features::portal::store::programmes::PublicProgramme;
use crate::kit::page::Frame;
use crate::kit::page::cells::{date, told_rupiah};

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

/// The organisations of a side.
pub fn organisations(frame: &Frame, names: &Names, side: Side, rows: &[PublicOrganisation]) -> Table {
    let columns = [
        ("portal-column-id", 34.0, Kind::Text),
        ("field-name", 46.0, Kind::Text),
        ("portal-column-short-name", 18.0, Kind::Text),
        ("field-kind", 26.0, Kind::Text),
        ("field-level", 16.0, Kind::Text),
        ("field-themes", 36.0, Kind::Text),
        ("field-fields", 20.0, Kind::Text),
        ("portal-about", 60.0, Kind::Text),
        ("organisation-field-website", 30.0, Kind::Text),
        ("registry-programmes", 10.0, Kind::Whole),
    ];
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
        ]
    };
    let title = frame.say(match side {
        Side::Partner => "nav-public-partners",
        Side::Office => "nav-public-offices",
    });
    let notes = vec![frame.say_with("portal-file-note", "district", &frame.district.name)];
    let columns = columns.into_iter().map(|(title, width, kind)| column(frame, title, width, kind)).collect();
    table(frame, title, notes, columns, rows.iter().map(row))
}

/// The programmes.
pub fn programmes(frame: &Frame, names: &Names, rows: &[PublicProgramme]) -> Table {
    let columns = [
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
        ("programme-beneficiaries", 14.0, Kind::Whole),
        ("programme-state", 16.0, Kind::Text),
        ("programme-about", 60.0, Kind::Text),
    ];
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
            row.beneficiaries.map_or(Value::Empty, Value::Whole),
            text(&frame.say_code("programme-state-", row.state_on(frame.today()))),
            text(&row.description),
        ]
    };
    let notes = vec![frame.say_with("portal-file-note", "district", &frame.district.name)];
    let columns = columns.into_iter().map(|(title, width, kind)| column(frame, title, width, kind)).collect();
    table(frame, frame.say("nav-public-programmes"), notes, columns, rows.iter().map(row))
}
