//! The invitation in the official form, one page for each participant with its code to scan; and the calendar entry.

use sekber_core::meeting::kinds::Round;
use sekber_core::registry::kinds::{PartnerKind, Side};
use sekber_documents::official::{Block, Document, Signer};

use super::{DocumentScene, clock};
use crate::features::document::{IssuedDocument, SignedBy, leader_of};
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::shown_code::shown;
use crate::features::registry::leader_of_partner;
use crate::kit::app::App;
use crate::kit::page::calendar_file::{Entry, When, calendar_file};
use crate::kit::page::qr;
use crate::kit::words::Language;

/// Whether the letter is a draft: it has no day yet, or nobody who signs it with name and position.
pub fn is_draft(meeting: &Meeting) -> bool {
    meeting.letter_date.is_none() || meeting.chair_name.is_empty() || meeting.chair_position.is_empty()
}

/// Whom a letter is for: whoever leads an office or a partner by the title that goes with it, all others by name.
pub fn leader(papers: &DocumentScene, one: &Participant) -> String {
    let leader = match one.side {
        Some(Side::Office) => leader_of(&one.name),
        Some(Side::Partner) => {
            let kind = one.kind.parse::<PartnerKind>().ok();
            Some(leader_of_partner(kind.map(|kind| (kind, None)), &one.name))
        }
        None => Some(one.name.clone()),
    };
    leader.unwrap_or_else(|| papers.say_with("document-recipient-leader", "name", &one.name))
}

/// The letter that was issued.
pub struct IssuedLetter<'a> {
    /// The document.
    pub document: &'a IssuedDocument,
    /// The sentence that names the letter before it.
    pub replaced: Option<String>,
}

/// Whoever signed the letter that was issued, else the chair.
fn signed_by(papers: &DocumentScene, issued: Option<&IssuedLetter<'_>>) -> SignedBy {
    issued.map_or_else(|| papers.chair_signs(), |issued| issued.document.signed_by())
}

/// Who signs, by name and position, which are left open until somebody says them.
fn signs(papers: &DocumentScene, issued: Option<&IssuedLetter<'_>>) -> Signer {
    let mut by = signed_by(papers, issued);
    if by.position.is_empty() {
        "…".clone_into(&mut by.position);
    }
    by.signature(by.position_lines())
}

/// Letters to participants, a page each; `issued` is the letter that was issued, when it says the same.
pub fn document(papers: &DocumentScene, all: &[Participant], issued: Option<&IssuedLetter<'_>>) -> Document {
    let mut blocks = Vec::new();
    for one in all {
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        letter(papers, one, issued, &mut blocks);
    }
    // Each page is a letter of its own, so there are no page numbers.
    let by = signed_by(papers, issued);
    Document { foot: String::new(), ..papers.under(&by, &papers.say("document-invitation"), blocks) }
}

/// What differs between the letter to all and those that are handed out one by one.
pub struct LetterDetails {
    /// Its number.
    pub number: String,
    /// What is enclosed.
    pub enclosures: String,
    /// Whom it is for, a line each.
    pub recipients: Vec<String>,
    /// Which letter it replaces, as a sentence.
    pub replaced: Option<String>,
}

/// What a letter says before it is signed.
pub fn letter_blocks(papers: &DocumentScene, details: LetterDetails) -> Vec<Block> {
    let meeting = &papers.meeting;
    let mut blocks = vec![Block::Letter {
        fields: vec![
            (papers.say("document-number"), details.number),
            (
                papers.say("document-nature"),
                papers.frame.say_code("letter-nature-", meeting.letter_nature.as_str()),
            ),
            (papers.say("document-enclosures"), details.enclosures),
            (
                papers.say("document-concerning"),
                papers.say_with("document-invitation-to", "meeting", meeting.name.clone()),
            ),
        ],
        dated: meeting.letter_date.map_or_else(|| papers.undated(), |day| papers.dated(day)),
        recipients: details.recipients,
    }];
    let opening = match meeting.letter_basis.as_str() {
        "" => papers.say("document-invitation-opening"),
        basis => papers.say_with("document-invitation-opening-basis", "basis", basis),
    };
    blocks.push(Block::Text { text: opening, indent: true });
    // What the meeting is called stands beside “Hal” already; what it does stands in line with day, time and place.
    let mut fields = papers.when_and_where_fields();
    let agenda = meeting.agenda_items();
    if !agenda.is_empty() {
        fields.push((papers.say("document-subject"), agenda.join("\n")));
    }
    blocks.push(Block::Fields { fields });
    blocks.extend(details.replaced.map(|text| Block::Text { text, indent: true }));
    if !meeting.letter_contact.is_empty() {
        let text = papers.say_with("document-invitation-contact", "contact", &meeting.letter_contact);
        blocks.push(Block::Text { text, indent: true });
    }
    blocks.push(Block::Text { text: papers.say("document-invitation-closing"), indent: true });
    blocks
}

