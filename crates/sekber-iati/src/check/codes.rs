//! The short lists of codes of the standard, version 2.03, and how longer ones look.

/// A list with its name and its codes.
pub type List = (&'static str, &'static [&'static str]);

pub const STATUS: List = ("ActivityStatus", &["1", "2", "3", "4", "5", "6"]);
pub const DATE: List = ("ActivityDateType", &["1", "2", "3", "4"]);
pub const ROLE: List = ("OrganisationRole", &["1", "2", "3", "4"]);
pub const ORGANISATION: List = (
    "OrganisationType",
    &["10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"],
);
pub const TRANSACTION: List =
    ("TransactionType", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"]);
pub const BUDGET: List = ("BudgetType", &["1", "2"]);
pub const BUDGET_STATUS: List = ("BudgetStatus", &["1", "2"]);
pub const SCOPE: List = ("ActivityScope", &["1", "2", "3", "4", "5", "6", "7", "8"]);
pub const COLLABORATION: List = ("CollaborationType", &["1", "2", "3", "4", "6", "7", "8"]);
pub const TIED: List = ("TiedStatus", &["3", "4", "5"]);
pub const CHANNEL: List = ("DisbursementChannel", &["1", "2", "3", "4"]);
pub const RELATED: List = ("RelatedActivityType", &["1", "2", "3", "4", "5"]);
pub const RESULT: List = ("ResultType", &["1", "2", "3", "9"]);
pub const DESCRIPTION: List = ("DescriptionType", &["1", "2", "3", "4"]);

/// Whether a text is written as codes of countries and currencies are: so many capital letters.
pub fn is_capitals(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a text is so many digits.
pub fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}
