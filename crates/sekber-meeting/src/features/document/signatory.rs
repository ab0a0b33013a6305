//! Who signs for the district, and in which capacity: a short list that is kept by hand.

use sekber_core::document::ActingMark;
use sekber_core::value::SignatoryId;

use super::model::{Signatory, SignedBy};
use super::posts::Post;
use super::signing::{leaves_number_open, printed, signs_for_others};
use super::store::signatories as store;
use crate::kit::access::{Actor, Permit};
use crate::kit::app::{App, new_id};
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Most characters of a name or a position.
const LONGEST: usize = 200;

fn read(form: &Form, id: SignatoryId, version: i64) -> Result<Signatory, Problem> {
    let mut faults = Faults::none();
    let acting_mark = form.parsed("acting_mark", "fault-not-a-choice", &mut faults);
    let one = Signatory {
        id,
        name: form.required("name", LONGEST, &mut faults),
        position: form.required("position", LONGEST, &mut faults),
        rank: form.bounded("rank", LONGEST, &mut faults),
        number: form.bounded("number", 60, &mut faults),
        acting_mark: acting_mark.unwrap_or(ActingMark::Holder),
        on_behalf_of: form.bounded("on_behalf_of", LONGEST, &mut faults),
        unit: form.bounded("signatory_unit", LONGEST, &mut faults),
        prints_number: form.checked("prints_number", &mut faults),
        version,
    };
    if one.acting_mark == ActingMark::OnBehalf && one.on_behalf_of.is_empty() {
        faults.add("on_behalf_of", "fault-signatory-behalf");
    }
    if signs_for_others(&one.position, one.acting_mark) {
        faults.add("acting_mark", "fault-signatory-assistant");
    }
    // For all others the rule says it: nobody shall believe that they changed it.
    if one.prints_number && !leaves_number_open(&one.position, one.acting_mark) {
        faults.add("prints_number", "fault-signatory-prints");
    }
    if bears_number(&one.position, one.acting_mark) {
        if one.rank.is_empty() {
            faults.add("rank", "fault-signatory-rank");
        }
        if one.number.is_empty() {
            faults.add("number", "fault-signatory-number");
        }
    }
    if !is_nip(&one.number) {
        faults.add("number", "fault-signatory-nip");
    }
    faults.or(one)
}

/// Whether whoever signs has a rank and a NIP that the rule prints with the name.
fn bears_number(position: &str, mark: ActingMark) -> bool {
    printed(position, mark).number && Post::read(position).is_of_service()
}

/// Whether the rule prints rank and NIP with the name of whoever signs, and one of them is not known.
pub fn lacks_number(by: &SignedBy) -> bool {
    bears_number(&by.position, by.mark) && (by.rank.is_empty() || by.number.is_empty())
}

/// Whether a text can be an official's NIP: 18 digits, in groups or not; nobody needs to have one.
pub fn is_nip(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    text.is_empty() || digits == 18 && text.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// Adds somebody who signs.
///
/// # Errors
/// [`Problem::Invalid`] with what is to be mended.
pub async fn add(app: &App, actor: &Actor, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let one = read(form, new_id(), 1)?;
    let mut tx = app.begin(actor).await?;
    store::insert(&mut tx, &one).await?;
    Ok(tx.commit(Event::new("signatory.added", &one.id, &one.name).after(&one)).await?)
}

/// Changes who signs; documents that were issued keep what they said.
///
/// # Errors
/// [`Problem::Invalid`] with what is to be mended, [`Problem::Conflict`] when somebody else was faster.
pub async fn change(app: &App, actor: &Actor, id: &SignatoryId, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let version = form.version();
    let after = read(form, id.clone(), version)?;
    let mut tx = app.begin(actor).await?;
    let before = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if !store::update(&mut tx, &after).await? {
        return Err(Problem::Conflict);
    }
    let event = Event::new("signatory.changed", id, &after.name);
    Ok(tx.commit(event.before(&before).after(&after)).await?)
}

/// Takes somebody off the list.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such entry.
pub async fn end(app: &App, actor: &Actor, id: &SignatoryId) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut tx = app.begin(actor).await?;
    let before = store::find_in(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    store::end(&mut tx, id).await?;
    Ok(tx.commit(Event::new("signatory.ended", id, &before.name).before(&before)).await?)
}
