//! The verbs of working groups: naming the members, and saying what a member thinks of the theme.

use std::collections::BTreeSet;

use sekber_core::value::OrganisationId;
use serde::Serialize;

use super::store::{self, MemberLine, Named};
use crate::kit::access::{Actor, Permit};
use crate::kit::app::App;
use crate::kit::audit::Event;
use crate::kit::form::{Faults, Form};
use crate::kit::problem::Problem;

/// Most members of a group.
const MEMBERS: usize = 100;
/// Most characters of what a member says.
const NOTE: usize = 2_000;

/// What the trail keeps of the members.
#[derive(Serialize)]
struct Members<'a> {
    members: Vec<&'a str>,
}

/// What the trail keeps of what a member says.
#[derive(Serialize)]
struct Note<'a> {
    note: &'a str,
}

/// The members as they are typed: a name each line.
pub fn as_typed(members: &[MemberLine]) -> String {
    members.iter().map(|one| one.short_name.as_str()).collect::<Vec<_>>().join("\n")
}

/// The names of a text, a line each, none twice.
fn names(typed: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.filter(|line| seen.insert(*line)).map(str::to_owned).collect()
}

/// The one that bears a name; a fault when nobody does, or more than one.
fn one_of<'a>(found: &'a [Named], name: &str, faults: &mut Faults) -> Option<&'a Named> {
    let mut bearing = found.iter().filter(|one| one.short_name == name);
    match (bearing.next(), bearing.next()) {
        (Some(one), None) => Some(one),
        (None, _) => {
            faults.add_with("members", "fault-working-group-unknown", "value", name.to_owned());
            None
        }
        (Some(_), Some(_)) => {
            faults.add_with("members", "fault-working-group-twice", "value", name.to_owned());
            None
        }
    }
}

/// Names the members of a theme's group in place of those before. What somebody who stays has said stays.
///
/// # Errors
/// [`Problem::NotAllowed`] unless the secretariat does it, [`Problem::NotFound`] when there is no such theme, [`Problem::Invalid`] when a
/// name is nobody's or that of several, there are too many, or somebody else has changed the members since the form was opened.
pub async fn keep(app: &App, actor: &Actor, theme: &str, form: &Form) -> Result<(), Problem> {
    actor.require(Permit::Secretariat)?;
    let mut faults = Faults::none();
    let names = names(form.paragraphs("members"));
    if names.len() > MEMBERS {
        faults.add("members", "fault-working-group-many");
        return faults.or(());
    }
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let title = store::theme_in(&mut tx, theme).await?.ok_or(Problem::NotFound)?;
    let before = store::members_in(&mut tx, theme).await?;
    if form.filled("stand").is_some_and(|read| read != stand(&before)) {
        faults.add("members", "fault-working-group-changed");
    }
    let found = store::named_in(&mut tx, &names).await?;
    let mut wanted: Vec<(OrganisationId, String)> = Vec::new();
    for name in &names {
        let Some(one) = one_of(&found, name, &mut faults) else { continue };
        let said = before.iter().find(|member| member.id == one.id);
        wanted.push((one.id.clone(), said.map(|member| member.note.clone()).unwrap_or_default()));
    }
    let wanted = faults.or(wanted)?;
    store::replace(&mut tx, theme, &wanted).await?;
    let event = Event::new("working_group.changed", theme, &title)
        .before(&Members { members: before.iter().map(|one| one.short_name.as_str()).collect() })
        .after(&Members { members: names.iter().map(String::as_str).collect() });
    Ok(tx.commit(event).await?)
}

/// A name of the members as they are: whoever writes over them has read them.
pub fn stand(members: &[MemberLine]) -> String {
    crate::kit::digest::sha256(as_typed(members))
}

/// Says what a member thinks of the theme, in place of what it said before: a comment, or what it proposes.
///
/// # Errors
/// [`Problem::NotAllowed`] for whoever does not keep the organisation's records, [`Problem::NotFound`] when it is no member,
/// [`Problem::Invalid`] when the text is too long.
pub async fn note(
    app: &App,
    actor: &Actor,
    theme: &str,
    organisation: &OrganisationId,
    text: &str,
) -> Result<(), Problem> {
    actor.require_for(organisation, Actor::may_edit)?;
    let mut faults = Faults::none();
    faults.check_longest("note", text, NOTE);
    faults.or(())?;
    let mut tx = app.begin(actor).await?;
    tx.lock_audit_head().await?;
    let members = store::members_in(&mut tx, theme).await?;
    let member = members.iter().find(|one| one.id == *organisation).ok_or(Problem::NotFound)?;
    if member.note == text {
        return Ok(());
    }
    store::set_note(&mut tx, theme, organisation, text).await?;
    let event = Event::new("working_group.noted", theme, &member.short_name)
        .before(&Note { note: &member.note })
        .after(&Note { note: text });
    Ok(tx.commit(event).await?)
}
