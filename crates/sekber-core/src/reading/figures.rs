//! Dates of figures only, such as 4/3/2024: which of the first two is the day, a single cell cannot tell; its column can.

/// In which order day and month stand in a date of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureOrder {
    /// The first figure is beyond twelve.
    DayFirst,
    /// The second figure is beyond twelve.
    MonthFirst,
    /// Both figures may be the month, and they differ.
    Either,
}

/// A date of figures within a text: where it stands, its three numbers, and what parts them.
struct Figures {
    from: usize,
    to: usize,
    first: String,
    second: String,
    year: String,
    sign: char,
}

impl Figures {
    fn order(&self) -> Option<FigureOrder> {
        let number = |text: &str| text.parse::<u8>().unwrap_or(0);
        match (number(&self.first), number(&self.second)) {
            (0, _) | (_, 0) => None,
            (first, second) if first > 12 && second > 12 => None,
            (first, _) if first > 12 => Some(FigureOrder::DayFirst),
            (_, second) if second > 12 => Some(FigureOrder::MonthFirst),
            (first, second) if first == second => None,
            _ => Some(FigureOrder::Either),
        }
    }
}

/// Characters of a cell that can be dates; longer ones are texts.
const LONGEST: usize = 200;

/// The dates of figures in a text.
fn dates(text: &str) -> Vec<Figures> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let is_sign = |c: char| matches!(c, '/' | '.' | '-');
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let begin = from + at;
        let rest = &text[begin..];
        let run = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
        let first = run(rest);
        let sign = rest[first..].chars().next().filter(|sign| is_sign(*sign));
        let figures = sign.and_then(|sign| {
            let second = run(rest.get(first + 1..)?);
            let after = first + 1 + second;
            rest.get(after..)?.strip_prefix(sign)?;
            let year = run(rest.get(after + 1..)?);
            let sizes = (1..=2).contains(&first) && (1..=2).contains(&second) && (year == 4 || year == 2);
            // A code such as 1.02.02.2 has more of them.
            let alone = !text[..begin].ends_with(sign) && !rest[after + 1 + year..].starts_with(sign);
            (sizes && alone).then(|| Figures {
                from: begin,
                to: begin + after + 1 + year,
                first: rest[..first].to_owned(),
                second: rest[first + 1..after].to_owned(),
                year: rest[after + 1..after + 1 + year].to_owned(),
                sign,
            })
        });
        from = figures.as_ref().map_or(begin + first, |figures| figures.to);
        found.extend(figures);
    }
    found
}

/// The order of the dates of figures in a text; none when it has none, or none whose order matters. What is certain of one
/// date holds for the others beside it.
pub fn figure_order(text: &str) -> Option<FigureOrder> {
    let orders: Vec<FigureOrder> = dates(text).iter().filter_map(Figures::order).collect();
    orders.iter().find(|order| **order != FigureOrder::Either).or(orders.first()).copied()
}

/// The text with the day first in every date of figures that was written with the month first.
pub fn with_day_first(text: &str) -> String {
    let mut turned = String::with_capacity(text.len());
    let mut from = 0;
    for date in dates(text) {
        if !matches!(date.order(), Some(FigureOrder::MonthFirst | FigureOrder::Either)) {
            continue;
        }
        let Figures { first, second, year, sign, .. } = &date;
        turned.push_str(&text[from..date.from]);
        turned.push_str(&format!("{second}{sign}{first}{sign}{year}"));
        from = date.to;
    }
    turned.push_str(&text[from..]);
    turned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_figures_is_told_and_turned() {
        let cases = [
            ("4/3/2024", Some(FigureOrder::Either), "3/4/2024"),
            ("4/25/2024", Some(FigureOrder::MonthFirst), "25/4/2024"),
            ("25-4-24", Some(FigureOrder::DayFirst), "25-4-24"),
            ("4/3/2024 - 4/25/2024", Some(FigureOrder::MonthFirst), "3/4/2024 - 25/4/2024"),
            ("4/4/2024", None, "4/4/2024"),
            ("2024-04-03", None, "2024-04-03"),
            ("Rp1.250.000", None, "Rp1.250.000"),
            ("1.02.02.2.02.0015", None, "1.02.02.2.02.0015"),
        ];
        for (text, order, turned) in cases {
            assert_eq!(figure_order(text), order, "{text}");
            if order.is_some() {
                assert_eq!(with_day_first(text), turned, "{text}");
            }
        }
    }
}
