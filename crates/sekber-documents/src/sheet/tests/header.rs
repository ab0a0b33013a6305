//! Messy sheets as offices keep them, and where their header is.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::{book, sheet, workbook};
use crate::sheet::{Field, Sheet, find_header, fold, guess};

fn field(key: &str, aliases: &[&str]) -> Field {
    Field { key: key.into(), aliases: aliases.iter().map(|&a| a.into()).collect(), many: false }
}

fn programme_fields() -> Vec<Field> {
    vec![
        field("title", &["Nama Program", "Judul Kegiatan", "Program"]),
        field("place", &["Lokasi", "Desa/Kelurahan"]),
        field("district", &["APBD", "Anggaran APBD"]),
        field("partner", &["Mitra", "Anggaran Mitra"]),
        field("start", &["Tanggal Mulai"]),
    ]
}

fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) -> Result<(), XlsxError> {
    for (row, cells) in rows.iter().enumerate() {
        sheet.write_row(from + row as u32, 0, cells.iter().copied())?;
    }
    Ok(())
}

fn csv(text: &str) -> Sheet {
    workbook(text.as_bytes(), "a.csv").sheets.remove(0)
}

#[test]
fn a_plain_header_in_the_first_row() {
    let found =
        find_header(&csv("Nama Program,Lokasi,Mitra\nAir bersih,Baras,5\n"), &programme_fields()).unwrap();
    assert_eq!((found.row, found.depth, found.data_row, found.matched), (0, 1, 1, 3));
}

#[test]
fn letterhead_and_merged_titles_above_are_passed_over() {
    let bytes = book(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 3, "PEMERINTAH KABUPATEN SINTANG", &plain)?;
        sheet.merge_range(1, 0, 1, 3, "Daftar program dan lokasi tahun 2023", &plain)?;
        rows(sheet, 4, &[&["No", "Nama Program", "Lokasi", "Tgl. Mulai"], &["1", "Gizi", "Baras", "x"]])
    });
    let found = find_header(&sheet(&bytes), &programme_fields()).unwrap();
    assert_eq!((found.row, found.data_row), (4, 5));
    assert_eq!(found.titles, ["No", "Nama Program", "Lokasi", "Tgl. Mulai"]);
}

#[test]
fn two_merged_rows_are_joined() {
    let bytes = book(|sheet| {
        let plain = Format::new();
        sheet.merge_range(2, 0, 3, 0, "Nama Program", &plain)?;
        sheet.merge_range(2, 1, 2, 2, "Anggaran", &plain)?;
        sheet.merge_range(2, 3, 3, 3, "Lokasi", &plain)?;
        sheet.write(3, 1, "APBD")?;
        sheet.write(3, 2, "Mitra")?;
        rows(sheet, 4, &[&["Gizi", "1", "2", "Baras"]])
    });
    let found = find_header(&sheet(&bytes), &programme_fields()).unwrap();
    assert_eq!((found.row, found.depth, found.data_row), (2, 2, 4));
    assert_eq!(found.titles, ["Nama Program", "Anggaran / APBD", "Anggaran / Mitra", "Lokasi"]);
    let keys = guess(&found.titles, &programme_fields())
        .iter()
        .map(|k| k.unwrap_or("?").to_owned())
        .collect::<Vec<_>>();
    assert_eq!(keys, ["title", "district", "partner", "place"]);
}

#[test]
fn two_rows_without_merges_are_joined_too() {
    let found = find_header(
        &csv("Nama Program,Anggaran,,Lokasi\n,APBD,Mitra,\nGizi,1,2,Baras\n"),
        &programme_fields(),
    )
    .unwrap();
    assert_eq!(found.titles, ["Nama Program", "Anggaran / APBD", "Anggaran / Mitra", "Lokasi"]);
    assert_eq!(found.data_row, 2);
}

#[test]
fn a_first_row_of_data_with_gaps_is_not_taken_for_sub_titles() {
    let found =
        find_header(&csv("Nama Program,Lokasi,,Mitra\nGizi,Baras,catatan,\n"), &programme_fields()).unwrap();
    assert_eq!((found.depth, found.data_row), (1, 1));
}

#[test]
fn numbering_and_hashtag_rows_are_no_data() {
    let text = "Nama Program,Lokasi,Mitra\n(1),(2),(3)\n#activity+name,#loc+name,\nGizi,Baras,5\n";
    let found = find_header(&csv(text), &programme_fields()).unwrap();
    assert_eq!(found.data_row, 3);
    assert_eq!(found.tags[..2], ["#activity+name", "#loc+name"]);
}

