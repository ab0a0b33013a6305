//! The timetable of one-to-one talks: whoever wishes to meet, at which table, in which turn.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Weekday;
use sekber_core::meeting::kinds::{Presence, Reply, Round};
use sekber_core::meeting::order::Pause;
use sekber_core::meeting::talks::{Talk, timetable};
use sekber_core::registry::kinds::Side;
use sekber_core::value::OrganisationId;
use sekber_documents::official::{Block, Document};
use sekber_engines::matching::interest::Stance;

use super::{DocumentScene, clock};
use crate::features::matching::{Interest, Pair, Rated, Ratings};
use crate::features::meeting::model::{Meeting, Participant, minutes_of, time_of};

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

/// The talks that are held before the meeting ends, and those for which no time is left.
pub struct Talks {
    /// Those that are held, turn by turn.
    pub arranged: Vec<Arranged>,
    /// The pairs that find no time.
    pub left: Vec<Rated>,
}

/// When nobody is called to talks on a Friday: the prayer at noon.
const FRIDAY_PRAYER: Pause = Pause { from: 11 * 60 + 30, to: 13 * 60 };

/// When turns of talks begin, in minutes of the day, as far as they are over before the meeting is: from the time that was set, and
/// after the pause what would not be over before it; else in the pause. Without either nobody knows yet.
fn turns(meeting: &Meeting) -> Option<Vec<i64>> {
    let pause = meeting.pause();
    let (from, to) = match meeting.talks_from.as_deref().and_then(minutes_of) {
        Some(from) => (from, minutes_of(&meeting.ends)?),
        None => pause.map(|pause| (pause.from, pause.to))?,
    };
    let kept_free = pause.filter(|pause| from < pause.from);
    let (mut turns, mut at) = (Vec::new(), from);
    while at + TALK_MINUTES <= to {
        match kept_free.filter(|free| at < free.to && at + TALK_MINUTES > free.from) {
            Some(free) => at = free.to,
            None => {
                turns.push(at);
                at += TALK_MINUTES;
            }
        }
    }
    Some(turns)
}

/// What talks can cover that they should not: the opening of the meeting, its pause when another time was set for them, and the
/// prayer on a Friday. Keys of sentences for those who hand the timetable out; the timetable itself says nothing of it.
pub fn doubts(meeting: &Meeting) -> Vec<&'static str> {
    let turns = turns(meeting).unwrap_or_default();
    let cover =
        |free: Pause| turns.iter().any(|begins| *begins < free.to && free.from < *begins + TALK_MINUTES);
    let mut all = Vec::new();
    if minutes_of(&meeting.starts).is_some_and(|starts| turns.iter().any(|begins| *begins <= starts)) {
        all.push("document-talks-over-opening");
    }
    if meeting.talks_from.is_some() && meeting.pause().is_some_and(cover) {
        all.push("document-talks-over-pause");
    }
    if meeting.day.weekday() == Weekday::Friday && cover(FRIDAY_PRAYER) {
        all.push("document-talks-over-prayer");
    }
    all
}

/// When talks are held, in words.
fn when(papers: &DocumentScene) -> String {
    let Meeting { talks_from, pause_from, pause_to, .. } = &papers.meeting;
    let zone = || papers.app.settings().zone_mark(papers.app.now());
    match (talks_from, pause_from, pause_to) {
        (Some(from), ..) => {
            papers.say_facts("document-talks-from", &[("from", clock(from)), ("zone", zone())])
        }
        (None, Some(from), Some(to)) => papers
            .say_facts("document-talks-pause", &[("from", clock(from)), ("to", clock(to)), ("zone", zone())]),
        _ => papers.say("document-talks-unset"),
    }
}

/// Whether somebody can come to a talk: not who is excused or declined, and once choosing is over nobody who is not there.
fn can_talk(meeting: &Meeting, one: &Participant) -> bool {
    match one.presence {
        Presence::Present | Presence::StandIn => true,
        Presence::Excused => false,
        Presence::Expected => {
            one.reply != Reply::NotComing && !matches!(meeting.round, Round::Planning | Round::Closed)
        }
    }
}

