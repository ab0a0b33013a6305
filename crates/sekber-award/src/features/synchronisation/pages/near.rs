//! What this room says about a programme that is typed or looked at: who does the like already, and what was found about it.

use askama::Template;
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::{badge, href, owner, told};
use crate::features::programme;
use crate::features::synchronisation::facts;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::reasons::{Told, reasons};
use crate::features::synchronisation::settled::{holding, verdicts};
use crate::kit::card::{Drawing, SimilarTo};
use crate::kit::cpu;
use crate::kit::page::{Frame, part};
use crate::kit::problem::Problem;

/// Programmes that are named at most.
const MOST: usize = 5;
/// Reasons for each of them.
const REASONS: usize = 4;
/// Letters of a title below which nothing is said.
const LEAST: usize = 8;

/// A programme that is alike.
struct Line {
    href: String,
    title: String,
    owner: String,
    grade: Grade,
    badge: &'static str,
    reasons: Vec<String>,
    /// What was settled about both and still holds.
    verdict: Option<Verdict>,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/near.html")]
struct NearPart<'a> {
    frame: &'a Frame,
    typing: bool,
    lines: Vec<Line>,
}

/// Draws it; nothing where nothing is alike.
pub fn draw(asked: SimilarTo<'_>) -> Drawing<'_> {
    Box::pin(async move {
        if asked.described.title.chars().count() < LEAST {
            return Ok(None);
        }
        let table = findings::table(asked.app, &asked.described.cycle).await?;
        let lines = match asked.typing {
            true => while_typing(&asked, &table).await?,
            false => found(&asked, &table).await?,
        };
        match lines.is_empty() {
            true => Ok(None),
            false => part(&NearPart { frame: asked.frame, typing: asked.typing, lines }).map(Some),
        }
    })
}

/// What would be done twice. Whoever types is not stopped for the sake of what is unclear.
async fn while_typing(asked: &SimilarTo<'_>, table: &std::sync::Arc<Table>) -> Result<Vec<Line>, Problem> {
    let draft = facts::draft(&asked.described);
    let typed = facts::facts(&draft, &table.names, &asked.app.region());
    let (shared, itself) = (table.clone(), asked.id.map(str::to_owned));
    let near = cpu::run(move || shared.near(&typed, itself.as_deref(), MOST)).await?;
    // What is typed may name places that no other programme names.
    let typed = programme::names(asked.app.db(), &asked.app.region(), std::iter::once(&draft)).await?;
    let mut names = table.names.clone();
    names.places.extend(typed.places);
    let own = Told { owner: &asked.frame.say("finding-near-yours"), content: &draft };
    let line = |one: &findings::Near| {
        let stored = &table.programmes[one.programme];
        let mut reasons = reasons(asked.frame, &names, (&own, &told(table, one.programme)), &one.common);
        reasons.truncate(REASONS);
        Line {
            href: format!("/programmes/{}", stored.id),
            title: stored.content.title.clone(),
            owner: owner(table, stored).to_owned(),
            grade: one.grade,
            badge: badge(one.grade),
            reasons,
            verdict: None,
        }
    };
    let sure = near.iter().filter(|one| one.grade != Grade::Unclear);
    Ok(sure.map(line).collect())
}

/// The findings about a programme that is under way, each with what was settled about it.
async fn found(asked: &SimilarTo<'_>, table: &Table) -> Result<Vec<Line>, Problem> {
    let place = asked.id.and_then(|id| id.parse().ok()).and_then(|id| table.place(&id));
    let Some(place) = place else { return Ok(Vec::new()) };
    let own = table.findings.iter().filter(|finding| finding.first == place || finding.second == place);
    let own: Vec<&findings::Finding> = own.take(MOST).collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let verdicts = verdicts(asked.app).await?;
    let line = |finding: &findings::Finding| -> Result<Line, Problem> {
        let other = if finding.first == place { finding.second } else { finding.first };
        let stored = &table.programmes[other];
        let sides = (&told(table, finding.first), &told(table, finding.second));
        let mut reasons = reasons(asked.frame, &table.names, sides, &finding.common);
        reasons.truncate(1);
        Ok(Line {
            href: href(table, finding),
            title: stored.content.title.clone(),
            owner: owner(table, stored).to_owned(),
            grade: finding.grade,
            badge: badge(finding.grade),
            reasons,
            verdict: holding(table, &verdicts, finding)?,
        })
    };
    own.into_iter().map(line).collect()
}
