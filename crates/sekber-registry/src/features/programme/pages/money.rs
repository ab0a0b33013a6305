//! The money of one programme in short: its rupiah, and beside it what it has in other currencies, which are never added to it.

use std::collections::BTreeMap;

use sekber_core::value::{Currency, Money};

use crate::features::programme::model::FundingLine;
use crate::kit::page::Frame;

/// As the lines of its money say it; empty when they tell none.
pub fn of_lines(frame: &Frame, total_idr: i64, funding: &[FundingLine]) -> String {
    in_short(frame, total_idr, funding.iter().map(|line| line.amount))
}

/// As a list finds it: its amounts in other currencies as `currency:minor`, separated by `;`.
pub fn of_list(frame: &Frame, total_idr: i64, others: Option<&str>) -> String {
    in_short(frame, total_idr, listed(others))
}

/// What a programme has in other currencies as a list finds it: one sum for each.
pub fn others(found: Option<&str>) -> Vec<Money> {
    summed(listed(found))
}

fn listed(found: Option<&str>) -> impl Iterator<Item = Money> {
    let amount = |text: &str| {
        let (currency, minor) = text.split_once(':')?;
        Some(Money { minor: minor.parse().ok()?, currency: currency.parse().ok()? })
    };
    found.unwrap_or_default().split(';').filter_map(amount)
}

/// One sum for each currency but the rupiah, in the order of their codes; what is not told is none.
fn summed(amounts: impl Iterator<Item = Money>) -> Vec<Money> {
    let mut others: BTreeMap<String, Money> = BTreeMap::new();
    for amount in amounts.filter(|amount| amount.currency != Currency::IDR) {
        let currency = amount.currency;
        let sum = others.entry(currency.to_string()).or_insert(Money { minor: 0, currency });
        sum.minor = sum.minor.saturating_add(amount.minor);
    }
    others.into_values().filter(|sum| sum.minor > 0).collect()
}

fn in_short(frame: &Frame, total_idr: i64, amounts: impl Iterator<Item = Money>) -> String {
    let rupiah = Some(Money { minor: total_idr, currency: Currency::IDR }).filter(|sum| sum.minor > 0);
    let told = rupiah.into_iter().chain(summed(amounts));
    told.map(|sum| frame.money_short(&sum)).collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_currencies_stand_apart_each_in_one_sum() {
        let told: Vec<(String, i64)> = others(Some("USD:1000;EUR:5;IDR:7;USD:500;JPY:0;?;USD"))
            .into_iter()
            .map(|sum| (sum.currency.to_string(), sum.minor))
            .collect();
        assert_eq!(told, [("EUR".to_owned(), 5), ("USD".to_owned(), 1_500)]);
        assert!(others(None).is_empty());
    }
}
