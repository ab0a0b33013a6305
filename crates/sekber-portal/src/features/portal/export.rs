//! What is public, as files that other programs take: sheets, HXL, IATI, DCAT.

pub mod catalogue;
pub mod goals;
pub mod iati;
pub mod iati_organisations;
pub mod kdsd;
pub mod markup;
pub mod metadata;
pub mod tables;
pub mod three_w;

use sekber_documents::sheet::{Column, Kind, Table, Value};

use crate::kit::page::Frame;

/// Most rows of a file.
pub const MOST: i64 = 100_000;

fn column(title: String, width: f64, kind: Kind) -> Column {
    Column { title, hxl: None, width, kind }
}

/// A table of no more rows than a file holds; what was cut is told above them.
fn table(
    frame: &Frame,
    title: String,
    mut notes: Vec<String>,
    columns: Vec<Column>,
    rows: impl Iterator<Item = Vec<Value>>,
) -> Table {
    let most = usize::try_from(MOST).unwrap_or_default();
    let mut rows: Vec<Vec<Value>> = rows.take(most + 1).collect();
    if rows.len() > most {
        rows.truncate(most);
        notes.push(frame.say_with("portal-file-cut", "most", frame.whole(&MOST)));
    }
    Table { title, notes, columns, rows }
}

/// A file of a data set.
#[derive(Debug, Clone, Copy)]
pub struct DataFile {
    /// Where it is.
    pub path: &'static str,
    /// What kind of file it is, in a word.
    pub format: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// The standard that it keeps to, if any.
    pub conforms_to: Option<&'static str>,
}

/// A data set that everybody may take.
#[derive(Debug, Clone, Copy)]
pub struct DataSet {
    /// Its code.
    pub code: &'static str,
    /// Words by which it is found.
    pub keywords: &'static [&'static str],
    /// Its files.
    pub files: &'static [DataFile],
}

const fn file(path: &'static str, format: &'static str, media_type: &'static str) -> DataFile {
    DataFile { path, format, media_type, conforms_to: None }
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const HXL: Option<&str> = Some("https://hxlstandard.org/standard/1-1final/");
const IATI: Option<&str> = Some("https://iatistandard.org/en/iati-standard/203/");

/// Every data set.
pub const SETS: &[DataSet] = &[
    DataSet {
        code: "partners",
        keywords: &["mitra pembangunan", "development partners"],
        files: &[
            file("/public/data/partners.csv", "CSV", "text/csv"),
            file("/public/data/partners.xlsx", "XLSX", XLSX),
        ],
    },
    DataSet {
        code: "offices",
        keywords: &["perangkat daerah", "local government offices"],
        files: &[
            file("/public/data/offices.csv", "CSV", "text/csv"),
            file("/public/data/offices.xlsx", "XLSX", XLSX),
        ],
    },
    DataSet {
        code: "programmes",
        keywords: &["program", "programmes"],
        files: &[
            file("/public/data/programmes.csv", "CSV", "text/csv"),
            file("/public/data/programmes.xlsx", "XLSX", XLSX),
        ],
    },
    DataSet {
        code: "partnerships",
        keywords: &["kemitraan", "partnerships"],
        files: &[
            file("/public/data/partnerships.csv", "CSV", "text/csv"),
            file("/public/data/partnerships.xlsx", "XLSX", XLSX),
        ],
    },
    DataSet {
        code: "three_w",
        keywords: &["siapa melakukan apa di mana", "who does what where", "3W", "HXL"],
        files: &[
            DataFile { conforms_to: HXL, ..file("/public/data/3w.csv", "HXL CSV", "text/csv") },
            DataFile { conforms_to: HXL, ..file("/public/data/3w.xlsx", "HXL XLSX", XLSX) },
        ],
    },
    DataSet {
        code: "activities",
        keywords: &["IATI", "aid transparency"],
        files: &[DataFile {
            conforms_to: IATI,
            ..file("/public/data/activities.xml", "IATI 2.03", "application/xml")
        }],
    },
    DataSet {
        code: "organisations",
        keywords: &["IATI", "organisasi", "organisations"],
        files: &[DataFile {
            conforms_to: IATI,
            ..file("/public/data/organisations.xml", "IATI 2.03", "application/xml")
        }],
    },
    DataSet {
        code: "goals",
        keywords: &["TPB", "SDGs"],
        files: &[
            file("/public/data/sdg.csv", "CSV", "text/csv"),
            file("/public/data/sdg.xlsx", "XLSX", XLSX),
        ],
    },
    DataSet {
        code: "kdsd",
        keywords: &["KDSD", "daya saing daerah", "district competitiveness"],
        files: &[
            file("/public/data/kdsd.csv", "CSV", "text/csv"),
            file("/public/data/kdsd.xlsx", "XLSX", XLSX),
        ],
    },
    DataSet {
        code: "places",
        keywords: &["kecamatan", "peta", "map"],
        files: &[file("/public/data/places.geojson", "GeoJSON", "application/geo+json")],
    },
];

#[cfg(test)]
mod tests;
