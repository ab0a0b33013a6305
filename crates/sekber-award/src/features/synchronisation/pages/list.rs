//! The list of findings: filtered by the address, what waits for a verdict first.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::programme::{Owner, Status};
use sekber_engines::synchronisation::grading::Grade;

use super::{Pair, badge, href, owner, told};
use crate::features::district;
use crate::features::synchronisation::facts;
use crate::features::synchronisation::findings::{self, Finding, Table};
use crate::features::synchronisation::model::{Decided, PairId, Standing};
use crate::features::synchronisation::reasons::{is_paid_twice, reasons, theme_name};
use crate::features::synchronisation::selection::{self, FIELDS, Selection};
use crate::features::synchronisation::store;
use crate::features::synchronisation::surest::MOST;
use crate::kit::access::Member;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::form::Form;
use crate::kit::page::{Frame, QueryString, count, page};
use crate::kit::problem::Problem;

/// Findings on one page.
const AT_ONCE: usize = 50;
/// Reasons that a row shows.
const REASONS: usize = 3;
/// Fields of the address beside those of a selection.
const OWN_FIELDS: [&str; 5] = ["grade", "decided", "group", "paid", "page"];

/// A finding as it is shown.
struct Line {
    href: String,
    first: String,
    first_owner: String,
    second: String,
    second_owner: String,
    grade: Grade,
    badge: &'static str,
    reasons: Vec<String>,
    standing: Standing,
    verdict: Option<String>,
    /// How many belong to the group, and the address of all its pairs.
    group: Option<(i64, String)>,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/list.html")]
struct ListPage {
    frame: Frame,
    lines: Vec<Line>,
    total: i64,
    waiting: i64,
    /// How many findings a programme has at most, where some were left out.
    most: Option<i64>,
    grades: Vec<Pair>,
    standings: Vec<Pair>,
    paid: Vec<Pair>,
    choices: Choices,
    typed: Form,
    chips: Vec<Pair>,
    previous: Option<String>,
    next: Option<String>,
}

impl ListPage {
    fn typed(&self, name: &str) -> String {
        self.typed.text(name).to_owned()
    }
}

/// What a selection can be made of: the owners, places and themes that programmes have.
pub struct Choices {
    /// Offices by name.
    pub offices: Vec<Pair>,
    /// Partners by name.
    pub partners: Vec<Pair>,
    /// Kecamatan by name, after the district as a whole.
    pub places: Vec<Pair>,
    /// Themes by name.
    pub themes: Vec<Pair>,
}

impl Choices {
    /// Those of a table.
    pub fn of(frame: &Frame, table: &Table) -> Self {
        let of_side = |side: Owner| {
            let own = table.programmes.iter().filter(|stored| stored.side == side);
            by_name(own.map(|stored| {
                let name = table.names.organisation(&stored.content.organisation).to_owned();
                (stored.content.organisation.to_string(), name)
            }))
        };
        let contents = || table.programmes.iter().map(|stored| &stored.content);
        let kecamatan = contents().flat_map(|content| &content.places).filter_map(selection::kecamatan);
        let whole = ("whole".to_owned(), frame.say("coverage-whole"));
        let named =
            by_name(kecamatan.map(|code| (code.to_string(), table.names.place(code.as_str()).to_owned())));
        let themes = contents().flat_map(|content| &content.themes);
        Self {
            offices: of_side(Owner::Office),
            partners: of_side(Owner::Partner),
            places: std::iter::once(whole).chain(named).collect(),
            themes: by_name(themes.map(|code| (code.clone(), theme_name(frame, &table.names, code)))),
        }
    }

    /// What some fields of an address narrow to, in words, for files that leave their address behind; empty when to nothing.
    pub fn narrowed(&self, frame: &Frame, asked: &Form, fields: &[&str]) -> String {
        let text = |field: &&str| self.text(frame, field, asked.filled(field)?);
        fields.iter().filter_map(text).collect::<Vec<_>>().join("; ")
    }

