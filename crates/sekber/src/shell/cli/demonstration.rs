//! The commands of the demonstration: loading and serving it, and playing a meeting on it.

use std::io::IsTerminal as _;

use indicatif::ProgressBar;
use sekber_core::value::RegionCode;

use crate::features::award;
use crate::features::meeting;
use crate::features::portal::{self, Release};
use crate::features::programme::SIMULATED_MARK;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::settings::Settings;
use crate::kit::store::Db;
use crate::kit::terminal;
use crate::shell::rehearsal::{self, RehearsalArguments};
use crate::shell::{answers, bootstrap, demo, server};

/// What is loaded, and whether it is served.
#[derive(Debug, clap::Args)]
pub struct DemoArguments {
    /// Load made-up programmes, partnerships, needs and awards of 2024 to 2026, too, marked as simulated
    ///
    /// Whatever is made up says "(simulasi)" on every page, paper and file.
    ///
    /// Memuat juga program, kemitraan, kebutuhan, dan penghargaan buatan tahun 2024 sampai 2026, supaya setiap ruang terisi.
    /// Semuanya bertanda "(simulasi)" di setiap halaman, naskah, dan berkas.
    #[arg(long)]
    full: bool,
    /// Load only; do not serve
    #[arg(long)]
    no_serve: bool,
    /// Play the meeting of 2023 with simulated phones while serving
    #[arg(long)]
    rakor: bool,
    #[command(flatten)]
    how: RehearsalArguments,
    /// Add so many made-up programmes, for load tests
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    programmes: usize,
    /// Set up districts with made-up partners and programmes until there are so many, for load tests; CODE.localhost leads to each
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    districts: usize,
}

/// Seconds that choosing takes in a meeting that somebody watches, and answering to the plan.
const PAUSE: u64 = 30;

impl DemoArguments {
    /// Whether a meeting is played: its phones send thousands of requests, and a line of the log for each would bury what is told.
    pub fn plays_a_meeting(&self) -> bool {
        self.rakor
    }

    /// How the meeting is played for somebody who watches it.
    fn watched(&self) -> RehearsalArguments {
        let asks = self.how.wait || std::io::stdin().is_terminal();
        RehearsalArguments { pause: self.how.pause.or(Some(PAUSE)), wait: asks, ..self.how.clone() }
    }
}

/// How a meeting is played, and where.
#[derive(Debug, clap::Args)]
pub struct RehearseArguments {
    /// Address of a server on the same database; may be given twice
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080")]
    at: Vec<String>,
    #[command(flatten)]
    how: RehearsalArguments,
}

/// Loads the demonstration and, unless told otherwise, serves it.
///
/// # Errors
/// When others could reach it, or the database refuses.
pub async fn demonstrate(settings: Settings, wanted: DemoArguments) -> anyhow::Result<()> {
    // The accounts' password is known to everybody, so nobody else may reach them.
    anyhow::ensure!(
        settings.listen.ip().is_loopback(),
        Problem::refused_with("demo-refused-open", "address", settings.listen.to_string())
    );
    let db = bootstrap::connect(&settings).await?;
    db.migrate().await?;
    load(&db, &settings, &wanted).await?;
    print_way_in(&settings.base_url);
    if wanted.no_serve {
        return Ok(());
    }
    let app = bootstrap::open(Settings { region: Some(demo::REGION.parse()?), ..settings }).await?;
    answers::print_sentence("demo-serving", &[]);
    if wanted.rakor {
        tokio::spawn(play(app.clone(), wanted.watched()));
    }
    server::serve(app).await
}

/// Loads the record of the district and what else is wanted.
async fn load(db: &Db, settings: &Settings, wanted: &DemoArguments) -> anyhow::Result<()> {
    let teller = answers::teller();
    let extent = if wanted.full { demo::Extent::Full } else { demo::Extent::Usual };
    match demo::load(db, extent).await? {
        Some(loaded) => {
            if wanted.full {
                issue_papers(db, settings).await?;
            }
            print_loaded(&loaded);
        }
        None => answers::print_sentence("demo-there", &[]),
    }
    if wanted.programmes > 0 {
        let bar = progress(wanted.programmes);
        demo::add_programmes(db, wanted.programmes, |done| move_to(&bar, done)).await?;
        bar.finish_and_clear();
        answers::print_sentence("demo-programmes", &[("count", teller.whole(wanted.programmes))]);
    }
    if wanted.districts > 0 {
        let bar = progress(wanted.districts);
        demo::add_districts(db, wanted.districts, |done| move_to(&bar, done)).await?;
        bar.finish_and_clear();
        answers::print_sentence("demo-districts", &[("count", teller.whole(wanted.districts))]);
    }
    Ok(())
}

