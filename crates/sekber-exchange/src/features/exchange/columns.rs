//! The columns that sheets of each kind may have: one table for templates, for recognising headers, and for exports.

mod tables;

use super::kind::Kind;

/// The column of what a file says of how far an activity is. It is kept as it is written and is no state of a programme, which only the
/// secretariat gives.
pub const ACTIVITY_STATUS: &str = "activity_status";

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Our identifier of the record.
    Id,
    /// A text on one line. How long it may be, the room says that takes it.
    Line,
    /// A text with its line breaks.
    Paragraphs,
    /// One of a closed list.
    Choice(List),
    /// Yes or no.
    YesNo,
    /// A whole number that is not negative.
    Count,
    /// A year.
    Year,
    /// A day, month or year.
    Date,
    /// Two dates in one cell.
    Period,
    /// A telephone number.
    Phone,
    /// An address of electronic mail.
    Email,
    /// An address on the web.
    Website,
    /// Themes of the district, several in a cell.
    Themes,
    /// Codes of the nomenclature, several in a cell.
    Nomenclature,
    /// Development goals and targets, several in a cell.
    Goals,
    /// Places, several in a cell.
    Places,
    /// One organisation of the registry.
    Organisation,
    /// One office.
    Office,
    /// Several offices.
    Offices,
    /// Several lines of money: year; source; amount; form.
    Funding,
    /// One amount.
    Amount,
    /// A currency.
    Currency,
}

/// A closed list of the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum List {
    /// Kinds of office.
    OfficeKind,
    /// Kinds of partner.
    PartnerKind,
    /// How far a partner reaches.
    Level,
    /// What a partner is in law.
    LegalForm,
    /// How far a programme is.
    Status,
    /// Money or goods.
    Form,
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its stable key; the title is the sentence `column-<key>`, what belongs into it `column-note-<key>`.
    pub key: &'static str,
    /// How its cells are read.
    pub reads: Reads,
    /// Whether a new record needs it.
    pub required: bool,
    /// Whether several columns of a sheet may hold it, such as one amount for each year.
    pub many: bool,
    /// Whether templates offer it.
    pub in_template: bool,
    /// Whether exports write it.
    pub in_export: bool,
    /// Example for templates, in Indonesian.
    pub example: &'static str,
    /// Width in characters.
    pub width: f64,
    /// Other titles under which sheets know it, parted by semicolons.
    pub aliases: &'static str,
}

const fn column(key: &'static str, reads: Reads, width: f64, example: &'static str) -> Column {
    Column {
        key,
        reads,
        required: false,
        many: false,
        in_template: true,
        in_export: true,
        example,
        width,
        aliases: "",
    }
}

impl Column {
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    const fn known_as(self, aliases: &'static str) -> Self {
        Self { aliases, ..self }
    }

    const fn many(self) -> Self {
        Self { many: true, ..self }
    }

    const fn only_read(self) -> Self {
        Self { in_template: false, in_export: false, ..self }
    }

    const fn not_exported(self) -> Self {
        Self { in_export: false, ..self }
    }

    const fn not_in_template(self) -> Self {
        Self { in_template: false, ..self }
    }
}

impl Kind {
    /// The columns of its sheets, in the order of templates and exports.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Offices => &tables::OFFICES,
            Self::Partners => &tables::PARTNERS,
            Self::Programmes => &tables::PROGRAMMES,
        }
    }

    /// The column with this key.
    pub fn column(self, key: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.key == key)
    }
}
