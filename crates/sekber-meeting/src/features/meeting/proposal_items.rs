//! What can be proposed in a plan year (kamus usulan), as districts publish it: a sheet with a row for each thing, its code and name, and
//! often its unit, the office that is asked, and the issue.

use std::collections::HashSet;

use sekber_core::text::shortened;
use sekber_documents::sheet::{Sheet, fold};

use crate::kit::form::Faults;

/// Rows among which the header is looked for.
const HEADER: usize = 30;
/// Most things of a year.
const ITEMS: usize = 5_000;
const CODE: usize = 60;
const NAME: usize = 500;
const UNIT: usize = 60;
const OFFICE: usize = 200;
const ISSUE: usize = 300;
/// Letters of a skipped row that are shown.
const LINE: usize = 120;

crate::row_struct! {
    /// Something that can be proposed.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct ProposalItem {
        /// Its code; no other of the year has it.
        pub code: String,
        /// What it is called.
        pub name: String,
        /// Of what so much is asked; may be empty.
        pub unit: String,
        /// The office that is asked for it, as the list names it; may be empty.
        pub office: String,
        /// The issue that it answers; may be empty.
        pub issue: String,
    }
}

/// A row of a sheet that holds nothing to be proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The row from 1.
    pub row: usize,
    /// What stands in it.
    pub text: String,
    /// Key of the sentence that says why.
    pub why: &'static str,
}

/// What a sheet holds: the things that can be proposed, and the rows between them that were skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The things, in the order of the sheet.
    pub items: Vec<ProposalItem>,
    /// The rows that were skipped; empty ones are none.
    pub skipped: Vec<Skipped>,
}

