//! People: invitations, signing in and out, the second factor, sessions, roles, and the accounts behind them.

mod attempts;
mod check;
mod cli;
mod codes;
mod first_steps;
mod limits;
mod links;
mod own;
mod people;
mod record;
mod second_factor;
mod sign_in;
mod store;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::card::{
    Card, Check, FramePart, NavGroup, NavItem, RoomCommand, Route, get, post, subcommands,
};
use crate::kit::jobs::{Outcome, Work, every};

pub use attempts::{LINKS_KEPT_SECONDS, count_request, count_sign_up, looked, wait_to_look};
use cli::{UserCommand, user_command};
pub use limits::is_plain_name;
pub use links::{Invite, Link, invite, make_password_link, withdraw_invitation};
pub use people::{
    NewPerson, activate, add_person, deactivate, grant_role, in_care, is_forgotten, make_anonymous, names_of,
    rename_person, revoke_role,
};
pub use second_factor::{encrypt_secrets, switch_off_for};
pub use sign_in::DEVICE_SECONDS;
pub use store::{HeldRole, Person, addresses_of_role, person, roles_of, secretariat_addresses};

/// How often sessions and half-finished sign-ins are deleted that have ended.
const CLEANUP: Duration = Duration::from_secs(60 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "account",
        routes: Some(routes),
        frame: &[
            (FramePart::Account, "/account"),
            (FramePart::SignIn, "/sign-in"),
            (FramePart::SignOut, "/sign-out"),
            (FramePart::SecondFactor, "/account/second-factor"),
        ],
        nav: vec![
            NavItem {
                group: NavGroup::Administration,
                label: "nav-invitations",
                href: "/invitations",
                permit: Permit::Secretariat,
            },
            NavItem {
                group: NavGroup::Administration,
                label: "nav-people",
                href: "/people",
                permit: Permit::Admin,
            },
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        jobs: vec![every("session_cleanup", CLEANUP, async |work: Work| {
            attempts::sweep(&work.app).await?;
            Ok(Outcome::Done)
        })],
        commands: vec![
            RoomCommand::on_records(
                subcommands::<UserCommand>("user", "Look after people: add, invite, list, roles"),
                |app, command| async move { user_command(&app, command).await },
            )
            .at(100),
        ],
        checks: vec![Check::Records(check::check)],
        search: Some(people::SOURCE),
        first_steps: first_steps::all(),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    [door_routes(), own_routes(), invitation_routes(), people_routes()].into_iter().flatten().collect()
}

fn door_routes() -> Vec<Route> {
    vec![
        get("/sign-in", sign_in::form),
        post("/sign-in", sign_in::sign_in).as_entrance(),
        get("/sign-in/code", sign_in::code_form),
        post("/sign-in/code", sign_in::enter_code).as_entrance(),
        post("/sign-out", sign_in::sign_out),
        get("/invitation/{token}", links::open_invitation),
        post("/invitation/{token}", links::accept),
        get("/password/{token}", links::open_password_link),
        post("/password/{token}", links::reset),
    ]
}

fn own_routes() -> Vec<Route> {
    vec![
        get("/account", own::overview),
        post("/account/name", own::change_name),
        post("/account/language", own::change_language),
        post("/account/notices", own::change_notices),
        get("/account/password", own::password_form),
        post("/account/password", own::change_password),
        get("/account/second-factor", second_factor::overview),
        post("/account/second-factor", second_factor::confirm),
        post("/account/second-factor/off", second_factor::switch_off),
        post("/account/second-factor/codes", second_factor::codes_renew),
        post("/account/sessions/end", own::end_everywhere),
        post("/account/sessions/{session}/end", own::end_session),
    ]
}

fn invitation_routes() -> Vec<Route> {
    vec![
        get("/invitations", links::list),
        post("/invitations", links::send),
        get("/invitations/new", links::invite_form),
        post("/invitations/{invitation}/withdraw", links::withdraw),
    ]
}

fn people_routes() -> Vec<Route> {
    vec![
        get("/organisations/{organisation}/team", people::team),
        post("/organisations/{organisation}/team/{person}/duty", people::change_duty),
        post("/organisations/{organisation}/team/{person}/leave", people::leave),
        get("/people", people::list),
        get("/people/{person}", people::record),
        post("/people/{person}/name", people::rename),
        post("/people/{person}/roles", people::give_role),
        post("/people/{person}/roles/revoke", people::take_role),
        post("/people/{person}/deactivate", people::stop),
        post("/people/{person}/activate", people::start),
        post("/people/{person}/password-link", people::make_link),
        post("/people/{person}/factor-off", people::factor_off),
    ]
}
