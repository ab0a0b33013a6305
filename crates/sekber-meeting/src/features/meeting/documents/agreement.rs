//! The record of agreement (berita acara): what was agreed on, pair by pair, with the objections, ready to be signed.

use std::collections::BTreeSet;

use jiff::civil::Date;
use sekber_core::meeting::kinds::Consent;
use sekber_core::value::OrganisationId;
use sekber_core::write::id_spelled;
use sekber_documents::official::{Block, Clause, Document, Signer};
use serde::Serialize;

use super::{DocumentScene, attendance, number};
use crate::features::document::Issued;
use crate::features::meeting::counts::Counts;
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::pages::plan::PairLine;
use crate::kit::words::Language;

/// Room for a name or a post that is written by hand.
const DOTS: &str = "..............................";
/// The words of the points, in order.
const POINTS: [&str; 6] = ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM"];
/// The numbers of the annexes.
const NUMERALS: [&str; 4] = ["I", "II", "III", "IV"];

/// What makes the record this record, in no language.
#[derive(Serialize)]
pub struct Facts<'a> {
    meeting: &'a str,
    pairs: Vec<(&'a str, &'a str, Option<Consent>, Option<Consent>)>,
    /// Programmes whose time was over on the day of the meeting.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    over: Vec<&'a str>,
}

/// The facts of a record.
pub fn facts<'a>(papers: &'a DocumentScene, lines: &'a [PairLine]) -> Facts<'a> {
    let pair = |line: &'a PairLine| {
        let office = line.office.as_ref().map(|answer| answer.consent);
        let partner = line.partner.as_ref().map(|answer| answer.consent);
        (line.rated.office.as_str(), line.rated.programme.as_str(), office, partner)
    };
    let over = lines.iter().filter(|line| line.is_over(papers.meeting.day));
    Facts {
        meeting: papers.meeting.id.as_str(),
        pairs: lines.iter().map(pair).collect(),
        over: over.map(|line| line.rated.programme.as_str()).collect(),
    }
}

/// Who was there, as the record tells it.
pub fn there(all: &[Participant]) -> Vec<&str> {
    all.iter().filter(|one| one.presence.is_there()).map(|one| one.id.as_str()).collect()
}

/// The record, in the form of those of planning meetings: who met, what was discussed, what they agree point by point; the pairs stand in
/// annexes, those that were agreed to in the first, those that were not, with objections, in another; then who was there, and the sides
/// that sign. `all` are the participants: whoever was not among them and answered all the same is marked.
pub fn document(
    papers: &DocumentScene,
    lines: &[PairLine],
    all: &[Participant],
    issued: Option<&Issued>,
) -> Document {
    let meeting = &papers.meeting;
    let title = papers.say("document-agreement");
    let number = issued.map_or(meeting.record_number.as_str(), |issued| issued.number.as_str());
    let number = if number.is_empty() { "…" } else { number };
    let agreed: Vec<&PairLine> = lines.iter().filter(|line| line.is_agreed()).collect();
    let open: Vec<&PairLine> = lines.iter().filter(|line| line.is_open()).collect();
    let objections = objections(papers, lines);
    let object = papers.say_with("document-agreement-object", "meeting", &meeting.name);
    let of = papers.annex_of(&title, number);
    let mut blocks = vec![
        Block::Title {
            text: format!("{title}\n{object}"),
            under: papers.say_with("document-number-is", "number", number),
        },
        Block::Text { text: opening(papers), indent: true },
        Block::Numbered { items: considered(papers, lines, all) },
        Block::Centred { text: papers.say("document-agreement-decides"), size: 12, bold: true },
        decided(papers, lines, &agreed, open.len()),
        Block::Text { text: papers.say("document-agreement-closing"), indent: true },
        Block::Dated { text: papers.dated(meeting.day) },
        Block::Signatures {
            signers: vec![
                papers.secretary(),
                papers.signer(issued),
                witness(papers, "document-for-offices"),
                witness(papers, "document-for-partners"),
            ],
        },
        papers.check(issued),
    ];
    let annexes = [
        ("document-annex-agreed", annex_agreed(papers, &agreed, all)),
        ("document-annex-not-agreed", annex_not_agreed(papers, &open, objections)),
        ("document-attendance", attendance::annex(papers, &attendance::there(papers, all, &[]), &of)),
        ("document-annex-sides", annex_sides(papers, &agreed)),
    ];
    let annexes = annexes.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    for (numeral, (key, annex)) in NUMERALS.iter().zip(annexes) {
        let facts = [("number", (*numeral).to_owned()), ("title", papers.say(key))];
        blocks.push(Block::Annex);
        blocks.push(Block::Title {
            text: papers.say_facts("document-annex-numbered", &facts),
            under: of.clone(),
        });
        // An annex that other papers have, too, brings its own head.
        blocks.extend(annex.into_iter().filter(|block| !matches!(block, Block::Annex | Block::Title { .. })));
    }
    Document { foot: format!("{title} – {}", meeting.name), ..papers.signed(&title, blocks, issued) }
}

