//! What a reader of the trail asks for, as it stands in the address.

use jiff::ToSpan as _;
use jiff::civil::Date;
use sekber_core::text::fold;
use sekber_core::value::Moment;

use crate::kit::form::{Faults, Form};
use crate::kit::page::QueryString;
use crate::kit::settings::Settings;

/// The fields of the address that filter.
pub const FIELDS: [&str; 7] = ["q", "kind", "subject", "id", "actor", "from", "until"];

/// Which lines are wanted; what is not set does not filter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Folded words that occur in the actor's or the record's name.
    pub words: Option<String>,
    /// The line with this number beside those with the words, where they are a number.
    pub seq: Option<i64>,
    /// The kind of event.
    pub kind: Option<String>,
    /// The kind of record.
    pub subject: Option<String>,
    /// The record.
    pub id: Option<String>,
    /// Who acted: a person's id, or `system`.
    pub actor: Option<String>,
    /// The earliest moment.
    pub from: Option<Moment>,
    /// The first moment that is too late.
    pub until: Option<Moment>,
}

/// The form as typed, for showing it again.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// What the search box holds.
    pub q: String,
    /// The chosen kind of event.
    pub kind: String,
    /// The chosen kind of record.
    pub subject: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// All of it as an address.
    pub query: QueryString,
}

/// Reads the address. A day that is no date is a fault and does not filter, nor do days in the wrong order.
pub fn read(form: &Form, settings: &Settings) -> (Filter, Typed, Faults) {
    let mut faults = Faults::none();
    let text = |name: &str| form.filled(name).map(str::to_owned);
    let from: Option<Date> = form.parsed("from", "fault-audit-date", &mut faults);
    let until: Option<Date> = form.parsed("until", "fault-audit-date", &mut faults);
    let is_order = from.zip(until).is_none_or(|(from, until)| from <= until);
    if !is_order {
        faults.add("until", "fault-audit-order");
    }
    let (from, until) = (from.filter(|_| is_order), until.filter(|_| is_order));
    let filter = Filter {
        seq: text("q").and_then(|typed| typed.parse().ok()),
        words: text("q").map(|typed| fold(&typed)),
        kind: text("kind"),
        subject: text("subject"),
        id: text("id"),
        actor: text("actor"),
        from: from.and_then(|day| midnight(settings, day)),
        // The last day is meant whole.
        until: until.and_then(|day| midnight(settings, day.saturating_add(1.day()))),
    };
    let typed = Typed {
        q: form.text("q").to_owned(),
        kind: form.text("kind").to_owned(),
        subject: form.text("subject").to_owned(),
        from: form.text("from").to_owned(),
        until: form.text("until").to_owned(),
        query: QueryString::keep(form, &FIELDS),
    };
    (filter, typed, faults)
}

fn midnight(settings: &Settings, day: Date) -> Option<Moment> {
    let stamp = settings.time_zone.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
    Some(Moment(stamp.as_millisecond()))
}
