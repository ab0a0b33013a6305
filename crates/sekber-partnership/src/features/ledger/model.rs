//! Lines of the ledger as they are read.

use jiff::civil::Date;
use sekber_core::coded::coded;
use sekber_core::ledger::{Amount, Budget, Dimension, Disclosure, Entry, Rupiah, Stage, ValueMethod, Way};
use sekber_core::registry::programme::FundingForm;
use sekber_core::value::{
    AttachmentId, Currency, LedgerEntryId, Moment, OrganisationId, PartnershipId, ProgrammeId,
};

crate::text_column!(LedgerEntryId, Stage, Way, Budget, ValueMethod, Dimension, Disclosure, Standing);

coded! {
    /// Whether a line counts.
    Standing, "standing of a line of the ledger":
    /// It counts.
    Confirmed = "confirmed",
    /// It counts nothing until the office confirms it.
    Waiting = "waiting",
    /// The office refused it: it stays and counts nothing.
    Refused = "refused",
}

crate::row_struct! {
    /// A line of the ledger.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct LedgerEntry {
        /// The line.
        pub id: LedgerEntryId,
        /// The partnership it belongs to.
        pub partnership_id: PartnershipId,
        /// What that is called.
        pub partnership: String,
        /// The programme it is for; none when it is for all of the partnership.
        pub programme_id: Option<ProgrammeId>,
        /// That programme's title.
        pub programme: Option<String>,
        /// How far the money has come.
        pub stage: Stage,
        /// The way it goes.
        pub way: Way,
        /// Whose money it is.
        pub budget: Budget,
        /// Money, or something in kind.
        pub form: FundingForm,
        /// For which year.
        pub year: i64,
        /// On which day, where that is known.
        pub on_day: Option<Date>,
        /// Codes of what was odd about it when it was recorded, separated by `;`.
        pub doubts: String,
        /// Who gives, when it is in the registry.
        pub funder_id: Option<OrganisationId>,
        /// Who gives.
        pub funder_name: String,
        /// By what sums of funders are made.
        pub funder_key: String,
        /// Who receives, when it is in the registry.
        pub implementer_id: Option<OrganisationId>,
        /// Who receives.
        pub implementer_name: String,
        /// By what chains are followed.
        pub implementer_key: String,
        /// The office that led the partnership.
        pub office_id: Option<OrganisationId>,
        /// The line that this one is a part of.
        pub out_of_id: Option<LedgerEntryId>,
        /// The line that this one undoes.
        pub corrects_id: Option<LedgerEntryId>,
        /// The line that undoes this one.
        pub corrected_by: Option<LedgerEntryId>,
        /// Who undid this one.
        pub undone_by: Option<String>,
        /// Why.
        pub undone_why: Option<String>,
        /// How the amount was told.
        pub disclosure: Disclosure,
        /// Its currency.
        pub currency: Currency,
        /// The amount, or the lower end of its band, in minor units.
        pub low_minor: Option<i64>,
        /// The amount, or the higher end of its band.
        pub high_minor: Option<i64>,
        /// Millionths of a rupiah for one unit of the currency.
        pub rate_micro: Option<i64>,
        /// Of which day that rate is.
        pub rate_on: Option<Date>,
        /// Who says so.
        pub rate_source: String,
        /// As it is counted, in sen.
        pub low_idr: i64,
        /// The same at its higher end.
        pub high_idr: i64,
        /// One where the amount is not disclosed.
        pub undisclosed: i64,
        /// Thousandths of a unit, in kind.
        pub quantity_milli: Option<i64>,
        /// The unit.
        pub unit: String,
        /// How its value was found.
        pub value_method: Option<ValueMethod>,
        /// The document that says so.
        pub source: String,
        /// Anything else.
        pub note: String,
        /// Why the line before was undone.
        pub reason: String,
        /// Whether it was made up for a demonstration.
        pub simulated: bool,
        /// Whether it counts, waits for the office, or was refused by it.
        pub standing: Standing,
        /// Why it was refused.
        pub standing_reason: String,
        /// Who confirmed or refused it; nobody where nobody had to.
        pub standing_by: String,
        /// When that was.
        pub standing_at: Option<Moment>,
        /// Who recorded it.
        pub person_name: String,
        /// For which organisation; none for the secretariat, and where it is not known.
        pub recorder_id: Option<OrganisationId>,
        /// When.
        pub recorded_at: Moment,
        /// How many files prove it.
        pub evidence: i64,
        /// The share that is counted under the filter, in sen.
        pub share_low: i64,
        /// The same at its higher end.
        pub share_high: i64,
        /// Codes of themes, fields, goals and kecamatan, as `dimension:code` separated by `;`.
        pub codes: Option<String>,
    }
    /// A file that proves a line.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Evidence {
        /// The file.
        pub attachment_id: AttachmentId,
        /// Its name.
        pub file_name: String,
        /// Its size in bytes.
        pub size: i64,
        /// Who added it.
        pub person_name: String,
        /// When.
        pub added_at: Moment,
    }
}

