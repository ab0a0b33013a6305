//! The record of agreement (berita acara): what was agreed on, pair by pair, with the objections, ready to be signed.

use std::collections::BTreeSet;

use sekber_core::meeting::kinds::Consent;
use sekber_core::value::OrganisationId;
use sekber_core::write::id_spelled;
use sekber_documents::official::{Block, Document, Signer};
use serde::Serialize;

use super::{Desk, number};
use crate::features::document::Issued;
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::pages::plan::PairLine;
use crate::features::meeting::pages::record::Counts;
use crate::kit::words::Language;

/// What makes the record this record, in no language.
#[derive(Serialize)]
pub struct Facts<'a> {
    meeting: &'a str,
    pairs: Vec<(&'a str, &'a str, Option<Consent>, Option<Consent>)>,
}

/// The facts of a record.
pub fn facts<'a>(desk: &'a Desk, lines: &'a [PairLine]) -> Facts<'a> {
    let pair = |line: &'a PairLine| {
        let office = line.office.as_ref().map(|answer| answer.consent);
        let partner = line.partner.as_ref().map(|answer| answer.consent);
        (line.rated.office.as_str(), line.rated.programme.as_str(), office, partner)
    };
    Facts { meeting: desk.meeting.id.as_str(), pairs: lines.iter().map(pair).collect() }
}

/// Who was there, as the record tells it.
pub fn there(all: &[Participant]) -> Vec<&str> {
    all.iter().filter(|one| one.presence.is_there()).map(|one| one.id.as_str()).collect()
}

/// The record: what was agreed is its result; objections are told, and what nobody has answered yet stands in an annex. `all` are
/// the participants: whoever was not among them and answered all the same is marked.
pub fn document(desk: &Desk, lines: &[PairLine], all: &[Participant], issued: Option<&Issued>) -> Document {
    let meeting = &desk.meeting;
    let title = desk.say("document-agreement");
    let number = issued.map_or(meeting.record_number.as_str(), |issued| issued.number.as_str());
    let number = if number.is_empty() { "…" } else { number };
    let agreed: Vec<&PairLine> = lines.iter().filter(|line| line.is_agreed()).collect();
    let open: Vec<&PairLine> = lines.iter().filter(|line| line.is_open()).collect();
    let mut blocks = vec![
        Block::Title { text: title.clone(), under: desk.say_with("document-number-is", "number", number) },
        Block::Text { text: opening(desk), indent: true },
        Block::Numbered { items: statements(desk, (lines, all), agreed.len(), open.len()) },
    ];
    if !agreed.is_empty() {
        let there = |own: &OrganisationId| {
            all.iter().any(|one| one.organisation_id.as_ref() == Some(own) && one.presence.is_there())
        };
        blocks.push(Block::Heading { text: desk.say("document-agreed-pairs") });
        blocks.push(pairs_table(desk, &agreed, there));
        if agreed.iter().any(|line| !there(&line.rated.office) || !there(&line.rated.partner)) {
            blocks.push(desk.text(desk.say("document-agreement-absent")));
        }
    }
    let objections = objections(desk, lines);
    if !objections.is_empty() {
        blocks.push(Block::Heading { text: desk.say("document-objections") });
        blocks.push(Block::Numbered { items: objections });
    }
    blocks.push(Block::Text { text: desk.say("document-agreement-closing"), indent: true });
    blocks.push(Block::Text { text: desk.dated(meeting.day), indent: false });
    blocks.push(Block::Signatures {
        signers: vec![
            witness(desk, "document-for-offices"),
            witness(desk, "document-for-partners"),
            desk.secretary(),
            desk.signer(issued),
        ],
    });
    blocks.push(desk.check(issued));
    blocks.extend(annex(
        desk,
        &open,
        &desk.say_facts("document-annex-of", &[("document", title.clone()), ("number", number.to_owned())]),
    ));
    Document { foot: format!("{title} – {}", meeting.name), ..desk.signed(&title, blocks, issued) }
}

