//! Which office or partner works for which indicator of the frame of district competitiveness (KDSD): programmes counted by the codes
//! that the secretariat has tied to each indicator, with the money that they tell.

use std::collections::BTreeMap;

use sekber_core::registry::programme::Owner;
use sekber_documents::sheet::{Kind, Table, Value};

use super::column;
use super::goals::{Count, Working, side_name};
use crate::features::portal::references::Indicator;
use crate::features::portal::store::programmes::PublicProgramme;
use crate::kit::page::Frame;
use crate::kit::page::cells::told_rupiah;

/// An indicator with what both sides do for it.
#[derive(Debug)]
pub struct Line {
    /// The indicator.
    pub indicator: Indicator,
    /// What offices do.
    pub offices: Count,
    /// What partners do.
    pub partners: Count,
}

/// The matrix. A programme is counted with every indicator that it counts for.
#[derive(Debug, Default)]
pub struct Matrix {
    /// The indicators, in the order of the frame.
    pub lines: Vec<Line>,
    /// By organisation, how many programmes count for each indicator.
    rows: BTreeMap<Working, Vec<i64>>,
    /// Programmes that count for none.
    pub without: i64,
}

/// Counts programmes.
pub fn matrix(frame: Vec<Indicator>, programmes: &[PublicProgramme]) -> Matrix {
    let line = |indicator| Line { indicator, offices: Count::default(), partners: Count::default() };
    let mut matrix = Matrix { lines: frame.into_iter().map(line).collect(), ..Matrix::default() };
    let width = matrix.lines.len();
    for programme in programmes {
        let is_partner = programme.side == Owner::Partner;
        let mut counts_for = Vec::new();
        for (at, line) in matrix.lines.iter_mut().enumerate() {
            if line.indicator.takes(programme) {
                counts_for.push(at);
                if is_partner { line.partners.add(programme) } else { line.offices.add(programme) }
            }
        }
        if counts_for.is_empty() {
            matrix.without += 1;
            continue;
        }
        let working = Working::new(is_partner, &programme.organisation, programme.organisation_id.as_str());
        let row = matrix.rows.entry(working).or_insert_with(|| vec![0; width]);
        for at in counts_for {
            row[at] += 1;
        }
    }
    matrix
}

fn notes(frame: &Frame, matrix: &Matrix, source: &str) -> Vec<String> {
    let mut notes = vec![
        frame.say_with("portal-file-note", "district", &frame.district.name),
        frame.say("portal-kdsd-note"),
    ];
    if matrix.lines.is_empty() {
        notes.push(frame.say("portal-kdsd-none"));
    } else {
        notes.push(frame.say_count("portal-kdsd-without", matrix.without));
    }
    if !source.is_empty() {
        notes.push(frame.say_with("portal-kdsd-source", "source", source));
    }
    notes
}

/// A row for each indicator.
pub fn list(frame: &Frame, matrix: &Matrix, source: &str) -> Table {
    let of = |side: &str, what: String| format!("{}: {what}", frame.say(side));
    let (programmes, money) = (frame.say("registry-programmes"), frame.say("programme-total"));
    let columns = vec![
        column(frame.say("portal-kdsd-number"), 10.0, Kind::Text),
        column(frame.say("portal-kdsd-indicator"), 60.0, Kind::Text),
        column(frame.say("portal-kdsd-codes"), 30.0, Kind::Text),
        column(of("nav-public-offices", programmes.clone()), 14.0, Kind::Whole),
        column(of("nav-public-offices", money.clone()), 20.0, Kind::Money),
        column(of("nav-public-partners", programmes), 14.0, Kind::Whole),
        column(of("nav-public-partners", money), 20.0, Kind::Money),
    ];
    let row = |line: &Line| {
        vec![
            Value::from(line.indicator.number.as_str()),
            Value::from(line.indicator.text.as_str()),
            Value::from(line.indicator.codes()),
            Value::Whole(line.offices.programmes),
            told_rupiah(line.offices.money),
            Value::Whole(line.partners.programmes),
            told_rupiah(line.partners.money),
        ]
    };
    let title = frame.say_code("portal-set-", "kdsd");
    super::table(frame, title, notes(frame, matrix, source), columns, matrix.lines.iter().map(row))
}

/// The same crosswise: a row for each office and partner, a column for each indicator.
pub fn crosswise(frame: &Frame, matrix: &Matrix, source: &str) -> Table {
    let mut columns = vec![
        column(frame.say("programme-side"), 18.0, Kind::Text),
        column(frame.say("programme-owner"), 40.0, Kind::Text),
    ];
    let indicators = matrix.lines.iter().map(|line| &line.indicator.number);
    columns.extend(indicators.map(|number| column(number.clone(), 10.0, Kind::Whole)));
    let rows = matrix.rows.iter().map(|(working, counts)| {
        let mut row =
            vec![Value::from(side_name(frame, working.is_partner)), Value::from(working.name.as_str())];
        row.extend(counts.iter().map(|count| match count {
            0 => Value::Empty,
            count => Value::Whole(*count),
        }));
        row
    });
    let title = frame.say("portal-kdsd-crosswise");
    super::table(frame, title, notes(frame, matrix, source), columns, rows)
}
