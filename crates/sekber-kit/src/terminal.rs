//! What goes to a terminal or a log: text is shown there, never obeyed, and a line is one line whatever stands in it.
//!
//! Names come from strangers. An escape sequence in one would move the cursor or colour the screen, a line break would
//! forge a line of its own, and a sign that turns the direction of reading would show another name than is stored.

mod teller;

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt::Write as _;
use std::io::{self, Write};

use comfy_table::{ContentArrangement, presets};
use sekber_core::text::{clean_line, is_plain};
use tracing_subscriber::fmt::MakeWriter;

pub use teller::Teller;

/// The text on one line, with every sign that a terminal would obey or hide written out as `\n`, `\t` or `\u001b`. The
/// signs are written as JSON writes them, so an escaped line of JSON is still the same JSON.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let safe = |sign: char| is_plain(sign) && !matches!(sign, '\n' | '\t');
    if text.chars().all(safe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for sign in text.chars() {
        match sign {
            sign if safe(sign) => shown.push(sign),
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            sign => {
                for unit in sign.encode_utf16(&mut [0; 2]) {
                    // Writing into a string cannot fail.
                    let _ = write!(shown, "\\u{unit:04x}");
                }
            }
        }
    }
    Cow::Owned(shown)
}

/// Several lines, each escaped; every line after the first is indented, so that none can pass for another message.
pub fn escaped_lines(text: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join("\n  ")
}

/// Text of the command line, cleaned as a field of a form is; a value parser of arguments.
///
/// # Errors
/// Never.
pub fn typed(text: &str) -> Result<String, Infallible> {
    Ok(clean_line(text).trim().to_owned())
}

/// Writes one line to standard output. Nobody reading it is no reason to break off.
pub fn out(text: &str) {
    let _ = writeln!(io::stdout(), "{}", escaped(text));
}

/// Many lines for standard output, written together: a line by itself costs a call to the system.
pub struct Lines(io::BufWriter<io::StdoutLock<'static>>);

impl Lines {
    /// Nothing written yet. Nobody else writes to standard output until it is dropped, which writes the rest.
    pub fn begin() -> Self {
        Self(io::BufWriter::with_capacity(1 << 16, io::stdout().lock()))
    }

    /// Adds one line, as [`out`] writes it.
    pub fn line(&mut self, text: &str) {
        let _ = writeln!(self.0, "{}", escaped(text));
    }
}

/// Writes an error or a question to standard error.
pub fn error(text: &str) {
    let _ = writeln!(io::stderr(), "{}", escaped_lines(text));
}

/// Prints one line: `print_line!("{email} is added")`. Whatever is inserted stays on that line.
#[macro_export]
macro_rules! print_line {
    ($($part:tt)*) => { $crate::terminal::out(&format!($($part)*)) };
}

/// A table whose cells are escaped.
#[derive(Debug)]
pub struct Table(comfy_table::Table);

impl Table {
    /// An empty table with thin lines, as wide as the terminal, or so wide when there is none.
    pub fn ruled(width: u16) -> Self {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
        if table.width().is_none() {
            table.set_width(width);
        }
        Self(table)
    }

    /// An empty table without lines, so wide.
    pub fn bare(width: u16) -> Self {
        let mut table = comfy_table::Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width);
        Self(table)
    }

    /// The titles.
    pub fn header<T: AsRef<str>>(&mut self, titles: impl IntoIterator<Item = T>) {
        self.0.set_header(titles.into_iter().map(|title| escaped(title.as_ref()).into_owned()));
    }

    /// One more row.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.0.add_row(cells.into_iter().map(|cell| escaped(cell.as_ref()).into_owned()));
    }

    /// Writes the table to standard output.
    pub fn print(&self) {
        let _ = writeln!(io::stdout(), "{}", self.0);
    }
}

/// Writes each record of the log to standard error, escaped and on one line.
#[derive(Debug, Clone, Copy)]
pub struct Log;

impl Write for Log {
    fn write(&mut self, record: &[u8]) -> io::Result<usize> {
        io::stderr().write_all(escaped_record(record).as_bytes())?;
        Ok(record.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        *self
    }
}

/// A record as the log shows it; its end is the only line break.
fn escaped_record(record: &[u8]) -> String {
    let text = String::from_utf8_lossy(record);
    match text.strip_suffix('\n') {
        Some(line) => format!("{}\n", escaped(line)),
        None => escaped(&text).into_owned(),
    }
}

#[cfg(test)]
mod tests;
