//! Whether the mail server of the settings takes emails.

use super::delivery;
use crate::kit::card::{Checking, Finding, State, finding};
use crate::kit::settings::Settings;

/// What the doctor asks about e-mail.
pub fn check(settings: &Settings) -> Checking<'_> {
    Box::pin(async move { vec![mail_server(settings).await] })
}

async fn mail_server(settings: &Settings) -> Finding {
    let Some(mail) = &settings.mail else {
        return finding("doctor-on-mail", State::Good, "doctor-mail-off");
    };
    match delivery::probe(mail).await {
        Ok(()) => finding("doctor-on-mail", State::Good, "doctor-mail-taken").with("address", &mail.from),
        Err(why) => finding("doctor-on-mail", State::Bad, "doctor-mail-refused").with("why", why),
    }
}
