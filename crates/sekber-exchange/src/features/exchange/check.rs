//! Checking rows against what is stored: what is added, changed, left as it is, or wrong.

use std::collections::HashMap;

use sekber_core::registry::programme::Owner;
use sekber_core::value::{OrganisationId, ProgrammeId};

use super::bridge::{organisation_record, period, programme_record, write_organisation, write_programme};
use super::index::{Found, Index, new_key};
use super::interpret::{Frame, Interpreted, interpret, issue, office_kind_of};
use super::kind::{Kind, Outcome};
use super::layout::Layout;
use super::reading::{Reader, Remark, shortened};
use super::references::{References, key};
use super::row::SheetRow;
use super::verdict::{Change, Issue, Record, Verdict};
use crate::features::programme::{self, ProgrammeDraft, Stored};
use crate::features::registry::{self, OrganisationDraft, Side};
use crate::kit::cpu;
use crate::kit::form::Faults;
use crate::kit::store::{Db, StoreError};
use crate::kit::words::Words;

/// Checks the rows of one import in the order of the sheet.
pub struct Checker<'a> {
    db: &'a Db,
    references: &'a References,
    index: &'a Index,
    reader: Reader<'a>,
    frame: Frame<'a>,
    /// Whose programmes may be written; `None` for everybody's.
    permitted: Option<Vec<OrganisationId>>,
    owner: Option<OrganisationId>,
    /// Rows in which a record was met first.
    seen: HashMap<String, i64>,
    /// The organisation of the row above, for cells left empty below it.
    above: Option<String>,
}

impl<'a> Checker<'a> {
    /// A checker at the beginning of a sheet.
    pub fn new(
        db: &'a Db,
        (references, index): (&'a References, &'a Index),
        words: &Words,
        (kind, layout): (Kind, &'a Layout),
        permitted: Option<Vec<OrganisationId>>,
    ) -> Self {
        let owner: Option<OrganisationId> = layout.organisation.as_deref().and_then(|id| id.parse().ok());
        let of_office =
            |id: &OrganisationId| references.organisation(id).is_some_and(|one| one.side == Side::Office);
        let frame = Frame {
            kind,
            layout,
            cycle_year: i16::try_from(references.cycle.year).unwrap_or(2000),
            office_plan: owner.as_ref().is_some_and(of_office),
        };
        let reader = Reader::new(references, words);
        Self { db, references, index, reader, frame, permitted, owner, seen: HashMap::new(), above: None }
    }

    /// Checks some rows. Costs three statements for programmes that are stored already, none otherwise.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn check(&mut self, rows: &[SheetRow]) -> Result<Vec<Verdict>, StoreError> {
        let read: Vec<(i64, Interpreted, Found)> =
            cpu::in_place(|| rows.iter().map(|row| self.read(row)).collect());
        let stored = self.stored(&read).await?;
        let judge = |(number, found, target)| self.judge(number, found, target, &stored);
        Ok(cpu::in_place(|| read.into_iter().map(judge).collect()))
    }

    /// What a row says, and which stored record it means.
    fn read(&mut self, row: &SheetRow) -> (i64, Interpreted, Found) {
        let mut found = interpret(&self.frame, &mut self.reader, row);
        if found.skipped.is_none() && self.frame.kind == Kind::Programmes {
            self.complete_programme(&mut found);
        }
        let target = self.index.find(&found.record, self.references);
        (row.number, found, target)
    }

    async fn stored(
        &self,
        read: &[(i64, Interpreted, Found)],
    ) -> Result<HashMap<String, Stored>, StoreError> {
        if self.frame.kind != Kind::Programmes {
            return Ok(HashMap::new());
        }
        let id = |target: &Found| if let Found::One(id) = target { id.parse().ok() } else { None };
        let ids: Vec<ProgrammeId> = read.iter().filter_map(|(_, _, target)| id(target)).collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let found = programme::by_ids(self.db, &self.references.region, &ids).await?.into_iter();
        // A row may name any id and no owner: what is not the importer's own is as good as unknown.
        let own = |stored: &Stored| {
            self.permitted.as_ref().is_none_or(|own| own.contains(&stored.content.organisation))
        };
        Ok(found.filter(own).map(|stored| (stored.id.to_string(), stored)).collect())
    }

    /// The owner from the sheet or the row above, the reference of an office's plan, and who may write it.
    fn complete_programme(&mut self, found: &mut Interpreted) {
        let column = self.frame.layout.columns_of("organisation").next();
        let faulty = found.issues.iter().any(|issue| issue.stops && issue.field == "organisation");
        let record = &mut found.record;
        if !faulty && !record.contains_key("organisation") {
            if let Some(above) = self.above.clone().filter(|_| column.is_some()) {
                let name = above.parse().ok().and_then(|id| self.references.organisation(&id));
                let name = name.map(|one| one.name.clone()).unwrap_or_default();
                found.issues.push(issue(
                    "organisation",
                    column,
                    Remark::notice("", "filled-from-above", name),
                ));
                record.insert("organisation", above);
            } else if let Some(owner) = &self.owner {
                record.insert("organisation", owner.to_string());
            }
        }
        self.above = if faulty { None } else { record.get("organisation").cloned() };
        if self.frame.office_plan && !record.contains_key("reference") {
            let code = record.get("nomenclature").cloned();
            record.extend(code.map(|code| ("reference", code)));
        }
        let owner: Option<OrganisationId> = record.get("organisation").and_then(|id| id.parse().ok());
        if let (Some(permitted), Some(owner)) = (&self.permitted, owner)
            && !permitted.contains(&owner)
        {
            let name = self.references.organisation(&owner).map(|one| one.name.clone()).unwrap_or_default();
            found.issues.push(issue("organisation", column, Remark::fault(name, "other-organisation")));
        }
    }

