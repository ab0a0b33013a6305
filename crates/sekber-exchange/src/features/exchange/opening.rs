//! Opening a file that was handed in: read and laid out away from the threads that serve, one file at a time, because a
//! large one takes some hundred megabytes for a moment.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::time::Duration;

use sekber_core::text::clean;
use sekber_core::value::PersonId;
use sekber_documents::sheet::{self, Limits, Measure, SheetError};
use sekber_iati::ReadError;

use super::iati::{self, Unfit};
use super::kind::Kind;
use super::layout::{LaidOut, NoLayout, lay_out};
use super::row::SheetRow;
use crate::kit::app::App;
use crate::kit::cpu::Pool;
use crate::kit::form::Faults;
use crate::kit::problem::Problem;
use crate::kit::turns::Turns;
use crate::kit::words::Words;

/// The pool in which files are opened. The slowest that the limits allow takes some seconds.
static OPENING: Pool = Pool::new("sheets", Some(NonZeroUsize::MIN), 32, Duration::from_secs(60));

/// Whose file is being opened or waits for it: of each person one, so that nobody fills the queue for all others.
struct Persons(Turns<PersonId>);

impl Default for Persons {
    fn default() -> Self {
        Self(Turns::of(1))
    }
}

/// What a file of this name holds: the sheet that is meant, or that fits best, and the other sheets of such records.
///
/// # Errors
/// [`Problem::Invalid`] on the field `file` when it is no sheet that can be used; a refusal when another file of the same
/// person is being opened or waits for it; [`Problem::Busy`] when too many files wait.
pub async fn opened(
    app: &App,
    person: Option<&PersonId>,
    kind: Kind,
    (name, bytes): (String, Vec<u8>),
    sheet: Option<String>,
    limits: Limits,
) -> Result<(LaidOut, Vec<LaidOut>), Problem> {
    let turn = person.map(|person| app.process_memory::<Persons>().0.try_take(person));
    if turn.as_ref().is_some_and(Option::is_none) {
        return Err(Problem::refused("refused-import-busy"));
    }
    let app = app.clone();
    let work = move || {
        // Held by the reading, not by whoever waits for it: giving a request up makes no room for the next.
        let _turn = turn;
        open(&name, bytes, kind, app.words(), sheet.as_deref(), &limits)
    };
    OPENING.run(work).await?.map_err(Problem::Invalid)
}

/// The names under which the owners of a sheet's programmes stand in it.
///
/// # Errors
/// As [`opened`].
pub async fn owners(app: &App, bytes: Vec<u8>, name: String) -> Result<BTreeSet<String>, Problem> {
    let ((layout, rows), _) =
        opened(app, None, Kind::Programmes, (name, bytes), None, Limits::default()).await?;
    let columns: Vec<usize> = layout.columns_of("organisation").collect();
    // Sums at the foot of a sheet have no title.
    let titles: Vec<usize> = layout.columns_of("title").collect();
    let is_programme =
        |row: &&SheetRow| titles.iter().any(|title| !row.cell(*title).text().trim().is_empty());
    let named = rows.iter().filter(is_programme);
    let cells = named.flat_map(|row| columns.iter().map(|column| row.cell(*column).text()));
    Ok(cells.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
}

fn open(
    name: &str,
    bytes: Vec<u8>,
    kind: Kind,
    words: &Words,
    sheet: Option<&str>,
    limits: &Limits,
) -> Result<(LaidOut, Vec<LaidOut>), Faults> {
    if iati::is_of_organisations(&bytes) {
        return Err(Faults::one("file", "fault-iati-organisations"));
    }
    let (mut workbook, money) = if iati::is_iati(&bytes) {
        if kind != Kind::Programmes {
            return Err(Faults::one("file", "fault-iati-activities"));
        }
        iati::workbook(&bytes, limits, words).map_err(unfit)?
    } else {
        (sheet::read(&bytes, name, limits).map_err(|error| unusable(&error))?, Vec::new())
    };
    // Read, and not needed any more: the rows alone take enough.
    drop(bytes);
    // Texts of cells are cleaned as those of a form are.
    workbook.clean_texts(clean);
    let (mut first, more) = lay_out(workbook, kind, words, sheet).map_err(|why| match why {
        NoLayout::NoSuchSheet => Faults::one("file", "fault-no-such-sheet"),
        NoLayout::NoHeader => Faults::one("file", "fault-no-header"),
    })?;
    iati::give_money(&mut first, money);
    if first.1.is_empty() { Err(Faults::one("file", "fault-no-rows")) } else { Ok((first, more)) }
}

fn unfit(why: Unfit) -> Faults {
    let mut faults = Faults::none();
    match why {
        Unfit::TooLarge(error) => return unusable(&error),
        Unfit::Broken(ReadError::Entities { .. }) => faults.add("file", "fault-iati-entities"),
        Unfit::Broken(ReadError::TooLarge { .. }) => faults.add("file", "fault-iati-large"),
        Unfit::Broken(ReadError::Encoding(named)) => {
            faults.add_with("file", "fault-iati-encoding", "named", named);
        }
        Unfit::Broken(error) => {
            let at = error.place().unwrap_or_default().to_string();
            faults.add_with("file", "fault-iati-broken", "at", at);
        }
    }
    faults
}

fn unusable(error: &SheetError) -> Faults {
    let mut faults = Faults::none();
    match error {
        SheetError::TooLarge { what, limit, at } => {
            let (key, unit) = too_large(*what);
            faults.add_with_all("file", key, vec![("limit", (limit / unit).into()), ("at", at.into())]);
        }
        SheetError::OtherFormat(format) => faults.add_with("file", "fault-other-format", "format", *format),
        SheetError::NotASheet => faults.add("file", "fault-not-a-sheet"),
        SheetError::WebPage => faults.add("file", "fault-sheet-web-page"),
        SheetError::OpenQuote(at) => faults.add_with("file", "fault-sheet-open-quote", "at", at.clone()),
        SheetError::Encrypted => faults.add("file", "fault-sheet-encrypted"),
        SheetError::Broken(_) => faults.add("file", "fault-sheet-broken"),
        SheetError::Empty => faults.add("file", "fault-sheet-empty"),
    }
    faults
}

/// The sentence that says what was too much, and the unit in which it names the limit.
fn too_large(what: Measure) -> (&'static str, u64) {
    match what {
        Measure::Bytes => ("fault-sheet-bytes", 1 << 20),
        Measure::UnpackedBytes => ("fault-sheet-unpacked", 1 << 20),
        Measure::TextBytes => ("fault-sheet-text", 1 << 20),
        Measure::CellText => ("fault-sheet-cell-text", 1),
        Measure::Sheets => ("fault-sheet-sheets", 1),
        Measure::Rows => ("fault-sheet-rows", 1),
        Measure::FarCell => ("fault-sheet-far-cell", 1),
        Measure::Columns => ("fault-sheet-columns", 1),
        Measure::Cells => ("fault-sheet-cells", 1),
        Measure::Merges => ("fault-sheet-merges", 1),
        Measure::Markup => ("fault-sheet-markup", 1),
    }
}
