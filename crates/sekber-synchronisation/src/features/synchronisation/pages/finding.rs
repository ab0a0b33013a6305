//! One finding: both programmes side by side, why they were found, and what people settle.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::ProgrammeId;
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::finding_answers::Answers;
use super::finding_fields::{Changed, Row, changes, rows, rows_as_settled};
use super::finding_gone::gone;
use super::finding_past::{Past, past};
use super::{Pair, badge, group, group_beside, owner, told};
use crate::features::district;
use crate::features::programme::Stored;
use crate::features::synchronisation::actions;
use crate::features::synchronisation::answers::{AnswerDraft, ReplyDraft};
use crate::features::synchronisation::facts;
use crate::features::synchronisation::findings::{self, Finding};
use crate::features::synchronisation::model::{
    Decided, PairFacts, PairId, ProgrammeFacts, Standing, VerdictDraft, changed as changed_fields, fact,
};
use crate::features::synchronisation::reasons::reasons;
use crate::features::synchronisation::settled::{is_due, is_past, of_pair, stand, verdicts};
use crate::features::synchronisation::together::Together;
use crate::kit::access::{Actor, Member};
use crate::kit::app::App;
use crate::kit::form::Faults;
use crate::kit::page::{Frame, PathId, page};
use crate::kit::problem::Problem;

#[derive(Template)]
#[template(path = "features/synchronisation/pages/finding.html")]
pub(super) struct FindingPage {
    frame: Frame,
    pub(super) faults: Faults,
    pair: PairId,
    titles: (String, String),
    owners: (String, String),
    finding: Option<Finding>,
    reasons: Vec<String>,
    rows: Vec<Row>,
    standing: Standing,
    /// How far people are with it, as a code.
    stand: &'static str,
    /// Whether it waits for a verdict that can be given now.
    is_due: bool,
    decided: Option<Decided>,
    /// What owners say of it.
    answers: Answers,
    changed: Vec<Changed>,
    pub(super) digest: String,
    /// Which verdict is shown.
    pub(super) seen: String,
    group: Option<(i64, String)>,
    /// The same of the group that one of both may belong to, too.
    beside: Option<(i64, String)>,
    may_decide: bool,
    /// What became of a pair that is not compared any more; then the facts are those that were settled on.
    ended: String,
    /// How far the owners are with what was settled; empty where nothing is to be said of it.
    progress: String,
    /// The programme of the reader that the verdict asks to change.
    own: Option<ProgrammeId>,
    /// What was settled before, the last first.
    past: Vec<Past>,
    /// Whether the time in which both work is over, so that none of them can wait for the other any more.
    is_past: bool,
    /// Who settled it while the reader did, too; empty where nobody has.
    pub(super) overtaken: String,
    typed_verdict: String,
    typed_note: String,
    /// Whose programme moves.
    typed_mover: String,
}

impl FindingPage {
    /// The same with what was typed in place of what was settled.
    pub(super) fn with_typed(mut self, draft: &VerdictDraft) -> Self {
        self.typed_verdict = draft.verdict.to_string();
        self.typed_note.clone_from(&draft.note);
        self.typed_mover = mover_of(draft.mover.as_ref());
        self
    }

    /// The same with what was typed as an answer.
    pub(super) fn with_answer(mut self, draft: &AnswerDraft) -> Self {
        self.answers.typed_answer = draft.answer.to_string();
        self.answers.typed_reason.clone_from(&draft.reason);
        self
    }

    /// The same with what was typed as a reply to an objection.
    pub(super) fn with_reply(mut self, draft: &ReplyDraft) -> Self {
        self.answers.typed_reply.clone_from(&draft.reply);
        self
    }

