//! The timetable of one-to-one talks after the presentations: whoever wishes to meet, at which table, in which turn.

use std::collections::BTreeMap;

use sekber_core::matching::interest::Stance;
use sekber_core::meeting::talks::{Talk, timetable};
use sekber_core::registry::kinds::Side;
use sekber_documents::official::{Block, Document};

use super::Desk;
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
    /// When it begins, `16:15`.
    pub time: String,
    /// The table's number, from 1.
    pub table: usize,
    /// Who talks about what.
    pub pair: Rated,
}

/// All talks, turn by turn, from the end of the meeting on.
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
    let start = minutes_of(&meeting.ends).unwrap_or(16 * 60);
    let arranged = |talk: Talk| {
        let at = start + TALK_MINUTES * i64::try_from(talk.turn).unwrap_or(0);
        Some(Arranged { time: time_of(at), table: talk.table + 1, pair: pairs.get(talk.wish)?.clone() })
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
        let Arranged { time, table, pair } = talk;
        vec![
            time.replace(':', "."),
            table.to_string(),
            pair.office_name.clone(),
            pair.partner_name.clone(),
            pair.title.clone(),
        ]
    };
    let title = desk.say("document-talks");
    let mut blocks = vec![
        Block::Title { text: title.clone(), under: desk.meeting.name.clone() },
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
            rows: talks.iter().map(row).collect(),
            row_millimetres: 0,
        });
    }
    Document { foot: desk.meeting.name.clone(), ..desk.document(&title, blocks) }
}
