//! The invented accounts of the demonstration, one per role.

use std::collections::BTreeMap;

use sekber_core::roles::{Duty, Role, Section};
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
    /// Key of what the person is.
    pub role: &'static str,
    bound_to: Bound,
}

#[derive(Debug, Clone, Copy)]
enum Bound {
    Admin,
    Staff,
    Leader,
    Juror,
    Section(Section),
    Office(&'static str),
    Partner(&'static str),
}

/// One account per role, and a jury of three.
pub const ACCOUNTS: [Account; 13] = [
    Account {
        email: "admin@sekber.example",
        name: "Admin Sekber",
        role: "role-admin",
        bound_to: Bound::Admin,
    },
    Account { email: "staf@sekber.example", name: "Staf Sekber", role: "role-staff", bound_to: Bound::Staff },
    Account {
        email: "dinkes@sekber.example",
        name: "Perencana Dinas Kesehatan",
        role: "demo-role-office",
        bound_to: Bound::Office("DINKES"),
    },
    Account {
        email: "mitra@sekber.example",
        name: "Petugas Program WVI",
        role: "demo-role-partner",
        bound_to: Bound::Partner("P001"),
    },
    Account {
        email: "sekda@sekber.example",
        name: "Sekretaris Daerah",
        role: "role-leader",
        bound_to: Bound::Leader,
    },
    Account {
        email: "juri@sekber.example",
        name: "Juri Penghargaan",
        role: "role-juror",
        bound_to: Bound::Juror,
    },
    Account {
        email: "juri2@sekber.example",
        name: "Juri Kampus",
        role: "role-juror",
        bound_to: Bound::Juror,
    },
    Account { email: "juri3@sekber.example", name: "Juri Media", role: "role-juror", bound_to: Bound::Juror },
    Account {
        email: "kesbangpol@sekber.example",
        name: "Petugas Kesbangpol",
        role: "role-kesbangpol",
        bound_to: Bound::Section(Section::Kesbangpol),
    },
    Account {
        email: "walidata@sekber.example",
        name: "Wali Data Diskominfo",
        role: "role-data-steward",
        bound_to: Bound::Section(Section::DataSteward),
    },
    Account {
        email: "hukum@sekber.example",
        name: "Bagian Hukum Setda",
        role: "role-law",
        bound_to: Bound::Section(Section::Law),
    },
    Account {
        email: "kerjasama@sekber.example",
        name: "Bagian Kerja Sama Setda",
        role: "role-cooperation",
        bound_to: Bound::Section(Section::Cooperation),
    },
    Account {
        email: "inspektorat@sekber.example",
        name: "Auditor Inspektorat",
        role: "role-auditor",
        bound_to: Bound::Section(Section::Auditor),
    },
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
            Bound::Section(section) => Some(Role::Section(section)),
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
