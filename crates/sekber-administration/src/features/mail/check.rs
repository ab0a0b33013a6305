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
        return finding(
            "e-mail",
            State::Good,
            "not set up: invitations and links are handed over by hand. Set --mail and --mail-from to have them sent.",
        );
    };
    match delivery::probe(mail).await {
        Ok(()) => finding("e-mail", State::Good, format!("the mail server takes e-mails from {}", mail.from)),
        Err(why) => finding(
            "e-mail",
            State::Bad,
            format!("{why}. Check --mail (server, user, password, port) and --mail-from (one address)."),
        ),
    }
}
