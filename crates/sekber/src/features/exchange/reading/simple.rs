//! Texts, counts and addresses.

use sekber_core::reading::read_count;
use sekber_core::text::{clean, one_line};
use sekber_core::value::OrganisationId;
use sekber_documents::sheet::Cell;

use super::{Reading, Remark};

/// Words that say a count is rough.
const ROUGHLY: &[&str] =
    &["±", "+/-", "sekitar", "kurang lebih", "kira-kira", "approx.", "approximately", "about"];

/// Units that may follow a count of people or partners.
const UNITS: &[&str] = &["orang", "jiwa", "org", "mitra", "lembaga", "people", "persons", "partners"];

pub(super) fn text(cell: &Cell, longest: usize) -> Reading {
    let text = tidy(&cell.text(), longest);
    if text.chars().count() > longest {
        let mut remark = Remark::fault(text, "too-long");
        remark.fact = longest.to_string();
        return Reading::fault(remark);
    }
    Reading::of(text)
}

/// Fields that hold no more than this are names, titles and numbers: a single line.
const LONGEST_LINE: usize = 500;

/// No spaces at the ends of lines, and a single line where no more is meant to stand.
fn tidy(text: &str, longest: usize) -> String {
    let text = clean(text);
    if longest <= LONGEST_LINE {
        return one_line(&text).trim().to_owned();
    }
    text.lines().map(str::trim).collect::<Vec<_>>().join("\n").trim().to_owned()
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
    let text = cell.text().to_lowercase();
    let mut parts = text
        .split(|c: char| c.is_whitespace() || ",;/|".contains(c))
        .map(|part| part.trim_start_matches("mailto:"))
        .filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or_default().to_owned();
    if !is_email(&first) {
        return Reading::fault(Remark::fault(text.clone(), "not-an-email"));
    }
    let several = parts.next().is_some();
    let remarks = several.then(|| Remark::notice(&text, "only-first", &first));
    Reading { remarks: remarks.into_iter().collect(), ..Reading::of(first) }
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    !name.is_empty()
        && !host.contains('@')
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
}

pub(super) fn website(cell: &Cell) -> Reading {
    let text = cell.text();
    let host = text.trim_start_matches("https://").trim_start_matches("http://");
    let sound = host.contains('.') && !host.contains(char::is_whitespace) && !host.contains('@');
    match sound {
        true if host.len() == text.len() => Reading::of(format!("https://{text}")),
        true => Reading::of(text),
        false => Reading::fault(Remark::fault(text, "not-a-website")),
    }
}
