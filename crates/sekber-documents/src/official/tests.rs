mod page_breaks;

use super::*;

fn column(head: &str, share: u8) -> Column {
    Column { head: head.to_owned(), share, number: false }
}

pub(super) fn sample(rows: usize) -> Document {
    let row = |at: usize| vec![at.to_string(), format!("Dinas <{at}> #let x = *1* \"$y$\""), String::new()];
    Document {
        language: "id".to_owned(),
        title: "Berita Acara".to_owned(),
        letterhead: Letterhead {
            government: "Pemerintah Kabupaten Sintang".to_owned(),
            unit: "Sekretariat Bersama".to_owned(),
            address: "Jalan Contoh 1, Sintang".to_owned(),
            emblem: None,
        },
        paper: Paper::default(),
        wide: false,
        foot: "Berita Acara".to_owned(),
        date: (2023, 9, 20),
        blocks: vec![
            Block::Title { text: "Berita Acara".to_owned(), under: "Nomor: 1".to_owned() },
            Block::Letter {
                fields: vec![("Nomor".to_owned(), "005/1".to_owned())],
                dated: "Sintang, 20 September 2023".to_owned(),
                recipients: vec!["Yth. Kepala Dinas".to_owned()],
            },
            Block::Fields { fields: vec![("Tempat".to_owned(), "Aula".to_owned())] },
            Block::Heading { text: "Pembahasan".to_owned() },
            Block::Text { text: "Pada hari ini.".to_owned(), indent: true },
            Block::Frame,
            Block::Centred { text: "diberikan kepada".to_owned(), size: 14, bold: true },
            Block::Numbered { items: vec!["Satu".to_owned(), "Dua".to_owned()] },
            Block::Table {
                columns: vec![column("No.", 0), column("Nama", 2), column("Tanda tangan", 1)],
                over: "Dinas <Satu>".to_owned(),
                rows: (1..=rows).map(row).collect(),
                row_millimetres: 9,
            },
            Block::NewPage,
            Block::Code { code: "ABCD".to_owned(), picture: SQUARE.to_owned(), text: "Pindai".to_owned() },
            Block::Check { text: "Periksa".to_owned(), code: "ABCD".to_owned(), picture: SQUARE.to_owned() },
            Block::Draft { text: "KONSEP".to_owned() },
            Block::Dated { text: "Sintang, 20 September 2023".to_owned() },
            Block::Signatures {
                signers: ["Ketua,", "Sekretaris,", "Mengetahui,"]
                    .map(|position| Signer {
                        position: position.to_owned(),
                        name: String::new(),
                        under: "NIP".to_owned(),
                    })
                    .to_vec(),
            },
        ],
    }
}

pub(super) const SQUARE: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="2" height="2"/></svg>"#;

#[test]
fn every_block_is_set_and_the_same_document_gives_the_same_bytes() -> Result<(), DocumentError> {
    let first = pdf(&sample(40))?;
    assert!(first.starts_with(b"%PDF-1."));
    assert_eq!(first, pdf(&sample(40))?, "the same paper");
    assert_ne!(first, pdf(&sample(41))?, "another paper");
    Ok(())
}

#[test]
fn emblems_and_clauses_are_set() -> Result<(), DocumentError> {
    let plain = sample(1);
    let picture = crate::drawing::png(SQUARE, 40).unwrap_or_default();
    let mut before = pdf(&plain)?;
    for above in [false, true] {
        let emblem = Emblem::of(picture.clone(), "Lambang".to_owned(), above);
        assert!(emblem.is_some());
        let letterhead = Letterhead { emblem, ..plain.letterhead.clone() };
        let after = pdf(&Document { letterhead, ..plain.clone() })?;
        assert_ne!(before, after, "{above}");
        before = after;
    }
    let long = "kata ".repeat(400);
    let clauses =
        ["Menimbang", "KESATU"].map(|word| Clause::of_lines(word, &format!("a. {long}\nb. #x"))).to_vec();
    let decree = Document { paper: plain.paper.decree(), blocks: vec![Block::Clauses { clauses }], ..plain };
    assert!(count_pages(&pdf(&decree)?) > 1, "clauses go on to the next page");
    Ok(())
}

