//! Who takes part in an award: verified partners with enough programmes, with their reports where the rules ask for them, in the categories
//! that fit. Whoever does not is told why.

use std::collections::BTreeSet;

use sekber_core::value::{CycleId, OrganisationId};
use sekber_engines::award::rules::Rules;

use super::model::{Candidate, LeftOut};
use super::store::{entries, tickets};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// Too few programmes.
const PROGRAMMES: &str = "programmes";
/// A report that is due is not confirmed, or there is none.
const REPORTS: &str = "reports";
/// No category fits.
const CATEGORY: &str = "category";

/// The partners before an award.
pub struct Gate {
    /// Those who may take part.
    pub admitted: Vec<Candidate>,
    /// Those who may not, with the reason.
    refused: Vec<LeftOut>,
}

impl Gate {
    /// Asks the record who may take part.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(tx: &mut Tx, cycle: &CycleId, rules: &Rules) -> Result<Self, Problem> {
        let reported: BTreeSet<OrganisationId> = match rules.needs_report {
            true => {
                let all = tickets::reported_in(tx, (rules.from, rules.cut_off)).await?.into_iter();
                all.filter(|one| one.confirmed == one.due).map(|one| one.organisation_id).collect()
            }
            false => BTreeSet::new(),
        };
        let (mut admitted, mut refused) = (Vec::new(), Vec::new());
        for one in entries::candidates(tx, cycle).await? {
            if one.programmes < i64::from(rules.least_programmes) {
                refused.push(left_out(&one, PROGRAMMES));
            } else if rules.needs_report && !reported.contains(&one.id) {
                refused.push(left_out(&one, REPORTS));
            } else {
                admitted.push(one);
            }
        }
        Ok(Self { admitted, refused })
    }

    /// Everybody who is in none of the entries, with the reason.
    pub fn left_out(self, taking_part: &BTreeSet<&OrganisationId>) -> Vec<LeftOut> {
        let without = self.admitted.iter().filter(|one| !taking_part.contains(&one.id));
        let fits_nowhere = without.map(|one| left_out(one, CATEGORY)).collect::<Vec<_>>();
        self.refused.into_iter().chain(fits_nowhere).collect()
    }
}

fn left_out(one: &Candidate, reason: &'static str) -> LeftOut {
    LeftOut { organisation_id: one.id.clone(), name: one.name.clone(), reason: reason.to_owned() }
}
