//! Pages of work plans.

pub mod activity;
pub mod activity_edit;
pub mod download;
pub mod history;
pub mod indicator;
pub mod indicator_edit;
pub mod panel;
pub mod plan;
pub mod shown;
pub mod timeline;
