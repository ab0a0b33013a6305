//! On which paper a new one rests unless somebody chooses another, and for which days it is then drawn up.

use jiff::civil::Date;

use crate::features::partnership::model::Agreement;

/// On which paper a new one rests unless somebody chooses another: none that is over, and first one that lasts until the last day that is
/// wanted, then one that names a field of the leading office, then one of its own partnership.
pub fn first_base<'a>(
    bases: &'a [Agreement],
    own: &[Agreement],
    (last, fields): (Option<Date>, &[String]),
    today: Date,
) -> Option<&'a Agreement> {
    let is_own = |one: &Agreement| own.iter().any(|other| other.id == one.id);
    let lasts = |one: &Agreement| last.is_none_or(|last| one.ends_on.is_none_or(|ends| ends >= last));
    let names = |one: &Agreement| {
        let named = one.fields();
        fields.is_empty() || named.is_empty() || named.iter().any(|code| fields.contains(code))
    };
    let running = bases.iter().filter(|one| !one.is_over(today));
    running.min_by_key(|one| (!lasts(one), !names(one), !is_own(one)))
}

/// The days of a partnership as far as the paper on which a new one rests lets them be, from today at the earliest.
pub fn within(
    base: &Agreement,
    (first, last): (Option<Date>, Option<Date>),
    today: Date,
) -> [Option<Date>; 2] {
    let starts = base.starts_on.map(|starts| starts.max(first.unwrap_or(today)).max(today));
    let ends = [base.ends_on, last].into_iter().flatten().min();
    [starts, ends.filter(|ends| starts.is_none_or(|starts| *ends >= starts)).or(base.ends_on)]
}
