//! Sheets of programmes.

use sekber::features::exchange::Kind;
use sekber::kit::store::sql;

use super::{Book, Case, book, csv, tell};
use crate::harness::{Harness, OWN_OFFICE, on_both};

sekber::row_struct! {
    struct Programme { id: String, name: String, title: String, start_on: Option<String>, end_on: Option<String>, place_note: String }
}

sekber::row_struct! {
    struct Line { programme_id: String, year: i64, source: String, currency: String, amount_minor: i64 }
}

sekber::row_struct! {
    struct Place { programme_id: String, place_code: String }
}

/// Every programme: owner, title, period; its money by year and source; its places and the note on them.
pub async fn records(harness: &Harness) -> Vec<String> {
    let db = harness.app.db();
    let programmes = sql("select p.id, o.name, p.title, p.start_on, p.end_on, p.place_note from programme p
         join organisation o on o.region_code = p.region_code and o.id = p.organisation_id order by p.id");
    let programmes: Vec<Programme> = db.all(programmes).await.unwrap();
    let lines: Vec<Line> = db
        .all(sql("select programme_id, year, source, currency, amount_minor from funding_line
         order by year, source, amount_minor"))
        .await
        .unwrap();
    let places: Vec<Place> = db
        .all(sql("select programme_id, place_code from programme_place order by place_code"))
        .await
        .unwrap();
    let told = |one: Programme| {
        let mut told = format!("+ {}: {}", one.name, one.title);
        if one.start_on.is_some() || one.end_on.is_some() {
            let end = |end: Option<String>| end.unwrap_or_default();
            told.push_str(&format!(", {}..{}", end(one.start_on), end(one.end_on)));
        }
        for line in lines.iter().filter(|line| line.programme_id == one.id) {
            let Line { year, source, currency, amount_minor, .. } = line;
            told.push_str(&format!(", {year} {source} {currency} {}", amount_minor / 100));
        }
        for place in places.iter().filter(|place| place.programme_id == one.id) {
            told.push_str(&format!(", {}", place.place_code));
        }
        if !one.place_note.is_empty() {
            told.push_str(&format!(", “{}”", one.place_note));
        }
        told
    };
    programmes.into_iter().map(told).collect()
}

/// Columns of money beside each other.
fn money() -> Vec<Case> {
    vec![
        book(
            "spent and left over are no further funding",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Tahun", "Anggaran", "Realisasi Anggaran", "Sisa Anggaran"],
                &["Yayasan Sendiri", "Uang satu", "2024", "100000000", "75000000", "25000000"],
            ]),
            &["+ Yayasan Sendiri: Uang satu, 2024  IDR 100000000"],
        ),
        book(
            "a sum of years is no year",
            &Book::of(&[
                &[
                    "Nama Lembaga",
                    "Nama Program",
                    "Anggaran 2022",
                    "Anggaran 2023",
                    "Anggaran 2024",
                    "Total Anggaran",
                ],
                &["Yayasan Sendiri", "Uang dua", "100000000", "110000000", "120000000", "330000000"],
            ]),
            &["+ Yayasan Sendiri: Uang dua, 2022  IDR 100000000, 2023  IDR 110000000, 2024  IDR 120000000"],
        ),
        book(
            "a changed budget stands for the first one",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Tahun", "Anggaran Murni", "Anggaran Perubahan"],
                &["Yayasan Sendiri", "Uang tiga", "2024", "100000000", "120000000"],
            ]),
            &["+ Yayasan Sendiri: Uang tiga, 2024  IDR 120000000"],
        ),
        book(
            "years below a merged title",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Rencana Anggaran (Rp)"],
                &["", "", "2024", "2025", "2026", "Jumlah"],
                &["Yayasan Sendiri", "Uang empat", "40000000", "50000000", "60000000", "150000000"],
            ])
            .merged(&["A1:A2", "B1:B2", "C1:F1"]),
            &["+ Yayasan Sendiri: Uang empat, 2024  IDR 40000000, 2025  IDR 50000000, 2026  IDR 60000000"],
        ),
        book(
            "a column for each source",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Tahun", "Dana Donor", "Dana Swadaya", "Total Dana"],
                &["Yayasan Sendiri", "Uang lima", "2024", "80000000", "20000000", "100000000"],
            ]),
            &["+ Yayasan Sendiri: Uang lima, 2024 Donor IDR 80000000, 2024 Swadaya IDR 20000000"],
        ),
        csv(
            "a sum that is none",
            "Mitra;Program;Tahun;Dana Donor;Dana Swadaya;Total Dana\nYayasan Sendiri;Uang enam;2024;80000000;20000000;150000000\n",
            &["!2 other-sum · Rp150.000.000 · Rp100.000.000"],
        ),
        csv(
            "two plans",
            "Mitra;Program;Tahun;Anggaran;Biaya\nYayasan Sendiri;Uang tujuh;2024;80000000;20000000\n",
            &["!2 several-amounts · Anggaran Rp80.000.000; Biaya Rp20.000.000"],
        ),
        csv(
            "a price of one piece and a volume",
            "Mitra;Program;Tahun;Volume;Satuan;Harga Satuan;Jumlah Biaya\nYayasan Sendiri;Uang delapan;2024;20;orang;1000000;20000000\n",
            &["+ Yayasan Sendiri: Uang delapan, 2024  IDR 20000000"],
        ),
        csv(
            "a unit above the table",
            "RENCANA PROGRAM;;;\n(dalam jutaan rupiah);;;\n\nNama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Satuan satu;2024;250\nYayasan Sendiri;Satuan dua;2024;1250\n",
            &[
                "~5 read-as · 250 · Rp250.000.000",
                "~6 read-as · 1250 · Rp1.250.000.000",
                "+ Yayasan Sendiri: Satuan satu, 2024  IDR 250000000",
                "+ Yayasan Sendiri: Satuan dua, 2024  IDR 1250000000",
            ],
        ),
        csv(
            "a unit that cannot be meant",
            "Nama Lembaga;Nama Program;Tahun;Anggaran (juta)\nYayasan Sendiri;Satuan tiga;2024;500.000.000\n",
            &["!2 unit-doubtful · 500.000.000 ? 500.000.000 rupiah | 500.000.000.000.000 rupiah"],
        ),
        csv(
            "a unit that cannot be meant, answered",
            "Nama Lembaga;Nama Program;Tahun;Anggaran (juta)\nYayasan Sendiri;Satuan tiga;2024;500.000.000\n",
            &["+ Yayasan Sendiri: Satuan tiga, 2024  IDR 500000000"],
        )
        .answering(&[("amount/500.000.000", "500.000.000 rupiah")]),
        book(
            "a number whose unit cannot be meant, answered",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Anggaran 2026 (juta)"],
                &["Yayasan Sendiri", "Satuan lima", "125000000"],
            ]),
            &["+ Yayasan Sendiri: Satuan lima, 2026  IDR 125000000"],
        )
        .answering(&[("amount/125000000", "125.000.000 rupiah")]),
        csv(
            "an amount with its sign under a title with a unit",
            "Nama Lembaga;Nama Program;Anggaran 2026 (juta)\nYayasan Sendiri;Satuan enam;Rp125.000.000\n",
            &[
                "~2 read-as · Rp125.000.000 · Rp125.000.000",
                "+ Yayasan Sendiri: Satuan enam, 2026  IDR 125000000",
            ],
        ),
        csv(
            "no unit at all",
            "Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Satuan empat;2024;250\n",
            &["!2 unit-missing · 250 ? rupiah | ribu | juta | miliar"],
        ),
        csv(
            "no unit, answered",
            "Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Satuan empat;2024;250\n",
            &["~2 read-as · 250 · Rp250.000.000", "+ Yayasan Sendiri: Satuan empat, 2024  IDR 250000000"],
        )
        .answering(&[("unit", "juta")]),
        csv(
            "a foreign currency in the title",
            "Nama Lembaga;Nama Program;Tahun;Anggaran (USD)\nYayasan Sendiri;Dolar;2024;25000\n",
            &["~2 read-as · 25000 · USD 25.000", "+ Yayasan Sendiri: Dolar, 2024  USD 25000"],
        ),
        csv(
            "blank and rough amounts",
            "Nama Lembaga;Nama Program;Tahun;Anggaran\n\
             Yayasan Sendiri;Kira satu;2024; Rp-   \n\
             Yayasan Sendiri;Kira dua;2024;–\n\
             Yayasan Sendiri;Kira tiga;2024;Rp. ,-\n\
             Yayasan Sendiri;Kira empat;2024;Rp1.500.000.000,00 (satu setengah miliar)\n\
             Yayasan Sendiri;Kira lima;2024;± Rp 750 juta\n\
             Yayasan Sendiri;Kira enam;2024;2 milyard\n",
            &[
                "~5 read-as · Rp1.500.000.000,00 (satu setengah miliar) · Rp1.500.000.000",
                "~6 read-as · ± Rp 750 juta · Rp750.000.000",
                "+ Yayasan Sendiri: Kira satu",
                "+ Yayasan Sendiri: Kira dua",
                "+ Yayasan Sendiri: Kira tiga",
                "+ Yayasan Sendiri: Kira empat, 2024  IDR 1500000000",
                "+ Yayasan Sendiri: Kira lima, 2024  IDR 750000000",
                "+ Yayasan Sendiri: Kira enam, 2024  IDR 2000000000",
            ],
        ),
    ]
}

