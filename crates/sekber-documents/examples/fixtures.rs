//! Makes the demonstration sheets in `fixtures/`: untidy in all the ways that real sheets are, and yet correct.
//!
//! Run with `cargo run -p sekber-documents --example fixtures` from the root of the workspace. Amounts and counts are
//! invented and say so in the sheets.

use std::error::Error;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

type Made = Result<(), Box<dyn Error>>;

const NOTE: &str = "Angka dalam lembar ini adalah contoh, bukan data resmi.";

fn main() -> Made {
    save("fixtures/perangkat-daerah.xlsx", offices)?;
    save("fixtures/mitra.xlsx", partners)?;
    save("fixtures/program-mitra.xlsx", programmes)?;
    save("fixtures/renja-dinas.xlsx", plan)
}

fn save(path: &str, fill: fn(&mut Worksheet) -> Made) -> Made {
    let mut book = Workbook::new();
    // A fixed day keeps the bytes the same every time.
    let made = ExcelDateTime::from_ymd(2023, 9, 20)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    fill(book.add_worksheet())?;
    book.save(path)?;
    println!("{path}");
    Ok(())
}

fn heading(sheet: &mut Worksheet, lines: &[&str], last_column: u16) -> Made {
    let centred = Format::new().set_bold().set_align(FormatAlign::Center);
    for (row, line) in (0..).zip(lines) {
        sheet.merge_range(row, 0, row, last_column, line, &centred)?;
    }
    Ok(())
}

fn header(sheet: &mut Worksheet, row: u32, titles: &[&str]) -> Made {
    let style = Format::new().set_bold().set_text_wrap();
    for (column, title) in (0..).zip(titles) {
        sheet.write_with_format(row, column, *title, &style)?;
    }
    Ok(())
}

fn texts(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) -> Made {
    for (row, cells) in (from..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write(row, column, *cell)?;
        }
    }
    Ok(())
}

/// A letterhead, a header in row 5, numbers as text, fields of government with and without their codes.
fn offices(sheet: &mut Worksheet) -> Made {
    sheet.set_name("Daftar OPD")?;
    heading(sheet, &["PEMERINTAH KABUPATEN SINTANG", "DAFTAR PERANGKAT DAERAH PESERTA RAKOR", NOTE], 6)?;
    header(
        sheet,
        4,
        &["No", "KODE OPD", "NAMA OPD", "SINGKATAN", "BIDANG URUSAN", "TUPOKSI", "KUOTA MITRA"],
    )?;
    texts(
        sheet,
        5,
        &[
            &[
                "1",
                "DINKES",
                "Dinas Kesehatan",
                "Dinkes",
                "1.02 Kesehatan",
                "Melaksanakan urusan pemerintahan bidang kesehatan, termasuk percepatan penurunan stunting.",
                "6 mitra",
            ],
            &[
                "2",
                "DLH",
                "Dinas Lingkungan Hidup",
                "DLH",
                "2.11",
                "Melaksanakan urusan pemerintahan bidang lingkungan hidup.",
                "5",
            ],
            &[
                "3",
                "DISTANBUN",
                "Dinas Pertanian dan Perkebunan",
                "Distanbun",
                "Pertanian",
                "Melaksanakan urusan pemerintahan bidang pertanian dan perkebunan.",
                "5",
            ],
            &[
                "4",
                "DISDIKBUD",
                "DINAS PENDIDIKAN DAN KEBUDAYAAN",
                "Disdikbud",
                "1.01 Pendidikan; 2.22 Kebudayaan",
                "Melaksanakan urusan pemerintahan bidang pendidikan dan kebudayaan.",
                "4",
            ],
            &[
                "5",
                "DPMPD",
                "Dinas Pemberdayaan Masyarakat dan Pemerintahan Desa",
                "DPMPD",
                "2.13",
                "Melaksanakan urusan pemerintahan bidang pemberdayaan masyarakat dan desa.",
                "8",
            ],
            &[
                "6",
                "BAPPEDA",
                "Badan Perencanaan Pembangunan Daerah",
                "Bappeda",
                "5.01, 5.05",
                "Melaksanakan fungsi penunjang perencanaan, penelitian, dan pengembangan.",
                "-",
            ],
        ],
    )
}