/// What was set, how much of it was agreed to, and what follows.
fn statements(
    desk: &Desk,
    (lines, all): (&[PairLine], &[Participant]),
    agreed: usize,
    open: usize,
) -> Vec<String> {
    let offices: BTreeSet<&str> = lines.iter().map(|line| line.rated.office.as_str()).collect();
    let partners: BTreeSet<&str> = lines.iter().map(|line| line.rated.partner.as_str()).collect();
    let sum = [
        ("pairs", lines.len().to_string()),
        ("offices", offices.len().to_string()),
        ("partners", partners.len().to_string()),
    ];
    let answers = [
        ("agreed", agreed.to_string()),
        ("open", open.to_string()),
        ("objected", (lines.len() - agreed - open).to_string()),
    ];
    let counts = Counts::of(all);
    let came = [("offices", counts.offices.1.to_string()), ("partners", counts.partners.1.to_string())];
    vec![
        desk.say_facts("document-agreement-attended", &came),
        desk.say_facts("document-agreement-sum", &sum),
        desk.say_facts("document-agreement-agreed", &answers),
        desk.say("document-agreement-next"),
    ]
}

/// The annex of pairs that nobody objects to and that one side or both have not answered yet, on a page of its own; nothing
/// when all have. `of` names the document with its number, since sheets come apart.
pub fn annex(desk: &Desk, open: &[&PairLine], of: &str) -> Vec<Block> {
    if open.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Annex,
        Block::Title { text: desk.say("document-annex-open"), under: of.to_owned() },
        desk.text(desk.say("document-annex-open-how")),
        pairs_table(desk, open, |_| true),
    ]
}

fn opening(desk: &Desk) -> String {
    let day = desk.meeting.day;
    let spelled = match desk.frame.language {
        Language::Indonesian => {
            let weekday = desk.day();
            let weekday = weekday.split(',').next().unwrap_or_default().to_owned();
            let month = sekber_core::write::id_month(day.month());
            let (date, year) =
                (id_spelled(day.day().unsigned_abs().into()), id_spelled(day.year().unsigned_abs().into()));
            format!("{weekday}, tanggal {date}, bulan {month}, tahun {year}")
        }
        Language::English => desk.day(),
    };
    let Meeting { place, name, letter_basis, .. } = &desk.meeting;
    let key = match letter_basis.as_str() {
        "" => "document-agreement-opening",
        _ => "document-agreement-opening-basis",
    };
    let basis = letter_basis.clone();
    let facts = [("day", spelled), ("place", place.clone()), ("meeting", name.clone()), ("basis", basis)];
    desk.say_facts(key, &facts)
}

/// Pairs by their whole names, as the paper shows them; sides that were not `there` bear a mark.
fn pairs_table(desk: &Desk, lines: &[&PairLine], there: impl Fn(&OrganisationId) -> bool) -> Block {
    let mut lines = lines.to_vec();
    lines.sort_by_key(|line| {
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
        vec![number(at), office, partner, rated.title.clone()]
    };
    Block::Table {
        columns: vec![
            desk.column("document-no", 0),
            desk.column("matching-office", 3),
            desk.column("matching-partner", 3),
            desk.column("matching-programme", 6),
        ],
        over: String::new(),
        rows: lines.iter().enumerate().map(row).collect(),
        row_millimetres: 0,
    }
}

fn objections(desk: &Desk, lines: &[PairLine]) -> Vec<String> {
    let mut all = Vec::new();
    for line in lines {
        let rated = &line.rated;
        let both = [(&rated.office_whole, &line.office), (&rated.partner_whole, &line.partner)];
        let told = both.into_iter().filter_map(|(who, answer)| Some((who, answer.as_ref()?)));
        for (who, answer) in told.filter(|(_, answer)| answer.consent == Consent::Objected) {
            all.push(desk.say_facts(
                "document-objection",
                &[("who", who.clone()), ("title", rated.title.clone()), ("why", answer.reason.clone())],
            ));
        }
    }
    all
}

fn witness(desk: &Desk, key: &str) -> Signer {
    Signer { position: desk.say(key), name: String::new(), under: String::new() }
}
