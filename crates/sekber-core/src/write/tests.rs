use jiff::civil::date;

use super::*;
use crate::value::Period;

#[test]
fn numbers_are_grouped() {
    assert_eq!(id_number(1_250_000), "1.250.000");
    assert_eq!(en_number(-1_250), "-1,250");
    assert_eq!(id_number(999), "999");
    assert_eq!(id_number(i64::MIN), "-9.223.372.036.854.775.808");
}

#[test]
fn dates_are_spelt_out() {
    let day = date(2023, 9, 20);
    assert_eq!(id_date(day), "20 September 2023");
    assert_eq!(id_long_date(day), "Rabu, 20 September 2023");
    assert_eq!(en_long_date(day), "Wednesday, 20 September 2023");
    assert_eq!(id_date(date(2024, 8, 1)), "1 Agustus 2024");
    assert_eq!(id_long_date(date(2024, 3, 1)), "Jumat, 1 Maret 2024");
    assert_eq!((id_month(0), id_month(13), en_month(10)), ("", "", "October"));
}

#[test]
fn periods_read_naturally() {
    let written = |text: &str| {
        let period: Period = text.parse().unwrap();
        (id_period(&period), en_period(&period))
    };
    assert_eq!(written("2021/2023"), ("2021–2023".to_owned(), "2021–2023".to_owned()));
    assert_eq!(written("2021-08/2023-12").0, "Agustus 2021–Desember 2023");
    assert_eq!(written("2021/"), ("sejak 2021".to_owned(), "since 2021".to_owned()));
    assert_eq!(written("/2023-05-01"), ("sampai 1 Mei 2023".to_owned(), "until 1 May 2023".to_owned()));
    assert_eq!(written("2023-07-06/2023-07-07").0, "6–7 Juli 2023");
    assert_eq!(written("2023/2023").0, "2023");
    assert_eq!(written("/").0, "");
}

#[test]
fn numbers_are_spelled_as_records_spell_them() {
    for (number, spelled) in [
        (0, "nol"),
        (11, "sebelas"),
        (15, "lima belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (101, "seratus satu"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1_000, "seribu"),
        (1_100, "seribu seratus"),
        (2_023, "dua ribu dua puluh tiga"),
        (100_000, "seratus ribu"),
        (1_250_000, "satu juta dua ratus lima puluh ribu"),
        (11_000_000_000, "sebelas miliar"),
    ] {
        assert_eq!(id_spelled(number), spelled);
    }
    assert!(id_spelled(u64::MAX).starts_with("delapan belas ribu empat ratus empat puluh enam kuadriliun"));
}
