//! SQL text together with its arguments, so that a value can never become part of the text.

use std::fmt::Write as _;

use super::{Bind, FromRow, Value};

/// One statement: static pieces of SQL and the values bound to its numbered placeholders.
#[derive(Debug, Clone)]
pub struct Sql {
    text: String,
    args: Vec<Value>,
}

/// Begins a statement. Placeholders are `$1`, `$2`, … as both databases accept them.
pub fn sql(text: &'static str) -> Sql {
    Sql { text: text.to_owned(), args: Vec::new() }
}

/// Begins a statement that reads the columns of a row, each once in the code: in the row's struct. What follows them begins with `from`.
pub fn select<T: FromRow>(rest: &'static str) -> Sql {
    select_of::<T>("", rest)
}

/// The same where the columns stand behind the name of their table, such as `p.`.
pub fn select_of<T: FromRow>(table: &'static str, rest: &'static str) -> Sql {
    let mut text = String::from("select ");
    for (at, column) in T::COLUMNS.iter().enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        text.push_str(table);
        text.push_str(column);
    }
    text.push_str(rest);
    Sql { text, args: Vec::new() }
}

impl Sql {
    /// Binds the next placeholder that the text already names.
    pub fn bind<By>(mut self, value: impl Bind<By>) -> Self {
        self.args.push(value.into_value());
        self
    }

    /// Adds more text.
    pub fn push(mut self, text: &'static str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds text, then a new placeholder with its value.
    pub fn push_bind<By>(mut self, text: &'static str, value: impl Bind<By>) -> Self {
        self.text.push_str(text);
        self.placeholder(value.into_value());
        self
    }

    /// Adds text, then a parenthesised list of placeholders. An empty list becomes `(null)`, which matches nothing.
    pub fn push_list<V: Bind<By>, By>(
        mut self,
        text: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        self.text.push_str(text);
        self.text.push('(');
        let before = self.args.len();
        for value in values {
            if self.args.len() > before {
                self.text.push_str(", ");
            }
            self.placeholder(value.into_value());
        }
        if self.args.len() == before {
            self.text.push_str("null");
        }
        self.text.push(')');
        self
    }

    /// Adds text and value only when there is a value: the usual optional filter.
    pub fn push_if<V: Bind<By>, By>(self, text: &'static str, value: Option<V>) -> Self {
        match value {
            Some(value) => self.push_bind(text, value),
            None => self,
        }
    }

    fn placeholder(&mut self, value: Value) {
        self.args.push(value);
        push_placeholder(&mut self.text, self.args.len());
    }

    /// The text as sent to the database.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The statement as PostgreSQL takes it: numbered placeholders.
    pub(super) fn numbered(self) -> (String, Vec<Value>) {
        (self.text, self.args)
    }

    /// The statement as SQLite takes it: plain `?`, with the values in the order of their places in the text.
    ///
    /// `$1` is a *name* to SQLite, and each bind walks the list of all names: the time of a statement would grow with
    /// the square of its values.
    pub(super) fn unnumbered(self) -> (String, Vec<Value>) {
        let (text, places) = without_numbers(&self.text);
        if places.iter().copied().eq(0..self.args.len()) {
            return (text, self.args);
        }
        let args = places.iter().map(|place| self.args.get(*place).cloned().unwrap_or(Value::Text(None)));
        (text, args.collect())
    }
}

/// A text with `?` for every numbered placeholder outside of quotes, and which value (from 0) each of them wants.
fn without_numbers(text: &str) -> (String, Vec<usize>) {
    let (mut plain, mut places) = (String::with_capacity(text.len()), Vec::new());
    for (index, part) in text.split('\'').enumerate() {
        if index > 0 {
            plain.push('\'');
        }
        // Every second part stands between quotes.
        if index % 2 == 1 {
            plain.push_str(part);
            continue;
        }
        let mut pieces = part.split('$');
        plain.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let rest = piece.trim_start_matches(|c: char| c.is_ascii_digit());
            match piece.strip_suffix(rest).and_then(|digits| digits.parse::<usize>().ok()) {
                Some(number) if number > 0 => {
                    plain.push('?');
                    places.push(number - 1);
                    plain.push_str(rest);
                }
                _ => {
                    plain.push('$');
                    plain.push_str(piece);
                }
            }
        }
    }
    (plain, places)
}

