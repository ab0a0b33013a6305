//! Pages of programmes: the list, the record, the form, the history.

pub mod carry_over;
mod chosen;
mod download;
pub mod drafts;
pub mod edit;
pub mod history;
mod list;
pub mod money;
mod narrowing;
pub mod panel;
pub mod record;
pub mod similar;
pub mod waiting;
mod whole;

pub use download::{download_csv, download_hxl, download_xlsx};
pub(super) use list::badge;
pub use list::show_list;
pub use narrowing::narrowed;
