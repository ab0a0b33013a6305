//! Which office or partner works on which development goal: programmes counted by goal and target, with the money that they tell.

use std::collections::{BTreeMap, BTreeSet};

use sekber_core::registry::programme::Owner;
use sekber_core::text::fold;
use sekber_documents::sheet::{Kind, Table, Value};
use sekber_facts::sdg;

use super::column;
use crate::features::portal::store::programmes::PublicProgramme;
use crate::kit::page::Frame;
use crate::kit::page::cells::told_rupiah;
use crate::kit::words::Language;

/// Programmes of one goal or target.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// How many there are.
    pub programmes: i64,
    /// How many of them tell money.
    pub told: i64,
    /// What those tell, in sen.
    pub money: i64,
}

impl Count {
    /// Counts a programme.
    pub(super) fn add(&mut self, programme: &PublicProgramme) {
        self.programmes += 1;
        self.told += i64::from(programme.total_idr > 0);
        self.money = self.money.saturating_add(programme.total_idr.max(0));
    }
}

/// An office or partner in the matrix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Working {
    /// Office or partner.
    pub is_partner: bool,
    /// Its name as names are sorted.
    sort_key: String,
    /// Its name.
    pub name: String,
    /// Which one.
    pub id: String,
}

impl Working {
    /// One of a name and an id.
    pub(super) fn new(is_partner: bool, name: &str, id: &str) -> Self {
        Self { is_partner, sort_key: fold(name), name: name.to_owned(), id: id.to_owned() }
    }
}

/// The matrix: who works on which goal or target, and how much. A programme of several goals is counted with each.
#[derive(Debug, Default)]
pub struct Matrix {
    /// By organisation, then by goal (`2`) and target (`2.2`), in the order of the goals.
    pub rows: BTreeMap<Working, BTreeMap<(u8, String), Count>>,
    /// Programmes that name no goal.
    pub without: i64,
}

/// Counts programmes.
pub fn matrix(programmes: &[PublicProgramme]) -> Matrix {
    let mut matrix = Matrix::default();
    for programme in programmes {
        let named =
            |code: &str| code.split('.').next()?.parse::<u8>().ok().filter(|goal| (1..=17).contains(goal));
        let mut codes: BTreeSet<(u8, String)> = BTreeSet::new();
        for code in programme.sdg.iter() {
            let Some(goal) = named(code) else { continue };
            // Whoever names a target works on its goal.
            codes.insert((goal, goal.to_string()));
            codes.insert((goal, code.clone()));
        }
        if codes.is_empty() {
            matrix.without += 1;
            continue;
        }
        let is_partner = programme.side == Owner::Partner;
        let working = Working::new(is_partner, &programme.organisation, programme.organisation_id.as_str());
        let row = matrix.rows.entry(working).or_default();
        for code in codes {
            row.entry(code).or_default().add(programme);
        }
    }
    matrix
}

impl Matrix {
    /// What a row counts for a goal.
    pub fn goal(row: &BTreeMap<(u8, String), Count>, goal: u8) -> Count {
        row.get(&(goal, goal.to_string())).copied().unwrap_or_default()
    }

    /// What one side, offices or partners, counts for a goal.
    pub fn side(&self, is_partner: bool, goal: u8) -> Count {
        let mut sum = Count::default();
        for row in
            self.rows.iter().filter(|(working, _)| working.is_partner == is_partner).map(|(_, row)| row)
        {
            let count = Self::goal(row, goal);
            sum.programmes += count.programmes;
            sum.told += count.told;
            sum.money = sum.money.saturating_add(count.money);
        }
        sum
    }
}

/// What a goal or target is called.
pub fn name(language: Language, code: &str) -> &'static str {
    sdg::find(code).map_or("", |found| match language {
        Language::Indonesian => found.name_id,
        Language::English => found.name_en,
    })
}

pub(super) fn side_name(frame: &Frame, is_partner: bool) -> String {
    frame.say_code("programme-side-", if is_partner { "partner" } else { "office" })
}

fn notes(frame: &Frame, matrix: &Matrix) -> Vec<String> {
    vec![
        frame.say_with("portal-file-note", "district", &frame.district.name),
        frame.say("portal-goals-note"),
        frame.say_count("portal-goals-without", matrix.without),
    ]
}

/// A row for each goal or target of each office and partner.
pub fn list(frame: &Frame, matrix: &Matrix) -> Table {
    let columns = vec![
        column(frame.say("programme-goal"), 10.0, Kind::Text),
        column(frame.say("portal-goals-target"), 10.0, Kind::Text),
        column(frame.say("portal-goals-name"), 50.0, Kind::Text),
        column(frame.say("programme-side"), 18.0, Kind::Text),
        column(frame.say("programme-owner"), 40.0, Kind::Text),
        column(frame.say("portal-column-id"), 34.0, Kind::Text),
        column(frame.say("registry-programmes"), 10.0, Kind::Whole),
        column(frame.say("portal-goals-told"), 12.0, Kind::Whole),
        column(frame.say("programme-total"), 20.0, Kind::Money),
    ];
    let row = |working: &Working, (goal, code): &(u8, String), count: &Count| {
        let target = if code.contains('.') { code.as_str() } else { "" };
        vec![
            Value::from(goal.to_string()),
            Value::from(target),
            Value::from(name(frame.language, code)),
            Value::from(side_name(frame, working.is_partner)),
            Value::from(working.name.as_str()),
            Value::from(working.id.as_str()),
            Value::Whole(count.programmes),
            Value::Whole(count.told),
            told_rupiah(count.money),
        ]
    };
    let rows = matrix
        .rows
        .iter()
        .flat_map(|(working, codes)| codes.iter().map(move |(code, count)| (working, code, count)));
    let rows = rows.map(|(working, code, count)| row(working, code, count));
    super::table(frame, frame.say_code("portal-set-", "goals"), notes(frame, matrix), columns, rows)
}

/// The same crosswise: a row for each office and partner, a column for each of the seventeen goals.
pub fn crosswise(frame: &Frame, matrix: &Matrix) -> Table {
    let mut columns = vec![
        column(frame.say("programme-side"), 18.0, Kind::Text),
        column(frame.say("programme-owner"), 40.0, Kind::Text),
    ];
    columns.extend((1..=17_u8).map(|goal| {
        let code = goal.to_string();
        column(format!("{code} {}", name(frame.language, &code)), 10.0, Kind::Whole)
    }));
    let rows = matrix.rows.iter().map(|(working, codes)| {
        let mut row =
            vec![Value::from(side_name(frame, working.is_partner)), Value::from(working.name.as_str())];
        row.extend((1..=17).map(|goal| match Matrix::goal(codes, goal).programmes {
            0 => Value::Empty,
            count => Value::Whole(count),
        }));
        row
    });
    super::table(frame, frame.say("portal-goals-crosswise"), notes(frame, matrix), columns, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_stand_before_partners_and_each_as_people_sort_names() {
        let sorted =
            [(false, "Bapenda"), (false, "BPKAD"), (false, "Dinas"), (true, "Aliansi"), (true, "WWF")];
        let all = sorted.map(|(is_partner, name)| Working::new(is_partner, name, name));
        assert!(all.is_sorted(), "{all:?}");
    }
}
