//! Whether the model that grades findings is the one that whoever runs the system put into the data folder.

use super::reader::Own;
use crate::kit::card::{Checking, State, finding};
use crate::kit::settings::Settings;

/// What the doctor asks about it; nothing where there is no file.
pub fn check(settings: &Settings) -> Checking<'_> {
    Box::pin(async move {
        let told = match Own::of(settings) {
            Own::Missing => return Vec::new(),
            Own::Is(_) => finding("doctor-on-grading", State::Good, "doctor-grading-own"),
            Own::Broken => finding("doctor-on-grading", State::Bad, "doctor-grading-broken"),
        };
        vec![told.with("file", Own::file(settings).display())]
    })
}
