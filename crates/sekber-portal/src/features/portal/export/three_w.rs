//! Who does what where: a row for each programme in each of its places, with the hashtags of HXL 1.1. What is known of a programme in
//! several places only as a whole stands in a row of its own.

use std::collections::BTreeMap;

use sekber_core::registry::programme::Status;
use sekber_documents::sheet::{Kind, Table, Value};

use super::tables::provenance;
use crate::features::portal::names::Names;
use crate::features::portal::store::programmes::{PublicFunding, PublicProgramme};
use crate::kit::page::cells::{date, told_rupiah};
use crate::kit::page::{Frame, tagged_columns};

/// Key of the title, hashtag, width in characters, kind; the hashtags are those of the sheet that partners hand in.
pub const COLUMNS: [(&str, &str, f64, Kind); 30] = [
    ("portal-column-id", "#meta+id", 34.0, Kind::Text),
    ("programme-owner", "#org+name+prog", 36.0, Kind::Text),
    ("portal-column-short-name", "#org+acronym+prog", 16.0, Kind::Text),
    ("field-kind", "#org+type+prog", 20.0, Kind::Text),
    ("programme-funding-source", "#org+name+funder", 30.0, Kind::Text),
    ("programme-lead", "#org+name+gov", 30.0, Kind::Text),
    ("programme-reference", "#activity+programme+code", 16.0, Kind::Text),
    ("programme-title", "#activity+programme+name", 50.0, Kind::Text),
    ("programme-theme", "#sector+name", 30.0, Kind::Text),
    ("programme-goal", "#sector+code+v_sdg", 12.0, Kind::Text),
    ("programme-codes", "#activity+code+v_kemendagri", 22.0, Kind::Text),
    ("portal-column-province-code", "#adm1+code+v_kemendagri", 8.0, Kind::Text),
    ("portal-column-province", "#adm1+name", 20.0, Kind::Text),
    ("portal-column-district-code", "#adm2+code+v_kemendagri", 8.0, Kind::Text),
    ("portal-column-bps-district", "#adm2+code+v_bps", 8.0, Kind::Text),
    ("portal-column-district", "#adm2+name", 24.0, Kind::Text),
    ("portal-column-kecamatan-code", "#adm3+code+v_kemendagri", 10.0, Kind::Text),
    ("portal-column-bps-kecamatan", "#adm3+code+v_bps", 10.0, Kind::Text),
    ("field-kecamatan", "#adm3+name", 20.0, Kind::Text),
    ("portal-column-village-code", "#adm4+code+v_kemendagri", 14.0, Kind::Text),
    ("portal-column-bps-village", "#adm4+code+v_bps", 14.0, Kind::Text),
    ("portal-column-village", "#adm4+name", 22.0, Kind::Text),
    ("programme-state", "#status", 12.0, Kind::Text),
    ("programme-start", "#date+start", 12.0, Kind::Text),
    ("programme-end", "#date+end", 12.0, Kind::Text),
    ("programme-beneficiaries", "#targeted", 12.0, Kind::Whole),
    ("programme-total", "#value+budget", 20.0, Kind::Whole),
    ("portal-column-currency", "#currency", 8.0, Kind::Text),
    ("portal-label-changed", "#date+reported", 14.0, Kind::Text),
    ("organisation-field-provenance", "#meta+provenance", 30.0, Kind::Text),
];

/// The sheet. People and money of a programme in several places stand in a row of its own without a place: adding a column up counts them
/// once, and no place is said to have what is for all of them.
pub fn table(
    frame: &Frame,
    names: &Names,
    bps: &BTreeMap<String, String>,
    (programmes, funding): (&[PublicProgramme], &[PublicFunding]),
) -> Table {
    let mut funders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in funding {
        let known = funders.entry(line.programme_id.as_str()).or_default();
        if !known.contains(&line.source.as_str()) {
            known.push(&line.source);
        }
    }
    let rows = programmes.iter().flat_map(|programme| {
        let funder = funders.get(programme.id.as_str()).map(|known| known.join("; ")).unwrap_or_default();
        rows(frame, names, bps, (programme, &funder))
    });
    let notes = vec![
        frame.say_with("portal-file-note", "district", &frame.district.name),
        frame.say("portal-3w-note"),
    ];
    let columns = tagged_columns(frame, &COLUMNS);
    super::table(frame, frame.say_code("portal-set-", "three_w"), notes, columns, rows)
}

