//! The letter to whoever wrote a report, beside the decision on it. In Indonesian, the language of the office that sends it.

use sekber_core::report::Decision;

use super::model::Report;
use crate::features::mail::{self, Email};
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;

/// Tells the partner that its report was confirmed or sent back, and with which remarks.
///
/// # Errors
/// When the database refuses.
pub async fn decided(
    app: &App,
    tx: &mut Tx,
    report: &Report,
    (decision, remarks): (Decision, &str),
) -> Result<(), Problem> {
    // What is made up for a demonstration calls nobody who is real.
    if !mail::is_set_up(app) || report.simulated {
        return Ok(());
    }
    let (subject, text) = match decision {
        Decision::Confirm => ("email-report-confirmed-subject", "email-report-confirmed-text"),
        Decision::Return => ("email-report-returned-subject", "email-report-returned-text"),
    };
    let remarks = if remarks.is_empty() { "–" } else { remarks };
    let facts = [
        ("partnership", report.partnership.clone()),
        ("period", report.period.clone()),
        ("remarks", remarks.to_owned()),
        ("link", format!("{}{}", app.settings().base_url, report.path())),
        ("district", app.district().name),
    ];
    let known = addresses::of_in(tx, [&report.organisation_id]).await?;
    for recipient in known.into_values().flatten() {
        let email = Email {
            about: report.id.to_string(),
            once: Some(format!("{subject} {} {} {recipient}", report.id, report.version)),
            subject: app.words().say_with(LANGUAGE, subject, &facts),
            body: app.words().say_with(LANGUAGE, text, &facts),
            recipient,
            ..Email::default()
        };
        mail::write(tx, app, &email).await?;
    }
    Ok(())
}
