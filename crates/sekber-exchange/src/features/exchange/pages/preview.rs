//! The preview of an import: what each row would do, which column is which field, and the way to apply it.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::correcting::correct_cell;
use super::hand_in::{badge, begin_and_wait, offered_names, organisation, state};
use super::lines::{Line, line};
use super::met::met;
use super::progress::percent;
use super::questions::{Questions, take_answers};
use crate::features::exchange::actions;
use crate::features::exchange::checking::{self, layout_of, summary_of, would_write_nothing};
use crate::features::exchange::columns::Column;
use crate::features::exchange::export::title_key;
use crate::features::exchange::guard::Importer;
use crate::features::exchange::guessing::guess_again;
use crate::features::exchange::kind::{Kind, Outcome, State as Standing, records};
use crate::features::exchange::layout::{Layout, letters};
use crate::features::exchange::permission::permitted_in;
use crate::features::exchange::references::References;
use crate::features::exchange::row::SheetRow;
use crate::features::exchange::shown::Speaker;
use crate::features::exchange::store::{self, Run, Waiting, Wanted};
use crate::features::exchange::summary::Summary;
use crate::features::programme::{self, ToldCount};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::form::{Faults, Form};
use crate::kit::page::{Frame, QueryString, go, page, redirect};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Page};

/// Rows of those on the page whose cells are shown as samples beside the columns.
const SAMPLES: usize = 3;

/// A column as it is shown.
struct Assigned {
    index: usize,
    letter: String,
    title: String,
    samples: String,
    field: String,
}

#[derive(Template)]
#[template(path = "features/exchange/pages/run.html")]
struct RunPage {
    frame: Frame,
    run: Run,
    path: String,
    layout: Layout,
    summary: Summary,
    wanted: Wanted,
    page: Page<Line>,
    query: QueryString,
    columns: Vec<Assigned>,
    fields: Vec<(&'static str, String)>,
    missing: String,
    owner: String,
    names: Vec<String>,
    progress: (i64, i64),
    questions: Questions,
    told: Vec<String>,
    /// What the money comes to that the file tells, and what became of it.
    money: Vec<String>,
    told_count: ToldCount,
    /// The sheets of the same file, when there are several: name and import.
    sheets: Vec<(String, Run)>,
    /// Whether whoever looks at it is of the secretariat, whose changes nobody looks at again.
    by_secretariat: bool,
}

impl RunPage {
    /// Whether a file of activities may be held up by names that nobody knows here, and nobody was chosen for them: the field that
    /// mends it then stands open above the columns.
    fn lacks_owner(&self) -> bool {
        let of_activities = self.run.kind == Kind::Programmes && self.layout.is_of_activities();
        of_activities && self.owner.is_empty() && self.summary.error > 0
    }

    fn kind(&self) -> String {
        self.frame.say(title_key(self.run.kind))
    }

    /// What was read: a sheet with titles above its columns, or a file of activities, which has neither.
    fn read_from(&self) -> String {
        let name = self.run.file_name.to_lowercase();
        if self.run.kind == Kind::Programmes && name.ends_with(".xml") {
            return self.frame.say_with("import-of-activities", "kind", self.kind());
        }
        let (sheet, row) = (self.layout.sheet.clone(), self.layout.header_row.to_string());
        self.frame.say_facts("import-of", &[("kind", self.kind()), ("sheet", sheet), ("row", row)])
    }

    fn badge(&self) -> &'static str {
        badge(&self.run)
    }

    fn tile(&self, outcome: &Outcome) -> String {
        self.query.without("warned").with("outcome", outcome.as_str()).link(&self.path)
    }

    fn faulty(&self) -> String {
        self.tile(&Outcome::Error)
    }

    fn count(&self, outcome: &Outcome) -> String {
        self.frame.whole(&self.summary.of(*outcome))
    }

    fn is_wanted(&self, outcome: &Outcome) -> bool {
        self.wanted.outcome == Some(*outcome)
    }

    /// Whether programmes that everybody sees may wait for the secretariat by what it changes, or changed.
    fn withholds(&self) -> bool {
        let writes = self.run.state.is_open() || self.run.state == Standing::Applied;
        self.run.kind == Kind::Programmes && writes && self.summary.changed > 0 && !self.by_secretariat
    }

    fn percent(&self) -> i64 {
        percent(self.progress)
    }

    /// The rows that wrote something, each with the way to its record; all records where none did.
    fn records(&self) -> String {
        let wrote = [Outcome::Added, Outcome::Changed].into_iter().find(|one| self.summary.of(*one) > 0);
        wrote.map_or_else(|| records(self.run.kind).to_owned(), |one| format!("{}#results", self.tile(&one)))
    }

