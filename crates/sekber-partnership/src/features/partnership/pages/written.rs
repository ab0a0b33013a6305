//! What was changed last in the text of a paper, and in the district's words for papers of its kind since it was written.

use sekber_core::partnership::{AgreementState, Capacity};
use sekber_core::text::changed_paragraphs;
use sekber_core::value::{AgreementId, Currency, Money};

use crate::features::document;
use crate::features::partnership::documents::StandingWords;
use crate::features::partnership::model::Agreement;
use crate::features::partnership::store::written;
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::page::{Change, Frame, difference};
use crate::kit::problem::Problem;

/// Changes that are shown; older ones stand in the trail.
const SHOWN: i64 = 5;

/// A change of the text, paragraph by paragraph.
pub struct Written {
    /// Who wrote it.
    pub who: String,
    /// When.
    pub when: String,
    /// What was changed: the paragraphs of each field that differ.
    pub changes: Vec<Change>,
}

/// What the trail keeps of a field, as a person reads it; what it keeps in no known form is shown as it is.
fn shown_as(app: &App, frame: &Frame, field: &str, text: &str) -> String {
    let shown = match field {
        "signer" => text.parse::<Capacity>().ok().map(|signer| match signer {
            Capacity::Regent => document::head_of_region(app),
            Capacity::Head => frame.say("agreement-head-post"),
        }),
        "amount_minor" => {
            text.parse::<i64>().ok().map(|minor| frame.money(&Money { minor, currency: Currency::IDR }))
        }
        "fields" => Some(text.split("; ").map(named_field).collect::<Vec<_>>().join("; ")),
        _ => text.parse::<jiff::civil::Date>().ok().map(|day| frame.civil_date(&day)),
    };
    shown.unwrap_or_else(|| text.to_owned())
}

/// A field of government by its code and name.
fn named_field(code: &str) -> String {
    match sekber_facts::nomenclature::find(code) {
        Some(entry) => format!("{code} {}", entry.name),
        None => code.to_owned(),
    }
}

/// What was changed last, in the words of the form.
pub async fn written(app: &App, frame: &Frame, id: &AgreementId) -> Result<Vec<Written>, Problem> {
    let found = written::changes(app.db(), &app.region(), id, SHOWN).await?;
    let shown = |one: &written::Written| {
        let (before, after) =
            (audit::told(one.before_json.as_deref()), audit::told(one.after_json.as_deref()));
        let changes = difference(before.as_ref(), after.as_ref());
        let named = |change: Change| {
            let field = match change.field.as_str() {
                "amount_minor" => frame.say("agreement-amount"),
                other => frame.say_code("agreement-field-", other),
            };
            let of = |(before, after): (&str, &str)| Change {
                field: field.clone(),
                before: before.to_owned(),
                after: after.to_owned(),
            };
            let [before, after] =
                [&change.before, &change.after].map(|text| shown_as(app, frame, &change.field, text));
            changed_paragraphs(&before, &after).into_iter().map(of).collect::<Vec<_>>()
        };
        let who = match one.actor_name.as_str() {
            "" => frame.say("partnership-somebody"),
            name => name.to_owned(),
        };
        // What stands in the trail by its id is told by the name beside it.
        let told = |change: &Change| !["base", "office", "called"].contains(&change.field.as_str());
        let changes = changes.into_iter().filter(told).flat_map(named).collect();
        Written { who, when: frame.date_time(&one.at), changes }
    };
    Ok(found.iter().map(shown).collect())
}

/// The district's words in a draft, with the passages for which it has others by now; none in a paper that is no draft. One statement at
/// most.
pub async fn words_of(
    app: &App,
    frame: &Frame,
    agreement: &Agreement,
) -> Result<(StandingWords, Vec<Change>), Problem> {
    if agreement.state != AgreementState::Draft {
        return Ok((StandingWords::default(), Vec::new()));
    }
    let own = StandingWords::of_paper(app, agreement).await?;
    if agreement.words.is_none() {
        return Ok((own, Vec::new()));
    }
    let today = StandingWords::of(app, agreement.kind.as_str()).await?;
    let behind = own.behind(app, agreement, &today).into_iter();
    let named =
        behind.map(|(heading, before, after)| Change { field: frame.say(&heading), before, after }).collect();
    Ok((own, named))
}
