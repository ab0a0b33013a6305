//! What this room hands in to the leader's page: what the last meeting gave people to do.

use super::store::outcome;
use crate::kit::card::{Counting, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup};

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![LeaderFigures { figures: None, count: tasks }]
}

fn tasks(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (app, frame) = (asks.app, asks.frame);
        let found = outcome::last_tasks(app.db(), &app.region(), app.today()).await?;
        let Some(found) = found else { return Ok(Vec::new()) };
        // Each opens as many as it counts.
        let figure = |(key, tasks): (&'static str, &str), number: i64, note: String| LeaderFigure {
            key,
            name: frame.say(key),
            number,
            note,
            href: format!("/meetings/{}?tasks={tasks}#tasks", found.id),
            waits: number > 0,
            ..LeaderFigure::default()
        };
        let of = frame.say_facts(
            "leader-tasks-of",
            &[("total", frame.whole(&found.total)), ("meeting", found.name.clone())],
        );
        let figures = vec![
            figure(("leader-tasks-open", "open"), found.open, of),
            figure(("leader-tasks-late", "late"), found.late, String::new()),
        ];
        Ok(vec![LeaderGroup { place: 60, label: "leader-tasks", figures }])
    })
}
