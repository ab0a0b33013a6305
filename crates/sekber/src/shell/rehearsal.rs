//! The rehearsal: the meeting of 2023 played on a running server by simulated phones, so that anybody can see the hall
//! move in three minutes. It speaks to the server as phones and walls do, measures what they wait for, and compares what
//! they were told with what the record holds; so it is the load generator as well.

mod figures;
mod phone;

use std::cmp::Reverse;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, ensure};
use sekber_core::registry::kinds::Side;
use sekber_core::value::{MeetingId, OrganisationId};

use super::{answers, demo};
use crate::features::{district, matching, meeting};
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::words::Language;

pub use figures::Figures;
use phone::{Hearing, Page, RequestIdentity, Server};

/// How the meeting is played.
#[derive(Debug, Clone, clap::Args)]
pub struct RehearsalArguments {
    /// Phones in the hall; several of one organisation when there are more than participants
    #[arg(long, default_value_t = 71)]
    pub phones: usize,
    /// Walls that show the hall
    #[arg(long, default_value_t = 1)]
    pub walls: usize,
    /// Presentations that are played
    #[arg(long, default_value_t = 19)]
    pub presentations: usize,
    /// Seconds that a presentation takes
    #[arg(long, default_value_t = 5)]
    pub pace: u64,
    /// Choices a second over all phones
    #[arg(long, default_value_t = 4)]
    pub rate: u64,
    /// Seconds after which links are cut, again and again; 0 never
    #[arg(long, default_value_t = 15)]
    pub cut: u64,
    /// Seconds in which phones choose after the last presentation, and again in which they answer to the plan; `demo --rakor` takes 30
    #[arg(long)]
    pub pause: Option<u64>,
    /// Begin the presentations when Enter is pressed, so that there is time to sign in and to open the wall
    #[arg(long)]
    pub wait: bool,
    /// Address that everybody shares, as a proxy tells it; for a server with --behind-proxy
    #[arg(long)]
    pub behind: Option<IpAddr>,
}

/// A phone with what it can choose.
struct Guest {
    visitor: RequestIdentity,
    organisation: OrganisationId,
    side: Side,
}

/// A choice that was answered.
struct Told {
    submission: String,
    seq: i64,
    sent: Instant,
    answered: Instant,
}

/// Number of the word that opens the doors: the running order was the first.
const DOORS_OPEN: i64 = 2;

/// Pairs that an organisation makes up its mind about.
const WISHES_EACH: usize = 8;
/// Of so many pairs of a plan one is objected to by its office: a hall in which everybody agrees is none.
const PAIRS_PER_OBJECTION: usize = 8;
/// What the office says then.
const OBJECTION: &str = "Jadwal kegiatan perlu dibahas kembali dengan bidang terkait.";

/// The wall, as its script behaves.
fn wall_page(id: &MeetingId) -> Page {
    Page {
        stream: format!("/meetings/{id}/stream"),
        part: format!("/meetings/{id}/wall/part"),
        kinds: &[
            ("stage", 200, 200),
            ("plan", 200, 200),
            ("arrival", 200, 200),
            ("pick", 200, 200),
            ("answer", 200, 200),
        ],
    }
}

/// A phone, as its script behaves.
fn phone_page(id: &MeetingId) -> Page {
    Page {
        stream: format!("/hall/{id}/stream"),
        part: format!("/hall/{id}/part"),
        kinds: &[("stage", 250, 2250), ("plan", 250, 2250), ("pick", 1500, 3500), ("answer", 1500, 3500)],
    }
}

