//! Exports that can be edited and imported again: the same columns as the templates, with the id as the key.

use jiff::civil::DateTime;
use sekber_core::value::{OrganisationId, ProgrammeId};
use sekber_documents::sheet::{self, Column as SheetColumn, Kind as Shown, Table, Value};

use super::bridge::{organisation_record, programme_record};
use super::columns::{Column, Reads};
use super::kind::Kind;
use super::references::References;
use super::shown::Speaker;
use super::store::keys;
use super::verdict::Record;
use crate::features::programme;
use crate::features::registry::{self, OrganisationDraft, Side};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::large_files;
use crate::kit::page::{Identifiers, ListRows};
use crate::kit::problem::Problem;
use crate::kit::words::{Language, Words};

/// Programmes that are read at a time.
const AT_ONCE: usize = 500;

/// What is wanted of an export.
#[derive(Debug, Clone)]
pub struct Export {
    /// Which records.
    pub kind: Kind,
    /// Only these organisations' programmes; `None` for everybody's. Offices and partners are exported whole.
    pub owners: Option<Vec<OrganisationId>>,
    /// In which language titles and choices are written.
    pub language: Language,
}

/// The form of an exported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A workbook.
    Xlsx,
    /// Delimited text.
    Csv,
}

/// Whose programmes an actor may export for editing: `None` means everybody's.
pub fn owners(actor: &Actor) -> Option<Vec<OrganisationId>> {
    (!actor.is_secretariat()).then(|| actor.organisations().cloned().collect())
}

/// The exported file and how many records it holds.
///
/// # Errors
/// When the database cannot be asked or a text does not fit a cell.
pub async fn export(app: &App, wanted: &Export, form: Form) -> Result<(Vec<u8>, usize), Problem> {
    let making = large_files::begin(app).await?;
    let references = References::load(app.db(), &app.region(), wanted.kind).await?;
    let records = records(app, wanted, &references).await?;
    let count = records.len();
    let created = app.settings().local(app.now());
    let (app, wanted) = (app.clone(), wanted.clone());
    let fill = move || write(&table(app.words(), &wanted, &references, &records), form, created);
    let bytes = making.write(fill).await?.map_err(anyhow::Error::from)?;
    Ok((bytes, count))
}

fn table(words: &Words, wanted: &Export, references: &References, records: &[Record]) -> Table {
    let speaker = Speaker::new(words, wanted.language, references);
    let columns = exported(wanted.kind);
    Table {
        title: words.say(wanted.language, title_key(wanted.kind)),
        notes: Vec::new(),
        columns: columns.iter().map(|column| sheet_column(&speaker, column)).collect(),
        rows: records.iter().map(|record| row(&speaker, &columns, record)).collect(),
    }
}

fn exported(kind: Kind) -> Vec<&'static Column> {
    kind.columns().iter().filter(|column| column.in_export).collect()
}

fn write(table: &Table, form: Form, created: DateTime) -> Result<Vec<u8>, sheet::WriteError> {
    match form {
        Form::Xlsx => sheet::to_xlsx(std::slice::from_ref(table), created),
        Form::Csv => sheet::to_csv(table),
    }
}

/// Key of a kind's name.
pub fn title_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Offices => "import-kind-offices",
        Kind::Partners => "import-kind-partners",
        Kind::Programmes => "import-kind-programmes",
    }
}

fn sheet_column(speaker: &Speaker<'_>, column: &Column) -> SheetColumn {
    let kind = if column.reads == Reads::Count { Shown::Whole } else { Shown::Text };
    SheetColumn { title: speaker.title(column.key), hxl: None, width: column.width, kind }
}

fn row(speaker: &Speaker<'_>, columns: &[&Column], record: &Record) -> Vec<Value> {
    let cell = |column: &&Column| {
        let value = record.get(column.key).map_or("", String::as_str);
        match column.reads {
            Reads::Count => value.parse::<i64>().map_or(Value::Empty, Value::Whole),
            _ => Value::from(speaker.value(column, value)),
        }
    };
    columns.iter().map(cell).collect()
}

async fn records(app: &App, wanted: &Export, references: &References) -> Result<Vec<Record>, Problem> {
    let side = match wanted.kind {
        Kind::Programmes => return programmes(app, wanted, references).await,
        Kind::Offices => Side::Office,
        Kind::Partners => Side::Partner,
    };
    let found = registry::records(app.db(), &app.region(), side).await?;
    Ok(found
        .iter()
        .map(|known| {
            let mut record = organisation_record(&OrganisationDraft::of(known));
            record.insert("id", known.organisation.id.to_string());
            record
        })
        .collect())
}

async fn programmes(app: &App, wanted: &Export, references: &References) -> Result<Vec<Record>, Problem> {
    let ids = identifiers(app, wanted, references).await?;
    let mut records = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        records.extend(programmes_of(app, some).await?);
    }
    Ok(records)
}

async fn identifiers(
    app: &App,
    wanted: &Export,
    references: &References,
) -> Result<Vec<ProgrammeId>, Problem> {
    let (cycle, owners) = (&references.cycle.id, wanted.owners.as_deref());
    Ok(keys::programme_ids(app.db(), &app.region(), cycle, owners).await?)
}

/// The programmes with these identifiers, in their order.
async fn programmes_of(app: &App, some: &[ProgrammeId]) -> Result<Vec<Record>, Problem> {
    let mut found = programme::by_ids(app.db(), &app.region(), some).await?;
    found.sort_by_cached_key(|stored| some.iter().position(|id| *id == stored.id));
    let record = |stored: &programme::Stored| {
        let mut record = programme_record(&stored.content);
        record.insert("id", stored.id.to_string());
        record
    };
    Ok(found.iter().map(record).collect())
}

/// The programmes of an export as they are sent while they are read.
pub struct Programmes {
    app: App,
    wanted: Export,
    references: References,
    columns: Vec<&'static Column>,
    identifiers: Identifiers<ProgrammeId>,
}

impl Programmes {
    /// Those that are wanted.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn begin(app: &App, wanted: Export) -> Result<Self, Problem> {
        let references = References::load(app.db(), &app.region(), wanted.kind).await?;
        let identifiers = Identifiers::of(identifiers(app, &wanted, &references).await?);
        let columns = exported(wanted.kind);
        Ok(Self { app: app.clone(), wanted, references, columns, identifiers })
    }

    /// The columns of the file.
    pub fn columns(&self) -> Vec<SheetColumn> {
        self.columns.iter().map(|column| sheet_column(&self.speaker(), column)).collect()
    }

    fn speaker(&self) -> Speaker<'_> {
        Speaker::new(self.app.words(), self.wanted.language, &self.references)
    }
}

impl ListRows for Programmes {
    type Row = Record;

    fn found(&self) -> usize {
        self.identifiers.found()
    }

    async fn read(&mut self) -> Result<Option<Vec<Record>>, Problem> {
        let Some(part) = self.identifiers.part() else { return Ok(None) };
        Ok(Some(programmes_of(&self.app, part).await?))
    }

    fn cells(&self, record: &Record) -> Vec<Value> {
        row(&self.speaker(), &self.columns, record)
    }
}
