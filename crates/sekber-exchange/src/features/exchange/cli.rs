//! `sekber import` and `sekber export`: sheets from the command line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail, ensure};
use indicatif::ProgressBar;
use sekber_core::value::{ImportId, JobId, OrganisationId};
use sekber_documents::sheet::Limits;

use super::actions::{self, Upload};
use super::checking::{layout_of, summary_of};
use super::export::{Export, Form, export, title_key};
use super::kind::{Kind, State, UnknownCode};
use super::layout::Layout;
use super::questions::is_answer;
use super::references::References;
use super::report::{report, run, told};
use super::shown::Speaker;
use super::store::{self, Run};
use super::worker;
use crate::kit::access::{Actor, session};
use crate::kit::app::App;
use crate::kit::jobs;
use crate::kit::problem::Problem;
use crate::kit::terminal::{Teller, typed};
use crate::kit::words::Language;

/// Rows of a sheet had faults and nothing was written: exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct FaultyRows(String);

/// Import a sheet of offices, partners or programmes
#[derive(Debug, Clone, clap::Args)]
pub struct ImportCommand {
    /// What the rows are: offices, partners or programmes
    #[arg(value_parser = kind)]
    kind: Kind,
    /// XLSX or CSV file
    file: PathBuf,
    /// Read a column as a field, or as nothing when the field is left out; may be repeated
    #[arg(long = "map", value_name = "TITLE=FIELD", value_parser = typed)]
    map: Vec<String>,
    /// Answer a question about the sheet, as the questions say; may be repeated
    #[arg(long = "answer", value_name = "QUESTION=ANSWER", value_parser = typed)]
    answers: Vec<String>,
    /// Name of the sheet, when the file has several
    #[arg(long, value_name = "NAME", value_parser = typed)]
    sheet: Option<String>,
    /// Whose programmes these are, when no column says so: name, short name or code
    #[arg(long, value_name = "ORGANISATION", value_parser = typed)]
    organisation: Option<String>,
    /// Leave out rows with faults instead of refusing everything
    #[arg(long)]
    skip_errors: bool,
    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,
    /// Act as this person; otherwise as the operator of the machine
    #[arg(long = "as", value_name = "EMAIL", value_parser = typed)]
    as_person: Option<String>,
    /// Language of the reasons: id or en
    #[arg(long, default_value = "id", value_parser = language)]
    language: Language,
}

/// Write offices, partners or programmes into a sheet that can be edited and imported again
#[derive(Debug, Clone, clap::Args)]
pub struct ExportCommand {
    /// What is wanted: offices, partners or programmes
    #[arg(value_parser = kind)]
    kind: Kind,
    /// The file; its ending (.xlsx or .csv) says the form
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Only the programmes of this organisation: name, short name or code
    #[arg(long, value_name = "ORGANISATION", value_parser = typed)]
    organisation: Option<String>,
    /// Language of titles and choices: id or en
    #[arg(long, default_value = "id", value_parser = language)]
    language: Language,
}

fn kind(text: &str) -> Result<Kind, UnknownCode> {
    text.parse()
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| "id or en".to_owned())
}

/// Runs `sekber import`, after taking up imports that a stop of the program cut off.
///
/// # Errors
/// [`FaultyRows`] when rows have faults and none may be left out; otherwise when the file or the database fails.
pub async fn import_command(app: &App, command: ImportCommand) -> anyhow::Result<()> {
    let teller = Teller::new(app.words());
    let taken = jobs::run_due(app, worker::IMPORT).await?;
    if taken > 0 {
        crate::print_line!("{}", teller.say_facts("import-cli-taken-up", &[("count", teller.whole(taken))]));
    }
    let actor = match &command.as_person {
        Some(email) => person(app, email).await?,
        None => Actor::operator(),
    };
    let id = receive(app, &actor, &command).await?;
    let id = &id;
    let job = actions::start_checking(app, &actor, id).await.map_err(|why| told(app, why))?;
    let summary = summary_of(&watched(app, (id, &job), command.language).await?);
    report(app, id, summary, command.language).await?;
    if summary.error > 0 && !command.skip_errors {
        actions::discard(app, &actor, id).await.map_err(|why| told(app, why))?;
        let count = [("count", teller.whole(summary.error))];
        return Err(FaultyRows(teller.say_facts("import-cli-faulty", &count)).into());
    }
    if summary.writes() == 0 || command.dry_run {
        let said = if command.dry_run { teller.say("import-cli-tried") } else { NOTHING.to_owned() };
        crate::print_line!("{said}");
        return actions::discard(app, &actor, id).await.map_err(|why| told(app, why));
    }
    let job = actions::begin_applying(app, &actor, id, command.skip_errors).await;
    let job = job.map_err(|why| told(app, why))?;
    let done = watched(app, (id, &job), command.language).await?;
    if done.state != State::Applied {
        return Err(told(app, Problem::refused("refused-import-stale")));
    }
    let done = summary_of(&done);
    let facts = [
        ("added", teller.whole(done.added)),
        ("changed", teller.whole(done.changed)),
        ("error", teller.whole(done.error)),
    ];
    crate::print_line!("{}", teller.say_facts("import-cli-imported", &facts));
    Ok(())
}