#[test]
fn a_certificate_has_its_small_code_in_the_corner_and_a_decree_the_head_of_its_annex()
-> Result<(), DocumentError> {
    let plain = sample(0);
    let signer =
        Signer { position: "Bupati Sintang,".to_owned(), name: "Melkianus".to_owned(), under: String::new() };
    let signed = Block::Signatures { signers: vec![signer] };
    let (text, code, picture) = ("Periksa".to_owned(), "ABCD".to_owned(), SQUARE.to_owned());
    let corner = Block::Corner { text, code, picture };
    let certificate =
        |blocks| Document { paper: plain.paper.certificate(), wide: true, blocks, ..plain.clone() };
    let with = pdf(&certificate(vec![Block::OnePage, signed.clone(), corner]))?;
    assert_ne!(with, pdf(&certificate(vec![Block::OnePage, signed]))?);
    assert_eq!(count_pages(&with), 1);
    let decree = |lines: &[&str]| {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        let blocks = vec![Block::Annex, Block::AnnexHead { lines }];
        pdf(&Document { paper: plain.paper.decree(), blocks, ..plain.clone() })
    };
    assert_ne!(decree(&["LAMPIRAN", "KEPUTUSAN BUPATI SINTANG"])?, decree(&["LAMPIRAN"])?);
    Ok(())
}

#[test]
fn what_is_typed_is_never_read_as_a_command_of_the_typesetter() -> Result<(), DocumentError> {
    let mut document = sample(1);
    document.blocks =
        vec![Block::Text { text: "#panic(\"no\") #read(\"/etc/passwd\")".to_owned(), indent: false }];
    pdf(&document).map(|bytes| assert!(!bytes.is_empty()))
}

#[test]
fn a_paper_is_set_as_its_settings_say() -> Result<(), DocumentError> {
    let letter = sample(1);
    let folio = Paper { sheet: Sheet::F4, ..letter.paper };
    let (sans, bookman) = ("+LiberationSans", "+TeXGyreBonum");
    let (a4, f4) = ("/MediaBox[0 0 595.27", "/MediaBox[0 0 609.44");
    for (paper, face, other, sheet) in [
        (letter.paper, sans, bookman, a4),
        (letter.paper.decree(), bookman, sans, a4),
        (folio, sans, bookman, f4),
        (folio.decree(), bookman, sans, f4),
    ] {
        let bytes = pdf(&Document { paper, ..letter.clone() })?;
        let file = String::from_utf8_lossy(&bytes);
        assert!(file.contains(face) && !file.contains(other), "{face}");
        assert!(file.contains(sheet), "{sheet}");
    }
    Ok(())
}

#[test]
fn a_page_of_figures_stays_one_page() -> Result<(), DocumentError> {
    let words = "43 di antaranya catatan ulang; 44 sudah selesai atau waktunya berakhir";
    let row = || {
        ["Dana pada program mitra", "Rp83,1 miliar", "naik 12 sejak 30 Oktober", words]
            .map(str::to_owned)
            .to_vec()
    };
    let columns = [("Perihal", 5), ("Jumlah", 2), ("Sejak bulan lalu", 3), ("Keterangan", 4)];
    let group = |heading: &str| {
        let columns = columns.map(|(head, share)| column(head, share)).to_vec();
        let rows = (0..3).map(|_| row()).collect();
        let heading = Block::Heading { text: heading.to_owned() };
        [heading, Block::Table { columns, over: String::new(), rows, row_millimetres: 0 }]
    };
    let blocks = ["Program", "Kemitraan", "Yang belum tersentuh", "Yang perlu diputuskan"].map(group);
    let plain = sample(0);
    let blocks = blocks.into_iter().flatten().collect();
    let bytes = pdf(&Document { paper: plain.paper.overview(), blocks, ..plain })?;
    assert_eq!(String::from_utf8_lossy(&bytes).matches("/MediaBox").count(), 1);
    Ok(())
}

#[test]
fn a_paper_of_one_page_stays_one_however_long_its_table_is() -> Result<(), DocumentError> {
    for rows in [3, 60, 200] {
        let table = Block::Table {
            columns: vec![column("No.", 0), column("Nama", 2)],
            over: String::new(),
            rows: (1..=rows).map(|at| vec![at.to_string(), format!("Angka {at}")]).collect(),
            row_millimetres: 0,
        };
        let title = Block::Title { text: "Lembar pimpinan".to_owned(), under: String::new() };
        let blocks = vec![Block::OnePage, title, table];
        assert_eq!(count_pages(&pdf(&Document { blocks, ..sample(1) })?), 1, "{rows} rows");
    }
    Ok(())
}

