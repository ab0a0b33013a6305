//! Regions: provinces and regencies in one table, districts and villages in another that leaves out what can be counted.

use super::{Folders, Outcome, Row, line};

/// Writes both tables.
pub fn make(folders: &Folders) -> Outcome {
    let mut upper = sorted(folders.region_rows("provinces.csv")?)?;
    upper.extend(sorted(folders.region_rows("regencies.csv")?)?);
    upper.sort();
    let mut text = line(&["code", "name"])?;
    for (code, name) in &upper {
        text.push_str(&line(&[code, name])?);
    }
    folders.pack("regencies.tsv", &text)?;

    let mut lower = sorted(folders.region_rows("districts.csv")?)?;
    lower.extend(sorted(folders.region_rows("villages.csv")?)?);
    lower.sort();
    folders.pack("villages.txt", &counted(&lower)?)
}

fn sorted(rows: Vec<Row>) -> Outcome<Vec<(String, String)>> {
    let mut regions = Vec::with_capacity(rows.len());
    for row in rows {
        regions.push((row.get("code")?.to_owned(), tidy(row.get("name")?)));
    }
    regions.sort();
    Ok(regions)
}

/// Districts as `#code<tab>name`, villages as names with a number only where it is not the one after the last.
fn counted(regions: &[(String, String)]) -> Outcome<String> {
    let (mut text, mut district, mut number) = (String::new(), "", 2000_u32);
    for (code, name) in regions {
        let Some((parent, village)) = code.rsplit_once('.').filter(|(parent, _)| parent.len() == 8) else {
            (district, number) = (code, 2000);
            text.push_str(&line(&[&format!("#{code}"), name])?);
            continue;
        };
        if parent != district || name.starts_with('#') {
            return Err(format!("village {code} {name} stands outside its district").into());
        }
        let stated: u32 = village.parse()?;
        let counted = stated == number + 1;
        number = stated;
        text.push_str(&if counted { line(&[name])? } else { line(&[name, village])? });
    }
    Ok(text)
}

/// Mends marks typed for an apostrophe and words that lost their capital; "dan" and the "x" of "2 x 11" stay small.
fn tidy(name: &str) -> String {
    let name = name.replace(['"', '’'], "'").replace('*', "");
    let words = name.split_whitespace().map(|word| match word.chars().next() {
        Some(first) if first.is_lowercase() && word.len() > 1 && word != "dan" => {
            first.to_uppercase().chain(word.chars().skip(1)).collect()
        }
        _ => word.to_owned(),
    });
    words.collect::<Vec<String>>().join(" ")
}
