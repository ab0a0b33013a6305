//! Whom the demonstration invites: a meeting of the size of the one of 20 September 2023, whose attendance list is not
//! public, chosen by rules that anyone can repeat.

use std::cmp::Reverse;

use super::{Confidence, Office, OfficeKind, Partner, Programme, offices, partners, programmes};

/// How many partners came to the meeting.
const PARTNERS_AT_MEETING: usize = 45;
/// The year of the meeting.
const MEETING_YEAR: u16 = 2023;
/// A partner last heard of before this year is taken to have left the district.
const STILL_HERE_SINCE: u16 = 2017;

/// The 26 offices invited: every dinas and every badan, in the order of the record. Left out are the parts of the
/// regional secretariat (which convenes), council secretariat, inspectorate, hospital, civil service police and the
/// kecamatan.
pub fn invited_offices() -> Vec<&'static Office> {
    offices().iter().filter(|office| matches!(office.kind, OfficeKind::Dinas | OfficeKind::Badan)).collect()
}

/// The 45 partners invited, in the order of the rule.
///
/// A partner whose latest dated programme ended (or, with one date only, took place) before 2017 is passed over. Of
/// the others come first those with more documented programmes, then those with a programme running in 2023, then
/// those with more programmes of any kind, then documented before inferred partners, then by id.
pub fn invited_partners() -> Vec<&'static Partner> {
    let mut ranked: Vec<_> = partners().iter().filter(|partner| still_here(partner)).collect();
    ranked.sort_by_key(|partner| {
        let documented =
            of(partner).filter(|programme| programme.confidence == Confidence::Documented).count();
        let in_year =
            of(partner).filter_map(Programme::years).any(|(from, to)| (from..=to).contains(&MEETING_YEAR));
        let rank = (documented, in_year, of(partner).count(), partner.confidence == Confidence::Documented);
        (Reverse(rank), &partner.id)
    });
    ranked.truncate(PARTNERS_AT_MEETING);
    ranked
}

fn of(partner: &Partner) -> impl Iterator<Item = &'static Programme> {
    programmes().iter().filter(|programme| programme.partner == partner.id)
}

/// Partners without any dated programme are given the benefit of the doubt.
fn still_here(partner: &Partner) -> bool {
    of(partner)
        .filter_map(Programme::years)
        .map(|(_, to)| to)
        .max()
        .is_none_or(|last| last >= STILL_HERE_SINCE)
}