/// Plays a whole meeting on servers (of one database) and returns what was measured.
///
/// # Errors
/// When a server refuses what a chair, a wall or a phone asks for.
pub async fn play(app: &App, bases: &[String], wanted: &RehearsalArguments) -> anyhow::Result<Figures> {
    let servers: Vec<Server> =
        bases.iter().map(|base| Server { base: base.clone(), behind: wanted.behind }).collect();
    let first = &servers[0];
    let chair = RequestIdentity::sign_in(first, demo::ACCOUNTS[1].email, demo::PASSWORD).await?;
    let id = call(app, &chair).await?;
    let teller = answers::teller();
    for (what, page) in [("rehearsal-chair", "console"), ("rehearsal-wall", "wall")] {
        crate::print_line!("  {:<8} {}/meetings/{id}/{page}", teller.say(what), first.base);
    }
    command(app, &chair, &id, "open").await?;
    let guests = Arc::new(gather(app, &id, &servers, wanted.phones).await?);
    let (walls, phones) = listen(&id, &servers, &guests, wanted).await?;
    let wishes = wishes_of(app, &guests).await?;
    if wanted.wait {
        answers::print_sentence("rehearsal-enter", &[]);
        enter_pressed().await;
    }
    let told = Arc::new(Mutex::new(Vec::new()));
    let refused = Arc::new(AtomicUsize::new(0));
    let picking =
        tokio::spawn(pick(wishes, id.clone(), guests.clone(), wanted.rate, told.clone(), refused.clone()));
    let mut moves = Vec::new();
    let slots = meeting::order(app.db(), &app.region(), &id).await?;
    for slot in slots.iter().take(wanted.presentations) {
        crate::print_line!("  {}", slot.name);
        moves.push(Instant::now());
        command(app, &chair, &id, "next").await?;
        tokio::time::sleep(Duration::from_secs(wanted.pace)).await;
    }
    let pause = Duration::from_secs(wanted.pause.unwrap_or(0));
    if pause.is_zero() {
        picking.abort();
        settle(&told).await;
    }
    moves.push(Instant::now());
    command(app, &chair, &id, "choose").await?;
    tokio::time::sleep(pause).await;
    picking.abort();
    settle(&told).await;
    moves.push(Instant::now());
    command(app, &chair, &id, "plan").await?;
    let pairs = agree(app, &chair, &id, &guests, pause).await?;
    command(app, &chair, &id, "close").await?;
    let told = std::mem::take(&mut *told.lock().unwrap_or_else(PoisonError::into_inner));
    let last = meeting::last_word(app.db(), &app.region(), &id).await?;
    for hearing in &walls {
        hearing.until(last).await;
    }
    let record = meeting::record_of_submissions(app.db(), &app.region(), &id).await?;
    Ok(figures::gather(&told, refused.load(Ordering::Relaxed), &walls, &phones, &moves, pairs, &record))
}

/// Walls and phones that hear what goes on. Whoever is in the hall has heard that the doors are open before the first presentation begins.
async fn listen(
    id: &MeetingId,
    servers: &[Server],
    guests: &[Guest],
    wanted: &RehearsalArguments,
) -> anyhow::Result<(Vec<Hearing>, Vec<Hearing>)> {
    let cut = (wanted.cut > 0).then(|| Duration::from_secs(wanted.cut));
    let mut walls = Vec::new();
    for at in 0..wanted.walls {
        let server = &servers[at % servers.len()];
        let wall = RequestIdentity::sign_in(server, demo::ACCOUNTS[1].email, demo::PASSWORD).await?;
        walls.push(Hearing::begin(wall, &wall_page(id), cut));
    }
    let phone =
        |guest: &Guest| Hearing::begin(guest.visitor.clone(), &phone_page(id), cut.map(|cut| cut * 2));
    let phones: Vec<Hearing> = guests.iter().map(phone).collect();
    for phone in &phones {
        phone.until(DOORS_OPEN).await;
    }
    Ok((walls, phones))
}

/// Calls the meeting, invites everybody of the cycle and orders the presentations.
async fn call(app: &App, chair: &RequestIdentity) -> anyhow::Result<MeetingId> {
    let day = app.today().to_string();
    let particulars = [
        ("name", "Gladi Rapat Koordinasi Kemitraan Multipihak"),
        ("place", "Aula Bappeda Kabupaten Sintang"),
        ("day", day.as_str()),
        ("starts", "08:00"),
        ("ends", "16:00"),
        ("agenda", "Pembukaan\nPaparan mitra\nPemilihan mitra\nPenandatanganan berita acara"),
    ];
    let path = chair.post("/meetings/new", &particulars).await?.location()?;
    chair.post(&format!("{path}/invitations"), &[("all", "1")]).await?.location()?;
    chair.post(&format!("{path}/order/propose"), &[]).await?.location()?;
    path.rsplit('/').next().and_then(|id| id.parse().ok()).context("the server named no meeting")
}

