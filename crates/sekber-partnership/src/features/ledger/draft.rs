//! An entry as it is handed in, and everything in it that is not taken.

use jiff::civil::Date;
use sekber_core::ledger::{Amount, RATE_SCALE, Rate, Rupiah, Stage, ValueMethod, Way};
use sekber_core::registry::programme::FundingForm;
use sekber_core::text::fold;
use sekber_core::value::{Currency, LedgerEntryId, OrganisationId, ProgrammeId, RegionCode};

use super::limits;
use crate::kit::form::Faults;

/// Somebody who gives or receives: an organisation of the registry, or a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// The organisation, when it is in the registry.
    pub id: Option<OrganisationId>,
    /// Its name.
    pub name: String,
}

impl Hand {
    /// An organisation of the registry.
    pub fn of(id: OrganisationId, name: impl Into<String>) -> Self {
        Self { id: Some(id), name: name.into() }
    }

    /// What sums are made by: the organisation, or the name however it is written.
    pub fn key(&self) -> String {
        match &self.id {
            Some(id) => id.to_string(),
            None => format!("~{}", fold(&self.name)),
        }
    }
}

/// At which rate an amount is counted in rupiah.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// The rate.
    pub rate: Rate,
    /// Of which day.
    pub on: Date,
    /// Who says so.
    pub source: String,
}

/// How much of what is given in kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// Thousandths of the unit.
    pub milli: i64,
    /// The unit.
    pub unit: String,
    /// How its value was found; none when it was not valued.
    pub method: Option<ValueMethod>,
}

/// An entry as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDraft {
    /// How far the money has come.
    pub stage: Stage,
    /// The way it goes.
    pub way: Way,
    /// Money, or something in kind.
    pub form: FundingForm,
    /// For which year.
    pub year: i64,
    /// On which day, where that is known.
    pub on_day: Option<Date>,
    /// Who gives.
    pub funder: Hand,
    /// Who receives and carries out.
    pub implementer: Hand,
    /// The entry that this one is a part of.
    pub out_of: Option<LedgerEntryId>,
    /// The programme it is for; without one, all of the partnership.
    pub programme: Option<ProgrammeId>,
    /// Kecamatan, or the district; without any, those of the programmes.
    pub places: Vec<RegionCode>,
    /// The currency of the amount.
    pub currency: Currency,
    /// How much.
    pub amount: Amount,
    /// The rate, for another currency than the rupiah.
    pub conversion: Option<Conversion>,
    /// How much of what, in kind.
    pub quantity: Option<Quantity>,
    /// The document that says so.
    pub source: String,
    /// Anything else.
    pub note: String,
    /// Whether it was made up for a demonstration.
    pub simulated: bool,
    /// Whether whoever hands it in knows what is odd about it.
    pub confirmed: bool,
    /// The line of an imported file that it records.
    pub told: Option<String>,
}

impl EntryDraft {
    /// An entry in rupiah that says no more than it must.
    pub fn new(stage: Stage, year: i64, (funder, implementer): (Hand, Hand), amount: Amount) -> Self {
        Self {
            stage,
            way: Way::PartnerRun,
            form: FundingForm::Cash,
            year,
            on_day: None,
            funder,
            implementer,
            out_of: None,
            programme: None,
            places: Vec::new(),
            currency: Currency::IDR,
            amount,
            conversion: None,
            quantity: None,
            source: String::new(),
            note: String::new(),
            simulated: false,
            confirmed: false,
            told: None,
        }
    }

    /// What it counts; none when the amount does not fit or lacks its rate.
    pub fn rupiah(&self) -> Option<Rupiah> {
        let rate = match &self.conversion {
            _ if self.currency == Currency::IDR || self.amount == Amount::NotDisclosed => Rate::RUPIAH,
            Some(conversion) => conversion.rate,
            None => return None,
        };
        self.amount.in_rupiah(self.currency, rate)
    }

    /// Everything in it that is not taken, by the names of the form's fields; `today` decides what lies ahead.
    pub fn faults(&self, today: Date) -> Faults {
        let mut faults = Faults::none();
        if !limits::YEARS.contains(&self.year) {
            faults.add("year", "fault-ledger-year");
        }
        if self.stage == Stage::Realised && self.year > i64::from(today.year()) {
            faults.add("year", "fault-ledger-not-yet");
        }
        faults.check_day("on_day", self.on_day);
        let day = self.on_day.filter(|_| faults.of("on_day").is_none());
        if day.is_some_and(|day| i64::from(day.year()) != self.year) {
            faults.add("on_day", "fault-ledger-day-year");
        }
        if day.is_some_and(|day| self.stage != Stage::Planned && day > today) {
            faults.add("on_day", "fault-ledger-day-ahead");
        }
        faults.check_required("funder", &self.funder.name, limits::NAME);
        faults.check_required("implementer", &self.implementer.name, limits::NAME);
        faults.check_most("place", self.places.len(), limits::PLACES);
        match self.amount {
            amount if amount.is_sound() => {}
            // That its ends are the wrong way round says nothing of what they come to.
            Amount::Band(low, high) if high <= low => faults.add("amount_high", "fault-ledger-band"),
            _ => faults.add("amount", "fault-ledger-amount"),
        }
        self.check_rate(today, &mut faults);
        self.check_quantity(&mut faults);
        faults.check_required("source", &self.source, limits::SOURCE);
        faults.check_longest("note", &self.note, limits::NOTE);
        faults
    }

    fn check_rate(&self, today: Date, faults: &mut Faults) {
        if self.currency == Currency::IDR || self.amount == Amount::NotDisclosed {
            return;
        }
        let Some(conversion) = &self.conversion else {
            faults.add_with("rate", "fault-ledger-rate", "currency", self.currency.as_str());
            return;
        };
        if !(1..=limits::RATE * RATE_SCALE).contains(&conversion.rate.0) {
            faults.add_with("rate", "fault-ledger-rate", "currency", self.currency.as_str());
        } else if self.rupiah().is_none() {
            faults.add("amount", "fault-ledger-amount");
        }
        faults.check_day("rate_on", conversion.on);
        if conversion.on > today {
            faults.add("rate_on", "fault-ledger-rate-day");
        }
        faults.check_required("rate_source", &conversion.source, limits::SOURCE);
    }

    fn check_quantity(&self, faults: &mut Faults) {
        match (self.form, &self.quantity) {
            (FundingForm::Cash, None) if matches!(self.way, Way::InKind | Way::GoodsToOffice) => {
                faults.add("form", "fault-ledger-way-form")
            }
            (FundingForm::Cash, None) => {}
            (FundingForm::Cash, Some(_)) => faults.add("quantity", "fault-ledger-cash-quantity"),
            (FundingForm::InKind, None) => faults.add("quantity", "fault-ledger-quantity"),
            (FundingForm::InKind, Some(quantity)) => {
                if !(1..=limits::QUANTITY).contains(&quantity.milli) {
                    faults.add("quantity", "fault-ledger-quantity");
                }
                faults.check_required("unit", &quantity.unit, limits::UNIT);
                if self.amount != Amount::NotDisclosed && quantity.method.is_none() {
                    faults.add("method", "fault-ledger-method");
                }
            }
        }
    }
}