fn letter(
    papers: &DocumentScene,
    one: &Participant,
    issued: Option<&IssuedLetter<'_>>,
    blocks: &mut Vec<Block>,
) {
    let (meeting, site) = (&papers.meeting, papers.app.settings().public_address());
    if issued.is_none() && is_draft(meeting) {
        blocks.push(papers.text(papers.say("document-invitation-draft")));
    }
    let number = issued.map_or(&meeting.letter_number, |issued| &issued.document.number);
    let replaced = issued.and_then(|issued| issued.replaced.clone());
    let number = if number.is_empty() { "…".to_owned() } else { number.clone() };
    let yours = papers.say_with("document-recipient-person", "name", leader(papers, one));
    let recipients = vec![yours, papers.say("document-recipient-place")];
    blocks.extend(letter_blocks(
        papers,
        LetterDetails { number, enclosures: "–".to_owned(), recipients, replaced },
    ));
    blocks.push(Block::Signatures { signers: vec![signs(papers, issued)] });
    blocks.push(Block::Code {
        code: shown(&one.code),
        // An address that only this computer knows helps nobody who reads the letter; the registration desk reads the code
        // alone, too.
        picture: match site {
            Some(_) => qr(&one.hall_address(&papers.app)),
            None => qr(&one.code),
        }
        .unwrap_or_default(),
        text: match site {
            Some(site) => papers.say_with("document-code-how", "address", format!("{site}/hall")),
            None => papers.say("document-code-how-anywhere"),
        },
    });
}

/// What a short letter tells of a meeting.
pub fn facts(
    app: &App,
    language: Language,
    meeting: &Meeting,
    one: &Participant,
) -> [(&'static str, String); 7] {
    let zone = app.settings().zone_mark(app.now());
    [
        ("name", one.name.clone()),
        ("meeting", meeting.name.clone()),
        ("day", language.long_date(meeting.day)),
        ("time", format!("{} {zone}", clock(&meeting.starts))),
        ("place", meeting.place.clone()),
        ("link", one.hall_address(app)),
        ("code", shown(&one.code)),
    ]
}

/// The invitation as a short text.
pub fn text(app: &App, language: Language, meeting: &Meeting, one: &Participant) -> String {
    app.words().say_with(language, "meeting-invitation-text", &facts(app, language, meeting, one))
}

/// The meeting as a calendar entry, with a reminder the day before.
pub fn calendar(app: &App, meeting: &Meeting) -> String {
    let Meeting { id, name, place, agenda, day, .. } = meeting;
    let settings = app.settings();
    let at = |time: &str| {
        let (hour, minute) = time.split_once(':').unwrap_or(("0", "0"));
        let civil = day.at(hour.parse().unwrap_or(0), minute.parse().unwrap_or(0), 0, 0);
        When::At(settings.time_zone.to_timestamp(civil).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    };
    let cancelled = meeting.round == Round::Cancelled;
    let entry = Entry {
        id: id.to_string(),
        starts: at(&meeting.starts),
        ends: at(&meeting.ends),
        summary: name.clone(),
        location: place.clone(),
        description: agenda.clone(),
        address: format!("{}{}", settings.base_url, meeting.path()),
        reminders: match cancelled {
            true => Vec::new(),
            false => vec![(1, format!("{name}, {}", clock(&meeting.starts)))],
        },
        cancelled,
    };
    calendar_file(app.now(), &[entry])
}