fn rows(
    frame: &Frame,
    names: &Names,
    bps: &BTreeMap<String, String>,
    (programme, funder): (&PublicProgramme, &str),
) -> Vec<Vec<Value>> {
    let mut places: Vec<Option<&str>> = programme.places.iter().map(|place| Some(place.as_str())).collect();
    match places.len() {
        0 => places.push(Some(frame.district.region.as_str())),
        1 => {}
        _ => places.insert(0, None),
    }
    let text = |text: &str| Value::from(text);
    let themes: Vec<&str> = programme.themes.iter().map(|code| names.theme(frame.language, code)).collect();
    let goals: Vec<&str> =
        programme.sdg.iter().map(String::as_str).filter(|code| !code.contains('.')).collect();
    let fixed = vec![
        text(programme.id.as_str()),
        text(&programme.organisation),
        text(&programme.organisation_short),
        text(&frame.say_code("kind-", programme.organisation_kind.as_str())),
        text(funder),
        text(programme.lead.as_deref().unwrap_or_default()),
        text(programme.reference.as_deref().unwrap_or_default()),
        text(&programme.title),
        Value::from(themes.join("; ")),
        Value::from(goals.join("; ")),
        Value::from(programme.nomenclature.join("; ")),
    ];
    let first = |at: usize, value: Value| if at == 0 { value } else { Value::Empty };
    let row = |(at, place): (usize, &Option<&str>)| {
        let mut row = fixed.clone();
        row.extend(place_cells(frame, names, bps, *place));
        row.extend([
            text(status(programme.state, programme.state.is_over(programme.end_on, frame.today()))),
            date(programme.start_on),
            date(programme.end_on),
            first(at, programme.beneficiaries.map_or(Value::Empty, Value::Whole)),
            first(at, told_rupiah(programme.total_idr)),
            first(at, if programme.total_idr > 0 { text("IDR") } else { Value::Empty }),
            Value::from(frame.day(programme.changed_at).to_string()),
            provenance(frame, programme.provenance),
        ]);
        row
    };
    places.iter().enumerate().map(row).collect()
}

/// What the humanitarian sheets call the state of an activity; what is past its last day is not ongoing, and complete is only what was
/// said to be.
fn status(state: Status, over: bool) -> &'static str {
    match state {
        _ if over => "ended",
        Status::Active => "ongoing",
        Status::Completed => "complete",
        _ => "planned",
    }
}

/// The columns of places below the province.
const BELOW_PROVINCE: usize = 9;

/// The province, the district, the kecamatan and the village of a place: codes of both lists with names. What is of no one place says the
/// province alone, which no reader takes for a place of the programme.
fn place_cells(
    frame: &Frame,
    names: &Names,
    bps: &BTreeMap<String, String>,
    place: Option<&str>,
) -> Vec<Value> {
    let of_bps = |code: &str| Value::from(bps.get(code).map_or("", String::as_str));
    let region = frame.district.region.as_str();
    let province = region.split('.').next().unwrap_or_default();
    let named = sekber_facts::region::find(province).map(|found| found.name).unwrap_or_default();
    let mut cells = vec![Value::from(province), Value::from(named)];
    let Some(place) = place else {
        cells.extend(std::iter::repeat_n(Value::Empty, BELOW_PROVINCE));
        return cells;
    };
    cells.extend([Value::from(region), of_bps(region), Value::from(frame.district.name.as_str())]);
    for length in [8, 13] {
        match place.get(..length) {
            Some(code) => cells.extend([Value::from(code), of_bps(code), Value::from(names.place(code))]),
            None => cells.extend([Value::Empty, Value::Empty, Value::Empty]),
        }
    }
    cells
}
