//! SQL of the lines of printed choice sheets.

use sekber_core::value::{MeetingId, OrganisationId, ProgrammeId, RegionCode};

use crate::features::meeting::sheet_lines::{SheetLine, Sheets};
use crate::kit::store::{Db, Sql, StoreError, Tx, Value, insert_rows, select};

crate::row_struct! {
    struct Kept {
        sheet: String,
        number: String,
        grouped_by: String,
        programme_id: ProgrammeId,
        office_id: String,
        title: String,
        other: String,
    }
}

fn asked(region: &RegionCode, meeting: &MeetingId) -> Sql {
    select::<Kept>(
        " from meeting_sheet_line
         where region_code = $1 and meeting_id = $2",
    )
    .bind(region)
    .bind(meeting)
}

fn by_sheet(kept: Vec<Kept>) -> Sheets {
    let mut sheets = Sheets::new();
    for Kept { sheet, number, grouped_by, programme_id: programme, office_id, title, other } in kept {
        let office: Option<OrganisationId> = office_id.parse().ok();
        let line = SheetLine { number, grouped_by, programme, title, office, other };
        sheets.entry(sheet).or_default().push(line);
    }
    sheets
}

/// The lines of one sheet as they were printed.
pub async fn of(
    db: &Db,
    region: &RegionCode,
    meeting: &MeetingId,
    sheet: &str,
) -> Result<Vec<SheetLine>, StoreError> {
    let kept = db.all(asked(region, meeting).push_bind(" and sheet = ", sheet)).await?;
    Ok(by_sheet(kept).remove(sheet).unwrap_or_default())
}

/// All lines that were printed, within a transaction.
pub async fn all_in(tx: &mut Tx, meeting: &MeetingId) -> Result<Sheets, StoreError> {
    let region = tx.region.clone();
    Ok(by_sheet(tx.all(asked(&region, meeting)).await?))
}

/// Keeps lines that are printed for the first time.
pub async fn insert(
    tx: &mut Tx,
    meeting: &MeetingId,
    lines: &[(&str, &SheetLine)],
) -> Result<(), StoreError> {
    let region = tx.region.clone();
    let row = |(sheet, line): &(&str, &SheetLine)| {
        vec![
            Value::from(&region),
            Value::from(meeting),
            Value::from(*sheet),
            Value::from(&line.number),
            Value::from(&line.grouped_by),
            Value::from(&line.programme),
            Value::from(line.office.as_ref().map_or("", OrganisationId::as_str)),
            Value::from(&line.title),
            Value::from(&line.other),
        ]
    };
    let head = "insert into meeting_sheet_line (region_code, meeting_id, sheet, number, grouped_by, programme_id, office_id,
         title, other) values";
    tx.run_all(insert_rows(head, "", lines.iter().map(row).collect())).await
}
