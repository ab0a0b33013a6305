//! The award's arithmetic: how entries are scored, and how far the ranking can be trusted.
//!
//! The official result is a weighted sum of points on a fixed rubric ([`sensitivity::Scoring`]), in whole numbers, so that every
//! machine and every spreadsheet finds the same last digit. Other methods ([`methods`]) stand beside it as a check only:
//! methods that normalise by the best entry of the day can change the order of two entries when a third one leaves.

pub mod agreement;
pub mod ahp;
pub mod jury;
pub mod measure;
pub mod methods;
pub mod missing;
pub mod ranks;
pub mod rules;
pub mod season;
pub mod sensitivity;
pub mod standing;
pub mod templates;
pub mod weighting;