    fn sheet_badge(&self, run: &Run) -> &'static str {
        badge(run)
    }

    fn state(&self, run: &Run) -> &'static str {
        state(run)
    }

    /// Whether something can be done with it: applied, or answered.
    fn waits(&self) -> bool {
        let is_waiting = self.run.state.is_open() || self.run.state == Standing::Waiting;
        is_waiting && !(would_write_nothing(&self.run) && self.questions.asked.is_empty())
    }

    fn outcome_badge(&self, outcome: &Outcome) -> &'static str {
        match outcome {
            Outcome::Added => "good",
            Outcome::Changed => "info",
            Outcome::Error => "bad",
            Outcome::Unchanged | Outcome::Skipped => "",
        }
    }
}

/// The preview, or the progress while the program works on it.
pub async fn show_run(
    Importer { actor, run }: Importer,
    State(app): State<App>,
    frame: Frame,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = frame.query(query.as_deref());
    let (db, region) = (app.db(), app.region());
    let layout = layout_of(&run)?;
    let references = References::load(db, &region, run.kind).await?;
    let summary = summary_of(&run);
    let outcome = query.filter("outcome");
    let wanted = Wanted { outcome, warned: query.filter_set("warned") };
    let total = match wanted {
        Wanted { warned: true, .. } => summary.warned,
        Wanted { outcome: Some(outcome), .. } => summary.of(outcome),
        Wanted { .. } => summary.total(),
    };
    let cursor = Cursor::from_query(query.filled("after"), query.filled("before"));
    let waiting = store::page(db, &region, &run.id, wanted, (&cursor, total)).await?;
    let speaker = Speaker::new(app.words(), frame.language, &references);
    let questions = questions(&app, (&run, &layout), &summary, (&frame, &speaker)).await?;
    let owner = layout.organisation.as_deref().unwrap_or_default();
    page(&RunPage {
        page: Page {
            rows: waiting.rows.iter().map(|row| line(&speaker, &run, &layout, row)).collect(),
            previous: waiting.previous,
            next: waiting.next,
            total: waiting.total,
            more: waiting.more,
        },
        query: QueryString::keep(&query, &["outcome", "warned"]),
        columns: columns(&layout, waiting.rows.get(..SAMPLES).unwrap_or(&waiting.rows)),
        fields: run.kind.columns().iter().map(|column| (column.key, speaker.title(column.key))).collect(),
        missing: titles(&speaker, &layout.missing(run.kind)),
        owner: run.kind.column("organisation").map_or(String::new(), |column| speaker.value(column, owner)),
        names: offered_names(&references, &actor),
        progress: (run.done, run.total),
        path: format!("/import/{}", run.id),
        told: speaker.told(&layout),
        money: speaker.money_told(&layout.told),
        told_count: told_count(&app, &run, &layout).await?,
        sheets: sheets(&app, &run).await?,
        by_secretariat: actor.is_secretariat(),
        questions,
        frame,
        layout,
        summary,
        wanted,
        run,
    })
}

/// What became of the money that an import told, when it told any.
pub async fn told_count(app: &App, run: &Run, layout: &Layout) -> Result<ToldCount, Problem> {
    if layout.told.is_empty() || !matches!(run.state, Standing::Applied | Standing::TakenBack) {
        return Ok(ToldCount::default());
    }
    Ok(programme::count_told(app.db(), &app.region(), &run.id).await?)
}

/// The sheets of an import's file, when it has several.
async fn sheets(app: &App, run: &Run) -> Result<Vec<(String, Run)>, Problem> {
    let all = store::of_file(app.db(), &app.region(), run.first_sheet.as_ref().unwrap_or(&run.id)).await?;
    if all.len() < 2 {
        return Ok(Vec::new());
    }
    all.into_iter().map(|run| Ok((layout_of(&run)?.sheet, run))).collect()
}

/// Rows that are looked at for what they ask.
const ASKED_FROM: i64 = 500;

