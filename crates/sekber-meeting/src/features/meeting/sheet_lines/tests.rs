use super::*;

fn line(number: &str, group: &str, programme: &str, office: Option<&str>) -> SheetLine {
    SheetLine {
        number: number.to_owned(),
        grouped_by: group.to_owned(),
        programme: programme.parse().unwrap(),
        title: programme.to_owned(),
        office: office.map(|id| id.parse().unwrap()),
        other: String::new(),
    }
}

fn numbers(lines: &[SheetLine]) -> Vec<(String, String)> {
    lines.iter().map(|line| (line.number.clone(), line.title.clone())).collect()
}

fn told(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(number, title)| ((*number).to_owned(), (*title).to_owned())).collect()
}

#[test]
fn a_number_on_paper_stays_with_its_programme_when_the_order_changes() {
    let printed =
        [line("1a", "one", "p1", None), line("2a", "two", "p2", None), line("2b", "two", "p3", None)];
    // The first one now speaks last, the second has another programme before its own, a third came.
    let now = vec![
        line("1a", "two", "p4", None),
        line("1b", "two", "p2", None),
        line("2a", "three", "p5", None),
        line("3a", "one", "p1", None),
    ];
    let expected = told(&[("2c", "p4"), ("2a", "p2"), ("3a", "p5"), ("1a", "p1")]);
    assert_eq!(numbers(&numbered(&printed, now)), expected);
    assert_eq!(numbers(&numbered(&[], vec![line("1a", "one", "p1", None)])), told(&[("1a", "p1")]));
}

#[test]
fn offices_of_a_programme_keep_their_places() {
    let printed = [line("a1", "p1", "p1", Some("o1")), line("a2", "p1", "p1", Some("o2"))];
    let now = vec![
        line("a1", "p1", "p1", Some("o3")),
        line("a2", "p1", "p1", Some("o1")),
        line("b1", "p2", "p2", Some("o1")),
    ];
    let settled = numbered(&printed, now);
    assert_eq!(settled.iter().map(|line| line.number.as_str()).collect::<Vec<_>>(), ["a3", "a1", "b1"]);
    let mut mixed = vec!["10a", "2b", "2a", "1a"];
    mixed.sort_by_key(|number| place(number));
    assert_eq!(mixed, ["1a", "2a", "2b", "10a"]);
}
