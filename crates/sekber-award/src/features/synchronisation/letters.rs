//! Letters about verdicts, written beside them: to the owners of both programmes, who do what a verdict says, and to whoever's record was
//! closed because another one stays. In Indonesian, the language of the secretariat that sends them.

use sekber_core::registry::kinds::Provenance;
use sekber_core::value::OrganisationId;
use sekber_engines::synchronisation::grading::Verdict;

use crate::features::mail::{self, Email};
use crate::features::programme::Stored;
use crate::features::registry::addresses;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;
use crate::kit::words::Language;

const LANGUAGE: Language = Language::Indonesian;

/// Tells both owners what they have to change; nothing where a verdict asks nothing of them.
pub async fn settled(
    app: &App,
    tx: &mut Tx,
    (a, b): (&Stored, &Stored),
    verdict: Verdict,
) -> Result<(), Problem> {
    let text = match verdict {
        Verdict::SplitArea => "email-finding-area-text",
        Verdict::ShiftTime => "email-finding-time-text",
        Verdict::Merge | Verdict::Complement | Verdict::NoConflict => return Ok(()),
    };
    let path = format!("/synchronisation/findings/{}/{}", a.id, b.id);
    let owners = [&a.content.organisation, &b.content.organisation];
    write(app, tx, (a, b), (text, &path), &owners).await
}

/// Tells the owner of a record that was closed where its activity is recorded now.
pub async fn united(app: &App, tx: &mut Tx, gone: &Stored, kept: &Stored) -> Result<(), Problem> {
    let path = format!("/programmes/{}", gone.id);
    write(app, tx, (gone, kept), ("email-finding-united-text", &path), &[&gone.content.organisation]).await
}

async fn write(
    app: &App,
    tx: &mut Tx,
    (a, b): (&Stored, &Stored),
    (text, path): (&'static str, &str),
    to: &[&OrganisationId],
) -> Result<(), Problem> {
    // What is made up for a demonstration calls nobody who is real.
    if [a, b].iter().any(|stored| stored.content.provenance == Provenance::Simulated) {
        return Ok(());
    }
    let (words, base) = (app.words(), &app.settings().base_url);
    let facts = [
        ("title", a.content.title.clone()),
        ("other", b.content.title.clone()),
        ("link", format!("{base}{path}")),
        ("district", app.district().name),
    ];
    let mut reached: Vec<String> =
        addresses::of_in(tx, to.iter().copied()).await?.into_values().flatten().collect();
    reached.sort();
    reached.dedup();
    let now = tx.now.0;
    for recipient in reached {
        let email = Email {
            about: a.id.to_string(),
            once: Some(format!("{text} {} {} {now} {recipient}", a.id, b.id)),
            subject: words.say_with(LANGUAGE, "email-finding-subject", &facts),
            body: words.say_with(LANGUAGE, text, &facts),
            recipient,
            ..Email::default()
        };
        mail::write(tx, app, &email).await?;
    }
    Ok(())
}
