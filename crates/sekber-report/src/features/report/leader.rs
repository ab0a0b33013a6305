//! What this room hands in to the leader's page: reports that are late, of all periods whose day of handing in is over and that are
//! not locked. The figure opens the list of them, and each period that it names opens its own.

use super::pages::list::OWED;
use super::store::due::{self, Asked, Shown};
use super::store::periods;
use crate::kit::card::{Counting, LeaderAsks, LeaderFigure, LeaderFigures, LeaderGroup};
use crate::kit::page::count;

/// Most periods that are named; what is late of earlier ones is told as one number.
const NAMED: usize = 3;

/// The room's figures.
pub fn figures() -> Vec<LeaderFigures> {
    vec![LeaderFigures { figures: Some(periods::add_owed), count: late }]
}

fn late(asks: LeaderAsks<'_>) -> Counting<'_> {
    Box::pin(async move {
        let (app, frame) = (asks.app, asks.frame);
        let periods = periods::owed(asks.figures);
        if periods.is_empty() {
            return Ok(Vec::new());
        }
        let asked: Vec<Asked<'_>> =
            periods.iter().map(|period| Asked { shown: Shown::Late, ..Asked::all(app, period) }).collect();
        let late = due::counts(app.db(), &app.region(), &asked).await?;
        let number: i64 = late.iter().sum();
        let mut named: i64 = 0;
        let mut opens = Vec::new();
        for (period, late) in periods.iter().zip(&late).filter(|(_, late)| **late > 0).take(NAMED) {
            named += late;
            let facts = [("period", period.shown(frame)), ("count", frame.whole(late))];
            let href = format!("/reports?period={}&show=late", period.id);
            opens.push((frame.say_facts("report-leader-of", &facts), href));
        }
        if named < number {
            let earlier = frame.whole(&(number - named));
            opens.push((frame.say_with("report-leader-earlier", "count", earlier), String::new()));
        }
        opens.push((frame.say_count("report-leader-owed", count(periods.len())), String::new()));
        let note: Vec<&str> = opens.iter().map(|(text, _)| text.as_str()).collect();
        let figure = LeaderFigure {
            key: "report_late_owed",
            name: frame.say("report-leader-late"),
            number,
            note: note.join("; "),
            href: format!("/reports?period={OWED}&show=late"),
            waits: number > 0,
            opens,
            ..LeaderFigure::default()
        };
        Ok(vec![LeaderGroup { place: 30, label: "report-title", figures: vec![figure] }])
    })
}
