//! What this room hands in to the leader's page: programmes and partners, coverage, gaps, and findings that wait.

pub mod letter;
pub mod sheet;

use jiff::civil::Date;
use sekber_engines::synchronisation::grading::Grade;

use super::findings::{self, Table};
use super::pages::gaps;
use super::settled::{Verdicts, is_due, is_past, standing, verdicts};
use super::together::Together;
use crate::kit::card::{Counting, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup, LeaderUnit};
use crate::kit::page::count;
use crate::kit::problem::Problem;

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![LeaderFigures { figures: None, count: all }]
}

/// All of them rest on the same findings, which are asked for once.
fn all(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let table = findings::table(asks.app, asks.cycle).await?;
        let verdicts = verdicts(asks.app).await?;
        let doubled = Together::of(&table, &verdicts)?.doubled();
        let group = |place, label, figures| LeaderGroup { place, label, figures };
        Ok(vec![
            group(10, "leader-programmes", programmes(&asks, doubled)),
            group(40, "leader-gaps", coverage(&asks, &table).await?),
            group(50, "leader-findings", waiting(&asks, &table, &verdicts)?),
        ])
    })
}

/// The figures that front page and public pages show, too, as every page counts them.
fn programmes(asks: &LeaderAsks<'_>, doubled: usize) -> Vec<LeaderFigure> {
    let (frame, found) = (asks.frame, asks.figures);
    let figure = |label: &str, key: &'static str, opens: Vec<(String, String)>, href: &str| {
        with_parts(LeaderFigure {
            key,
            name: frame.say(label),
            number: found.of(key),
            opens,
            href: href.to_owned(),
            ..LeaderFigure::default()
        })
    };
    let said = |key: &str, name: &str, href: &str| (frame.say_count(key, found.of(name)), href.to_owned());
    let mut of_programmes = Vec::new();
    if doubled > 0 {
        let told = frame.say_count("leader-note-doubled", count(doubled));
        of_programmes.push((told, "/synchronisation?grade=same".to_owned()));
    }
    of_programmes.push(said("leader-note-over", "programme-over", "/programmes?state=over"));
    let of_partners = vec![
        said("leader-note-registered", "registry-partners", "/partners"),
        said("leader-note-owners", "programme-owners-partner", ""),
        said("leader-note-programmes", "programme-of-partners", "/programmes?side=partner&state=open"),
    ];
    let of_offices = vec![
        said("leader-note-owners", "programme-owners-office", ""),
        said("leader-note-programmes", "programme-of-offices", "/programmes?side=office&state=open"),
    ];
    let money = LeaderFigure {
        key: "programme-money",
        name: frame.say("programme-tile-money"),
        number: found.of("programme-money"),
        unit: LeaderUnit::Money,
        note: frame.say_facts(
            "programme-tile-money-known",
            &[
                ("count", frame.whole(&found.of("programme-with-money"))),
                ("all", frame.whole(&found.of("programme-of-partners"))),
            ],
        ),
        href: "/programmes?side=partner&state=open&money=with".to_owned(),
        ..LeaderFigure::default()
    };
    let money_of_offices = LeaderFigure {
        key: "programme_money_offices",
        name: frame.say("leader-money-offices"),
        number: found.of("programme-money-offices"),
        unit: LeaderUnit::Money,
        note: frame.say_facts(
            "leader-money-offices-known",
            &[
                ("count", frame.whole(&found.of("programme-offices-with-money"))),
                ("all", frame.whole(&found.of("programme-of-offices"))),
            ],
        ),
        href: "/programmes?side=office&state=open&money=with".to_owned(),
        ..LeaderFigure::default()
    };
    vec![
        figure(
            "registry-tile-partners",
            "registry-partners-verified",
            of_partners,
            "/partners?state=verified",
        ),
        figure("registry-tile-offices", "registry-offices", of_offices, "/offices"),
        figure("programme-tile-programmes", "programme-all", of_programmes, "/programmes?state=open"),
        money,
        money_of_offices,
    ]
}

