//! The list of findings: filtered by the address, what waits for a verdict first.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use jiff::civil::Date;
use sekber_core::registry::programme::{Owner, Status};
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::{Pair, badge, href, owner, told};
use crate::features::district;
use crate::features::synchronisation::findings::{self, Finding, Table};
use crate::features::synchronisation::model::Standing;
use crate::features::synchronisation::reasons::{is_paid_twice, reasons, theme_name};
use crate::features::synchronisation::selection::{self, FIELDS, Selection};
use crate::features::synchronisation::settled::{
    Verdicts, holding, is_due, is_past, standing, verdict, verdicts,
};
use crate::features::synchronisation::surest::MOST;
use crate::features::synchronisation::together::Together;
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
const OWN_FIELDS: [&str; 6] = ["grade", "decided", "verdict", "group", "paid", "page"];

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
    /// Whether it waits although the time in which both work is over.
    is_past: bool,
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
    verdicts: Vec<Pair>,
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
            let own = table.owners(side).into_iter();
            by_name(own.map(|id| (id.to_string(), table.names.organisation(id).to_owned())))
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

/// How far findings are, as the list is narrowed to.
const STANDINGS: [&str; 5] = ["due", "past", "open", "returned", "decided"];

/// What is paid twice, as the list is narrowed to.
const TWICE: &str = "twice";

/// What the list of findings is narrowed to.
struct Wanted {
    /// The parts of the selection, one each: each holds for one of both programmes at least.
    parts: Vec<Selection>,
    grade: Option<Grade>,
    standing: String,
    /// Only what was settled so and still holds.
    verdict: Option<Verdict>,
    /// Only the group of this programme.
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
            verdict: typed.filter("verdict"),
            group,
            paid_twice: typed.filter_by("paid", |code| (code == TWICE).then_some(())).is_some(),
        }
    }

    /// Whether a finding is wanted: each part of the selection holds for one of its programmes at least.
    fn holds(&self, table: &Table, finding: &Finding) -> bool {
        let both = [&table.programmes[finding.first], &table.programmes[finding.second]];
        self.grade.is_none_or(|grade| grade == finding.grade)
            && (!self.paid_twice || is_paid_twice(&both[0].content, &both[1].content, &finding.common))
            && self.parts.iter().all(|part| both.iter().any(|stored| part.holds(stored)))
    }

    /// What is wanted of a table's findings: what waits first, before what waits although its time is over; otherwise the order of the
    /// table stays.
    fn of(&self, known: &Known<'_>) -> Result<Vec<(usize, Standing)>, Problem> {
        let Known { table, verdicts, together, today } = known;
        let group = self.group.map(|programme| together.first_of(programme));
        let mut found = Vec::new();
        for (at, finding) in table.findings.iter().enumerate() {
            if self.holds(table, finding) && group.is_none_or(|group| together.group(finding) == Some(group))
            {
                let standing = standing(table, verdicts, finding)?;
                let is_settled_so = match self.verdict {
                    Some(wanted) => holding(table, verdicts, finding)? == Some(wanted),
                    None => true,
                };
                let is_wanted = is_settled_so && self.stands(known, finding, standing);
                found.extend(is_wanted.then(|| (at, standing, is_past(table, finding, *today))));
            }
        }
        found.sort_by_key(|(_, standing, is_past)| (!standing.waits(), standing.waits() && *is_past));
        Ok(found.into_iter().map(|(at, standing, _)| (at, standing)).collect())
    }

    fn stands(&self, known: &Known<'_>, finding: &Finding, standing: Standing) -> bool {
        match self.standing.as_str() {
            "" => true,
            "due" => is_due(known.table, finding, standing, known.today),
            "past" => standing.waits() && is_past(known.table, finding, known.today),
            "open" => standing.waits(),
            code => standing.code() == code,
        }
    }
}

/// What is known of findings on a day.
struct Known<'k> {
    table: &'k Table,
    verdicts: &'k Verdicts,
    together: &'k Together,
    today: Date,
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
    let (held, known, today) = (table.clone(), Arc::new(verdicts), app.today());
    let verdicts = known.clone();
    let sorted = move || -> Result<_, Problem> {
        let together = Together::of(&held, &known)?;
        let known = Known { table: &held, verdicts: &known, together: &together, today };
        let found = wanted.of(&known)?;
        Ok((found, together))
    };
    let (found, together) = cpu::run(sorted).await??;
    let known = Known { table: &table, verdicts: &verdicts, together: &together, today };
    let fields: Vec<&str> = OWN_FIELDS.iter().chain(&FIELDS).copied().collect();
    let query = QueryString::keep(&typed, &fields);
    let number = typed.text("page").parse::<usize>().unwrap_or(1).clamp(1, found.len() / AT_ONCE + 1);
    let link = |number: usize| query.with("page", &number.to_string()).link("/synchronisation");
    let shown = found.iter().skip((number - 1) * AT_ONCE).take(AT_ONCE);
    let choices = Choices::of(&frame, &table);
    page(&ListPage {
        lines: shown.map(|(at, standing)| line(&frame, &known, &table.findings[*at], *standing)).collect(),
        total: count(found.len()),
        waiting: count(found.iter().filter(|(_, standing)| standing.waits()).count()),
        most: table.is_cut.then(|| count(MOST)),
        previous: (number > 1).then(|| link(number - 1)),
        next: (number * AT_ONCE < found.len()).then(|| link(number + 1)),
        grades: frame.say_codes("finding-grade-", Grade::ALL),
        standings: frame.say_codes("finding-decided-", STANDINGS),
        verdicts: frame.say_codes("finding-verdict-", Verdict::ALL),
        paid: frame.say_codes("finding-paid-", [TWICE]),
        chips: chips(&frame, &choices, &query),
        choices,
        typed,
        frame,
    })
}

fn line(frame: &Frame, known: &Known<'_>, finding: &Finding, standing: Standing) -> Line {
    let Known { table, verdicts, together, today } = known;
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    let mut reasons = reasons(
        frame,
        &table.names,
        (&told(table, finding.first), &told(table, finding.second)),
        &finding.common,
    );
    reasons.truncate(REASONS);
    let verdict = verdict(table, verdicts, finding).filter(|_| !standing.waits());
    let group = together.group(finding).map(|group| {
        let link = format!("/synchronisation?group={}", table.programmes[group].id);
        (count(together.size(group)), link)
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
        is_past: standing.waits() && is_past(table, finding, *today),
        verdict: verdict.map(|decided| frame.say_code("finding-verdict-", decided.verdict.as_str())),
        group,
    }
}

fn chips(frame: &Frame, choices: &Choices, query: &QueryString) -> Vec<Pair> {
    let text = |field: &str, value: &str| match field {
        "grade" => Some(frame.say_code("finding-grade-", value.parse::<Grade>().ok()?.as_str())),
        "decided" => STANDINGS.contains(&value).then(|| frame.say_code("finding-decided-", value)),
        "verdict" => Some(frame.say_code("finding-verdict-", value.parse::<Verdict>().ok()?.as_str())),
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
