//! The list of findings: filtered by the address, what waits for a verdict first.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use sekber_core::registry::programme::{Owner, Status};
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::kept::{self, KeptLine};
use super::numbered::Numbered;
use super::wanted::{Known, SORTS, STANDINGS, TWICE, Wanted};
use super::whole_group::WholeGroup;
use super::{Pair, badge, group, href, owner, told};
use crate::features::district;
use crate::features::synchronisation::findings::{self, Finding, Table};
use crate::features::synchronisation::model::Standing;
use crate::features::synchronisation::reasons::{reasons, theme_name};
use crate::features::synchronisation::selection::{self, FIELDS, Selection, Where};
use crate::features::synchronisation::settled::{
    is_due, is_first_done, is_objected, is_past, of_standing, stand, verdicts,
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
const AT_ONCE: usize = 25;
/// Reasons that a row shows.
const REASONS: usize = 3;
/// Fields of the address beside those of a selection.
pub const OWN_FIELDS: [&str; 7] = ["grade", "decided", "verdict", "group", "paid", "sort", "page"];

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
    /// How far people are with it, as a code.
    stand: &'static str,
    verdict: Option<String>,
    /// Who has done what was settled, and who has not, where that is one side alone.
    progress: Option<String>,
    /// Whether an owner's objection waits.
    objected: bool,
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
    /// Verdicts that no finding stands behind any more, and how many there are.
    kept: Vec<KeptLine>,
    all_kept: i64,
    /// The group that the list is narrowed to, whole.
    whole: Option<WholeGroup>,
    total: i64,
    waiting: i64,
    /// How many of them an owner objects to.
    objected: i64,
    /// How many findings a programme has at most, where some were left out.
    most: Option<i64>,
    grades: Vec<Pair>,
    standings: Vec<Pair>,
    verdicts: Vec<Pair>,
    paid: Vec<Pair>,
    sorts: Vec<Pair>,
    /// The same as a workbook.
    file: String,
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

    /// The same with what an address asks for beside them: a village, or programmes without a theme. Who then chooses something else
    /// does not lose it.
    pub fn and_asked(mut self, frame: &Frame, table: &Table, asked: &Selection) -> Self {
        match &asked.place {
            Some(Where::In(code)) if !self.places.iter().any(|(known, _)| known == code.as_str()) => {
                self.places.push((code.to_string(), table.names.place(code.as_str()).to_owned()));
            }
            _ => {}
        }
        if asked.theme.as_deref() == Some("") {
            self.themes.push(("none".to_owned(), frame.say("coverage-no-theme")));
        }
        self
    }

    /// What some fields of an address narrow to, in words, for files that leave their address behind; empty when to nothing.
    pub fn narrowed(&self, frame: &Frame, asked: &Form, fields: &[&str]) -> String {
        let range = range(["from", "until"].map(|field| asked.filled(field)));
        let text = |field: &&str| match (*field, &range) {
            ("from", Some(range)) => Some(frame.say_with("coverage-year-chosen", "year", range)),
            ("until", Some(_)) => None,
            _ => self.text(frame, field, asked.filled(field)?),
        };
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
            "from" => {
                return Some(frame.say_with("coverage-from-chosen", "year", value.parse::<i16>().ok()?));
            }
            "until" => {
                return Some(frame.say_with("coverage-until-chosen", "year", value.parse::<i16>().ok()?));
            }
            "lead" if value == "with" => return Some(frame.say("coverage-lead-with")),
            "lead" if value == "without" => return Some(frame.say("coverage-lead-without")),
            _ => return None,
        };
        let name = list.iter().find(|(code, _)| code == value).map_or(value, |(_, name)| name);
        Some(format!("{}: {name}", frame.say(label)))
    }
}

/// The themes of the district by name: those that programmes have, or those that none has.
pub fn themes(frame: &Frame, table: &Table, are_used: bool) -> Vec<Pair> {
    let used: BTreeSet<&String> = table.programmes.iter().flat_map(|stored| &stored.content.themes).collect();
    let asked = table.names.themes.keys().filter(|code| used.contains(code) == are_used);
    by_name(asked.map(|code| (code.clone(), theme_name(frame, &table.names, code))))
}

