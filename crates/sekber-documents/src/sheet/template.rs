//! A template that explains itself saves a telephone call: drop-downs, notes and examples are inside the sheet.

use jiff::civil::DateTime;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Note, Workbook, Worksheet,
    XlsxError,
};

use super::write::properties;
use super::{Cell, Kind, Value, WriteError, style};

/// First word of an example row; reading skips rows whose first filled cell begins with it, see [`is_example`].
pub const EXAMPLE_MARK: &str = "CONTOH";

/// Last row, counted from 0, that drop-downs reach; the last row a sheet has.
const LAST_ROW: u32 = 1_048_575;

/// Widths of the four columns of the instructions, in characters.
const GUIDE_WIDTHS: [f64; 4] = [30.0, 14.0, 70.0, 40.0];

/// A sheet for others to fill in, with its explanation. Every text comes from the caller.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Name of the sheet to fill in and title of the document.
    pub title: String,
    /// What to do, one paragraph each; shown first on the sheet of instructions.
    pub instructions: Vec<String>,
    /// The columns from left to right.
    pub columns: Vec<TemplateColumn>,
    /// The words around them.
    pub words: TemplateWords,
}

/// One column of a [`Template`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TemplateColumn {
    /// Text in the header; required columns get a star behind it.
    pub title: String,
    /// Whether every row must have a value.
    pub required: bool,
    /// What belongs into the column; shown as a note at the header and on the sheet of instructions.
    pub note: String,
    /// Examples, one for each example row.
    pub examples: Vec<Value>,
    /// What the drop-down offers, in this order. Kept on a sheet of its own, so it may be long.
    pub choices: Option<Vec<String>>,
    /// Whether only the choices are accepted; otherwise they are offers, for columns that take several values.
    pub only_choices: bool,
    /// Width in characters.
    pub width: f64,
    /// How numbers and dates are shown when typed.
    pub kind: Kind,
}

/// The words of a [`Template`] that are not about one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TemplateWords {
    /// Name of the sheet of instructions ("Petunjuk").
    pub guide: String,
    /// Name of the sheet that holds the lists behind the drop-downs ("Daftar").
    pub lists: String,
    /// Header of the column titles in the instructions ("Kolom").
    pub column: String,
    /// Header that tells whether a column is required ("Wajib diisi").
    pub required: String,
    /// Header of the notes ("Keterangan").
    pub note: String,
    /// Header of the examples ("Contoh").
    pub example: String,
    /// "Ya".
    pub yes: String,
    /// "Tidak".
    pub no: String,
    /// Message when something outside of the choices is typed into a column that takes only choices; the programs'
    /// own message when empty. At most 255 characters are shown.
    pub choose_from_list: String,
}

/// Whether a row, read back, is an example of a template and no data.
pub fn is_example(row: &[Cell]) -> bool {
    row.iter().find(|cell| !cell.is_empty()).is_some_and(|cell| cell.text().starts_with(EXAMPLE_MARK))
}