/// Who was there and what was discussed.
fn considered(papers: &DocumentScene, lines: &[PairLine], all: &[Participant]) -> Vec<String> {
    let offices: BTreeSet<&str> = lines.iter().map(|line| line.rated.office.as_str()).collect();
    let partners: BTreeSet<&str> = lines.iter().map(|line| line.rated.partner.as_str()).collect();
    let sum = [
        ("pairs", lines.len().to_string()),
        ("offices", offices.len().to_string()),
        ("partners", partners.len().to_string()),
    ];
    let counts = Counts::of(all);
    let came = [("offices", counts.offices.1.to_string()), ("partners", counts.partners.1.to_string())];
    let attended = match all.iter().any(|one| one.presence.is_there()) {
        true => "document-agreement-attended",
        false => "document-agreement-attended-nobody",
    };
    vec![papers.say_facts(attended, &came), papers.say_facts("document-agreement-sum", &sum)]
}

/// What was agreed on, what was not, and what follows: each point under its word, as records of planning meetings have them.
fn decided(papers: &DocumentScene, lines: &[PairLine], agreed: &[&PairLine], open: usize) -> Block {
    let objected = lines.len() - agreed.len() - open;
    let mut annexes = NUMERALS.iter();
    let mut points = vec![match agreed.is_empty() {
        true => papers.say("document-agreement-first-none"),
        false => {
            let annex = annexes.next().copied().unwrap_or_default().to_owned();
            let facts = [("pairs", agreed.len().to_string()), ("annex", annex)];
            papers.say_facts("document-agreement-first", &facts)
        }
    }];
    if open + objected > 0 {
        let annex = annexes.next().copied().unwrap_or_default().to_owned();
        let facts = [("open", open.to_string()), ("objected", objected.to_string()), ("annex", annex)];
        points.push(papers.say_facts("document-agreement-open", &facts));
    }
    let over = agreed.iter().filter(|line| line.is_over(papers.meeting.day)).count();
    if over > 0 {
        points.push(papers.say_with("document-agreement-over", "pairs", over));
    }
    points.extend(["document-agreement-part", "document-agreement-next"].map(|key| papers.say(key)));
    points.push(papers.say_facts("document-agreement-serves", &papers.reached()));
    let clauses = POINTS.iter().zip(points).map(|(word, text)| Clause::of_lines(word, &text)).collect();
    Block::Clauses { clauses }
}

/// The pairs that both sides agreed to; nothing where there is none.
fn annex_agreed(papers: &DocumentScene, agreed: &[&PairLine], all: &[Participant]) -> Vec<Block> {
    if agreed.is_empty() {
        return Vec::new();
    }
    let day = papers.meeting.day;
    let came = |own: &OrganisationId| {
        all.iter().any(|one| one.organisation_id.as_ref() == Some(own) && one.presence.is_there())
    };
    let mut blocks = vec![pairs_table(papers, agreed, came, Some(day))];
    if agreed.iter().any(|line| !came(&line.rated.office) || !came(&line.rated.partner)) {
        blocks.push(papers.text(papers.say("document-agreement-absent")));
    }
    if agreed.iter().any(|line| line.is_over(day)) {
        blocks.push(papers.text(papers.say("document-agreement-over-mark")));
    }
    blocks
}

/// The pairs that one side or both have not answered, and the objections with their reasons; nothing where there are none.
fn annex_not_agreed(papers: &DocumentScene, open: &[&PairLine], objections: Vec<String>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !open.is_empty() {
        blocks.push(papers.text(papers.say("document-annex-open-how")));
        blocks.push(pairs_table(papers, open, |_| true, None));
    }
    if !objections.is_empty() {
        blocks.push(Block::Heading { text: papers.say("document-objections") });
        blocks.push(Block::Numbered { items: objections });
    }
    blocks
}

