//! Nomenclature: names, themes and the indicator of each sub-kegiatan in one table, earlier codes in another.

use std::collections::HashMap;

use super::{Folders, Outcome, Row, line};

/// Words that keep their capitals when a name set in capitals is put into title case.
const ABBREVIATIONS: [&str; 20] = [
    "B3", "DPRD", "KB", "KS", "KSP", "LLAJ", "MAA", "MHA", "MPU", "PAUD", "PHA", "PPLH", "PSU", "SDA", "SDM",
    "SPBE", "UKM", "UMKM", "USP", "XX",
];

/// Words that stay small inside a title.
const SMALL: [&str; 14] = [
    "atas", "atau", "bagi", "dan", "dari", "dengan", "di", "ke", "melalui", "pada", "serta", "terhadap",
    "untuk", "yang",
];

/// Writes both tables.
pub fn make(folders: &Folders) -> Outcome {
    let details = folders.rows("nomenklatur/subkegiatan.tsv")?;
    let mut detail: HashMap<&str, &Row> = HashMap::new();
    for row in details.iter().filter(|row| row.get("tingkat").is_ok_and(|level| level == "kab")) {
        detail.insert(row.get("kode")?, row);
    }
    let mut entries = folders.rows("nomenklatur_kabupaten.csv")?;
    entries.sort_by_key(|row| row.get("code").unwrap_or_default().to_owned());
    let mut text = line(&["code", "name", "spm", "tags", "result", "indicator", "unit"])?;
    for row in &entries {
        text.push_str(&entry(row, &detail)?);
    }
    folders.pack("nomenclature.tsv", &text)?;

    let mut text = line(&["old_code", "old_name", "new_code"])?;
    for row in folders.rows("nomenklatur_successor.csv")? {
        text.push_str(&line(&[row.get("old_code")?, row.get("old_name")?, row.get("new_code")?])?);
    }
    folders.pack("nomenclature_successor.tsv", &text)
}

fn entry(row: &Row, detail: &HashMap<&str, &Row>) -> Outcome<String> {
    let code = row.get("code")?;
    let name = match (code, row.get("level")?) {
        ("X.XX", _) => "Penunjang Urusan Pemerintahan Daerah".to_owned(),
        ("X", _) => "Urusan penunjang yang berlaku untuk semua bidang".to_owned(),
        (_, "bidang" | "program") => title_case(&row.get("name")?.replace("HAK HAK", "HAK-HAK")),
        _ => row.get("name")?.to_owned(),
    };
    let spm = if row.get("spm")? == "SPM" { "1" } else { "" };
    let tags: Vec<String> = row.get("tags")?.split(';').map(theme).collect();
    let tags = tags.join(";");
    match (detail.get(code), row.get("level")?) {
        (Some(more), _) => line(&[
            code,
            &name,
            spm,
            &tags,
            more.get("kinerja")?,
            more.get("indikator")?,
            more.get("satuan")?,
        ]),
        (None, "sub_kegiatan") => Err(format!("no indicator for {code}").into()),
        (None, _) => line(&[code, &name, spm, &tags, "", "", ""]),
    }
}

/// `PROGRAM PENGELOLAAN SUMBER DAYA AIR (SDA)` becomes `Program Pengelolaan Sumber Daya Air (SDA)`.
fn title_case(name: &str) -> String {
    let mut title = String::with_capacity(name.len());
    for piece in name.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let small = word.to_lowercase();
        if ABBREVIATIONS.contains(&word) {
            title.push_str(word);
        } else if SMALL.contains(&small.as_str()) && !title.is_empty() {
            title.push_str(&small);
        } else {
            title.extend(small.chars().take(1).flat_map(char::to_uppercase).chain(small.chars().skip(1)));
        }
        title.push_str(&piece[word.len()..]);
    }
    title
}

/// `KEMISKINAN EKSTREM (ASTACITA)` becomes `Kemiskinan ekstrem (Astacita)`.
fn theme(tag: &str) -> String {
    let small = tag.trim().to_lowercase().replace("(astacita)", "(Astacita)");
    small.chars().take(1).flat_map(char::to_uppercase).chain(small.chars().skip(1)).collect()
}
