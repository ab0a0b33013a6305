//! One word per thing: names that the glossary says were given up stay away, and those that took their place are there.

use std::collections::BTreeSet;

use crate::source::{Source, files};

/// The names in the table of names that were given up, each with today's.
fn given_up() -> Vec<(String, String)> {
    let glossary = files("docs", &["glossary.md"]).remove(0);
    let table = glossary.text.split("## Names that were given up").nth(1).expect("the table of former names");
    let name = |cell: &str| cell.trim().strip_prefix('`')?.strip_suffix('`').map(str::to_owned);
    let row = |line: &str| {
        let mut cells = line.split('|').skip(1);
        Some((name(cells.next()?)?, name(cells.next()?)?))
    };
    table.lines().filter_map(row).collect()
}

/// Every name in the code of the project.
fn names() -> BTreeSet<String> {
    let sources = files("crates", &[".rs"]);
    let of = |file: &Source| -> Vec<String> {
        let code = file.code().map(|(_, line)| line.split("//").next().unwrap_or_default());
        let words = code.flat_map(|line| line.split(|c: char| !(c.is_alphanumeric() || c == '_')));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    sources.iter().filter(|file| file.name() != "former_names.rs").flat_map(of).collect()
}

#[test]
fn names_that_were_given_up_stay_away() {
    let (pairs, names) = (given_up(), names());
    assert!(pairs.len() > 20, "the table is no longer recognised: {pairs:?}");
    let back: Vec<&str> =
        pairs.iter().map(|(before, _)| before.as_str()).filter(|before| names.contains(*before)).collect();
    assert!(back.is_empty(), "docs/glossary.md gave these names up: {back:?}");
    let gone: Vec<&str> =
        pairs.iter().map(|(_, today)| today.as_str()).filter(|today| !names.contains(*today)).collect();
    assert!(gone.is_empty(), "docs/glossary.md names what is not there: {gone:?}");
}

/// What native officials called wrong or literal; without the first letter where it may be a capital.
const UNNATURAL: [&str; 30] = [
    "ayar dinding",
    "emu wicara",
    "Berlakukan rencana",
    "Buka pintu",
    "Pintu masih tertutup",
    "Benih undian",
    "Ketetapan",
    "ketetapan saat ini",
    "Pintu rapat",
    "Hubungi sekretariat",
    "minta sekretariat",
    "Pakai ",
    "Mitra tertampung",
    "tempat terisi",
    "mendapat pasangan",
    "bergerak sendiri",
    "terbuka sendiri",
    "pangkalan data",
    "Patokan hari ini",
    "ponsel tiruan",
    "eluarkan naskah",
    "idik digital",
    "idik isi",
    "idik jejak",
    "markah peramban",
    "Pakailah",
    "Tulislah",
    "Bukalah",
    "Pilihlah",
    "Isilah",
];

#[test]
fn sentences_use_the_words_of_officials() {
    let mut texts = files("crates", &["id.ftl"]);
    assert!(texts.len() > 20, "the words are no longer found");
    texts.extend(files("docs/guide/id", &[".md"]));
    let used: Vec<(&str, &str)> = texts
        .iter()
        .flat_map(|file| UNNATURAL.iter().map(move |word| (file, *word)))
        .filter(|(file, word)| file.text.contains(word))
        .map(|(file, word)| (file.path.as_str(), word))
        .collect();
    assert!(used.is_empty(), "say it as officials do: {used:?}");
}
