//! Who is left short in a plan, and the single changes that would help.

use sekber_core::matching::assignment::planner::Change;
use sekber_core::matching::assignment::reason::Shortfall;

use crate::features::matching::opened::Opened;
use crate::kit::page::Frame;

/// Somebody who is left short, with what would help.
pub(super) struct ShortLine {
    pub(super) name: String,
    pub(super) why: String,
}

fn has_programme(opened: &Opened, partner: u32) -> bool {
    opened.inputs.programmes.iter().any(|offer| offer.partner == partner)
}

/// Whoever lacks a pair although something could be placed.
pub(super) fn short(frame: &Frame, opened: &Opened) -> Vec<ShortLine> {
    let offices = opened.outcome.offices_short.iter().map(|(at, lack)| ShortLine {
        name: opened.office(*at).name.clone(),
        why: frame.say_with("matching-short-office", "lack", lack),
    });
    let partners = opened.outcome.partners_short.iter().filter(|(at, _)| has_programme(opened, *at));
    let partners = partners.map(|(at, lack)| ShortLine {
        name: opened.inputs.partners[*at as usize].name.clone(),
        why: frame.say_with("matching-short-partner", "lack", lack),
    });
    offices.chain(partners).collect()
}

/// Partners that have nothing to place.
pub(super) fn idle(opened: &Opened) -> Vec<String> {
    let short = opened.outcome.partners_short.iter().filter(|(at, _)| !has_programme(opened, *at));
    let mut names: Vec<String> =
        short.map(|(at, _)| opened.inputs.partners[*at as usize].name.clone()).collect();
    names.sort();
    names
}

pub(super) fn repairs(frame: &Frame, opened: &Opened, shortfall: Option<&Shortfall>) -> Vec<String> {
    let Some(shortfall) = shortfall else { return Vec::new() };
    let sentence = |change: &Change| -> Option<String> {
        Some(match change {
            Change::OfficeQuota { office, most, .. } => frame.say_facts(
                "matching-repair-office",
                &[("name", opened.office(*office).name.clone()), ("most", most.to_string())],
            ),
            Change::PartnerQuota { partner, most, .. } => frame.say_facts(
                "matching-repair-partner",
                &[
                    ("name", opened.inputs.partners[*partner as usize].name.clone()),
                    ("most", most.to_string()),
                ],
            ),
            Change::Ruling { edge, .. } => {
                let edge = &opened.planner.instance().edges[*edge as usize];
                frame.say_facts(
                    "matching-repair-veto",
                    &[
                        ("office", opened.office(edge.office).name.clone()),
                        ("programme", opened.offer(edge.programme).title.clone()),
                    ],
                )
            }
            Change::Pick { .. } | Change::Points { .. } => return None,
        })
    };
    shortfall.repairs.iter().take(8).filter_map(|repair| sentence(&repair.change)).collect()
}