/// Imports a whole file as the operator, under the usual rules.
///
/// # Errors
/// As [`import_command`].
pub async fn import_file(app: &App, kind: Kind, file: &Path) -> anyhow::Result<()> {
    let command = ImportCommand {
        kind,
        file: file.to_owned(),
        map: Vec::new(),
        answers: Vec::new(),
        sheet: None,
        organisation: None,
        skip_errors: false,
        dry_run: false,
        as_person: None,
        language: Language::Indonesian,
    };
    import_command(app, command).await
}

/// The names in a sheet of programmes under which their owners stand.
///
/// # Errors
/// When the file cannot be read or has no header that is known.
pub async fn owners(app: &App, file: &Path) -> anyhow::Result<BTreeSet<String>> {
    let bytes = tokio::fs::read(file).await.with_context(|| unread(file))?;
    let name = file.to_string_lossy().into_owned();
    super::opening::owners(app, bytes, name).await.map_err(|why| told(app, why))
}

/// Said in both languages, because people look for it.
const NOTHING: &str = "Tidak ada yang berubah (nothing to change).";

fn unread(file: &Path) -> Problem {
    Problem::refused_with("import-cli-unread", "file", file.display().to_string())
}

/// What is refused because of something that was typed.
fn refused(key: &'static str, typed: &str) -> Problem {
    Problem::refused_with(key, "typed", typed)
}

async fn receive(app: &App, actor: &Actor, command: &ImportCommand) -> anyhow::Result<ImportId> {
    let bytes = tokio::fs::read(&command.file).await.with_context(|| unread(&command.file))?;
    let file_name = command.file.file_name().map(|name| name.to_string_lossy().into_owned());
    let upload = Upload {
        kind: command.kind,
        file_name: file_name.unwrap_or_default(),
        bytes,
        sheet: command.sheet.clone(),
        organisation: organisation(app, command.organisation.as_deref()).await?,
    };
    let id = actions::receive(app, actor, upload, Limits::default()).await.map_err(|why| told(app, why))?;
    let mut layout = layout_of(&run(app, &id).await?).map_err(|why| told(app, why))?;
    map_columns(&mut layout, command.kind, &command.map)?;
    answer(&mut layout, command.kind, &command.answers)?;
    let json = serde_json::to_string(&layout)?;
    store::save_mapping(app.db(), &app.region(), &id, &json).await?;
    print_layout(&Teller::new(app.words()), &layout);
    let references = References::load(app.db(), &app.region(), command.kind).await?;
    for line in Speaker::new(app.words(), command.language, &references).told(&layout) {
        crate::print_line!("{line}");
    }
    Ok(id)
}

fn map_columns(layout: &mut Layout, kind: Kind, map: &[String]) -> anyhow::Result<()> {
    let mut fields = layout.fields.clone();
    for one in map {
        let (title, key) = one.rsplit_once('=').context(refused("import-cli-map", one))?;
        let at = layout.titles.iter().position(|known| known.eq_ignore_ascii_case(title.trim()));
        let at = at.with_context(|| refused("import-cli-no-column", title))?;
        let key = Some(key.trim()).filter(|key| !key.is_empty());
        if let Some(key) = key.filter(|key| kind.column(key).is_none()) {
            let known: Vec<&str> = kind.columns().iter().map(|column| column.key).collect();
            let facts = vec![("typed", key.to_owned()), ("fields", known.join(", "))];
            bail!(Problem::Refused { key: "import-cli-no-field", facts });
        }
        // A field that is given by hand is taken from the column that was guessed for it.
        let single = key.and_then(|key| kind.column(key)).filter(|column| !column.many);
        for field in &mut fields {
            if field.as_deref().is_some_and(|field| single.is_some_and(|column| column.key == field)) {
                *field = None;
            }
        }
        if let Some(field) = fields.get_mut(at) {
            *field = key.map(str::to_owned);
        }
    }
    layout.assign(kind, &fields);
    Ok(())
}

