//! Pages of imports: handing in a sheet, the preview, applying it, and the files that come out.

mod correcting;
mod files;
mod hand_in;
mod lines;
mod met;
mod preview;
mod progress;
mod questions;
mod taking_back;

pub use files::{download_export, download_faults, download_template};
pub use hand_in::{hand_in, show_start};
pub use preview::{apply_run, assign_columns, check_run, discard_run, show_run};
pub use progress::show_progress;
pub use taking_back::{show_taking_back, take_back_run};
