//! Matching: which programmes of partners fit an office's duties, what both sides wish, and one plan for all.

mod actions;
mod authority;
mod cli;
mod codes;
mod consequence;
mod fit_matrix;
mod model;
mod nomenclature;
mod pages;
mod planning;
mod printed;
mod progress;
mod proposal;
mod rating;
mod ratings;
mod reasons;
mod solved_plan;
mod sought;
mod store;
mod subjects;
mod suggesting;
#[cfg(test)]
mod tests;

use crate::kit::access::Permit;
use crate::kit::card::{Card, FirstStep, NavGroup, NavItem, RoomCommand, Route, arguments, get, post};

use cli::assign::{AssignCommand, assign_command};
use cli::rank::{RankCommand, rank_command};
use cli::senses::{SensesCommand, senses_command};

pub use actions::decision::decide as decide_plan;
pub use actions::interest::{PairRecord, refused, set as tell, tell as tell_alone, withdraw};
pub use actions::plan::{
    is_of as is_plan_of, make as make_plan, publish as publish_alone, publish_in as publish_plan,
    renew as renew_plan,
};
pub use actions::ruling::{lift as free_pair, rule, say as rule_on_pair, set_quota};
pub use cli::lines::{FaultyFile, read as read_lines};
pub use cli::plan::{MatchCommand, match_command};
pub use cli::rank::{Candidate, Query};
pub use consequence::{Consequence, questions};
pub use model::{Decision, DecisionDraft, Interest, Pair, PlanHead, PlannedPair, Rule};
pub use nomenclature::nomenclature_index;
pub use planning::Wanted;
pub use ratings::{Rated, Ratings};
pub use solved_plan::Moved;
pub use sought::{Offer, Sought};
pub use store::decisions::find as plan_decision;
pub use store::interests::{
    about as interests_about, about_programmes as interests_about_programmes, of_cycle as interests,
};
pub use store::plans::{
    find_in as plan_in, in_force_in as plan_in_force, of_cycle as plans, pair_in as pair_of_plan,
    pairs as pairs_of_plan, pairs_in_force,
};
pub use store::subjects::participants;

/// The room's card.
pub fn card() -> Card {
    Card {
        name: "matching",
        routes: Some(routes),
        nav: vec![NavItem {
            group: NavGroup::Matching,
            label: "nav-matching",
            href: "/matching",
            permit: Permit::Member,
        }],
        words: crate::room_words!(),
        codes: codes::all(),
        joined: store::JOINED,
        named: store::NAMED,
        suggestions: suggesting::suggestions(),
        first_steps: vec![FirstStep {
            code: "matching",
            place: 160,
            permit: Permit::Secretariat,
            href: "/matching",
            also: "",
            figures: store::plans::ANY,
            is_done: |_, figures| figures.of("matching-first") > 0,
            by_hand: false,
        }],
        commands: vec![
            RoomCommand::on_files(
                arguments::<RankCommand>("rank", "Rank offices for texts from plain files"),
                rank_command,
            )
            .at(130),
            RoomCommand::on_records(
                arguments::<SensesCommand>(
                    "senses",
                    "Print words that spoke for refused pairs: candidates for counter-examples of the ranking",
                ),
                |app, command| async move { senses_command(&app, command).await },
            )
            .at(131),
            RoomCommand::on_files(
                arguments::<AssignCommand>(
                    "assign",
                    "Solve an assignment from a plain file, or make one up and solve it",
                ),
                assign_command,
            )
            .at(140),
        ],
        ..Card::default()
    }
}

fn routes() -> Vec<Route> {
    vec![
        get("/matching", pages::overview::show),
        post("/matching/plans", pages::overview::make),
        get("/matching/plans/{plan}", pages::plan::show),
        get("/matching/plans/{plan}/files/{format}", pages::plan::download),
        post("/matching/plans/{plan}/publish", pages::plan::publish),
        post("/matching/plans/{plan}/decision", pages::plan::decide),
        get("/matching/pairs/{office}/{programme}", pages::pair::show),
        post("/matching/rulings", pages::pair::rule),
        get("/matching/quotas", pages::quotas::show),
        post("/matching/quotas", pages::quotas::set),
        get("/offices/{organisation}/matching", pages::office::show),
        get("/offices/{organisation}/matching/{format}", pages::office::download),
        post("/offices/{organisation}/interests", pages::answer::tell),
        get("/partners/{organisation}/matching", pages::partner::show),
        post("/partners/{organisation}/interests", pages::answer::tell),
    ]
}
