//! The legal papers that verification asks of the partners of the full demonstration: numbers that say that they are made up, so that
//! what a verified partner has shown and what was asked of it agree.

use jiff::civil::date;
use sekber_core::registry::legal_documents::{LegalDocumentKind as Document, required};
use sekber_core::registry::{LegalForm, PartnerKind};
use sekber_facts::sintang;

use super::Codes;
use super::foreign_partner::is_foreign;
use super::programmes::YEARS;
use crate::features::legal_document::{self, LegalDocumentDraft};
use crate::kit::problem::Problem;
use crate::kit::store::Tx;

/// What a partner of the record is in law, as far as its name or its kind tells it; of the others nobody says it.
pub fn form(partner: &sintang::Partner) -> Option<LegalForm> {
    let begins = |words: &[&str]| words.iter().any(|word| partner.name.starts_with(word));
    if is_foreign(&partner.id) {
        return Some(LegalForm::Foreign);
    }
    match partner.kind {
        sintang::PartnerKind::Campus => Some(LegalForm::Campus),
        // A branch of a professional body is no group of residents.
        sintang::PartnerKind::Community if !begins(&["Ikatan "]) => Some(LegalForm::Unincorporated),
        _ if begins(&["Yayasan "]) => Some(LegalForm::Foundation),
        _ if begins(&["Koperasi ", "KUD ", "Credit Union "]) => Some(LegalForm::Cooperative),
        _ if partner.name.contains("Perkumpulan") => Some(LegalForm::Association),
        _ => None,
    }
}

/// What stands before the number of a made-up paper.
fn mark(kind: Document) -> &'static str {
    match kind {
        Document::Deed => "AKTA",
        Document::Ahu => "AHU",
        Document::Skt => "SKT",
        Document::Npwp => "NPWP",
        Document::FoundingDecree => "SK",
        Document::Accreditation => "AKREDITASI",
        Document::CooperativeApproval => "BH",
        Document::AnnualMeeting => "RAT",
        _ => "SURAT",
    }
}

/// Writes the papers of all partners that count as checked and whose form in law is told. The one from abroad has its permits.
pub async fn add(tx: &mut Tx, partners: &Codes<'_>) -> Result<(), Problem> {
    let [first, ..] = YEARS;
    let issued = date(first, 1, 8);
    let draft = |kind: Document, partner: &sintang::Partner| LegalDocumentDraft {
        kind,
        number: format!("{}/{}/{first}", mark(kind), partner.id),
        issuer: "Penerbit (simulasi)".to_owned(),
        issued_on: Some(issued),
        // A certificate of registration is valid for five years.
        expires_on: (kind == Document::Skt).then_some(date(first + 5, 1, 7)),
    };
    for partner in sintang::partners() {
        let is_checked = partner.confidence == sintang::Confidence::Documented && !is_foreign(&partner.id);
        let (Some(form), Some(id), true) = (form(partner), partners.get(partner.id.as_str()), is_checked)
        else {
            continue;
        };
        // Only groups are without a form of their own here.
        let asked = required(form, PartnerKind::CommunityGroup).iter().filter_map(|any_of| any_of.first());
        let drafts: Vec<LegalDocumentDraft> = asked.map(|kind| draft(*kind, partner)).collect();
        legal_document::simulate(tx, id, &drafts).await?;
    }
    Ok(())
}
