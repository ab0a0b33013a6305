//! The invented accounts of the demonstration, one per role.

use std::collections::BTreeMap;

use sekber_core::roles::{Duty, Role};
use sekber_core::value::OrganisationId;

use crate::features::account::{self, NewPerson};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// The password of every demonstration account. The demonstration serves only this machine.
pub const PASSWORD: &str = "perahu-tenun-kopi-durian";

/// A demonstration account.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// Address to sign in with.
    pub email: &'static str,
    /// The name shown.
    pub name: &'static str,
    /// What the person may do, in words.
    pub role: &'static str,
    bound_to: Bound,
}

#[derive(Debug, Clone, Copy)]
enum Bound {
    Admin,
    Staff,
    Leader,
    Juror,
    Office(&'static str),
    Partner(&'static str),
}

/// One account per role, and a jury of three.
pub const ACCOUNTS: [Account; 8] = [
    Account {
        email: "admin@sekber.example",
        name: "Admin Sekber",
        role: "administrator",
        bound_to: Bound::Admin,
    },
    Account {
        email: "staf@sekber.example",
        name: "Staf Sekber",
        role: "secretariat staff",
        bound_to: Bound::Staff,
    },
    Account {
        email: "dinkes@sekber.example",
        name: "Perencana Dinas Kesehatan",
        role: "office: Dinas Kesehatan",
        bound_to: Bound::Office("DINKES"),
    },
    Account {
        email: "mitra@sekber.example",
        name: "Petugas Program WVI",
        role: "partner: Wahana Visi Indonesia",
        bound_to: Bound::Partner("P001"),
    },
    Account {
        email: "sekda@sekber.example",
        name: "Sekretaris Daerah",
        role: "leader",
        bound_to: Bound::Leader,
    },
    Account { email: "juri@sekber.example", name: "Juri Penghargaan", role: "juror", bound_to: Bound::Juror },
    Account { email: "juri2@sekber.example", name: "Juri Kampus", role: "juror", bound_to: Bound::Juror },
    Account { email: "juri3@sekber.example", name: "Juri Media", role: "juror", bound_to: Bound::Juror },
];

/// Adds the accounts within the demonstration's transaction.
///
/// # Errors
/// When the database refuses.
pub async fn add(
    tx: &mut Tx,
    offices: &BTreeMap<&str, &OrganisationId>,
    partners: &BTreeMap<&str, &OrganisationId>,
) -> Result<(), Problem> {
    for account in ACCOUNTS {
        let role = match account.bound_to {
            Bound::Admin => Some(Role::Admin),
            Bound::Staff => Some(Role::Staff),
            Bound::Leader => Some(Role::Leader),
            Bound::Juror => Some(Role::Juror),
            Bound::Office(code) => offices.get(code).map(|id| Role::Office((*id).clone(), Duty::Manager)),
            Bound::Partner(code) => partners.get(code).map(|id| Role::Partner((*id).clone(), Duty::Manager)),
        };
        let new = NewPerson {
            email: account.email.to_owned(),
            name: account.name.to_owned(),
            password: PASSWORD.to_owned(),
            roles: role.into_iter().collect(),
        };
        account::add_person(tx, new).await?;
    }
    Ok(())
}
