//! Names of organisations and themes. Slips of the finger in themes are forgiven and said; an organisation that is only nearly
//! named is asked about.

use sekber_core::reading::{Pick, split_list_knowing};
use sekber_core::text::words;

use super::{Reading, Remark};
use crate::features::exchange::references::{OrganisationName, References};
use crate::features::exchange::verdict::join;
use crate::features::registry::Side;

/// Themes of the district. One that is not known is left out and said, because partners name their fields freely.
pub(super) fn themes(references: &References, text: &str) -> Reading {
    let exact = |text: &str| references.themes.exact(text).is_some();
    let mut reading = Reading::default();
    let mut codes = Vec::new();
    let whole = exact(text).then(|| vec![text.to_owned()]);
    for part in whole.unwrap_or_else(|| split_list_knowing(text, exact)) {
        match references.themes.pick(&part) {
            Ok(Pick::Exact(code)) => codes.push(code),
            Ok(Pick::Near(code)) => {
                reading.remarks.push(Remark::notice(&part, "read-as", references.theme_name(&code)));
                codes.push(code);
            }
            Err(_) => match themes_with(references, &part).as_slice() {
                [code] => {
                    reading.remarks.push(Remark::notice(&part, "read-as", references.theme_name(code)));
                    codes.push((*code).to_owned());
                }
                several => {
                    let names = several
                        .iter()
                        .map(|code| references.theme_name(code))
                        .collect::<Vec<_>>()
                        .join(" / ");
                    let remark = Remark::notice(&part, "unknown-theme", "");
                    reading.remarks.push(remark.suggesting(Some(names).filter(|names| !names.is_empty())));
                }
            },
        }
    }
    reading.value = Some(join(codes)).filter(|codes| !codes.is_empty());
    reading
}

/// The themes in whose names all words of a text stand, or failing that words of the same roots.
fn themes_with<'r>(references: &'r References, text: &str) -> Vec<&'r str> {
    let wanted = words(text);
    let holds = |name: &str, same: fn(&str, &str) -> bool| {
        let named = words(name);
        let is_named = |word: &String| word.len() > 2 && named.iter().any(|other| same(word, other));
        !wanted.is_empty() && wanted.iter().all(is_named)
    };
    let with = |same: fn(&str, &str) -> bool| -> Vec<&'r str> {
        let themes = references.theme_list.iter();
        let themes = themes.filter(|theme| holds(&theme.name_id, same) || holds(&theme.name_en, same));
        themes.map(|theme| theme.code.as_str()).collect()
    };
    let exact = with(|one, other| one == other);
    if exact.is_empty() { with(|one, other| root(one) == root(other)) } else { exact }
}

/// The root of an Indonesian word with affixes: "hutan" of "kehutanan" and "perhutanan".
fn root(word: &str) -> &str {
    let inner =
        ["ke", "per", "pe"].into_iter().find_map(|prefix| word.strip_prefix(prefix)?.strip_suffix("an"));
    inner.filter(|inner| inner.len() >= 4).unwrap_or(word)
}

/// One organisation of either side.
pub(super) fn organisation(references: &References, text: &str, field: &str) -> Reading {
    let mut remarks = Vec::new();
    let value = find(references, text, (None, field), &mut remarks).map(|one| one.id.to_string());
    Reading { value, remarks, ..Reading::default() }
}

/// Several offices. In a field for one the first is the value and the others support it.
pub(super) fn offices(references: &References, text: &str, field: &str) -> Reading {
    let mut remarks = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for part in parts(references, text) {
        let office = find(references, &part, (Some(Side::Office), field), &mut remarks);
        found.extend(office.map(|office| office.id.to_string()));
    }
    if field == "supporting_offices" {
        let value = Some(join(found)).filter(|ids| !ids.is_empty());
        return Reading { value, remarks, ..Reading::default() };
    }
    let mut found = found.into_iter();
    let value = found.next();
    let others = join(found.collect());
    let mut more = Vec::new();
    if !others.is_empty() {
        remarks.push(Remark::notice(text, "first-leads", ""));
        more.push(("supporting_offices", others));
    }
    Reading { value, more, remarks }
}

/// The names in a cell. Names of offices hold commas, so commas part only what is known on both sides.
fn parts(references: &References, text: &str) -> Vec<String> {
    let known = |text: &str| !references.named(text, Some(Side::Office)).is_empty();
    let strong = text.split([';', '\n', '\r', '|', '•']).map(str::trim).filter(|part| !part.is_empty());
    let parts = |part: &str| -> Vec<String> {
        let pieces: Vec<&str> = part.split(',').map(str::trim).filter(|piece| !piece.is_empty()).collect();
        // "Dinkes, DP3AKB": of short names one that is known shows that commas part them.
        let are_short = pieces.iter().all(|piece| words(piece).len() <= 2);
        let listed =
            pieces.iter().all(|piece| known(piece)) || (are_short && pieces.iter().any(|piece| known(piece)));
        if !known(part) && pieces.len() > 1 && listed {
            pieces.iter().map(|piece| (*piece).to_owned()).collect()
        } else {
            vec![part.to_owned()]
        }
    };
    strong.flat_map(parts).collect()
}

/// The organisation that bears a name. One that is only nearly named may be another one: that is asked.
fn find<'r>(
    references: &'r References,
    text: &str,
    (side, field): (Option<Side>, &str),
    remarks: &mut Vec<Remark>,
) -> Option<&'r OrganisationName> {
    let names = |found: &[&OrganisationName]| found.iter().map(|one| one.name.clone()).collect::<Vec<_>>();
    match references.named(text, side).as_slice() {
        [one] => return Some(*one),
        [] => {}
        several => {
            let remark = Remark::fault(text, "ambiguous-organisation");
            remarks.push(remark.offering(field, text, names(several)));
            return None;
        }
    }
    let is_of_other_side = side.is_some() && !references.named(text, None).is_empty();
    let reason = if is_of_other_side { "not-an-office" } else { "unknown-organisation" };
    remarks.push(Remark::fault(text, reason).offering(field, text, names(&references.likely(text, side))));
    None
}
