//! One look for every sheet that leaves the house.

use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError,
};

use super::{Kind, Value, WriteError};

const INK: Color = Color::RGB(0x1F3A4D);
const HEADER_FILL: Color = Color::RGB(0xDCE8EC);
const RULE: Color = Color::RGB(0xB8C4CA);
const QUIET: Color = Color::RGB(0x6B7780);

/// Document size A4 in the numbering of workbooks.
const A4: u8 = 9;

/// Height of one line of the usual font, in points.
pub(super) const LINE_HEIGHT: f64 = 15.0;

/// The greatest height a row can have, in points.
const MAX_HEIGHT: f64 = 409.0;

/// Longest text a cell holds, counted in UTF-16 units.
pub(super) const MAX_TEXT: usize = 32_767;

pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(14).set_font_color(INK)
}

pub(super) fn note() -> Format {
    Format::new().set_font_color(QUIET)
}

pub(super) fn header() -> Format {
    Format::new()
        .set_bold()
        .set_font_color(INK)
        .set_background_color(HEADER_FILL)
        .set_border(FormatBorder::Thin)
        .set_border_color(RULE)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

/// The header above values of a kind: to the right above numbers, which stand on the right.
pub(super) fn header_above(kind: Kind) -> Format {
    match kind {
        Kind::Text => header(),
        Kind::Date => header().set_indent(1),
        Kind::Whole | Kind::Decimal | Kind::Money | Kind::Percent => header().set_align(FormatAlign::Right),
    }
}

pub(super) fn hashtag() -> Format {
    note().set_italic().set_font_size(9).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(RULE)
}

pub(super) fn body(kind: Kind) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match kind {
        Kind::Text => format.set_text_wrap(),
        Kind::Whole => format.set_num_format("#,##0"),
        Kind::Decimal => format.set_num_format("#,##0.00"),
        Kind::Money => format.set_num_format("[$Rp-421]#,##0;-[$Rp-421]#,##0"),
        Kind::Date => format.set_num_format("[$-421]d mmmm yyyy").set_align(FormatAlign::Left).set_indent(1),
        Kind::Percent => format.set_num_format("0.0%"),
    }
}

pub(super) fn example(kind: Kind) -> Format {
    body(kind).set_italic().set_font_color(QUIET)
}

/// Landscape A4, as wide as one page, header repeated, pages numbered.
pub(super) fn page(sheet: &mut Worksheet, header: (u32, u32)) -> Result<(), XlsxError> {
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3).set_footer("&L&A&R&P / &N");
    sheet.set_repeat_rows(header.0, header.1)?;
    Ok(())
}

/// Writes one value; days before 1900, which workbooks do not know, become text.
pub(super) fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Empty => Ok(()),
        Value::Text(text) => sheet.write_string_with_format(row, column, text, format).map(drop),
        Value::Whole(number) => sheet.write_number_with_format(row, column, *number as f64, format).map(drop),
        Value::Number(number) if number.is_finite() => {
            sheet.write_number_with_format(row, column, *number, format).map(drop)
        }
        Value::Number(number) => {
            sheet.write_string_with_format(row, column, number.to_string(), format).map(drop)
        }
        Value::Date(date) => {
            let known = (date.year() >= 1900)
                .then(|| ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8));
            match known.and_then(Result::ok) {
                Some(day) => sheet.write_datetime_with_format(row, column, &day, format).map(drop),
                None => sheet.write_string_with_format(row, column, date.to_string(), format).map(drop),
            }
        }
        // Programs that reckon find the result themselves; those that only show, show this one.
        Value::Formula { text, result } => {
            let formula = Formula::new(text).set_result(result.to_string());
            sheet.write_formula_with_format(row, column, formula, format).map(drop)
        }
    }
}

/// Height in points of a row whose texts wrap, or `None` when one line is enough. Programs differ in whether they
/// fit heights on opening, so it is estimated from the characters that fit the width of each column.
pub(super) fn wrapped_height<'a>(texts: impl Iterator<Item = (&'a str, f64)>) -> Option<f64> {
    let lines = |text: &str, width: f64| -> f64 {
        text.lines().map(|line| (line.chars().count() as f64 * 1.15 / width.max(1.0)).ceil().max(1.0)).sum()
    };
    let most = texts.map(|(text, width)| lines(text, width)).fold(1.0, f64::max);
    (most > 1.0).then(|| (most * LINE_HEIGHT).min(MAX_HEIGHT))
}

/// Names a sheet can have: 1 to 31 characters without `[]:*?/\`, different from those already given away.
pub(super) fn sheet_name(title: &str, taken: &mut Vec<String>) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
    let clean: String = title.chars().filter(allowed).collect();
    let clean = clean.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    let mut number = 1;
    loop {
        let ending = if number == 1 { String::new() } else { format!(" ({number})") };
        let stem = if clean.is_empty() { "1" } else { clean };
        let name = format!("{}{ending}", whole_words(stem, 31 - ending.len()));
        let key = name.to_lowercase();
        if !taken.contains(&key) {
            taken.push(key);
            return name;
        }
        number += 1;
    }
}

/// The longest beginning of whole words that fits; within the first word where that is as long.
fn whole_words(text: &str, units: usize) -> &str {
    let cut = shortened(text, units);
    let is_whole = text.get(cut.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let words = if is_whole { cut } else { cut.rsplit_once(' ').map_or(cut, |(words, _)| words) };
    let words = words.trim_end_matches(|sign: char| sign.is_whitespace() || "(,;–-&".contains(sign));
    if words.is_empty() { cut } else { words }
}

/// The longest beginning that fits into a number of UTF-16 units.
pub(super) fn shortened(text: &str, units: usize) -> &str {
    let mut left = units;
    let end = text.char_indices().find(|(_, c)| match left.checked_sub(c.len_utf16()) {
        Some(rest) => {
            left = rest;
            false
        }
        None => true,
    });
    end.map_or(text, |(index, _)| text[..index].trim_end())
}

pub(super) fn failed(error: XlsxError) -> WriteError {
    match error {
        XlsxError::RowColumnLimitError => WriteError::TooManyCells,
        other => WriteError::Failed(other.to_string()),
    }
}
