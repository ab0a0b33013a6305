//! What this room hands in to the leader's page: programmes and partners, coverage, gaps, and findings that wait.

use std::collections::BTreeSet;

use sekber_core::registry::programme::Owner;
use sekber_core::synchronisation::grading::Grade;

use super::findings;
use super::pages::coverage::records;
use super::pages::gaps;
use super::pages::list::{count, standing, verdicts};
use crate::kit::card::{Counting, LeaderAsks, LeaderFigure, LeaderFigures};

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![
        LeaderFigures { place: 10, label: "leader-programmes", count: programmes },
        LeaderFigures { place: 40, label: "leader-gaps", count: coverage },
        LeaderFigures { place: 50, label: "leader-findings", count: waiting },
    ]
}

fn programmes(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (frame, table) = (asks.frame, findings::table(asks.app, asks.cycle).await?);
        let of_side = |side: Owner| table.programmes.iter().filter(move |stored| stored.side == side);
        let owners = |side: Owner| {
            of_side(side).map(|stored| &stored.content.organisation).collect::<BTreeSet<_>>().len()
        };
        let whole = |number: usize| frame.whole(&count(number));
        let figure = |key: &str, value: String, note: String, href: String| LeaderFigure {
            name: frame.say(key),
            value,
            note,
            href,
            waits: false,
        };
        let side = |side: Owner, key: &str| {
            let (owners, programmes) = (owners(side), of_side(side).count());
            let note = frame.say_count("leader-note-programmes", count(programmes));
            figure(key, whole(owners), note, records(&[("side", side.as_str())]))
        };
        let note = match table.doubled {
            0 => String::new(),
            more => frame.say_count("leader-note-doubled", count(more)),
        };
        Ok(vec![
            figure("leader-figure-programmes", whole(table.programmes.len()), note, records(&[])),
            side(Owner::Partner, "leader-figure-partners"),
            side(Owner::Office, "leader-figure-offices"),
        ])
    })
}

fn coverage(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (frame, table) = (asks.frame, findings::table(asks.app, asks.cycle).await?);
        let found = gaps::found(asks.app, frame, asks.cycle, &table).await?;
        let figure = |key: &str, value: i64, note: String, part: &str| LeaderFigure {
            name: frame.say(key),
            value: frame.whole(&value),
            note,
            href: format!("/synchronisation/gaps#{part}"),
            waits: value > 0,
        };
        let of = frame.say_with("gap-of", "all", frame.whole(&found.villages));
        let priorities = frame.say_with("gap-of", "all", frame.whole(&count(found.priorities.len())));
        Ok(vec![
            figure("gap-villages", found.missing, of, "villages"),
            figure("gap-priorities", found.empty_priorities, priorities, "priorities"),
            figure("gap-partners", count(found.partners.len()), String::new(), "partners"),
            figure("gap-offices", count(found.offices.len()), String::new(), "offices"),
        ])
    })
}

fn waiting(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (frame, table) = (asks.frame, findings::table(asks.app, asks.cycle).await?);
        let verdicts = verdicts(asks.app).await?;
        let mut figures = Vec::new();
        for grade in [Grade::Duplication, Grade::Same] {
            let own: Vec<_> = table.findings.iter().filter(|finding| finding.grade == grade).collect();
            let mut waits = 0;
            for finding in &own {
                waits += usize::from(standing(&table, &verdicts, finding)?.waits());
            }
            let all = frame.whole(&count(own.len()));
            figures.push(LeaderFigure {
                name: frame.say_with(
                    "leader-figure-waiting",
                    "grade",
                    frame.say_code("finding-grade-", grade.as_str()),
                ),
                value: frame.whole(&count(waits)),
                note: frame.say_with("gap-of", "all", all),
                href: format!("/synchronisation?grade={grade}&decided=open"),
                waits: waits > 0,
            });
        }
        Ok(figures)
    })
}
