//! One finding: both programmes side by side, why they were found, and what people settle.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sekber_core::value::{Currency, Money, ProgrammeId};
use sekber_engines::synchronisation::grading::Verdict;

use super::{Pair, badge, owner, told};
use crate::features::district;
use crate::features::programme::Stored;
use crate::features::synchronisation::actions;
use crate::features::synchronisation::facts::{self, funders};
use crate::features::synchronisation::findings::{self, Finding, Table};
use crate::features::synchronisation::model::{
    Decided, PairFacts, PairId, ProgrammeFacts, Standing, VerdictDraft,
};
use crate::features::synchronisation::reasons::{place_name, reasons, theme_name};
use crate::features::synchronisation::settled::{is_past, verdicts};
use crate::features::synchronisation::together::Together;
use crate::kit::access::{Member, Secretariat};
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, PathId, count, go, go_or_mend, page};
use crate::kit::problem::Problem;

/// A field of both programmes.
struct Row {
    label: &'static str,
    first: String,
    second: String,
}

/// A field whose fact changed after the verdict.
struct Changed {
    programme: String,
    field: String,
    before: String,
    after: String,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/finding.html")]
struct FindingPage {
    frame: Frame,
    faults: Faults,
    pair: PairId,
    titles: (String, String),
    owners: (String, String),
    finding: Option<Finding>,
    reasons: Vec<String>,
    rows: Vec<Row>,
    standing: Standing,
    decided: Option<Decided>,
    changed: Vec<Changed>,
    digest: String,
    /// Which verdict is shown.
    seen: String,
    group: Option<(i64, String)>,
    may_decide: bool,
    /// Whether the time in which both work is over, so that none of them can wait for the other any more.
    is_past: bool,
    typed_verdict: String,
    typed_note: String,
}

impl FindingPage {
    fn badge(&self) -> &'static str {
        self.finding.as_ref().map_or("", |finding| badge(finding.grade))
    }

    /// What can be settled; what was settled before can be settled again.
    fn verdicts(&self) -> Vec<Pair> {
        let can_wait = !self.is_past || self.is_chosen(Verdict::ShiftTime.as_str());
        let all = Verdict::ALL.iter().filter(|verdict| can_wait || **verdict != Verdict::ShiftTime);
        self.frame.say_codes("finding-verdict-", all)
    }

    fn action(&self, what: &str) -> String {
        format!("/synchronisation/findings/{}/{}/{what}", self.pair.first, self.pair.second)
    }

    /// Whether the verdict says that both are one activity, holds, and the reader may make one record of them.
    fn may_unite(&self) -> bool {
        let merges = self.decided.as_ref().is_some_and(|decided| decided.verdict == Verdict::Merge);
        merges && self.may_decide && self.standing == Standing::Decided
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
    let shown = drawn(&app, frame, &PairId::of(&one, &other), actor.is_secretariat()).await?;
    page(&shown)
}

async fn drawn(app: &App, frame: Frame, pair: &PairId, may_decide: bool) -> Result<FindingPage, Problem> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(app, &cycle.id).await?;
    let (first, second) = actions::both(&table, pair).ok_or(Problem::NotFound)?;
    let (a, b) = (&table.programmes[first], &table.programmes[second]);
    let verdicts = verdicts(app).await?;
    let decided = verdicts.get(pair).cloned();
    let (now, _, digest) = facts::settled(&a.content, &b.content, &table.names)?;
    let standing = match &decided {
        None => Standing::Open,
        Some(decided) if decided.digest == digest => Standing::Decided,
        Some(_) => Standing::Returned,
    };
    let finding = table.finding(first, second).cloned();
    let common = table.common(first, second);
    let together = Together::of(&table, &verdicts)?;
    let group = finding.as_ref().and_then(|finding| together.group(finding)).map(|group| {
        let link = format!("/synchronisation?group={}", table.programmes[group].id);
        (count(together.size(group)), link)
    });
    let sides = (&told(&table, first), &told(&table, second));
    let changed = match &decided {
        Some(decided) if standing == Standing::Returned => {
            changes(&frame, &decided.facts(), &now, (owner(&table, a), owner(&table, b)))
        }
        _ => Vec::new(),
    };
    Ok(FindingPage {
        faults: Faults::none(),
        titles: (a.content.title.clone(), b.content.title.clone()),
        owners: (owner(&table, a).to_owned(), owner(&table, b).to_owned()),
        reasons: common.map(|common| reasons(&frame, &table.names, sides, &common)).unwrap_or_default(),
        rows: rows(&frame, &table, a, b),
        typed_verdict: decided.as_ref().map(|decided| decided.verdict.to_string()).unwrap_or_default(),
        typed_note: decided.as_ref().map(|decided| decided.note.clone()).unwrap_or_default(),
        pair: pair.clone(),
        is_past: finding.as_ref().is_some_and(|finding| is_past(&table, finding, app.today())),
        finding,
        standing,
        seen: decided.as_ref().map(Decided::stamp).unwrap_or_default(),
        decided,
        changed,
        digest,
        group,
        may_decide,
        frame,
    })
}

