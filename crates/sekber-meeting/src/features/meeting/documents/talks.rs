//! The timetable of one-to-one talks: whoever wishes to meet, at which table, in which turn.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use sekber_core::meeting::talks::{Talk, timetable};
use sekber_core::registry::kinds::Side;
use sekber_documents::official::{Block, Document};
use sekber_engines::matching::interest::Stance;

use super::{Desk, clock};
use crate::features::matching::{Interest, Pair, Rated, Ratings};
use crate::features::meeting::model::{Meeting, minutes_of, time_of};

/// Minutes of a talk.
const TALK_MINUTES: i64 = 15;

/// The pairs that talk: an office and a partner meet once, however many programmes they wish to talk about. Wishes of
/// both sides come first.
fn meetings(glance: &Ratings, told: Vec<Interest>) -> Vec<Rated> {
    let mut wanted: BTreeMap<Pair, (bool, bool)> = BTreeMap::new();
    for one in told.into_iter().filter(|one| one.stance == Stance::Want) {
        let sides = wanted.entry(one.pair()).or_default();
        match one.side {
            Side::Office => sides.0 = true,
            Side::Partner => sides.1 = true,
        }
    }
    let mut pairs: Vec<(bool, Rated)> = wanted
        .into_iter()
        .filter_map(|(pair, (office, partner))| {
            Some((office && partner, glance.pair(&pair.office, &pair.programme)?))
        })
        .collect();
    pairs.sort_by(|a, b| {
        (b.0, b.1.score)
            .cmp(&(a.0, a.1.score))
            .then((&a.1.office, &a.1.programme).cmp(&(&b.1.office, &b.1.programme)))
    });
    let mut met = std::collections::BTreeSet::new();
    pairs.retain(|(_, rated)| met.insert((rated.office.clone(), rated.partner.clone())));
    pairs.into_iter().map(|(_, rated)| rated).collect()
}

/// A talk with its time and table.
pub struct Arranged {
    /// Its turn, from 1.
    pub turn: usize,
    /// When it begins, `12:15`, once it is known when talks are held.
    pub time: Option<String>,
    /// The table's number, from 1.
    pub table: usize,
    /// Who talks about what.
    pub pair: Rated,
}

/// Between which minutes of a Friday nobody is called to talks: the prayer at noon.
const FRIDAY_PRAYER: (i64, i64) = (11 * 60 + 30, 13 * 60);

/// Between which minutes of the day the meeting pauses.
fn pause(meeting: &Meeting) -> Option<(i64, i64)> {
    let minutes = |time: &Option<String>| time.as_deref().and_then(minutes_of);
    minutes(&meeting.pause_from).zip(minutes(&meeting.pause_to))
}

/// When a turn of talks begins: from the time that was set, and after the pause what would not be over before it; else in the
/// pause, and what does not fit there after the meeting. Without either nobody knows yet.
fn time_of_turn(meeting: &Meeting, turn: usize) -> Option<String> {
    let turn = i64::try_from(turn).ok()?;
    let pause = pause(meeting);
    if let Some(from) = meeting.talks_from.as_deref().and_then(minutes_of) {
        let before = pause.filter(|(pause_from, _)| from < *pause_from);
        let (from, turn) = match before.map(|(until, to)| (to, (until - from) / TALK_MINUTES)) {
            Some((to, fit)) if turn >= fit => (to, turn - fit),
            _ => (from, turn),
        };
        return Some(time_of(from + TALK_MINUTES * turn));
    }
    let (from, to) = pause?;
    let fit = (to - from) / TALK_MINUTES;
    let (begins, turn) = if turn < fit { (from, turn) } else { (minutes_of(&meeting.ends)?, turn - fit) };
    Some(time_of(begins + TALK_MINUTES * turn))
}

/// What talks cover that they should not: the opening of the meeting, its pause when another time was set for them, and the
/// prayer on a Friday. Keys of sentences that ask to look before the timetable is handed out.
fn doubts<'a>(meeting: &Meeting, times: impl Iterator<Item = &'a str> + Clone) -> Vec<&'static str> {
    let begins = times.clone().filter_map(minutes_of);
    let cover =
        |(from, to): (i64, i64)| begins.clone().any(|begins| begins < to && from < begins + TALK_MINUTES);
    let mut all = Vec::new();
    if minutes_of(&meeting.starts).is_some_and(|starts| begins.clone().any(|begins| begins <= starts)) {
        all.push("document-talks-over-opening");
    }
    if meeting.talks_from.is_some() && pause(meeting).is_some_and(cover) {
        all.push("document-talks-over-pause");
    }
    if over(times.clone()).zip(minutes_of(&meeting.ends)).is_some_and(|(over, ends)| over > ends) {
        all.push("document-talks-over-end");
    }
    if meeting.day.weekday() == Weekday::Friday && cover(FRIDAY_PRAYER) {
        all.push("document-talks-over-prayer");
    }
    all
}

/// When the last of the talks is over, in minutes of the day.
fn over<'a>(times: impl Iterator<Item = &'a str>) -> Option<i64> {
    times.filter_map(minutes_of).max().map(|begins| begins + TALK_MINUTES)
}

/// When talks are held, in words.
fn when(desk: &Desk, talks: &[Arranged]) -> String {
    let Meeting { talks_from, pause_from, pause_to, ends, .. } = &desk.meeting;
    match (talks_from, pause_from, pause_to) {
        (Some(from), ..) => desk.say_with("document-talks-from", "from", clock(from)),
        (None, Some(from), Some(to)) => {
            let facts = [("from", clock(from)), ("to", clock(to)), ("ends", clock(ends))];
            let outside = |talk: &Arranged| talk.time.as_ref().is_some_and(|time| time >= ends);
            match talks.iter().any(outside) {
                true => desk.say_facts("document-talks-pause-and-after", &facts),
                false => desk.say_facts("document-talks-pause", &facts[..2]),
            }
        }
        _ => desk.say("document-talks-unset"),
    }
}

