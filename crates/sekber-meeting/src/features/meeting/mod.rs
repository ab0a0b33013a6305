//! The coordination meeting: invitations, the door, the stage, phones and wall, the plan that is agreed, and its documents.

mod actions;
mod attendee;
mod codes;
mod counts;
mod desks;
mod documents;
mod form;
mod guard;
mod leader;
mod letter_nature;
mod limits;
mod listeners;
mod model;
mod pages;
mod proposal;
mod proposal_items;
mod settled;
mod sheet_lines;
mod shown_code;
mod simulated;
mod source;
mod state;
mod store;

use std::time::Duration;

use crate::kit::access::Permit;
use crate::kit::body::BodyLimit;
use crate::kit::card::{Card, FirstStep, NavGroup, NavItem, Route, get, post};
use crate::kit::jobs::{Outcome, Work, every};

pub use actions::agenda::take_up;
pub use actions::cancellation::cancel;
pub use actions::door::{check_in, renew_code, reply, strike};
pub use actions::handout::{add as add_handout, end as end_handout};
pub use actions::issue::issue;
pub use actions::letters::{
    Kind as LetterKind, remind, tell, withdrawn as tell_withdrawn, write as write_letters,
};
pub use actions::order::{propose_order, set_desks, set_order};
pub use actions::outcome::{
    ByHand, answer_aloud, change_by_hand, give_task, lock, move_task, note_in_minutes, work_out,
    write_minutes,
};
pub use actions::prepare::{change, create, invite_cycle, invite_one};
pub use actions::proposal::{complete_proposal, load_proposal_items};
pub use actions::sheet::{number as number_sheets, type_in};
pub use actions::stage::command;
pub use actions::withdrawal::withdraw as withdraw_invitation;
pub use attendee::{Attendee, Sex};
pub use model::{HEARD_AFTERWARDS, Handout, Meeting, Participant, Slot};
pub use pages::issue::demonstrate_minutes;
pub use proposal::ProposalDetails;
pub use simulated::{SimulatedMeeting, SimulatedTask, simulate};
pub use store::events::{latest as last_word, submissions as record_of_submissions};
pub use store::meetings::{all, find};
pub use store::participants::all as participants;
pub use store::slots::all as order;

/// How often it is looked whom to remind.
const REMINDERS: Duration = Duration::from_secs(5 * 60);

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "meeting",
        routes: Some(routes),
        nav: vec![
            NavItem {
                group: NavGroup::Meeting,
                label: "nav-meetings",
                href: "/meetings",
                permit: Permit::Member,
            },
            // Documents come out of meetings, so they stand after them.
            NavItem {
                group: NavGroup::Meeting,
                label: "nav-issued",
                href: "/documents",
                permit: Permit::Member,
            },
        ],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        jobs: vec![every("meeting_reminders", REMINDERS, async |work: Work| {
            actions::letters::remind(&work.app).await?;
            Ok(Outcome::Done)
        })],
        leader: leader::figures(),
        first_steps: vec![FirstStep {
            code: "meeting",
            place: 170,
            permit: Permit::Secretariat,
            href: "/meetings/new",
            also: "",
            figures: store::meetings::ANY,
            is_done: |_, figures| figures.of("meeting-first") > 0,
            by_hand: false,
        }],
        search: Some(source::SOURCE),
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/meetings", pages::list::show),
        get("/meetings/new", pages::edit::blank),
        post("/meetings/new", pages::edit::create),
        get("/meetings/proposal-items", pages::proposal_items::show),
        post("/meetings/proposal-items", pages::proposal_items::load).takes(BodyLimit::File),
        get("/meetings/{meeting}", pages::record::show),
        get("/meetings/{meeting}/edit", pages::edit::show),
        post("/meetings/{meeting}/edit", pages::edit::change),
        get("/meetings/{meeting}/cancel", pages::cancel::show),
        post("/meetings/{meeting}/cancel", pages::cancel::cancel),
        post("/meetings/{meeting}/replies", pages::record::reply),
        get("/meetings/{meeting}/door", pages::door::show),
        post("/meetings/{meeting}/door", pages::door::check_in),
        post("/meetings/{meeting}/invitations", pages::door::invite),
        post("/meetings/{meeting}/invitations/withdraw", pages::door::withdraw),
        post("/meetings/{meeting}/letters", pages::door::send_letters),
        get("/meetings/{meeting}/desks", pages::desks::show),
        post("/meetings/{meeting}/desks", pages::desks::set),
        get("/meetings/{meeting}/order", pages::order::show),
        post("/meetings/{meeting}/order", pages::order::set),
        post("/meetings/{meeting}/order/propose", pages::order::propose),
        get("/meetings/{meeting}/console", pages::console::show),
        get("/meetings/{meeting}/console/part", pages::console::part),
        post("/meetings/{meeting}/stage", pages::console::command),
        post("/meetings/{meeting}/agenda", pages::console::take_up),
        post("/meetings/{meeting}/remarks", pages::console::note),
        get("/meetings/{meeting}/plan", pages::plan::show),
        post("/meetings/{meeting}/plan", pages::plan::act),
        post("/meetings/{meeting}/answers", pages::plan::answer),
        get("/meetings/{meeting}/proposals", pages::proposals::show),
        post("/meetings/{meeting}/proposals/{programme}", pages::proposals::complete),
        get("/meetings/{meeting}/wall", pages::wall::show),
        get("/meetings/{meeting}/wall/part", pages::wall::part),
        get("/meetings/{meeting}/stream", pages::stream::of_hall),
        get("/meetings/{meeting}/sheets", pages::sheets::show),
        post("/meetings/{meeting}/sheets", pages::sheets::type_in),
        get("/meetings/{meeting}/minutes", pages::minutes::show),
        post("/meetings/{meeting}/minutes", pages::minutes::write),
        post("/meetings/{meeting}/tasks", pages::minutes::give_task),
        post("/meetings/{meeting}/tasks/{task}", pages::minutes::move_task),
        get("/meetings/{meeting}/files/{file}", pages::files::download),
        post("/meetings/{meeting}/handouts", pages::handouts::add).takes(BodyLimit::File),
        get("/meetings/{meeting}/handouts/{handout}", pages::handouts::read),
        post("/meetings/{meeting}/handouts/{handout}/end", pages::handouts::end),
        get("/meetings/{meeting}/papers/{kind}", pages::issue::show),
        post("/meetings/{meeting}/papers/{kind}", pages::issue::issue),
        get("/hall", pages::join::show),
        post("/hall", pages::join::join).as_entrance(),
        get("/hall/{meeting}", pages::phone::show),
        get("/hall/{meeting}/part", pages::phone::part),
        get("/hall/{meeting}/stream", pages::stream::of_phone),
        get("/hall/{meeting}/handouts/{handout}", pages::handouts::read_on_phone),
        post("/hall/{meeting}/arrival", pages::submissions::arrive),
        post("/hall/{meeting}/picks", pages::submissions::pick),
        post("/hall/{meeting}/ranks", pages::submissions::rank),
        post("/hall/{meeting}/answers", pages::submissions::answer),
        post("/hall/{meeting}/approval", pages::submissions::approve),
    ]
}
