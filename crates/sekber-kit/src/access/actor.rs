//! Who acts: a signed-in person, a delegate in a meeting, the operator at the command line, an applicant, the program itself.

use sekber_core::roles::{Duty, Role, Section};
use sekber_core::value::{OrganisationId, PersonId, SeatId};

use crate::once::Once;

/// As whom somebody acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// Somebody with an account.
    Person(PersonId),
    /// Somebody without an account who joined a meeting with a code.
    Delegate(SeatId),
    /// The operator of the machine, at the command line.
    Operator,
    /// Somebody from outside who signs an organisation up.
    Applicant,
    /// The program itself, which acts on what it sees.
    Program,
}

/// Who acts, with the roles held in the district.
#[derive(Debug, Clone)]
pub struct Actor {
    /// As whom.
    pub identity: Identity,
    /// The name shown in the trail.
    pub name: String,
    /// The roles held. A role for a suspended partner is that of a reader, whatever was granted.
    pub roles: Vec<Role>,
    /// The roles for partners that are suspended, as they were granted.
    pub suspended: Vec<Role>,
    /// The form that the request of the actor brings, which makes something once only.
    pub once: Once,
    /// How many notices the person has not read yet; 100 stands for any more than 99.
    pub unread: i64,
}

impl Actor {
    /// Somebody with an account and the roles held in the district.
    pub fn person(id: PersonId, name: impl Into<String>, roles: Vec<Role>) -> Self {
        Self::named(Identity::Person(id), name, roles)
    }

    /// Takes every right that comes from one role but that of reading: its partner is suspended.
    pub fn suspend(&mut self, role: &Role) {
        for held in self.roles.iter_mut().filter(|held| *held == role) {
            *held = role.clone().with_duty(Duty::Reader);
        }
        self.suspended.push(role.clone());
    }

    fn named(identity: Identity, name: impl Into<String>, roles: Vec<Role>) -> Self {
        Self { identity, name: name.into(), roles, suspended: Vec::new(), once: Once::default(), unread: 0 }
    }

    /// The operator of the machine, who can do all that an administrator can.
    pub fn operator() -> Self {
        Self::named(Identity::Operator, "operator", vec![Role::Admin])
    }

    /// The program itself, which acts on what it sees.
    pub fn machine() -> Self {
        Self::named(Identity::Program, "machine", Vec::new())
    }

    /// Somebody from outside who signs an organisation up.
    pub fn applicant() -> Self {
        Self::named(Identity::Applicant, "applicant", Vec::new())
    }

    /// A delegate who joined a meeting with a code; a guest, until a role is added.
    pub fn delegate(seat: SeatId, name: String) -> Self {
        Self::named(Identity::Delegate(seat), name, Vec::new())
    }

    /// The id as written in the trail.
    pub fn id_text(&self) -> &str {
        match &self.identity {
            Identity::Person(id) => id.as_str(),
            Identity::Delegate(seat) => seat.as_str(),
            Identity::Operator | Identity::Applicant | Identity::Program => "system",
        }
    }

    /// The person who acts; none when it is nobody with an account.
    pub fn person_id(&self) -> Option<&PersonId> {
        match &self.identity {
            Identity::Person(id) => Some(id),
            _ => None,
        }
    }

    /// Whether the person has any role in the district, be it for a suspended partner.
    pub fn has_role(&self) -> bool {
        !self.roles.is_empty()
    }

    /// Whether the person takes part in the district: has a role that no suspension has taken away.
    pub fn takes_part(&self) -> bool {
        self.roles.len() > self.suspended.len()
    }

    /// Whether the person sees what belongs to others: the secretariat and the leaders.
    pub fn oversees(&self) -> bool {
        self.is_secretariat() || self.is_leader()
    }

    /// Whether the person reads the trail: administrators, the leaders, and the auditor.
    pub fn audits(&self) -> bool {
        self.is_admin() || self.is_leader() || self.looks_after(Section::Auditor)
    }