impl Template {
    /// The template as an XLSX workbook: the sheet to fill in, the instructions, and the lists if there are any.
    /// `created` goes into the document properties, in UTC and from 1900 on.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn to_xlsx(&self, created: DateTime) -> Result<Vec<u8>, WriteError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(&self.title, created)?);
        let mut taken = Vec::new();
        let names = [&self.title, &self.words.guide, &self.words.lists]
            .map(|name| style::sheet_name(name, &mut taken));
        let [data, guide, lists] = &names;
        self.write_data(book.add_worksheet(), data, lists).map_err(style::failed)?;
        self.write_guide(book.add_worksheet(), guide).map_err(style::failed)?;
        if self.columns.iter().any(|column| column.choices.is_some()) {
            self.write_lists(book.add_worksheet(), lists).map_err(style::failed)?;
        }
        book.save_to_buffer().map_err(style::failed)
    }

    fn write_data(&self, sheet: &mut Worksheet, name: &str, lists: &str) -> Result<(), XlsxError> {
        sheet.set_name(name)?.set_freeze_panes(1, 0)?.set_row_height(0, 32)?;
        let mut list = 0;
        for (index, column) in (0..).zip(&self.columns) {
            let title = if column.required { format!("{} *", column.title) } else { column.title.clone() };
            sheet.write_string_with_format(0, index, title, &style::header_above(column.kind))?;
            sheet.set_column_width(index, column.width.clamp(1.0, 255.0))?;
            sheet.set_column_format(index, &style::body(column.kind))?;
            if !column.note.is_empty() {
                sheet.insert_note(0, index, &note(&column.note))?;
            }
            if let Some(choices) = &column.choices {
                if !choices.is_empty() {
                    let rule = self.drop_down(column, choices.len(), lists, list);
                    sheet.add_data_validation(1, index, LAST_ROW, index, &rule?)?;
                }
                list += 1;
            }
        }
        self.write_examples(sheet)?;
        style::page(sheet, (0, 0))
    }

    fn write_examples(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let count = self.columns.iter().map(|column| column.examples.len()).max().unwrap_or(0);
        for example in 0..count {
            let row = example as u32 + 1;
            for (index, column) in (0..).zip(&self.columns) {
                let value = column.examples.get(example).unwrap_or(&Value::Empty);
                let value = if index == 0 { marked(value) } else { value.clone() };
                style::write(sheet, (row, index), &value, &style::example(column.kind))?;
            }
        }
        Ok(())
    }

    fn drop_down(
        &self,
        column: &TemplateColumn,
        count: usize,
        lists: &str,
        list: u16,
    ) -> Result<DataValidation, XlsxError> {
        let letters = rust_xlsxwriter::column_number_to_name(list);
        let quoted = lists.replace('\'', "''");
        let range = format!("='{quoted}'!${letters}$2:${letters}${}", count + 1);
        let rule = DataValidation::new().allow_list_formula(Formula::new(range));
        let rule =
            rule.show_error_message(column.only_choices).set_error_style(DataValidationErrorStyle::Stop);
        match column.only_choices && !self.words.choose_from_list.is_empty() {
            true => rule.set_error_message(style::shortened(&self.words.choose_from_list, 255)),
            false => Ok(rule),
        }
    }

    fn write_guide(&self, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
        let words = &self.words;
        sheet.set_name(name)?;
        for (column, width) in (0..).zip(GUIDE_WIDTHS) {
            sheet.set_column_width(column, width)?;
        }
        sheet.write_string_with_format(0, 0, &self.title, &style::title())?;
        let mut row = 1;
        let paragraph = style::body(Kind::Text);
        for text in &self.instructions {
            sheet.merge_range(row, 0, row, 3, text, &paragraph)?;
            let height = style::wrapped_height([(text.as_str(), GUIDE_WIDTHS.iter().sum())].into_iter());
            sheet.set_row_height(row, height.unwrap_or(style::LINE_HEIGHT))?;
            row += 1;
        }
        row += 1;
        let titles = [&words.column, &words.required, &words.note, &words.example];
        for (column, title) in (0..).zip(titles) {
            sheet.write_string_with_format(row, column, title, &style::header())?;
        }
        style::page(sheet, (row, row))?;
        for (row, column) in (row + 1..).zip(&self.columns) {
            let required = if column.required { &words.yes } else { &words.no };
            let texts = [&column.title, required, &column.note].into_iter().map(String::as_str);
            if let Some(height) = style::wrapped_height(texts.zip(GUIDE_WIDTHS)) {
                sheet.set_row_height(row, height)?;
            }
            sheet.write_string_with_format(row, 0, &column.title, &paragraph)?;
            sheet.write_string_with_format(row, 1, required, &paragraph)?;
            sheet.write_string_with_format(row, 2, &column.note, &paragraph)?;
            let example = column.examples.first().unwrap_or(&Value::Empty);
            style::write(sheet, (row, 3), example, &left(column.kind))?;
        }
        Ok(())
    }

    fn write_lists(&self, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
        sheet.set_name(name)?.set_freeze_panes(1, 0)?;
        let with_choices = self.columns.iter().filter_map(|column| Some((column, column.choices.as_ref()?)));
        for (index, (column, choices)) in (0..).zip(with_choices) {
            sheet.set_column_width(index, column.width.clamp(12.0, 255.0))?;
            sheet.write_string_with_format(0, index, &column.title, &style::header())?;
            for (row, choice) in (1..).zip(choices) {
                sheet.write_string(row, index, choice)?;
            }
        }
        Ok(())
    }
}

fn left(kind: Kind) -> Format {
    style::body(kind).set_align(FormatAlign::Left).set_indent(0).set_text_wrap()
}

fn note(text: &str) -> Note {
    // Roughly 40 characters fit one line of the note.
    let lines = text.lines().map(|line| 1 + line.chars().count() / 40).sum::<usize>() as u32;
    Note::new(text).add_author_prefix(false).set_width(300).set_height(24 + 18 * lines)
}

fn marked(value: &Value) -> Value {
    match value {
        Value::Empty => Value::Text(EXAMPLE_MARK.to_owned()),
        Value::Text(text) => Value::Text(format!("{EXAMPLE_MARK}: {text}")),
        Value::Whole(number) => Value::Text(format!("{EXAMPLE_MARK}: {number}")),
        Value::Number(number) => Value::Text(format!("{EXAMPLE_MARK}: {number}")),
        Value::Date(date) => Value::Text(format!("{EXAMPLE_MARK}: {date}")),
        Value::Formula { result, .. } => Value::Text(format!("{EXAMPLE_MARK}: {result}")),
    }
}
