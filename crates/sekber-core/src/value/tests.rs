use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn rupiah(minor: i64) -> Money {
    Money { minor, currency: Currency::IDR }
}

#[test]
fn what_is_at_least_so_much_is_never_rounded_up() {
    for (minor, told) in [
        (3_307_200_000_000, "Rp33 miliar"),
        (3_319_900_000_000, "Rp33,1 miliar"),
        (99_996_000_000, "Rp999,9 juta"),
        (100_000_000, "Rp1 juta"),
        (99_999_999, "Rp999.900"),
        (0, "Rp0"),
        (-150_000_000, "-Rp1,5 juta"),
    ] {
        assert_eq!(rupiah(minor).rounded_down().id_compact(), told);
    }
}

#[test]
fn money_is_written_as_officials_do() {
    let cases = [
        (125_000_000_000, "Rp1.250.000.000", "IDR 1,250,000,000", "Rp1,3 miliar", "IDR 1.3 billion"),
        (120_000_000_000, "Rp1.200.000.000", "IDR 1,200,000,000", "Rp1,2 miliar", "IDR 1.2 billion"),
        (2_100_000_000_000, "Rp21.000.000.000", "IDR 21,000,000,000", "Rp21 miliar", "IDR 21 billion"),
        (85_000_000_000, "Rp850.000.000", "IDR 850,000,000", "Rp850 juta", "IDR 850 million"),
        (95_000_000_000, "Rp950.000.000", "IDR 950,000,000", "Rp950 juta", "IDR 950 million"),
        (99_996_000_000, "Rp999.960.000", "IDR 999,960,000", "Rp1 miliar", "IDR 1 billion"),
        (125_000_050, "Rp1.250.000,50", "IDR 1,250,000.50", "Rp1,3 juta", "IDR 1.3 million"),
        (50_000_005, "Rp500.000,05", "IDR 500,000.05", "Rp500.000", "IDR 500,000"),
        (-150_000_000, "-Rp1.500.000", "-IDR 1,500,000", "-Rp1,5 juta", "-IDR 1.5 million"),
        (0, "Rp0", "IDR 0", "Rp0", "IDR 0"),
    ];
    for (minor, id, en, id_compact, en_compact) in cases {
        let money = rupiah(minor);
        assert_eq!(
            [money.id(), money.en(), money.id_compact(), money.en_compact()],
            [id, en, id_compact, en_compact]
        );
    }
    let dollars = Money { minor: 125_050, currency: Currency::USD };
    assert_eq!((dollars.id().as_str(), dollars.en().as_str()), ("USD 1.250,50", "USD 1,250.50"));
    let yen = Money { minor: 1_250, currency: "JPY".parse().unwrap() };
    assert_eq!(yen.en(), "JPY 1,250");
    let dinar = Money { minor: 1_250, currency: "KWD".parse().unwrap() };
    assert_eq!(dinar.en(), "KWD 1.250");
}

#[test]
fn sums_refuse_what_cannot_be_added() {
    let one = rupiah(1);
    assert_eq!(one.checked_add(rupiah(2)), Ok(rupiah(3)));
    let dollar = Money { minor: 1, currency: Currency::USD };
    assert_eq!(one.checked_add(dollar), Err(NoSum::Currencies(Currency::IDR, Currency::USD)));
    assert_eq!(one.checked_add(rupiah(i64::MAX)), Err(NoSum::TooLarge));
    assert_eq!(Money::sum(Currency::IDR, []), Ok(rupiah(0)));
    assert_eq!(Money::rupiah(i64::MAX), None);
    assert_eq!(Money::rupiah(7), Some(rupiah(700)));
}

#[test]
fn currencies_are_checked() {
    assert!("XYZ".parse::<Currency>().is_err());
    assert!("idr".parse::<Currency>().is_err());
    assert!("ID".parse::<Currency>().is_err());
    let codes: Vec<String> = Currency::all().map(|currency| currency.to_string()).collect();
    assert!(codes.is_sorted() && codes.len() > 150);
    assert!(codes.iter().all(|code| code.len() == 3 && code.parse::<Currency>().is_ok()));
}

#[test]
fn shares_are_exact() {
    assert_eq!(Percent::of(1, 8).unwrap().id(), "12,5%");
    assert_eq!(Percent::of(1, 3).unwrap().en(), "33.33%");
    assert_eq!(Percent::of(2, 2), Some(Percent::WHOLE));
    assert_eq!((Percent::of(1, 0), Percent::of(3, 2)), (None, None));
    assert_eq!(Percent::from_hundredths(5).unwrap().id(), "0,05%");
    assert!(Percent::from_hundredths(10_001).is_err());
}