fn by_name(pairs: impl Iterator<Item = Pair>) -> Vec<Pair> {
    let all: BTreeMap<String, String> = pairs.collect();
    let mut all: Vec<Pair> = all.into_iter().collect();
    all.sort_by(|a, b| (a.1.to_lowercase(), &a.0).cmp(&(b.1.to_lowercase(), &b.0)));
    all
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
    let (asked_group, asked_kept) = (wanted.group, wanted.kept(&typed));
    let (held, known, today) = (table.clone(), verdicts.clone(), app.today());
    let sorted = move || -> Result<_, Problem> {
        let together = Together::of(&held, &known)?;
        let known = Known { table: &held, verdicts: &known, together: &together, today };
        let found = wanted.of(&known)?;
        let kept = match asked_kept {
            Some(wanted) => kept::kept(&held, known.verdicts, wanted)?,
            None => (Vec::new(), 0),
        };
        Ok((found, together, kept))
    };
    let (found, together, (settled, all_kept)) = cpu::run(sorted).await??;
    let known = Known { table: &table, verdicts: &verdicts, together: &together, today };
    let fields: Vec<&str> = OWN_FIELDS.iter().chain(&FIELDS).copied().collect();
    let query = QueryString::keep(&typed, &fields);
    let numbered = Numbered::of(&typed, (found.len(), AT_ONCE), (&query, "/synchronisation"));
    let is_waiting = |at: usize, standing| is_due(&table, &table.findings[at], standing, today);
    let is_objection = |at: usize, standing| is_objected(&table, &verdicts, &table.findings[at], standing);
    let shown = found.iter().skip(numbered.before).take(AT_ONCE);
    let choices = Choices::of(&frame, &table);
    // What is settled and gone stands below the first findings.
    let settled = if numbered.before == 0 { settled } else { Vec::new() };
    page(&ListPage {
        kept: settled.iter().map(|one| kept::line(&frame, one)).collect(),
        all_kept: count(all_kept),
        lines: shown.map(|(at, standing)| line(&frame, &known, &table.findings[*at], *standing)).collect(),
        whole: asked_group.and_then(|one| WholeGroup::of(&frame, &table, &together, one)),
        total: count(found.len()),
        waiting: count(found.iter().filter(|(at, standing)| is_waiting(*at, *standing)).count()),
        objected: count(found.iter().filter(|(at, standing)| is_objection(*at, *standing)).count()),
        most: table.is_cut.then(|| count(MOST)),
        previous: numbered.previous,
        next: numbered.next,
        grades: frame.say_codes("finding-grade-", Grade::ALL),
        standings: frame.say_codes("finding-decided-", STANDINGS),
        verdicts: frame.say_codes("finding-verdict-", Verdict::ALL),
        paid: frame.say_codes("finding-paid-", [TWICE]),
        sorts: frame.say_codes("finding-sort-", SORTS),
        file: query.without("page").link("/synchronisation/findings.xlsx"),
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
    let verdict = of_standing(table, verdicts, finding, standing);
    let (one, other) = (owner(table, a).to_owned(), owner(table, b).to_owned());
    let is_half_done = standing == Standing::Partly;
    let done = is_half_done.then(|| is_first_done(table, verdicts, finding)).flatten();
    let progress = done.map(|is_first| {
        let (done, waits) =
            if is_first { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) };
        frame.say_facts("finding-partly", &[("done", done), ("waits", waits)])
    });
    Line {
        href: href(table, finding),
        first: a.content.title.clone(),
        first_owner: one,
        second: b.content.title.clone(),
        second_owner: other,
        progress,
        grade: finding.grade,
        badge: badge(finding.grade),
        reasons,
        stand: stand(table, finding, standing, *today),
        objected: is_objected(table, verdicts, finding, standing),
        is_past: standing.waits() && is_past(table, finding, *today),
        verdict: verdict.map(|verdict| frame.say_code("finding-verdict-", verdict.as_str())),
        group: group(table, together, finding),
    }
}

/// What the list is narrowed to in words, each with the address without it.
pub fn chips(frame: &Frame, choices: &Choices, query: &QueryString) -> Vec<Pair> {
    let text = |field: &str, value: &str| match field {
        "grade" => Some(frame.say_code("finding-grade-", value.parse::<Grade>().ok()?.as_str())),
        "decided" => STANDINGS.contains(&value).then(|| frame.say_code("finding-decided-", value)),
        "verdict" => Some(frame.say_code("finding-verdict-", value.parse::<Verdict>().ok()?.as_str())),
        "group" => Some(frame.say("finding-group-chip")),
        "paid" => (value == TWICE).then(|| frame.say_code("finding-paid-", TWICE)),
        _ => choices.text(frame, field, value),
    };
    chips_of(frame, (query, "/synchronisation"), text)
}

/// Both ends of a range of years, which are one thing; none where one of them is open.
fn range(ends: [Option<&str>; 2]) -> Option<String> {
    match ends.map(|year| year.and_then(|year| year.parse::<i16>().ok())) {
        [Some(from), Some(until)] if from == until => Some(from.to_string()),
        [Some(from), Some(until)] if from < until => Some(format!("{from}–{until}")),
        _ => None,
    }
}

/// What an address is narrowed to, as `text` says it, each with the address without it; both ends of a range of years go together.
pub fn chips_of(
    frame: &Frame,
    (query, path): (&QueryString, &str),
    text: impl Fn(&str, &str) -> Option<String>,
) -> Vec<Pair> {
    let filled = |name: &str| {
        let found = query.pairs().iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    };
    let range = range(["from", "until"].map(filled));
    let shown = query.without("page");
    let chip = |(field, value): &Pair| {
        let (said, others) = match (field.as_str(), &range) {
            ("from", Some(range)) => {
                let said = frame.say_with("coverage-year-chosen", "year", range);
                (Some(said), shown.without("from").without("until"))
            }
            ("until", Some(_)) => return None,
            (field, _) => (text(field, value), shown.without(field)),
        };
        said.map(|said| (said, others.link(path)))
    };
    query.pairs().iter().filter_map(chip).collect()
}
