//! The invitation in the official form, one page for each participant with its code to scan; and the calendar entry.

use sekber_paper::official::{Block, Paper};

use super::{Desk, clock};
use crate::features::meeting::model::{Meeting, Participant};
use crate::features::meeting::pages::door::shown;
use crate::kit::app::App;
use crate::kit::page::qr;
use crate::kit::words::Language;

/// Letters to participants, a page each.
pub fn paper(desk: &Desk, all: &[Participant]) -> Paper {
    let mut blocks = Vec::new();
    for one in all {
        if !blocks.is_empty() {
            blocks.push(Block::NewPage);
        }
        letter(desk, one, &mut blocks);
    }
    // Each page is a letter of its own, so there are no page numbers.
    Paper { foot: String::new(), ..desk.paper(&desk.say("paper-invitation"), blocks) }
}

fn letter(desk: &Desk, one: &Participant, blocks: &mut Vec<Block>) {
    let meeting = &desk.meeting;
    let address = one.hall_address(&desk.app);
    let dots = || "…".to_owned();
    let number = if meeting.letter_number.is_empty() { dots() } else { meeting.letter_number.clone() };
    blocks.push(Block::Letter {
        fields: vec![
            (desk.say("paper-number"), number),
            (desk.say("paper-nature"), desk.say("paper-nature-usual")),
            (desk.say("paper-enclosures"), "–".to_owned()),
            (
                desk.say("paper-concerning"),
                desk.say_with("paper-invitation-to", "meeting", meeting.name.clone()),
            ),
        ],
        dated: desk.dated(meeting.letter_date.unwrap_or_else(|| desk.app.today())),
        recipients: vec![
            desk.say_with("paper-recipient", "name", one.name.clone()),
            desk.say("paper-recipient-place"),
        ],
    });
    blocks.push(Block::Text { text: desk.say("paper-invitation-opening"), indent: true });
    blocks.push(desk.when_and_where());
    let agenda: Vec<String> =
        meeting.agenda.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if !agenda.is_empty() {
        blocks.push(Block::Text { text: desk.say("paper-agenda"), indent: true });
        blocks.push(Block::Numbered { items: agenda });
    }
    blocks.push(Block::Text { text: desk.say("paper-invitation-closing"), indent: true });
    blocks.push(Block::Signatures { signers: vec![desk.chair()] });
    blocks.push(Block::Code {
        code: shown(&one.code),
        picture: qr(&address).unwrap_or_default(),
        text: desk.say_with("paper-code-how", "address", format!("{}/hall", desk.app.settings().base_url)),
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
        ("time", format!("{} {zone}", meeting.starts)),
        ("place", meeting.place.clone()),
        ("link", one.hall_address(app)),
        ("code", shown(&one.code)),
    ]
}

/// The invitation as a short text.
pub fn text(app: &App, language: Language, meeting: &Meeting, one: &Participant) -> String {
    app.words().say_with(language, "meeting-invitation-text", &facts(app, language, meeting, one))
}

/// The meeting as a calendar entry (RFC 5545).
pub fn calendar(app: &App, meeting: &Meeting) -> String {
    let Meeting { id, name, place, agenda, day, .. } = meeting;
    let settings = app.settings();
    let at = |time: &str| -> String {
        let (hour, minute) = time.split_once(':').unwrap_or(("0", "0"));
        let civil = day.at(hour.parse().unwrap_or(0), minute.parse().unwrap_or(0), 0, 0);
        let stamp = settings.time_zone.to_timestamp(civil).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        utc(stamp)
    };
    let now = jiff::Timestamp::from_millisecond(app.now().0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Sekber//Sekber//ID".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{id}@sekber"),
        format!("DTSTAMP:{}", utc(now)),
        format!("DTSTART:{}", at(&meeting.starts)),
        format!("DTEND:{}", at(&meeting.ends)),
        format!("SUMMARY:{}", escaped(name)),
        format!("LOCATION:{}", escaped(place)),
        format!("DESCRIPTION:{}", escaped(agenda)),
        format!("URL:{}{}", settings.base_url, meeting.path()),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        "TRIGGER:-P1D".to_owned(),
        format!("DESCRIPTION:{}", escaped(&format!("{name}, {}", clock(&meeting.starts)))),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn utc(stamp: jiff::Timestamp) -> String {
    jiff::tz::TimeZone::UTC.to_datetime(stamp).strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace('\n', "\\n")
}

/// A line of at most 75 bytes; what is longer goes on in the next one after a space.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for letter in line.chars() {
        if width + letter.len_utf8() > 74 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(letter);
        width += letter.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let folded = folded(&"é".repeat(100));
        assert!(folded.lines().all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), "é".repeat(100));
        assert_eq!(escaped("Aula, lantai 2; kiri\nBawa surat"), "Aula\\, lantai 2\\; kiri\\nBawa surat");
    }
}
