//! A connection that has come and waits for its first words: from them is seen whether somebody asks if the server is well, which
//! is answered before everything else, and whether a body follows, of which only so many are begun at once.

use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};

use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::socket::{Handle, Leaves};
use super::table::Admitted;

/// Connections whose first request brings a body and that are looked at for the first time, at once. The thousands behind them
/// wait where they cost nothing, so that whoever only asks for a page is not behind them.
static FIRST_LOOKS: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(AT_ONCE)));
const AT_ONCE: usize = 32;

/// How requests begin that ask whether the server is well.
const ABOUT_HEALTH: [&[u8]; 2] = [b"GET /health ", b"HEAD /health "];
/// How requests begin that bring no body.
const WITHOUT_BODY: [&[u8]; 2] = [b"GET ", b"HEAD "];
/// Bytes that tell these apart.
const FIRST_WORDS: usize = 13;

/// A connection that was admitted.
pub struct Arrival {
    /// Its socket.
    pub stream: TcpStream,
    /// Where it came from.
    pub peer: SocketAddr,
    /// Its place in the table.
    pub admitted: Admitted,
    /// The same, for its socket to tell what it does.
    pub handle: Handle,
    /// Gives that place back.
    pub leaves: Leaves,
    /// Whether it asks if the server is well.
    pub asks_health: bool,
    /// Its turn to be looked at, where a body follows.
    pub turn: Option<OwnedSemaphorePermit>,
}

impl Arrival {
    /// A connection of which nothing has been heard.
    pub fn new(stream: TcpStream, peer: SocketAddr, admitted: Admitted, handle: Handle) -> Self {
        let leaves = handle.clone().leaves();
        Self { stream, peer, admitted, handle, leaves, asks_health: false, turn: None }
    }

    /// Waits for its first words, which stay unread, and for its turn where a body follows them. None when it has ended.
    pub async fn heard(mut self) -> Option<Self> {
        let mut first = [0; FIRST_WORDS];
        let length = self.stream.peek(&mut first).await.ok().filter(|length| *length > 0)?;
        let first = first.get(..length)?;
        self.asks_health = ABOUT_HEALTH.iter().any(|words| first.starts_with(words));
        if !WITHOUT_BODY.iter().any(|words| first.starts_with(words)) {
            // Nobody closes it.
            self.turn = Arc::clone(&FIRST_LOOKS).acquire_owned().await.ok();
        }
        Some(self)
    }
}
