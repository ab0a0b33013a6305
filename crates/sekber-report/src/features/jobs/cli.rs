//! `sekber jobs`: the jobs from the command line.

use sekber_core::value::JobId;

use super::actions::{self, name_in_words};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::jobs::{self, Failure, Row, State};
use crate::kit::problem::Problem;
use crate::kit::store::paging::{Cursor, Key};
use crate::kit::terminal::Teller;
use crate::kit::words::Language;

/// What can be done with jobs.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum JobsCommand {
    /// List jobs, those queued last first
    List {
        /// Only those in this state: queued, running, failed, done or cancelled
        #[arg(long)]
        state: Option<State>,
        /// At most so many
        #[arg(long, default_value_t = 50)]
        most: usize,
    },
    /// Have a failed or cancelled job tried again
    Retry {
        /// The job, as `list` shows it
        job: JobId,
    },
    /// Cancel a job that waits, or ask whoever works on it to stop
    Cancel {
        /// The job, as `list` shows it
        job: JobId,
    },
}

/// Runs the command.
///
/// # Errors
/// When the database cannot be asked or a rule says no.
pub async fn jobs_command(app: &App, command: JobsCommand) -> anyhow::Result<()> {
    let operator = Actor::operator();
    let done = match command {
        JobsCommand::List { state, most } => list(app, state, most).await,
        JobsCommand::Retry { job } => {
            actions::retry(app, &operator, &job).await.map(|()| say(app, "jobs-cli-queued"))
        }
        JobsCommand::Cancel { job } => {
            actions::cancel(app, &operator, &job).await.map(|()| say(app, "jobs-cli-cancelled"))
        }
    };
    done.map_err(|problem| problem.for_terminal(app.words()))
}

fn say(app: &App, key: &str) {
    crate::print_line!("{}", Teller::new(app.words()).say(key));
}

async fn list(app: &App, state: Option<State>, most: usize) -> Result<(), Problem> {
    let teller = Teller::new(app.words());
    let [state_title, due, tried, name, error] =
        ["jobs-cli-state", "jobs-cli-due", "jobs-cli-tried", "jobs-cli-name", "jobs-cli-error"]
            .map(|key| teller.say(key));
    crate::print_line!("{:<33} {state_title:<9} {due:<17} {tried:>5} {name:<32} {error}", "ID");
    let (mut cursor, mut left) = (Cursor::Start, most);
    while left > 0 {
        let page = jobs::page(app.db(), &app.region(), state, &cursor).await?;
        for row in page.rows.iter().take(left) {
            line(app, row);
        }
        left = left.saturating_sub(page.rows.len());
        match page.next.as_deref().and_then(Key::parse) {
            Some(key) => cursor = Cursor::After(key),
            None => break,
        }
    }
    Ok(())
}

fn line(app: &App, row: &Row) {
    let (due, language) = (app.settings().local(row.due_at), Language::of_terminal());
    let error = Failure::from_json(&row.error_json).map_or(String::new(), |failure| {
        let sentence = failure.in_words(app.words(), language);
        format!("{sentence} {}", failure.detail()).trim().to_owned()
    });
    crate::print_line!(
        "{:<33} {:<9} {:<17} {:>5} {:<32} {error}",
        row.id.to_string(),
        row.state.as_str(),
        due.strftime("%Y-%m-%d %H:%M").to_string(),
        row.attempts,
        name_in_words(app, language, &row.name)
    );
}