/// The sides of the agreed pairs, each with room for whoever signs for it; nothing where nothing was agreed on.
fn annex_sides(papers: &DocumentScene, agreed: &[&PairLine]) -> Vec<Block> {
    let of = |name: fn(&PairLine) -> &str, side: &str| -> BTreeSet<(String, String)> {
        agreed
            .iter()
            .map(|line| (papers.frame.say_code("document-side-", side), name(line).to_owned()))
            .collect()
    };
    let offices = of(|line| line.rated.office_whole.as_str(), "office");
    let partners = of(|line| line.rated.partner_whole.as_str(), "partner");
    if offices.is_empty() {
        return Vec::new();
    }
    let row = |(at, (side, name)): (usize, (String, String))| {
        vec![number(at), name, side, String::new(), String::new()]
    };
    vec![Block::Table {
        columns: vec![
            papers.column("document-no", 0),
            papers.column("meeting-participant", 5),
            papers.column("document-side", 2),
            papers.column("document-person-position", 5),
            papers.column("document-signature", 4),
        ],
        over: String::new(),
        rows: offices.into_iter().chain(partners).enumerate().map(row).collect(),
        row_millimetres: 9,
    }]
}

/// The annex of pairs that nobody objects to and that one side or both have not answered yet, on a page of its own; nothing
/// when all have. `of` names the document with its number, since sheets come apart.
pub fn annex(papers: &DocumentScene, open: &[&PairLine], of: &str) -> Vec<Block> {
    if open.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Annex,
        Block::Title { text: papers.say("document-annex-open"), under: of.to_owned() },
        papers.text(papers.say("document-annex-open-how")),
        pairs_table(papers, open, |_| true, None),
    ]
}

fn opening(papers: &DocumentScene) -> String {
    let day = papers.meeting.day;
    let spelled = match papers.frame.language {
        Language::Indonesian => {
            let weekday = papers.day();
            let weekday = weekday.split(',').next().unwrap_or_default().to_owned();
            let month = sekber_core::write::id_month(day.month());
            let (date, year) =
                (id_spelled(day.day().unsigned_abs().into()), id_spelled(day.year().unsigned_abs().into()));
            format!("{weekday}, tanggal {date}, bulan {month}, tahun {year}")
        }
        Language::English => papers.day(),
    };
    let Meeting { place, name, letter_basis, .. } = &papers.meeting;
    let key = match letter_basis.as_str() {
        "" => "document-agreement-opening",
        _ => "document-agreement-opening-basis",
    };
    let basis = letter_basis.clone();
    let facts = [("day", spelled), ("place", place.clone()), ("meeting", name.clone()), ("basis", basis)];
    papers.say_facts(key, &facts)
}

/// Pairs by their whole names, as the paper shows them; sides that were not `there` bear a mark, and programmes whose time was over on a
/// day, where one is said.
fn pairs_table(
    papers: &DocumentScene,
    lines: &[&PairLine],
    there: impl Fn(&OrganisationId) -> bool,
    day: Option<Date>,
) -> Block {
    let mut lines = lines.to_vec();
    lines.sort_by_cached_key(|line| {
        let rated = &line.rated;
        (rated.office_whole.clone(), rated.partner_whole.clone(), rated.programme.clone())
    });
    let marked = |name: &str, own: &OrganisationId| match there(own) {
        true => name.to_owned(),
        false => format!("{name} *"),
    };
    let row = |(at, line): (usize, &&PairLine)| {
        let rated = &line.rated;
        let office = marked(&rated.office_whole, &rated.office);
        let partner = marked(&rated.partner_whole, &rated.partner);
        let title = papers.verified(&rated.title, line.unverified);
        let title = if day.is_some_and(|day| line.is_over(day)) { format!("{title} †") } else { title };
        vec![number(at), office, partner, title]
    };
    Block::Table {
        columns: vec![
            papers.column("document-no", 0),
            papers.column("matching-office", 3),
            papers.column("matching-partner", 3),
            papers.column("matching-programme", 6),
        ],
        over: String::new(),
        rows: lines.iter().enumerate().map(row).collect(),
        row_millimetres: 0,
    }
}

fn objections(papers: &DocumentScene, lines: &[PairLine]) -> Vec<String> {
    let mut all = Vec::new();
    for line in lines {
        let rated = &line.rated;
        let both = [(&rated.office_whole, &line.office), (&rated.partner_whole, &line.partner)];
        let told = both.into_iter().filter_map(|(who, answer)| Some((who, answer.as_ref()?)));
        for (who, answer) in told.filter(|(_, answer)| answer.consent == Consent::Objected) {
            all.push(papers.say_facts(
                "document-objection",
                &[("who", who.clone()), ("title", rated.title.clone()), ("why", answer.reason.clone())],
            ));
        }
    }
    all
}

/// Somebody who signs for a side, with room to write who it is.
fn witness(papers: &DocumentScene, key: &str) -> Signer {
    let line = |key: &str| format!("{}: {DOTS}", papers.say(key));
    let under = [line("meeting-person"), line("meeting-position")].join("\n");
    Signer { position: papers.say(key), name: String::new(), under }
}
