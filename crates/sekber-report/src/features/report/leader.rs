//! What this room hands in to the leader's page: reports that are late, of the last period whose day of handing in is over.

use super::store::due::{self, Asked, Shown};
use super::store::periods;
use crate::kit::card::{Counting, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup};

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![LeaderFigures { figures: Some(periods::add_last_due), count: late }]
}

fn late(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (app, frame) = (asks.app, asks.frame);
        let Some(period) = periods::last_due(asks.figures) else { return Ok(Vec::new()) };
        let asked = Asked { shown: Shown::Late, ..Asked::all(app, &period) };
        let number = due::count(app.db(), &app.region(), &asked).await?;
        let facts = [("period", period.shown(frame)), ("day", frame.civil_date(&period.due_on))];
        let figure = LeaderFigure {
            key: "report-late",
            name: frame.say("report-leader-late"),
            number,
            note: frame.say_facts("report-leader-note", &facts),
            href: format!("/reports?period={}&show=late", period.id),
            waits: number > 0,
            ..LeaderFigure::default()
        };
        Ok(vec![LeaderGroup { place: 30, label: "report-title", figures: vec![figure] }])
    })
}
