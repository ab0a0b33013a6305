//! Days and hours as a file that calendar programs read (iCalendar, RFC 5545).

use jiff::civil::Date;
use sekber_core::value::Moment;

/// Media type of the file.
pub const CALENDAR: &str = "text/calendar; charset=utf-8";

/// When something begins or ends.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// At an instant.
    At(jiff::Timestamp),
    /// With a whole day; as an end, that day is included.
    Day(Date),
}

/// Something that takes place.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id, so that a later file changes the entry instead of adding a second one.
    pub id: String,
    /// When it begins.
    pub starts: When,
    /// When it ends.
    pub ends: When,
    /// What it is.
    pub summary: String,
    /// Where; may be empty.
    pub location: String,
    /// More about it; may be empty.
    pub description: String,
    /// The address of its page.
    pub address: String,
    /// How many days before to be reminded, and of what.
    pub reminders: Vec<(i32, String)>,
    /// Whether it was called off, which calendars that know it then show.
    pub cancelled: bool,
}

/// The file. `now` is when it was made.
pub fn calendar_file(now: Moment, entries: &[Entry]) -> String {
    let made = jiff::Timestamp::from_millisecond(now.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sekber//Sekber//ID", "METHOD:PUBLISH"]
            .map(str::to_owned)
            .into();
    for entry in entries {
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@sekber", entry.id),
            format!("DTSTAMP:{}", utc(made)),
            format!("DTSTART{}", begin(entry.starts)),
            format!("DTEND{}", end(entry.ends)),
            format!("SUMMARY:{}", escaped(&entry.summary)),
        ]);
        let told = [("LOCATION", &entry.location), ("DESCRIPTION", &entry.description)];
        let told = told.into_iter().filter(|(_, text)| !text.is_empty());
        lines.extend(told.map(|(name, text)| format!("{name}:{}", escaped(text))));
        lines.push(format!("URL:{}", entry.address));
        if entry.cancelled {
            lines.push("STATUS:CANCELLED".to_owned());
        }
        for (days, reminder) in &entry.reminders {
            lines.extend([
                "BEGIN:VALARM".to_owned(),
                "ACTION:DISPLAY".to_owned(),
                format!("TRIGGER:-P{days}D"),
                format!("DESCRIPTION:{}", escaped(reminder)),
                "END:VALARM".to_owned(),
            ]);
        }
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn begin(when: When) -> String {
    match when {
        When::At(stamp) => format!(":{}", utc(stamp)),
        When::Day(day) => format!(";VALUE=DATE:{}", day.strftime("%Y%m%d")),
    }
}

/// The format's end is the first moment after; for days that is the next day.
fn end(when: When) -> String {
    match when {
        When::At(_) => begin(when),
        When::Day(day) => begin(When::Day(day.tomorrow().unwrap_or(day))),
    }
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
    use jiff::civil::date;

    use super::*;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let folded = folded(&"é".repeat(100));
        assert!(folded.lines().all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), "é".repeat(100));
        assert_eq!(escaped("Aula, lantai 2; kiri\nBawa surat"), "Aula\\, lantai 2\\; kiri\\nBawa surat");
    }

    #[test]
    fn a_last_day_is_included() {
        let entry = Entry {
            id: "a".to_owned(),
            starts: When::Day(date(2024, 2, 28)),
            ends: When::Day(date(2024, 2, 29)),
            summary: "Forum".to_owned(),
            location: String::new(),
            description: String::new(),
            address: "https://example.org/calendar".to_owned(),
            reminders: Vec::new(),
            cancelled: false,
        };
        let file = calendar_file(Moment(0), &[entry]);
        assert!(file.contains("DTSTART;VALUE=DATE:20240228\r\n"), "{file}");
        assert!(file.contains("DTEND;VALUE=DATE:20240301\r\n"), "{file}");
        assert!(!file.contains("LOCATION"), "{file}");
    }
}
