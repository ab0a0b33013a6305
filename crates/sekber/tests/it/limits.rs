//! Limits that nobody can turn on others: a hall behind one address, with somebody spiteful in it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, header};
use sekber::kit::store::sql;

use crate::hall::{Hall, count, want};
use crate::harness::{Caller, Harness, OWN_OFFICE, OWN_PARTNER, OWN_PARTNER_PROGRAMME, Seen, on_both};
use crate::program::{Program, agent};

/// The one address that everybody in the hall has.
const SHARED: ([u8; 4], u16) = ([103, 10, 20, 30], 4_000);
/// Phones in the hall.
const PHONES: usize = 500;
/// Phones that join with one code.
const OF_ONE_CODE: usize = 20;

async fn post(caller: &Caller, path: &str, fields: &[(&str, &str)]) -> Seen {
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = caller
        .request(Method::POST, path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(form));
    caller.send_from(SocketAddr::from(SHARED), request.unwrap()).await
}

/// The codes of so many participants, guests among them.
async fn codes(harness: &Harness, hall: &Hall, wanted: usize) -> Vec<String> {
    let asked =
        || sql("select code from meeting_participant where meeting_id = $1 order by id").bind(&hall.id);
    sekber::row_struct! { struct Found { code: String } }
    let known: Vec<Found> = harness.app.db().all(asked()).await.unwrap();
    for guest in known.len()..wanted {
        let name = format!("Tamu {guest}");
        hall.staff.post(&format!("{}/invitations", hall.path), &[("guest", name.as_str())]).await.is(303);
    }
    let found: Vec<Found> = harness.app.db().all(asked()).await.unwrap();
    found.into_iter().map(|found| found.code).collect()
}

#[tokio::test]
async fn five_hundred_phones_join_while_a_neighbour_sends_wrong_codes() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let codes = codes(&harness, &hall, PHONES / OF_ONE_CODE).await;
        let public = harness.public();
        let mut slowed = 0;
        for phone in 0..PHONES {
            if phone % 5 < 2 {
                let wrong = format!("0000-{phone:04}");
                let seen = post(&public, "/hall", &[("code", &wrong), ("name", "Penebak")]).await;
                slowed += usize::from(seen.status == 429);
                assert!([422, 429].contains(&seen.status), "{}", seen.text);
            }
            let code = &codes[phone / OF_ONE_CODE];
            let joined = post(&public, "/hall", &[("code", code), ("name", "Delegasi")]).await;
            assert_eq!(joined.status, 303, "phone {phone}: {}", joined.text);
        }
        assert!(slowed > 100, "wrong codes are slowed: {slowed}");
        let seats = "select count(*) from meeting_seat where revoked_at is null";
        assert_eq!(count(harness.app.db(), seats).await, i64::try_from(PHONES).unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_neighbour_s_flood_keeps_no_choice_and_no_entrance_shut() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let phone = hall.phone(&harness, OWN_OFFICE).await;
        phone.get(&format!("/hall/{}", hall.id)).await.is_ok();
        let public = harness.public();
        let mut tries = 0;
        while post(&public, "/sign-out", &[]).await.status != 429 {
            tries += 1;
            assert!(tries < 20_000, "a flood is held back");
        }
        post(&phone, &hall.picks(), &want("through", OWN_OFFICE, OWN_PARTNER_PROGRAMME)).await.is(303);
        let code = hall.code(&harness, OWN_OFFICE).await;
        post(&public, "/hall", &[("code", &code), ("name", "Delegasi")]).await.is(303);
        post(&public, "/sign-in", &[("email", "siapa@example.org"), ("password", "salah")]).await.is(422);
    })
    .await;
}

/// The same for a page.
async fn get(caller: &Caller, path: &str) -> Seen {
    let request = caller.request(Method::GET, path).body(Body::empty());
    caller.send_from(SocketAddr::from(SHARED), request.unwrap()).await
}

#[tokio::test]
async fn a_neighbour_who_reads_and_reads_keeps_no_entrance_shut() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let cookie = hall.phone(&harness, OWN_OFFICE).await.cookie().to_owned();
        // Time stands still, so that nothing is let through again meanwhile.
        let still = harness.at(harness.app.now()).await;
        let (phone, public) = (still.public().holding(cookie), still.public());
        get(&phone, &format!("/hall/{}", hall.id)).await.is_ok();
        let mut read = 0;
        while get(&public, "/language/id?back=/sign-in").await.status != 429 {
            read += 1;
            assert!(read < 10_000, "reading is held back");
        }
        get(&public, "/hall").await.is_ok().shows("name=\"code\"");
        get(&public, "/sign-in").await.is_ok().shows("name=\"password\"");
        get(&phone, &format!("/hall/{}", hall.id)).await.is_ok();
    })
    .await;
}

