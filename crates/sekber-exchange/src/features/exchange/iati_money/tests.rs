use proptest::prelude::*;
use sekber_iati::{Limits, Reader, Summary};

use super::*;

fn read(file: &str) -> Told {
    let mut reader = Reader::new(file.as_bytes(), Limits::default());
    told(&reader.next_activity().unwrap().unwrap(), MOST_OF_FILE)
}

fn file(inner: &str) -> String {
    format!(
        r#"<iati-activities version="2.03"><iati-activity default-currency="USD"><iati-identifier>X-1</iati-identifier>
        <reporting-org ref="X"><narrative>Yayasan</narrative></reporting-org>
        <participating-org role="1"><narrative>Donor</narrative></participating-org>{inner}</iati-activity></iati-activities>"#
    )
}

fn transaction(kind: &str, reference: &str, (currency, value): (&str, &str)) -> String {
    format!(
        r#"<transaction ref="{reference}"><transaction-type code="{kind}"/><transaction-date iso-date="2024-03-01"/><value currency="{currency}" value-date="2024-03-01">{value}</value></transaction>"#
    )
}

#[test]
fn who_gives_and_who_receives_is_as_the_standard_says() {
    let told = read(&file(&format!(
        "{}{}{}{}",
        transaction("1", "a", ("USD", "10")),
        transaction("3", "b", ("USD", "4")),
        transaction("4", "c", ("IDR", "5")),
        r#"<budget><period-start iso-date="2024-01-01"/><period-end iso-date="2024-12-31"/><value>7</value></budget>"#,
    )));
    let hands = |kind: &str| {
        let line = told.lines.iter().find(|line| line.kind == kind).unwrap();
        (line.giver.as_str(), line.receiver.as_str(), line.kept.as_str())
    };
    assert_eq!(hands("1"), ("Donor", "Yayasan", ""));
    assert_eq!(hands("3"), ("Yayasan", "", ""));
    assert_eq!(hands("4"), ("Yayasan", "Yayasan", ""));
    assert_eq!(hands(BUDGET), ("Donor", "Yayasan", ""));
    assert_eq!(told.source, "X-1");
    let sums = sums(std::iter::once(told.lines.iter().collect()), told.more);
    assert_eq!(sums, "1|USD|1|10\n3|USD|1|4\n4|IDR|1|5\nbudget|USD|1|7\n!passed-on|1");
}

#[test]
fn what_cannot_be_an_entry_is_kept_with_the_reason() {
    for (kind, currency, value, why) in [
        ("5", "USD", "1", "kind"),
        ("3", "???", "1", "currency"),
        ("3", "USD", "1.005", ""),
        ("3", "USD", "0.004", "amount"),
        ("3", "USD", "-1.005", "below-zero"),
        ("3", "USD", "", "amount"),
        ("3", "USD", "-1", "below-zero"),
        ("3", "USD", "0.00", "zero"),
        ("3", "USD", "99999999999999999", "amount"),
        ("3", "USD", "1.50", ""),
    ] {
        let told = read(&file(&transaction(kind, "", (currency, value))));
        assert_eq!(told.lines[0].kept, why, "{kind} {currency} {value}");
    }
    let undated = read(&file("<transaction><transaction-type code=\"3\"/><value>1</value></transaction>"));
    assert_eq!(undated.lines[0].kept, "day");
}

#[test]
fn what_is_no_amount_is_counted_and_never_summed() {
    let lines = [("IDR", "5"), ("IDR", "9999999999999999999999"), ("IDR", "1e30"), ("IDR", "banyak")];
    let told = read(&file(&lines.map(|line| transaction("4", "", line)).concat()));
    assert_eq!(sums(std::iter::once(told.lines.iter().collect()), 0), "4|IDR|1|5\n!amount|3");
}

#[test]
fn each_line_whose_amount_is_not_offered_as_written_is_named() {
    let lines = [
        ("USD", "2095641.51154"),
        ("USD", "0.001"),
        ("IDR", "9999999999999999999999"),
        ("IDR", "banyak"),
        ("USD", "7.50"),
    ];
    let told = read(&file(&lines.map(|line| transaction("4", "", line)).concat()));
    assert_eq!(told.lines[0].value, "2095641.51154", "kept as it is written");
    let source = &told.source;
    let expected = [
        format!("?rounded|USD|{source}|2095641.51154"),
        format!("?nothing|USD|{source}|0.001"),
        format!("?large|IDR|{source}|9999999999999999999999"),
        format!("?unread|IDR|{source}|banyak"),
    ];
    assert_eq!(named(std::slice::from_ref(&told)), expected);
    let of_many = named(&vec![told; MOST_NAMED]);
    assert_eq!((of_many.len(), of_many.last().map(String::as_str)), (MOST_NAMED + 1, Some("?more|60")));
}

#[test]
fn what_is_beyond_the_room_is_counted() {
    let three = transaction("3", "", ("USD", "1")).repeat(3);
    let file = file(&three);
    let mut reader = Reader::new(file.as_bytes(), Limits::default());
    let told = told(&reader.next_activity().unwrap().unwrap(), 2);
    assert_eq!((told.lines.len(), told.more), (2, 1));
    assert!(sums(std::iter::once(told.lines.iter().collect()), told.more).ends_with("!more|1"));
}

proptest! {
    /// What is kept comes to what the file comes to, for every kind and currency, to the last digit.
    #[test]
    fn sums_are_those_of_the_file(all in prop::collection::vec(
        (prop::sample::select(vec!["1", "2", "3", "4", "5", "11"]), prop::sample::select(vec!["IDR", "USD", "EUR"]),
         -1_000_000_000_000_i64..1_000_000_000_000), 0..40))
    {
        let written = |cents: i64| {
            let sign = if cents < 0 { "-" } else { "" };
            format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
        };
        let text: String = all.iter().map(|(kind, currency, cents)| transaction(kind, "", (*currency, written(*cents).as_str()))).collect();
        let file = file(&text);
        let mut reader = Reader::new(file.as_bytes(), Limits::default());
        let activity = reader.next_activity().unwrap().unwrap();
        let mut summary = Summary::default();
        summary.add(&activity);
        let told = told(&activity, MOST_OF_FILE);
        let kept = sums(std::iter::once(told.lines.iter().collect()), told.more);
        let mut expected = Vec::new();
        for (kind, currencies) in summary.transactions() {
            for (currency, (count, sum)) in currencies {
                expected.push(format!("{kind}|{currency}|{count}|{sum}"));
            }
        }
        let found: Vec<&str> = kept.lines().filter(|line| !line.starts_with('!')).collect();
        prop_assert_eq!(found, expected);
        // Written out again from what is kept, the file says the same.
        let again: String = told
            .lines
            .iter()
            .map(|line| transaction(&line.kind, &line.reference, (line.currency.as_str(), line.value.as_str())))
            .collect();
        prop_assert_eq!(read(&self::file(&again)), told);
    }
}
