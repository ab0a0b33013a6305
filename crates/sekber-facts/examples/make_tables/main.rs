//! Makes the tables of this crate again from their sources, byte for byte the same for the same sources:
//! `cargo run -p sekber-facts --example make_tables -- <folder of sources> <folder of the regions package>`.
//!
//! `tables/SOURCES.md` says what the two folders hold and where that comes from.

mod codes;
mod nomenclature;
mod regions;
mod sintang;

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What a step answers; the text of an error names the file.
pub type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The folders of a run.
pub struct Folders {
    sources: PathBuf,
    regions: PathBuf,
    tables: PathBuf,
}

impl Folders {
    /// Rows of a CSV file (or of a tab-separated one) among the sources.
    pub fn rows(&self, name: &str) -> Outcome<Vec<Row>> {
        read(&self.sources.join(name))
    }

    /// Rows of a CSV file of the regions package.
    pub fn region_rows(&self, name: &str) -> Outcome<Vec<Row>> {
        read(&self.regions.join("data").join(name))
    }

    /// Text of a file among the sources.
    pub fn text(&self, name: &str) -> Outcome<String> {
        let path = self.sources.join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()).into())
    }

    /// Names of the files in a folder of the sources, sorted, without their extension.
    pub fn names(&self, folder: &str) -> Outcome<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.sources.join(folder))? {
            names.extend(entry?.path().file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
        names.sort();
        Ok(names)
    }

    /// Writes a table as it is.
    pub fn write(&self, name: &str, text: &str) -> Outcome {
        println!("{name}: {} bytes", text.len());
        Ok(fs::write(self.tables.join(name), text)?)
    }

    /// Writes a table compressed, as `<name>.br`.
    pub fn pack(&self, name: &str, text: &str) -> Outcome {
        let mut packed = Vec::new();
        let mut writer = brotli::CompressorWriter::new(&mut packed, 64 * 1024, 11, 22);
        writer.write_all(text.as_bytes())?;
        drop(writer);
        println!("{name}.br: {} bytes of {}", packed.len(), text.len());
        Ok(fs::write(self.tables.join(format!("{name}.br")), packed)?)
    }
}

/// A record whose cells are asked for by column name.
pub struct Row(Vec<(String, String)>);

impl Row {
    /// The trimmed text of a cell.
    pub fn get(&self, column: &str) -> Outcome<&str> {
        let cell = self.0.iter().find(|(name, _)| name == column);
        cell.map(|(_, text)| text.trim()).ok_or_else(|| format!("no column {column}").into())
    }
}

fn read(path: &Path) -> Outcome<Vec<Row>> {
    let tabs = path.extension().is_some_and(|extension| extension == "tsv");
    let mut builder = csv::ReaderBuilder::new();
    builder.delimiter(if tabs { b'\t' } else { b',' }).quoting(!tabs);
    let mut reader = builder.from_path(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let header = reader.headers()?.clone();
    let named = |record: csv::StringRecord| {
        Row(header.iter().zip(record.iter()).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect())
    };
    reader.records().map(|record| Ok(named(record?))).collect()
}

/// A tab-separated line; refuses cells that would break it.
pub fn line(cells: &[&str]) -> Outcome<String> {
    match cells.iter().find(|cell| cell.contains(['\t', '\n', '\r'])) {
        Some(cell) => Err(format!("cell with a tab or line end: {cell}").into()),
        None => Ok(cells.join("\t") + "\n"),
    }
}

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(sources), Some(regions)) = (arguments.next(), arguments.next()) else {
        return Err("usage: make_tables <folder of sources> <folder of the regions package>".into());
    };
    let tables = Path::new(env!("CARGO_MANIFEST_DIR")).join("tables");
    let folders = Folders { sources, regions, tables };
    regions::make(&folders)?;
    nomenclature::make(&folders)?;
    codes::make(&folders)?;
    sintang::make(&folders)
}
