//! Texts of a workbook come from strangers: whoever takes them in says how they are cleaned.

use super::{Cell, Workbook};

impl Workbook {
    /// Replaces every text of the workbook, names of sheets included, by what `clean` makes of it.
    pub fn clean_texts(&mut self, clean: impl Fn(&str) -> String) {
        for sheet in &mut self.sheets {
            sheet.name = clean(&sheet.name);
            for cell in sheet.rows.iter_mut().flatten() {
                match cell {
                    Cell::Text(text) => {
                        let cleaned = clean(text);
                        if cleaned != *text {
                            *cell = Cell::from_text(&cleaned);
                        }
                    }
                    Cell::Error(text) => *text = clean(text).into(),
                    Cell::Empty | Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) | Cell::Uncomputed => {}
                }
            }
        }
    }
}
