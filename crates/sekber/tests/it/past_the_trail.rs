//! What goes past the trail: a change of a record has its line there; what keeps the house (leases, sessions, counters, what has run out) has none.
//! Each file that keeps house is named here with what it keeps, so that no change of a record slips past unseen.

use std::collections::{BTreeMap, BTreeSet};

use crate::source;

/// Files below `src` that keep house, and what.
const HOUSEKEEPING: &[(&str, &str)] = &[
    ("access/session.rs", "when a session was used last"),
    ("features/account/attempts/store.rs", "sessions, steps, devices and links that have run out"),
    ("features/account/second_factor/store.rs", "a secret encrypted with the newest key"),
    ("features/account/sign_in/store.rs", "the step between password and code"),
    ("features/api/store.rs", "when a token was used last"),
    (
        "features/api/webhook/gather.rs",
        "notices of what the trail tells, and a secret encrypted with the newest key",
    ),
    ("features/api/webhook/store.rs", "attempts at notices, and notices that are old"),
    (
        "features/exchange/store.rs",
        "rows of sheets and what was found out about them, before anything is applied",
    ),
    ("features/exchange/store/lease.rs", "how far the work on an import is, and who does it"),
    (
        "features/exchange/store/written.rs",
        "a choice of whoever takes an import back, told with the taking back",
    ),
    ("files/keeping.rs", "files that no record names any more"),
    (
        "features/information/store.rs",
        "names and contacts whose time is over, as the register of processing says",
    ),
    (
        "features/information/store/letters.rs",
        "letters that name whoever asked, once the name's time is over",
    ),
    ("features/information/store/objection.rs", "what somebody objected to, once its time is over as well"),
    ("features/ledger/store/sums.rs", "sums over all districts, counted from their entries"),
    ("features/mail/delivery.rs", "jobs of e-mails that have none"),
    ("features/mail/store.rs", "attempts at e-mails, and e-mails that left long ago"),
    ("features/mail/store/notices.rs", "notices that were read, and old ones"),
    ("features/nation/store.rs", "figures that a district releases, counted from its records"),
    ("features/synchronisation/store/leader.rs", "figures of the day, counted from records"),
    ("jobs/attempt.rs", "how an attempt at a job ended"),
    ("jobs/store.rs", "leases of jobs and jobs that ended long ago"),
    ("once.rs", "where a form led"),
    ("search/index.rs", "that the index is made"),
];

#[test]
fn whatever_goes_past_the_trail_is_named() {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for file in source::application(&[".rs"]).into_iter().filter(|file| !file.is_tests()) {
        let Some((_, inside)) = file.path.split_once("/src/") else { continue };
        // The database's own file says what housekeeping is.
        if inside == "store/mod.rs" {
            continue;
        }
        let calls = file.code().filter(|(_, line)| {
            [".housekeeping(", ".housekeeping_all(", ".housekeeping_together("]
                .iter()
                .any(|call| line.contains(call))
        });
        let calls = calls.count();
        if calls > 0 {
            found.insert(inside.to_owned(), calls);
        }
    }
    let named: BTreeSet<&str> = HOUSEKEEPING.iter().map(|(path, _)| *path).collect();
    let new: Vec<_> = found.keys().filter(|path| !named.contains(path.as_str())).collect();
    assert!(
        new.is_empty(),
        "a change of a record is committed with its event; name here what is none: {new:?}"
    );
    let gone: Vec<_> = named.iter().filter(|path| !found.contains_key(**path)).collect();
    assert!(gone.is_empty(), "these keep house no more: {gone:?}");
    assert!(named.len() == HOUSEKEEPING.len() && HOUSEKEEPING.iter().all(|(_, what)| !what.is_empty()));
}