    fn badge(&self) -> &'static str {
        self.finding.as_ref().map_or("", |finding| badge(finding.grade))
    }

    /// What can be settled; what was settled before can be settled again.
    fn verdicts(&self) -> Vec<Pair> {
        // Once the time in which both work is over, nobody can keep to another place or time any more.
        let asks = |verdict: &Verdict| matches!(verdict, Verdict::SplitArea | Verdict::ShiftTime);
        let is_over = |verdict: &Verdict| self.is_past && asks(verdict) && !self.is_chosen(verdict.as_str());
        let is_open = |verdict: &Verdict| !self.is_unclear() || *verdict == Verdict::NoConflict;
        let all = Verdict::ALL.iter().filter(|verdict| !is_over(verdict) && is_open(verdict));
        self.frame.say_codes("finding-verdict-", all)
    }

    fn action(&self, what: &str) -> String {
        format!("{}/{what}", self.pair.path())
    }

    /// Whether it is not clear where both work: then no more can be settled than that they have nothing to do with each other.
    fn is_unclear(&self) -> bool {
        self.finding.as_ref().is_some_and(|finding| finding.grade == Grade::Unclear)
    }

    /// Whether somebody can still be asked to move.
    fn can_move(&self) -> bool {
        !self.is_unclear() && (!self.is_past || self.is_chosen(Verdict::ShiftTime.as_str()))
    }

    /// Who moves, where that was settled.
    /// Whether time is to be shifted, and both owners have to agree on whose.
    fn is_mover_open(&self) -> bool {
        let decided = self.decided.as_ref();
        decided.is_some_and(|one| one.verdict == Verdict::ShiftTime && one.mover_id.is_none())
    }

    fn mover(&self) -> Option<String> {
        if self.is_mover_open() {
            return Some(self.frame.say("finding-mover-open"));
        }
        let id = self.decided.as_ref()?.mover_id.as_ref()?;
        let owner = if *id == self.pair.first { &self.owners.0 } else { &self.owners.1 };
        Some(self.frame.say_with("finding-mover-is", "owner", owner.clone()))
    }

    fn is_mover(&self, id: &ProgrammeId) -> bool {
        self.typed_mover == id.as_str()
    }

    /// What was settled last, to whoever wrote without having seen it; `key` is the sentence that says so.
    pub(super) fn last_settled(&self, key: &str) -> String {
        let settled = self.past.iter().find(|one| one.settles);
        let Some(Past { what, who, when, verdict, .. }) = settled else { return String::new() };
        let what = if verdict.is_empty() { what.clone() } else { format!("{what}: {verdict}") };
        let facts = [("what", what), ("name", who.clone()), ("when", when.clone())];
        self.frame.say_facts(key, &facts)
    }

    /// Whether both records were one once, and count as two again.
    fn is_undone(&self) -> bool {
        self.standing == Standing::Returned && self.decided.as_ref().is_some_and(|one| one.stays_id.is_some())
    }

    /// What a button says that lets one of both records stay: the first, or the second.
    fn keeps(&self, is_first: bool) -> String {
        let (kept, owner) =
            if is_first { (&self.titles.0, &self.owners.0) } else { (&self.titles.1, &self.owners.1) };
        let facts = [("title", kept.clone()), ("owner", owner.clone())];
        self.frame.say_facts("finding-unite-keep", &facts)
    }

    /// What it asks before: which record stays, and which is closed.
    fn confirms(&self, is_first: bool) -> String {
        self.frame.say_facts("finding-unite-confirm", &kept_and_gone(&self.titles, &self.owners, is_first))
    }

    /// Whether the verdict says that both are one activity, holds, and the reader may make one record of them.
    fn may_unite(&self) -> bool {
        let merges = self.decided.as_ref().is_some_and(|decided| decided.verdict == Verdict::Merge);
        let is_waited_for = self.standing == Standing::Decided && !self.answers.has_objection();
        merges && self.may_decide && is_waited_for
    }

    fn is_chosen(&self, verdict: &str) -> bool {
        self.typed_verdict == verdict
    }
}

/// The finding about two programmes, in either order; any two programmes can be compared so.
pub async fn show(
    Member(actor): Member,
    State(app): State<App>,
    frame: Frame,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
) -> Result<Response, Problem> {
    let pair = PairId::of(&one, &other);
    match drawn(&app, frame.clone(), &pair, &actor).await {
        Err(Problem::NotFound) => gone(&app, frame, &pair).await,
        shown => page(&shown?),
    }
}

