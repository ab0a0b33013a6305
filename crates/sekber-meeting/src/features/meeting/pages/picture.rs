//! The picture of wishes on the wall: offices on the left, partners on the right, a line for each pair that one of them wishes for, lit
//! where both do.

use std::collections::BTreeMap;

use sekber_core::text::{fold, shortened};
use sekber_core::value::OrganisationId;

use crate::features::matching::Rated;

/// Names on each side at most: more would be too small to be read from afar.
const ROWS: usize = 12;
/// Height of the picture in its own units, of which its width has 1,000; a letter is 42 high.
const HEIGHT: usize = 600;
/// Signs of a name that have room beside the lines.
const LONGEST: usize = 15;

/// A name at its height.
#[derive(Debug, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    pub y: usize,
}

/// A line from an office to a partner, by their heights.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub from: usize,
    pub to: usize,
    pub mutual: bool,
}

/// What is drawn.
#[derive(Debug, Default)]
pub struct Picture {
    pub offices: Vec<Name>,
    pub partners: Vec<Name>,
    pub lines: Vec<Line>,
}

/// One side: who stands on it, by id, with the name in speech.
type Side<'a> = BTreeMap<&'a OrganisationId, &'a str>;

impl Picture {
    /// Draws wishes, the latest first: of each, the pair and whether both sides want it. What finds no room any more is left out.
    pub fn of(wishes: &[(Rated, bool)]) -> Self {
        let (mut offices, mut partners) = (Side::new(), Side::new());
        let mut pairs: BTreeMap<(&OrganisationId, &OrganisationId), bool> = BTreeMap::new();
        for (rated, mutual) in wishes {
            let fits = |side: &Side<'_>, id: &OrganisationId| side.len() < ROWS || side.contains_key(id);
            if !fits(&offices, &rated.office) || !fits(&partners, &rated.partner) {
                continue;
            }
            offices.insert(&rated.office, &rated.office_name);
            partners.insert(&rated.partner, &rated.partner_name);
            *pairs.entry((&rated.office, &rated.partner)).or_default() |= *mutual;
        }
        let (offices, left) = placed(&offices);
        let (partners, right) = placed(&partners);
        let line = |((office, partner), mutual): ((&OrganisationId, &OrganisationId), bool)| {
            Some(Line { from: *left.get(office)?, to: *right.get(partner)?, mutual })
        };
        let mut lines: Vec<Line> = pairs.into_iter().filter_map(line).collect();
        // Those that are lit lie above the others.
        lines.sort_by_key(|line| line.mutual);
        Self { offices, partners, lines }
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

/// The names of a side from top to bottom as lists are in order, and the height of each organisation.
fn placed<'a>(side: &Side<'a>) -> (Vec<Name>, BTreeMap<&'a OrganisationId, usize>) {
    let mut names: Vec<(&OrganisationId, &str)> = side.iter().map(|(id, name)| (*id, *name)).collect();
    names.sort_by_cached_key(|(id, name)| (fold(name), (*id).clone()));
    let step = HEIGHT / names.len().max(1);
    let height = |at: usize| at * step + step / 2;
    let heights = names.iter().enumerate().map(|(at, (id, _))| (*id, height(at))).collect();
    let name = |(at, (_, name)): (usize, &(&OrganisationId, &str))| Name {
        text: shortened(name, LONGEST),
        y: height(at),
    };
    (names.iter().enumerate().map(name).collect(), heights)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rated(office: &str, partner: &str) -> Rated {
        Rated {
            office: office.parse().unwrap(),
            office_name: format!("Dinas {office}"),
            office_whole: String::new(),
            programme: "programme".parse().unwrap(),
            title: String::new(),
            partner: partner.parse().unwrap(),
            partner_name: format!("Yayasan Lestari {partner}"),
            partner_whole: String::new(),
            score: 50,
            reason: String::new(),
        }
    }

    #[test]
    fn both_sides_stand_in_order_and_what_both_want_is_lit_and_above() {
        let wishes = [
            (rated("tani", "a"), true),
            (rated("air", "b"), false),
            (rated("tani", "a"), false),
            (rated("tani", "b"), false),
        ];
        let picture = Picture::of(&wishes);
        let names: Vec<&str> = picture.offices.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(names, ["Dinas air", "Dinas tani"]);
        assert_eq!(picture.partners[0].text, "Yayasan Lestari…");
        let (high, low) = (HEIGHT / 4, HEIGHT * 3 / 4);
        let lines = [
            Line { from: high, to: low, mutual: false },
            Line { from: low, to: low, mutual: false },
            Line { from: low, to: high, mutual: true },
        ];
        assert_eq!(picture.lines, lines);
        assert!(Picture::of(&[]).is_empty());
    }

    #[test]
    fn what_finds_no_room_is_left_out_and_the_latest_stays() {
        let wishes: Vec<(Rated, bool)> =
            (0..40).map(|at| (rated(&format!("o{at:02}"), "p"), false)).collect();
        let picture = Picture::of(&wishes);
        assert_eq!((picture.offices.len(), picture.partners.len(), picture.lines.len()), (ROWS, 1, ROWS));
        assert!(picture.offices.iter().any(|name| name.text == "Dinas o00"));
        assert!(picture.offices.iter().all(|name| name.y < HEIGHT));
    }
}
