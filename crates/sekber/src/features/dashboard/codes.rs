//! The sentences of this room that are completed by a stored code.

use crate::kit::card::{Codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed("home-state-", "draft submitted returned proposed changed"),
        listed(
            "home-todo-",
            "reply consent approval task late check record decide plan visit overdue confirm mend confirmed sheet ticket contest need answers area time \
             information information-late breach breach-late ending past invite uninvited",
        ),
    ]
}
