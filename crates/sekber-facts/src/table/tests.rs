use std::fs;
use std::path::Path;

use super::*;

#[test]
fn every_table_can_be_read() {
    assert_eq!(crate::verify(), Ok(()));
}

#[test]
fn damage_is_reported_and_reads_as_empty() {
    static DAMAGED: Table<&str> =
        Table::new(|| Packed { name: "broken.tsv.br", bytes: b"not brotli" }.rows(|[cell]| Some(cell)));
    assert!(DAMAGED.rows().is_empty());
    assert_eq!(DAMAGED.verify().map_err(|damage| damage.table), Err("broken.tsv.br"));
}

#[test]
fn a_row_that_does_not_parse_is_named_by_its_number() {
    let plain = Plain { name: "numbers.csv", text: "number,word\n1,one\ntwo,two\n" };
    let read = |row: &Row| row.text("number")?.parse::<u8>().ok();
    assert_eq!(plain.rows(read).map_err(|damage| damage.to_string()), {
        Err("embedded table numbers.csv is damaged: record 2".to_owned())
    });
    assert!(plain.rows(|row| row.text("no such column")).is_err());
}

#[test]
fn all_tables_together_stay_small_and_are_described() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tables");
    let mut size = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        size += entry.metadata().unwrap().len();
        let name = entry.file_name().into_string().unwrap();
        assert!(
            name == "SOURCES.md" || crate::SOURCES.contains(&format!("`{name}`")),
            "{name} is not in SOURCES.md"
        );
    }
    assert!(size < 2_500_000, "{size} bytes of tables");
}
