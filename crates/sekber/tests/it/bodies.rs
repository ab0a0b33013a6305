//! Every route with bodies at its limit, ten at once, at a real server: it stays small and answers others meanwhile.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sekber::features::api::{self, TokenDraft};
use sekber::kit::body::BodyLimit;
use sekber::kit::files::LARGEST_FILE;
use sekber_core::api::Scope;

use crate::edge::{FORM, allowed, bodies, routes_with_a_body};
use crate::harness::{Harness, Who};
use crate::program::{Program, Server, agent};
use crate::routes::{OWNERS, keep_a_plan};

/// Bodies that are sent to a route at the same time.
const AT_ONCE: usize = 10;
/// How many of them bring a file, where the route takes one.
const WITH_A_FILE: usize = 2;
/// How long `/health` may take on a busy machine. What is asked of a quiet one is measured by `scripts/attack-day.py`.
const PATIENCE: Duration = Duration::from_secs(5);
/// Megabytes that a server built for tests may take at most: half as much again as what is asked of one built for use, which
/// `scripts/attack-day.py` measures, since more of such a program lies in memory.
const MOST_MEMORY: u64 = 600;

/// A route with whoever gets past its guard.
struct Route {
    path: String,
    body: BodyLimit,
    /// Two sessions: of one alone so many requests are answered at a time.
    cookies: [String; 2],
    token: Option<String>,
}

/// All routes that take a body; those that end somebody's sessions come last.
async fn routes(harness: &Harness) -> Vec<Route> {
    let mut routes = Vec::new();
    for line in routes_with_a_body() {
        let draft = TokenDraft { name: "Uji".to_owned(), scope: Scope::Write, days: 1 };
        let token = match line.path.starts_with("/api/v1/") {
            true => Some(api::create_token(&harness.app, &Who::Admin.actor(), &draft).await.unwrap()),
            false => None,
        };
        let first = allowed(harness, &line).await.cookie().to_owned();
        let second = allowed(harness, &line).await.cookie().to_owned();
        let path = OWNERS[0].fill(line.path);
        routes.push(Route { path, body: line.body, cookies: [first, second], token });
    }
    let ends_sessions = |path: &str| {
        ["/account", "/people", "/sign-out", "/privacy"].iter().any(|beginning| path.starts_with(beginning))
    };
    routes.sort_by_key(|route| ends_sessions(&route.path));
    routes
}

/// A form with a file that is as large as files may be.
fn with_a_file() -> Vec<u8> {
    let mut body =
        b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n".to_vec();
    body.resize(body.len() + LARGEST_FILE, b'x');
    body.extend_from_slice(b"\r\n--b--\r\n");
    body
}

/// Sends one of ten bodies: what is wrong with the answer, if anything, and its status.
fn send(server: &Server, route: &Route, at: usize) -> (Option<String>, u16) {
    let [(_, long, _), (_, many, _), _] = bodies(route.body);
    let brings_a_file = route.body == BodyLimit::File && at < WITH_A_FILE;
    let (kind, body) = match at % 2 {
        _ if brings_a_file => ("multipart/form-data; boundary=b", with_a_file()),
        0 => (FORM, long.into_bytes()),
        _ => (FORM, many.into_bytes()),
    };
    let post = agent().post(format!("{}{}", server.base, route.path)).header("content-type", kind);
    let mut post = post.header("cookie", &route.cookies[at % 2]);
    if let Some(token) = &route.token {
        post = post.header("authorization", format!("Bearer {token}"));
    }
    let answer = match post.send(&body[..]) {
        Ok(answer) => answer,
        // Whoever is refused while a file is still on its way may find the connection closed.
        Err(_) if brings_a_file => return (None, 0),
        Err(error) => return (Some(format!("{}: {error}", route.path)), 0),
    };
    let (status, told) = (answer.status().as_u16(), answer.headers().contains_key("retry-after"));
    let is_fault = status == 413 || (status >= 500 && !(status == 503 && told));
    (is_fault.then(|| format!("{} answers body {at} with {status}", route.path)), status)
}

/// The slowest answer of `/health` until all is done.
fn watch(server: &Server, done: &AtomicBool) -> Duration {
    let (agent, mut slowest) = (agent(), Duration::ZERO);
    while !done.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let answer = agent.get(format!("{}/health", server.base)).call();
        let is_well = answer.is_ok_and(|answer| answer.status().as_u16() == 200);
        slowest = slowest.max(if is_well { begun.elapsed() } else { Duration::MAX });
        std::thread::sleep(Duration::from_millis(20));
    }
    slowest
}

#[tokio::test]
async fn ten_bodies_at_once_at_every_route_leave_room_for_everybody_else() {
    let harness = Harness::on_sqlite().await;
    keep_a_plan(&harness).await;
    let routes = routes(&harness).await;
    harness.app.db().close().await;
    let server = Program::on(harness.address(), harness.folder()).serve();
    let done = AtomicBool::new(false);
    let (answers, slowest) = std::thread::scope(|scope| {
        let watching = scope.spawn(|| watch(&server, &done));
        let mut answers = Vec::new();
        for route in &routes {
            let server = &server;
            let sending: Vec<_> =
                (0..AT_ONCE).map(|at| scope.spawn(move || send(server, route, at))).collect();
            answers.extend(sending.into_iter().filter_map(|one| one.join().ok()));
        }
        done.store(true, Ordering::Relaxed);
        (answers, watching.join().unwrap())
    });
    let faults: Vec<&str> = answers.iter().filter_map(|(fault, _)| fault.as_deref()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(answers.len(), AT_ONCE * routes.len());
    let read = answers.iter().filter(|(_, status)| ![0, 401, 403].contains(status)).count();
    assert!(read > answers.len() / 2, "most were refused before their bodies were read: {read}");
    assert!(slowest < PATIENCE, "/health took {slowest:?}");
    assert!(server.peak_memory() < MOST_MEMORY, "{} MB", server.peak_memory());
}
