//! Goods and works that are handed over, as they are typed line by line: how many of what, and for how much. What is typed is the
//! value of all of a line, or after `@` the price of one; the other of the two is worked out.

use sekber_core::reading::{read_decimal, read_money};
use sekber_core::value::{Currency, Money};

use crate::kit::page::official_document::paragraphs;

/// What is not known of a line.
pub const OPEN: &str = "…";
/// What stands before the price of one.
const EACH: char = '@';

/// One thing that is handed over, as it was typed: name, number, unit, value.
pub struct Item {
    /// What it is.
    pub name: String,
    /// How many, as typed.
    pub number: String,
    /// In which unit.
    pub unit: String,
    /// The price of one, in the smallest unit of rupiah; none where it does not come out even.
    pub each: Option<i64>,
    /// The value of all, in the smallest unit of rupiah.
    pub total: Option<i64>,
    /// What was typed for the value.
    pub typed: String,
}

impl Item {
    /// Reads `Meja belajar, 40, unit, 48 juta` or `Meja belajar, 40, unit, @1,2 juta`; a line in another form is a name.
    pub fn read(line: &str) -> Self {
        let parts: Vec<&str> = line.split(", ").map(str::trim).collect();
        let at = |from_end: usize| parts.len().checked_sub(from_end).and_then(|at| parts.get(at)).copied();
        let is_number = |text: &&str| text.starts_with(|sign: char| sign.is_ascii_digit());
        let (names, number, unit) = match (at(2), at(3)) {
            // `40 unit` in one part, or `40`, `unit` in two.
            (_, Some(number)) if parts.len() >= 4 && is_number(&number) => (3, number, at(2).unwrap_or(OPEN)),
            (Some(both), _) if parts.len() >= 3 && is_number(&both) => {
                let (number, unit) = both.split_once(' ').unwrap_or((both, OPEN));
                (2, number, unit)
            }
            _ => {
                let (name, open) = (line.to_owned(), OPEN.to_owned());
                return Self {
                    name,
                    number: open.clone(),
                    unit: open.clone(),
                    each: None,
                    total: None,
                    typed: open,
                };
            }
        };
        let typed = at(1).unwrap_or(OPEN);
        let (each, total) = match typed.strip_prefix(EACH) {
            Some(price) => {
                let each = rupiah(price);
                (each, each.and_then(|each| times(number, each)))
            }
            None => {
                let total = rupiah(typed);
                (total.and_then(|total| divided(number, total)), total)
            }
        };
        let name = parts.get(..parts.len() - names).unwrap_or_default().join(", ");
        Self { name, number: number.to_owned(), unit: unit.to_owned(), each, total, typed: typed.to_owned() }
    }
}

/// An amount in the smallest unit of rupiah.
fn rupiah(text: &str) -> Option<i64> {
    let money: Money = read_money(text.trim(), Currency::IDR).ok()?;
    (money.currency == Currency::IDR).then_some(money.minor)
}

/// What so many of a price come to.
fn times(number: &str, each: i64) -> Option<i64> {
    let count = read_decimal(number).ok()?;
    let parts = 10_i128.checked_pow(count.scale)?;
    let product = count.digits.checked_mul(i128::from(each))?;
    (product.checked_rem(parts)? == 0).then(|| product / parts).and_then(|minor| i64::try_from(minor).ok())
}

/// The price of one where so many come to a total, if it comes out even.
fn divided(number: &str, total: i64) -> Option<i64> {
    let count = read_decimal(number).ok()?;
    let scaled = i128::from(total).checked_mul(10_i128.checked_pow(count.scale)?)?;
    let each = scaled.checked_div(count.digits)?;
    (scaled.checked_rem(count.digits)? == 0).then_some(each).and_then(|minor| i64::try_from(minor).ok())
}

/// What was typed, a thing for each line.
pub fn read_all(text: &str) -> Vec<Item> {
    paragraphs(text).map(|line| Item::read(&line)).collect()
}

/// What all of them come to; none while a value is open, or where there is nothing.
pub fn sum(items: &[Item]) -> Option<i64> {
    let sum = items.iter().try_fold(0_i64, |sum, item| item.total.and_then(|total| sum.checked_add(total)));
    sum.filter(|_| !items.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_goods_tells_the_price_of_one_and_the_value_of_all() {
        let read = |line: &str| {
            let item = Item::read(line);
            ([item.name, item.number, item.unit], item.each, item.total)
        };
        let told = |name: &str, number: &str, unit: &str| [name, number, unit].map(str::to_owned);
        let desks = told("Meja belajar", "40", "unit");
        assert_eq!(
            read("Meja belajar, 40, unit, 48 juta"),
            (desks.clone(), Some(120_000_000), Some(4_800_000_000))
        );
        assert_eq!(
            read("Meja belajar, 40, unit, @1,2 juta"),
            (desks, Some(120_000_000), Some(4_800_000_000))
        );
        let seedlings = told("Bibit, aren", "2.000", "batang");
        assert_eq!(read("Bibit, aren, 2.000 batang, Rp4.000.000,50"), (seedlings, None, Some(400_000_050)));
        assert_eq!(
            read("Kabel, 2,5, meter, @10.000"),
            (told("Kabel", "2,5", "meter"), Some(1_000_000), Some(2_500_000))
        );
        assert_eq!(read("Pelatihan petani"), (told("Pelatihan petani", "…", "…"), None, None));
        assert_eq!(read("Meja, 0, unit, 1 juta"), (told("Meja", "0", "unit"), None, Some(100_000_000)));
    }

    #[test]
    fn a_sum_is_told_only_where_every_value_is() {
        assert_eq!(sum(&read_all("Meja, 2, unit, 1 juta\nKursi, 4, unit, @250.000")), Some(200_000_000));
        assert_eq!(sum(&read_all("Meja, 2, unit, 1 juta\nPelatihan")), None);
        assert_eq!(sum(&read_all("")), None);
    }
}
