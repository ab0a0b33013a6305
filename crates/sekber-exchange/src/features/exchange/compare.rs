//! What a row changes of a stored record, or what it adds.

use sekber_core::registry::programme::Owner;
use sekber_core::value::OrganisationId;

use super::bridge::{organisation_record, period, programme_record, write_organisation, write_programme};
use super::columns::{ACTIVITY_STATUS, Column, Reads};
use super::frame::Frame;
use super::interpret::{Interpreted, issue, office_kind_of};
use super::kind::{Kind, Outcome};
use super::own_activity::drop_same;
use super::own_list::{drop_wider, settle_total};
use super::reading::{Remark, as_read};
use super::references::{References, key};
use super::updates;
use super::verdict::{Change, Issue, Record};
use crate::features::programme::{ProgrammeDraft, Stored};
use crate::features::registry::{self, OrganisationDraft, Side};
use crate::kit::form::Faults;

/// What rows are compared with.
pub struct Comparing<'a> {
    /// The lists of the district.
    pub references: &'a References,
    /// How the sheet is understood.
    pub frame: &'a Frame<'a>,
    /// Whether only some organisations' programmes may be written.
    pub permitted: bool,
}

impl Comparing<'_> {
    /// A record that was named and is not there, or not the importer's. A file without ids has named it by an identifier that was
    /// published: then the id is nothing that the file says.
    pub fn gone(&self, id: &str, found: &mut Interpreted) -> Outcomes {
        if self.frame.layout.columns_of("id").next().is_none() {
            let column = self.frame.layout.columns_of("reference").next();
            found.issues.push(issue("reference", column, Remark::fault("", "reference-of-another")));
            return nothing();
        }
        let remark = Remark::fault(id, "unknown-id").asking("id", &["ignore"]);
        found.issues.push(issue("id", None, remark));
        nothing()
    }

    /// An organisation that is there already.
    pub fn organisation_change(&self, known: &registry::Record, found: &mut Interpreted) -> Outcomes {
        let before = OrganisationDraft::of(known);
        let stored = organisation_record(&before);
        let mut said = found.record.clone();
        if said.get("short_name") == said.get("name").or(stored.get("name")) {
            said.remove("short_name");
        }
        self.keep_name(&mut said, &before, found);
        keep_differing(&mut said, &stored);
        updates::settle(self.frame, &mut said, &stored, (found.record.contains_key("id"), &mut found.issues));
        let mut after = before.clone();
        write_organisation(&mut after, &said);
        self.take_faults(&after.faults(), found);
        let target = Some((known.organisation.id.to_string(), known.organisation.version));
        changed(changes(self.frame.kind, &stored, &organisation_record(&after)), target)
    }

    /// A programme that is there already.
    pub fn programme_change(&self, known: &Stored, found: &mut Interpreted) -> Outcomes {
        let stored = programme_record(&known.content);
        let mut said = found.record.clone();
        if said.get("organisation").is_some_and(|owner| Some(owner) != stored.get("organisation")) {
            let column = self.frame.layout.columns_of("organisation").next();
            found.issues.push(issue("organisation", column, Remark::fault("", "owner-stays")));
        }
        if said.get("state").is_some_and(|state| Some(state) != stored.get("state")) {
            let column = self.frame.layout.columns_of("state").next();
            found.issues.push(issue("state", column, Remark::notice("", "state-stays", "")));
        }
        if !found.record.contains_key("id")
            && said.get("title").map(|title| key(title)) == stored.get("title").map(|title| key(title))
        {
            // It was recognised by its title; another way to write it is no change.
            said.remove("title");
        }
        // Only an identifier names our id without a column of ids.
        if found.record.contains_key("id") && self.frame.layout.columns_of("id").next().is_none() {
            drop_same(&mut said, &stored, self.frame.cycle_year);
            // There it is our own state in the words of the standard.
            said.remove(ACTIVITY_STATUS);
        }
        let is_list = self.frame.is_list_of_ours() && found.record.contains_key("id");
        if is_list {
            self.take_list(&mut said, &stored, found);
        }
        // Villages that are all of a kecamatan are read as that one: this is no change of where it is.
        if let (Some(known), Some(places)) = (stored.get("places"), said.get("places"))
            && as_read(self.references, known) == *places
        {
            said.remove("places");
        }
        keep_differing(&mut said, &stored);
        let tells_all = found.record.contains_key("id") && !is_list;
        updates::settle(self.frame, &mut said, &stored, (tells_all, &mut found.issues));
        if period(&known.content.period, &said).is_none() {
            found.issues.push(self.ends_before_start(found));
        }
        let mut after = known.content.clone();
        write_programme(&mut after, &said);
        let after = after.settled(known.side);
        if !known.content.is_open() && after != known.content {
            found.issues.push(issue("id", None, Remark::fault("", "programme-refused-closed")));
        }
        self.take_faults(&after.faults(Some(&known.content)), found);
        let target = Some((known.id.to_string(), known.version));
        changed(changes(self.frame.kind, &stored, &programme_record(&after)), target)
    }

    /// What a list of ours says only in a wider form than what is stored is no change. A sum of money that differs from several stored
    /// lines is asked about: it must be neither added to its own parts nor put in their place unasked.
    fn take_list(&self, said: &mut Record, stored: &Record, found: &mut Interpreted) {
        drop_wider(said, stored, &self.references.region);
        if !self.frame.has_amounts_without_years() {
            return;
        }
        let Err(sum) = settle_total(said, stored) else { return };
        if !matches!(self.frame.answer("update/funding"), Some("replace" | "keep")) {
            said.remove("funding");
            let mut remark =
                Remark::fault("", "total-differs").asking("update/funding", &["replace", "keep"]);
            remark.fact = sum.id();
            found.issues.push(issue("funding", self.frame.layout.columns_of("amount").next(), remark));
        }
    }

    /// A record that is new.
    pub fn as_new(&self, found: &mut Interpreted) -> Outcomes {
        self.require(found);
        match self.frame.kind {
            Kind::Programmes => self.new_programme(found),
            Kind::Offices => self.new_organisation(found, Side::Office),
            Kind::Partners => self.new_organisation(found, Side::Partner),
        }
    }

    fn require(&self, found: &mut Interpreted) {
        for column in self.frame.kind.columns().iter().filter(|column| column.required) {
            let faulty = found.issues.iter().any(|issue| issue.stops && issue.field == column.key);
            if !found.record.contains_key(column.key) && !faulty {
                let at = self.frame.layout.columns_of(column.key).next();
                found.issues.push(issue(column.key, at, self.required(column)));
            }
        }
    }

    /// What must be known and is not said can be chosen once for all rows, where it is one of a list.
    fn required(&self, column: &Column) -> Remark {
        let remark = Remark::fault("", "required");
        match column.reads {
            Reads::Choice(list) => {
                let choices: Vec<&str> = list.codes();
                remark.asking(column.key, &choices)
            }
            _ => remark,
        }
    }

    fn new_organisation(&self, found: &mut Interpreted, side: Side) -> Outcomes {
        let name = found.record.get("name").cloned().unwrap_or_default();
        if side == Side::Office && !found.record.contains_key("office_kind") {
            found.record.insert("office_kind", office_kind_of(&name).as_str().to_owned());
        }
        let kind = found.record.get("office_kind").or(found.record.get("partner_kind"));
        let Some(kind) = kind.and_then(|code| code.parse().ok()) else { return nothing() };
        self.note_similar(&name, side, found);
        let mut draft = OrganisationDraft::new(kind, name);
        write_organisation(&mut draft, &found.record);
        self.take_faults(&draft.faults(), found);
        let changes = changes(self.frame.kind, &Record::new(), &organisation_record(&draft));
        (Outcome::Added, changes, None)
    }

    /// A new organisation whose name is nearly that of a stored one may be the same: that is asked.
    fn note_similar(&self, name: &str, side: Side, found: &mut Interpreted) {
        let near = self.references.near().pick(name).ok();
        let near = near.and_then(|pick| self.references.organisations.get(pick.value()));
        let alike = near.or_else(|| self.references.bare(name, side));
        let is_settled = self.frame.answer(&format!("name/{name}")).is_some();
        if let Some(one) = alike.filter(|one| !is_settled && one.side == side && key(&one.name) != key(name))
        {
            let column = self.frame.layout.columns_of("name").next();
            let mut remark = Remark::fault(name, "similar-stored");
            remark.fact.clone_from(&one.name);
            let remark = remark.offering("name", name, vec![one.name.clone(), name.to_owned()]);
            found.issues.push(issue("name", column, remark));
        }
    }

    /// Only a row with our own identifier renames: a short name, or a name in capitals, has found the organisation, and is no
    /// other name of it.
    fn keep_name(&self, said: &mut Record, before: &OrganisationDraft, found: &mut Interpreted) {
        let Some(name) =
            said.get("name").filter(|name| **name != before.name && !found.record.contains_key("id"))
        else {
            return;
        };
        if key(name) != key(&before.name) {
            let column = self.frame.layout.columns_of("name").next();
            found.issues.push(issue("name", column, Remark::notice(name, "name-stays", &before.name)));
        }
        said.remove("name");
    }

    fn new_programme(&self, found: &mut Interpreted) -> Outcomes {
        let owner: Option<OrganisationId> = found.record.get("organisation").and_then(|id| id.parse().ok());
        let Some(owner) = owner else { return nothing() };
        let title = found.record.get("title").cloned().unwrap_or_default();
        let side = match self.references.organisation(&owner).map(|one| one.side) {
            Some(Side::Office) => Owner::Office,
            _ => Owner::Partner,
        };
        let mut draft = ProgrammeDraft::new(owner, self.references.cycle.id.clone(), title);
        if period(&draft.period, &found.record).is_none() {
            found.issues.push(self.ends_before_start(found));
        }
        write_programme(&mut draft, &found.record);
        self.begin_state(&mut draft, found);
        let draft = draft.settled(side);
        self.take_faults(&draft.faults(None), found);
        let changes = changes(self.frame.kind, &Record::new(), &programme_record(&draft));
        (Outcome::Added, changes, None)
    }

    /// The secretariat's sheet may say how far a programme is; anybody else's begins as a draft.
    fn begin_state(&self, draft: &mut ProgrammeDraft, found: &mut Interpreted) {
        let Some(state) = found.record.get("state").and_then(|code| code.parse().ok()) else { return };
        if !self.permitted {
            draft.state = state;
        } else if state != draft.state {
            let column = self.frame.layout.columns_of("state").next();
            found.issues.push(issue("state", column, Remark::notice("", "state-stays", "")));
        }
    }

    fn ends_before_start(&self, found: &Interpreted) -> Issue {
        let said = |key: &str| found.record.get(key).cloned().unwrap_or_default();
        let column = self.frame.layout.columns_of("end").next();
        issue(
            "end",
            column,
            Remark::fault(format!("{} – {}", said("start"), said("end")), "ends-before-start"),
        )
    }

    /// What the registry and the programmes themselves do not take, told at the columns of the sheet.
    fn take_faults(&self, faults: &Faults, found: &mut Interpreted) {
        for fault in faults.iter() {
            let field = column_of(self.frame.kind, &fault.field);
            let at = self.frame.layout.columns_of(field).next();
            if found.issues.iter().any(|issue| issue.stops && issue.field == field) {
                continue;
            }
            let fact = fault.facts.first().map(|(_, fact)| fact.to_string()).unwrap_or_default();
            // Lines of money are kept in a form of their own that says nothing to people.
            let said = found.record.get(field).filter(|_| field != "funding").cloned();
            let mut remark = Remark::fault(said.unwrap_or_default(), fault.key);
            remark.fact = fact;
            found.issues.push(issue(field, at, remark));
        }
    }
}

