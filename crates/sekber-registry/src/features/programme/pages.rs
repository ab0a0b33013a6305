//! Pages of programmes: the list, the record, the form, the history.

pub mod carry_over;
mod download;
pub mod edit;
pub mod history;
mod list;
pub mod panel;
pub mod record;
pub mod similar;
pub mod waiting;

pub(super) use list::badge;
pub use list::{download_csv, download_hxl, download_xlsx, show_list};
