//! The tiles of the front page and the figures of the leader's page: what is carried out, and how much of it waits for whoever
//! looks.

use jiff::civil::Date;
use sekber_core::partnership::PartnershipState;
use sekber_core::value::Moment;

use super::filter::{ENDS, LONGEST};
use super::store::{self, FIGURES};
use crate::kit::access::{Actor, Permit};
use crate::kit::card::{
    Counting, Figures, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup, Tile, TileShown,
};
use crate::kit::page::Frame;

/// The room's tiles.
pub fn tiles() -> Vec<Tile> {
    vec![
        Tile { permit: Permit::Member, figures: FIGURES, show: running },
        Tile { permit: Permit::Organisation, figures: "", show: own_turn },
    ]
}

/// The room's figures on the leader's page: those of the tile and of what ends or waits, told to whoever oversees the district.
pub fn leader() -> Vec<LeaderFigures> {
    vec![LeaderFigures { figures: Some(store::leader::add_figures), count: leaders }]
}

fn leaders(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (frame, found) = (asks.frame, asks.figures);
        let tile = carried_out(frame, found, "partnership-tile-active");
        let over = found.of("partnership-over");
        let states = PartnershipState::ALL.iter().map(|state| found.of(&format!("partnership-{state}")));
        let all = frame.say_with("partnership-leader-of", "all", frame.whole(&(states.sum::<i64>() + over)));
        let past_note = match over {
            0 => all.clone(),
            _ => format!("{all}; {}", frame.say("partnership-leader-over")),
        };
        let past = LeaderFigure {
            key: "over_partnerships",
            name: frame.say("partnership-state-over"),
            number: over,
            note: past_note,
            href: "/partnerships?state=over".to_owned(),
            waits: over > 0,
            ..LeaderFigure::default()
        };
        // How many are in every other state, each opening its own; papers under way have a figure beside this one.
        let own = [PartnershipState::Active, PartnershipState::InAgreement];
        let of_state = |state: &PartnershipState| {
            let number = found.of(&format!("partnership-{state}"));
            let name = frame.say_code("partnership-state-", state.as_str());
            (number > 0).then(|| {
                (format!("{name}: {}", frame.whole(&number)), format!("/partnerships?state={state}"))
            })
        };
        let others = PartnershipState::ALL.iter().filter(|state| !own.contains(state)).filter_map(of_state);
        let opens: Vec<(String, String)> =
            std::iter::once((all.clone(), "/partnerships".to_owned())).chain(others).collect();
        let texts: Vec<&str> = opens.iter().map(|(text, _)| text.as_str()).collect();
        let running = LeaderFigure {
            key: "active_partnerships",
            name: tile.name,
            number: within_sight(frame, found, "active"),
            note: texts.join("; "),
            opens,
            href: tile.href.unwrap_or_default().to_owned(),
            ..LeaderFigure::default()
        };
        let figures = vec![running, under_way(&asks), ending(&asks), past];
        Ok(vec![LeaderGroup { place: 20, label: "nav-partnerships", figures }])
    })
}

/// Those whose papers are under way: somebody has to sign, or to take the next step.
fn under_way(asks: &LeaderAsks<'_>) -> LeaderFigure {
    let (frame, number) = (asks.frame, within_sight(asks.frame, asks.figures, "in_agreement"));
    let since = Moment(asks.figures.of("partnership-papers-since"));
    let since = (since.0 > 0).then(|| asks.app.settings().local_date(since));
    LeaderFigure {
        key: "partnership_papers",
        name: frame.say("partnership-leader-papers"),
        number,
        note: since.map_or_else(String::new, |day| {
            frame.say_with("partnership-leader-since", "day", frame.civil_date(&day))
        }),
        href: format!("/partnerships?state=in_agreement&sort={LONGEST}"),
        waits: number > 0,
        ..LeaderFigure::default()
    }
}

/// Those whose last day is near, as the list counts them when it is narrowed to the fewest months.
fn ending(asks: &LeaderAsks<'_>) -> LeaderFigure {
    let (frame, [months, ..]) = (asks.frame, ENDS);
    let number = asks.figures.of("partnership-ending");
    let nearest = asks.figures.fact("partnership-ending").and_then(|day| day.parse::<Date>().ok());
    LeaderFigure {
        key: "partnership_ending",
        name: frame.say_count("partnership-leader-ending", months),
        number,
        note: nearest.map_or_else(String::new, |day| {
            frame.say_with("partnership-leader-nearest", "day", frame.civil_date(&day))
        }),
        href: format!("/partnerships?ends={months}"),
        waits: number > 0,
        ..LeaderFigure::default()
    }
}

/// The district's for those who oversee it, their own for its organisations; others have none.
fn running(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    match &frame.actor {
        Some(actor) if actor.oversees() => Some(carried_out(frame, figures, "partnership-tile-active")),
        Some(actor) if actor.organisations().next().is_none() => None,
        Some(_) => Some(carried_out(frame, figures, "partnership-tile-own")),
        None => Some(carried_out(frame, figures, "partnership-tile-active")),
    }
}

/// How many partnerships that whoever looks may see are carried out, under a name.
fn carried_out(frame: &Frame, figures: &Figures, name: &'static str) -> TileShown {
    let of = |state: &str| within_sight(frame, figures, state);
    let on_the_way = of("proposed") + of("accepted") + of("in_agreement");
    TileShown {
        name: frame.say(name),
        value: frame.whole(&of("active")),
        note: frame.say_with("partnership-tile-coming", "count", frame.whole(&on_the_way)),
        href: Some("/partnerships?state=active"),
    }
}

/// How many partnerships in a state the list shows to whoever looks.
fn within_sight(frame: &Frame, figures: &Figures, state: &str) -> i64 {
    match &frame.actor {
        Some(actor) if !actor.oversees() => {
            actor.organisations().map(|id| figures.of(&format!("partnership-{state}-{id}"))).sum()
        }
        _ => figures.of(&format!("partnership-{state}")),
    }
}

fn own_turn(frame: &Frame, figures: &Figures) -> Option<TileShown> {
    let count = frame.actor.as_ref().map_or(0, |actor| waits_for(actor, figures));
    Some(TileShown {
        name: frame.say("partnership-tile-turn"),
        value: frame.whole(&count),
        note: frame.say("partnership-tile-turn-note"),
        href: Some("/partnerships?turn=mine"),
    })
}

fn waits_for(actor: &Actor, figures: &Figures) -> i64 {
    let own = actor.edited().map(|id| figures.of(&format!("partnership-turn-{id}"))).sum::<i64>();
    let secretariat = if actor.is_secretariat() { figures.of("partnership-turn-secretariat") } else { 0 };
    own + secretariat
}