    /// Whether the person reads every document that was issued: whoever oversees the district, and the auditor.
    pub fn reads_archive(&self) -> bool {
        self.oversees() || self.looks_after(Section::Auditor)
    }

    /// Whether the person looks after this matter of the district.
    pub fn looks_after(&self, section: Section) -> bool {
        self.roles.contains(&Role::Section(section))
    }

    /// Whether the person is shown what others keep to themselves, so that more is asked of the account: whoever oversees the
    /// district, Kesbangpol, which opens the legal documents of all partners, the sections that read the papers of partnerships, and the
    /// auditor, who reads the trail.
    pub fn sees_papers_of_others(&self) -> bool {
        self.reads_archive() || self.looks_after(Section::Kesbangpol) || self.remarks_on_papers()
    }

    /// Whether the person works in one of the sections that read papers of partnerships while they are drafted.
    pub fn remarks_on_papers(&self) -> bool {
        self.looks_after(Section::Law) || self.looks_after(Section::Cooperation)
    }

    /// Whether the person may keep the legal documents of this organisation. Those of a suspended partner may: mending its
    /// documents is how a suspension ends.
    pub fn may_keep_documents(&self, organisation: &OrganisationId) -> bool {
        let keeps = |role: &Role| {
            role.duty().is_some_and(Duty::may_edit) && role.organisation() == Some(organisation)
        };
        self.may_edit(organisation) || self.suspended.iter().any(keeps)
    }

    /// Whether the person runs the system.
    pub fn is_admin(&self) -> bool {
        self.roles.contains(&Role::Admin)
    }

    /// Whether the person works in the secretariat.
    pub fn is_secretariat(&self) -> bool {
        self.is_admin() || self.roles.contains(&Role::Staff)
    }

    /// Whether the person holds the role of a juror; on which jury the person sits, the award knows.
    pub fn is_juror(&self) -> bool {
        self.roles.contains(&Role::Juror)
    }

    /// Whether the person is Bupati or Sekda.
    pub fn is_leader(&self) -> bool {
        self.roles.contains(&Role::Leader)
    }

    /// Whether the person is one of this organisation's own, be it only to read.
    pub fn belongs_to(&self, organisation: &OrganisationId) -> bool {
        self.organisations().any(|own| own == organisation)
    }

    /// Whether the person speaks for this organisation and keeps its records.
    pub fn acts_for(&self, organisation: &OrganisationId) -> bool {
        self.edited().any(|own| own == organisation)
    }

    /// Whether the person may change this organisation's records.
    pub fn may_edit(&self, organisation: &OrganisationId) -> bool {
        self.is_secretariat() || self.acts_for(organisation)
    }

    /// The organisations whose records alone the person may change; `None` for whoever may change everybody's.
    pub fn may_edit_only(&self) -> Option<Vec<OrganisationId>> {
        (!self.is_secretariat()).then(|| self.edited().cloned().collect())
    }

    /// Whether the person looks after the people of this organisation.
    pub fn may_manage(&self, organisation: &OrganisationId) -> bool {
        self.is_secretariat() || self.managed().any(|own| own == organisation)
    }

    /// The organisations the person belongs to, whatever the duty.
    pub fn organisations(&self) -> impl Iterator<Item = &OrganisationId> {
        self.roles.iter().filter_map(Role::organisation)
    }

    /// The organisations whose records the person keeps.
    pub fn edited(&self) -> impl Iterator<Item = &OrganisationId> {
        self.with_duty(Duty::may_edit)
    }

    /// The organisations whose people the person looks after.
    pub fn managed(&self) -> impl Iterator<Item = &OrganisationId> {
        self.with_duty(|duty| duty == Duty::Manager)
    }

    fn with_duty(&self, wanted: fn(Duty) -> bool) -> impl Iterator<Item = &OrganisationId> {
        self.roles.iter().filter(move |role| role.duty().is_some_and(wanted)).filter_map(Role::organisation)
    }
}