/// A header of two rows with a merged "Kontak", kinds and levels in everyday words, examples left in.
fn partners(sheet: &mut Worksheet) -> Made {
    sheet.set_name("Mitra")?;
    heading(sheet, &["DAFTAR MITRA PEMBANGUNAN", NOTE], 7)?;
    let style = Format::new().set_bold().set_align(FormatAlign::Center);
    for (column, title) in [(0, "No"), (1, "Nama Lembaga"), (2, "Kategori"), (3, "Lingkup"), (4, "Isu/Tema")]
    {
        sheet.merge_range(3, column, 4, column, title, &style)?;
    }
    sheet.merge_range(3, 5, 3, 7, "Kontak", &style)?;
    header_at(sheet, 4, 5, &["Narahubung", "E-mail", "No. HP"])?;
    texts(
        sheet,
        5,
        &[
            &["CONTOH", "Yayasan Contoh", "LSM", "Lokal", "Hutan dan perhutanan sosial"],
            &[
                "1",
                "Wahana Visi Indonesia",
                "NGO",
                "Nasional",
                "Perlindungan anak; Stunting dan gizi; Air bersih dan sanitasi",
            ],
            &["2", "Yayasan Solidaridad Network Indonesia", "LSM", "internasional", "Sawit berkelanjutan"],
            &[
                "3",
                "Swandiri Inisiatif Sintang",
                "Lembaga Swadaya Masyarakat",
                "lokal",
                "Tata ruang dan lahan; Hutan dan perhutanan sosial",
            ],
            &[
                "4",
                "Serikat Perempuan Sintang",
                "Kelompok",
                "Kabupaten",
                "Kesetaraan gender, Ekonomi kerakyatan dan UMKM",
            ],
            &[
                "5",
                "Yayasan Contoh Bumi Senentang",
                "LSM",
                "Lokal",
                "Pangan dan pertanian",
                "Nama Contoh",
                "kantor@bumisenentang.example",
                "0812-0000-0000",
            ],
            &[
                "6",
                "Koperasi Kredit Contoh Rimba",
                "CU",
                "Lokal",
                "Keuangan inklusif dan koperasi",
                "",
                "-",
                "n/a",
            ],
        ],
    )
}

fn header_at(sheet: &mut Worksheet, row: u32, from: u16, titles: &[&str]) -> Made {
    let style = Format::new().set_bold();
    for (column, title) in (from..).zip(titles) {
        sheet.write_with_format(row, column, *title, &style)?;
    }
    Ok(())
}

/// Owners merged over their rows, money as text and as numbers in two yearly columns, dates in many forms, places by
/// name, a row of hashtags, a total below.
fn programmes(sheet: &mut Worksheet) -> Made {
    sheet.set_name("Program Mitra")?;
    heading(sheet, &["REKAPITULASI PROGRAM MITRA PEMBANGUNAN", NOTE], 11)?;
    header(
        sheet,
        3,
        &[
            "No.",
            "Mitra",
            "Kode",
            "Nama Program",
            "Isu",
            "Lokasi (Kecamatan/Desa)",
            "Waktu Pelaksanaan",
            "Sumber Dana",
            "Anggaran 2023",
            "Anggaran 2024",
            "TPB/SDGs",
            "OPD Terkait",
        ],
    )?;
    header(
        sheet,
        4,
        &[
            "",
            "#org",
            "#activity+code",
            "#activity",
            "#sector",
            "#loc",
            "#date",
            "#org+donor",
            "#value+y2023",
            "#value+y2024",
            "#meta+sdg",
            "#org+gov",
        ],
    )?;
    texts(
        sheet,
        5,
        &[
            &[
                "1",
                "",
                "WVI-01",
                "Air bersih dan perilaku hidup sehat (contoh)",
                "Air bersih dan sanitasi; Stunting dan gizi",
                "Kec. Sepauk; Kec. Tempunak",
                "Januari 2023 s.d. Desember 2024",
                "Hibah donor",
                "Rp 1.250.000,00",
                "1,2 M",
                "6; 3.2",
                "Dinkes; DPMPD",
            ],
            &[
                "2",
                "",
                "WVI-02",
                "Kelompok pelindung anak tingkat desa (contoh)",
                "Perlindungan anak",
                "Desa Nanga Tempunak, Kec. Tempunak",
                "2023-2024",
                "Hibah donor",
                "",
                "",
                "TPB 16.2",
                "Dinas Pemberdayaan Masyarakat dan Pemerintahan Desa",
            ],
            &[
                "3",
                "Solidaridad Network Indonesia",
                "SOL-01",
                "Pendampingan pekebun swadaya (contoh)",
                "Sawit berkelanjutan",
                "Kab. Sintang, Kec. Sungai Tebelian",
                "20 September 2023 - 31/12/2024",
                "Swadaya lembaga",
                "850 juta",
                "Rp1,1 miliar",
                "12, 15",
                "Distanbun",
            ],
            &[
                "4",
                "Swandiri Inisiatif Sintang",
                "SIS-01",
                "Pemetaan partisipatif wilayah desa (contoh)",
                "Tata ruang dan lahan",
                "Ketungau Hilir; Sei Tebelian",
                "Maret 2023",
                "Hibah donor",
                "Rp325.000.000",
                "-",
                "11; 15",
                "",
            ],
            &["", "JUMLAH", "", "", "", "", "", "", "Rp 9.999.999.999", "", "", ""],
        ],
    )?;
    let plain = Format::new();
    sheet.merge_range(5, 1, 6, 1, "Wahana Visi Indonesia", &plain)?;
    // Numbers as numbers, the second one of a programme whose owner stands in the merged cell above.
    sheet.write_number(6, 8, 410_000_000.0)?;
    sheet.write_number(6, 9, 275_500_000.0)?;
    Ok(())
}