    /// The text shown for what a field of the address narrows to.
    pub fn text(&self, frame: &Frame, field: &str, value: &str) -> Option<String> {
        let (label, list) = match field {
            "office" => ("finding-office", &self.offices),
            "partner" => ("finding-partner", &self.partners),
            "place" => ("finding-place", &self.places),
            "theme" => ("finding-theme", &self.themes),
            "side" => return Some(frame.say_code("finding-side-", value.parse::<Owner>().ok()?.as_str())),
            "state" => {
                return Some(frame.say_code("programme-state-", value.parse::<Status>().ok()?.as_str()));
            }
            "year" if value == "none" => return Some(frame.say("coverage-year-untold")),
            "year" => {
                return Some(frame.say_with("coverage-year-chosen", "year", value.parse::<i16>().ok()?));
            }
            "lead" if value == "with" => return Some(frame.say("coverage-lead-with")),
            "lead" if value == "without" => return Some(frame.say("coverage-lead-without")),
            _ => return None,
        };
        let name = list.iter().find(|(code, _)| code == value).map_or(value, |(_, name)| name);
        Some(format!("{}: {name}", frame.say(label)))
    }
}

fn by_name(pairs: impl Iterator<Item = Pair>) -> Vec<Pair> {
    let all: BTreeMap<String, String> = pairs.collect();
    let mut all: Vec<Pair> = all.into_iter().collect();
    all.sort_by(|a, b| (a.1.to_lowercase(), &a.0).cmp(&(b.1.to_lowercase(), &b.0)));
    all
}

/// The verdicts of a district by pair.
pub type Verdicts = HashMap<PairId, Decided>;

/// How far people are with a finding.
pub fn standing(table: &Table, verdicts: &Verdicts, finding: &Finding) -> Result<Standing, Problem> {
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    let Some(decided) = verdicts.get(&PairId::of(&a.id, &b.id)) else { return Ok(Standing::Open) };
    let (_, _, digest) = facts::settled(&a.content, &b.content, &table.names)?;
    Ok(if decided.digest == digest { Standing::Decided } else { Standing::Returned })
}

/// Every verdict of the district, by pair.
pub async fn verdicts(app: &App) -> Result<Verdicts, Problem> {
    let all = store::verdicts(app.db(), &app.region()).await?;
    Ok(all.into_iter().map(|decided| (decided.pair(), decided)).collect())
}

/// How far findings are, as the list is narrowed to.
const STANDINGS: [&str; 3] = ["open", "returned", "decided"];

/// What is paid twice, as the list is narrowed to.
const TWICE: &str = "twice";

/// What the list of findings is narrowed to.
struct Wanted {
    /// The parts of the selection, one each: each holds for one of both programmes at least.
    parts: Vec<Selection>,
    grade: Option<Grade>,
    standing: String,
    group: Option<usize>,
    /// Only what the same funder would pay twice.
    paid_twice: bool,
}

impl Wanted {
    fn read(typed: &Form, table: &Table) -> Self {
        let group = typed.filter_by("group", |id| table.place(&id.parse().ok()?));
        Self {
            parts: Selection::read(typed).parts(),
            grade: typed.filter("grade"),
            standing: typed
                .filter_by("decided", |code| STANDINGS.contains(&code).then(|| code.to_owned()))
                .unwrap_or_default(),
            group,
            paid_twice: typed.filter_by("paid", |code| (code == TWICE).then_some(())).is_some(),
        }
    }

    /// Whether a finding is wanted: each part of the selection holds for one of its programmes at least.
    fn holds(&self, table: &Table, finding: &Finding) -> bool {
        let both = [&table.programmes[finding.first], &table.programmes[finding.second]];
        self.grade.is_none_or(|grade| grade == finding.grade)
            && self.group.is_none_or(|group| finding.group == Some(group))
            && (!self.paid_twice || is_paid_twice(&both[0].content, &both[1].content, &finding.common))
            && self.parts.iter().all(|part| both.iter().any(|stored| part.holds(stored)))
    }

