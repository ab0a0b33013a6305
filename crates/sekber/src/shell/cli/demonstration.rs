//! The commands of the demonstration: loading and serving it, and playing a meeting on it.

use std::io::IsTerminal as _;

use crate::features::meeting;
use crate::features::portal::{self, Release};
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::problem::Problem;
use crate::kit::settings::Settings;
use crate::kit::terminal;
use crate::shell::rehearsal::{self, RehearsalArguments};
use crate::shell::{bootstrap, demo, server};

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
        "the demonstration serves this machine only; {} is open to others",
        settings.listen
    );
    let db = bootstrap::connect(&settings).await?;
    db.migrate().await?;
    let extent = if wanted.full { demo::Extent::Full } else { demo::Extent::Usual };
    match demo::load(&db, extent).await? {
        Some(loaded) => print_loaded(&loaded),
        None => crate::print_line!("The Sintang district is here already; nothing was loaded."),
    }
    if wanted.programmes > 0 {
        let bar = indicatif::ProgressBar::new(u64::try_from(wanted.programmes)?);
        demo::add_programmes(&db, wanted.programmes, |done| {
            bar.set_position(u64::try_from(done).unwrap_or(0))
        })
        .await?;
        bar.finish_and_clear();
        crate::print_line!("Added {} made-up programmes.", wanted.programmes);
    }
    if wanted.districts > 0 {
        let bar = indicatif::ProgressBar::new(u64::try_from(wanted.districts)?);
        demo::add_districts(&db, wanted.districts, |done| {
            bar.set_position(u64::try_from(done).unwrap_or(0));
        })
        .await?;
        bar.finish_and_clear();
        crate::print_line!("There are {} districts, most of them made up.", wanted.districts);
    }
    crate::print_line!("Sign in at {}/sign-in with the password {}:", settings.base_url, demo::PASSWORD);
    for account in demo::ACCOUNTS {
        crate::print_line!("  {:<24} {}", account.email, account.role);
    }
    if wanted.no_serve {
        return Ok(());
    }
    let app = bootstrap::open(Settings { region: Some(demo::REGION.parse()?), ..settings }).await?;
    crate::print_line!("Serving; stop with Ctrl+C.");
    if wanted.rakor {
        let (app, base) = (app.clone(), format!("http://{}", app.settings().listen));
        let how = wanted.watched();
        tokio::spawn(async move {
            match rehearsal::play(&app, &[base], &how).await {
                Ok(figures) => {
                    print_figures(&figures);
                    if let Err(problem) = open_to_everybody(&app).await {
                        terminal::error(&format!("the meeting could not be opened to everybody: {problem}"));
                    }
                }
                Err(error) => terminal::error(&format!("the rehearsal broke off: {error:#}")),
            }
        });
    }
    server::serve(app).await
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
    crate::print_line!("The rehearsal is over.");
    figures.to_string().lines().for_each(terminal::out);
}

fn print_loaded(loaded: &demo::Loaded) {
    crate::print_line!(
        "Loaded the Sintang cycle of {}: {} offices ({} invited), {} partners ({} invited), \
         {} programmes of partners, {} of offices, {} regions",
        demo::YEAR,
        loaded.offices,
        loaded.offices_invited,
        loaded.partners,
        loaded.partners_invited,
        loaded.partner_programmes,
        loaded.office_programmes,
        loaded.regions
    );
    if let Some(made) = loaded.made_up {
        let [first, .., last] = demo::SIMULATED_YEARS;
        crate::print_line!(
            "Made up for {first} to {last}, marked as simulated wherever it is shown: {} programmes of partners, {} of offices, \
             {} partnerships, {} open needs, {} wishes, with money, work plans, reports, visits and awards",
            made.partner_programmes,
            made.office_programmes,
            made.partnerships,
            made.needs,
            made.wishes
        );
    }
}
