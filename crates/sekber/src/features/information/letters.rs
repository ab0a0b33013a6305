//! Who is told: the joint secretariat that something came in, and whoever asked and left an e-mail address that there is something to
//! read. No letter says what is asked or answered, and none holds a code.

use sekber_core::value::InformationRequestId;

use super::model::{InformationRequest, address};
use crate::features::mail::{self, Email, LANGUAGE, Message};
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What whoever asked is told: the keys of subject and text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct News(&'static str, &'static str);

/// The request was answered.
pub const ANSWERED: News = News("email-information-answered-subject", "email-information-answered-text");
/// It takes longer.
pub const EXTENDED: News = News("email-information-extended-subject", "email-information-extended-text");
/// The objection was decided.
pub const DECIDED: News = News("email-information-decided-subject", "email-information-decided-text");

/// Whether whoever asked is told by e-mail, as far as anybody can tell: they left an address, and e-mails can be sent.
pub fn reaches(app: &App, one: &InformationRequest) -> bool {
    mail::is_set_up(app) && address(&one.contact).is_some()
}

/// What the letters name.
fn facts(app: &App, id: &InformationRequestId, number: String) -> [(&'static str, String); 3] {
    let link = format!("{}/information/{id}", app.settings().base_url);
    [("number", number), ("district", app.district().name), ("link", link)]
}

/// Tells the joint secretariat that a request came in: one letter a day, so that whoever files them by the dozen fills no mailbox.
///
/// # Errors
/// When the database refuses.
pub async fn tell_of_request(
    app: &App,
    tx: &mut Tx,
    secretariat: Vec<String>,
    (id, number, simulated): (&InformationRequestId, &str, bool),
) -> Result<(), Problem> {
    let message = Message {
        about: id.to_string(),
        once: format!("information {}", app.today()),
        subject: "email-information-filed-subject",
        text: "email-information-filed-text",
        facts: &facts(app, id, number.to_owned()),
        simulated,
    };
    mail::write_letters(app, tx, secretariat, &message).await.map(|_| ())
}

/// Tells the joint secretariat and the leaders of the district that somebody objected. A request has two objections at most, so each is told.
///
/// # Errors
/// When the database refuses.
pub async fn tell_of_objection(
    app: &App,
    tx: &mut Tx,
    told: Vec<String>,
    (one, objection): (&InformationRequest, String),
) -> Result<(), Problem> {
    let message = Message {
        about: one.id.to_string(),
        once: format!("information objection {objection}"),
        subject: "email-information-objected-subject",
        text: "email-information-objected-text",
        facts: &facts(app, &one.id, objection),
        simulated: one.simulated,
    };
    mail::write_letters(app, tx, told, &message).await.map(|_| ())
}

/// Tells whoever asked that there is something to read, where they left an e-mail address.
///
/// # Errors
/// When the database refuses.
pub async fn tell_applicant(
    app: &App,
    tx: &mut Tx,
    one: &InformationRequest,
    News(subject, text): News,
) -> Result<(), Problem> {
    let Some(recipient) = address(&one.contact).filter(|_| !one.simulated) else { return Ok(()) };
    let page = format!("{}/public/information/state", app.settings().base_url);
    let facts = [("number", one.receipt()), ("district", app.district().name), ("page", page)];
    let say = |key: &str| app.words().say_with(LANGUAGE, key, &facts);
    let email = Email {
        about: one.id.to_string(),
        recipient: recipient.to_owned(),
        subject: say(subject),
        body: say(text),
        at_once: true,
        ..Email::default()
    };
    mail::write(tx, app, &email).await?;
    Ok(())
}
