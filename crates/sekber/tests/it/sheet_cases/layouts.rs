//! Sheets of programmes that are laid out in their own way, files that are not what they seem, names that are not quite right.

use sekber::features::exchange::Kind;

use super::{Book, Case, book, csv, tell};
use crate::harness::on_both;

/// How a sheet is laid out, and what its columns are called.
fn layouts() -> Vec<Case> {
    vec![
        csv(
            "running numbers under ID",
            "ID;Nama Lembaga;Nama Program\n1;Yayasan Sendiri;Nomor satu\n2;Yayasan Sendiri;Nomor dua\n",
            &["+ Yayasan Sendiri: Nomor satu", "+ Yayasan Sendiri: Nomor dua"],
        ),
        csv(
            "a header far below",
            &format!("{}Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Jauh;2024;10000000\n", "Pengantar;;;\n".repeat(150)),
            &["+ Yayasan Sendiri: Jauh, 2024  IDR 10000000"],
        ),
        csv(
            "words of partners",
            "No.;Mitra Pembangunan;Program/Proyek;Lokus;Total Pendanaan (Rp);Tahun;OPD Leading Sector\n1;Yayasan Sendiri;Istilah;Kec. Dedai;1,2 Miliar;2024;Dinas Sendiri\n",
            &["+ Yayasan Sendiri: Istilah, 2024  IDR 1200000000, 61.05.07"],
        ),
        csv(
            "hashtags below English titles",
            "Organization,Project,Sector,Regency,District,Village,Start Date,Status\n\
             #org,#activity+name,#sector,#adm2+name,#adm3+name,#adm4+name,#date+start,#status\n\
             Yayasan Sendiri,Weaving class,Unknown sector,Sintang,Kelam Permai,Ensaid Panjang,2024-01-15,Ongoing\n",
            &[
                "~3 unknown-theme · Unknown sector",
                "+ Yayasan Sendiri: Weaving class, 2024-01-15.., 61.05.19.2005",
            ],
        ),
        csv(
            "hashtags above titles",
            "#org,#activity+name,#date+year,#value+budget,#adm3+code,#date+reported\n\
             Lembaga,Program,Tahun,Anggaran,Kode,Tanggal lapor\n\
             Yayasan Sendiri,Tagar di atas,2024,10000000,61.05.07,2025-01-31\n",
            &["+ Yayasan Sendiri: Tagar di atas, 2024  IDR 10000000, 61.05.07"],
        ),
        csv(
            "hashtags below titles of another language",
            "Wer,Was,Jahr,Wieviel,Wo\n\
             #org+name+prog,#activity+programme+name,#date+year,#value+budget,#adm3+name\n\
             Yayasan Sendiri,Tagar asing,2024,10000000,Dedai\n",
            &["+ Yayasan Sendiri: Tagar asing, 2024  IDR 10000000, 61.05.07"],
        ),
        csv(
            "hashtags without titles",
            "#org,#activity+name,#date+year,#value,#value+spent\n\
             Yayasan Sendiri,Tagar saja,2024,10000000,4000000\n",
            &["+ Yayasan Sendiri: Tagar saja, 2024  IDR 10000000"],
        ),
        csv(
            "another regency",
            "Lembaga;Program;Kabupaten;Kecamatan;Desa\nYayasan Sendiri;Seberang;Melawi;Belimbing;Pemuar\n",
            &["~2 other-regency · Melawi", "+ Yayasan Sendiri: Seberang, “Pemuar, Belimbing, Melawi”"],
        ),
        csv(
            "places without commas",
            "Nama Lembaga;Nama Program;Lokasi\n\
             Yayasan Sendiri;Tempat satu;Desa Ensaid Panjang Kecamatan Kelam Permai Kabupaten Sintang\n\
             Yayasan Sendiri;Tempat dua;Kec. Sepauk (5 desa)\n\
             Yayasan Sendiri;Tempat tiga;Ds. Nanga Pari Kec. Sepauk\n\
             Yayasan Sendiri;Tempat empat;Kab. Sintang dan Kab. Melawi\n",
            &[
                "~3 read-as · Kec. Sepauk (5 desa) · Kec. Sepauk",
                "~5 place-kept-as-note · Kab. Melawi",
                "+ Yayasan Sendiri: Tempat satu, 61.05.19.2005",
                "+ Yayasan Sendiri: Tempat dua, 61.05.03",
                "+ Yayasan Sendiri: Tempat tiga, 61.05.03.2016",
                "+ Yayasan Sendiri: Tempat empat, 61.05, “Kab. Melawi”",
            ],
        ),
        csv(
            "kapanewon and kalurahan",
            "OPD;Program Kegiatan;Tahun;Kapanewon;Kalurahan;Biaya\n\
             Dinas Sendiri;Latihan wirausaha;2024;Sepauk;Nanga Pari;25000000\n\
             Dinas Sendiri;Saluran irigasi;2024;Kapanewon Dedai;Kalurahan Nanga Dedai;30000000\n",
            &[
                "+ Dinas Sendiri: Latihan wirausaha, 2024  IDR 25000000, 61.05.03.2016",
                "+ Dinas Sendiri: Saluran irigasi, 2024  IDR 30000000, 61.05.07.2002",
            ],
        ),
        csv(
            "one title of two offices",
            "Tahun;Program Kegiatan;Kecamatan;Desa;Biaya;Volume;Satuan;OPD\n\
             2024;Pelatihan;Sepauk;Nanga Pari;25000000;20;orang;DINAS SENDIRI\n\
             2024;Pelatihan;Dedai;Nanga Dedai;30000000;25;orang;DINAS SENDIRI\n\
             2024;Pelatihan;Sepauk;Nanga Pari;20000000;1;paket;BADAN LAIN\n",
            &[
                "+ Dinas Sendiri: Pelatihan, 2024  IDR 25000000, 61.05.03.2016",
                "+ Dinas Sendiri: Pelatihan, 2024  IDR 30000000, 61.05.07.2002",
                "+ Badan Lain: Pelatihan, 2024  IDR 20000000, 61.05.03.2016",
            ],
        ),
        csv(
            "quarters, half-years and spans",
            "Nama Lembaga;Nama Program;Waktu Pelaksanaan\n\
             Yayasan Sendiri;Waktu satu;Triwulan II 2024\n\
             Yayasan Sendiri;Waktu dua;Semester 1 Tahun 2024\n\
             Yayasan Sendiri;Waktu tiga;01/03/2024-31/12/2024\n\
             Yayasan Sendiri;Waktu empat;12 bulan\n\
             Yayasan Sendiri;Waktu lima;2022, 2023, 2024\n",
            &[
                "~5 no-dates · 12 bulan",
                "+ Yayasan Sendiri: Waktu satu, 2024-04..2024-06",
                "+ Yayasan Sendiri: Waktu dua, 2024-01..2024-06",
                "+ Yayasan Sendiri: Waktu tiga, 2024-03-01..2024-12-31",
                "+ Yayasan Sendiri: Waktu empat",
                "+ Yayasan Sendiri: Waktu lima, 2022..2024",
            ],
        ),
        csv(
            "months of the row's own year",
            "Nama Lembaga;Nama Program;Tahun;Waktu\nYayasan Sendiri;Bulan;2025;Mei s/d Agustus\n",
            &["~2 read-as · Mei s/d Agustus · Mei 2025–Agustus 2025", "+ Yayasan Sendiri: Bulan, 2025-05..2025-08"],
        ),
        csv(
            "dates with the month first",
            "Nama Lembaga;Nama Program;Tanggal Mulai\nYayasan Sendiri;Urutan satu;4/3/2024\nYayasan Sendiri;Urutan dua;4/25/2024\n",
            &[
                "!2 date-order · 4/3/2024 ? day-first | month-first",
                "!3 date-order · 4/25/2024 ? day-first | month-first",
            ],
        ),
        csv(
            "dates with the month first, answered",
            "Nama Lembaga;Nama Program;Tanggal Mulai\nYayasan Sendiri;Urutan satu;4/3/2024\nYayasan Sendiri;Urutan dua;4/25/2024\n",
            &[
                "+ Yayasan Sendiri: Urutan satu, 2024-04-03..",
                "+ Yayasan Sendiri: Urutan dua, 2024-04-25..",
            ],
        )
        .answering(&[("dates", "month-first")]),
    ]
}