/// What becomes of a row, what it changes, and the stored record that it means.
pub type Outcomes = (Outcome, Vec<Change>, Option<(String, i64)>);

fn changed(changes: Vec<Change>, target: Option<(String, i64)>) -> Outcomes {
    (if changes.is_empty() { Outcome::Unchanged } else { Outcome::Changed }, changes, target)
}

/// The column that holds a field of a form.
fn column_of(kind: Kind, field: &str) -> &str {
    match field {
        same if kind != Kind::Programmes => same,
        "theme" => "themes",
        "code" => "nomenclature",
        "place" => "places",
        "lead" => "lead_office",
        "supporting" => "supporting_offices",
        same => same,
    }
}

/// For rows whose faults are already noted.
fn nothing() -> Outcomes {
    (Outcome::Error, Vec::new(), None)
}

/// Keeps what a record says differently from the stored one, so that nothing else is written over.
fn keep_differing(said: &mut Record, stored: &Record) {
    said.retain(|key, value| stored.get(key) != Some(value) && *key != "state" && *key != "organisation");
}

/// What changes, in the order of the columns.
fn changes(kind: Kind, before: &Record, after: &Record) -> Vec<Change> {
    let said = |record: &Record, key: &str| record.get(key).cloned().unwrap_or_default();
    let mut keys: Vec<&str> = before.keys().chain(after.keys()).copied().collect();
    keys.sort_by_key(|key| (kind.columns().iter().position(|column| column.key == *key), *key));
    keys.dedup();
    keys.into_iter()
        .map(|key| Change { field: key.to_owned(), before: said(before, key), after: said(after, key) })
        .filter(|change| change.before != change.after)
        .collect()
}