/// What is asked about an import that can still be changed.
async fn questions(
    app: &App,
    (run, layout): (&Run, &Layout),
    summary: &Summary,
    (frame, speaker): (&Frame, &Speaker<'_>),
) -> Result<Questions, Problem> {
    if !run.state.is_open() {
        return Ok(Questions::default());
    }
    let some = async |wanted: Wanted, count: i64| match count {
        0 => Ok(Vec::new()),
        _ => store::waiting_after(app.db(), &app.region(), &run.id, wanted, (-1, ASKED_FROM)).await,
    };
    let of = |outcome| Wanted { outcome: Some(outcome), warned: false };
    let mut told = some(of(Outcome::Error), summary.error).await?;
    told.extend(some(Wanted { outcome: None, warned: true }, summary.warned).await?);
    let changed = some(of(Outcome::Changed), summary.changed).await?;
    Ok(Questions::of(frame, speaker, (run, layout), (&told, &changed)))
}

fn titles(speaker: &Speaker<'_>, keys: &[&str]) -> String {
    keys.iter().map(|key| speaker.title(key)).collect::<Vec<_>>().join(", ")
}

fn columns(layout: &Layout, samples: &[Waiting]) -> Vec<Assigned> {
    let samples: Vec<SheetRow> = checking::rows(samples);
    let said = |index: usize| {
        let cells = samples.iter().map(|row| row.cell(index).text()).filter(|text| !text.is_empty());
        cells.map(|text| text.chars().take(40).collect::<String>()).collect::<Vec<_>>().join(" · ")
    };
    let fields = layout.fields.iter().enumerate();
    fields
        .map(|(index, field)| Assigned {
            index,
            letter: letters(index),
            title: layout.titles.get(index).cloned().unwrap_or_default(),
            samples: said(index),
            field: field.clone().unwrap_or_default(),
        })
        .filter(|column| [&column.title, &column.samples, &column.field].iter().any(|said| !said.is_empty()))
        .collect()
}

/// Takes over which column is which field, or guesses again, and checks the rows anew.
pub async fn assign_columns(
    Importer { actor, run }: Importer,
    State(app): State<App>,
    frame: Frame,
    form: Form,
) -> Result<Response, Problem> {
    let layout = changed(&app, &actor, &run, &form).await?;
    match actions::assign(&app, &actor, &run.id, (run.mapping_json.as_str(), &layout)).await {
        Ok(job) => {
            begin_and_wait(&app, job).await;
            Ok(go(format!("/import/{}", run.id), "notice-import-checked"))
        }
        Err(Problem::Conflict) => met(&app, frame, &run.id, &form).await,
        Err(other) => Err(other),
    }
}

/// The layout of an import as a form changes it.
async fn changed(app: &App, actor: &Actor, run: &Run, form: &Form) -> Result<Layout, Problem> {
    let mut layout = layout_of(run)?;
    let mut faults = Faults::none();
    let action = form.one_of("action", &["", "guess", "answer", "correct"].map(|action| (action, action)))?;
    match action {
        "guess" => {
            guess_again(app, run, &mut layout).await?;
            actions::own_by_default(&mut layout, run.kind, permitted_in(actor, run).as_deref());
        }
        "answer" => take_answers(run, &mut layout, form)?,
        "correct" => correct_cell(app, run, &mut layout, form).await?,
        _ => {
            let wanted = wanted_fields(form, layout.fields.len());
            let known = |field: &String| run.kind.column(field).is_some();
            if !wanted.iter().flatten().all(known) {
                return Err(Problem::Invalid(Faults::one("field", "fault-not-a-choice")));
            }
            layout.assign(run.kind, &wanted);
            if run.kind.column("organisation").is_some_and(|column: &Column| column.required) {
                let owner = organisation(app, actor, form, &mut faults).await?;
                layout.organisation = owner.map(|id| id.to_string());
                layout.take_only_owner(run.kind, permitted_in(actor, run).as_deref());
            }
        }
    }
    if faults.is_empty() { Ok(layout) } else { Err(Problem::refused("refused-import-organisation")) }
}

/// The field that the form chose for each of the columns.
fn wanted_fields(form: &Form, columns: usize) -> Vec<Option<String>> {
    let mut wanted: Vec<Option<String>> = vec![None; columns];
    for (name, value) in form.pairs() {
        let column = name.strip_prefix("field-").and_then(|index| index.parse::<usize>().ok());
        if let Some(chosen) =
            column.and_then(|column| wanted.get_mut(column)).filter(|chosen| chosen.is_none())
        {
            *chosen = Some(value.trim().to_owned()).filter(|field| !field.is_empty());
        }
    }
    wanted
}

/// Has another sheet of a file checked.
pub async fn check_run(
    Importer { actor, run }: Importer,
    State(app): State<App>,
) -> Result<Response, Problem> {
    let job = actions::start_checking(&app, &actor, &run.id).await?;
    begin_and_wait(&app, job).await;
    Ok(redirect(&format!("/import/{}", run.id)))
}

/// Begins to write an import.
pub async fn apply_run(
    Importer { actor, run }: Importer,
    State(app): State<App>,
    form: Form,
) -> Result<Response, Problem> {
    let job = actions::begin_applying(&app, &actor, &run.id, form.switched("skip_errors")?).await?;
    begin_and_wait(&app, job).await;
    Ok(redirect(&format!("/import/{}", run.id)))
}

/// Sets an import aside.
pub async fn discard_run(
    Importer { actor, run }: Importer,
    State(app): State<App>,
) -> Result<Response, Problem> {
    actions::discard(&app, &actor, &run.id).await?;
    Ok(go("/import", "notice-import-discarded"))
}