#[test]
fn partial_dates_are_checked() {
    for text in
        ["", "23", "2023-13", "2023-02-29", "2023-9", "2023-09-20-1", "+202", "0999", "9999", "２０２３"]
    {
        assert!(text.parse::<PartialDate>().is_err(), "{text}");
    }
    let leap: PartialDate = "2024-02".parse().unwrap();
    assert_eq!((leap.first_day(), leap.last_day()), (date(2024, 2, 1), date(2024, 2, 29)));
}

#[test]
fn periods_end_after_they_start() {
    assert!("2023/2022".parse::<Period>().is_err());
    assert!("2023/2023-01-01".parse::<Period>().is_ok(), "both may mean the same day");
    let period: Period = "2021-09/2023".parse().unwrap();
    assert_eq!(period.years(), Some(2021..=2023));
    assert!(period.contains(date(2021, 9, 1)) && !period.contains(date(2021, 8, 31)));
    assert!(period.contains(date(2023, 12, 31)) && !period.contains(date(2024, 1, 1)));
    let open: Period = "2024/".parse().unwrap();
    assert!(!open.overlaps(&period) && open.contains(date(2090, 1, 1)));
    assert_eq!(open.years(), Some(2024..=2024));
    assert_eq!(Period::default().years(), None);
    assert!(period.is_over(date(2024, 1, 1)) && !period.is_over(date(2023, 12, 31)));
    assert!(period.ends_before(2024) && !period.ends_before(2023));
    assert!(!open.is_over(date(2100, 1, 1)) && !open.ends_before(2100));
}

pub(crate) fn any_date() -> impl Strategy<Value = jiff::civil::Date> {
    (1000..=9998_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| date(year, month, day))
}

pub(crate) fn any_partial_date() -> impl Strategy<Value = PartialDate> {
    (any_date(), 0..3_u8).prop_map(|(day, precision)| {
        let date = match precision {
            0 => PartialDate::year(day.year()),
            1 => PartialDate::month(day.year(), day.month()),
            _ => PartialDate::day(day),
        };
        date.unwrap()
    })
}

/// Stored as this JSON and read back from it; the forms below are in databases and must not change.
fn stored<T>(value: &T, json: &str)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(&serde_json::from_str::<T>(json).unwrap(), value);
}

#[test]
fn stored_forms_are_stable_and_checked() {
    stored(&rupiah(125), r#"{"minor":125,"currency":"IDR"}"#);
    stored(&"2021-09/".parse::<Period>().unwrap(), r#"{"start":"2021-09","end":null}"#);
    stored(&Percent::from_hundredths(1250).unwrap(), "1250");
    stored(&crate::registry::PartnerKind::CreditUnion, r#""credit_union""#);
    stored(&crate::audit::Hash::START, &format!("\"{}\"", "0".repeat(64)));
    assert!(serde_json::from_str::<Period>(r#"{"start":"2023","end":"2021"}"#).is_err());
    assert!(serde_json::from_str::<Percent>("10001").is_err());
    assert!(serde_json::from_str::<Money>(r#"{"minor":1,"currency":"XYZ"}"#).is_err());
    assert!(serde_json::from_str::<crate::registry::Level>(r#""galactic""#).is_err());
}

proptest! {
    #[test]
    fn partial_dates_survive_their_text(date in any_partial_date()) {
        prop_assert_eq!(date.to_string().parse(), Ok(date));
    }

    #[test]
    fn the_order_is_that_of_the_text(one in any_partial_date(), other in any_partial_date()) {
        prop_assert_eq!(one.cmp(&other), one.to_string().cmp(&other.to_string()));
    }

    #[test]
    fn periods_survive_their_text(one in proptest::option::of(any_partial_date()), other in proptest::option::of(any_partial_date())) {
        if let Ok(period) = Period::new(one, other) {
            prop_assert_eq!(period.to_string().parse(), Ok(period));
        }
    }

    #[test]
    fn overlap_is_mutual(a in any_partial_date(), b in any_partial_date(), c in any_partial_date(), d in any_partial_date()) {
        if let (Ok(one), Ok(other)) = (Period::new(Some(a), Some(b)), Period::new(Some(c), Some(d))) {
            prop_assert_eq!(one.overlaps(&other), other.overlaps(&one));
            prop_assert!(one.overlaps(&one));
        }
    }

    #[test]
    fn writing_money_never_fails(minor: i64, which: prop::sample::Index) {
        let all: Vec<Currency> = Currency::all().collect();
        let money = Money { minor, currency: all[which.index(all.len())] };
        prop_assert!(!money.id_compact().is_empty() && !money.en_compact().is_empty());
        prop_assert!(!money.id().is_empty() && !money.en().is_empty());
    }

    #[test]
    fn no_text_upsets_the_readers(text: String) {
        let _ = (text.parse::<Currency>(), text.parse::<PartialDate>(), text.parse::<Period>());
        let _ = (text.parse::<RegionCode>(), text.parse::<OrganisationId>());
    }
}
