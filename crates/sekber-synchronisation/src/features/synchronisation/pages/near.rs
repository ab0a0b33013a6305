//! What this room says about a programme that is typed or looked at: who does the like already, and what was found about it.

use askama::Template;
use sekber_engines::synchronisation::grading::{Grade, Verdict};

use super::{badge, href, owner, told};
use crate::features::programme::{self, ProgrammeDraft, owner_path};
use crate::features::synchronisation::facts;
use crate::features::synchronisation::findings::{self, Table};
use crate::features::synchronisation::reasons::{Told, paid_twice, reasons};
use crate::features::synchronisation::settled::{between, holding, verdicts};
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
    /// Where its owner and whom to reach there stand.
    owner_href: String,
    grade: Grade,
    badge: &'static str,
    reasons: Vec<String>,
    /// Whether somebody may pay one output twice.
    is_paid_twice: bool,
    /// What was settled about both and still holds.
    verdict: Option<Verdict>,
}

#[derive(Template)]
#[template(path = "features/synchronisation/pages/near.html")]
struct NearPart<'a> {
    frame: &'a Frame,
    typing: bool,
    /// Whether the programme is a draft, about which nothing is found before it is proposed.
    is_draft: bool,
    lines: Vec<Line>,
}

/// Draws it; nothing where nothing is alike.
pub fn draw(asked: SimilarTo<'_>) -> Drawing<'_> {
    Box::pin(async move {
        if asked.described.title.chars().count() < LEAST {
            return Ok(None);
        }
        let table = findings::table(asked.app, &asked.described.cycle).await?;
        let place = asked.id.and_then(|id| id.parse().ok()).and_then(|id| table.place(&id));
        let lines = match place.filter(|_| !asked.typing) {
            Some(place) => found(&asked, &table, place).await?,
            None => while_typing(&asked, &table, place).await?,
        };
        let is_draft = place.is_none() && !asked.typing;
        match lines.is_empty() {
            true => Ok(None),
            false => part(&NearPart { frame: asked.frame, typing: asked.typing, is_draft, lines }).map(Some),
        }
    })
}

/// What would be done twice; `itself` is the place of the record that is typed, where it is under way. Whoever types, or has a draft, is
/// not stopped for the sake of what is unclear.
async fn while_typing(
    asked: &SimilarTo<'_>,
    table: &std::sync::Arc<Table>,
    itself: Option<usize>,
) -> Result<Vec<Line>, Problem> {
    let mut draft = facts::draft(&asked.described);
    let typed = facts::facts(&draft, &table.names, &asked.app.region());
    let (shared, id) = (table.clone(), asked.id.map(str::to_owned));
    let near = cpu::run(move || shared.near(&typed, id.as_deref(), MOST)).await?;
    // What is typed may name places that no other programme names.
    let typed = programme::names(asked.app.db(), &asked.app.region(), std::iter::once(&draft)).await?;
    let mut names = table.names.clone();
    names.places.extend(typed.places);
    // Who pays is not described: it is what the record tells, where there is one.
    if let Some(itself) = itself {
        draft.funding.clone_from(&table.programmes[itself].content.funding);
    }
    let own = Told { owner: &asked.frame.say("finding-near-yours"), content: &draft };
    let mut sure: Vec<(&findings::Near, Option<Verdict>)> =
        near.iter().filter(|one| one.grade != Grade::Unclear).map(|one| (one, None)).collect();
    let unchanged = itself.filter(|itself| is_as_recorded(&draft, &table.programmes[*itself].content));
    if let Some(itself) = unchanged.filter(|_| !sure.is_empty()) {
        let verdicts = verdicts(asked.app).await?;
        for (one, verdict) in &mut sure {
            *verdict = between(table, &verdicts, itself, one.programme)?;
        }
    }
    let line = |(one, verdict): (&findings::Near, Option<Verdict>)| {
        let stored = &table.programmes[one.programme];
        let reasons = reasons(asked.frame, &names, (&own, &told(table, one.programme)), &one.common);
        let twice = paid_twice(asked.frame, &draft, &stored.content, &one.common);
        Line {
            href: format!("/programmes/{}", stored.id),
            title: stored.content.title.clone(),
            owner: owner(table, stored).to_owned(),
            grade: one.grade,
            badge: badge(one.grade),
            owner_href: owner_path(stored.side, &stored.content.organisation),
            is_paid_twice: twice.is_some(),
            reasons: first(reasons, REASONS, twice),
            verdict,
        }
    };
    // What people looked at and left as it is, nobody is warned of again as long as the facts are the same.
    let is_left =
        |verdict: &Option<Verdict>| matches!(verdict, Some(Verdict::NoConflict | Verdict::Complement));
    Ok(sure.into_iter().filter(|(_, verdict)| !is_left(verdict)).map(line).collect())
}

/// The first reasons, and the question whether one output is paid twice wherever it stands.
fn first(mut reasons: Vec<String>, most: usize, twice: Option<String>) -> Vec<String> {
    reasons.truncate(most);
    match twice {
        Some(twice) if !reasons.contains(&twice) => reasons.push(twice),
        _ => {}
    }
    reasons
}

/// Whether what is typed says what the record says in everything that is compared and typed.
fn is_as_recorded(typed: &ProgrammeDraft, recorded: &ProgrammeDraft) -> bool {
    let sorted = |list: &[String]| {
        let mut list = list.to_vec();
        list.sort();
        list
    };
    let places = |draft: &ProgrammeDraft| {
        let mut places = draft.places.clone();
        places.sort();
        places
    };
    let title = typed.title.as_str();
    (title == recorded.title || title == recorded.bare_title())
        && typed.description == recorded.description
        && typed.targets == recorded.targets
        && sorted(&typed.themes) == sorted(&recorded.themes)
        && sorted(&typed.nomenclature) == sorted(&recorded.nomenclature)
        && sorted(&typed.sdg) == sorted(&recorded.sdg)
        && places(typed) == places(recorded)
        && typed.period == recorded.period
        && typed.organisation == recorded.organisation
}

/// The findings about a programme that is under way, each with what was settled about it.
async fn found(asked: &SimilarTo<'_>, table: &Table, place: usize) -> Result<Vec<Line>, Problem> {
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
        let reasons = reasons(asked.frame, &table.names, sides, &finding.common);
        let twice = paid_twice(asked.frame, sides.0.content, sides.1.content, &finding.common);
        Ok(Line {
            href: href(table, finding),
            title: stored.content.title.clone(),
            owner: owner(table, stored).to_owned(),
            grade: finding.grade,
            badge: badge(finding.grade),
            owner_href: owner_path(stored.side, &stored.content.organisation),
            is_paid_twice: twice.is_some(),
            reasons: first(reasons, 1, twice),
            verdict: holding(table, &verdicts, finding)?,
        })
    };
    own.into_iter().map(line).collect()
}
