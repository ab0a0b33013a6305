//! A whole list as a file that the browser saves: a workbook, or delimited text.

use axum::response::Response;
use jiff::civil::DateTime;
use sekber_documents::sheet::{Table, to_csv, to_xlsx};

use super::{CSV, download};
use crate::large_files::LargeFile;
use crate::problem::Problem;

/// Sends a list as a file of a name without ending and a media type: [`CSV`], else a workbook that says when it was made. Laying out
/// 100,000 rows takes seconds: other requests must not wait behind it.
///
/// # Errors
/// When there is no room to compute, or the list is none that a file can hold.
pub async fn send_list(
    making: LargeFile,
    (name, kind): (&str, &'static str),
    created: DateTime,
    list: impl FnOnce() -> Table + Send + 'static,
) -> Result<Response, Problem> {
    let write = move || {
        let table = list();
        match kind {
            CSV => to_csv(&table),
            _ => to_xlsx(&[table], created),
        }
    };
    let bytes = making.write(write).await?.map_err(anyhow::Error::from)?;
    let ending = if kind == CSV { "csv" } else { "xlsx" };
    Ok(download(&format!("{name}.{ending}"), kind, bytes))
}
