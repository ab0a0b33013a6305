//! The record of Sintang: codes in place of names of places and fields, ids for programmes, kinds of partners.

use std::collections::HashMap;

use super::{Folders, Outcome, Row};

const REGENCY: &str = "61.05";

/// Kinds of partners as judged from their names; all others are NGOs (`lsm`).
const KINDS: [(&str, &[&str]); 5] = [
    (
        "komunitas",
        &[
            "P010", "P012", "P019", "P022", "P023", "P024", "P025", "P032", "P036", "P044", "P047", "P048",
            "P049", "P050", "P051", "P052", "P059",
        ],
    ),
    ("usaha", &["P021", "P028", "P031", "P040", "P053", "P054"]),
    ("kampus", &["P056", "P057", "P058"]),
    ("credit_union", &["P030", "P035"]),
    ("donor", &["P007", "P008", "P009", "P014", "P041", "P060", "P061"]),
];

/// Writes the three tables.
pub fn make(folders: &Folders) -> Outcome {
    let places = Places::read(folders)?;
    offices(folders, &places)?;
    partners(folders)?;
    programmes(folders, &places)
}

/// Codes of the kecamatan by name, and of the villages by kecamatan code and name.
struct Places {
    kecamatan: HashMap<String, String>,
    villages: HashMap<(String, String), String>,
}

impl Places {
    fn read(folders: &Folders) -> Outcome<Self> {
        let (mut kecamatan, mut villages) = (HashMap::new(), HashMap::new());
        for row in folders.rows("sintang_regions.csv")? {
            let (code, name, parent) =
                (row.get("code")?, row.get("name")?.to_owned(), row.get("parent_code")?);
            match row.get("level")? {
                "kecamatan" => kecamatan.insert(name, code.to_owned()),
                "desa" | "kelurahan" => villages.insert((parent.to_owned(), name), code.to_owned()),
                _ => None,
            };
        }
        Ok(Self { kecamatan, villages })
    }

    fn kecamatan(&self, name: &str) -> Outcome<&str> {
        self.kecamatan.get(name).map(String::as_str).ok_or_else(|| format!("unknown kecamatan {name}").into())
    }

    /// Codes for a programme: the named villages, the kecamatan in which none is named, or the whole regency.
    fn resolve(&self, kecamatan: &str, villages: &str) -> Outcome<String> {
        let mut left: Vec<&str> = villages.split(';').filter(|name| !name.is_empty()).collect();
        let mut codes = Vec::new();
        for name in kecamatan.split(';').filter(|name| !name.is_empty()) {
            let code = self.kecamatan(name)?;
            let before = codes.len();
            left.retain(|village| match self.villages.get(&(code.to_owned(), (*village).to_owned())) {
                Some(found) => {
                    codes.push(found.as_str());
                    false
                }
                None => true,
            });
            if codes.len() == before {
                codes.push(code);
            }
        }
        if let Some(village) = left.first() {
            return Err(format!("village {village} is not in {kecamatan}").into());
        }
        codes.sort_unstable();
        Ok(if codes.is_empty() { REGENCY.to_owned() } else { codes.join(";") })
    }
}

fn offices(folders: &Folders, places: &Places) -> Outcome {
    let header =
        ["code", "name", "short_name", "function", "bidang", "region", "duties", "source", "confidence"];
    let rows = folders.rows("sintang/opd.csv")?;
    let cells = rows.iter().map(|row| {
        let fields = row.get("urusan")?.split(';').filter_map(|field| field.split_whitespace().next());
        let bidang = fields.collect::<Vec<_>>().join(";");
        let region = match row.get("name")?.strip_prefix("Kecamatan ") {
            Some(name) => places.kecamatan(name)?,
            None => REGENCY,
        };
        let mut cells = texts(row, &["code", "name", "short_name", "kind"])?;
        cells.extend([bidang, region.to_owned()]);
        cells.extend(texts(row, &["tupoksi", "source", "confidence"])?);
        Ok(cells)
    });
    write(folders, "sintang_offices.csv", &header, cells)
}

fn partners(folders: &Folders) -> Outcome {
    let header = ["id", "name", "short_name", "kind", "level", "themes", "website", "source", "confidence"];
    let rows = folders.rows("sintang/partners.csv")?;
    let cells = rows.iter().map(|row| {
        let id = row.get("id")?;
        let kind = KINDS.iter().find(|(_, ids)| ids.contains(&id)).map_or("lsm", |(kind, _)| kind);
        let mut cells = vec![id.to_owned(), without_remark(row.get("name")?).to_owned()];
        cells.extend([row.get("short_name")?.to_owned(), kind.to_owned()]);
        cells.extend(texts(row, &["level", "themes", "website", "source", "confidence"])?);
        Ok(cells)
    });
    write(folders, "sintang_partners.csv", &header, cells)
}

/// A name without the compiler's remark that the source does not explain it.
fn without_remark(name: &str) -> &str {
    match name.split_once(" (") {
        Some((plain, remark)) if remark.ends_with("di sumber)") => plain,
        _ => name,
    }
}

fn programmes(folders: &Folders, places: &Places) -> Outcome {
    let kept = ["partner_id", "title", "description", "themes"];
    let rest = ["start", "end", "budget_idr", "donor", "sdg_goals", "source", "confidence"];
    let header = [&["id"][..], &kept, &["places"], &rest].concat();
    let rows = folders.rows("sintang/partner_programs.csv")?;
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let cells = rows.iter().map(|row| {
        let partner = row.get("partner_id")?;
        let number = numbers.entry(partner).and_modify(|number| *number += 1).or_insert(1);
        let mut cells = vec![format!("{partner}-{number}")];
        cells.extend(texts(row, &kept)?);
        cells.push(places.resolve(row.get("kecamatan")?, row.get("desa")?)?);
        cells.extend(texts(row, &rest)?);
        Ok(cells)
    });
    write(folders, "sintang_programmes.csv", &header, cells)
}

fn texts(row: &Row, columns: &[&str]) -> Outcome<Vec<String>> {
    columns.iter().map(|column| row.get(column).map(str::to_owned)).collect()
}

fn write(
    folders: &Folders,
    name: &str,
    header: &[&str],
    rows: impl Iterator<Item = Outcome<Vec<String>>>,
) -> Outcome {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row?)?;
    }
    folders.write(name, &String::from_utf8(writer.into_inner()?)?)
}
