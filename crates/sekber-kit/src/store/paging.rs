//! Paging by key: a page is asked for by the last key of the one before, so depth costs nothing.

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
