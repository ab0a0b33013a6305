use super::*;

fn line(kind: &str, reference: &str, value: &str) -> ToldLine {
    ToldLine {
        kind: kind.to_owned(),
        reference: reference.to_owned(),
        on_day: "2024-02-01".to_owned(),
        value: value.to_owned(),
        currency: "IDR".to_owned(),
        ..ToldLine::default()
    }
}

fn kept(id: &str, line: &ToldLine, (state, replaces): (&str, Option<&str>)) -> ToldMoney {
    ToldMoney {
        id: id.to_owned(),
        programme_id: "p".parse().unwrap(),
        import_id: "i".parse().unwrap(),
        source: "X-1".to_owned(),
        kind: line.kind.clone(),
        reference: line.reference.clone(),
        on_day: line.on_day.clone(),
        value: line.value.clone(),
        currency: line.currency.clone(),
        giver: line.giver.clone(),
        receiver: line.receiver.clone(),
        kept: String::new(),
        state: state.parse().unwrap(),
        replaces: replaces.map(str::to_owned),
        entry_id: None,
    }
}

fn told(lines: Vec<ToldLine>) -> Told {
    Told { source: "X-1".to_owned(), lines, more: 0 }
}

/// The values of what is new, each with the identifier of what it takes the place of.
fn found(lines: Vec<ToldLine>, known: &[ToldMoney]) -> Vec<(String, Option<String>)> {
    let known: Vec<&ToldMoney> = known.iter().collect();
    let told = told(lines);
    let (new, beyond) = new_lines((&"p".parse().unwrap(), &told), &known);
    assert_eq!(beyond, 0);
    new.into_iter().map(|(line, former)| (line.value.clone(), former.map(|one| one.id.clone()))).collect()
}

#[test]
fn the_same_line_is_told_once_and_a_corrected_one_takes_its_place() {
    let (one, two) = (line("3", "A", "100"), line("3", "", "5"));
    let all = [kept("a", &one, ("recorded", None)), kept("b", &two, ("offered", None))];
    assert!(found(vec![one.clone(), two.clone()], &all).is_empty());
    // However many digits it is written with, it is the same amount.
    for value in ["100.00", "0100", "+100", " 100.0 "] {
        assert!(found(vec![line("3", "A", value), two.clone()], &all).is_empty(), "{value}");
    }
    // Two alike are two; the second one is new.
    assert_eq!(found(vec![one, two.clone(), two.clone()], &all), [("5".to_owned(), None)]);
    assert_eq!(found(vec![line("3", "A", "90")], &all), [("90".to_owned(), Some("a".to_owned()))]);
    // A number that stands there twice tells nothing.
    let both = [line("3", "A", "90"), line("3", "A", "80")];
    assert!(found(both.to_vec(), &all).iter().all(|(_, former)| former.is_none()));
    // What was replaced is no longer what is known.
    let later = kept("c", &line("3", "A", "90"), ("offered", Some("a")));
    let [first, second] = all;
    let all = [first, second, later];
    assert!(found(vec![line("3", "A", "90")], &all).is_empty());
    assert_eq!(found(vec![line("3", "A", "70")], &all), [("70".to_owned(), Some("c".to_owned()))]);
}

#[test]
fn what_this_register_published_is_nothing_new() {
    let told = Told { source: "ID-COA-61.05-p".to_owned(), ..told(vec![line("3", "A", "1")]) };
    assert!(new_lines((&"p".parse().unwrap(), &told), &[]).0.is_empty());
    assert_eq!(new_lines((&"q".parse().unwrap(), &told), &[]).0.len(), 1);
}

#[test]
fn what_a_programme_has_no_room_for_is_counted() {
    let one = |at: usize| kept(&at.to_string(), &line("3", &format!("N-{at}"), "1"), ("offered", None));
    let almost: Vec<ToldMoney> = (0..MOST - 1).map(one).collect();
    let known: Vec<&ToldMoney> = almost.iter().collect();
    let told = told(vec![line("3", "A", "1"), line("3", "B", "1"), line("3", "N-0", "1")]);
    let (new, beyond) = new_lines((&"p".parse().unwrap(), &told), &known);
    assert_eq!((new.len(), beyond), (1, 1));
}

#[test]
fn one_kind_of_line_is_counted_at_each_stage() {
    let stage = |lines: &[(&'static str, bool)], stage| counted(lines.iter().copied()).get(&stage).copied();
    assert_eq!(stage(&[("3", false), ("1", false), ("9", false)], Stage::Disbursed), Some("1"));
    assert_eq!(stage(&[("3", true), ("1", false)], Stage::Disbursed), Some("3"), "what is recorded stays");
    assert_eq!(stage(&[("planned", false), ("budget", false)], Stage::Planned), Some("budget"));
    assert_eq!(stage(&[("4", false)], Stage::Committed), None);
}

#[test]
fn what_a_currency_has_no_digits_for_is_rounded_half_to_even() {
    let minor = |value, currency| rounded(value, currency).map(|money| money.minor);
    for (value, currency, expected) in [
        ("2095641.51154", "USD", 209_564_151),
        ("1.005", "USD", 100),
        ("1.015", "USD", 102),
        ("1.0150001", "USD", 102),
        ("1.0050001", "USD", 101),
        ("1.00499", "USD", 100),
        ("-1.015", "USD", -102),
        ("-0.005", "USD", 0),
        ("-0.006", "USD", -1),
        ("0.999", "USD", 100),
        ("0.5", "JPY", 0),
        ("1.5", "JPY", 2),
        ("12.30", "USD", 1_230),
    ] {
        assert_eq!(minor(value, currency), Some(expected), "{value} {currency}");
    }
    for value in ["", "1,005", "99999999999999999999.005", "banyak"] {
        assert_eq!(minor(value, "USD"), None, "{value}");
    }
}

#[test]
fn amounts_are_exact_or_none() {
    let minor = |value, currency| money(value, currency).map(|money| money.minor);
    assert_eq!(minor("1000.5", "USD"), Some(100_050));
    assert_eq!(minor("-7", "IDR"), Some(-700));
    assert_eq!(minor("12", "JPY"), Some(12));
    assert_eq!(minor("1.234", "KWD"), Some(1_234));
    for (value, currency) in
        [("1.5", "JPY"), ("1.005", "USD"), ("1,000", "IDR"), ("", "IDR"), ("1", "usd"), ("--1", "IDR")]
    {
        assert_eq!(minor(value, currency), None, "{value} {currency}");
    }
}
