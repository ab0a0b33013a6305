//! The letter to whoever wrote a report, beside the decision on it.

use sekber_core::report::Decision;

use super::model::Report;
use crate::features::mail::Message;
use crate::features::registry;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

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
    let message = Message {
        about: report.id.to_string(),
        once: format!("{subject} {} {}", report.id, report.version),
        subject,
        text,
        facts: &facts,
        simulated: report.simulated,
    };
    registry::write_letters_to(app, tx, [&report.organisation_id], &message).await
}
