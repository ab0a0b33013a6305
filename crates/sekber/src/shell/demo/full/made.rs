//! What a made-up programme of the full demonstration is.

use jiff::civil::Date;
use sekber_facts::region::Region;

use super::works::Work;

/// What a made-up programme is beside another one, so that the room of synchronisation has what to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Nothing in particular.
    Alone,
    /// The same activity, told by a second partner.
    Same,
    /// The same work in some of the same villages.
    Overlapping,
    /// Other work of the theme in the same villages.
    Completing,
    /// Other work of one field and the same goals in the same villages, whose end is not told: what seems to complete the first one.
    Supporting,
}

/// How far a made-up programme is in the cycle in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not handed in yet.
    Draft,
    /// Handed in, waits for the secretariat.
    Proposed,
    /// Found in order.
    Verified,
    /// Under way.
    Active,
    /// Over.
    Completed,
    /// Called off.
    Cancelled,
}

/// Money of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The year.
    pub year: i16,
    /// Who pays.
    pub source: &'static str,
    /// Whole rupiah.
    pub rupiah: i64,
    /// Goods and services valued in money.
    pub in_kind: bool,
}

/// A made-up programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Id of the partner in the record.
    pub partner: &'static str,
    /// Its number with its owner.
    pub reference: String,
    /// What is done.
    pub work: &'static Work,
    /// The kecamatan.
    pub kecamatan: Region,
    /// Villages in it; none for the whole kecamatan.
    pub villages: Vec<Region>,
    /// First year and month, last year and month.
    pub from: (i16, u8),
    /// Last year and month, as far as the cycles reach.
    pub to: (i16, u8),
    /// Money by year and source; none when the partner does not tell.
    pub money: Vec<Money>,
    /// People who benefit directly.
    pub people: i64,
    /// How far it is.
    pub standing: Standing,
    /// What it is beside another one.
    pub beside: Beside,
    /// Whether another one seems to complete it.
    pub is_supported: bool,
}

impl Made {
    /// What it is called; the record adds the mark.
    pub fn title(&self) -> String {
        let Work { title, people, .. } = self.work;
        let place = &self.kecamatan.name;
        match self.beside {
            // Two partners seldom give the same work the same name.
            Beside::Overlapping => format!("{title} bagi {people} di Kecamatan {place}"),
            _ => format!("{title} di Kecamatan {place}"),
        }
    }

    /// Its last month, where it is told. What another one completes goes on to the end of next year at least, whenever the demonstration
    /// is loaded: of two whose time is over there is nothing to decide any more.
    pub fn end(&self, today: Date) -> Option<(i16, u8)> {
        match self.beside {
            Beside::Supporting => None,
            _ if self.is_supported => Some(self.to.max((today.year() + 1, 12))),
            _ => Some(self.to),
        }
    }

    /// Whether both tell of one activity.
    pub fn tells_the_same(&self, other: &Self) -> bool {
        let is_work = self.work == other.work && self.people == other.people && self.from == other.from;
        is_work && self.villages == other.villages
    }

    /// Whether a partner does some work in a kecamatan here.
    pub fn is(&self, partner: &str, work: &Work, kecamatan: &Region) -> bool {
        self.partner == partner && self.work == work && self.kecamatan.code == kecamatan.code
    }

    /// Whether it is taken along into a year after its first.
    pub fn goes_on_in(&self, year: i16) -> bool {
        let open = matches!(
            self.standing,
            Standing::Active | Standing::Completed | Standing::Proposed | Standing::Verified
        );
        open && self.from.0 < year && year <= self.to.0
    }
}
