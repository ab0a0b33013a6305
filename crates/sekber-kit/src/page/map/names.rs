//! The names of a map for its two readers, at a desk and on a phone, with the numbers of its key; where each stands is worked out by
//! `sekber_documents::drawing::names`.

use sekber_documents::drawing::names::{Outline, Placed, placed};

use super::{Area, InKey, Label, Writing, Written};

/// How high letters are on a phone, beside a canvas that is drawn half as wide.
const ON_PHONES: [i64; 1] = [20];
/// How high they are at a desk, and where they have no room so.
const ON_DESKS: [i64; 2] = [11, 9];

fn outlines(areas: &[Area]) -> Vec<&Outline> {
    areas.iter().map(|area| &*area.outline).collect()
}

fn is_number(placed: Option<Placed>) -> bool {
    placed.is_some_and(|placed| placed.is_number)
}

/// Gives each name its places, for somebody at a desk and on a phone, and a number to those that have no room on one of them.
pub fn write(areas: &mut [Area], canvas: (i64, i64)) {
    let names: Vec<String> = areas.iter().map(|area| area.name.clone()).collect();
    let desks = placed(&outlines(areas), &names, canvas, &ON_DESKS);
    let phones = placed(&outlines(areas), &names, canvas, &ON_PHONES);
    let mut last = 0;
    for (area, (desk, phone)) in areas.iter_mut().zip(desks.into_iter().zip(phones)) {
        area.in_key = (is_number(desk) || is_number(phone)).then(|| {
            last += 1;
            InKey { number: last, on_desks: is_number(desk) }
        });
        let own: &Area = area;
        let text = |placed: Placed| match own.in_key {
            Some(key) if placed.is_number => key.number.to_string(),
            _ => own.name.clone(),
        };
        let label = |placed: Placed, class: &'static str| Label {
            x: placed.at.0,
            y: placed.at.1,
            text: text(placed),
            class,
            lead: placed.lead(&own.outline),
        };
        let desk = desk.map(|one| label(one, if one.height < ON_DESKS[0] { "desk small" } else { "desk" }));
        let phone = phone.map(|one| label(one, "phone"));
        let labels = desk.into_iter().chain(phone).collect();
        area.labels = labels;
    }
}

/// The same for one text of each area at the size of a desk, with what the numbers stand for.
pub fn texts(areas: &[Area], texts: &[String], canvas: (i64, i64)) -> Writing {
    let mut writing = Writing::default();
    let all = areas.iter().zip(texts).zip(placed(&outlines(areas), texts, canvas, &ON_DESKS));
    for ((area, text), placed) in all {
        let Some(placed) = placed else { continue };
        let mut written = text.clone();
        if placed.is_number {
            written = (writing.key.len() + 1).to_string();
            writing.key.push(format!("{written} {text}"));
        }
        let (x, y) = placed.at;
        writing.texts.push(Written {
            x,
            y,
            text: written,
            height: placed.height,
            lead: placed.lead(&area.outline),
        });
    }
    writing
}
