//! Texts, counts and addresses.

use sekber_core::email::is_address;
use sekber_core::reading::read_count;
use sekber_core::text::{clean, one_line};
use sekber_core::value::OrganisationId;
use sekber_documents::sheet::Cell;

use super::{Reading, Remark};
use crate::kit::page::is_web_address;

/// Words that say a count is rough.
const ROUGHLY: &[&str] =
    &["±", "+/-", "sekitar", "kurang lebih", "kira-kira", "approx.", "approximately", "about"];

/// Units that may follow a count of people or partners.
const UNITS: &[&str] =
    &["orang", "jiwa", "org", "warga", "peserta", "mitra", "lembaga", "people", "persons", "partners"];

/// What else is counted in a column of people: how many people that are, nobody knows.
const NO_PEOPLE: &[&str] = &[
    "kk",
    "keluarga",
    "kepala keluarga",
    "rumah tangga",
    "rt",
    "kelompok",
    "desa",
    "unit",
    "households",
    "families",
    "groups",
    "sekolah",
    "dusun",
    "poktan",
];

/// A text on a single line.
pub(super) fn line(cell: &Cell) -> Reading {
    Reading::of(one_line(&clean(&cell.text())).trim())
}

/// A text with its line breaks, as a form reads it.
pub(super) fn paragraphs(cell: &Cell) -> Reading {
    Reading::of(clean(&cell.text()).trim())
}

pub(super) fn id(cell: &Cell) -> Reading {
    let text = cell.text();
    match text.parse::<OrganisationId>() {
        Ok(_) => Reading::of(text),
        Err(_) => Reading::fault(Remark::fault(text, "unknown-id")),
    }
}

pub(super) fn count(cell: &Cell) -> Reading {
    let written = cell.text();
    let lower = written.to_lowercase();
    let mut text = lower.trim();
    let rough = ROUGHLY.iter().find_map(|word| text.strip_prefix(word));
    text = rough.unwrap_or(text).trim();
    for unit in UNITS {
        text = text.strip_suffix(unit).unwrap_or(text).trim_end();
    }
    let counted = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    if text.starts_with(|c: char| c.is_ascii_digit()) && NO_PEOPLE.contains(&counted) {
        return left_out(&written, "not-people", None);
    }
    match read_count(text) {
        Ok(number) if number < 0 => Reading::fault(Remark::fault(written, "out-of-range")),
        Ok(number) => {
            let remarks = rough.map(|_| Remark::notice(&written, "read-as", number.to_string()));
            Reading { remarks: remarks.into_iter().collect(), ..Reading::of(number.to_string()) }
        }
        Err(why) => Reading::fault(Remark::unreadable(written, &why)),
    }
}

/// Whether a cell counts people.
pub fn is_count_of_people(cell: &Cell) -> bool {
    count(cell).value.is_some()
}

/// A telephone number; one whose leading nought a spreadsheet took for nothing gets it back.
pub(super) fn phone(cell: &Cell) -> Reading {
    let text = one_line(&clean(&cell.text())).trim().to_owned();
    let is_mobile =
        matches!(cell, Cell::Number(_)) && text.starts_with('8') && (9..=13).contains(&text.len());
    Reading::of(if is_mobile { format!("0{text}") } else { text })
}

/// What cannot be used of somebody's contacts is left out and said; the rest of the row is not held up by it.
fn left_out(text: &str, reason: &str, suggestion: Option<String>) -> Reading {
    let remark = Remark::notice(text, reason, "").suggesting(suggestion);
    Reading { remarks: vec![remark], ..Reading::default() }
}

pub(super) fn email(cell: &Cell) -> Reading {
    let text = cell.text();
    let mut parts = text
        .split(|c: char| c.is_whitespace() || ",;/|".contains(c))
        .map(|part| part.trim_start_matches("mailto:"))
        .filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default().to_owned();
    if !is_address(&first) {
        let mended = ["(at)", "[at]", " at ", "@ "].iter().map(|at| text.replace(at, "@").replace(' ', ""));
        return left_out(&text, "not-an-email", mended.into_iter().find(|text| is_address(text)));
    }
    let several = parts.next().is_some();
    let remarks = several.then(|| Remark::notice(&text, "only-first", &first));
    Reading { remarks: remarks.into_iter().collect(), ..Reading::of(first) }
}

/// An address on the web; one without `https://` in front gets it.
pub(super) fn website(cell: &Cell) -> Reading {
    let text = cell.text().trim().to_owned();
    let bare = !text.contains("://") && !text.contains('@');
    let address = if bare && text.contains('.') && !text.contains(' ') {
        format!("https://{text}")
    } else {
        text.clone()
    };
    match is_web_address(&address) {
        true => Reading::of(address),
        false => left_out(&text, "not-a-website", None),
    }
}
