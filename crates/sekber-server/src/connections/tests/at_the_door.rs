//! Whoever asks if the server is well waits for no work of others; everybody else is answered by the threads that serve.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::routing::{get, post};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::connections::serve_from_here;

/// What a server answers; nothing when it does not within five seconds.
fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn thread_name() -> String {
    thread::current().name().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_question_about_health_is_answered_while_nobody_else_is() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new()
        .route("/health", get(|body: String| async move { body + &thread_name() }))
        .route("/page", get(|| async { thread_name() }))
        .route("/form", post(|body: String| async move { body }));
    let (stop, stopped) = oneshot::channel::<()>();
    let workers = Handle::current();
    let door = thread::Builder::new().name("door".into()).spawn(move || {
        serve_from_here(listener, router, false, workers, async move {
            let _ = stopped.await;
        })
    });
    // The one thread that serves is held up by this very question and by forms of which nothing more comes.
    let head = "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n";
    let mut unfinished = Vec::new();
    for _ in 0..40 {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        unfinished.push(stream);
    }
    for _ in 0..2 {
        // It is answered once a connection, though nobody asked to close it.
        let seen = ask(address, "GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(seen.starts_with("HTTP/1.1 200") && seen.ends_with("door"), "{seen}");
    }
    // A body that never comes keeps nobody, and least of all whoever accepts connections.
    let seen = ask(address, "GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
    assert!(seen.starts_with("HTTP/1.1 200") && seen.ends_with("door"), "{seen}");
    let close = "Host: x\r\nConnection: close\r\n\r\n";
    let page = format!("GET /page HTTP/1.1\r\n{close}");
    let seen = tokio::task::spawn_blocking(move || ask(address, &page)).await.unwrap();
    assert!(seen.starts_with("HTTP/1.1 200") && !seen.ends_with("door"), "{seen}");
    // A form that is sent whole has its turn among those that are not.
    let form =
        format!("POST /form HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n{close}kopi!");
    let seen = tokio::task::spawn_blocking(move || ask(address, &form)).await.unwrap();
    assert!(seen.ends_with("kopi!"), "{seen}");
    drop(unfinished);
    stop.send(()).unwrap();
    let ended = tokio::task::spawn_blocking(move || door.unwrap().join().unwrap()).await.unwrap();
    ended.unwrap();
}
