//! A name of what a paper says, which no other text has: by it what was read, issued and signed is known to be the same.

use sekber_core::partnership::{AgreementKind, Capacity};
use serde::Serialize;

use super::clause::StandingWords;
use crate::features::partnership::model::Agreement;
use crate::features::partnership::store::clauses::Clause;
use crate::kit::digest::sha256;
use crate::kit::problem::Problem;

#[derive(Serialize)]
struct Facts<'a> {
    kind: AgreementKind,
    texts: [&'a str; 10],
    base: Option<&'a str>,
    partner: Option<&'a str>,
    office: Option<&'a str>,
    signer: Capacity,
    amount: Option<i64>,
    days: [Option<String>; 2],
    fields: Vec<String>,
    /// Of a village's consent; left out where it names none, so that what was issued before it could keeps its digest.
    #[serde(skip_serializing_if = "Option::is_none")]
    village: Option<[&'a str; 3]>,
    /// Rank and NIP that papers have borne since they are kept; left out where there are none, for the same reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    officials: Option<[&'a str; 3]>,
    /// The district's words that are printed in it; left out where there are none, for the same reason.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<&'a Clause>,
}

/// SHA-256 of what a paper says in these words of the district, apart from its numbers.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn digest(agreement: &Agreement, words: &StandingWords) -> Result<String, Problem> {
    let mut fields = agreement.fields();
    fields.sort();
    let village = [&agreement.village, &agreement.village_head_name, &agreement.village_head_number];
    let village = village.map(String::as_str);
    let officials = [&agreement.district_rank, &agreement.partner_number, &agreement.partner_rank];
    let officials = officials.map(String::as_str);
    let facts = Facts {
        officials: officials.iter().any(|text| !text.is_empty()).then_some(officials),
        village: village.iter().any(|text| !text.is_empty()).then_some(village),
        kind: agreement.kind,
        texts: [
            &agreement.title,
            &agreement.purpose,
            &agreement.scope,
            &agreement.financing,
            &agreement.items,
            &agreement.district_name,
            &agreement.district_position,
            &agreement.district_number,
            &agreement.partner_name,
            &agreement.partner_position,
        ],
        base: agreement.base_id.as_ref().map(|id| id.as_str()),
        partner: agreement.partner.as_deref(),
        office: agreement.office.as_deref(),
        signer: agreement.signer,
        amount: agreement.amount_minor,
        days: [agreement.starts_on, agreement.ends_on].map(|day| day.map(|day| day.to_string())),
        fields,
        words: words.printed_in(agreement),
    };
    Ok(sha256(serde_json::to_vec(&facts).map_err(anyhow::Error::from)?))
}
