//! `sekber match`: the plan of the district's cycle, with its reasons, in the terminal or as a file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, bail};
use indicatif::{ProgressBar, ProgressStyle};
use sekber_documents::official::pdf;
use sekber_documents::sheet::{Column, Kind, Table as Sheet, Value, to_csv, to_xlsx};

use crate::features::district;
use crate::features::matching::actions::plan::work_out;
use crate::features::matching::fit_matrix::{ENGINE, Table};
use crate::features::matching::planning::{Inputs, Outcome, Wanted};
use crate::features::matching::printed::printed;
use crate::features::matching::rating::Progress;
use crate::features::matching::reasons::{Reason, of_hundred};
use crate::kit::app::App;
use crate::kit::page::Frame;
use crate::kit::terminal;
use crate::kit::words::Language;

/// Work out the plan of the current cycle and show it with its reasons; nothing is changed
#[derive(Debug, Clone, clap::Args)]
pub struct MatchCommand {
    /// First make every office's best partner as good as possible
    #[arg(long)]
    even: bool,
    /// Then nudge pairs that both sides would rather have into the plan
    #[arg(long, conflicts_with = "even")]
    agreed: bool,
    /// The seed of the draw that breaks ties
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Also write the plan to a file; its ending (.xlsx, .csv, .pdf or .json) says the form
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Language of the reasons: id or en
    #[arg(long, default_value = "id", value_parser = language)]
    language: Language,
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| "id or en".to_owned())
}

/// A pair in words.
struct Row {
    office: String,
    partner: String,
    programme: String,
    score: i64,
    reason: String,
}

/// Runs `sekber match`, over the programmes of the district that have not ended, or over all that two sheets hold.
///
/// # Errors
/// When the database cannot be asked, the file's ending is unknown, or the file cannot be written.
pub async fn match_command(app: &App, command: MatchCommand, of_sheets: bool) -> anyhow::Result<()> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let MatchCommand { even, agreed, seed, .. } = command;
    let bar = ProgressBar::new_spinner().with_message("rating programmes and working out the plan");
    let day = (!of_sheets).then(|| app.today());
    let working = work_out(app, &cycle, Wanted { even, agreed, seed, ..Wanted::default() }, day);
    let found = shown_on(&bar, &app.memory::<Progress>(), working).await;
    bar.finish_and_clear();
    let (table, inputs, outcome) = found.map_err(|why| anyhow::anyhow!("{why}"))?;
    let rows = rows(app, &table, &inputs, &outcome, command.language);
    show(&inputs, &outcome, &rows);
    if let Some(file) = &command.out {
        let name = cycle.shown(&Frame::shared(app, command.language));
        write(app, file, command.language, &name, &inputs, &outcome, &rows)?;
        crate::print_line!("→ {}", file.display());
    }
    Ok(())
}

/// Waits for the work and shows meanwhile how far the rating is: a bar while programmes are rated, a turning mark before
/// and afterwards.
async fn shown_on<T>(bar: &ProgressBar, progress: &Progress, work: impl Future<Output = T>) -> T {
    let mut work = std::pin::pin!(work);
    let mut ticks = tokio::time::interval(Duration::from_millis(120));
    loop {
        tokio::select! {
            done = &mut work => return done,
            _ = ticks.tick() => match progress.now() {
                (_, 0) => {
                    bar.set_style(ProgressStyle::default_spinner());
                    bar.tick();
                }
                (done, all) => {
                    bar.set_style(ProgressStyle::default_bar());
                    bar.set_length(all as u64);
                    bar.set_position(done as u64);
                }
            },
        }
    }
}

