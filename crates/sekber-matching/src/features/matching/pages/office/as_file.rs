//! An office's ranking as a table that is saved.

use sekber_core::registry::kinds::Side;
use sekber_documents::sheet::{Kind, Table, Value};

use super::Ranking;
use crate::features::matching::pages::files::columns;
use crate::features::matching::reasons::Reason;
use crate::kit::app::App;
use crate::kit::page::Frame;

/// An office's ranking as it is filtered.
pub(super) fn ranking(app: &App, frame: &Frame, ranking: &Ranking) -> Table {
    let subjects = &ranking.table.subjects;
    let rows = ranking.ranked.iter().enumerate().filter_map(|(place, programme)| {
        let stored = subjects.programmes.get(*programme)?;
        let reason = Reason::new(&ranking.table, app.words(), frame.language, *programme, ranking.office);
        let said = |side: Side| {
            let told = ranking.told.iter().find(|told| told.programme_id == stored.id && told.side == side);
            told.map_or(String::new(), |told| frame.say_code("matching-stance-", told.stance.as_str()))
        };
        Some(vec![
            Value::from(i64::try_from(place + 1).unwrap_or(0)),
            Value::from(stored.content.title.clone()),
            Value::from(subjects.partner_of(stored).map_or(String::new(), |p| p.organisation.name.clone())),
            Value::from(reason.score()),
            Value::from(reason.sentence()),
            Value::from(said(Side::Office)),
            Value::from(said(Side::Partner)),
        ])
    });
    Table {
        title: frame.say("matching-office-title"),
        notes: Vec::new(),
        columns: columns(
            frame,
            &[
                ("matching-place-number", 8.0, Kind::Whole),
                ("matching-programme", 50.0, Kind::Text),
                ("matching-partner", 30.0, Kind::Text),
                ("matching-score", 10.0, Kind::Whole),
                ("matching-reason-column", 60.0, Kind::Text),
                ("matching-voice-office", 20.0, Kind::Text),
                ("matching-voice-partner", 20.0, Kind::Text),
            ],
        ),
        rows: rows.collect(),
    }
}
