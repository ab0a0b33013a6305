//! Every verb of the rooms, called by those who may not: refused, and nothing is written. The sources are read, so that no
//! verb is forgotten in the table.

mod doors;
mod paths;
mod read;
mod table;

use std::collections::BTreeSet;

use sekber::kit::access::Actor;
use sekber::kit::problem::Problem;

use crate::harness::{OTHER_PARTNER, Who, on_both, organisation, person};
use crate::routes::keep_a_plan;
use sekber_core::roles::{Duty, Role};
use table::{Scene, verbs};

/// Functions that begin a change or take part in one, and that nobody can be refused at, each with the reason.
const OPEN: &[(&str, &str, &str)] = &[
    ("account/cli.rs", "user_command", "the operator of the machine"),
    ("account/links/actions.rs", "accept", "the secret of an invitation proves it"),
    ("account/links/actions.rs", "reset_password", "the secret of a link proves it"),
    ("account/own/actions.rs", "change_password", "one's own account, which the actor names"),
    ("account/own/actions.rs", "choose_language", "one's own account"),
    ("account/own/actions.rs", "choose_notices", "one's own account"),
    ("account/own/actions.rs", "end_everywhere", "one's own account"),
    ("account/own/actions.rs", "end_session", "one's own account"),
    ("account/own/actions.rs", "rename", "one's own account"),
    ("account/second_factor/actions.rs", "prove", "part of signing in"),
    ("account/second_factor/actions.rs", "renew_codes", "one's own account, by its password"),
    ("account/second_factor/actions.rs", "switch_off", "one's own account, by its password"),
    ("account/second_factor/actions.rs", "switch_on", "one's own account, by its password"),
    ("account/sign_in/actions.rs", "enter_code", "the code proves it"),
    ("account/sign_in/actions.rs", "introduce_device", "part of setting a password by a link"),
    ("account/sign_in/actions.rs", "open_session", "part of signing in"),
    ("account/sign_in/actions.rs", "sign_in", "the password proves it"),
    ("account/sign_in/actions.rs", "sign_out", "one's own session"),
    ("api/actions.rs", "create_token", "one's own tokens, which the actor names"),
    ("api/actions.rs", "withdraw_token", "one's own tokens"),
    ("api/webhook/actions.rs", "remove_webhook", "one's own tokens"),
    ("api/webhook/actions.rs", "send_test", "one's own tokens, which the actor names"),
    ("api/webhook/actions.rs", "set_webhook", "one's own tokens, which the actor names"),
    ("audit/cli.rs", "audit_command", "the operator of the machine"),
    ("award/actions/season.rs", "take_due", "the program itself"),
    ("award/remind.rs", "remind", "the program itself"),
    ("exchange/taking_back.rs", "take_back", "asks for whoever confirmed it: permission.rs"),
    (
        "exchange/writing.rs",
        "apply",
        "asks for the permission of whoever had it applied, and the verbs it calls ask again",
    ),
    ("information/actions.rs", "file", "open to everybody, bounded by how many an address files"),
    ("information/actions.rs", "file_in", "the same"),
    (
        "information/actions/objection.rs",
        "object",
        "number and code of the request prove who asked; bounded by how many an address files",
    ),
    (
        "ledger/actions/told.rs",
        "undo_told",
        "part of taking an import back: leaves what its actor may not undo",
    ),
    ("matching/actions/interest.rs", "load", "reads"),
    ("meeting/actions.rs", "commit_and_tell", "ends the change of a verb"),
    ("meeting/actions.rs", "load", "reads"),
    ("meeting/actions/door.rs", "attend", "takes the guard's value, which only a request that passed it has"),
    ("meeting/actions/door.rs", "join", "the code of an organisation proves it"),
    ("meeting/actions/letters.rs", "remind", "the program itself"),
    ("meeting/actions/order.rs", "write_order", "ends the change of a verb"),
    ("meeting/actions/pick.rs", "answer", "the same"),
    ("meeting/actions/pick.rs", "approve", "the same"),
    ("meeting/actions/pick.rs", "pick", "the same"),
    ("meeting/actions/pick.rs", "rank", "the same"),
    ("meeting/actions/turn.rs", "take_turn", "begins the change of a verb"),
    ("mail/digest.rs", "in_the_morning", "the program itself"),
    ("mail/digest.rs", "write_digests", "the program itself"),
    ("need/calls.rs", "call", "the program itself"),
    ("need/calls.rs", "call_all", "the program itself"),
    ("partnership/actions/ending.rs", "tell", "ends the change of a verb"),
    ("partnership/actions/ending.rs", "unchanged", "reads"),
    ("partnership/actions/letters.rs", "tell", "ends the change of a verb"),
    ("partnership/actions/letters.rs", "tell_parties", "ends the change of a verb"),
    ("partnership/actions/letters.rs", "tell_secretariat", "ends the change of a verb"),
    ("partnership/actions/remind.rs", "remind", "the program itself"),
    ("partnership/actions/turn.rs", "hand_on", "ends the change of a verb"),
    ("partnership/following.rs", "follow_on", "the program itself"),
    ("synchronisation/found_letters.rs", "write", "the program itself"),
    ("synchronisation/leader/letter.rs", "write", "the program itself"),
    ("programme/actions.rs", "find_in", "reads"),
    ("programme/actions/backlog.rs", "refuse_beyond", "writes nothing"),
    ("programme/actions/backlog.rs", "refuse_too_many", "writes nothing"),
    ("programme/index.rs", "reindex", "the operator of the machine"),
    ("report/actions/write.rs", "require_due", "writes nothing"),
    ("report/remind.rs", "remind", "the program itself"),
    ("privacy/actions.rs", "ask_for_erasure", "one's own data, which the actor names"),
    ("privacy/actions.rs", "take_back", "one's own request"),
    ("registry/index.rs", "reindex", "the operator of the machine"),
    ("saved_list/actions.rs", "keep_list", "one's own lists, which the actor names"),
    ("saved_list/actions.rs", "remove_list", "one's own lists"),
];