    fn judge(
        &mut self,
        number: i64,
        mut found: Interpreted,
        target: Found,
        stored: &HashMap<String, Stored>,
    ) -> Verdict {
        let label =
            found.record.get("title").or_else(|| found.record.get("name")).cloned().unwrap_or_default();
        let label = shortened(label);
        if let Some(reason) = found.skipped {
            return Verdict::skipped(reason, label);
        }
        self.note_target(number, &mut found, &target);
        let judged = match &target {
            Found::One(id) => self.against_stored(id, &mut found, stored),
            _ => self.as_new(&mut found),
        };
        let stops = found.issues.iter().any(|issue| issue.stops);
        let (outcome, changes, target) = judged;
        let outcome = if stops { Outcome::Error } else { outcome };
        let changes = if stops { Vec::new() } else { changes };
        Verdict { outcome, label, issues: found.issues, changes, target }
    }

    /// Faults of the row's identity: unknown, ambiguous, or met before in this sheet.
    fn note_target(&mut self, number: i64, found: &mut Interpreted, target: &Found) {
        let at = |key: &str| self.frame.layout.columns_of(key).next();
        let naming = if self.frame.kind == Kind::Programmes { "title" } else { "name" };
        let said = |key: &str| found.record.get(key).cloned().unwrap_or_default();
        let fault = match target {
            Found::NoSuchId => Some(issue("id", at("id"), Remark::fault(said("id"), "unknown-id"))),
            Found::Several(name) => {
                let remark = Remark::fault(said(naming), "several-stored").suggesting(Some(name.clone()));
                Some(issue(naming, at(naming), remark))
            }
            _ => None,
        };
        found.issues.extend(fault);
        let identity = match target {
            Found::One(id) => format!("id/{id}"),
            _ => new_key(self.frame.kind, &found.record),
        };
        match self.seen.get(&identity) {
            Some(first) => {
                let mut remark = Remark::fault(said(naming), "row-again");
                remark.fact = first.to_string();
                found.issues.push(issue(naming, at(naming), remark));
            }
            None => {
                self.seen.insert(identity, number);
            }
        }
    }

    fn against_stored(
        &self,
        id: &str,
        found: &mut Interpreted,
        stored: &HashMap<String, Stored>,
    ) -> Outcomes {
        if let Some(known) = self.index.organisation(id) {
            return self.organisation_change(known, found);
        }
        let Some(known) = stored.get(id) else {
            found.issues.push(issue("id", None, Remark::fault(id, "unknown-id")));
            return nothing();
        };
        self.programme_change(known, found)
    }

    fn organisation_change(&self, known: &registry::Record, found: &mut Interpreted) -> Outcomes {
        let before = OrganisationDraft::of(known);
        let stored = organisation_record(&before);
        let mut said = found.record.clone();
        if said.get("short_name") == said.get("name").or(stored.get("name")) {
            said.remove("short_name");
        }
        keep_differing(&mut said, &stored);
        let mut after = before.clone();
        write_organisation(&mut after, &said);
        self.take_faults(&after.faults(), found);
        let target = Some((known.organisation.id.to_string(), known.organisation.version));
        changed(changes(&stored, &organisation_record(&after)), target)
    }

    fn programme_change(&self, known: &Stored, found: &mut Interpreted) -> Outcomes {
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
        keep_differing(&mut said, &stored);
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
        changed(changes(&stored, &programme_record(&after)), target)
    }

    fn as_new(&self, found: &mut Interpreted) -> Outcomes {
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
                found.issues.push(issue(column.key, at, Remark::fault("", "required")));
            }
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
        let changes = changes(&Record::new(), &organisation_record(&draft));
        (Outcome::Added, changes, None)
    }

    /// A new organisation whose name is nearly that of a stored one may be the same.
    fn note_similar(&self, name: &str, side: Side, found: &mut Interpreted) {
        let near = self.references.near().pick(name).ok();
        let near = near.and_then(|pick| self.references.organisations.get(pick.value()));
        let alike = near.or_else(|| self.references.named(name, Some(side)).first().copied());
        if let Some(one) = alike.filter(|one| one.side == side && key(&one.name) != key(name)) {
            let column = self.frame.layout.columns_of("name").next();
            found.issues.push(issue("name", column, Remark::notice(name, "similar-stored", &one.name)));
        }
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
        let changes = changes(&Record::new(), &programme_record(&draft));
        (Outcome::Added, changes, None)
    }

    /// The secretariat's sheet may say how far a programme is; anybody else's begins as a draft.
    fn begin_state(&self, draft: &mut ProgrammeDraft, found: &mut Interpreted) {
        let Some(state) = found.record.get("state").and_then(|code| code.parse().ok()) else { return };
        if self.permitted.is_none() {
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
type Outcomes = (Outcome, Vec<Change>, Option<(String, i64)>);

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

fn changes(before: &Record, after: &Record) -> Vec<Change> {
    let said = |record: &Record, key: &str| record.get(key).cloned().unwrap_or_default();
    let mut keys: Vec<&str> = before.keys().chain(after.keys()).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
        .map(|key| Change { field: key.to_owned(), before: said(before, key), after: said(after, key) })
        .filter(|change| change.before != change.after)
        .collect()
}
