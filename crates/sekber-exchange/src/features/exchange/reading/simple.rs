//! Texts, counts and addresses.

use sekber_core::email::is_address;
use sekber_core::reading::read_count;
use sekber_core::text::{clean, one_line};
use sekber_core::value::OrganisationId;
use sekber_documents::sheet::Cell;

use super::{Reading, Remark};
use crate::features::registry::is_website;

/// Words that say a count is rough.
const ROUGHLY: &[&str] =
    &["±", "+/-", "sekitar", "kurang lebih", "kira-kira", "approx.", "approximately", "about"];

/// Units that may follow a count of people or partners.
const UNITS: &[&str] = &["orang", "jiwa", "org", "mitra", "lembaga", "people", "persons", "partners"];

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
    match read_count(text) {
        Ok(number) if number < 0 => Reading::fault(Remark::fault(written, "out-of-range")),
        Ok(number) => {
            let remarks = rough.map(|_| Remark::notice(&written, "read-as", number.to_string()));
            Reading { remarks: remarks.into_iter().collect(), ..Reading::of(number.to_string()) }
        }
        Err(why) => Reading::fault(Remark::unreadable(written, &why)),
    }
}

pub(super) fn email(cell: &Cell) -> Reading {
    let text = cell.text();
    let mut parts = text
        .split(|c: char| c.is_whitespace() || ",;/|".contains(c))
        .map(|part| part.trim_start_matches("mailto:"))
        .filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default().to_owned();
    if !is_address(&first) {
        return Reading::fault(Remark::fault(text.clone(), "not-an-email"));
    }
    let several = parts.next().is_some();
    let remarks = several.then(|| Remark::notice(&text, "only-first", &first));
    Reading { remarks: remarks.into_iter().collect(), ..Reading::of(first) }
}

/// An address on the web; one without `https://` in front gets it.
pub(super) fn website(cell: &Cell) -> Reading {
    let text = cell.text().trim().to_owned();
    let bare = !text.contains("://") && !text.contains('@');
    let address = if bare { format!("https://{text}") } else { text.clone() };
    match is_website(&address) {
        true => Reading::of(address),
        false => Reading::fault(Remark::fault(text, "not-a-website")),
    }
}
