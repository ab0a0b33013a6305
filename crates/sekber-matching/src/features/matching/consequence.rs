//! What it would mean to put a pair into a plan, or that it is in it: the answer to "why not?" and "what if?".

use sekber_core::value::PlanId;
use sekber_engines::matching::assignment::plan::Whose;
use sekber_engines::matching::assignment::planner::{Change, Ruling};
use sekber_engines::matching::assignment::policy::{Aim, Worth};
use sekber_engines::matching::assignment::reason::{Main, Reason as Why};

use super::model::Pair;
use super::ratings::Ratings;
use super::reasons::of_hundred;
use super::solved_plan::{Moved, SolvedPlan};
use crate::features::district::Cycle;
use crate::kit::app::App;
use crate::kit::cpu;
use crate::kit::page::Frame;
use crate::kit::problem::Problem;

/// The answer, in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consequence {
    /// Whether the pair is in the plan.
    pub chosen: bool,
    /// Why it is or is not, in one sentence.
    pub why: String,
    /// What the plan would lose or gain if the pair were forced, or excluded when it is chosen; aim by aim.
    pub loss: Vec<String>,
    /// Pairs that would come into the plan.
    pub gained: Vec<String>,
    /// Pairs that would have to leave.
    pub lost: Vec<String>,
}

impl Consequence {
    /// Asks the solver of a plan about a pair.
    pub(super) fn of(frame: &Frame, opened: &SolvedPlan, pair: &Pair) -> Self {
        let programme = opened.inputs.programmes.iter().position(|offer| offer.id == pair.programme.as_str());
        let office = opened.inputs.offices.iter().position(|seat| seat.id == pair.office.as_str());
        let (Some(programme), Some(office)) = (programme, office) else {
            return Self { why: frame.say("matching-why-unknown"), ..Self::default() };
        };
        let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let Why { main, loss, gained, lost } = opened.planner.why_not(index(programme), index(office));
        // A pair of the plan is asked about the other way round: what if it were excluded?
        let without = (main == Main::Chosen).then(|| opened.planner.edge_of(index(programme), index(office)));
        let without = without
            .flatten()
            .map(|edge| opened.planner.what_if(Change::Ruling { edge, ruling: Ruling::Vetoed }));
        let (loss, gained, lost) = match without {
            Some(without) => (Some(-without.difference), without.gained, without.lost),
            None => (loss, gained, lost),
        };
        Self {
            chosen: main == Main::Chosen,
            why: frame.say(sentence(&main)),
            ..Self::of_difference(frame, opened, loss, (&gained, &lost))
        }
    }

    /// What the plan would lose, aim by aim, and which pairs would come and go.
    pub(super) fn of_difference(
        frame: &Frame,
        opened: &SolvedPlan,
        loss: Option<Worth>,
        (gained, lost): (&[u32], &[u32]),
    ) -> Self {
        let names = |edges: &[u32]| -> Vec<String> {
            let name = |edge: &u32| {
                let edge = &opened.planner.instance().edges[*edge as usize];
                let (offer, seat) = (opened.offer(edge.programme), opened.office(edge.office));
                format!("{} – {} ({})", seat.name, offer.title, opened.partner(edge.programme).name)
            };
            edges.iter().map(name).collect()
        };
        Self {
            loss: loss.map(|loss| losses(frame, loss)).unwrap_or_default(),
            gained: names(gained),
            lost: names(lost),
            ..Self::default()
        }
    }
}

/// What a pair means for a plan, and in which pairs the plan differs from an earlier one; of each only what is asked for.
/// At most three statements.
///
/// # Errors
/// [`Problem::NotFound`] when there is no such plan in the cycle.
pub async fn questions(
    app: &App,
    frame: &Frame,
    (glance, cycle): (&Ratings, &Cycle),
    plan: &PlanId,
    pair: Option<&Pair>,
    earlier: Option<&PlanId>,
) -> Result<(Option<Consequence>, Option<Vec<Moved>>), Problem> {
    if pair.is_none() && earlier.is_none() {
        return Ok((None, None));
    }
    let opened = SolvedPlan::beside(app, plan.as_str(), cycle, glance.table()).await?;
    let moved = match earlier {
        Some(earlier) => Some(opened.compared_with(app, earlier).await?),
        None => None,
    };
    let Some(pair) = pair.cloned() else { return Ok((None, moved)) };
    let frame = frame.clone();
    Ok((Some(cpu::run(move || Consequence::of(&frame, &opened, &pair)).await?), moved))
}

/// The key of the sentence about the main reason.
fn sentence(main: &Main) -> &'static str {
    match main {
        Main::Chosen => "matching-why-chosen",
        Main::Vetoed => "matching-why-vetoed",
        Main::Unknown => "matching-why-unknown",
        Main::Closed(_) => "matching-why-closed",
        Main::Full(Whose::Office) => "matching-why-full-office",
        Main::Full(Whose::Partner) => "matching-why-full-partner",
        Main::Full(Whose::Programme) => "matching-why-full-programme",
        Main::BelowThreshold => "matching-why-below",
        Main::WorseTotal => "matching-why-worse",
    }
}

/// What the plan would lose or gain, aim by aim, as far as it is more than nothing.
fn losses(frame: &Frame, loss: Worth) -> Vec<String> {
    let told = |aim: &Aim| {
        let number = aim.of(loss);
        let key = match (aim, number > 0) {
            (_, _) if number == 0 => return None,
            (Aim::Placed, true) => "matching-loss-placed",
            (Aim::Placed, false) => "matching-gain-placed",
            (Aim::Floors, true) => "matching-loss-floors",
            (Aim::Floors, false) => "matching-gain-floors",
            (Aim::Mutual, true) => "matching-loss-mutual",
            (Aim::Mutual, false) => "matching-gain-mutual",
            (Aim::Benefit, true) => "matching-loss-benefit",
            (Aim::Benefit, false) => "matching-gain-benefit",
            _ => return None,
        };
        let shown = if *aim == Aim::Benefit { of_hundred(number.abs()) } else { number.abs() };
        Some(frame.say_with(key, "count", shown.to_string()))
    };
    Aim::ALL.iter().filter_map(told).collect()
}
