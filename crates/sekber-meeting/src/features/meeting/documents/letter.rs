//! The invitation as it is issued: one letter for everybody who is invited. It is kept, and all of them may read it, so it holds nobody's
//! code for the door; those stand on the letters that are handed out one by one.

use sekber_core::document::DocumentKind;
use sekber_documents::official::{Block, Document};
use serde::Serialize;

use super::DocumentScene;
use super::invitation::{LetterDetails, leader, letter_blocks};
use crate::features::document::{Issued, IssuedDocument};
use crate::features::meeting::letter_nature::LetterNature;
use crate::features::meeting::model::{Meeting, Participant};
use crate::kit::digest::sha256;
use crate::kit::problem::Problem;

/// Most addressees that stand in the head of a letter; more are listed on a sheet of their own.
const MOST_IN_HEAD: usize = 5;

/// What makes the letter this letter.
#[derive(Serialize)]
struct Facts<'a> {
    name: &'a str,
    place: &'a str,
    day: String,
    hours: (&'a str, &'a str),
    agenda: &'a str,
    basis: &'a str,
    dated: Option<String>,
    invited: Vec<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    copies: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    contact: &'a str,
    /// How urgent it is, unless it is as all letters were before anybody could say.
    #[serde(skip_serializing_if = "Option::is_none")]
    nature: Option<LetterNature>,
}

/// SHA-256 of what a letter to these participants would say, apart from number and signer.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn digest(meeting: &Meeting, all: &[Participant]) -> Result<String, Problem> {
    let facts = Facts {
        name: &meeting.name,
        place: &meeting.place,
        day: meeting.day.to_string(),
        hours: (&meeting.starts, &meeting.ends),
        agenda: &meeting.agenda,
        basis: &meeting.letter_basis,
        dated: meeting.letter_date.map(|day| day.to_string()),
        invited: all.iter().map(|one| one.name.as_str()).collect(),
        copies: &meeting.letter_copies,
        contact: &meeting.letter_contact,
        nature: Some(meeting.letter_nature).filter(|nature| *nature != LetterNature::Important),
    };
    Ok(sha256(serde_json::to_vec(&facts).map_err(anyhow::Error::from)?))
}

/// The sentence that names the letter before this one, which no longer holds.
pub fn replaces(papers: &DocumentScene, before: &IssuedDocument) -> String {
    let day = papers.app.settings().local_date(before.issued_at);
    let facts = [("number", before.number.clone()), ("date", papers.frame.language.date(day))];
    papers.say_facts("document-invitation-replaces", &facts)
}

/// The invitation as the minutes name it: the letter that holds, else the one that the meeting names. Its day stands beside its number as
/// long as the meeting tells of that very letter.
///
/// # Errors
/// When what the letter would say cannot be written as JSON.
pub fn called_by(
    papers: &DocumentScene,
    all: &[Participant],
    editions: &[IssuedDocument],
) -> Result<Option<String>, Problem> {
    let meeting = &papers.meeting;
    let (number, is_same) = match IssuedDocument::holding(editions, DocumentKind::Invitation) {
        Some(kept) => (&kept.number, kept.digest == digest(meeting, all)?),
        None => (&meeting.letter_number, true),
    };
    if number.is_empty() {
        return Ok(None);
    }
    let day = meeting.letter_date.filter(|_| is_same).map(|day| papers.frame.language.date(day));
    Ok(Some(match day {
        Some(date) => papers.say_facts("document-called-by", &[("number", number.clone()), ("date", date)]),
        None => papers.say_with("document-called-by-number", "number", number),
    }))
}

/// Whom the head of the letter names, and whether they are listed on a sheet of their own instead.
fn recipients(papers: &DocumentScene, all: &[Participant]) -> (Vec<String>, bool) {
    let mut lines = match all {
        [one] => vec![papers.say_with("document-recipient-person", "name", leader(papers, one))],
        few if few.len() <= MOST_IN_HEAD => {
            let named =
                few.iter().enumerate().map(|(at, one)| format!("{}. {}", at + 1, leader(papers, one)));
            [papers.say("document-recipients")].into_iter().chain(named).collect()
        }
        _ => vec![papers.say("document-recipients-annexed")],
    };
    lines.push(papers.say("document-recipient-place"));
    (lines, all.len() > MOST_IN_HEAD)
}

/// The letter, as a draft or as it is issued; `replaced` is said of the letter before it.
pub fn document(
    papers: &DocumentScene,
    all: &[Participant],
    replaced: Option<&str>,
    issued: Option<&Issued>,
) -> Document {
    let meeting = &papers.meeting;
    let title = papers.say("document-invitation");
    let number = issued.map_or(meeting.letter_number.as_str(), |issued| issued.number.as_str());
    let number = if number.is_empty() { "…" } else { number };
    let (recipients, is_annexed) = recipients(papers, all);
    let enclosures = if is_annexed { papers.say("document-enclosures-list") } else { "–".to_owned() };
    let mut blocks = letter_blocks(
        papers,
        LetterDetails {
            number: number.to_owned(),
            enclosures,
            recipients,
            replaced: replaced.map(str::to_owned),
        },
    );
    let signed = || Block::Signatures { signers: vec![papers.signer(issued)] };
    blocks.push(signed());
    blocks.extend(copies(papers));
    blocks.push(papers.check(issued));
    if is_annexed {
        blocks.extend(annex(papers, all, number));
        blocks.push(signed());
    }
    Document { foot: format!("{title} – {}", meeting.name), ..papers.signed(&title, blocks, issued) }
}

/// Who gets a copy, under the signature at the left; nothing where nobody does.
fn copies(papers: &DocumentScene) -> Vec<Block> {
    let lines = papers.meeting.letter_copies.lines().map(str::trim).filter(|line| !line.is_empty());
    let items: Vec<String> = lines.map(str::to_owned).collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![papers.text(papers.say("document-copies")), Block::Numbered { items }]
}

/// The list of everybody who is invited, with a head that says to which letter it belongs, since sheets come apart.
fn annex(papers: &DocumentScene, all: &[Participant], number: &str) -> [Block; 4] {
    let dated =
        papers.meeting.letter_date.map_or_else(|| "…".to_owned(), |day| papers.frame.language.date(day));
    [
        Block::Annex,
        Block::Fields {
            fields: vec![
                (papers.say("document-enclosures"), papers.say("document-invitation")),
                (papers.say("document-number"), number.to_owned()),
                (papers.say("document-letter-date"), dated),
            ],
        },
        Block::Title { text: papers.say("document-invited"), under: papers.meeting.name.clone() },
        Block::Numbered { items: all.iter().map(|one| leader(papers, one)).collect() },
    ]
}
