//! Guessing once more which column is which field, from all rows that wait: they are read piece by piece, and only those are kept that
//! the guess needs, so that it comes to what it came to when the file was read.

use super::checking::rows;
use super::guess::{LOOKED_AT, place_pairs};
use super::hxl;
use super::kind::Kind;
use super::layout::Layout;
use super::reading::says_nothing;
use super::row::SheetRow;
use super::store::{self, Run, Wanted};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::problem::Problem;

/// Rows that are read at a time.
const AT_ONCE: i64 = 500;

/// Guesses the fields of an import's columns anew.
///
/// # Errors
/// When the database cannot be asked.
pub async fn guess_again(app: &App, run: &Run, layout: &mut Layout) -> Result<(), Problem> {
    let mut telling = Telling::of(run.kind, layout);
    let mut after = 0;
    loop {
        let piece = (after, AT_ONCE);
        let waiting =
            store::waiting_after(app.db(), &app.region(), &run.id, Wanted::default(), piece).await?;
        let Some(last) = waiting.last() else { break };
        after = last.number;
        cpu::in_place(|| telling.look(rows(&waiting)));
    }
    layout.guess_again(run.kind, app.words(), &telling.rows);
    Ok(())
}

/// The rows that tell a guess something: it comes to the same with them as with all.
struct Telling {
    /// How many values each column still wants.
    wanted: Vec<usize>,
    /// Columns of codes and of names of which every name so far has its code.
    beside: Vec<(usize, usize)>,
    rows: Vec<SheetRow>,
}

impl Telling {
    fn of(kind: Kind, layout: &Layout) -> Self {
        let mut beside = hxl::pairs(kind, &layout.tags);
        if kind == Kind::Programmes {
            beside.extend(place_pairs(&layout.titles));
        }
        Self { wanted: vec![LOOKED_AT; layout.titles.len()], beside, rows: Vec::new() }
    }

    /// Looks at some rows, in the order of the sheet.
    fn look(&mut self, rows: Vec<SheetRow>) {
        for row in rows {
            if self.needs(&row) {
                self.rows.push(row);
            }
        }
    }

    /// Whether a row tells what those before it left open.
    fn needs(&mut self, row: &SheetRow) -> bool {
        let mut needs = self.rows.is_empty();
        for (column, wanted) in self.wanted.iter_mut().enumerate() {
            if *wanted > 0 && !says_nothing(row.cell(column)) {
                *wanted -= 1;
                needs = true;
            }
        }
        let before = self.beside.len();
        self.beside
            .retain(|(codes, names)| says_nothing(row.cell(*names)) || !says_nothing(row.cell(*codes)));
        needs || self.beside.len() < before
    }
}

#[cfg(test)]
mod tests {
    use sekber_documents::sheet::Cell;

    use super::*;

    fn row(number: i64, cells: [&str; 3]) -> SheetRow {
        let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        SheetRow { number, cells: cells.map(cell).to_vec(), ..SheetRow::default() }
    }

    fn kept(rows: Vec<SheetRow>) -> Vec<i64> {
        let texts = |texts: [&str; 3]| texts.map(str::to_owned).to_vec();
        let layout = Layout {
            titles: texts(["Judul program", "Kode", "Kecamatan"]),
            tags: texts(["#activity", "#adm3+code+v_kemendagri", "#adm3+name"]),
            ..Layout::default()
        };
        let mut telling = Telling::of(Kind::Programmes, &layout);
        telling.look(rows);
        telling.rows.iter().map(|row| row.number).collect()
    }

    #[test]
    fn rows_are_kept_that_a_guess_needs_and_no_more() {
        let usual = (1..=1_000).map(|number| match number {
            30 => row(number, ["Kebun", "", "Sepauk"]),
            40 => row(number, ["Kebun", "", "Tempunak"]),
            _ => row(number, ["Kebun", "61.05.01", "Sintang"]),
        });
        let first: Vec<i64> = (1..=20).collect();
        let with_the_name = first.iter().copied().chain([30]).collect::<Vec<_>>();
        assert_eq!(kept(usual.collect()), with_the_name, "the first name without a code, and no other");
        let late = (1..=1_000).map(|number| match number {
            500.. => row(number, ["Kebun", "61.05.01", "Sintang"]),
            _ => row(number, ["Kebun", "", ""]),
        });
        let with_the_places = first.into_iter().chain(500..520).collect::<Vec<_>>();
        assert_eq!(kept(late.collect()), with_the_places);
        assert_eq!(
            kept((1..9).map(|number| row(number, ["", "-", ""])).collect()),
            [1],
            "not taken for none"
        );
    }
}
