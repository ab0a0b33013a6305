//! What totals and lists of the ledger are narrowed to, as it stands in the address, and whose entries somebody sees.

use jiff::civil::Date;
use sekber_core::ledger::{Budget, Dimension, Stage, Way};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{Moment, OrganisationId, PartnershipId};

use super::model::WAITING;
use crate::kit::access::Actor;
use crate::kit::app::App;
use crate::kit::form::Form;

/// Fields of the address that narrow.
pub const FIELDS: [&str; 17] = [
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
    "partnership",
    "until",
    "from",
    "to",
    "standing",
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
    /// Only the shares of one theme, field, goal or place; empty for those without any.
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
}

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
        }
    }

    /// Reads the address; what cannot be read narrows nothing and is told so.
    pub fn read(query: &Form, sight: LedgerSight, app: &App) -> Self {
        let until: Option<Date> = query.filter("until");
        let given = |text: &str| if text == NONE { String::new() } else { text.to_owned() };
        let class = |by: &Dimension| query.filled(by.as_str()).map(|code| (*by, given(code)));
        Self {
            year: query.filter("year"),
            way: query.filter("way"),
            budget: query.filter("budget"),
            form: query.filter("form"),
            stage: query.filter("stage"),
            funder: query.filled("funder").map(str::to_owned),
            office: query.filled("office").map(given),
            class: Dimension::ALL.iter().filter(|by| by.may_be_several()).find_map(class),
            partnership: query.filter("partnership"),
            dated: days(query),
            waiting: query.filled("standing") == Some(WAITING),
            until,
            before: until.and_then(|day| day.tomorrow().ok()).map(|next| app.settings().midnight(next)),
            ..Self::everything(sight)
        }
    }

    /// By what a total can be broken down under this filter: an amount is divided by one classification only.
    pub fn allows(&self, by: Dimension) -> bool {
        match &self.class {
            Some((class, _)) => *class == by || !by.may_be_several(),
            None => true,
        }
    }
}

/// The days that the address asks for: both ends, or none.
fn days(query: &Form) -> Option<Dated> {
    let (first, last) = (query.filter("from")?, query.filter("to")?);
    Some(Dated::Within(first, last))
}
