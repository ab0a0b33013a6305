//! Lists that are shown page by page and by number: which page is asked for, and where those beside it are.

use crate::kit::form::Form;
use crate::kit::page::QueryString;

/// A page of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Numbered {
    /// How many rows stand before it.
    pub before: usize,
    /// Where the page before it is.
    pub previous: Option<String>,
    /// Where the page after it is.
    pub next: Option<String>,
}

impl Numbered {
    /// The page that is asked for of so many rows, so many at once; the last one where there are not so many pages.
    pub fn of(typed: &Form, (rows, at_once): (usize, usize), (query, path): (&QueryString, &str)) -> Self {
        let last = rows.saturating_sub(1) / at_once.max(1) + 1;
        let number = typed.text("page").parse::<usize>().unwrap_or(1).clamp(1, last);
        let link = |number: usize| query.with("page", &number.to_string()).link(path);
        Self {
            before: (number - 1) * at_once,
            previous: (number > 1).then(|| link(number - 1)),
            next: (number < last).then(|| link(number + 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_page_is_empty_where_there_are_rows() {
        let of = |query: &str, rows: usize| {
            Numbered::of(&Form::from_query(Some(query)), (rows, 50), (&QueryString::default(), "/list"))
        };
        let alone = Numbered { before: 0, previous: None, next: None };
        for (query, rows) in [("", 0), ("page=2", 0), ("page=2", 50), ("page=x", 50), ("page=0", 1)] {
            assert_eq!(of(query, rows), alone, "{query}, {rows}");
        }
        let second = of("page=2", 101);
        assert_eq!(second.before, 50);
        assert_eq!(second.previous.as_deref(), Some("/list?page=1"));
        assert_eq!(second.next.as_deref(), Some("/list?page=3"));
        let last = of("page=9", 101);
        assert_eq!((last.before, last.next), (100, None));
    }
}