fn rows(app: &App, table: &Table, inputs: &Inputs, outcome: &Outcome, language: Language) -> Vec<Row> {
    let mut rows: Vec<Row> = outcome
        .pairs
        .iter()
        .map(|(programme, office, points, _)| {
            let (offer, seat) = (&inputs.programmes[*programme as usize], &inputs.offices[*office as usize]);
            let reason = Reason::between(table, app.words(), language, &offer.id, &seat.id);
            Row {
                office: seat.name.clone(),
                partner: inputs.partners[offer.partner as usize].name.clone(),
                programme: offer.title.clone(),
                score: of_hundred(*points),
                reason: reason.map(|reason| reason.sentence()).unwrap_or_default(),
            }
        })
        .collect();
    rows.sort_by(|a, b| {
        a.office.cmp(&b.office).then(b.score.cmp(&a.score)).then(a.programme.cmp(&b.programme))
    });
    rows
}

fn show(inputs: &Inputs, outcome: &Outcome, rows: &[Row]) {
    let mut screen = terminal::Table::ruled(160);
    screen.header(["office", "partner", "programme", "score", "reason"]);
    let mut last = "";
    for row in rows {
        let office = if row.office == last { "" } else { row.office.as_str() };
        last = &row.office;
        let score = row.score.to_string();
        screen.row([office, row.partner.as_str(), &row.programme, &score, &row.reason]);
    }
    screen.print();
    crate::print_line!(
        "{} pairs of {} offices and {} partners ({} programmes); proven best: {}; digest {}",
        outcome.pairs.len(),
        inputs.offices.len(),
        inputs.partners.len(),
        inputs.programmes.len(),
        outcome.optimal,
        outcome.digest
    );
    let short = |what: &str, short: &[(u32, u32)], name: &dyn Fn(u32) -> String| {
        if short.is_empty() {
            crate::print_line!("{what} left out: none");
        } else {
            let names: Vec<String> = short.iter().map(|(at, _)| name(*at)).collect();
            crate::print_line!("{what} left out: {}", names.join(", "));
        }
    };
    short("offices", &outcome.offices_short, &|at| inputs.offices[at as usize].name.clone());
    short("partners", &outcome.partners_short, &|at| {
        let partner = &inputs.partners[at as usize];
        let offers = inputs.programmes.iter().any(|offer| offer.partner == at);
        if offers { partner.name.clone() } else { format!("{} (no programme)", partner.name) }
    });
}

fn write(
    app: &App,
    file: &Path,
    language: Language,
    cycle: &str,
    inputs: &Inputs,
    outcome: &Outcome,
    rows: &[Row],
) -> anyhow::Result<()> {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("xlsx") => to_xlsx(&[sheet(app, language, cycle, rows)], app.settings().local(app.now()))?,
        Some("csv") => to_csv(&sheet(app, language, cycle, rows))?,
        Some("pdf") => {
            let pairs = sheet(app, language, cycle, rows);
            pdf(&printed(app, language, cycle, &outcome.digest, &pairs))?
        }
        Some("json") => {
            let whole = serde_json::json!({ "engine": ENGINE, "inputs": inputs, "outcome": outcome });
            serde_json::to_vec_pretty(&whole)?
        }
        _ => bail!("the file must end in .xlsx, .csv, .pdf or .json"),
    };
    std::fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
}

fn sheet(app: &App, language: Language, cycle: &str, rows: &[Row]) -> Sheet {
    let say = |key: &str| app.words().say(language, key);
    let column = |key: &str, width: f64, kind: Kind| Column { title: say(key), hxl: None, width, kind };
    Sheet {
        title: say("matching-plan"),
        notes: vec![cycle.to_owned()],
        columns: vec![
            column("matching-office", 28.0, Kind::Text),
            column("matching-partner", 30.0, Kind::Text),
            column("matching-programme", 50.0, Kind::Text),
            column("matching-score", 10.0, Kind::Whole),
            column("matching-reason-column", 80.0, Kind::Text),
        ],
        rows: rows
            .iter()
            .map(|row| {
                vec![
                    Value::from(row.office.clone()),
                    Value::from(row.partner.clone()),
                    Value::from(row.programme.clone()),
                    Value::from(row.score),
                    Value::from(row.reason.clone()),
                ]
            })
            .collect(),
    }
}
