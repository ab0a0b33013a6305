//! Setting official documents as PDF and DOCX: a letter of a page, and a record with tables of a hundred rows. Each is another document
//! than the one before, as nobody asks for the same twice; fonts and design are loaded by the first.

use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use sekber_documents::official::{Block, Column, Document, Letterhead, Paper, Signer, docx, pdf};

/// Rows of the tables.
const ROWS: [usize; 2] = [0, 100];

fn main() {
    divan::main();
}

/// A document that was not there before.
fn document(rows: usize) -> Document {
    static NUMBER: AtomicUsize = AtomicUsize::new(1);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let column = |head: &str, share: u8| Column { head: head.to_owned(), share, number: false };
    let row = |at: usize| {
        vec![
            at.to_string(),
            format!("Yayasan Contoh {}", at * 7 + number),
            format!("Program air bersih {at}"),
        ]
    };
    let text = "Sehubungan dengan pelaksanaan rapat koordinasi, bersama ini disampaikan hal-hal berikut untuk ditindaklanjuti.";
    let mut blocks = vec![
        Block::Letter {
            fields: vec![
                ("Nomor".to_owned(), format!("005/{number}/2026")),
                ("Hal".to_owned(), "Undangan".to_owned()),
            ],
            dated: "Sintang, 20 September 2026".to_owned(),
            recipients: vec![format!("Yth. Kepala Dinas {number}")],
        },
        Block::Text { text: format!("{text} ({number})"), indent: true },
        Block::Numbered {
            items: (1..=5).map(|item| format!("Pokok bahasan {item} dari {number}")).collect(),
        },
    ];
    if rows > 0 {
        blocks.push(Block::Table {
            columns: vec![column("No.", 0), column("Mitra", 2), column("Program", 2)],
            over: String::new(),
            rows: (1..=rows).map(row).collect(),
            row_millimetres: 0,
        });
    }
    blocks.push(Block::Signatures {
        signers: vec![Signer {
            position: "Sekretaris Daerah,".to_owned(),
            name: "Nama".to_owned(),
            under: String::new(),
        }],
    });
    Document {
        language: "id".to_owned(),
        title: format!("Undangan {number}"),
        letterhead: Letterhead {
            government: "Pemerintah Kabupaten Sintang".to_owned(),
            unit: "Sekretariat Bersama".to_owned(),
            address: "Jalan Contoh 1, Sintang".to_owned(),
            emblem: None,
        },
        paper: Paper::default(),
        wide: false,
        foot: "Undangan".to_owned(),
        date: (2026, 9, 20),
        blocks,
    }
}

#[divan::bench(args = ROWS, sample_count = 30, sample_size = 1)]
fn set_pdf(bencher: Bencher<'_, '_>, rows: usize) {
    // What the first one loads is not the others' time.
    assert!(pdf(&document(rows)).is_ok(), "the document cannot be set");
    bencher.bench(|| pdf(&document(rows)).map(|bytes| bytes.len()));
}

#[divan::bench(args = ROWS, sample_count = 30, sample_size = 1)]
fn set_docx(bencher: Bencher<'_, '_>, rows: usize) {
    bencher.bench(|| docx(&document(rows)).map(|bytes| bytes.len()));
}
