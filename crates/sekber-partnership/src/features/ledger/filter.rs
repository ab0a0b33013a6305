//! What totals and lists of the ledger are narrowed to, as it stands in the address, and whose entries somebody sees.

use jiff::civil::Date;
use sekber_core::ledger::{Budget, Dimension, Stage, Way};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Moment, OrganisationId, PartnershipId};

use super::model::Standing;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::form::Form;

/// Fields of the address that narrow.
pub const FIELDS: [&str; 21] = [
    "by",
    "year",
    "way",
    "budget",
    "form",
    "stage",
    "funder",
    "office",
    "theme",
    "field",
    "goal",
    "place",
    "mission",
    "kind",
    "level",
    "partnership",
    "until",
    "from",
    "to",
    "standing",
    "unpaid",
];

/// What stands in the address for entries that say nothing under a dimension.
pub const NONE: &str = "none";

/// Whose entries somebody sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerSight {
    /// All: the secretariat and the leaders.
    All,
    /// Those of the partnerships in which one's offices take part, and those in which one's organisation gives or receives.
    Of(Vec<OrganisationId>),
}

impl LedgerSight {
    /// What an actor may see.
    pub fn of(actor: &Actor) -> Self {
        match actor.oversees() {
            true => Self::All,
            // Whoever lost every role to a suspension sees what is said in partnerships at no door.
            false if !actor.takes_part() => Self::Of(Vec::new()),
            false => Self::Of(actor.organisations().cloned().collect()),
        }
    }
}

/// What entries say of their day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    /// One of these, the first and the last.
    Within(Date, Date),
    /// Nothing.
    Undated,
    /// What a report of these days tells, the first and the last: what is promised for their years, and what moved on one of them; of a
    /// whole year, all that is recorded for it. With a moment, as far as it was recorded and counted by then.
    Reported(Date, Date, Option<Moment>),
}

/// A narrowing, read and typed. At most one classification narrows, so that every amount has one share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Whose entries.
    pub sight: LedgerSight,
    /// Only for this year.
    pub year: Option<i64>,
    /// Only going this way.
    pub way: Option<Way>,
    /// Only of this budget.
    pub budget: Option<Budget>,
    /// Only money, or only in kind.
    pub form: Option<FundingForm>,
    /// Only at this stage.
    pub stage: Option<Stage>,
    /// Only of this funder, by its key.
    pub funder: Option<String>,
    /// Only led by this office; empty for those that none leads.
    pub office: Option<String>,
    /// Only the shares of one theme, field, goal, place or mission, or of one kind or level of funder; empty for those without any.
    pub class: Option<(Dimension, String)>,
    /// Only of this partnership.
    pub partnership: Option<PartnershipId>,
    /// Only what says this of its day.
    pub dated: Option<Dated>,
    /// As the ledger stood at the end of this day.
    pub until: Option<Date>,
    /// When that day ends.
    pub before: Option<Moment>,
    /// Only what waits for the office.
    pub waiting: bool,
    /// Only what totals count.
    pub counted: bool,
    /// Only what stands between hands of which more was promised than was paid.
    pub unpaid: bool,
    /// Only what is led by one of these offices; for everybody who does not decide for all of them.
    pub led_by: Option<Vec<OrganisationId>>,
}

/// What stands in the address for what waits for whoever asks, and for nobody else.
pub const DECIDING: &str = "deciding";

/// What stands in the address for what totals count: neither what was passed on from another entry nor what nobody has confirmed.
pub const COUNTED: &str = "counted";

impl Filter {
    /// Everything that an actor sees.
    pub fn everything(sight: LedgerSight) -> Self {
        Self {
            sight,
            year: None,
            way: None,
            budget: None,
            form: None,
            stage: None,
            funder: None,
            office: None,
            class: None,
            partnership: None,
            dated: None,
            until: None,
            before: None,
            waiting: false,
            counted: false,
            unpaid: false,
            led_by: None,
        }
    }

    /// The commitments of a partnership that have not all been paid, as far as an actor sees them. [`Filter::read`] reads the same from
    /// [`Filter::unpaid_path`].
    pub fn unpaid(partnership: &PartnershipId, actor: &Actor) -> Self {
        Self {
            partnership: Some(partnership.clone()),
            stage: Some(Stage::Committed),
            unpaid: true,
            ..Self::everything(LedgerSight::of(actor))
        }
    }

    /// Where they are listed.
    pub fn unpaid_path(partnership: &PartnershipId) -> String {
        format!("/ledger/entries?partnership={partnership}&stage={}&unpaid=1", Stage::Committed)
    }

    /// Reads the address; what cannot be read narrows nothing and is told so.
    pub fn read(query: &Form, actor: &Actor, app: &App) -> Self {
        let until: Option<Date> = query.filter("until");
        let given = |text: &str| if text == NONE { String::new() } else { text.to_owned() };
        // Whether it waits, whether it waits for whoever asks, and whether it counts.
        let stands = |code: &str| match code {
            COUNTED => Some((false, false, true)),
            DECIDING => Some((true, true, false)),
            code => (code == Standing::Waiting.as_str()).then_some((true, false, false)),
        };
        let (waiting, deciding, counted) = query.filter_by("standing", stands).unwrap_or_default();
        let decides = deciding && !actor.is_secretariat();
        let class = |by: &Dimension| query.filled(by.as_str()).map(|code| (*by, given(code)));
        Self {
            year: query.filter("year"),
            way: query.filter("way"),
            budget: query.filter("budget"),
            form: query.filter("form"),
            stage: query.filter("stage"),
            funder: query.filled("funder").map(str::to_owned),
            office: query.filled("office").map(given),
            class: Dimension::ALL.iter().filter(|by| by.is_kept()).find_map(class),
            partnership: query.filter("partnership"),
            dated: days(query),
            waiting,
            counted,
            unpaid: query.filter_set("unpaid"),
            led_by: decides.then(|| actor.edited().cloned().collect()),
            until,
            before: until.and_then(|day| day.tomorrow().ok()).map(|next| app.settings().midnight(next)),
            ..Self::everything(LedgerSight::of(actor))
        }
    }

    /// By what a total can be broken down under this filter: an amount is divided by one classification only.
    pub fn allows(&self, by: Dimension) -> bool {
        match &self.class {
            Some((class, _)) => *class == by || !by.is_kept(),
            None => true,
        }
    }
}

/// The days that the address asks for: both ends, or none.
fn days(query: &Form) -> Option<Dated> {
    let (first, last) = (query.filter("from")?, query.filter("to")?);
    Some(Dated::Within(first, last))
}