/// The page about a pair as somebody sees it.
pub(super) async fn drawn(
    app: &App,
    frame: Frame,
    pair: &PairId,
    actor: &Actor,
) -> Result<FindingPage, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let verdicts = verdicts(app).await?;
    let decided = verdicts.get(pair).cloned();
    let Some((first, second)) = actions::both(&table, pair) else {
        let decided = decided.ok_or(Problem::NotFound)?;
        let past = past(app, &frame, pair).await?;
        let facts = decided.facts();
        let owners = (fact(&facts.first, "organisation"), fact(&facts.second, "organisation"));
        let answers = Answers::read(app, &frame, pair, (&owners.0, &owners.1)).await?;
        return Ok(FindingPage { answers, ..ended(frame, pair, decided, past) });
    };
    let (a, b) = (&table.programmes[first], &table.programmes[second]);
    let (now, _, digest) = facts::settled(&a.content, &b.content, &table.names)?;
    let standing = of_pair(&table, decided.as_ref(), (first, second))?;
    let finding = table.finding(first, second).cloned();
    let common = table.common(first, second);
    let together = Together::worked_out(&table, &verdicts).await?;
    let beside = finding.as_ref().and_then(|finding| group_beside(&table, &together, finding));
    let group = finding.as_ref().and_then(|finding| group(&table, &together, finding));
    let sides = (&told(&table, first), &told(&table, second));
    let changed = match &decided {
        Some(decided) if standing != Standing::Decided => {
            changes(&frame, &decided.facts(), &now, (owner(&table, a), owner(&table, b)))
        }
        _ => Vec::new(),
    };
    let has_moved = |facts: &ProgrammeFacts, now: &ProgrammeFacts| !changed_fields(facts, now).is_empty();
    let settled = decided.as_ref().map(Decided::facts).unwrap_or_default();
    let moved = (has_moved(&settled.first, &now.first), has_moved(&settled.second, &now.second));
    let progress = progress(&frame, standing, (owner(&table, a), owner(&table, b)), moved.0);
    let asked = |verdict: &Decided, stored: &Stored, moved: bool| match verdict.verdict {
        Verdict::SplitArea => !moved,
        Verdict::ShiftTime => verdict.mover_id.as_ref().is_none_or(|mover| *mover == stored.id),
        Verdict::Merge | Verdict::Complement | Verdict::NoConflict => false,
    };
    let is_asked = matches!(standing, Standing::Decided | Standing::Partly);
    let answers = match &decided {
        Some(_) => Answers::read(app, &frame, pair, (owner(&table, a), owner(&table, b))).await?,
        None => Answers::default(),
    };
    let own = decided.as_ref().filter(|_| is_asked).and_then(|decided| {
        let sides = [(a, moved.0), (b, moved.1)].into_iter();
        let mut sides = sides.filter(|&(stored, moved)| asked(decided, stored, moved));
        let own = sides.find(|(stored, _)| actor.acts_for(&stored.content.organisation));
        own.map(|(stored, _)| stored.id.clone())
    });
    Ok(FindingPage {
        faults: Faults::none(),
        titles: (a.content.title.clone(), b.content.title.clone()),
        owners: (owner(&table, a).to_owned(), owner(&table, b).to_owned()),
        reasons: common.map(|common| reasons(&frame, &table.names, sides, &common)).unwrap_or_default(),
        rows: rows(&frame, &table, a, b),
        typed_verdict: decided.as_ref().map(|decided| decided.verdict.to_string()).unwrap_or_default(),
        typed_note: decided.as_ref().map(|decided| decided.note.clone()).unwrap_or_default(),
        typed_mover: mover_of(decided.as_ref().and_then(|decided| decided.mover_id.as_ref())),
        past: past(app, &frame, pair).await?,
        ended: String::new(),
        progress,
        overtaken: String::new(),
        own,
        pair: pair.clone(),
        is_past: finding.as_ref().is_some_and(|finding| is_past(&table, finding, app.today())),
        stand: finding.as_ref().map_or(standing.code(), |one| stand(&table, one, standing, app.today())),
        is_due: finding.as_ref().map_or(standing.waits(), |one| is_due(&table, one, standing, app.today())),
        finding,
        standing,
        seen: decided.as_ref().map(Decided::stamp).unwrap_or_default(),
        decided,
        answers: answers.asking(actor, &table, [a, b], is_asked),
        changed,
        digest,
        group,
        beside,
        may_decide: actor.is_secretariat(),
        frame,
    })
}

/// How far owners are with what a verdict asks of them; `is_first` tells that it is the first of them who has done it.
fn progress(frame: &Frame, standing: Standing, (one, other): (&str, &str), is_first: bool) -> String {
    match standing {
        Standing::Partly => {
            let (done, waits) = if is_first { (one, other) } else { (other, one) };
            frame.say_facts("finding-partly", &[("done", done.to_owned()), ("waits", waits.to_owned())])
        }
        Standing::Done => frame.say("finding-done"),
        _ => String::new(),
    }
}

fn mover_of(mover: Option<&ProgrammeId>) -> String {
    mover.map(ToString::to_string).unwrap_or_default()
}

/// Which record stays and which is closed, each with its owner: both often have the same title.
fn kept_and_gone(
    titles: &(String, String),
    owners: &(String, String),
    is_first: bool,
) -> [(&'static str, String); 4] {
    let (first, second) = ((&titles.0, &owners.0), (&titles.1, &owners.1));
    let (kept, gone) = if is_first { (first, second) } else { (second, first) };
    [
        ("kept", kept.0.clone()),
        ("kept_owner", kept.1.clone()),
        ("gone", gone.0.clone()),
        ("gone_owner", gone.1.clone()),
    ]
}

/// A pair of which one is not under way any more, as it was when it was settled.
fn ended(frame: Frame, pair: &PairId, decided: Decided, past: Vec<Past>) -> FindingPage {
    let PairFacts { first, second } = decided.facts();
    let titles = (fact(&first, "title"), fact(&second, "title"));
    let owners = (fact(&first, "organisation"), fact(&second, "organisation"));
    let (ended, standing) = match &decided.stays_id {
        Some(stays) => {
            let is_first = *stays == pair.first;
            let facts = kept_and_gone(&titles, &owners, is_first);
            (frame.say_facts("finding-ended-united", &facts), Standing::Done)
        }
        None => (frame.say("finding-ended"), Standing::Decided),
    };
    FindingPage {
        faults: Faults::none(),
        owners,
        titles,
        reasons: Vec::new(),
        rows: rows_as_settled(&frame, &first, &second),
        typed_verdict: String::new(),
        typed_note: String::new(),
        typed_mover: String::new(),
        past,
        ended,
        progress: String::new(),
        overtaken: String::new(),
        own: None,
        pair: pair.clone(),
        is_past: false,
        finding: None,
        stand: standing.code(),
        is_due: false,
        standing,
        seen: decided.stamp(),
        decided: Some(decided),
        answers: Answers::default(),
        changed: Vec::new(),
        digest: String::new(),
        group: None,
        beside: None,
        may_decide: false,
        frame,
    }
}
