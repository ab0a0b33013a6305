//! A plan seen as a whole: how often it serves each theme and kecamatan, and all pairs as a matrix.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use sekber_core::text::fold;
use sekber_core::value::ProgrammeId;

use crate::features::matching::reasons::of_hundred;
use crate::features::matching::solved_plan::SolvedPlan;
use crate::kit::page::Frame;

/// Programmes shown in the matrix; beyond these a sheet is the better form.
const MATRIX_ROWS: usize = 200;

/// How often something is served by the plan.
pub(super) struct Share {
    pub(super) name: String,
    pub(super) pairs: i64,
    pub(super) width: i64,
}

/// A row of the matrix.
pub(super) struct MatrixRow {
    pub(super) title: String,
    pub(super) partner: String,
    pub(super) cells: Vec<(String, &'static str, String)>,
}

/// How many pairs serve each theme and each kecamatan.
pub(super) fn coverage(frame: &Frame, opened: &SolvedPlan) -> (Vec<Share>, Vec<Share>) {
    let subjects = &opened.table.subjects;
    let mut themes: BTreeMap<&str, i64> =
        subjects.themes.iter().map(|theme| (theme.code.as_str(), 0)).collect();
    let mut places: BTreeMap<&str, i64> = subjects
        .places
        .values()
        .filter(|place| place.kind == "kecamatan")
        .map(|place| (place.code.as_str(), 0))
        .collect();
    for (programme, ..) in &opened.outcome.pairs {
        let Ok(id) = opened.offer(*programme).id.parse::<ProgrammeId>() else { continue };
        let Some(stored) = subjects.programme(&id).and_then(|at| subjects.programmes.get(at)) else {
            continue;
        };
        for theme in &stored.content.themes {
            themes.entry(theme.as_str()).and_modify(|pairs| *pairs += 1);
        }
        for place in subjects.kecamatan(stored) {
            places.entry(place.code.as_str()).and_modify(|pairs| *pairs += 1);
        }
    }
    let theme_name = |code: &str| {
        let theme = subjects.themes.iter().find(|theme| theme.code == code);
        theme.map_or(code.to_owned(), |theme| theme.name(frame.language).to_owned())
    };
    let place_name = |code: &str| {
        let place = subjects.places.values().find(|place| place.code.as_str() == code);
        place.map_or(code.to_owned(), |place| place.name.clone())
    };
    (shares(themes, theme_name), shares(places, place_name))
}

fn shares(counts: BTreeMap<&str, i64>, name: impl Fn(&str) -> String) -> Vec<Share> {
    let most = counts.values().copied().max().unwrap_or(0).max(1);
    let mut shares: Vec<Share> = counts
        .into_iter()
        .map(|(code, pairs)| Share { name: name(code), pairs, width: pairs * 100 / most })
        .collect();
    shares.sort_by_cached_key(|share| (Reverse(share.pairs), fold(&share.name)));
    shares
}

pub(super) fn matrix(frame: &Frame, opened: &SolvedPlan) -> (Vec<String>, Vec<MatrixRow>) {
    let chosen: BTreeSet<(u32, u32)> =
        opened.outcome.pairs.iter().map(|(programme, office, ..)| (*programme, *office)).collect();
    let vetoed: BTreeSet<(u32, u32)> = opened.inputs.vetoes.iter().copied().collect();
    let offices: Vec<String> = opened.inputs.offices.iter().map(|seat| seat.name.clone()).collect();
    let cell = |programme: u32, office: u32| {
        let edge = opened.planner.edge_of(programme, office);
        let edge = edge.map(|edge| opened.planner.instance().edges[edge as usize]);
        let score = edge.map(|edge| of_hundred(edge.points));
        let (class, key) =
            match (chosen.contains(&(programme, office)), vetoed.contains(&(programme, office))) {
                (true, _) => ("chosen", "matching-cell-chosen"),
                (_, true) => ("vetoed", "matching-cell-vetoed"),
                _ if edge.is_some_and(|edge| edge.pick.office > 0 || edge.pick.partner > 0) => {
                    ("wished", "matching-cell-wished")
                }
                _ => ("", "matching-cell-open"),
            };
        (score.map_or_else(String::new, |score| score.to_string()), class, frame.say(key))
    };
    let rows = (0..)
        .zip(&opened.inputs.programmes)
        .take(MATRIX_ROWS)
        .map(|(programme, offer)| MatrixRow {
            title: offer.title.clone(),
            partner: opened.partner(programme).name.clone(),
            cells: (0..).take(offices.len()).map(|office| cell(programme, office)).collect(),
        })
        .collect();
    (offices, rows)
}
