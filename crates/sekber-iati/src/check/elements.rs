//! Which elements stand where, as version 2.03 of the standard has them.

/// The elements of an activity in the order of the standard.
pub const ACTIVITY: &[&str] = &[
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "other-identifier",
    "activity-status",
    "activity-date",
    "contact-info",
    "activity-scope",
    "recipient-country",
    "recipient-region",
    "location",
    "sector",
    "tag",
    "country-budget-items",
    "humanitarian-scope",
    "policy-marker",
    "collaboration-type",
    "default-flow-type",
    "default-finance-type",
    "default-aid-type",
    "default-tied-status",
    "budget",
    "planned-disbursement",
    "capital-spend",
    "transaction",
    "document-link",
    "related-activity",
    "legacy-data",
    "conditions",
    "result",
    "crs-add",
    "fss",
];

/// Those that an activity needs.
pub const NEEDED: &[&str] = &[
    "iati-identifier",
    "reporting-org",
    "title",
    "description",
    "participating-org",
    "activity-status",
    "activity-date",
];

/// Those that may stand once.
pub const ONCE: &[&str] = &[
    "iati-identifier",
    "reporting-org",
    "title",
    "activity-status",
    "activity-scope",
    "collaboration-type",
    "default-flow-type",
    "default-finance-type",
    "default-tied-status",
    "capital-spend",
    "conditions",
    "crs-add",
    "fss",
];

/// The elements of a transaction in the order of the standard.
pub const TRANSACTION: &[&str] = &[
    "transaction-type",
    "transaction-date",
    "value",
    "description",
    "provider-org",
    "receiver-org",
    "disbursement-channel",
    "sector",
    "recipient-country",
    "recipient-region",
    "flow-type",
    "finance-type",
    "aid-type",
    "tied-status",
];

/// The elements of an organisation in the order of the standard.
pub const ORGANISATION: &[&str] = &[
    "organisation-identifier",
    "name",
    "reporting-org",
    "total-budget",
    "recipient-org-budget",
    "recipient-region-budget",
    "recipient-country-budget",
    "total-expenditure",
    "document-link",
];
