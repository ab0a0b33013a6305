//! Checking rows against what is stored: what is added, changed, left as it is, or wrong.

use std::collections::HashMap;

use sekber_core::value::{OrganisationId, ProgrammeId};

use super::bridge::programme_record;
use super::columns::Reads;
use super::compare::{Comparing, Outcomes};
use super::frame::{Doubts, Frame};
use super::index::{Found, Index, new_key};
use super::interpret::{Interpreted, interpret, issue};
use super::joining::{Joining, MOST_PARTS, places};
use super::kind::{Kind, Outcome};
use super::layout::Layout;
use super::reading::{Reader, Remark, shortened};
use super::records::Standing;
use super::references::References;
use super::row::{Mark, SheetRow};
use super::survey::{Survey, Surveyor};
use super::told;
use super::verdict::{Issue, Verdict};
use crate::features::programme::{self, Stored};
use crate::features::registry::Side;
use crate::kit::cpu;
use crate::kit::store::{Db, StoreError};
use crate::kit::words::Words;

/// Checks the rows of one import in the order of the sheet.
pub struct Checker<'a> {
    db: &'a Db,
    references: &'a References,
    index: &'a Index,
    reader: Reader<'a>,
    frame: Frame<'a>,
    survey: Survey,
    /// Whose programmes may be written; `None` for everybody's.
    permitted: Option<Vec<OrganisationId>>,
    owner: Option<OrganisationId>,
    /// Rows in which a record was met first.
    seen: HashMap<String, i64>,
    /// The organisation of the row above, for cells left empty below it.
    above: Option<String>,
}