#[test]
fn hashtags_are_found_above_titles_below_unknown_ones_and_alone() {
    let found = |text: &str| find_header(&csv(text), &programme_fields()).unwrap();
    let above = found("#activity+name,#loc+name\nNama Program,Lokasi\nGizi,Baras\n");
    assert_eq!((above.row, above.data_row, above.tags.len()), (1, 2, 2));
    let unknown = found("Laporan,\nWas,Wo\n#activity+name,#loc+name\nGizi,Baras\n");
    assert_eq!((unknown.row, unknown.data_row, unknown.tags.len()), (1, 3, 2));
    assert_eq!(unknown.titles, ["Was", "Wo"]);
    let alone = found("#activity+name,#loc+name\nGizi,Baras\n");
    assert_eq!((alone.row, alone.data_row), (0, 1));
    assert_eq!(alone.titles, alone.tags);
    let apart = found("Nama Program,Lokasi\n,\n#activity+name,#loc+name\nGizi,Baras\n");
    assert_eq!((apart.row, apart.data_row, apart.tags.len()), (0, 3, 2));
}

#[test]
fn faults_of_formulas_and_numbers_are_no_hashtags() {
    let found = find_header(&csv("Nama Program,Lokasi\n#N/A,#REF!\n#1,#2\n"), &programme_fields()).unwrap();
    assert!(found.tags.is_empty());
    assert_eq!(found.data_row, 1);
    let campaign = "Nama Program,Lokasi\nGizi,Baras\nKampanye,#BarasHijau\n";
    let found = find_header(&csv(campaign), &programme_fields()).unwrap();
    assert_eq!((found.data_row, found.tags.len()), (1, 0));
}

#[test]
fn an_unknown_header_is_offered_by_its_shape() {
    let found = find_header(&csv("Laporan\n\nalfa,beta,gama\n1,2,3\n"), &programme_fields()).unwrap();
    assert_eq!((found.row, found.matched), (2, 0));
}

#[test]
fn guesses_prefer_the_closest_title_and_use_a_field_once() {
    let titles =
        ["Program", "Nama Program *", "Lokasi Kegiatan", "Tangal Mulai", "Catatan"].map(String::from);
    let fields = programme_fields();
    assert_eq!(guess(&titles, &fields), [Some("title"), None, Some("place"), Some("start"), None]);
}

#[test]
fn a_field_for_many_columns_takes_them_all() {
    let mut fields = programme_fields();
    fields.push(Field { many: true, ..field("fund", &["Dana Tahun"]) });
    let titles = ["Dana Tahun 1", "Dana Tahun 2"].map(String::from);
    assert_eq!(guess(&titles, &fields), [Some("fund"), Some("fund")]);
}

#[test]
fn of_a_long_title_the_beginning_is_compared() {
    let long = format!("Nama Program {}", "yang panjang ".repeat(50_000));
    let titles = [long.chars().take(200).collect(), long.clone()];
    let fields = [Field { many: true, ..field("title", &["Nama Program"]) }];
    let guessed = guess(&titles, &fields);
    assert_eq!(guessed[0], guessed[1]);
    let sheet = csv(&format!("{},Lokasi,Mitra\nGizi,Baras,5\n", &long[..32_000]));
    let found = find_header(&sheet, &programme_fields()).unwrap();
    assert_eq!((found.row, found.matched), (0, 2));
    assert!(found.titles[0].chars().count() <= 200);
}

#[test]
fn slips_are_looked_for_in_so_many_titles_and_equal_ones_are_found_in_all() {
    // A thousand titles, each nearly one of a thousand aliases: a million comparisons if all were made.
    let alias = |number: usize| format!("judul kolom ke {number:04}");
    let mut fields = vec![field("title", &["Nama Program"])];
    fields.push(Field { key: "others".into(), aliases: (0..1_000).map(alias).collect(), many: true });
    let mut titles: Vec<String> = (0..1_000).map(|number| format!("judul kolam ke {number:04}x")).collect();
    titles.push("NAMA PROGRAM".to_owned());
    let guessed = guess(&titles, &fields);
    assert_eq!(guessed.last(), Some(&Some("title")));
    let found = guessed.iter().filter(|field| **field == Some("others")).count();
    assert!((1..1_000).contains(&found), "{found} of the others were compared");
}

#[test]
fn folding_leaves_words() {
    assert_eq!(fold("  Desa/Kelurahan *\n(wajib)"), "desa kelurahan wajib");
}

#[test]
fn a_merged_amount_is_held_once_but_seen_everywhere() {
    let bytes = book(|sheet| {
        sheet.merge_range(0, 0, 2, 0, "Rp10", &Format::new())?;
        sheet.write(0, 1, "a")?;
        sheet.write(1, 1, "b")?;
        Ok(())
    });
    let sheet = sheet(&bytes);
    assert!(sheet.cell(1, 0).is_empty());
    assert_eq!(sheet.row_through_merges(1)[0].text(), "Rp10");
}
