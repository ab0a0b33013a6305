//! How well a programme fits an office: a sum of parts, each with its weight, so that anybody can add it up again.

use std::collections::BTreeSet;

use sekber_core::coded::coded;
use sekber_core::value::{Period, RegionCode, is_within};

use super::nomenclature_index::cut;

coded! {
    /// What a score is made of.
    Part, "part of a score":
    /// The words of both sides.
    Text = "text",
    /// The fields of government.
    Field = "field",
    /// The places.
    Place = "place",
    /// The development goals.
    Goal = "goal",
    /// The district's themes.
    Theme = "theme",
    /// The time.
    Time = "time",
    /// Earlier pairs.
    PastAssignment = "experience",
}

/// The highest value of a part: it fits completely.
pub const WHOLE: u16 = 1_000;
/// The value of a programme's code that lies in a field that the office is in charge of; less only shares the group of fields.
pub const WITHIN_FIELD: u16 = 700;
/// The highest score.
pub const FULL: u32 = 15_000;

impl Part {
    /// What the part counts, in thousandths of the whole when every part has data.
    pub fn weight(self) -> u32 {
        match self {
            Self::Text => 400,
            Self::Field => 200,
            Self::Place | Self::Theme | Self::PastAssignment => 100,
            Self::Goal | Self::Time => 50,
        }
    }

    fn place(self) -> usize {
        self as usize
    }
}

/// How many parts there are.
pub const PARTS: usize = 7;

/// The value of every part, 0 to [`WHOLE`]; `None` where data is missing on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Values([Option<u16>; PARTS]);

/// A part as it went into a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Which part.
    pub part: Part,
    /// Its weight among the parts with data, in thousandths.
    pub weight: u32,
    /// Its value, 0 to [`WHOLE`].
    pub value: u16,
    /// What it added, in points.
    pub points: u16,
}

impl Values {
    /// The same with one more part.
    #[must_use]
    pub fn with(mut self, part: Part, value: Option<u16>) -> Self {
        self.0[part.place()] = value.map(|value| value.min(WHOLE));
        self
    }

    /// The value of a part.
    pub fn of(&self, part: Part) -> Option<u16> {
        self.0[part.place()]
    }

    /// The score, 0 to [`FULL`]: the weighted mean of the parts with data.
    pub fn points(&self) -> u16 {
        self.shares().iter().map(|share| share.points).sum()
    }

    /// What each part with data added; the points add up to the score exactly.
    pub fn shares(&self) -> Vec<Share> {
        let present = || Part::ALL.iter().filter_map(|part| self.of(*part).map(|value| (*part, value)));
        let all: u32 = present().map(|(part, _)| part.weight()).sum();
        // Rounding the running sum, not each part, keeps the parts adding up.
        let (mut sum, mut told) = (0, 0);
        present()
            .map(|(part, value)| {
                sum += part.weight() * u32::from(value);
                let reached = (sum * (FULL / u32::from(WHOLE)) + all / 2) / all;
                let points = u16::try_from(reached - told).unwrap_or(u16::MAX);
                told = reached;
                Share { part, weight: (part.weight() * 1_000 + all / 2) / all, value, points }
            })
            .collect()
    }

    /// The parts without data.
    pub fn missing(&self) -> impl Iterator<Item = Part> + '_ {
        Part::ALL.iter().copied().filter(|part| self.of(*part).is_none())
    }
}

/// The text part of a probability in 15,000ths. Its square root, so that the second and third office that a programme
/// concerns still counts beside the one it would be sent to first.
pub fn text(probability: u16) -> u16 {
    let share = f64::from(probability) / f64::from(FULL);
    // Between 0 and 1,000, so the cast keeps the number.
    (share.sqrt() * f64::from(WHOLE)).round() as u16
}

/// How near the codes of a programme are to what an office is in charge of and does itself.
///
/// 1,000 the same sub-activity as one of its own programmes, 950 the same kegiatan, 850 the same program, 700 within its
/// fields, 150 the same group of fields, else 0; the best pair of codes counts. `None` when the programme has no code.
pub fn field(programme: &[String], in_charge: &[String], own: &[String]) -> Option<u16> {
    let near = |code: &String| -> u16 {
        let level = |parts: usize| {
            let mine = cut(code, parts);
            code.split('.').count() >= parts
                && own.iter().any(|other| cut(other, parts) == mine && other.split('.').count() >= parts)
        };
        match code {
            _ if level(6) => WHOLE,
            _ if level(5) => 950,
            _ if level(3) => 850,
            _ if in_charge.iter().any(|field| is_within(code, field)) => WITHIN_FIELD,
            _ if in_charge.iter().any(|field| cut(field, 1) == cut(code, 1)) => 150,
            _ => 0,
        }
    };
    programme.iter().map(near).max()
}

/// Which part of the programme's kecamatan are places of the office too; the whole district on either side is half.
/// `None` when either side names no place.
pub fn place(programme: &[RegionCode], office: &[RegionCode]) -> Option<u16> {
    let areas = |codes: &[RegionCode]| -> Option<BTreeSet<RegionCode>> {
        codes.iter().map(RegionCode::district).collect()
    };
    if programme.is_empty() || office.is_empty() {
        return None;
    }
    Some(match (areas(programme), areas(office)) {
        (Some(theirs), Some(ours)) => share(theirs.intersection(&ours).count(), theirs.len()),
        _ => WHOLE / 2,
    })
}

/// Which part of a programme's marks (goals, themes) the office has too; `None` when either side has none.
pub fn marks(programme: &BTreeSet<String>, office: &BTreeSet<String>) -> Option<u16> {
    if programme.is_empty() || office.is_empty() {
        return None;
    }
    Some(share(programme.intersection(office).count(), programme.len()))
}

/// Whether the programme runs in the cycle's year; `None` when its beginning is not known.
pub fn time(period: &Period, year: i16) -> Option<u16> {
    let start = period.start()?.first_day().year();
    let end = period.end().map_or(i16::MAX, |end| end.last_day().year());
    Some(if (start..=end).contains(&year) { WHOLE } else { 0 })
}

fn share(part: usize, all: usize) -> u16 {
    u16::try_from(part * usize::from(WHOLE) / all.max(1)).unwrap_or(WHOLE)
}
