//! Templates come back as sheets that the import understands.

use std::io::{Cursor, Read};

use jiff::civil::{DateTime, date, datetime};

use super::workbook;
use crate::sheet::{
    Cell, Field, Kind, Template, TemplateColumn, TemplateWords, Value, find_header, is_example,
};

const MOMENT: DateTime = datetime(2023, 9, 20, 8, 30, 0, 0);

fn words() -> TemplateWords {
    TemplateWords {
        guide: "Petunjuk".into(),
        lists: "Daftar".into(),
        column: "Kolom".into(),
        required: "Wajib".into(),
        note: "Keterangan".into(),
        example: "Contoh".into(),
        yes: "Ya".into(),
        no: "Tidak".into(),
        choose_from_list: "Pilih salah satu dari daftar.".into(),
    }
}

fn template() -> Template {
    let name = TemplateColumn {
        title: "Nama Program".into(),
        required: true,
        note: "Nama lengkap.".into(),
        examples: vec!["Air bersih".into(), "Gizi".into()],
        width: 40.0,
        ..TemplateColumn::default()
    };
    let places = (1..=400).map(|n| format!("Desa {n}, Kecamatan Baras")).collect();
    let place = TemplateColumn {
        title: "Desa".into(),
        examples: vec!["Desa 1, Kecamatan Baras".into()],
        choices: Some(places),
        only_choices: true,
        ..TemplateColumn::default()
    };
    let start = TemplateColumn {
        title: "Mulai".into(),
        examples: vec![date(2023, 9, 20).into(), Value::Empty],
        kind: Kind::Date,
        ..TemplateColumn::default()
    };
    let instructions = vec!["Isi satu baris untuk setiap program.".into()];
    Template { title: "Program".into(), instructions, columns: vec![name, place, start], words: words() }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut text = String::new();
    zip::ZipArchive::new(Cursor::new(bytes))
        .unwrap()
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn the_sheet_to_fill_in_is_found_and_examples_are_told_from_data() {
    let book = workbook(&template().to_xlsx(MOMENT).unwrap(), "a.xlsx");
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Program", "Petunjuk", "Daftar"]);
    let aliases = ["nama program", "desa", "mulai"];
    let fields = aliases.map(|alias| Field { key: alias.into(), aliases: vec![alias.into()], many: false });
    let header = find_header(&book.sheets[0], &fields).unwrap();
    assert_eq!((header.data_row, header.matched), (1, 3));
    assert_eq!(header.titles[0], "Nama Program *");
    let rows = &book.sheets[0].rows;
    assert_eq!(rows.len(), 3);
    assert!(is_example(&rows[1]) && is_example(&rows[2]));
    assert_eq!(rows[1][2], Cell::Date(date(2023, 9, 20)));
    assert!(!is_example(&[Cell::Empty, Cell::Text("Gizi".into())]));
}

#[test]
fn drop_downs_reach_their_list_and_notes_are_there() {
    let bytes = template().to_xlsx(MOMENT).unwrap();
    let data = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(data.contains("Daftar!$A$2:$A$401") || data.contains("'Daftar'!$A$2:$A$401"), "{data}");
    assert!(data.contains("sqref=\"B2:B1048576\""));
    assert!(part(&bytes, "xl/comments1.xml").contains("Nama lengkap."));
    assert_eq!(workbook(&bytes, "a.xlsx").sheets[2].rows.len(), 401);
}

#[test]
fn a_template_is_stable() {
    assert_eq!(template().to_xlsx(MOMENT).unwrap(), template().to_xlsx(MOMENT).unwrap());
}

#[test]
fn without_choices_there_is_no_sheet_of_lists() {
    let mut plain = template();
    plain.columns.remove(1);
    assert_eq!(workbook(&plain.to_xlsx(MOMENT).unwrap(), "a.xlsx").sheets.len(), 2);
}
