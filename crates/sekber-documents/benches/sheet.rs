//! Reading and writing sheets of 15 columns at the sizes of a district and of a nation.

use divan::{Bencher, counter::ItemsCount};
use jiff::civil::{DateTime, date, datetime};
use sekber_documents::sheet::{Column, Kind, Limits, Table, Value, read, to_csv, to_xlsx};

const ROWS: [i64; 2] = [10_000, 100_000];
const COLUMNS: i64 = 15;
const MOMENT: DateTime = datetime(2023, 9, 20, 8, 30, 0, 0);

fn main() {
    divan::main();
}

fn table(rows: i64) -> Table {
    let kinds = [Kind::Text, Kind::Money, Kind::Date, Kind::Text, Kind::Whole];
    let kind = |column: i64| kinds[column as usize % kinds.len()];
    let value = |row: i64, column: i64| match kind(column) {
        Kind::Text => Value::Text(format!("Peningkatan layanan air bersih {}", row % 5_000 + column)),
        Kind::Date => Value::Date(date(2023, (row % 12 + 1) as i8, (row % 28 + 1) as i8)),
        _ => Value::Whole(row * 1_250 + column),
    };
    Table {
        title: "Daftar Program".to_owned(),
        notes: Vec::new(),
        columns: (0..COLUMNS)
            .map(|n| Column { title: format!("Kolom {n}"), hxl: None, width: 20.0, kind: kind(n) })
            .collect(),
        rows: (0..rows).map(|row| (0..COLUMNS).map(|column| value(row, column)).collect()).collect(),
    }
}

#[divan::bench(args = ROWS, sample_count = 5, sample_size = 1)]
fn write_xlsx(bencher: Bencher<'_, '_>, rows: i64) {
    let table = [table(rows)];
    bencher.counter(ItemsCount::new(rows as u64)).bench(|| to_xlsx(&table, MOMENT).map(|bytes| bytes.len()));
}

#[divan::bench(args = ROWS, sample_count = 5, sample_size = 1)]
fn write_csv(bencher: Bencher<'_, '_>, rows: i64) {
    let table = table(rows);
    bencher.counter(ItemsCount::new(rows as u64)).bench(|| to_csv(&table).map(|bytes| bytes.len()));
}

#[divan::bench(args = ROWS, sample_count = 5, sample_size = 1)]
fn read_xlsx(bencher: Bencher<'_, '_>, rows: i64) {
    let bytes = to_xlsx(&[table(rows)], MOMENT).unwrap_or_default();
    bencher
        .counter(ItemsCount::new(rows as u64))
        .bench(|| read(&bytes, "a.xlsx", &Limits::default()).map(|book| book.sheets.len()));
}

#[divan::bench(args = ROWS, sample_count = 5, sample_size = 1)]
fn read_csv(bencher: Bencher<'_, '_>, rows: i64) {
    let bytes = to_csv(&table(rows)).unwrap_or_default();
    bencher
        .counter(ItemsCount::new(rows as u64))
        .bench(|| read(&bytes, "a.csv", &Limits::default()).map(|book| book.sheets.len()));
}
