//! Paging by key: a page is asked for by the last key of the one before, so depth costs nothing.

use super::Sql;

/// How many rows a list page shows.
pub const PAGE_SIZE: i64 = 50;

/// A place in a sorted list: the sort key and the id of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The row's value in the column that sorts.
    pub sort: String,
    /// The row's id, which breaks ties.
    pub id: String,
}

impl Key {
    /// The key as it stands in a URL.
    pub fn to_text(&self) -> String {
        format!("{}~{}", self.id, self.sort)
    }

    /// Reads a key from a URL; anything else is taken as "from the start".
    pub fn parse(text: &str) -> Option<Self> {
        let (id, sort) = text.split_once('~')?;
        Some(Self { sort: sort.to_owned(), id: id.to_owned() })
    }
}

/// Which page is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cursor {
    /// The first page.
    #[default]
    Start,
    /// The page that follows a row.
    After(Key),
    /// The page that precedes a row.
    Before(Key),
}

impl Cursor {
    /// Reads the `after` and `before` parameters of a URL.
    pub fn from_query(after: Option<&str>, before: Option<&str>) -> Self {
        match (after.and_then(Key::parse), before.and_then(Key::parse)) {
            (Some(key), _) => Self::After(key),
            (None, Some(key)) => Self::Before(key),
            (None, None) => Self::Start,
        }
    }
}

/// How a list is asked for page by page that two columns sort, a text and the id; made by [`keyset!`](crate::keyset).
#[derive(Debug, Clone, Copy)]
pub struct Keyset {
    /// The condition of the rows behind a row, up to its values.
    pub after: &'static str,
    /// The condition of those before it, up to its values.
    pub before: &'static str,
    /// The order shown.
    pub order: &'static str,
    /// The order in which the rows before a row are fetched.
    pub reversed: &'static str,
}

impl Keyset {
    /// The statement of one page, for [`Page::from_fetched`]. `asked` ends within its conditions.
    pub fn page(self, asked: Sql, cursor: &Cursor) -> Sql {
        let beyond = |asked: Sql, condition, key: &Key| {
            asked.push_bind(condition, &key.sort).push_bind(", ", &key.id).push(")")
        };
        let asked = match cursor {
            Cursor::Start => asked.push(self.order),
            Cursor::After(key) => beyond(asked, self.after, key).push(self.order),
            Cursor::Before(key) => beyond(asked, self.before, key).push(self.reversed),
        };
        asked.push_bind(" limit ", PAGE_SIZE + 1)
    }
}

/// The [`Keyset`](crate::store::paging::Keyset) of a column that sorts and the id, both rising, or both falling.
#[macro_export]
macro_rules! keyset {
    (rising $sort:literal, $id:literal) => {
        $crate::store::paging::Keyset {
            after: concat!(" and (", $sort, ", ", $id, ") > ("),
            before: concat!(" and (", $sort, ", ", $id, ") < ("),
            order: concat!(" order by ", $sort, ", ", $id),
            reversed: concat!(" order by ", $sort, " desc, ", $id, " desc"),
        }
    };
    (falling $sort:literal, $id:literal) => {
        $crate::store::paging::Keyset {
            after: concat!(" and (", $sort, ", ", $id, ") < ("),
            before: concat!(" and (", $sort, ", ", $id, ") > ("),
            order: concat!(" order by ", $sort, " desc, ", $id, " desc"),
            reversed: concat!(" order by ", $sort, ", ", $id),
        }
    };
}

/// One page of a list with the ways to its neighbours.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The rows, in the order shown.
    pub rows: Vec<T>,
    /// The `before` parameter of the previous page.
    pub previous: Option<String>,
    /// The `after` parameter of the next page.
    pub next: Option<String>,
    /// How many rows there are in all.
    pub total: i64,
    /// Whether there are more than that, which nobody counted.
    pub more: bool,
}

impl<T> Page<T> {
    /// Makes a page from up to `PAGE_SIZE + 1` rows in the order they were fetched (reversed for [`Cursor::Before`]).
    pub fn from_fetched(mut rows: Vec<T>, cursor: &Cursor, total: i64, key: impl Fn(&T) -> Key) -> Self {
        let size = usize::try_from(PAGE_SIZE).unwrap_or(50);
        let more = rows.len() > size;
        rows.truncate(size);
        let backwards = matches!(cursor, Cursor::Before(_));
        if backwards {
            rows.reverse();
        }
        let has_previous = if backwards { more } else { *cursor != Cursor::Start };
        let has_next = if backwards { true } else { more };
        let text = |row: Option<&T>| row.map(|row| key(row).to_text());
        let previous = if has_previous { text(rows.first()) } else { None };
        let next = if has_next { text(rows.last()) } else { None };
        Self { rows, previous, next, total, more: false }
    }

    /// The same where counting ended after so many rows.
    #[must_use]
    pub fn counted_to(self, most: i64) -> Self {
        Self { total: self.total.min(most), more: self.total > most, ..self }
    }

    /// The same page of what its rows become.
    pub fn map<U>(self, row: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(row).collect(),
            previous: self.previous,
            next: self.next,
            total: self.total,
            more: self.more,
        }
    }
}