impl LedgerEntry {
    /// Where it is shown.
    pub fn path(&self) -> String {
        format!("/ledger/{}", self.id)
    }

    /// Whether it was undone or undoes another: it stands, and counts nothing any more.
    pub fn is_undone(&self) -> bool {
        self.corrects_id.is_some() || self.corrected_by.is_some()
    }

    /// Who undid it or, by it, another, and why; none of what stands.
    pub fn undone(&self) -> Option<(&str, &str)> {
        match self.is_counter() {
            true => Some((self.person_name.as_str(), self.reason.as_str())),
            false => Some((self.undone_by.as_deref()?, self.undone_why.as_deref().unwrap_or_default())),
        }
    }

    /// Whether it counts in totals.
    pub fn counts(&self) -> bool {
        self.standing == Standing::Confirmed
    }

    /// Whether the office has confirmed it, so that it is its word, too.
    pub fn is_confirmed(&self) -> bool {
        self.counts() && !self.standing_by.is_empty()
    }

    /// Whether it waits for the office.
    pub fn is_waiting(&self) -> bool {
        self.standing == Standing::Waiting && !self.is_undone()
    }

    /// Whether the office refused it.
    pub fn is_refused(&self) -> bool {
        self.standing == Standing::Refused
    }

    /// What was odd about it when it was recorded.
    pub fn doubts(&self) -> Vec<&str> {
        self.doubts.split(';').filter(|code| !code.is_empty()).collect()
    }

    /// Whether it is a part of the line above and counted there.
    pub fn is_passed_on(&self) -> bool {
        self.out_of_id.is_some()
    }

    /// Whether the implementer carries it out with its own money.
    pub fn is_own_money(&self) -> bool {
        self.funder_key == self.implementer_key
    }

    /// The amount as it was told, without the sign of a counter-entry.
    pub fn amount(&self) -> Amount {
        match (self.disclosure, self.low_minor, self.high_minor) {
            (Disclosure::Exact, Some(low), _) => Amount::Exact(low.abs()),
            (Disclosure::Band, Some(low), Some(high)) => Amount::Band(low.abs(), high.abs()),
            _ => Amount::NotDisclosed,
        }
    }

    /// Whether the signs are those of a counter-entry.
    pub fn is_counter(&self) -> bool {
        self.corrects_id.is_some()
    }

    /// What it is under the dimensions that may be several.
    pub fn classes(&self) -> Vec<(Dimension, String)> {
        let codes = self.codes.as_deref().unwrap_or_default().split(';');
        let pair = |text: &str| {
            let (by, code) = text.split_once(':')?;
            Some((by.parse().ok()?, code.to_owned()))
        };
        let mut classes: Vec<_> = codes.filter_map(pair).collect();
        classes.sort();
        classes
    }

    /// The line as the arithmetic of the ledger takes it.
    pub fn entry(&self) -> Entry {
        Entry {
            id: self.id.clone(),
            out_of: self.out_of_id.clone(),
            corrects: self.corrects_id.clone(),
            stage: self.stage,
            way: self.way,
            form: self.form,
            year: self.year,
            funder: self.funder_key.clone(),
            implementer: self.implementer_key.clone(),
            office: self.office_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            rupiah: Rupiah { low: self.low_idr, high: self.high_idr, undisclosed: self.undisclosed },
            codes: self.classes(),
        }
    }
}

/// The code under which the way an amount is told is stored.
pub fn disclosure(amount: Amount) -> &'static str {
    let told = match amount {
        Amount::Exact(_) => Disclosure::Exact,
        Amount::Band(..) => Disclosure::Band,
        Amount::NotDisclosed => Disclosure::NotDisclosed,
    };
    told.as_str()
}
