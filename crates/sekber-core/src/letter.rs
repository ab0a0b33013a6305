//! Letters that go out by e-mail: where one stands.

use crate::coded::coded;

coded! {
    /// Where a letter stands.
    State, "state of a letter":
    /// It waits for its turn or its next attempt.
    Waiting = "waiting",
    /// The post office took it.
    Sent = "sent",
    /// It was given up; somebody has to look at it.
    Failed = "failed",
}
