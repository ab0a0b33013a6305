//! What somebody can do for whom nothing waits: an empty first page leads on, each role to its own work.

use sekber_core::roles::{Duty, Role};

use crate::kit::access::Actor;

/// Most that are named: whoever has many roles finds the rest in the menu.
const MOST: usize = 6;

/// Something that can be done.
pub struct Onward {
    /// Where.
    pub href: String,
    /// What: the code of its sentence.
    pub code: &'static str,
}

/// What a person can do, by the roles held.
pub fn of(actor: &Actor) -> Vec<Onward> {
    let mut found: Vec<Onward> = Vec::new();
    for (href, code) in actor.roles.iter().flat_map(of_role) {
        if found.len() < MOST && !found.iter().any(|known| known.href == href) {
            found.push(Onward { href, code });
        }
    }
    found
}

fn of_role(role: &Role) -> Vec<(String, &'static str)> {
    if let (Some(id), Some(duty)) = (role.organisation(), role.duty()) {
        return match role.side() {
            Some("office") => of_organisation(&format!("/offices/{id}"), duty, ["duties", "partners"]),
            Some("partner") => {
                let mut found = of_organisation(&format!("/partners/{id}"), duty, ["profile", "offices"]);
                found.push(("/needs".to_owned(), "needs"));
                found
            }
            _ => Vec::new(),
        };
    }
    match role.name() {
        "admin" | "staff" => fixed(&[
            ("/registry/inviting", "inviting"),
            ("/matching", "matching"),
            ("/meetings", "meetings"),
            ("/reports", "reports"),
        ]),
        "leader" => {
            fixed(&[("/synchronisation/leader", "leader"), ("/matching", "plans"), ("/audit", "audit")])
        }
        "juror" => fixed(&[("/awards", "awards")]),
        "kesbangpol" => fixed(&[("/legality", "legality")]),
        "data_steward" => fixed(&[("/synchronisation/data", "data"), ("/synchronisation/gaps", "gaps")]),
        "law" | "cooperation" => fixed(&[("/agreements", "drafts")]),
        "auditor" => fixed(&[("/audit", "audit"), ("/documents", "documents")]),
        _ => Vec::new(),
    }
}

fn fixed(all: &[(&str, &'static str)]) -> Vec<(String, &'static str)> {
    all.iter().map(|(href, code)| ((*href).to_owned(), *code)).collect()
}

/// What somebody of an organisation can do: complete its record and add programmes, unless the duty is to read, and see what fits.
fn of_organisation(
    page: &str,
    duty: Duty,
    [record, fitting]: [&'static str; 2],
) -> Vec<(String, &'static str)> {
    let own = match duty.may_edit() {
        true => vec![(format!("{page}/edit"), record), ("/programmes/new".to_owned(), "programme")],
        false => vec![(page.to_owned(), "record")],
    };
    own.into_iter().chain([(format!("{page}/matching"), fitting)]).collect()
}
