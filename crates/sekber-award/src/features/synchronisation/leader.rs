//! What this room hands in to the leader's page: programmes and partners, coverage, gaps, and findings that wait.

pub mod letter;
pub mod sheet;

use sekber_engines::synchronisation::grading::Grade;

use super::findings::{self, Table};
use super::pages::gaps;
use super::pages::list::{standing, verdicts};
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
        let group = |place, label, figures| LeaderGroup { place, label, figures };
        Ok(vec![
            group(10, "leader-programmes", programmes(&asks, &table)),
            group(40, "leader-gaps", coverage(&asks, &table).await?),
            group(50, "leader-findings", waiting(&asks, &table).await?),
        ])
    })
}

/// The figures that front page and public pages show, too, as every page counts them.
fn programmes(asks: &LeaderAsks<'_>, table: &Table) -> Vec<LeaderFigure> {
    let (frame, found) = (asks.frame, asks.figures);
    let figure = |label: &str, key: &'static str, notes: Vec<String>, href: &str| LeaderFigure {
        key,
        name: frame.say(label),
        number: found.of(key),
        note: notes.join("; "),
        href: href.to_owned(),
        ..LeaderFigure::default()
    };
    let said = |key: &str, name: &str| frame.say_count(key, found.of(name));
    let mut of_programmes = Vec::new();
    if table.doubled > 0 {
        of_programmes.push(frame.say_count("leader-note-doubled", count(table.doubled)));
    }
    of_programmes.push(said("leader-note-over", "programme-over"));
    let of_partners = vec![
        said("leader-note-registered", "registry-partners"),
        said("leader-note-owners", "programme-owners-partner"),
        said("leader-note-programmes", "programme-of-partners"),
    ];
    let of_offices = vec![
        said("leader-note-owners", "programme-owners-office"),
        said("leader-note-programmes", "programme-of-offices"),
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
        figure("gap-partners", count(found.partners.len()), all(found.all_partners), "partners"),
        figure("gap-offices", count(found.offices.len()), all(found.all_offices), "offices"),
    ])
}

async fn waiting(asks: &LeaderAsks<'_>, table: &Table) -> Result<Vec<LeaderFigure>, Problem> {
    let frame = asks.frame;
    let verdicts = verdicts(asks.app).await?;
    let figure = |key: &'static str, name: String, (waits, all): (usize, usize), href: String| LeaderFigure {
        key,
        name,
        number: count(waits),
        note: match all {
            0 => String::new(),
            all if all == waits => frame.say("leader-note-undecided"),
            all => frame.say_with("gap-of", "all", frame.whole(&count(all))),
        },
        href,
        waits: waits > 0,
        ..LeaderFigure::default()
    };
    let (mut figures, mut whole) = (Vec::new(), (0_usize, 0_usize));
    for (key, grade) in [
        ("finding-duplication", Grade::Duplication),
        ("finding-same", Grade::Same),
        ("finding-synergy", Grade::Synergy),
        ("finding-unclear", Grade::Unclear),
    ] {
        let own: Vec<_> = table.findings.iter().filter(|finding| finding.grade == grade).collect();
        let mut waits = 0;
        for finding in &own {
            waits += usize::from(standing(table, &verdicts, finding)?.waits());
        }
        whole = (whole.0 + waits, whole.1 + own.len());
        let grade_name = frame.say_code("finding-grade-", grade.as_str());
        let name = frame.say_with("leader-figure-waiting", "grade", grade_name);
        let href = format!("/synchronisation?grade={grade}&decided=open");
        figures.push(figure(key, name, (waits, own.len()), href));
    }
    // The sum is that of the list of findings.
    let name = frame.say("leader-figure-waiting-all");
    figures.push(figure("finding-all", name, whole, "/synchronisation?decided=open".to_owned()));
    Ok(figures)
}