/// Why a sheet cannot be read: the key of a sentence and the row from 1; 0 for the whole sheet.
pub type Wrong = (&'static str, usize);

/// Where a column stands, by what its title is called: the first title that fits.
fn column(titles: &[String], is_it: impl Fn(&str) -> bool) -> Option<usize> {
    titles.iter().position(|title| is_it(title))
}

/// The columns of a header: code, name, unit, office and issue; none when the row is no header.
fn columns(titles: &[String]) -> Option<[Option<usize>; 5]> {
    let is_code = |title: &str| {
        ["kode", "id", "code", "idkamus"].contains(&title)
            || title.starts_with("kode kamus")
            || title.starts_with("kode usulan")
            || title.starts_with("id kamus")
            || title.starts_with("id usulan")
    };
    let is_name = |title: &str| {
        ["nama", "name", "uraian", "kamus usulan", "usulan"].contains(&title)
            || title.starts_with("nama kamus")
            || title.starts_with("nama usulan")
    };
    let is_office = |title: &str| {
        let words: Vec<&str> = title.split(' ').collect();
        words.iter().any(|word| ["skpd", "opd", "office"].contains(word))
            || title.starts_with("perangkat daerah")
    };
    let (code, name) = (column(titles, is_code)?, column(titles, is_name)?);
    let unit = column(titles, |title| ["satuan", "unit"].contains(&title));
    let issue = column(titles, |title| ["isu", "issue"].contains(&title));
    Some([Some(code), Some(name), unit, column(titles, is_office), issue])
}

/// Reads the first sheet with a header that names code and name.
///
/// # Errors
/// With the first row that cannot be taken.
pub fn read(sheets: &[Sheet]) -> Result<Listed, Wrong> {
    let header_of = |sheet: &Sheet, row: usize| {
        let titles: Vec<String> = sheet.rows.get(row)?.iter().map(|cell| fold(&cell.text())).collect();
        columns(&titles)
    };
    let found = sheets.iter().filter(|sheet| sheet.visible).find_map(|sheet| {
        (0..sheet.rows.len().min(HEADER)).find_map(|row| Some((sheet, row, header_of(sheet, row)?)))
    });
    let (sheet, header, columns) = found.ok_or::<Wrong>(("fault-items-header", 0))?;
    let (mut listed, mut seen) = (Listed::default(), HashSet::new());
    for row in header + 1..sheet.rows.len() {
        let [code, name, unit, office, issue] = columns.map(|column| {
            let text = column.map(|column| sheet.cell(row, column).text()).unwrap_or_default();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        });
        // Lines between the things, such as the name of a field, have no code; and long lists repeat their titles on each page.
        let skipped = match () {
            () if code.is_empty() => Some("items-skipped-code"),
            () if header_of(sheet, row).is_some() => Some("items-skipped-titles"),
            () => None,
        };
        if let Some(why) = skipped {
            let text = text_of(sheet, row);
            if !text.is_empty() {
                listed.skipped.push(Skipped { row: row + 1, text, why });
            }
            continue;
        }
        let item = ProposalItem { code, name, unit, office, issue };
        if !is_sound(&item) {
            return Err(("fault-items-row", row + 1));
        }
        if !seen.insert(item.code.clone()) {
            return Err(("fault-items-twice", row + 1));
        }
        listed.items.push(item);
        if listed.items.len() > ITEMS {
            return Err(("fault-items-many", row + 1));
        }
    }
    if listed.items.is_empty() { Err(("fault-items-none", 0)) } else { Ok(listed) }
}

/// What stands in a row, its cells one after another; no more than a line of it.
fn text_of(sheet: &Sheet, row: usize) -> String {
    let cells: Vec<String> = sheet.rows.get(row).into_iter().flatten().map(|cell| cell.text()).collect();
    shortened(&cells.join(" ").split_whitespace().collect::<Vec<_>>().join(" "), LINE)
}

/// Whether a thing has code and name, and nothing of it is too long.
fn is_sound(item: &ProposalItem) -> bool {
    let ProposalItem { code, name, unit, office, issue } = item;
    let fits = |text: &str, longest: usize| {
        let mut faults = Faults::none();
        faults.check_longest("file", text, longest);
        faults.is_empty()
    };
    let lengths = [(code, CODE), (name, NAME), (unit, UNIT), (office, OFFICE), (issue, ISSUE)];
    let all_fit = lengths.into_iter().all(|(text, longest)| fits(text.as_str(), longest));
    !code.is_empty() && !name.is_empty() && all_fit
}

/// Everything in a list that is not taken, by the names of the form's fields.
pub fn faults(year: i64, items: &[ProposalItem]) -> Faults {
    let mut faults = Faults::none();
    if !(2000..=2100).contains(&year) {
        faults.add("year", "fault-items-year");
    }
    let mut seen = HashSet::new();
    let is_taken = |item: &ProposalItem| is_sound(item) && seen.insert(item.code.clone());
    if items.is_empty() || items.len() > ITEMS || !items.iter().all(is_taken) {
        faults.add("file", "fault-items-none");
    }
    faults
}

#[cfg(test)]
mod tests {
    use sekber_documents::sheet::{self, Limits};

    use super::*;

    fn of(text: &str) -> Result<Vec<ProposalItem>, Wrong> {
        whole(text).map(|listed| listed.items)
    }

    fn whole(text: &str) -> Result<Listed, Wrong> {
        read(&sheet::read(text.as_bytes(), "kamus.csv", &Limits::default()).unwrap().sheets)
    }

    #[test]
    fn a_list_is_read_by_its_titles_whatever_their_order() {
        let sheet = "No;Satuan;Nama Usulan;ID Kamus;SKPD Tujuan;Isu\n1;unit;Sumur bor;17;Dinas PUPR;Air bersih\n;;Bidang pendidikan;;;\n2;;Ruang kelas;18;;\n";
        let read = of(sheet).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(
            (read[0].code.as_str(), read[0].name.as_str(), read[0].unit.as_str()),
            ("17", "Sumur bor", "unit")
        );
        assert_eq!((read[0].office.as_str(), read[0].issue.as_str()), ("Dinas PUPR", "Air bersih"));
        assert_eq!(read[1].unit, "");
        assert!(faults(2025, &read).is_empty());
        assert_eq!(faults(25, &read).count(), 1);
        assert_eq!(faults(2025, &[]).count(), 1);
    }

    #[test]
    fn rows_that_are_skipped_are_told_with_why() {
        let sheet = "Kode;Nama;Satuan\n;Bidang pendidikan;\n17;Ruang kelas;ruang\n;;\nKode;Nama;Satuan\n18;Sumur bor;unit\n;Jumlah;2\n";
        let listed = whole(sheet).unwrap();
        assert_eq!(listed.items.len(), 2);
        let skipped: Vec<_> =
            listed.skipped.iter().map(|one| (one.row, one.text.as_str(), one.why)).collect();
        assert_eq!(
            skipped,
            [
                (2, "Bidang pendidikan", "items-skipped-code"),
                (5, "Kode Nama Satuan", "items-skipped-titles"),
                (7, "Jumlah 2", "items-skipped-code"),
            ]
        );
    }

    #[test]
    fn what_cannot_be_taken_is_told_with_its_row() {
        assert_eq!(of("Kode;Satuan\n1;unit\n"), Err(("fault-items-header", 0)));
        assert_eq!(of("Kode;Nama\n1;Sumur\n1;Sumur bor\n"), Err(("fault-items-twice", 3)));
        assert_eq!(of("Kode;Nama\n1;\n"), Err(("fault-items-row", 2)));
        assert_eq!(of("Kode;Nama\n;Bidang\n"), Err(("fault-items-none", 0)));
    }
}
