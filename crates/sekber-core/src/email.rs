//! Emails: where one stands.

use crate::coded::coded;

coded! {
    /// Where an email stands.
    State, "state of an email":
    /// It waits for its turn or its next attempt.
    Waiting = "waiting",
    /// The mail server took it.
    Sent = "sent",
    /// It was given up; somebody has to look at it.
    Failed = "failed",
}
