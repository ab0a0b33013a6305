//! The timetable of one-to-one talks: whoever wishes to meet, at which table, in which turn.

use std::collections::BTreeMap;

use sekber_core::matching::interest::Stance;
use sekber_core::meeting::talks::{Talk, timetable};
use sekber_core::registry::kinds::Side;
use sekber_documents::official::{Block, Document};

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

/// When a turn of talks begins: from the time that was set; else in the pause, and what does not fit there after the meeting.
/// Without either nobody knows yet.
fn time_of_turn(meeting: &Meeting, turn: usize) -> Option<String> {
    let turn = i64::try_from(turn).ok()?;
    let minutes = |time: &Option<String>| time.as_deref().and_then(minutes_of);
    if let Some(from) = minutes(&meeting.talks_from) {
        return Some(time_of(from + TALK_MINUTES * turn));
    }
    let (from, to) = (minutes(&meeting.pause_from)?, minutes(&meeting.pause_to)?);
    let fit = (to - from) / TALK_MINUTES;
    let (begins, turn) = if turn < fit { (from, turn) } else { (minutes_of(&meeting.ends)?, turn - fit) };
    Some(time_of(begins + TALK_MINUTES * turn))
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
        desk.text(desk.say_facts(
            "document-talks-how",
            &[
                ("minutes", TALK_MINUTES.to_string()),
                ("tables", tables(&desk.meeting).to_string()),
                ("talks", talks.len().to_string()),
            ],
        )),
    ];
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
