//! The letter to a partner, winner or not: its score, its strengths, and what would lift it next time.

use sekber_documents::official::{Block, Column, Document};
use sekber_engines::award::rules::Criterion;

use super::DocumentScene;
use crate::features::award::outcome::{Line, Outcome};
use crate::features::award::pages::score;

/// Strengths and next steps that a letter names.
const MOST: usize = 3;

/// The letter, to whoever leads the partner.
pub fn document(papers: &DocumentScene, outcome: &Outcome, line: &Line, leader: &str) -> Document {
    let frame = &papers.frame;
    let language = frame.language;
    let title = frame.say("award-letter-title");
    let category = outcome.rules.category_name(&line.entry.category);
    let points = line.row.score.map_or_else(|| "–".to_owned(), |points| score(language, points));
    let place = line.row.place.unwrap_or_default();
    let least = i64::from(outcome.rules.least_disclosed);
    let facts = [
        ("season", papers.season.name.clone()),
        ("category", category),
        ("score", points),
        ("partner", line.entry.name.clone()),
        ("place", super::certificate::place(place)),
        ("percent", line.row.disclosed.to_string()),
        ("least", least.to_string()),
    ];
    let mut blocks = vec![
        Block::Letter {
            fields: vec![
                (frame.say("document-number"), "…".to_owned()),
                (frame.say("document-nature"), frame.say("award-letter-nature")),
                (frame.say("document-enclosures"), "–".to_owned()),
                (frame.say("award-letter-subject"), title.clone()),
            ],
            dated: papers.dated(),
            recipients: vec![
                frame.say_with("award-letter-to", "leader", leader),
                frame.say("award-letter-place"),
            ],
        },
        Block::Text { text: frame.say_facts("award-letter-opening", &facts), indent: true },
    ];
    if line.row.winner {
        blocks.push(Block::Text { text: frame.say_facts("award-letter-won", &facts), indent: true });
    }
    let told = match line.row.place.is_none() && line.row.disclosed < least {
        true => "award-letter-unranked",
        false => "award-letter-score",
    };
    blocks.push(Block::Text { text: frame.say_facts(told, &facts), indent: true });
    blocks.splice(1..1, papers.simulated());
    let strengths = strengths(papers, outcome, line);
    if !strengths.is_empty() {
        blocks.push(Block::Heading { text: frame.say("award-letter-strengths") });
        blocks.push(Block::Numbered { items: strengths });
    }
    let lifts = lifts(papers, outcome, line);
    if !lifts.is_empty() {
        blocks.push(Block::Heading { text: frame.say("award-letter-lifts") });
        blocks.push(Block::Numbered { items: lifts });
    }
    blocks.push(Block::Heading { text: frame.say("award-criteria") });
    blocks.push(table(papers, outcome, line));
    blocks.push(Block::Text { text: frame.say("award-letter-closing"), indent: true });
    blocks.push(Block::Text { text: frame.say("award-letter-thanks"), indent: true });
    blocks.push(Block::Signatures { signers: vec![papers.signer(None)] });
    blocks.push(papers.draft());
    papers.under_the_head(&title, blocks)
}

/// The criteria with the most of their points.
fn strengths(papers: &DocumentScene, outcome: &Outcome, line: &Line) -> Vec<String> {
    let frame = &papers.frame;
    let mut all: Vec<(u16, &Criterion)> =
        criteria(outcome, line).filter_map(|(one, points)| Some((points?, one))).collect();
    all.retain(|(points, _)| *points >= 5_000);
    all.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.weight.cmp(&a.1.weight)));
    let told = |points: u16| score(frame.language, points.into());
    let sentence = |(points, one): (u16, &Criterion)| {
        frame.say_facts("award-letter-strength", &[("criterion", one.name.clone()), ("points", told(points))])
    };
    all.into_iter().take(MOST).map(sentence).collect()
}

/// On what most of the score is still to be won.
fn lifts(papers: &DocumentScene, outcome: &Outcome, line: &Line) -> Vec<String> {
    let mut all: Vec<(u32, &Criterion, Option<u16>)> = criteria(outcome, line)
        .map(|(one, points)| ((10_000 - u32::from(points.unwrap_or(0))) * one.weight, one, points))
        .collect();
    all.retain(|(open, ..)| *open > 0);
    all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.code.cmp(&b.1.code)));
    let frame = &papers.frame;
    let told = u32::try_from(line.row.disclosed).unwrap_or(0).max(1);
    let sentence = |(open, one, points): (u32, &Criterion, Option<u16>)| {
        let most = score(frame.language, i64::from(open / told));
        let facts = [
            ("criterion", one.name.clone()),
            ("meaning", one.meaning.clone()),
            ("most", most),
            ("weight", one.weight.to_string()),
        ];
        frame.say_facts(if points.is_some() { "award-letter-lift" } else { "award-letter-tell" }, &facts)
    };
    all.into_iter().take(MOST).map(sentence).collect()
}

fn criteria<'a>(outcome: &'a Outcome, line: &'a Line) -> impl Iterator<Item = (&'a Criterion, Option<u16>)> {
    outcome.rules.criteria.iter().zip(line.points.iter().copied())
}

fn table(papers: &DocumentScene, outcome: &Outcome, line: &Line) -> Block {
    let frame = &papers.frame;
    let row = |(one, points): (&Criterion, Option<u16>)| {
        let told = points.map(|points| score(frame.language, points.into()));
        vec![
            one.name.clone(),
            format!("{}%", one.weight),
            told.unwrap_or_else(|| frame.say("award-not-told")),
        ]
    };
    let column = |key: &str, share, number| Column { head: frame.say(key), share, number };
    Block::Table {
        columns: vec![
            column("award-criterion", 6, false),
            column("award-weight", 1, true),
            column("award-points", 2, true),
        ],
        over: String::new(),
        rows: criteria(outcome, line).map(row).collect(),
        row_millimetres: 0,
    }
}
