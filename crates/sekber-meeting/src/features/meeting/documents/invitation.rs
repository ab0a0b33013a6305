//! The invitation in the official form, one page for each participant with its code to scan; and the calendar entry.

use sekber_core::meeting::kinds::Round;
use sekber_core::registry::kinds::{PartnerKind, Side};
use sekber_documents::official::{Block, Document, Signer};

use super::{Desk, clock};
use crate::features::document::leader_of;
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::pages::door::shown;
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
fn addressee(desk: &Desk, one: &Participant) -> String {
    let leader = match one.side {
        Some(Side::Office) => leader_of(&one.name),
        Some(Side::Partner) => {
            let kind = one.kind.parse::<PartnerKind>().ok();
            Some(leader_of_partner(kind.map(|kind| (kind, None)), &one.name))
        }
        None => Some(one.name.clone()),
    };
    match leader {
        Some(leader) => desk.say_with("document-recipient-person", "name", leader),
        None => desk.say_with("document-recipient", "name", &one.name),
    }
}

/// Who signs: the chair by name and position, which are left open until somebody says them.
fn signs(desk: &Desk) -> Signer {
    let mut by = desk.chair_signs();
    if by.position.is_empty() {
        "…".clone_into(&mut by.position);
    }
    Signer { position: by.position_lines(), under: by.under(), name: by.printed_name() }
}

/// Letters to participants, a page each.
pub fn document(desk: &Desk, all: &[Participant]) -> Document {
    let mut blocks = Vec::new();
    for one in all {
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        letter(desk, one, &mut blocks);
    }
    // Each page is a letter of its own, so there are no page numbers.
    Document { foot: String::new(), ..desk.document(&desk.say("document-invitation"), blocks) }
}

fn letter(desk: &Desk, one: &Participant, blocks: &mut Vec<Block>) {
    let (meeting, site) = (&desk.meeting, desk.app.settings().public_address());
    let dots = || "…".to_owned();
    if is_draft(meeting) {
        blocks.push(desk.text(desk.say("document-invitation-draft")));
    }
    let number = if meeting.letter_number.is_empty() { dots() } else { meeting.letter_number.clone() };
    blocks.push(Block::Letter {
        fields: vec![
            (desk.say("document-number"), number),
            (desk.say("document-nature"), desk.say("document-nature-usual")),
            (desk.say("document-enclosures"), "–".to_owned()),
            (
                desk.say("document-concerning"),
                desk.say_with("document-invitation-to", "meeting", meeting.name.clone()),
            ),
        ],
        dated: meeting.letter_date.map_or_else(|| desk.undated(), |day| desk.dated(day)),
        recipients: vec![addressee(desk, one), desk.say("document-recipient-place")],
    });
    let opening = match meeting.letter_basis.as_str() {
        "" => desk.say("document-invitation-opening"),
        basis => desk.say_with("document-invitation-opening-basis", "basis", basis),
    };
    blocks.push(Block::Text { text: opening, indent: true });
    // What the meeting is called stands beside “Hal” already; what it does stands in line with day, time and place.
    let mut fields = desk.when_and_where_fields();
    let agenda = meeting.agenda_items();
    if !agenda.is_empty() {
        fields.push((desk.say("document-subject"), agenda.join("\n")));
    }
    blocks.push(Block::Fields { fields });
    blocks.push(Block::Text { text: desk.say("document-invitation-closing"), indent: true });
    blocks.push(Block::Signatures { signers: vec![signs(desk)] });
    blocks.push(Block::Code {
        code: shown(&one.code),
        // An address that only this computer knows helps nobody who reads the letter; the desk reads the code alone, too.
        picture: match site {
            Some(_) => qr(&one.hall_address(&desk.app)),
            None => qr(&one.code),
        }
        .unwrap_or_default(),
        text: match site {
            Some(site) => desk.say_with("document-code-how", "address", format!("{site}/hall")),
            None => desk.say("document-code-how-anywhere"),
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
        reminder: (!cancelled).then(|| format!("{name}, {}", clock(&meeting.starts))),
        cancelled,
    };
    calendar_file(app.now(), &[entry])
}
