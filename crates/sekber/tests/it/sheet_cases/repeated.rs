//! Figures that stand in every row of a programme, titles whose words may be read in two ways, and more rows than one programme has.

use sekber::features::exchange::Kind;

use super::{Book, Case, book, csv, tell};
use crate::harness::on_both;

/// A total that is written again beside each village, under one merged title.
fn villages(name: &'static str, title: &'static str, expected: &'static [&'static str]) -> Case {
    let sheet = Book::of(&[
        &["Nama Lembaga", "Nama Program", "Kecamatan", "Desa", "Tahun", "Anggaran (Rp)"],
        &["Yayasan Sendiri", title, "Kelam Permai", "Ensaid Panjang", "2024", "75000000"],
        &["", "", "Dedai", "Nanga Dedai", "2024", "75000000"],
    ])
    .merged(&["A2:A3", "B2:B3"]);
    book(name, &sheet, expected)
}

fn repeated() -> Vec<Case> {
    vec![
        villages(
            "a total in each row",
            "Ulang satu",
            &["~2 rows-joined · 3", "!2 repeated · Rp75.000.000 · 2 ? once | added", "-3 part-of · 2"],
        ),
        villages(
            "a total in each row, counted once",
            "Ulang satu",
            &[
                "~2 rows-joined · 3",
                "-3 part-of · 2",
                "+ Yayasan Sendiri: Ulang satu, 2024  IDR 75000000, 61.05.07.2002, 61.05.19.2005",
            ],
        )
        .answering(&[("repeated", "once")]),
        villages(
            "as much in each row",
            "Ulang dua",
            &[
                "~2 rows-joined · 3",
                "-3 part-of · 2",
                "+ Yayasan Sendiri: Ulang dua, 2024  IDR 150000000, 61.05.07.2002, 61.05.19.2005",
            ],
        )
        .answering(&[("repeated", "added")]),
        csv(
            "a total beside each source, counted once",
            "Nama Lembaga;Nama Program;Tahun;Sumber Dana;Anggaran\n\
             Yayasan Sendiri;Ulang tiga;2024;Donor A;90000000\n\
             Yayasan Sendiri;Ulang tiga;2024;Swadaya;90000000\n",
            &[
                "~2 rows-joined · 3",
                "-3 part-of · 2",
                "+ Yayasan Sendiri: Ulang tiga, 2024 Donor A, Swadaya IDR 90000000",
            ],
        )
        .answering(&[("repeated", "once")]),
        csv(
            "the same people in each row",
            "Nama Lembaga;Nama Program;Tahun;Penerima Manfaat;Anggaran\n\
             Yayasan Sendiri;Ulang empat;2022;100;10000000\n\
             Yayasan Sendiri;Ulang empat;2023;100;20000000\n",
            &["~2 rows-joined · 3", "!2 repeated · 100 · 2 ? once | added", "-3 part-of · 2"],
        ),
        csv(
            "more rows than a programme has",
            &format!(
                "Nama Lembaga;Nama Program;Tahun;Sumber Dana;Anggaran\n{}",
                (1..=202)
                    .map(|row| format!("Yayasan Sendiri;Ribuan baris;2024;Sumber {row};{row}0000000\n"))
                    .collect::<String>()
            ),
            crowd(),
        ),
    ]
}

/// A fault of the first row; all others belong to it.
fn crowd() -> &'static [&'static str] {
    let others = (3..=203).map(|row| format!("-{row} part-of · 2"));
    let told = std::iter::once("!2 too-many-parts · 200".to_owned()).chain(others);
    told.map(|line| -> &'static str { line.leak() }).collect::<Vec<_>>().leak()
}

fn titles() -> Vec<Case> {
    vec![
        csv(
            "a number of people in the title",
            "Nama Lembaga;Nama Program;Tahun;Anggaran 1000 HPK\nYayasan Sendiri;Judul HPK;2024;25000000\n",
            &["+ Yayasan Sendiri: Judul HPK, 2024  IDR 25000000"],
        ),
        csv(
            "a school in the title",
            "Nama Lembaga;Nama Program;Tahun;Dana Sek. Dasar\nYayasan Sendiri;Judul sekolah;2024;25000000\n",
            &["+ Yayasan Sendiri: Judul sekolah, 2024  IDR 25000000"],
        ),
        csv(
            "a currency, or a reserve",
            "Nama Lembaga;Nama Program;Tahun;DANA CAD\nYayasan Sendiri;Judul cadangan;2024;25000000\n",
            &["!2 currency-doubtful · 25000000 · CAD ? IDR | CAD"],
        ),
        csv(
            "a reserve",
            "Nama Lembaga;Nama Program;Tahun;DANA CAD\nYayasan Sendiri;Judul cadangan;2024;25000000\n",
            &["+ Yayasan Sendiri: Judul cadangan, 2024  IDR 25000000"],
        )
        .answering(&[("currency/DANA CAD", "IDR")]),
    ]
}

#[tokio::test]
async fn figures_that_stand_in_every_row_are_asked_about() {
    on_both(async |harness| tell(&harness, Kind::Programmes, repeated()).await).await;
}

#[tokio::test]
async fn titles_of_money_are_read_one_way_or_asked_about() {
    on_both(async |harness| tell(&harness, Kind::Programmes, titles()).await).await;
}