/// Open to everybody where the district lets organisations sign up.
const SIGN_UP: (&str, &str) = ("registry/sign_up.rs", "sign_up");

#[test]
fn every_verb_is_in_the_table() {
    let found = read::verbs();
    assert!(found.len() > 80, "verbs are no longer recognised: {found:?}");
    let mut told: BTreeSet<(String, String)> = verbs().into_iter().map(|verb| verb.place()).collect();
    let open = OPEN.iter().map(|(file, name, _)| (*file, *name)).chain([SIGN_UP]);
    told.extend(open.map(|(file, name)| (file.to_owned(), name.to_owned())));
    let missing: Vec<_> = found.difference(&told).collect();
    assert!(missing.is_empty(), "verbs that nobody tries to misuse; add them to the table: {missing:?}");
    let gone: Vec<_> = told.difference(&found).collect();
    assert!(gone.is_empty(), "verbs that are gone: {gone:?}");
}

#[test]
fn pages_begin_no_change() {
    let found = read::verbs();
    let pages: Vec<_> = found.iter().filter(|(file, _)| file.contains("/pages")).collect();
    assert!(pages.is_empty(), "a change begins in a verb, whichever door it comes through: {pages:?}");
}

/// Those who may do nothing to what is [`crate::harness::OWN_PARTNER`]'s or [`crate::harness::OWN_OFFICE`]'s, nor for the
/// district.
fn strangers() -> Vec<Actor> {
    let mut suspended = Who::OtherPartner.actor();
    suspended.suspend(&Who::OtherPartner.role());
    let without = person("leaver", "Lukas Pamit", Vec::new());
    let editor = Role::Partner(organisation(OTHER_PARTNER), Duty::Editor);
    let editor = person("partner-other", "Orang Lain", vec![editor]);
    let roles = [
        Who::OtherPartner,
        Who::OtherOffice,
        Who::PartnerReader,
        Who::Leader,
        Who::Juror,
        Who::Kesbangpol,
        Who::DataSteward,
        Who::Law,
        Who::Auditor,
    ];
    roles.map(Who::actor).into_iter().chain([suspended, without, editor]).collect()
}

#[tokio::test]
async fn whoever_may_not_is_refused_by_the_verb_itself_and_writes_nothing() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let scene = Scene::of(&harness).await;
        let before = harness.trail_length().await;
        let mut faults = Vec::new();
        for verb in verbs() {
            let is_for = |actor: &Actor| {
                (verb.is_for_leaders && actor.is_leader())
                    || verb.section.is_some_and(|section| actor.looks_after(section))
            };
            for actor in strangers().into_iter().filter(|actor| !is_for(actor)) {
                let answer = (verb.act)(&scene, &actor).await;
                if !matches!(answer, Err(Problem::NotAllowed)) {
                    faults.push(format!("{:?} answers {}: {answer:?}", verb.place(), actor.name));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(before, harness.trail_length().await, "somebody who may not has written something");
    })
    .await;
}

#[tokio::test]
async fn the_same_verbs_let_those_pass_who_may() {
    on_both(async |harness| {
        keep_a_plan(&harness).await;
        let scene = Scene::of(&harness).await;
        let mut faults = Vec::new();
        for verb in verbs() {
            let may = match &verb {
                verb if verb.is_for_own_people => Who::Partner.actor(),
                verb if verb.is_for_leaders => Who::Leader.actor(),
                _ => Actor::operator(),
            };
            let looks_after =
                verb.section.map(|section| person("section", "Bagian", vec![Role::Section(section)]));
            for may in std::iter::once(may).chain(looks_after) {
                if let Err(Problem::NotAllowed) = (verb.act)(&scene, &may).await {
                    faults.push(format!("{:?} refuses {}", verb.place(), may.name));
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    })
    .await;
}
