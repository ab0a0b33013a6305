//! What is said in the hall about the programmes that a partner presents: which others they seem to be or to complete, and where
//! nobody works although they work next to it.

use std::collections::BTreeSet;

use sekber_core::value::RegionCode;

use super::{badge, href, owner, told};
use crate::features::synchronisation::findings::{self, Finding, Table};
use crate::features::synchronisation::gaps::{self, Unserved};
use crate::features::synchronisation::reasons::reasons;
use crate::features::synchronisation::selection::kecamatan;
use crate::features::synchronisation::settled::{is_due, standing, verdicts};
use crate::features::synchronisation::store;
use crate::kit::card::{Presenter, Remark, Remarking, Remarks};
use crate::kit::page::{Frame, count};

/// Findings that are named at most.
const FINDINGS: usize = 5;
/// Kecamatan that are named at most.
const KECAMATAN: usize = 3;
/// Villages of one that are named at most.
const VILLAGES: usize = 5;
/// Reasons that are said of a finding.
const REASONS: usize = 3;

/// Puts the remarks together: findings that wait for a verdict, then gaps.
pub fn remarks(presenter: Presenter<'_>) -> Remarking<'_> {
    Box::pin(async move {
        let Presenter { app, frame, cycle, organisation } = presenter;
        let table = findings::table(app, cycle).await?;
        let is_own = |at: usize| {
            let stored = &table.programmes[at];
            stored.content.organisation == *organisation || stored.also.contains(organisation)
        };
        let own: BTreeSet<usize> = (0..table.programmes.len()).filter(|at| is_own(*at)).collect();
        if own.is_empty() {
            return Ok(Remarks::default());
        }
        let verdicts = verdicts(app).await?;
        let mut waiting = Vec::new();
        for finding in &table.findings {
            let concerned = own.contains(&finding.first) || own.contains(&finding.second);
            if concerned && is_due(&table, finding, standing(&table, &verdicts, finding)?, app.today()) {
                waiting.push(finding);
            }
        }
        let mut first: Vec<Remark> =
            waiting.iter().take(FINDINGS).map(|one| pair(frame, &table, one)).collect();
        let surroundings = store::surroundings(app.db(), &app.region(), cycle).await?;
        let unserved = gaps::unserved(&table, &surroundings, app.today());
        let beside = kecamatan_of(&table, &own);
        let gaps = unserved.iter().filter(|one| beside.contains(&one.code) && !one.missing.is_empty());
        first.extend(gaps.take(KECAMATAN).map(|one| gap(frame, one)));
        Ok(Remarks {
            first,
            more: count(waiting.len().saturating_sub(FINDINGS)),
            all: format!("/synchronisation?partner={organisation}&decided=due"),
        })
    })
}

fn pair(frame: &Frame, table: &Table, finding: &Finding) -> Remark {
    let (a, b) = (&table.programmes[finding.first], &table.programmes[finding.second]);
    let sides = (&told(table, finding.first), &told(table, finding.second));
    let mut why = reasons(frame, &table.names, sides, &finding.common);
    why.truncate(REASONS);
    let facts = [
        ("first", a.content.title.clone()),
        ("owner", owner(table, a).to_owned()),
        ("second", b.content.title.clone()),
        ("other", owner(table, b).to_owned()),
        ("grade", frame.say_code("finding-grade-long-", finding.grade.as_str())),
        ("reasons", why.join(" ")),
    ];
    Remark {
        key: format!("{}-{}", a.id, b.id),
        label: frame.say_code("finding-grade-", finding.grade.as_str()),
        badge: badge(finding.grade),
        text: frame.say_facts("presented-pair", &facts),
        href: href(table, finding),
    }
}

fn gap(frame: &Frame, one: &Unserved) -> Remark {
    let named = one.missing.iter().take(VILLAGES).cloned().collect::<Vec<_>>().join(", ");
    let more = one.missing.len().saturating_sub(VILLAGES);
    let facts = [
        ("kecamatan", frame.say_with("finding-place-kecamatan", "name", &one.name)),
        ("missing", frame.whole(&count(one.missing.len()))),
        ("all", frame.whole(&count(one.villages))),
        ("villages", named),
        ("more", frame.whole(&count(more))),
    ];
    let key = if more == 0 { "presented-gap" } else { "presented-gap-more" };
    Remark {
        key: one.code.to_string(),
        label: frame.say("presented-gap-label"),
        badge: "",
        text: frame.say_facts(key, &facts),
        href: format!("/synchronisation/map?place={}", one.code),
    }
}

/// The kecamatan in which programmes name villages, or which they name.
fn kecamatan_of(table: &Table, programmes: &BTreeSet<usize>) -> BTreeSet<RegionCode> {
    let places = programmes.iter().flat_map(|at| &table.programmes[*at].content.places);
    places.filter_map(kecamatan).collect()
}
