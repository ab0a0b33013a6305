//! A real server under attack: floods of fields, silent and slow connections, uploads that trickle. It answers meanwhile.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::harness::{Harness, Who};
use crate::program::{Program, Server, agent};

/// How long anything may take that must come at once; generous, for a busy machine.
const AT_ONCE: Duration = Duration::from_secs(5);

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.base.trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream
}

/// Sends a request as it is and reads what comes until the connection ends; also when it is reset.
fn exchange(server: &Server, request: &[u8]) -> String {
    let mut stream = connect(server);
    // The server may answer before it has everything.
    let _ = stream.write_all(request);
    answer(&mut stream)
}

fn answer(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

fn post(path: &str, cookie: &str, kind: &str, length: usize) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    )
}

const FORM: &str = "application/x-www-form-urlencoded";
/// Megabytes by which a thousand connections that send nothing more may make the server grow.
const MOST_GROWN: u64 = 150;

fn get(server: &Server, path: &str, cookie: &str) -> u16 {
    let seen = agent().get(format!("{}{path}", server.base)).header("cookie", cookie).call();
    seen.unwrap().status().as_u16()
}

fn healthy(server: &Server) {
    let begun = Instant::now();
    assert_eq!(get(server, "/health", ""), 200);
    assert!(begun.elapsed() < AT_ONCE, "/health took {:?}", begun.elapsed());
}

/// The program on a filled SQLite database, and sessions of some people in it.
async fn program(people: &[Who]) -> (Harness, Program, Vec<String>) {
    let harness = Harness::on_sqlite().await;
    let mut cookies = Vec::new();
    for who in people {
        cookies.push(harness.sign_in(*who).await.cookie().to_owned());
    }
    harness.app.db().close().await;
    let program = Program::on(harness.address(), harness.folder());
    (harness, program, cookies)
}

#[tokio::test]
async fn floods_of_fields_take_little_memory_and_are_answered_cleanly() {
    let (_harness, program, _) = program(&[]).await;
    let server = program.serve();
    let bodies = ["a&".repeat(32_000), "a&".repeat(500_000), format!("a={}", "x".repeat(63_000))];
    for body in &bodies {
        let request = format!("{}{body}", post("/sign-in", "", FORM, body.len()));
        std::thread::scope(|scope| {
            let submission: Vec<_> =
                (0..40).map(|_| scope.spawn(|| exchange(&server, request.as_bytes()))).collect();
            healthy(&server);
            for one in submission {
                let seen = one.join().unwrap();
                let wanted = if body.len() < 64_000 { "HTTP/1.1 4" } else { "HTTP/1.1 413" };
                assert!(seen.starts_with(wanted), "{}", &seen[..seen.len().min(200)]);
            }
        });
    }
    assert!(server.peak_memory() < 400, "{} MB", server.peak_memory());
}

#[tokio::test]
async fn silent_connections_make_room() {
    let (_harness, program, _) = program(&[]).await;
    // Room for a hundred connections.
    let server = program.serve_with_descriptors(300);
    let mut silent: Vec<TcpStream> = Vec::new();
    for at in 0..250 {
        let mut stream = connect(&server);
        if at % 2 == 0 {
            let _ = stream.write_all(b"GET /sign-in HTTP/1.1\r\nHost: x\r\nX-Trickle: ");
        }
        silent.push(stream);
    }
    healthy(&server);
    assert_eq!(get(&server, "/sign-in", ""), 200);
    // The oldest went first, and at once.
    let begun = Instant::now();
    assert_eq!(answer(&mut silent[0]), "");
    assert!(begun.elapsed() < AT_ONCE, "it was kept for {:?}", begun.elapsed());
}

#[tokio::test]
async fn slow_bodies_make_room_for_everybody_else_and_end() {
    let (_harness, program, cookies) = program(&[Who::Staff, Who::Partner]).await;
    let server = program.serve_with_descriptors(300);
    let mut slow: Vec<TcpStream> = (0..100).map(|_| connect(&server)).collect();
    let head = post("/sign-in", "", FORM, 5_000).replace("Connection", "Expect: 100-continue\r\nConnection");
    slow.iter_mut().for_each(|stream| stream.write_all(head.as_bytes()).unwrap());
    for stream in &mut slow {
        // Now its body is asked for: it is no longer among the silent ones.
        let mut go_on = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
        stream.read_exact(&mut go_on).unwrap();
        stream.write_all(b"email=").unwrap();
    }
    healthy(&server);
    assert_eq!(get(&server, "/sign-in", ""), 200);
    assert_eq!(get(&server, "/", &cookies[1]), 200);
    assert_eq!(get(&server, "/", &cookies[0]), 200, "the chair has room");
    healthy(&server);
    // A few had to go, which ones hangs on whom a busy machine let begin first; all others were told that they were too slow.
    let (gone, told): (Vec<String>, Vec<String>) = slow.iter_mut().map(answer).partition(String::is_empty);
    assert!((1..20).contains(&gone.len()), "{} had to go", gone.len());
    assert!(told.iter().all(|seen| seen.starts_with("HTTP/1.1 408")), "{told:?}");
    drop(slow);
    assert_eq!(get(&server, "/sign-in", ""), 200);
}

