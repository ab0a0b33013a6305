//! The sentences of this room that are completed by a stored code.

use sekber_core::registry::programme::FundingForm;

use super::iati::STATUSES;
use super::shown::{CHOICES, MATTERS};
use crate::kit::card::{Codes, codes, listed};

/// Columns of sheets.
const COLUMNS: &str = "id code name short-name office-kind partner-kind duties fields quota themes website address \
    contact-name contact-email contact-phone contact-public level legal-form description \
    legal-number organisation reference title nomenclature sdg places place-note start end activity-status period \
    year source amount currency form funding targets beneficiaries help-sought help-offered \
    lead-office supporting-offices state published told";

/// Columns that explain themselves.
const WITHOUT_A_NOTE: [&str; 5] = ["legal-number", "period", "activity-status", "state", "told"];

/// Why a cell of a sheet is remarked.
const REASONS: &str = "cell-error too-long unknown-id read-as near only-first not-an-email not-a-website not-a-year \
    not-a-currency not-in-list not-yes-no unknown-theme ambiguous-organisation \
    unknown-organisation not-an-office first-leads unknown-code newer-code unknown-goal \
    ambiguous-place unknown-place place-kept-as-note year-assumed filled-from-above \
    other-organisation owner-chosen total-differs other-cycle several-stored similar-stored row-again required owner-stays state-stays \
    ends-before-start empty no-number unknown-word bad-grouping ambiguous too-precise out-of-range \
    wrong-currency no-such-date unknown example total heading no-record too-many-values \
    changed-meanwhile not-stored no-result unit-missing unit-doubtful date-order no-dates not-people \
    not-in-list-left-out other-regency several-amounts other-sum titles-again plan-level other-table hidden hidden-row \
    amount-alone maybe-heading owner-above part-of part-faulty too-many-parts repeated currency-doubtful rows-joined rows-differ name-stays case-changes \
    text-shrinks values-vanish which-funding \
    reference-of-another";

/// Each prefix with every code that can follow.
pub fn all() -> Vec<Codes> {
    vec![
        listed("column-", COLUMNS),
        codes("column-note-", COLUMNS.split_whitespace().filter(|column| !WITHOUT_A_NOTE.contains(column))),
        listed("import-reason-", REASONS),
        listed(
            "import-state-",
            "receiving checking ready applying applied failed interrupted discarded taking-back taken-back waiting
             nothing",
        ),
        listed("import-busy-", "receiving checking applying taking-back"),
        listed("import-why-", "stale permission unread attempts cancelled broken not-taken-back"),
        listed("import-outcome-", "added changed unchanged error skipped"),
        // As the trail tells what an import did.
        listed(
            "import-field-",
            "added changed unchanged error skipped warned left_out uncompared rows from_row to_row
             withdrawn restored left",
        ),
        codes("choice-form-", FundingForm::ALL),
        codes("import-choice-", CHOICES.iter().copied()),
        codes("import-iati-status-", STATUSES),
        codes("import-matter-", MATTERS.iter().copied()),
    ]
}
