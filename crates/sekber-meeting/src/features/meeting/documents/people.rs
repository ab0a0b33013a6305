//! The people who came to a meeting, each once however many phones they used, and how many they were.

use std::collections::HashMap;

use sekber_core::text::fold;

use crate::features::meeting::attendee::Sex;
use crate::features::meeting::model::{Meeting, Participant, Seat};

/// Somebody who came for a participant.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// The name, as it was told first.
    pub name: &'a str,
    /// The position; empty where nobody told it.
    pub position: &'a str,
    /// A man or a woman, as it was told last.
    pub sex: Option<Sex>,
}

/// The people of a participant who came while the meeting lasted, without those struck from the attendance. What one entry leaves open
/// another of the same name may tell.
pub fn came<'a>(meeting: &Meeting, one: &Participant, seats: &'a [Seat]) -> Vec<Person<'a>> {
    let in_time = |seat: &&Seat| meeting.closed_at.is_none_or(|closed| seat.joined_at <= closed);
    let own = seats.iter().filter(|seat| seat.participant_id == one.id && seat.struck_at.is_none());
    let own = own.filter(in_time);
    let (mut people, mut places): (Vec<Person<'a>>, HashMap<String, usize>) = Default::default();
    for seat in own {
        let place = *places.entry(fold(&seat.name)).or_insert(people.len());
        match people.get_mut(place) {
            Some(known) => {
                known.sex = seat.sex.or(known.sex);
                if known.position.is_empty() {
                    known.position = &seat.position;
                }
            }
            None => people.push(Person { name: &seat.name, position: &seat.position, sex: seat.sex }),
        }
    }
    people
}

/// How many people were there, counted where they were told by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Men.
    pub men: usize,
    /// Women.
    pub women: usize,
    /// People of whom neither was told.
    pub untold: usize,
    /// Participants that were there and for whom nobody was told by name.
    pub unnamed: usize,
}

impl Totals {
    /// Counts the people of all participants that were there.
    pub fn of(meeting: &Meeting, all: &[Participant], seats: &[Seat]) -> Self {
        let mut totals = Self::default();
        for one in all.iter().filter(|one| one.presence.is_there()) {
            let people = came(meeting, one, seats);
            totals.unnamed += usize::from(people.is_empty());
            for person in people {
                match person.sex {
                    Some(Sex::Male) => totals.men += 1,
                    Some(Sex::Female) => totals.women += 1,
                    None => totals.untold += 1,
                }
            }
        }
        totals
    }

    /// All who were told by name.
    pub fn people(&self) -> usize {
        self.men + self.women + self.untold
    }
}
