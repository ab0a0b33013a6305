//! Pages of programmes: the list, the record, the form.

mod download;
mod list;

pub use list::{download_csv, download_hxl, download_xlsx, show_list};