/// A row that was read: its number, what it says, and which stored record it means.
type Read = (i64, Interpreted, Found);

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
        let cycle_year = i16::try_from(references.cycle.year).unwrap_or(2000);
        let is_plan = owner.as_ref().is_some_and(of_office) && !layout.is_of_activities();
        let frame = Frame::new(kind, layout, cycle_year, is_plan);
        let reader = Reader::new(references, words, &layout.answers);
        let (survey, seen, above) = (Survey::default(), HashMap::new(), None);
        Self { db, references, index, reader, frame, survey, permitted, owner, seen, above }
    }

    /// How the sheet is understood.
    pub fn layout(&self) -> &Layout {
        self.frame.layout
    }

    /// What looks at all rows before the first one is checked.
    pub fn surveyor(&self) -> Surveyor<'_> {
        Surveyor::new(&self.frame)
    }

    /// Takes over what the whole sheet tells.
    pub fn know(&mut self, survey: Survey) {
        self.survey = survey;
    }

    /// Checks some rows. Costs three statements for programmes that are stored already, one more where the sheet tells of their money,
    /// none otherwise.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn check(&mut self, rows: &[SheetRow]) -> Result<Vec<Verdict>, StoreError> {
        let read: Vec<Read> = cpu::in_place(|| rows.iter().map(|row| self.read(row)).collect());
        let stored = self.stored(&read).await?;
        let judge = |(number, found, target)| self.judge(number, found, target, &stored);
        let mut verdicts: Vec<Verdict> = cpu::in_place(|| read.into_iter().map(judge).collect());
        let telling = told::programmes(rows, &verdicts);
        let known = programme::told_of(self.db, &self.references.region, &telling).await?;
        cpu::in_place(|| told::note(rows, &mut verdicts, &known));
        Ok(verdicts)
    }

    fn doubts(&self) -> Doubts {
        let Survey { month_first, both_orders, too_little, .. } = self.survey;
        Doubts { dates: month_first || both_orders, unit: too_little }
    }

    /// What a row says, and which stored record it means.
    fn read(&mut self, row: &SheetRow) -> Read {
        let mut found = self.interpreted(row);
        if row.mark == Some(Mark::Hidden) && found.skipped.is_none() {
            let remark = Remark::fault("", "hidden-row").asking("hidden", &["import", "skip"]);
            let is_answered = self.frame.answer("hidden").is_some();
            found.issues.extend((!is_answered).then(|| issue("", None, remark)));
        }
        if found.skipped.is_none() {
            self.recognise(&mut found);
        }
        let target = match found.skipped {
            Some(_) => Found::Nothing,
            None => self.index.find(&found.record, self.references),
        };
        (row.number, found, target)
    }

    /// An activity that this register has published means the programme that its identifier ends with. A programme of another cycle is
    /// left as it is, whatever the row says of it.
    fn recognise(&self, found: &mut Interpreted) {
        let published = self.index.published_as(&found.record);
        let is_elsewhere = published.as_ref().is_some_and(|(_, is_here)| !is_here);
        if is_elsewhere || self.index.is_of_another_cycle(&found.record) {
            let label = found.record.get("title").cloned().unwrap_or_default();
            *found = Interpreted { label, ..Interpreted::no_record("other-cycle", "") };
        } else if let Some((id, _)) = published {
            found.record.remove("reference");
            found.record.insert("id", id.to_string());
        }
    }

    fn interpreted(&mut self, row: &SheetRow) -> Interpreted {
        let number = row.number;
        let doubts = self.doubts();
        match self.survey.standing(number) {
            Standing::Skipped(reason) => {
                if !matches!(reason, "no-record" | "example") {
                    self.above = None;
                }
                return Interpreted::no_record(reason, "").labelled(row);
            }
            Standing::Owner => return self.owner_above(row),
            Standing::Doubtful(reason) => {
                self.above = None;
                let remark = match reason {
                    "maybe-heading" => Remark::fault("", reason).asking("headings", &["skip", "records"]),
                    _ => Remark::fault("", reason),
                };
                let issues = vec![issue("", None, remark)];
                return Interpreted { issues, ..Interpreted::no_record(reason, "") }.labelled(row);
            }
            Standing::Record | Standing::Continued => {}
        }
        let mut found = interpret(&self.frame, doubts, &mut self.reader, row);
        if let Some(first) = self.survey.part_of(number) {
            found.issues.retain(|issue| issue.stops);
            return Interpreted { skipped: Some("part-of"), fact: first.to_string(), ..found }.labelled(row);
        }
        if let Some(first) = self.survey.same_as(number) {
            found.issues.push(self.again(&found, first));
        }
        if self.frame.kind == Kind::Programmes {
            found = self.joined(found, number);
            self.complete_programme(&mut found);
        }
        found
    }

    /// A record with what the rows after it say of the same programme.
    fn joined(&mut self, found: Interpreted, number: i64) -> Interpreted {
        if self.survey.is_crowded(number) {
            let mut found = found;
            let mut remark = Remark::fault("", "too-many-parts");
            remark.fact = MOST_PARTS.to_string();
            found.issues.push(issue("", None, remark));
            return found;
        }
        let doubts = self.doubts();
        let mut joining = Joining::new(found);
        for part in self.survey.parts(number) {
            let read = interpret(&self.frame, doubts, &mut self.reader, part);
            match read.issues.iter().any(|issue| issue.stops) {
                true => joining.pass_over(part.number),
                false => joining.take_in(read, part.number),
            }
        }
        joining.finish(|question| self.frame.answer(question))
    }

    /// A row that only names whose programmes stand below it.
    fn owner_above(&mut self, row: &SheetRow) -> Interpreted {
        let at = self.frame.columns().find(|(_, column)| column.reads == Reads::Organisation);
        let read = at.map(|(at, column)| {
            let around = self.frame.around(at, None, None, Doubts::default());
            self.reader.read(column, row.cell(at), around)
        });
        self.above = read.and_then(|reading| reading.value);
        let id = self.above.as_ref().and_then(|id| id.parse().ok());
        let name = id.and_then(|id| self.references.organisation(&id)).map(|one| one.name.clone());
        let reason = if name.is_some() { "owner-above" } else { "heading" };
        Interpreted::no_record(reason, name.unwrap_or_default()).labelled(row)
    }

    async fn stored(&self, read: &[Read]) -> Result<HashMap<String, Stored>, StoreError> {
        if self.frame.kind != Kind::Programmes {
            return Ok(HashMap::new());
        }
        let ids = read.iter().flat_map(|(_, _, target)| target.ids());
        let ids: Vec<ProgrammeId> = ids.filter_map(|id| id.parse().ok()).collect();
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
        self.take_chosen_owner(found);
        let own = self.permitted.as_deref().and_then(|own| if let [only] = own { Some(only) } else { None });
        if let Some(own) = own.and_then(|only| self.references.organisation(only)) {
            found.offer_owner(&own.name);
        }
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

    /// Files of activities always name somebody. Whose programmes they shall be is chosen with the file, for those whom nobody knows here.
    fn take_chosen_owner(&self, found: &mut Interpreted) {
        let Some(owner) = self.owner.as_ref().filter(|_| self.frame.layout.is_of_activities()) else {
            return;
        };
        let name = self.references.organisation(owner).map(|one| one.name.clone()).unwrap_or_default();
        let is_unknown = |one: &Issue| one.field == "organisation" && one.reason == "unknown-organisation";
        for told in found.issues.iter_mut().filter(|one| is_unknown(one)) {
            let remark = Remark::notice(told.value.clone(), "owner-chosen", &name);
            *told = issue("organisation", told.column, remark);
            found.record.insert("organisation", owner.to_string());
        }
    }

    fn judge(
        &mut self,
        number: i64,
        mut found: Interpreted,
        target: Found,
        stored: &HashMap<String, Stored>,
    ) -> Verdict {
        let label = found.record.get("title").or_else(|| found.record.get("name")).cloned();
        let label = shortened(label.unwrap_or_else(|| found.label.clone()));
        if let Some(reason) = found.skipped {
            let faulty = found.issues.iter().any(|issue| issue.stops);
            let skipped = Verdict::skipped((reason, found.fact), label);
            return if faulty {
                Verdict { outcome: Outcome::Error, issues: found.issues, ..skipped }
            } else {
                skipped
            };
        }
        let target = self.settled(number, target, &found, stored);
        self.note_target(number, &mut found, &target);
        let comparing = Comparing {
            references: self.references,
            frame: &self.frame,
            permitted: self.permitted.is_some(),
        };
        let (outcome, changes, target): Outcomes = match &target {
            Found::One(id) => match (self.index.organisation(id), stored.get(id)) {
                (Some(known), _) => comparing.organisation_change(known, &mut found),
                (None, Some(known)) => comparing.programme_change(known, &mut found),
                (None, None) => comparing.gone(id, &mut found),
            },
            _ => comparing.as_new(&mut found),
        };
        let stops = found.issues.iter().any(|issue| issue.stops);
        let outcome = if stops { Outcome::Error } else { outcome };
        let changes = if stops { Vec::new() } else { changes };
        Verdict { outcome, label, issues: found.issues, changes, target, alike: None }
    }

    /// Of several programmes of one title the one in the same places is meant; where the sheet itself has several, a programme
    /// elsewhere is another one.
    fn settled(
        &self,
        number: i64,
        target: Found,
        found: &Interpreted,
        stored: &HashMap<String, Stored>,
    ) -> Found {
        let is_named = found.record.contains_key("id") || found.record.contains_key("reference");
        let alike = self.survey.is_alike(number);
        if is_named || (!alike && !matches!(target, Found::Several { .. })) {
            return target;
        }
        let here = |id: &&String| {
            let known = stored.get(*id).map(|known| programme_record(&known.content));
            known.is_some_and(|known| places(&known) == places(&found.record))
        };
        let ids: Vec<String> = target.ids().map(str::to_owned).collect();
        let same: Vec<&String> = ids.iter().filter(here).collect();
        match (same.as_slice(), alike) {
            ([one], _) => Found::One((*one).clone()),
            ([], true) => Found::Nothing,
            _ => target,
        }
    }

    fn again(&self, found: &Interpreted, first: i64) -> Issue {
        let naming = self.frame.kind.naming();
        let mut remark = Remark::fault(found.record.get(naming).cloned().unwrap_or_default(), "row-again");
        remark.fact = first.to_string();
        issue(naming, self.frame.layout.columns_of(naming).next(), remark)
    }

    /// Faults of the row's identity: unknown, ambiguous, or met before in this sheet.
    fn note_target(&mut self, number: i64, found: &mut Interpreted, target: &Found) {
        let at = |key: &str| self.frame.layout.columns_of(key).next();
        let naming = self.frame.kind.naming();
        let said = |key: &str| found.record.get(key).cloned().unwrap_or_default();
        let fault = match target {
            Found::NoSuchId => {
                let remark = Remark::fault(said("id"), "unknown-id").asking("id", &["ignore"]);
                Some(issue("id", at("id"), remark))
            }
            Found::Several { name, .. } => {
                let remark = Remark::fault(said(naming), "several-stored").suggesting(Some(name.clone()));
                Some(issue(naming, at(naming), remark))
            }
            _ if self.index.bears_another_identifier(&found.record, self.references) => {
                let remark = Remark::fault(said("reference"), "reference-of-another");
                Some(issue("reference", at("reference"), remark))
            }
            _ => None,
        };
        found.issues.extend(fault);
        let identity = match target {
            Found::One(id) => format!("id/{id}"),
            _ if self.survey.is_alike(number) => {
                format!("{}/{}", new_key(self.frame.kind, &found.record), places(&found.record))
            }
            _ => new_key(self.frame.kind, &found.record),
        };
        let is_owned = self.frame.kind != Kind::Programmes || found.record.contains_key("organisation");
        match self.seen.get(&identity).copied().filter(|_| is_owned) {
            Some(first) if self.survey.same_as(number).is_none() => {
                found.issues.push(self.again(found, first))
            }
            Some(_) => {}
            None => {
                self.seen.insert(identity, number);
            }
        }
    }
}
