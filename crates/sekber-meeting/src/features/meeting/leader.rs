//! What this room hands in to the leader's page: what the last meeting gave people to do.

use super::store::outcome;
use crate::kit::card::{Counting, LeaderAsks, LeaderFigure, LeaderFigures};

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![LeaderFigures { place: 60, label: "leader-tasks", count: tasks }]
}

fn tasks(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (app, frame) = (asks.app, asks.frame);
        let found = outcome::last_tasks(app.db(), &app.region(), asks.cycle, app.today()).await?;
        let Some(found) = found else { return Ok(Vec::new()) };
        let href = format!("/meetings/{}", found.id);
        let figure = |name: String, value: &i64, note: String, waits: bool| LeaderFigure {
            name,
            value: frame.whole(value),
            note,
            href: href.clone(),
            waits,
        };
        let of = frame.say_facts(
            "leader-tasks-of",
            &[("total", frame.whole(&found.total)), ("meeting", found.name.clone())],
        );
        Ok(vec![
            figure(frame.say("leader-tasks-open"), &found.open, of, found.open > 0),
            figure(frame.say("leader-tasks-late"), &found.late, String::new(), found.late > 0),
        ])
    })
}