/// Files that are not what they seem, and names that are not quite right.
fn files_and_names() -> Vec<Case> {
    let activities = "<?xml version=\"1.0\"?><iati-activities version=\"2.03\"><iati-activity default-currency=\"USD\">\
        <iati-identifier>XM-TEST-1</iati-identifier>\
        <reporting-org ref=\"XM-TEST\" type=\"24\"><narrative>Yayasan Sendiri</narrative></reporting-org>\
        <title><narrative>Air dari langit</narrative></title>\
        <participating-org role=\"1\"><narrative>Donor Satu</narrative></participating-org>\
        <activity-date type=\"1\" iso-date=\"2024-02-01\"/>\
        <location ref=\"61.05.07\"><name><narrative>Dedai</narrative></name></location>\
        <budget><period-start iso-date=\"2024-01-01\"/><period-end iso-date=\"2024-12-31\"/><value>1000.50</value></budget>\
        <transaction><value>7</value></transaction></iati-activity></iati-activities>";
    let former = "<?xml version=\"1.0\"?><iati-activities version=\"1.05\"><iati-activity default-currency=\"USD\">\
        <reporting-org ref=\"XM-TEST\" type=\"24\">Yayasan Sendiri</reporting-org>\
        <iati-identifier>XM-TEST-2</iati-identifier><title>Air dari tanah</title>\
        <participating-org role=\"Funding\">Donor Satu</participating-org>\
        <activity-date type=\"start-planned\" iso-date=\"2024-02-01\"/>\
        <location><name>Kec. Dedai</name></location>\
        <budget><period-start iso-date=\"2024-01-01\"/><period-end iso-date=\"2024-12-31\"/><value>1000.50</value></budget>\
        <transaction><transaction-type code=\"C\"/><value>7</value></transaction></iati-activity></iati-activities>";
    let page = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table><tr><th>Nama</th></tr></table></body></html>";
    vec![
        csv(
            "a text that begins like an archive",
            "PKBM dan LKP;;\nNama Lembaga;Nama Program;Tahun\nYayasan Sendiri;Paket malam;2024\n",
            &["+ Yayasan Sendiri: Paket malam"],
        ),
        csv(
            "activities of IATI",
            activities,
            &["+ Yayasan Sendiri: Air dari langit, 2024-02-01.., 2024 Donor Satu USD 1000, 61.05.07"],
        )
        .named("kegiatan.xml"),
        csv(
            "activities of IATI, version 1",
            former,
            &["+ Yayasan Sendiri: Air dari tanah, 2024-02-01.., 2024 Donor Satu USD 1000, 61.05.07"],
        )
        .named("kegiatan.xml"),
        csv("a web page", page, &["file fault-sheet-web-page"]).named("unduhan.xls"),
        csv(
            "a quote that is not closed",
            "Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Kelas satu;2024;10000000\nYayasan Sendiri;\"Kebun;2024;10000000\nYayasan Sendiri;Kelas tiga;2024;10000000\n",
            &["file fault-sheet-open-quote B3"],
        ),
        book(
            "a stray cell far below",
            &Book::of(&[&["Nama Lembaga", "Nama Program"], &["Yayasan Sendiri", "Titik"]])
                .with_far_cell("D300000", 300_000),
            &["file fault-sheet-far-cell 2 Data!D300000"],
        ),
        csv(
            "a name that is only nearly one",
            "Nama Lembaga;Nama Program;Tahun\nYZ;Peta;2024\nYayasan Sendri;Peta;2024\nDinas Lain;Peta;2024\n",
            &[
                "!2 unknown-organisation · YZ",
                "!3 unknown-organisation · Yayasan Sendri ? Yayasan Sendiri",
                "!4 unknown-organisation · Dinas Lain ? Badan Lain | Perkumpulan Lain",
            ],
        ),
        csv(
            "a name that is only nearly one, answered",
            "Nama Lembaga;Nama Program;Tahun\nYayasan Sendri;Jawaban;2024\n",
            &["+ Yayasan Sendiri: Jawaban"],
        )
        .answering(&[("organisation/Yayasan Sendri", "Yayasan Sendiri")]),
        csv(
            "another legal form",
            "Nama Lembaga;Nama Program\nPT Sendiri;Peta\nSendiri;Peta dua\n",
            &["!2 unknown-organisation · PT Sendiri ? Dinas Sendiri | Yayasan Sendiri"],
        ),
        csv(
            "money of one year",
            "Nama Lembaga;Nama Program;Tahun;Sumber Dana;Anggaran\nYayasan Sendiri;Rumah tenun;2023;Donor A;100000000\n",
            &["+ Yayasan Sendiri: Rumah tenun, 2023 Donor A IDR 100000000"],
        ),
        csv(
            "money of the next year",
            "Nama Lembaga;Nama Program;Tahun;Sumber Dana;Anggaran\nYayasan Sendiri;RUMAH TENUN;2024;Donor A;120000000\n",
            &["+ Yayasan Sendiri: Rumah tenun, 2023 Donor A IDR 100000000, 2024 Donor A IDR 120000000"],
        ),
        csv(
            "money whose source is not said",
            "Nama Lembaga;Nama Program;Tahun;Anggaran\nYayasan Sendiri;Rumah tenun;2024;130000000\n",
            &["!2 which-funding ? merge | replace | keep"],
        ),
    ]
}

#[tokio::test]
async fn layouts_of_every_kind_are_understood() {
    on_both(async |harness| tell(&harness, Kind::Programmes, layouts()).await).await;
}

#[tokio::test]
async fn what_is_unsure_is_asked() {
    on_both(async |harness| tell(&harness, Kind::Programmes, files_and_names()).await).await;
}
