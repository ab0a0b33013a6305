//! Money as whole minor units of a currency, so that sums are exact and equal in every database.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Currency;
use crate::write::{en_grouped, id_grouped};

/// An amount: `minor` counts the smallest unit of the currency (sen for rupiah: Rp1 is 100).
///
/// The rupiah keeps the two digits that ISO 4217 gives it, although sen are rarely written, so that every
/// amount of every currency follows one rule. Negative amounts exist: corrections and refunds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// Whole minor units.
    pub minor: i64,
    /// Whose units.
    pub currency: Currency,
}

/// Why two amounts have no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSum {
    /// Amounts of different currencies are never added.
    #[error("{0} and {1} are different currencies")]
    Currencies(Currency, Currency),
    /// The sum does not fit: beyond 92 quadrillion rupiah.
    #[error("the sum is too large")]
    TooLarge,
}

impl Money {
    /// An amount of whole rupiah; `None` beyond 92 quadrillion.
    pub fn rupiah(whole: i64) -> Option<Self> {
        Self::whole(whole, Currency::IDR)
    }

    /// An amount of whole units of a currency; `None` when it does not fit.
    pub fn whole(whole: i64, currency: Currency) -> Option<Self> {
        Some(Self { minor: whole.checked_mul(currency.minor_per_unit())?, currency })
    }

    /// The sum with another amount.
    ///
    /// # Errors
    /// When the currencies differ or the sum does not fit.
    pub fn checked_add(self, other: Self) -> Result<Self, NoSum> {
        if self.currency != other.currency {
            return Err(NoSum::Currencies(self.currency, other.currency));
        }
        let minor = self.minor.checked_add(other.minor).ok_or(NoSum::TooLarge)?;
        Ok(Self { minor, currency: self.currency })
    }

    /// The sum of amounts in one currency; zero of that currency for none.
    ///
    /// # Errors
    /// When an amount is of another currency or the sum does not fit.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Result<Self, NoSum> {
        amounts.into_iter().try_fold(Self { minor: 0, currency }, Self::checked_add)
    }

    /// As an Indonesian official writes it: `Rp1.250.000`, `Rp1.250.000,50`, `USD 1.250,50`.
    pub fn id(self) -> String {
        let mark =
            if self.currency == Currency::IDR { "Rp".to_owned() } else { format!("{} ", self.currency) };
        let (whole, fraction) = self.parts();
        self.written(
            &mark,
            &id_grouped(whole),
            &fraction.map_or(String::new(), |digits| format!(",{digits}")),
        )
    }

    /// As written in English: `IDR 1,250,000`, `IDR 1,250,000.50`.
    pub fn en(self) -> String {
        let (whole, fraction) = self.parts();
        let fraction = fraction.map_or(String::new(), |digits| format!(".{digits}"));
        self.written(&format!("{} ", self.currency), &en_grouped(whole), &fraction)
    }

    /// Short for charts and cards: `Rp1,2 miliar`, `Rp21 miliar`, `Rp850 juta`; below a million as [`Self::id`] in whole units.
    pub fn id_compact(self) -> String {
        let mark =
            if self.currency == Currency::IDR { "Rp".to_owned() } else { format!("{} ", self.currency) };
        self.compact(&mark, ["juta", "miliar", "triliun"], ",", id_grouped)
    }

    /// Short in English: `IDR 1.2 billion`.
    pub fn en_compact(self) -> String {
        self.compact(&format!("{} ", self.currency), ["million", "billion", "trillion"], ".", en_grouped)
    }

    /// The amount rounded down to what the short form tells, for what is said to be at least so much: Rp33.072.000.000 is at least
    /// Rp33 miliar, and not Rp33,1 miliar. What is not above zero stays as it is.
    pub fn rounded_down(self) -> Self {
        let per_unit = self.currency.minor_per_unit();
        let whole = self.minor / per_unit;
        let scales = [1_000_000_000_000_i64, 1_000_000_000, 1_000_000];
        // Of almost a million the short form would make one.
        let below = if whole >= 100_000 { 100 } else { 1 };
        let step = scales.into_iter().find(|scale| whole >= *scale).map_or(below, |scale| scale / 10);
        let step = step.saturating_mul(per_unit);
        Self { minor: if self.minor > 0 { self.minor - self.minor % step } else { self.minor }, ..self }
    }

    /// Whole units, and the digits of the rest when there is a rest.
    fn parts(self) -> (u64, Option<String>) {
        let per_unit = self.currency.minor_per_unit().unsigned_abs();
        let rest = self.minor.unsigned_abs() % per_unit;
        let digits = usize::from(self.currency.exponent());
        (self.minor.unsigned_abs() / per_unit, (rest > 0).then(|| format!("{rest:0digits$}")))
    }

    fn written(self, mark: &str, whole: &str, fraction: &str) -> String {
        format!("{}{mark}{whole}{fraction}", self.sign())
    }

    fn sign(self) -> &'static str {
        if self.minor < 0 { "-" } else { "" }
    }

    fn compact(self, mark: &str, names: [&str; 3], comma: &str, grouped: fn(u64) -> String) -> String {
        let per_unit = u128::from(self.currency.minor_per_unit().unsigned_abs());
        let minor = u128::from(self.minor.unsigned_abs());
        let tenths = |scale: u128| (minor * 10 + per_unit * scale / 2) / (per_unit * scale);
        let scales = [1_000_000_u128, 1_000_000_000, 1_000_000_000_000];
        // The largest name whose rounded value reaches one: 999.960.000 is "1 miliar", not "1.000 juta".
        for (name, scale) in names.into_iter().zip(scales).rev() {
            if tenths(scale / 1000) >= 10_000 {
                let tenths = tenths(scale);
                let whole = grouped(u64::try_from(tenths / 10).unwrap_or(u64::MAX));
                let rest = tenths % 10;
                let fraction = if rest == 0 { String::new() } else { format!("{comma}{rest}") };
                return format!("{}{mark}{whole}{fraction} {name}", self.sign());
            }
        }
        let whole = u64::try_from((minor + per_unit / 2) / per_unit).unwrap_or(u64::MAX);
        self.written(mark, &grouped(whole), "")
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id())
    }
}