async fn coverage(asks: &LeaderAsks<'_>, table: &Table) -> Result<Vec<LeaderFigure>, Problem> {
    let frame = asks.frame;
    let found = gaps::found(asks.app, frame, asks.cycle, table).await?;
    let figure = |key: &'static str, number: i64, note: String, part: &str| LeaderFigure {
        key,
        name: frame.say(key),
        number,
        note,
        href: format!("/synchronisation/gaps#{part}"),
        waits: number > 0,
        ..LeaderFigure::default()
    };
    // Every figure says of what whole it is a part.
    let all = |whole: i64| frame.say_with("gap-of", "all", frame.whole(&whole));
    let (of, priorities) = (found.of_all_villages(frame), all(count(found.priorities.len())));
    Ok(vec![
        figure("gap-villages", found.missing, of, "villages"),
        figure("gap-priorities", found.empty_priorities, priorities, "priorities"),
        figure("gap-needs", count(found.needs.len()), String::new(), "needs"),
        figure("gap-partners", count(found.partners.len()), all(found.all_partners), "partners"),
        figure("gap-offices", count(found.offices.len()), all(found.all_offices), "offices"),
    ])
}

fn waiting(asks: &LeaderAsks<'_>, table: &Table, verdicts: &Verdicts) -> Result<Vec<LeaderFigure>, Problem> {
    let (frame, today) = (asks.frame, asks.app.today());
    let list = |of: &str, decided: &str| format!("/synchronisation?{of}decided={decided}");
    let figure = |key: &'static str, name: String, of: &str, counted: Waiting| {
        let mut opens = Vec::new();
        if counted.due == counted.all && counted.all > 0 {
            opens.push((frame.say("leader-note-undecided"), String::new()));
        } else if counted.all > 0 {
            opens.push((frame.say_with("gap-of", "all", frame.whole(&count(counted.all))), String::new()));
        }
        if counted.past > 0 {
            opens.push((frame.say_count("leader-note-past", count(counted.past)), list(of, "past")));
        }
        with_parts(LeaderFigure {
            key,
            name,
            number: count(counted.due),
            opens,
            href: list(of, "due"),
            waits: counted.due > 0,
            ..LeaderFigure::default()
        })
    };
    let (mut figures, mut whole) = (Vec::new(), Waiting::default());
    for (key, grade) in [
        ("finding-due-duplication", Grade::Duplication),
        ("finding-due-same", Grade::Same),
        ("finding-due-synergy", Grade::Synergy),
    ] {
        let counted = Waiting::of(table, verdicts, grade, today)?;
        whole = whole.and(counted);
        let grade_name = frame.say_code("finding-grade-", grade.as_str());
        let name = frame.say_with("leader-figure-waiting", "grade", grade_name);
        figures.push(figure(key, name, &format!("grade={grade}&"), counted));
    }
    figures.push(figure("finding-due-all", frame.say("leader-figure-waiting-all"), "", whole));
    // Nobody can decide these before their owners say where they work: told, and not counted among the others.
    let unclear = Waiting::of(table, verdicts, Grade::Unclear, today)?;
    let grade_name = frame.say_code("finding-grade-", Grade::Unclear.as_str());
    figures.push(LeaderFigure {
        key: "finding_unclear_open",
        name: frame.say_with("leader-figure-unclear", "grade", grade_name),
        number: count(unclear.open),
        note: frame.say("leader-note-unclear"),
        href: list("grade=unclear&", "open"),
        ..LeaderFigure::default()
    });
    Ok(figures)
}

/// How far people are with the findings of a grade.
#[derive(Clone, Copy, Default)]
struct Waiting {
    /// All of them.
    all: usize,
    /// Those that wait for a verdict.
    open: usize,
    /// Those of them that can be decided.
    due: usize,
    /// Those of them whose time is over.
    past: usize,
}

impl Waiting {
    fn of(table: &Table, verdicts: &Verdicts, grade: Grade, today: Date) -> Result<Self, Problem> {
        let mut found = Self::default();
        for finding in table.findings.iter().filter(|finding| finding.grade == grade) {
            let standing = standing(table, verdicts, finding)?;
            found = found.and(Self {
                all: 1,
                open: usize::from(standing.waits()),
                due: usize::from(is_due(table, finding, standing, today)),
                past: usize::from(standing.waits() && is_past(table, finding, today)),
            });
        }
        Ok(found)
    }

    fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            open: self.open + other.open,
            due: self.due + other.due,
            past: self.past + other.past,
        }
    }
}

/// A figure whose note is made of its parts.
fn with_parts(figure: LeaderFigure) -> LeaderFigure {
    let parts: Vec<&str> = figure.opens.iter().map(|(text, _)| text.as_str()).collect();
    LeaderFigure { note: parts.join("; "), ..figure }
}
