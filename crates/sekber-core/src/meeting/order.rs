//! The running order: what presents when, and a proposal that keeps themes together.

/// A presentation to be placed. Times are minutes since midnight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The theme it is grouped by; nothing goes last.
    pub theme: Option<String>,
    /// How long it takes, in minutes.
    pub minutes: i64,
    /// The earliest minute of the day it can begin at.
    pub not_before: Option<i64>,
}

/// A pause in the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it begins, in minutes since midnight.
    pub from: i64,
    /// When it ends.
    pub to: i64,
}

/// When each presentation begins, in the order given: one after the other from `start`, never into a pause and never
/// before its own time. Linear in presentations times pauses.
pub fn timetable(start: i64, pauses: &[Pause], wishes: &[Wish]) -> Vec<i64> {
    let mut clock = start;
    let mut times = Vec::with_capacity(wishes.len());
    for wish in wishes {
        clock = begin(clock, pauses, wish);
        times.push(clock);
        clock += wish.minutes;
    }
    times
}

/// The first minute from `clock` on at which a presentation fits whole.
fn begin(clock: i64, pauses: &[Pause], wish: &Wish) -> i64 {
    let mut at = clock.max(wish.not_before.unwrap_or(clock));
    let mut sorted = pauses.to_vec();
    sorted.sort_by_key(|pause| pause.from);
    for pause in sorted.iter().filter(|pause| pause.from < pause.to) {
        if at < pause.to && at + wish.minutes > pause.from {
            at = pause.to;
        }
    }
    at
}

/// A proposed order, as places in `wishes`: themes together, the theme with most presentations first, within a theme as
/// given; a presentation that cannot begin yet lets others go before it, and only waits when nobody else can fill the
/// time. Deterministic; quadratic in presentations.
pub fn propose(start: i64, pauses: &[Pause], wishes: &[Wish]) -> Vec<usize> {
    let size = |theme: &Option<String>| wishes.iter().filter(|wish| wish.theme == *theme).count();
    let mut left: Vec<usize> = (0..wishes.len()).collect();
    left.sort_by_key(|at| {
        let theme = &wishes[*at].theme;
        (theme.is_none(), std::cmp::Reverse(size(theme)), theme.clone(), *at)
    });
    let mut order = Vec::with_capacity(wishes.len());
    let mut clock = start;
    while !left.is_empty() {
        let (place, at) = left
            .iter()
            .map(|at| begin(clock, pauses, &wishes[*at]))
            .enumerate()
            .min_by_key(|(place, at)| (*at, *place))
            .unwrap_or((0, clock));
        let chosen = left.remove(place);
        clock = at + wishes[chosen].minutes;
        order.push(chosen);
    }
    order
}

#[cfg(test)]
mod tests;
