//! From a gap to an open need: who may write one, and the form with what is known already.

use sekber_core::roles::Role;
use sekber_core::value::RegionCode;
use sekber_core::value::region::RegionLevel;

use crate::features::synchronisation::store::data::AreaData;
use crate::kit::access::Actor;
use crate::kit::page::{Frame, QueryString};

/// Whether somebody writes open needs for an office.
pub fn may_seek(actor: &Actor) -> bool {
    let is_of_office = |role: &Role| matches!(role, Role::Office(_, duty) if duty.may_edit());
    actor.is_secretariat() || actor.roles.iter().any(is_of_office)
}

/// The form of an open need for what is told here.
pub fn seek(field: &str, value: &str) -> String {
    QueryString::default().with(field, value).link("/needs/new")
}

/// The form of an open need for a place of a data set with how much it needs: the kecamatan is chosen, a village is named.
pub fn seek_at(frame: &Frame, data: &AreaData, (code, name): (&RegionCode, &str), need: String) -> String {
    let (title, kecamatan) = match code.parent().filter(|_| code.level() == RegionLevel::Village) {
        Some(kecamatan) => (format!("{}, {name}", data.name), kecamatan),
        None => (data.name.clone(), code.clone()),
    };
    let village = if kecamatan == *code { "" } else { name };
    let facts = [
        ("data", data.name.clone()),
        ("producer", data.producer.clone()),
        ("year", data.year.to_string()),
        ("place", name.to_owned()),
        ("need", need),
        ("unit", data.unit.clone()),
    ];
    QueryString::default()
        .with("title", &title)
        .with("place_code", kecamatan.as_str())
        .with("place_note", village)
        .with("purpose", &frame.say_facts("area-seek-purpose", &facts))
        .link("/needs/new")
}
