//! Drafts of the decrees behind an award: on the team that runs it, and on its winners. The legal office completes them, so what only it
//! can know stays open.

use sekber_documents::official::{Block, Clause, Column, Document};
use sekber_engines::award::rules::{Criterion, Rules};

use super::DocumentScene;
use super::certificate::{Won, place};
use crate::features::award::model::{Juror, Objection};
use crate::features::award::pages::{amount, tie_names};

fn begun(papers: &DocumentScene, about: &str) -> Vec<Block> {
    let frame = &papers.frame;
    let head = papers.head().to_uppercase();
    let mut blocks = vec![
        Block::Title {
            text: frame.say_with("award-decree-title", "head", head.clone()),
            under: frame.say("award-decree-number"),
        },
        Block::Centred {
            text: frame.say_with("award-decree-about", "about", about.to_uppercase()),
            size: 12,
            bold: true,
        },
        Block::Centred { text: format!("{head},"), size: 12, bold: false },
    ];
    // Over the title: nothing stands between the number of a decree and what it is about.
    blocks.splice(0..0, papers.simulated());
    blocks
}

/// What the decree rests on: what was weighed, a line each, and the law, which the legal office fills in.
fn ground(papers: &DocumentScene, weighing: &str) -> Block {
    let say = |key: &str| papers.frame.say(key);
    Block::Clauses {
        clauses: vec![
            Clause::of_lines(&say("award-decree-weighing"), weighing),
            Clause::of_lines(&say("award-decree-minding"), &say("award-decree-legal-office")),
        ],
    }
}

/// That something is decided, and what about.
fn decides(papers: &DocumentScene, about: &str) -> [Block; 2] {
    let frame = &papers.frame;
    let facts = [("head", papers.head().to_uppercase()), ("about", about.to_uppercase())];
    [
        Block::Centred { text: frame.say("award-decree-decides"), size: 12, bold: true },
        Block::Clauses {
            clauses: vec![Clause::of_lines(
                &frame.say("award-decree-sets"),
                &frame.say_facts("award-decree-sets-what", &facts),
            )],
        },
    ]
}

/// The head of an annex: which one, and of which decree.
fn annex(papers: &DocumentScene, key: &str, about: &str) -> Block {
    let frame = &papers.frame;
    let decree = frame.say_with("award-decree-title", "head", papers.head().to_uppercase());
    let about = frame.say_with("award-decree-about", "about", about.to_uppercase());
    let all = [frame.say(key), decree, frame.say("award-decree-number"), about].join("\n").to_uppercase();
    Block::AnnexHead { lines: all.lines().map(str::to_owned).collect() }
}

/// Who signs an annex, which is a sheet of its own.
fn signed(papers: &DocumentScene) -> Block {
    Block::Signatures { signers: vec![papers.signer(None)] }
}

/// The draft, in the letters of decrees, under the post with its province alone; nothing stands at its foot.
fn drafted(papers: &DocumentScene, title: &str, blocks: Vec<Block>) -> Document {
    let mut plain = papers.under_the_head(title, blocks);
    if let Some(province) = papers.province() {
        plain.letterhead.unit = format!("{}\n{province}", plain.letterhead.unit);
    }
    Document { paper: plain.paper.decree(), foot: String::new(), ..plain }
}

fn column(head: String, share: u8) -> Column {
    Column { head, share, number: false }
}

fn closed(papers: &DocumentScene) -> Vec<Block> {
    vec![Block::Signatures { signers: vec![papers.sets()] }, papers.draft()]
}

/// The points of a decree, each with its word: KESATU, KEDUA and so on.
fn points(all: Vec<String>) -> Block {
    let words = ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA"];
    let clauses = words.iter().zip(all).map(|(word, text)| Clause::of_lines(word, &text)).collect();
    Block::Clauses { clauses }
}

/// The draft on the team: who scores, under which rules.
pub fn team(papers: &DocumentScene, rules: &Rules, jurors: &[Juror]) -> Document {
    let frame = &papers.frame;
    let title = frame.say("award-decree-team");
    let about = frame.say_with("award-decree-team-about", "season", papers.season.name.clone());
    let mut blocks = begun(papers, &about);
    let facts = [
        ("season", papers.season.name.clone()),
        ("cut_off", frame.civil_date(&rules.cut_off)),
        ("ceremony", frame.civil_date(&rules.ceremony)),
        ("post", papers.post()),
        ("about", about.clone()),
    ];
    blocks.push(ground(papers, &frame.say_facts("award-decree-team-weighing", &facts)));
    blocks.extend(decides(papers, &about));
    blocks.push(points(vec![
        frame.say_facts("award-decree-team-first", &facts),
        frame.say("award-decree-team-second"),
        frame.say_facts("award-decree-team-third", &facts),
        frame.say("award-decree-cost"),
        frame.say("award-decree-force"),
    ]));
    blocks.extend(closed(papers));
    blocks.push(Block::Annex);
    blocks.push(annex(papers, "award-decree-annex-first", &about));
    let sitting = jurors.iter().filter(|juror| juror.ended_at.is_none()).enumerate();
    let rows: Vec<Vec<String>> = sitting
        .map(|(at, juror)| {
            vec![format!("{}.", at + 1), super::without_titles(&juror.name), juror.background.clone()]
        })
        .collect();
    blocks.push(Block::Table {
        columns: vec![
            column(frame.say("document-no"), 0),
            column(frame.say("award-decree-member"), 4),
            column(frame.say("award-background"), 4),
        ],
        over: String::new(),
        rows,
        row_millimetres: 0,
    });
    blocks.push(signed(papers));
    blocks.push(Block::Annex);
    blocks.push(annex(papers, "award-decree-annex-second", &about));
    blocks.extend(rules_annex(papers, rules));
    blocks.push(signed(papers));
    drafted(papers, &title, blocks)
}