fn answer(layout: &mut Layout, kind: Kind, answers: &[String]) -> anyhow::Result<()> {
    for one in answers {
        let (key, value) = one.rsplit_once('=').context(refused("import-cli-answer", one))?;
        let (key, value) = (key.trim(), value.trim());
        if !is_answer(kind, key, value) {
            let facts = vec![("typed", value.to_owned()), ("question", key.to_owned())];
            bail!(Problem::Refused { key: "import-cli-no-answer", facts });
        }
        layout.answers.insert(key.to_owned(), value.to_owned());
    }
    Ok(())
}

fn print_layout(teller: &Teller<'_>, layout: &Layout) {
    let facts = [("sheet", layout.sheet.clone()), ("row", layout.header_row.to_string())];
    crate::print_line!("{}", teller.say_facts("import-cli-sheet", &facts));
    let unread = teller.say("import-cli-not-read");
    for (index, field) in layout.fields.iter().enumerate() {
        let title = layout.title(index);
        crate::print_line!("  {title} → {}", field.as_deref().unwrap_or(&unread));
    }
    if !layout.others.is_empty() {
        let others = [("sheets", layout.others.join(", "))];
        crate::print_line!("{}", teller.say_facts("import-cli-others", &others));
    }
}

async fn organisation(app: &App, name: Option<&str>) -> anyhow::Result<Option<OrganisationId>> {
    let Some(name) = name else { return Ok(None) };
    let references = References::load(app.db(), &app.region(), Kind::Programmes).await?;
    match references.named(name, None).as_slice() {
        [one] => Ok(Some(one.id.clone())),
        [] => bail!(refused("import-cli-no-organisation", name)),
        _ => bail!(refused("import-cli-organisations", name)),
    }
}

async fn person(app: &App, email: &str) -> anyhow::Result<Actor> {
    let (db, region) = (app.db(), app.region());
    let found = store::people::by_email(db, &email.trim().to_lowercase()).await?;
    let found = found.with_context(|| refused("import-cli-nobody", email))?;
    let actor = session::actor_of(db, &region, &found).await?.filter(Actor::has_role);
    actor.with_context(|| refused("import-cli-no-role", email))
}

/// How often the bar is drawn again, and how often an import in other hands is looked at.
const LOOK: Duration = Duration::from_millis(200);

/// Works on an import, or waits for whoever does, and shows how far it is; returns it as it is when that is over.
async fn watched(app: &App, (id, job): (&ImportId, &JobId), language: Language) -> anyhow::Result<Run> {
    let bar = ProgressBar::new(0);
    loop {
        let mut work = std::pin::pin!(jobs::work_on(app, job));
        let worked = loop {
            match tokio::time::timeout(LOOK, &mut work).await {
                Ok(worked) => break worked,
                Err(_) => show(&bar, &run(app, id).await?),
            }
        };
        worked?;
        let now = run(app, id).await?;
        if !now.state.is_busy() {
            bar.finish_and_clear();
            let why = Some(now.reason.as_str()).filter(|why| !why.is_empty()).unwrap_or("broken");
            ensure!(
                !matches!(now.state, State::Failed | State::Interrupted),
                app.words().say(language, &format!("import-why-{why}"))
            );
            let is_whole = now.state.is_open() || now.state == State::Applied;
            ensure!(is_whole, Problem::refused("import-cli-set-aside"));
            return Ok(now);
        }
        show(&bar, &now);
        tokio::time::sleep(LOOK).await;
    }
}

fn show(bar: &ProgressBar, run: &Run) {
    bar.set_length(u64::try_from(run.total).unwrap_or(0));
    bar.set_position(u64::try_from(run.done).unwrap_or(0));
}

/// Runs `sekber export`.
///
/// # Errors
/// When the file's ending is unknown, or the file or the database fails.
pub async fn export_command(app: &App, command: ExportCommand) -> anyhow::Result<()> {
    let ending = command.out.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let form = match ending.as_deref() {
        Some("xlsx") => Form::Xlsx,
        Some("csv") => Form::Csv,
        _ => bail!(Problem::refused("export-cli-ending")),
    };
    let owner = organisation(app, command.organisation.as_deref()).await?;
    let is_apt = owner.is_none() || command.kind == Kind::Programmes;
    ensure!(is_apt, Problem::refused("export-cli-organisation"));
    let wanted =
        Export { kind: command.kind, owners: owner.map(|owner| vec![owner]), language: command.language };
    let (bytes, count) = export(app, &wanted, form).await.map_err(|why| told(app, why))?;
    tokio::fs::write(&command.out, bytes).await.with_context(|| {
        Problem::refused_with("export-cli-unwritten", "file", command.out.display().to_string())
    })?;
    let teller = Teller::new(app.words());
    let kind = teller.say(title_key(command.kind)).to_lowercase();
    crate::print_line!("{}: {} {kind}", command.out.display(), teller.whole(count));
    Ok(())
}
