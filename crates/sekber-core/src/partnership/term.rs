//! How long a partnership runs: what its signed papers say together, so that a paper about one year takes nothing away from five.

use jiff::civil::Date;

use super::agreement::AgreementKind;

/// From when to when a partnership runs, as far as that is known: as long as the signed agreements that set its term say. Where
/// there are none it stays as it is `known`, lengthened by what plans and consents speak of.
pub fn term(
    signed: &[(AgreementKind, Date, Date)],
    known: (Option<Date>, Option<Date>),
) -> (Option<Date>, Option<Date>) {
    let of = |wanted: fn(AgreementKind) -> bool| signed.iter().filter(move |(kind, ..)| wanted(*kind));
    let sets = of(AgreementKind::sets_term);
    if let (Some(first), Some(last)) =
        (sets.clone().map(|(_, starts, _)| *starts).min(), sets.map(|(.., ends)| *ends).max())
    {
        return (Some(first), Some(last));
    }
    let fills = of(AgreementKind::fills_term);
    let first = known.0.into_iter().chain(fills.clone().map(|(_, starts, _)| *starts)).min();
    (first, known.1.into_iter().chain(fills.map(|(.., ends)| *ends)).max())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn plans_and_consents_never_shorten_a_term() {
        use AgreementKind::{Consent, Cooperation, Memorandum, YearlyPlan};
        let year = |kind, from, until| (kind, date(from, 1, 1), date(until, 12, 31));
        let days = |from, until| (Some(date(from, 1, 1)), Some(date(until, 12, 31)));
        let memorandum = year(Memorandum, 2025, 2029);
        assert_eq!(term(&[memorandum, year(YearlyPlan, 2026, 2026)], (None, None)), days(2025, 2029));
        assert_eq!(term(&[year(YearlyPlan, 2026, 2026)], days(2025, 2029)), days(2025, 2029));
        assert_eq!(term(&[year(YearlyPlan, 2026, 2026)], (None, None)), days(2026, 2026));
        assert_eq!(term(&[year(YearlyPlan, 2027, 2027)], days(2026, 2026)), days(2026, 2027));
        assert_eq!(
            term(&[year(Consent, 2026, 2026)], (None, Some(date(2028, 1, 1)))).1,
            Some(date(2028, 1, 1))
        );
        let several = [year(Cooperation, 2024, 2028), year(Cooperation, 2026, 2026)];
        assert_eq!(term(&several, (None, None)), days(2024, 2028), "each office has an agreement of its own");
        assert_eq!(term(&several, days(2020, 2030)), days(2024, 2028), "what was signed is what holds");
        assert_eq!(term(&[], days(2020, 2030)), days(2020, 2030));
    }
}
