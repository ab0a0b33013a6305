//! SQL text together with its arguments, so that a value can never become part of the text.

use super::Value;

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

impl Sql {
    /// Binds the next placeholder that the text already names.
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.args.push(value.into());
        self
    }

    /// Adds more text.
    pub fn push(mut self, text: &'static str) -> Self {
        self.text.push_str(text);
        self
    }

    /// Adds text, then a new placeholder with its value.
    pub fn push_bind(mut self, text: &'static str, value: impl Into<Value>) -> Self {
        self.text.push_str(text);
        self.placeholder(value.into());
        self
    }

    /// Adds text, then a parenthesised list of placeholders. An empty list becomes `(null)`, which matches nothing.
    pub fn push_list<V: Into<Value>>(
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
            self.placeholder(value.into());
        }
        if self.args.len() == before {
            self.text.push_str("null");
        }
        self.text.push(')');
        self
    }

    /// Adds text and value only when there is a value: the usual optional filter.
    pub fn push_if<V: Into<Value>>(self, text: &'static str, value: Option<V>) -> Self {
        match value {
            Some(value) => self.push_bind(text, value),
            None => self,
        }
    }

    fn placeholder(&mut self, value: Value) {
        self.args.push(value);
        self.text.push('$');
        self.text.push_str(&self.args.len().to_string());
    }

    /// The text as sent to the database.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn into_parts(self) -> (String, Vec<Value>) {
        (self.text, self.args)
    }
}

/// Splits a multi-row insert into statements small enough for either database (at most 30,000 arguments and 500 rows each).
/// `head` reads `insert into t (a, b) values`; `tail` may hold an `on conflict` clause.
pub fn insert_rows(head: &'static str, tail: &'static str, rows: Vec<Vec<Value>>) -> Vec<Sql> {
    let width = rows.first().map_or(1, |row| row.len().max(1));
    let per_statement = (30_000 / width).clamp(1, 500);
    let mut statements = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut statement = sql(head);
        for (index, row) in rows.by_ref().take(per_statement).enumerate() {
            statement = statement.push_list(if index == 0 { " " } else { ", " }, row);
        }
        statements.push(statement.push(tail));
    }
    statements
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
