//! The sentences of this room that are completed by a stored code.

use crate::kit::card::{Codes, listed};

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed(
            "home-onward-",
            "inviting matching meetings reports duties partners profile offices needs programme record leader plans audit awards \
             legality data gaps drafts documents",
        ),
        listed("home-state-", "draft submitted returned proposed changed"),
        listed(
            "home-todo-",
            "reply consent approval task late check record decide returned plan visit overdue confirm mend confirmed sheet ticket contest objection need answers area time move united undone objected findings findings-kept \
               information information-late information-objection information-objection-late information-objection-told information-objection-told-late breach breach-late erasure erasure-late ending past invite uninvited asked wished legality legality-mend data-none data-old drafting remarked reading issuing sign assess award money pairs",
        ),
    ]
}