/// All talks, turn by turn, between those of `all` who can come: whoever was not invited, or not any more, is not among them.
pub fn arrange(meeting: &Meeting, glance: &Ratings, told: Vec<Interest>, all: &[Participant]) -> Talks {
    let there = all.iter().filter(|one| can_talk(meeting, one));
    let there: HashSet<&OrganisationId> = there.filter_map(|one| one.organisation_id.as_ref()).collect();
    let mut pairs = meetings(glance, told);
    pairs.retain(|pair| there.contains(&pair.office) && there.contains(&pair.partner));
    let (mut offices, mut partners) = (BTreeMap::new(), BTreeMap::new());
    let wishes: Vec<(u32, u32)> = pairs
        .iter()
        .map(|pair| {
            let (next_office, next_partner) = (offices.len() as u32, partners.len() as u32);
            let office = *offices.entry(pair.office.clone()).or_insert(next_office);
            (office, *partners.entry(pair.partner.clone()).or_insert(next_partner))
        })
        .collect();
    let turns = turns(meeting);
    let mut talks = Talks { arranged: Vec::new(), left: Vec::new() };
    for Talk { turn, table, wish } in timetable(&wishes, tables(meeting)) {
        let Some(pair) = pairs.get(wish).cloned() else { continue };
        let time = turns.as_ref().map(|turns| turns.get(turn).copied());
        match time {
            Some(None) => talks.left.push(pair),
            time => talks.arranged.push(Arranged {
                turn: turn + 1,
                time: time.flatten().map(time_of),
                table: table + 1,
                pair,
            }),
        }
    }
    talks
}

fn tables(meeting: &Meeting) -> usize {
    usize::try_from(meeting.tables).unwrap_or(1)
}

/// The timetable of talks.
pub fn document(
    papers: &DocumentScene,
    glance: &Ratings,
    told: Vec<Interest>,
    all: &[Participant],
) -> Document {
    let Talks { arranged: talks, left } = arrange(&papers.meeting, glance, told, all);
    let row = |talk: &Arranged| {
        let Arranged { turn, time, table, pair } = talk;
        vec![
            time.as_deref().map_or_else(|| papers.say_with("document-talk-turn", "turn", turn), clock),
            table.to_string(),
            pair.office_name.clone(),
            pair.partner_name.clone(),
            pair.title.clone(),
        ]
    };
    let title = papers.say("document-talks");
    let mut blocks = vec![
        Block::Title { text: title.clone(), under: papers.meeting.name.clone() },
        papers.text(when(papers)),
        papers.text(match talks.len() {
            0 => papers.say("document-talks-none"),
            number => papers.say_facts(
                "document-talks-how",
                &[
                    ("minutes", TALK_MINUTES.to_string()),
                    ("tables", tables(&papers.meeting).to_string()),
                    ("talks", number.to_string()),
                ],
            ),
        }),
    ];
    if !left.is_empty() {
        blocks.push(papers.text(papers.say_with("document-talks-left", "talks", left.len())));
    }
    if !talks.is_empty() {
        blocks.push(Block::Table {
            columns: vec![
                papers.column("meeting-time", 0),
                papers.column("document-talk-table", 0),
                papers.column("matching-office", 3),
                papers.column("matching-partner", 3),
                papers.column("document-about", 6),
            ],
            over: String::new(),
            rows: talks.iter().map(row).collect(),
            row_millimetres: 0,
        });
    }
    Document { foot: papers.meeting.name.clone(), ..papers.document(&title, blocks) }
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
        turns(meeting).unwrap().into_iter().take(4).map(time_of).collect()
    }

    #[test]
    fn talks_that_begin_before_the_pause_go_on_after_it() {
        assert_eq!(times(&meeting("11:30")), ["11:30", "11:45", "13:00", "13:15"]);
        assert_eq!(times(&meeting("11:50")), ["13:00", "13:15", "13:30", "13:45"]);
        assert_eq!(times(&meeting("13:00")), ["13:00", "13:15", "13:30", "13:45"]);
        let in_pause = Meeting { talks_from: None, ..meeting("13:00") };
        assert_eq!(times(&in_pause), ["12:00", "12:15", "12:30", "12:45"]);
        assert!(doubts(&in_pause).is_empty());
    }

    #[test]
    fn no_talk_goes_on_after_the_meeting() {
        assert_eq!(times(&meeting("15:30")), ["15:30", "15:45"]);
        assert!(times(&meeting("15:50")).is_empty());
        assert!(times(&meeting("18:00")).is_empty(), "set before the meeting was moved");
        let unset = Meeting { talks_from: None, pause_from: None, pause_to: None, ..meeting("13:00") };
        assert_eq!(turns(&unset), None);
    }

    #[test]
    fn talks_over_opening_pause_or_prayer_are_told() {
        assert!(doubts(&meeting("11:30")).is_empty() && doubts(&meeting("13:00")).is_empty());
        assert_eq!(doubts(&meeting("08:00")), ["document-talks-over-opening"]);
        assert_eq!(doubts(&meeting("12:30")), ["document-talks-over-pause"]);
        assert!(doubts(&meeting("15:00")).is_empty());
        let friday = Meeting { day: date(2023, 9, 22), ..meeting("11:20") };
        assert_eq!(doubts(&friday), ["document-talks-over-prayer"]);
        let after = Meeting { day: date(2023, 9, 22), ..meeting("13:00") };
        assert!(doubts(&after).is_empty());
    }
}