/// All talks, turn by turn.
pub fn arrange(meeting: &Meeting, glance: &Ratings, told: Vec<Interest>) -> Vec<Arranged> {
    let pairs = meetings(glance, told);
    let (mut offices, mut partners) = (BTreeMap::new(), BTreeMap::new());
    let wishes: Vec<(u32, u32)> = pairs
        .iter()
        .map(|pair| {
            let (next_office, next_partner) = (offices.len() as u32, partners.len() as u32);
            let office = *offices.entry(pair.office.clone()).or_insert(next_office);
            (office, *partners.entry(pair.partner.clone()).or_insert(next_partner))
        })
        .collect();
    let arranged = |talk: Talk| {
        let (turn, time) = (talk.turn + 1, time_of_turn(meeting, talk.turn));
        Some(Arranged { turn, time, table: talk.table + 1, pair: pairs.get(talk.wish)?.clone() })
    };
    timetable(&wishes, tables(meeting)).into_iter().filter_map(arranged).collect()
}

fn tables(meeting: &Meeting) -> usize {
    usize::try_from(meeting.tables).unwrap_or(1)
}

/// The timetable of talks.
pub fn document(desk: &Desk, glance: &Ratings, told: Vec<Interest>) -> Document {
    let talks = arrange(&desk.meeting, glance, told);
    let row = |talk: &Arranged| {
        let Arranged { turn, time, table, pair } = talk;
        vec![
            time.as_deref().map_or_else(|| desk.say_with("document-talk-turn", "turn", turn), clock),
            table.to_string(),
            pair.office_name.clone(),
            pair.partner_name.clone(),
            pair.title.clone(),
        ]
    };
    let title = desk.say("document-talks");
    let mut blocks = vec![
        Block::Title { text: title.clone(), under: desk.meeting.name.clone() },
        desk.text(when(desk, &talks)),
        desk.text(match talks.len() {
            0 => desk.say("document-talks-none"),
            number => desk.say_facts(
                "document-talks-how",
                &[
                    ("minutes", TALK_MINUTES.to_string()),
                    ("tables", tables(&desk.meeting).to_string()),
                    ("talks", number.to_string()),
                ],
            ),
        }),
    ];
    let times = talks.iter().filter_map(|talk| talk.time.as_deref());
    let facts = [
        ("starts", clock(&desk.meeting.starts)),
        ("ends", clock(&desk.meeting.ends)),
        ("until", over(times.clone()).map(|over| clock(&time_of(over))).unwrap_or_default()),
    ];
    for doubt in doubts(&desk.meeting, times) {
        blocks.push(desk.text(desk.say_facts(doubt, &facts)));
    }
    if !talks.is_empty() {
        blocks.push(Block::Table {
            columns: vec![
                desk.column("meeting-time", 0),
                desk.column("document-table", 0),
                desk.column("matching-office", 3),
                desk.column("matching-partner", 3),
                desk.column("document-about", 6),
            ],
            over: String::new(),
            rows: talks.iter().map(row).collect(),
            row_millimetres: 0,
        });
    }
    Document { foot: desk.meeting.name.clone(), ..desk.document(&title, blocks) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::features::meeting::form::blank;

    /// A meeting on a Wednesday, with a pause from 12 to 13.
    fn meeting(talks_from: &str) -> Meeting {
        let blank = blank("meeting".parse().unwrap(), "cycle".parse().unwrap(), date(2023, 9, 20));
        Meeting { talks_from: Some(talks_from.to_owned()), ..blank }
    }

    fn times(meeting: &Meeting) -> Vec<String> {
        (0..4).filter_map(|turn| time_of_turn(meeting, turn)).collect()
    }

    fn doubts_of(meeting: &Meeting) -> Vec<&'static str> {
        doubts(meeting, times(meeting).iter().map(String::as_str))
    }

    #[test]
    fn talks_that_begin_before_the_pause_go_on_after_it() {
        assert_eq!(times(&meeting("11:30")), ["11:30", "11:45", "13:00", "13:15"]);
        assert_eq!(times(&meeting("11:50")), ["13:00", "13:15", "13:30", "13:45"]);
        assert_eq!(times(&meeting("13:00")), ["13:00", "13:15", "13:30", "13:45"]);
        let in_pause = Meeting { talks_from: None, ..meeting("13:00") };
        assert_eq!(times(&in_pause), ["12:00", "12:15", "12:30", "12:45"]);
        assert!(doubts_of(&in_pause).is_empty());
    }

    #[test]
    fn talks_over_opening_pause_or_prayer_are_told() {
        assert!(doubts_of(&meeting("11:30")).is_empty() && doubts_of(&meeting("13:00")).is_empty());
        assert_eq!(doubts_of(&meeting("08:00")), ["document-talks-over-opening"]);
        assert_eq!(doubts_of(&meeting("12:30")), ["document-talks-over-pause"]);
        assert_eq!(doubts_of(&meeting("15:30")), ["document-talks-over-end"]);
        assert!(doubts_of(&meeting("15:00")).is_empty());
        let friday = Meeting { day: date(2023, 9, 22), ..meeting("11:20") };
        assert_eq!(doubts_of(&friday), ["document-talks-over-prayer"]);
        let after = Meeting { day: date(2023, 9, 22), ..meeting("13:00") };
        assert!(doubts_of(&after).is_empty());
    }
}