/// A list of so many rows with its closing sentence, its day, signatures and how to check it.
fn signed_list(rows: usize) -> Vec<Block> {
    let text = |text: &str| Block::Text { text: text.to_owned(), indent: false };
    let Document { blocks, .. } = sample(rows);
    let table = blocks.iter().find(|block| matches!(block, Block::Table { .. }));
    let is_end = |block: &&Block| matches!(block, Block::Signatures { .. } | Block::Check { .. });
    let ends = blocks.iter().rev().filter(is_end);
    let closing = [text("Demikian daftar ini dibuat."), text("Sintang, 20 September 2023")];
    table.into_iter().cloned().chain(closing).chain(ends.cloned()).collect()
}

#[test]
fn signatures_with_what_they_close_are_set_for_lists_of_every_length() -> Result<(), DocumentError> {
    let mut pages = 0;
    for rows in [1, 2, 3, 17, 18, 19, 20, 21, 22, 23, 24] {
        let bytes = pdf(&Document { blocks: signed_list(rows), ..sample(0) })?;
        let now = count_pages(&bytes);
        assert!(now >= pages && now <= 3, "{rows} rows on {now} pages");
        pages = now;
    }
    Ok(())
}

/// Whatever room the signatures leave.
#[test]
fn neither_the_code_nor_the_mark_of_a_draft_makes_a_page_of_its_own() -> Result<(), DocumentError> {
    for rows in 1..=24 {
        let issued = signed_list(rows);
        let mut plain = issued.clone();
        plain.retain(|block| !matches!(block, Block::Check { .. }));
        let mut draft = plain.clone();
        draft.push(Block::Draft { text: "KONSEP – belum ditandatangani.".to_owned() });
        let pages = |blocks: Vec<Block>| -> Result<i64, DocumentError> {
            Ok(count_pages(&pdf(&Document { blocks, ..sample(0) })?))
        };
        let (plain, draft, issued) = (pages(plain)?, pages(draft)?, pages(issued)?);
        assert!(plain == draft && plain == issued, "{rows} rows: {plain}, {draft}, {issued}");
    }
    Ok(())
}

#[test]
fn posts_of_any_number_of_lines_are_set_side_by_side() -> Result<(), DocumentError> {
    let posts =
        ["Ketua,", "PIHAK KESATU\nKepala Dinas Pemberdayaan Masyarakat dan Pemerintahan Desa,", "Camat,"];
    let signer = |position: &str| Signer {
        position: position.to_owned(),
        name: "Yuliana".to_owned(),
        under: String::new(),
    };
    for count in 1..=posts.len() {
        let signers = posts.iter().take(count).map(|post| signer(post)).collect();
        let blocks = vec![Block::Signatures { signers }];
        assert_eq!(count_pages(&pdf(&Document { blocks, ..sample(0) })?), 1, "{count}");
    }
    Ok(())
}

#[test]
fn a_row_of_one_cell_is_a_heading_across_the_table() -> Result<(), DocumentError> {
    let cells = |row: &[&str]| row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
    let table = Block::Table {
        columns: vec![column("Perihal", 2), column("Jumlah", 1), column("Keterangan", 0)],
        over: "Lembar".to_owned(),
        rows: vec![cells(&["PROGRAM"]), cells(&["Mitra", "59", ""]), cells(&["KEMITRAAN"])],
        row_millimetres: 0,
    };
    assert_eq!(count_pages(&pdf(&Document { blocks: vec![table], ..sample(0) })?), 1);
    Ok(())
}

#[test]
fn a_row_that_is_taller_than_a_page_is_set_all_the_same() -> Result<(), DocumentError> {
    let table = Block::Table {
        columns: vec![column("No.", 0), column("Nama", 1), column("Waktu", 1)],
        over: "Lembar".to_owned(),
        rows: vec![
            vec!["1.".to_owned(), "kata ".repeat(3_000), "September–November 2023".to_owned()],
            vec!["2.".to_owned(), "Rp54.000.000.000.000".to_owned(), String::new()],
        ],
        row_millimetres: 0,
    };
    let pages = count_pages(&pdf(&Document { blocks: vec![table], ..sample(0) })?);
    assert!(pages > 2, "{pages} pages hold all of it");
    Ok(())
}
