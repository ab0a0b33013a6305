//! Rankings and plans as files.

use axum::response::Response;
use sekber_documents::sheet::{Column, Kind, Table, to_csv, to_xlsx};

use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::{CSV, Frame, XLSX, download};
use crate::kit::problem::Problem;

/// Columns by the keys of their titles, with their widths and kinds.
pub(super) fn columns(frame: &Frame, keys: &[(&str, f64, Kind)]) -> Vec<Column> {
    let column = |(key, width, kind): &(&str, f64, Kind)| Column {
        title: frame.say(key),
        hxl: None,
        width: *width,
        kind: *kind,
    };
    keys.iter().map(column).collect()
}

/// Sends tables as a workbook (`xlsx`) or the first as delimited text (`csv`). They are filled and written away from the
/// threads that serve: thousands of lines, each with its reasons, take seconds.
pub(super) async fn send(
    app: &App,
    name: &str,
    format: &str,
    tables: impl FnOnce() -> Vec<Table> + Send + 'static,
) -> Result<Response, Problem> {
    let making = large_files::begin(app).await?;
    let created = app.settings().local(app.now());
    let file = format!("{name}.{format}");
    let format = format.to_owned();
    if !["xlsx", "csv"].contains(&format.as_str()) {
        return Err(Problem::NotFound);
    }
    let write = move || {
        let tables = tables();
        match (format.as_str(), tables.first()) {
            ("csv", Some(table)) => to_csv(table).map(|bytes| (CSV, bytes)),
            _ => to_xlsx(&tables, created).map(|bytes| (XLSX, bytes)),
        }
    };
    let (kind, bytes) = making.write(write).await?.map_err(anyhow::Error::from)?;
    Ok(download(&file, kind, bytes))
}