/// Values of a statement that has many rows; more take no less time for each.
const VALUES_AT_ONCE: usize = 3_000;

/// Splits a multi-row insert into statements small enough for either database. `head` reads `insert into t (a, b) values`;
/// `tail` may hold an `on conflict` clause.
///
/// All statements but the last have as many rows as those of any other insert into the table, 500 or 100, so that the
/// database reads their text once and keeps it: reading it takes as long as running it.
pub fn insert_rows(head: &'static str, tail: &'static str, rows: Vec<Vec<Value>>) -> Vec<Sql> {
    let width = rows.first().map_or(1, |row| row.len().max(1));
    let per_statement = if width * 500 <= VALUES_AT_ONCE { 500 } else { (30_000 / width).clamp(1, 100) };
    let mut statements: Vec<Sql> = Vec::with_capacity(rows.len().div_ceil(per_statement));
    let mut left = rows.len();
    let mut rows = rows.into_iter();
    while left > 0 {
        let count = left.min(per_statement);
        let args: Vec<Value> = rows.by_ref().take(count).flatten().collect();
        let text = match statements.first() {
            Some(first) if count == per_statement => first.text.clone(),
            _ => insert_text((head, tail), count, args.len() / count),
        };
        statements.push(Sql { text, args });
        left -= count;
    }
    statements
}

/// The text of an insert of so many rows of so many values.
fn insert_text((head, tail): (&str, &str), rows: usize, width: usize) -> String {
    let mut text = String::with_capacity(head.len() + tail.len() + rows * (width * 7 + 4));
    text.push_str(head);
    for row in 0..rows {
        text.push_str(if row == 0 { " (" } else { ", (" });
        for column in 0..width {
            if column > 0 {
                text.push_str(", ");
            }
            push_placeholder(&mut text, row * width + column + 1);
        }
        text.push(')');
    }
    text.push_str(tail);
    text
}

fn push_placeholder(text: &mut String, number: usize) {
    // Writing into a text cannot fail.
    let _ = write!(text, "${number}");
}

/// The same for a table and columns whose names come from the schema itself, never from outside.
pub(super) fn insert_rows_into(table: &str, columns: &[&str], rows: Vec<Vec<Value>>) -> Vec<Sql> {
    let head = format!("insert into {table} ({}) values", columns.join(", "));
    let mut statements = insert_rows("", "", rows);
    for statement in &mut statements {
        statement.text.insert_str(0, &head);
    }
    statements
}

/// Reads all of a table of the schema, in a stable order, for a copy.
pub fn whole_table(table: &str, columns: &[&str]) -> Sql {
    let names = columns.join(", ");
    Sql { text: format!("select {names} from {table} order by {names}"), args: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_lose_their_numbers_and_values_follow_their_places() {
        let statement = sql("select '$1' || $2 from t where a = $1 and b = $2 and c = '$.x' or d = '''$3'")
            .bind("one")
            .bind("two");
        let (text, args) = statement.unnumbered();
        assert_eq!(text, "select '$1' || ? from t where a = ? and b = ? and c = '$.x' or d = '''$3'");
        assert_eq!(args, ["two", "one", "two"].map(Value::from));
    }

    #[test]
    fn a_row_names_its_columns() {
        crate::row_struct! { #[allow(dead_code)] struct Named { id: String, title: String } }
        assert_eq!(select::<Named>(" from t where a = $1").text(), "select id, title from t where a = $1");
        assert_eq!(select_of::<Named>("x.", " from t x").text(), "select x.id, x.title from t x");
    }

    #[test]
    fn rows_keep_the_order_of_their_values() {
        let rows = (0..1_200_i64).map(|row| vec![Value::from(row), Value::from(-row)]).collect();
        let statements = insert_rows("insert into t (a, b) values", " on conflict do nothing", rows);
        assert_eq!(statements.len(), 3);
        let mut all = Vec::new();
        for statement in statements {
            let (text, args) = statement.unnumbered();
            assert!(text.starts_with("insert into t (a, b) values (?, ?), (?, ?)") && !text.contains('$'));
            assert_eq!(text.matches('?').count(), args.len());
            all.extend(args);
        }
        let wanted: Vec<Value> = (0..1_200_i64).flat_map(|row| [row.into(), (-row).into()]).collect();
        assert_eq!(all, wanted);
    }
}