    /// What is wanted of a table's findings, what waits first; otherwise the order of the table stays.
    fn of(&self, table: &Table, verdicts: &Verdicts) -> Result<Vec<(usize, Standing)>, Problem> {
        let mut found = Vec::new();
        for (at, finding) in table.findings.iter().enumerate() {
            if self.holds(table, finding) {
                let standing = standing(table, verdicts, finding)?;
                found.extend(self.stands(standing).then_some((at, standing)));
            }
        }
        found.sort_by_key(|(_, standing)| !standing.waits());
        Ok(found)
    }

    fn stands(&self, standing: Standing) -> bool {
        match self.standing.as_str() {
            "" => true,
            "open" => standing.waits(),
            code => standing.code() == code,
        }
    }
}

/// The list.
pub async fn show(
    _: Member,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let typed = frame.query(query.as_deref());
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let table = findings::table(&app, &cycle.id).await?;
    let verdicts = verdicts(&app).await?;
    let wanted = Wanted::read(&typed, &table);
    let (held, verdicts) = (table.clone(), Arc::new(verdicts));
    let known = verdicts.clone();
    let found = cpu::run(move || wanted.of(&held, &known)).await??;
    let fields: Vec<&str> = OWN_FIELDS.iter().chain(&FIELDS).copied().collect();
    let query = QueryString::keep(&typed, &fields);
    let number = typed.text("page").parse::<usize>().unwrap_or(1).clamp(1, found.len() / AT_ONCE + 1);
    let link = |number: usize| query.with("page", &number.to_string()).link("/synchronisation");
    let shown = found.iter().skip((number - 1) * AT_ONCE).take(AT_ONCE);
    let choices = Choices::of(&frame, &table);
    page(&ListPage {
        lines: shown
            .map(|(at, standing)| line(&frame, &table, &verdicts, &table.findings[*at], *standing))
            .collect(),
        total: count(found.len()),
        waiting: count(found.iter().filter(|(_, standing)| standing.waits()).count()),
        most: table.is_cut.then(|| count(MOST)),
        previous: (number > 1).then(|| link(number - 1)),
        next: (number * AT_ONCE < found.len()).then(|| link(number + 1)),
        grades: frame.say_codes("finding-grade-", Grade::ALL),
        standings: frame.say_codes("finding-decided-", STANDINGS),
        paid: frame.say_codes("finding-paid-", [TWICE]),
        chips: chips(&frame, &choices, &query),
        choices,
        typed,
        frame,
    })
}

fn line(frame: &Frame, table: &Table, verdicts: &Verdicts, finding: &Finding, standing: Standing) -> Line {
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    let mut reasons = reasons(
        frame,
        &table.names,
        (&told(table, finding.first), &told(table, finding.second)),
        &finding.common,
    );
    reasons.truncate(REASONS);
    let verdict = verdicts.get(&PairId::of(&a.id, &b.id)).filter(|_| !standing.waits());
    let group = finding.group.map(|group| {
        let link = format!("/synchronisation?group={}", table.programmes[group].id);
        (count(table.group(group).len()), link)
    });
    Line {
        href: href(table, finding),
        first: a.content.title.clone(),
        first_owner: owner(table, a).to_owned(),
        second: b.content.title.clone(),
        second_owner: owner(table, b).to_owned(),
        grade: finding.grade,
        badge: badge(finding.grade),
        reasons,
        standing,
        verdict: verdict.map(|decided| frame.say_code("finding-verdict-", decided.verdict.as_str())),
        group,
    }
}

fn chips(frame: &Frame, choices: &Choices, query: &QueryString) -> Vec<Pair> {
    let text = |field: &str, value: &str| match field {
        "grade" => Some(frame.say_code("finding-grade-", value.parse::<Grade>().ok()?.as_str())),
        "decided" => ["open", "returned", "decided"]
            .contains(&value)
            .then(|| frame.say_code("finding-decided-", value)),
        "group" => Some(frame.say("finding-group-chip")),
        "paid" => (value == TWICE).then(|| frame.say_code("finding-paid-", TWICE)),
        _ => choices.text(frame, field, value),
    };
    let chip = |(field, value): &Pair| {
        let link = query.without("page").without(field).link("/synchronisation");
        text(field, value).map(|text| (text, link))
    };
    query.pairs().iter().filter_map(chip).collect()
}