#[tokio::test]
async fn a_thousand_unfinished_bodies_at_an_entrance_hold_little_memory() {
    let (_harness, program, _) = program(&[]).await;
    let server = program.serve();
    healthy(&server);
    let before = server.peak_memory();
    // One that says how large it is, and one that just fits: neither is ever finished.
    for length in [61_000, 8_000] {
        let request = format!("{}email={}", post("/sign-in", "", FORM, length), "x".repeat(length - 1_000));
        let mut open: Vec<TcpStream> = (0..1_000).map(|_| connect(&server)).collect();
        open.iter_mut().for_each(|stream| {
            let _ = stream.write_all(request.as_bytes());
        });
        healthy(&server);
        if length > 8_000 {
            let seen = answer(&mut open[0]);
            assert!(seen.starts_with("HTTP/1.1 413"), "{}", &seen[..seen.len().min(200)]);
        }
    }
    let grown = server.peak_memory() - before;
    assert!(grown < MOST_GROWN, "{grown} MB");
}

#[tokio::test]
async fn only_http_1_is_spoken() {
    let (_harness, program, _) = program(&[]).await;
    let server = program.serve();
    let seen = exchange(&server, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0");
    assert!(seen.is_empty() || seen.starts_with("HTTP/1.1 4"), "{seen:?}");
    let headers: String = (0..100).map(|at| format!("X-{at}: 1\r\n")).collect();
    let seen = exchange(&server, format!("GET / HTTP/1.1\r\nHost: x\r\n{headers}\r\n").as_bytes());
    assert!(seen.starts_with("HTTP/1.1 431"), "{seen:?}");
    let seen =
        exchange(&server, format!("GET /?{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(20_000)).as_bytes());
    assert!(seen.starts_with("HTTP/1.1 4"), "{seen:?}");
}

#[tokio::test]
async fn a_refused_body_leaves_the_connection_usable() {
    let (_harness, program, cookies) = program(&[Who::Juror]).await;
    let server = program.serve();
    let mut stream = connect(&server);
    let body = "a".repeat(1_000_000);
    let refused = post("/audit/verify", &cookies[0], FORM, body.len()).replace("Connection: close\r\n", "");
    stream.write_all(format!("{refused}{body}").as_bytes()).unwrap();
    stream.write_all(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let seen = answer(&mut stream);
    assert!(seen.starts_with("HTTP/1.1 403"), "{}", &seen[..seen.len().min(200)]);
    assert!(seen.ends_with("ok\n"), "the second request was not answered");
}

/// The beginning of a form with a sheet that never comes.
fn beginning(cookie: &str) -> String {
    let head = post("/import", cookie, "multipart/form-data; boundary=b", 1_000_000);
    format!("{head}--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nnama;")
}

/// A whole form with a sheet.
fn whole(cookie: &str) -> String {
    let body = "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nprogrammes\r\n\
                --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx\r\n--b--\r\n";
    format!("{}{body}", post("/import", cookie, "multipart/form-data; boundary=b", body.len()))
}

#[tokio::test]
async fn trickling_uploads_hold_up_nobody_but_their_sender() {
    let people = [Who::Partner, Who::OtherPartner, Who::Office, Who::OtherOffice];
    let (_harness, program, cookies) = program(&people).await;
    let server = program.serve();
    let mut trickling = Vec::new();
    for cookie in cookies[..3].iter().flat_map(|cookie| [cookie, cookie]) {
        let mut stream = connect(&server);
        stream.write_all(beginning(cookie).as_bytes()).unwrap();
        trickling.push(stream);
    }
    // A third of the same person is turned away as soon as the first two have begun.
    let begun = Instant::now();
    loop {
        let third = exchange(&server, whole(&cookies[0]).as_bytes());
        if third.starts_with("HTTP/1.1 503") {
            assert!(third.to_lowercase().contains("retry-after: 15"), "{third}");
            break;
        }
        assert!(begun.elapsed() < AT_ONCE, "{third}");
        // It came in before the first two, and one of them was turned away in its place: that one begins again.
        let mut stream = connect(&server);
        stream.write_all(beginning(&cookies[0]).as_bytes()).unwrap();
        trickling.push(stream);
    }
    let begun = Instant::now();
    let other = exchange(&server, whole(&cookies[3]).as_bytes());
    assert!(other.starts_with("HTTP/1.1 422"), "{other}");
    assert!(begun.elapsed() < AT_ONCE, "another person's upload took {:?}", begun.elapsed());
}