/// Criteria with their weights and rubrics, the categories, and what else holds for the scoring.
fn rules_annex(papers: &DocumentScene, rules: &Rules) -> [Block; 5] {
    let frame = &papers.frame;
    let row = |(at, one): (usize, &Criterion)| {
        let anchors = one.rubric.0.iter().map(|anchor| {
            format!("{}: {}", amount(frame, one, anchor.value).replace('-', "−"), anchor.points)
        });
        let anchors = match one.rubric.0.is_empty() {
            true => frame.say("award-rubric-people"),
            false => anchors.collect::<Vec<_>>().join("; "),
        };
        vec![
            format!("{}.", at + 1),
            one.name.clone(),
            one.meaning.clone(),
            anchors,
            format!("{}%", one.weight),
        ]
    };
    let mut rows: Vec<Vec<String>> = rules.criteria.iter().enumerate().map(row).collect();
    let sum = format!("{}%", rules.weights());
    rows.push(vec![String::new(), frame.say("award-weights-sum"), String::new(), String::new(), sum]);
    let criteria = Block::Table {
        columns: vec![
            column(frame.say("document-no"), 0),
            column(frame.say("award-criterion"), 4),
            column(frame.say("award-decree-meaning"), 5),
            column(frame.say("award-rubric"), 5),
            column(frame.say("award-weight"), 2),
        ],
        over: String::new(),
        rows,
        row_millimetres: 0,
    };
    let categories = rules.categories.iter().map(|one| one.name.clone()).collect();
    [
        criteria,
        Block::Heading { text: frame.say("award-categories") },
        Block::Numbered { items: categories },
        Block::Heading { text: frame.say("award-decree-terms") },
        Block::Numbered { items: terms(papers, rules) },
    ]
}

/// What holds for the scoring beside its criteria: ties, jurors, what must be told, and contesting.
fn terms(papers: &DocumentScene, rules: &Rules) -> Vec<String> {
    let frame = &papers.frame;
    let ties = tie_names(rules);
    let mut all = vec![match ties.is_empty() {
        true => frame.say("award-decree-ties-shared"),
        false => frame.say_with("award-decree-ties", "criteria", ties.join(", ")),
    }];
    if rules.has_jury() {
        all.push(frame.say_count("award-decree-jurors", i64::from(rules.least_jurors)));
    }
    if rules.needs_report {
        all.push(frame.say("award-eligible-reports"));
    }
    all.push(frame.say_with("award-decree-disclosed", "percent", rules.least_disclosed));
    all.push(frame.say_count("award-decree-contest", i64::from(rules.contest_days)));
    all
}

/// What came of the time in which partners could contest the record.
fn contested(papers: &DocumentScene, objections: &[Objection]) -> String {
    let frame = &papers.frame;
    let key = match objections.iter().all(|one| one.upheld.is_some()) {
        _ if objections.is_empty() => "award-decree-uncontested",
        true => "award-decree-contested",
        false => "award-decree-contested-open",
    };
    frame.say(key)
}

/// The draft on the winners.
pub fn winners(papers: &DocumentScene, winners: &[Won], objections: &[Objection]) -> Document {
    let frame = &papers.frame;
    let title = frame.say("award-decree-winners");
    let about = frame.say_with("award-decree-winners-about", "season", papers.season.name.clone());
    let facts = [("season", papers.season.name.clone()), ("post", papers.post()), ("about", about.clone())];
    let mut blocks = begun(papers, &about);
    let result = frame.say_facts("award-decree-winners-weighing", &facts);
    let therefore = frame.say_facts("award-decree-therefore", &facts);
    let weighing = format!("a. {}\nb. {result}\nc. {therefore}", contested(papers, objections));
    blocks.push(ground(papers, &weighing));
    blocks.extend(decides(papers, &about));
    blocks.push(points(vec![
        frame.say_facts("award-decree-winners-first", &facts),
        frame.say("award-decree-winners-second"),
        frame.say("award-decree-cost"),
        frame.say("award-decree-force"),
    ]));
    blocks.extend(closed(papers));
    blocks.push(Block::Annex);
    blocks.push(annex(papers, "award-decree-annex", &about));
    let row = |(at, won): (usize, &Won)| {
        vec![format!("{}.", at + 1), won.category.clone(), place(won.place), won.name.clone()]
    };
    blocks.push(Block::Table {
        columns: vec![
            column(frame.say("document-no"), 0),
            column(frame.say("award-category"), 4),
            column(frame.say("award-place"), 2),
            column(frame.say("award-decree-winner"), 6),
        ],
        over: String::new(),
        rows: winners.iter().enumerate().map(row).collect(),
        row_millimetres: 0,
    });
    blocks.push(signed(papers));
    drafted(papers, &title, blocks)
}
