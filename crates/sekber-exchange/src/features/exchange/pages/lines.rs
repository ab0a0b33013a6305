//! The rows of an import as its preview shows them, each with what is said of it and the cells that can be corrected there.

use std::collections::BTreeSet;

use crate::features::exchange::checking;
use crate::features::exchange::corrections;
use crate::features::exchange::kind::{Outcome, State, records};
use crate::features::exchange::layout::Layout;
use crate::features::exchange::row::SheetRow;
use crate::features::exchange::shown::Speaker;
use crate::features::exchange::store::{Run, Waiting};
use crate::features::exchange::verdict::{Change, Details, Issue};

/// A remark as it is shown.
#[derive(Default)]
pub struct Remark {
    pub stops: bool,
    pub column: String,
    pub value: String,
    pub reason: String,
    pub suggestion: String,
    /// Where a record that it names is read; may be empty.
    pub href: String,
    /// The cell that it is about, to be corrected here.
    pub edit: Option<Edit>,
}

/// A change as it is shown.
pub struct Difference {
    pub title: String,
    pub before: String,
    pub after: String,
}

/// A row as it is shown.
pub struct Line {
    pub number: i64,
    pub label: String,
    pub outcome: Option<Outcome>,
    pub path: Option<String>,
    /// Whether the record was there before.
    pub is_known: bool,
    pub remarks: Vec<Remark>,
    pub changes: Vec<Difference>,
}

/// A cell that can be corrected without another upload.
pub struct Edit {
    pub column: usize,
    /// What stands in it, or what may have been meant.
    pub text: String,
    /// Whether others that say the same can be corrected with it.
    pub has_likes: bool,
}

impl Edit {
    /// A cell of a row, with what was corrected in it before; none where no field is read.
    fn of(layout: &Layout, row: &SheetRow, column: usize, issue: &Issue) -> Option<Self> {
        layout.fields.get(column)?.as_ref()?;
        let text = row.cell(column).text();
        let has_likes = corrections::has_likes(&text);
        let meant = issue.suggestion.clone().filter(|meant| !meant.is_empty() && issue.value == text);
        Some(Self { column, text: meant.unwrap_or(text), has_likes })
    }
}

/// A row with what is said of it.
pub fn line(speaker: &Speaker<'_>, run: &Run, layout: &Layout, row: &Waiting) -> Line {
    let details: Details = serde_json::from_str(&row.details_json).unwrap_or_default();
    let records = records(run.kind);
    let difference = |change: &Change| Difference {
        title: speaker.title(&change.field),
        before: speaker.field(run.kind, &change.field, &change.before),
        after: speaker.field(run.kind, &change.field, &change.after),
    };
    let mut cells = if run.state.is_open() { checking::rows(std::slice::from_ref(row)) } else { Vec::new() };
    corrections::put_in(layout, &mut cells);
    let mut offered = BTreeSet::new();
    let remarks = details.issues.iter().map(|issue| {
        // A cell of which several things are said is corrected once.
        let cell = issue.column.filter(|column| offered.insert(*column)).zip(cells.first());
        let edit = cell.and_then(|(column, row)| Edit::of(layout, row, column, issue));
        Remark { edit, ..remark(speaker, layout, issue) }
    });
    let remarks = remarks.chain(alike(speaker, row)).collect();
    let known = details.target.as_ref().map(|(id, _)| id.as_str());
    let written = row.record_id.as_deref().filter(|_| run.state == State::Applied);
    Line {
        number: row.number,
        label: row.label.clone(),
        outcome: row.outcome.parse().ok(),
        path: known.or(written).map(|id| format!("{records}/{id}")),
        is_known: known.is_some(),
        remarks,
        changes: details.changes.iter().map(difference).collect(),
    }
}

fn remark(speaker: &Speaker<'_>, layout: &Layout, issue: &Issue) -> Remark {
    let field = if issue.field.is_empty() { String::new() } else { speaker.title(&issue.field) };
    Remark {
        stops: issue.stops,
        column: issue.column.map_or(field, |column| layout.title(column)),
        value: issue.value.clone(),
        reason: speaker.reason(issue),
        suggestion: speaker.suggestion(issue),
        href: String::new(),
        edit: None,
    }
}

/// What a row seems to record again, as the last of its remarks.
fn alike(speaker: &Speaker<'_>, row: &Waiting) -> Option<Remark> {
    let (reason, href) = speaker.alike(&row.alike_json)?;
    Some(Remark { reason, href, ..Remark::default() })
}