/// Rows that are no records, and several rows that are one.
fn rows() -> Vec<Case> {
    vec![
        book(
            "headings and sums between records",
            &Book::of(&[
                &["NO", "NAMA LEMBAGA", "PROGRAM/KEGIATAN", "TAHUN", "ANGGARAN (Rp)"],
                &["I", "", "BIDANG KESEHATAN", "", "150000000"],
                &["1", "Yayasan Sendiri", "Baris satu", "2024", "100000000"],
                &["2", "Perkumpulan Lain", "Baris dua", "2024", "50000000"],
                &["", "", "Sub Jumlah I", "", "150000000"],
                &["II", "", "BIDANG EKONOMI", "", "70000000"],
                &["3", "Yayasan Sendiri", "Baris tiga", "2024", "70000000"],
                &["", "", "J U M L A H", "", "220000000"],
                &["", "", "Rata-rata", "", "73333333"],
                &["", "", "Sintang, 2 Januari 2024"],
            ]),
            &[
                "-2 heading",
                "-5 total",
                "-6 heading",
                "-8 total",
                "-9 total",
                "-10 no-record",
                "+ Yayasan Sendiri: Baris satu, 2024  IDR 100000000",
                "+ Perkumpulan Lain: Baris dua, 2024  IDR 50000000",
                "+ Yayasan Sendiri: Baris tiga, 2024  IDR 70000000",
            ],
        ),
        csv(
            "the owner in a row of its own",
            "Lembaga;Program;Tahun;Anggaran\nYayasan Sendiri;;;\n;Di bawah satu;2024;1000000\nPerkumpulan Lain;;;\n;Di bawah dua;2024;2000000\n",
            &[
                "-2 owner-above · Yayasan Sendiri",
                "~3 filled-from-above · Yayasan Sendiri",
                "-4 owner-above · Perkumpulan Lain",
                "~5 filled-from-above · Perkumpulan Lain",
                "+ Yayasan Sendiri: Di bawah satu, 2024  IDR 1000000",
                "+ Perkumpulan Lain: Di bawah dua, 2024  IDR 2000000",
            ],
        ),
        csv(
            "a title without anything else",
            "Lembaga;Program;Tahun;Anggaran\nYayasan Sendiri;Judul satu;2024;1000000\n;Program Unggulan;;\nYayasan Sendiri;Judul dua;2024;1000000\n",
            &["!3 maybe-heading ? skip | records"],
        ),
        csv(
            "titles repeated above a second part",
            "A. MITRA LOKAL;;;\nNama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Tabel satu;2024;10000000\n\nB. MITRA NASIONAL;;;\nNama Lembaga;Nama Program;Tahun;Anggaran\nPerkumpulan Lain;Tabel dua;2024;20000000\n",
            &[
                "-5 heading",
                "-6 titles-again",
                "+ Yayasan Sendiri: Tabel satu, 2024  IDR 10000000",
                "+ Perkumpulan Lain: Tabel dua, 2024  IDR 20000000",
            ],
        ),
        csv(
            "a second table with other columns",
            "Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Tabel tiga;2024;10000000\n\nTahun;Nama Program;Nama Lembaga;Anggaran\n2024;Tabel empat;Perkumpulan Lain;20000000\n",
            &["!4 other-table", "!5 other-table"],
        ),
        csv(
            "a row for each year and source",
            "Nama Lembaga;Nama Program;Tahun;Sumber Dana;Anggaran\n\
             Yayasan Sendiri;Tahunan;2022;Donor A;100000000\n\
             Yayasan Sendiri;Tahunan;2023;Donor A;120000000\n\
             Yayasan Sendiri;Tahunan;2023;Swadaya;15000000\n",
            &[
                "~2 rows-joined · 3, 4",
                "-3 part-of · 2",
                "-4 part-of · 2",
                "+ Yayasan Sendiri: Tahunan, 2022 Donor A IDR 100000000, 2023 Donor A IDR 120000000, 2023 Swadaya IDR 15000000",
            ],
        ),
        book(
            "a programme merged over its villages",
            &Book::of(&[
                &["No", "Nama Lembaga", "Nama Program", "Kecamatan", "Desa", "Tahun", "Anggaran (Rp)"],
                &["1", "Yayasan Sendiri", "Bersama satu", "Kelam Permai", "Ensaid Panjang", "2024", "75000000"],
                &["", "", "", "Dedai", "Nanga Dedai", "2024", "25000000"],
            ])
            .merged(&["A2:A3", "B2:B3", "C2:C3"]),
            &[
                "~2 rows-joined · 3",
                "-3 part-of · 2",
                "+ Yayasan Sendiri: Bersama satu, 2024  IDR 100000000, 61.05.07.2002, 61.05.19.2005",
            ],
        ),
        csv(
            "the same title in two villages",
            "Kecamatan;Desa;Kegiatan;Tahun;Total\nSepauk;Nanga Pari;Jalan lingkungan;2024;50000000\nSepauk;Sekubang;Jalan lingkungan;2024;60000000\n",
            &[
                "+ Dinas Sendiri: Jalan lingkungan, 2024  IDR 50000000, 61.05.03.2016",
                "+ Dinas Sendiri: Jalan lingkungan, 2024  IDR 60000000, 61.05.03.2003",
            ],
        )
        .of(OWN_OFFICE),
        csv(
            "the same title in two villages, once more",
            "Kecamatan;Desa;Kegiatan;Tahun;Total\nSepauk;Nanga Pari;Jalan lingkungan;2024;50000000\nSepauk;Sekubang;Jalan lingkungan;2024;60000000\n",
            &[],
        )
        .of(OWN_OFFICE),
        csv(
            "rows that say the very same",
            "Lembaga;Program;Tahun;Anggaran\nYayasan Sendiri;Kembar;2024;1000000\nYayasan Sendiri;Kembar;2024;1000000\n",
            &["!3 row-again · Kembar · 2"],
        ),
        book(
            "hidden rows",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Tahun", "Anggaran"],
                &["Yayasan Sendiri", "Tampak", "2024", "10000000"],
                &["Yayasan Sendiri", "Tersembunyi", "2024", "999000000"],
            ])
            .hiding(&[3]),
            &["!3 hidden-row ? import | skip"],
        ),
        book(
            "hidden rows, answered",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Tahun", "Anggaran"],
                &["Yayasan Sendiri", "Tampak", "2024", "10000000"],
                &["Yayasan Sendiri", "Tersembunyi", "2024", "999000000"],
            ])
            .hiding(&[3]),
            &["-3 hidden", "+ Yayasan Sendiri: Tampak, 2024  IDR 10000000"],
        )
        .answering(&[("hidden", "skip")]),
        book(
            "formulas without results",
            &Book::of(&[
                &["Nama Lembaga", "Nama Program", "Anggaran", "Tahun"],
                &["Yayasan Sendiri", "Rumus", "=100000000*2.5", "2024"],
            ]),
            &["!2 no-result"],
        ),
    ]
}

#[tokio::test]
async fn columns_of_money_are_read_by_what_they_mean() {
    on_both(async |harness| tell(&harness, Kind::Programmes, money()).await).await;
}

#[tokio::test]
async fn rows_are_told_from_headings_sums_and_parts() {
    on_both(async |harness| tell(&harness, Kind::Programmes, rows()).await).await;
}