async fn command(app: &App, chair: &RequestIdentity, id: &MeetingId, command: &str) -> anyhow::Result<()> {
    let meeting = meeting::find(app.db(), &app.region(), id).await?.context("the meeting is gone")?;
    let version = meeting.version.to_string();
    let answer =
        chair.post(&format!("/meetings/{id}/stage"), &[("command", command), ("version", &version)]).await?;
    let Err(refused) = answer.location() else { return Ok(()) };
    // A server that died after the commit has carried the command out, and refuses it when it is sent again.
    let now = meeting::find(app.db(), &app.region(), id).await?.context("the meeting is gone")?;
    ensure!(now.version > meeting.version, "the chair could not {command}: {refused:#}");
    Ok(())
}

/// Phones join by the codes of the invited organisations, in turn.
async fn gather(app: &App, id: &MeetingId, servers: &[Server], phones: usize) -> anyhow::Result<Vec<Guest>> {
    let invited = meeting::participants(app.db(), &app.region(), id).await?;
    let invited: Vec<_> =
        invited.into_iter().filter_map(|one| Some((one.organisation_id?, one.side?, one.code))).collect();
    ensure!(!invited.is_empty(), "nobody was invited");
    let mut guests = Vec::new();
    for at in 0..phones {
        let (organisation, side, code) = invited[at % invited.len()].clone();
        let visitor =
            RequestIdentity::join(&servers[at % servers.len()], &code, &format!("Delegasi {}", at + 1))
                .await?;
        guests.push(Guest { visitor, organisation, side });
    }
    let teller = answers::teller();
    // Whoever watches may join, too: a code is for several phones.
    if let Some((_, _, code)) = invited.last() {
        crate::print_line!("  {:<8} {}/hall?code={code}", teller.say("rehearsal-phone"), servers[0].base);
    }
    let facts =
        [("phones", teller.whole(guests.len())), ("organisations", teller.whole(invited.len().min(phones)))];
    answers::print_sentence("rehearsal-hall", &facts);
    Ok(guests)
}

/// Waits for Enter. A thread of its own reads: one that the runtime waits for would keep Ctrl+C from ending the program.
async fn enter_pressed() {
    let (tell, told) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_line(&mut String::new());
        let _ = tell.send(());
    });
    let _ = told.await;
}

/// What the organisations of a hall would choose: office and programme, the best first.
type Wishes = HashMap<OrganisationId, Vec<(String, String)>>;

/// What the organisations of the hall would choose; those that nothing fits are left out.
async fn wishes_of(app: &App, guests: &[Guest]) -> anyhow::Result<Wishes> {
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let glance = matching::Ratings::at(app, &cycle, Language::Indonesian).await?;
    let sides: HashMap<OrganisationId, Side> =
        guests.iter().map(|guest| (guest.organisation.clone(), guest.side)).collect();
    let work_out = move || -> Wishes {
        let all = sides.into_iter().map(|(organisation, side)| {
            let wishes = wishes(&glance, &organisation, side);
            (organisation, wishes)
        });
        all.filter(|(_, wishes)| !wishes.is_empty()).collect()
    };
    Ok(cpu::run(work_out).await?)
}

/// Office and programme of the pairs that fit an organisation best.
fn wishes(glance: &matching::Ratings, organisation: &OrganisationId, side: Side) -> Vec<(String, String)> {
    let mut best = match side {
        Side::Office => glance.best_programmes(organisation, WISHES_EACH),
        Side::Partner => {
            let own = glance.programmes(organisation);
            own.iter().flat_map(|(programme, _)| glance.best_offices(programme, WISHES_EACH)).collect()
        }
    };
    best.sort_by_key(|rated| Reverse(rated.score));
    best.truncate(WISHES_EACH);
    best.into_iter().map(|rated| (rated.office.to_string(), rated.programme.to_string())).collect()
}