/// An office's yearly plan in the usual official form: programs and activities above their parts, months without
/// years, places from wide to narrow, columns numbered, a total and a signature below.
fn plan(sheet: &mut Worksheet) -> Made {
    sheet.set_name("RENJA")?;
    heading(
        sheet,
        &["RENCANA KERJA PERANGKAT DAERAH", "DINAS KESEHATAN KABUPATEN SINTANG", "TAHUN ANGGARAN 2023", NOTE],
        8,
    )?;
    header(
        sheet,
        5,
        &[
            "KODE SUB KEGIATAN",
            "PROGRAM DAN KEGIATAN",
            "TARGET KINERJA KELUARAN",
            "SUMBER DANA",
            "LOKASI",
            "AWAL PELAKSANAAN",
            "AKHIR PELAKSANAAN",
            "JUMLAH PAGU",
            "KETERANGAN",
        ],
    )?;
    texts(
        sheet,
        6,
        &[
            &["1", "2", "3", "4", "5", "6", "7", "8", "9"],
            &["1.02.02", "PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT"],
            &[
                "1.02.02.2.02",
                "Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota",
            ],
            &[
                "1.02.02.2.02.0001",
                "Pengelolaan Pelayanan Kesehatan Ibu Hamil",
                "1.250 ibu hamil",
                "APBD Kabupaten",
                "Kab. Sintang, Semua Kecamatan, Semua Kel/Desa",
                "Januari",
                "Desember",
                "",
                "Contoh",
            ],
            &[
                "1.02.02.2.02.0015",
                "Pengelolaan Pelayanan Kesehatan Gizi Masyarakat",
                "20 puskesmas",
                "DAK Non Fisik",
                "Kab. Sintang, Kec. Sepauk, Semua Kel/Desa",
                "Februari",
                "November",
                "",
                "Contoh",
            ],
            &[
                "1.02.02.2.02.0017",
                "Pengelolaan Pelayanan Kesehatan Lingkungan",
                "14 kecamatan",
                "APBD Kabupaten",
                "Kab. Sintang, Kec. Kayan Hilir",
                "Maret",
                "Oktober",
                "",
                "Contoh",
            ],
            &["JUMLAH"],
            &[],
            &["", "", "", "", "", "", "Sintang, 20 September 2023"],
            &["", "", "", "", "", "", "Kepala Dinas Kesehatan,"],
        ],
    )?;
    for (row, amount) in [
        (7, 1_620_000_000.0),
        (8, 1_620_000_000.0),
        (9, 640_000_000.0),
        (10, 730_000_000.0),
        (11, 250_000_000.0),
        (12, 1_620_000_000.0),
    ] {
        sheet.write_number(row, 7, amount)?;
    }
    Ok(())
}