fn rows(frame: &Frame, table: &Table, a: &Stored, b: &Stored) -> Vec<Row> {
    let row = |label, value: &dyn Fn(&Stored) -> String| Row { label, first: value(a), second: value(b) };
    let list = |items: Vec<String>| items.join(", ");
    let money = |stored: &Stored| match stored.total_idr {
        0 => String::new(),
        minor => frame.money_short(&Money { minor, currency: Currency::IDR }),
    };
    let places = |stored: &Stored| {
        list(stored.content.places.iter().map(|place| place_name(frame, &table.names, place)).collect())
    };
    let themes = |stored: &Stored| {
        list(stored.content.themes.iter().map(|code| theme_name(frame, &table.names, code)).collect())
    };
    let people =
        |stored: &Stored| stored.content.beneficiaries.map(|count| frame.whole(&count)).unwrap_or_default();
    vec![
        row("finding-row-owner", &|stored| table.names.organisation(&stored.content.organisation).to_owned()),
        row("finding-row-period", &|stored| frame.period(&stored.content.period)),
        row("finding-row-places", &places),
        row("finding-row-themes", &themes),
        row("finding-row-text", &|stored| stored.content.description.clone()),
        row("finding-row-targets", &|stored| stored.content.targets.clone()),
        row("finding-row-people", &people),
        row("finding-row-codes", &|stored| list(stored.content.nomenclature.clone())),
        row("finding-row-funders", &|stored| list(funders(&stored.content))),
        row("finding-row-money", &money),
    ]
    .into_iter()
    // Money that neither tells is something to ask both about.
    .filter(|row| !row.first.is_empty() || !row.second.is_empty() || row.label == "finding-row-money")
    .collect()
}

/// The facts that are others now than when the pair was settled.
fn changes(frame: &Frame, before: &PairFacts, now: &PairFacts, owners: (&str, &str)) -> Vec<Changed> {
    let mut found = of_one(frame, &before.first, &now.first, owners.0);
    found.extend(of_one(frame, &before.second, &now.second, owners.1));
    found
}

fn of_one(frame: &Frame, before: &ProgrammeFacts, now: &ProgrammeFacts, owner: &str) -> Vec<Changed> {
    let none = String::new();
    let differing = now.iter().filter_map(|(field, after)| {
        let before = before.get(field).unwrap_or(&none);
        (before != after).then_some((field, before, after))
    });
    let shown = |(field, before, after): (&String, &String, &String)| {
        // Long texts are kept as digests, which say nothing to people.
        let value = |text: &String| if field == "text" { String::new() } else { text.clone() };
        Changed {
            programme: owner.to_owned(),
            field: frame.say_code("finding-field-", field),
            before: value(before),
            after: value(after),
        }
    };
    differing.map(shown).collect()
}

/// Settles a pair.
pub async fn decide(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    frame: Frame,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let pair = PairId::of(&one, &other);
    let Ok(verdict) = sent.text("verdict").parse() else {
        return Err(Problem::refused("finding-refused-verdict"));
    };
    let note = sent.paragraphs("note").to_owned();
    let draft = VerdictDraft {
        verdict,
        note,
        digest: sent.text("digest").to_owned(),
        seen: sent.text("seen").to_owned(),
    };
    let done = actions::decide(&app, &actor, &pair, &draft).await;
    let next = if draft.verdict == Verdict::Merge { "#unite" } else { "" };
    let to = format!("/synchronisation/findings/{}/{}{next}", pair.first, pair.second);
    go_or_mend(done, (&to, "notice-finding-decided"), |faults| async {
        let mut shown = drawn(&app, frame, &pair, true).await?;
        (shown.typed_verdict, shown.typed_note) = (draft.verdict.to_string(), draft.note);
        (shown.digest, shown.seen) = (draft.digest, draft.seen);
        shown.faults = faults;
        Ok(shown)
    })
    .await
}

/// Takes a verdict back.
pub async fn reopen(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let pair = PairId::of(&one, &other);
    actions::reopen(&app, &actor, &pair, sent.text("seen")).await?;
    let to = format!("/synchronisation/findings/{}/{}", pair.first, pair.second);
    Ok(go(to, "notice-finding-reopened"))
}

/// Makes one record of both programmes.
pub async fn unite(
    Secretariat(actor): Secretariat,
    State(app): State<App>,
    PathId((one, other)): PathId<(ProgrammeId, ProgrammeId)>,
    sent: Form,
) -> Result<Response, Problem> {
    let Ok(stays) = sent.text("stays").parse::<ProgrammeId>() else {
        return Err(Problem::refused("finding-refused-stays"));
    };
    actions::unite(&app, &actor, &PairId::of(&one, &other), (&stays, sent.text("seen"))).await?;
    Ok(go(format!("/programmes/{stays}"), "notice-finding-united"))
}
