//! Pages of matching.

pub mod answer;
pub mod files;
pub mod line;
pub mod office;
pub mod overview;
pub mod pair;
pub mod partner;
pub mod plan;
pub mod quotas;
