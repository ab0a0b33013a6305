//! Names of organisations and themes, with slips of the finger forgiven and said.

use sekber_core::reading::{Pick, split_list_knowing};

use super::{Reading, Remark};
use crate::features::exchange::references::{OrganisationName, References, bare_key};
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
            Err(why) => {
                let remark = Remark::notice(&part, "unknown-theme", "");
                reading.remarks.push(remark.suggesting(why.suggestion));
            }
        }
    }
    reading.value = Some(join(codes)).filter(|codes| !codes.is_empty());
    reading
}

/// One organisation of either side.
pub(super) fn organisation(references: &References, text: &str) -> Reading {
    let mut remarks = Vec::new();
    let value = find(references, text, None, &mut remarks).map(|one| one.id.to_string());
    Reading { value, remarks, ..Reading::default() }
}

/// Several offices; with `first_leads` the first is the value and the others support it.
pub(super) fn offices(references: &References, text: &str, first_leads: bool) -> Reading {
    let mut remarks = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for part in parts(references, text) {
        let office = find(references, &part, Some(Side::Office), &mut remarks);
        found.extend(office.map(|office| office.id.to_string()));
    }
    if !first_leads {
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
        let all_known = !known(part) && pieces.len() > 1 && pieces.iter().all(|piece| known(piece));
        if all_known {
            pieces.iter().map(|piece| (*piece).to_owned()).collect()
        } else {
            vec![part.to_owned()]
        }
    };
    strong.flat_map(parts).collect()
}

/// The organisation that bears a name; what is unclear about it is remarked.
fn find<'r>(
    references: &'r References,
    text: &str,
    side: Option<Side>,
    remarks: &mut Vec<Remark>,
) -> Option<&'r OrganisationName> {
    match references.named(text, side).as_slice() {
        [one] => return Some(*one),
        [] => {}
        [one, ..] => {
            remarks.push(Remark::fault(text, "ambiguous-organisation").suggesting(Some(one.name.clone())));
            return None;
        }
    }
    let of_side = |index: &usize| {
        references.organisations.get(*index).filter(|one| side.is_none_or(|side| one.side == side))
    };
    match references.near().pick(text) {
        Ok(pick) => match of_side(&pick.value()) {
            Some(one) => {
                remarks.push(Remark::notice(text, "read-as", &one.name));
                return Some(one);
            }
            None => remarks.push(Remark::fault(text, "not-an-office")),
        },
        Err(why) => {
            let part = || references.containing(text, side).map(|one| one.name.clone());
            let suggestion = why.suggestion.filter(|name| begins_alike(name, text)).or_else(part);
            remarks.push(Remark::fault(text, "unknown-organisation").suggesting(suggestion));
        }
    }
    None
}

/// Whether two names begin alike once the legal form is left out, which alone makes many names look similar.
fn begins_alike(one: &str, other: &str) -> bool {
    let beginning = |name: &str| bare_key(name).chars().take(2).collect::<String>();
    beginning(one) == beginning(other)
}
