use super::*;

fn key(subject: usize) -> Key {
    Key { refusal: Refusal::Password, subject: subject.to_string(), source: "network-1".to_owned() }
}

fn count(at: i64) -> Count {
    let label = "Yustina".to_owned();
    Count { label, times: 1, sources: 1, first: Moment(at), last: Moment(at), route: None }
}

#[test]
fn a_flood_adds_a_bounded_number_of_lines_and_none_is_uncounted() {
    let refusals = Refusals::default();
    for number in 0..5_000 {
        refusals.add(key(number), count(number as i64));
    }
    for _ in 0..100_000 {
        refusals.add(key(7), count(9_000));
    }
    assert!(refusals.0.lock().unwrap().len() <= MOST_APART + 1);
    let lines = refusals.take();
    assert_eq!(lines.len(), MOST_LINES + 1);
    assert_eq!((lines[0].0.subject.as_str(), lines[0].1.times), ("7", 100_001));
    assert_eq!(lines.iter().map(|(_, count)| count.times).sum::<u64>(), 105_000);
    assert!(refusals.take().is_empty());
}

#[test]
fn the_same_is_one_line_from_its_first_to_its_last_moment() {
    let refusals = Refusals::default();
    for at in [5, 3, 9] {
        refusals.add(key(1), count(at));
    }
    let lines = refusals.take();
    let [(_, told)] = lines.as_slice() else { panic!("one line") };
    assert_eq!((told.times, told.first, told.last), (3, Moment(3), Moment(9)));
}