/// Phones choose what fits their organisation, the better the oftener, at a steady rate, until this is stopped.
async fn pick(
    wishes: Wishes,
    id: MeetingId,
    guests: Arc<Vec<Guest>>,
    rate: u64,
    told: Arc<Mutex<Vec<Told>>>,
    refused: Arc<AtomicUsize>,
) -> anyhow::Result<()> {
    let wished = |guest: &Guest| wishes.get(&guest.organisation).cloned();
    let able: Vec<_> = guests.iter().filter_map(|guest| Some((guest, wished(guest)?))).collect();
    ensure!(!able.is_empty(), "there is nothing to choose");
    let mut clock = tokio::time::interval(Duration::from_micros(1_000_000 / rate.max(1)));
    for number in 0.. {
        clock.tick().await;
        let (guest, wishes) = &able[rand::random_range(0..able.len())];
        let at = rand::random_range(0..wishes.len()).min(rand::random_range(0..wishes.len()));
        let (office, programme) = wishes[at].clone();
        let (visitor, path, submission) =
            (guest.visitor.clone(), format!("/hall/{id}/picks"), format!("g-{number}"));
        let (told, refused) = (told.clone(), refused.clone());
        tokio::spawn(async move {
            let sent = Instant::now();
            let form = [
                ("submission", submission.as_str()),
                ("office", &office),
                ("programme", &programme),
                ("stance", "want"),
                ("note", &submission),
            ];
            match visitor.post(&path, &form).await.and_then(|answer| answer.seq()) {
                Ok(seq) => {
                    let one = Told { submission, seq, sent, answered: Instant::now() };
                    told.lock().unwrap_or_else(PoisonError::into_inner).push(one);
                }
                Err(_) => {
                    refused.fetch_add(1, Ordering::Relaxed);
                }
            }
        });
    }
    Ok(())
}

/// Waits until no more answers come.
async fn settle(told: &Mutex<Vec<Told>>) {
    let count = || told.lock().unwrap_or_else(PoisonError::into_inner).len();
    let mut before = usize::MAX;
    while before != count() {
        before = count();
        tokio::time::sleep(Duration::from_millis(700)).await;
    }
}

/// The plan is worked out and put into force, and one phone of each side answers to each pair, over so long a time: nearly all
/// agree. Returns the pairs.
async fn agree(
    app: &App,
    chair: &RequestIdentity,
    id: &MeetingId,
    guests: &[Guest],
    pause: Duration,
) -> anyhow::Result<usize> {
    let made = chair.post(&format!("/meetings/{id}/plan"), &[("kind", "best")]).await?.location()?;
    let plan = made.rsplit('=').next().context("no plan was made")?.to_owned();
    let cycle = district::current_cycle(app.db(), &app.region()).await?;
    let plans = matching::plans(app.db(), &app.region(), &cycle.id).await?;
    let replaced = plans.iter().find(|plan| plan.is_in_force()).map_or("", |plan| plan.id.as_str());
    let lock = [("lock", plan.as_str()), ("replaces", replaced)];
    chair.post(&format!("/meetings/{id}/plan"), &lock).await?.location()?;
    let meeting = meeting::find(app.db(), &app.region(), id).await?.context("the meeting is gone")?;
    let planned = meeting.plan_id.context("the plan was not set")?;
    let pairs = matching::pairs_of_plan(app.db(), &app.region(), &planned).await?;
    let glance = matching::Ratings::at(app, &cycle, Language::Indonesian).await?;
    let first: HashMap<&OrganisationId, &Guest> =
        guests.iter().rev().map(|guest| (&guest.organisation, guest)).collect();
    let between = pause / u32::try_from(pairs.len().max(1)).unwrap_or(u32::MAX);
    for (at, pair) in pairs.iter().enumerate() {
        tokio::time::sleep(between).await;
        let Some(rated) = glance.pair(&pair.office_id, &pair.programme_id) else { continue };
        for side in [&rated.office, &rated.partner] {
            let Some(guest) = first.get(side) else { continue };
            let submission = format!("a-{at}-{side}");
            let objects = *side == rated.office && at % PAIRS_PER_OBJECTION == PAIRS_PER_OBJECTION - 1;
            let (consent, reason) = if objects { ("objected", OBJECTION) } else { ("agreed", "") };
            let form = [
                ("submission", submission.as_str()),
                ("office", pair.office_id.as_str()),
                ("programme", pair.programme_id.as_str()),
                ("consent", consent),
                ("reason", reason),
            ];
            guest.visitor.post(&format!("/hall/{id}/answers"), &form).await?.seq()?;
        }
    }
    Ok(pairs.len())
}
