//! Which rows of a sheet are records: sums, headings of sections, titles repeated on every page, signatures and notes are none,
//! and a row without a title of its own may go on with the record above.

use sekber_core::text::{fold, words};

/// What the words say with which a row begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// A sum, an average, an amount in words.
    Sum,
    /// A heading of a section.
    Heading,
    /// A signature, a place and day, a note.
    Foot,
    /// Anything else.
    Other,
}

const SUMS: &[&str] = &[
    "jumlah",
    "jml",
    "total",
    "subtotal",
    "grand",
    "rekap",
    "rekapitulasi",
    "rerata",
    "rata",
    "average",
    "avg",
    "mean",
    "sum",
    "terbilang",
    "subjumlah",
    "totals",
    "keseluruhan",
];
const NUMBERS: &[&str] = &[
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "sebelas", "belas", "puluh", "seratus", "ratus", "seribu", "ribu", "juta", "miliar", "milyar", "triliun",
    "rupiah", "koma", "setengah",
];
const HEADINGS: &[&str] = &[
    "bidang",
    "urusan",
    "sektor",
    "kelompok",
    "tema",
    "prioritas",
    "misi",
    "klaster",
    "cluster",
    "kategori",
    "zona",
    "bagian",
    "rumpun",
];
const FEET: &[&str] = &[
    "mengetahui",
    "menyetujui",
    "nip",
    "catatan",
    "keterangan",
    "ket",
    "sumber",
    "note",
    "notes",
    "disusun",
    "dibuat",
    "kepala",
    "direktur",
    "director",
    "pimpinan",
    "bupati",
    "wakil",
    "sekretaris",
    "plt",
    "plh",
    "ttd",
    "hormat",
    "source",
    "halaman",
    "page",
    "tembusan",
];
const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "nopember",
    "desember",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "december",
];

/// The words of a text; one that is spread out, such as "J U M L A H", is put together.
fn spelt(text: &str) -> Vec<String> {
    let words = words(text);
    if words.len() > 3 && words.iter().all(|word| word.chars().count() == 1) {
        return vec![words.concat()];
    }
    words
}

/// What a text says when a row begins with it.
pub fn label_of(text: &str) -> Label {
    let words = spelt(text);
    let first = words.first().map_or("", String::as_str);
    let second = words.get(1).map_or("", String::as_str);
    let is = |list: &[&str], word: &str| list.contains(&word);
    let in_words = words.len() > 2 && words.iter().all(|word| is(NUMBERS, word));
    let is_day = text.contains(',')
        && words.len() <= 6
        && words.iter().any(|word| is(MONTHS, word))
        && words.last().is_some_and(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    match () {
        () if is(SUMS, first) || (first == "sub" && is(SUMS, second)) || in_words => Label::Sum,
        () if is(HEADINGS, first) => Label::Heading,
        () if words.is_empty() || is(FEET, first) || is_day || fold(text).starts_with("a.n.") => Label::Foot,
        () => Label::Other,
    }
}

/// How a row is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numeral {
    /// Not at all, or in no way that says anything.
    None,
    /// By figures.
    Figures,
    /// By figures of several levels, such as 1.2.
    Levels,
    /// By a letter or a Roman numeral, as sections are.
    Section,
}

/// How a text numbers a row.
pub fn numeral_of(text: &str) -> Numeral {
    let bare = text.trim().trim_matches(['.', ')', '(']).to_lowercase();
    let is_level =
        |text: &str| (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = |text: &str| text.len() <= 5 && text.bytes().all(|byte| b"ivxl".contains(&byte));
    match bare.as_str() {
        "" => Numeral::None,
        figures if figures.bytes().all(|byte| byte.is_ascii_digit()) => Numeral::Figures,
        levels if levels.contains('.') && levels.split('.').all(is_level) => Numeral::Levels,
        letter if letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            Numeral::Section
        }
        roman if is_roman(roman) => Numeral::Section,
        _ => Numeral::None,
    }
}

/// What of a row matters for telling whether it is a record.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// What it begins with.
    pub label: Label,
    /// How it is numbered.
    pub numeral: Numeral,
    /// Whether it has a title, or a name in a sheet of organisations.
    pub titled: bool,
    /// Whether it names whose programme it is, in a cell of its own.
    pub owned: bool,
    /// Filled fields that are neither of these nor amounts and counts.
    pub others: usize,
    /// Filled amounts and counts.
    pub measures: usize,
    /// Whether its amounts are the sum of rows around it.
    pub is_sum: bool,
    /// Whether no whole row comes after it.
    pub at_foot: bool,
}

impl Shape {
    /// Filled fields.
    pub fn filled(&self) -> usize {
        self.others + self.measures + usize::from(self.titled) + usize::from(self.owned)
    }
}

/// What all rows have in common.
#[derive(Debug, Clone, Copy)]
pub struct Common {
    /// Whether a column says whose programmes they are.
    pub has_owners: bool,
    /// How most whole rows are numbered: what is numbered otherwise is a section.
    pub numbering: Numeral,
    /// How many fields the fuller rows fill.
    pub usual: usize,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A record.
    Record,
    /// More of the record above.
    Continued,
    /// The name of whoever owns the rows below.
    Owner,
    /// No record, for this reason.
    Skipped(&'static str),
    /// It cannot be told, for this reason.
    Doubtful(&'static str),
}

/// Tells what a row is.
pub fn standing(shape: &Shape, common: Common) -> Standing {
    if shape.filled() == 0 {
        return Standing::Skipped("no-record");
    }
    // Whatever begins like a sum and says no more than amounts is one.
    let bare = shape.others == 0 && !(shape.titled && shape.owned);
    if shape.label == Label::Sum && (bare || !shape.titled) {
        return Standing::Skipped("total");
    }
    match shape.titled {
        true => titled(shape, common),
        false => untitled(shape),
    }
}

fn untitled(shape: &Shape) -> Standing {
    match (shape.owned, shape.others, shape.measures) {
        (_, 0, 1..) if shape.is_sum => Standing::Skipped("total"),
        _ if shape.at_foot && shape.label == Label::Foot => Standing::Skipped("no-record"),
        (true, 0, 0) => Standing::Owner,
        (true, _, _) => Standing::Record,
        (false, 0, _) => Standing::Doubtful("amount-alone"),
        (false, _, _) if shape.at_foot && shape.filled() == 1 => Standing::Skipped("no-record"),
        (false, _, _) => Standing::Continued,
    }
}

fn titled(shape: &Shape, common: Common) -> Standing {
    let bare = shape.others == 0 && !shape.owned;
    let sparse = bare && common.usual >= 3;
    let is_numbered = common.numbering != Numeral::None;
    let like_records = is_numbered && shape.numeral == common.numbering;
    let is_section = is_numbered && !like_records && shape.numeral != Numeral::None;
    match () {
        () if bare && is_section => Standing::Skipped("heading"),
        () if sparse && shape.label == Label::Heading && !like_records && common.has_owners => {
            Standing::Skipped("heading")
        }
        () if sparse && shape.is_sum && !like_records => Standing::Skipped("heading"),
        () if sparse && shape.measures == 0 && (shape.at_foot || shape.label == Label::Foot) => {
            Standing::Skipped("no-record")
        }
        () if sparse && !like_records && (common.has_owners || shape.measures == 0) => {
            Standing::Doubtful("maybe-heading")
        }
        () => Standing::Record,
    }
}

#[cfg(test)]
mod tests;
