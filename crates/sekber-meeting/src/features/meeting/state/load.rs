//! Reading a meeting's state from the database: whole, or only what has changed since a line of the trail.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sekber_core::value::{MeetingId, OrganisationId, ProgrammeId};

use super::change::Touched;
use super::{Changes, MeetingState, Records};
use crate::features::district;
use crate::features::matching::{self, Interest, PlannedPair, Ratings};
use crate::features::meeting::model::Meeting;
use crate::features::meeting::store::{changes, events, handouts, meetings, outcome, participants, slots};
use crate::kit::app::App;
use crate::kit::audit;
use crate::kit::store::StoreError;

/// The last number of a change that was given out.
static LAST: AtomicU64 = AtomicU64::new(0);

fn next() -> u64 {
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

/// Reads everything; `None` when there is no such meeting. Eleven statements.
///
/// The line of the trail is read first: what is committed meanwhile is perhaps read already, and is read again when its
/// line is seen.
///
/// # Errors
/// When the database cannot be asked.
pub async fn whole(app: &App, id: &MeetingId) -> Result<Option<MeetingState>, StoreError> {
    let (db, region) = (app.db(), app.region());
    let line = audit::head(db, &region).await?.seq;
    let seq = events::latest(db, &region, id).await?;
    let Some(meeting) = meetings::find(db, &region, id).await? else { return Ok(None) };
    let cycles = district::cycles(db, &region).await?;
    let cycle = cycles.into_iter().find(|cycle| cycle.id == meeting.cycle_id).ok_or(StoreError::NoRow)?;
    let records = Records {
        seq,
        slots: slots::all(db, &region, id).await?.into(),
        participants: participants::all(db, &region, id).await?.into(),
        handouts: handouts::all(db, &region, id).await?.into(),
        planned: planned(app, &meeting).await?.into(),
        answers: outcome::answers(db, &region, id).await?.into(),
        approvals: outcome::approvals(db, &region, id).await?.into(),
        interests: Arc::new(by_programme(matching::interests(db, &region, &cycle.id).await?)),
        cycle: Arc::new(cycle),
        meeting: Arc::new(meeting),
    };
    let begun = next();
    let changes = Changes { shared: begun, people: begun, wishes: begun, own: Arc::default(), begun };
    Ok(Some(MeetingState { line, records, changes, phones: Arc::default(), glance: Arc::default() }))
}

/// The pairs of the meeting's own plan, which never change; those of another plan in the cycle are not its result.
async fn planned(app: &App, meeting: &Meeting) -> Result<Vec<PlannedPair>, StoreError> {
    match &meeting.plan_id {
        Some(plan) => matching::pairs_of_plan(app.db(), &app.region(), plan).await,
        None => Ok(Vec::new()),
    }
}

fn by_programme(told: Vec<Interest>) -> BTreeMap<ProgrammeId, Arc<[Interest]>> {
    let mut programmes: BTreeMap<ProgrammeId, Vec<Interest>> = BTreeMap::new();
    for one in told {
        programmes.entry(one.programme_id.clone()).or_default().push(one);
    }
    programmes.into_iter().map(|(programme, told)| (programme, told.into())).collect()
}

/// The state as of now: reads what the trail has grown by, and then what that has touched. `None` when the meeting is gone.
///
/// # Errors
/// When the database cannot be asked.
pub async fn advanced(app: &App, before: &MeetingState) -> Result<Option<MeetingState>, StoreError> {
    let (db, region, id) = (app.db(), app.region(), &before.records.meeting.id);
    let lines = changes::since(db, &region, id, before.line).await?;
    let touched = Touched::by(&lines, id);
    let Some(last) = lines.last().filter(|_| lines.len() < changes::MOST && !touched.everything) else {
        return whole(app, id).await;
    };
    let mut state = MeetingState { line: last.line, ..before.clone() };
    state.records.seq = last.seq;
    if touched.participants {
        state.phones = before.phones_without(&touched.phones_of);
        state.records.participants = participants::all(db, &region, id).await?.into();
        state.changes.people = next();
    }
    if touched.is_shared() {
        read_shared(app, &mut state, &touched).await?;
        state.changes.shared = next();
    }
    if !touched.programmes.is_empty() {
        read_interests(app, &mut state, &touched).await?;
    }
    Ok(Some(state))
}

/// Reads what is shown to everybody, as far as it was touched.
async fn read_shared(app: &App, state: &mut MeetingState, touched: &Touched) -> Result<(), StoreError> {
    let (db, region, records) = (app.db(), app.region(), &mut state.records);
    let id = records.meeting.id.clone();
    if touched.meeting {
        let meeting = meetings::find(db, &region, &id).await?.ok_or(StoreError::NoRow)?;
        if meeting.plan_id != records.meeting.plan_id {
            records.planned = planned(app, &meeting).await?.into();
        }
        records.meeting = Arc::new(meeting);
        records.slots = slots::all(db, &region, &id).await?.into();
    }
    if touched.answers {
        records.answers = outcome::answers(db, &region, &id).await?.into();
    }
    if touched.approvals {
        records.approvals = outcome::approvals(db, &region, &id).await?.into();
    }
    if touched.handouts {
        records.handouts = handouts::all(db, &region, &id).await?.into();
    }
    Ok(())
}

/// Reads the wishes about the programmes that were touched, and notes whom the difference concerns.
async fn read_interests(app: &App, state: &mut MeetingState, touched: &Touched) -> Result<(), StoreError> {
    let (cycle, programmes) = (&state.records.cycle.id, &touched.programmes);
    let told = matching::interests_about_programmes(app.db(), &app.region(), cycle, programmes).await?;
    let mut told = by_programme(told);
    let number = next();
    state.changes.wishes = number;
    let interests = Arc::make_mut(&mut state.records.interests);
    let mut concerned: Vec<OrganisationId> = Vec::new();
    for programme in programmes {
        let after = told.remove(programme);
        let before = match &after {
            Some(after) => interests.insert(programme.clone(), after.clone()),
            None => interests.remove(programme),
        };
        let [before, after] = [before, after].map(|told| told.unwrap_or_default());
        let differs = |one: &&Interest, others: &[Interest]| !others.contains(one);
        concerned.extend(before.iter().filter(|one| differs(one, &after)).map(|one| one.office_id.clone()));
        concerned.extend(after.iter().filter(|one| differs(one, &before)).map(|one| one.office_id.clone()));
        match state.glance.get().map(|glance: &Ratings| glance.partner_of(programme)) {
            Some(partner) => concerned.extend(partner.cloned()),
            // Nobody knows yet whose programme it is.
            None => state.changes.shared = number,
        }
    }
    let own: &mut HashMap<OrganisationId, u64> = Arc::make_mut(&mut state.changes.own);
    own.extend(concerned.into_iter().map(|organisation| (organisation, number)));
    Ok(())
}

impl Touched {
    fn is_shared(&self) -> bool {
        self.meeting || self.answers || self.approvals || self.handouts
    }
}
