//! Who an organisation is: nobody takes the name of another, and a partner that changes what was verified of it is looked at again.

use std::collections::HashMap;

use sekber_core::registry::duplicate::name_alone;
use sekber_core::registry::kinds::Side;
use sekber_core::text::words;
use sekber_core::value::OrganisationId;

use super::draft::OrganisationDraft;
use super::store;
use crate::kit::access::{Actor, Identity};
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Whether two drafts are the same body in law. Another case or another comma in a name makes no other one.
pub fn is_same_body(one: &OrganisationDraft, other: &OrganisationDraft) -> bool {
    let body = |draft: &OrganisationDraft| {
        (draft.kind, draft.legal_form, words(&draft.name), words(draft.shown_short_name()))
    };
    body(one) == body(other)
}

/// Refuses drafts that have the name of another organisation of the district, but for its legal form, case and signs; none of
/// them is stored yet, unless its identifier is given.
///
/// Two bodies can truly be called alike, such as a company and its foundation. The secretariat, which was asked, can say so of
/// two partners, and so can an applicant, whom the secretariat looks at; an office's name stays its own.
///
/// # Errors
/// [`Problem::Invalid`], naming the other organisation.
pub async fn refuse_taken_names(
    tx: &mut Tx,
    own: Option<&OrganisationId>,
    drafts: &[OrganisationDraft],
) -> Result<(), Problem> {
    let may_say = may_say_another(&tx.actor);
    // Whoever is not shown those that wait to be let in is not told their names, and a stranger keeps no name from a member.
    let known = store::names_in(tx, may_say).await?;
    let mut holders: HashMap<String, Vec<(Side, String)>> = HashMap::new();
    for one in known.into_iter().filter(|one| own != Some(&one.id)) {
        holders.entry(name_alone(&one.name)).or_default().push((one.side, one.name));
    }
    for draft in drafts {
        let held = holders.entry(name_alone(&draft.name)).or_default();
        let is_said = draft.is_another && may_say && draft.side() == Side::Partner;
        if let Some((_, name)) = held.iter().find(|(side, _)| !is_said || *side == Side::Office) {
            let mut faults = Faults::none();
            faults.add_with("name", TAKEN, "name", name.as_str());
            return Err(Problem::Invalid(faults));
        }
        held.push((draft.side(), draft.name.clone()));
    }
    Ok(())
}

/// Key of the sentence that names the organisation which has the name.
pub const TAKEN: &str = "fault-name-taken";

fn may_say_another(actor: &Actor) -> bool {
    actor.is_secretariat() || actor.identity == Identity::Applicant
}

/// Whether two names are the same but for legal form, case and signs.
pub fn is_same_name(one: &str, other: &str) -> bool {
    name_alone(one) == name_alone(other)
}
