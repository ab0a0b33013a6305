use super::*;
use crate::features::meeting::form::blank;

fn slot(organisation: &str, desk: Option<i64>, state: SlotState) -> Slot {
    Slot {
        organisation_id: format!("partner-{organisation}").parse().unwrap(),
        name: organisation.to_owned(),
        short_name: organisation.to_owned(),
        minutes: 10,
        not_before: None,
        state,
        started_at: None,
        ended_at: None,
        desk,
    }
}

fn draft(number: i64, name: &str, themes: &[&str]) -> DeskDraft {
    let themes = themes.iter().map(|theme| (*theme).to_owned()).collect();
    DeskDraft { number, name: name.to_owned(), themes }
}

fn desks() -> Desks {
    Desks::set_up(&[draft(3, "Gizi", &["gizi"]), draft(1, "Pangan", &["sawit", "air"])], 1)
}

#[test]
fn what_is_kept_is_read_again_and_no_desks_are_no_text() {
    assert_eq!(Desks::default().to_string(), "");
    assert_eq!("".parse::<Desks>().unwrap(), Desks::default());
    let kept = desks();
    assert_eq!(kept.to_string().parse::<Desks>().unwrap(), kept);
    assert_eq!(kept.all().iter().map(|desk| desk.number).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn without_desks_everybody_is_in_one_queue() {
    let mut slots = [slot("a", None, SlotState::Waiting), slot("b", Some(2), SlotState::Waiting)];
    let none = Desks::default();
    assert_eq!(none.queues(&slots), [Queue { desk: None, places: vec![0, 1] }]);
    none.deal(&mut slots, |_| Some("gizi".to_owned()));
    assert!(slots.iter().all(|slot| slot.desk.is_none()));
    assert!(none.at(&slots).is_empty() && none.desk_of(&slots[0]).is_none());
}

#[test]
fn who_has_a_desk_keeps_it_and_nobody_is_lost_with_one_that_is_gone() {
    let desks = desks();
    let mut slots = [
        slot("a", Some(3), SlotState::Waiting),
        slot("b", None, SlotState::Waiting),
        slot("c", Some(7), SlotState::Presenting),
    ];
    assert_eq!(desks.queues(&slots).iter().map(|queue| queue.places.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(desks.at(&slots)[0].presenting.as_ref().unwrap().short_name, "c");
    desks.deal(&mut slots, |slot| (slot.short_name != "b").then(|| "sawit".to_owned()));
    assert_eq!(slots.map(|slot| slot.desk), [Some(3), Some(1), Some(1)]);
}

#[test]
fn each_desk_has_its_clock_as_long_as_there_are_presentations() {
    let day = jiff::civil::date(2023, 9, 20);
    let ends_at = Some(Moment(60_000));
    let mut meeting = blank("m-1".parse().unwrap(), "c-1".parse().unwrap(), day);
    (meeting.desks, meeting.round) = (desks(), Round::Presenting);
    let slots = [slot("a", Some(3), SlotState::Presenting), slot("b", Some(1), SlotState::Waiting)];
    let mut running = meeting.stages(&slots).all().to_vec();
    running[1].ends_at = ends_at;
    let running = Stages::of(running);
    let kept = meeting.desks.after(&running, Some(1));
    let facts: Vec<_> = kept.all().iter().map(|desk| (desk.ends_at, desk.version)).collect();
    assert_eq!(facts, [(None, 1), (ends_at, 2)], "only what was moved has another version");
    assert_eq!(meeting.hall(&running).ends_at, None);
    meeting.desks = kept;
    assert_eq!(meeting.stages(&slots), running, "what was kept is the same again");
    (meeting.round, meeting.turn_ends_at) = (Round::Choosing, Some(Moment(90_000)));
    let choosing = meeting.stages(&slots);
    assert!(choosing.all().iter().all(|stage| stage.ends_at == meeting.turn_ends_at));
    assert_eq!(meeting.hall(&choosing).ends_at, meeting.turn_ends_at);
    assert!(meeting.desks.after(&choosing, None).all().iter().all(|desk| desk.ends_at.is_none()));
}