/// Choices that are made during the attack.
const CHOICES: usize = 20;
/// Streams that one phone tries to hold open.
const STREAMS: usize = 200;

/// Says that the scenario is over, also when it fails.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// How long the wall waits for the next line.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a spiteful one waits for a stream that it is not given.
const IMPATIENCE: Duration = Duration::from_secs(1);

/// Opens a stream of a real server; its lines, each awaited for so long.
fn stream(base: &str, path: &str, cookie: &str, patience: Duration) -> std::io::Result<BufReader<TcpStream>> {
    let host = base.strip_prefix("http://").unwrap();
    let mut connection = TcpStream::connect(host)?;
    connection.set_read_timeout(Some(patience))?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n");
    connection.write_all(request.as_bytes())?;
    let mut lines = BufReader::new(connection);
    let mut line = String::new();
    while lines.read_line(&mut line)? > 0 && !line.contains("event: hello") {
        line.clear();
    }
    Ok(lines)
}

fn send_wrong_codes(base: &str, over: &AtomicBool) {
    let agent = agent();
    while !over.load(Ordering::Relaxed) {
        let sent = agent.post(format!("{base}/hall")).send_form([("code", "0000-0000"), ("name", "Jahat")]);
        assert!([422, 429].contains(&sent.unwrap().status().as_u16()));
    }
}

fn hold_streams_open(base: &str, path: &str, cookie: &str, over: &AtomicBool) {
    let mut held = Vec::new();
    while !over.load(Ordering::Relaxed) {
        if held.len() < STREAMS {
            held.extend(stream(base, path, cookie, IMPATIENCE).ok());
        } else {
            std::thread::yield_now();
        }
    }
}

#[tokio::test]
async fn choices_reach_the_wall_of_a_real_server_while_neighbours_are_spiteful() {
    on_both(async |harness| {
        let hall = Hall::open(&harness).await;
        let (phone, spiteful) =
            (hall.phone(&harness, OWN_OFFICE).await, hall.phone(&harness, OWN_PARTNER).await);
        let code = hall.code(&harness, OWN_OFFICE).await;
        harness.app.db().close().await;
        let server = Program::on(harness.address(), harness.folder()).serve();
        let (base, over) = (server.base.as_str(), &AtomicBool::new(false));
        let cookie = spiteful.cookie();
        let phones = format!("/hall/{}/stream?after=9223372036854775807", hall.id);
        let own = format!("/hall/{}/stream", hall.id);
        std::thread::scope(|scope| {
            let _over = Over(over);
            for _ in 0..3 {
                scope.spawn(move || send_wrong_codes(base, over));
            }
            for path in [&phones, &own] {
                scope.spawn(move || hold_streams_open(base, path, cookie, over));
            }
            let mut wall = stream(base, &hall.stream(), hall.staff.cookie(), PATIENCE).unwrap();
            let agent = agent();
            for choice in 0..CHOICES {
                let (submission, stance) = (format!("s-{choice}"), ["want", "maybe"][choice % 2]);
                let form = [
                    ("submission", submission.as_str()),
                    ("programme", OWN_PARTNER_PROGRAMME),
                    ("stance", stance),
                ];
                let picks = agent.post(format!("{base}{}", hall.picks())).header("cookie", phone.cookie());
                let told = picks.header("accept", "application/json").send_form(form).unwrap();
                assert_eq!(told.status().as_u16(), 200, "choice {choice}");
                let join = [("code", code.as_str()), ("name", "Delegasi")];
                let joined = agent.post(format!("{base}/hall")).send_form(join).unwrap();
                assert!(choice >= 18 || joined.status().as_u16() == 303, "phone {choice}");
            }
            let (mut heard, mut line) = (0, String::new());
            while heard < CHOICES {
                line.clear();
                assert!(
                    wall.read_line(&mut line).unwrap() > 0,
                    "the wall's stream ended after {heard} choices"
                );
                heard += usize::from(line.starts_with("event: pick"));
            }
        });
    })
    .await;
}

#[tokio::test]
async fn nobody_goes_through_the_codes_of_papers() {
    on_both(async |harness| {
        let public = harness.public();
        let mut answers = Vec::new();
        for number in 0..40 {
            answers.push(public.get(&format!("/papers/check?code=AAAA{number:04}")).await.status);
        }
        assert_eq!((answers[0], answers[39]), (200, 429), "{answers:?}");
        public.get("/papers/check").await.is_ok();
    })
    .await;
}