fn progress(all: usize) -> ProgressBar {
    ProgressBar::new(u64::try_from(all).unwrap_or(u64::MAX))
}

fn move_to(bar: &ProgressBar, done: usize) {
    bar.set_position(u64::try_from(done).unwrap_or(0));
}

/// Prints where and as whom somebody signs in.
fn print_way_in(base_url: &str) {
    let teller = answers::teller();
    let way_in = [("address", format!("{base_url}/sign-in")), ("password", demo::PASSWORD.to_owned())];
    answers::print_sentence("demo-sign-in", &way_in);
    for account in demo::ACCOUNTS {
        crate::print_line!("  {:<24} {}", account.email, teller.say(account.role));
    }
}

/// Plays the meeting on the server that this process is about to be.
async fn play(app: App, how: RehearsalArguments) {
    let teller = answers::teller();
    let base = format!("http://{}", app.settings().listen);
    match rehearsal::play(&app, &[base], &how).await {
        Ok(figures) => {
            print_figures(&figures);
            if let Err(problem) = open_to_everybody(&app).await {
                let why = [("why", problem.to_string())];
                terminal::error(&teller.say_facts("demo-not-opened", &why));
            }
        }
        Err(error) => {
            let why = [("why", teller.error(&error))];
            terminal::error(&teller.say_facts("demo-broke-off", &why));
        }
    }
}

/// Carries the latest made-up award to its certificates, and the made-up meetings to their minutes. Papers are kept as files, which have a
/// place in an open house alone.
async fn issue_papers(db: &Db, settings: &Settings) -> anyhow::Result<()> {
    let region: RegionCode = demo::REGION.parse()?;
    let app = bootstrap::open_region(db.clone(), settings.clone(), &region).await?;
    award::demonstrate_certificates(&app, &Actor::operator()).await?;
    let meetings = meeting::all(app.db(), &app.region()).await?.into_iter();
    for held in meetings.filter(|one| one.closed_at.is_some() && one.name.ends_with(SIMULATED_MARK)) {
        meeting::demonstrate_minutes(&app, &Actor::operator(), &held.id).await?;
    }
    Ok(())
}

/// Shows everybody the meeting that was played, with what came out of it.
async fn open_to_everybody(app: &App) -> Result<(), Problem> {
    let played = meeting::all(app.db(), &app.region()).await?.into_iter().next();
    match played {
        Some(played) => portal::release_meeting(app, &Actor::operator(), &played.id, Release::Outcome).await,
        None => Ok(()),
    }
}

/// Plays a meeting on servers of the demonstration.
///
/// # Errors
/// When a server is elsewhere, or something was lost or came twice.
pub async fn rehearse(settings: Settings, wanted: RehearseArguments) -> anyhow::Result<()> {
    let bases: Vec<String> = wanted.at.iter().map(|base| base.trim_end_matches('/').to_owned()).collect();
    let local =
        |base: &String| base.starts_with("http://127.0.0.1:") || base.starts_with("http://localhost:");
    anyhow::ensure!(bases.iter().all(local), "a rehearsal is played on this machine only");
    let app = bootstrap::open(Settings { region: Some(demo::REGION.parse()?), ..settings }).await?;
    let figures = rehearsal::play(&app, &bases, &wanted.how).await?;
    print_figures(&figures);
    anyhow::ensure!(figures.lost == 0 && figures.twice == 0, "something was lost or came twice");
    Ok(())
}

fn print_figures(figures: &rehearsal::Figures) {
    let teller = answers::teller();
    answers::print_sentence("rehearsal-over", &[]);
    for line in figures.in_words(&teller) {
        terminal::out(&line);
    }
}

fn print_loaded(loaded: &demo::Loaded) {
    let teller = answers::teller();
    let facts = [
        ("year", demo::YEAR.to_string()),
        ("offices", teller.whole(loaded.offices)),
        ("offices_invited", teller.whole(loaded.offices_invited)),
        ("partners", teller.whole(loaded.partners)),
        ("partners_invited", teller.whole(loaded.partners_invited)),
        ("of_partners", teller.whole(loaded.partner_programmes)),
        ("of_offices", teller.whole(loaded.office_programmes)),
        ("regions", teller.whole(loaded.regions)),
    ];
    answers::print_sentence("demo-loaded", &facts);
    if let Some(made) = loaded.made_up {
        let [first, .., last] = demo::SIMULATED_YEARS;
        let facts = [
            ("first", first.to_string()),
            ("last", last.to_string()),
            ("of_partners", teller.whole(made.partner_programmes)),
            ("of_offices", teller.whole(made.office_programmes)),
            ("partnerships", teller.whole(made.partnerships)),
            ("needs", teller.whole(made.needs)),
            ("wishes", teller.whole(made.wishes)),
        ];
        answers::print_sentence("demo-made-up", &facts);
    }
}
