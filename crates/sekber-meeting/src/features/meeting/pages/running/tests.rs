use jiff::civil::date;

use super::*;
use crate::features::meeting::form::blank;

fn meeting(round: Round) -> Meeting {
    let blank = blank("meeting".parse().unwrap(), "cycle".parse().unwrap(), date(2023, 9, 20));
    Meeting { round, presentations_from: Some("09:30".to_owned()), ..blank }
}

fn slot(id: &str, state: SlotState) -> Slot {
    Slot {
        organisation_id: id.parse().unwrap(),
        name: id.to_owned(),
        short_name: id.to_owned(),
        minutes: 20,
        not_before: None,
        state,
        started_at: None,
        ended_at: None,
        desk: None,
    }
}

fn order() -> Vec<Slot> {
    vec![
        slot("first", SlotState::Presenting),
        slot("second", SlotState::Waiting),
        slot("third", SlotState::Waiting),
    ]
}

/// The minute of the day and the moment as of which the third is expected; the district lies at zero.
fn third(meeting: &Meeting, slots: &[Slot]) -> Option<(String, Moment)> {
    let local =
        |at: Moment| jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_millisecond(at.0).unwrap());
    let expected = expected(meeting, slots, &"third".parse().unwrap(), (Moment(7), &local))?;
    Some((time_of(expected.minute), expected.since))
}

#[test]
fn presentations_begin_at_their_own_time_or_with_the_meeting() {
    let times = |meeting: &Meeting| -> Vec<String> {
        timed(meeting, order()).into_iter().map(|(time, _)| time).collect()
    };
    assert_eq!(times(&meeting(Round::Preparing)), ["09:30", "09:50", "10:10"]);
    let with_it = Meeting { presentations_from: None, ..meeting(Round::Preparing) };
    assert_eq!(times(&with_it), ["08:00", "08:20", "08:40"]);
}

#[test]
fn what_is_expected_moves_with_what_goes_on() {
    // 10:49 on the first of January 1970.
    let due = Moment((10 * 60 + 49) * 60_000);
    let running = Meeting { turn_ends_at: Some(due), ..meeting(Round::Presenting) };
    assert_eq!(third(&running, &order()), Some(("11:09".to_owned(), due)), "after the second");
    let over = Slot { ended_at: Some(due), ..slot("first", SlotState::Done) };
    let between = [vec![over], order().split_off(1)].concat();
    let nobody = meeting(Round::Presenting);
    assert_eq!(third(&nobody, &between), Some(("11:09".to_owned(), due)), "nobody presents yet");
    let waiting = order().split_off(1);
    let planned = Some(("09:50".to_owned(), Moment(7)));
    assert_eq!(third(&meeting(Round::Arriving), &waiting), planned, "as the order says");
    assert_eq!(third(&running, &[slot("third", SlotState::Done)]), None);
}

#[test]
fn an_end_after_midnight_is_later_than_the_day() {
    let night = Meeting { presentations_from: Some("23:30".to_owned()), ..meeting(Round::Preparing) };
    let end = over(&night, &order()).unwrap();
    assert!(end > DAY, "{end}");
    assert_eq!(over(&night, &[]), None);
}
