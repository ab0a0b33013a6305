//! Small tables: goals and targets, the bridge between nomenclatures, the aid code lists, and the shapes.

use std::collections::HashMap;

use super::{Folders, Outcome, Row, line};

/// Writes all of them.
pub fn make(folders: &Folders) -> Outcome {
    goals(folders)?;
    let crosswalk = ["bidang_code", "sdg_goals", "dac3_codes", "theme"];
    copy(folders, "crosswalk_bidang_sdg_dac.csv", "crosswalk.tsv", &crosswalk)?;
    code_lists(folders)?;
    for name in ["sintang_kecamatan.geojson", "sintang_desa.geojson"] {
        folders.pack(name, &folders.text(name)?)?;
    }
    Ok(())
}

fn goals(folders: &Folders) -> Outcome {
    let columns = ["code", "pillar_id", "name_id", "text_id", "name_en", "text_en", "color", "id_source"];
    let rows = folders.rows("sdg.csv")?;
    let cells = |row: &Row| {
        columns.iter().map(|column| row.get(column).map(str::to_owned)).collect::<Outcome<Vec<_>>>()
    };
    let goal = |row: &Row| row.get("goal").ok().and_then(|goal| goal.parse::<u8>().ok());
    let mut text = line(&columns)?;
    for number in 1..=17 {
        // Stable for each goal: the file lists a goal before its targets.
        for row in rows.iter().filter(|row| goal(row) == Some(number)) {
            text.push_str(&line(&cells(row)?.iter().map(String::as_str).collect::<Vec<_>>())?);
        }
    }
    folders.pack("sdg.tsv", &text)
}

fn copy(folders: &Folders, from: &str, to: &str, columns: &[&str]) -> Outcome {
    let mut text = line(columns)?;
    for row in folders.rows(from)? {
        let cells: Vec<&str> = columns.iter().map(|column| row.get(column)).collect::<Outcome<_>>()?;
        text.push_str(&line(&cells)?);
    }
    folders.pack(to, &text)
}

fn code_lists(folders: &Folders) -> Outcome {
    let labels = folders.rows("iati/codelist_labels_id.csv")?;
    let mut label: HashMap<(String, String), &str> = HashMap::new();
    for row in &labels {
        label.insert((row.get("codelist")?.to_owned(), row.get("code")?.to_owned()), row.get("name_id")?);
    }
    let mut text = line(&["list", "code", "name", "name_id", "description", "category", "status"])?;
    for list in folders.names("iati/codelists")? {
        for row in folders.rows(&format!("iati/codelists/{list}.csv"))? {
            let code = row.get("code")?;
            let name_id = label.remove(&(list.clone(), code.to_owned())).unwrap_or_default();
            let (description, category) = (row.get("description")?, row.get("category")?);
            text.push_str(&line(&[
                &list,
                code,
                row.get("name")?,
                name_id,
                description,
                category,
                row.get("status")?,
            ])?);
        }
    }
    match label.keys().min() {
        Some(unused) => Err(format!("label without a code: {unused:?}").into()),
        None => folders.pack("iati_codes.tsv", &text),
    }
}
